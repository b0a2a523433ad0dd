//! The bindings in force: the keys of the [table of actions](crate::app::actions), with what an office changed.

use super::Chord;
use crate::app::action::{Action, KeyContext, TextEdit};
use crate::app::actions::{self, TABLE};

/// Where own keys hold: a key that types text, or moves in a list, stays what it is.
const IN_VIEW: &[KeyContext] = &[KeyContext::View];

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
        for spec in TABLE {
            for (contexts, key) in spec.keys {
                bound.push((chords(key).ok_or_else(|| (*key).to_owned())?, contexts, spec.action));
            }
        }
        for (name, keys) in changes {
            let action = actions::by_name(name).ok_or_else(|| name.clone())?;
            bound.retain(|(_, contexts, bound)| *bound != action || *contexts != IN_VIEW);
            for (at, key) in keys.iter().enumerate() {
                let chord = chords(key).ok_or_else(|| key.clone())?;
                for (_, _, lost) in bound.iter().filter(|(other, contexts, _)| *other == chord && *contexts == IN_VIEW)
                {
                    taken.push(TakenKey { key: key.clone(), from: *lost, by: action });
                }
                bound.retain(|(other, contexts, _)| *other != chord || *contexts != IN_VIEW);
                bound.insert(at, (chord, IN_VIEW, action));
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
        if matches!(context, KeyContext::PastTheEnd | KeyContext::DigitCell | KeyContext::OtherCell) {
            // After a key that begins a pair a digit ends it: that is how views are gone to from such a cell.
            let belongs = |c: &char| c.is_ascii_digit() || context == KeyContext::PastTheEnd && ",.-".contains(*c);
            let typed = chord.letter().filter(|c| self.begun.is_none() && belongs(c));
            let asked = self.press(chord, KeyContext::View);
            return match typed {
                // A digit that an office gave to something else than a view keeps it where no value can be meant.
                Some(_) if context == KeyContext::OtherCell && !matches!(asked, None | Some(Action::View(_))) => asked,
                Some(c) => {
                    self.begun = None;
                    Some(Action::Text(TextEdit::Insert(c)))
                }
                None => asked,
            };
        }
        let pair: Vec<Chord> = self.begun.take().into_iter().chain([chord]).collect();
        let find = |keys: &[Chord]| {
            self.bound.iter().find(|(k, c, _)| k == keys && c.contains(&context)).map(|(_, _, action)| *action)
        };
        if let Some(action) = find(&pair).or_else(|| find(&[chord])) {
            return Some(action);
        }
        if let Some(plain) = chord.without_shift() {
            return self.press(plain, context);
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
            KeyContext::View | KeyContext::PastTheEnd | KeyContext::DigitCell | KeyContext::OtherCell => None,
        }
    }

    /// Whether a key was pressed that begins a pair.
    pub fn is_begun(&self) -> bool {
        self.begun.is_some()
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
        actions::named()
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
    use crate::app::action::Motion;

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
        for spec in TABLE.iter().filter(|spec| spec.keys.iter().any(|(c, _)| c.contains(&KeyContext::View))) {
            assert!(spec.name.is_some(), "{:?}", spec.action);
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
    fn an_arrow_with_shift_selects_in_a_view_and_is_the_arrow_elsewhere() {
        let mut map = map();
        assert_eq!(map.press(chord("Shift-Down"), KeyContext::View), Some(Action::MarkDown));
        assert_eq!(map.press(chord("Shift-Down"), KeyContext::DigitCell), Some(Action::MarkDown));
        assert_eq!(map.press(chord("Shift-Up"), KeyContext::Text), Some(Action::Move(Motion::Up)));
        assert_eq!(map.press(chord("Shift-Up"), KeyContext::Dialog), Some(Action::Move(Motion::Up)));
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
