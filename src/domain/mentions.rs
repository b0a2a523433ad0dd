//! Texts that name somebody though the record is not about them: *gesprek over Tom Bos*. Whoever is forgotten is no longer named in them.
//!
//! A text names a person for sure by their number, the whole name in any order, initials with the surname, a telephone number or a mail
//! address. A surname alone, or a name that somebody else has too, is only a reason to look.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::duplicates::digits;
use super::field::FieldInfo;
use super::id::Id;
use super::names::{PersonName, fold};
use super::personal::PERSONS;
use super::record::{Kind, Record};
use super::value::{FieldType, Value};

/// The fewest signs of a number of figures only that a text can name: with less it may count anything.
const LEAST_NUMBER: usize = 4;
/// The fewest digits of a telephone number that a text can name.
const LEAST_PHONE: usize = 8;
/// The most groups of digits in which a telephone number is written.
const MOST_GROUPS: usize = 6;
/// The most signs between two words of a name: a comma and a space, with a point after an initial.
const MOST_BETWEEN: usize = 3;

/// The fields by which a person is named; asked of a record as it is, or as the log tells it.
pub const NAMING_FIELDS: [&str; 6] = ["number", "given_name", "prefix", "surname", "phone", "email"];

/// Whether a text of this field may name somebody that the record is not about. The names of people, and codes, are those of the record.
pub fn may_name(kind: Kind, info: &FieldInfo) -> bool {
    let of_people = PERSONS.contains(&kind) || matches!(kind, Kind::Staff | Kind::AccessRight);
    let is_code = kind.key() == Some(info.name) && !info.free_text;
    matches!(info.ty, FieldType::Text(_)) && !of_people && !is_code && !info.names_person
}

/// How sure a text names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// It may be somebody else.
    Doubtful,
    /// It is them.
    Sure,
}

/// A record with a text that names somebody, and how sure it does.
pub type NamedRecord = (Kind, Id, Sureness);

/// What a row of words stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SpellingOf {
    Name,
    /// Many a surname is a word too: it names somebody only with a capital.
    Surname,
    Number,
    Mail,
}

/// A row of words that names a person.
#[derive(Debug, Clone)]
struct Spelling {
    words: Vec<String>,
    of: SpellingOf,
    person: usize,
    sureness: Sureness,
}

/// How texts name some persons.
#[derive(Debug, Default)]
pub struct Mentions {
    stand_ins: Vec<String>,
    /// By their first word.
    spellings: HashMap<String, Vec<Spelling>>,
    /// By the digits as dialled inside the country.
    phones: HashMap<String, usize>,
}

/// A place in a text that names a person.
struct NamedPlace {
    range: Range<usize>,
    person: usize,
    sureness: Sureness,
}

impl Mentions {
    /// Adds a person, and gives the place by which [`learn`](Self::learn) knows them. `stand_in` is what texts call them from then on.
    pub fn add(&mut self, stand_in: &str) -> usize {
        self.stand_ins.push(stand_in.to_owned());
        self.stand_ins.len() - 1
    }

    /// Learns how a person is or was called, from what the [`NAMING_FIELDS`] hold; what is empty names nobody.
    pub fn learn(&mut self, person: usize, held: impl Fn(&str) -> String) {
        let name = name_of(&held);
        for words in whole_spellings(&name) {
            self.put(Spelling { words, of: SpellingOf::Name, person, sureness: Sureness::Sure });
        }
        self.put(Spelling {
            words: words_of(&name.surname),
            of: SpellingOf::Surname,
            person,
            sureness: Sureness::Doubtful,
        });
        let (number, email, phone) = (held("number"), held("email"), digits(&held("phone")));
        if number.chars().any(char::is_alphabetic) || number.chars().count() >= LEAST_NUMBER {
            self.put(Spelling { words: words_of(&number), of: SpellingOf::Number, person, sureness: Sureness::Sure });
        }
        if email.contains('@') {
            self.put(Spelling { words: words_of(&email), of: SpellingOf::Mail, person, sureness: Sureness::Sure });
        }
        if phone.len() >= LEAST_PHONE {
            self.phones.insert(phone, person);
        }
    }

