//! Reads what the charges of a client are worked out from (see [`charging`](crate::domain::charging)). It uses only what every
//! engine answers; fixing a statement and the reports call it.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{LogQuery, Repository, StoreError, TypedReading};
use crate::domain::change::{ChangeKind, LoggedSet};
use crate::domain::charging::{
    Charge, ChargeNames, Earlier, KnownThen, PartOfWork, Period, Subject, Sums, Tariff, TeamWork, charges, corrections,
    explained, standing,
};
use crate::domain::choices::{AmountPer, InstrumentKind, LineKind};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{
    ClientShare, ClosedPeriod, CostItem, Employment, Instrument, Member, PastValue, Placement, RegisterCheck,
    Statement, StatementLine, Team,
};
use crate::domain::record::{Kind, Record, Recorded, Typed};
use crate::domain::value::Value;
use crate::domain::verbs::as_of;

/// A statement that is not fixed yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The costs and windfalls of the period, followed by the corrections of earlier statements.
    pub charges: Vec<Charge>,
    /// The names of the client and of everything that is charged.
    pub names: ChargeNames,
}

impl Draft {
    /// What a client would be charged for a period on a statement that is fixed now. Every statement fixed before is worked out
    /// again, except those that share a day with the period: their days are charged anew here. For a statement that a credit
    /// statement took back nothing is due any more.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, client: Id, period: Period) -> Result<Draft, StoreError> {
        let mut ledger = Ledger::new(repo)?;
        let fixed = repo.referring_to::<Statement>("organisation", client)?;
        let stands: Vec<Id> = standing(&fixed).map(|statement| statement.id).collect();
        let worked_out = |statement: &Statement| stands.contains(&statement.id);
        let earlier: Vec<&Statement> = fixed
            .iter()
            .filter(|own| own.credits.is_none() && !(worked_out(own) && period.overlaps(Period::of(own))))
            .collect();
        let whole = earlier.iter().fold(period, |whole, statement| whole.with(Period::of(statement)));
        let works = ledger.works_for(client, whole)?;
        let charged = ledger.charged(client, &fixed)?;
        let due = |period: Period| -> Vec<Charge> {
            let all = works.iter().flat_map(|work| charges(work, &ledger.tariff, period));
            all.filter(|charge| charge.client == Some(client)).collect()
        };
        let mut found = due(period);
        for statement in earlier {
            let charged = charged.get(&statement.id).cloned().unwrap_or_default();
            let earlier = Earlier { id: statement.id, period: Period::of(statement), charged };
            let owed = if worked_out(statement) { due(Period::of(statement)) } else { Vec::new() };
            let corrected = corrections(client, &earlier, &owed);
            if corrected.is_empty() {
                continue;
            }
            let then = ledger.then(statement, (&earlier, &corrected), &works)?;
            let known = KnownThen {
                hours_then: &|id| then.hours.get(&id).or(ledger.hours.get(&id)).copied(),
                hours_now: &|id| ledger.hours.get(&id).copied(),
                part_then: &|charge, on| part_of(&then.works, client, charge, on),
                part_now: &|charge, on| part_of(&works, client, charge, on),
                corrected: &then.corrected,
            };
            found.extend(corrected.into_iter().map(|charge| explained(charge, &earlier, &owed, &known)));
        }
        let names = ledger.names(client, &found, period.until)?;
        Ok(Draft { charges: found, names })
    }

    /// The lines that a statement fixed now would have, without an identity of their own.
    pub fn lines(&self) -> Vec<StatementLine> {
        let line = |(charge, line): (&Charge, i64)| charge.line(Id::UNSET, (Id::UNSET, line), &self.names);
        self.charges.iter().zip(1..).map(line).collect()
    }
}

/// What all clients are charged for a period, without corrections; what no client takes is under `None`. The teams are worked
/// out one at a time, each once.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn programme(repo: &dyn Repository, period: Period) -> Result<BTreeMap<Option<Id>, Sums>, StoreError> {
    let mut ledger = Ledger::new(repo)?;
    let mut sums: BTreeMap<Option<Id>, Sums> = BTreeMap::new();
    for team in repo.all_of::<Team>()? {
        let work = ledger.work(team, period)?;
        for charge in charges(&work, &ledger.tariff, period) {
            sums.entry(charge.client).or_default().add(charge.sort, charge.amount);
        }
    }
    Ok(sums)
}

