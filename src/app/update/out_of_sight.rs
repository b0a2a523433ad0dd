//! What is shown to nobody who looks along: sensitive values, and while the screen is locked everything.

use crate::app::action::{Action, TextKey};
use crate::app::actions;
use crate::app::form_kind::FormFor;
use crate::app::layers::Layer;
use crate::app::layers::dry_run::DryRunView;
use crate::app::layers::target::EditTarget;
use crate::app::request::Effect;
use crate::app::state::App;
use crate::app::state::concealment::Concealment;
use crate::app::state::lock::LockView;
use crate::app::state::pane::Pane;
use crate::app::state::status::{Note, Status};
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;

impl App {
    /// Shows sensitive values for a while, or conceals them before that is over.
    pub(in crate::app) fn reveal(&mut self) {
        let (next, note) = match self.session.concealment {
            Concealment::Off => (Concealment::Off, Note::NothingConcealed),
            Concealment::Revealed => (Concealment::Concealed, Note::Concealed),
            Concealment::Concealed => {
                self.effect(Effect::Reveal);
                (Concealment::Revealed, Note::Revealed)
            }
        };
        self.conceal();
        (self.session.concealment, self.status) = (next, Status::Note(note));
        if next == Concealment::Revealed {
            self.views.panes_mut().for_each(Pane::take_back);
            self.fetch_rows(false);
            self.fetch_filtered_agenda();
        }
    }

    /// What lists are filtered and ordered by and is concealed now stands aside until it is revealed. `true` when there was any.
    pub(super) fn set_aside(&mut self) -> bool {
        let concealment = self.session.concealment;
        // Every one of them, also once one was.
        let mut any = false;
        self.views.panes_mut().for_each(|pane| any |= pane.set_aside(concealment));
        any
    }

    /// The while is over. What somebody is typing in stands there again when it is revealed.
    pub(super) fn conceal(&mut self) {
        if self.session.concealment == Concealment::Off {
            return;
        }
        self.session.concealment = Concealment::Concealed;
        if self.set_aside() {
            self.fetch_rows(false);
        }
        self.fetch_filtered_agenda();
        for layer in &mut self.layers {
            if let Layer::Form(form) | Layer::DryRun(DryRunView { form: Some(form), .. }) = layer {
                form.cover();
            }
        }
        // It may tell what was just done to whom.
        if self.status.is_passing() {
            self.status = Status::Quiet;
        }
    }

    /// The lowest layer that is concealed now: it and all above it are not drawn, and take no keys.
    pub fn first_concealed(&self) -> Option<usize> {
        self.layers.iter().position(|layer| layer.is_concealed(self.session.concealment))
    }

    /// A key while the layer on top is concealed.
    pub(super) fn act_concealed(&mut self, action: Action) {
        match action {
            Action::Reveal => self.reveal(),
            Action::Cancel => self.act_in_layer(action),
            _ => self.refuse(Refusal::new(Reason::RevealFirst)),
        }
    }

    /// Refuses a form by which something is written out that is concealed.
    ///
    /// # Errors
    /// [`Reason::RevealFirst`].
    pub(super) fn must_be_revealed_for(&self, purpose: &FormFor) -> Result<(), Refusal> {
        let concealment = self.session.concealment;
        let concealed = match purpose {
            FormFor::Export(Some(pane)) => concealment.of_list(pane.kind()),
            FormFor::Letters(kind, _) => concealment.of_list(*kind),
            FormFor::Export(None) => concealment.of_agenda(),
            _ => false,
        };
        if concealed { Err(Refusal::new(Reason::RevealFirst)) } else { Ok(()) }
    }

    /// Refuses to edit a concealed field of a record that is shown whole.
    ///
    /// # Errors
    /// [`Reason::RevealFirst`].
    pub(super) fn must_be_revealed_in(&self, target: &EditTarget) -> Result<(), Refusal> {
        match self.session.concealment.of_target(target) {
            true => Err(Refusal::new(Reason::RevealFirst)),
            false => Ok(()),
        }
    }

    /// Whether it is concealed who the selected rows of the agenda are about, or the one under the cursor; that is said then.
    pub(super) fn is_due_concealed(&mut self) -> bool {
        let agenda = &self.views.agenda;
        let here = agenda.current().into_iter().filter(|_| agenda.selected.is_empty());
        let concealed = here.chain(agenda.marked()).any(|due| self.session.concealment.of_due(due.source));
        if concealed {
            self.refuse(Refusal::new(Reason::RevealFirst));
        }
        concealed
    }

    /// Refuses to copy or edit what is concealed.
    ///
    /// # Errors
    /// [`Reason::RevealFirst`].
    pub(super) fn must_be_revealed(&self, kind: Kind, name: &str) -> Result<(), Refusal> {
        match self.session.concealment.of_column(kind, name) {
            true => Err(Refusal::new(Reason::RevealFirst)),
            false => Ok(()),
        }
    }

    /// Locks the screen; what was revealed is concealed when it opens.
    pub(in crate::app) fn lock(&mut self) {
        self.conceal();
        self.lock.get_or_insert_default();
        self.effect(Effect::Redraw);
    }

    /// A key while the screen is locked.
    pub(super) fn act_locked(&mut self, action: Action) {
        let Some(lock) = &mut self.lock else { return };
        let Some(is_passphrase) = self.session.passphrase.clone() else { return self.unlock() };
        match actions::layer_keys(action).text {
            Some(TextKey::Edit(edit)) => {
                lock.refused = false;
                lock.line.edit(edit);
            }
            Some(TextKey::Accept) if is_passphrase(lock.line.text()) => self.unlock(),
            Some(TextKey::Accept) => {
                *lock = LockView { refused: true, ..LockView::default() };
                self.effect(Effect::Bell);
            }
            Some(TextKey::Cancel) => *lock = LockView::default(),
            _ if action == Action::Redraw => self.effect(Effect::Redraw),
            _ => {}
        }
    }

    fn unlock(&mut self) {
        self.lock = None;
        self.effect(Effect::Redraw);
    }
}
