//! What is said of a line of the settings that cannot be used.

use super::suggest::nearest;
use crate::config::{Setting, SettingFault, SettingProblem};
use crate::domain::named::Choice;
use crate::domain::refusal::Arg;
use crate::text::Words;

/// The file, the line, what is wrong with it and what may stand there.
pub fn fault_sentence(words: &Words, fault: &SettingFault) -> String {
    let names = || Arg::Texts(Setting::NAMES.iter().map(|name| (*name).to_owned()).collect());
    let (key, args): (&str, Vec<(&str, Arg)>) = match &fault.problem {
        SettingProblem::Unreadable => ("cli-setting-unreadable", vec![]),
        SettingProblem::NoSetting(_) => ("cli-setting-no-setting", vec![]),
        SettingProblem::Unknown(name) => {
            ("cli-setting-unknown", vec![("name", Arg::Text(name.clone())), ("names", names())])
        }
        SettingProblem::Value(setting) => {
            let accepts = Arg::Sentence(accepts(words, *setting));
            ("cli-setting-value", vec![("name", setting.name().into()), ("accepts", accepts)])
        }
        SettingProblem::Key(what) => ("cli-setting-key", vec![("value", Arg::Text(what.clone()))]),
    };
    let near = match &fault.problem {
        SettingProblem::Unknown(name) => nearest(name, Setting::NAMES.iter().map(|name| (*name, *name))),
        _ => Vec::new(),
    };
    let mut place = vec![("path", Arg::from(fault.path.as_path()))];
    place.extend(fault.line.map(|line| ("line", line.into())));
    let head = words.say_with(if fault.line.is_some() { "cli-setting-line" } else { "cli-setting-file" }, &place);
    let said = format!("{head} {}", words.say_with(key, &args));
    match near.first() {
        Some(name) => format!("{said} {}", words.say_with("cli-did-you-mean", &[("words", (*name).into())])),
        None => said,
    }
}

/// What may stand in a setting.
pub fn accepts(words: &Words, setting: Setting) -> String {
    words.say(&format!("cli-setting-{}.accepts", setting.name())).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_fault_names_the_line_what_is_wrong_and_what_may_stand_there() {
        let words = Words::new(Language::Dutch);
        let said = |problem| fault_sentence(&words, &SettingFault { path: "c.toml".into(), line: Some(3), problem });
        let lang = said(SettingProblem::Value(Setting::Lang));
        assert!(lang.contains('3') && lang.contains("c.toml") && lang.contains("nl") && lang.contains("en"), "{lang}");
        let unknown = said(SettingProblem::Unknown("letter".into()));
        assert!(unknown.contains("\"letter\"") && unknown.ends_with("letters?"), "{unknown}");
    }
}
