//! What a spreadsheet shows otherwise than it holds: nothing of it is stored as somebody's data.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::Value;
use binnenwerk::exchange::sheet::{Sheet, SheetCell};
use binnenwerk::repository::Repository;
use rust_xlsxwriter::{Format, Formula};

use crate::books::*;
use crate::office::*;

const HEADINGS: [&str; 6] = ["Personeelsnummer", "Naam", "Team", "Uren", "Vanaf", "Telefoon"];

fn refused(sheets: &[Sheet], kind: Option<Kind>) -> Vec<(u32, String, Reason)> {
    let mut office = Office::new();
    office.import(&csv("teams.csv", TEAMS));
    let plan = office.plan(sheets, &ImportOptions { kind, ..creating() });
    refusals(&plan).into_iter().map(|(row, column, _, reason)| (row, column.to_owned(), reason)).collect()
}

#[test]
fn an_error_of_a_spreadsheet_refuses_its_row_in_every_kind_of_file() {
    let book = book(|page| {
        rows(
            page,
            &[
                &HEADINGS,
                &["410021", "Vos, Kim", "", "24", "03-02-2025", "010-1"],
                &["410022", "", "Post Breda", "24", "03-02-2025"],
            ],
        );
        page.write_formula(1, 2, Formula::new("=VLOOKUP(1,A1:B2,2,0)").set_result("#N/A")).unwrap();
        page.write_formula(2, 1, Formula::new("=#REF!").set_result("#REF!")).unwrap();
    });
    let expected = [(2, "Team".to_owned(), Reason::SpreadsheetError), (3, "Naam".to_owned(), Reason::SpreadsheetError)];
    assert_eq!(refused(&xlsx(&book), None), expected);
    let text = "Personeelsnummer;Naam;Team;Uren;Vanaf\n410021;Vos, Kim;#N/B;24;03-02-2025\n410022;#VERW!;Post Breda;24;03-02-2025\n";
    assert_eq!(refused(&csv("a.csv", text), None), expected);
    // LibreOffice keeps an error as a number 0, or as an empty text, with its name beside it.
    let head = ["Personeelsnummer", "Naam", "Team", "Uren", "Vanaf"].map(ods_text);
    let zero = r##"<table:table-cell office:value-type="float" office:value="0" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>"##;
    let empty = r##"<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>"##;
    let [kim, ali, post, hours, from] = ["Vos, Kim", "410022", "Post Breda", "24", "03-02-2025"].map(ods_text);
    let sheet = ods(
        "",
        &[
            ods_row("", &head.each_ref().map(String::as_str)),
            ods_row("", &[&ali, &kim, zero, &hours, &from]),
            ods_row("", &[&ali, empty, &post, &hours, &from]),
        ]
        .concat(),
    );
    assert_eq!(refused(&sheet, None), expected);
    // Another kind, and fields that are no text.
    let absences =
        "Personeelsnummer;Vanaf;Tot en met;Percentage\n410021;03-02-2025;#WAARDE!;100\n410021;03-03-2025;;#DEEL/0!\n";
    let reasons: Vec<Reason> =
        refused(&csv("a.csv", absences), Some(Kind::Absence)).into_iter().map(|(.., r)| r).collect();
    assert_eq!(reasons, [Reason::SpreadsheetError; 2]);
}

