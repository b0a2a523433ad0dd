//! Layers: what stands above the view. A key goes to the top layer first, which sees a read-only
//! [`context`] and answers with an [`intent`].

pub mod bulk_edit;
pub mod charges;
pub mod column_chooser;
pub mod confirm_note;
pub mod conflict;
pub mod context;
pub mod contracts;
pub mod correction;
pub mod detail_lines;
pub mod dry_run;
pub mod editor;
pub mod erasure;
pub mod files;
pub mod filter;
pub mod first_start;
pub mod form;
pub mod hand_over;
pub mod import;
pub mod intent;
pub mod jobs_by;
pub mod line;
pub mod palette;
pub mod picker;
pub mod purpose;
pub mod record_detail;
pub mod target;
#[cfg(test)]
mod tests;

use crate::app::action::{DialogKey, KeyContext, LayerKeys};
use crate::app::request::{Question, Reply, Serial};
use crate::app::state::concealment::Concealment;
use crate::domain::days::Day;
use crate::domain::reason::Reason;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use charges::ChargesView;
use context::LayerContext;
use contracts::ContractsView;
use correction::CorrectionView;
use dry_run::DryRunView;
use erasure::ErasureView;
use hand_over::HandOverView;
use intent::{Filtered, Intent};
use jobs_by::JobsByView;
use purpose::Purpose;
use record_detail::RecordDetailView;

/// A layer.
#[derive(Debug)]
pub enum Layer {
    /// Editing a cell in place.
    Editor(editor::Editor),
    /// Editing a column of several rows.
    BulkEdit(bulk_edit::BulkEdit),
    /// Choosing from a list.
    Picker(picker::Picker),
    /// A few fields at once.
    Form(form::Form),
    /// The filter bar.
    Filter(filter::FilterBar),
    /// One record in full.
    RecordDetail(RecordDetailView),
    /// What a client is charged.
    Charges(ChargesView),
    /// What would become of contracts.
    Contracts(ContractsView),
    /// What would become of several records.
    DryRun(DryRunView),
    /// What a correction changes.
    Correction(CorrectionView),
    /// The jobs of a day, divided.
    JobsBy(JobsByView),
    /// Help, and the palette.
    Palette(palette::ActionPalette),
    /// Somebody else was first.
    Conflict(conflict::Conflict),
    /// A note that should not be kept.
    ConfirmNote(confirm_note::ConfirmNote),
    /// What would be handed over to whom.
    HandOver(HandOverView),
    /// What would be erased of somebody.
    Erasure(ErasureView),
    /// What is offered on the first day.
    FirstStart(first_start::FirstStart),
    /// Choosing which columns a pane shows.
    Columns(column_chooser::ColumnChooser),
    /// Choosing files to read in.
    Files(files::FileList),
    /// Reading in files.
    Import(import::ImportView),
}

impl Layer {
    /// Handles what an action asks of layers; one that asks nothing of this one leaves it as it is.
    pub fn act(&mut self, LayerKeys { text, dialog, detail }: LayerKeys, context: &mut LayerContext<'_>) -> Intent {
        let intent = match self {
            Layer::Editor(layer) => text.map(|key| layer.act(key, context)),
            Layer::BulkEdit(layer) => text.map(|key| layer.act(key, context)),
            Layer::Picker(layer) => text.map(|key| layer.act(key, context)),
            Layer::Form(layer) => text.map(|key| layer.act(key, context)),
            Layer::Filter(layer) => text.map(|key| layer.act(key, context)),
            Layer::Files(layer) => text.map(|key| layer.act(key)),
            Layer::Palette(layer) => text.map(|key| layer.act(key, context)),
            Layer::RecordDetail(layer) => detail.map(|key| layer.act(key, context)),
            Layer::Charges(layer) => detail.map(|key| layer.act(key, context)),
            Layer::Contracts(layer) => detail.map(|key| layer.act(key, context)),
            Layer::DryRun(layer) => detail.map(|key| layer.act(key, context)),
            Layer::Correction(layer) => detail.map(|key| layer.act(key, context)),
            Layer::JobsBy(layer) => detail.map(|key| layer.act(key, context)),
            Layer::Conflict(layer) => dialog.map(|key| layer.act(key)),
            Layer::ConfirmNote(layer) => dialog.map(|key| layer.act(key)),
            Layer::FirstStart(layer) => dialog.map(|key| layer.act(key)),
            Layer::Columns(layer) => dialog.map(|key| layer.act(key)),
            Layer::HandOver(layer) => dialog.map(|key| layer.act(key)),
            Layer::Erasure(layer) => dialog.map(|key| layer.act(key)),
            Layer::Import(layer) => dialog.map(|key| layer.act(key)),
        };
        // Where something is shown in full a key of the view below does nothing, and that is said.
        let is_shown = matches!(self.key_context(), KeyContext::View | KeyContext::DigitCell);
        intent.unwrap_or_else(|| if is_shown { Intent::Refuse(Refusal::new(Reason::NotHere)) } else { Intent::Stay })
    }

