//! The file in which passwords for servers are kept, as every program that speaks to PostgreSQL has it: a line for each,
//! `server:port:database:user:password`, with `*` for any and a backslash before a colon that is part of a name.

use std::env;
use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use postgres::Config;
use postgres::config::Host;

use super::file::if_there;
use crate::domain::reason::Reason;
use crate::repository::StoreError;

/// The longest file that is read.
const LONGEST: u64 = 1 << 20;

/// The password for a server; `None` where the file says none.
///
/// # Errors
/// Returns [`Reason::ServerPasswordFile`] for a file that others can read, or what the system reports.
pub(super) fn password_for(config: &Config) -> Result<Option<String>, StoreError> {
    let usual = || Some(PathBuf::from(env::var_os("HOME")?).join(".pgpass"));
    let Some(path) = env::var_os("PGPASSFILE").map(PathBuf::from).or_else(usual) else { return Ok(None) };
    let Some(about) = if_there(fs::metadata(&path))? else { return Ok(None) };
    if about.permissions().mode() & 0o077 != 0 {
        return Err(StoreError::File(Reason::ServerPasswordFile, path));
    }
    let mut text = String::new();
    File::open(&path)?.take(LONGEST).read_to_string(&mut text)?;
    let host = config.get_hosts().first().map_or_else(
        || "localhost".to_owned(),
        |host| match host {
            Host::Tcp(name) => name.clone(),
            Host::Unix(folder) => folder.display().to_string(),
        },
    );
    let user = config.get_user().unwrap_or_default();
    let port = config.get_ports().first().copied().unwrap_or(5432).to_string();
    Ok(matching(&text, [&host, &port, config.get_dbname().unwrap_or(user), user]))
}

/// The password of the first line that is of a server, a port, a database and a user.
fn matching(text: &str, wanted: [&str; 4]) -> Option<String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(fields).find_map(|fields| {
        let (password, named) = fields.split_last().filter(|(_, named)| named.len() == wanted.len())?;
        named.iter().zip(wanted).all(|(named, wanted)| named == "*" || named == wanted).then(|| password.clone())
    })
}

/// The fields of a line. What follows the fourth colon is the password, with whatever is in it.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut signs) = (vec![String::new()], line.chars());
    while let Some(sign) = signs.next() {
        match sign {
            ':' if fields.len() < 5 => fields.push(String::new()),
            '\\' => fields.last_mut().into_iter().for_each(|field| field.extend(signs.next())),
            _ => fields.last_mut().into_iter().for_each(|field| field.push(sign)),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::matching;

    #[test]
    fn the_first_line_that_fits_has_the_password() {
        let text = "# a remark\nelders:*:*:*:no\nhier:5432:rooster:ada:a\\:b:c\n*:*:rooster:*:other\n\nhalf:line\n";
        let of = |host, port, database, user| matching(text, [host, port, database, user]);
        assert_eq!(of("hier", "5432", "rooster", "ada").as_deref(), Some("a:b:c"));
        assert_eq!(of("hier", "5433", "rooster", "ada").as_deref(), Some("other"));
        assert_eq!(of("elders", "1", "x", "y").as_deref(), Some("no"));
        assert_eq!(of("hier", "5432", "anders", "ada"), None);
    }
}
