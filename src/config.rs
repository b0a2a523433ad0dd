//! The settings: a small file of the user, and before it those of an administrator. No setting is required, and one wrong line
//! takes nothing from the others.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs, io};

use directories::{BaseDirs, ProjectDirs};
use toml::de::{DeTable, DeValue};

use crate::domain::named::{Choice, named};
use crate::passphrase::is_passphrase_hash;
use crate::repository::sqlite::server_address;
use crate::text::Language;
use crate::ui::Theme;

/// Where an administrator sets things for everybody.
const FOR_EVERYBODY: &str = "/etc/binnenwerk/config.toml";
/// How the file is called in each folder for settings.
const FILE: &str = "binnenwerk/config.toml";

named! {
    /// What can be set. The identifier is the name in the file.
    pub enum Setting {
        Lang = "lang",
        Theme = "theme",
        Db = "db",
        Backup = "backup",
        NetworkDisk = "network_disk",
        Letters = "letters",
        RevealMinutes = "reveal_minutes",
        LockMinutes = "lock_minutes",
        LockPassphrase = "lock_passphrase",
        KeyFile = "key_file",
        Accessible = "accessible",
        Ascii = "ascii",
        Clipboard = "clipboard",
        EnterGoesDown = "enter_goes_down",
        Keys = "keys",
    }
}

impl Setting {
    /// Whether it is about who looks along. Of these the first file that has it counts, so that nobody takes away for themselves what
    /// the office set for everybody.
    fn is_about_sight(self) -> bool {
        matches!(self, Self::RevealMinutes | Self::LockMinutes | Self::LockPassphrase)
    }

    /// How a line of it can look, for the file that explains all of them.
    pub fn example(self) -> &'static str {
        match self {
            Self::Lang => "lang = \"nl\"",
            Self::Theme => "theme = \"dark\"",
            Self::Db => "db = \"/srv/binnenwerk/rooster.db\"",
            Self::Backup => "backup = \"/mnt/kopie/binnenwerk.db\"",
            Self::NetworkDisk => "network_disk = false",
            Self::Letters => "letters = \"/srv/binnenwerk/brieven\"",
            Self::RevealMinutes => "reveal_minutes = 5",
            Self::LockMinutes => "lock_minutes = 10",
            Self::LockPassphrase => {
                "lock_passphrase = \"$argon2id$v=19$m=19456,t=2,p=1$ZXhhbXBsZS1vZi1zYWx0IQ$UNhY4JhezH9gQYqvDMWrWH9CwlcKiECVqejMrND2VFw\""
            }
            Self::KeyFile => "key_file = \"/etc/binnenwerk/roster.key\"",
            Self::Accessible => "accessible = true",
            Self::Ascii => "ascii = true",
            Self::Clipboard => "clipboard = true",
            Self::EnterGoesDown => "enter_goes_down = true",
            Self::Keys => "[keys]\n# undo = \"U\"\n# find = \"Ctrl-f, f\"",
        }
    }
}

/// The settings; each may be left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// Language: `nl` or `en`.
    pub lang: Option<String>,
    /// How the screen looks.
    pub theme: Theme,
    /// Path of the database to open.
    pub db: Option<PathBuf>,
    /// Path of the usual copy of the database.
    pub backup: Option<PathBuf>,
    /// Allow a database on a network disk; only safe when no other machine opens it.
    pub network_disk: bool,
    /// Folder with the templates of letters.
    pub letters: Option<PathBuf>,
    /// For how long sensitive values are to be seen once revealed; zero where nothing is ever concealed, `None` where nothing is said.
    pub reveal: Option<Duration>,
    /// After how long without a key the screen locks; `None` for never.
    pub lock: Option<Duration>,
    /// The passphrase that opens the lock, as a hash in the form of PHC.
    pub lock_passphrase: Option<String>,
    /// File with the key of an encrypted database.
    pub key_file: Option<PathBuf>,
    /// Questions and answers line by line in the place of the screen.
    pub accessible: bool,
    /// Nothing but ASCII on the screen, whatever the locale says.
    pub ascii: bool,
    /// Whether what is copied may go to the clipboard of the terminal, and with it off this machine.
    pub clipboard: bool,
    /// Whether Enter goes a row down after it has saved a cell, for who has not chosen that on the screen.
    pub enter_goes_down: bool,
    /// Other keys for actions: the name of each action with its key.
    pub keys: BTreeMap<String, String>,
    /// Where each was set, the last one that counts: the name (of a key `keys.undo`), the file and the line.
    pub set: Vec<(String, PathBuf, usize)>,
    /// What cannot be used of the files.
    pub faults: Vec<SettingFault>,
}

