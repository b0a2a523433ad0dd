//! By what a file shows that the same command wrote it: only such a file may be replaced when that is asked for.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

/// The maker that workbooks name in their properties.
pub(super) const MAKER: &str = "binnenwerk";

/// How much of a file is looked at, in bytes: more than the headings of any table take.
const HEAD: u64 = 1 << 16;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnMark {
    /// It begins with one of these.
    Begin(&'static [&'static str]),
    /// It is CSV or Markdown that begins with one of these and has no headings, or title, but those that are written now, so that a
    /// later version can add columns. Figures in them do not count: they are of a day or a year.
    Headings(&'static [&'static str]),
    /// It is a dump, which begins so, of the same roster: with the same first entry in its log.
    Dump(&'static str),
    /// It is JSON of which the first record has no names but those that are written now.
    Names,
    /// It is an XLSX or ODS workbook that was made, and saved last, by this program, of which the first sheet has no headings but
    /// those that are written now.
    Workbook,
}

impl OwnMark {
    /// Whether a file that is not empty has the mark as far as that can be told before anything is written.
    ///
    /// # Errors
    /// Returns an error when the file cannot be read.
    pub fn is_on(self, there: &Path) -> io::Result<bool> {
        let head = head(there)?;
        Ok(match self {
            Self::Begin(texts) | Self::Headings(texts) => texts.iter().any(|text| head.starts_with(text.as_bytes())),
            Self::Dump(begin) => head.starts_with(begin.as_bytes()),
            Self::Names => names(there)?.is_some(),
            Self::Workbook => made_here(there),
        })
    }

    /// Whether a file that has the mark is of the same command as what was written now.
    ///
    /// # Errors
    /// Returns an error when one of them cannot be read.
    pub fn is_of(self, there: &Path, written: &Path) -> io::Result<bool> {
        let (old, new) = match self {
            Self::Begin(_) => return Ok(true),
            Self::Dump(_) => return Ok(first_entry(there)? == first_entry(written)?),
            Self::Workbook => (first_row(there), first_row(written)),
            Self::Headings(_) => (headings(&head(there)?), headings(&head(written)?)),
            Self::Names => (names(there)?.unwrap_or_default(), names(written)?.unwrap_or_default()),
        };
        let mut new = new.iter().peekable();
        // A list of nothing has no names.
        Ok(new.peek().is_none() || old.iter().all(|name| new.any(|other| other == name)))
    }
}

/// What the first entry of the log is known by in a dump; `None` without one.
fn first_entry(path: &Path) -> io::Result<Option<String>> {
    for line in BufReader::new(File::open(path)?).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        if let Some((_, entry)) = line.split_once("\",\"set\":{") {
            return Ok(entry.split_once("\"hash\":\"").and_then(|(_, id)| id.split('"').next()).map(str::to_owned));
        }
    }
    Ok(None)
}

fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// The headings in the first line, without the figures in them.
fn headings(head: &[u8]) -> Vec<String> {
    let mut line = Vec::new();
    // What is in memory can be read.
    let _ = BufReader::new(head).read_until(b'\n', &mut line);
    let line = String::from_utf8_lossy(&line);
    line.trim_end().split([';', ',', '|']).map(without_figures).collect()
}

fn without_figures(heading: &str) -> String {
    heading.chars().filter(|sign| !sign.is_ascii_digit()).collect()
}

/// The names in the first record of JSON; `None` when it is something else, none when it has no records.
fn names(path: &Path) -> io::Result<Option<Vec<String>>> {
    let mut file = BufReader::new(File::open(path)?);
    if file.fill_buf()?.first() == Some(&b'[') {
        file.consume(1);
        while file.fill_buf()?.first().is_some_and(u8::is_ascii_whitespace) {
            file.consume(1);
        }
        if file.fill_buf()?.first() == Some(&b']') {
            return Ok(Some(Vec::new()));
        }
    }
    let first =
        serde_json::Deserializer::from_reader(file).into_iter::<serde_json::Map<String, serde_json::Value>>().next();
    Ok(first.and_then(Result::ok).map(|record| record.into_iter().map(|(name, _)| name).collect()))
}

/// Whether a workbook says that this program made it and nothing else saved it since.
fn made_here(path: &Path) -> bool {
    let Some(mut book) = File::open(path).ok().and_then(|file| ZipArchive::new(BufReader::new(file)).ok()) else {
        return false;
    };
    let mut says = |name: &str, marks: &[String]| {
        let text = part_head(&mut book, name);
        !text.is_empty() && marks.iter().all(|mark| text.contains(mark.as_str()))
    };
    says("docProps/core.xml", &[format!("<dc:creator>{MAKER}<"), format!("<cp:lastModifiedBy>{MAKER}<")])
        || says("meta.xml", &[format!("<meta:generator>{MAKER}<")])
}

