//! Columns that are mapped, unknown, forbidden or suspect.

use binnenwerk::domain::import_options::{HeadingsRow, ImportOptions};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::refusal::Arg;
use binnenwerk::exchange::import::{rejects, with_headings};
use binnenwerk::repository::Repository;

use crate::office::*;

#[test]
fn columns_nobody_knows_can_be_mapped_and_are_listed_otherwise() {
    let mut office = one_member();
    let sheets = csv("a.csv", "Kenmerk;Wie;Ploeg;Uren;Vanaf;Kleur\n2;Bos, Els;Twee;24;01-01-2024;rood\n");
    assert_eq!(office.try_plan(&sheets, &ImportOptions::default()).expect_err("refused"), Reason::ColumnMissing);
    let map = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let pairs = [("kenmerk", "number"), ("Wie", "Naam"), ("Ploeg", "team")];
    let plan = office.import_as(&sheets, &ImportOptions { map: map(&pairs), ..ImportOptions::default() });
    assert_eq!(plan.summary.unknown_columns, [("a.csv".to_owned(), "Kleur".to_owned())]);
    assert_eq!(office.placements("2"), ["T2 24 2024-01-01"]);
    let wishes = ImportOptions { map: map(&[("Nergens", "number")]), ..ImportOptions::default() };
    assert_eq!(office.try_plan(&sheets, &wishes).expect_err("refused"), Reason::NoSuchColumn);
    let notes = csv("notes.csv", "Zomaar;Iets\na;b\n");
    assert_eq!(office.try_plan(&notes, &ImportOptions::default()).expect_err("refused"), Reason::SheetNotRecognised);
    let bsn = csv("b.csv", "Nr;Naam;BSN\n3;Bos, Ali;123456782\n");
    let plan = office.plan(&bsn, &ImportOptions { map: map(&[("BSN", "phone")]), ..ImportOptions::default() });
    assert_eq!(plan.summary.forbidden_columns.len(), 1, "no mapping opens what may not be stored");
    assert!(!format!("{plan:?}").contains("123456782"));
}

#[test]
fn what_looks_like_a_citizen_number_is_counted_and_never_told() {
    let mut office = one_member();
    let sheets = csv("a.csv", "Nr;Naam;Kenmerk\n2;Bos, Els;123456782\n;Bos, Ali;123456782\n");
    let plan = office.plan(&sheets, &ImportOptions::default());
    let codes: Vec<Reason> = plan.summary.warnings.iter().map(|w| w.0.reason).collect();
    assert_eq!(codes, [Reason::LooksLikeCitizenNumber]);
    assert!(plan.summary.warnings[0].0.args.contains(&("count", Arg::Whole(2))));
    let tables = rejects(&plan, &sheets, "Reden", |row| reason(&row.reason));
    assert!(!format!("{plan:?} {tables:?}").contains("123456782"));
}

#[test]
fn a_column_that_nobody_read_does_not_go_to_the_refused_rows() {
    let mut office = one_member();
    let text = "Nr;Naam;Schoenmaat;Baan;Uren;Team;Vanaf\n2;Bos, Els;weg-41;1,2;77;Een;01-01-2024\n";
    let sheets = csv("a.csv", text);
    let plan = office.plan(&sheets, &ImportOptions::default());
    let table = rejects(&plan, &sheets, "Reden", |row| reason(&row.reason)).remove(0);
    assert_eq!(table.headings, ["Nr", "Naam", "Baan", "Uren", "Team", "Vanaf", "Reden"]);
    assert!(!format!("{table:?}").contains("weg-41"));
}

