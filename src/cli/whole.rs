//! `dump` and `load`: everything in the database as lines of JSON, and an equal database made of it.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use super::failure::Failure;
use super::output::STDOUT;
use super::progress::Bar;
use super::session::Session;
use crate::domain::sanitize::clean;
use crate::exchange::dump::{BEGINS, DumpReader, DumpWriter};
use crate::exchange::read::unreadable;
use crate::exchange::write::{IfThere, OwnMark, save};
use crate::repository::sqlite::{OpenOptions, STORE_VERSION, SqliteRepository};
use crate::repository::{Repository, StoreError, WholePart, WholeSize};

/// `dump`: to a file, or to stdout for `-`.
pub fn dump(session: &mut Session, to: &Path, force: bool) -> Result<(), Failure> {
    let repo = session.look()?;
    let mut bar = Bar::new(session.words.say("cli-busy-dumping").into_owned());
    let mut size = WholeSize::default();
    let mut all = |to: &mut dyn Write| write_all(&repo, to, &mut size, &mut bar);
    if to == Path::new(STDOUT) {
        return session.out.through(all);
    }
    save(to, if force { IfThere::ReplaceOwn(OwnMark::Dump(BEGINS)) } else { IfThere::Refuse }, &mut all)?;
    bar.finish();
    let told = [("path", to.into()), ("records", size.records.into()), ("sets", size.sets.into())];
    session.say(&session.words.say_with("cli-dumped", &told));
    Ok(())
}

fn write_all(repo: &SqliteRepository, to: &mut dyn Write, size: &mut WholeSize, bar: &mut Bar) -> Result<(), Failure> {
    let (mut writer, mut done, mut unwritten) = (DumpWriter::new(to), 0, None);
    let visited = repo.dump(&mut |part| {
        if let WholePart::Begin(begin) = part {
            *size = begin;
        }
        done += 1;
        if done % 1_000 == 0 {
            bar.show(done, size.parts());
        }
        writer.part(part).map_err(|error| {
            unwritten = Some(error);
            StoreError::Interrupted
        })
    });
    match unwritten {
        Some(error) => Err(error.into()),
        None => {
            visited?;
            Ok(writer.end()?)
        }
    }
}

/// `load`: from a file, or from stdin for `-`, into a database that is not there yet.
pub fn load(session: &mut Session, from: &Path) -> Result<(), Failure> {
    let path = session.database()?;
    let size = fill(session, from, &path)?;
    // From here on it is in use: it keeps a log beside it, and remembers its copies.
    drop(session.open(false)?);
    let told = [("path", path.into()), ("records", size.records.into()), ("sets", size.sets.into())];
    session.say(&session.words.say_with("cli-loaded", &told));
    Ok(())
}

/// Whether a file begins as a dump does.
pub fn is_dump(path: &Path) -> bool {
    let mut begin = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINS.len() as u64).read_to_end(&mut begin));
    read.is_ok() && begin == BEGINS.as_bytes()
}

/// Makes a store at a path of a dump, and answers how much there is in it.
///
/// # Errors
/// Returns an error when the dump cannot be read, something is at the path, or what the dump holds does not fit together.
pub fn fill(session: &mut Session, from: &Path, path: &Path) -> Result<WholeSize, Failure> {
    let name = clean(&from.display().to_string()).into_owned();
    let from: Box<dyn Read> = match from {
        from if from == Path::new("-") => Box::new(io::stdin().lock()),
        from => Box::new(File::open(from).map_err(|error| unreadable(from, &error))?),
    };
    let mut bar = Bar::new(session.words.say("cli-busy-loading").into_owned());
    let mut size = WholeSize::default();
    let parts = DumpReader::new(BufReader::with_capacity(1 << 16, from), &name, STORE_VERSION).map(|part| {
        if let Ok(WholePart::Begin(begin)) = &part {
            size = *begin;
        }
        part.map_err(Failure::from)
    });
    let (allow_network, founder) = (session.config.network_disk, (session.actor.clone(), session.clock.now()));
    let options =
        OpenOptions { create: true, allow_network, founder, keys: session.keys.clone(), ids: session.ids.as_mut() };
    let findings = SqliteRepository::load(path, options, parts, &mut |done, of| bar.show(done, of))?;
    bar.finish();
    if findings.is_empty() {
        return Ok(size);
    }
    for finding in &findings {
        let line = session.words.finding(finding.code, &finding.detail);
        session.out.line(&line)?;
    }
    Err(Failure::Other("cli-not-loaded", vec![]))
}
