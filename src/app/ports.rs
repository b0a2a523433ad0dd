//! What reading in files and writing lists to them looks like from the screen. Both are done by the exchange floor, handed
//! in as an [`Importer`] and an [`Exporter`], so that the application need not know files.

use std::path::PathBuf;

use crate::domain::agenda::{AgendaDays, DueSource};
use crate::domain::filter::Expr;
use crate::domain::import_options::ImportOptions;
use crate::domain::import_summary::ImportSummary;
use crate::domain::query::Query;
use crate::domain::readable_files::FolderListing;
use crate::domain::refusal::Refusal;
use crate::repository::{Progress, Repository};
use crate::service::command::CommandContext;

/// Files to read in, with what is said of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilesToRead {
    /// The paths of the files.
    pub files: Vec<PathBuf>,
    /// What is said of them.
    pub options: ImportOptions,
}

impl FromIterator<PathBuf> for FilesToRead {
    /// These files, of which nothing is said yet.
    fn from_iter<T: IntoIterator<Item = PathBuf>>(files: T) -> Self {
        Self { files: files.into_iter().collect(), options: ImportOptions::default() }
    }
}

/// Reads in files.
pub trait Importer: Send {
    /// What reads these files; it needs no store, so that others can be served meanwhile. It fails when a file cannot be
    /// read.
    fn reading(&self, files: &[PathBuf]) -> ReadingFiles;

    /// What looks in a folder, written as the user types one and empty for the current one, for what can be read in and may
    /// become the name that was begun. It fails when the folder cannot be looked at.
    fn looking(&self, folder: &str, typed: &str) -> OnDisk<FolderListing>;

    /// What looks which mappings are kept. It fails when their folder cannot be looked at; what cannot be read is left out.
    fn mappings(&self) -> OnDisk<Vec<KeptMapping>>;

    /// What keeps a mapping. It fails when something else is kept under its name and there is no leave to replace that, and when it
    /// cannot be written.
    fn keeping(&self, mapping: &KeptMapping, replace: bool) -> OnDisk<()>;
}

/// What is said of the files of one source, under its name.
pub type KeptMapping = (String, ImportOptions);

/// What asks the disk when it is called, on any thread.
pub type OnDisk<T> = Box<dyn FnOnce() -> Result<T, Refusal> + Send>;

/// What reads files when it is called, on any thread.
pub type ReadingFiles = OnDisk<Box<dyn Incoming>>;

/// What was read from files, before it is stored.
pub trait Incoming: Send {
    /// What storing it would do, with what is said of the files. Changes nothing.
    ///
    /// # Errors
    /// Returns an error when it cannot be understood at all.
    fn preview(
        &mut self,
        repo: &dyn Repository,
        options: &ImportOptions,
        progress: Progress<'_>,
    ) -> Result<ImportSummary, Refusal>;

    /// Stores it, as one set. `said` is what is said of the files, and whether refused rows are left out; otherwise any refused row
    /// stops the whole.
    ///
    /// # Errors
    /// As for the preview; `preview-changed` when it would do something else than the preview told; and when the store refuses.
    /// Nothing is changed then.
    fn import(
        &self,
        repo: &mut dyn Repository,
        context: &mut CommandContext<'_>,
        said: (&ImportOptions, bool),
        progress: Progress<'_>,
    ) -> Result<usize, Refusal>;
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Listed {
    /// The rows and columns of a query.
    Rows(Query),
    /// What is due from these sources, with what their rows have to match besides.
    Agenda(AgendaDays, Vec<(&'static DueSource, Expr)>),
    /// A letter for each row of a query from a template, by its name; the file is then a folder.
    Letters(Query, PathBuf),
}

/// A list to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// The rows, tasks or letters to write.
    pub listed: Listed,
    /// The file to write; its extension decides the format. For letters it is a folder.
    pub path: PathBuf,
}

/// Writes lists to files.
pub trait Exporter: Send {
    /// Writes every row; answers how many they were and where they are now, in full. A file that is there already is left
    /// alone.
    ///
    /// # Errors
    /// Returns a refusal when the file exists, its extension is no known format, or it cannot be written. Nothing is left
    /// behind then.
    fn export(&mut self, repo: &dyn Repository, export: &Export) -> Result<(u64, PathBuf), Refusal>;
}
