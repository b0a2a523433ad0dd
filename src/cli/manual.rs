//! The page of the manual for `man`, from the same source as help: the command line with its explanations.

use clap::{Arg, Command};
use roff::{Roff, bold, italic, roman};

use super::args::GROUPS;
use super::failure::{EXIT_CODES, Failure};
use super::session::Session;
use super::usage;
use crate::config;
use crate::text::Words;

/// `man`: the page in the user's language, to be read by `man`.
///
/// # Errors
/// Returns an error when nobody reads on.
pub fn page(session: &mut Session) -> Result<(), Failure> {
    let text = render(&session.words);
    session.out.line(text.trim_end())
}

fn render(words: &Words) -> String {
    let mut command = usage::command(words);
    command.build();
    let mut page = Roff::new();
    let version = format!("binnenwerk {}", command.get_version().unwrap_or_default());
    page.control("TH", ["BINNENWERK", "1", "", &version, ""]);
    let section = |page: &mut Roff, key: &str| {
        page.control("SH", [words.say(key).to_uppercase().as_str()]);
    };
    section(&mut page, "cli-man-name");
    page.text([roman(format!("binnenwerk - {}", about(&command)))]);
    section(&mut page, "cli-man-synopsis");
    page.text([
        bold("binnenwerk"),
        roman(format!(" {} ", words.say("cli-word-options"))),
        italic(words.say("cli-word-command")),
    ]);
    for (group, augment) in GROUPS {
        section(&mut page, &format!("cli-group-{group}"));
        for name in usage::names(augment) {
            if let Some(sub) = command.find_subcommand(name) {
                describe(&mut page, sub);
            }
        }
    }
    section(&mut page, "cli-common");
    command.get_arguments().for_each(|arg| argument(&mut page, arg));
    section(&mut page, "cli-exit");
    for (code, key) in EXIT_CODES {
        page.control("TP", []).text([bold(code.to_string())]).text([roman(words.say(key))]);
    }
    section(&mut page, "cli-man-files");
    for path in config::settings_files().iter().filter(|path| path.starts_with("/etc")) {
        page.text([roman(path.display().to_string())]).control("br", []);
    }
    page.text([roman("~/.config/binnenwerk/config.toml")]).control("br", []);
    page.text([roman("~/.local/share/binnenwerk/binnenwerk.db")]);
    page.render()
}

/// A command with its arguments and examples, and those below it.
fn describe(page: &mut Roff, command: &Command) {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.split_once("binnenwerk").map_or("", |(_, rest)| rest).trim().to_owned();
    page.control("SS", [usage.as_str()]).text([roman(about(command))]);
    let own = command.get_arguments().filter(|arg| !arg.is_global_set());
    own.for_each(|arg| argument(page, arg));
    if let Some(examples) = command.get_after_help().filter(|_| command.get_subcommands().next().is_none()) {
        page.control("PP", []).control("nf", []);
        for line in examples.to_string().lines() {
            page.text([roman(line)]);
        }
        page.control("fi", []);
    }
    command.get_subcommands().for_each(|sub| describe(page, sub));
}

fn argument(page: &mut Roff, arg: &Arg) {
    let values: Vec<String> =
        arg.get_value_names().unwrap_or_default().iter().map(|name| format!("<{name}>")).collect();
    let short = arg.get_short().map(|short| format!("-{short}"));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let names: Vec<String> = [short, long].into_iter().flatten().collect();
    let takes = if arg.get_action().takes_values() { values.join(" ") } else { String::new() };
    let gap = if names.is_empty() || takes.is_empty() { "" } else { " " };
    page.control("TP", []).text([bold(names.join(", ")), roman(gap), italic(takes)]);
    page.text([roman(arg.get_help().map(ToString::to_string).unwrap_or_default())]);
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}
