//! All columns of a pane beside each other, of which as many are seen as fit: the first stays, the others move along.

/// Cells that are left to the first column when one beside it is wide.
const LEAST_FIRST: u16 = 4;

/// The columns of a pane, in the order in which the cursor goes through them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnStrip {
    /// Cells that there are for them.
    pub width: u16,
    /// Each with the cells it takes. Those seen at rest come first.
    pub columns: Vec<(&'static str, u16)>,
    /// Those that are not shown at all, because others were chosen.
    pub hidden: Vec<(&'static str, u16)>,
    /// How many of them are seen while none has moved out of sight.
    pub at_rest: usize,
}

impl ColumnStrip {
    /// The columns seen when this many after the first have moved out of sight: at least one beside the first.
    pub fn seen(&self, passed: usize) -> Vec<(&'static str, u16)> {
        let Some((first, others)) = self.columns.split_first().filter(|_| passed > 0) else {
            return self.columns[..self.at_rest.min(self.columns.len())].to_vec();
        };
        let mut used = first.1;
        let mut seen = vec![*first];
        for (name, width) in &others[passed.min(others.len().saturating_sub(1))..] {
            let width = (*width).min(self.width.saturating_sub(LEAST_FIRST + 1));
            if seen.len() > 1 && used + 1 + width > self.width {
                break;
            }
            used += 1 + width;
            seen.push((*name, width));
        }
        seen
    }

    /// How many columns have to be out of sight for the one at this place to be seen, when `passed` are now.
    pub fn passed_for(&self, at: usize, passed: usize) -> usize {
        if at == 0 {
            return 0;
        }
        let fits = |passed: &usize| at > *passed && at < passed + self.seen(*passed).len();
        let least = passed.min(at - 1);
        (least..at).find(fits).unwrap_or(at - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(width: u16) -> ColumnStrip {
        let columns = vec![("name", 10), ("hours", 5), ("jobs", 5), ("city", 12), ("phone", 14)];
        ColumnStrip { width, columns, hidden: Vec::new(), at_rest: 3 }
    }

    fn names(strip: &ColumnStrip, passed: usize) -> Vec<&'static str> {
        strip.seen(passed).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn columns_move_no_further_than_is_needed_and_the_first_stays() {
        let strip = strip(22);
        assert_eq!(names(&strip, 0), ["name", "hours", "jobs"]);
        let passed = strip.passed_for(3, 0);
        assert_eq!((passed, names(&strip, passed)), (2, vec!["name", "city"]));
        assert_eq!(strip.passed_for(2, 2), 1, "back by one");
        assert_eq!(names(&strip, 1), ["name", "jobs"]);
        assert_eq!(strip.passed_for(0, 3), 0);
    }

    #[test]
    fn every_column_comes_into_sight_at_any_width() {
        for width in 1..60 {
            let strip = strip(width);
            for (at, (name, _)) in strip.columns.iter().enumerate() {
                for before in 0..strip.columns.len() {
                    let passed = strip.passed_for(at, before);
                    let seen = names(&strip, passed);
                    assert_eq!(seen[if at == 0 { 0 } else { at - passed }], *name, "{width} cells, from {before}");
                }
            }
        }
    }
}