/// A line of the settings that cannot be used; what stands in it is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingFault {
    /// The file.
    pub path: PathBuf,
    /// The line, when it is known.
    pub line: Option<usize>,
    /// What is wrong with it.
    pub problem: SettingProblem,
}

/// What is wrong with a line of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingProblem {
    /// The file is there but cannot be read.
    Unreadable,
    /// It is not a name, `=` and a value; the setting is the one that it begins with, if any.
    NoSetting(Option<Setting>),
    /// There is no setting of this name.
    Unknown(String),
    /// This setting cannot hold that.
    Value(Setting),
    /// There is no action of this name, or no such key.
    Key(String),
}

impl Config {
    /// Reads the settings from files, of which a later one goes before an earlier one.
    pub fn read(paths: &[PathBuf]) -> Self {
        let mut config = Self::default();
        for path in paths {
            match fs::read_to_string(path) {
                Ok(text) => {
                    let before = config.faults.len();
                    config.take(path, &text);
                    config.faults[before..].sort_by_key(|fault| fault.line);
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(_) => config.fault(path, None, SettingProblem::Unreadable),
            }
        }
        config
    }

    /// The wrong line that stands in the way of knowing what this setting is; `None` where it is known.
    pub fn fault_of(&self, setting: Setting) -> Option<&SettingFault> {
        self.faults.iter().find(|fault| match fault.problem {
            SettingProblem::Value(of) | SettingProblem::NoSetting(Some(of)) => of == setting,
            // Nobody knows what the file was to say.
            SettingProblem::Unreadable => true,
            SettingProblem::NoSetting(None) | SettingProblem::Unknown(_) | SettingProblem::Key(_) => false,
        })
    }

    /// Where a setting was set: the file and the line.
    pub fn place_of(&self, name: &str) -> Option<(&Path, usize)> {
        let found = self.set.iter().rfind(|(set, ..)| set == name)?;
        Some((&found.1, found.2))
    }

    fn fault(&mut self, path: &Path, line: Option<usize>, problem: SettingProblem) {
        self.faults.push(SettingFault { path: path.to_owned(), line, problem });
    }

    fn take(&mut self, path: &Path, text: &str) {
        let mut lines: Vec<&str> = text.lines().collect();
        // Every line that is no setting is put aside, until the others can be read.
        let text = loop {
            let text = lines.join("\n");
            let Err(error) = DeTable::parse(&text) else { break text };
            let at = error.span().map_or(0, |span| line_of(&text, span.start) - 1);
            let Some(line) = lines.get_mut(at).filter(|line| !line.is_empty()) else {
                return self.fault(path, Some(at + 1), SettingProblem::NoSetting(None));
            };
            let begins = line.trim().split(|sign: char| !sign.is_alphanumeric() && sign != '_').next();
            let setting = begins.and_then(Setting::named);
            *line = "";
            self.fault(path, Some(at + 1), SettingProblem::NoSetting(setting));
        };
        let Ok(table) = DeTable::parse(&text) else { return };
        for (name, value) in table.get_ref() {
            let line = line_of(&text, name.span().start);
            let Some(setting) = Setting::named(name.get_ref()) else {
                self.fault(path, Some(line), SettingProblem::Unknown(name.get_ref().clone().into_owned()));
                continue;
            };
            if let (Setting::Keys, DeValue::Table(keys)) = (setting, value.get_ref()) {
                for (action, key) in keys {
                    let line = line_of(&text, action.span().start);
                    match key.get_ref() {
                        DeValue::String(key) => {
                            let action = action.get_ref().clone().into_owned();
                            self.set.push((format!("keys.{action}"), path.to_owned(), line));
                            self.keys.insert(action, key.clone().into_owned());
                        }
                        _ => self.fault(path, Some(line), SettingProblem::Value(Setting::Keys)),
                    }
                }
                continue;
            }
            if setting.is_about_sight() && self.place_of(setting.name()).is_some() {
                continue;
            }
            match self.assign(setting, value.get_ref(), path) {
                Some(()) => self.set.push((setting.name().to_owned(), path.to_owned(), line)),
                None => self.fault(path, Some(line), SettingProblem::Value(setting)),
            }
        }
    }

    /// Gives a setting its value; `None` when it cannot hold that.
    fn assign(&mut self, setting: Setting, value: &DeValue<'_>, file: &Path) -> Option<()> {
        match (setting, value) {
            (Setting::Lang, DeValue::String(tag)) => self.lang = Some(Language::of(tag).map(|_| tag.to_string())?),
            (Setting::Theme, DeValue::String(name)) => self.theme = Theme::named(name)?,
            (Setting::NetworkDisk, DeValue::Boolean(allow)) => self.network_disk = *allow,
            (Setting::Accessible, DeValue::Boolean(wanted)) => self.accessible = *wanted,
            (Setting::Ascii, DeValue::Boolean(wanted)) => self.ascii = *wanted,
            (Setting::Clipboard, DeValue::Boolean(allow)) => self.clipboard = *allow,
            (Setting::EnterGoesDown, DeValue::Boolean(wanted)) => self.enter_goes_down = *wanted,
            (Setting::Db, DeValue::String(to)) => self.db = Some(place(to, file)?),
            (Setting::Backup, DeValue::String(to)) => self.backup = Some(place(to, file)?),
            (Setting::Letters, DeValue::String(to)) => self.letters = Some(place(to, file)?),
            (Setting::RevealMinutes, value) => self.reveal = Some(minutes(value)?),
            (Setting::LockMinutes, value) => self.lock = Some(minutes(value)?).filter(|after| !after.is_zero()),
            (Setting::LockPassphrase, DeValue::String(hash)) if is_passphrase_hash(hash) => {
                self.lock_passphrase = Some(hash.to_string());
            }
            // What systemd hands over lies in no folder of the settings.
            (Setting::KeyFile, DeValue::String(to)) if to.starts_with('$') => self.key_file = Some(to.as_ref().into()),
            (Setting::KeyFile, DeValue::String(to)) => self.key_file = Some(place(to, file)?),
            _ => return None,
        }
        Some(())
    }
}

/// A number of minutes, at most those of a day.
fn minutes(value: &DeValue<'_>) -> Option<Duration> {
    let number: f64 = match value {
        DeValue::Integer(number) => number.as_str().parse().ok()?,
        DeValue::Float(number) => number.as_str().parse().ok()?,
        _ => return None,
    };
    (0.0..=24.0 * 60.0).contains(&number).then(|| Duration::from_secs_f64(number * 60.0))
}

/// The number of the line in which a place of a text is.
fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).map_or(1, |head| head.matches('\n').count() + 1)
}

