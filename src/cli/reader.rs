//! Reading in files for the screen: the exchange floor behind the application's own trait.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::command::Desk;
use crate::app::importing::{Importer, Incoming, Preview, ReadingFiles, RefusedRow};
use crate::domain::cleaning::clean;
use crate::domain::id::IdSource;
use crate::domain::refusal::Refusal;
use crate::exchange::import::{Plan, Wishes, plan};
use crate::exchange::read::ReadError;
use crate::exchange::read::apart::read_apart;
use crate::exchange::sheet::Sheet;
use crate::repository::{CommitError, Progress, Repository};
use crate::text::Lexicon;

/// Reads files in for the screen.
pub struct Reader {
    words: Arc<Lexicon>,
    ids: IdSource,
}

/// The tables of files.
struct Tables {
    sheets: Vec<Sheet>,
    words: Arc<Lexicon>,
    ids: IdSource,
}

impl Reader {
    /// A reader that understands these words.
    pub fn new(words: Lexicon, ids: IdSource) -> Self {
        Self { words: Arc::new(words), ids }
    }
}

impl Tables {
    fn plan(&self, repo: &dyn Repository, progress: Progress<'_>) -> Result<Plan, Refusal> {
        let wishes = Wishes { left_out: super::import::reason_headings(), ..Wishes::default() };
        Ok(plan(repo, &self.sheets, &wishes, self.words.as_ref(), (self.ids)().as_mut(), progress)?)
    }
}

/// The refusal that tells why a file could not be read.
fn unreadable(error: &ReadError) -> Refusal {
    error
        .args()
        .into_iter()
        .fold(Refusal::new(error.code()), |refusal, (name, value)| refusal.with(name, clean(&value).into_owned()))
}

impl Importer for Reader {
    fn reading(&self, files: &[PathBuf]) -> ReadingFiles {
        let (files, words, ids) = (files.to_vec(), Arc::clone(&self.words), self.ids);
        Box::new(move || {
            let mut sheets = Vec::new();
            for file in &files {
                sheets.extend(read_apart(&super::import::own_program(), file).map_err(|error| unreadable(&error))?);
            }
            Ok(Box::new(Tables { sheets, words, ids }))
        })
    }
}

impl Incoming for Tables {
    fn preview(&self, repo: &dyn Repository, progress: Progress<'_>) -> Result<Preview, Refusal> {
        let plan = self.plan(repo, progress)?;
        Ok(Preview {
            counts: plan.counts.iter().map(|(kind, t)| (*kind, t.new, t.changed, t.unchanged)).collect(),
            refused: plan
                .refused
                .into_iter()
                .map(|row| RefusedRow {
                    source: row.source,
                    row: row.row,
                    column: row.column,
                    value: row.value,
                    reason: row.reason,
                })
                .collect(),
            unknown_columns: plan.unknown_columns,
            forbidden_columns: plan.forbidden_columns.into_iter().map(|(_, heading, code)| (heading, code)).collect(),
            ambiguous_columns: plan.ambiguous,
        })
    }

    fn import(
        &self,
        repo: &mut dyn Repository,
        desk: &mut Desk<'_>,
        skip_bad: bool,
        progress: Progress<'_>,
    ) -> Result<usize, Refusal> {
        let plan = self.plan(repo, progress)?;
        if !plan.refused.is_empty() && !skip_bad {
            return Err(Refusal::new("rows-refused").with("count", plan.refused.len()));
        }
        let size = plan.writes();
        if size > 0 {
            let set = plan.set(desk.ids.next_id(), desk.now, desk.actor);
            repo.commit(&set).map_err(|error| match error {
                CommitError::Refused(refusal) => refusal,
                CommitError::Conflict { .. } => Refusal::new("changed-meanwhile"),
                CommitError::Store(error) => Refusal::new(error.code()),
            })?;
        }
        Ok(size)
    }
}