/// The numbers of these statements, by their identity.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn statement_numbers(
    repo: &dyn Repository,
    statements: impl Iterator<Item = Id>,
) -> Result<BTreeMap<Id, String>, StoreError> {
    let statements: BTreeSet<Id> = statements.collect();
    statements.into_iter().map(|id| Ok((id, repo.label(Kind::Statement, id)?))).collect()
}

/// What differed from now when a statement was fixed.
#[derive(Default)]
struct Then {
    /// Hours a week of each placement at that time.
    hours: BTreeMap<Id, Decimal>,
    /// The work of the teams that its corrections are about.
    works: Vec<TeamWork>,
    /// Closed periods that were corrected since.
    corrected: Vec<Period>,
}

/// How much of what a charge is about is a client's on a day.
fn part_of(works: &[TeamWork], client: Id, charge: &Charge, on: Day) -> Option<PartOfWork> {
    let work = works.iter().find(|work| Some(work.team.id) == charge.team)?;
    work.part_of(client, charge.placement.map(|(_, member)| member), on)
}

/// A record as it was before these sets of the log, newest first; `None` when they made it.
fn before(mut record: Record, sets: &[LoggedSet]) -> Result<Option<Record>, StoreError> {
    let own = sets.iter().flat_map(|set| &set.changes).filter(|change| change.id == record.id());
    let own: Vec<_> = own.collect();
    if own.iter().any(|change| change.deed == ChangeKind::Created) {
        return Ok(None);
    }
    for (field, was, _) in own.iter().flat_map(|change| &change.fields) {
        record.set(field, was.clone()).map_err(|refusal| StoreError::Engine(refusal.to_string()))?;
    }
    Ok(Some(record))
}

/// Reads what charges are worked out from, each thing only once.
struct Ledger<'a> {
    repo: &'a dyn Repository,
    tariff: Tariff,
    /// The earlier terms of each instrument.
    terms: BTreeMap<Id, Vec<PastValue>>,
    members: BTreeMap<Id, Id>,
    /// Present hours a week of each placement.
    hours: BTreeMap<Id, Decimal>,
    instruments: BTreeMap<Id, InstrumentKind>,
}

impl<'a> Ledger<'a> {
    fn new(repo: &'a dyn Repository) -> Result<Self, StoreError> {
        let (mut counted_by, mut terms): (Vec<PastValue>, BTreeMap<Id, Vec<PastValue>>) = Default::default();
        for past in repo.all_of::<PastValue>()? {
            match past.of_record() {
                Some((Kind::CostItem, _)) if past.field == CostItem::basis => counted_by.push(past),
                Some((Kind::Instrument, id)) if past.field != Instrument::status => {
                    terms.entry(id).or_default().push(past);
                }
                Some(_) | None => {}
            }
        }
        let (items, rates, parameters) = (repo.all_of()?, repo.all_of()?, repo.all_of()?);
        let tariff = Tariff { items, counted_by, rates, parameters };
        Ok(Self { repo, tariff, terms, members: BTreeMap::new(), hours: BTreeMap::new(), instruments: BTreeMap::new() })
    }

    /// The teams whose work may be charged to a client, ordered by code.
    fn works_for(&mut self, client: Id, period: Period) -> Result<Vec<TeamWork>, StoreError> {
        let shares = self.repo.referring_to::<ClientShare>("organisation", client)?;
        let credited = self.repo.referring_to::<Placement>("credited", client)?;
        let mut teams: BTreeMap<String, Team> = BTreeMap::new();
        for id in shares.iter().map(|share| share.team).chain(credited.iter().map(|placement| placement.team)) {
            if let Some(team) = self.repo.one::<Team>(id)? {
                teams.insert(team.code.clone(), team);
            }
        }
        teams.into_values().map(|team| self.work(team, period)).collect()
    }

