//! What the program says, in one language.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use unicode_segmentation::UnicodeSegmentation;

use super::language::Language;
use super::source::{Said, Translations};
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::domain::sanitize::clean;

/// The most signs of a user's own text that a sentence repeats.
const MOST_REPEATED: usize = 60;

/// Says things in one language. Cheap to make; can be shared between threads.
pub struct Words {
    source: Translations,
    /// Whether a program reads it: choices are then their identifiers.
    for_scripts: bool,
    /// Whether it is said without a screen: no key of the screen is named then.
    is_spoken: bool,
}

impl Words {
    /// The words of a language. Files with words are read when they are first needed.
    pub fn new(language: Language) -> Self {
        Self { source: Translations::new(language), for_scripts: false, is_spoken: false }
    }

    /// What a program reads: the same whatever the language of who runs it, with choices by their identifiers.
    pub fn for_scripts() -> Self {
        Self { for_scripts: true, ..Self::new(Language::English) }
    }

    /// The same as they are said without a screen: where a text has a `.spoken` form that one, which names no key of the screen.
    pub fn spoken(self) -> Self {
        Self { is_spoken: true, ..self }
    }

    /// The language that the words are in.
    pub fn language(&self) -> Language {
        self.source.language()
    }

    /// The text of a key, or of one of its attributes (`view-clients.short`); the key itself when nobody wrote one.
    pub fn say(&self, key: &str) -> Cow<'_, str> {
        self.find(key).unwrap_or_else(|| Cow::Owned(key.to_owned()))
    }

    /// The text of a key with its variables filled in. When one of them is missing, its `.bare` text.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.sentence(key, &self.args(args)).unwrap_or_else(|| key.to_owned())
    }

    /// Whether there is a text for a key.
    pub fn knows(&self, key: &str) -> bool {
        self.source.find(key, None).is_some()
    }

    /// The name of the programme; the words of a key, the product's own name, where an office gave it none.
    pub fn programme<'a>(&'a self, name: &'a str, otherwise: &str) -> Cow<'a, str> {
        if name.is_empty() { self.say(otherwise) } else { Cow::Borrowed(name) }
    }

    /// The label of a field or column, for forms and sentences.
    pub fn label(&self, kind: Kind, name: &str) -> Cow<'_, str> {
        self.field(kind, name, "").unwrap_or_else(|| Cow::Owned(name.to_owned()))
    }

    /// The heading of a column, short enough for a narrow screen.
    pub fn short(&self, kind: Kind, name: &str) -> Cow<'_, str> {
        self.field(kind, name, ".short").unwrap_or_else(|| self.label(kind, name))
    }

    /// What stands in a cell that is empty, where that says something ("zo snel"); else nothing.
    pub fn blank(&self, kind: Kind, name: &str) -> Cow<'_, str> {
        self.find(&format!("field-{kind}-{name}.blank")).unwrap_or_default()
    }

    /// The spellings by which a field or column is recognised, parted by `|`.
    pub(super) fn spellings(&self, kind: Kind, name: &str) -> Cow<'_, str> {
        self.field(kind, name, ".names").unwrap_or_default()
    }

    /// The name of a kind of record: *medewerker*.
    pub fn kind(&self, kind: Kind) -> Cow<'_, str> {
        self.say(&format!("kind-{kind}"))
    }

    /// The name of a kind of record in the plural: *medewerkers*.
    pub fn kinds(&self, kind: Kind) -> Cow<'_, str> {
        self.say(&format!("kind-{kind}.plural"))
    }

    /// The plural as a title: *Medewerkers*.
    pub fn title(&self, kind: Kind) -> String {
        capital(&self.kinds(kind))
    }

    /// The word for a choice, by its identifier.
    pub fn choice(&self, identifier: &str) -> Cow<'_, str> {
        let word = if self.for_scripts { None } else { self.find(&format!("choice-{identifier}")) };
        word.unwrap_or_else(|| Cow::Owned(identifier.to_owned()))
    }

    /// The name of a parameter, by its identifier; the identifier itself for one that an office made.
    pub fn parameter<'a>(&'a self, identifier: &'a str) -> Cow<'a, str> {
        self.find(&format!("parameter-{identifier}")).unwrap_or(Cow::Borrowed(identifier))
    }

    /// What a record is called where it is named by its own words: a parameter by its name in this language.
    pub fn named<'a>(&'a self, kind: Kind, label: &'a str) -> Cow<'a, str> {
        if kind == Kind::Parameter { self.parameter(label) } else { Cow::Borrowed(label) }
    }

    /// The word for yes or no.
    pub fn flag(&self, flag: bool) -> Cow<'_, str> {
        self.say(if flag { "flag-yes" } else { "flag-no" })
    }

    /// What a verb did, as the log tells it; the identifier itself for a verb of a later version.
    pub fn verb(&self, identifier: &str) -> Cow<'_, str> {
        self.find(&format!("verb-{identifier}")).unwrap_or_else(|| Cow::Owned(identifier.to_owned()))
    }

    fn field(&self, kind: Kind, name: &str, attribute: &str) -> Option<Cow<'_, str>> {
        let own = format!("field-{kind}-{name}");
        if self.knows(&own) {
            return self.find(&(own + attribute));
        }
        self.find(&format!("field-{name}{attribute}"))
    }

    pub(super) fn find(&self, key: &str) -> Option<Cow<'_, str>> {
        self.said(key, None).map(|said| said.text)
    }

    fn said(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<Said<'_>> {
        let spoken = self.is_spoken.then(|| self.source.find(&format!("{key}.spoken"), args)).flatten();
        spoken.or_else(|| self.source.find(key, args))
    }

    /// The text of a key when all its variables are known, else its `.bare`, else what could be made of it.
    pub(super) fn sentence(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let said = self.said(key, Some(args))?;
        if said.whole {
            return Some(said.text.into_owned());
        }
        Some(self.find(&format!("{key}.bare")).unwrap_or(said.text).into_owned())
    }

    /// Variables as a sentence needs them.
    pub(super) fn args<'a>(&self, args: &[(&'a str, Arg)]) -> FluentArgs<'a> {
        args.iter().map(|(name, arg)| (*name, self.arg(arg))).collect()
    }

    fn arg<'a>(&self, arg: &Arg) -> FluentValue<'a> {
        match arg {
            Arg::Whole(n) => FluentValue::from(*n),
            arg => FluentValue::from(self.arg_text(arg)),
        }
    }

    fn arg_text(&self, arg: &Arg) -> String {
        match arg {
            // No upper bound: sentences choose other words then.
            Arg::Unbounded => "none".to_owned(),
            Arg::Whole(n) => n.to_string(),
            Arg::Text(text) => quoted(text),
            Arg::Texts(texts) => texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "),
            Arg::Sentence(text) => clean(text).into_owned(),
            Arg::Path(path) => clean(&path.to_string_lossy()).into_owned(),
            Arg::Decimal(number) => self.number(*number),
            Arg::Day(day) => self.day(*day),
            Arg::Kind(kind) => self.kind(*kind).into_owned(),
            Arg::List(list) => list.iter().map(|arg| self.arg_text(arg)).collect::<Vec<_>>().join(", "),
            Arg::Field(kind, name) => self.label(*kind, name).into_owned(),
            Arg::Choice(identifier) => self.choice(identifier).into_owned(),
        }
    }
}

