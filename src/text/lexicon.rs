//! Recognises typed words and the headings of files, in Dutch and English at once, by their labels, their short headings
//! and the spellings that stand beside them in the files with words.
//!
//! Words are compared in lower case and without accents, spaces and signs: `Pers.nr.`, `PERS NR` and `persnr` are one. For
//! a choice the first letters are enough, three at least, when only one begins with them; and for a field too, when
//! typed in small letters as in a filter. The heading of a file begins with a capital and nobody meant to shorten it.
//!
//! One word is taken on purpose: of a member, `contract` means the day on which the contract ends, because that is what
//! people filter on (`contract<90d`); the kind of contract goes by `contractsoort`, `contract type`. Of an employment
//! `contract` is the kind of contract.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use super::language::Language;
use super::words::Words;
use crate::domain::columns::columns;
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::value::FieldType;
use crate::domain::vocabulary::{EXTRAS, Vocabulary};

/// Every closed list that some column holds, once.
pub(super) fn lists() -> &'static [&'static [&'static str]] {
    static LISTS: LazyLock<Vec<&'static [&'static str]>> = LazyLock::new(|| {
        let mut lists = Vec::new();
        for column in Kind::ALL.into_iter().flat_map(columns) {
            match column.ty {
                FieldType::Choice(list) if !lists.contains(&list) => lists.push(list),
                _ => {}
            }
        }
        lists
    });
    &LISTS
}

/// Reasons why a column may never be stored.
pub(super) const FORBIDDEN: [Reason; 4] =
    [Reason::ForbiddenCitizenNumber, Reason::ForbiddenHealth, Reason::ForbiddenBenefit, Reason::ForbiddenSpecial];

/// The fewest letters that stand for a longer word.
const LEAST_LETTERS: usize = 3;
/// From this length on a forbidden word is also found inside a longer one: `diagnosecode`.
const FOUND_INSIDE: usize = 6;

/// What words mean, to be looked up whole or by their first letters.
#[derive(Default)]
struct Meanings {
    /// Every spelling; several meanings where closed lists share a word.
    whole: HashMap<String, Vec<&'static str>>,
    /// Spellings of which the first letters are enough.
    begins: Vec<(String, &'static str)>,
}

impl Meanings {
    fn add(&mut self, spelling: &str, meaning: &'static str, shortens: bool) {
        let spelling = normalize_spelling(spelling);
        if spelling.is_empty() {
            return;
        }
        let list = self.whole.entry(spelling.clone()).or_default();
        if !list.contains(&meaning) {
            list.push(meaning);
        }
        if shortens {
            self.begins.push((spelling, meaning));
        }
    }

    fn spellings(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.whole.iter().filter_map(|(spelling, meanings)| Some((spelling.as_str(), *meanings.first()?)))
    }

    /// The first meaning of a word among those allowed.
    fn exact(&self, spelling: &str, allowed: impl Fn(&str) -> bool) -> Option<&'static str> {
        self.whole.get(spelling)?.iter().copied().find(|meaning| allowed(meaning))
    }

    /// The only meaning, among those allowed, of which a spelling begins with these letters.
    fn beginning(&self, spelling: &str, allowed: impl Fn(&str) -> bool) -> Option<&'static str> {
        if spelling.chars().count() < LEAST_LETTERS {
            return None;
        }
        let mut found = self
            .begins
            .iter()
            .filter(|(whole, meaning)| whole.starts_with(spelling) && allowed(meaning))
            .map(|(_, meaning)| *meaning);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }
}

/// Recognises words of both languages. Cheap to make: what belongs to a kind is gathered when it is first asked for.
pub struct WordIndex {
    languages: [Words; 2],
    fields: [OnceLock<Meanings>; Kind::ALL.len()],
    choices: OnceLock<Meanings>,
    kinds: OnceLock<Meanings>,
    extras: OnceLock<Meanings>,
    flags: OnceLock<Meanings>,
    forbidden: OnceLock<Vec<(Vec<String>, Reason)>>,
    allowed: OnceLock<Vec<String>>,
}

