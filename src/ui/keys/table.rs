//! The table of bindings.

use super::Chord;
use crate::app::action::{Action, KeyContext, Motion, TextEdit, View};

/// Keys that ask for an action in some contexts. A key is one chord, or two with a space between.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// Where it holds.
    pub contexts: &'static [KeyContext],
    /// The keys, the one to show first.
    pub keys: &'static [&'static str],
    /// What they ask for.
    pub action: Action,
}

const VIEW: &[KeyContext] = &[KeyContext::View];
const LIST: &[KeyContext] = &[KeyContext::View, KeyContext::Text, KeyContext::Dialog];
const TYPED: &[KeyContext] = &[KeyContext::Text];

const fn bind(contexts: &'static [KeyContext], keys: &'static [&'static str], action: Action) -> Binding {
    Binding { contexts, keys, action }
}

/// Every binding. In a text context a letter that is not bound there is typed.
const TABLE: &[Binding] = &[
    bind(LIST, &["Enter"], Action::Accept),
    bind(VIEW, &["F2"], Action::Accept),
    bind(VIEW, &["n"], Action::New),
    bind(VIEW, &["m"], Action::MoveMember),
    bind(VIEW, &["v"], Action::Vacancy),
    bind(VIEW, &["x"], Action::End),
    bind(VIEW, &["c"], Action::Contact),
    bind(VIEW, &["z"], Action::Absence),
    bind(VIEW, &[">"], Action::StageOn),
    bind(VIEW, &["<"], Action::StageBack),
    bind(VIEW, &["p"], Action::Place),
    bind(VIEW, &["a"], Action::Apply),
    bind(VIEW, &["i"], Action::ShowRecord),
    bind(VIEW, &["f"], Action::Find),
    bind(VIEW, &["/"], Action::Filter),
    bind(VIEW, &["s"], Action::Sort),
    bind(VIEW, &["Space"], Action::Mark),
    bind(VIEW, &["*"], Action::MarkAll),
    bind(VIEW, &["u"], Action::Undo),
    bind(VIEW, &["Ctrl-r"], Action::Redo),
    bind(VIEW, &["."], Action::Repeat),
    bind(VIEW, &["y"], Action::Copy),
    bind(VIEW, &["Y"], Action::CopyRow),
    bind(VIEW, &["e"], Action::Export),
    bind(VIEW, &["t"], Action::AsOf),
    bind(VIEW, &["T"], Action::Today),
    bind(VIEW, &["X"], Action::EndService),
    bind(VIEW, &["H"], Action::Hold),
    bind(VIEW, &["R"], Action::Register),
    bind(VIEW, &["1"], Action::View(View::Roster)),
    bind(VIEW, &["2"], Action::View(View::Agenda)),
    bind(VIEW, &["3"], Action::View(View::Candidates)),
    bind(VIEW, &["4"], Action::View(View::Clients)),
    bind(VIEW, &["5"], Action::View(View::Overview)),
    bind(VIEW, &["6"], Action::View(View::Log)),
    bind(VIEW, &["7"], Action::View(View::Chances)),
    bind(VIEW, &["]"], Action::NextView),
    bind(VIEW, &["["], Action::PreviousView),
    bind(LIST, &["Tab"], Action::Next),
    bind(LIST, &["Shift-Tab"], Action::Previous),
    bind(LIST, &["Up"], Action::Move(Motion::Up)),
    bind(LIST, &["Down"], Action::Move(Motion::Down)),
    bind(VIEW, &["k"], Action::Move(Motion::Up)),
    bind(VIEW, &["j"], Action::Move(Motion::Down)),
    bind(VIEW, &["Left", "h"], Action::Move(Motion::Left)),
    bind(VIEW, &["Right", "l"], Action::Move(Motion::Right)),
    bind(LIST, &["PgUp"], Action::Move(Motion::PageUp)),
    bind(LIST, &["PgDn"], Action::Move(Motion::PageDown)),
    bind(VIEW, &["Ctrl-u"], Action::Move(Motion::HalfUp)),
    bind(VIEW, &["Ctrl-d"], Action::Move(Motion::HalfDown)),
    bind(VIEW, &["g g"], Action::Move(Motion::First)),
    bind(VIEW, &["G"], Action::Move(Motion::Last)),
    bind(VIEW, &["Home"], Action::Move(Motion::LineStart)),
    bind(VIEW, &["End"], Action::Move(Motion::LineEnd)),
    bind(VIEW, &[":", "Ctrl-p"], Action::Palette),
    bind(VIEW, &["?", "F1"], Action::Help),
    bind(LIST, &["Ctrl-l"], Action::Redraw),
    bind(LIST, &["Ctrl-z"], Action::Suspend),
    bind(LIST, &["Esc", "Ctrl-c", "Ctrl-g"], Action::Cancel),
    bind(VIEW, &["q"], Action::Back),
    bind(TYPED, &["Backspace", "Ctrl-h"], Action::Text(TextEdit::Backspace)),
    bind(TYPED, &["Delete", "Ctrl-d"], Action::Text(TextEdit::Delete)),
    bind(TYPED, &["Ctrl-w"], Action::Text(TextEdit::DeleteWord)),
    bind(TYPED, &["Ctrl-u"], Action::Text(TextEdit::Clear)),
    bind(TYPED, &["Left", "Ctrl-b"], Action::Text(TextEdit::Left)),
    bind(TYPED, &["Right", "Ctrl-f"], Action::Text(TextEdit::Right)),
    bind(TYPED, &["Home", "Ctrl-a"], Action::Text(TextEdit::Start)),
    bind(TYPED, &["End", "Ctrl-e"], Action::Text(TextEdit::End)),
];

/// A key that an office gave to one action and that another one had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenKey {
    /// The key as it is written in the settings.
    pub key: String,
    /// The action that lost it.
    pub from: Action,
    /// The action that has it now.
    pub by: Action,
}

