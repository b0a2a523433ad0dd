//! Names of teams, clients and kinds of work that are nearly the same: the same but for signs and spaces, or with one slip in a
//! longer word. It is only ever a reason to ask.

use std::collections::HashMap;

use super::id::Id;
use super::names::fold;

/// Letters of a word in which one slip may be a typing error; shorter words tell things apart ("Noord A" and "Noord B").
const LONG: usize = 4;

/// Names of one kind of record, to find those that are nearly the same.
#[derive(Debug, Clone, Default)]
pub struct NearNames {
    /// By all letters and figures.
    joined: HashMap<String, (Id, String)>,
    /// By what has to be equal.
    alike: HashMap<Outline, Vec<(Id, Vec<String>)>>,
}

/// The number of words in a name, and the figures in them.
type Outline = (usize, String);

impl NearNames {
    /// Adds a name.
    pub fn add(&mut self, id: Id, name: &str) {
        let words = words(name);
        self.joined.insert(words.concat(), (id, fold(name)));
        self.alike.entry(outline(&words)).or_default().push((id, words));
    }

    /// The record with nearly this name; `None` when there is none, or only one with exactly this name.
    pub fn near(&self, name: &str) -> Option<Id> {
        let told = words(name);
        if let Some((id, known)) = self.joined.get(&told.concat()) {
            return (*known != fold(name)).then_some(*id);
        }
        let alike = self.alike.get(&outline(&told)).into_iter().flatten();
        alike.into_iter().find(|(_, known)| one_slip(known, &told)).map(|(id, _)| *id)
    }
}

/// The words of a name, folded, with figures apart from letters.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::<String>::new();
    let mut before = None;
    for sign in fold(name).chars() {
        let class = (sign.is_alphanumeric(), sign.is_numeric());
        if class.0 {
            match words.last_mut().filter(|_| before == Some(class)) {
                Some(word) => word.push(sign),
                None => words.push(sign.into()),
            }
        }
        before = Some(class);
    }
    words
}

fn outline(words: &[String]) -> Outline {
    let figures = words.iter().filter(|word| word.starts_with(char::is_numeric));
    (words.len(), figures.map(String::as_str).collect::<Vec<_>>().join(" "))
}

/// Whether exactly one word differs, which is long, by one letter.
fn one_slip(known: &[String], told: &[String]) -> bool {
    let mut other = known.iter().zip(told).filter(|(one, other)| one != other);
    let (Some((one, two)), None) = (other.next(), other.next()) else { return false };
    let letters = one.chars().count().min(two.chars().count());
    (LONG..100).contains(&letters) && strsim::osa_distance(one, two) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_or_other_signs_are_near_and_figures_and_single_letters_tell_apart() {
        let mut known = NearNames::default();
        for (n, name) in ["Post Zwolle", "Archief 2 Assen", "Noord A", "Scannen"].into_iter().enumerate() {
            known.add(Id::from_bytes([n as u8; 16]), name);
        }
        let near = |name| known.near(name).map(|id| id.bytes()[0]);
        for (name, which) in
            [("Post Zwole", 0), ("Postzwolle", 0), ("post-zwolle", 0), ("Archief-2, Assen", 1), ("Scanen", 3)]
        {
            assert_eq!(near(name), Some(which), "{name}");
        }
        for name in
            ["Post Zwolle", "POST  zwolle", "Archief 3 Assen", "Archief 22 Assen", "Noord B", "Post Zuid", "Post"]
        {
            assert_eq!(near(name), None, "{name}");
        }
    }
}