    /// The key that does what it shows before it is done, with the identifier of its hint; `None` while there is nothing to do, and for what
    /// shows nothing first.
    pub fn deed(&self) -> Option<(DialogKey, &'static str)> {
        match self {
            Layer::HandOver(layer) => layer.handed.is_some().then_some((DialogKey::Accept, "do-all")),
            Layer::Erasure(layer) => layer.is_something().then_some((DialogKey::Letter(erasure::ERASE), "erase")),
            Layer::Import(layer) => layer.writes_by().map(|key| (key, "read-in")),
            _ => None,
        }
    }

    /// Takes pasted text in; `None` where no text is typed.
    pub fn paste(&mut self, text: &str, context: &LayerContext<'_>) -> Option<Intent> {
        match self {
            Layer::Editor(layer) => layer.line.paste(text),
            Layer::BulkEdit(layer) => layer.paste(text),
            Layer::Form(layer) => layer.paste(text),
            Layer::Palette(layer) => layer.line.paste(text),
            Layer::Picker(layer) => return Some(layer.paste(text)),
            Layer::Filter(layer) => return Some(layer.paste(text, context)),
            Layer::Files(layer) => return Some(layer.paste(text)),
            Layer::RecordDetail(_)
            | Layer::Charges(_)
            | Layer::Contracts(_)
            | Layer::DryRun(_)
            | Layer::Correction(_)
            | Layer::JobsBy(_)
            | Layer::Conflict(_)
            | Layer::ConfirmNote(_)
            | Layer::FirstStart(_)
            | Layer::Columns(_)
            | Layer::HandOver(_)
            | Layer::Erasure(_)
            | Layer::Import(_) => return None,
        }
        Some(Intent::Stay)
    }

    /// Whether it holds what is concealed now. Nothing of it is drawn then, nor of what stands above it. A record in full and the lines of
    /// a statement are drawn value by value.
    pub fn is_concealed(&self, concealment: Concealment) -> bool {
        match self {
            Layer::Editor(layer) => concealment.of_target(&layer.target),
            Layer::Filter(layer) => match layer.on {
                Filtered::Pane(pane) => concealment.of_filter(pane.kind(), &layer.filter),
                Filtered::Agenda | Filtered::Log => false,
            },
            Layer::BulkEdit(layer) => concealment.of_column(layer.pane.kind(), layer.column),
            Layer::Picker(layer) => matches!(&layer.purpose, Purpose::Set(target) if concealment.of_target(target)),
            Layer::Form(layer) => concealment.is_on() && layer.covered,
            Layer::DryRun(layer) => layer.form.as_ref().is_some_and(|form| concealment.is_on() && form.covered),
            Layer::Conflict(layer) => layer.clashes.iter().any(|clash| concealment.of_clash(clash)),
            Layer::Correction(layer) => concealment.of_field(layer.field.0, layer.field.1),
            Layer::Import(layer) => layer.summary().is_some_and(|summary| concealment.of_import(summary)),
            Layer::RecordDetail(_)
            | Layer::Charges(_)
            | Layer::Contracts(_)
            | Layer::JobsBy(_)
            | Layer::Palette(_)
            | Layer::ConfirmNote(_)
            | Layer::HandOver(_)
            | Layer::Erasure(_)
            | Layer::FirstStart(_)
            | Layer::Columns(_)
            | Layer::Files(_) => false,
        }
    }

