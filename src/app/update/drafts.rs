//! What was typed and not stored: kept when a form or cell is left, and by the store at every letter, so that nothing but the record
//! itself ends it.

use crate::app::action::Motion;
use crate::app::form_kind::FormFor;
use crate::app::layers::Layer;
use crate::app::layers::dry_run::DryRunView;
use crate::app::layers::editor::Editor;
use crate::app::layers::form::Form;
use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::Purpose;
use crate::app::request::Effect;
use crate::app::state::App;
use crate::app::state::drafts::{FormDraft, KeptTexts};
use crate::app::state::status::{Note, Status};
use crate::domain::record::Record;
use crate::domain::screen_item::ScreenItem;
use crate::domain::value::Value;

impl App {
    /// Takes in what the store kept of what was typed before, and tells that it is there.
    pub fn bring_drafts(&mut self, kept: Vec<(String, String)>) {
        for (name, text) in kept {
            if let Some(draft) = FormDraft::kept(&name, &text) {
                self.pending.drafts.push(draft);
                self.pending.kept.insert(name, text);
            }
        }
        if !self.pending.drafts.is_empty() {
            self.status = Status::Note(Note::DraftsThere);
        }
    }

    /// Leaves a layer without a result; what was typed in it is kept.
    pub(super) fn leave(&mut self, layer: Layer) {
        // From a look ahead one comes back to the form, to say it otherwise.
        let layer = match layer {
            Layer::DryRun(DryRunView { form: Some(form), .. }) => return self.layers.push(Layer::Form(form)),
            layer => layer,
        };
        let draft = match &layer {
            Layer::Form(form) => form.draft(),
            Layer::Editor(editor) => self.draft_of(editor),
            _ => None,
        };
        if let Some(draft) = draft {
            self.take_draft(&draft.purpose);
            self.pending.drafts.push(draft);
            // What is only read keeps nothing either.
            if !self.session.is_read_only {
                self.status = Status::Note(Note::DraftKept);
            }
        }
    }

    /// What was typed before in a form for this, which is then no longer put aside.
    pub(super) fn take_draft(&mut self, purpose: &FormFor) -> Option<FormDraft> {
        let drafts = &mut self.pending.drafts;
        drafts.iter().position(|draft| draft.purpose == *purpose).map(|at| drafts.remove(at))
    }

    /// Goes on with what was begun; of several the user chooses one.
    pub(in crate::app) fn go_on_with_draft(&mut self) {
        let title = |draft: &FormDraft| match draft.subject.as_str() {
            "" => self.words().form_word(&draft.purpose),
            subject => format!("{} · {subject}", self.words().form_word(&draft.purpose)),
        };
        let drafts = self.pending.drafts.iter().enumerate().rev();
        let items: Vec<(Value, String)> = drafts.map(|(at, draft)| (Value::Whole(at as i64), title(draft))).collect();
        match items.len() {
            0 => self.stop_at(Note::NoDrafts),
            1 => self.open_draft(0),
            _ => self.open_picker(Picker::list(Purpose::Draft, items)),
        }
    }

    /// Opens the form of a draft, by its place.
    pub(super) fn open_draft(&mut self, place: usize) {
        if let Some(draft) = self.pending.drafts.get(place) {
            self.open_form_on(draft.purpose.clone(), draft.subject.clone());
        }
    }

    /// Remembers what was entered, and opens the form for the next one where one of several was filled in.
    pub(super) fn entered(&mut self, form: Form) {
        let entered = &mut self.pending.entered;
        entered.retain(|before| !before.purpose.is_like(&form.purpose));
        entered.push(form.entered());
        if form.stays {
            self.open_next(form);
        }
    }

    /// Opens the form for the next one: what is about somebody is filled in for the next row.
    fn open_next(&mut self, form: Form) {
        if form.purpose.about().is_empty() {
            self.pending.stays = true;
            return self.open_form_on(form.purpose, form.subject);
        }
        let Some(before) = self.focused().map(|pane| pane.cursor) else { return };
        self.go(Motion::Down);
        let Some(pane) = self.focused().filter(|pane| pane.cursor != before) else { return };
        let next = pane.current().and_then(|row| form.purpose.for_member(row.id));
        let subject = pane.name_under_cursor();
        if let Some(purpose) = next {
            self.pending.stays = true;
            self.open_form_on(purpose, subject);
        }
    }

    fn draft_of(&self, editor: &Editor) -> Option<FormDraft> {
        let (_, _, _, seen) = editor.target.field()?;
        let shown = self.layers.iter().rev().find_map(Layer::shown_record).map(Record::label);
        let subject = shown.or_else(|| Some(self.focused()?.name_under_cursor())).unwrap_or_default();
        editor.draft(&self.words().written(&seen), subject)
    }

    /// Lets the store keep what is typed now and not stored, and drop what is not typed any more.
    pub(super) fn keep_drafts(&mut self) {
        let open = self.layers.iter().filter_map(|layer| match layer {
            Layer::Form(form) | Layer::DryRun(DryRunView { form: Some(form), .. }) => form.draft(),
            Layer::Editor(editor) => self.draft_of(editor),
            _ => None,
        });
        let submitted = self.pending.submitted.iter().filter_map(|(_, form)| form.draft());
        let put_aside = self.pending.drafts.iter().cloned();
        let now: KeptTexts = put_aside.chain(submitted).chain(open).filter_map(|draft| draft.keep()).collect();
        if now == self.pending.kept {
            return;
        }
        let before = std::mem::replace(&mut self.pending.kept, now);
        let gone = before.keys().filter(|name| !self.pending.kept.contains_key(*name)).map(|name| (name.clone(), None));
        let typed = self.pending.kept.iter().filter(|(name, text)| before.get(*name) != Some(*text));
        let typed = typed.map(|(name, text)| (name.clone(), Some(text.clone())));
        let changes: Vec<(String, Option<String>)> = gone.chain(typed).collect();
        for (name, text) in changes {
            self.effect(Effect::Keep(ScreenItem::Draft, name, text));
        }
    }
}