/// The bindings in force: the table, with what an office changed.
#[derive(Debug, Clone)]
pub struct Keymap {
    taken: Vec<TakenKey>,
    bound: Vec<(Vec<Chord>, &'static [KeyContext], Action)>,
    begun: Option<Chord>,
}

impl Keymap {
    /// The table, with other keys for some actions: name of the action, its keys. Other keys replace the ones of the
    /// table, and take a key away from whatever else had it in a view.
    ///
    /// # Errors
    /// The name or key that is not known.
    pub fn new(changes: &[(String, Vec<String>)]) -> Result<Self, String> {
        let mut bound: Vec<(Vec<Chord>, &'static [KeyContext], Action)> = Vec::new();
        let mut taken = Vec::new();
        for binding in TABLE {
            for key in binding.keys {
                bound.push((chords(key).ok_or_else(|| (*key).to_owned())?, binding.contexts, binding.action));
            }
        }
        for (name, keys) in changes {
            let action = Action::named(name).ok_or_else(|| name.clone())?;
            bound.retain(|(_, contexts, bound)| *bound != action || *contexts != VIEW);
            for (at, key) in keys.iter().enumerate() {
                let chord = chords(key).ok_or_else(|| key.clone())?;
                for (_, _, lost) in bound.iter().filter(|(other, contexts, _)| *other == chord && *contexts == VIEW) {
                    taken.push(TakenKey { key: key.clone(), from: *lost, by: action });
                }
                bound.retain(|(other, contexts, _)| *other != chord || *contexts != VIEW);
                bound.insert(at, (chord, VIEW, action));
            }
        }
        taken.retain(|key: &TakenKey| key.from != key.by);
        Ok(Self { taken, bound, begun: None })
    }

    /// The keys that other keys of the office took away from an action of the table.
    pub fn taken(&self) -> &[TakenKey] {
        &self.taken
    }

    /// What a key asks for; `None` when nothing, or when it begins a pair.
    pub fn press(&mut self, chord: Chord, context: KeyContext) -> Option<Action> {
        let pair: Vec<Chord> = self.begun.take().into_iter().chain([chord]).collect();
        let find = |keys: &[Chord]| {
            self.bound.iter().find(|(k, c, _)| k == keys && c.contains(&context)).map(|(_, _, action)| *action)
        };
        if let Some(action) = find(&pair).or_else(|| find(&[chord])) {
            return Some(action);
        }
        let begins = |(k, c, _): &(Vec<Chord>, &[KeyContext], Action)| {
            k.len() > 1 && k.first() == Some(&chord) && c.contains(&context)
        };
        if self.bound.iter().any(begins) {
            self.begun = Some(chord);
            return None;
        }
        match context {
            KeyContext::Text | KeyContext::Dialog => chord.letter().map(|c| Action::Text(TextEdit::Insert(c))),
            KeyContext::View => None,
        }
    }

    /// The keys of an action, the one to show first; empty when it has none.
    pub fn keys(&self, action: Action) -> Vec<String> {
        let written = |keys: &[Chord]| keys.iter().map(Chord::to_string).collect::<Vec<_>>().join(" ");
        let mut all: Vec<String> =
            self.bound.iter().filter(|(_, _, bound)| *bound == action).map(|(keys, _, _)| written(keys)).collect();
        all.dedup();
        all
    }

    /// The key to show for an action.
    pub fn key(&self, action: Action) -> String {
        self.keys(action).into_iter().next().unwrap_or_default()
    }

    /// The whole table as people read it: keys, name of the action. Only actions that have a name.
    pub fn listing(&self) -> Vec<(String, &'static str)> {
        Action::NAMED
            .iter()
            .map(|(action, name)| (self.keys(*action).join(", "), *name))
            .filter(|(keys, _)| !keys.is_empty())
            .collect()
    }
}

fn chords(key: &str) -> Option<Vec<Chord>> {
    key.split(' ').map(Chord::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> Keymap {
        Keymap::new(&[]).expect("a table that can be read")
    }

    fn chord(name: &str) -> Chord {
        Chord::parse(name).expect("a key")
    }

    #[test]
    fn no_key_means_two_things_in_one_context() {
        let map = map();
        for (at, (keys, contexts, _)) in map.bound.iter().enumerate() {
            for (other, c, _) in &map.bound[at + 1..] {
                assert!(keys != other || !contexts.iter().any(|x| c.contains(x)), "{keys:?}");
            }
        }
    }

    #[test]
    fn every_action_with_a_key_in_a_view_has_a_name() {
        for binding in TABLE.iter().filter(|b| b.contexts.contains(&KeyContext::View)) {
            assert!(binding.action.name().is_some(), "{:?}", binding.action);
        }
    }

    #[test]
    fn a_text_field_takes_every_letter() {
        let mut map = map();
        for c in ' '..='~' {
            let name = if c == ' ' { "Space".to_owned() } else { c.to_string() };
            let pressed = map.press(chord(&name), KeyContext::Text);
            assert_eq!(pressed, Some(Action::Text(TextEdit::Insert(c))), "{c}");
        }
    }

    #[test]
    fn a_pair_of_keys_needs_both() {
        let mut map = map();
        assert_eq!(map.press(chord("g"), KeyContext::View), None);
        assert_eq!(map.press(chord("g"), KeyContext::View), Some(Action::Move(Motion::First)));
        assert_eq!(map.press(chord("g"), KeyContext::View), None);
        assert_eq!(map.press(chord("j"), KeyContext::View), Some(Action::Move(Motion::Down)));
    }

    #[test]
    fn an_office_can_give_an_action_other_keys() {
        let mut map = Keymap::new(&[("undo".into(), vec!["z".into()])]).expect("known");
        assert_eq!(map.press(chord("z"), KeyContext::View), Some(Action::Undo));
        assert_eq!(map.press(chord("u"), KeyContext::View), None);
        assert_eq!(map.key(Action::Undo), "z");
        assert!(Keymap::new(&[("fly".into(), vec![])]).is_err());
        let lost = TakenKey { key: "z".into(), from: Action::Absence, by: Action::Undo };
        assert_eq!(map.taken(), [lost]);
        let free = Keymap::new(&[("undo".into(), vec!["u".into(), "U".into()])]).expect("known");
        assert_eq!(free.taken(), []);
    }

    #[test]
    fn nothing_needs_a_character_that_some_keyboards_type_with_alt_graph() {
        let map = map();
        for (keys, contexts, action) in &map.bound {
            if contexts.contains(&KeyContext::View)
                && keys.iter().any(|k| k.letter().is_some_and(|c| "[]{}\\@~|".contains(c)))
            {
                assert!(matches!(action, Action::NextView | Action::PreviousView), "{action:?}");
            }
        }
    }
}