    /// What it shows as the store has it, seen on this day; `None` for what shows nothing of that.
    pub fn question(&self, as_of: Day) -> Option<Question> {
        match self {
            Layer::RecordDetail(view) => {
                Some(Question::RecordDetail { kind: view.kind, id: view.id, as_of, beside: false })
            }
            Layer::Charges(view) => Some(Question::Charges(view.of)),
            Layer::Contracts(view) => Some(Question::Contracts(view.command.clone())),
            Layer::DryRun(view) => Some(Question::DryRun { command: view.command.clone(), days: (as_of, view.today) }),
            Layer::HandOver(view) => Some(Question::HandOver(view.what.clone())),
            Layer::Erasure(view) => Some(Question::Erasure(view.what.clone())),
            Layer::Correction(view) => Some(Question::Correction { command: view.command.clone(), today: view.today }),
            Layer::JobsBy(view) => Some(Question::JobsBy(view.by, as_of)),
            Layer::Files(list) => Some(list.question()),
            Layer::FirstStart(_) => Some(Question::Folder { folder: String::new(), typed: String::new() }),
            _ => None,
        }
    }

    /// The record that it shows in full, when that has come.
    pub fn shown_record(&self) -> Option<&Record> {
        if let Layer::RecordDetail(view) = self { view.detail.as_ref().map(|detail| &detail.record) } else { None }
    }

    /// The number of the question that it waits for or was answered last; `None` for what asks nothing.
    pub fn serial(&mut self) -> Option<&mut Serial> {
        match self {
            Layer::RecordDetail(RecordDetailView { serial, .. })
            | Layer::Charges(ChargesView { serial, .. })
            | Layer::Contracts(ContractsView { serial, .. })
            | Layer::DryRun(DryRunView { serial, .. })
            | Layer::HandOver(HandOverView { serial, .. })
            | Layer::Erasure(ErasureView { serial, .. })
            | Layer::Correction(CorrectionView { serial, .. })
            | Layer::JobsBy(JobsByView { serial, .. })
            | Layer::Files(files::FileList { serial, .. })
            | Layer::FirstStart(first_start::FirstStart { serial, .. }) => Some(serial),
            _ => None,
        }
    }

    /// Whether the answer to the question with this number is meant for it.
    pub fn waits_for(&mut self, serial: Serial) -> bool {
        self.serial().is_some_and(|asked| *asked == serial)
    }

    /// Takes in the answer to its question; one of another sort leaves it as it is.
    pub fn take_in(&mut self, reply: Reply) {
        match (self, reply) {
            (Layer::RecordDetail(view), Reply::RecordDetail(detail)) => view.apply(detail),
            (Layer::Charges(view), Reply::Charges(charges)) => view.apply(charges),
            (Layer::Contracts(view), Reply::Contracts(plan)) => view.apply(plan),
            (Layer::DryRun(view), Reply::DryRun(run)) => view.run = Some(run),
            (Layer::HandOver(view), Reply::HandOver(handed)) => view.handed = Some(handed),
            (Layer::Erasure(view), Reply::Erasure(plan)) => view.plan = Some(plan),
            (Layer::Correction(view), Reply::Correction(figures, remarks)) => view.apply(figures, remarks),
            (Layer::JobsBy(view), Reply::JobsBy(table)) => view.apply(table),
            (Layer::Files(list), Reply::Folder(listing)) => list.apply(listing),
            (Layer::FirstStart(view), Reply::Folder(listing)) => view.here = listing.ok(),
            _ => {}
        }
    }

    /// Which part of the binding table holds.
    pub fn key_context(&self) -> KeyContext {
        match self {
            Layer::RecordDetail(view) if view.takes_digits() => KeyContext::DigitCell,
            Layer::RecordDetail(_)
            | Layer::Charges(_)
            | Layer::Contracts(_)
            | Layer::DryRun(_)
            | Layer::Correction(_)
            | Layer::JobsBy(_) => KeyContext::View,
            Layer::Conflict(_)
            | Layer::ConfirmNote(_)
            | Layer::FirstStart(_)
            | Layer::Columns(_)
            | Layer::HandOver(_)
            | Layer::Erasure(_)
            | Layer::Import(_) => KeyContext::Dialog,
            Layer::Editor(_)
            | Layer::BulkEdit(_)
            | Layer::Picker(_)
            | Layer::Form(_)
            | Layer::Filter(_)
            | Layer::Files(_)
            | Layer::Palette(_) => KeyContext::Text,
        }
    }
}
