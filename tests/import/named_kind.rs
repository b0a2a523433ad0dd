//! A sheet whose kind the user names.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::refusal::Arg;
use binnenwerk::repository::Repository;

use crate::office::*;

fn named(kind: Kind) -> ImportOptions {
    ImportOptions { kind: Some(kind), on: Some(iso("2023-06-01")), ..creating() }
}

const MEMBERS: &str = "Personeelsnr;Naam;Contract\n7;Bb, Piet;vast\n";

#[test]
fn a_sheet_of_clearly_another_kind_than_was_named_is_refused() {
    let wrong = [
        (MEMBERS, Kind::Team),
        ("Personeelsnr;Naam\n7;Bb, Piet\n", Kind::Team),
        (MEMBERS, Kind::Organisation),
        (MEMBERS, Kind::Staff),
        ("Nummer;Naam;Team\n1;Aa, Jan;Een\n", Kind::Vacancy),
        ("Nummer;Achternaam;Team\n1;Aa;Een\n", Kind::Vacancy),
        ("Nr;Achternaam;Voornaam;Team;Uren;Vanaf\n7;Bb;Piet;Een;32;01-03-2023\n", Kind::Team),
    ];
    let mut office = one_member();
    for (text, kind) in wrong {
        let refused = office.try_plan(&csv("x.csv", text), &named(kind)).err();
        assert_eq!(refused, Some(Reason::SheetOfOtherKind), "{text} as {kind:?}");
    }
}

#[test]
fn a_fitting_sheet_beside_it_does_not_make_it_pass() {
    let mut office = one_member();
    let mut both = csv("x.csv", MEMBERS);
    both.extend(csv("x.csv", TEAMS));
    assert_eq!(office.try_plan(&both, &named(Kind::Team)).err(), Some(Reason::SheetOfOtherKind));
}

/// A kind that is named means the sheets of a workbook that look like it; the others are told.
#[test]
fn of_a_workbook_the_sheets_of_the_named_kind_are_read() {
    let book = sheets(&["programma-2023.xlsx"]);
    let mut office = Office::new();
    office.import(&sheets(&["opdrachtgevers.csv", "werksoorten.csv"]));
    let plan = office.import_as(&book, &named(Kind::Team));
    let kinds: Vec<Kind> =
        plan.summary.counts.iter().filter(|(_, tally)| tally.new > 0).map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [Kind::Staff, Kind::Team, Kind::ClientShare, Kind::TeamRole]);
    let skipped: Vec<(Reason, Option<&Arg>)> =
        plan.summary.warnings.iter().map(|w| (w.0.reason, w.0.args.last().map(|(_, arg)| arg))).collect();
    let others = [Kind::Organisation, Kind::WorkType, Kind::Member, Kind::Placement, Kind::Vacancy].map(Arg::Kind);
    assert_eq!(skipped, others.each_ref().map(|kind| (Reason::SheetOfKindSkipped, Some(kind))));

    let mut with_notes = book.clone();
    with_notes.extend(csv("notes.csv", "Zomaar;Iets\na;b\n"));
    assert_eq!(
        office.try_plan(&with_notes, &named(Kind::Team)).err(),
        Some(Reason::ColumnMissing),
        "a file of its own"
    );
    with_notes.last_mut().expect("a sheet").source = book[0].source.clone();
    let plan = office.plan(&with_notes, &named(Kind::Team));
    assert!(plan.summary.warnings.iter().any(|w| w.0.reason == Reason::SheetSkipped), "{:?}", plan.summary.warnings);
    assert_eq!(
        office.try_plan(&book, &named(Kind::Signal)).err(),
        Some(Reason::ColumnMissing),
        "no sheet looks like it"
    );
}