#[test]
fn numbers_keep_the_zeros_and_signs_of_their_layout_and_amounts_do_not() {
    let book = book(|page| {
        rows(page, &[&HEADINGS, &["", "Vos, Kim", "Post Breda", "", "03-02-2025"]]);
        page.write_number_with_format(1, 0, 4711.0, &Format::new().set_num_format("0000000")).unwrap();
        page.write_number_with_format(1, 3, 24.0, &Format::new().set_num_format("00\" uur\"")).unwrap();
        page.write_number_with_format(1, 5, 201_234_567.0, &Format::new().set_num_format("000-0000000")).unwrap();
    });
    let mut office = Office::new();
    office.import_as(&xlsx(&book), &creating());
    assert_eq!(office.value(Kind::Member, "0004711", "phone"), Value::Text("020-1234567".into()));
    assert_eq!(office.placements("0004711"), ["T001 24 2025-02-03"]);
    let later =
        "Personeelsnummer;Naam;Team;Uren;Vanaf;Telefoon\n0004711;Vos, Kim;Post Breda;24;03-02-2025;020-1234567\n";
    assert_eq!(office.import_as(&csv("b.csv", later), &creating()).writes(), 0, "the same person");
    // The same in an old workbook.
    let old = xls(
        &[
            &HEADINGS,
            &["", "Vos, Kim", "Post Breda", "", "03-02-2025", "020-1234567"],
            &["4712", "Oud, An", "Post Breda"],
        ],
        &[(1, 0, 4711.0, "0000000"), (1, 3, 24.0, "0.00")],
        (2, 6),
    );
    assert_eq!((&old[0].about.hidden_rows[..], &old[0].about.hidden_columns[..]), (&[3][..], &[][..]));
    let plan = office.plan(&old, &creating());
    assert_eq!((plan.writes(), refusals(&plan)), (0, vec![(3, "", "", Reason::RowHidden)]));
    // The same in an ODS workbook, where the shown text stands beside the number.
    let head = ["Personeelsnummer", "Naam", "Team", "Uren", "Vanaf"].map(ods_text);
    let number = r#"<table:table-cell office:value-type="float" office:value="4711"><text:p>0004711</text:p></table:table-cell>"#;
    let hours =
        r#"<table:table-cell office:value-type="float" office:value="24"><text:p>24,00</text:p></table:table-cell>"#;
    let [name, team, from] = ["Vos, Kim", "Post Breda", "03-02-2025"].map(ods_text);
    let rows = [ods_row("", &head.each_ref().map(String::as_str)), ods_row("", &[number, &name, &team, hours, &from])];
    assert_eq!(office.import_as(&ods("", &rows.concat()), &creating()).writes(), 0);
}

#[test]
fn a_share_that_a_workbook_shows_in_percent_is_that_percentage_and_a_time_is_no_number() {
    let book = book(|page| {
        rows(page, &[&["Personeelsnummer", "Vanaf", "Percentage"], &["1", "03-04-2025"]]);
        page.write_number_with_format(1, 2, 0.5, &Format::new().set_num_format("0%")).unwrap();
    });
    let mut office = one_member();
    office.import_as(&xlsx(&book), &ImportOptions { kind: Some(Kind::Absence), ..ImportOptions::default() });
    assert_eq!(office.repo.all(Kind::Absence).unwrap()[0].get("percent").plain(), "50");
    let book = crate::books::book(|page| {
        rows(page, &[&HEADINGS, &["410021", "Vos, Kim", "Post Breda", "", "03-02-2025"]]);
        page.write_number_with_format(1, 3, 1.5, &Format::new().set_num_format("[h]:mm")).unwrap();
    });
    assert_eq!(refused(&xlsx(&book), None), [(2, "Uren".to_owned(), Reason::NotANumber)]);
}

#[test]
fn numbers_that_lost_figures_are_refused() {
    let text = "Personeelsnummer;Naam;Team;Uren;Vanaf;Telefoon\n2,04518E+05;Vos, Kim;Een;24;03-02-2025;\n410022;Bos, Ali;Een;24;03-02-2025;3,16227E+10\n410023;Kok, Eva;Een;2E+01;03-02-2025;\n";
    let all = |columns: [&str; 3]| {
        [2, 3, 4]
            .into_iter()
            .zip(columns)
            .map(|(row, c)| (row, c.to_owned(), Reason::NumberShortened))
            .collect::<Vec<_>>()
    };
    assert_eq!(refused(&csv("a.csv", text), None), all(["Personeelsnummer", "Telefoon", "Uren"]));
    let book = book(|page| {
        rows(page, &[&HEADINGS, &["", "Vos, Kim", "Een", "24", "03-02-2025"]]);
        page.write_number(1, 0, 1_234_567_890_123_456_789.0).unwrap();
    });
    assert_eq!(refused(&xlsx(&book), None)[0].2, Reason::NumberShortened);
}

