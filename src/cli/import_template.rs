//! `import --template`: an empty file with the headings that an import of a kind recognises.

use super::failure::Failure;
use super::list_sheet::{TableHead, write_rows};
use super::output::OutFile;
use super::output_format::OutputFormat;
use super::session::Session;
use crate::domain::columns::columns;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::exchange::import::headings_read;
use crate::exchange::read::read_file;

/// Gives a file of headings without rows: CSV, or what the name of the file says.
///
/// # Errors
/// Returns an error for a kind that is none or is never imported, and for a file that cannot be written.
pub fn template(session: &mut Session, word: &str, file: &OutFile) -> Result<(), Failure> {
    let kind = session.kind(word)?;
    if let Some(reason) = kind.frozen() {
        return Err(Refusal::new(reason).into());
    }
    let form = match file.format(None, &OutputFormat::TEMPLATE, false)? {
        OutputFormat::Table => OutputFormat::Csv,
        form => form,
    };
    // One that somebody filled in has the same headings.
    if let Some(path) = file.out.as_ref().filter(|_| file.force)
        && read_file(path).is_ok_and(|sheets| sheets.iter().any(|sheet| !sheet.rows.is_empty()))
    {
        let name = clean(&path.display().to_string()).into_owned();
        return Err(Refusal::new(Reason::FileNotOurs).with("file", name).into());
    }
    let labels = columns(kind).iter().map(|column| session.words.label(kind, column.name).into_owned());
    let headings = headings_read(kind, labels.collect(), &session.lexicon);
    let words = &session.words;
    session.out.give(form, file, |to| {
        let head = TableHead { title: &words.title(kind), names: &[], headings: &headings, total: &[] };
        Ok(write_rows((words, form), &head, std::iter::empty(), to)?)
    })
}
