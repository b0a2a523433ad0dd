//! Reading workbooks: XLSX as a stream of cells, ODS and the old XLS whole.

use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;
use std::thread;

use calamine::{
    Data, Dimensions, Ods, OdsError, Reader, SheetType, SheetVisible, Style, Xls, XlsError, Xlsx, XlsxError,
    open_workbook_from_rs,
};

use super::beside::{Area, Beside};
use super::layout::lay_out;
use super::number_layout::number_cell;
use super::prelude::*;
use super::{excel_parts, old_excel, open_document};
use crate::domain::days::{Day, DayOrder, parse_day};

/// The name of the thread on which workbooks are read, where a spoiled file may make a library panic.
pub const SPARE_THREAD: &str = "reading a workbook";

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The filled cells of a sheet by row and column, both from 0. Kept sparse: a file can put a value in the far corner.
#[derive(Default)]
struct SparseSheet {
    rows: BTreeMap<u32, Vec<(u32, SheetCell)>>,
    count: usize,
    /// The last column with a value.
    widest: u32,
}

/// A sheet by its name, with what is told beside its values.
struct RawSheet {
    name: String,
    cells: SparseSheet,
    beside: Beside,
    about: SheetNotes,
}

impl SparseSheet {
    fn put(&mut self, row: u32, column: u32, cell: SheetCell) -> Result<(), Reason> {
        if cell != SheetCell::Empty {
            self.count += 1;
            self.widest = self.widest.max(column);
            self.rows.entry(row).or_default().push((column, cell));
        }
        if self.count > MAX_CELLS || self.rows.len() > MAX_ROWS { Err(Reason::ReadTooLarge) } else { Ok(()) }
    }

    /// Puts in what the workbook tells beside the values. A cell that is merged with another has no value of its own.
    fn complete(&mut self, beside: Beside) -> Result<(), Reason> {
        for (row, column, cell) in beside.shown {
            self.put(row, column, cell)?;
        }
        let of_merged = beside.merged.iter().map(|area| (*area, Some((area.rows.0, area.columns.0))));
        for (area, holder) in of_merged.chain(beside.covered.iter().map(|area| (*area, None))) {
            self.cover(area, holder)?;
        }
        Ok(())
    }

    /// Covers the cells of an area in the rows that hold something, as far as any row goes, except the one that holds the value.
    fn cover(&mut self, area: Area, holder: Option<(u32, u32)>) -> Result<(), Reason> {
        let filled: Vec<u32> =
            self.rows.range(area.rows.0..=area.rows.1.max(area.rows.0)).map(|(row, _)| *row).collect();
        for row in filled {
            let widest = self.widest.min(area.columns.1);
            for column in area.columns.0..=widest.max(area.columns.0) {
                if holder != Some((row, column)) {
                    self.put(row, column, SheetCell::Covered)?;
                }
            }
        }
        Ok(())
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

/// The sheets of a workbook in its order.
type RawSheets = Result<Vec<RawSheet>, Reason>;

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
            xls(bytes)
        } else if contains(bytes.get(..200).unwrap_or(bytes), b"opendocument.spreadsheet") {
            ods(bytes)
        } else if contains(bytes, b"xl/workbook.xml") {
            excel(bytes)
        } else {
            Err(Reason::ReadUnknownFormat)
        }
    })
    .unwrap_or(Err(Reason::ReadDamaged))?;
    let mut found = Vec::new();
    for RawSheet { name, mut cells, beside, mut about } in sheets {
        let rows = cells.rows.keys().copied();
        about.hidden_rows = rows.filter(|row| beside.hidden_rows.has(*row)).map(|row| row.saturating_add(1)).collect();
        about.hidden_columns = (0..=cells.widest).filter(|column| beside.hidden_columns.has(*column)).collect();
        cells.complete(beside)?;
        found.extend(lay_out(&name, cells.dense()?, about)?);
    }
    Ok(found)
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

fn damaged<E>(_: E) -> Reason {
    Reason::ReadDamaged
}

fn excel(bytes: &[u8]) -> RawSheets {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Reason::ReadProtected,
        _ => Reason::ReadDamaged,
    })?;
    let since_1904 = book.has_1904_epoch();
    let mut told = excel_parts::beside(bytes)?;
    let mut sheets = Vec::new();
    for (name, hidden) in worksheets(book.sheets_metadata()) {
        let mut cells = SparseSheet::default();
        let mut stream = book.worksheet_cells_reader(&name).map_err(damaged)?;
        let layouts: Vec<Option<String>> = stream.styles().iter().map(layout_code).collect();
        while let Some((cell, style)) = stream.next_cell_with_style_id().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let code = layouts.get(style).and_then(Option::as_deref);
            cells.put(row, column, cell_of(&Data::from(cell.get_value().clone()), code))?;
        }
        let beside = told.remove(&name).ok_or(Reason::ReadDamaged)?;
        sheets.push(RawSheet {
            name,
            cells,
            beside,
            about: SheetNotes { hidden, since_1904, ..SheetNotes::default() },
        });
    }
    Ok(sheets)
}

