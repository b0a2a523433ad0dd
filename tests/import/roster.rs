//! Members with their place in a team: rosters and sheets of placements.

use binnenwerk::domain::days::DayOrder;
use binnenwerk::domain::import_options::{Doubt, ImportOptions};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::Value;
use binnenwerk::exchange::import::{Plan, rejects};
use binnenwerk::repository::Repository;

use crate::office::*;

#[test]
fn a_number_and_a_name_are_enough_in_every_form_of_a_name() {
    let mut office = Office::new();
    office.import(&csv("a.csv", "Personeelsnr;Naam\n1;Aa, Jan van der\n2;Jan van der Aa\n3;van der Aa, Jan\n"));
    office.import(&csv("b.csv", "nr;voornaam;tussenvoegsel;achternaam\n4;Jan;van der;Aa\n5;Jan;;van der Aa\n"));
    office.import(&csv("c.csv", "Pers.nr.,Naam,Tussenvoegsel,Voornaam\n6,Aa,van der,Jan\n"));
    office.import(&csv("d.csv", "Employee number\tName\n7\tAa, Jan van der\n"));
    for number in ["1", "2", "3", "4", "5", "6", "7"] {
        let name = office.repo.named(Kind::Member, number).expect("asked")[0].label();
        assert_eq!(name, "Aa, Jan van der", "{number}");
        assert_eq!(office.placements(number), Vec::<String>::new());
    }
}

#[test]
fn an_empty_cell_and_an_absent_column_leave_what_is_stored() {
    let mut office = Office::new();
    let full = "Personeelsnr;Naam;Telefoon;E-mail;In dienst;Contract;Contract tot\n\
                1;Aa, Jan van der;070 1234;jan@x.nl;01-02-2023;bepaald;31-01-2024\n";
    office.import(&csv("a.csv", full));
    let plan = office.import(&csv("b.csv", "Personeelsnr;Naam;Telefoon\n1;Aa, Jan van der;\n"));
    assert_eq!(plan.writes(), 0);
    assert_eq!(office.import(&csv("c.csv", "Personeelsnr;Achternaam\n1;Aa\n")).writes(), 0, "the prefix stays");
    assert_eq!(office.import(&csv("d.csv", "Personeelsnr;Telefoon\n1;06 1\n")).writes(), 1);
    assert_eq!(office.value(Kind::Member, "1", "phone"), Value::Text("06 1".into()));
    assert_eq!(office.value(Kind::Member, "1", "email"), Value::Text("jan@x.nl".into()));
    let plan =
        office.import(&csv("e.csv", "Personeelsnr;Naam;In dienst;Contract\n1;Aa, Jan van der;01-02-2023;vast\n"));
    assert_eq!(plan.writes(), 1);
    let member = office.repo.named(Kind::Member, "1").expect("asked")[0].id();
    let service = office.repo.referring(Kind::Employment, "member", member).expect("asked");
    assert_eq!((service.len(), service[0].get("contract_until")), (1, Value::Empty));
}

#[test]
fn a_row_that_says_temporary_and_no_end_is_refused_alone() {
    let mut office = Office::new();
    let text = "Personeelsnr;Naam;In dienst;Uit dienst;Contract;Contract tot\n\
                1;Aa, Jan;01-02-2026;;bepaald;31-01-2027\n\
                2;Bee, Ada;01-02-2026;;bepaald;\n\
                3;Cee, Bo;01-02-2024;31-01-2025;bepaald;\n\
                4;Dee, Cas;01-02-2026;;vast;\n";
    let plan = office.plan(&csv("a.csv", text), &ImportOptions::default());
    let refused: Vec<_> = refusals(&plan).into_iter().map(|(row, .., reason)| (row, reason)).collect();
    assert_eq!(refused, [(3, Reason::TemporaryWithoutEnd)]);
}

#[test]
fn a_roster_of_a_later_day_ends_what_was_and_begins_what_is() {
    let mut office = one_member();
    office.import(&roster("1;Aa, Jan;Een;36;01-06-2023"));
    office.import(&roster("1;Aa, Jan;T2;36;01-09-2023"));
    let history =
        ["T1 32 2023-03-01 2023-05-31 other_hours", "T1 36 2023-06-01 2023-08-31 other_team", "T2 36 2023-09-01"];
    assert_eq!(office.placements("1"), history);
    // A row of the past that was so; the same with other hours; a day in between.
    assert_eq!(office.import(&roster("1;Aa, Jan;Een;32;01-03-2023")).writes(), 0);
    for past in ["1;Aa, Jan;Een;24;01-03-2023", "1;Aa, Jan;Twee;36;01-08-2023"] {
        let plan = office.plan(&roster(past), &ImportOptions::default());
        assert_eq!(refusals(&plan), [(2, "Vanaf", &past[past.len() - 10..], Reason::LaterPlacement)]);
    }
    // The same work, told from a later day on.
    assert_eq!(office.import(&roster("1;Aa, Jan;Twee;36;01-10-2023")).writes(), 0);
    assert_eq!(office.placements("1"), history);
}

#[test]
fn what_began_on_the_same_day_is_put_right_in_place() {
    let mut office = one_member();
    office.import(&roster("1;Aa, Jan;Een;28,5;01-03-2023"));
    assert_eq!(office.placements("1"), ["T1 28.5 2023-03-01"]);
}

#[test]
fn a_roster_without_days_needs_a_day() {
    let mut office = one_member();
    let sheets = csv("a.csv", "Nr;Naam;Team;Uren\n2;Bos, Els;Twee;24\n");
    assert_eq!(office.try_plan(&sheets, &ImportOptions::default()).expect_err("refused"), Reason::StartNeeded);
    office.import_as(&sheets, &ImportOptions { on: Some(iso("2024-01-01")), ..ImportOptions::default() });
    assert_eq!(office.placements("2"), ["T2 24 2024-01-01"]);
}

