//! What a line means, where the user is: a number chooses, a word or key asks for an action, anything else is typed where something can be
//! typed. Every action has a name, so that every action can be asked for.

use crate::app::action::{Action, KeyContext, Motion, TextEdit};
use crate::app::actions;
use crate::app::layers::Layer;
use crate::app::layers::form::{Form, FormField};
use crate::app::layers::line::TextLine;
use crate::app::layers::palette::ActionPalette;
use crate::app::state::App;
use crate::domain::names::fold;
use crate::ui::keys::Chord;
use crate::ui::words::Localization;

/// Lines that a page key goes up in the shortest of the lists.
const PAGE: usize = 10;
/// The most rows that a number goes down.
const MOST_ROWS: u64 = 5_000;

/// A part of what a line means.
#[derive(Debug, Clone, PartialEq)]
pub enum Understood {
    /// An action.
    Act(Action),
    /// Text in the place of what is typed.
    Type(String),
    /// A key.
    Press(Chord),
    /// The cursor goes to this column.
    Column(&'static str),
    /// What follows is about what the store answers to what came before.
    Wait,
    /// Everything is to be told once more.
    TellAll,
    /// These actions are to be chosen from, by number.
    Offer(Vec<Action>),
    /// The text with this key is told.
    Explain(&'static str),
}

use Understood::{Act, Column, Explain, Offer, Press, TellAll, Type, Wait};

/// What a line means. `offered` are the actions that were offered last.
pub fn understood(line: &str, app: &App, speech: &Localization, offered: &[Action]) -> Vec<Understood> {
    let number = line.trim().parse::<usize>().ok().filter(|number| *number > 0);
    if let Some(action) = number.and_then(|number| offered.get(number - 1)) {
        return vec![Act(*action)];
    }
    if let Some(meant) = command(line, speech) {
        return meant;
    }
    match (app.key_context(), app.layers.last()) {
        (KeyContext::Text, Some(Layer::Form(_))) if line.trim() == "?" => vec![Explain("plain-in-form")],
        (KeyContext::Text, Some(Layer::Picker(_) | Layer::Palette(_))) if line.trim() == "?" => {
            vec![Explain("plain-in-list")]
        }
        // Of offers none is chosen by saying nothing: the next one is told.
        (KeyContext::Dialog, Some(Layer::FirstStart(_) | Layer::ConfirmNote(_) | Layer::Conflict(_)))
            if line.is_empty() =>
        {
            vec![Act(Action::Next)]
        }
        (KeyContext::Dialog, _) => in_dialog(line),
        (KeyContext::Text, Some(Layer::Form(form))) => in_form(line, form),
        (KeyContext::Text, Some(Layer::Picker(picker))) => {
            match number.filter(|number| *number <= picker.items.len()) {
                Some(number) => chosen(number, picker.selected),
                // Nothing was looked for or gone to: nothing is chosen.
                None if line.is_empty() && picker.line.text().is_empty() && !picker.in_list => {
                    vec![Act(Action::Cancel)]
                }
                None => in_list(line),
            }
        }
        (KeyContext::Text, Some(Layer::Palette(palette))) => {
            let hits = palette.hits(app.words(), actions::named()).len();
            match number.filter(|number| *number <= hits) {
                Some(number) => chosen(number, palette.selected),
                None if line.is_empty() && palette.line.text().is_empty() && !palette.in_list => {
                    vec![Act(Action::Cancel)]
                }
                None => in_list(line),
            }
        }
        (KeyContext::Text, Some(Layer::Files(_) | Layer::BulkEdit(_))) => in_list(line),
        // Nothing typed leaves what stands there as it is.
        (KeyContext::Text, Some(Layer::Editor(_))) if line.is_empty() => vec![Act(Action::Cancel)],
        (KeyContext::Text, _) => typed(line).into_iter().chain([Act(Action::Accept)]).collect(),
        _ => in_view(line, number, app),
    }
}

/// What begins with a slash: the same everywhere.
fn command(line: &str, speech: &Localization) -> Option<Vec<Understood>> {
    let word = fold(line.trim().strip_prefix('/')?);
    let is = |key: &str| speech.words.say(&format!("plain-word-{key}")).split(' ').any(|known| fold(known) == word);
    let all = [
        ("stop", vec![Act(Action::Cancel)]),
        ("back", vec![Act(Action::Previous)]),
        ("next", vec![Act(Action::Move(Motion::Down))]),
        ("before", vec![Act(Action::Move(Motion::Up))]),
        ("empty", vec![Act(Action::Text(TextEdit::Clear))]),
        ("choose", vec![Act(Action::Choose)]),
        ("anew", vec![Act(Action::Discard)]),
        ("all", vec![TellAll]),
    ];
    all.into_iter().find(|(key, _)| is(key)).map(|(_, meant)| meant)
}

fn typed(line: &str) -> Vec<Understood> {
    vec![Act(Action::Text(TextEdit::Clear)), Type(line.to_owned())]
}

/// An empty line takes what stands there; anything else is looked for, or typed.
fn in_list(line: &str) -> Vec<Understood> {
    if line.is_empty() { vec![Act(Action::Accept)] } else { typed(line) }
}

/// The one with this number in a list in which another is under the cursor: from the top, so that the list knows that it was chosen.
fn chosen(number: usize, under_cursor: usize) -> Vec<Understood> {
    let up = Act(Action::Move(Motion::PageUp));
    let down = Act(Action::Move(Motion::Down));
    let pages = vec![up; under_cursor / PAGE + 1];
    pages.into_iter().chain(vec![down; number - 1]).chain([Act(Action::Accept)]).collect()
}

/// An empty line goes on with what the field holds, unless it lacks what has to stand in it, and on the last one saves.
fn in_form(line: &str, form: &Form) -> Vec<Understood> {
    let is_last = form.focus + 1 >= form.fields.len();
    let is_chosen = form.fields.get(form.focus).is_some_and(FormField::is_chosen);
    let lacks = form.fields.get(form.focus).is_some_and(FormField::lacks);
    match (line.is_empty(), is_last || lacks) {
        (true, true) => vec![Act(Action::Accept)],
        (true, false) => vec![Act(Action::Next)],
        (false, _) if is_chosen => vec![Act(Action::Choose), Wait, Type(line.to_owned()), Wait],
        (false, _) if is_last => typed(line),
        (false, _) => typed(line).into_iter().chain([Act(Action::Next)]).collect(),
    }
}

fn in_dialog(line: &str) -> Vec<Understood> {
    if line.is_empty() {
        return vec![Act(Action::Accept)];
    }
    line.chars().map(|letter| Act(Action::Text(TextEdit::Insert(letter)))).collect()
}

/// A number is a row, an empty line the next one, a question mark what can be done here, a letter its key, and words the action that is
/// called so.
fn in_view(line: &str, number: Option<usize>, app: &App) -> Vec<Understood> {
    if let Some(number) = number {
        let heads = app.focused().filter(|_| app.layers.is_empty()).map_or(0, |pane| pane.heads);
        let steps = (number as u64 - 1 + heads).min(MOST_ROWS);
        let down = std::iter::repeat_n(Act(Action::Move(Motion::Down)), usize::try_from(steps).unwrap_or_default());
        return [Act(Action::Move(Motion::First))].into_iter().chain(down).collect();
    }
    match line.trim() {
        "" => return vec![Act(Action::Move(Motion::Down))],
        "-" => return vec![Act(Action::Move(Motion::Up))],
        "?" => {
            let offered = actions::hints_here(app).into_iter().map(|(action, _)| action).collect();
            let has_columns = app.layers.is_empty() && app.focused().is_some();
            return [Offer(offered)].into_iter().chain(has_columns.then_some(Explain("plain-in-columns"))).collect();
        }
        _ => {}
    }
    if let Some(chord) = Chord::parse(line.trim()) {
        return vec![Press(chord)];
    }
    if let Some(action) = actions::by_name(line.trim()) {
        return vec![Act(action)];
    }
    if let Some(meant) = in_column(line.trim(), app) {
        return meant;
    }
    let asked = ActionPalette { line: TextLine::holding(line.trim().to_owned()), ..ActionPalette::default() };
    match asked.hits(app.words(), actions::named()).as_slice() {
        [only] => vec![Act(*only)],
        several => vec![Offer(several.to_vec())],
    }
}

/// The name of a column edits it in the row where one is, with the value behind it when there is one: `uren 24`.
fn in_column(line: &str, app: &App) -> Option<Vec<Understood>> {
    let pane = app.focused().filter(|_| app.layers.is_empty())?;
    let column = |word: &str| {
        let name = app.words().vocabulary().field(pane.query.kind, word)?;
        pane.shape.columns.columns.iter().find(|(column, _)| *column == name).map(|(column, _)| *column)
    };
    if let Some(name) = column(line) {
        return Some(vec![Column(name), Wait, Act(Action::Accept)]);
    }
    let (word, value) = line.rsplit_once(' ')?;
    let name = column(word)?;
    Some(vec![Column(name), Wait, Act(Action::Accept), Wait, Type(value.to_owned()), Wait, Act(Action::Accept)])
}
