//! Explains a correction, as far as the fixed lines and what is known now tell what changed.

use super::changed::Changed;
use super::measure::Quantity;
use super::work::PartOfWork;
use super::{Charge, Earlier, Period};
use crate::domain::choices::ChangedTerm;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::units::Units;

/// What the lines of a statement do not tell by themselves.
pub struct KnownThen<'a> {
    /// Hours a week of a placement, as they were known when the statement was fixed.
    pub hours_then: &'a dyn Fn(Id) -> Option<Decimal>,
    /// Hours a week of a placement, as they are known now.
    pub hours_now: &'a dyn Fn(Id) -> Option<Decimal>,
    /// How much of what a charge is about was the client's on a day, as it was known when the statement was fixed.
    pub part_then: &'a dyn Fn(&Charge, Day) -> Option<PartOfWork>,
    /// How much of it is the client's, as it is known now.
    pub part_now: &'a dyn Fn(&Charge, Day) -> Option<PartOfWork>,
    /// Closed periods with days that were corrected since the statement was fixed.
    pub corrected: &'a [Period],
}

/// Adds to a correction what changed, where a single change explains it, and what was published, where it reaches into a closed
/// period.
pub fn explained(correction: Charge, earlier: &Earlier, due: &[Charge], known: &KnownThen<'_>) -> Charge {
    let about = |charge: &&Charge| charge.subject() == correction.subject();
    let charged: Vec<&Charge> = earlier.charged.iter().filter(about).collect();
    let due: Vec<&Charge> = due.iter().filter(about).collect();
    // An earlier correction or credit statement has only an amount, or takes back what it says.
    let as_fixed = charged.iter().all(|charge| charge.corrects.is_none() && charge.quantity >= Units::default());
    let (changed, differing) =
        if as_fixed { difference(&charged, &due, known) } else { (None, vec![correction.period]) };
    let reaches = |day: &Period| known.corrected.iter().any(|period| period.overlaps(*day));
    let published = differing.iter().any(reaches).then(|| charged.iter().map(|charge| charge.amount).sum());
    Charge { changed, published, ..correction }
}

/// The first thing that changed, when nothing else did, and the days on which something differs.
fn difference(charged: &[&Charge], due: &[&Charge], known: &KnownThen<'_>) -> (Option<Changed>, Vec<Period>) {
    let all = || charged.iter().chain(due);
    let mut starts: Vec<Day> = all().map(|charge| charge.period.from).collect();
    starts.extend(all().filter_map(|charge| charge.period.until.succ_opt()));
    starts.sort_unstable();
    starts.dedup();
    let (mut found, mut only, mut differing): (Option<Changed>, bool, Vec<Period>) = (None, true, Vec::new());
    for pair in starts.windows(2) {
        let [from, next] = *pair else { continue };
        let there = |charges: &[&'_ Charge]| -> Option<Charge> {
            let on = |charge: &&&Charge| charge.period.from <= from && from <= charge.period.until;
            charges.iter().find(on).map(|charge| (*charge).clone())
        };
        let days = Period { from, until: next.pred_opt().unwrap_or(from) };
        let changed = match (there(charged), there(due)) {
            (None, None) => continue,
            (was, is) => match between((was.as_ref(), is.as_ref()), from, known) {
                Between::Nothing => continue,
                Between::One(term, was, became) => Some(Changed { term, was, became, since: from }),
                Between::Other => None,
            },
        };
        differing.push(days);
        only &= changed.is_some_and(|changed| found.is_none_or(|first| first.term == changed.term));
        found = found.or(changed);
    }
    (found.filter(|_| only), differing)
}

enum Between {
    Nothing,
    One(ChangedTerm, Decimal, Decimal),
    Other,
}

/// The difference on a day between the fixed line and the line that is due; either may be absent.
fn between(sides: (Option<&Charge>, Option<&Charge>), on: Day, known: &KnownThen<'_>) -> Between {
    let by_part = by_part(sides, on, known);
    let (Some(was), Some(is)) = sides else { return by_part.unwrap_or(Between::Other) };
    let hours = |charge: &Charge, of: &dyn Fn(Id) -> Option<Decimal>| charge.placement.and_then(|(id, _)| of(id));
    let (then, now) = (hours(was, known.hours_then), hours(is, known.hours_now));
    let by_hours = then.zip(now).filter(|(then, now)| then != now);
    let same_price = was.price == is.price;
    let one = Decimal::whole(1);
    match by_hours {
        _ if same_price && alike(was, is, (one, one)) => Between::Nothing,
        Some((then, now)) if same_price && alike(was, is, (then, now)) => Between::One(ChangedTerm::Hours, then, now),
        // The amount that the rules give for a month follows from the hours.
        Some((then, now)) if !same_price && is.instrument.is_some() => Between::One(ChangedTerm::Hours, then, now),
        _ if !same_price && alike(was, is, (one, one)) => Between::One(ChangedTerm::Price, was.price, is.price),
        _ => by_part.unwrap_or(Between::Other),
    }
}

