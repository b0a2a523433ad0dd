//! Writing an OpenDocument spreadsheet (ODF 1.3, part 3), the open standard for government documents.

use std::io::{Cursor, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::error::WriteError;
use super::own::MAKER;
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
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"#;

/// Which program made the document.
fn meta() -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"><office:meta><meta:generator>{MAKER}</meta:generator></office:meta></office:document-meta>
"#
    )
}

/// The page on which a sheet is printed: across, as wide as the paper and as long as it takes.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
<office:automatic-styles><style:page-layout style:name="across"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Default" style:page-layout-name="across"/></office:master-styles>
</office:document-styles>
"#;

/// Everything before the first sheet: the layouts of sheets, headings, days, amounts and percentages.
const BEGIN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
<office:automatic-styles>
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/></number:date-style>
<number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:percentage-style style:name="N3"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>
<style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="euros" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="N3"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
"#;

const END: &str = "</office:spreadsheet></office:body></office:document-content>\n";

/// Writes sheets as an OpenDocument spreadsheet: the headings bold, repeated on each printed page and with a filter on the rows below
/// them; printed across and as wide as the paper. Days are real dates, numbers, amounts and percentages real numbers, texts are texts
/// that are never formulas.
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
    let mut filtered = Vec::new();
    for sheet in sheets {
        filtered.extend(write_sheet(&mut archive, sheet)?);
    }
    if !filtered.is_empty() {
        write_filters(&mut archive, &filtered)?;
    }
    archive.write_all(END.as_bytes())?;
    archive.start_file("meta.xml", packed).map_err(std::io::Error::from)?;
    archive.write_all(meta().as_bytes())?;
    archive.start_file("styles.xml", packed).map_err(std::io::Error::from)?;
    archive.write_all(STYLES.as_bytes())?;
    let whole = archive.finish().map_err(std::io::Error::from)?;
    Ok(out.write_all(&whole.into_inner())?)
}

/// Writes the rows of each sheet that can be filtered, by their addresses.
fn write_filters(out: &mut impl Write, filtered: &[String]) -> std::io::Result<()> {
    write!(out, "<table:database-ranges>")?;
    for (nth, address) in filtered.iter().enumerate() {
        // The name by which spreadsheets know the range that belongs to no name of the user.
        write!(
            out,
            "<table:database-range table:name=\"__Anonymous_Sheet_DB__{nth}\" table:target-range-address=\"{}\" table:display-filter-buttons=\"true\"/>",
            escape(address),
        )?;
    }
    writeln!(out, "</table:database-ranges>")
}

/// The letters of a column: A, Z, AA.
fn letters(index: usize) -> String {
    let before = if index < 26 { String::new() } else { letters(index / 26 - 1) };
    format!("{before}{}", char::from(b'A' + (index % 26) as u8))
}

/// Writes a sheet, and answers the address of its headings and rows; `None` where there are no rows.
fn write_sheet<R: IntoIterator<Item = Vec<SheetCell>>>(
    out: &mut impl Write,
    WorkbookSheet { name, headings, rows, total }: WorkbookSheet<R>,
) -> Result<Option<String>, WriteError> {
    if headings.len() > MOST.1 {
        return Err(Reason::WriteTooManyRows.into());
    }
    let name = sheet_name(&name);
    writeln!(out, "<table:table table:name=\"{}\" table:style-name=\"sheet\">", escape(&name))?;
    writeln!(out, "<table:table-column table:number-columns-repeated=\"{}\"/>", headings.len().max(1))?;
    write!(out, "<table:table-header-rows><table:table-row>")?;
    for heading in &headings {
        write_text(out, " table:style-name=\"heading\"", heading)?;
    }
    writeln!(out, "</table:table-row></table:table-header-rows>")?;
    let mut last = 1;
    for cells in rows {
        last += 1;
        write_row(out, last, &cells)?;
    }
    for (below, cells) in total.iter().enumerate() {
        write_row(out, last + 1 + below, cells)?;
    }
    writeln!(out, "</table:table>")?;
    let quoted = format!("'{}'", name.replace('\'', "''"));
    let corner = letters(headings.len().saturating_sub(1));
    Ok((last > 1).then(|| format!("{quoted}.A1:{quoted}.{corner}{last}")))
}

/// Writes the row with this number, counted from 1.
fn write_row(out: &mut impl Write, number: usize, cells: &[SheetCell]) -> Result<(), WriteError> {
    if number > MOST.0 || cells.len() > MOST.1 {
        return Err(Reason::WriteTooManyRows.into());
    }
    write!(out, "<table:table-row>")?;
    for cell in cells {
        write_cell(out, cell)?;
    }
    Ok(writeln!(out, "</table:table-row>")?)
}

fn write_cell(out: &mut impl Write, cell: &SheetCell) -> std::io::Result<()> {
    match workbook_cell(cell) {
        WorkbookCell::Empty => write!(out, "<table:table-cell/>"),
        WorkbookCell::Text(text) => write_text(out, "", &text),
        WorkbookCell::Number(number, _) => write!(
            out,
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>",
        ),
        WorkbookCell::Euros(number, _) => write!(
            out,
            "<table:table-cell table:style-name=\"euros\" office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>",
        ),
        WorkbookCell::Percent(share) => write!(
            out,
            "<table:table-cell table:style-name=\"percent\" office:value-type=\"percentage\" office:value=\"{share}\"><text:p>{:.2}%</text:p></table:table-cell>",
            share * 100.0,
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
