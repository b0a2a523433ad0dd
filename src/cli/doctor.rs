//! `doctor`: what the program finds around it, for who helps from afar. It names no person, and a home folder only as `~`.

use std::fs::{self, Metadata};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use directories::BaseDirs;
use serde_json::json;

use super::failure::Failure;
use super::maintenance::{IN_CLEAR, around, unread};
use super::session::Session;
use super::setting_fault::fault_sentence;
use super::width::terminal_width;
use crate::config::{self, SettingFault};
use crate::domain::refusal::Arg;
use crate::domain::sanitize::clean;
use crate::repository::sqlite::{STORE_VERSION, engine_version, free_space, is_on_network_disk, server_address};
use crate::repository::{Finding, Repository, StoreError};
use crate::service::command::CommandError;

/// A copy that is older than this many days is remarked on.
const OLD_COPY: i64 = 7;
/// Less free space than this many times the database is remarked on: an upgrade and a copy beside it need that.
const ROOM: u64 = 3;

/// One thing that was looked at.
struct Looked {
    /// The key of its name, without `cli-doctor-`.
    what: &'static str,
    /// What was found.
    found: String,
    /// What there is to say of it.
    remark: Option<String>,
    /// Whether something does not work because of it.
    is_fault: bool,
}

/// `doctor`: terminal, locale, settings, database with its rights and its disk, versions, and the age of the newest copy.
///
/// # Errors
/// Returns an error when something does not work, after all has been told.
pub fn doctor(session: &mut Session) -> Result<(), Failure> {
    let mut all = vec![versions(session), terminal(session), locale(session), settings(session)];
    all.extend(database(session)?);
    if session.global.json {
        let rows = all.iter().map(|looked| {
            json!({ "check": looked.what, "found": looked.found, "remark": looked.remark, "ok": !looked.is_fault })
        });
        session.out.json(&rows.collect::<Vec<_>>())?;
    } else {
        for looked in &all {
            let mark = if looked.is_fault {
                "✗"
            } else if looked.remark.is_some() {
                "!"
            } else {
                "✓"
            };
            let name = session.words.say(&format!("cli-doctor-{}", looked.what)).into_owned();
            session.out.line(&format!("{mark} {name}: {}", looked.found))?;
            if let Some(remark) = &looked.remark {
                session.out.line(&format!("    {remark}"))?;
            }
        }
    }
    if all.iter().any(|looked| looked.is_fault) { Err(Failure::Found) } else { Ok(()) }
}

fn fine(what: &'static str, found: impl Into<String>) -> Looked {
    // Names of files and variables of the surroundings hold whatever somebody put there.
    Looked { what, found: clean(&found.into()).into_owned(), remark: None, is_fault: false }
}

fn versions(session: &Session) -> Looked {
    let args = [
        ("version", Arg::from(env!("CARGO_PKG_VERSION"))),
        ("store", STORE_VERSION.into()),
        ("engine", engine_version().into()),
    ];
    fine("versions", session.words.say_with("cli-doctor-versions-found", &args))
}

fn terminal(session: &Session) -> Looked {
    let term = std::env::var("TERM").unwrap_or_default();
    let columns = terminal_width().map_or_else(|| "–".to_owned(), |columns| columns.to_string());
    let mut looked = fine("terminal", format!("TERM={term}, {columns}"));
    if term == "dumb" {
        looked.remark = Some(session.words.say("cli-dumb-terminal").into_owned());
    }
    looked
}

fn locale(session: &Session) -> Looked {
    let set = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG")).unwrap_or_default();
    let is_utf8 = locale.to_ascii_lowercase().replace('-', "").contains("utf8");
    let mut looked = fine("locale", format!("{locale} ({})", session.words.language().tag()));
    if !is_utf8 {
        looked.remark = Some(session.words.say("cli-doctor-no-utf8").into_owned());
    }
    looked
}

fn settings(session: &Session) -> Looked {
    let there: Vec<String> =
        config::settings_files().iter().filter(|path| path.exists()).map(|path| from_home(path)).collect();
    let none = || session.words.say("cli-doctor-none").into_owned();
    let mut looked = fine("settings", if there.is_empty() { none() } else { there.join(", ") });
    let faults: Vec<String> =
        session.config.faults.iter().map(|fault| fault_sentence(&session.words, &unnamed(fault))).collect();
    looked.is_fault = !faults.is_empty();
    looked.remark = Some(faults.join(" ")).filter(|faults| !faults.is_empty());
    looked
}

