//! Chances: the verbs that record an agreement, give a chance up or make a team of it.

use super::prelude::*;
use super::start_team;
use crate::domain::days::{Day, last_of_months};

/// Records that the client agreed to a chance on a day.
///
/// # Errors
/// Returns `chance-given-up`, `chance-has-team`, `chance-agreed` already, `chance-not-begun` before the first talk.
pub fn agree_chance(chance: &Chance, on: Day) -> Result<Decision, Refusal> {
    still_open(chance, on)?;
    if let Some(agreed) = chance.agreed_on {
        return Err(named(Reason::ChanceAgreed, chance).with("day", agreed));
    }
    Decision::altered(chance, |c| c.agreed_on = Some(on))
}

/// Gives up a chance on a day.
///
/// # Errors
/// Returns `chance-given-up` already, `chance-has-team`, `chance-not-begun`.
pub fn give_up_chance(chance: &Chance, on: Day) -> Result<Decision, Refusal> {
    still_open(chance, on)?;
    Decision::altered(chance, |c| c.closed_on = Some(on))
}

/// What is needed, besides an agreed chance, to make a team of it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewTeam<'a> {
    /// First day of the team.
    pub from: Day,
    /// Code of the team, unique.
    pub code: String,
    /// Number of places, where it differs from that of the chance.
    pub places: Option<i64>,
    /// Province of the city, where another team tells it; otherwise empty.
    pub province: String,
    /// The work type, when the chance names one; its size leads to a warning.
    pub work_type: Option<&'a WorkType>,
    /// Months that a pilot lasts in principle; without it the end of the pilot stays open.
    pub pilot_months: Option<Decimal>,
}

/// Makes a team of an agreed chance in one step: a pilot with the name, work type, city and places of the chance, and with
/// its client for the whole team.
///
/// # Errors
/// Returns `chance-given-up`, `chance-has-team`, `chance-not-begun`, `chance-not-agreed` on that day, `chance-without-client`,
/// `required` places, and what the team's fields refuse.
pub fn chance_to_team(chance: &Chance, new: NewTeam<'_>, ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    still_open(chance, new.from)?;
    if chance.agreed_on.is_none_or(|agreed| agreed > new.from) {
        return Err(named(Reason::ChanceNotAgreed, chance));
    }
    let Some(organisation) = chance.organisation else { return Err(named(Reason::ChanceWithoutClient, chance)) };
    let Some(places) = new.places.or(chance.places) else {
        return Err(Refusal::new(Reason::Required).at(Kind::Chance, Chance::places));
    };
    let team = Team {
        code: new.code,
        name: chance.name.clone(),
        work_type: chance.work_type,
        city: chance.city.clone(),
        province: new.province,
        places,
        phase: Phase::Pilot,
        from: new.from,
        pilot_until: new
            .pilot_months
            .filter(|months| *months >= Decimal::whole(1))
            .and_then(|m| last_of_months(new.from, m)),
        ..Team::blank(ids.next_id())
    };
    let share = ClientShare {
        team: team.id,
        organisation,
        share: Decimal::whole(100),
        from: new.from,
        ..ClientShare::blank(ids.next_id())
    };
    let id = team.id;
    let mut decision = start_team(team, new.work_type)?;
    decision.create(share)?;
    decision.alter(chance, |c| c.team = Some(id))?;
    Ok(decision)
}

/// The next free code: `T` and the number after the highest of these, with at least three digits. Other codes do not count.
pub fn free_code<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    code_after(codes.filter_map(number_in_code).max().unwrap_or(0))
}

/// The number in a code that is a `T` and a number; `None` for another code.
pub fn number_in_code(code: &str) -> Option<u64> {
    code.strip_prefix(['T', 't']).and_then(|digits| digits.parse().ok())
}

/// The code with the number after this one, with at least three digits.
pub fn code_after(number: u64) -> String {
    format!("T{:03}", number.saturating_add(1))
}

fn still_open(chance: &Chance, on: Day) -> Result<(), Refusal> {
    if let Some(closed) = chance.closed_on {
        return Err(named(Reason::ChanceGivenUp, chance).with("day", closed));
    }
    if chance.team.is_some() {
        return Err(named(Reason::ChanceHasTeam, chance));
    }
    if on < chance.from {
        return Err(named(Reason::ChanceNotBegun, chance).with("day", chance.from));
    }
    Ok(())
}

