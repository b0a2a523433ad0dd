//! The settings of a user: a small file in the platform's folder for settings. No setting is required.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use directories::ProjectDirs;
use serde::Deserialize;

/// The settings; each may be left out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Language: `nl` or `en`.
    pub lang: Option<String>,
    /// Path of the database to open.
    pub db: Option<PathBuf>,
    /// Allow a database on a network disk; only safe when no other machine opens it.
    pub network_disk: bool,
    /// Folder with the templates of letters.
    pub letters: Option<PathBuf>,
    /// Other keys for actions: the name of each action with its key.
    pub keys: BTreeMap<String, String>,
}

/// Why the settings could not be used; the contents of the file are not shown.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is there but cannot be read.
    #[error("settings cannot be read: {0}")]
    Unreadable(PathBuf),
    /// The file does not contain valid settings; the number is the line, when it is known.
    #[error("settings are wrong: {0}")]
    Wrong(PathBuf, Option<usize>),
}

impl Config {
    /// Reads the settings from a file; without the file, the settings are empty.
    ///
    /// # Errors
    /// Returns a [`ConfigError`] when the file cannot be read or is not valid.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(_) => return Err(ConfigError::Unreadable(path.into())),
        };
        toml::from_str(&text).map_err(|error| {
            let line = error.span().and_then(|span| text.get(..span.start)).map(|head| head.matches('\n').count() + 1);
            ConfigError::Wrong(path.into(), line)
        })
    }
}

fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "binnenwerk")
}

/// Path of the file with the settings; `None` where the platform has no folder for it.
pub fn settings_file() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().join("config.toml"))
}

/// Path of the database when none is given; `None` where the platform has no folder for it.
pub fn usual_database() -> Option<PathBuf> {
    folders().map(|folders| folders.data_dir().join("binnenwerk.db"))
}

/// Folder with the templates of letters when none is given; `None` where the platform has no folder for it.
pub fn usual_letters() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().join("letters"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_file_nothing_is_set_and_an_unknown_setting_names_its_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("config.toml");
        assert_eq!(Config::read(&path).expect("none"), Config::default());
        fs::write(&path, "lang = \"en\"\n\n[keys]\nundo = \"U\"\n").expect("written");
        let config = Config::read(&path).expect("settings");
        assert_eq!((config.lang.as_deref(), config.keys.len()), (Some("en"), 1));
        fs::write(&path, "lang = \"en\"\ncolour = 1\n").expect("written");
        assert!(matches!(Config::read(&path), Err(ConfigError::Wrong(_, Some(2)))));
        assert!(matches!(Config::read(folder.path()), Err(ConfigError::Unreadable(_))));
    }
}
