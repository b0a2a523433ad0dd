//! Reading in files for the screen: the exchange floor behind the application's own trait.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::ports::{Importer, Incoming, KeptMapping, OnDisk, ReadingFiles};
use crate::clock::Clock;
use crate::config;
use crate::domain::id::IdSource;
use crate::domain::import_options::ImportOptions;
use crate::domain::import_summary::ImportSummary;
use crate::domain::readable_files::FolderListing;
use crate::domain::reason::Reason;
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
    /// Short for what the preview told that storing them would do; `None` before it told anything.
    told: Option<u64>,
}

/// Short for all that a summary tells, each value before and after included, so that a preview need not be kept twice to see
/// whether it still holds. What is new is told by its name: each reading gives it another identity.
fn what_is_told(summary: &ImportSummary) -> u64 {
    struct Hashing(DefaultHasher);
    impl fmt::Write for Hashing {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.write(text.as_bytes());
            Ok(())
        }
    }
    let mut told = Hashing(DefaultHasher::new());
    // What is hashed takes any text, so that writing it cannot fail.
    let _ = write!(told, "{:?}", (&summary.counts, &summary.refused, &summary.warnings));
    for row in &summary.rows {
        let _ = write!(told, "{:?}", (row.sheet_index, row.row, row.outcome, row.kind, &row.name));
        for change in &row.changes {
            let _ = write!(told, "{:?}", (change.kind, change.deed));
            for field in &change.fields {
                let sides = [&field.before, &field.after].map(|side| {
                    side.as_ref().map(|cell| match &cell.label {
                        Some(label) => label.clone(),
                        None => cell.value.plain(),
                    })
                });
                let _ = write!(told, "{:?}", (field.name, sides));
            }
        }
    }
    told.0.finish()
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
        let mut plan = self.plan(repo, options, progress)?;
        plan.try_rights(repo, (self.importer.ids)().next_id(), self.importer.clock.now())?;
        self.told = Some(what_is_told(&plan.summary));
        Ok(plan.summary)
    }

    fn import(
        &self,
        repo: &mut dyn Repository,
        context: &mut CommandContext<'_>,
        (options, skip_bad): (&ImportOptions, bool),
        progress: Progress<'_>,
    ) -> Result<usize, Refusal> {
        let mut plan = self.plan(repo, options, progress)?;
        if self.told != Some(what_is_told(&plan.summary)) {
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
    use std::sync::atomic::{AtomicU32, Ordering};

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
    use crate::domain::record::Kind;
    use crate::domain::recruiting::Stages;
    use crate::exchange::read::read_bytes;
    use crate::report::QueryRows;
    use crate::repository::sqlite::SqliteRepository;
    use crate::text::{Language, Words};

    /// What a colleague changes after the preview, be it another value of the very field that the file changes, is looked at
    /// before anything is stored.
    #[test]
    fn a_preview_that_holds_no_more_is_told_again_before_it_is_stored() {
        let founder = ("stichter".to_owned(), DateTime::UNIX_EPOCH);
        let mut repo = SqliteRepository::open_in_memory(founder, &mut CountedIds::after(1)).unwrap();
        let clock = Clock { fixed: Day::from_ymd_opt(2026, 3, 2) };
        let tables = |telephone: &str| {
            // Other identities at each reading, as in use.
            static READINGS: AtomicU32 = AtomicU32::new(1);
            let ids: IdSource =
                || Box::new(CountedIds::after(1_000 * u128::from(READINGS.fetch_add(1, Ordering::Relaxed))));
            let importer = FileImporter { words: Arc::new(WordIndex::new()), ids, clock };
            let text =
                format!("Personeelsnummer;Naam;Telefoon;Team;Uren;Vanaf\n11;Vos, Ada;{telephone};Kas;24;01-02-2026\n");
            Tables { sheets: read_bytes("leden.csv", text.as_bytes()).unwrap(), importer, told: None }
        };
        let options = ImportOptions { create: vec![Kind::Team], ..ImportOptions::default() };
        let mut operations = CountedIds::after(500_000);
        let mut store = |tables: &Tables, repo: &mut SqliteRepository| {
            let mut context = CommandContext { ids: &mut operations, actor: "an", now: DateTime::UNIX_EPOCH };
            tables.import(repo, &mut context, (&options, false), &mut |_, _| {})
        };
        let changed = |stored: Result<usize, Refusal>| stored.map_err(|refusal| refusal.reason);
        let mut first = tables("0611");
        assert_eq!(changed(store(&first, &mut repo)), Err(Reason::PreviewChanged), "nobody saw it");
        first.preview(&repo, &options, &mut |_, _| {}).unwrap();
        assert_eq!(changed(store(&first, &mut repo)), Ok(3));

        let (mut mine, mut of_colleague) = (tables("0622"), tables("0633"));
        let seen = mine.preview(&repo, &options, &mut |_, _| {}).unwrap();
        of_colleague.preview(&repo, &options, &mut |_, _| {}).unwrap();
        assert_eq!(changed(store(&of_colleague, &mut repo)), Ok(1));
        assert_eq!(changed(store(&mine, &mut repo)), Err(Reason::PreviewChanged));
        let now = mine.preview(&repo, &options, &mut |_, _| {}).unwrap();
        assert_eq!(now.counts, seen.counts, "as many changes");
        assert_ne!(now.rows, seen.rows, "from another value");
        assert_eq!(changed(store(&mine, &mut repo)), Ok(1));
    }

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
