//! Tests of reading files.

use std::path::PathBuf;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::limits::MAX_COLUMNS;
use super::*;
use crate::domain::days::Day;
use crate::domain::reason::Reason;
use crate::exchange::sheet::SheetCell;

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn text(text: &str) -> SheetCell {
    SheetCell::Text(text.into())
}

fn day(year: i32, month: u32, day: u32) -> SheetCell {
    SheetCell::Day(Day::from_ymd_opt(year, month, day).unwrap())
}

/// The one sheet of a CSV text.
fn csv(contents: impl AsRef<[u8]>) -> Sheet {
    let mut sheets = read_bytes("lijst.csv", contents.as_ref()).unwrap();
    assert_eq!(sheets.len(), 1);
    sheets.remove(0)
}

/// Headings and rows as text, the shape most tests look at.
fn lines(sheet: &Sheet) -> Vec<Vec<String>> {
    let rows = sheet.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text().into_owned()).collect());
    std::iter::once(sheet.headings.clone()).chain(rows).collect()
}

fn code(name: &str, contents: &[u8]) -> Reason {
    read_bytes(name, contents).unwrap_err().reason
}

#[test]
fn the_files_of_the_programme_are_read_whole() {
    for (name, headings, rows) in [
        ("opdrachtgevers.csv", 4, 13),
        ("werksoorten.csv", 4, 9),
        ("teams.csv", 13, 82),
        ("medewerkers.csv", 8, 766),
        ("plaatsingen.csv", 7, 1288),
        ("vacatures.csv", 8, 47),
        ("rooster-plat.csv", 8, 674),
        ("rooster-vuil.csv", 9, 60),
    ] {
        let sheets = read_file(&data(name)).unwrap();
        let counted: Vec<(usize, usize)> =
            sheets.iter().map(|sheet| (sheet.headings.len(), sheet.rows.len())).collect();
        assert_eq!(counted, [(headings, rows)], "{name}");
        assert_eq!((sheets[0].source.as_str(), sheets[0].name.as_str()), (name, name.trim_end_matches(".csv")));
    }
}

#[test]
fn the_workbook_holds_the_same_tables_with_real_dates_and_numbers() {
    let sheets = read_file(&data("programma-2023.xlsx")).unwrap();
    for sheet in &sheets {
        let twin = read_file(&data(&format!("{}.csv", sheet.name.to_lowercase()))).unwrap().remove(0);
        assert_eq!(sheet.headings, twin.headings);
        let numbers = |sheet: &Sheet| sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>();
        assert_eq!(numbers(sheet), numbers(&twin), "{}", sheet.name);
    }
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Opdrachtgevers", "Werksoorten", "Teams", "Medewerkers", "Plaatsingen", "Vacatures"]);
    let members = &sheets[3];
    assert_eq!(members.rows[0].number, 2);
    assert_eq!(
        members.rows[0].cells,
        [
            SheetCell::Number("100001".into()),
            text("Heuvel, Tim"),
            day(2016, 12, 19),
            day(2020, 7, 13),
            text("onbepaald"),
            SheetCell::Empty,
            day(2016, 12, 4),
            text("ja"),
        ]
    );
}

#[test]
fn windows_1252_and_signs_that_act_come_through_as_they_are() {
    let sheet = read_file(&data("rooster-vuil.csv")).unwrap().remove(0);
    let name = |row: u32| sheet.rows.iter().find(|found| found.number == row).unwrap().cells[1].text().into_owned();
    assert_eq!(name(10), "Müller, Agnieszka");
    assert_eq!(name(44), "=HYPERLINK(\"http://x\";\"klik\")");
    assert_eq!(name(47), "\u{1b}]0;owned\u{7}Vries, Kim de");
}

