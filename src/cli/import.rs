//! `import`: files read in, as one set.

use super::args::Import;
use super::failure::Failure;
use super::session::Session;

/// Does it.
///
/// # Errors
/// When a file cannot be read, or rows are refused.
pub fn import(session: &mut Session, asked: &Import) -> Result<(), Failure> {
    let _ = (session, asked);
    Err(Failure::Other("cli-no-import", vec![]))
}
