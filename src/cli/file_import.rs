//! Reading in files for the screen: the exchange floor behind the application's own trait.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::ports::{Importer, Incoming, KeptMapping, OnDisk, ReadingFiles};
use crate::clock::Clock;
use crate::config;
use crate::domain::id::IdSource;
use crate::domain::import_options::ImportOptions;
use crate::domain::import_summary::{ImportSummary, Tally};
use crate::domain::readable_files::FolderListing;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::exchange::import::{Plan, plan, with_headings};
use crate::exchange::mappings::{Mapping, MappingFolder};
use crate::exchange::read::folder_listing;
use crate::exchange::read::subprocess::read_in_subprocess;
use crate::exchange::sheet::Sheet;
use crate::repository::{Progress, Repository};
use crate::service::command::CommandContext;
use crate::text::WordIndex;

/// Reads files in for the screen.
#[derive(Clone)]
pub struct FileImporter {
    /// The words that it understands.
    pub words: Arc<WordIndex>,
    /// Makes sources of new identities.
    pub ids: IdSource,
    /// The clock: on its day an office begins to record.
    pub clock: Clock,
}

/// The tables of files.
struct Tables {
    sheets: Vec<Sheet>,
    importer: FileImporter,
    /// What the preview told that storing them would do.
    told: Option<PreviewTold>,
}

/// The numbers of records of each kind, and the number of rows that are refused.
type PreviewTold = (Vec<(Kind, Tally)>, usize);

fn what_is_told(summary: &ImportSummary) -> PreviewTold {
    (summary.counts.clone(), summary.refused.len())
}

impl Tables {
    fn plan(&self, repo: &dyn Repository, options: &ImportOptions, progress: Progress<'_>) -> Result<Plan, Refusal> {
        let left_out = super::import_told::reason_headings();
        let options = ImportOptions { left_out, today: Some(self.importer.clock.today()), ..options.clone() };
        let sheets = match options.headings_rows.as_slice() {
            [] => Cow::Borrowed(&self.sheets),
            rows => Cow::Owned(with_headings(self.sheets.clone(), rows)?),
        };
        Ok(plan(repo, &sheets, &options, self.importer.words.as_ref(), (self.importer.ids)().as_mut(), progress)?)
    }
}

/// The files that are meant: a name with spaces for which there is no file stands for several. Nothing here goes through a
/// shell, which is told where somebody counts on one.
fn named(typed: &[PathBuf]) -> Result<Vec<PathBuf>, Refusal> {
    let mut files = Vec::new();
    for path in typed.iter().map(|path| in_full(path)) {
        match path.to_str().filter(|text| text.contains(char::is_whitespace) && !path.exists()) {
            Some(text) => files.extend(text.split_whitespace().map(|name| in_full(Path::new(name)))),
            None => files.push(path),
        }
    }
    for file in files.iter().filter(|file| !file.exists()) {
        let text = file.to_string_lossy();
        let refuse = |reason| Err(Refusal::new(reason).with("file", clean(&text).into_owned()));
        if text.starts_with('~') {
            return refuse(Reason::FileFromHome);
        }
        if text.contains(['*', '?', '[']) {
            return refuse(Reason::FilePattern);
        }
    }
    Ok(files)
}

/// A path with the home folder of the user in the place of `~`.
fn in_full(path: &Path) -> PathBuf {
    path.to_str().and_then(config::from_home).unwrap_or_else(|| path.to_owned())
}

impl Importer for FileImporter {
    fn reading(&self, files: &[PathBuf]) -> ReadingFiles {
        let (files, importer) = (files.to_vec(), self.clone());
        Box::new(move || {
            let mut sheets = Vec::new();
            for file in named(&files)? {
                sheets.extend(read_in_subprocess(&super::import::own_program(), &file)?);
            }
            Ok(Box::new(Tables { sheets, importer, told: None }))
        })
    }

    fn looking(&self, folder: &str, typed: &str) -> OnDisk<FolderListing> {
        let folder = in_full(Path::new(if folder.is_empty() { "." } else { folder }));
        let typed = typed.to_owned();
        Box::new(move || folder_listing(&folder, &typed))
    }

    fn mappings(&self) -> OnDisk<Vec<KeptMapping>> {
        let words = Arc::clone(&self.words);
        Box::new(move || {
            let Some(folder) = config::mappings().map(MappingFolder) else { return Ok(Vec::new()) };
            let said = |name: &String| folder.kept(name)?.options(words.as_ref());
            Ok(folder.names()?.into_iter().filter_map(|name| said(&name).ok().map(|said| (name, said))).collect())
        })
    }

