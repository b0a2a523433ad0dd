//! Names of people: splitting them into parts, joining them, and folding them for search and order.
//!
//! Import and the forms call [`PersonName::parse_one`] and [`PersonName::from_parts`]; lists call [`PersonName::display`]; the store
//! keeps [`sort_key`] and [`fold`] beside a record so that order and search need no scan. It does not decide what a
//! person may be called: every text gives a name, and [`crate::domain::sanitize`] has already made it harmless.

use super::number_order::by_value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Words between the given name and the surname that do not count for the order.
/// Folded (lower case, straight quotes).
const PREFIX_WORDS: [&str; 57] = [
    "'s", "'t", "aan", "abu", "af", "al", "av", "ben", "bij", "bin", "d'", "da", "das", "de", "del", "della", "den",
    "der", "des", "di", "do", "dos", "du", "el", "het", "ibn", "in", "l'", "la", "las", "le", "les", "lo", "los", "of",
    "onder", "op", "over", "s'", "te", "ten", "ter", "thoe", "tho", "toe", "tot", "uijt", "uit", "uten", "van", "ver",
    "vom", "von", "voor", "zu", "zum", "zur",
];

/// The last words of a prefix of several words ("van der", "in 't", "de la"). With a capital ("Van der Aa") a prefix is
/// recognised by such a pair only, because "Van" and "Ben" alone are also given names.
const PAIR_ENDS: [&str; 14] =
    ["'t", "de", "den", "der", "het", "la", "le", "ten", "ter", "te", "los", "las", "dem", "'s"];

/// Prefixes that are no given name with a capital either.
const NEVER_GIVEN: [&str; 8] = ["'t", "'s", "de", "den", "der", "het", "ten", "ter"];

/// Prefixes as lists shorten them, folded: v.d. for van der or van de, o/d for op de. Written in capitals with points they are
/// initials.
const SHORT_PREFIXES: [&str; 35] = [
    "v", "v.", "vd", "vd.", "v.d", "v.d.", "v/d", "vdr", "v.d.r.", "vder", "v.der", "v/der", "vden", "v.den", "v/den",
    "v.h.", "v/h", "v.'t", "v/'t", "v't", "v.t.", "van't", "in't", "a.d.", "a/d", "i.d.", "i/d", "o.d.", "o/d", "b.d.",
    "b/d", "vander", "vanden", "vande", "opde",
];

/// What may follow a shortened prefix: v. d. for van der.
const SHORT_SECONDS: [&str; 5] = ["d", "d.", "h.", "t", "t."];

/// Shortened prefixes that are also written against the surname: v.d.Berg.
const GLUED: [&str; 2] = ["v.d.", "v/d"];

/// The name of a person in its three parts, as in the Dutch population register.
///
/// The surname is empty only when the whole name is: somebody with one single name has it as the surname, as in the
/// population register, so that a list always has something to be ordered by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PersonName {
    /// Given name or names, or initials; may be empty.
    pub given: String,
    /// The words between given name and surname ("van der", "'t"); may be empty.
    pub prefix: String,
    /// The surname without its prefix.
    pub surname: String,
}

impl PersonName {
    /// Reads a name written in one field: "Aa, Jan van der", "van der Aa, Jan", "Aa, van der, Jan" or "Jan van der Aa".
    ///
    /// Without a comma the last word is the surname, unless a prefix shows where a longer one begins.
    pub fn parse_one(text: &str) -> PersonName {
        let parts: Vec<Vec<String>> = text.split(',').map(words).filter(|part| !part.is_empty()).collect();
        let loud = !text.chars().any(char::is_lowercase);
        match parts.as_slice() {
            [] => PersonName::default(),
            // ", Jan" and "Aa," have a comma but one part: nothing tells surname from given name.
            [only] => from_spoken(only, loud),
            [surname, right] => from_listed(surname, right, loud),
            [surname, second, third] if is_prefix(second, loud) => build(third, second, surname),
            [surname, rest @ ..] => from_listed(surname, &rest.concat(), loud),
        }
    }

    /// A name from separate columns. A prefix left inside the surname column ("van der Aa", "Aa, van der", "Aa van der") is taken out
    /// when the prefix column is empty.
    pub fn from_parts(given: &str, prefix: &str, surname: &str) -> PersonName {
        let (given, prefix) = (words(given), words(prefix));
        let loud = !surname.chars().any(char::is_lowercase);
        if !prefix.is_empty() {
            return build(&given, &prefix, &words(&surname.replace(',', " ")));
        }
        if let Some((before, after)) = surname.split_once(',') {
            let (before, after) = (words(before), words(after));
            if is_prefix(&after, loud) {
                return build(&given, &after, &before);
            }
        }
        let surname = words(&surname.replace(',', " "));
        let (prefix, rest) = apart(&surname, loud);
        build(&given, prefix, rest)
    }

    /// The name as lists show it: "Aa, Jan van der".
    pub fn display(&self) -> String {
        let right = join(&[&self.given, &self.prefix]);
        if right.is_empty() { self.surname.clone() } else { format!("{}, {right}", self.surname) }
    }

