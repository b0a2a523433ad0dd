//! The figures of a run: for each measure and each size all that was found, and the table of their medians and ratios.

use std::fmt::Write as _;

/// What is measured, in the order in which it first was.
pub struct Figures {
    sizes: Vec<u64>,
    /// Whether each size is followed by the same of another program.
    beside: bool,
    rows: Vec<Row>,
}

struct Row {
    measure: &'static str,
    found: Vec<Vec<f64>>,
}

/// The figures of one program at one size, to add to.
pub struct OfStore<'a> {
    figures: &'a mut Figures,
    at: usize,
}

impl OfStore<'_> {
    /// Adds a figure.
    pub fn add(&mut self, measure: &'static str, figure: f64) {
        let stores = self.figures.stores();
        let rows = &mut self.figures.rows;
        let row = rows.iter().position(|row| row.measure == measure).unwrap_or_else(|| {
            rows.push(Row { measure, found: vec![Vec::new(); stores] });
            rows.len() - 1
        });
        rows[row].found[self.at].push(figure);
    }
}

impl Figures {
    /// None yet; `beside` when another program is looked at too.
    pub fn new(sizes: &[u64], beside: bool) -> Self {
        Self { sizes: sizes.to_vec(), beside, rows: Vec::new() }
    }

    /// How many stores there are: of each size one for each program.
    fn stores(&self) -> usize {
        self.sizes() * self.programs()
    }

    /// How many sizes there are.
    pub fn sizes(&self) -> usize {
        self.sizes.len()
    }

    fn programs(&self) -> usize {
        if self.beside { 2 } else { 1 }
    }

    /// The figures of the store at this place: all sizes of this program, then all of the other one.
    pub fn of(&mut self, at: usize) -> OfStore<'_> {
        OfStore { figures: self, at }
    }

    /// The median of the largest size in that of the smallest.
    pub fn ratio(&self, measure: &str) -> f64 {
        let row = self.rows.iter().find(|row| row.measure == measure).expect("it was measured");
        let (first, last) = (median(&row.found[0]), median(&row.found[self.sizes.len() - 1]));
        last / first
    }

    /// A line for each measure, under a title: the medians, then how each size stands to the smallest, then how this program stands to the
    /// other one at each size.
    pub fn table(&self, title: &str) -> String {
        let names: Vec<String> = self.sizes.iter().map(|size| short(*size)).collect();
        let others = names.iter().take(self.stores() - names.len()).map(|name| format!("{name} before"));
        let growth = names.iter().skip(1).map(|name| format!("{name}:{}", names[0]));
        let change = names.iter().take(self.stores() - names.len()).map(|name| format!("{name}:before"));
        let mut out = format!("\n{title:<46}");
        for heading in names.iter().cloned().chain(others).chain(growth).chain(change) {
            let _ = write!(out, "{heading:>13}");
        }
        out.push('\n');
        for row in &self.rows {
            let medians: Vec<f64> = row.found.iter().map(|found| median(found)).collect();
            let (these, others) = medians.split_at(self.sizes.len());
            let growth = these.iter().skip(1).map(|median| median / these[0]);
            let change = these.iter().zip(others).map(|(this, other)| this / other);
            let _ = write!(out, "{:<46}", row.measure);
            for median in &medians {
                let digits = if *median < 100.0 { 2 } else { 0 };
                let _ = write!(out, "{median:>13.digits$}");
            }
            for ratio in growth.chain(change) {
                let _ = write!(out, "{:>13}", if ratio.is_finite() { format!("{ratio:.2}") } else { "-".to_owned() });
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
