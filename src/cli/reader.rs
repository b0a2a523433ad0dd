//! Reading in files for the screen: the exchange floor behind the application's own trait.

use std::path::PathBuf;

use crate::app::command::Desk;
use crate::app::importing::{Importer, Preview, RefusedRow};
use crate::domain::cleaning::clean;
use crate::domain::id::IdSource;
use crate::domain::refusal::Refusal;
use crate::exchange::import::{Plan, Wishes, plan};
use crate::exchange::read::ReadError;
use crate::exchange::read::apart::read_apart;
use crate::repository::{CommitError, Progress, Repository};
use crate::text::Lexicon;

/// Reads files in for the screen.
pub struct Reader {
    words: Lexicon,
    ids: IdSource,
}

impl Reader {
    /// A reader that understands these words.
    pub fn new(words: Lexicon, ids: IdSource) -> Self {
        Self { words, ids }
    }

    fn plan(&self, repo: &dyn Repository, files: &[PathBuf], progress: Progress<'_>) -> Result<Plan, Refusal> {
        let mut sheets = Vec::new();
        for (nth, file) in files.iter().enumerate() {
            sheets.extend(read_apart(&super::import::own_program(), file).map_err(|error| unreadable(&error))?);
            progress(nth as u64 + 1, files.len() as u64 * 2);
        }
        let wishes = Wishes { left_out: super::import::reason_headings(), ..Wishes::default() };
        Ok(plan(repo, &sheets, &wishes, &self.words, (self.ids)().as_mut(), progress)?)
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
    fn preview(
        &mut self,
        repo: &dyn Repository,
        files: &[PathBuf],
        progress: Progress<'_>,
    ) -> Result<Preview, Refusal> {
        let plan = self.plan(repo, files, progress)?;
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
        &mut self,
        repo: &mut dyn Repository,
        desk: &mut Desk<'_>,
        files: &[PathBuf],
        skip_bad: bool,
        progress: Progress<'_>,
    ) -> Result<usize, Refusal> {
        let plan = self.plan(repo, files, progress)?;
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
