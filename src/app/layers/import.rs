//! Reading in files from the screen: first what it would do, row by row, with the answers that files can be given; then it is
//! done. Nothing is stored before Enter.

use super::intent::Intent;
use crate::app::action::DialogKey;
use crate::app::ports::FilesToRead;
use crate::domain::import_options::ImportAnswer;
use crate::domain::import_summary::{ImportSummary, ImportedRow, RefusedAlike, RefusedRow, RowOutcome};
use crate::domain::named::Choice;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;

/// The key that stores the rows that were not refused.
const GOOD_ROWS: char = 'g';
/// Lines that a page key goes up or down.
const PAGE: usize = 10;

/// Where reading in stands.
#[derive(Debug)]
pub enum ImportStage {
    /// The files are being read: done, of how many.
    Reading(u64, u64),
    /// They cannot be understood as long as nothing more is said of them.
    Unclear(Refusal),
    /// What it would do.
    Ready(Box<ImportPreview>),
    /// It is being stored: done, of how many.
    Writing(u64, u64),
}

impl ImportStage {
    /// Whether files are being read or stored.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Reading(..) | Self::Writing(..))
    }
}

/// What an import would do, made ready to be looked through.
#[derive(Debug)]
pub struct ImportPreview {
    /// All that it would do.
    pub summary: ImportSummary,
    /// The refused rows that are alike, taken together.
    pub alike: Vec<RefusedAlike>,
    /// What can be answered so that refused rows are taken, each with the number of those rows.
    pub answers: Vec<(ImportAnswer, usize)>,
}

