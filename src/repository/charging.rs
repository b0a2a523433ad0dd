//! What the store holds that the charges of a client are worked out from (see [`charging`](crate::domain::charging)). Asks
//! only what every engine answers; called for fixing a statement and for the reports.

use std::collections::BTreeMap;

use super::{Repository, StoreError, TypedReading};
use crate::domain::charging::{Charge, Earlier, Period, Sums, Tariff, TeamWork, charges, corrections};
use crate::domain::choices::{InstrumentKind, LineKind};
use crate::domain::id::Id;
use crate::domain::kinds::{ClientShare, CostItem, Instrument, Placement, Rate, Statement, StatementLine, Team};

/// A statement that is not fixed yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Costs and windfalls of the period, then the corrections of earlier statements.
    pub charges: Vec<Charge>,
}

impl Draft {
    /// What a client would be charged for a period, on a statement that is fixed now. Every statement fixed before is
    /// worked out again, but for those that share a day with the period: their days are charged anew here.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of(repo: &dyn Repository, client: Id, period: Period) -> Result<Draft, StoreError> {
        let mut ledger = Ledger::new(repo)?;
        let fixed = repo.referring_to::<Statement>("organisation", client)?;
        let earlier: Vec<&Statement> =
            fixed.iter().filter(|statement| !period.overlaps(Period::of(statement))).collect();
        let whole = earlier.iter().fold(period, |whole, statement| whole.with(Period::of(statement)));
        let works = ledger.works_for(client, whole)?;
        let due = |tariff: &Tariff, period: Period| -> Vec<Charge> {
            let all = works.iter().flat_map(|work| charges(work, tariff, period));
            all.filter(|charge| charge.client == Some(client)).collect()
        };
        let mut found = due(&ledger.tariff, period);
        let charged = ledger.charged(client, &fixed)?;
        for statement in earlier {
            let charged = charged.get(&statement.id).cloned().unwrap_or_default();
            let earlier = Earlier { id: statement.id, period: Period::of(statement), charged };
            found.extend(corrections(client, &earlier, &due(&ledger.tariff, Period::of(statement))));
        }
        Ok(Draft { charges: found })
    }
}

/// What all clients are charged for a period, corrections left out, by client; what is nobody's under `None`. Each team is
/// worked out once, and one at a time.
///
/// # Errors
/// When the store cannot be read.
pub fn programme(repo: &dyn Repository, period: Period) -> Result<BTreeMap<Option<Id>, Sums>, StoreError> {
    let mut ledger = Ledger::new(repo)?;
    let mut sums: BTreeMap<Option<Id>, Sums> = BTreeMap::new();
    for team in repo.all_of::<Team>()? {
        for charge in charges(&ledger.work(team, period)?, &ledger.tariff, period) {
            sums.entry(charge.client).or_default().add(charge.sort, charge.amount);
        }
    }
    Ok(sums)
}

/// Reads what charges are worked out from, the same thing once.
struct Ledger<'a> {
    repo: &'a dyn Repository,
    tariff: Tariff,
    members: BTreeMap<Id, Id>,
    instruments: BTreeMap<Id, InstrumentKind>,
}

impl<'a> Ledger<'a> {
    fn new(repo: &'a dyn Repository) -> Result<Self, StoreError> {
        let tariff = Tariff { items: repo.all_of::<CostItem>()?, rates: repo.all_of::<Rate>()? };
        Ok(Self { repo, tariff, members: BTreeMap::new(), instruments: BTreeMap::new() })
    }

    /// The teams in which something may be charged to a client, by their codes.
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
        let mut instruments: Vec<Instrument> = Vec::new();
        for member in members {
            instruments.extend(self.repo.referring_to::<Instrument>("member", member)?);
        }
        self.members.extend(placements.iter().map(|placement| (placement.id, placement.member)));
        self.instruments.extend(instruments.iter().map(|instrument| (instrument.id, instrument.instrument)));
        Ok(TeamWork { team, shares, placements, instruments })
    }

    /// For each statement what was charged for its days, on itself and as corrections on later ones.
    fn charged(&mut self, client: Id, fixed: &[Statement]) -> Result<BTreeMap<Id, Vec<Charge>>, StoreError> {
        let mut charged: BTreeMap<Id, Vec<Charge>> = BTreeMap::new();
        for statement in fixed {
            for line in self.repo.referring_to::<StatementLine>("statement", statement.id)? {
                let about = if line.sort == LineKind::Correction { line.corrects } else { Some(statement.id) };
                if let Some(about) = about {
                    charged.entry(about).or_default().push(self.charge(client, &line)?);
                }
            }
        }
        Ok(charged)
    }

    /// A line of a statement as the charge that it was.
    fn charge(&mut self, client: Id, line: &StatementLine) -> Result<Charge, StoreError> {
        let placement = line.placement.map(|id| self.member_of(id).map(|member| (id, member))).transpose()?;
        let instrument =
            line.instrument.map(|id| self.kind_of(id).map(|kind| kind.map(|kind| (id, kind)))).transpose()?;
        Ok(Charge {
            client: Some(client),
            sort: line.sort,
            item: line.item,
            rate: line.rate,
            team: line.team,
            placement,
            instrument: instrument.flatten(),
            corrects: line.corrects,
            period: Period { from: line.from, until: line.until },
            quantity: line.quantity,
            price: line.price,
            amount: line.amount,
        })
    }

    /// Whose placement it is.
    fn member_of(&mut self, placement: Id) -> Result<Id, StoreError> {
        if let Some(member) = self.members.get(&placement) {
            return Ok(*member);
        }
        let member = self.repo.one::<Placement>(placement)?.map_or(Id::UNSET, |placement| placement.member);
        self.members.insert(placement, member);
        Ok(member)
    }

    fn kind_of(&mut self, instrument: Id) -> Result<Option<InstrumentKind>, StoreError> {
        if let Some(kind) = self.instruments.get(&instrument) {
            return Ok(Some(*kind));
        }
        Ok(self.repo.one::<Instrument>(instrument)?.map(|instrument| instrument.instrument))
    }
}