/// The text with a capital in front.
pub(super) fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// A user's own text as a sentence repeats it: without control characters, and of a long one the first signs.
pub(super) fn quoted(text: &str) -> String {
    shortened(&clean(text))
}

/// The first signs of a text; dots show that there was more. A path keeps its end instead: that tells files apart.
fn shortened(text: &str) -> String {
    let count = text.graphemes(true).count();
    if count <= MOST_REPEATED {
        return text.to_owned();
    }
    if text.contains(['/', '\\']) {
        let tail: String = text.graphemes(true).skip(count + 1 - MOST_REPEATED).collect();
        return format!("…{tail}");
    }
    let head: String = text.graphemes(true).take(MOST_REPEATED - 1).collect();
    format!("{head}…")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn words_are_said_in_the_language_chosen() {
        let (dutch, english) = (Words::new(Language::Dutch), Words::new(Language::English));
        assert_eq!(dutch.say("view-roster"), "Rooster");
        assert_eq!(english.say("view-roster"), "Roster");
        assert_eq!(dutch.title(Kind::Member), "Medewerkers");
        assert_eq!(dutch.label(Kind::Placement, "hours"), "Uren per week");
        assert_eq!(dutch.short(Kind::Member, "contract_until"), "Contract tot");
        assert_eq!(english.choice("at_work"), "at work");
        assert_eq!(dutch.verb("move_member"), "verplaatst");
        assert_eq!(dutch.verb("of_tomorrow"), "of_tomorrow");
    }

    #[test]
    fn without_a_screen_a_text_is_said_in_its_spoken_form_where_it_has_one() {
        let words = Words::new(Language::English).spoken();
        assert_eq!(
            (words.say("form-keep"), words.say("view-roster")),
            ("an empty line keeps it, or type another".into(), "Roster".into())
        );
        let names = [("names", Arg::Text("hours".into()))];
        assert_eq!(words.say_with("filter-help-fields", &names), "fields: hours");
    }

    #[test]
    fn variables_are_filled_in_without_marks_around_them() {
        let args = [("from", Arg::Whole(1)), ("to", Arg::Whole(1300)), ("count", Arg::Whole(1_000_000))];
        assert_eq!(Words::new(Language::Dutch).say_with("rows-shown", &args), "1–1300 van 1000000");
    }

    #[test]
    fn long_texts_are_repeated_in_part_and_a_path_keeps_its_end() {
        assert_eq!(shortened(&"a".repeat(60)).chars().count(), 60);
        assert!(shortened(&"a".repeat(10_000)).ends_with("a…"));
        assert_eq!(shortened(&"e\u{301}".repeat(100)).graphemes(true).count(), 60);
        assert!(shortened(&format!("/{}/binnenwerk.db", "a".repeat(100))).ends_with("a/binnenwerk.db"));
    }

    #[test]
    fn what_the_program_says_itself_is_repeated_whole_and_of_several_texts_each_is_shortened() {
        let words = Words::new(Language::Dutch);
        let said = "Groen Voorbeeldstad: team Groen Voorbeeldstad Noordoost → Groen Voorbeeldstad Zuidwest".to_owned();
        assert!(words.say_with("undone", &[("what", Arg::Sentence(said.clone()))]).ends_with(&said));
        let names = vec!["naam".to_owned(), "a".repeat(100), "plaatsen en werksoort van een team".to_owned()];
        let told = words.say_with("import-unknown", &[("columns", names.into())]);
        assert!(told.contains("naam, aaa") && told.contains("…, plaatsen en werksoort van een team"), "{told}");
    }

    #[test]
    fn where_a_file_stands_is_never_cut_short() {
        let path = format!("/{}/binnenwerk.db", "a".repeat(100));
        let said = Words::new(Language::Dutch).say_with("cli-kept-aside", &[("path", Path::new(&path).into())]);
        assert!(said.contains(&path), "{said}");
    }

    #[test]
    fn words_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Words>();
        shared::<super::super::WordIndex>();
    }
}
