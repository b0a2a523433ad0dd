//! What makes a row and a record the same: nothing is taken for something else because it begins on one day.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::Value;
use binnenwerk::exchange::import::Plan;
use binnenwerk::repository::Repository;

use crate::office::*;

fn of_kind(kind: Kind) -> ImportOptions {
    ImportOptions { kind: Some(kind), ..ImportOptions::default() }
}

/// Reads rows of a kind in, twice; answers how many records there are after each time.
fn twice(office: &mut Office, kind: Kind, rows: &str) -> (usize, usize) {
    let sheets = csv("feiten.csv", rows);
    let mut count = || {
        office.import_as(&sheets, &of_kind(kind));
        office.repo.all(kind).expect("asked").len()
    };
    (count(), count())
}

fn codes(plan: &Plan) -> Vec<(u32, Reason)> {
    plan.summary.refused.iter().map(|row| (row.row, row.reason.reason)).collect()
}

#[test]
fn facts_that_begin_on_one_day_stay_apart_and_a_second_time_nothing_is_added() {
    let mut office = one_member();
    office.import(&csv("werk.csv", "Werksoort;Takenpakketten\nArchief;Scannen, Dozen\n"));
    office.import(&csv("klanten.csv", "Opdrachtgever;Afgesproken banen;Afgesproken per\nHavens;5;01-01-2023\n"));
    for (kind, rows, records) in [
        (
            Kind::Instrument,
            "Medewerker;Instrument;Status;Vanaf\n1;loondispensatie;toegekend;01-03-2023\n1;no-riskpolis;toegekend;01-03-2023\n",
            2,
        ),
        (Kind::Certificate, "Medewerker;Certificaat;Behaald op\n1;BHV;01-04-2023\n1;Heftruck;01-04-2023\n", 2),
        (Kind::CostItem, "Naam;Grondslag\nBegeleiding;persoon per maand\n", 1),
        (
            Kind::Rate,
            "Kostenpost;Opdrachtgever;Bedrag;Vanaf\nBegeleiding;;20;01-01-2023\nBegeleiding;Havens;25;01-01-2023\n",
            2,
        ),
        (Kind::Survey, "Gehouden op;Team;Cijfer;Antwoorden\n01-06-2023;;7,1;90\n01-06-2023;Een;8;12\n", 2),
        (
            Kind::DisplacementCheck,
            "Team;Takenpakket;Getoetst op;Verdringt\nEen;Scannen;02-01-2023;nee\nEen;Dozen;02-01-2023;ja\nTwee;Dozen;02-01-2023;nee\n",
            3,
        ),
        (Kind::Signal, "Onderwerp;Team;Gemeld op\nRooster;Een;01-05-2023\nRooster;Twee;01-05-2023\n", 2),
    ] {
        assert_eq!(twice(&mut office, kind, rows), (records, records), "{kind}");
    }
}

#[test]
fn rows_that_contradict_each_other_are_refused_and_an_equal_one_is_not() {
    let mut office = one_member();
    let head = "Medewerker;Certificaat;Behaald op;Geldig tot\n1;BHV;01-04-2023;31-03-2024\n";
    let sheets = csv("c.csv", &format!("{head}1;bhv;01-04-2023;31-03-2025\n1;BHV;01-04-2023;31-03-2024\n"));
    let plan = office.plan(&sheets, &of_kind(Kind::Certificate));
    assert_eq!((codes(&plan), plan.writes()), (vec![(3, Reason::ToldOtherwise)], 1));
    office.import_as(&csv("c.csv", head), &of_kind(Kind::Certificate));
    let changed = csv("c.csv", "Medewerker;Certificaat;Behaald op;Geldig tot\n1;bhv;01-04-2023;31-03-2026\n");
    office.import_as(&changed, &of_kind(Kind::Certificate));
    let stored = office.repo.all(Kind::Certificate).expect("asked");
    assert_eq!(stored.len(), 1);
    assert_eq!((stored[0].get("name").plain(), stored[0].get("until").plain()), ("BHV".into(), "2026-03-31".into()));
}