    /// The name as it is spoken: "Jan van der Aa".
    pub fn spoken(&self) -> String {
        join(&[&self.given, &self.prefix, &self.surname])
    }

    /// The parts, each with the field of a record that keeps it.
    pub fn parts(self) -> [(&'static str, String); 3] {
        [("given_name", self.given), ("prefix", self.prefix), ("surname", self.surname)]
    }

    /// True when there is no name at all.
    pub fn is_empty(&self) -> bool {
        self.surname.is_empty() && self.given.is_empty() && self.prefix.is_empty()
    }
}

/// Whether a text may stand for the person with this name: it is the name in any order, or the surname alone or with initials.
pub fn is_name_of(name: &str, text: &str) -> bool {
    let (known, told) = (PersonName::parse_one(name), PersonName::parse_one(text));
    if fold(&known.spoken()) == fold(&told.spoken()) {
        return true;
    }
    let letters = |name: &str| fold(name).replace(['.', ' '], "");
    let initials: String = known.given.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    let given = letters(&told.given);
    let shortened = given.is_empty() || given.chars().count() == 1 || told.given.contains('.');
    fold(&known.surname) == fold(&told.surname)
        && (told.prefix.is_empty() || fold(&known.prefix) == fold(&told.prefix))
        && (given == letters(&known.given) || (shortened && fold(&initials).starts_with(&given)))
}

/// Lower case without accents, with one sort of quote and hyphen, and one space for each run of white space. Two texts that a
/// person would call the same spelling fold to the same text. For searching and ordering, never for showing. Folding twice
/// changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        // As below, of which nothing else applies: most texts of a large store are like this.
        for sign in text.chars().map(plain_sign).map(|sign| sign.to_ascii_lowercase()) {
            if !sign.is_whitespace() {
                folded.push(sign);
            } else if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        folded.truncate(folded.trim_end().len());
        return folded;
    }
    // Quotes first: compatibility decomposition would turn an acute accent used as an apostrophe into a space.
    for part in text.chars().map(plain_sign).nfkd().filter(|c| canonical_combining_class(*c) == 0) {
        for lower in part.to_lowercase().filter(|c| canonical_combining_class(*c) == 0) {
            match plain_sign(lower) {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'þ' => folded.push_str("th"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' | 'ð' => folded.push('d'),
                'ħ' => folded.push('h'),
                'ŧ' => folded.push('t'),
                'ı' => folded.push('i'),
                space if space.is_whitespace() => {
                    if !folded.is_empty() && !folded.ends_with(' ') {
                        folded.push(' ');
                    }
                }
                other => folded.push(other),
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The key by which a text is ordered among others when compared byte by byte, numbers in it by their value, and by which it is found.
pub fn order_key(text: &str) -> String {
    by_value(&fold(text))
}

/// The key by which names are in Dutch order when compared byte by byte: surname, then given name, then prefix, so that
/// *Aa, Jan van der* is listed under A.
///
/// *ij* is ordered as i followed by j, as in Dutch dictionaries (*IJsselstein* before *Ilsema*, *Ydema* under Y), and not mixed with
/// y as in telephone books. An apostrophe does not count and a hyphen counts as a space. Two spaces separate the
/// fields: they sort before any single space, so *Bos, Zoë* comes before *Bos Adema, Jan*.
pub fn sort_key(name: &PersonName) -> String {
    let mut key = sort_part(&name.surname);
    for field in [&name.given, &name.prefix] {
        key.push_str("  ");
        key.push_str(&sort_part(field));
    }
    by_value(key.trim_end())
}

fn sort_part(text: &str) -> String {
    let loose: String = fold(text).chars().filter(|c| *c != '\'').map(|c| if c == '-' { ' ' } else { c }).collect();
    loose.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One kind of apostrophe, of double quote and of hyphen.
fn plain_sign(sign: char) -> char {
    match sign {
        '‘' | '’' | '‚' | '‛' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '‵' => '\'',
        '“' | '”' | '„' | '‟' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        other => other,
    }
}

/// The words of a name; a shortened prefix that is written against the surname is a word of its own.
fn words(text: &str) -> Vec<String> {
    let glued = |word: &str| GLUED.into_iter().find(|prefix| starts_with_glued(word, prefix)).map(str::len);
    let parted = text.split_whitespace().flat_map(|word| match glued(word).and_then(|at| word.split_at_checked(at)) {
        Some((prefix, surname)) => vec![prefix.to_owned(), surname.to_owned()],
        None => vec![word.to_owned()],
    });
    parted.collect()
}

fn starts_with_glued(word: &str, prefix: &str) -> bool {
    let rest =
        word.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix) && start.ends_with(['d', '.']));
    rest.is_some() && word.get(prefix.len()..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn join(parts: &[&String]) -> String {
    let filled: Vec<&str> = parts.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect();
    filled.join(" ")
}

/// Joins the parts. Without a surname the other words become the surname.
fn build(given: &[String], prefix: &[String], surname: &[String]) -> PersonName {
    if surname.is_empty() {
        let mut all = given.to_vec();
        all.extend_from_slice(prefix);
        return PersonName { surname: all.join(" "), ..PersonName::default() };
    }
    // "van ’t" and "van 't" are one prefix: kept apart they would make two groups of the same people.
    let prefix: String = prefix.join(" ").chars().map(plain_sign).collect();
    PersonName { given: given.join(" "), prefix, surname: surname.join(" ") }
}

/// Whether a word is a prefix of a surname, or a part of one.
pub fn is_prefix_word(word: &str) -> bool {
    PREFIX_WORDS.contains(&fold(word).as_str()) || is_short_prefix(word, false)
}

/// A prefix as lists shorten it. Capitals alone are initials (V.D.), unless the whole name is in capitals.
fn is_short_prefix(word: &str, loud: bool) -> bool {
    let initials = !loud && !word.chars().any(char::is_lowercase) && !word.contains('/');
    !initials && SHORT_PREFIXES.contains(&fold(word).as_str())
}

/// The number of words at the start of `list` that are a prefix. `loud` tells that the text is all capitals, so that case
/// gives no information.
fn prefix_run(list: &[String], loud: bool) -> usize {
    let mut short = false;
    let run = list.iter().take_while(|word| {
        let second = short && SHORT_SECONDS.contains(&fold(word).as_str());
        short = is_short_prefix(word, loud);
        short || second || PREFIX_WORDS.contains(&fold(word).as_str())
    });
    let run = run.count();
    let Some(first) = list.first().filter(|_| run > 0) else { return 0 };
    if loud || !first.starts_with(char::is_uppercase) || is_short_prefix(first, loud) {
        return run;
    }
    if NEVER_GIVEN.contains(&fold(first).as_str()) {
        return run;
    }
    let paired = list.get(1).is_some_and(|word| PAIR_ENDS.contains(&fold(word).as_str()));
    if run >= 2 && paired { run } else { 0 }
}

fn is_prefix(list: &[String], loud: bool) -> bool {
    !list.is_empty() && prefix_run(list, loud) == list.len()
}

/// As [`prefix_run`], but leaves at least one word for the surname.
fn leading_prefix(list: &[String], loud: bool) -> usize {
    prefix_run(list, loud).min(list.len().saturating_sub(1))
}

/// The number of words at the end of `list` that are a prefix, after at least one of the surname: "Aa van der".
fn trailing_prefix(list: &[String], loud: bool) -> usize {
    let start = (1..list.len()).find(|start| is_prefix(list.get(*start..).unwrap_or_default(), loud));
    start.map_or(0, |start| list.len() - start)
}

/// The prefix of a surname, wherever it stands, and the rest.
fn apart(surname: &[String], loud: bool) -> (&[String], &[String]) {
    match (leading_prefix(surname, loud), trailing_prefix(surname, loud)) {
        (0, trailing) => {
            let (rest, prefix) = surname.split_at(surname.len() - trailing);
            (prefix, rest)
        }
        (leading, _) => surname.split_at(leading),
    }
}

/// Whether a name in capitals only begins with what can be initials as well as a shortened prefix: V.D.
fn maybe_initials(list: &[String], loud: bool) -> bool {
    loud && list.first().is_some_and(|word| is_short_prefix(word, loud) && !word.contains('/'))
}

/// Reads "Jan van der Aa", or a single word.
fn from_spoken(list: &[String], loud: bool) -> PersonName {
    for start in usize::from(maybe_initials(list, loud))..list.len() {
        let (given, rest) = list.split_at(start);
        let run = leading_prefix(rest, loud);
        if run > 0 {
            let (prefix, surname) = rest.split_at(run);
            return build(given, prefix, surname);
        }
    }
    let (given, surname) = list.split_at(list.len().saturating_sub(1));
    build(given, &[], surname)
}

/// Reads "Aa, Jan van der", "van der Aa, Jan" and "Aa van der, Jan".
fn from_listed(left: &[String], right: &[String], loud: bool) -> PersonName {
    let start = (usize::from(maybe_initials(right, loud))..right.len())
        .find(|start| is_prefix(right.get(*start..).unwrap_or_default(), loud));
    if let Some(start) = start {
        let (given, prefix) = right.split_at(start);
        return build(given, prefix, left);
    }
    // "Boer, de J."
    let leading = if right.first().is_some_and(|word| word.starts_with(char::is_lowercase)) {
        leading_prefix(right, loud)
    } else {
        0
    };
    if leading > 0 {
        let (prefix, given) = right.split_at(leading);
        return build(given, prefix, left);
    }
    match apart(left, loud) {
        // Before a comma stands no given name, so "Van" with a capital is a prefix there too.
        ([], [van, surname @ ..]) if van == "Van" && !surname.is_empty() => {
            build(right, std::slice::from_ref(van), surname)
        }
        (prefix, surname) => build(right, prefix, surname),
    }
}

#[cfg(test)]
mod tests;
