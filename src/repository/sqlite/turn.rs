//! Turns to write. The engine lets who asks at the right moment go first, and everybody asks again and again. Here they wait in line, by
//! locks that the engine knows nothing of: without them everything is still right, and only less fair.

use std::fs::{File, OpenOptions};
use std::io;
use std::ops::Deref;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::database::{Connection, SqlResult, Transaction};
use super::line::{self, Drawn};
use super::{file, patience};

/// How long one waits in line.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long who comes next waits before looking again. Who is further away looks as many times less often: a wait in the system itself would
/// have no end to it, and a thread that waits there has to be woken twice.
const MOMENT: Duration = Duration::from_millis(1);

/// The line before the file of a store, for one who has it open.
#[derive(Default)]
pub(super) struct Turns {
    file: Option<File>,
    /// Whether there is a line: on a disk of another machine its locks may not be those of all.
    is_kept: bool,
}

/// What comes of asking for one's turn.
enum Awaited<'a> {
    First(Turn<'a>),
    /// It took too long.
    Late,
    /// There is no line.
    NoLine,
}

impl Turns {
    /// The line before a file that is there.
    ///
    /// It has to go after every connection to the file: closing a file takes the locks of the engine on it away.
    ///
    /// # Errors
    /// Returns an error when the file cannot be written.
    pub(super) fn before(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        Ok(Self { file: Some(file), is_kept: !file::is_on_network_disk(path) })
    }

    /// The file of the store, to be read without opening it again.
    pub(super) fn file(&self) -> Option<&File> {
        self.file.as_ref()
    }

    /// Begins a transaction that writes when it is one's turn. Who waited for that too long tries whether there is nothing to wait for: a
    /// program that was stopped in line keeps those behind it.
    ///
    /// # Errors
    /// Returns an error when another program writes for too long, or what the engine reports.
    pub(super) fn begin<'a>(&'a self, conn: &'a Connection) -> SqlResult<Writing<'a>> {
        self.begin_within(conn, PATIENCE)
    }

    /// As [`Self::begin`], with another patience.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub(super) fn begin_within<'a>(&'a self, conn: &'a Connection, at_most: Duration) -> SqlResult<Writing<'a>> {
        let begin = || conn.begin();
        match self.turn(at_most) {
            Awaited::First(turn) => Ok(Writing { transaction: begin()?, _turn: Some(turn) }),
            Awaited::NoLine => Ok(Writing { transaction: begin()?, _turn: None }),
            Awaited::Late => Ok(Writing { transaction: patience::shortly(begin)?, _turn: None }),
        }
    }

    /// Waits for one's turn.
    fn turn(&self, at_most: Duration) -> Awaited<'_> {
        let Some(file) = self.file.as_ref().filter(|_| self.is_kept) else { return Awaited::NoLine };
        let until = Instant::now() + at_most;
        let mut number = None;
        loop {
            let distance = match number {
                None => line::draw(file).map(|drawn| match drawn {
                    Drawn::Number(drawn) => {
                        number = Some(drawn);
                        0
                    }
                    Drawn::NotYet => 1,
                }),
                Some(number) => match line::come_first(file, number) {
                    Ok(true) => return Awaited::First(Turn(file)),
                    Ok(false) => line::distance(file, number),
                    Err(error) => Err(error),
                },
            };
            match distance {
                Ok(_) if Instant::now() >= until => {
                    line::leave(file);
                    return Awaited::Late;
                }
                Ok(distance) => thread::sleep(MOMENT * distance),
                // A disk without such locks.
                Err(_) => {
                    line::leave(file);
                    return Awaited::NoLine;
                }
            }
        }
    }
}

/// One's turn, until it goes.
struct Turn<'a>(&'a File);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        line::leave(self.0);
    }
}

/// A transaction that writes. What is not committed when it goes is taken back.
pub(super) struct Writing<'a> {
    transaction: Transaction<'a>,
    _turn: Option<Turn<'a>>,
}

impl Writing<'_> {
    /// # Errors
    /// Returns what the engine reports.
    pub(super) fn commit(self) -> SqlResult<()> {
        self.transaction.commit()
    }
}

impl<'a> Deref for Writing<'a> {
    type Target = Transaction<'a>;

    fn deref(&self) -> &Transaction<'a> {
        &self.transaction
    }
}
