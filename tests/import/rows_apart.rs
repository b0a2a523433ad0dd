//! Rows that are no records of their own: totals, hidden rows and sheets, rows without their team.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::Value;
use binnenwerk::repository::Repository;
use rust_xlsxwriter::Workbook;

use crate::books::*;
use crate::office::*;

#[test]
fn a_row_of_totals_becomes_no_record_whatever_it_is_called() {
    for total in [
        "Totaal",
        "TOTAAL:",
        "Tot.",
        "Aantal",
        "12 opdrachtgevers",
        "Aantal van naam",
        "Eindtotaal",
        "Totals",
        "Subtotaal",
        "Totaal opdrachtgevers",
    ] {
        let text = format!(
            "Opdrachtgever;Aantal banen;Ingangsdatum\nKadaster;70;1-2-2025\nRDW;50;1-2-2025\n{total};120;1-2-2025\n"
        );
        let mut office = Office::new();
        let plan = office.plan(&csv("a.csv", &text), &ImportOptions::default());
        assert_eq!(refusals(&plan), [(4, "", "", Reason::RowOfTotals)], "{total}");
        office.commit(plan);
        assert_eq!(office.repo.all(Kind::Organisation).unwrap().len(), 2);
    }
    let hours = "Nr;Naam;Team;Uren;Vanaf\n11;Aa, A;Een;24;03-02-2025\n;;Totaal;24;\n";
    let plan = one_member().plan(&csv("a.csv", hours), &ImportOptions::default());
    assert_eq!(refusals(&plan)[0].3, Reason::RowOfTotals);
}

#[test]
fn a_name_that_begins_with_the_word_is_a_record_where_no_sum_stands_beside_it() {
    let text = "Opdrachtgever;Aantal banen;Ingangsdatum\nKadaster;70;1-2-2025\nRDW;50;1-2-2025\nTotaal Onderhoud BV;10;1-2-2025\nTotalité;5;1-2-2025\n";
    let mut office = Office::new();
    office.import(&csv("a.csv", text));
    assert_eq!(office.repo.all(Kind::Organisation).unwrap().len(), 4);
}

const CLIENTS: &str = "Opdrachtgever;Aantal banen;Ingangsdatum\nKadaster;70;1-2-2025\nRDW;50;1-2-2025\n";

#[test]
fn a_total_of_what_the_sheet_or_the_store_knows_is_a_row_of_totals() {
    let totals = [
        "Totaal Kadaster",
        "Kadaster Totaal",
        "Subtotaal Een",
        "Totaal: 2",
        "Totaal (2 teams)",
        "Totaal aantal banen",
        "Generaal totaal",
        "Totaalresultaat",
        "Grand Total Kadaster",
    ];
    for total in totals {
        let text = format!("{CLIENTS}{total};;\n");
        let plan = one_member().plan(&csv("a.csv", &text), &ImportOptions::default());
        assert_eq!(refusals(&plan), [(4, "", "", Reason::RowOfTotals)], "{total}");
    }
    let person = "Team;Naam;Uren;Vanaf\nEen;Subtotaal Een;24;03-02-2025\n";
    let wishes = ImportOptions { number_people: true, ..ImportOptions::default() };
    let plan = one_member().plan(&csv("a.csv", person), &wishes);
    assert_eq!(refusals(&plan), [(2, "", "", Reason::RowOfTotals)]);
    for name in ["Totaal Onderhoud", "Groen Totaal", "Totaalzorg", "Subtotalis 2", "Kadastertotaal"] {
        let text = format!("{CLIENTS}{name};10;1-2-2025\n");
        let plan = one_member().plan(&csv("a.csv", &text), &ImportOptions::default());
        assert_eq!(refusals(&plan), [], "{name}");
    }
}