impl Default for WordIndex {
    fn default() -> Self {
        Self::new()
    }
}

impl WordIndex {
    /// Nothing is gathered yet.
    pub fn new() -> Self {
        Self {
            languages: Language::ALL.map(Words::new),
            fields: [const { OnceLock::new() }; Kind::ALL.len()],
            choices: OnceLock::new(),
            kinds: OnceLock::new(),
            extras: OnceLock::new(),
            flags: OnceLock::new(),
            forbidden: OnceLock::new(),
            allowed: OnceLock::new(),
        }
    }

    /// The words of both languages.
    pub fn languages(&self) -> &[Words; 2] {
        &self.languages
    }

    /// Like [`Vocabulary::field`], but only ever by a whole spelling: for the headings of a file.
    pub fn heading(&self, kind: Kind, heading: &str) -> Option<&'static str> {
        self.fields(kind)?.exact(&normalize_spelling(heading), |_| true)
    }

    /// Every spelling of the columns of a kind, without signs and capitals, with the identifier that it stands for.
    pub fn field_spellings(&self, kind: Kind) -> impl Iterator<Item = (&str, &'static str)> {
        self.fields(kind).into_iter().flat_map(Meanings::spellings)
    }

    /// The same of the kinds themselves.
    pub fn kind_spellings(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.kinds().spellings()
    }

    fn fields(&self, kind: Kind) -> Option<&Meanings> {
        Some(self.fields.get(kind as usize)?.get_or_init(|| {
            let mut meanings = Meanings::default();
            for column in columns(kind) {
                for words in &self.languages {
                    meanings.add(&words.label(kind, column.name), column.name, true);
                    meanings.add(&words.short(kind, column.name), column.name, true);
                    for spelling in words.spellings(kind, column.name).split('|') {
                        meanings.add(spelling, column.name, false);
                    }
                }
            }
            // Identifiers come last: where one is also a spelling of another column, people meant the spelling.
            for column in columns(kind) {
                meanings.add(column.name, column.name, true);
            }
            meanings
        }))
    }

    fn choices(&self) -> &Meanings {
        let identifiers = || lists().iter().copied().flatten().map(|choice| (format!("choice-{choice}"), *choice));
        self.choices.get_or_init(|| self.gathered(identifiers(), true))
    }

    fn kinds(&self) -> &Meanings {
        let singular = || Kind::ALL.into_iter().map(|kind| (format!("kind-{kind}"), kind.name()));
        let plural = || Kind::ALL.into_iter().map(|kind| (format!("kind-{kind}.plural"), kind.name()));
        self.kinds.get_or_init(|| self.gathered(singular().chain(plural()), false))
    }

    fn extras(&self) -> &Meanings {
        self.extras.get_or_init(|| self.gathered(EXTRAS.map(|extra| (format!("part-{extra}"), extra)), false))
    }

    fn flags(&self) -> &Meanings {
        self.flags.get_or_init(|| self.gathered(["yes", "no"].map(|flag| (format!("flag-{flag}"), flag)), false))
    }

    /// The texts of keys and their spellings in both languages, and the identifiers that they stand for.
    fn gathered(&self, keys: impl IntoIterator<Item = (String, &'static str)>, shortens: bool) -> Meanings {
        let mut meanings = Meanings::default();
        for (key, meaning) in keys {
            for words in &self.languages {
                meanings.add(&words.say(&key), meaning, shortens);
                for spelling in words.find(&format!("{key}.names")).unwrap_or_default().split('|') {
                    meanings.add(spelling, meaning, shortens);
                }
            }
            meanings.add(meaning, meaning, shortens);
        }
        meanings
    }

    /// Beginnings of headings that may be kept although they hold a forbidden word.
    fn allowed_words(&self) -> &[String] {
        self.allowed.get_or_init(|| {
            let lists = FORBIDDEN.into_iter().flat_map(|reason| {
                self.languages.iter().filter_map(move |words| words.find(&format!("{}.allowed", reason.key())))
            });
            let words: Vec<String> =
                lists.flat_map(|list| list.split('|').map(|word| parts(word).join(" ")).collect::<Vec<_>>()).collect();
            words.into_iter().filter(|word| !word.is_empty()).collect()
        })
    }

    fn forbidden_words(&self) -> &[(Vec<String>, Reason)] {
        self.forbidden.get_or_init(|| {
            let spelled = |reason: Reason| {
                self.languages.iter().flat_map(move |words| {
                    let names = words.find(&format!("{}.names", reason.key())).unwrap_or_default();
                    names.split('|').map(|name| (parts(name), reason)).collect::<Vec<_>>()
                })
            };
            FORBIDDEN.into_iter().flat_map(spelled).filter(|(parts, _)| !parts.is_empty()).collect()
        })
    }
}

