//! The line at the bottom: what keys do here, and what happened last. And the filter bar above it.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::Paint;
use super::canvas::{Canvas, Place, fit, look, wrap};
use super::status;
use crate::app::action::{Action, Motion, View};
use crate::app::layers::Layer;
use crate::app::layers::filter::FilterBar;
use crate::app::state::App;
use crate::app::state::pane_specs::PaneId;
use crate::domain::record::Kind;
use crate::ui::layout::Layout;
use crate::ui::words::settle_word;

/// The actions worth a hint, the most useful first.
fn hinted(app: &App) -> &'static [(Action, &'static str)] {
    const TYPING: &[(Action, &str)] = &[
        (Action::Accept, "save"),
        (Action::Next, "next"),
        (Action::Move(Motion::Down), "down"),
        (Action::Cancel, "keep"),
    ];
    const CHOOSING: &[(Action, &str)] =
        &[(Action::Accept, "choose"), (Action::Move(Motion::Down), "down"), (Action::Cancel, "cancel")];
    const FILTERING: &[(Action, &str)] = &[(Action::Accept, "keep-filter"), (Action::Cancel, "clear")];
    const FILLING: &[(Action, &str)] =
        &[(Action::Accept, "next"), (Action::Previous, "previous"), (Action::Cancel, "cancel")];
    const DRAFT: &[(Action, &str)] =
        &[(Action::New, "fix"), (Action::Accept, "origin"), (Action::ShowRecord, "rate"), (Action::Cancel, "back")];
    const FIXED: &[(Action, &str)] =
        &[(Action::Accept, "origin"), (Action::ShowRecord, "rate"), (Action::Cancel, "back")];
    const STATEMENTS: &[(Action, &str)] = &[
        (Action::Accept, "lines"),
        (Action::New, "draft"),
        (Action::Undo, "undo"),
        (Action::Help, "help"),
        (Action::ShowRecord, "whole"),
        (Action::Filter, "filter"),
        (Action::Export, "export"),
        (Action::Back, "back"),
    ];
    const SAVING: &[(Action, &str)] = &[(Action::Accept, "save"), (Action::Next, "next"), (Action::Cancel, "cancel")];
    const WHOLE: &[(Action, &str)] = &[
        (Action::Accept, "edit"),
        (Action::New, "new"),
        (Action::End, "end"),
        (Action::Undo, "undo"),
        (Action::Cancel, "back"),
    ];
    const DIALOG: &[(Action, &str)] = &[(Action::Accept, "choose"), (Action::Cancel, "cancel")];
    const READING: &[(Action, &str)] =
        &[(Action::Move(Motion::Down), "down"), (Action::Move(Motion::PageDown), "page"), (Action::Cancel, "cancel")];
    const LOG: &[(Action, &str)] = &[
        (Action::Undo, "revert"),
        (Action::ShowRecord, "whole"),
        (Action::Filter, "filter"),
        (Action::View(View::Roster), "roster"),
        (Action::Help, "help"),
        (Action::Back, "back"),
    ];
    const AGENDA: &[(Action, &str)] = &[
        (Action::Accept, "settle"),
        (Action::ShowRecord, "whole"),
        (Action::Filter, "filter"),
        (Action::Undo, "undo"),
        (Action::Help, "help"),
        (Action::Find, "find"),
        (Action::Export, "export"),
        (Action::AsOf, "as-of"),
        (Action::Back, "back"),
    ];
    const MEMBERS: &[(Action, &str)] = &[
        (Action::Accept, "edit"),
        (Action::MoveMember, "move"),
        (Action::New, "new"),
        (Action::Undo, "undo"),
        (Action::Help, "help"),
        (Action::Filter, "filter"),
        (Action::Find, "find"),
        (Action::End, "end"),
        (Action::Contact, "contact"),
        (Action::Absence, "absence"),
        (Action::ShowRecord, "whole"),
        (Action::Mark, "mark"),
        (Action::Copy, "copy"),
        (Action::Export, "export"),
        (Action::AsOf, "as-of"),
        (Action::Back, "quit"),
    ];
    const TEAMS: &[(Action, &str)] = &[
        (Action::Next, "members"),
        (Action::Find, "find"),
        (Action::New, "new"),
        (Action::Undo, "undo"),
        (Action::Help, "help"),
        (Action::Filter, "filter"),
        (Action::Accept, "edit"),
        (Action::Vacancy, "vacancy"),
        (Action::AsOf, "as-of"),
        (Action::ShowRecord, "whole"),
        (Action::Back, "quit"),
    ];
    const VACANCIES: &[(Action, &str)] = &[
        (Action::Accept, "edit"),
        (Action::Vacancy, "fill"),
        (Action::New, "new"),
        (Action::End, "close"),
        (Action::Hold, "hold"),
        (Action::Undo, "undo"),
        (Action::Help, "help"),
        (Action::ShowRecord, "whole"),
    ];
    const APPLICATIONS: &[(Action, &str)] = &[
        (Action::StageOn, "stage-on"),
        (Action::StageBack, "stage-back"),
        (Action::Place, "place"),
        (Action::End, "end-application"),
        (Action::New, "new"),
        (Action::Undo, "undo"),
        (Action::Help, "help"),
        (Action::ShowRecord, "whole"),
        (Action::Apply, "apply"),
        (Action::Filter, "filter"),
        (Action::AsOf, "as-of"),
        (Action::Back, "back"),
    ];
    const OPENINGS: &[(Action, &str)] = &[
        (Action::Next, "candidates"),
        (Action::Apply, "apply"),
        (Action::New, "new"),
        (Action::End, "close"),
        (Action::Hold, "hold"),
        (Action::Undo, "undo"),
        (Action::Help, "help"),
        (Action::Accept, "edit"),
        (Action::ShowRecord, "whole"),
        (Action::Back, "back"),
    ];
    const CHANCES: &[(Action, &str)] = &[
        (Action::Accept, "edit"),
        (Action::StageOn, "stage-on"),
        (Action::New, "new"),
        (Action::End, "give-up"),
        (Action::Next, "talks"),
        (Action::Undo, "undo"),
        (Action::Help, "help"),
        (Action::ShowRecord, "whole"),
        (Action::Back, "back"),
    ];
    const OVERVIEW: &[(Action, &str)] = &[
        (Action::Next, "next"),
        (Action::Previous, "previous"),
        (Action::AsOf, "as-of"),
        (Action::Help, "help"),
        (Action::Back, "back"),
    ];
    /// Of a kind that nothing more particular can be done with.
    const ROWS: &[(Action, &str)] = &[
        (Action::Accept, "edit"),
        (Action::New, "new"),
        (Action::Undo, "undo"),
        (Action::Help, "help"),
        (Action::ShowRecord, "whole"),
        (Action::Filter, "filter"),
        (Action::Sort, "sort"),
        (Action::Copy, "copy"),
        (Action::Export, "export"),
        (Action::AsOf, "as-of"),
        (Action::Back, "back"),
    ];
    const EMPTY: &[(Action, &str)] =
        &[(Action::View(View::Roster), "roster"), (Action::Help, "help"), (Action::Back, "back")];
    match app.layers.last() {
        Some(Layer::Editor(_)) => TYPING,
        Some(Layer::Picker(_) | Layer::Palette(_)) => CHOOSING,
        Some(Layer::Filter(_)) => FILTERING,
        Some(Layer::Form(form)) if form.fields.len() < 2 || form.purpose.saves_at_once() => SAVING,
        Some(Layer::Form(_)) => FILLING,
        Some(Layer::RecordDetail(_)) => WHOLE,
        Some(Layer::Charges(view)) if view.is_draft() => DRAFT,
        Some(Layer::Charges(_)) => FIXED,
        Some(Layer::Conflict(_) | Layer::ConfirmNote(_)) => DIALOG,
        Some(Layer::Import(_)) => READING,
        None if app.views.shown == View::Agenda => AGENDA,
        None if app.views.shown == View::Log => LOG,
        None if app.views.shown == View::Overview => OVERVIEW,
        None => match app.focused().map(|pane| (pane.id, pane.query.kind)) {
            Some((PaneId::Teams, _)) => TEAMS,
            Some((PaneId::Openings, _)) => OPENINGS,
            Some((_, Kind::Application)) => APPLICATIONS,
            Some((_, Kind::Chance)) => CHANCES,
            Some((_, Kind::Member)) => MEMBERS,
            Some((_, Kind::Vacancy)) => VACANCIES,
            Some((_, Kind::Statement)) => STATEMENTS,
            Some(_) => ROWS,
            None => EMPTY,
        },
    }
}

