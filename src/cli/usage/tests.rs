//! Every command is explained, and understood as its explanation says.

use super::*;
use crate::text::Language;

/// Every key that explains a command or an argument.
fn keys(command: &Command, path: &str, words: &Words, missing: &mut Vec<String>) {
    let about = format!("cli-about{path}");
    if !words.knows(&about) {
        missing.push(about);
    }
    for arg in command.get_arguments() {
        let (own, common) = (format!("cli-arg{path}-{}", arg.get_id()), format!("cli-arg-{}", arg.get_id()));
        if !words.knows(&own) && !words.knows(&common) {
            missing.push(common);
        }
    }
    for sub in command.get_subcommands() {
        keys(sub, &format!("{path}-{}", sub.get_name()), words, missing);
    }
}

#[test]
fn every_command_and_argument_is_explained_in_both_languages() {
    for language in Language::ALL {
        let mut missing = Vec::new();
        keys(&Call::command(), "", &Words::new(language), &mut missing);
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}

/// The paths of all commands below one, each as its texts are keyed: `-team-end`.
fn paths(command: &Command, path: &str) -> Vec<String> {
    let subs = command.get_subcommands().flat_map(|sub| paths(sub, &format!("{path}-{}", sub.get_name())));
    [path.to_owned()].into_iter().chain(subs).collect()
}

#[test]
fn no_command_or_argument_is_explained_that_is_not_there() {
    let command = command(&Words::new(Language::Dutch));
    let mut known: Vec<String> = Vec::new();
    let mut gather = vec![(&command, String::new())];
    while let Some((command, path)) = gather.pop() {
        known.push(format!("cli-about{path}"));
        for arg in command.get_arguments() {
            known.extend([format!("cli-arg{path}-{}", arg.get_id()), format!("cli-arg-{}", arg.get_id())]);
        }
        gather.extend(command.get_subcommands().map(|sub| (sub, format!("{path}-{}", sub.get_name()))));
    }
    let text = include_str!("../../text/nl/cli.ftl");
    let explained = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    let idle: Vec<&str> = explained
        .filter(|key| key.starts_with("cli-about") || key.starts_with("cli-arg-"))
        .filter(|key| !known.iter().any(|known| known == key))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn every_command_has_examples_that_can_be_read_and_every_word_for_a_value_is_known() {
    for words in Language::ALL.map(Words::new) {
        let command = Call::command();
        for sub in command.get_subcommands() {
            let examples = words.say(&format!("cli-example-{}", sub.get_name())).into_owned();
            let begins = format!("binnenwerk {}", sub.get_name());
            for line in examples.lines() {
                assert!(line.starts_with(&begins), "{line}");
                let quoted = line.split('\'').enumerate().flat_map(|(at, part)| match at % 2 {
                    0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
                    _ => vec![part.to_owned()],
                });
                let said: Vec<String> = quoted.collect();
                assert!(Call::command().try_get_matches_from(&said).is_ok(), "{line}: {said:?}");
            }
        }
        let mut all = vec![&command];
        while let Some(command) = all.pop() {
            for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                for word in capitals(&value_name(arg)) {
                    assert!(words.knows(&format!("cli-value-{}", word.to_lowercase())), "{word}");
                }
            }
            all.extend(command.get_subcommands());
        }
    }
}

#[test]
fn help_names_every_command_once_in_its_group_and_keeps_common_choices_apart() {
    let words = Words::new(Language::Dutch);
    let top = help(&[], &words).expect("help");
    for path in paths(&Call::command(), "").iter().filter(|path| path.matches('-').count() == 1) {
        let begins = format!("\n  {} ", &path[1..]);
        assert_eq!(top.matches(&begins).count(), 1, "{path}");
    }
    let list = help(&["list".to_owned()], &words).expect("help");
    let (own, common) = list.split_once("Bij elke opdracht:").expect("two groups");
    assert!(own.contains("--filter <FILTER>") && !own.contains("--db") && common.contains("--db <BESTAND>"), "{list}");
    assert!(list.contains("Voorbeelden:\n  binnenwerk list") && list.contains("<SOORT>"), "{list}");
    let end = help(&["team".to_owned(), "end".to_owned()], &words).expect("help");
    assert!(end.contains("binnenwerk team end T005") && !end.contains("team convert"), "{end}");
    let wrong = help(&["lst".to_owned()], &words).expect_err("no such command");
    assert!(wrong.sentence(&words).is_some_and(|said| said.contains("list")));
}

#[test]
fn a_call_without_a_command_is_understood_as_every_call_is() {
    let words = Words::new(Language::Dutch);
    let told = |call| match call {
        ParsedCall::Call(call) => format!("{call:?}"),
        ParsedCall::Text(text) => text,
        ParsedCall::Wrong(key, sentence) => format!("{key} {sentence}"),
    };
    let without =
        ["", "--db x.db", "--as-of -1m --ascii -q", "--as ada --view=mijn --lang en", "--known-on 1-1-2026 --plain"];
    let others = [
        "--json --plain",
        "--db",
        "--dbb x",
        "-x",
        "--version",
        "--help",
        "list teams",
        "--db x.db teams",
        "--",
        "-- x",
    ];
    for (line, is_without) in without.map(|line| (line, true)).into_iter().chain(others.map(|line| (line, false))) {
        let args: Vec<OsString> = format!("binnenwerk {line}").split_whitespace().map(Into::into).collect();
        let understood = without_command(&args);
        assert!(!is_without || understood.is_some(), "{line}");
        assert_eq!(told(read(&args, &words)), told(read_checked(&args, &words, |_, _| None)), "{line}");
    }
}

#[test]
fn the_command_line_is_sound() {
    command(&Words::new(Language::Dutch)).debug_assert();
}

#[test]
fn the_language_is_found_before_the_rest_is_understood() {
    let args = |list: &[&str]| list.iter().map(OsString::from).collect::<Vec<_>>();
    assert_eq!(requested_language(&args(&["b", "lst", "--lang", "en"])).as_deref(), Some("en"));
    assert_eq!(requested_language(&args(&["b", "--lang=nl"])).as_deref(), Some("nl"));
    assert_eq!(requested_language(&args(&["b", "--lang"])), None);
}
