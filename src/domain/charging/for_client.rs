//! The statement that a client gets: what each team and item cost, without the people. What instruments bring in is one amount
//! of all teams together, so that it does not show who has one.

use super::period::Period;
use crate::domain::choices::{Choice, LineKind};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::StatementLine;
use crate::domain::record::Typed;
use crate::domain::units::Units;
use crate::domain::what_changed::{Changed, ChangedTerm, ChangedValue, WhatChanged};

/// The lines for the client. Lines with the same sort, team, item, price and corrected statement become one. Quantity times
/// price gives the amount of each, and the lines have the same sum as before.
pub fn for_client(lines: &[StatementLine]) -> Vec<StatementLine> {
    let mut told: Vec<StatementLine> = Vec::new();
    for line in lines {
        let shown = without_people(line);
        let same = |other: &&mut StatementLine| {
            (other.sort, other.team, other.item, other.price, other.corrects, other.published.is_some())
                == (shown.sort, shown.team, shown.item, shown.price, shown.corrects, shown.published.is_some())
        };
        let Some(sum) = told.iter_mut().find(same) else {
            told.push(shown);
            continue;
        };
        let days = Period { from: sum.from, until: sum.until }.with(Period { from: shown.from, until: shown.until });
        (sum.from, sum.until) = (days.from, days.until);
        sum.amount = sum.amount + shown.amount;
        sum.quantity = sum.quantity + shown.quantity;
        sum.published = sum.published.zip(shown.published).map(|(one, other)| one + other);
        shown.changes.0.into_iter().for_each(|change| sum.changes.add(change));
    }
    told.sort_by_key(|line| LineKind::NAMES.iter().position(|name| *name == line.sort.name()));
    for (line, nth) in told.iter_mut().zip(1..) {
        line.line = nth;
        if in_one_amount(line) {
            (line.quantity, line.price) = (Decimal::whole(1).into(), line.amount);
        } else {
            line.quantity = Units::giving(line.quantity.fraction(), line.price, line.amount);
        }
    }
    told
}

/// Whether a line is shown as one amount because its price would tell something about a person: a windfall or a correction.
fn in_one_amount(line: &StatementLine) -> bool {
    line.sort != LineKind::Cost
}

fn without_people(line: &StatementLine) -> StatementLine {
    let of_instruments = line.instrument.is_some();
    let mut changes = WhatChanged::default();
    line.changes.0.iter().for_each(|change| changes.add(without_person(*change, line)));
    // What was published of one person stays inside; that a closed period is touched does not.
    let of_nobody = line.placement.is_none() && !of_instruments;
    if line.published.is_some() && !of_nobody {
        changes.add(without_values(ChangedTerm::ClosedPeriod, line));
    }
    StatementLine {
        statement: line.statement,
        sort: line.sort,
        item: line.item,
        item_then: line.item_then.clone(),
        team: line.team.filter(|_| !of_instruments),
        team_then: if of_instruments { String::new() } else { line.team_then.clone() },
        corrects: line.corrects,
        changes,
        published: line.published.filter(|_| of_nobody),
        from: line.from,
        until: line.until,
        quantity: line.quantity,
        price: if in_one_amount(line) { Decimal::ZERO } else { line.price },
        amount: line.amount,
        ..StatementLine::blank(Id::UNSET)
    }
}

/// A change without what it tells about a person. The share in a team, and the price and basis of an item, belong to nobody;
/// hours, a placement and an instrument belong to a person, and so does an amount.
fn without_person(change: Changed, line: &StatementLine) -> Changed {
    match change.term {
        ChangedTerm::TakenBack | ChangedTerm::Rounded | ChangedTerm::Recounted => change,
        ChangedTerm::Team | ChangedTerm::Share | ChangedTerm::Basis | ChangedTerm::Price
            if line.instrument.is_none() =>
        {
            change
        }
        _ => without_values(ChangedTerm::Withheld, line),
    }
}