/// Draws it. What went wrong takes the place of the hints, so that it can be read whole.
pub fn footer(canvas: &mut Canvas<'_>, app: &App, area: Rect, paint: &Paint<'_>) {
    let (mut text, style, mut wide) = status::told(&app.status, paint);
    // A value being typed has its refusal beside it; then there is room for what keys do now.
    if matches!(app.layers.last(), Some(Layer::Editor(editor)) if editor.refusal.is_some()) {
        (text, wide) = (String::new(), false);
    }
    let width = area.width.saturating_sub(2);
    if wide {
        let lines = wrap(&text, width.into()).len().clamp(1, 3) as u16;
        let area = Rect { y: area.y + 1 - lines, height: lines, ..area };
        canvas.clear(area);
        canvas.wrapped(Rect { x: area.x + 1, width, ..area }, &text, style);
        return;
    }
    let room = width.saturating_sub(text.width() as u16 + 2);
    let mut x = area.x + 1;
    let marked = app.focused().map_or(0, |pane| pane.marked.len());
    if marked > 0 {
        let text = format!(" {} ", paint.words.say_with("marked", &[("count", marked.into())]));
        canvas.text((x, area.y), text.width() as u16, &text, look::loud());
        x += text.width() as u16 + 1;
    }
    for (action, word) in hinted(app) {
        let key = paint.keys.key(*action);
        let word = match app.views.agenda.current() {
            Some(due) if *word == "settle" => settle_word(paint.words, due.source.name),
            _ => paint.words.say(&format!("hint-{word}")).into_owned(),
        };
        let needed = (key.width() + 1 + word.width()) as u16;
        if x + needed > area.x + 1 + room {
            break;
        }
        canvas.text((x, area.y), key.width() as u16, &key, look::key());
        canvas.text((x + key.width() as u16 + 1, area.y), word.width() as u16, &word, look::plain());
        x += needed + 2;
    }
    canvas.right((area.x + 1, area.y), width, &text, style);
}

/// Draws the filter bar; answers where the cursor stands.
pub fn filter(canvas: &mut Canvas<'_>, bar: &FilterBar, layout: &Layout, paint: &Paint<'_>) -> Option<Place> {
    let area = Rect { y: layout.bottom.y, ..layout.bottom };
    canvas.clear(area);
    let label = format!("{} ", paint.words.say("filter-label"));
    let x = area.x + 1 + label.width() as u16;
    canvas.text((area.x + 1, area.y), area.width, &label, look::heading());
    let refusal = bar.refusal.as_ref().map(|refusal| paint.words.refusal(refusal)).unwrap_or_default();
    let room = area.right().saturating_sub(x + 1);
    canvas.text((x, area.y), room, bar.line.text(), look::typed());
    let after = x + bar.line.text().width() as u16 + 2;
    let left = area.right().saturating_sub(after + 1);
    if refusal.width() <= usize::from(left) {
        canvas.text((after, area.y), left, &refusal, look::alarm());
    } else {
        let above = Rect { y: area.y - 1, ..area };
        canvas.clear(above);
        canvas.text((above.x + 1, above.y), above.width - 2, &fit(&refusal, above.width.into()), look::alarm());
    }
    Some((x + bar.line.cursor() as u16, area.y))
}
