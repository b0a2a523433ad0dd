//! Reads a file in a separate process with limits on memory and time: whatever a damaged or malicious file does to the
//! libraries that read it, the calling program goes on.
//!
//! The other process is this same program, called as [`CALL`]. The file is its standard input, so that nobody sees its
//! name; the tables come back over its standard output as JSON.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use rustix::fs::MemfdFlags;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::prelude::*;
use super::{file_name, load, named, open, tables};

/// The only argument of the program when it reads for another process.
pub const CALL: &str = "--read-for-another";

/// The most memory in bytes that reading may write in.
const MEMORY: u64 = 500 * 1024 * 1024;
/// The most addresses that reading may lay out, in bytes: libraries reserve more than they use.
const ADDRESSES: u64 = 1024 * 1024 * 1024;
/// The most seconds of the processor that reading may use, beside one for each megabyte of the file.
const PROCESSOR: u64 = 5;
/// The longest that reading may last, in seconds, when the file comes from a slow disk.
const SECONDS: u64 = 60;

/// As [`read_file`](super::read_file), in a process of its own. `program` is this program, able to answer [`CALL`].
///
/// # Errors
/// Fails as [`read_file`](super::read_file) does; `read-gave-up` when the file asks for too much memory or time.
pub fn read_in_subprocess(program: &Path, path: &Path) -> Result<Vec<Sheet>, Refusal> {
    named(&file_name(path), open(path).and_then(|opened| read_by(program, opened)))
}

/// As [`read_in_subprocess`], for what comes over a stream until its end: what another program writes. `name` is what it is called
/// where it is told of.
///
/// # Errors
/// Fails as [`read_in_subprocess`] does.
pub fn read_stream_in_subprocess(program: &Path, from: impl Read, name: &str) -> Result<Vec<Sheet>, Refusal> {
    named(name, set_aside(from).and_then(|opened| read_by(program, opened)))
}

/// A file without a name that holds what came over a stream: its size is known, and it is there as a whole before the time runs
/// in which it has to be read.
fn set_aside(from: impl Read) -> Result<File, ReadProblem> {
    // In memory: what is read in may be about people, and not every user may write files.
    let file = rustix::fs::memfd_create("", MemfdFlags::CLOEXEC);
    let mut file = file.map(File::from).map_err(|error| ReadProblem::of_system(&error.into()))?;
    let size = io::copy(&mut from.take(MAX_BYTES + 1), &mut file).map_err(|error| ReadProblem::of_system(&error))?;
    if size > MAX_BYTES {
        return Err(Reason::ReadTooLarge.into());
    }
    file.rewind().map_err(|error| ReadProblem::of_system(&error))?;
    Ok(file)
}

/// The tables that a program called as [`CALL`] finds in a file.
fn read_by(program: &Path, opened: File) -> Result<Vec<Sheet>, ReadProblem> {
    let mut reader = Command::new(program)
        .arg(CALL)
        .stdin(opened)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| ReadProblem::of_system(&error))?;
    let sheets = reader.stdout.take().map_or_else(|| Err(Reason::ReadGaveUp.into()), receive);
    // The process has ended, or has nothing more to write.
    let _ = reader.kill();
    let _ = reader.wait();
    sheets
}

/// Receives what the other process found in a file. Output that is cut off counts as nothing.
fn receive(from: impl Read) -> Result<Vec<Sheet>, ReadProblem> {
    serde_json::from_reader(BufReader::new(from)).unwrap_or_else(|_| Err(Reason::ReadGaveUp.into()))
}

/// Writes what is in a file to the calling process.
fn send(from: impl Read, to: impl Write) -> io::Result<()> {
    let found = load(from).and_then(|bytes| tables(&bytes));
    let mut to = BufWriter::new(to);
    serde_json::to_writer(&mut to, &found)?;
    to.flush()
}

/// The work of a program called as [`CALL`]: reads its standard input and writes what is in it. Returns the exit
/// code. The system ends it when it needs too much.
pub fn answer_subprocess_call() -> u8 {
    let size = rustix::fs::fstat(io::stdin()).map_or(0, |about| u64::try_from(about.st_size).unwrap_or(0));
    if bound(PROCESSOR + size / 1_000_000).is_err() {
        return 1;
    }
    thread::spawn(|| {
        thread::sleep(Duration::from_secs(SECONDS));
        std::process::exit(1);
    });
    u8::from(send(io::stdin().lock(), io::stdout().lock()).is_err())
}

/// Sets the limits of this process, with this many seconds of the processor.
fn bound(seconds: u64) -> io::Result<()> {
    let limits = [(Resource::Data, MEMORY), (Resource::As, ADDRESSES), (Resource::Cpu, seconds), (Resource::Core, 0)];
    for (resource, most) in limits {
        let most = getrlimit(resource).maximum.map_or(most, |already| already.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read::read_bytes;

    fn sent(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        send(bytes, &mut out).unwrap();
        out
    }

    #[test]
    fn what_comes_over_is_what_was_read() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/programma-2023.xlsx");
        let book = std::fs::read(path).unwrap();
        let odd = "Nr;Tekst;Leeg\n1;\"regel\neen \"\"twee\"\"\";\n2;\u{1b}[0m\u{e9};\n".as_bytes();
        for (file, bytes) in [("programma-2023.xlsx", &book[..]), ("vreemd.csv", odd)] {
            let over = named(file, receive(&sent(bytes)[..]));
            assert_eq!(over.unwrap(), read_bytes(file, bytes).unwrap(), "{file}");
        }
    }

    #[test]
    fn a_stream_without_end_is_not_kept_beyond_the_largest_file() {
        let mut back = String::new();
        set_aside(&b"Nr;Naam\n1;Aa\n"[..]).unwrap().read_to_string(&mut back).unwrap();
        assert_eq!(back, "Nr;Naam\n1;Aa\n");
        let refused = named("x", set_aside(io::repeat(b'a')).map(|_| Vec::new()));
        assert_eq!(refused.unwrap_err().reason, Reason::ReadTooLarge);
    }

    #[test]
    fn a_reason_comes_over_and_what_breaks_off_is_nothing() {
        let code = |bytes: &[u8]| named("x", receive(bytes)).unwrap_err().reason;
        assert_eq!(code(&sent(b"")), Reason::ReadEmpty);
        assert_eq!(code(&sent(b"%PDF-1.7")), Reason::ReadUnknownFormat);
        assert_eq!(code(&sent(b"Nr;Naam\n1;\"Aa\n")), Reason::ReadDamagedRow);
        let all = sent(b"Nr;Naam\n1;Aa\n2;Bos\n");
        for end in 0..all.len() {
            assert_eq!(code(&all[..end]), Reason::ReadGaveUp, "{end}");
        }
        assert_eq!(receive(&all[..]).unwrap()[0].rows.len(), 2);
    }
}