#[test]
fn an_open_document_is_read_with_its_row_numbers() {
    let sheets = read_file(&data("klein.ods")).unwrap();
    assert_eq!(sheets.len(), 1);
    assert_eq!((sheets[0].name.as_str(), sheets[0].rows.len(), sheets[0].rows[0].number), ("Medewerkers", 1, 4));
    assert_eq!(
        sheets[0].rows[0].cells,
        [
            SheetCell::Number("100001".into()),
            text("Aa, Jan van der"),
            day(2023, 12, 31),
            SheetCell::Number("32.5".into()),
            SheetCell::Flag(true)
        ]
    );
}

#[test]
fn hidden_sheets_are_read_and_a_time_is_not_dropped() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Leeg").unwrap();
    let page = book.add_worksheet().set_name("Verborgen").unwrap().set_hidden(true);
    let date = Format::new().set_num_format("dd/mm/yyyy");
    page.write_string(2, 1, "Naam").unwrap();
    page.write_string(2, 2, "Vanaf").unwrap();
    page.write_string(4, 1, "Aa, Jan").unwrap();
    let late = ExcelDateTime::from_ymd(2023, 1, 1).unwrap().and_hms(23, 0, 0).unwrap();
    page.write_datetime_with_format(4, 2, &late, &date).unwrap();
    let sheets = read_bytes("x.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((sheets.len(), sheets[0].name.as_str(), sheets[0].heading_row), (1, "Verborgen", 3));
    assert_eq!(sheets[0].headings, ["", "Naam", "Vanaf"]);
    assert_eq!(sheets[0].rows[0].number, 5);
    assert_eq!(sheets[0].rows[0].cells, [SheetCell::Empty, text("Aa, Jan"), text("2023-01-01 23:00:00")]);
}

#[test]
fn a_value_in_the_far_corner_of_a_sheet_does_not_fill_the_memory() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "Naam").unwrap();
    page.write_string(1_048_575, 16_383, "x").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(read_bytes("x.xlsx", &bytes).unwrap()[0].rows[0].number, 1_048_576);
}

#[test]
fn the_separator_is_found() {
    for contents in [
        "Nr;Naam;Uren\r\n1;Aa, Jan;32,5\r\n2;Bos, Zoë;24,0\r\n",
        "Nr,Naam,Uren\n1,\"Aa, Jan\",\"32,5\"\n2,\"Bos, Zoë\",\"24,0\"\n",
        "Nr\tNaam\tUren\n1\tAa, Jan\t32,5\n2\tBos, Zoë\t24,0",
        "sep=|\r\nNr|Naam|Uren\r\n1|Aa, Jan|32,5\r\n2|Bos, Zoë|24,0\r\n",
        "Nr;Naam;Uren;;\r1;Aa, Jan;32,5;;\r2;Bos, Zoë;24,0\r",
    ] {
        let sheet = csv(contents);
        assert_eq!(lines(&sheet), [["Nr", "Naam", "Uren"], ["1", "Aa, Jan", "32,5"], ["2", "Bos, Zoë", "24,0"]]);
        assert_eq!(sheet.rows[1].number, 3);
    }
    assert_eq!(lines(&csv("Naam\nAa, Jan van der\nBos, Zoë\n")), [["Naam"], ["Aa, Jan van der"], ["Bos, Zoë"]]);
}