#[test]
fn who_led_a_team_before_stays_when_a_list_names_who_leads_it_now() {
    let mut office = Office::new();
    let head = "Teamcode;Team;Plaatsen;Start;Teamleider\n";
    office.import(&csv("t.csv", &format!("{head}T1;Een;8;01-01-2020;Ali Kaya\n")));
    let roles = "Team;Begeleider;Rol;Vanaf;Tot en met\n\
                 T1;Ali Kaya;teamleider;01-01-2020;30-06-2023\nT1;Els Bos;teamleider;01-07-2023;\n";
    office.import(&csv("begeleiders.csv", "Naam;Rol\nEls Bos;teamleider\n"));
    office.import_as(&csv("rollen.csv", roles), &of_kind(Kind::TeamRole));
    let before = office.repo.all(Kind::TeamRole).expect("asked");
    assert_eq!(before.len(), 2);
    for leader in ["Els Bos", "Bos, Els", "Ali Kaya"] {
        let plan = office.import(&csv("t.csv", &format!("{head}T1;Een;8;01-01-2020;{leader}\n")));
        assert_eq!(plan.changes, [], "{leader}");
    }
    let plan = office.plan(&csv("t.csv", &format!("{head}T1;Een;9;01-01-2020;Zoë Wit\n")), &ImportOptions::default());
    assert_eq!((refusals(&plan), plan.writes()), (vec![(2, "Teamleider", "Zoë Wit", Reason::ChangedSinceStart)], 0));
    assert_eq!(office.repo.all(Kind::TeamRole).expect("asked"), before);
}

#[test]
fn a_later_first_day_of_the_same_work_is_told() {
    let mut office = one_member();
    let plan = office.import(&roster("1;Aa, Jan;Een;32;17-04-2023"));
    assert_eq!(plan.changes, []);
    let told: Vec<String> = plan.summary.warnings.iter().map(|warning| reason(&warning.0)).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("2023") && told[0].contains("row 2"), "{told:?}");
    assert_eq!(office.import(&roster("1;Aa, Jan;Een;32;01-03-2023")).summary.warnings, []);
}

#[test]
fn a_sheet_that_is_more_like_another_kind_is_not_taken_for_teams() {
    let mut office = one_member();
    let fixed = "Nummer;Opdrachtgever;Vanaf;Tot en met;Vastgesteld op;Totaal\n2023-1;Havens;01-01-2023;31-03-2023;02-04-2023;5\n";
    let prices = "Kostenpost;Opdrachtgever;Team;Bedrag;Vanaf\nReiskosten;Havens;Een;20;01-01-2023\n";
    for (text, code) in [(fixed, Reason::StatementIsFixed), (prices, Reason::SheetNeedsKind)] {
        assert_eq!(office.try_plan(&csv("x.csv", text), &ImportOptions::default()).err(), Some(code));
    }
    assert_eq!(office.try_plan(&csv("x.csv", fixed), &of_kind(Kind::Statement)).err(), Some(Reason::StatementIsFixed));
}

#[test]
fn a_fact_whose_first_day_nobody_says_is_refused_and_nothing_begins_in_1970() {
    let mut office = one_member();
    office.import(&csv("klanten.csv", "Opdrachtgever;Korte naam\nHavens;Hvn\n"));
    let mut refused = |options: &ImportOptions, rows: &str| {
        let plan = office.plan(&csv("feiten.csv", rows), options);
        (codes(&plan), plan.writes())
    };
    for (kind, rows) in [
        (Kind::ClientAgreement, "Opdrachtgever;Banen;Vanaf\nHavens;5;\n"),
        (Kind::RegisterCheck, "Medewerker;Telt mee;Telt quotum;Gecontroleerd op\n1;nee;nee;\n"),
    ] {
        assert_eq!(refused(&of_kind(kind), rows), (vec![(2, Reason::Required)], 0), "{kind}");
    }
    let client = "Opdrachtgever;Afgesproken banen\nHavens;5\n";
    assert_eq!(refused(&ImportOptions::default(), client), (vec![(2, Reason::DayOfAgreementNeeded)], 0));
}

