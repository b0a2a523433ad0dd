//! Reading a file in a process of its own, which may use so much memory and time and no more: whatever a damaged or made
//! file does to the libraries that read it, the program that asked goes on.
//!
//! The other process is this same program, called as [`CALL`]. The file is its standard input, so that its name is seen by
//! nobody; the tables come back over its standard output, one line of JSON for each row.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde::{Deserialize, Serialize};

use super::{MAX_BYTES, ReadError, ReadProblem, file_name, named, open, tables};
use crate::exchange::sheet::{Sheet, SheetRow};

/// The only argument of the program that reads for another one.
pub const CALL: &str = "--read-for-another";

/// The most memory in bytes that reading may write in.
const MEMORY: u64 = 500 * 1024 * 1024;
/// The most addresses that reading may lay out, in bytes: libraries reserve more than they use.
const ADDRESSES: u64 = 1024 * 1024 * 1024;
/// The most seconds of the processor that reading may use, beside one for each megabyte of the file.
const PROCESSOR: u64 = 5;
/// The longest that reading may last, in seconds, when the file comes from a slow disk.
const SECONDS: u64 = 60;

/// One line of what was read.
#[derive(Serialize, Deserialize)]
enum ReadMessage<'a> {
    /// A table begins, without its rows.
    Table(Cow<'a, Sheet>),
    /// A row of the table that began last.
    Row(Cow<'a, SheetRow>),
    /// The file cannot be read.
    Problem(ReadProblem),
    /// That was all.
    End,
}

/// As [`read_file`](super::read_file), in a process of its own. `program` is this program, able to answer [`CALL`].
///
/// # Errors
/// As for [`read_file`](super::read_file); and when the file asks for too much memory or time.
pub fn read_in_subprocess(program: &Path, path: &Path) -> Result<Vec<Sheet>, ReadError> {
    let file = file_name(path);
    match open(path).and_then(|opened| ask(program, opened)) {
        Ok(sheets) => Ok(named(&file, sheets)),
        Err(problem) => Err(ReadError { file, problem }),
    }
}

fn ask(program: &Path, opened: File) -> Result<Vec<Sheet>, ReadProblem> {
    let mut reader = Command::new(program)
        .arg(CALL)
        .stdin(opened)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(ReadProblem::Unreadable)?;
    let sheets = match reader.stdout.take() {
        Some(out) => receive(BufReader::new(out)),
        None => Err(ReadProblem::GaveUp),
    };
    // It has ended, or has nothing to say any more.
    let _ = reader.kill();
    let _ = reader.wait();
    sheets
}

/// The tables that another process tells of. What breaks off before its end is nothing.
fn receive(lines: impl BufRead) -> Result<Vec<Sheet>, ReadProblem> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for line in lines.lines() {
        let line = line.map_err(|_| ReadProblem::GaveUp)?;
        match (serde_json::from_str(&line).map_err(|_| ReadProblem::GaveUp)?, sheets.last_mut()) {
            (ReadMessage::Table(sheet), _) => sheets.push(sheet.into_owned()),
            (ReadMessage::Row(row), Some(sheet)) => sheet.rows.push(row.into_owned()),
            (ReadMessage::Problem(problem), _) => return Err(problem),
            (ReadMessage::End, _) => return Ok(sheets),
            (ReadMessage::Row(_), None) => return Err(ReadProblem::GaveUp),
        }
    }
    Err(ReadProblem::GaveUp)
}

/// What the program does that was called as [`CALL`]: reads its standard input and tells what is in it. Answers the exit
/// code. It ends itself when it has asked for too much.
pub fn answer_subprocess_call() -> u8 {
    let size = rustix::fs::fstat(io::stdin()).map_or(0, |about| u64::try_from(about.st_size).unwrap_or(0));
    if bound(PROCESSOR + size / 1_000_000).is_err() {
        return 1;
    }
    thread::spawn(|| {
        thread::sleep(Duration::from_secs(SECONDS));
        std::process::exit(1);
    });
    let sent = send(&mut io::stdin().lock(), &mut BufWriter::new(io::stdout().lock()));
    u8::from(sent.is_err())
}

/// Sets the bounds of this process, with so many seconds of the processor.
fn bound(seconds: u64) -> io::Result<()> {
    let limits = [(Resource::Data, MEMORY), (Resource::As, ADDRESSES), (Resource::Cpu, seconds), (Resource::Core, 0)];
    for (resource, most) in limits {
        let most = getrlimit(resource).maximum.map_or(most, |already| already.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

fn send(from: &mut dyn Read, to: &mut dyn Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    match tables(&bytes) {
        Err(problem) => line(to, &ReadMessage::Problem(problem))?,
        Ok(sheets) => {
            drop(bytes);
            for Sheet { rows, name, headings, heading_row, source } in sheets {
                let head = Sheet { rows: Vec::new(), name, headings, heading_row, source };
                line(to, &ReadMessage::Table(Cow::Owned(head)))?;
                for row in &rows {
                    line(to, &ReadMessage::Row(Cow::Borrowed(row)))?;
                }
            }
            line(to, &ReadMessage::End)?;
        }
    }
    to.flush()
}

fn line(to: &mut dyn Write, message: &ReadMessage<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *to, message)?;
    to.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reason::Reason;
    use crate::exchange::read::read_bytes;

    fn sent(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        send(&mut &*bytes, &mut out).unwrap();
        out
    }

    #[test]
    fn what_comes_over_is_what_was_read() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/programma-2023.xlsx");
        let book = std::fs::read(path).unwrap();
        let odd = "Nr;Tekst;Leeg\n1;\"regel\neen \"\"twee\"\"\";\n2;\u{1b}[0m\u{e9};\n".as_bytes();
        for (file, bytes) in [("programma-2023.xlsx", &book[..]), ("vreemd.csv", odd)] {
            let over = named(file, receive(&sent(bytes)[..]).unwrap());
            assert_eq!(over, read_bytes(file, bytes).unwrap(), "{file}");
        }
    }

    #[test]
    fn a_reason_comes_over_and_what_breaks_off_is_nothing() {
        let code = |bytes: &[u8]| {
            let problem = receive(bytes).unwrap_err();
            ReadError { file: "x".into(), problem }.reason()
        };
        assert_eq!(code(&sent(b"")), Reason::ReadEmpty);
        assert_eq!(code(&sent(b"%PDF-1.7")), Reason::ReadUnknownFormat);
        assert_eq!(code(&sent(b"Nr;Naam\n1;\"Aa\n")), Reason::ReadDamagedRow);
        let all = sent(b"Nr;Naam\n1;Aa\n2;Bos\n");
        for end in 0..all.len() - 1 {
            assert_eq!(code(&all[..end]), Reason::ReadGaveUp, "{end}");
        }
        assert_eq!(receive(&all[..]).unwrap()[0].rows.len(), 2);
    }
}