/// How a part of a workbook begins; empty without such a part.
fn part_head(book: &mut ZipArchive<BufReader<File>>, name: &str) -> String {
    let mut head = Vec::new();
    if let Ok(part) = book.by_name(name) {
        // What cannot be read has no headings.
        let _ = part.take(HEAD).read_to_end(&mut head);
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// The headings of the first sheet of a workbook that this program wrote, without the figures in them.
fn first_row(path: &Path) -> Vec<String> {
    let Some(mut book) = File::open(path).ok().and_then(|file| ZipArchive::new(BufReader::new(file)).ok()) else {
        return Vec::new();
    };
    let (sheet, shared) =
        (part_head(&mut book, "xl/worksheets/sheet1.xml"), part_head(&mut book, "xl/sharedStrings.xml"));
    let content = part_head(&mut book, "content.xml");
    let first = |text: &str, begin: &str, end: &str| -> String {
        let row = text.split_once(begin).map(|(_, rest)| rest).unwrap_or_default();
        row.split_once(end).map_or(row, |(row, _)| row).to_owned()
    };
    // The texts of an XLSX stand in a part of their own, those of its headings first.
    let texts: Vec<&str> = shared.split("<si>").skip(1).collect();
    let row = first(&sheet, "<row ", "</row>");
    let places = row.split("<v>").skip(1).filter_map(|cell| cell.split('<').next()?.parse::<usize>().ok());
    let of_excel = places.filter_map(|place| texts.get(place)).map(|text| bare_text(text));
    let row = first(&content, "<table:table-row", "</table:table-row>");
    let of_open_document = row.split("<table:table-cell").skip(1).map(bare_text);
    of_excel.chain(of_open_document).map(|heading| without_figures(&heading)).collect()
}

/// The text in a piece of XML without its tags.
fn bare_text(xml: &str) -> String {
    xml.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether one text in a file would be replaced by another.
    fn replaced(mark: OwnMark, there: &str, written: &str) -> bool {
        let folder = tempfile::tempdir().expect("a folder");
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        std::fs::write(&old, there).expect("writes");
        std::fs::write(&new, written).expect("writes");
        mark.is_on(&old).expect("reads") && mark.is_of(&old, &new).expect("reads")
    }

    #[test]
    fn a_list_is_of_the_same_command_when_it_has_no_other_headings() {
        let of = |there: &str| {
            replaced(OwnMark::Headings(&["\u{feff}"]), there, "\u{feff}code;naam;plaatsen 2026\r\nT1;Kas;8\r\n")
        };
        assert!(of("\u{feff}code;naam;plaatsen 2025\r\nT7;Oever;9\r\n"));
        assert!(of("\u{feff}code;plaatsen 2025\r\n"), "a version before had fewer columns");
        assert!(!of("\u{feff}code;naam;opmerking\r\n"), "somebody added a column");
        assert!(!of("\u{feff}nummer;achternaam\r\n"));
        assert!(!of("\u{feff}naam;code\r\n"));
        assert!(!of("code;naam\r\n"), "without the mark");
    }

    #[test]
    fn a_dump_is_of_the_same_command_when_it_is_of_the_same_roster() {
        let dump = |hash: &str| {
            format!(
                "{{\"sum\":\"0\",\"records\":1}}\n{{\"sum\":\"1\",\"set\":{{\"revision\":1,\"hash\":\"{hash}\"}}}}\n"
            )
        };
        let of = |there: &str| replaced(OwnMark::Dump("{\"sum\":\""), there, &dump("a1"));
        assert!(of(&dump("a1")));
        assert!(!of(&dump("b2")), "of another office");
        assert!(!of("{\"sum\":\"0\"}\n") && !of("a text"));
    }

    #[test]
    fn markdown_is_of_the_same_command_when_it_has_no_other_title_or_headings() {
        let of = |there: &str, written: &str| replaced(OwnMark::Headings(&["| ", "# "]), there, written);
        assert!(of("| code | naam |\n| --- | --- |\n", "| code | naam | plaatsen |\n| --- | --- | ---: |\n"));
        assert!(of("# Verzuim op 31-12-2025\n", "# Verzuim op 30-11-2026\n"));
        assert!(!of("# Verzuim\n\nWat wij afspraken.\n", "# Verzuim op 30-11-2026\n"), "a text of one's own");
        assert!(!of("| nummer | naam |\n", "| code | naam |\n"));
    }

    #[test]
    fn json_is_of_the_same_command_when_its_records_have_no_other_names() {
        let of = |there: &str| replaced(OwnMark::Names, there, "[\n{\"id\":1,\"code\":\"T1\"},\n{\"id\":2}\n]");
        assert!(of("[{\"id\":9,\"code\":\"T2\"}]") && of("[\n]") && of("{\"id\":1}"));
        assert!(!of("[{\"id\":9,\"number\":1}]") && !of("code") && !of("[settings]"));
        assert!(replaced(OwnMark::Names, "[{\"id\":1}]", "[]"));
    }
}
