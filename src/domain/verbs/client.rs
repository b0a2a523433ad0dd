//! Clients: the verbs on agreements, shares and register checks, which all are dated facts.

use super::dated::{begin, held};
use super::prelude::*;

/// Records a register check; the previous one applies until the day before.
///
/// # Errors
/// What its fields refuse; `next-check-not-later`.
pub fn record_check(known: &[RegisterCheck], check: RegisterCheck) -> Result<Decision, Refusal> {
    if check.next_check.is_some_and(|next| next <= check.from) {
        return Err(Refusal::new(Reason::NextCheckNotLater).at(Kind::RegisterCheck, RegisterCheck::next_check));
    }
    begin(known, check)
}

/// Records the number of jobs agreed with a client from a day on. Nothing changes when that is what applies already. Paid
/// hours that are not given stay as they were.
///
/// # Errors
/// Returns the refusal of a field that does not accept its value.
pub fn agree(known: &[ClientAgreement], mut agreement: ClientAgreement) -> Result<Decision, Refusal> {
    if let Some(now) = held(known, agreement.from) {
        agreement.paid_hours = agreement.paid_hours.or(now.paid_hours);
        if (now.jobs, now.paid_hours) == (agreement.jobs, agreement.paid_hours) {
            return Ok(Decision::default());
        }
    }
    begin(known, agreement)
}

/// Gives a client a share of a team from a day on; a share of zero ends the present one. `known` are all shares of the
/// team. Shares that do not add up to the whole team lead to a warning.
///
/// # Errors
/// Returns `shares-over-whole`, `no-share-to-end`, what its fields refuse.
pub fn share(known: &[ClientShare], share: ClientShare) -> Result<Decision, Refusal> {
    share_among(known, share, &[])
}

/// The same beside the shares that are told `together` with it, of clients of the team from the same day. Where these are the whole
/// team, any other share of it ends the day before.
///
/// # Errors
/// Fails as [`share`] does.
pub fn share_among(known: &[ClientShare], share: ClientShare, together: &[ClientShare]) -> Result<Decision, Refusal> {
    let (on, whole) = (share.from, Decimal::whole(100));
    let mut decision = given(known, share)?;
    let among = |other: &ClientShare| together.iter().any(|told| told.organisation == other.organisation);
    if together.iter().map(|told| told.share).sum::<Decimal>() == whole {
        let held = known.iter().filter(|other| other.from < on && holds(other.from, other.until, on));
        for other in held.filter(|other| !among(other)) {
            decision.alter(other, |other| other.until = on.pred_opt())?;
        }
    }
    let after = together_applied(applied(known, &decision), together);
    shares_fit(&after)?;
    let sum: Decimal = after.iter().filter(|s| holds(s.from, s.until, on)).map(|s| s.share).sum();
    if sum < whole {
        decision.warn(Refusal::new(Reason::SharesUnderWhole).with("sum", sum).with("day", on));
    }
    Ok(decision)
}

/// What giving a client a share means for the shares that this client had.
fn given(known: &[ClientShare], share: ClientShare) -> Result<Decision, Refusal> {
    let on = share.from;
    let own: Vec<_> = known.iter().filter(|s| s.organisation == share.organisation).cloned().collect();
    match (share.share, held(&own, on)) {
        (given, Some(now)) if now.share == given => Ok(Decision::default()),
        (Decimal::ZERO, None) => Err(Refusal::new(Reason::NoShareToEnd).with("day", on)),
        (Decimal::ZERO, Some(now)) if now.from < on => Decision::altered(now, |s| s.until = on.pred_opt()),
        _ => begin(&own, share),
    }
}

/// The shares of a team as they are once those are given too that are told together; what cannot be given is refused by itself.
pub fn together_applied(known: Vec<ClientShare>, together: &[ClientShare]) -> Vec<ClientShare> {
    together.iter().fold(known, |known, told| match given(&known, told.clone()) {
        Ok(decision) => applied(&known, &decision),
        Err(_) => known,
    })
}

/// The shares of a team as they are after a decision.
fn applied(known: &[ClientShare], decision: &Decision) -> Vec<ClientShare> {
    let changed: Vec<ClientShare> =
        decision.changes.iter().filter_map(|change| ClientShare::of(change.record())).cloned().collect();
    let kept = known.iter().filter(|share| changed.iter().all(|c| c.id != share.id)).cloned();
    kept.chain(changed.iter().cloned()).collect()
}

