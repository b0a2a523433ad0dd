//! The languages of the program.

/// A language in which the program speaks. It recognises typed words of both, whichever is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Nederlands.
    #[default]
    Dutch,
    /// English.
    English,
}

impl Language {
    /// Both, the usual one first.
    pub const ALL: [Language; 2] = [Language::Dutch, Language::English];

    /// The language by a tag or locale such as `nl`, `en`, `nl_NL.UTF-8`, `en-GB`; `None` for any other text.
    pub fn of(tag: &str) -> Option<Self> {
        let name = tag.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "nl" | "nld" | "dutch" | "nederlands" => Some(Language::Dutch),
            "en" | "eng" | "english" | "engels" => Some(Language::English),
            _ => None,
        }
    }

    /// The language of a locale, Dutch when it is another one or none (`C`, `POSIX`, empty).
    pub fn of_locale(locale: &str) -> Self {
        Self::of(locale).unwrap_or_default()
    }

    /// Its tag: `nl` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Dutch => "nl",
            Language::English => "en",
        }
    }

    /// The mark between whole numbers and decimals: a comma in Dutch, a point in English.
    pub const fn mark(self) -> char {
        match self {
            Language::Dutch => ',',
            Language::English => '.',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_gives_its_language_and_any_other_gives_dutch() {
        for tag in ["nl", "NL", "nl_NL.UTF-8", "nl-BE", "nl@euro"] {
            assert_eq!(Language::of(tag), Some(Language::Dutch), "{tag}");
        }
        for tag in ["en", "en_GB.UTF-8", "en-US", "English"] {
            assert_eq!(Language::of(tag), Some(Language::English), "{tag}");
        }
        for tag in ["", "C", "C.UTF-8", "POSIX", "de_DE", "nlx"] {
            assert_eq!((Language::of(tag), Language::of_locale(tag)), (None, Language::Dutch), "{tag}");
        }
    }
}
