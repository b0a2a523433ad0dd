//! Writing an OpenDocument spreadsheet (ODF 1.3, part 3), the open standard for government documents.

use std::io::{Cursor, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::error::WriteError;
use super::workbook::{WorkbookCell, WorkbookSheet, sheet_name, workbook_cell};
use crate::domain::reason::Reason;
use crate::exchange::sheet::SheetCell;

const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Rows and columns that spreadsheets take at most.
const MOST: (usize, usize) = (1_048_576, 16_384);

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"#;

/// Everything before the first sheet: the layouts of headings and days.
const BEGIN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
<office:automatic-styles>
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
"#;

const END: &str = "</office:spreadsheet></office:body></office:document-content>\n";

/// Writes sheets as an OpenDocument spreadsheet: the headings bold and repeated on each printed page, days as real dates, numbers
/// as real numbers, texts as texts that are never formulas.
///
/// # Errors
/// Returns an error when the file refuses, or a sheet cannot hold what is in it.
pub fn write_open_document<R: IntoIterator<Item = Vec<SheetCell>>>(
    out: &mut dyn Write,
    sheets: impl IntoIterator<Item = WorkbookSheet<R>>,
) -> Result<(), WriteError> {
    // The archive is finished at its begin, which a pipe cannot go back to.
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    // Programs know the kind of document by this part, which comes first and as it is.
    archive.start_file("mimetype", stored).map_err(std::io::Error::from)?;
    archive.write_all(MEDIA_TYPE.as_bytes())?;
    archive.start_file("META-INF/manifest.xml", packed).map_err(std::io::Error::from)?;
    archive.write_all(MANIFEST.as_bytes())?;
    archive.start_file("content.xml", packed).map_err(std::io::Error::from)?;
    archive.write_all(BEGIN.as_bytes())?;
    for sheet in sheets {
        write_sheet(&mut archive, sheet)?;
    }
    archive.write_all(END.as_bytes())?;
    let whole = archive.finish().map_err(std::io::Error::from)?;
    Ok(out.write_all(&whole.into_inner())?)
}

fn write_sheet<R: IntoIterator<Item = Vec<SheetCell>>>(
    out: &mut impl Write,
    WorkbookSheet { name, headings, rows }: WorkbookSheet<R>,
) -> Result<(), WriteError> {
    if headings.len() > MOST.1 {
        return Err(Reason::WriteTooManyRows.into());
    }
    writeln!(out, "<table:table table:name=\"{}\">", escape(sheet_name(&name)))?;
    writeln!(out, "<table:table-column table:number-columns-repeated=\"{}\"/>", headings.len().max(1))?;
    write!(out, "<table:table-header-rows><table:table-row>")?;
    for heading in &headings {
        write_text(out, " table:style-name=\"heading\"", heading)?;
    }
    writeln!(out, "</table:table-row></table:table-header-rows>")?;
    for (index, cells) in rows.into_iter().enumerate() {
        if index + 1 >= MOST.0 || cells.len() > MOST.1 {
            return Err(Reason::WriteTooManyRows.into());
        }
        write!(out, "<table:table-row>")?;
        for cell in &cells {
            write_cell(out, cell)?;
        }
        writeln!(out, "</table:table-row>")?;
    }
    Ok(writeln!(out, "</table:table>")?)
}

fn write_cell(out: &mut impl Write, cell: &SheetCell) -> std::io::Result<()> {
    match workbook_cell(cell) {
        WorkbookCell::Empty => write!(out, "<table:table-cell/>"),
        WorkbookCell::Text(text) => write_text(out, "", &text),
        WorkbookCell::Number(number, _) => write!(
            out,
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>",
        ),
        WorkbookCell::Day(day) => write!(
            out,
            "<table:table-cell table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"{0}\"><text:p>{1}</text:p></table:table-cell>",
            day.format("%Y-%m-%d"),
            day.format("%d-%m-%Y"),
        ),
        WorkbookCell::Flag(flag) => write!(
            out,
            "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"{flag}\"><text:p>{flag}</text:p></table:table-cell>",
        ),
    }
}

/// A text, a paragraph for each of its lines. Spaces beside each other are counted, since readers take several for one.
fn write_text(out: &mut impl Write, layout: &str, text: &str) -> std::io::Result<()> {
    write!(out, "<table:table-cell{layout} office:value-type=\"string\">")?;
    for line in text.split('\n') {
        write!(out, "<text:p>")?;
        let mut rest = line;
        while let Some(at) = rest.find("  ").or_else(|| rest.starts_with(' ').then_some(0)) {
            let (before, spaces) = rest.split_at(at);
            rest = spaces.trim_start_matches(' ');
            write!(out, "{}<text:s text:c=\"{}\"/>", in_xml(before), spaces.len() - rest.len())?;
        }
        write!(out, "{}</text:p>", in_xml(rest))?;
    }
    write!(out, "</table:table-cell>")
}

/// The text as it stands in XML, without signs that it cannot hold. A reader takes a bare carriage return for a new line.
fn in_xml(text: &str) -> String {
    let cannot = |sign: char| (sign < ' ' && !matches!(sign, '\t' | '\r')) || matches!(sign, '\u{fffe}' | '\u{ffff}');
    let sound: String =
        text.chars().map(|sign| if cannot(sign) { char::REPLACEMENT_CHARACTER } else { sign }).collect();
    escape(&sound).replace('\r', "&#13;")
}
