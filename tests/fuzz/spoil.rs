//! Spoils a text or a file: what a fuzzer does, by lot.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::lots::Lots;

/// Parts that mean something to one parser or another.
const PARTS: &[&str] = &[
    "\0",
    "\r",
    "\n",
    "\t",
    "\u{1b}",
    "\u{7f}",
    "\u{feff}",
    "\u{202e}",
    "\u{301}",
    "\u{200d}",
    "é",
    "ß",
    "İ",
    "ﷺ",
    "👩‍👧",
    "\"",
    "'",
    ";",
    ",",
    "|",
    "=",
    "(",
    ")",
    "!",
    "<",
    ">",
    "[",
    "]",
    "{",
    "}",
    "{{",
    "}}",
    "\\",
    "\\u",
    "/",
    "-",
    "+",
    ".",
    "..",
    "%",
    "*",
    ":",
    "#",
    "0",
    "1",
    "-1",
    "99999999999999999999",
    "1e999",
    "0x",
    "2147483647",
    "4294967296",
    "18446744073709551616",
    "31-02-2026",
    "29-2-2027",
    "00",
    "niet ",
    "of ",
    "en ",
    "null",
    "true",
    "<![CDATA[",
    "-->",
    "&#0;",
    "&x;",
    "<a>",
    "</a>",
    " r=\"ZZZ0\"",
    "repeated=\"1000000000\"",
    "--",
    "--json",
    "-x",
];

/// A spoiled copy of a seed, with parts of another.
pub fn spoiled(seed: &[u8], other: &[u8], lots: &mut Lots) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..1 + lots.draw(6) {
        let at = lots.place(bytes.len());
        let most = 1 << lots.draw(10);
        let end = at + lots.place((bytes.len() - at).min(most));
        match lots.draw(9) {
            0 if at < bytes.len() => bytes[at] ^= 1 << lots.draw(8),
            1 if at < bytes.len() => bytes[at] = lots.draw(256) as u8,
            2 => drop(bytes.drain(at..end)),
            3 => drop(bytes.splice(at..at, lots.one_of(PARTS).bytes())),
            4 => drop(bytes.splice(at..end, lots.one_of(PARTS).bytes())),
            5 => {
                let part = bytes[at..end].repeat(1 + lots.draw(4) as usize);
                bytes.splice(end..end, part);
            }
            6 => bytes.truncate(at),
            7 => {
                let from = lots.place(other.len());
                let part = other[from..from + lots.place((other.len() - from).min(200))].to_vec();
                bytes.splice(at..at, part);
            }
            // A part many times over: deep, wide or long.
            _ if lots.draw(4) == 0 => {
                let part = lots.one_of(PARTS).repeat(1 << lots.draw(15));
                bytes.splice(at..at, part.into_bytes());
            }
            _ => {}
        }
    }
    bytes
}

/// The same for a file of packed parts: a part of it is spoiled, or the file as it is.
pub fn spoiled_box(seed: &[u8], other: &[u8], lots: &mut Lots) -> Vec<u8> {
    let parts = if lots.draw(3) > 0 { unpacked(seed) } else { None };
    let Some(mut parts) = parts else { return spoiled(seed, other, lots) };
    let nth = lots.draw(parts.len() as u64) as usize;
    let other = unpacked(other).and_then(|parts| parts.into_iter().nth(nth)).map_or(Vec::new(), |(_, bytes)| bytes);
    parts[nth].1 = spoiled(&parts[nth].1, &other, lots);
    packed(&parts)
}

type Part = (String, Vec<u8>);

fn unpacked(bytes: &[u8]) -> Option<Vec<Part>> {
    let mut file = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for nth in 0..file.len() {
        let part = file.by_index(nth).ok()?;
        let (name, mut bytes) = (part.name().ok()?.into_owned(), Vec::new());
        part.take(1 << 17).read_to_end(&mut bytes).ok()?;
        parts.push((name, bytes));
    }
    (!parts.is_empty()).then_some(parts)
}

fn packed(parts: &[Part]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        file.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).expect("begun");
        file.write_all(bytes).expect("written");
    }
    file.finish().expect("finished").into_inner()
}
