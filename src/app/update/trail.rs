//! Back and forward through the places where somebody was.

use crate::app::action::View;
use crate::app::layers::Layer;
use crate::app::layers::purpose::Purpose;
use crate::app::layers::target::EditTarget;
use crate::app::state::App;
use crate::app::state::status::Note;
use crate::app::state::trail::MOST_VISITED;
use crate::domain::id::Id;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;

impl App {
    /// Shows a view, to come back from.
    pub(in crate::app) fn visit(&mut self, view: View) {
        if view != self.views.shown {
            self.leave_place();
            self.show(view);
        }
    }

    /// Notes where somebody is, who goes elsewhere.
    pub(super) fn leave_place(&mut self) {
        self.trail.leave(self.views.here());
    }

    /// Back to the place before this one.
    pub(in crate::app) fn go_back(&mut self) {
        self.step(true);
    }

    /// Forward to where somebody came back from.
    pub(in crate::app) fn go_forward(&mut self) {
        self.step(false);
    }

    fn step(&mut self, back: bool) {
        let Some(place) = self.trail.step(self.views.here(), back) else {
            return self.stop_at(if back { Note::NoPlaceBack } else { Note::NoPlaceForward });
        };
        let elsewhere = place.view != self.views.shown;
        self.views.bring_back(&place);
        // It may be from when that was revealed.
        if self.set_aside() {
            self.refuse(Refusal::new(Reason::RevealFirst));
        }
        if elsewhere {
            self.views.beside = None;
        }
        self.show(place.view);
    }

    /// Notes that what an edit is about was changed.
    pub(super) fn visit_target(&mut self, target: &EditTarget) {
        match target {
            EditTarget::Cells { pane, rows, .. } => {
                if let [(id, _)] = rows.as_slice() {
                    self.trail.visit(pane.kind(), *id);
                }
            }
            EditTarget::Field { kind, id, .. } => self.trail.visit(*kind, *id),
        }
    }

    /// The records that are offered in the finder as long as nothing is typed: those of these kinds that were gone to or changed last,
    /// but for the one under the cursor.
    pub(super) fn visited_among(&self, kinds: &[Kind], words: &str) -> Vec<(Kind, Id)> {
        let is_finder = matches!(self.layers.last(), Some(Layer::Picker(picker)) if picker.purpose == Purpose::Find);
        if !is_finder || !words.is_empty() {
            return Vec::new();
        }
        let here = self.focused().and_then(|pane| pane.subject()).map(|(_, id)| id);
        let visited = self.trail.visited.iter().filter(|(kind, id)| kinds.contains(kind) && Some(*id) != here);
        visited.take(MOST_VISITED).copied().collect()
    }
}