#[test]
fn a_heading_that_is_mapped_to_no_field_is_refused_and_one_of_some_sheets_is_not() {
    let mut office = one_member();
    let roster = || csv("a.csv", "Nr;Naam;Wkuren;Team;Vanaf;Mob\n2;Bos, Els;20;Een;01-01-2024;0612345678\n");
    let mapped = |pairs: &[(&str, &str)]| {
        let map = pairs.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        ImportOptions { map, ..ImportOptions::default() }
    };
    for word in ["telefon", "bsn", "x"] {
        let refusal = office.refusal(&roster(), &mapped(&[("Wkuren", "uren"), ("Mob", word)]));
        assert_eq!(refusal.reason, Reason::UnknownField, "{word}");
        assert!(refusal.args.contains(&("field", Arg::Text(word.to_owned()))), "{refusal:?}");
    }
    assert_eq!(office.refusal(&roster(), &mapped(&[("Mobiel", "telefoon")])).reason, Reason::NoSuchColumn);
    for word in ["telefoon", "phone", "Tel.", "-"] {
        let plan = office.plan(&roster(), &mapped(&[("Wkuren", "uren"), ("mob", word)]));
        assert_eq!((refusals(&plan), plan.summary.unknown_columns.len()), (vec![], 0), "{word}");
    }
    // Hours are a field of the list, though without a team they go nowhere; and clients have no telephone.
    let list = csv("b.csv", "Nr;Naam;Wkuren\n2;Bos, Els;20\n");
    let members = ImportOptions { kind: Some(Kind::Member), ..mapped(&[("Wkuren", "uren")]) };
    assert_eq!(refusals(&office.plan(&list, &members)), []);
    let clients = csv("k.csv", "Opdrachtgever;Korte naam;Ministerie;Mob\nHavens;Hvn;BZK;5\n");
    for both in [[clients.clone(), roster()], [roster(), clients]] {
        assert_eq!(refusals(&office.plan(&both.concat(), &mapped(&[("Wkuren", "uren"), ("Mob", "telefoon")]))), []);
    }
}

#[test]
fn staff_whose_name_holds_a_comma_are_found_again_and_a_gap_is_no_unknown_column() {
    let mut office = one_member();
    let sheets = csv("begeleiders.csv", "Voornaam;;Rol;E-mail\n\"Aa, Jan\";;teamleider;a@x.nl\n");
    let wishes = ImportOptions { map: vec![("Voornaam".into(), "surname".into())], ..ImportOptions::default() };
    let wishes = ImportOptions { kind: Some(Kind::Staff), ..wishes };
    let plan = office.import_as(&sheets, &wishes);
    assert_eq!((plan.writes(), plan.summary.unknown_columns.len()), (1, 0));
    assert_eq!(office.import_as(&sheets, &wishes).writes(), 0);
    let given = csv("begeleiders.csv", "Voornaam;Naam;Rol\n\"Bos, Els\";;jobcoach\n");
    let staff = ImportOptions { kind: wishes.kind, ..ImportOptions::default() };
    assert_eq!(office.import_as(&given, &staff).writes(), 1);
    assert_eq!(office.import_as(&given, &staff).writes(), 0);
}

#[test]
fn the_whole_name_of_a_candidate_is_read_as_that_of_a_member_is() {
    let mut office = one_member();
    let list = |rows: &str| csv("kandidaten.csv", &format!("Nummer;Naam;Telefoon\n{rows}"));
    let wishes = ImportOptions::default();
    assert_eq!(office.import_as(&list("K7;Bos, Els van den;1\nK8;Jan de Wit;2\n"), &wishes).writes(), 2);
    let names = |office: &Office| -> Vec<String> {
        let mut all = office.repo.all(Kind::Candidate).expect("reads");
        all.sort_by_key(|record| record.get("number").plain());
        all.iter().map(|candidate| candidate.label()).collect()
    };
    assert_eq!(names(&office), ["Bos, Els van den", "Wit, Jan de"]);
    assert_eq!(office.import_as(&list("K7;Bos;5\n"), &wishes).writes(), 1, "only the telephone is new");
    assert_eq!(names(&office)[0], "Bos, Els van den");
    let beside = csv("kandidaten.csv", "Nummer;Naam;Voornaam;Achternaam\nK7;Bos, Els;Kees;Bot\n");
    let plan = office.plan(&beside, &wishes);
    assert!(matches!(refusals(&plan)[..], [(2, _, _, Reason::NamesDiffer)]));
}

