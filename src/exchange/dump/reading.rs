//! Reads a dump line by line. Nothing of it is believed before its sum was seen.

use std::io::{BufRead, Read};

use super::lines::LineChain;
use super::part::{DumpLine, VERSION};
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::exchange::read::unreadable;
use crate::repository::WholePart;

/// The first version of a store of which there are dumps.
const FIRST_STORE: i64 = 14;

/// The most bytes of a line: many times more than any record has.
const LONGEST: u64 = 16 << 20;

/// The parts of a dump, in their order. After a refusal it gives nothing more.
pub struct DumpReader<R> {
    from: R,
    /// What the file is called in a refusal.
    file: String,
    /// The newest version of a store that can be made.
    store: i64,
    chain: LineChain,
    line: u64,
    done: bool,
}

impl<R: BufRead> DumpReader<R> {
    /// The parts of a file with this name, of a store of at most this version.
    pub fn new(from: R, file: &str, store: i64) -> Self {
        let file = clean(file).into_owned();
        Self { from, file, store, chain: LineChain::default(), line: 0, done: false }
    }

    fn refused(&self, reason: Reason) -> Refusal {
        Refusal::new(reason).with("file", self.file.clone()).with("row", self.line.to_string())
    }

    /// The next part; `None` at the end of a whole dump.
    fn read(&mut self) -> Result<Option<WholePart>, Refusal> {
        let mut bytes = Vec::new();
        let read = self
            .from
            .by_ref()
            .take(LONGEST)
            .read_until(b'\n', &mut bytes)
            .map_err(|error| unreadable(self.file.as_ref(), &error))?;
        if read == 0 {
            return Err(self.refused(if self.line == 0 { Reason::ReadEmpty } else { Reason::DumpCut }));
        }
        if self.line > 0 && bytes.last() != Some(&b'\n') && read as u64 != LONGEST {
            return Err(self.refused(Reason::DumpCut));
        }
        self.line += 1;
        let damaged =
            |this: &Self| this.refused(if this.line == 1 { Reason::DumpForeign } else { Reason::DumpDamaged });
        let object = std::str::from_utf8(&bytes).ok().and_then(|line| self.chain.read(line.trim_end_matches('\n')));
        let line = object.and_then(|object| serde_json::from_str::<DumpLine>(&object).ok());
        let Some(line) = line else { return Err(damaged(self)) };
        if let DumpLine::Begin { binnenwerk, version, store, .. } = &line {
            if self.line > 1 || binnenwerk != "dump" {
                return Err(damaged(self));
            }
            if *version != VERSION || !(FIRST_STORE..=self.store).contains(store) {
                let [found, known] = [(*version, *store), (VERSION, self.store)].map(|(v, s)| format!("{v}.{s}"));
                return Err(self.refused(Reason::DumpVersion).with("found", found).with("known", known));
            }
        } else if self.line == 1 {
            return Err(damaged(self));
        }
        if matches!(line, DumpLine::End { .. }) {
            let more = self.from.fill_buf().map_or(true, |more| !more.is_empty());
            self.line += 1;
            return if more { Err(damaged(self)) } else { Ok(None) };
        }
        line.part().map(Some).ok_or_else(|| damaged(self))
    }
}

impl<R: BufRead> Iterator for DumpReader<R> {
    type Item = Result<WholePart, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let part = self.read().transpose();
        self.done = !matches!(part, Some(Ok(_)));
        part
    }
}
