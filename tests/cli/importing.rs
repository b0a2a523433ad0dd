//! Files read in by one command.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use binnenwerk::domain::record::Kind;
use serde_json::Value;

use crate::desk::{Desk, Said, said};

const FILES: [&str; 6] =
    ["plaatsingen.csv", "vacatures.csv", "medewerkers.csv", "teams.csv", "werksoorten.csv", "opdrachtgevers.csv"];

/// A copy of a file of the test data, in the desk's folder.
fn copied(desk: &Desk, name: &str) -> String {
    let from = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    std::fs::copy(from, desk.path(name)).expect("a copy");
    name.to_owned()
}

fn filled() -> Desk {
    let desk = Desk::empty();
    let files: Vec<String> = FILES.iter().map(|name| copied(&desk, name)).collect();
    let args: Vec<&str> = ["import"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let said = desk.run(&args);
    assert_eq!(said.code, 0, "{}", said.err);
    desk
}

#[test]
fn the_six_files_give_the_programme_and_a_second_time_nothing_changes() {
    let desk = filled();
    let report = desk.json(&["report", "jobs", "--as-of", "2023-12-31"]);
    assert_eq!((&report["jobs"], &report["people"], &report["teams"]), (&870.0.into(), &674.into(), &80.into()));
    let before = desk.revision();
    let args: Vec<&str> = ["import"].into_iter().chain(FILES).collect();
    let again = desk.json(&args);
    assert!(again["revision"].is_null());
    assert!(again["kinds"].as_object().unwrap().values().all(|t| t["new"] == 0 && t["changed"] == 0), "{again}");
    assert_eq!(desk.revision(), before);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.json(&["report", "jobs", "--as-of", "2023-12-31"])["people"], 0);
}

#[test]
fn the_workbook_gives_the_same_and_a_trial_stores_nothing() {
    let desk = Desk::empty();
    let book = copied(&desk, "programma-2023.xlsx");
    let trial = desk.json(&["import", &book, "--dry-run"]);
    assert!(trial["revision"].is_null() && trial["kinds"]["member"]["new"].as_u64() > Some(600), "{trial}");
    assert!(!desk.path("demo.db").exists());
    assert_eq!(desk.run(&["import", &book]).code, 0);
    assert_eq!(desk.json(&["report", "jobs", "--as-of", "2023-12-31"])["jobs"], 870.0);
}

