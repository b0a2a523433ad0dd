//! Reads what the charges of a client are worked out from (see [`charging`](crate::domain::charging)). It uses only what every
//! engine answers; fixing a statement and the reports call it.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::payers::Payers;
use super::rewound::Rewound;
use super::{LogQuery, Repository, StoreError};
use crate::domain::charging::{
    Charge, ChargeNames, Earlier, KnownWork, Period, Sums, Tariff, TeamWork, charges, corrections, explained, standing,
};
use crate::domain::choices::{AmountPer, Choice, InstrumentKind, LineKind};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{
    ClientShare, ClosedPeriod, CostItem, Employment, Instrument, Member, PastValue, Placement, RegisterCheck,
    Statement, StatementLine, Team,
};
use crate::domain::log_verb::LogVerb;
use crate::domain::record::{Kind, Record, Recorded, Typed};
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
        let mut ledger = Ledger::new(Rewound::now(repo))?;
        let reckoned = ledger.reckoned(client, period)?;
        let mut found = reckoned.due;
        if reckoned.corrected.iter().any(|earlier| !earlier.corrections.is_empty()) {
            let mut told = ledger.when_last_told(&reckoned.fixed)?;
            let (then, corrected) = (&mut told.ledger, &told.corrected);
            let works = then.works_for(client, reckoned.whole)?;
            for Reckoned { earlier, stands, due, corrections } in reckoned.corrected {
                let due_then = then.due(&works, client, earlier.period);
                let known = stands.then_some([
                    KnownWork { works: &works, tariff: &then.tariff, due: &due_then },
                    KnownWork { works: &reckoned.works, tariff: &ledger.tariff, due: &due },
                ]);
                found.extend(explained(corrections, (client, &earlier), known, corrected));
            }
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

/// The sum of the corrections that a client would get on a statement of a period that is fixed now, in euros.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn sum_of_corrections(repo: &dyn Repository, client: Id, period: Period) -> Result<Decimal, StoreError> {
    let reckoned = Ledger::new(Rewound::now(repo))?.reckoned(client, period)?;
    Ok(Sums::of(reckoned.corrected.iter().flat_map(|earlier| &earlier.corrections)).corrections)
}

