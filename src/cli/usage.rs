//! Reading the command line: explanations in the user's language, and one sentence for a command that was put wrongly.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory, FromArgMatches};

use super::args::Call;
use crate::text::Words;

/// What was read.
pub enum ParsedCall {
    /// A call to carry out.
    Call(Box<Call>),
    /// Text that was asked for (help, version), for stdout.
    Text(String),
    /// The sentence for a wrong call, for stderr.
    Wrong(String),
}

/// The word after `--lang`, looked for before anything else is understood: help and faults have a language too.
pub fn requested_language(args: &[OsString]) -> Option<String> {
    let mut texts = args.iter().filter_map(|arg| arg.to_str());
    while let Some(text) = texts.next() {
        if text == "--lang" {
            return texts.next().map(str::to_owned);
        }
        if let Some(lang) = text.strip_prefix("--lang=") {
            return Some(lang.to_owned());
        }
    }
    None
}

/// Understands a command line. Explanations are put in only for help or a wrong call: every start of the program would
/// pay for them.
pub fn read(args: &[OsString], words: &Words) -> ParsedCall {
    let matches = Call::command().try_get_matches_from(args).or_else(|_| command(words).try_get_matches_from(args));
    match matches.and_then(|matches| Call::from_arg_matches(&matches)) {
        Ok(call) => ParsedCall::Call(Box::new(call)),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            ParsedCall::Text(own_words(error.render().to_string(), words))
        }
        Err(error) => ParsedCall::Wrong(sentence(&error, words)),
    }
}

/// The few words that the reader of command lines has of itself.
fn own_words(mut text: String, words: &Words) -> String {
    for (theirs, key) in [
        ("[OPTIONS]", "cli-word-options"),
        ("[COMMAND]", "cli-word-command"),
        ("<COMMAND>", "cli-word-command"),
        ("possible values", "cli-word-values"),
        ("default", "cli-word-default"),
    ] {
        text = text.replace(theirs, &words.say(key));
    }
    text
}

/// The command line with its explanations.
pub fn command(words: &Words) -> Command {
    explained(Call::command(), "", words)
}

fn explained(command: Command, path: &str, words: &Words) -> Command {
    let about = words.say(&format!("cli-about{path}")).into_owned();
    let args: Vec<clap::Id> = command.get_arguments().map(|arg| arg.get_id().clone()).collect();
    let subs: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let positional = command.get_positionals().next().is_some();
    let mut command = command.about(about).help_template(template(words, !subs.is_empty(), positional));
    for id in args {
        command = command.mut_arg(id, |arg| {
            let help = argument(&arg, path, words);
            arg.help(help)
        });
    }
    for sub in subs {
        let inner = format!("{path}-{sub}");
        command = command.mut_subcommand(sub, |sub| explained(sub, &inner, words));
    }
    command
}

/// The explanation of an argument: of this command, or else the common one.
fn argument(arg: &Arg, path: &str, words: &Words) -> String {
    let own = format!("cli-arg{path}-{}", arg.get_id());
    if words.knows(&own) {
        words.say(&own).into_owned()
    } else {
        words.say(&format!("cli-arg-{}", arg.get_id())).into_owned()
    }
}

fn template(words: &Words, subcommands: bool, positionals: bool) -> String {
    let mut text = format!("{{about}}\n\n{} {{usage}}\n", words.say("cli-usage"));
    let mut part = |shown: bool, key: &str, tag: &str| {
        if shown {
            text.push_str(&format!("\n{}\n{{{tag}}}\n", words.say(key)));
        }
    };
    part(subcommands, "cli-commands", "subcommands");
    part(positionals, "cli-arguments", "positionals");
    part(true, "cli-options", "options");
    text
}

/// One sentence, and where to read more.
fn sentence(error: &clap::Error, words: &Words) -> String {
    let named = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let what = named(ContextKind::InvalidArg).or_else(|| named(ContextKind::InvalidSubcommand));
    let value = named(ContextKind::InvalidValue);
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "cli-wrong-argument",
        ErrorKind::InvalidSubcommand => "cli-wrong-command",
        ErrorKind::MissingRequiredArgument => "cli-wrong-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.as_deref() == Some("") => "cli-wrong-no-value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-wrong-value",
        ErrorKind::ArgumentConflict => "cli-wrong-twice",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "cli-wrong-incomplete",
        _ => "cli-wrong-other",
    };
    let args: Vec<(&str, crate::domain::refusal::Arg)> =
        [("what", what), ("value", value)].into_iter().filter_map(|(n, v)| v.map(|v| (n, v.into()))).collect();
    format!("{} {}", words.say_with(key, &args), words.say("cli-see-help"))
}

#[cfg(test)]
mod tests {
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
}
