//! Tests of writing files and of reading them back.

use std::os::unix::fs::PermissionsExt;

use proptest::prelude::*;

use super::*;
use crate::domain::days::Day;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::exchange::read::{read_bytes, read_file};
use crate::exchange::sheet::{Sheet, SheetCell};

fn headings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn day(year: i32, month: u32, day: u32) -> SheetCell {
    SheetCell::Day(Day::from_ymd_opt(year, month, day).unwrap())
}

fn text(text: &str) -> SheetCell {
    SheetCell::Text(text.into())
}

fn number(text: &str) -> SheetCell {
    SheetCell::Number(text.into())
}

fn sample() -> Vec<Vec<SheetCell>> {
    vec![
        vec![text("Müller, Zoë"), number("-32.5"), day(2023, 12, 31), SheetCell::Flag(true)],
        vec![text("=1+1"), number("=1+1"), SheetCell::Empty, SheetCell::Flag(false)],
        vec![text("'t Hof; \"x\""), number("24"), SheetCell::Empty, SheetCell::Empty],
    ]
}

fn csv(form: Notation, headings: &[String], rows: &[Vec<SheetCell>]) -> Vec<u8> {
    let mut out = Vec::new();
    write_csv(&mut out, form, headings, rows.iter().cloned()).unwrap();
    out
}

fn sheet_of(name: &str, headings: &[String], rows: Vec<Vec<SheetCell>>) -> WorkbookSheet<Vec<Vec<SheetCell>>> {
    WorkbookSheet { name: name.into(), headings: headings.to_vec(), rows, total: Vec::new() }
}

fn read(bytes: &[u8]) -> Sheet {
    read_bytes("x", bytes).unwrap().remove(0)
}

#[test]
fn csv_for_a_dutch_spreadsheet_is_guarded_and_leaves_numbers_alone() {
    let out = csv(Notation::DUTCH, &headings(&["Naam", "Uren", "Vanaf", "Telt"]), &sample());
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "\u{feff}Naam;Uren;Vanaf;Telt\r\n\"Müller, Zoë\";\"-32,5\";31-12-2023;ja\r\n'=1+1;'=1+1;;nee\r\n\
         \"'t Hof; \"\"x\"\"\";24;;\r\n"
    );
}

#[test]
fn a_markdown_table_escapes_what_would_break_it() {
    let mut out = Vec::new();
    let rows = vec![vec![text("a|b\n<c>"), number("32.5")], vec![text("*d*"), SheetCell::Empty]];
    write_markdown(&mut out, Notation::DUTCH, &headings(&["Naam", "Uren"]), &rows).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "| Naam | Uren |\n| --- | ---: |\n| a\\|b \\<c\\> | 32,5 |\n| \\*d\\* |  |\n"
    );
}

#[test]
fn a_workbook_has_real_numbers_and_days_and_no_formulas() {
    let mut rows = sample();
    rows.push(vec![text("twee  spaties <&\"' "), number("1234567890.1234567"), day(1899, 1, 1), SheetCell::Empty]);
    let names = headings(&["Naam", "Uren", "Vanaf", "Telt"]);
    let sheet = || [sheet_of("Leden: [2023]?", &names, rows.clone())];
    let (mut xlsx, mut ods) = (Vec::new(), Vec::new());
    write_workbook(&mut xlsx, sheet()).unwrap();
    write_open_document(&mut ods, sheet()).unwrap();
    let first = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    assert_eq!(ods[30..30 + first.len()], *first, "not packed, and before all else");
    rows[1][1] = text("=1+1");
    rows[3][1] = text("1234567890.1234567");
    rows[3][2] = text("01-01-1899");
    for written in [xlsx, ods] {
        let sheet = read(&written);
        assert_eq!((&*sheet.name, &*sheet.headings.join(" ")), ("Leden- -2023--", "Naam Uren Vanaf Telt"));
        let back: Vec<Vec<SheetCell>> = sheet.rows.iter().map(|row| row.cells.clone()).collect();
        assert_eq!(back, rows);
    }
}

#[test]
fn a_workbook_refuses_what_a_sheet_cannot_hold() {
    let long = vec![vec![text(&"x".repeat(40_000))]];
    let error = write_workbook(&mut Vec::new(), [sheet_of("x", &headings(&["Naam"]), long)]).unwrap_err();
    assert_eq!(Refusal::from(error).reason, Reason::WriteTextTooLong);
    let wide = vec![vec![text("x"); 16_385]];
    let error = write_workbook(&mut Vec::new(), [sheet_of("x", &headings(&["Naam"]), wide)]).unwrap_err();
    assert_eq!(Refusal::from(error).reason, Reason::WriteTooManyRows);
}

