use super::*;
use crate::domain::id::CountedIds;

const OLD: u8 = 50;
const OTHER: u8 = 51;
const NEW: u8 = 52;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn day(m: u32, d: u32) -> Day {
    Day::from_ymd_opt(2026, m, d).expect("a day")
}

fn client(n: u8) -> Organisation {
    Organisation { name: format!("Klant {n}"), ..Organisation::blank(id(n)) }
}

fn share(n: u8, client: u8, percent: i64, from: Day, until: Option<Day>) -> ClientShare {
    ClientShare {
        team: id(1),
        organisation: id(client),
        share: Decimal::whole(percent),
        from,
        until,
        ..ClientShare::blank(id(n))
    }
}

fn agreed(n: u8, client: u8, jobs: i64, paid_hours: Option<i64>) -> ClientAgreement {
    let blank = ClientAgreement::blank(id(n));
    ClientAgreement { organisation: id(client), jobs, paid_hours, from: day(1, 1), ..blank }
}

fn done(givers: &[u8], what: &ClientPart, facts: &ClientFacts) -> Result<Decision, Refusal> {
    let givers: Vec<Organisation> = givers.iter().map(|n| client(*n)).collect();
    let reorganisation = Reorganisation { givers: &givers, taker: &client(NEW), what, on: day(6, 1) };
    reorganise(&reorganisation, facts, &mut CountedIds::after(0))
}

/// The facts of a type after a decision.
fn after<R: Recorded>(known: &[R], decision: &Decision) -> Vec<R> {
    let own = |change: &&Change| change.kind() == R::KIND;
    let there = decision.changes.iter().filter(own).filter(|change| !matches!(change, Change::Remove(_)));
    let changed: Vec<R> = there.filter_map(|change| R::out_of(change.record().clone())).collect();
    let touched: Vec<Id> = decision.changes.iter().map(Change::id).collect();
    let kept = known.iter().filter(|fact| !touched.contains(&Record::id(&(*fact).clone().into()))).cloned();
    kept.chain(changed).collect()
}

fn percent(shares: &[ClientShare], client: u8, on: Day) -> i64 {
    let held = shares.iter().filter(|s| s.organisation == id(client) && holds(s.from, s.until, on));
    held.map(|share| share.share.hundredths()).sum()
}

#[test]
fn clients_that_become_one_have_their_shares_together_and_the_days_before_stay() {
    // What OTHER has grows on 1 August by a plan; NEW has a small part already.
    let known = [
        share(1, OLD, 60, day(1, 1), None),
        share(2, OTHER, 10, day(1, 1), Some(day(7, 31))),
        share(3, OTHER, 25, day(8, 1), None),
        share(4, NEW, 5, day(2, 1), None),
    ];
    let facts = ClientFacts { shares: known.to_vec(), ..ClientFacts::default() };
    let decision = done(&[OLD, OTHER], &ClientPart::Everything, &facts).expect("allowed");
    let then = after(&known, &decision);
    for on in [day(1, 15), day(3, 1), day(5, 31)] {
        for client in [OLD, OTHER, NEW] {
            assert_eq!(percent(&then, client, on), percent(&known, client, on), "{client} on {on}");
        }
    }
    for (on, wanted) in [(day(6, 1), 7_500), (day(7, 31), 7_500), (day(8, 1), 9_000)] {
        assert_eq!([OLD, OTHER, NEW].map(|client| percent(&then, client, on)), [0, 0, wanted], "{on}");
    }
    assert!(decision.warnings.is_empty());
}

#[test]
fn a_part_goes_over_in_the_teams_that_are_named_and_nothing_is_lost_in_rounding() {
    let mut known = vec![share(1, OLD, 33, day(1, 1), None), share(2, OLD, 100, day(1, 1), None)];
    known[1].team = id(2);
    let facts = ClientFacts { shares: known.clone(), ..ClientFacts::default() };
    let third = Decimal::from_hundredths(3_333);
    let what = ClientPart::Part { share: third, teams: vec![id(1)], jobs: None };
    let then = after(&known, &done(&[OLD], &what, &facts).expect("allowed"));
    let (in_team, elsewhere): (Vec<_>, Vec<_>) = then.into_iter().partition(|share| share.team == id(1));
    // 33.33 % of 33 is 10.9989, stated in hundredths.
    assert_eq!([OLD, NEW].map(|client| percent(&in_team, client, day(6, 1))), [2_200, 1_100]);
    assert_eq!([OLD, NEW].map(|client| percent(&elsewhere, client, day(6, 1))), [10_000, 0]);
    assert!(facts.has_share_in(id(1), id(OLD), day(6, 1)) && !facts.has_share_in(id(3), id(OLD), day(6, 1)));
}

#[test]
fn agreements_are_added_up_and_what_is_not_known_of_one_is_not_known_of_both() {
    let known = [agreed(1, OLD, 60, Some(1_000_000)), agreed(2, NEW, 15, None)];
    let facts = ClientFacts { agreements: known.to_vec(), ..ClientFacts::default() };
    let then = after(&known, &done(&[OLD], &ClientPart::Everything, &facts).expect("allowed"));
    let on = |client: u8, on: Day| {
        let held = then.iter().find(|a| a.organisation == id(client) && holds(a.from, a.until, on));
        held.map(|agreement| (agreement.jobs, agreement.paid_hours))
    };
    assert_eq!((on(OLD, day(5, 31)), on(NEW, day(5, 31))), (Some((60, Some(1_000_000))), Some((15, None))));
    assert_eq!((on(OLD, day(6, 1)), on(NEW, day(6, 1))), (None, Some((75, None))));
}

#[test]
fn of_a_part_so_many_agreed_jobs_go_over_as_are_said_and_never_more_than_there_are() {
    let known = [agreed(1, OLD, 60, None)];
    let facts = ClientFacts { agreements: known.to_vec(), ..ClientFacts::default() };
    let part = |jobs| ClientPart::Part { share: Decimal::whole(50), teams: Vec::new(), jobs };
    let then = after(&known, &done(&[OLD], &part(Some(20)), &facts).expect("allowed"));
    let jobs = |client: u8, on: Day| {
        then.iter().find(|a| a.organisation == id(client) && holds(a.from, a.until, on)).map(|a| a.jobs)
    };
    assert_eq!([jobs(OLD, day(5, 31)), jobs(OLD, day(6, 1)), jobs(NEW, day(6, 1))], [Some(60), Some(40), Some(20)]);
    assert_eq!(done(&[OLD], &part(Some(61)), &facts).expect_err("refused").reason, Reason::FewerJobsAgreed);
    assert_eq!(done(&[OLD], &part(None), &facts).expect_err("refused").reason, Reason::NothingToHandOver);
}

#[test]
fn who_counts_for_the_old_client_counts_for_the_new_one_from_the_day() {
    let (member, hours) = (id(8), Decimal::whole(20));
    let (credited, team, from) = (Some(id(OLD)), id(1), day(1, 1));
    let placed = Placement { credited, member, team, hours, from, ..Placement::blank(id(9)) };
    let facts = ClientFacts { placements: vec![placed.clone()], ..ClientFacts::default() };
    let then = after(&[placed], &done(&[OLD], &ClientPart::Everything, &facts).expect("allowed"));
    let on = |on| then.iter().find(|p| holds(p.from, p.until, on)).and_then(|p| p.credited);
    assert_eq!((on(day(5, 31)), on(day(6, 1))), (Some(id(OLD)), Some(id(NEW))));
    assert_eq!(done(&[NEW], &ClientPart::Everything, &facts).expect_err("refused").reason, Reason::ClientToItself);
}
