//! The instruments report (F11): what the instruments of a day are expected to bring in a month, for each member and payer.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rows;
use crate::domain::choices::{Choice, InstrumentStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::instruments::{Expected, Missing, Rules, expected_per_month, only_the_highest};
use crate::domain::kinds::{Instrument, Parameter};
use crate::domain::query::{Query, Sort};
use crate::domain::record::{Kind, Record};
use crate::domain::value::{FieldValue, Value};
use crate::repository::{Repository, StoreError, TypedReading};

/// One instrument that was granted or asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InstrumentLine {
    /// Name of the member.
    pub member: String,
    /// Which instrument.
    pub instrument: &'static str,
    /// `granted` or `requested`.
    pub status: &'static str,
    /// First day.
    pub from: Day,
    /// Last day, where there is one.
    pub until: Option<Day>,
    /// Who pays.
    pub payer: String,
    /// Hours a week of the member on the day.
    pub hours: Value,
    /// Expected euros a month; empty where there is no money in it or where it is not known.
    pub per_month: Value,
    /// What has to be known before an amount can be said: a parameter or a field.
    pub missing: Option<&'static str>,
    /// The same two in one.
    #[serde(skip)]
    pub expected: Expected,
    /// Whether it counts: of several wage-cost benefits only the highest does.
    pub counts: bool,
    /// The last day on which the next thing has to be done for it.
    pub deadline: Option<Day>,
}

/// What one payer is expected to pay in a month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PayerSum {
    /// Who; empty where nobody was named.
    pub payer: String,
    /// Euros a month of what was granted.
    pub granted: Value,
    /// Euros a month of what is asked for.
    pub requested: Value,
    /// How many amounts are not known.
    pub unknown: usize,
}

/// The instruments of a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InstrumentsReport {
    /// The day.
    pub as_of: Day,
    /// The instruments, by member.
    pub instruments: Vec<InstrumentLine>,
    /// The sums, by payer.
    pub payers: Vec<PayerSum>,
    /// Euros a month of all that was granted.
    pub granted: Value,
    /// Euros a month of all that is asked for.
    pub requested: Value,
    /// How many amounts are not known.
    pub unknown: usize,
}

/// An instrument that has been read, with what belongs to its line.
struct InstrumentRow {
    instrument: Instrument,
    member: String,
    hours: Option<Decimal>,
    deadline: Option<Day>,
    expected: Expected,
    counts: bool,
}

#[derive(Default)]
struct PayerTotal {
    granted: Decimal,
    requested: Decimal,
    unknown: usize,
}

impl PayerTotal {
    fn add(&mut self, read: &InstrumentRow) {
        match (read.expected, read.instrument.status) {
            (Expected::Amount(amount), InstrumentStatus::Granted) => self.granted = self.granted + amount,
            (Expected::Amount(amount), _) => self.requested = self.requested + amount,
            (Expected::Unknown(_), _) => self.unknown += 1,
            (Expected::Nothing, _) => {}
        }
    }
}

impl InstrumentsReport {
    /// Adds up a day.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of(repo: &dyn Repository, as_of: Day) -> Result<Self, StoreError> {
        let parameters = repo.all_of::<Parameter>()?;
        let mut all = read(repo, as_of, &Rules::on(as_of, &parameters))?;
        all.chunk_by_mut(|a, b| a.instrument.member == b.instrument.member).for_each(count_the_highest);
        let (mut sums, mut total) = (BTreeMap::<String, PayerTotal>::new(), PayerTotal::default());
        for read in all.iter().filter(|read| read.counts) {
            sums.entry(read.instrument.payer.clone()).or_default().add(read);
            total.add(read);
        }
        let payers = sums.into_iter().map(|(payer, sum)| PayerSum {
            payer,
            granted: Value::Decimal(sum.granted),
            requested: Value::Decimal(sum.requested),
            unknown: sum.unknown,
        });
        Ok(Self {
            as_of,
            payers: payers.collect(),
            instruments: all.into_iter().map(line).collect(),
            granted: Value::Decimal(total.granted),
            requested: Value::Decimal(total.requested),
            unknown: total.unknown,
        })
    }
}

fn read(repo: &dyn Repository, as_of: Day, rules: &Rules) -> Result<Vec<InstrumentRow>, StoreError> {
    let query = Query::of(Kind::Instrument, as_of).sorted(Sort::by("member"));
    let mut all = Vec::new();
    rows::each(repo, &query, |row| {
        let mut record = Record::blank(Kind::Instrument, row.id);
        for info in Kind::Instrument.fields() {
            // A stored value fits its field; an empty one that is required is as blank as it was.
            let _ = record.set(info.name, rows::value(&query, &row, info.name).clone());
        }
        let Record::Instrument(instrument) = record else { return };
        if !matches!(instrument.status, InstrumentStatus::Granted | InstrumentStatus::Requested) {
            return;
        }
        let hours = FieldValue::from_value(rows::value(&query, &row, "hours").clone()).unwrap_or(None);
        let deadline = FieldValue::from_value(rows::value(&query, &row, "deadline").clone()).unwrap_or(None);
        let expected = expected_per_month(&instrument, hours, rules);
        all.push(InstrumentRow {
            member: rows::label(&query, &row, "member"),
            instrument,
            hours,
            deadline,
            expected,
            counts: true,
        });
    })?;
    Ok(all)
}

/// Among the granted and the requested instruments of one member apart, so that a request never takes the place of a grant.
fn count_the_highest(of_one_member: &mut [InstrumentRow]) {
    for status in [InstrumentStatus::Granted, InstrumentStatus::Requested] {
        let mut same: Vec<&mut InstrumentRow> =
            of_one_member.iter_mut().filter(|read| read.instrument.status == status).collect();
        let amounts: Vec<_> = same.iter().map(|read| (read.instrument.instrument, read.expected)).collect();
        for (read, counts) in same.iter_mut().zip(only_the_highest(&amounts)) {
            read.counts = counts;
        }
    }
}

fn line(read: InstrumentRow) -> InstrumentLine {
    let instrument = read.instrument;
    InstrumentLine {
        member: read.member,
        instrument: instrument.instrument.name(),
        status: instrument.status.name(),
        from: instrument.from,
        until: instrument.until,
        payer: instrument.payer,
        hours: read.hours.to_value(),
        per_month: read.expected.amount().to_value(),
        missing: match read.expected {
            Expected::Unknown(Missing(what)) => Some(what),
            _ => None,
        },
        expected: read.expected,
        counts: read.counts,
        deadline: read.deadline,
    }
}
