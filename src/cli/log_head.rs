//! `log --head`: number and hash of the last entries of both logs, to be kept elsewhere and given to `check --head` later.

use std::path::Path;

use serde_json::json;

use super::failure::Failure;
use super::output::say;
use super::session::Session;
use super::syslog;
use crate::repository::{LogHeads, Repository};

/// Gives the heads, or sends them to the log of the machine.
pub fn head(session: &mut Session, to_syslog: bool) -> Result<(), Failure> {
    let repo = session.look()?;
    let access = repo.access_head()?;
    let heads = repo.head()?.map(|changes| LogHeads { changes, access });
    if let Some(heads) = heads.filter(|_| to_syslog) {
        let path = session.database()?;
        let path = std::path::absolute(&path).unwrap_or(path);
        let sent = syslog::send(Path::new(syslog::SOCKET), &format!("head={heads} db={}", path.display()));
        return sent.map_err(|_| Failure::Other("cli-no-syslog", vec![("path", Path::new(syslog::SOCKET).into())]));
    }
    if session.global.json {
        let json = heads.map(|heads| {
            let access = heads.access.map(|access| access.revision);
            json!({ "revision": heads.changes.revision, "access": access, "head": heads.to_string() })
        });
        return session.out.json(&json);
    }
    match heads {
        Some(heads) => session.out.line(&heads.to_string()),
        None => {
            say(&session.words.say("cli-log-empty"));
            Ok(())
        }
    }
}