fn database(session: &mut Session) -> Result<Vec<Looked>, Failure> {
    let path = match session.database() {
        Ok(path) => path,
        Err(failure) => {
            let remark = failure.sentence(&session.words);
            return Ok(vec![Looked { what: "database", found: "–".into(), remark, is_fault: true }]);
        }
    };
    let mut all = match (server_address(&path), fs::metadata(&path)) {
        (Some(address), _) => vec![fine("database", address)],
        (None, Ok(about)) => of_file(session, &path, &about),
        (None, Err(_)) => {
            let remark = Some(session.words.say("cli-doctor-no-database").into_owned());
            return Ok(vec![Looked { remark, ..fine("database", from_home(&path)) }]);
        }
    };
    match session.look() {
        Ok(repo) => all.push(copy(session, &repo.last_copy()?)),
        Err(Failure::Command(CommandError::Store(error))) => {
            if let Some(database) = all.first_mut() {
                (database.remark, database.is_fault) = (Some(sentence(session, &error)), true);
            }
        }
        Err(other) => return Err(other),
    }
    Ok(all)
}

/// What is to be seen of the file of a database.
fn of_file(session: &Session, path: &Path, about: &Metadata) -> Vec<Looked> {
    let mut all = vec![fine("database", format!("{}, {}", from_home(path), session.words.size(about.len())))];
    let mode = about.permissions().mode() & 0o777;
    let mut rights = fine("rights", format!("{mode:04o}"));
    let (in_clear, ways): (Vec<_>, Vec<_>) = around(path).into_iter().partition(|way| way.code == IN_CLEAR);
    let told = |ways: &[Finding]| -> Vec<String> {
        ways.iter().map(|way| session.words.finding(way.code, &way.detail)).collect()
    };
    let ways = told(&ways);
    rights.remark = Some(ways.join(" ")).filter(|ways| !ways.is_empty());
    all.push(rights);
    let mut encryption = fine("encryption", session.words.flag(in_clear.is_empty()));
    encryption.remark = Some(told(&in_clear).join(" ")).filter(|told| !told.is_empty());
    all.push(encryption);
    all.push(disk(session, path, about.len()));
    all
}

fn disk(session: &Session, path: &Path, bytes: u64) -> Looked {
    let words = &session.words;
    let network = is_on_network_disk(path);
    let place = words.say(if network { "cli-doctor-network" } else { "cli-doctor-local" }).into_owned();
    let free = free_space(path);
    let room = free.map_or_else(|| "–".to_owned(), |free| words.size(free));
    let mut looked =
        fine("disk", words.say_with("cli-doctor-disk-found", &[("place", place.into()), ("free", room.into())]));
    if free.is_some_and(|free| free < bytes * ROOM) {
        looked.remark = Some(words.say("cli-doctor-little-room").into_owned());
    }
    looked
}

fn copy(session: &Session, copy: &Option<crate::repository::LastCopy>) -> Looked {
    let words = &session.words;
    let Some(copy) = copy else {
        let mut looked = fine("copy", "–");
        looked.remark = Some(words.say("cli-copy-none").into_owned());
        return looked;
    };
    let days = session.days_since(copy.at);
    let place = from_home(Path::new(&copy.path)).into();
    let mut looked = fine("copy", words.say_with("cli-copy-age", &[("days", days.into()), ("path", place)]));
    looked.remark = match copy.is_earlier {
        None => Some(words.say(unread(&copy.path)).into_owned()),
        _ if days > OLD_COPY => Some(words.say("cli-doctor-old-copy").into_owned()),
        _ => None,
    };
    looked
}

fn sentence(session: &Session, error: &StoreError) -> String {
    let path = error.path().map(|path| ("path", Arg::from(from_home(path))));
    session.words.error(error.reason(), path.as_slice())
}

fn unnamed(fault: &SettingFault) -> SettingFault {
    SettingFault { path: from_home(&fault.path).into(), ..fault.clone() }
}

/// A path without the name of its user.
fn from_home(path: &Path) -> String {
    let home =
        BaseDirs::new().and_then(|dirs| path.strip_prefix(dirs.home_dir()).ok().map(|rest| Path::new("~").join(rest)));
    home.unwrap_or_else(|| path.to_owned()).display().to_string()
}
