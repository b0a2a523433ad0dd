//! The instruments report: what the instruments of a day are expected to bring in a month, for each member and payer.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rows;
use crate::domain::choices::{InstrumentKind, InstrumentStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::instruments::{Expected, Missing, expected_on, only_the_highest};
use crate::domain::kinds::{Instrument, Member, Parameter};
use crate::domain::query::{Query, Sort};
use crate::domain::record::{Kind, Record};
use crate::domain::value::FieldValue;
use crate::repository::grounds::MemberGrounds;
use crate::repository::{Repository, StoreError, TypedReading};

/// One instrument that was granted or asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InstrumentLine {
    /// Number of the member.
    pub number: String,
    /// Name of the member.
    pub member: String,
    /// Which instrument.
    pub instrument: InstrumentKind,
    /// `granted` or `requested`.
    pub status: InstrumentStatus,
    /// First day.
    pub from: Day,
    /// Last day, where there is one.
    pub until: Option<Day>,
    /// Who pays.
    pub payer: String,
    /// Hours a week of the member on the day.
    pub hours: Option<Decimal>,
    /// Expected euros a month; empty where there is no money in it or where it is not known.
    pub per_month: Option<Decimal>,
    /// What has to be known before an amount can be said: a parameter or a field.
    pub missing: Option<&'static str>,
    /// Whether nothing is paid any more because the register check of the day says that the member does not count.
    pub lapsed: bool,
    /// The same three in one.
    #[serde(skip)]
    pub expected: Expected,
    /// Whether it counts: of several wage-cost benefits only the highest does.
    pub counts: bool,
    /// The last day on which the next thing has to be done for it.
    pub deadline: Option<Day>,
    /// Whose it is.
    #[serde(skip)]
    pub member_id: Id,
}

/// What one payer is expected to pay in a month.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct PayerSum {
    /// Who; empty where nobody was named.
    pub payer: String,
    /// Euros a month of what was granted.
    pub granted: Decimal,
    /// Euros a month of what is asked for.
    pub requested: Decimal,
    /// How many amounts are not known.
    pub unknown: usize,
}

impl PayerSum {
    fn add(&mut self, line: &InstrumentLine) {
        match (line.expected, line.status) {
            (Expected::Amount(amount), InstrumentStatus::Granted) => self.granted = self.granted + amount,
            (Expected::Amount(amount), _) => self.requested = self.requested + amount,
            (Expected::Unknown(_), _) => self.unknown += 1,
            (Expected::Nothing | Expected::Lapsed, _) => {}
        }
    }
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
    pub granted: Decimal,
    /// Euros a month of all that is asked for.
    pub requested: Decimal,
    /// How many amounts are not known.
    pub unknown: usize,
}

impl InstrumentsReport {
    /// Adds up a day.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of(repo: &dyn Repository, as_of: Day) -> Result<Self, StoreError> {
        let parameters = repo.all_of::<Parameter>()?;
        let mut instruments = lines(repo, as_of, &parameters)?;
        instruments.chunk_by_mut(|a, b| a.member_id == b.member_id).for_each(count_the_highest);
        let (mut payers, mut total) = (BTreeMap::<String, PayerSum>::new(), PayerSum::default());
        for line in instruments.iter().filter(|line| line.counts) {
            let payer = || PayerSum { payer: line.payer.clone(), ..PayerSum::default() };
            payers.entry(line.payer.clone()).or_insert_with(payer).add(line);
            total.add(line);
        }
        let PayerSum { granted, requested, unknown, .. } = total;
        Ok(Self { as_of, payers: payers.into_values().collect(), instruments, granted, requested, unknown })
    }
}

/// An instrument as it stands in a row: itself, with the name and the hours of the member and its deadline.
type StoredInstrument = (Instrument, String, Option<Decimal>, Option<Day>);

/// What was granted or asked for on a day, by member; as if all of it counts.
fn lines(repo: &dyn Repository, as_of: Day, parameters: &[Parameter]) -> Result<Vec<InstrumentLine>, StoreError> {
    let stored = stored(repo, as_of)?;
    let mut lines = Vec::with_capacity(stored.len());
    for of_one_member in stored.chunk_by(|(a, ..), (b, ..)| a.member == b.member) {
        let Some((first, ..)) = of_one_member.first() else { continue };
        let number = repo.one::<Member>(first.member)?.map(|member| member.number).unwrap_or_default();
        let own = MemberGrounds::of(repo, first.member)?;
        lines.extend(of_one_member.iter().map(|(of, member, hours, deadline)| {
            let expected = expected_on(of, *hours, &own.with(parameters), as_of);
            InstrumentLine {
                number: number.clone(),
                member: member.clone(),
                instrument: of.instrument,
                status: of.status,
                from: of.from,
                until: of.until,
                payer: of.payer.clone(),
                hours: *hours,
                per_month: expected.amount(),
                missing: if let Expected::Unknown(Missing(what)) = expected { Some(what) } else { None },
                lapsed: expected == Expected::Lapsed,
                expected,
                counts: true,
                deadline: *deadline,
                member_id: of.member,
            }
        }));
    }
    Ok(lines)
}

/// What was granted or asked for on a day, by member.
fn stored(repo: &dyn Repository, as_of: Day) -> Result<Vec<StoredInstrument>, StoreError> {
    let query = Query::of(Kind::Instrument, as_of).sorted(Sort::by("member"));
    let mut stored = Vec::new();
    rows::each(repo, &query, |row| {
        let mut record = Record::blank(Kind::Instrument, row.id);
        for info in Kind::Instrument.fields() {
            // A stored value fits its field; an empty one that is required is as blank as it was.
            let _ = record.set(info.name, rows::value(&query, &row, info.name).clone());
        }
        let Record::Instrument(of) = record else { return };
        if matches!(of.status, InstrumentStatus::Granted | InstrumentStatus::Requested) {
            let hours = FieldValue::from_value(rows::value(&query, &row, "hours").clone()).unwrap_or(None);
            let deadline = FieldValue::from_value(rows::value(&query, &row, "deadline").clone()).unwrap_or(None);
            stored.push((of, rows::label(&query, &row, "member"), hours, deadline));
        }
    })?;
    Ok(stored)
}

/// Among the granted and the requested instruments of one member apart, so that a request never takes the place of a grant.
fn count_the_highest(of_one_member: &mut [InstrumentLine]) {
    for status in [InstrumentStatus::Granted, InstrumentStatus::Requested] {
        let mut same: Vec<&mut InstrumentLine> =
            of_one_member.iter_mut().filter(|line| line.status == status).collect();
        let amounts: Vec<_> = same.iter().map(|line| (line.instrument, line.expected)).collect();
        for (line, counts) in same.iter_mut().zip(only_the_highest(&amounts)) {
            line.counts = counts;
        }
    }
}
