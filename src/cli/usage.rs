//! Reading the command line: explanations in the user's language, and one sentence for a command that was put wrongly.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgMatches, Args, Command, CommandFactory, FromArgMatches};
use unicode_width::UnicodeWidthStr;

use super::args::{Augment, Call, GROUPS, Global};
use super::failure::{EXIT_CODES, Failure};
use super::suggest::nearest;
use super::text_table::padded;
use super::width::{terminal_width, wrapped};
use crate::domain::refusal::Arg as WordArg;
use crate::text::Words;

/// The width of help where nobody looks at a terminal.
const HELP_WIDTH: usize = 100;

/// What was read.
pub enum ParsedCall {
    /// A call to carry out.
    Call(Box<Call>),
    /// Text that was asked for (help, version), for stdout.
    Text(String),
    /// Why a call is wrong, by the key of its sentence, and what is said of it.
    Wrong(&'static str, String),
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
    match without_command(args) {
        Some(global) => ParsedCall::Call(Box::new(Call { global, command: None, version: None })),
        None => read_checked(args, words, |_, _| None),
    }
}

/// As [`read`]; `wrong` may refuse what was read, by the key of its sentence, and the sentence.
pub fn read_checked(
    args: &[OsString],
    words: &Words,
    wrong: impl Fn(&Command, &ArgMatches) -> Option<(&'static str, String)>,
) -> ParsedCall {
    let matches = Call::command().try_get_matches_from(args).or_else(|_| command(words).try_get_matches_from(args));
    if let Some((key, said)) = matches.as_ref().ok().and_then(|matches| wrong(&Call::command(), matches)) {
        return ParsedCall::Wrong(key, said);
    }
    match matches.and_then(|matches| Call::from_arg_matches(&matches)) {
        Ok(call) => ParsedCall::Call(Box::new(call)),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            ParsedCall::Text(own_words(&error.render().to_string(), words))
        }
        Err(error) => {
            let (key, said) = sentence(&error, &verbs(args), words);
            ParsedCall::Wrong(key, said)
        }
    }
}

/// What is said to a call without a command, which opens the screen; `None` for any other. It comes before every other reading,
/// because to make all commands known takes a third of such a start.
fn without_command(args: &[OsString]) -> Option<Global> {
    let bare = Global::augment_args(Command::new("")).disable_help_flag(true);
    Global::from_arg_matches(&bare.try_get_matches_from(args).ok()?).ok()
}

/// The help of a command, named by its words: `["team", "end"]`; of the program when there are none.
///
/// # Errors
/// Returns an error when there is no such command, with those that come near.
pub fn help(path: &[String], words: &Words) -> Result<String, Failure> {
    let mut command = command(words);
    command.build();
    let mut at = &command;
    for name in path {
        let Some(sub) = at.find_subcommand(name) else {
            let names = at.get_subcommands().map(|sub| (sub.get_name(), sub.get_name()));
            let near = nearest(name, names).into_iter().map(str::to_owned).collect();
            return Err(Failure::usage("cli-wrong-command", "what", name.as_str()).offering("cli-did-you-mean", near));
        };
        at = sub;
    }
    Ok(own_words(&at.clone().render_help().to_string(), words))
}

/// The one word that the reader of command lines always says in English.
fn own_words(text: &str, words: &Words) -> String {
    text.replacen("[OPTIONS]", &words.say("cli-word-options"), 1)
}

/// The command line with its explanations.
pub fn command(words: &Words) -> Command {
    let command = Call::command();
    let common: Vec<Arg> = command.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
    explained(command, &[], (&common, words))
}

/// A command with its explanations, that is reached by these names; `common` are the arguments that every command has.
fn explained(mut command: Command, names: &[String], (common, words): (&[Arg], &Words)) -> Command {
    let path = &names.iter().map(|name| format!("-{name}")).collect::<String>();
    // What a common argument does here in particular is only told when the command has it as its own.
    let own = |arg: &&Arg| words.knows(&format!("cli-arg{path}-{}", arg.get_id()));
    command = command.args(common.iter().filter(own).filter(|_| !path.is_empty()));

    let about = words.say(&format!("cli-about{path}")).into_owned();
    let args: Vec<clap::Id> = command.get_arguments().map(|arg| arg.get_id().clone()).collect();
    let subs: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .about(about)
        .help_template(template(path, words))
        .subcommand_help_heading(words.say("cli-commands").into_owned())
        .subcommand_value_name(words.say("cli-word-command").into_owned())
        .after_help(after(names, words));
    for id in args {
        command = command.mut_arg(id, |arg| explained_argument(arg, path, words));
    }
    for sub in subs {
        let inner = [names, std::slice::from_ref(&sub)].concat();
        command = command.mut_subcommand(sub, |sub| explained(sub, &inner, (common, words)));
    }
    command
}

fn explained_argument(arg: Arg, path: &str, words: &Words) -> Arg {
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "cli-arguments",
        (_, true) => "cli-common",
        _ => "cli-options",
    };
    let heading = words.say(heading).into_owned();
    let help = argument(&arg, path, words);
    let arg = arg.help(help).help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg;
    }
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    let name = placeholder(&value_name(&arg), words);
    arg.value_name(name)
}

/// The name of the value of an argument, as it stands in the command line itself.
pub fn value_name(arg: &Arg) -> String {
    arg.get_value_names().map_or_else(|| arg.get_id().to_string().to_uppercase(), |names| names.join(" "))
}

