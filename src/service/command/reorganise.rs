//! Clients that become one or are split: loading what they have, and letting the verb hand it over.

use crate::domain::change::Decision;
use crate::domain::days::{Day, holds};
use crate::domain::id::Id;
use crate::domain::kinds::{Chance, ClientAgreement, ClientShare, Employment, Organisation, Placement, Rate};
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Recorded};
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{self, ClientFacts, ClientPart, Reorganisation};
use crate::repository::{Repository, TypedReading};

use super::context::{CommandContext, CommandError};
use super::{dated_facts, load};

/// Who takes over.
#[derive(Debug, Clone, PartialEq)]
pub enum Taker {
    /// A client that is there.
    Known(Id),
    /// A client that is made with it.
    New(Organisation),
}

/// What can be done to clients as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientCommand {
    /// The clients that hand over.
    pub clients: Vec<Id>,
    /// Who takes over.
    pub into: Taker,
    /// The part of the clients that goes over.
    pub what: ClientPart,
    /// The first day on which it belongs to the client that takes over.
    pub on: Day,
}

impl ClientCommand {
    /// The verb as the log names it.
    pub(super) fn verb(&self) -> LogVerb {
        match self.what {
            ClientPart::Everything => LogVerb::MergeClients,
            ClientPart::Part { .. } => LogVerb::SplitClient,
        }
    }
}

/// Decides on the changes that a command asks for.
pub(super) fn decide(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &ClientCommand,
) -> Result<Decision, CommandError> {
    let ClientCommand { clients, into, what, on } = command;
    let givers: Vec<Organisation> =
        clients.iter().map(|client| load::typed_on(repo, *client, *on)).collect::<Result<_, _>>()?;
    let taker = match into {
        Taker::Known(id) => load::typed_on(repo, *id, *on)?,
        Taker::New(client) => client.clone(),
    };
    let facts = facts(repo, clients, taker.id)?;
    let reorganisation = Reorganisation { givers: &givers, taker: &taker, what, on: *on };
    if let ClientPart::Part { teams, .. } = what {
        for (team, giver) in teams.iter().flat_map(|team| givers.iter().map(move |giver| (team, giver))) {
            if !facts.has_share_in(*team, giver.id, *on) {
                let refusal = Refusal::new(Reason::NoShareInTeam).with("client", giver.name.as_str()).with("day", *on);
                return Err(refusal.with("team", repo.label_on(Kind::Team, *team, *on)?).into());
            }
        }
    }
    let mut decision = verbs::reorganise(&reorganisation, &facts, context.ids)?;
    if let Taker::New(client) = into {
        let mut made = Decision::created(client.clone())?;
        made.changes.append(&mut decision.changes);
        decision.changes = made.changes;
    }
    dated_facts::stand_free(repo, &decision)?;
    let (rates, chances) = (stays::<Rate>(repo, clients, *on)?, stays::<Chance>(repo, clients, *on)?);
    verbs::stays_behind(&reorganisation, rates, chances).into_iter().for_each(|remark| decision.warn(remark));
    Ok(decision)
}

fn facts(repo: &dyn Repository, clients: &[Id], taker: Id) -> Result<ClientFacts, CommandError> {
    let mut facts = ClientFacts::default();
    for client in clients.iter().chain([&taker]) {
        facts.shares.extend(repo.referring_to::<ClientShare>(ClientShare::organisation, *client)?);
        facts.agreements.extend(repo.referring_to::<ClientAgreement>(ClientAgreement::organisation, *client)?);
    }
    for client in clients {
        facts.placements.extend(repo.referring_to::<Placement>(Placement::credited, *client)?);
        facts.employments.extend(repo.referring_to::<Employment>(Employment::employer, *client)?);
    }
    Ok(facts)
}

/// A kind of which what a client has stays with it.
trait Staying: Recorded {
    /// Whether it still is of use on a day.
    fn is_of_use(&self, on: Day) -> bool;
}

impl Staying for Rate {
    fn is_of_use(&self, on: Day) -> bool {
        self.until.is_none_or(|until| until >= on)
    }
}

impl Staying for Chance {
    fn is_of_use(&self, on: Day) -> bool {
        self.team.is_none() && holds(self.from, self.closed_on, on)
    }
}

/// How many of these the clients have on a day.
fn stays<R: Staying>(repo: &dyn Repository, clients: &[Id], on: Day) -> Result<usize, CommandError> {
    let mut count = 0;
    for client in clients {
        count += repo.referring_to::<R>("organisation", *client)?.iter().filter(|record| record.is_of_use(on)).count();
    }
    Ok(count)
}