/// What all clients are charged for each of some periods, without corrections; what no client takes is under `None`. The teams
/// are worked out one at a time, each once, and only those of which something may be charged to these payers.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn programme(
    repo: &dyn Repository,
    periods: &[Period],
    payers: &Payers,
) -> Result<Vec<BTreeMap<Option<Id>, Sums>>, StoreError> {
    let mut sums: Vec<BTreeMap<Option<Id>, Sums>> = periods.iter().map(|_| BTreeMap::new()).collect();
    let Some(whole) = periods.iter().copied().reduce(Period::with) else { return Ok(sums) };
    let mut ledger = Ledger::new(Rewound::now(repo))?;
    for team in payers.teams(repo)? {
        let work = ledger.work(team, whole)?;
        for (sums, period) in sums.iter_mut().zip(periods) {
            let charged = charges(&work, &ledger.tariff, *period).into_iter();
            for charge in charged.filter(|charge| payers.has(charge.client)) {
                sums.entry(charge.client).or_default().add(charge.sort, charge.amount);
            }
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

/// A fixed statement that was worked out again.
struct Reckoned {
    earlier: Earlier,
    /// Whether it stands; nothing is due any more for one that a credit statement took back.
    stands: bool,
    due: Vec<Charge>,
    /// The differences, not explained yet.
    corrections: Vec<Charge>,
}

/// All statements of a client worked out, and what is due for a period.
struct Reckoning {
    fixed: Vec<Statement>,
    /// The period and the days of all statements.
    whole: Period,
    works: Vec<TeamWork>,
    due: Vec<Charge>,
    corrected: Vec<Reckoned>,
}

/// What was known when the last statement of a client that stands was fixed: that one told all corrections until then.
struct LastTold<'a> {
    ledger: Ledger<'a>,
    /// Closed periods that were corrected since.
    corrected: Vec<Period>,
}

/// The kinds of record that charges are worked out from.
const SOURCES: [Kind; 10] = [
    Kind::ClientShare,
    Kind::CostItem,
    Kind::Employment,
    Kind::Instrument,
    Kind::Parameter,
    Kind::PastValue,
    Kind::Placement,
    Kind::Rate,
    Kind::RegisterCheck,
    Kind::Team,
];

/// Reads what charges are worked out from, each thing only once.
struct Ledger<'a> {
    read: Rewound<'a>,
    tariff: Tariff,
    /// The earlier terms of each instrument.
    terms: BTreeMap<Id, Vec<PastValue>>,
    members: BTreeMap<Id, Id>,
    instruments: BTreeMap<Id, InstrumentKind>,
}

impl<'a> Ledger<'a> {
    fn new(read: Rewound<'a>) -> Result<Self, StoreError> {
        let (mut counted_by, mut terms): (Vec<PastValue>, BTreeMap<Id, Vec<PastValue>>) = Default::default();
        for past in read.all_of::<PastValue>()? {
            match past.of_record() {
                Some((Kind::CostItem, _)) if past.field == CostItem::basis => counted_by.push(past),
                Some((Kind::Instrument, id)) if past.field != Instrument::status => {
                    terms.entry(id).or_default().push(past);
                }
                Some(_) | None => {}
            }
        }
        let (items, rates, parameters) = (read.all_of()?, read.all_of()?, read.all_of()?);
        let tariff = Tariff { items, counted_by, rates, parameters };
        Ok(Self { read, tariff, terms, members: BTreeMap::new(), instruments: BTreeMap::new() })
    }

    /// Works out what is due to a client for a period, and every statement fixed before but those that share a day with the period:
    /// their days are charged anew.
    fn reckoned(&mut self, client: Id, period: Period) -> Result<Reckoning, StoreError> {
        let fixed = self.read.referring_to::<Statement>(Statement::organisation, client)?;
        let stands: BTreeSet<Id> = standing(&fixed).map(|statement| statement.id).collect();
        let earlier: Vec<&Statement> = fixed
            .iter()
            .filter(|own| own.credits.is_none() && !(stands.contains(&own.id) && period.overlaps(Period::of(own))))
            .collect();
        let whole = earlier.iter().fold(period, |whole, statement| whole.with(Period::of(statement)));
        let works = self.works_for(client, whole)?;
        let mut charged = self.charged(client, &fixed)?;
        let corrected = earlier.iter().map(|statement| {
            let charged = charged.remove(&statement.id).unwrap_or_default();
            let earlier = Earlier { id: statement.id, period: Period::of(statement), charged };
            let stands = stands.contains(&statement.id);
            let due = if stands { self.due(&works, client, earlier.period) } else { Vec::new() };
            Reckoned { corrections: corrections(client, &earlier, &due), earlier, stands, due }
        });
        let (corrected, due) = (corrected.collect(), self.due(&works, client, period));
        Ok(Reckoning { fixed, whole, works, due, corrected })
    }

    /// What is due to a client for the work of these teams in a period.
    fn due(&self, works: &[TeamWork], client: Id, period: Period) -> Vec<Charge> {
        let all = works.iter().flat_map(|work| charges(work, &self.tariff, period));
        all.filter(|charge| charge.client == Some(client)).collect()
    }

    /// What was known when the client was last told, by its fixed statements.
    fn when_last_told(&self, fixed: &[Statement]) -> Result<LastTold<'a>, StoreError> {
        let log = |query: LogQuery, most| self.read.repo.log(&LogQuery { changes: Some(0), ..query }, most);
        let mut since = None;
        for statement in standing(fixed) {
            let made = log(LogQuery { record: Some(statement.id), ..LogQuery::default() }, 1)?;
            since = since.max(made.first().map(|set| set.revision));
        }
        let since = match since {
            Some(since) => since,
            // What the log does not mention came with the store.
            None => {
                let sets = log(LogQuery::default(), u64::MAX)?;
                sets.iter().find(|set| set.verb == LogVerb::MakeStore.name()).map_or(0, |set| set.revision)
            }
        };
        let mut corrected = Vec::new();
        for closed in self.read.all_of::<ClosedPeriod>()? {
            let by = LogQuery { after: Some(since), corrects_by: Some(closed.until), ..LogQuery::default() };
            if !log(by, 1)?.is_empty() {
                corrected.push(Period { from: closed.from, until: closed.until });
            }
        }
        Ok(LastTold { ledger: Ledger::new(Rewound::to(self.read.repo, since, &SOURCES)?)?, corrected })
    }

    /// The teams whose work may be charged to a client, ordered by code.
    fn works_for(&mut self, client: Id, period: Period) -> Result<Vec<TeamWork>, StoreError> {
        let shares = self.read.referring_to::<ClientShare>(ClientShare::organisation, client)?;
        let credited = self.read.referring_to::<Placement>(Placement::credited, client)?;
        let mut teams: BTreeMap<String, Team> = BTreeMap::new();
        for id in shares.iter().map(|share| share.team).chain(credited.iter().map(|placement| placement.team)) {
            if let Some(team) = self.read.one::<Team>(id)? {
                teams.insert(team.code.clone(), team);
            }
        }
        teams.into_values().map(|team| self.work(team, period)).collect()
    }

    fn work(&mut self, team: Team, period: Period) -> Result<TeamWork, StoreError> {
        let shares = self.read.referring_to::<ClientShare>(ClientShare::team, team.id)?;
        let mut placements = self.read.referring_to::<Placement>(Placement::team, team.id)?;
        placements.retain(|placement| period.within(placement.from, placement.until).is_some());
        let mut members: Vec<Id> = placements.iter().map(|placement| placement.member).collect();
        members.sort_unstable();
        members.dedup();
        let (mut instruments, mut employments, mut checks) = (Vec::new(), Vec::new(), Vec::new());
        for member in members {
            let own = self.read.referring_to::<Instrument>(Instrument::member, member)?;
            let has = |kind| own.iter().any(|instrument| instrument.instrument == kind);
            if has(InstrumentKind::WageCostSubsidy) {
                employments.extend(self.read.referring_to::<Employment>(Employment::member, member)?);
            }
            if has(InstrumentKind::WageCostBenefit) {
                checks.extend(self.read.referring_to::<RegisterCheck>(RegisterCheck::member, member)?);
            }
            for instrument in own {
                let terms = self.terms.get(&instrument.id).map_or(&[][..], Vec::as_slice);
                instruments.extend(by_terms(&instrument, terms)?);
            }
        }
        self.members.extend(placements.iter().map(|placement| (placement.id, placement.member)));
        self.instruments.extend(instruments.iter().map(|instrument| (instrument.id, instrument.instrument)));
        Ok(TeamWork { team, shares, placements, instruments, employments, checks })
    }

    /// For each statement the charges for its days: its own, and the corrections on later ones.
    fn charged(&self, client: Id, fixed: &[Statement]) -> Result<BTreeMap<Id, Vec<Charge>>, StoreError> {
        let mut charged: BTreeMap<Id, Vec<Charge>> = BTreeMap::new();
        for statement in fixed {
            for line in self.read.referring_to::<StatementLine>(StatementLine::statement, statement.id)? {
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

    /// The names of a client and of everything that it is charged for, as they were on a day.
    fn names(&self, client: Id, charges: &[Charge], on: Day) -> Result<ChargeNames, StoreError> {
        let mut names = ChargeNames::default();
        names.labels.insert(client, self.read.repo.label_on(Kind::Organisation, client, on)?);
        for charge in charges {
            let of = [(Kind::CostItem, charge.item), (Kind::Team, charge.team)];
            for (kind, id) in of.into_iter().filter_map(|(kind, id)| Some((kind, id?))) {
                if let Entry::Vacant(label) = names.labels.entry(id) {
                    label.insert(self.read.repo.label_on(kind, id, on)?);
                }
            }
            let Some((_, member)) = charge.placement.filter(|(_, id)| !names.labels.contains_key(id)) else { continue };
            if let Some(member) = self.read.one::<Member>(member)? {
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
            changes: line.changes.clone(),
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
            None => Ok(self.read.one::<Placement>(placement)?.map_or(Id::UNSET, |placement| placement.member)),
        }
    }

    fn kind_of(&self, instrument: Id) -> Result<Option<InstrumentKind>, StoreError> {
        match self.instruments.get(&instrument) {
            Some(kind) => Ok(Some(*kind)),
            None => Ok(self.read.one::<Instrument>(instrument)?.map(|instrument| instrument.instrument)),
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