/// A line of what is told of the whole.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportLine<'a> {
    /// So many rows are refused; they follow.
    Refused(usize),
    /// A refused row, and how many are refused alike.
    Row(&'a RefusedRow, usize),
    /// A column that may never be stored, by its heading, and why.
    Forbidden(&'a str, Reason),
    /// What whoever reads it in should know.
    Remark(&'a Refusal),
    /// A column of dates in which the order of day and month is not certain.
    Ambiguous(&'a str),
    /// Columns that are not read: the key of the words in `text/` that say why, and their headings.
    LeftOut(&'static str, Vec<&'a str>),
}

impl From<ImportSummary> for ImportPreview {
    fn from(summary: ImportSummary) -> Self {
        Self { alike: summary.refused_alike(), answers: summary.answers(), summary }
    }
}

impl ImportPreview {
    /// What is told of the whole, line by line: what is refused first, because it waits for an answer.
    pub fn told(&self) -> Vec<ImportLine<'_>> {
        let summary = &self.summary;
        let refused = summary.refused.len();
        let mut lines: Vec<ImportLine<'_>> =
            (refused > 0).then_some(ImportLine::Refused(refused)).into_iter().collect();
        let rows = self.alike.iter().filter_map(|alike| Some((summary.refused.get(alike.first)?, alike.count)));
        lines.extend(rows.map(|(row, count)| ImportLine::Row(row, count)));
        lines.extend(summary.forbidden_columns.iter().map(|(_, heading, why)| ImportLine::Forbidden(heading, *why)));
        lines.extend(summary.warnings.iter().map(|warning| ImportLine::Remark(&warning.0)));
        lines.extend(summary.ambiguous_columns.iter().map(|(_, heading)| ImportLine::Ambiguous(heading)));
        for (key, columns) in
            [("import-unknown", &summary.unknown_columns), ("import-worked-out", &summary.worked_out_columns)]
        {
            let headings: Vec<&str> = columns.iter().map(|(_, heading)| heading.as_str()).collect();
            lines.extend((!headings.is_empty()).then_some(ImportLine::LeftOut(key, headings)));
        }
        lines
    }

    /// The rows with an outcome.
    pub fn having(&self, outcome: RowOutcome) -> impl Iterator<Item = &ImportedRow> {
        self.summary.rows.iter().filter(move |row| row.outcome == outcome)
    }

    /// The outcomes of which the rows can be looked through, beside what is told of the whole.
    pub fn to_look_through(&self) -> impl Iterator<Item = RowOutcome> {
        let all = RowOutcome::ALL.iter().copied().filter(|outcome| *outcome != RowOutcome::Refused);
        all.filter(|outcome| self.summary.having(*outcome) > 0)
    }
}

/// Reading in files.
#[derive(Debug)]
pub struct ImportView {
    /// The files to read, with what is said of them.
    pub of: FilesToRead,
    /// How far the import is.
    pub stage: ImportStage,
    /// The outcome of which the rows are shown; `None` for what is told of the whole, with the refused rows.
    pub shown: Option<RowOutcome>,
    /// First line shown of the rows.
    pub top: usize,
}

impl ImportView {
    /// Begins reading.
    pub fn of(of: FilesToRead) -> Self {
        Self { of, stage: ImportStage::Reading(0, 0), shown: None, top: 0 }
    }

    /// What the files would do, once that is known.
    pub fn summary(&self) -> Option<&ImportSummary> {
        if let ImportStage::Ready(preview) = &self.stage { Some(&preview.summary) } else { None }
    }

    /// How far it is.
    pub fn progress(&mut self, done: u64, all: u64) {
        match &mut self.stage {
            ImportStage::Reading(d, a) | ImportStage::Writing(d, a) => (*d, *a) = (done, all),
            ImportStage::Ready(_) | ImportStage::Unclear(_) => {}
        }
    }

    /// Takes in what the files would do, or why that is unclear.
    pub fn understood(&mut self, told: Result<Box<ImportSummary>, Refusal>) {
        (self.shown, self.top) = (None, 0);
        self.stage = match told {
            Ok(summary) => ImportStage::Ready(Box::new(ImportPreview::from(*summary))),
            Err(refusal) => ImportStage::Unclear(refusal),
        };
    }

    /// The key that stores what it shows; `None` while it shows nothing that can be stored.
    pub fn writes_by(&self) -> Option<DialogKey> {
        let ImportStage::Ready(preview) = &self.stage else { return None };
        let all_good = preview.summary.refused.is_empty();
        (preview.summary.writes() > 0).then_some(if all_good {
            DialogKey::Accept
        } else {
            DialogKey::Letter(GOOD_ROWS)
        })
    }

    /// Handles a key.
    pub fn act(&mut self, key: DialogKey) -> Intent {
        let preview = match &self.stage {
            ImportStage::Ready(preview) => preview,
            ImportStage::Writing(..) => return Intent::Stay,
            ImportStage::Reading(..) | ImportStage::Unclear(_) if key == DialogKey::Cancel => return Intent::Close,
            ImportStage::Unclear(_) if key == DialogKey::Letter('o') => return Intent::SayOfFiles(self.of.clone()),
            ImportStage::Reading(..) | ImportStage::Unclear(_) => return Intent::Stay,
        };
        let (refused, writes) = (preview.summary.refused.len(), preview.summary.writes());
        match key {
            DialogKey::Move(motion) => {
                let lines = self.shown.map_or_else(|| preview.told().len(), |outcome| preview.summary.having(outcome));
                self.top = motion.in_list(self.top, PAGE, lines);
            }
            DialogKey::Other => {
                let views: Vec<_> = [None].into_iter().chain(preview.to_look_through().map(Some)).collect();
                let at = views.iter().position(|view| *view == self.shown).unwrap_or_default();
                (self.shown, self.top) = (views.get(at + 1).copied().flatten(), 0);
            }
            DialogKey::Cancel => return Intent::Close,
            DialogKey::Accept if refused == 0 && writes == 0 => return Intent::Close,
            DialogKey::Accept if refused == 0 => return self.write(false),
            DialogKey::Letter('G' | GOOD_ROWS) if refused > 0 && writes > 0 => return self.write(true),
            DialogKey::Letter('o' | 'O') => return Intent::SayOfFiles(self.of.clone()),
            DialogKey::Letter(digit) => {
                let nth = digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
                if let Some((answer, _)) = nth.and_then(|nth| preview.answers.get(nth)) {
                    self.of.options.add(*answer);
                    return Intent::LookAtFilesAgain(self.read_again());
                }
            }
            DialogKey::Accept => {}
        }
        Intent::Stay
    }

    /// Begins to read again, for what they would do may be something else now; answers which files.
    pub fn read_again(&mut self) -> FilesToRead {
        self.stage = ImportStage::Reading(0, 0);
        self.of.clone()
    }

    fn write(&mut self, skip_bad: bool) -> Intent {
        self.stage = ImportStage::Writing(0, 0);
        Intent::Import(self.of.clone(), skip_bad)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Motion;
    use crate::domain::import_options::Doubt;
    use crate::domain::import_summary::Tally;
    use crate::domain::record::Kind;

    fn row(row: u32, outcome: RowOutcome) -> ImportedRow {
        ImportedRow { sheet_index: 0, row, outcome, kind: Kind::Member, name: String::new(), changes: Vec::new() }
    }

    fn refused(row: u32, reason: Reason) -> RefusedRow {
        let reason = Refusal::new(reason).with("kind", Kind::Team).with("value", i64::from(row));
        RefusedRow { sheet_index: 0, row, column: String::new(), value: row.to_string(), reason }
    }

    fn view(refused: Vec<RefusedRow>) -> ImportView {
        let rows = vec![row(2, RowOutcome::New), row(3, RowOutcome::Unchanged), row(4, RowOutcome::New)];
        let counts = vec![(Kind::Member, Tally { new: 2, changed: 0, unchanged: 1 })];
        let mut view = ImportView::of(FilesToRead::default());
        view.understood(Ok(Box::new(ImportSummary { rows, refused, counts, ..ImportSummary::default() })));
        view
    }

    #[test]
    fn answers_are_numbered_and_each_asks_again_what_the_files_would_do() {
        let mut view = view(vec![refused(5, Reason::UnknownTeam), refused(6, Reason::NearName)]);
        assert_eq!(view.act(DialogKey::Letter('3')), Intent::Stay, "there are two");
        assert_eq!(view.act(DialogKey::Accept), Intent::Stay, "not while rows are refused");
        let Intent::LookAtFilesAgain(of) = view.act(DialogKey::Letter('2')) else { panic!("asks again") };
        assert_eq!((of.options.accept, of.options.create), (vec![Doubt::NearName], vec![]));
        assert!(matches!(view.stage, ImportStage::Reading(..)));
        view.understood(Err(Refusal::new(Reason::SheetNeedsKind)));
        assert!(matches!(view.act(DialogKey::Letter('o')), Intent::SayOfFiles(_)), "what was said before stays");
        assert_eq!(view.of.options.accept, [Doubt::NearName]);
    }

    #[test]
    fn the_rows_are_looked_through_by_outcome_and_what_is_taken_is_what_was_told() {
        let mut all_good = view(Vec::new());
        let mut next = || {
            all_good.act(DialogKey::Other);
            all_good.act(DialogKey::Move(Motion::Last));
            (all_good.shown, all_good.top)
        };
        let new = Some(RowOutcome::New);
        assert_eq!([next(), next(), next()], [(new, 1), (Some(RowOutcome::Unchanged), 0), (None, 0)]);
        assert_eq!(all_good.writes_by(), Some(DialogKey::Accept));
        assert_eq!(all_good.act(DialogKey::Accept), Intent::Import(FilesToRead::default(), false));
        let mut with_bad = view(vec![refused(5, Reason::NotANumber)]);
        assert_eq!((all_good.writes_by(), with_bad.writes_by()), (None, Some(DialogKey::Letter('g'))));
        assert_eq!(with_bad.act(DialogKey::Letter('1')), Intent::Stay, "the file has to be mended");
        assert_eq!(with_bad.act(DialogKey::Letter('g')), Intent::Import(FilesToRead::default(), true));
        assert_eq!(with_bad.act(DialogKey::Cancel), Intent::Stay, "while it is being stored");
    }
}