#[test]
fn every_usual_encoding_gives_the_same_text() {
    let contents = "Nr;Naam\r\n1;Müller, Zoë €\r\n";
    let utf16 = |big: bool| {
        let units =
            contents.encode_utf16().flat_map(move |unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        let mark: [u8; 2] = if big { [0xFE, 0xFF] } else { [0xFF, 0xFE] };
        mark.into_iter().chain(units).collect::<Vec<u8>>()
    };
    let windows = encoding_rs::WINDOWS_1252.encode(contents).0.into_owned();
    for bytes in [contents.into(), format!("\u{feff}{contents}").into_bytes(), windows, utf16(true), utf16(false)] {
        assert_eq!(lines(&csv(bytes)), [["Nr", "Naam"], ["1", "Müller, Zoë €"]]);
    }
}

#[test]
fn the_letters_of_dos_are_read_and_told() {
    let sheet = csv(b"Nr;Naam\r\n1;Vos, Andr\x82\r\n2;Kok, Zo\x89\r\n");
    assert_eq!((sheet.rows[1].cells[1].text(), sheet.about.dos_letters), ("Kok, Zoë".into(), true));
    assert!(!csv(b"Nr;Naam\r\n1;Vos, Andr\xE9\r\n").about.dos_letters);
}

#[test]
fn quotes_keep_separators_line_ends_and_quotes_and_rows_count_as_a_spreadsheet_counts() {
    let sheet = csv("\r\nNr;Naam\r\n1;\"a;\r\n\"\"b\"\"\"\r\n;\r\n\r\n4;x\"y\r\n");
    assert_eq!(lines(&sheet), [["Nr", "Naam"], ["1", "a;\r\n\"b\""], ["4", "x\"y"]]);
    assert_eq!((sheet.heading_row, sheet.rows[0].number, sheet.rows[1].number), (2, 3, 6));
}

#[test]
fn a_title_above_the_headings_is_passed_over_only_when_it_clearly_is_one() {
    let sheet = csv("Rooster van 2023;;\r\n;;\r\nNr;Naam;Uren\r\n1;Aa;32\r\n");
    assert_eq!((sheet.heading_row, sheet.headings.join("|").as_str(), sheet.rows.len()), (3, "Nr|Naam|Uren", 1));
    let sheet = csv("Naam\r\nAa\r\nBos\r\n");
    assert_eq!((sheet.heading_row, sheet.rows.len()), (1, 2));
    let sheet = csv("Naam;\r\n1;Aa\r\n2;Bos\r\n");
    assert_eq!((sheet.heading_row, sheet.rows.len()), (1, 2));
}

#[test]
fn short_rows_are_filled_up_and_values_without_a_heading_are_kept() {
    assert_eq!(lines(&csv("a;b;c\n1\n1;2;3;4\n")), [["a", "b", "c", ""], ["1", "", "", ""], ["1", "2", "3", "4"]]);
}

#[test]
fn headings_without_rows_are_a_table_and_nothing_at_all_is_not() {
    assert!(csv("Nr;Naam\r\n").rows.is_empty());
    for nothing in ["", "\r\n\r\n", " ; ;\n", "\u{feff}"] {
        assert_eq!(code("x.csv", nothing.as_bytes()), Reason::ReadEmpty, "{nothing:?}");
    }
}

#[test]
fn the_guard_is_undone_in_the_form_for_spreadsheets_only() {
    assert_eq!(lines(&csv("a;b\n'=1;'t Hof\n''t Hof;'-5\n")), [["a", "b"], ["=1", "'t Hof"], ["'t Hof", "-5"]]);
    assert_eq!(lines(&csv("a,b\n'=1,''x\n")), [["a", "b"], ["'=1", "''x"]]);
}

#[test]
fn what_cannot_be_read_has_a_code_for_each_reason() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read_file(folder.path()).unwrap_err().reason, Reason::ReadIsDirectory);
    assert_eq!(read_file(&folder.path().join("weg.csv")).unwrap_err().reason, Reason::ReadNotFound);
    let large = folder.path().join("groot.csv");
    File::create(&large).unwrap().set_len(MAX_BYTES + 1).unwrap();
    let error = read_file(&large).unwrap_err();
    assert_eq!(error.reason, Reason::ReadTooLarge);
    assert_eq!(error.args[0], ("file", "groot.csv".into()));
    assert_eq!(read_file(Path::new("/dev/null")).unwrap_err().reason, Reason::ReadNotAFile);
    assert_eq!(code("breed.csv", ";".repeat(MAX_COLUMNS).as_bytes()), Reason::ReadTooLarge);
    for odd in
        [&b"%PDF-1.7"[..], b"SQLite format 3\0", b"<html><table>", b"{\"a\":1}", b"PK\x03\x04 a letter", b"\x7fELF\0"]
    {
        assert_eq!(code("x", odd), Reason::ReadUnknownFormat, "{odd:?}");
    }
    assert_eq!(code("x", &[1, 2, 3, 4, 5, 6, 7, 8, 14, 15]), Reason::ReadUnknownFormat);
    assert_eq!(code("x", b"\xEF\xBB\xBFNaam\r\nM\xFCller"), Reason::ReadDamaged);
    let error = read_bytes("x", b"Nr;Naam\r\n1;\"Aa\r\n2;Bos\r\n").unwrap_err();
    assert_eq!((error.reason, error.args[1].clone()), (Reason::ReadDamagedRow, ("row", "2".into())));
    // A quote that is closed by the next one, rows below, would make one cell of all between.
    let error = read_bytes("x", b"Nr;Naam\r\n1;Cee\r\n2;\"Aa\r\n3;\"Bos\"\r\n").unwrap_err();
    assert_eq!((error.reason, error.args[1].clone()), (Reason::ReadDamagedRow, ("row", "3".into())));
    let book = std::fs::read(data("programma-2023.xlsx")).unwrap();
    assert_eq!(code("x.xlsx", b"PK\x03\x04 xl/workbook.xml"), Reason::ReadDamaged);
    assert_eq!(read_bytes("x", &book).unwrap().len(), 6);
}

