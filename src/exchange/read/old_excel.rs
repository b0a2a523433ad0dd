//! What the records of an old XLS workbook (BIFF5 and BIFF8, as in [MS-XLS]) tell beside its values: hidden rows and columns, and the layout of
//! each number.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use cfb::CompoundFile;

use super::beside::Beside;
use super::prelude::*;

/// The names of the stream with the workbook, the newest first.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const SHEET: u16 = 0x0085;
const LAYOUT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const COLUMNS: u16 = 0x007D;
const ROW: u16 = 0x0208;
const FORMULA: u16 = 0x0006;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027E;
const SHORT_NUMBERS: u16 = 0x00BD;

/// The version that stands in the first record of a workbook whose texts are Unicode.
const UNICODE: u16 = 0x0600;
/// The bit of a row that is not shown.
const HIDDEN: u8 = 0x20;
/// The bit of columns that are not shown.
const COLUMNS_HIDDEN: u8 = 0x01;

/// What is told of each sheet, in the order of the workbook.
pub(super) fn beside(bytes: &[u8]) -> Result<Vec<Beside>, Reason> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Reason::ReadDamaged)?;
    let name = STREAMS.into_iter().find(|name| file.is_stream(name)).ok_or(Reason::ReadUnknownFormat)?;
    let mut stream = Vec::new();
    let opened = file.open_stream(name).and_then(|opened| opened.take(MAX_BYTES).read_to_end(&mut stream));
    opened.map_err(|_| Reason::ReadDamaged)?;
    let book = Globals::read(&stream)?;
    let sheets = book.sheets.iter().map(|at| {
        let records = usize::try_from(*at).ok().and_then(|at| stream.get(at..));
        sheet(records.ok_or(Reason::ReadDamaged)?, &book.codes)
    });
    sheets.collect()
}

/// The records of a stream from its beginning, each with its type, up to where it breaks off.
fn records(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, size) = (short(rest, 0)?, usize::from(short(rest, 2)?));
        let data = rest.get(4..4 + size)?;
        rest = rest.get(4 + size..)?;
        Some((kind, data))
    })
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

/// What holds for the whole workbook.
struct Globals {
    /// Where the records of each sheet begin.
    sheets: Vec<u32>,
    /// The code of the layout of each style; `None` where it is one that every program has.
    codes: Vec<Option<Arc<str>>>,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, Reason> {
        let (mut sheets, mut styles, mut unicode) = (Vec::new(), Vec::new(), true);
        let mut layouts: HashMap<u16, Arc<str>> = [(9, "0%"), (10, "0.00%")].map(|(id, code)| (id, code.into())).into();
        for (kind, data) in records(stream) {
            match kind {
                BEGIN => unicode = short(data, 0) == Some(UNICODE),
                SHEET => sheets.push(long(data, 0).ok_or(Reason::ReadDamaged)?),
                STYLE => styles.push(short(data, 2).ok_or(Reason::ReadDamaged)?),
                LAYOUT => {
                    let code = layout_code(data, unicode).ok_or(Reason::ReadDamaged)?;
                    layouts.insert(short(data, 0).unwrap_or_default(), code.into());
                }
                END => break,
                _ => {}
            }
        }
        Ok(Globals { sheets, codes: styles.into_iter().map(|layout| layouts.get(&layout).cloned()).collect() })
    }
}

/// The text of a layout: in Unicode a length of two bytes, a mark that tells how wide a sign is, and the signs; before that a length
/// of one byte and the signs. The signs beyond ASCII only decorate.
fn layout_code(data: &[u8], unicode: bool) -> Option<String> {
    if !unicode {
        let length = usize::from(*data.get(2)?);
        return Some(data.get(3..3 + length)?.iter().map(|byte| char::from(*byte)).collect());
    }
    let length = usize::from(short(data, 2)?);
    if data.get(4)? & 1 == 0 {
        return Some(data.get(5..5 + length)?.iter().map(|byte| char::from(*byte)).collect());
    }
    let units = (0..length).map(|at| short(data, 5 + 2 * at)).collect::<Option<Vec<u16>>>()?;
    Some(String::from_utf16_lossy(&units))
}

fn sheet(stream: &[u8], codes: &[Option<Arc<str>>]) -> Result<Beside, Reason> {
    let mut beside = Beside::default();
    // A chart in a sheet has records of its own between those of the sheet.
    let mut depth = 0_usize;
    for (kind, data) in records(stream) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth > 1 => {}
            ROW if data.get(12).is_some_and(|about| about & HIDDEN != 0) => {
                let row = u32::from(short(data, 0).ok_or(Reason::ReadDamaged)?);
                beside.hidden_rows.add(row, row);
            }
            COLUMNS if data.get(8).is_some_and(|about| about & COLUMNS_HIDDEN != 0) => {
                let (first, last) = short(data, 0).zip(short(data, 2)).ok_or(Reason::ReadDamaged)?;
                beside.hidden_columns.add(u32::from(first), u32::from(last));
            }
            FORMULA | NUMBER | SHORT_NUMBER => lay(&mut beside, data, codes).ok_or(Reason::ReadDamaged)?,
            SHORT_NUMBERS => {
                let first = short(data, 2).ok_or(Reason::ReadDamaged)?;
                for nth in 0..data.len().saturating_sub(6) / 6 {
                    let column = u32::from(first) + u32::try_from(nth).unwrap_or(u32::MAX);
                    let (row, style) = (short(data, 0), short(data, 4 + 6 * nth));
                    let (row, style) = row.zip(style).ok_or(Reason::ReadDamaged)?;
                    put(&mut beside, (u32::from(row), column), style, codes);
                }
            }
            _ => {}
        }
    }
    Ok(beside)
}

/// Notes the layout of the cell of a record, which begins with its row, its column and its style.
fn lay(beside: &mut Beside, data: &[u8], codes: &[Option<Arc<str>>]) -> Option<()> {
    let place = (u32::from(short(data, 0)?), u32::from(short(data, 2)?));
    put(beside, place, short(data, 4)?, codes);
    Some(())
}

fn put(beside: &mut Beside, place: (u32, u32), style: u16, codes: &[Option<Arc<str>>]) {
    if let Some(Some(code)) = codes.get(usize::from(style)) {
        beside.layouts.insert(place, code.clone());
    }
}