/// A second fact of what there is only one of at a time is refused as a row, and a stored one that ends makes room for the next
/// wherever the rows stand.
#[test]
fn a_fact_that_overlaps_another_is_refused_with_its_row() {
    for (kind, head, one, two, next, ended) in [
        (
            Kind::Absence,
            "Medewerker;Vanaf;Tot en met;Percentage",
            "1;01-04-2023;;100",
            "1;01-05-2023;;50",
            "1;01-06-2023;;50",
            "1;01-04-2023;31-05-2023;100",
        ),
        (
            Kind::Employment,
            "Medewerker;Vanaf;Tot en met;Contract",
            "1;01-04-2023;;vast",
            "1;01-05-2023;;vast",
            "1;01-06-2023;;vast",
            "1;01-04-2023;31-05-2023;vast",
        ),
    ] {
        let mut office = one_member();
        let plan = office.plan(&csv("x.csv", &format!("{head}\n{one}\n{two}\n")), &of_kind(kind));
        assert_eq!(refusals(&plan), [(3, "Vanaf", "01-05-2023", kind.one_at_a_time().expect("one"))], "{kind}");
        office.commit(plan);
        office.import_as(&csv("x.csv", &format!("{head}\n{next}\n{ended}\n")), &of_kind(kind));
        assert_eq!(office.repo.all(kind).expect("asked").len(), 2, "{kind}");
    }
}

#[test]
fn people_without_numbers_get_the_next_free_one_and_are_found_again_by_their_whole_name() {
    let mut office = one_member();
    let list = csv("a.csv", "Naam;Telefoon\nBee, Bo;06-11111111\nAa, Jan van der;06-22222222\n");
    assert_eq!(office.try_plan(&list, &ImportOptions::default()).unwrap_err(), Reason::NumbersMissing);
    let numbering = ImportOptions { number_people: true, ..ImportOptions::default() };
    office.import_as(&list, &numbering);
    let number = |office: &Office, name| office.value(Kind::Member, name, "number");
    let [first, second] = ["Bee, Bo", "Jan van der Aa"].map(|name| number(&office, name));
    assert_eq!([first, second], ["2", "3"].map(|number| Value::Text(number.into())));
    assert_eq!(office.import_as(&list, &numbering).writes(), 0, "the same people");
    // A roster, with the number of some; a number that stands in it is not given to somebody else.
    let roster =
        "Nr;Naam;Team;Uren;Vanaf\n4;Cee, Co;Een;24;03-02-2025\n;Dee, Do;Een;16;03-02-2025\n;Bee, Bo;Een;8;03-02-2025\n";
    let refused = office.plan(&csv("r.csv", roster), &ImportOptions::default());
    assert_eq!(refusals(&refused).iter().map(|row| row.3).collect::<Vec<_>>(), [Reason::NumberMissing; 2]);
    office.import_as(&csv("r.csv", roster), &numbering);
    assert_eq!(number(&office, "Dee, Do"), Value::Text("5".into()));
    assert_eq!(office.placements("2"), ["T1 8 2025-02-03"]);
    // A new person in two files of one import.
    let both = [
        csv("een.csv", "Naam;Telefoon\nEf, Fien;06-33333333\n"),
        csv("twee.csv", "Naam;Team;Uren;Vanaf\nEf, Fien;Een;8;03-02-2025\n"),
    ];
    office.import_as(&both.concat(), &numbering);
    assert_eq!(office.placements("6"), ["T1 8 2025-02-03"]);
    // Two of one name in a list, a name that two have, and a surname alone.
    let two = csv("b.csv", "Naam;Telefoon\nEe, Eva;06-44444444\nEe, Eva;06-55555555\nEe;\n");
    let plan = office.plan(&two, &numbering);
    let reasons: Vec<Reason> = refusals(&plan).iter().map(|row| row.3).collect();
    assert_eq!(reasons, [Reason::DuplicateInFile, Reason::NameMissing]);
    office.import(&csv("c.csv", "Nr;Naam\n77;Bee, Bo\n"));
    assert_eq!(refusals(&office.plan(&list, &numbering))[0].3, Reason::AmbiguousName);
}