    fn keeping(&self, (name, said): &KeptMapping, replace: bool) -> OnDisk<()> {
        let (name, mapping) = (name.clone(), Mapping::of(said));
        Box::new(move || {
            let folder = config::mappings().ok_or_else(|| Refusal::new(Reason::WriteNoFolder))?;
            MappingFolder(folder).keep(&name, &mapping, replace).map(drop)
        })
    }
}

impl Incoming for Tables {
    fn preview(
        &mut self,
        repo: &dyn Repository,
        options: &ImportOptions,
        progress: Progress<'_>,
    ) -> Result<ImportSummary, Refusal> {
        let summary = self.plan(repo, options, progress)?.summary;
        self.told = Some(what_is_told(&summary));
        Ok(summary)
    }

    fn import(
        &self,
        repo: &mut dyn Repository,
        context: &mut CommandContext<'_>,
        (options, skip_bad): (&ImportOptions, bool),
        progress: Progress<'_>,
    ) -> Result<usize, Refusal> {
        let mut plan = self.plan(repo, options, progress)?;
        if self.told.as_ref().is_some_and(|told| *told != what_is_told(&plan.summary)) {
            return Err(Refusal::new(Reason::PreviewChanged));
        }
        if !plan.summary.refused.is_empty() && !skip_bad {
            return Err(Refusal::new(Reason::RowsRefused).with("count", plan.summary.refused.len()));
        }
        let size = plan.writes();
        if size > 0 {
            let set = plan.take_set(context.ids.next_id(), context.now, context.actor);
            repo.commit_showing(&set, progress)?;
        }
        Ok(size)
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::cli::list_sheet::ListSheet as Listed;
    use crate::demo;
    use crate::domain::change::ChangeSet;
    use crate::domain::columns::columns;
    use crate::domain::days::Day;
    use crate::domain::id::{CountedIds, Ids};
    use crate::domain::kinds::Stage;
    use crate::domain::query::Query;
    use crate::domain::recruiting::Stages;
    use crate::exchange::read::read_bytes;
    use crate::report::QueryRows;
    use crate::repository::sqlite::SqliteRepository;
    use crate::text::{Language, Words};

    /// A list that the program wrote, read back untouched, changes nothing, whatever it lists. What is fixed cannot be read in,
    /// and a list names people by their names: of two people of one name the rows are refused.
    #[test]
    fn a_list_of_any_kind_that_is_read_back_changes_nothing() {
        let today = Day::from_ymd_opt(2026, 3, 2).unwrap();
        let mut ids = CountedIds::after(1);
        let founder = ("stichter".to_owned(), DateTime::UNIX_EPOCH);
        let mut repo = SqliteRepository::open_in_memory(founder, &mut ids).unwrap();
        let stages = repo.all(Kind::Stage).unwrap().iter().filter_map(Stage::of).cloned().collect();
        let records: Vec<_> = demo::programme(5, 120, today, Stages::of(stages), &mut ids).collect();
        let (operation, verb) = (ids.next_id(), crate::domain::log_verb::LogVerb::MakeStore);
        let opening = ChangeSet::new(operation, DateTime::UNIX_EPOCH, "an", verb, vec![]);
        repo.bulk_load(&opening, &mut records.into_iter(), &mut |_, _| {}).unwrap();
        for kind in Kind::ALL {
            let names: Vec<&str> = columns(kind).iter().map(|column| column.name).collect();
            let mut query = Query::of(kind, today).showing(&names);
            query.all_times = true;
            let mut text = Vec::new();
            Listed::of(&query, QueryRows::new(&repo, &query, None))
                .write(&Words::new(Language::Dutch), crate::cli::output_format::OutputFormat::Csv, &mut text)
                .unwrap();
            let sheets = read_bytes("lijst.csv", &text).unwrap();
            let options = ImportOptions { kind: Some(kind), ..ImportOptions::default() };
            let planned = plan(&repo, &sheets, &options, &WordIndex::new(), &mut ids, &mut |_, _| {});
            if kind.frozen().is_some() {
                assert!(planned.is_err(), "{kind}");
                continue;
            }
            let planned = planned.unwrap();
            assert_eq!(planned.changes, [], "{kind}");
            assert!(planned.summary.refused.iter().all(|row| row.reason.reason == Reason::AmbiguousName), "{kind}");
            let some = ![Kind::AccessRight, Kind::LegalHold].contains(&kind);
            assert!(
                !some || sheets[0].rows.len() > planned.summary.refused.len(),
                "{kind}: there is something to read back"
            );
        }
    }
}
