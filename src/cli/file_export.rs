//! Writing lists to files for the screen: the exchange floor behind the application's own trait.

use std::path::{Path, PathBuf, absolute};

use super::letters::{Stationery, filled_in, template_file, write};
use super::list_sheet::ListSheet;
use super::report::agenda::AgendaSheet;
use crate::app::ports::{Export, Exporter, Listed};
use crate::cli::output_format::OutputFormat;
use crate::clock::Clock;
use crate::domain::agenda::{AgendaDays, DueSource};
use crate::domain::filter::Expr;
use crate::domain::query::Query;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::exchange::write::{IfThere, save};
use crate::report::{Agenda, QueryRows};
use crate::repository::Repository;
use crate::text::{WordIndex, Words};

/// Writes lists in a language.
pub struct ListWriter {
    /// The words of the headings.
    pub words: Words,
    /// What words in templates mean.
    pub lexicon: WordIndex,
    /// The folder with templates of letters.
    pub templates: Option<PathBuf>,
    /// When a calendar was made.
    pub clock: Clock,
}

/// The most rows of one source of the agenda in a file.
const MOST_DUE: u64 = 100_000;

impl Exporter for ListWriter {
    fn export(&mut self, repo: &dyn Repository, export: &Export) -> Result<(u64, PathBuf), Refusal> {
        let rows = match &export.listed {
            Listed::Rows(query) => self.rows(repo, query, &export.path)?,
            Listed::Letters(rows, template) => {
                let template = template_file(template, self.templates.as_deref())?;
                let office = Stationery { words: &self.words, lexicon: &self.lexicon, today: self.clock.today() };
                let letters = filled_in(repo, &office, &template, rows.clone())?;
                write(&export.path, &letters, IfThere::Refuse)? as u64
            }
            Listed::Agenda(look, sources) => self.agenda(repo, *look, sources, &export.path)?,
        };
        Ok((rows, absolute(&export.path).unwrap_or_else(|_| export.path.clone())))
    }
}

impl ListWriter {
    fn rows(&self, repo: &dyn Repository, query: &Query, path: &Path) -> Result<u64, Refusal> {
        let form = format_of(path, &OutputFormat::LIST)?;
        let mut sheet = ListSheet::of(query, QueryRows::new(repo, query, None));
        save(path, IfThere::Refuse, |to| {
            sheet.write(&self.words, form, to)?;
            // A list that the store broke off must not come to stand there as if it were whole.
            Ok::<_, Refusal>(sheet.rows.complete()?)
        })?;
        Ok(sheet.rows.given)
    }

    fn agenda(
        &self,
        repo: &dyn Repository,
        look: AgendaDays,
        sources: &[(&'static DueSource, Expr)],
        path: &Path,
    ) -> Result<u64, Refusal> {
        let form = format_of(path, &OutputFormat::AGENDA)?;
        let agenda = Agenda::of(repo, look, sources, MOST_DUE)?;
        let sheet = AgendaSheet::of(&self.words, (&agenda, look.day), form);
        save(path, IfThere::Refuse, |to| sheet.write(self.clock.now(), to))?;
        Ok(agenda.rows.len() as u64)
    }
}

/// The format that the name of a file says, CSV when it says none.
fn format_of(path: &Path, among: &[OutputFormat]) -> Result<OutputFormat, Refusal> {
    let named = OutputFormat::by_name(path, among).map_err(|_| about(path, Reason::NoSuchForm))?;
    Ok(named.unwrap_or(OutputFormat::Csv))
}

fn about(path: &Path, code: Reason) -> Refusal {
    Refusal::new(code).with("file", clean(&path.display().to_string()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::days::Day;
    use crate::domain::id::CountedIds;
    use crate::domain::record::Kind;
    use crate::repository::sqlite::SqliteRepository;
    use crate::text::Language;

    fn exported(path: &Path) -> Result<(u64, PathBuf), Refusal> {
        let mut ids = CountedIds::after(1);
        let now = chrono::DateTime::UNIX_EPOCH;
        let repo = SqliteRepository::open_in_memory(("stichter".into(), now), &mut ids).expect("opens");
        let query = Query::of(Kind::Parameter, Day::from_ymd_opt(2026, 1, 1).expect("a day")).of_all_times();
        let export = Export { listed: Listed::Rows(query), path: path.to_owned() };
        let (words, lexicon) = (Words::new(Language::Dutch), WordIndex::new());
        ListWriter { words, lexicon, templates: None, clock: Clock::default() }.export(&repo, &export)
    }

    #[test]
    fn the_name_says_the_form_and_what_is_there_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for (name, begins) in [
            ("a.csv", "\u{feff}"),
            ("a.md", "|"),
            ("a.json", "["),
            ("a.xlsx", "PK"),
            ("a.ods", "PK"),
            ("a", "\u{feff}"),
        ] {
            let (rows, path) = exported(&at(name)).expect("written");
            assert!(rows > 0 && path == at(name), "{name}");
            let bytes = std::fs::read(at(name)).expect("a file");
            assert!(bytes.starts_with(begins.as_bytes()), "{name}");
            if name == "a.md" {
                let lines = String::from_utf8(bytes).expect("text").lines().count() as u64;
                assert_eq!(lines, rows + 2, "a row each under the headings");
            }
        }
        std::fs::write(at("b.csv"), "mine").expect("written");
        assert_eq!(exported(&at("b.csv")).expect_err("refused").reason, Reason::FileExists);
        assert_eq!(std::fs::read(at("b.csv")).expect("a file"), b"mine");
        assert_eq!(exported(&at("b.docx")).expect_err("refused").reason, Reason::NoSuchForm);
        assert_eq!(exported(&at("no/b.csv")).expect_err("refused").reason, Reason::WriteNoFolder);
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 7, "nothing else is left");
    }
}
