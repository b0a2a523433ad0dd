//! Choosing which columns a pane shows, in which order and how wide. The first column says whose row it is and stays the first.

use super::intent::Intent;
use crate::app::action::{DialogKey, Motion};
use crate::app::state::pane_specs::PaneId;

/// Cells that a column takes at least, and at most.
const WIDTHS: std::ops::RangeInclusive<u16> = 3..=60;
/// Lines of a page.
const PAGE: usize = 10;

/// A column that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoosableColumn {
    /// The identifier of the column.
    pub name: &'static str,
    /// The cells it takes.
    pub width: u16,
    /// Whether it is shown.
    pub is_shown: bool,
}

/// The columns of a pane, those that are shown first.
#[derive(Debug)]
pub struct ColumnChooser {
    /// Whose columns.
    pub pane: PaneId,
    /// All of them; the first is always shown.
    pub columns: Vec<ChoosableColumn>,
    /// Which one has the cursor.
    pub cursor: usize,
}

impl ColumnChooser {
    /// Handles a key.
    pub fn act(&mut self, key: DialogKey) -> Intent {
        let (at, last) = (self.cursor, self.columns.len().saturating_sub(1));
        match key {
            DialogKey::Move(motion) => self.cursor = motion.in_list(at, PAGE, self.columns.len()),
            DialogKey::Other | DialogKey::Letter('j') => {
                self.cursor = Motion::Down.in_list(at, PAGE, self.columns.len())
            }
            DialogKey::Letter('k') => self.cursor = Motion::Up.in_list(at, PAGE, self.columns.len()),
            DialogKey::Letter(' ') if at > 0 => self.columns[at].is_shown = !self.columns[at].is_shown,
            DialogKey::Letter('<') if at > 1 => self.exchange(at - 1),
            DialogKey::Letter('>') if at > 0 && at < last => self.exchange(at + 1),
            DialogKey::Letter('+' | '=') => self.widen(1),
            DialogKey::Letter('-') => self.widen(-1),
            DialogKey::Letter('0') => return Intent::KeepColumns(self.pane, Vec::new()),
            DialogKey::Letter(_) => {}
            DialogKey::Accept => {
                let shown = self.columns.iter().filter(|column| column.is_shown);
                return Intent::KeepColumns(self.pane, shown.map(|column| (column.name, column.width)).collect());
            }
            DialogKey::Cancel => return Intent::Close,
        }
        Intent::Stay
    }

    fn exchange(&mut self, with: usize) {
        self.columns.swap(self.cursor, with);
        self.cursor = with;
    }

    fn widen(&mut self, by: i16) {
        if let Some(column) = self.columns.get_mut(self.cursor) {
            column.width = column.width.saturating_add_signed(by).clamp(*WIDTHS.start(), *WIDTHS.end());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chooser() -> ColumnChooser {
        let column = |(name, is_shown)| ChoosableColumn { name, width: 5, is_shown };
        let columns = [("name", true), ("hours", true), ("jobs", true), ("phone", false)].map(column).into();
        ColumnChooser { pane: PaneId::Members, columns, cursor: 0 }
    }

    fn kept(keys: &str) -> Vec<(&'static str, u16)> {
        let mut chooser = chooser();
        for letter in keys.chars() {
            let key = match letter {
                'v' => DialogKey::Move(Motion::Down),
                letter => DialogKey::Letter(letter),
            };
            assert_eq!(chooser.act(key), Intent::Stay);
        }
        match chooser.act(DialogKey::Accept) {
            Intent::KeepColumns(PaneId::Members, columns) => columns,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn columns_are_shown_hidden_put_elsewhere_and_made_wider_and_the_first_stays_where_it_is() {
        assert_eq!(kept(""), [("name", 5), ("hours", 5), ("jobs", 5)]);
        assert_eq!(kept(" <>"), kept(""), "the first is always shown, and stays the first");
        assert_eq!(kept("v vv "), [("name", 5), ("jobs", 5), ("phone", 5)]);
        assert_eq!(kept("vv<<"), [("name", 5), ("jobs", 5), ("hours", 5)]);
        assert_eq!(kept("v>>>"), [("name", 5), ("jobs", 5), ("hours", 5)]);
        assert_eq!(kept("v++=-v----"), [("name", 5), ("hours", 7), ("jobs", 3)]);
    }
}