#[test]
fn a_file_is_saved_whole_for_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("uit.csv");
    std::fs::write(&path, "old").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    save(&path, IfThere::Replace, |out| write_csv(out, Notation::DUTCH, &headings(&["Naam"]), vec![vec![text("Aa")]]))
        .unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(read_file(&path).unwrap()[0].rows.len(), 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_failed_save_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("uit.csv");
    std::fs::write(&path, "old").unwrap();
    let failed = save::<WriteError>(&path, IfThere::Replace, |out| {
        out.write_all(b"half")?;
        Err(Reason::WriteTooManyRows.into())
    });
    assert_eq!(Refusal::from(failed.unwrap_err()).reason, Reason::WriteTooManyRows);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_a_killed_program_left_goes_with_the_next_save_and_what_is_being_written_stays() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let [left, other] = [".binnenwerk-Aa1.part", ".binnenwerk-notes"].map(at);
    std::fs::write(&left, "half a list").unwrap();
    std::fs::write(&other, "mine").unwrap();
    save::<WriteError>(&at("een.csv"), IfThere::Refuse, |to| {
        // Somebody else writes there meanwhile.
        save::<WriteError>(&at("twee.csv"), IfThere::Refuse, |to| Ok(to.write_all(b"2")?))?;
        Ok(to.write_all(b"1")?)
    })
    .unwrap();
    let held = |name: &str| std::fs::read_to_string(at(name)).unwrap();
    assert_eq!((left.exists(), held("een.csv"), held("twee.csv")), (false, "1".into(), "2".into()));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3, "and the file of somebody else");
}

#[test]
fn a_folder_a_device_and_a_missing_folder_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let code = |path: &std::path::Path| refused(path, IfThere::Replace);
    assert_eq!(code(folder.path()), Reason::WriteIsDirectory);
    assert_eq!(code(std::path::Path::new("/dev/null")), Reason::WriteNotAFile);
    assert_eq!(code(&folder.path().join("weg/uit.csv")), Reason::WriteNoFolder);
    assert_eq!(code(&folder.path().join("..")), Reason::WriteIsDirectory);
}

/// Why nothing is written at a path.
fn refused(path: &std::path::Path, if_there: IfThere) -> Reason {
    let failed = save::<WriteError>(path, if_there, |_| panic!("asked for its content"));
    Refusal::from(failed.unwrap_err()).reason
}

#[test]
fn a_file_that_is_there_stays_unless_it_may_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("brief.md");
    std::fs::write(&path, "old").unwrap();
    assert_eq!(refused(&path, IfThere::Refuse), Reason::FileExists);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    // One that comes while the content is made stays as well.
    let late = folder.path().join("laat.md");
    let failed = save::<WriteError>(&late, IfThere::Refuse, |_| Ok(std::fs::write(&late, "theirs")?));
    assert_eq!(Refusal::from(failed.unwrap_err()).reason, Reason::FileExists);
    assert_eq!(std::fs::read_to_string(&late).unwrap(), "theirs");
    let free = folder.path().join("vrij.md");
    save::<WriteError>(&free, IfThere::Refuse, |out| Ok(out.write_all(b"new")?)).unwrap();
    assert_eq!(std::fs::read_to_string(&free).unwrap(), "new");
    assert_eq!(std::fs::metadata(&free).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3, "no draft is left");
}

#[test]
fn only_what_begins_as_the_same_command_writes_is_replaced_on_that_condition() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let own = IfThere::ReplaceOwn(OwnMark::Begin(&["# ", "|"]));
    for (name, held, stays) in [("a", "# Op 1 mei", false), ("b", "|x|", false), ("c", "", false), ("d", "#x", true)] {
        std::fs::write(at(name), held).unwrap();
        let done = save::<WriteError>(&at(name), own, |to| Ok(to.write_all(b"# new")?));
        let left = std::fs::read_to_string(at(name)).unwrap();
        assert_eq!((done.is_err(), left == held), (stays, stays), "{name}");
    }
    assert_eq!(refused(&at("d"), own), Reason::FileNotOurs);
    assert_eq!(refused(&at("a"), IfThere::Refuse), Reason::FileExists);
}

