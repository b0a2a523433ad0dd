//! Names of people: splitting them into parts, joining them, and folding them for search and order.
//!
//! Import and the forms call [`PersonName::parse_one`] and [`PersonName::from_parts`]; lists call [`PersonName::display`]; the store
//! keeps [`sort_key`] and [`fold`] beside a record so that order and search need no scan. It does not decide what a
//! person may be called: every text gives a name, and [`crate::domain::sanitize`] has already made it harmless.

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

    /// A name from separate columns. A prefix left inside the surname column ("van der Aa", "Aa, van der") is taken out
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
        let (prefix, rest) = surname.split_at(leading_prefix(&surname, loud));
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
    key.truncate(key.trim_end().len());
    key
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

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
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

fn is_prefix_word(word: &str) -> bool {
    PREFIX_WORDS.contains(&fold(word).as_str())
}

/// The number of words at the start of `list` that are a prefix. `loud` tells that the text is all capitals, so that case
/// gives no information.
fn prefix_run(list: &[String], loud: bool) -> usize {
    let run = list.iter().take_while(|word| is_prefix_word(word)).count();
    let Some(first) = list.first().filter(|_| run > 0) else { return 0 };
    if loud || !first.starts_with(char::is_uppercase) {
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

/// Reads "Jan van der Aa", or a single word.
fn from_spoken(list: &[String], loud: bool) -> PersonName {
    for start in 0..list.len() {
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

/// Reads "Aa, Jan van der" and "van der Aa, Jan".
fn from_listed(left: &[String], right: &[String], loud: bool) -> PersonName {
    let start = (0..right.len()).find(|start| is_prefix(right.get(*start..).unwrap_or_default(), loud));
    if let Some(start) = start {
        let (given, prefix) = right.split_at(start);
        return build(given, prefix, left);
    }
    let (prefix, surname) = left.split_at(leading_prefix(left, loud));
    build(right, prefix, surname)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(given: &str, prefix: &str, surname: &str) -> PersonName {
        PersonName { given: given.into(), prefix: prefix.into(), surname: surname.into() }
    }

    #[test]
    fn a_name_is_known_in_another_order_and_by_its_initials_and_never_by_another_given_name() {
        let known = |name, text| is_name_of(name, text);
        for text in ["Veen, Jan Pieter van der", "Jan Pieter van der Veen", "Veen", "van der Veen", "J.P. van der Veen"]
        {
            assert!(known("Veen, Jan Pieter van der", text), "{text}");
        }
        assert!(known("Veen, Jan Pieter van der", "Veen, J. van der") && known("Çelik, Ayşe", "celik, AYSE"));
        for text in ["Veen, Jan van der", "Veen, Pieter van der", "P. van der Veen", "Veen, Jan Pieter van den", "Vree"]
        {
            assert!(!known("Veen, Jan Pieter van der", text), "{text}");
        }
        assert!(!known("Bos, Anna", "Bos, Anne"));
    }

    #[test]
    fn a_name_in_one_field_is_read_in_every_usual_form() {
        for (text, given, prefix, surname) in [
            ("Aa, Jan van der", "Jan", "van der", "Aa"),
            ("van der Aa, Jan", "Jan", "van der", "Aa"),
            ("Van der Aa, Jan", "Jan", "Van der", "Aa"),
            ("Aa, van der, Jan", "Jan", "van der", "Aa"),
            ("Aa, Jan, van der", "Jan", "van der", "Aa"),
            ("Jan van der Aa", "Jan", "van der", "Aa"),
            ("  Jan \t van  der Aa ", "Jan", "van der", "Aa"),
            ("van der Aa", "", "van der", "Aa"),
            ("Hagenaar-Vos, Dewi", "Dewi", "", "Hagenaar-Vos"),
            ("d'Hondt, Thijs den", "Thijs", "den", "d'Hondt"),
            ("Vos, Willemijn 't", "Willemijn", "'t", "Vos"),
            ("Vos, Willemijn ’t", "Willemijn", "'t", "Vos"),
            ("Jan in 't Veld", "Jan", "in 't", "Veld"),
            ("Jan Pieter op den Berg", "Jan Pieter", "op den", "Berg"),
            ("Aarts, Zoë ter", "Zoë", "ter", "Aarts"),
            ("Mohamed el Idrissi", "Mohamed", "el", "Idrissi"),
            ("Jan Pieter Vos", "Jan Pieter", "", "Vos"),
            ("J.A. de la Rue", "J.A.", "de la", "Rue"),
            ("Jan", "", "", "Jan"),
            (", Jan", "", "", "Jan"),
            ("Jan,", "", "", "Jan"),
            ("Nguyen, Van", "Van", "", "Nguyen"),
            ("Nguyen, Thi Van", "Thi Van", "", "Nguyen"),
            ("AA, JAN VAN DER", "JAN", "VAN DER", "AA"),
            ("Jan van der", "Jan", "van", "der"),
            ("Vries - de Jong, Anna de", "Anna", "de", "Vries - de Jong"),
            ("Berg, von, Ernst", "Ernst", "von", "Berg"),
            ("", "", "", ""),
            (" , ", "", "", ""),
        ] {
            assert_eq!(PersonName::parse_one(text), name(given, prefix, surname), "{text:?}");
        }
    }

    #[test]
    fn a_name_in_columns_gives_up_a_prefix_left_in_the_surname() {
        assert_eq!(PersonName::from_parts("Jan", "", "van der Aa"), name("Jan", "van der", "Aa"));
        assert_eq!(PersonName::from_parts("Jan", "", "Aa, van der"), name("Jan", "van der", "Aa"));
        assert_eq!(PersonName::from_parts("Jan", "van der", "Aa"), name("Jan", "van der", "Aa"));
        assert_eq!(PersonName::from_parts("Olaf", "", "Müller"), name("Olaf", "", "Müller"));
        assert_eq!(PersonName::from_parts("Jan", "", ""), name("", "", "Jan"));
        assert_eq!(PersonName::from_parts("", "", "Van"), name("", "", "Van"));
    }

    #[test]
    fn a_name_is_shown_as_a_list_and_as_speech() {
        let jan = name("Jan", "van der", "Aa");
        assert_eq!((jan.display().as_str(), jan.spoken().as_str()), ("Aa, Jan van der", "Jan van der Aa"));
        assert_eq!(name("", "", "Jan").display(), "Jan");
        assert_eq!(name("", "van", "Aa").display(), "Aa, van");
    }

    #[test]
    fn folding_takes_off_accents_and_evens_out_signs() {
        for (text, folded) in [
            ("Fátima", "fatima"),
            ("MÜLLER", "muller"),
            ("Søren Łukasz Đorđe", "soren lukasz dorde"),
            ("Straße", "strasse"),
            ("Æsop  Œuvre", "aesop oeuvre"),
            ("  ’t\u{a0}Hof ", "'t hof"),
            ("Hagenaar–Vos", "hagenaar-vos"),
            ("Ĳsselstein", "ijsselstein"),
            ("José", "jose"),
            ("Çelik Ğ İ ı", "celik g i i"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn names_stand_in_dutch_order_whatever_their_prefix() {
        let mut list = [
            "Ydema, Femke",
            "Bos Adema, Jan",
            "IJsselstein, Zeynep",
            "Aa, Jan van der",
            "Bos, Zoë",
            "Ilsema, Tim",
            "Hagenaar-Vos, Dewi",
            "Bos, Kees van",
            "d'Hondt, Thijs den",
            "Zand, Sanne ten",
            "Aarts, Dewi ter",
        ]
        .map(PersonName::parse_one);
        list.sort_by_key(sort_key);
        let shown: Vec<String> = list.iter().map(PersonName::display).collect();
        assert_eq!(
            shown,
            [
                "Aa, Jan van der",
                "Aarts, Dewi ter",
                "Bos, Kees van",
                "Bos, Zoë",
                "Bos Adema, Jan",
                "d'Hondt, Thijs den",
                "Hagenaar-Vos, Dewi",
                "IJsselstein, Zeynep",
                "Ilsema, Tim",
                "Ydema, Femke",
                "Zand, Sanne ten",
            ]
        );
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_shown_name_is_read_back_the_same(
            given in "(Jan|Zoë|[A-Z][a-z]{5,8})( [A-Z]\\.)?",
            prefix in "(|van|van der|'t|in 't|de la|den)",
            surname in "(d'|IJ)?[A-Z][a-z]{5,8}(-[A-Z][a-z]{5})?",
        ) {
            let whole = PersonName { given, prefix, surname };
            prop_assert_eq!(&PersonName::parse_one(&whole.display()), &whole);
            prop_assert_eq!(&PersonName::parse_one(&whole.spoken()), &whole);
            prop_assert_eq!(&PersonName::from_parts(&whole.given, &whole.prefix, &whole.surname), &whole);
        }

        #[test]
        fn no_word_of_a_name_is_lost(text in "([Vv]an|der|[Dd]e|'t|Jan|,|[a-zA-Z]{1,6})( ([Vv]an|der|'t|Bos|, |[a-zA-Z]{1,6})){0,6}") {
            let name = PersonName::parse_one(&text);
            let count = |text: &str| text.replace(',', " ").split_whitespace().count();
            prop_assert_eq!(count(&name.spoken()), count(&text));
        }
    }
}