/// Refuses shares of one team that together are more than the whole of it on some day.
///
/// # Errors
/// Returns `shares-over-whole`, naming the first day and the sum on it.
pub fn shares_fit(shares: &[ClientShare]) -> Result<(), Refusal> {
    // The sum can only grow on a day on which a share begins.
    let mut days: Vec<Day> = shares.iter().map(|share| share.from).collect();
    days.sort();
    for day in days {
        let sum: Decimal = shares.iter().filter(|s| holds(s.from, s.until, day)).map(|s| s.share).sum();
        if sum > Decimal::whole(100) {
            let over = Refusal::new(Reason::SharesOverWhole).with("sum", sum).with("day", day);
            return Err(over.at(Kind::ClientShare, ClientShare::share));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn part(n: u8, client: u8, percent: i64, from: Day) -> ClientShare {
        ClientShare {
            team: Id::from_bytes([1; 16]),
            organisation: Id::from_bytes([client; 16]),
            share: Decimal::whole(percent),
            from,
            ..ClientShare::blank(Id::from_bytes([n; 16]))
        }
    }

    fn codes(decision: &Decision) -> Vec<Reason> {
        decision.warnings.iter().map(|warning| warning.0.reason).collect()
    }

    #[test]
    fn shares_never_come_above_the_whole_and_less_is_remarked_on() {
        let first = part(1, 50, 100, day(1, 1));
        let too_much = share(std::slice::from_ref(&first), part(2, 51, 1, day(6, 1)));
        assert_eq!(too_much.expect_err("refused").reason, Reason::SharesOverWhole);
        let less = share(std::slice::from_ref(&first), part(2, 50, 60, day(6, 1))).expect("allowed");
        assert_eq!(codes(&less), [Reason::SharesUnderWhole]);
        let after = applied(&[first], &less);
        assert_eq!(after.len(), 2, "what it was is kept");
        let both = share(&after, part(3, 51, 40, day(6, 1))).expect("allowed");
        assert_eq!(codes(&both), Vec::<Reason>::new());
        // Before the day on which the first client gave part of it away there is no room.
        assert_eq!(share(&after, part(3, 51, 40, day(5, 1))).expect_err("refused").reason, Reason::SharesOverWhole);
    }

    #[test]
    fn a_share_of_nothing_ends_it_the_day_before() {
        let first = part(1, 50, 100, day(1, 1));
        let ended = share(std::slice::from_ref(&first), part(2, 50, 0, day(6, 1))).expect("allowed").changes;
        let after = ClientShare { until: Some(day(5, 31)), ..first.clone() };
        let update = Change::Update { before: Record::ClientShare(first), after: Record::ClientShare(after) };
        assert_eq!(ended, [update]);
        assert_eq!(share(&[], part(2, 50, 0, day(6, 1))).expect_err("refused").reason, Reason::NoShareToEnd);
    }

    #[test]
    fn an_agreement_that_holds_already_changes_nothing_and_paid_hours_go_along() {
        let organisation = Id::from_bytes([9; 16]);
        let agreed = |n: u8, jobs, paid_hours, from| {
            let blank = ClientAgreement::blank(Id::from_bytes([n; 16]));
            ClientAgreement { organisation, jobs, paid_hours, from, ..blank }
        };
        let known = [agreed(1, 120, Some(900_000), day(1, 1))];
        assert_eq!(agree(&known, agreed(2, 120, None, day(6, 1))).expect("allowed").changes, []);
        let changes = agree(&known, agreed(2, 140, None, day(6, 1))).expect("allowed").changes;
        let next = changes.first().map(|change| (change.record().get("jobs"), change.record().get("paid_hours")));
        assert_eq!(next, Some((Value::Whole(140), Value::Whole(900_000))));
    }

    #[test]
    fn a_next_check_comes_after_the_check() {
        let mut check = RegisterCheck::blank(Id::from_bytes([1; 16]));
        (check.member, check.from, check.next_check) = (Id::from_bytes([2; 16]), day(6, 1), Some(day(6, 1)));
        assert_eq!(record_check(&[], check).expect_err("refused").reason, Reason::NextCheckNotLater);
    }
}