impl Vocabulary for WordIndex {
    fn field(&self, kind: Kind, word: &str) -> Option<&'static str> {
        let (meanings, spelling) = (self.fields(kind)?, normalize_spelling(word));
        let shortened = || meanings.beginning(&spelling, |_| true).filter(|_| !word.contains(char::is_uppercase));
        meanings.exact(&spelling, |_| true).or_else(shortened)
    }

    fn choice(&self, choices: &'static [&'static str], word: &str) -> Option<&'static str> {
        let (meanings, word) = (self.choices(), normalize_spelling(word));
        let allowed = |meaning: &str| choices.contains(&meaning);
        meanings.exact(&word, allowed).or_else(|| meanings.beginning(&word, allowed))
    }

    fn choices_begun(&self, choices: &'static [&'static str], begun: &str) -> Vec<&'static str> {
        let begun = fold(begun);
        if begun.chars().count() < LEAST_LETTERS {
            return Vec::new();
        }
        let begins = |word: String| word.starts_with(&begun) || word.contains(&format!(" {begun}"));
        let is_begun = |choice: &&str| self.languages.iter().any(|words| begins(fold(&words.choice(choice))));
        choices.iter().copied().filter(is_begun).collect()
    }

    fn flag(&self, word: &str) -> Option<bool> {
        self.flags().exact(&normalize_spelling(word), |_| true).map(|flag| flag == "yes")
    }

    fn kind(&self, word: &str) -> Option<Kind> {
        self.kinds().exact(&normalize_spelling(word), |_| true).and_then(Kind::named)
    }

    fn extra(&self, word: &str) -> Option<&'static str> {
        self.extras().exact(&normalize_spelling(word), |_| true)
    }

    fn forbidden(&self, heading: &str) -> Option<Reason> {
        // The first and the last day of an illness may be kept, whatever else stands behind them.
        let spaced = parts(heading).join(" ");
        let allowed = self.allowed_words().iter().filter_map(|word| spaced.strip_prefix(word.as_str()));
        let heading = with_initials_joined(parts(allowed.min_by_key(|rest| rest.len()).unwrap_or(&spaced)));
        let together = heading.concat();
        let among = |parts: &[String]| heading.windows(parts.len()).any(|window| window == parts);
        let inside = |word: &str| word.len() >= FOUND_INSIDE && together.contains(word);
        self.forbidden_words()
            .iter()
            .find(|(parts, _)| among(parts) || inside(&parts.concat()))
            .map(|(_, reason)| *reason)
    }
}

/// The words with letters that stand alone after each other as one: `b s n` is `bsn`.
fn with_initials_joined(words: Vec<String>) -> Vec<String> {
    let is_letter = |word: &String| word.chars().count() == 1;
    words.chunk_by(|one, next| is_letter(one) && is_letter(next)).map(<[String]>::concat).collect()
}

/// Only the letters and digits, in lower case and without accents.
pub(super) fn normalize_spelling(text: &str) -> String {
    if text.is_ascii() {
        return text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| char::from(b.to_ascii_lowercase())).collect();
    }
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a text, each as [`normalize_spelling`] leaves it.
fn parts(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