/// A path as it stands in a file: `~` is the home folder, and a relative one begins at the folder of the file.
fn place(text: &str, file: &Path) -> Option<PathBuf> {
    match text {
        _ if text.trim().is_empty() => None,
        _ if text.starts_with("~/") => from_home(text),
        _ if server_address(Path::new(text)).is_some() => Some(text.into()),
        _ => Some(file.parent().unwrap_or(Path::new("")).join(text)),
    }
}

/// A path that begins with `~/`, in full; `None` for another one, and where the platform has no home folder.
pub fn from_home(text: &str) -> Option<PathBuf> {
    Some(BaseDirs::new()?.home_dir().join(text.strip_prefix("~/")?))
}

fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "binnenwerk")
}

/// Path of the user's file with the settings; `None` where the platform has no folder for it.
pub fn settings_file() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().join("config.toml"))
}

/// Path of the file in which an administrator sets things for everybody, which no variable of the environment moves.
pub fn administrators_file() -> PathBuf {
    PathBuf::from(FOR_EVERYBODY)
}

/// Every file with settings, whether it is there or not; a later one goes before an earlier one. The administrator's come first:
/// the one in `/etc/binnenwerk`, and those in the folders of `XDG_CONFIG_DIRS`.
pub fn settings_files() -> Vec<PathBuf> {
    let folders = env::var_os("XDG_CONFIG_DIRS").filter(|folders| !folders.is_empty());
    // The first folder of the variable goes before the others.
    let mut of_system: Vec<PathBuf> =
        env::split_paths(&folders.unwrap_or_else(|| "/etc/xdg".into())).map(|folder| folder.join(FILE)).collect();
    of_system.reverse();
    [administrators_file()].into_iter().chain(of_system).chain(settings_file()).collect()
}