    fn work(&mut self, team: Team, period: Period) -> Result<TeamWork, StoreError> {
        let shares = self.repo.referring_to::<ClientShare>("team", team.id)?;
        let mut placements = self.repo.referring_to::<Placement>("team", team.id)?;
        placements.retain(|placement| period.within(placement.from, placement.until).is_some());
        let mut members: Vec<Id> = placements.iter().map(|placement| placement.member).collect();
        members.sort_unstable();
        members.dedup();
        let (mut instruments, mut employments, mut checks) = (Vec::new(), Vec::new(), Vec::new());
        for member in members {
            let own = self.repo.referring_to::<Instrument>("member", member)?;
            let has = |kind| own.iter().any(|instrument| instrument.instrument == kind);
            if has(InstrumentKind::WageCostSubsidy) {
                employments.extend(self.repo.referring_to::<Employment>("member", member)?);
            }
            if has(InstrumentKind::WageCostBenefit) {
                checks.extend(self.repo.referring_to::<RegisterCheck>("member", member)?);
            }
            for instrument in own {
                let terms = self.terms.get(&instrument.id).map_or(&[][..], Vec::as_slice);
                instruments.extend(by_terms(&instrument, terms)?);
            }
        }
        self.members.extend(placements.iter().map(|placement| (placement.id, placement.member)));
        self.hours.extend(placements.iter().map(|placement| (placement.id, placement.hours)));
        self.instruments.extend(instruments.iter().map(|instrument| (instrument.id, instrument.instrument)));
        Ok(TeamWork { team, shares, placements, instruments, employments, checks })
    }

    /// For each statement the charges for its days: its own, and the corrections on later ones.
    fn charged(&self, client: Id, fixed: &[Statement]) -> Result<BTreeMap<Id, Vec<Charge>>, StoreError> {
        let mut charged: BTreeMap<Id, Vec<Charge>> = BTreeMap::new();
        for statement in fixed {
            for line in self.repo.referring_to::<StatementLine>("statement", statement.id)? {
                // A credit statement gives back what another statement charged.
                let own = statement.credits.unwrap_or(statement.id);
                let about = if line.sort == LineKind::Correction { line.corrects } else { Some(own) };
                if let Some(about) = about {
                    charged.entry(about).or_default().push(self.charge(client, &line)?);
                }
            }
        }
        Ok(charged)
    }

    /// What differed from now when a statement was fixed, as far as its corrections need it.
    fn then(
        &self,
        statement: &Statement,
        (earlier, found): (&Earlier, &[Charge]),
        works: &[TeamWork],
    ) -> Result<Then, StoreError> {
        let mut then = Then::default();
        let log = |query: LogQuery| self.repo.log(&query, u64::MAX);
        let fixed = log(LogQuery { record: Some(statement.id), changes: Some(0), ..LogQuery::default() })?;
        // A statement that the log does not mention was fixed before the log began.
        let since = LogQuery { after: fixed.last().map(|set| set.revision), ..LogQuery::default() };
        let wanted: BTreeSet<Subject> = found.iter().map(Charge::subject).collect();
        let of_wanted = earlier.charged.iter().filter(|charge| wanted.contains(&charge.subject()));
        let placements: BTreeSet<Id> = of_wanted.filter_map(|charge| charge.placement).map(|(id, _)| id).collect();
        for placement in placements {
            let sets = log(LogQuery { record: Some(placement), ..since.clone() })?;
            let fields = sets.iter().rev().flat_map(|set| &set.changes).filter(|change| change.id == placement);
            let first = fields.flat_map(|change| &change.fields).find(|(name, ..)| *name == Placement::hours);
            if let Some((_, Value::Decimal(hours), _)) = first {
                then.hours.insert(placement, *hours);
            }
        }
        let known =
            |record: Record| before(record.clone(), &log(LogQuery { record: Some(record.id()), ..since.clone() })?);
        for work in works.iter().filter(|work| wanted.iter().any(|subject| subject.team == Some(work.team.id))) {
            let about = |placement: &&Placement| wanted.iter().any(|subject| subject.member == Some(placement.member));
            let (mut shares, mut placements) = (Vec::new(), Vec::new());
            for share in &work.shares {
                shares.extend(known(share.clone().into())?.and_then(ClientShare::out_of));
            }
            for placement in work.placements.iter().filter(about) {
                placements.extend(known(placement.clone().into())?.and_then(Placement::out_of));
            }
            then.works.push(TeamWork { shares, placements, ..work.clone() });
        }
        for closed in self.repo.all_of::<ClosedPeriod>()? {
            let corrected = LogQuery { corrects_by: Some(closed.until), changes: Some(0), ..since.clone() };
            if !log(corrected)?.is_empty() {
                then.corrected.push(Period { from: closed.from, until: closed.until });
            }
        }
        Ok(then)
    }

