//! Employments (aanstellingen): dated, one at a time for each member.
use super::prelude::*;

record! {
    /// One employment of a member; another contract is another employment.
    pub struct Employment {
        /// The member who is employed.
        member: Id, Ref(Member), required;
        /// First day in service under this contract.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
        /// Temporary or permanent.
        contract: Contract = Contract::Temporary, Choice(Contract::NAMES), required, dated;
        /// Last day of a temporary contract as agreed; empty for a permanent one.
        contract_until: Option<Day>, Day, prompted, dated;
        /// Day on which the employer said whether the contract will be continued (BW 7:668): at least a month before a temporary
        /// contract runs out.
        notice_given_on: Option<Day>, Day;
        /// The employer of record, where it is not the programme itself.
        employer: Option<Id>, Ref(Organisation), dated;
        /// Why the employment ended; empty while it lasts.
        end_reason: Option<EndReason>, Choice(EndReason::NAMES);
        /// Where the member went, for somebody who moved on to other work.
        destination: Option<Destination>, Choice(Destination::NAMES);
    }
    owner: member;
    identity: member, from;
    one_at_a_time: Reason::OverlappingEmployment;
    rules: Self::contract_and_destination_fit;
}

impl Employment {
    /// The employments of the service that runs on a day, of all those of one member, in order: those that follow each other
    /// without a day between are one service, however many contracts it has. Empty when none holds on the day.
    pub fn service_on(all: &[Employment], on: Day) -> Vec<&Employment> {
        let held = |on: Option<Day>| all.iter().find(|e| on.is_some_and(|on| holds(e.from, e.until, on)));
        let mut service: Vec<&Employment> = held(Some(on)).into_iter().collect();
        while let Some(earlier) = service.first().and_then(|first| held(first.from.pred_opt())) {
            service.insert(0, earlier);
        }
        let next = |last: &&Employment| held(last.until?.succ_opt());
        while let Some(later) = service.last().and_then(next) {
            service.push(later);
        }
        service
    }

    fn contract_and_destination_fit(&self) -> Result<(), Refusal> {
        self.in_order("from", "contract_until")?;
        if self.destination.is_some() && self.end_reason != Some(EndReason::MovedOn) {
            return Err(Refusal::new(Reason::DestinationWithoutMovingOn).at(Kind::Employment, Employment::destination));
        }
        Ok(())
    }
}