#[test]
fn rows_between_two_quotes_that_were_never_a_pair_are_refused_and_a_text_of_several_lines_is_not() {
    let row_of = |text: &str| match read_bytes("x", text.as_bytes()) {
        Err(error) if error.reason == Reason::ReadDamagedRow => error.args[1].1.clone(),
        read => panic!("{text:?}: {read:?}"),
    };
    let head = "Nr;Naam;Telefoon\n1;Aa;\n";
    for rows in [
        "2;Bos;\"06\n3;Cee;07\"\n4;Dam;\n",
        "2;Bos;\"06\n3;Cee;07\n4;Dam;\"\n",
        "2;\"Bos;06\n3;Cee\";07\n",
        "2;\"Bos;06\n3;Cee;07\"\n",
        "\"2;Bos;06\n\n3\";Cee;07\n",
    ] {
        assert_eq!(row_of(&format!("{head}{rows}")), "3".into(), "{rows:?}");
        assert_eq!(row_of(&format!("{head}{rows}").replace('\n', "\r\n")), "3".into(), "{rows:?}");
        assert_eq!(row_of(&format!("{head}{rows}").replace(';', "\t")), "3".into(), "{rows:?}");
    }
    for rows in [
        "2;Bos;\"belt niet\nmailt wel\"\n",
        "2;Bos;\"belt; mailt\nschrijft; komt\"\n",
        "2;Bos;\"belt niet\nmailt; schrijft; komt\"\n",
        "2;Bos;\"a;b;c;d\ne;f;g;h\"\n",
        "2;\"Bos\nKa\";06\n",
    ] {
        assert_eq!(csv(format!("{head}{rows}")).rows.len(), 2, "{rows:?}");
    }
    // This program puts every sign between quotes that needs them, so that it has no quote without its other.
    assert_eq!(csv("\u{feff}Nr;Naam;Telefoon\r\n1;Aa;\r\n2;Bos;\"06\r\n3;Cee;07\"\r\n").rows.len(), 2);
    assert_eq!(csv("\"nr\",\"naam\"\r\n1,Aa\r\n2,\"Bos\r\n3,Cee\"\r\n").rows.len(), 2);
    assert_eq!(row_of("\u{feff}Nr;Naam;Telefoon\r\n1;Aa, Jo;\r\n2;Bos;\"06\r\n3;Cee;07\"\r\n"), "3".into());
    // Spreadsheets and this program end rows otherwise than the lines inside a cell.
    assert_eq!(csv("Nr;Naam;Notitie\r\n1;Aa;\r\n2;Bos;\"06\n3;Cee;07\"\r\n").rows.len(), 2);
}