#[test]
fn signs_that_nobody_sees_make_no_other_person() {
    let mut office = one_member();
    let head = "\u{feff}Nr\u{200b};Naam;Team;Uren;Vanaf\n";
    for row in ["1\u{200b};Aa, Jan;Een;32;01-03-2023", "\u{feff}1;\u{200e}Aa, Jan;Een;32;01-03-2023\u{2060}"] {
        assert_eq!(office.import(&csv("a.csv", &format!("{head}{row}\n"))).writes(), 0, "{row:?}");
    }
    let plan = office.plan(&roster("41\u{200b}2;Bos, Ali;Een;32;01-03-2023"), &ImportOptions::default());
    assert_eq!(refusals(&plan)[0].3, Reason::SignUnseen);
}

#[test]
fn letters_of_another_code_page_are_refused_where_they_show() {
    for (name, reason) in [
        ("Bak, ZoÃ«", Reason::LettersOfOtherPage),
        ("Bak, Zo\u{fffd}", Reason::LettersGarbled),
        ("Bak, Zo‰", Reason::LettersOfOtherPage),
    ] {
        let text = format!("Personeelsnummer;Naam;Team;Uren;Vanaf\n410021;{name};Een;24;03-02-2025\n");
        assert_eq!(refused(&csv("a.csv", &text), None), [(2, "Naam".to_owned(), reason)], "{name}");
    }
}

#[test]
fn a_name_of_another_code_page_is_refused_with_what_it_is_there() {
    for (name, page, meant) in [("Gonz\u{a0}lez, Jo", "850", "González, Jo"), ("Èapek, Jan", "1250", "Čapek, Jan")] {
        let text = format!("Personeelsnummer;Naam;Team;Uren;Vanaf\n410021;{name};Een;24;03-02-2025\n");
        let plan = one_member().plan(&csv("a.csv", &text), &ImportOptions::default());
        let refused: Vec<_> = plan.summary.refused.iter().map(|row| (row.column.as_str(), &row.reason)).collect();
        let [("Naam", reason)] = refused.as_slice() else { panic!("{refused:?}") };
        assert_eq!(reason.reason, Reason::LettersOfOtherPage);
        assert_eq!(reason.args[1..], [("page", page.into()), ("meant", meant.into())]);
    }
}

#[test]
fn what_a_spreadsheet_took_for_a_date_is_no_number_and_no_team() {
    let book = book(|page| {
        rows(page, &[&HEADINGS, &["410021", "Vos, Kim", "", "24", "03-02-2025"]]);
        page.write_datetime_with_format(1, 2, iso("2025-04-03"), &Format::new().set_num_format("d-mmm")).unwrap();
    });
    assert_eq!(refused(&xlsx(&book), None), [(2, "Team".to_owned(), Reason::DayForText)]);
}

