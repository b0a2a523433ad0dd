//! The figures of a run: for each measure and each size all that was found, and the table of their medians and ratios.

use std::fmt::Write as _;

/// What is measured, in the order in which it first was.
pub struct Figures {
    sizes: Vec<u64>,
    rows: Vec<Row>,
}

struct Row {
    measure: &'static str,
    found: Vec<Vec<f64>>,
}

/// The figures of one size, to add to.
pub struct OfSize<'a> {
    figures: &'a mut Figures,
    at: usize,
}

impl OfSize<'_> {
    /// Adds a figure.
    pub fn add(&mut self, measure: &'static str, figure: f64) {
        let sizes = self.figures.sizes.len();
        let rows = &mut self.figures.rows;
        let row = rows.iter().position(|row| row.measure == measure).unwrap_or_else(|| {
            rows.push(Row { measure, found: vec![Vec::new(); sizes] });
            rows.len() - 1
        });
        rows[row].found[self.at].push(figure);
    }
}

impl Figures {
    /// None yet.
    pub fn new(sizes: &[u64]) -> Self {
        Self { sizes: sizes.to_vec(), rows: Vec::new() }
    }

    /// The figures of the size at this place.
    pub fn of(&mut self, at: usize) -> OfSize<'_> {
        OfSize { figures: self, at }
    }

    /// The median of the largest size in that of the smallest.
    pub fn ratio(&self, measure: &str) -> f64 {
        let row = self.rows.iter().find(|row| row.measure == measure).expect("it was measured");
        let (first, last) = (median(&row.found[0]), median(row.found.last().expect("a size")));
        last / first
    }

    /// A line for each measure: the medians, then how each size stands to the smallest.
    pub fn table(&self) -> String {
        let mut out = format!("\n{:<46}", "median of all rounds, 120x40");
        for size in &self.sizes {
            let _ = write!(out, "{:>11}", short(*size));
        }
        for size in self.sizes.iter().skip(1) {
            let _ = write!(out, "{:>11}", format!("{}:{}", short(*size), short(self.sizes[0])));
        }
        out.push('\n');
        for row in &self.rows {
            let medians: Vec<f64> = row.found.iter().map(|found| median(found)).collect();
            let _ = write!(out, "{:<46}", row.measure);
            for median in &medians {
                let _ = write!(
                    out,
                    "{:>11}",
                    if *median < 100.0 { format!("{median:.2}") } else { format!("{median:.0}") }
                );
            }
            for median in medians.iter().skip(1) {
                let ratio = median / medians[0];
                let _ = write!(out, "{:>11}", if ratio.is_finite() { format!("{ratio:.2}") } else { "-".to_owned() });
            }
            out.push('\n');
        }
        out
    }
}

fn median(found: &[f64]) -> f64 {
    let mut sorted = found.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => sorted[n / 2],
        n => (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0,
    }
}

fn short(size: u64) -> String {
    match size {
        n if n >= 1_000_000 && n % 1_000_000 == 0 => format!("{}M", n / 1_000_000),
        n if n >= 1000 && n % 1000 == 0 => format!("{}k", n / 1000),
        n => n.to_string(),
    }
}