    /// The names of a client and of everything that it is charged for, as they were on a day.
    fn names(&self, client: Id, charges: &[Charge], on: Day) -> Result<ChargeNames, StoreError> {
        let mut names = ChargeNames::default();
        names.labels.insert(client, self.repo.label_on(Kind::Organisation, client, on)?);
        for charge in charges {
            let of = [(Kind::CostItem, charge.item), (Kind::Team, charge.team)];
            for (kind, id) in of.into_iter().filter_map(|(kind, id)| Some((kind, id?))) {
                if let Entry::Vacant(label) = names.labels.entry(id) {
                    label.insert(self.repo.label_on(kind, id, on)?);
                }
            }
            let Some((_, member)) = charge.placement.filter(|(_, id)| !names.labels.contains_key(id)) else { continue };
            if let Some(member) = self.repo.one::<Member>(member)? {
                names.labels.insert(member.id, Typed::label(&member));
                names.numbers.insert(member.id, member.number);
            }
        }
        Ok(names)
    }

    /// The charge that a line of a statement was made of.
    fn charge(&self, client: Id, line: &StatementLine) -> Result<Charge, StoreError> {
        let placement = match line.placement {
            Some(id) => Some((id, self.member_of(id)?)),
            None => None,
        };
        let instrument = match line.instrument {
            Some(id) => self.kind_of(id)?.map(|kind| (id, kind)),
            None => None,
        };
        Ok(Charge {
            client: Some(client),
            sort: line.sort,
            item: line.item,
            rate: line.rate,
            team: line.team,
            placement,
            instrument,
            corrects: line.corrects,
            changed: None,
            published: None,
            period: Period { from: line.from, until: line.until },
            quantity: line.quantity,
            price: line.price,
            amount: line.amount,
        })
    }

    /// The member of a placement.
    fn member_of(&self, placement: Id) -> Result<Id, StoreError> {
        match self.members.get(&placement) {
            Some(member) => Ok(*member),
            None => Ok(self.repo.one::<Placement>(placement)?.map_or(Id::UNSET, |placement| placement.member)),
        }
    }

    fn kind_of(&self, instrument: Id) -> Result<Option<InstrumentKind>, StoreError> {
        match self.instruments.get(&instrument) {
            Some(kind) => Ok(Some(*kind)),
            None => Ok(self.repo.one::<Instrument>(instrument)?.map(|instrument| instrument.instrument)),
        }
    }
}

/// Splits an instrument into one for each period in which its terms were the same. What was granted applies on the
/// days of the instrument, whenever it was decided. An amount that is paid once counts on the first day. `terms` are the earlier
/// terms.
///
/// # Errors
/// Returns an error when a past value does not fit its field.
fn by_terms(instrument: &Instrument, terms: &[PastValue]) -> Result<Vec<Instrument>, StoreError> {
    let mut starts: Vec<Day> = terms.iter().filter_map(|past| past.until.succ_opt()).collect();
    starts.retain(|day| *day > instrument.from && instrument.until.is_none_or(|until| *day <= until));
    starts.push(instrument.from);
    starts.sort_unstable();
    starts.dedup();
    let record = Record::Instrument(instrument.clone());
    let ends = starts.iter().skip(1).map(|next| next.pred_opt()).chain([instrument.until]);
    let mut found = Vec::new();
    for (from, until) in starts.iter().zip(ends) {
        let then = as_of(&record, terms, *from).map_err(|refusal| StoreError::Engine(refusal.to_string()))?;
        let then = Instrument::out_of(then)
            .filter(|then| *from == instrument.from || then.amount_per != Some(AmountPer::Once));
        found.extend(then.map(|then| Instrument { from: *from, until, ..then }));
    }
    Ok(found)
}