/// Whether all that differs on a day follows from how much of it is the client's; where there is a line on one side only, the client
/// has nothing of it on the other.
fn by_part((was, is): (Option<&Charge>, Option<&Charge>), on: Day, known: &KnownThen<'_>) -> Option<Between> {
    let charge = was.or(is)?;
    let (then, now) = ((known.part_then)(charge, on)?, (known.part_now)(charge, on)?);
    let follows = match (was, is) {
        (Some(was), Some(is)) => was.price == is.price && alike(was, is, (then.percent, now.percent)),
        (Some(_), None) => now.percent == Decimal::ZERO,
        _ => then.percent == Decimal::ZERO,
    };
    let term = if then.credited || now.credited { ChangedTerm::Credited } else { ChangedTerm::Share };
    (follows && then.percent != now.percent).then_some(Between::One(term, then.percent, now.percent))
}

/// Whether the units of a day, or those of a month, are in the ratio of these two numbers, but for rounding (one percent).
fn alike(was: &Charge, is: &Charge, (then, now): (Decimal, Decimal)) -> bool {
    let days = |period: Period| i128::from((period.until - period.from).num_days() + 1);
    let months = |period: Period| Quantity::months(period).over;
    let by = |measure: &dyn Fn(Period) -> i128| {
        let side = |units: &Charge, other: &Charge, number: Decimal| {
            i128::from(units.quantity.parts()) * measure(other.period) * i128::from(number.hundredths())
        };
        let (left, right) = (side(was, is, now), side(is, was, then));
        (left - right).abs() * 100 <= left.abs()
    };
    by(&days) || by(&months)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charging::corrections;
    use crate::domain::choices::LineKind;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn march(from: u32, until: u32) -> Period {
        let day = |day| Day::from_ymd_opt(2026, 3, day).expect("a day");
        Period { from: day(from), until: day(until) }
    }

    /// The wage of a member in a placement, for a part of their hours a week.
    fn wage(placement: u8, hours: i64, price: i64, period: Period) -> Charge {
        let days = i128::from((period.until - period.from).num_days() + 1);
        let price = Decimal::whole(price);
        let amount = Decimal::quotient(i128::from(hours) * days * i128::from(price.hundredths()), 7);
        let quantity = Units::giving((i128::from(hours) * days, 7), price, amount);
        let placement = Some((id(placement), id(1)));
        Charge { placement, period, quantity, price, amount, ..blank() }
    }

    fn blank() -> Charge {
        Charge {
            client: Some(id(9)),
            sort: LineKind::Cost,
            item: Some(id(8)),
            rate: None,
            team: Some(id(7)),
            placement: None,
            instrument: None,
            corrects: None,
            changed: None,
            published: None,
            period: march(1, 31),
            quantity: Units::default(),
            price: Decimal::ZERO,
            amount: Decimal::ZERO,
        }
    }

    /// What the one correction says, where the placements had 24 hours when the statement was fixed; the third has 36 now.
    fn said(charged: Vec<Charge>, due: &[Charge], corrected: &[Period]) -> (Option<Changed>, Option<Decimal>) {
        said_of(charged, due, corrected, [None; 2])
    }

    /// The same, where so much of it was the client's and is now from the tenth.
    fn said_of(
        charged: Vec<Charge>,
        due: &[Charge],
        corrected: &[Period],
        [then, now]: [Option<PartOfWork>; 2],
    ) -> (Option<Changed>, Option<Decimal>) {
        let earlier = Earlier { id: id(5), period: march(1, 31), charged };
        let found = corrections(id(9), &earlier, due);
        let hours_now = |placement| Some(Decimal::whole(if placement == id(3) { 36 } else { 24 }));
        let part_now = |_: &Charge, on: Day| if on < march(10, 31).from { then } else { now };
        let known = KnownThen {
            hours_then: &|_| Some(Decimal::whole(24)),
            hours_now: &hours_now,
            part_then: &|_, _| then,
            part_now: &part_now,
            corrected,
        };
        let found: Vec<Charge> =
            found.into_iter().map(|correction| explained(correction, &earlier, due, &known)).collect();
        assert_eq!(found.len(), 1);
        (found[0].changed, found[0].published)
    }

    #[test]
    fn other_hours_or_another_price_from_a_day_are_said_and_two_things_at_once_are_not() {
        let whole = || vec![wage(3, 24, 20, march(1, 31))];
        let changed = |term, was, became, from| {
            let (was, became) = (Decimal::whole(was), Decimal::whole(became));
            Some(Changed { term, was, became, since: march(from, 31).from })
        };
        let hours = [wage(4, 24, 20, march(1, 4)), wage(3, 36, 20, march(5, 31))];
        assert_eq!(said(whole(), &hours, &[]).0, changed(ChangedTerm::Hours, 24, 36, 5));
        let price = [wage(4, 24, 20, march(1, 9)), wage(4, 24, 23, march(10, 31))];
        assert_eq!(said(whole(), &price, &[]).0, changed(ChangedTerm::Price, 20, 23, 10));
        let both = [wage(4, 24, 23, march(1, 4)), wage(3, 36, 20, march(5, 31))];
        assert_eq!(said(whole(), &both, &[]).0, None);
        let months = |price, units: (i128, i128), period: Period| {
            let (price, quantity) = (Decimal::whole(price), Decimal::quotient(units.0 * 100, units.1));
            Charge {
                price,
                quantity: quantity.into(),
                amount: Decimal::whole(price.hundredths()),
                ..wage(3, 24, 1, period)
            }
        };
        let quarter = Period { from: march(1, 1).from - chrono::TimeDelta::days(59), ..march(1, 31) };
        let until = Period { until: march(21, 21).from, ..quarter };
        let by_month = [months(395, (83, 31), until), months(411, (10, 31), march(22, 31))];
        let found = said(vec![months(395, (3, 1), quarter)], &by_month, &[]).0;
        assert_eq!(found, changed(ChangedTerm::Price, 395, 411, 22), "months have days of their own");
        let of_another_share = [wage(4, 12, 20, march(1, 31))];
        assert_eq!(said(whole(), &of_another_share, &[]).0, None, "hours are not what changed");
        assert_eq!(said(whole(), &[wage(4, 24, 20, march(1, 20))], &[]).0, None, "no longer there");
        let corrected = Charge { corrects: Some(id(5)), sort: LineKind::Correction, ..wage(3, 1, 20, march(1, 31)) };
        let charged = whole().into_iter().chain([corrected]).collect();
        assert_eq!(said(charged, &hours, &[]).0, None, "was put right before");
    }

    #[test]
    fn another_share_is_said_and_that_a_placement_counts_for_another_also_where_nothing_is_left() {
        let part = |percent, credited| Some(PartOfWork { percent: Decimal::whole(percent), credited });
        let whole = || vec![wage(3, 24, 20, march(1, 31))];
        let changed = |term, was, became| {
            let (was, became) = (Decimal::whole(was), Decimal::whole(became));
            Some(Changed { term, was, became, since: march(10, 31).from })
        };
        let half = [wage(4, 24, 20, march(1, 9)), wage(4, 12, 20, march(10, 31))];
        let found = said_of(whole(), &half, &[], [part(80, false), part(40, false)]).0;
        assert_eq!(found, changed(ChangedTerm::Share, 80, 40));
        let gone = [wage(4, 24, 20, march(1, 9))];
        let found = said_of(whole(), &gone, &[], [part(100, false), part(0, true)]).0;
        assert_eq!(found, changed(ChangedTerm::Credited, 100, 0));
        let found = said_of(gone.to_vec(), &whole(), &[], [part(0, false), part(100, true)]).0;
        assert_eq!(found, changed(ChangedTerm::Credited, 0, 100), "the other way about");
        assert_eq!(said_of(whole(), &gone, &[], [part(80, false), part(40, false)]).0, None, "something is left");
        let other = [wage(4, 24, 20, march(1, 9)), wage(4, 9, 20, march(10, 31))];
        assert_eq!(said_of(whole(), &other, &[], [part(80, false), part(40, false)]).0, None, "not by the share alone");
    }

    #[test]
    fn what_was_published_is_said_only_where_a_closed_day_differs() {
        let whole = || vec![wage(3, 24, 20, march(1, 31))];
        let due = [wage(4, 24, 20, march(1, 4)), wage(3, 36, 20, march(5, 31))];
        assert_eq!(said(whole(), &due, &[march(1, 4)]).1, None);
        assert_eq!(said(whole(), &due, &[march(1, 5)]).1, Some(whole()[0].amount));
    }
}