#[test]
fn placements_may_not_overlap_in_the_file_or_with_what_is_stored() {
    let mut office = one_member();
    let head = "Personeelsnr;Team;Uren;Vanaf;Tot en met;Reden einde\n";
    let rows =
        "1;T2;24;01-05-2023;;\n1;T1;32;01-02-2023;01-03-2023;\n9;T1;32;01-02-2023;;\n1;T1;32;01-01-2023;01-12-2022;\n";
    let plan = office.plan(&csv("p.csv", &format!("{head}{rows}")), &ImportOptions::default());
    let expected = [
        (2, "Vanaf", "01-05-2023", Reason::OverlappingPlacement),
        (3, "Vanaf", "01-02-2023", Reason::OverlappingPlacement),
        (4, "Personeelsnr", "9", Reason::UnknownRecord),
        (5, "Tot en met", "01-12-2022", Reason::EndBeforeStart),
    ];
    assert_eq!(refusals(&plan), expected);
    // The end of what is stored stands below what follows it, and still goes first.
    let rows = "1;T2;24;01-05-2023;;\n1;T1;32;01-03-2023;30-04-2023;ander team\n";
    office.import(&csv("p.csv", &format!("{head}{rows}")));
    assert_eq!(office.placements("1"), ["T1 32 2023-03-01 2023-04-30 other_team", "T2 24 2023-05-01"]);
}

#[test]
fn the_order_of_day_and_month_is_decided_by_the_whole_column() {
    let mut office = one_member();
    let american = "Nr;Naam;Team;Uren;Vanaf\n2;Bos, Els;Een;24;03-04-2023\n3;Bos, Ali;Een;24;12-31-2023\n";
    let plan = office.import(&csv("a.csv", american));
    assert!(plan.summary.ambiguous_columns.is_empty());
    assert_eq!(office.placements("2"), ["T1 24 2023-03-04"]);
    let doubtful = "Nr;Naam;Team;Uren;Vanaf\n4;Bos, Els;Een;24;03-04-2023\n";
    let plan = office.import(&csv("b.csv", doubtful));
    assert_eq!(plan.summary.ambiguous_columns, [("b.csv".to_owned(), "Vanaf".to_owned())]);
    assert_eq!(office.placements("4"), ["T1 24 2023-04-03"]);
    let told = ImportOptions { order: Some(DayOrder::MonthFirst), ..ImportOptions::default() };
    let plan = office.import_as(&csv("c.csv", &doubtful.replace("\n4;", "\n5;")), &told);
    assert!(plan.summary.ambiguous_columns.is_empty());
    assert_eq!(office.placements("5"), ["T1 24 2023-03-04"]);
    // A refused row keeps its day when the column that proved the order stays behind.
    let faulty = american.replace("\n2;", "\n6;").replace("\n3;", "\n7;").replace("Els;Een;24", "Els;Een;99");
    let faulty = csv("d.csv", &faulty);
    let plan = office.plan(&faulty, &ImportOptions::default());
    let table = rejects(&plan, &faulty, "Reden", |row| reason(&row.reason)).remove(0);
    assert_eq!(table.rows[0][4], binnenwerk::exchange::sheet::SheetCell::Day(iso("2023-03-04")));
}

#[test]
fn who_has_the_name_of_somebody_stored_is_told_and_taken_in() {
    let mut office = one_member();
    let told = |plan: &Plan| plan.summary.warnings.iter().map(|warning| reason(&warning.0)).collect::<Vec<_>>();
    let plan =
        office.import(&roster("1;Aa, Jan;Een;32;01-03-2023\n2;ÀA, Jan;Een;24;01-04-2023\n3;Bos, Els;Een;8;01-04-2023"));
    let sentence = |name: &str, number: &str, known: &str| {
        format!(
            "{name} ({number}) has the same name as number {known}, who is there already. See whether it is the same person."
        )
    };
    assert_eq!(told(&plan), [sentence("ÀA, Jan", "2", "1")]);
    assert_eq!(told(&office.import(&roster("2;ÀA, Jan;Een;24;01-04-2023"))), [""; 0], "only when it is new");
    let meant = ImportOptions { accept: vec![Doubt::OtherName], ..ImportOptions::default() };
    let renamed = told(&office.import_as(&roster("2;Bos, Els;Een;24;01-04-2023"), &meant));
    assert_eq!(renamed[1..], [sentence("Bos, Els", "2", "3")]);
    assert_eq!(renamed[0], "Number 2 was ÀA, Jan and is now Bos, Els. See whether it is the same person.");
    let many: String = (10..17).map(|number| format!("{number};Aa, Jan;Een;8;01-05-2023\n")).collect();
    let told = told(&office.import(&roster(&many)));
    assert_eq!(
        (told.len(), told[5].as_str()),
        (6, "More people with the name of somebody who is there already, under another number: 2.")
    );
}

#[test]
fn a_refused_row_gives_the_code_of_its_new_team_back() {
    let mut office = one_member();
    let text = format!(
        "{ROSTER}2;Bee, Bo;Alfa;32;01-03-2023\n3;Cee, Co;Beta;;01-03-2023\n4;Dee, Do;Gamma;32;01-03-2023\n5;Eel, Eo;Beta;32;01-03-2023\n"
    );
    let plan = office.plan(&csv("a.csv", &text), &creating());
    assert_eq!(refusals(&plan), [(3, "Uren", "", Reason::HoursNeeded)]);
    office.commit(plan);
    let codes = ["Alfa", "Gamma", "Beta"].map(|team| office.value(Kind::Team, team, "code").plain());
    assert_eq!(codes, ["T003", "T004", "T005"]);
}
