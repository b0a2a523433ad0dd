//! Views under a name: kept, chosen again, and opened when the program starts.

use crate::app::form_kind::FormFor;
use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::Purpose;
use crate::app::request::Effect;
use crate::app::state::App;
use crate::app::state::named_view::NamedView;
use crate::app::state::status::{Note, Status};
use crate::domain::filter::{Expr, parse_shown};
use crate::domain::names::fold;
use crate::domain::screen_item::ScreenItem;
use crate::domain::value::Value;

impl App {
    /// Takes in the views that were kept: one's own, and those that all share.
    pub fn bring_views(&mut self, own: Vec<(String, String)>, shared: Vec<(String, String)>) {
        let all = own.into_iter().map(|kept| (kept, false)).chain(shared.into_iter().map(|kept| (kept, true)));
        let all = all.filter_map(|((name, text), is_shared)| NamedView::kept(name, &text, is_shared));
        self.session.named_views = all.collect();
    }

    /// Shows the view with this name; `false` when there is none.
    pub fn open_view_named(&mut self, name: &str) -> bool {
        let views = &self.session.named_views;
        let found = views.iter().find(|view| fold(&view.name) == fold(name)).cloned();
        found.map(|view| self.open_named(view)).is_some()
    }

    /// Asks under which name the focused pane is kept as it is shown now.
    pub(in crate::app) fn name_view(&mut self) {
        match self.focused() {
            Some(_) => self.open_form(FormFor::NameView),
            None => self.stop_at(Note::NoViewHere),
        }
    }

    /// Lets one of the views be chosen.
    pub(in crate::app) fn choose_view(&mut self) {
        let items: Vec<(Value, String)> = self
            .session
            .named_views
            .iter()
            .enumerate()
            .map(|(at, view)| {
                let shared = if view.is_shared { format!(" · {}", self.words().shared_word()) } else { String::new() };
                (Value::Whole(at as i64), format!("{}{shared}", view.name))
            })
            .collect();
        match items.is_empty() {
            true => self.stop_at(Note::NoViews),
            false => self.open_picker(Picker::list(Purpose::View, items)),
        }
    }

    /// Shows the view with this place.
    pub(super) fn open_view(&mut self, place: usize) {
        if let Some(view) = self.session.named_views.get(place).cloned() {
            self.open_named(view);
        }
    }

    /// Keeps the focused pane as it is shown now under a name, in the place of what had it.
    pub(super) fn keep_view(&mut self, name: String, is_shared: bool) {
        let Some(pane) = self.focused() else { return };
        let view = NamedView {
            name: name.clone(),
            is_shared,
            pane: pane.id,
            filter: pane.filter_text.clone(),
            sort: pane.query.sort,
            columns: pane.own_columns.clone(),
            as_of: Some(self.session.as_of).filter(|day| *day != self.session.today),
        };
        let item = if is_shared { ScreenItem::SharedView } else { ScreenItem::View };
        self.effect(Effect::Keep(item, name.clone(), Some(view.keep())));
        self.session.named_views.retain(|other| other.name != name || other.is_shared != is_shared);
        self.session.named_views.push(view);
        self.status = Status::Note(Note::ViewKept);
    }

    fn open_named(&mut self, view: NamedView) {
        self.leave_place();
        let day = view.as_of.unwrap_or(self.session.today);
        if day != self.session.as_of {
            self.look_at(day);
        }
        // What was typed in another language of the program is told when it is no filter here.
        let filter = match view.filter.as_str() {
            "" => Ok(Expr::All),
            text => {
                let shown = self.views.pane(view.pane).in_words(self.session.concealment);
                parse_shown(text, (view.pane.kind(), &shown), day, self.words().vocabulary())
            }
        };
        self.show(view.pane.spec().view);
        let pane = self.views.pane_mut(view.pane);
        pane.own_columns = view.columns;
        pane.order(view.sort);
        if let Some(board) = self.views.board_mut() {
            board.put_focus(view.pane);
        }
        match filter {
            Ok(expr) => self.filter(view.pane, &view.filter, expr),
            Err(refusal) => self.refuse(refusal),
        }
    }
}
