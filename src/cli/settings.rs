//! `config`: what is set, where, and what else can be.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::ask::ask_secret;
use super::failure::Failure;
use super::session::Session;
use super::setting_fault::accepts;
use crate::config::{self, Config, Setting, SettingFault, SettingProblem};
use crate::domain::access::HIDDEN;
use crate::domain::named::Choice;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::exchange::write::{IfThere, WriteError, save};
use crate::passphrase::passphrase_hash;
use crate::text::Words;
use crate::ui::keys::Keymap;

/// Adds what is wrong with the keys of the settings, which only the table of keys knows.
pub fn check_keys(config: &mut Config) {
    for (action, keys) in config.keys.clone() {
        let Err(what) = Keymap::new(&[(action.clone(), separate(&keys))]) else { continue };
        let place = config.place_of(&format!("keys.{action}")).map(|(path, line)| (path.to_owned(), line));
        if let Some((path, line)) = place {
            config.faults.push(SettingFault { path, line: Some(line), problem: SettingProblem::Key(what) });
        }
    }
}

/// The keys of an action as they stand in the settings, each by itself.
pub fn separate(keys: &str) -> Vec<String> {
    keys.split(',').map(|key| key.trim().to_owned()).collect()
}

/// `config`: each setting with its value, where it is set, and what may stand in it; with `write` a file that explains them.
///
/// # Errors
/// Returns an error when the file is there already, or cannot be written.
pub fn config(session: &mut Session, write: bool) -> Result<(), Failure> {
    if write {
        return write_explained(session);
    }
    let words = &session.words;
    let rows: Vec<(Setting, Option<String>, Option<String>)> = Setting::ALL
        .iter()
        .map(|setting| {
            let place =
                session.config.place_of(setting.name()).map(|(path, line)| format!("{}:{line}", path.display()));
            (*setting, value(session, *setting), place)
        })
        .collect();
    if session.global.json {
        let settings = rows.iter().map(|(setting, value, place)| {
            json!({
                "setting": setting.name(), "value": value, "set_in": place,
                "explanation": about(words, *setting), "accepts": accepts(words, *setting),
            })
        });
        return session.out.json(&settings.collect::<Vec<_>>());
    }
    let text = |(setting, value, place): &(Setting, Option<String>, Option<String>)| {
        let unset = || words.say("cli-config-unset").into_owned();
        vec![
            setting.name().to_owned(),
            value.clone().unwrap_or_else(unset),
            place.clone().unwrap_or_default(),
            about(words, *setting),
            accepts(words, *setting),
        ]
    };
    let headings = ["setting", "value", "place", "explanation", "accepts"];
    let headings = headings.map(|name| words.say(&format!("cli-config-{name}")).into_owned());
    let rows: Vec<Vec<String>> = rows.iter().map(text).collect();
    session.out.table((&headings, &[]), &rows)?;
    session.out.line("")?;
    session.out.line(&session.words.say("cli-config-files"))?;
    for path in config::settings_files() {
        let key = if path.exists() { "cli-config-there" } else { "cli-config-absent" };
        let line = session.words.say_with(key, &[("path", path.as_path().into())]);
        session.out.line(&format!("  {line}"))?;
    }
    Ok(())
}

/// What a setting is for.
fn about(words: &Words, setting: Setting) -> String {
    words.say(&format!("cli-setting-{}", setting.name())).into_owned()
}