#[test]
fn files_of_a_folder_that_can_be_read_are_offered_in_order_after_its_folders() {
    let folder = tempfile::tempdir().unwrap();
    for name in
        ["b.XLSX", "a.csv", "brief.docx", ".geheim.csv", "c.ods", "zonder", "aan\"haling.csv", "teken\u{1b}.csv"]
    {
        std::fs::write(folder.path().join(name), "x").unwrap();
    }
    std::fs::create_dir(folder.path().join("map.csv")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("a.csv"), folder.path().join("wijzer.csv")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("weg.csv"), folder.path().join("nergens.csv")).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        folder.path().join("pijp.csv"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    let offered = |typed: &str| {
        let listing = folder_listing(folder.path(), typed).unwrap();
        assert!(!listing.cut);
        listing.entries.into_iter().map(|entry| (entry.name, entry.bytes)).collect::<Vec<_>>()
    };
    let file = |name: &str| (name.to_owned(), Some(1));
    let all = ["a.csv", "aan\"haling.csv", "b.XLSX", "c.ods", "wijzer.csv"].map(file);
    assert_eq!(offered(""), [&[("map.csv".to_owned(), None)], all.as_slice()].concat());
    assert_eq!(offered("B"), [file("b.XLSX")]);
    assert_eq!(offered("."), [file(".geheim.csv")]);
    let refused = |name: &str| folder_listing(&folder.path().join(name), "").unwrap_err().reason;
    assert_eq!((refused("weg"), refused("a.csv")), (Reason::FolderMissing, Reason::FolderIsAFile));
}

#[test]
fn of_a_large_folder_a_part_is_offered_and_letters_find_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    for nth in 0..1_050 {
        std::fs::write(folder.path().join(format!("deel-{nth:04}.csv")), "").unwrap();
    }
    let listing = folder_listing(folder.path(), "").unwrap();
    assert_eq!((listing.entries.len(), listing.cut), (1_000, true));
    let listing = folder_listing(folder.path(), "deel-104").unwrap();
    assert_eq!((listing.entries.len(), listing.cut), (10, false));
}

#[test]
fn what_is_offered_by_its_name_can_be_read() {
    let book = small_workbook();
    for end in READABLE {
        let bytes: &[u8] = match end {
            "csv" | "txt" | "tsv" => b"Naam;Uren\nAli;24\n",
            "json" => br#"[{"naam": "Ali"}]"#,
            "ods" => &std::fs::read(data("klein.ods")).unwrap(),
            "xls" => continue,
            _ => &book,
        };
        assert!(!read_bytes(&format!("x.{end}"), bytes).unwrap().is_empty(), "{end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), start in 0usize..6) {
        let starts: [&[u8]; 6] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", b"\xEF\xBB\xBF", b"sep=;\n"];
        let _ = read_bytes("x", &[starts[start], &bytes].concat());
    }

    #[test]
    fn text_full_of_quotes_and_separators_never_panics(text in "[a-c;,\t\r\n\"' =\u{e9}]{0,60}") {
        let _ = read_bytes("x", text.as_bytes());
    }

    #[test]
    fn a_spoiled_workbook_never_panics(ods in any::<bool>(), spoils in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut in any::<prop::sample::Index>()) {
        let mut bytes = if ods { std::fs::read(data("klein.ods")).unwrap() } else { small_workbook() };
        for (place, value) in spoils {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        let _ = read_bytes("x.xlsx", &bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = read_bytes("x.xlsx", &bytes);
    }
}

fn small_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "Naam").unwrap();
    page.write_number(1, 0, 5).unwrap();
    book.save_to_buffer().unwrap()
}