/// Path of the database when none is given; `None` where the platform has no folder for it.
pub fn usual_database() -> Option<PathBuf> {
    folders().map(|folders| folders.data_dir().join("binnenwerk.db"))
}

/// Folder with what is said of files that are imported, by name; `None` where the platform has no folder for it.
pub fn mappings() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().join("mappings"))
}

/// Folder with the templates of letters when none is given; `None` where the platform has no folder for it.
pub fn usual_letters() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().join("letters"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Config, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("config.toml");
        fs::write(&path, text).expect("written");
        (Config::read(std::slice::from_ref(&path)), path)
    }

    #[test]
    fn without_a_file_nothing_is_set_and_a_folder_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Config::read(&[folder.path().join("config.toml")]), Config::default());
        let odd = Config::read(&[folder.path().to_owned()]);
        assert_eq!(odd.faults[0].problem, SettingProblem::Unreadable);
    }

    #[test]
    fn a_wrong_line_is_named_and_takes_nothing_from_the_others() {
        let (config, path) =
            read("lang = \"de\"\ncolour = 1\ndb = \"rooster.db\"\nnonsense\n\n[keys]\nundo = \"U\"\nfind = 3\n");
        let at = |line| config.faults.iter().find(|fault| fault.line == Some(line)).map(|fault| fault.problem.clone());
        assert_eq!(at(1), Some(SettingProblem::Value(Setting::Lang)));
        assert_eq!(at(2), Some(SettingProblem::Unknown("colour".into())));
        assert_eq!(at(4), Some(SettingProblem::NoSetting(None)));
        assert_eq!(at(8), Some(SettingProblem::Value(Setting::Keys)), "{:?}", config.faults);
        assert_eq!(config.faults.len(), 4, "{:?}", config.faults);
        assert_eq!(config.db, Some(path.with_file_name("rooster.db")), "it begins at the folder of the file");
        assert_eq!((config.keys.len(), config.place_of("keys.undo")), (1, Some((path.as_path(), 7))));
    }

    #[test]
    fn a_later_file_goes_before_an_earlier_one_setting_by_setting() {
        let folder = tempfile::tempdir().expect("a folder");
        let [first, second] = ["a.toml", "b.toml"].map(|name| folder.path().join(name));
        fs::write(&first, "lang = \"en\"\nnetwork_disk = true\n").expect("written");
        fs::write(&second, "lang = \"nl\"\n").expect("written");
        let config = Config::read(&[first.clone(), second.clone()]);
        assert_eq!((config.lang.as_deref(), config.network_disk), (Some("nl"), true));
        assert_eq!(config.place_of("lang"), Some((second.as_path(), 1)));
        assert_eq!(config.place_of("network_disk"), Some((first.as_path(), 2)));
    }

    #[test]
    fn what_is_about_who_looks_along_is_not_taken_away_by_a_later_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let [first, second] = ["a.toml", "b.toml"].map(|name| folder.path().join(name));
        fs::write(&first, "lock_minutes = 0.5\n").expect("written");
        fs::write(&second, "lock_minutes = 0\nreveal_minutes = 2\n").expect("written");
        let config = Config::read(&[first.clone(), second]);
        let seconds = |time: Option<Duration>| time.map(|time| time.as_secs());
        assert_eq!((seconds(config.lock), seconds(config.reveal)), (Some(30), Some(120)));
        assert_eq!(config.place_of("lock_minutes"), Some((first.as_path(), 1)));
        assert_eq!(read("lock_minutes = 0\n").0.lock, None);
        for wrong in ["lock_minutes = -1\n", "reveal_minutes = \"5\"\n", "lock_passphrase = \"geheim\"\n"] {
            assert_eq!(read(wrong).0.faults.len(), 1, "{wrong}");
        }
    }

    #[test]
    fn what_a_wrong_line_may_have_said_is_not_taken_for_unset() {
        assert!(read("db = 3\n").0.fault_of(Setting::Db).is_some());
        assert!(read("db \"x\"\n").0.fault_of(Setting::Db).is_some());
        assert!(read("lang \"x\"\n").0.fault_of(Setting::Db).is_none());
        assert!(read("lang = 3\ndb = \"x\"\n").0.fault_of(Setting::Db).is_none());
    }
}