    /// Takes into account how somebody else is called: what names them too is no longer sure.
    pub fn allow_for(&mut self, held: impl Fn(&str) -> String) {
        let phone = digits(&held("phone"));
        self.phones.remove(&phone);
        for words in whole_spellings(&name_of(&held)).into_iter().chain([words_of(&held("email"))]) {
            let Some(same) = words.first().and_then(|first| self.spellings.get_mut(first)) else { continue };
            same.iter_mut().filter(|one| one.words == words).for_each(|one| one.sureness = Sureness::Doubtful);
        }
    }

    fn put(&mut self, spelling: Spelling) {
        let Some(first) = spelling.words.first() else { return };
        let own = self.spellings.entry(first.clone()).or_default();
        if !own.iter().any(|one| one.words == spelling.words && one.person == spelling.person) {
            own.push(spelling);
        }
    }

    /// How sure a record names any of them, though it may be about somebody else; `None` when it does not.
    pub fn named_in(&self, record: &Record) -> Option<Sureness> {
        let of_field = |(info, text): (&FieldInfo, String)| self.places(info, &text).map(|place| place.sureness).max();
        texts(record).into_iter().filter_map(of_field).max()
    }

    /// The record in which nobody of them is named for sure any more: what stands for them stands there.
    pub fn erased(&self, record: &Record) -> Record {
        let mut left = record.clone();
        for (info, text) in texts(record) {
            let Some(text) = self.erased_text(info, &text) else { continue };
            match &mut left {
                Record::PastValue(past) => past.value = text,
                left => {
                    // Only what is empty or too long is refused, and this is neither.
                    let _ = left.set(info.name, Value::Text(text));
                }
            }
        }
        left
    }

    /// A text of a field that [may name](may_name) somebody, in which nobody of them is named for sure any more; `None` when it named none
    /// of them.
    pub fn erased_text(&self, info: &FieldInfo, text: &str) -> Option<String> {
        let FieldType::Text(most) = info.ty else { return None };
        let (mut left, mut from) = (String::new(), 0);
        for place in self.places(info, text).filter(|place| place.sureness == Sureness::Sure) {
            left.push_str(text.get(from..place.range.start)?);
            left.push_str(self.stand_ins.get(place.person)?);
            from = place.range.end;
        }
        left.push_str(text.get(from..)?);
        (from > 0).then(|| left.chars().take(most).collect())
    }

    /// The places in a text, in their order; none lies over another.
    fn places<'a>(&'a self, info: &FieldInfo, text: &'a str) -> impl Iterator<Item = NamedPlace> + 'a {
        let (words, free) = (Word::all(text), info.free_text);
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < words.len() {
                let found = self.phone_at(text, &words[at..]).or_else(|| self.spelling_at(text, &words[at..], free));
                match found {
                    Some((place, long)) => {
                        at += long;
                        return Some(place);
                    }
                    None => at += 1,
                }
            }
            None
        })
    }

    /// The longest spelling with which these words begin, a sure one before a doubtful one, and of how many words it is.
    fn spelling_at(&self, text: &str, words: &[Word], free: bool) -> Option<(NamedPlace, usize)> {
        let first = words.first()?;
        let has_capital = text.get(first.range.start..)?.starts_with(char::is_uppercase);
        let fits = |one: &&Spelling| {
            let long = one.words.len();
            let same = words.len() >= long && one.words.iter().zip(words).all(|(known, word)| *known == word.folded);
            // A bare number in a field for something else counts something else.
            same && (free || one.of != SpellingOf::Number)
                && (has_capital || one.of != SpellingOf::Surname)
                && words[..long].windows(2).all(|pair| is_joined(text, &pair[0], &pair[1], one.of))
        };
        let known = self.spellings.get(&first.folded)?;
        let best = known.iter().filter(fits).max_by_key(|one| (one.sureness, one.words.len()))?;
        let range = first.range.start..words.get(best.words.len() - 1)?.range.end;
        let place = NamedPlace { range, person: best.person, sureness: best.sureness };
        Some((place, best.words.len()))
    }

    /// The telephone number with which these words begin, and of how many groups of digits it is.
    fn phone_at(&self, text: &str, words: &[Word]) -> Option<(NamedPlace, usize)> {
        let start = words.first()?.range.start;
        let abroad = text.get(..start)?.ends_with('+');
        let start = start - usize::from(abroad);
        let groups =
            words.iter().take(MOST_GROUPS).take_while(|word| word.folded.bytes().all(|sign| sign.is_ascii_digit()));
        (1..=groups.count()).find_map(|long| {
            let end = words.get(long - 1)?.range.end;
            let person = *self.phones.get(&digits(text.get(start..end)?))?;
            Some((NamedPlace { range: start..end, person, sureness: Sureness::Sure }, long))
        })
    }
}