/// The code of the layout in which a style shows numbers.
fn layout_code(style: &Style) -> Option<String> {
    style.number_format.as_ref().map(|layout| layout.format_code.clone())
}

fn ods(bytes: &[u8]) -> RawSheets {
    let contents = open_document::contents(bytes);
    if contents.as_ref().is_ok_and(|contents| !contents.is_whole) && !open_document::is_protected(bytes) {
        return Err(Reason::ReadDamaged);
    }
    let book: Ods<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => Reason::ReadProtected,
        OdsError::CellLimitExceeded { .. } => Reason::ReadTooLarge,
        _ => Reason::ReadDamaged,
    })?;
    let open_document::Contents { told, since_1904, .. } = contents?;
    all_sheets(book, told, since_1904)
}

fn xls(bytes: &[u8]) -> RawSheets {
    // A workbook with a password is an OLE box too, with the real one encrypted inside.
    if let Err(XlsxError::Password) = open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(bytes)) {
        return Err(Reason::ReadProtected);
    }
    let book: Xls<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Reason::ReadProtected,
        // The same box holds old letters and mail.
        _ => Reason::ReadUnknownFormat,
    })?;
    let since_1904 = book.has_1904_epoch();
    let names: Vec<String> = book.sheet_names();
    let mut told: HashMap<String, Beside> = names.into_iter().zip(old_excel::beside(bytes)?).collect();
    for (name, beside) in &mut told {
        let merged = book.merge_cells_by_sheet_name(name).map_err(damaged)?;
        beside.merged = merged.iter().map(area).collect();
    }
    all_sheets(book, told, since_1904)
}

fn area(merged: &Dimensions) -> Area {
    Area { rows: (merged.start.0, merged.end.0), columns: (merged.start.1, merged.end.1) }
}

fn all_sheets<'a, R: Reader<Cursor<&'a [u8]>>>(
    mut book: R,
    mut told: HashMap<String, Beside>,
    since_1904: bool,
) -> RawSheets {
    let mut sheets = Vec::new();
    for (name, hidden) in worksheets(book.sheets_metadata()) {
        let range = book.worksheet_range(&name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut cells = SparseSheet::default();
        let beside = told.remove(&name).ok_or(Reason::ReadDamaged)?;
        for (row, column, value) in range.used_cells() {
            let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
            let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
            cells.put(row, column, cell_of(value, beside.layouts.get(&(row, column)).map(AsRef::as_ref)))?;
        }
        sheets.push(RawSheet {
            name,
            cells,
            beside,
            about: SheetNotes { hidden, since_1904, ..SheetNotes::default() },
        });
    }
    Ok(sheets)
}

/// The names of the sheets with cells, each with whether it is hidden.
fn worksheets(about: &[calamine::Sheet]) -> Vec<(String, bool)> {
    let sheets = about.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

/// A value as a cell; `code` is the layout in which its number is shown, where that is known.
fn cell_of(value: &Data, code: Option<&str>) -> SheetCell {
    match value {
        Data::Empty => SheetCell::Empty,
        Data::String(text) if text.is_empty() => SheetCell::Empty,
        Data::String(text) | Data::DurationIso(text) => SheetCell::Text(text.clone()),
        Data::Int(number) => number_cell(*number as f64, code),
        Data::Float(number) => number_cell(*number, code),
        Data::Bool(flag) => SheetCell::Flag(*flag),
        Data::Error(error) => SheetCell::Text(error.to_string()),
        Data::DateTimeIso(text) => match parse_day(text, DayOrder::YearFirst) {
            Ok(day) => SheetCell::Day(day),
            Err(_) => SheetCell::Text(text.clone()),
        },
        Data::DateTime(moment) if moment.is_duration() => clock_cell(moment.as_f64()),
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
                _ => clock_cell(moment.as_f64()),
            }
        }
    }
}

/// A time of the clock or a duration, which a workbook keeps as a part of a day: 32:00. As a number it would be another.
fn clock_cell(days: f64) -> SheetCell {
    let minutes = (days * 24.0 * 60.0).round();
    SheetCell::Text(format!("{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes.rem_euclid(60.0)))
}
