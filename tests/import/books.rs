//! Workbooks made in a test.

use std::io::{Cursor, Read, Write};

use binnenwerk::exchange::read::read_bytes;
use binnenwerk::exchange::sheet::Sheet;
use cfb::CompoundFile;
use rust_xlsxwriter::{Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The bytes of a workbook with one sheet.
pub fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("a workbook")
}

/// Writes rows of text from the first row on.
pub fn rows(page: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            if !text.is_empty() {
                page.write_string(row, column, *text).expect("written");
            }
        }
    }
}

pub fn xlsx(bytes: &[u8]) -> Vec<Sheet> {
    read_bytes("boek.xlsx", bytes).expect("readable")
}

/// A workbook with another text in one of its parts.
pub fn rewritten(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).expect("a box");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut file = old.by_index(at).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut text = Vec::new();
        file.read_to_end(&mut text).expect("readable");
        if name == part {
            let whole = String::from_utf8(text).expect("text");
            assert!(whole.contains(from), "{from} in {whole}");
            text = whole.replace(from, to).into_bytes();
        }
        new.start_file(name, SimpleFileOptions::default()).expect("begun");
        new.write_all(&text).expect("written");
    }
    new.finish().expect("finished").into_inner()
}

/// An ODS workbook of one sheet with this settings and rows in its contents.
pub fn ods(settings: &str, rows: &str) -> Vec<Sheet> {
    let name = |kind: &str| format!(r#"xmlns:{kind}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0""#);
    let names = ["office", "table", "text"].map(name).join(" ");
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} xmlns:calcext="urn:x"><office:body><office:spreadsheet>{settings}<table:table table:name="Blad">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (part, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ] {
        file.start_file(part, plain).expect("begun");
        file.write_all(text.as_bytes()).expect("written");
    }
    read_bytes("boek.ods", file.finish().expect("finished").get_ref()).expect("readable")
}

/// A row of such a workbook: its attributes and its cells.
pub fn ods_row(about: &str, cells: &[&str]) -> String {
    format!("<table:table-row {about}>{}</table:table-row>", cells.concat())
}

/// A text cell of such a workbook.
pub fn ods_text(text: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
}

/// An XLS workbook of one sheet: rows of texts, cells with a number in a layout, and one hidden row and column, all counted from 0.
pub fn xls(texts: &[&[&str]], numbers: &[(u16, u16, f64, &str)], (row, column): (u16, u16)) -> Vec<Sheet> {
    let text = |text: &str| {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&u16::try_from(text.encode_utf16().count()).expect("short").to_le_bytes()[..], &[1], &units].concat()
    };
    let record = |kind: u16, data: &[&[u8]]| {
        let data = data.concat();
        let size = u16::try_from(data.len()).expect("short");
        [&kind.to_le_bytes()[..], &size.to_le_bytes(), &data].concat()
    };
    let begin = |of: u16| record(0x0809, &[&0x0600_u16.to_le_bytes(), &of.to_le_bytes(), &[0; 12]]);
    let style = |layout: u16| record(0x00E0, &[&[0, 0], &layout.to_le_bytes(), &[0; 16]]);
    let mut globals = begin(0x0005);
    for (nth, (.., code)) in (164_u16..).zip(numbers) {
        globals.extend(record(0x041E, &[&nth.to_le_bytes(), &text(code)]));
    }
    globals.extend(style(0));
    for (nth, _) in (164_u16..).zip(numbers) {
        globals.extend(style(nth));
    }
    // The record of the sheet and the end of the globals come before the sheet.
    let at = u32::try_from(globals.len() + 4 + 12 + 4).expect("short");
    globals.extend(record(0x0085, &[&at.to_le_bytes(), &[0, 0, 4, 0], b"Blad"]));
    globals.extend(record(0x000A, &[]));
    let mut sheet = begin(0x0010);
    let hidden: [&[u8]; 4] = [&column.to_le_bytes(), &column.to_le_bytes(), &[0; 4], &[0x01, 0, 0, 0]];
    sheet.extend(record(0x007D, &hidden));
    let hidden: [&[u8]; 3] = [&row.to_le_bytes(), &[0; 10], &[0x20, 0x01, 0, 0]];
    sheet.extend(record(0x0208, &hidden));
    for (row, cells) in (0_u16..).zip(texts) {
        for (column, cell) in (0_u16..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.extend(record(0x0204, &[&row.to_le_bytes(), &column.to_le_bytes(), &[0, 0], &text(cell)]));
        }
    }
    for (style, (row, column, number, _)) in (1_u16..).zip(numbers) {
        let place = [row.to_le_bytes(), column.to_le_bytes(), style.to_le_bytes()].concat();
        sheet.extend(record(0x0203, &[&place, &number.to_le_bytes()]));
    }
    sheet.extend(record(0x000A, &[]));
    let mut file = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).expect("a box");
    let mut stream = file.create_stream("/Workbook").expect("a stream");
    stream.write_all(&[globals, sheet].concat()).expect("written");
    // Small streams are kept elsewhere in the box than large ones, which is what is usual.
    stream.write_all(&[0; 8192]).expect("written");
    drop(stream);
    read_bytes("boek.xls", file.into_inner().get_ref()).expect("readable")
}
