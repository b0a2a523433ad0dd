//! The files with words, and the finding of a key in them. A file is read when the first of its keys is asked for, so
//! that the first screen does not wait for sentences it does not show.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::language::Language;

/// What stands before the first `-` of the keys of a file, or nothing when it takes any key that no other file takes; and
/// its text in each language.
type File = (&'static [&'static str], [&'static str; Language::ALL.len()]);

/// Every file.
pub(super) const FILES: [File; 9] = [
    (&["kind"], [include_str!("nl/kinds.ftl"), include_str!("en/kinds.ftl")]),
    (&["field", "part"], [include_str!("nl/fields.ftl"), include_str!("en/fields.ftl")]),
    (&["choice", "flag", "accepts"], [include_str!("nl/choices.ftl"), include_str!("en/choices.ftl")]),
    (&["refusal", "reason", "forbidden"], [include_str!("nl/refusals.ftl"), include_str!("en/refusals.ftl")]),
    (&["error", "finding"], [include_str!("nl/errors.ftl"), include_str!("en/errors.ftl")]),
    (&["parameter"], [include_str!("nl/parameters.ftl"), include_str!("en/parameters.ftl")]),
    (&["verb"], [include_str!("nl/verbs.ftl"), include_str!("en/verbs.ftl")]),
    (&["cli"], [include_str!("nl/cli.ftl"), include_str!("en/cli.ftl")]),
    (&[], [include_str!("nl/ui.ftl"), include_str!("en/ui.ftl")]),
];

/// Where the keys of a file are found once it has been read.
type Bundle = FluentBundle<FluentResource>;

/// All files of one language.
pub(super) struct Translations {
    language: Language,
    read: [OnceLock<Bundle>; FILES.len()],
}

/// A text that could be said, and whether every part of it was known.
pub(super) struct Said<'a> {
    /// The text in the language of the user.
    pub text: Cow<'a, str>,
    /// Whether every variable in it had a value.
    pub whole: bool,
}

impl Translations {
    /// Nothing is read yet.
    pub fn new(language: Language) -> Self {
        Self { language, read: [const { OnceLock::new() }; FILES.len()] }
    }

    /// The language that the texts are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of `key`, or of `key.attribute`; `None` when there is none.
    pub fn find<'a>(&'a self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<Said<'a>> {
        let (key, attribute) = key.split_once('.').map_or((key, None), |(key, attribute)| (key, Some(attribute)));
        let bundle = self.bundle(key)?;
        let message = bundle.get_message(key)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut faults = Vec::new();
        let text = match args {
            Some(args) => Cow::Owned(bundle.format_pattern(pattern, Some(args), &mut faults).into_owned()),
            None => bundle.format_pattern(pattern, None, &mut faults),
        };
        Some(Said { text, whole: faults.is_empty() })
    }

    fn bundle(&self, key: &str) -> Option<&Bundle> {
        let prefix = key.split('-').next().unwrap_or(key);
        let at = FILES.iter().position(|(prefixes, _)| prefixes.contains(&prefix)).unwrap_or(FILES.len() - 1);
        Some(self.read.get(at)?.get_or_init(|| read(FILES[at].1[self.language as usize], self.language)))
    }
}

/// Reads one file. A line that cannot be read is left out; a test sees to it that there is none.
fn read(text: &str, language: Language) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    let resource = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read_whole_and_no_key_is_there_twice() {
        for language in Language::ALL {
            let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().expect("a tag")]);
            for (_, texts) in &FILES {
                let resource = FluentResource::try_new(texts[language as usize].to_owned());
                let resource = resource.map_err(|(_, faults)| faults).expect("no faults");
                bundle.add_resource(resource).expect("no doubles");
            }
        }
    }

    #[test]
    fn each_key_stands_in_the_file_that_its_first_part_points_at() {
        for language in Language::ALL {
            let source = Translations::new(language);
            for (_, texts) in &FILES {
                for key in texts[language as usize].lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key)
                {
                    if !key.starts_with([' ', '#']) {
                        assert!(source.find(key, None).is_some(), "{key}");
                    }
                }
            }
        }
    }
}