/// What is said of the days of a line, without values.
fn without_values(term: ChangedTerm, line: &StatementLine) -> Changed {
    let nothing = ChangedValue::Nothing;
    Changed { term, was: nothing, became: nothing, since: line.from, until: Some(line.until) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choices::InstrumentKind;
    use crate::domain::days::Day;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn line(sort: LineKind, person: u8, (over, under): (i128, i128), price: i64) -> StatementLine {
        let price = Decimal::from_hundredths(price);
        let amount = Decimal::quotient(over * i128::from(price.hundredths()), under);
        StatementLine {
            sort,
            team: Some(id(1)),
            team_then: "Archief".into(),
            placement: Some(id(person)),
            member_number: person.to_string(),
            member_then: format!("Iemand {person}"),
            from: Day::from_ymd_opt(2026, 1, u32::from(person)).expect("a day"),
            until: Day::from_ymd_opt(2026, 3, 31).expect("a day"),
            quantity: Units::giving((over, under), price, amount),
            price,
            amount,
            ..StatementLine::blank(id(100 + person))
        }
    }

    #[test]
    fn it_tells_of_teams_and_items_and_of_no_person_or_instrument_and_comes_to_the_same() {
        let cost = |person, over, price| StatementLine {
            item: Some(id(2)),
            item_then: "Loon".into(),
            ..line(LineKind::Cost, person, (over, 7), price)
        };
        let granted = |sort, person, team, price| StatementLine {
            instrument: Some(id(50 + person)),
            instrument_kind: Some(InstrumentKind::WageCostSubsidy),
            team: Some(id(team)),
            ..line(sort, person, (3, 1), price)
        };
        let lines = [
            cost(1, 2_880, 2_385),
            granted(LineKind::Windfall, 1, 1, -47_324),
            cost(2, 1_700, 2_385),
            cost(3, 900, 2_399),
            granted(LineKind::Windfall, 2, 9, -101),
            StatementLine { corrects: Some(id(7)), ..granted(LineKind::Correction, 3, 1, -101) },
        ];
        let told = for_client(&lines);
        let of: Vec<_> = told.iter().map(|l| (l.line, l.sort, l.team, l.quantity.text('.'), l.price)).collect();
        let (euros, one) = (Decimal::from_hundredths, || "1.00".to_owned());
        assert_eq!(
            of,
            [
                (1, LineKind::Cost, Some(id(1)), "654.2856".to_owned(), euros(2_385)),
                (2, LineKind::Cost, Some(id(1)), "128.5714".to_owned(), euros(2_399)),
                (3, LineKind::Windfall, None, one(), euros(-142_275)),
                (4, LineKind::Correction, None, one(), euros(-303)),
            ]
        );
        for line in &told {
            assert_eq!(line.quantity.times(line.price), line.amount);
            assert_eq!((line.placement, line.instrument, line.instrument_kind), (None, None, None));
            assert_eq!((line.member_number.as_str(), line.member_then.as_str(), line.rate), ("", "", None));
        }
        let total = |lines: &[StatementLine]| lines.iter().map(|line| line.amount).sum::<Decimal>();
        assert_eq!(total(&told), total(&lines));
    }

    #[test]
    fn what_was_published_is_told_of_a_team_and_never_of_one_person() {
        let corrected = |person, published: Option<i64>| StatementLine {
            item: Some(id(2)),
            corrects: Some(id(7)),
            published: published.map(Decimal::whole),
            ..line(LineKind::Correction, person, (7, 7), 100)
        };
        let of_people = for_client(&[corrected(1, Some(3_785)), corrected(2, None)]);
        assert_eq!(of_people.iter().map(|line| line.published).collect::<Vec<_>>(), [None], "one line for both");
        assert_eq!(of_people[0].changes.0.iter().map(|one| one.term).collect::<Vec<_>>(), [ChangedTerm::ClosedPeriod]);
        let of_team = StatementLine { placement: None, ..corrected(1, Some(310)) };
        assert_eq!(for_client(&[of_team])[0].published, Some(Decimal::whole(310)));
    }
}