#[test]
fn what_may_never_be_recorded_does_not_go_to_the_refused_rows_either() {
    let mut office = one_member();
    let text =
        "Nr;Naam;Team;Uren;Vanaf;Bloedgroep;Religion;National ID\n2;Bos, Els;Een;77;01-01-2024;weg-1;weg-2;weg-3\n";
    let sheets = csv("a.csv", text);
    let plan = office.plan(&sheets, &ImportOptions::default());
    assert_eq!((plan.summary.refused.len(), plan.summary.forbidden_columns.len()), (1, 3));
    assert!(!format!("{:?}", rejects(&plan, &sheets, "Reden", |row| reason(&row.reason))).contains("weg-"));
}

#[test]
fn headings_are_read_from_the_row_that_is_named() {
    let text = "Lijst;van;het;kantoor\nMensen;;Werk;\nNr;Naam;Team;Uren;Vanaf\n11;Aa, A;Een;24;03-02-2025\n";
    let mut office = one_member();
    let read = csv("a.csv", text);
    assert_eq!(office.try_plan(&read, &ImportOptions::default()).unwrap_err(), Reason::SheetNotRecognised);
    let on = |text: &str| HeadingsRow::parse_all(text).expect("rows");
    let there = with_headings(read.clone(), &on("3")).expect("a row");
    assert_eq!((there[0].heading_row, there[0].rows[0].number), (3, 4));
    office.import(&there);
    assert_eq!(office.placements("11"), ["T1 24 2025-02-03"]);
    assert_eq!(with_headings(read.clone(), &[]), Ok(read.clone()));
    assert_eq!(with_headings(there, &on("1")), Ok(read.clone()), "and back");
    assert_eq!(with_headings(read, &on("9")).expect_err("no such row").reason, Reason::HeadingsRowMissing);
}

#[test]
fn the_row_of_the_headings_may_be_of_one_sheet_and_above_what_was_found() {
    // A list of one column under its heading: what the program takes for a title is the heading.
    let found = csv("teams.csv", "Naam\nPost;Griend;Wilg\n5;6;7\n");
    assert_eq!((found[0].heading_row, found[0].above.len()), (2, 1));
    let two = [found, csv("mensen.csv", "Nr;Naam\n11;Aa, A\n12;Bos, B\n")].concat();
    let rows = |text: &str| with_headings(two.clone(), &HeadingsRow::parse_all(text).expect("rows"));
    let placed = rows("TEAMS=1").expect("a row");
    assert_eq!((placed[0].heading_row, placed[0].headings.join("|").as_str()), (1, "Naam||"));
    assert_eq!((placed[0].rows[0].number, placed[0].rows[0].cells[2].text().as_ref()), (2, "Wilg"));
    assert_eq!(placed[1], two[1], "the other sheet stays");
    let both = rows("teams=1; 2").expect("rows");
    assert_eq!((both[0].heading_row, both[1].heading_row), (1, 2));
    assert_eq!(rows("Blad 3=1").expect_err("no sheet").reason, Reason::NoSuchSheet);
    assert_eq!(rows("teams=8").expect_err("no row").reason, Reason::HeadingsRowMissing);
}

#[test]
fn what_the_program_works_out_for_its_own_lists_is_told_as_that() {
    let plan = one_member().plan(
        &csv("a.csv", "Personeelsnummer;Naam;Banen;Status;Zomaar\n11;Aa, A;0,94;Aan het werk;x\n"),
        &ImportOptions::default(),
    );
    let named = |columns: &[(String, String)]| columns.iter().map(|(_, column)| column.clone()).collect::<Vec<_>>();
    assert_eq!(named(&plan.summary.worked_out_columns), ["Banen", "Status"]);
    assert_eq!(named(&plan.summary.unknown_columns), ["Zomaar"]);
}
