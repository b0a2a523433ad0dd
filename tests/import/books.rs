//! Workbooks made in a test.

use std::io::{Cursor, Read, Write};

use binnenwerk::exchange::read::read_bytes;
use binnenwerk::exchange::sheet::Sheet;
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