#[test]
fn a_sheet_that_fits_several_kinds_is_refused_unless_its_kind_is_told() {
    let mut office = one_member();
    for (text, kinds) in [
        ("Nummer;Team\n1;Een\n", [Kind::Placement, Kind::Team, Kind::Vacancy].as_slice()),
        ("Nummer;Team;Uren\n1;Een;32\n", &[Kind::Placement, Kind::Vacancy]),
        ("Nummer;Team;Plaatsen\n1;Een;8\n", &[Kind::Team, Kind::Vacancy]),
        ("Naam;Werksoort\nDrie;Archief\n", &[Kind::Team, Kind::TaskPackage]),
        ("Naam;Vanaf\nDrie;01-03-2023\n", &[Kind::Team, Kind::Organisation]),
    ] {
        let refusal = office.refusal(&csv("x.csv", text), &ImportOptions::default());
        assert_eq!(
            (refusal.reason, &refusal.args[2].1),
            (Reason::SheetFitsSeveral, &Arg::from(kinds.to_vec())),
            "{text}"
        );
        for kind in kinds {
            assert_eq!(office.try_plan(&csv("x.csv", text), &named(*kind)).err(), None, "{text} as {kind:?}");
        }
        let mut beside = csv("x.csv", text);
        beside.extend(csv("x.csv", MEMBERS));
        beside[1].name = "Medewerkers".into();
        assert_eq!(office.try_plan(&beside, &ImportOptions::default()).err(), Some(Reason::SheetFitsSeveral), "{text}");
    }
    let told_by_name = csv("vacatures.csv", "Nummer;Team;Uren\n1;Een;32\n");
    assert_eq!(office.try_plan(&told_by_name, &ImportOptions::default()).err(), None);
    let enough = office.import(&csv("x.csv", "Nummer;Naam\n9;Bos, Els\n"));
    assert_eq!(enough.summary.counts[0].0, Kind::Member, "a number and a name are enough for members");
}

#[test]
fn the_days_of_a_sheet_are_not_taken_for_those_of_a_place_while_they_may_be_of_something_else() {
    let mut office = one_member();
    for (file, head, value, other) in [
        ("lijst.csv", "Percentage", "50", Kind::Absence),
        ("lijst.csv", "Instrument", "no-riskpolis", Kind::Instrument),
        ("lijst.csv", "Certificaat", "BHV", Kind::Certificate),
        ("lijst.csv", "Vorm", "taal", Kind::Guidance),
        ("certificaten.csv", "Diploma", "BHV", Kind::Certificate),
        ("Verzuim 2026.csv", "Soort ziekte", "griep", Kind::Absence),
    ] {
        let text = format!("Nummer;Achternaam;Team;{head};Vanaf;Tot en met\n1;Aa;Een;{value};1-3-2023;31-5-2023\n");
        let refusal = office.refusal(&csv(file, &text), &ImportOptions::default());
        assert_eq!(refusal.reason, Reason::SheetFitsSeveral, "{text}");
        assert_eq!(refusal.args[2].1, Arg::from(vec![Kind::Member, other]), "{text}");
        assert_eq!(office.try_plan(&csv(file, &text), &named(Kind::Member)).err(), None, "{text}");
    }
    // Without days nothing can be taken for something else.
    let without = "Nummer;Achternaam;Team;Instrument\n1;Aa;Een;no-riskpolis\n";
    let from = ImportOptions { on: Some(iso("2023-06-01")), ..ImportOptions::default() };
    assert_eq!(office.try_plan(&csv("lijst.csv", without), &from).err(), None);
}

#[test]
fn a_list_of_shares_or_coaches_is_not_taken_for_one_of_teams() {
    let mut office = one_member();
    for (text, kind) in [
        ("Team;Opdrachtgever;Aandeel;Vanaf;Tot en met\nEen;Rijk;100;1-1-2026;\n", Kind::ClientShare),
        ("Personeelsnummer;Naam;Jobcoach;Vanaf\n1;Aa, Jan;Kok, An;1-1-2026\n", Kind::OwnCoach),
    ] {
        let refusal = office.refusal(&csv("lijst.csv", text), &ImportOptions::default());
        let kinds = format!("{:?}", refusal.args[2].1);
        assert!(refusal.reason == Reason::SheetFitsSeveral && kinds.contains(&format!("{kind:?}")), "{text}: {kinds}");
    }
    let teams = "Team;Opdrachtgever;Plaatsen;Start\nTwee;Rijk;8;1-1-2026\n";
    assert_eq!(office.try_plan(&csv("lijst.csv", teams), &creating()).err(), None);
}

#[test]
fn places_that_are_given_a_last_day_are_told() {
    let mut office = one_member();
    let rows = "Nummer;Achternaam;Team;Vanaf;Tot en met\n1;Aa;Een;1-3-2023;31-5-2023\n";
    let plan = office.plan(&csv("verlof.csv", rows), &ImportOptions::default());
    let told: Vec<Reason> = plan.summary.warnings.iter().map(|warning| warning.0.reason).collect();
    assert!(told.contains(&Reason::PlacesEnd), "{told:?}");
    let moved = "Nummer;Achternaam;Team;Uren;Vanaf\n1;Aa;Twee;32;1-6-2023\n";
    let plan = office.plan(&csv("lijst.csv", moved), &creating());
    assert!(plan.summary.warnings.iter().all(|warning| warning.0.reason != Reason::PlacesEnd), "who goes on elsewhere");
}

