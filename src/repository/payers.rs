//! Whose charges a change affects, so that only those are worked out again or looked up.

use std::collections::{BTreeMap, BTreeSet};

use super::{Repository, StoreError, TypedReading};
use crate::domain::charging::{Touched, Whose};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{ClientShare, Placement, Team};

/// Those who are charged; `None` stands for what no client takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payers {
    /// Every client, and what no client takes.
    All,
    /// These only.
    These(BTreeSet<Option<Id>>),
}

impl Payers {
    /// Those whose charges can differ between two states of a store, by what was touched in between.
    ///
    /// # Errors
    /// Returns an error when a store cannot be read.
    pub fn between(states: [&dyn Repository; 2], touched: &[Touched]) -> Result<Self, StoreError> {
        if touched.iter().any(|part| part.whose == Whose::Everybody) {
            return Ok(Payers::All);
        }
        let mut payers = BTreeSet::new();
        for repo in states {
            for part in touched {
                payers.extend(clients_of(repo, part.whose)?.into_iter().map(Some));
                // Another share of one client leaves others of the team another cent of what is divided.
                if let Whose::Client(client) = part.whose {
                    for share in repo.referring_to::<ClientShare>(ClientShare::organisation, client)? {
                        payers.extend(by_share(repo, share.team)?.into_iter().map(Some));
                    }
                }
            }
            if !touched.is_empty() && !with_untaken_work(repo)?.is_empty() {
                payers.insert(None);
            }
        }
        Ok(Payers::These(payers))
    }

    /// Whether this is one of them.
    pub fn has(&self, payer: Option<Id>) -> bool {
        match self {
            Payers::All => true,
            Payers::These(payers) => payers.contains(&payer),
        }
    }

    /// The teams of which some work may be charged to them.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub(super) fn teams(&self, repo: &dyn Repository) -> Result<Vec<Team>, StoreError> {
        let mut teams = repo.all_of::<Team>()?;
        if let Payers::These(payers) = self {
            let mut own = if payers.contains(&None) { with_untaken_work(repo)? } else { BTreeSet::new() };
            for client in payers.iter().flatten() {
                let shares = repo.referring_to::<ClientShare>(ClientShare::organisation, *client)?;
                let credited = repo.referring_to::<Placement>(Placement::credited, *client)?;
                own.extend(shares.iter().map(|share| share.team).chain(credited.iter().map(|placed| placed.team)));
            }
            teams.retain(|team| own.contains(&team.id));
        }
        Ok(teams)
    }
}

/// The clients for whom a team or a member works, at any time.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub(super) fn clients_of(repo: &dyn Repository, whose: Whose) -> Result<BTreeSet<Id>, StoreError> {
    Ok(match whose {
        Whose::Everybody => BTreeSet::new(),
        Whose::Client(client) => BTreeSet::from([client]),
        Whose::Team(team) => {
            let credited = repo.referring_to::<Placement>(Placement::team, team)?;
            by_share(repo, team)?
                .into_iter()
                .chain(credited.iter().filter_map(|placement| placement.credited))
                .collect()
        }
        Whose::Member(member) => {
            let mut clients = BTreeSet::new();
            for placement in repo.referring_to::<Placement>(Placement::member, member)? {
                match placement.credited {
                    Some(client) => drop(clients.insert(client)),
                    None => clients.extend(by_share(repo, placement.team)?),
                }
            }
            clients
        }
    })
}

/// The clients that have a share in a team, at any time.
fn by_share(repo: &dyn Repository, team: Id) -> Result<Vec<Id>, StoreError> {
    let shares = repo.referring_to::<ClientShare>(ClientShare::team, team)?;
    Ok(shares.iter().map(|share| share.organisation).collect())
}

/// The teams of which the clients do not take everything on every day.
fn with_untaken_work(repo: &dyn Repository) -> Result<BTreeSet<Id>, StoreError> {
    let mut shares: BTreeMap<Id, Vec<ClientShare>> = BTreeMap::new();
    for share in repo.all_of::<ClientShare>()? {
        shares.entry(share.team).or_default().push(share);
    }
    let taken = |team: &Team| {
        let own = shares.get(&team.id).map_or(&[][..], Vec::as_slice);
        let changes = own.iter().filter_map(|share| share.until?.succ_opt()).chain([team.from]);
        let lasts = |day: &Day| *day >= team.from && team.until.is_none_or(|until| until >= *day);
        let whole = |day: Day| {
            let held = own.iter().filter(|share| share.from <= day && share.until.is_none_or(|until| until >= day));
            held.map(|share| share.share).fold(Decimal::ZERO, |sum, share| sum + share) >= Decimal::whole(100)
        };
        changes.filter(lasts).all(whole)
    };
    Ok(repo.all_of::<Team>()?.iter().filter(|team| !taken(team)).map(|team| team.id).collect())
}