#[test]
fn rows_with_faults_stop_everything_unless_the_good_ones_alone_are_asked_for() {
    let desk = filled();
    let before = desk.revision();
    let dirty = copied(&desk, "rooster-vuil.csv");
    let said = desk.run(&["import", &dirty, "--json"]);
    assert_eq!((said.code, desk.revision()), (1, before), "{}", said.err);
    let told: Value = serde_json::from_str(&said.out).expect("JSON");
    let fault = |row: &Value| ["column", "value", "reason"].map(|key| row[key].clone());
    let found: BTreeMap<String, [Value; 3]> =
        told["refused"].as_array().unwrap().iter().map(|row| (row["row"].to_string(), fault(row))).collect();
    let expected =
        std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/rooster-vuil.expect.json"));
    let expected: BTreeMap<String, Value> = serde_json::from_str(&expected.unwrap()).expect("JSON");
    let expected: BTreeMap<String, [Value; 3]> =
        expected.iter().map(|(row, told)| (row.clone(), fault(told))).collect();
    assert_eq!(found, expected);

    let said = desk.run(&["import", &dirty, "--skip-bad"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let rejects = std::fs::read_to_string(desk.path("rooster-vuil-geweigerd.csv")).expect("written");
    assert_eq!(rejects.lines().count(), 1 + expected.len());
    assert!(!rejects.contains("BSN") && !rejects.contains("Diagnose"), "{rejects}");
    // What may never be stored is in no byte of what the program wrote: not in the database, its log or the rejects.
    for written in ["demo.db", "demo.db-wal", "rooster-vuil-geweigerd.csv"] {
        let bytes = std::fs::read(desk.path(written)).unwrap_or_default();
        for never in ["123456782", "rugklachten"] {
            assert!(!bytes.windows(never.len()).any(|part| part == never.as_bytes()), "{never} in {written}");
        }
    }
    assert!(desk.path("demo.db").exists());
    let again = desk.run(&["import", "rooster-vuil-geweigerd.csv", "--dry-run", "--json"]);
    let told: Value = serde_json::from_str(&again.out).expect("JSON");
    let unknown = told["unknown_columns"].to_string();
    assert!(!unknown.contains("Reden weigering"), "{unknown}");
}

/// Two files may have one name: the rows that are refused stay beside the file that they came from.
#[test]
fn refused_rows_of_files_with_one_name_go_beside_their_own_file() {
    let desk = filled();
    let files = ["noord", "zuid"].map(|folder| {
        std::fs::create_dir(desk.path(folder)).expect("a folder");
        let file = format!("{folder}/rooster.csv");
        let text = format!("Personeelsnr;Naam;Team;Uren;Vanaf\n9{folder};Bos, Els;Nergens {folder};32;01-01-2024\n");
        std::fs::write(desk.path(&file), text).expect("written");
        file
    });
    let said = desk.run(&["import", &files[0], &files[1], "--skip-bad"]);
    assert_eq!(said.code, 0, "{}", said.err);
    for folder in ["noord", "zuid"] {
        let rejects = std::fs::read_to_string(desk.path(&format!("{folder}/rooster-geweigerd.csv"))).expect("written");
        assert!(rejects.contains(&format!("Nergens {folder}")) && rejects.lines().count() == 2, "{rejects}");
    }
}

#[test]
fn what_cannot_be_read_in_is_said_in_one_sentence() {
    let desk = Desk::empty();
    std::fs::write(desk.path("empty.csv"), "").unwrap();
    std::fs::write(desk.path("other.csv"), "Boom;Struik\neik;hulst\n").unwrap();
    for file in ["none.csv", ".", "empty.csv", "other.csv"] {
        let said = desk.run(&["import", file]);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{file}");
        assert_eq!(said.err.trim().lines().count(), 1, "{file}: {}", said.err);
    }
    assert_eq!(desk.run(&["import"]).code, 2);
    assert_eq!(desk.run(&["import", "other.csv", "--dates", "xyz"]).code, 2);
    assert_eq!(desk.run(&["import", "other.csv", "--kind", "bomen"]).code, 2);
}

/// A ZIP file whose parts are not compressed.
fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let crc = |bytes: &[u8]| {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
        })
    };
    let (mut file, mut list) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let [at, size] = [file.len(), text.len()].map(|n| u32::try_from(n).unwrap().to_le_bytes());
        let mut about = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        about.extend(crc(text.as_bytes()).to_le_bytes());
        about.extend([size, size].concat());
        about.extend([u8::try_from(name.len()).unwrap(), 0, 0, 0]);
        file.extend([b"PK\x03\x04", &about[..], name.as_bytes(), text.as_bytes()].concat());
        list.extend([b"PK\x01\x02\x14\0", &about[..], &[0; 10], &at, name.as_bytes()].concat());
    }
    let count = u8::try_from(parts.len()).unwrap();
    let [at, size] = [file.len(), list.len()].map(|n| u32::try_from(n).unwrap().to_le_bytes());
    file.extend([&list[..], b"PK\x05\x06\0\0\0\0", &[count, 0, count, 0], &size, &at, &[0, 0]].concat());
    file
}