#[test]
fn a_workbook_is_replaced_when_this_program_made_it_and_nothing_else_saved_it_since() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let own = IfThere::ReplaceOwn(OwnMark::Workbook);
    let sheet = || WorkbookSheet {
        name: "Teams".into(),
        headings: vec!["code".into()],
        rows: [vec![SheetCell::Text("T1".into())]],
        total: vec![],
    };
    for if_there in [IfThere::Refuse, own] {
        save::<WriteError>(&at("teams.xlsx"), if_there, |out| write_workbook(out, [sheet()])).unwrap();
        save::<WriteError>(&at("teams.ods"), if_there, |out| write_open_document(out, [sheet()])).unwrap();
    }
    let of = |heading: &str| WorkbookSheet { headings: vec!["code".into(), heading.into()], ..sheet() };
    for stays in [false, true] {
        let of = || of(if stays { "uren" } else { "plaatsen 2026" });
        let in_excel = save::<WriteError>(&at("teams.xlsx"), own, |out| write_workbook(out, [of()]));
        let in_open = save::<WriteError>(&at("teams.ods"), own, |out| write_open_document(out, [of()]));
        for done in [in_excel, in_open] {
            let refused = done.err().map(|error| Refusal::from(error).reason);
            assert_eq!(refused, stays.then_some(Reason::FileNotOurs), "headings of another command: {stays}");
        }
    }
    let mut other = rust_xlsxwriter::Workbook::new();
    other.add_worksheet();
    other.save(at("theirs")).unwrap();
    assert_eq!(refused(&at("theirs"), own), Reason::FileNotOurs);
    std::fs::write(at("text"), "PK").unwrap();
    assert_eq!(refused(&at("text"), own), Reason::FileNotOurs);
}

#[test]
fn a_file_in_the_place_of_a_folder_is_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("lijst"), "mine").unwrap();
    assert_eq!(refused(&folder.path().join("lijst/teams.csv"), IfThere::Refuse), Reason::WriteNoFolder);
}

#[test]
fn a_link_is_not_followed_whatever_may_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("echt.csv"), "old").unwrap();
    for (link, target) in [("vol.csv", "echt.csv"), ("leeg.csv", "nergens.csv")] {
        std::os::unix::fs::symlink(at(target), at(link)).unwrap();
        for if_there in [IfThere::Refuse, IfThere::Replace] {
            assert_eq!(refused(&at(link), if_there), Reason::WriteLink);
        }
    }
    assert_eq!(std::fs::read_to_string(at("echt.csv")).unwrap(), "old");
    assert!(!at("nergens.csv").exists());
}

