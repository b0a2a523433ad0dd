//! `admin`: what who looks after a shared store does beside it. None of it is there in restricted mode.

mod encrypt;
mod key_line;
mod new_key;
mod rekey;
mod ways_around;

use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::json;

use super::args::{AdminVerb, KeysVerb};
use super::failure::Failure;
use super::output::STDOUT;
use super::restricted::shell_words;
use super::session::Session;
use crate::domain::access::Access;
use crate::domain::actor;
use crate::domain::kinds::AccessRight;
use crate::domain::sanitize::clean;
use crate::repository::sqlite::{OpenOptions, SqliteRepository, server_address};
use crate::repository::{Finding, TypedReading};
use key_line::{KeyLine, KeyOption, PublicKey};
use ways_around::KeyJudge;

/// The longest file with keys, in bytes.
const LONGEST: u64 = 4 * 1024 * 1024;

/// Does what an administrator asks.
///
/// # Errors
/// As each command says.
pub fn admin(session: &mut Session, verb: &AdminVerb) -> Result<(), Failure> {
    match verb {
        AdminVerb::Keys(KeysVerb::Line { person, file }) => line(session, person, file.as_deref()),
        AdminVerb::Keys(KeysVerb::Check { file }) => check(session, file),
        AdminVerb::Encrypt(args) => encrypt::encrypt(session, args),
        AdminVerb::Init { address } => init(session, address),
        AdminVerb::Rekey(args) => rekey::rekey(session, args),
    }
}

/// Makes a store in a database on a server.
fn init(session: &mut Session, address: &str) -> Result<(), Failure> {
    let founder = (session.actor.clone(), session.clock.now());
    let allow_network = session.config.network_disk;
    let (keys, ids) = (session.keys.clone(), session.ids.as_mut());
    let mut options = OpenOptions { create: true, allow_network, founder, keys, ids };
    SqliteRepository::make_on_server(address, &mut options)?;
    session.say(&session.words.say("cli-server-made"));
    Ok(())
}

/// Gives the line for the key of somebody, with the store and the language that were named. No file is written.
fn line(session: &mut Session, name: &str, file: Option<&Path>) -> Result<(), Failure> {
    if !actor::can_be_declared(name) || clean(name) != name {
        return Err(Failure::usage("cli-keys-name", "value", name));
    }
    let text = read(file.unwrap_or(Path::new(STDOUT)))?;
    let mut keys = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let key = match (keys.next().and_then(PublicKey::read), keys.next()) {
        (Some(key), None) => key,
        _ => return Err(Failure::Other("cli-keys-no-key", vec![])),
    };
    let program = std::env::current_exe()?;
    let mut words = vec![program.display().to_string(), "--as".into(), name.into(), "--restricted".into()];
    if let Some(db) = &session.global.db {
        let named = if server_address(db).is_some() { db.clone() } else { std::path::absolute(db)? };
        words.extend(["--db".to_owned(), named.display().to_string()]);
    }
    if let Some(lang) = &session.global.lang {
        words.extend(["--lang".to_owned(), lang.clone()]);
    }
    let option = |name: &str, value| KeyOption { name: name.to_owned(), value };
    let options = vec![option("command", Some(shell_words(&words))), option("restrict", None), option("pty", None)];
    let line = KeyLine { options, key };
    session.out.line(&line.written(name))
}

/// Names what lets somebody around the program in a file with keys; a failure when something does.
fn check(session: &mut Session, file: &Path) -> Result<(), Failure> {
    let text = read(file)?;
    let rights: Vec<AccessRight> = session.look()?.all_of()?;
    let day = session.clock.today();
    let (program, store) = (std::env::current_exe()?, session.database()?);
    let has_rights = |name: &str| Access::of(name, day, &rights).is_ok();
    let judge = KeyJudge { program: &program, store: &store, has_rights: &has_rights, words: &session.words };
    let lines = judge.of_file(&text).into_iter().map(|(line, finding)| (Some(line), finding));
    let found: Vec<(Option<usize>, Finding)> =
        others_write(file).map(|finding| (None, finding)).into_iter().chain(lines).collect();
    if session.global.json {
        let list = found.iter().map(|(line, f)| json!({ "line": line, "code": f.code, "detail": f.detail }));
        session.out.json(&list.collect::<Vec<_>>())?;
    } else {
        for (line, finding) in &found {
            let said = session.words.finding(finding.code, &finding.detail);
            let place = line.map(|line| session.words.say_with("cli-keys-in-line", &[("line", line.into())]));
            session.out.line(&place.map_or_else(|| said.clone(), |place| format!("{place} {said}")))?;
        }
    }
    if rights.is_empty() {
        session.say(&session.words.say("cli-keys-without-rights"));
    }
    if found.is_empty() {
        session.say(&session.words.say("cli-keys-fine"));
        return Ok(());
    }
    Err(Failure::Found)
}

/// That others than who owns it can write a file with keys, or put another in its place.
fn others_write(file: &Path) -> Option<Finding> {
    let mode = |path: &Path| fs::metadata(path).map_or(0, |about| about.permissions().mode());
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (of_file, of_folder) = (mode(file), mode(folder));
    let is_open = of_file & 0o022 != 0 || (of_folder & 0o022 != 0 && of_folder & 0o1000 == 0);
    (file != Path::new(STDOUT) && is_open).then(|| Finding { code: "keys-writable", detail: String::new() })
}

/// The text of a file, or of standard input.
fn read(file: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = match file == Path::new(STDOUT) {
        true => std::io::stdin().lock().take(LONGEST).read_to_string(&mut text),
        false => fs::File::open(file).and_then(|file| file.take(LONGEST).read_to_string(&mut text)),
    };
    read.map_err(|_| Failure::Other("cli-keys-unreadable", vec![("path", file.into())]))?;
    Ok(text)
}