/// What a setting is, as far as the files say.
fn value(session: &Session, setting: Setting) -> Option<String> {
    let path = |path: &Option<std::path::PathBuf>| path.as_ref().map(|path| path.display().to_string());
    let flag = |flag| session.config.place_of(setting.name()).map(|_| session.words.flag(flag).into_owned());
    match setting {
        Setting::Lang => session.config.lang.clone(),
        Setting::Theme => session.config.place_of(setting.name()).map(|_| session.config.theme.name().to_owned()),
        Setting::Db => path(&session.config.db),
        Setting::Backup => path(&session.config.backup),
        Setting::Letters => path(&session.config.letters),
        Setting::KeyFile => path(&session.config.key_file),
        Setting::NetworkDisk => flag(session.config.network_disk),
        Setting::Accessible => flag(session.config.accessible),
        Setting::Ascii => flag(session.config.ascii),
        Setting::Clipboard => flag(session.config.clipboard),
        Setting::EnterGoesDown => flag(session.config.enter_goes_down),
        Setting::RevealMinutes => minutes(session.config.reveal),
        Setting::LockMinutes => minutes(session.config.lock),
        // That there is one may be known; the hash could be tried out by who reads it here.
        Setting::LockPassphrase => session.config.lock_passphrase.as_ref().map(|_| HIDDEN.to_owned()),
        Setting::Keys => {
            let keys = session.config.keys.iter().map(|(action, keys)| format!("{action} = {keys}"));
            Some(keys.collect::<Vec<_>>().join("; ")).filter(|keys| !keys.is_empty())
        }
    }
}

/// A while in minutes, as it stands in the settings.
fn minutes(time: Option<Duration>) -> Option<String> {
    time.map(|time| (time.as_secs_f64() / 60.0).to_string())
}

/// `config --passphrase`: asks for a passphrase, twice where somebody types it, and prints the line for the settings.
///
/// # Errors
/// Returns an error when it is empty, or not the same twice, or cannot be read.
pub fn passphrase(session: &mut Session) -> Result<(), Failure> {
    let first = ask_secret(&session.words.say("cli-passphrase-ask"))?;
    if first.typed
        && !first.text.is_empty()
        && ask_secret(&session.words.say("cli-passphrase-again"))?.text != first.text
    {
        return Err(Failure::Other("cli-passphrase-differs", vec![]));
    }
    let hash = Some(first.text).filter(|text| !text.is_empty());
    let hash = hash.and_then(|text| passphrase_hash(&text, session.ids.next_id()));
    let hash = hash.ok_or(Failure::Other("cli-passphrase-empty", vec![]))?;
    session.out.line(&format!("{} = \"{hash}\"", Setting::LockPassphrase.name()))
}

/// Writes the user's file with every setting explained and none of them set; never over one that is there.
fn write_explained(session: &mut Session) -> Result<(), Failure> {
    let path = config::settings_file().ok_or(Failure::Other("cli-no-place", vec![]))?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    if path.symlink_metadata().is_ok() {
        return Err(there(&path));
    }
    let text = explained(&session.words);
    save(&path, IfThere::Refuse, |to| Ok::<_, WriteError>(to.write_all(text.as_bytes())?)).map_err(Refusal::from)?;
    session.out.written = Some(path);
    Ok(())
}

fn there(path: &Path) -> Failure {
    Failure::Mistyped(Refusal::new(Reason::FileExists).with("file", path))
}

/// The file that explains every setting, with each line switched off.
fn explained(words: &Words) -> String {
    let mut text = format!("# {}\n", words.say("cli-config-about"));
    for setting in Setting::ALL {
        text.push_str(&format!("\n# {}: {}\n", about(words, *setting), accepts(words, *setting)));
        // The heading of the keys may stand: alone it sets nothing.
        let switched_off = if *setting == Setting::Keys { "" } else { "# " };
        text.push_str(&format!("{switched_off}{}\n", setting.example()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn the_file_that_explains_sets_nothing_and_every_line_of_it_can_be_switched_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("config.toml");
        for words in Language::ALL.map(Words::new) {
            let text = explained(&words);
            std::fs::write(&path, &text).expect("written");
            assert_eq!(Config::read(std::slice::from_ref(&path)), Config::default());
            let on =
                text.lines().map(|line| line.strip_prefix("# ").filter(|line| line.contains(" = ")).unwrap_or(line));
            std::fs::write(&path, on.collect::<Vec<_>>().join("\n")).expect("written");
            let mut config = Config::read(std::slice::from_ref(&path));
            check_keys(&mut config);
            assert!(config.faults.is_empty(), "{:?}\n{text}", config.faults);
            assert_eq!(config.set.len(), Setting::ALL.len() - 1 + config.keys.len());
        }
    }
}