#[test]
fn an_unusual_sheet_is_read_as_the_kind_that_was_named() {
    let right = [
        ("Naam\nDrie\n", Kind::Team),
        ("Naam;Bijzonderheden;Kleur\nDrie;geen;rood\n", Kind::Team),
        ("Personeelsnr\n7\n", Kind::Member),
        ("Nr;Achternaam;Voornaam;Contract;Team;Uren;Vanaf\n1;Aa;Jan;vast;Twee;32;01-06-2023\n", Kind::Placement),
    ];
    let mut office = one_member();
    for (text, kind) in right {
        let refused = office.try_plan(&csv("x.csv", text), &named(kind)).err();
        assert_eq!(refused, None, "{text} as {kind:?}");
    }
    let mut without = named(Kind::Team);
    without.map = vec![("Personeelsnr".into(), "-".into()), ("Contract".into(), "-".into())];
    assert_eq!(office.try_plan(&csv("x.csv", MEMBERS), &without).err(), None, "what does not belong is left out");
}

#[test]
fn two_columns_for_one_field_are_refused_until_one_is_left_out_or_named_otherwise() {
    let mut office = one_member();
    let phones = csv("x.csv", "Nummer;Achternaam;Telefoon;Mobiel\n881;Vlier;010-1;06-2\n");
    let grants = csv("y.csv", "Nummer;Instrument;Status;Vanaf;Bedrag;Per\n7;jobcoach;toegekend;2026-01-01;2700;jaar\n");
    for (file, kind) in [(&phones, Kind::Member), (&grants, Kind::Instrument)] {
        let refused = office.try_plan(file, &named(kind)).err();
        assert_eq!(refused, Some(Reason::SeveralColumnsOneField), "{kind:?}");
    }
    for to in ["-", "e-mail"] {
        let map = vec![("Mobiel".to_owned(), to.to_owned())];
        let options = ImportOptions { map, ..named(Kind::Member) };
        assert_eq!(office.try_plan(&phones, &options).err(), None, "{to}");
    }
}

#[test]
fn a_list_of_sick_leave_is_read_by_its_first_and_last_day_and_not_by_its_cause() {
    let mut office = one_member();
    let text = "Nr;Eerste ziektedag;Laatste ziektedag;Percentage;Oorzaak ziekte\n1;05-05-2025;09-05-2025;100;griep\n";
    let absences = ImportOptions { kind: Some(Kind::Absence), ..ImportOptions::default() };
    let plan = office.import_as(&csv("a.csv", text), &absences);
    assert_eq!(plan.summary.forbidden_columns.len(), 1);
    let stored = office.repo.all(Kind::Absence).unwrap();
    let days = ["from", "until"].map(|field| stored[0].get(field).plain());
    assert_eq!(days, ["2025-05-05", "2025-05-09"]);
}

#[test]
fn a_kind_that_is_imported_only_on_request_is_read_where_sheet_or_file_is_called_by_it_too() {
    let rates = "Kostenpost;Opdrachtgever;Team;Bedrag;Vanaf\nReiskosten;Havens;Een;20;01-01-2023\n";
    let read = |file: &str, sheet: &str| {
        let mut sheets = csv(file, rates);
        sheet.clone_into(&mut sheets[0].name);
        let plan = one_member().try_plan(&sheets, &ImportOptions::default());
        plan.map(|plan| plan.summary.refused[0].reason.field)
    };
    let item = Some((Kind::Rate, "item"));
    for (file, sheet) in [("tarieven.csv", "tarieven"), ("Tarieven-2026.xlsx", "Blad1"), ("boek.xlsx", "Rates 2026")] {
        assert_eq!(read(file, sheet), Ok(item), "{file} {sheet}: there is no such item yet");
    }
    for (file, sheet) in [("boek.xlsx", "Blad1"), ("teams.csv", "teams")] {
        assert_eq!(read(file, sheet), Err(Reason::SheetNeedsKind), "{file} {sheet}");
    }
}