fn named(code: Reason, chance: &Chance) -> Refusal {
    Refusal::new(code).with("chance", chance.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::CountedIds;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn chance() -> Chance {
        Chance {
            name: "Scannen Almelo".into(),
            organisation: Some(Id::from_bytes([3; 16])),
            city: "Almelo".into(),
            places: Some(12),
            from: day(1, 10),
            ..Chance::blank(Id::from_bytes([9; 16]))
        }
    }

    fn after(decision: Decision) -> Chance {
        match decision.changes.into_iter().next_back() {
            Some(Change::Update { after: Record::Chance(chance), .. }) => chance,
            other => panic!("{other:?}"),
        }
    }

    fn team(chance: &Chance, from: Day) -> Result<Decision, Refusal> {
        let new = NewTeam {
            from,
            code: "T081".into(),
            places: None,
            province: String::new(),
            work_type: None,
            pilot_months: Some(Decimal::whole(12)),
        };
        chance_to_team(chance, new, &mut CountedIds::after(1))
    }

    #[test]
    fn a_chance_is_agreed_once_and_not_before_the_first_talk() {
        let agreed = after(agree_chance(&chance(), day(3, 1)).expect("allowed"));
        assert_eq!(agreed.agreed_on, Some(day(3, 1)));
        assert_eq!(agree_chance(&agreed, day(4, 1)).expect_err("refused").reason, Reason::ChanceAgreed);
        assert_eq!(agree_chance(&chance(), day(1, 9)).expect_err("refused").reason, Reason::ChanceNotBegun);
        let closed = after(give_up_chance(&agreed, day(4, 1)).expect("allowed"));
        assert_eq!(give_up_chance(&closed, day(4, 2)).expect_err("refused").reason, Reason::ChanceGivenUp);
        assert_eq!(team(&closed, day(4, 2)).expect_err("refused").reason, Reason::ChanceGivenUp);
    }

    #[test]
    fn an_agreed_chance_becomes_a_pilot_for_its_client_in_one_step() {
        let agreed = Chance { agreed_on: Some(day(3, 1)), ..chance() };
        let decision = team(&agreed, day(5, 1)).expect("allowed");
        let [Change::Create(Record::Team(made)), Change::Create(Record::ClientShare(share)), Change::Update { .. }] =
            &decision.changes[..]
        else {
            panic!("{decision:?}")
        };
        assert_eq!((made.name.as_str(), made.places, made.phase), ("Scannen Almelo", 12, Phase::Pilot));
        assert_eq!(made.pilot_until, Day::from_ymd_opt(2027, 4, 30));
        assert_eq!((share.team, share.share), (made.id, Decimal::whole(100)));
        let became = after(decision.clone());
        assert_eq!(became.team, Some(made.id));
        assert_eq!(team(&became, day(6, 1)).expect_err("refused").reason, Reason::ChanceHasTeam);
        assert_eq!(give_up_chance(&became, day(6, 1)).expect_err("refused").reason, Reason::ChanceHasTeam);
    }

    #[test]
    fn what_a_team_cannot_do_without_is_asked_for() {
        let agreed = Chance { agreed_on: Some(day(3, 1)), ..chance() };
        assert_eq!(team(&chance(), day(5, 1)).expect_err("refused").reason, Reason::ChanceNotAgreed);
        assert_eq!(team(&agreed, day(2, 28)).expect_err("refused").reason, Reason::ChanceNotAgreed);
        let nobodys = Chance { organisation: None, ..agreed.clone() };
        assert_eq!(team(&nobodys, day(5, 1)).expect_err("refused").reason, Reason::ChanceWithoutClient);
        let sizeless = Chance { places: None, ..agreed };
        assert_eq!(team(&sizeless, day(5, 1)).expect_err("refused").field, Some((Kind::Chance, "places")));
    }

    #[test]
    fn the_next_code_follows_the_highest_number() {
        assert_eq!(free_code(["T001", "t080", "X999", "Tram"].into_iter()), "T081");
        assert_eq!(free_code(["T999", "T1000"].into_iter()), "T1001");
        assert_eq!(free_code(std::iter::empty()), "T001");
    }
}
