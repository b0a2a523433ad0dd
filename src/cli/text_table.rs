//! Tables of texts: columns that fit the terminal, or one field a line for narrow ones and for who listens to a screen reader.

use unicode_width::UnicodeWidthStr;

use crate::domain::sanitize::clean;
use crate::text::fit;

/// A column is not cut below so many cells: less says too little.
const NARROWEST: usize = 8;
/// Between two columns.
const GAP: &str = "  ";

/// How rows are laid out.
pub enum TextTable {
    /// In columns of these widths, each at the left or at the right; longer texts are cut where `fits` says so.
    Columns { widths: Vec<usize>, right: Vec<bool>, fits: bool },
    /// One field a line under these headings, with an empty line between two rows.
    Records(Vec<String>),
}

impl TextTable {
    /// Columns wide enough for the headings and for these rows; `right` says which stand at the right.
    pub fn new(headings: &[String], right: &[bool], rows: &[Vec<String>]) -> Self {
        let widths = headings.iter().enumerate().map(|(at, heading)| {
            let widest = rows.iter().filter_map(|row| row.get(at)).map(|text| text.width()).max().unwrap_or(0);
            widest.max(heading.width())
        });
        Self::Columns { widths: widths.collect(), right: right.to_vec(), fits: false }
    }

    /// The same in so many cells: the widest columns with words give way, and where that is not enough each row becomes a record.
    pub fn fitting(headings: &[String], right: &[bool], rows: &[Vec<String>], most: usize) -> Self {
        let Self::Columns { mut widths, right, .. } = Self::new(headings, right, rows) else {
            return Self::Records(headings.to_vec());
        };
        let gaps = GAP.len() * widths.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > most {
            let words = |at: &usize| !right.get(*at).copied().unwrap_or(false) && widths[*at] > NARROWEST;
            let Some(widest) = (0..widths.len()).filter(words).max_by_key(|at| widths[*at]) else {
                return Self::Records(headings.to_vec());
            };
            widths[widest] -= 1;
        }
        Self::Columns { widths, right, fits: true }
    }

    /// The line of the headings; records name each field beside its value instead.
    pub fn head(&self, headings: &[String]) -> Option<String> {
        matches!(self, Self::Columns { .. }).then(|| self.row(headings))
    }

    /// One row of it; of a record its filled fields, each on a line.
    pub fn row(&self, cells: &[String]) -> String {
        let (widths, right, fits) = match self {
            Self::Columns { widths, right, fits } => (widths, right, *fits),
            Self::Records(headings) => return record(headings, cells),
        };
        let mut line = String::new();
        for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
            if at > 0 {
                line.push_str(GAP);
            }
            let cell = clean(cell);
            let cell = if fits { fit(&cell, *width) } else { cell.into_owned() };
            line.push_str(&padded(&cell, *width, right.get(at).copied().unwrap_or(false)));
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// The filled fields of a row, each on a line behind its heading, and an empty line below.
fn record(headings: &[String], cells: &[String]) -> String {
    let named = headings.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    let lines = named.map(|(heading, cell)| match heading.as_str() {
        "" => format!("{}\n", clean(cell)),
        heading => format!("{}: {}\n", clean(heading), clean(cell)),
    });
    lines.collect()
}

/// Text in so many cells, at the left or at the right; longer text stays whole.
pub fn padded(text: &str, width: usize, right: bool) -> String {
    let gap = " ".repeat(width.saturating_sub(text.width()));
    if right { format!("{gap}{text}") } else { format!("{text}{gap}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(row: &[&str]) -> Vec<String> {
        row.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn the_widest_columns_with_words_give_way_and_numbers_stay_whole() {
        let headings = texts(&["Nummer", "Naam", "Uren"]);
        let rows = [texts(&["100155", "Ouderkerk-van der Voorbeeld, Wilhelmina", "24"])];
        let table = TextTable::fitting(&headings, &[false, false, true], &rows, 30);
        assert_eq!(table.head(&headings).as_deref(), Some("Nummer  Naam              Uren"));
        assert_eq!(table.row(&rows[0]), "100155  Ouderkerk-van d…    24");
        let whole = TextTable::fitting(&headings, &[false, false, true], &rows, 80);
        assert!(whole.row(&rows[0]).contains("Wilhelmina"));
    }

    #[test]
    fn what_no_table_can_hold_is_a_record_of_its_filled_fields() {
        let headings = texts(&["Nummer", "Naam", "Bijzonder", "Uren"]);
        let rows = [texts(&["100155", "Vries, Anna", "", "24"])];
        let table = TextTable::fitting(&headings, &[true, false, false, true], &rows, 20);
        assert_eq!(table.head(&headings), None);
        assert_eq!(table.row(&rows[0]), "Nummer: 100155\nNaam: Vries, Anna\nUren: 24\n");
    }
}