/// A word of a text: letters and figures.
struct Word {
    range: Range<usize>,
    folded: String,
}

impl Word {
    fn all(text: &str) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        for (at, sign) in text.char_indices() {
            if !sign.is_alphanumeric() && !is_combining_mark(sign) {
                continue;
            }
            let end = at + sign.len_utf8();
            match words.last_mut() {
                Some(word) if word.range.end == at => word.range.end = end,
                _ => words.push(Word { range: at..end, folded: String::new() }),
            }
        }
        for word in &mut words {
            word.folded = fold(text.get(word.range.clone()).unwrap_or_default());
        }
        words
    }
}

/// Whether two words that follow one another in a text belong to one name, number or address.
fn is_joined(text: &str, one: &Word, next: &Word, of: SpellingOf) -> bool {
    let between = text.get(one.range.end..next.range.start).unwrap_or_default();
    let signs = between.chars().count();
    let is_initial = one.folded.chars().count() == 1;
    match of {
        SpellingOf::Name | SpellingOf::Surname => {
            signs <= MOST_BETWEEN
                && between.chars().all(|sign| {
                    sign.is_whitespace() && sign != '\n' || ",-'’".contains(sign) || is_initial && sign == '.'
                })
        }
        SpellingOf::Number | SpellingOf::Mail => signs == 1 && !between.contains(char::is_whitespace),
    }
}

fn words_of(text: &str) -> Vec<String> {
    Word::all(text).into_iter().map(|word| word.folded).collect()
}

fn name_of(held: impl Fn(&str) -> String) -> PersonName {
    PersonName { given: held("given_name"), prefix: held("prefix"), surname: held("surname") }
}

/// The whole name as it is written: given name first or last, the prefix where it can stand or left out, initials for the given name.
fn whole_spellings(name: &PersonName) -> Vec<Vec<String>> {
    let (given, prefix, surname) = (words_of(&name.given), words_of(&name.prefix), words_of(&name.surname));
    if given.is_empty() || surname.is_empty() {
        return Vec::new();
    }
    let initials: Vec<String> = given.iter().filter_map(|word| word.chars().next()).map(String::from).collect();
    let first: Vec<String> = initials.iter().take(1).cloned().collect();
    let mut spellings = Vec::new();
    for given in [given, vec![initials.concat()], initials, first] {
        for order in [
            [&given, &prefix, &surname],
            [&surname, &given, &prefix],
            [&prefix, &surname, &given],
            [&given, &surname, &Vec::new()],
            [&surname, &given, &Vec::new()],
        ] {
            let words = order.into_iter().flatten().cloned().collect();
            if !spellings.contains(&words) {
                spellings.push(words);
            }
        }
    }
    spellings
}

/// The texts of a record that may name somebody else, each with its field; of a past value with the field that it is of.
pub fn texts(record: &Record) -> Vec<(&'static FieldInfo, String)> {
    if let Record::PastValue(past) = record {
        let of = Kind::identified(&past.kind).zip(past.info()).filter(|(kind, info)| may_name(*kind, info));
        return of.map(|(_, info)| (info, past.value.clone())).into_iter().collect();
    }
    let fields = record.kind().fields().iter().filter(|info| may_name(record.kind(), info));
    fields.map(|info| (*info, record.get(info.name).plain())).filter(|(_, text)| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests;
