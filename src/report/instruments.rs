//! The instruments report: what the instruments of a day are expected to bring in a month, by member and by payer.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rows;
use crate::domain::choices::{InstrumentKind, InstrumentStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::instruments::{Expected, Grounds, Missing, expected_on, only_the_highest};
use crate::domain::kinds::{Employment, Instrument, Member, Parameter, RegisterCheck};
use crate::domain::query::{Query, Sort};
use crate::domain::record::{Kind, Record};
use crate::domain::value::FieldValue;
use crate::repository::{Repository, StoreError, TypedReading};

/// One instrument that was granted or requested.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InstrumentLine {
    /// Personnel number of the member.
    pub number: String,
    /// Name of the member.
    pub member: String,
    /// The kind of instrument.
    pub instrument: InstrumentKind,
    /// `granted` or `requested`.
    pub status: InstrumentStatus,
    /// First day for which it applies.
    pub from: Day,
    /// Last day for which it applies; `None` without one.
    pub until: Option<Day>,
    /// Who pays, as typed; empty when nobody is named.
    pub payer: String,
    /// Hours a week of the member on the day; `None` without a placement.
    pub hours: Option<Decimal>,
    /// Expected euros a month. `None` where there is no money in it, or the amount is unknown.
    pub per_month: Option<Decimal>,
    /// What has to be known before the amount can be worked out: a parameter or a field.
    pub missing: Option<&'static str>,
    /// Whether nothing is paid any more, because the register check of the day says that the member does not count.
    pub lapsed: bool,
    /// The expectation that the three fields above come from.
    #[serde(skip)]
    pub expected: Expected,
    /// Whether it counts: of several wage-cost benefits only the highest does.
    pub counts: bool,
    /// The last day on which the next step can be taken; `None` when nothing is due.
    pub deadline: Option<Day>,
    /// Identity of the member.
    #[serde(skip)]
    pub member_id: Id,
}

/// What one payer is expected to pay in a month.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct PayerSum {
    /// Name of the payer; empty where nobody is named.
    pub payer: String,
    /// Euros a month of the granted instruments.
    pub granted: Decimal,
    /// Euros a month of the requested instruments.
    pub requested: Decimal,
    /// Number of instruments with an unknown amount.
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

/// The instruments of a day, with the sums of their expected money.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InstrumentsReport {
    /// The day looked at.
    pub as_of: Day,
    /// The instruments, ordered by member.
    pub instruments: Vec<InstrumentLine>,
    /// The sums of each payer.
    pub payers: Vec<PayerSum>,
    /// Euros a month of all granted instruments.
    pub granted: Decimal,
    /// Euros a month of all requested instruments.
    pub requested: Decimal,
    /// Number of instruments with an unknown amount.
    pub unknown: usize,
}

impl InstrumentsReport {
    /// Makes the report of a day.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
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

/// A stored instrument, with the name of the member, their hours a week, and the deadline of the instrument.
type StoredInstrument = (Instrument, String, Option<Decimal>, Option<Day>);

/// The granted and requested instruments of a day, ordered by member, as if all of them counted.
fn lines(repo: &dyn Repository, as_of: Day, parameters: &[Parameter]) -> Result<Vec<InstrumentLine>, StoreError> {
    let stored = stored(repo, as_of)?;
    let mut lines = Vec::with_capacity(stored.len());
    for of_one_member in stored.chunk_by(|(a, ..), (b, ..)| a.member == b.member) {
        let Some((first, ..)) = of_one_member.first() else { continue };
        let number = repo.one::<Member>(first.member)?.map(|member| member.number).unwrap_or_default();
        let employments = repo.referring_to::<Employment>(Employment::member, first.member)?;
        let checks = repo.referring_to::<RegisterCheck>(RegisterCheck::member, first.member)?;
        let grounds = Grounds { employments: &employments, checks: &checks, parameters };
        lines.extend(of_one_member.iter().map(|(of, member, hours, deadline)| {
            let expected = expected_on(of, *hours, &grounds, as_of);
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

/// The granted and requested instruments of a day as stored, ordered by member.
fn stored(repo: &dyn Repository, as_of: Day) -> Result<Vec<StoredInstrument>, StoreError> {
    let query = Query::of(Kind::Instrument, as_of).sorted(Sort::by("member"));
    let mut stored = Vec::new();
    rows::each(repo, &query, |row| {
        let mut record = Record::blank(Kind::Instrument, row.id);
        for info in Kind::Instrument.fields() {
            // A stored value fits its field. A required field that is empty keeps its blank value.
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

/// Marks which instruments of one member count, separately for granted and requested ones, so that a request never replaces a
/// grant.
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