#[test]
fn rows_that_a_workbook_does_not_show_are_refused_by_their_numbers() {
    let lines: [&[&str]; 4] = [
        &["Nr", "Naam", "Team", "Uren", "Vanaf"],
        &["11", "Aa, A", "Een", "24", "03-02-2025"],
        &["12", "Bee, B", "Een", "24", "03-02-2025"],
        &["13", "Cee, C", "Een", "24", "03-02-2025"],
    ];
    let hidden = book(|page| {
        rows(page, &lines);
        page.set_row_hidden(2).unwrap();
    });
    let mut office = one_member();
    let plan = office.plan(&xlsx(&hidden), &ImportOptions::default());
    assert_eq!(refusals(&plan), [(3, "", "", Reason::RowHidden)]);
    office.commit(plan);
    assert_eq!(office.repo.all(Kind::Member).unwrap().len(), 3);
    let cells = lines.map(|cells| cells.iter().map(|text| ods_text(text)).collect::<String>());
    let [head, first, second, third] = cells.each_ref().map(String::as_str);
    let group =
        format!(r#"<table:table-row-group table:display="false">{}</table:table-row-group>"#, ods_row("", &[third]));
    let filtered = ods_row(r#"table:visibility="filter""#, &[first]);
    let sheet = ods("", &[ods_row("", &[head]), filtered, ods_row("", &[second]), group].concat());
    assert_eq!(sheet[0].about.hidden_rows, [2, 4]);
}

#[test]
fn a_hidden_sheet_is_named_and_not_read() {
    let mut book = Workbook::new();
    for (name, number) in [("Nu", "11"), ("Oud", "12")] {
        let page = book.add_worksheet().set_name(name).unwrap();
        rows(page, &[&["Nr", "Naam", "Team", "Uren", "Vanaf"], &[number, "Aa, A", "Een", "24", "03-02-2025"]]);
        page.set_hidden(name == "Oud");
    }
    let bytes = book.save_to_buffer().unwrap();
    let mut office = one_member();
    let plan = office.import(&xlsx(&bytes));
    let told: Vec<Reason> = plan.summary.warnings.iter().map(|warning| warning.0.reason).collect();
    assert_eq!(told, [Reason::SheetHidden]);
    assert_eq!(office.repo.named(Kind::Member, "12").unwrap(), []);
    let only_hidden = xlsx(&bytes).split_off(1);
    assert_eq!(office.try_plan(&only_hidden, &ImportOptions::default()).unwrap_err(), Reason::SheetHidden);
}

#[test]
fn a_hidden_column_is_named_and_not_read_unless_it_is_mapped() {
    let lines: [&[&str]; 2] =
        [&["Nr", "Naam", "Telefoon", "Leeg", "Zomaar"], &["11", "Aa, Ans", "06-1234567", "", "x"]];
    let hidden = xlsx(&book(|page| {
        rows(page, &lines);
        for column in 1..=3 {
            page.set_column_hidden(column).unwrap();
        }
    }));
    let mut office = one_member();
    let members = ImportOptions { kind: Some(Kind::Member), ..ImportOptions::default() };
    assert_eq!(refusals(&office.plan(&hidden, &members))[0].3, Reason::NameMissing);
    let key = xlsx(&book(|page| {
        rows(page, &lines);
        page.set_column_hidden(0).unwrap();
    }));
    assert_eq!(office.try_plan(&key, &ImportOptions::default()).unwrap_err(), Reason::ColumnHidden, "it is needed");
    let by_hand = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let mapped = ImportOptions { map: vec![by_hand("Naam", "naam")], ..ImportOptions::default() };
    let plan = office.import_as(&hidden, &mapped);
    let told: Vec<_> = plan.summary.warnings.iter().map(|warning| warning.0.reason).collect();
    assert_eq!(told, [Reason::ColumnHidden], "the empty one is not named");
    assert_eq!(office.value(Kind::Member, "11", "given_name"), Value::Text("Ans".into()));
    assert_eq!(office.value(Kind::Member, "11", "phone"), Value::Empty);
    let cells = lines.map(|cells| cells.iter().map(|text| ods_text(text)).collect::<String>());
    let columns = r#"<table:table-column/><table:table-column-group table:display="false"><table:table-column
        table:number-columns-repeated="2"/></table:table-column-group><table:table-column/>
        <table:table-column table:visibility="collapse"/>"#;
    let [head, row] = cells.each_ref().map(|cells| ods_row("", &[cells.as_str()]));
    assert_eq!(ods("", &format!("{columns}{head}{row}"))[0].about.hidden_columns, [1, 2, 4]);
    assert_eq!(xls(&lines, &[], (9, 2))[0].about.hidden_columns, [2]);
}

#[test]
fn a_row_with_hours_or_a_first_day_needs_its_team() {
    let text = "Team;Nr;Naam;Uren;Vanaf\nEen;11;Aa, A;24;03-02-2025\n;12;Bee, B;24;03-02-2025\n;13;Cee, C;;\n";
    let mut office = one_member();
    let plan = office.plan(&csv("a.csv", text), &ImportOptions::default());
    assert_eq!(refusals(&plan), [(3, "Team", "", Reason::TeamOfRowNeeded)]);
    office.commit(plan);
    assert_eq!(office.placements("13"), [""; 0], "somebody who has no place yet is a member all the same");
}

#[test]
fn a_second_row_about_one_person_makes_no_second_place_in_a_new_team() {
    let head = "Team;Nr;Naam;Uren;Vanaf\n";
    let mut files =
        csv("team.csv", &format!("{head}Repro Delft;11;Aa, A;24;03-02-2025\nRepro Delft;12;Bee, B;24;03-02-2025\n"));
    files.extend(csv("alles.csv", &format!("{head}Repro Delft;11;Aa, A;24;03-02-2025\n")));
    let mut office = Office::new();
    office.import_as(&files, &creating());
    assert_eq!(office.value(Kind::Team, "Repro Delft", "places"), Value::Whole(2));
}

#[test]
fn a_word_for_nothing_becomes_no_record_and_what_is_called_so_is_found() {
    let mut office = one_member();
    let clients = "Opdrachtgever;Aantal banen;Ingangsdatum\nRDW;50;1-2-2025\nn.v.t.;5;1-2-2025\n(leeg);5;1-2-2025\nOnbekend;5;1-2-2025\n";
    let plan = office.plan(&csv("a.csv", clients), &ImportOptions::default());
    let refused: Vec<_> = refusals(&plan).into_iter().map(|(row, _, value, reason)| (row, value, reason)).collect();
    let needed = Reason::Required;
    assert_eq!(refused, [(3, "n.v.t.", needed), (4, "(leeg)", needed), (5, "Onbekend", needed)]);
    office.commit(plan);
    let people = "Nr;Naam;Tussenvoegsel;Team;Uren;Vanaf\n11;Aa, Ans;-;Een;24;03-02-2025\n-;Bee, Bo;;Een;24;03-02-2025\n\
                  12;geen;;Een;24;03-02-2025\n13;Cee, Cor;;nvt;24;03-02-2025\n14;Dee, Do;;n.v.t.;;\n";
    let plan = office.plan(&csv("m.csv", people), &creating());
    let refused: Vec<_> = refusals(&plan).into_iter().map(|(row, .., reason)| (row, reason)).collect();
    assert_eq!(refused, [(3, Reason::NumberMissing), (4, Reason::NameMissing), (5, Reason::TeamOfRowNeeded)]);
    let told: Vec<Reason> = plan.summary.warnings.iter().map(|warning| warning.0.reason).collect();
    assert_eq!(told.iter().filter(|reason| **reason == Reason::CellsSayNothing).count(), 4, "{told:?}");
    let teams = "Teamcode;Team;Opdrachtgever;Teamleider;Plaatsen;Start\nT5;Vijf;geen;onbekend;5;1-1-2026\n";
    office.import_as(&csv("teams.csv", teams), &creating());
    for kind in [Kind::Staff, Kind::ClientShare] {
        assert_eq!(office.repo.all(kind).unwrap(), [], "{kind}");
    }
    office.import(&csv("werksoorten.csv", "Werksoort\nGroen\n"));
    assert_eq!(office.repo.all(Kind::Organisation).unwrap().len(), 1);
}
