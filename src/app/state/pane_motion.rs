//! How the cursor of a pane goes about its rows, its columns and its lanes.

use crate::domain::query::Row;

use crate::app::action::Motion;
use crate::app::state::pane::Pane;

impl Pane {
    /// Moves the cursor. `false` when it stands at the edge already (only left and right tell).
    pub fn go(&mut self, motion: Motion) -> bool {
        // Lanes stand in the place of columns.
        let lanes = self.id.spec().lanes.is_some();
        let all = if lanes { self.columns().len() } else { self.shape.columns.columns.len() };
        let column = self.column_place();
        let to = match motion {
            Motion::Left | Motion::Right if lanes => match self.lane_beside(motion) {
                Some(to) => to,
                None => return false,
            },
            Motion::Left if column == 0 => return false,
            Motion::Right if column + 1 >= all => return false,
            Motion::Left | Motion::Right | Motion::LineStart | Motion::LineEnd => {
                self.put_column(match motion {
                    Motion::Left => column - 1,
                    Motion::Right => column + 1,
                    Motion::LineStart => 0,
                    _ => all.saturating_sub(1),
                });
                return true;
            }
            _ => motion.in_list(self.cursor as usize, self.shape.height as usize, self.reach() as usize) as u64,
        };
        self.put_cursor(to);
        true
    }

    /// In a pane of lanes: as far down in the lane before or after this one, as far as it goes.
    fn lane_beside(&self, motion: Motion) -> Option<u64> {
        let column = self.id.spec().lanes?;
        let lane = |row: &Row| self.cell(row, column).map(|cell| cell.value.clone());
        let rows = &self.window.rows;
        let mut lanes: Vec<(usize, usize)> = Vec::new();
        for at in 0..rows.len() {
            match lanes.last_mut() {
                Some((_, end)) if lane(&rows[at - 1]) == lane(&rows[at]) => *end = at,
                _ => lanes.push((at, at)),
            }
        }
        let here = usize::try_from(self.cursor.checked_sub(self.heads + self.window.from)?).ok()?;
        let mine = lanes.iter().position(|(first, last)| (*first..=*last).contains(&here))?;
        let other = if motion == Motion::Left { mine.checked_sub(1)? } else { mine + 1 };
        let (first, last) = *lanes.get(other)?;
        let to = (first + here - lanes[mine].0).min(last);
        Some(self.heads + self.window.from + to as u64)
    }
}