/// An XLSX that says how many texts it has.
fn book_of_texts(count: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let rels = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let texts = format!(
        r#"<sst xmlns="{main}" count="{count}" uniqueCount="{count}"><si><t>Nummer</t></si><si><t>Naam</t></si><si><t>1</t></si></sst>"#
    );
    let cells = |row: u8, first: u8| {
        format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>{first}</v></c><c r="B{row}" t="s"><v>1</v></c></row>"#)
    };
    let sheet =
        format!(r#"<worksheet xmlns="{main}"><sheetData>{}{}</sheetData></worksheet>"#, cells(1, 0), cells(2, 2));
    let root = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    zip(&[
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &rels),
        ("xl/sharedStrings.xml", &texts),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// An old XLS whose directory goes on in itself.
fn ring() -> Vec<u8> {
    let mut head = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    head.resize(24, 0);
    for word in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        head.extend(word.to_le_bytes());
    }
    head.resize(44, 0);
    for word in [1, 1, 0, 4096, u32::MAX - 1, 0, u32::MAX - 1, 0, 0] {
        head.extend(u32::to_le_bytes(word));
    }
    head.resize(512, 0xFF);
    head.extend([u32::MAX - 2, 1].map(u32::to_le_bytes).concat());
    head.resize(1024, 0xFF);
    head.resize(1536, 0);
    head
}

#[test]
fn a_damaged_or_made_file_is_refused_whatever_it_does_to_the_reading_of_it() {
    let desk = Desk::empty();
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let cut = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"><text:p>Naam</text:p></table:table-cell></table:table-row>"#;
    let wide = ";".repeat(2_000_000);
    for (file, bytes) in [
        ("texts.xlsx", book_of_texts("2147483647")),
        ("ring.xls", ring()),
        ("cut.ods", zip(&[("mimetype", kind), ("content.xml", cut)])),
        ("wide.csv", format!("Nummer;Naam{wide}\n1;Aa{wide}\n").into_bytes()),
    ] {
        std::fs::write(desk.path(file), bytes).unwrap();
        let said = desk.run(&["import", file]);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{file}: {}", said.err);
        assert_eq!(said.err.trim().lines().count(), 1, "{file}: {}", said.err);
        assert!(said.err.contains(file), "{file}: {}", said.err);
    }
    std::fs::write(desk.path("texts.xlsx"), book_of_texts("3")).unwrap();
    let said = desk.run(&["import", "texts.xlsx", "--dry-run", "--kind", "medewerkers"]);
    assert_eq!(said.code, 0, "the same book with its right count: {}", said.err);
}

#[test]
fn a_pipe_is_not_waited_for() {
    let desk = Desk::empty();
    let made = std::process::Command::new("mkfifo").arg(desk.path("pijp.csv")).status().expect("mkfifo");
    assert!(made.success());
    let said = desk.run(&["import", "pijp.csv"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
    assert!(said.err.contains("pijp.csv") && said.err.trim().lines().count() == 1, "{}", said.err);
}

#[test]
fn columns_nobody_knows_are_told_in_one_sentence_and_a_quiet_import_says_only_that() {
    let desk = Desk::empty();
    let names: Vec<String> = (1..=300).map(|nth| format!("Extra{nth}")).collect();
    let row = format!("Nummer;Naam;{}\n7;Aa, Jo;{}\n", names.join(";"), vec!["x"; names.len()].join(";"));
    std::fs::write(desk.path("breed.csv"), row).unwrap();
    let looked = desk.run(&["import", "breed.csv", "--kind", "members", "--dry-run", "--quiet"]);
    assert!(looked.out.contains("medewerkers"), "what it would do is what was asked: {}", looked.out);
    let said = desk.run(&["import", "breed.csv", "--kind", "members", "--quiet"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    let told: Vec<&str> = said.err.lines().filter(|line| line.contains("Extra")).collect();
    assert!(matches!(told[..], [line] if line.contains("\"Extra20\" en nog 280")), "{}", said.err);
    let again = desk.run(&["import", "breed.csv", "--kind", "members", "--quiet"]);
    assert_eq!(again.out, "");
}

#[test]
fn a_column_with_another_heading_is_mapped_and_a_kind_given() {
    let desk = Desk::empty();
    std::fs::write(desk.path("people.csv"), "Kenmerk;Wie\n7;Aa, Jan van der\n").unwrap();
    let args = ["import", "people.csv", "--kind", "medewerkers", "--map", "Kenmerk=nummer", "--map", "Wie=naam"];
    let said = desk.run(&args);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(desk.json(&["show", "member", "7"])["prefix"], "van der");
}

#[test]
fn a_list_that_was_written_is_read_back_and_only_a_shared_name_is_asked_about() {
    let desk = Desk::with_demo();
    for kind in ["absence", "chance", "client_share"] {
        let file = format!("{kind}.csv");
        assert_eq!(desk.run(&["list", kind, "--format", "csv", "--out", &file]).code, 0);
        let plan = desk.run(&["import", &file, "--kind", kind, "--dry-run", "--json"]);
        let plan: Value = serde_json::from_str(&plan.out).expect("JSON");
        let tally = &plan["kinds"][kind];
        assert_eq!((&tally["new"], &tally["changed"]), (&0.into(), &0.into()), "{kind}: {plan}");
        assert!(tally["unchanged"].as_u64().is_some_and(|count| count > 5), "{kind}: {plan}");
        let refused = plan["refused"].as_array().expect("a list");
        let shared = |refusal: &Value| refusal["code"] == "ambiguous-name";
        assert!(refused.iter().all(shared), "{kind}: {plan}");
    }
}

#[test]
fn a_list_that_was_written_never_looks_like_another_kind_and_a_wrong_one_is_refused_before_anything_is_stored() {
    let desk = Desk::with_demo();
    for kind in Kind::ALL {
        let file = format!("{}.csv", kind.name());
        if desk.run(&["list", kind.name(), "--format", "csv", "--out", &file]).code == 0 {
            let plan = desk.run(&["import", &file, "--kind", kind.name(), "--dry-run", "--json"]);
            assert!(!(plan.out + &plan.err).contains("sheet-of-other-kind"), "{}", kind.name());
        }
    }
    let said = desk.run(&["import", "member.csv", "--kind", "team"]);
    assert_eq!((said.code, said.err.trim().lines().count()), (1, 1), "{}", said.err);
    assert!(said.err.contains("--kind"), "{}", said.err);
    let again = desk.run(&["list", "team", "--format", "csv"]);
    assert_eq!(again.out, std::fs::read_to_string(desk.path("team.csv")).expect("the list of before"));
}

#[test]
fn what_an_import_tells_as_json_cannot_act_on_a_terminal() {
    let desk = Desk::with_demo();
    let file = "le\u{9b}vering.csv";
    let sheet = "Personeelsnummer;Naam;Team;Uren;In\u{202e}val\n880001;Kok, Bo;T032;tw\u{9b}31m\u{7f}\u{202e}aalf;x\n";
    std::fs::write(desk.path(file), sheet).unwrap();
    let said = desk.run(&["--json", "import", file, "--as-of", "2026-11-01"]);
    let plan: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(plan["refused"][0]["file"], "le<U+009B>vering.csv", "{plan}");
    let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!said.out.chars().any(acts) && !said.err.chars().any(acts), "{:?}", said.out);
}

#[test]
fn what_is_not_there_yet_is_named_once_and_made_where_it_is_asked_for() {
    let desk = Desk::empty();
    std::fs::write(
        desk.path("ploegen.csv"),
        "Teamcode;Team;Werksoort;Opdrachtgever;Plaatsen;Start\nP1;Kas Emmen;Groen;Veenbedrijf;9;3-2-2025\n\
         P2;Kas Coevorden;Groen;Veenbedrijf;9;3-2-2025\n",
    )
    .expect("written");
    let people: String = (1..=5).map(|n| format!("40{n};Jager, Wout{n};P{};28;3-2-2025\n", 1 + n % 2)).collect();
    std::fs::write(desk.path("mensen.csv"), format!("Personeelsnummer;Naam;Teamcode;Uren;Vanaf\n{people}"))
        .expect("written");
    let files = ["import", "mensen.csv", "ploegen.csv"];
    let refused = desk.run(&files);
    assert_eq!(refused.code, 1, "{}", refused.out);
    assert!(refused.out.contains("Er is geen werksoort \"Groen\""), "{}", refused.out);
    assert!(!refused.out.contains("onbekend team"), "only the work type is missing: {}", refused.out);
    let waiting = refused.out.lines().filter(|line| line.contains("zelf is geweigerd")).count();
    assert_eq!(waiting, 1, "{}", refused.out);
    assert!(refused.out.contains("2 en 4 meer"), "{}", refused.out);
    assert!(refused.err.contains("--create werksoorten"), "{}", refused.err);
    let wrong = desk.run(&[&files[..], &["--create", "werksorten"]].concat());
    assert_eq!(wrong.code, 2, "{}", wrong.err);
    let done = desk.run(&[&files[..], &["--create", "werksoorten,opdrachtgevers"]].concat());
    assert_eq!(done.code, 0, "{} {}", done.out, done.err);
    let placed = desk.json(&["list", "members", "--as-of", "2025-02-03"]);
    assert_eq!(placed.as_array().unwrap().iter().filter(|member| !member["team"].is_null()).count(), 5);
    for (kind, name) in [("work_type", "Groen"), ("organisation", "Veenbedrijf")] {
        let made = desk.json(&["list", kind]);
        assert_eq!((made.as_array().unwrap().len(), &made[0]["name"]), (1, &name.into()), "{made}");
    }
}

#[test]
fn a_trial_tells_the_rows_that_change_something_with_old_and_new_and_others_when_asked() {
    let desk = Desk::empty();
    let headings = "Team;Personeelsnummer;Naam;Uren;Vanaf\n";
    let write = |name: &str, rows: &str| std::fs::write(desk.path(name), format!("{headings}{rows}")).expect("written");
    write("een.csv", "Linnen;1;Bos, Anna;24;1-1-2026\nLinnen;2;Mol, Jet;24;1-1-2026\n");
    assert_eq!(desk.run(&["import", "een.csv", "--create-teams"]).code, 0);
    write(
        "twee.csv",
        "Linnen;1;Bos, Annie;24;1-1-2026\nLinnen;2;Mol, Jet;24;1-1-2026\nLinnen;3;Kok, Piet;24;1-1-2026\n",
    );
    let said = desk.run(&["import", "twee.csv", "--dry-run", "--lang", "nl"]);
    let line = said.out.lines().find(|line| line.contains("Anna → Annie")).expect("the old and the new name");
    assert!(line.contains(" 2 ") && line.contains("Bos, Annie"), "{line}");
    assert!(!said.out.contains("Mol, Jet") && !said.out.contains("Kok, Piet"), "{}", said.out);
    let all = desk.json(&["import", "twee.csv", "--dry-run", "--show", "new,changed,unchanged"]);
    let rows: Vec<_> = all["rows"].as_array().expect("rows").iter().map(|row| (&row["row"], &row["outcome"])).collect();
    assert_eq!(rows, [(&2.into(), &"changed".into()), (&3.into(), &"unchanged".into()), (&4.into(), &"new".into())]);
    let change = &all["rows"][0]["changes"][0];
    let field = &change["fields"][0];
    assert_eq!((&change["kind"], &field["field"]), (&"member".into(), &"given_name".into()));
    assert_eq!((&field["from"], &field["to"]), (&"Anna".into(), &"Annie".into()));
}

/// The program with these arguments, given this on its standard input.
fn fed(desk: &Desk, args: &[&str], bytes: &[u8]) -> Said {
    let mut command = desk.command(args);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the program runs");
    child.stdin.take().expect("an input").write_all(bytes).expect("all is taken");
    said(child.wait_with_output().expect("it ends"))
}

#[test]
fn what_another_program_writes_is_read_from_standard_input_whatever_kind_of_file_it_is() {
    let desk = Desk::empty();
    let sheet = "Personeelsnummer;Naam\n880001;Kok, Bo\n880002;\n";
    let refused = fed(&desk, &["import", "-", "--json"], sheet.as_bytes());
    let told: Value = serde_json::from_str(&refused.out).expect("JSON");
    assert_eq!((refused.code, &told["refused"][0]["file"]), (1, &"standaardinvoer".into()), "{told}");
    let done = fed(&desk, &["import", "-", "--skip-bad"], sheet.as_bytes());
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(desk.path("standaardinvoer-geweigerd.csv").exists(), "{}", done.err);
    let book = std::fs::read(desk.path(&copied(&desk, "programma-2023.xlsx"))).expect("a workbook");
    let trial = fed(&desk, &["import", "-", "--dry-run", "--json"], &book).json();
    assert!(trial["kinds"]["member"]["new"].as_u64() > Some(600), "{trial}");
    let empty = fed(&desk, &["import", "-"], b"");
    assert!(empty.code == 1 && empty.err.contains("standaardinvoer"), "{}", empty.err);
}

#[test]
fn an_import_is_told_where_the_headings_stand_which_days_mean_no_end_and_which_kinds_can_be_made() {
    let desk = Desk::empty();
    let people = "Kantoor;2026;;\nPersoneelsnummer;Naam;Contract;In dienst;Contract tot en met;Banen\n1;Bos, Anna;vast;1-1-2026;31-12-9999;1\n";
    std::fs::write(desk.path("mensen.csv"), people).expect("written");
    let lost = desk.run(&["import", "mensen.csv"]);
    assert!(lost.code == 1 && lost.err.contains("--headings-row"), "{}", lost.err);
    let asked = desk.run(&["import", "mensen.csv", "--headings-row", "2"]);
    assert!(asked.code == 1 && asked.err.contains("--no-end"), "{} {}", asked.out, asked.err);
    let elsewhere = desk.run(&["import", "mensen.csv", "--headings-row", "blad=2", "--no-end"]);
    assert!(elsewhere.code == 1 && elsewhere.err.contains("\"blad\""), "{}", elsewhere.err);
    assert_eq!(desk.run(&["import", "mensen.csv", "--headings-row", "twee"]).code, 2);
    let trial = desk.run(&["import", "mensen.csv", "--headings-row", "mensen=2", "--no-end", "--dry-run"]);
    assert_eq!(trial.code, 0, "{}", trial.err);
    let done = desk.run(&["import", "mensen.csv", "--headings-row", "2", "--no-end"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.err.contains("uitrekent: \"Banen\"") && !done.err.contains("niet herkend"), "{}", done.err);
    let never = desk.run(&["import", "mensen.csv", "--headings-row", "2", "--create", "verzuim"]);
    assert_eq!(never.code, 2, "{}", never.err);
    assert!(never.err.contains("opdrachtgevers") && !never.err.contains("certificaten"), "{}", never.err);
}

#[test]
fn what_is_said_of_the_files_of_a_source_is_kept_under_a_name_and_used_again() {
    let desk = Desk::empty();
    let people = |name: &str, number: &str| {
        let rows = format!("Lijst;uit;het;pakket\nPnr.;Wie;Dienstbetr.;Sinds\n{number};Bos, Anna;vast;03/04/2026\n");
        std::fs::write(desk.path(name), rows).expect("written");
    };
    people("een.csv", "1");
    people("twee.csv", "2");
    let unknown = desk.run(&["import", "een.csv", "--mapping", "salaris"]);
    assert_eq!(unknown.code, 2, "{}", unknown.err);
    let said =
        ["--map", "Pnr.=nummer", "--map", "Wie=naam", "--map", "Dienstbetr.=contract", "--map", "Sinds=in dienst"];
    let how = ["--kind", "medewerkers", "--headings-row", "2", "--dates", "mdy", "--save-mapping", "salarispakket"];
    let path = desk.path("binnenwerk/mappings/salarispakket.toml");
    let trial = desk.run(&[&["import", "een.csv", "--dry-run"][..], &said, &how].concat());
    assert!(trial.code == 0 && !path.exists(), "a trial keeps nothing: {}", trial.err);
    let first = desk.run(&[&["import", "een.csv"][..], &said, &how].concat());
    assert_eq!(first.code, 0, "{}", first.err);
    let kept = std::fs::read_to_string(&path).expect("a file");
    assert!(kept.contains("kind = \"member\"") && kept.contains("Wie = \"naam\""), "{kept}");
    assert_eq!(desk.run(&["import", "twee.csv", "--mapping", "salarispakket"]).code, 0);
    let members = desk.json(&["list", "members", "--columns", "number,employed_from"]);
    let days: Vec<_> = members.as_array().unwrap().iter().map(|member| &member["employed_from"]).collect();
    assert_eq!(days, ["2026-03-04", "2026-03-04"], "the order of day and month was kept too");
    let other = desk.run(&["import", "een.csv", "--mapping", "salarispaket"]);
    assert!(other.code == 2 && other.err.contains("salarispakket"), "{}", other.err);
    assert_eq!(desk.run(&["import", "een.csv", "--mapping", "../geheim"]).code, 2);
    let listed = desk.json(&["import", "--mappings"]);
    assert_eq!((&listed[0]["name"], &listed[0]["mapping"]["headings_row"]), (&"salarispakket".into(), &2.into()));
    // Under the same name something else is only kept when that is asked; the same once more is no matter.
    assert_eq!(
        desk.run(&["import", "twee.csv", "--mapping", "salarispakket", "--save-mapping", "salarispakket"]).code,
        0
    );
    let other = ["import", "twee.csv", "--mapping", "salarispakket", "--no-end", "--save-mapping", "salarispakket"];
    for more in [&["--dry-run"][..], &[]] {
        let refused = desk.run(&[&other[..], more].concat());
        assert!(refused.code == 1 && refused.err.contains("--force"), "{}", refused.err);
    }
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), kept);
    assert_eq!(desk.run(&[&other[..], &["--force"]].concat()).code, 0);
    assert!(std::fs::read_to_string(&path).expect("a file").contains("no_end = true"));
    std::fs::write(&path, "kolommen = 3\n").expect("written");
    let broken = desk.run(&["import", "een.csv", "--mapping", "salarispakket"]);
    assert!(broken.code == 1 && broken.err.contains("salarispakket.toml"), "{}", broken.err);
}

#[test]
fn a_template_of_every_kind_has_the_headings_that_an_import_of_it_reads() {
    let desk = Desk::with_demo();
    for kind in Kind::ALL {
        let name = kind.name();
        let empty = desk.run(&["import", "--template", name]);
        if kind.frozen().is_some() {
            assert_eq!(empty.code, 1, "{name}");
            continue;
        }
        assert_eq!(empty.code, 0, "{name}: {}", empty.err);
        let headings: Vec<&str> = empty.out.trim_start_matches('\u{feff}').trim().split(';').collect();
        // A record of the demonstration, filled in by hand.
        let list = desk.run(&["list", name, "--all", "--format", "csv"]).out;
        let mut lines = list.trim_start_matches('\u{feff}').lines();
        let all: Vec<&str> = lines.next().expect("headings").split(';').collect();
        let whole = |line: &&str| line.split(';').count() == all.len() && !line.contains('"');
        let Some(row) = lines.find(whole) else { continue };
        let cells: Vec<&str> = row.split(';').collect();
        let at = |heading: &&str| all.iter().position(|other| other == heading).expect("a column of the list");
        let filled: Vec<&str> = headings.iter().map(|heading| cells[at(heading)]).collect();
        std::fs::write(desk.path("ingevuld.csv"), format!("{}{}\n", empty.out, filled.join(";"))).expect("written");
        let plan = desk.json(&["import", "ingevuld.csv", "--kind", name, "--dry-run"]);
        assert_eq!(
            (&plan["unknown_columns"], &plan["refused"]),
            (&serde_json::json!([]), &serde_json::json!([])),
            "{name}"
        );
    }
    let book = desk.run(&["import", "--template", "medewerkers", "--out", "leeg.xlsx"]);
    assert_eq!(book.code, 0, "{}", book.err);
    assert!(std::fs::read(desk.path("leeg.xlsx")).expect("a workbook").starts_with(b"PK"));
}