/// The name of a value with each word in capitals in the user's language: `FIELD=VALUE`.
fn placeholder(name: &str, words: &Words) -> String {
    capitals(name).fold(name.to_owned(), |name, word| {
        let key = format!("cli-value-{}", word.to_lowercase());
        if words.knows(&key) { name.replace(word, &words.say(&key)) } else { name }
    })
}

/// The words in capitals in the name of a value; not those that are examples, such as `T001`.
fn capitals(name: &str) -> impl Iterator<Item = &str> {
    let parts = name.split(|sign: char| !(sign.is_alphanumeric() || sign == '_'));
    parts.filter(|word| word.len() > 1 && word.chars().all(|sign| sign.is_ascii_uppercase() || sign == '_'))
}

/// The explanation of an argument, of this command or else the common one, with what can be chosen and what it is otherwise.
fn argument(arg: &Arg, path: &str, words: &Words) -> String {
    let own = format!("cli-arg{path}-{}", arg.get_id());
    let key = if words.knows(&own) { own } else { format!("cli-arg-{}", arg.get_id()) };
    let mut text = words.say(&key).into_owned();
    let mut add = |key: &str, what: Vec<String>| {
        if !what.is_empty() {
            text.push_str(&format!(" [{}: {}]", words.say(key), what.join(", ")));
        }
    };
    if arg.get_action().takes_values() {
        let values = arg.get_possible_values();
        add("cli-word-values", values.iter().map(|value| value.get_name().to_owned()).collect());
        add("cli-word-default", arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect());
    }
    text
}

fn template(path: &str, words: &Words) -> String {
    let usage = words.say("cli-usage");
    if path.is_empty() {
        let (commands, common) = (words.say("cli-commands"), words.say("cli-common"));
        return format!(
            "{{about}}\n\n{usage} {{usage}}\n\n{commands}:\n{}\n{common}:\n{{options}}{{after-help}}\n",
            groups(words)
        );
    }
    format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n")
}

/// The names of the commands of a group.
pub fn names(augment: Augment) -> Vec<String> {
    augment(Command::new("")).get_subcommands().map(|sub| sub.get_name().to_owned()).collect()
}

/// All commands in their groups, each with its explanation.
fn groups(words: &Words) -> String {
    let groups = GROUPS.map(|(group, augment)| (group, names(augment)));
    let width = groups.iter().flat_map(|(_, names)| names).map(|name| name.width()).max().unwrap_or(0) + 4;
    let mut text = String::new();
    for (group, names) in &groups {
        text.push_str(&format!("\n{}\n", words.say(&format!("cli-group-{group}"))));
        for name in names {
            let about = words.say(&format!("cli-about-{name}"));
            let lines = wrapped(&about, terminal_width().unwrap_or(HELP_WIDTH).saturating_sub(width));
            let head = padded(&format!("  {name}"), width, false);
            let gap = format!("\n{}", " ".repeat(width));
            text.push_str(&format!("{head}{}\n", lines.join(&gap)));
        }
    }
    text
}

/// Examples of a command: those of its first name that begin with all of them. Of the program: where to read more.
fn after(names: &[String], words: &Words) -> String {
    let Some(first) = names.first() else {
        let codes = EXIT_CODES.map(|(code, key)| format!("  {code:<4}{}", words.say(key)));
        return format!("{}:\n{}\n\n{}", words.say("cli-exit"), codes.join("\n"), words.say("cli-read-more"));
    };
    let begins = format!("binnenwerk {} ", names.join(" "));
    let key = format!("cli-example-{first}");
    let examples = if words.knows(&key) { words.say(&key) } else { Default::default() };
    let lines: Vec<&str> = examples.lines().filter(|line| format!("{line} ").starts_with(&begins)).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("{}\n  {}", words.say("cli-examples"), lines.join("\n  "))
}

/// The commands that the last command named in a call can go on with: `end`, `convert` … after `team`.
fn verbs(args: &[OsString]) -> Vec<String> {
    let command = Call::command();
    let mut at = &command;
    for arg in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
        at = at.find_subcommand(arg).unwrap_or(at);
    }
    at.get_subcommands().map(|sub| sub.get_name().to_owned()).collect()
}

/// One sentence, what may have been meant, and where to read more. `verbs` are what an unfinished command can go on with.
fn sentence(error: &clap::Error, verbs: &[String], words: &Words) -> (&'static str, String) {
    let all = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let named = |kind| Some(all(kind).join(", ")).filter(|text| !text.is_empty());
    let what = named(ContextKind::InvalidArg).or_else(|| named(ContextKind::InvalidSubcommand));
    let value = match error.get(ContextKind::InvalidValue) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
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
    let what = what.map(|what| what.replace("...", ""));
    let args: Vec<(&str, WordArg)> =
        [("what", what), ("value", value)].into_iter().filter_map(|(n, v)| v.map(|v| (n, v.into()))).collect();
    let mut said = words.say_with(key, &args);
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = meant.into_iter().flat_map(all).collect::<Vec<_>>();
    let there_are = if key == "cli-wrong-incomplete" { verbs.to_vec() } else { all(ContextKind::ValidValue) };
    for (key, offered) in [("cli-did-you-mean", meant), ("cli-choose-from", there_are)] {
        if !offered.is_empty() {
            said = format!("{said} {}", words.say_with(key, &[("words", offered.into())]));
            break;
        }
    }
    (key, format!("{said} {}", words.say("cli-see-help")))
}

#[cfg(test)]
mod tests;