#[test]
fn a_store_and_what_belongs_to_it_are_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("dienst"), b"SQLite format 3\0 and pages").unwrap();
    std::fs::write(at("dienst-shm"), "index").unwrap();
    for name in ["dienst", "dienst-wal", "dienst-shm", "dienst-journal"] {
        for if_there in [IfThere::Refuse, IfThere::Replace] {
            assert_eq!(refused(&at(name), if_there), Reason::WriteStore, "{name}");
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    save::<WriteError>(&at("lijst-wal"), IfThere::Refuse, |_| Ok(()))
        .expect("beside no store it is a name like another");
}

/// Texts that a careless reader or writer would change.
fn awkward() -> impl Strategy<Value = String> {
    let signs = proptest::sample::select(vec![
        'a', 'Z', 'é', '€', '日', '😀', ' ', '\'', '"', ';', ',', '\t', '\r', '\n', '=', '+', '-', '@', '1', '.', '<',
        '|', '{',
    ]);
    proptest::collection::vec(signs, 1..12)
        .prop_map(|signs| signs.into_iter().collect())
        .prop_filter("a blank cell is no cell", |text: &String| !text.trim().is_empty())
}

fn table() -> impl Strategy<Value = (Vec<String>, Vec<Vec<SheetCell>>)> {
    (1usize..5).prop_flat_map(|width| {
        let row = proptest::collection::vec(awkward().prop_map(SheetCell::Text), width);
        let heading = proptest::collection::vec("[A-Za-zé'=][A-Za-zé;,\"]{0,8}", width);
        (heading, proptest::collection::vec(row, 0..12))
    })
}

fn texts(sheet: &Sheet) -> Vec<Vec<SheetCell>> {
    sheet.rows.iter().map(|row| row.cells.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn csv_for_a_spreadsheet_is_read_back_exactly((headings, rows) in table()) {
        let sheet = read(&csv(Notation::DUTCH, &headings, &rows));
        prop_assert_eq!(&sheet.headings, &headings);
        prop_assert_eq!(texts(&sheet), rows);
    }

    #[test]
    fn plain_csv_is_read_back_exactly((headings, rows) in table()) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let line = |texts: Vec<String>| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(",") + "\r\n";
        let body = rows.iter().map(|row| line(row.iter().map(|cell| cell.text().into_owned()).collect()));
        let text: String = std::iter::once(line(headings.clone())).chain(body).collect();
        let sheet = read(text.as_bytes());
        prop_assert_eq!(&sheet.headings, &headings);
        prop_assert_eq!(texts(&sheet), rows);
    }

    #[test]
    fn no_cell_of_csv_for_a_spreadsheet_begins_as_a_formula((headings, rows) in table()) {
        let out = String::from_utf8(csv(Notation::DUTCH, &headings, &rows)).unwrap();
        let body = out.trim_start_matches('\u{feff}').to_owned();
        // Read as a spreadsheet does, which does not know the guard.
        for line in crate::exchange::read::records(&body, ';') {
            for field in line {
                prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{field:?}");
            }
        }
    }

    #[test]
    fn a_workbook_is_read_back_exactly((headings, rows) in table()) {
        let (mut xlsx, mut ods) = (Vec::new(), Vec::new());
        write_workbook(&mut xlsx, [sheet_of("x", &headings, rows.clone())]).unwrap();
        write_open_document(&mut ods, [sheet_of("x", &headings, rows.clone())]).unwrap();
        for written in [xlsx, ods] {
            let sheet = read(&written);
            prop_assert_eq!(&sheet.headings, &headings);
            prop_assert_eq!(texts(&sheet), rows.clone());
        }
    }
}

/// A part of an archive as text.
fn part(archive: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("an archive");
    std::io::read_to_string(archive.by_name(name).expect("a part")).expect("text")
}

fn amounts() -> WorkbookSheet<Vec<Vec<SheetCell>>> {
    let euros = |cents| SheetCell::Euros(crate::domain::decimal::Decimal::from_hundredths(cents));
    let percent = |parts| SheetCell::Percent(crate::domain::decimal::Decimal::from_hundredths(parts));
    let rows = vec![vec![text("Aa"), euros(123_450), percent(1_250)], vec![text("Bb"), euros(-50), percent(10_000)]];
    let total = vec![vec![text("Totaal"), euros(123_400), SheetCell::Empty]];
    WorkbookSheet { total, ..sheet_of("Geld", &headings(&["Naam", "Bedrag", "Deel"]), rows) }
}

#[test]
fn a_workbook_is_filtered_and_printed_as_a_table_whose_sum_stands_apart() {
    let mut bytes = Vec::new();
    write_workbook(&mut bytes, [amounts()]).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for held in [
        r#"<autoFilter ref="A1:C3"/>"#,
        r#"orientation="landscape""#,
        r#"fitToHeight="0""#,
        r#"<pageSetUpPr fitToPage="1"/>"#,
        r#"state="frozen""#,
    ] {
        assert!(sheet.contains(held), "{held}: {sheet}");
    }
    assert!(sheet.contains(r#"<c r="B4""#), "the sum is below the rows that are filtered");
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains(r##"formatCode="#,##0.00""##) && styles.contains(r#"formatCode="0.00%""#), "{styles}");
    assert!(sheet.contains("<v>0.125</v>") && sheet.contains("<v>1234.5</v>"), "{sheet}");
}

#[test]
fn an_open_document_is_filtered_and_printed_as_a_table_whose_sum_stands_apart() {
    let mut bytes = Vec::new();
    write_open_document(&mut bytes, [amounts()]).unwrap();
    let content = part(&bytes, "content.xml");
    for held in [
        r#"table:target-range-address="&apos;Geld&apos;.A1:&apos;Geld&apos;.C3""#,
        r#"table:display-filter-buttons="true""#,
        "<table:table-header-rows>",
        r#"table:style-name="euros" office:value-type="float" office:value="1234.50""#,
        r#"table:style-name="percent" office:value-type="percentage" office:value="0.125""#,
    ] {
        assert!(content.contains(held), "{held}: {content}");
    }
    let styles = part(&bytes, "styles.xml");
    assert!(styles.contains(r#"style:print-orientation="landscape""#) && styles.contains(r#"style:scale-to-X="1""#));
    assert!(part(&bytes, "META-INF/manifest.xml").contains("styles.xml"));
}

#[test]
fn amounts_and_percentages_of_a_workbook_are_read_as_they_were() {
    let (mut xlsx, mut ods) = (Vec::new(), Vec::new());
    write_workbook(&mut xlsx, [amounts()]).unwrap();
    write_open_document(&mut ods, [amounts()]).unwrap();
    for bytes in [xlsx, ods] {
        let read: Vec<Vec<String>> = read(&bytes)
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.text().into_owned()).collect())
            .collect();
        assert_eq!(read, [["Aa", "1234.5", "12.5%"], ["Bb", "-0.5", "100%"], ["Totaal", "1234", ""]]);
    }
}

#[test]
fn csv_for_a_program_says_everything_plainly() {
    let mut out = Vec::new();
    write_plain_csv(&mut out, &headings(&["name", "hours", "from", "counts"]), sample()).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "\"name\",\"hours\",\"from\",\"counts\"\r\n\"Müller, Zoë\",-32.5,2023-12-31,true\r\n=1+1,=1+1,,false\r\n\
         \"'t Hof; \"\"x\"\"\",24,,\r\n"
    );
}