#[test]
fn bare_numbers_of_days_count_from_the_year_of_the_workbook() {
    let days = book(|page| {
        rows(page, &[&HEADINGS, &["410021", "Vos, Kim", "Een", "24"]]);
        page.write_number(1, 4, 44_227.0).unwrap();
    });
    let since_1904 = rewritten(&days, "xl/workbook.xml", "<workbookPr", r#"<workbookPr date1904="1""#);
    for (book, from) in [(&days, "2021-01-31"), (&since_1904, "2025-02-01")] {
        let mut office = Office::new();
        office.import_as(&xlsx(book), &creating());
        assert_eq!(office.placements("410021"), [format!("T001 24 {from}")]);
    }
    let head = ["Personeelsnummer", "Naam", "Team", "Uren", "Vanaf"].map(ods_text);
    let cells = ["410021", "Vos, Kim", "Een", "24", "44227"].map(ods_text);
    let rows = [head, cells].map(|cells| ods_row("", &cells.each_ref().map(String::as_str))).concat();
    let settings =
        r#"<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>"#;
    let mut office = Office::new();
    office.import_as(&ods(settings, &rows), &creating());
    assert_eq!(office.placements("410021"), ["T001 24 2025-02-01"]);
}

#[test]
fn of_a_column_with_both_orders_the_dates_that_can_be_both_are_refused() {
    let text = "Nr;Naam;Team;Uren;Vanaf\n11;Aa, A;Een;24;25-11-2024\n12;Bee, B;Een;24;08/19/2024\n13;Cee, C;Een;24;05/06/2024\n14;Dee, D;Een;24;03-04-2024\n";
    let mut office = one_member();
    let plan = office.plan(&csv("a.csv", text), &ImportOptions::default());
    let expected =
        [(3, "Vanaf", "08/19/2024", Reason::NoSuchDate), (4, "Vanaf", "05/06/2024", Reason::DayOrderUnclear)];
    assert_eq!(refusals(&plan), expected);
    assert_eq!(plan.summary.ambiguous_columns, [("a.csv".to_owned(), "Vanaf".to_owned())], "and the column is named");
}

#[test]
fn cells_that_are_merged_with_another_are_refused() {
    let book = book(|page| {
        rows(
            page,
            &[
                &HEADINGS,
                &["410021", "Vos, Kim", "", "24", "03-02-2025"],
                &["410022", "Bos, Ali", "", "24", "03-02-2025"],
            ],
        );
        page.merge_range(1, 2, 2, 2, "Post Breda", &Format::new()).unwrap();
    });
    assert_eq!(refused(&xlsx(&book), None), [(3, "Team".to_owned(), Reason::CellMerged)]);
    let head = ["Nr", "Naam", "Team", "Uren", "Vanaf"].map(ods_text);
    let [number, name, team, hours, from] = ["410022", "Bos, Ali", "Een", "24", "03-02-2025"].map(ods_text);
    let covered = "<table:covered-table-cell/>";
    let sheet = ods(
        "",
        &[
            ods_row("", &head.each_ref().map(String::as_str)),
            ods_row("", &[&number, &name, &team, &hours, &from]),
            ods_row("", &[&number, &name, covered, &hours, &from]),
        ]
        .concat(),
    );
    assert_eq!(sheet[0].rows[1].cells[2], SheetCell::Covered);
    assert_eq!(refused(&sheet, None), [(3, "Team".to_owned(), Reason::CellMerged)]);
}

#[test]
fn a_file_in_the_letters_of_dos_is_read_with_a_remark() {
    let bytes = b"Personeelsnummer;Naam;Team;Uren;Vanaf\r\n410021;Bak, Andr\x82;Een;24;03-02-2025\r\n";
    let sheets = binnenwerk::exchange::read::read_bytes("oud.csv", bytes).unwrap();
    let mut office = one_member();
    let plan = office.import(&sheets);
    assert_eq!(plan.summary.warnings[0].0.reason, Reason::LettersOfDos);
    assert_eq!(office.value(Kind::Member, "410021", "given_name"), Value::Text("André".into()));
}

#[test]
fn a_day_that_means_no_end_is_asked_about_and_then_leaves_the_cell_empty() {
    let text = "Nr;Naam;Contract;Contract tot en met;In dienst;Team;Uren;Vanaf;Tot en met\n\
                11;Aa, A;vast;9999-12-31;1-1-2025;Een;24;03-02-2025;31-12-9999\n\
                12;Bee, B;vast;;1-1-2025;Een;24;31-12-9999;\n\
                13;Cee, C;vast;;1-1-2025;Een;24;03-02-2025;31-12-2203\n";
    let mut office = one_member();
    let plan = office.plan(&csv("a.csv", text), &ImportOptions::default());
    let far = (2, "Contract tot en met", "9999-12-31", Reason::DayForNoEnd);
    let (first, typed) =
        ((3, "Vanaf", "31-12-9999", Reason::NoSuchDate), (4, "Tot en met", "31-12-2203", Reason::NoSuchDate));
    assert_eq!(refusals(&plan), [far, first, typed]);
    let told = ImportOptions { no_end: true, ..ImportOptions::default() };
    let plan = office.plan(&csv("a.csv", text), &told);
    assert_eq!(refusals(&plan), [first, typed], "a first day is never without end, nor is a typing error");
    office.commit(plan);
    assert_eq!(office.placements("11"), ["T1 24 2025-02-03"]);
    // A real day of a workbook.
    let day = book(|page| {
        rows(
            page,
            &[&["Nr", "Naam", "Team", "Uren", "Vanaf", "Tot en met"], &["11", "Aa, A", "Een", "24", "03-02-2025"]],
        );
        let format = Format::new().set_num_format("dd-mm-yyyy");
        page.write_number_with_format(1, 5, 2_958_465.0, &format).unwrap();
    });
    let plan = office.plan(&xlsx(&day), &ImportOptions::default());
    assert_eq!(refusals(&plan), [(2, "Tot en met", "9999-12-31", Reason::DayForNoEnd)]);
    assert_eq!(office.import_as(&xlsx(&day), &told).writes(), 0);
}

#[test]
fn a_year_of_two_digits_that_may_be_of_either_century_is_refused() {
    let text = "Nr;Naam;Contract;In dienst\n11;Aa, A;vast;13-02-69\n12;Bee, B;vast;13-02-19\n13;Cee, C;vast;13-02-99\n";
    let mut office = Office::new();
    let plan = office.plan(&csv("a.csv", text), &ImportOptions::default());
    assert_eq!(refusals(&plan), [(2, "In dienst", "13-02-69", Reason::YearUnclear)]);
}

#[test]
fn a_row_with_a_cell_beyond_the_headings_is_refused_where_the_others_have_none() {
    let mut office = one_member();
    let told = |text: &str, office: &mut Office| -> Vec<(u32, Reason, String)> {
        let plan = office.plan(&csv("l.csv", text), &ImportOptions::default());
        plan.summary.refused.iter().map(|row| (row.row, row.reason.reason, reason(&row.reason))).collect()
    };
    let halves = "Nr,Naam,Team,Uren,Vanaf\n51,\"Wit, Ali\",Een,30,5,01-04-2023\n52,\"Geel, Ina\",Een,30,01-04-2023\n";
    let refused = told(halves, &mut office);
    assert_eq!(refused, [(2, Reason::MoreCells, "more cells than headings: \"01-04-2023\"".to_owned())]);
    // A column that the headings leave room for may hold remarks.
    let remarks = "Nr;Naam;Team;Uren;Vanaf;\n51;Wit, Ali;Een;30;01-04-2023;let op\n";
    assert_eq!(told(remarks, &mut office), []);
}

#[test]
fn the_same_instrument_granted_a_second_time_on_the_same_days_is_told() {
    let mut office = one_member();
    let list = |rows: &str| csv("i.csv", &format!("Personeelsnummer;Instrument;Status;Vanaf;Tot en met\n{rows}"));
    let options = ImportOptions { kind: Some(Kind::Instrument), ..ImportOptions::default() };
    office.import_as(&list("1;no-riskpolis;toegekend;01-02-2023;\n"), &options);
    let told = |rows: &str, office: &mut Office| -> Vec<Reason> {
        let plan = office.plan(&list(rows), &options);
        assert_eq!(plan.summary.refused, [], "{rows}");
        plan.summary
            .warnings
            .iter()
            .map(|warning| warning.0.reason)
            .filter(|reason| *reason == Reason::SecondInstrument)
            .collect()
    };
    assert_eq!(told("1;no-riskpolis;toegekend;01-03-2023;\n", &mut office), [Reason::SecondInstrument]);
    assert_eq!(told("1;no-riskpolis;aangevraagd;01-03-2023;\n", &mut office), [], "asked for beside it");
    assert_eq!(told("1;no-riskpolis;toegekend;01-01-2022;31-01-2023\n", &mut office), [], "before it");
    let two = "1;loonkostensubsidie;toegekend;01-03-2023;\n1;loonkostensubsidie;toegekend;01-04-2023;\n";
    assert_eq!(told(two, &mut office), [Reason::SecondInstrument], "two that are new are told once");
}

#[test]
fn a_name_alone_says_whom_a_row_is_about_where_the_kind_is_named() {
    let mut office = one_member();
    let member = office.value(Kind::Member, "1", "surname").plain();
    let given = office.value(Kind::Member, "1", "given_name").plain();
    let text = format!("Naam;Vanaf;Percentage\n\"{member}, {given}\";13-03-2026;50\n");
    let options = ImportOptions { kind: Some(Kind::Absence), ..ImportOptions::default() };
    office.import_as(&csv("v.csv", &text), &options);
    assert_eq!(office.repo.all(Kind::Absence).expect("asked").len(), 1);
}
