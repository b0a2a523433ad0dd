//! Reading workbooks: XLSX as a stream of cells, ODS and the old XLS whole.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::thread;

use calamine::{Data, Ods, OdsError, Reader, SheetType, Xls, XlsError, Xlsx, XlsxError, open_workbook_from_rs};

use super::layout::lay_out;
use super::prelude::*;
use crate::domain::days::{Day, DayOrder, parse_day};
use crate::exchange::sheet::decimal_text;

/// The name of the thread on which workbooks are read, where a spoiled file may make a library panic.
pub const SPARE_THREAD: &str = "reading a workbook";

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The filled cells of a sheet by row and column, both from 0. Kept sparse: a file can put a value in the far corner.
#[derive(Default)]
struct SparseSheet {
    rows: BTreeMap<u32, Vec<(u32, SheetCell)>>,
    count: usize,
}

impl SparseSheet {
    fn put(&mut self, row: u32, column: u32, value: &Data) -> Result<(), Reason> {
        let cell = cell_of(value);
        if cell != SheetCell::Empty {
            self.count += 1;
            self.rows.entry(row).or_default().push((column, cell));
        }
        if self.count > MAX_CELLS || self.rows.len() > MAX_ROWS { Err(Reason::ReadTooLarge) } else { Ok(()) }
    }

    /// Rows with a cell for every column from the first; blank rows left out.
    fn dense(self) -> Result<Vec<SheetRow>, Reason> {
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut in_all = 0usize;
        for (row, filled) in self.rows {
            let width = filled.iter().map(|(column, _)| *column as usize + 1).max().unwrap_or(0);
            in_all = in_all.saturating_add(width);
            if in_all > MAX_CELLS || width > MAX_COLUMNS {
                return Err(Reason::ReadTooLarge);
            }
            let mut cells = vec![SheetCell::Empty; width];
            for (column, cell) in filled {
                if let Some(place) = cells.get_mut(column as usize) {
                    *place = cell;
                }
            }
            if !cells.iter().all(SheetCell::is_blank) {
                rows.push(SheetRow { number: row.saturating_add(1), cells });
            }
        }
        Ok(rows)
    }
}

/// The sheets of a workbook by their names.
type SparseSheets = Result<Vec<(String, SparseSheet)>, Reason>;

/// True for files that are boxes with something in them, which workbooks are and text never is.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(OLE)
}

/// Runs something that may panic on a thread named [`SPARE_THREAD`]; `None` when it did.
fn on_spare_thread<T: Send>(read: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let spare = thread::Builder::new().name(SPARE_THREAD.to_owned()).spawn_scoped(scope, read);
        spare.ok().and_then(|spare| spare.join().ok())
    })
}

/// Reads all sheets of a workbook that hold anything, in the order of the workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadProblem> {
    // The library's arithmetic on a spoiled file can panic; a damaged file must not end the program. So it is read on a thread
    // of its own, whose name tells the hooks for panics that nothing is amiss.
    let sheets = on_spare_thread(|| {
        if bytes.starts_with(OLE) {
            old_excel(bytes)
        } else if contains(bytes.get(..200).unwrap_or(bytes), b"opendocument.spreadsheet") {
            open_document(bytes)
        } else if contains(bytes, b"xl/workbook.xml") {
            excel(bytes)
        } else {
            Err(Reason::ReadUnknownFormat)
        }
    })
    .unwrap_or(Err(Reason::ReadDamaged))?;
    let mut found = Vec::new();
    for (name, cells) in sheets {
        found.extend(lay_out(&name, cells.dense()?)?);
    }
    Ok(found)
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

fn damaged<E>(_: E) -> Reason {
    Reason::ReadDamaged
}

fn excel(bytes: &[u8]) -> SparseSheets {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Reason::ReadProtected,
        _ => Reason::ReadDamaged,
    })?;
    let mut sheets = Vec::new();
    for name in worksheets(book.sheets_metadata()) {
        let mut cells = SparseSheet::default();
        let mut stream = book.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(cell) = stream.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            cells.put(row, column, &Data::from(cell.get_value().clone()))?;
        }
        sheets.push((name, cells));
    }
    Ok(sheets)
}

fn open_document(bytes: &[u8]) -> SparseSheets {
    let book: Ods<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => Reason::ReadProtected,
        OdsError::CellLimitExceeded { .. } => Reason::ReadTooLarge,
        _ => Reason::ReadDamaged,
    })?;
    all_sheets(book)
}

fn old_excel(bytes: &[u8]) -> SparseSheets {
    // A workbook with a password is an OLE box too, with the real one encrypted inside.
    if let Err(XlsxError::Password) = open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(bytes)) {
        return Err(Reason::ReadProtected);
    }
    let book: Xls<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Reason::ReadProtected,
        // The same box holds old letters and mail.
        _ => Reason::ReadUnknownFormat,
    })?;
    all_sheets(book)
}

fn all_sheets<'a, R: Reader<Cursor<&'a [u8]>>>(mut book: R) -> SparseSheets {
    let mut sheets = Vec::new();
    for name in worksheets(book.sheets_metadata()) {
        let range = book.worksheet_range(&name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut cells = SparseSheet::default();
        for (row, column, value) in range.used_cells() {
            let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
            let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
            cells.put(row, column, value)?;
        }
        sheets.push((name, cells));
    }
    Ok(sheets)
}

fn worksheets(about: &[calamine::Sheet]) -> Vec<String> {
    about.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect()
}

fn cell_of(value: &Data) -> SheetCell {
    match value {
        Data::Empty => SheetCell::Empty,
        Data::String(text) if text.is_empty() => SheetCell::Empty,
        Data::String(text) | Data::DurationIso(text) => SheetCell::Text(text.clone()),
        Data::Int(number) => SheetCell::Number(number.to_string()),
        Data::Float(number) => number_cell(*number),
        Data::Bool(flag) => SheetCell::Flag(*flag),
        Data::Error(error) => SheetCell::Text(error.to_string()),
        Data::DateTimeIso(text) => match parse_day(text, DayOrder::YearFirst) {
            Ok(day) => SheetCell::Day(day),
            Err(_) => SheetCell::Text(text.clone()),
        },
        Data::DateTime(moment) if moment.is_duration() => number_cell(moment.as_f64()),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
            let found = Day::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
            match found {
                Some(found) if (hour, minute, second, milli) == (0, 0, 0, 0) && moment.as_f64() >= 1.0 => {
                    SheetCell::Day(found)
                }
                // With a time it is no day; as text it is refused in a date column instead of losing the time.
                Some(found) if moment.as_f64() >= 1.0 => {
                    SheetCell::Text(format!("{} {hour:02}:{minute:02}:{second:02}", found.format("%Y-%m-%d")))
                }
                _ => number_cell(moment.as_f64()),
            }
        }
    }
}

fn number_cell(number: f64) -> SheetCell {
    decimal_text(number).map_or_else(|| SheetCell::Text(number.to_string()), SheetCell::Number)
}
