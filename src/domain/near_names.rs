//! Names of teams, clients and kinds of work that are nearly the same: the same but for signs and spaces, or with one slip in a
//! longer word. It is only ever a reason to ask.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::RangeInclusive;

use super::id::Id;
use super::names::fold;

/// Letters of a word in which one slip may be a typing error; shorter words tell things apart ("Noord A" and "Noord B").
const LETTERS: RangeInclusive<usize> = 4..=100;

/// Names of one kind of record, to find those that are nearly the same. However many there are, a name is compared with few of
/// them.
#[derive(Debug, Clone, Default)]
pub struct NearNames {
    /// By all letters and figures.
    joined: HashMap<String, (Id, String)>,
    /// In the order in which they were added.
    names: Vec<(Id, NameWords)>,
    /// Places in `names`, by what two names share when one slip is between them; see [`shared`].
    slips: HashMap<u64, Vec<u32>>,
}

/// The most words that a name has which is kept: each a letter, with a space between. One with more, as a file may hold, is near
/// to none, and comparing it would take long.
const MOST_WORDS: usize = 60;

/// A name taken apart.
type NameWords = Vec<String>;

impl NearNames {
    /// Adds a name.
    pub fn add(&mut self, id: Id, name: &str) {
        let words = words(name);
        let place = self.names.len() as u32;
        self.joined.insert(words.concat(), (id, fold(name)));
        for key in shared(&words) {
            self.slips.entry(key).or_default().push(place);
        }
        self.names.push((id, words));
    }

    /// The record with nearly this name, the first of several; `None` when there is none, or only one with exactly this name.
    pub fn near(&self, name: &str) -> Option<Id> {
        let told = words(name);
        if told.len() > MOST_WORDS {
            return None;
        }
        if let Some((id, known)) = self.joined.get(&told.concat()) {
            return (*known != fold(name)).then_some(*id);
        }
        let near = self.comparable(&told).into_iter().filter_map(|place| self.names.get(place as usize));
        near.into_iter().find(|(_, known)| one_slip(known, &told)).map(|(id, _)| *id)
    }

    /// The places of names that may differ by one slip, in order.
    fn comparable(&self, told: &[String]) -> BTreeSet<u32> {
        shared(told).filter_map(|key| self.slips.get(&key)).flatten().copied().collect()
    }
}

/// Whether two names are the same, or nearly, whatever the order of their words: "Jansen, Jan" and "Jan Janssen".
pub fn is_alike(one: &str, other: &str) -> bool {
    let sorted = |name: &str| {
        let mut words = words(name);
        words.sort();
        words
    };
    let (one, other) = (sorted(one), sorted(other));
    !one.is_empty() && one.len() == other.len() && one.len() <= MOST_WORDS && (one == other || one_slip(&one, &other))
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

/// What a name has in common with every name that differs by one slip in a long word: all of it with no letter or one letter left
/// out of such a word. A letter too many, too few, another or two in the wrong order all come to the same then.
fn shared(words: &[String]) -> impl Iterator<Item = u64> {
    let long = |word: &&str| LETTERS.contains(&word.chars().count()) && !word.starts_with(char::is_numeric);
    let words = words.iter().map(String::as_str);
    let slipped = words.clone().enumerate().filter(move |(_, word)| long(word));
    slipped.flat_map(move |(at, word)| {
        let words = words.clone();
        let left_out = word.char_indices().map(Some).chain([None]);
        left_out.map(move |left_out| {
            let mut hasher = DefaultHasher::new();
            at.hash(&mut hasher);
            for (_, other) in words.clone().enumerate().filter(|(other, _)| *other != at) {
                other.hash(&mut hasher);
            }
            let rest = left_out.map_or((word, ""), |(from, sign)| (&word[..from], &word[from + sign.len_utf8()..]));
            rest.0.chars().chain(rest.1.chars()).for_each(|sign| sign.hash(&mut hasher));
            words.len().hash(&mut hasher);
            hasher.finish()
        })
    })
}

/// Whether exactly one word differs, which is long, by one letter.
fn one_slip(known: &[String], told: &[String]) -> bool {
    let mut other = known.iter().zip(told).filter(|(one, other)| one != other);
    let (Some((one, two)), None) = (other.next(), other.next()) else { return false };
    [one, two].into_iter().all(|word| LETTERS.contains(&word.chars().count())) && strsim::osa_distance(one, two) == 1
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
        assert_eq!(near("Pots Zwolle"), Some(0), "two letters in the wrong order");
        let long = "woordje ".repeat(20_000);
        assert_eq!(known.near(&long), None, "no name is so long");
        for name in
            ["Post Zwolle", "POST  zwolle", "Archief 3 Assen", "Archief 22 Assen", "Noord B", "Post Zuid", "Post"]
        {
            assert_eq!(near(name), None, "{name}");
        }
    }

    #[test]
    fn names_of_people_are_alike_in_any_order_of_their_words_and_with_one_slip() {
        for (one, other) in
            [("Jansen, Jan", "Jan Jansen"), ("Jansen, Jan", "jan  JANSSEN"), ("Beek, Ruben van", "Ruben van Beek")]
        {
            assert!(is_alike(one, other), "{one} {other}");
        }
        for (one, other) in [("Jansen, Jan", "Jansen, Jo"), ("Jansen, Jan", "Jansen"), ("", "")] {
            assert!(!is_alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_name_is_compared_with_few_however_many_there_are() {
        let (mut known, letter) = (NearNames::default(), |n: u32| char::from(b'a' + (n % 26) as u8));
        let name = |n: u32| format!("Archief {}{0}{0}{}{1}{1}{}{2}{2}", letter(n / 676), letter(n / 26), letter(n));
        for n in 0..10_000 {
            known.add(Id::from_bytes(u128::from(n).to_be_bytes()), &name(n));
        }
        for n in [0, 77, 9_999] {
            let slip = format!("{}x", name(n));
            assert_eq!(known.near(&slip), Some(Id::from_bytes(u128::from(n).to_be_bytes())), "{slip}");
            assert!(known.comparable(&words(&slip)).len() < 10, "{slip}");
        }
    }
}