const MEMBERS: &str = "Team;Nr;Naam;Uren;Vanaf;Telefoon\n";

#[test]
fn two_files_that_contradict_each_other_are_refused_by_both_rows_in_whatever_order() {
    let north = csv("noord.csv", &format!("{MEMBERS}Een;11;Aa, A;20;13-01-2026;06-12 34\n"));
    for (row, column) in [
        ("Een;11;Aa, A;36;13-01-2026;", "Uren"),
        ("Een;11;Aa, A;;13-01-2026;06-99", "Telefoon"),
        ("Een;11;Bee, B;;13-01-2026;", "Naam"),
        ("Een;11;aa, a;20;13-01-2026;061234", ""),
    ] {
        let south = csv("zuid.csv", &format!("{MEMBERS}{row}\n"));
        let both = [north.clone(), south.clone()].concat();
        let plan = one_member().plan(&both, &ImportOptions::default());
        let told: Vec<_> = plan
            .summary
            .refused
            .iter()
            .map(|refused| (refused.sheet_index, refused.column.as_str(), refused.reason.reason))
            .collect();
        let expected = [(1, column, Reason::ToldOtherwiseIn)];
        assert_eq!(told, if column.is_empty() { &[][..] } else { &expected[..] }, "{row}");
        if let [refused] = plan.summary.refused.as_slice() {
            assert_eq!(refused.reason.args, [("row", 2i64.into()), ("file", "noord.csv".into())]);
            let swapped = one_member().plan(&[south, north.clone()].concat(), &ImportOptions::default());
            assert_eq!(swapped.summary.refused.len(), 1, "{row}");
        }
    }
}

#[test]
fn two_lists_of_teams_that_contradict_each_other_are_refused() {
    let teams = |name: &str, row: &str| csv(name, &format!("Teamcode;Team;Plaatsen;Start;Teamleider\n{row}\n"));
    let one = teams("a.csv", "T050;Kas;10;1-1-2026;Vos, Kim");
    for (row, contradicts) in [
        ("T050;Kas;12;1-1-2026;", true),
        ("T050;Hout;;;", true),
        ("T050;Kas;;;Bos, Tom", true),
        ("T050;kas;10;1-1-2026;Kim Vos", false),
    ] {
        let plan = Office::new().plan(&[one.clone(), teams("b.csv", row)].concat(), &ImportOptions::default());
        let reasons: Vec<Reason> = plan.summary.refused.iter().map(|refused| refused.reason.reason).collect();
        assert_eq!(reasons, if contradicts { &[Reason::ToldOtherwiseIn][..] } else { &[] }, "{row}");
    }
}

#[test]
fn two_rows_of_one_member_of_staff_that_contradict_each_other_are_refused() {
    let list =
        |second: &str| csv("begeleiders.csv", &format!("Naam;Rol;Telefoon\nVos, Kim;teamleider;06-1\n{second}\n"));
    let plan = Office::new().plan(&list("Vos, Kim;jobcoach;06-1"), &ImportOptions::default());
    assert_eq!(codes(&plan), [(3, Reason::ToldOtherwise)]);
    assert_eq!(codes(&Office::new().plan(&list("Kim Vos;teamleider;06 1"), &ImportOptions::default())), []);
}
