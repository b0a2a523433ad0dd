//! Talks with clients, and what may come or came of them: chances in every phase.

use chrono::TimeDelta;

use super::dice::Dice;
use super::history::last_day;
use super::words::{CITIES, CLIENTS, WORKS};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::{Id, Ids};
use crate::domain::kinds::{Chance, ClientTalk};
use crate::domain::record::{Record, Typed};

/// A team that a chance became, on the days of the history.
pub struct Became {
    /// Which team.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its client, work type and city as places in their lists.
    pub at: (usize, usize, usize),
    /// Its places.
    pub places: i64,
    /// Its first day.
    pub from: Day,
    /// Whether it is a pilot still.
    pub pilot: bool,
}

/// What the records refer to.
pub struct Around<'a> {
    /// The clients, in the order of their list.
    pub clients: &'a [Id],
    /// The work types, in the order of their list.
    pub works: &'a [Id],
    /// By how much all days are shifted.
    pub shift: TimeDelta,
}

/// What is to be done next, of a chance that is talked about.
const STEPS: &[&str] = &[
    "Rondleiding bij de opdrachtgever",
    "Takenlijst opvragen",
    "Offerte bespreken",
    "Toets op verdringing",
    "Werkplekken bekijken",
    "Besluit van het managementteam",
];

/// The same once it is agreed.
const PREPARED: &[&str] = &["Teamleider werven", "Werkplekken inrichten", "Startdatum afspreken"];

const NOTES: &[&str] = &[
    "Kennisgemaakt, er ligt werk voor een team",
    "Wens: twee dagen per week meer",
    "Vraagt eerst een pilot van een jaar",
    "Tevreden over het team dat er al is",
    "Budget komt in het voorjaar",
    "Zoekt ruimte in het gebouw",
    "Wil eerst bij een ander team kijken",
    "Akkoord op hoofdlijnen",
];

/// How many of the teams of a kind came from a chance that is still known.
const TEAMS: usize = 4;
/// Chances that are agreed, talked about and given up.
const OTHERS: [(usize, Stand); 3] = [(5, Stand::Agreed), (6, Stand::Talks), (3, Stand::GivenUp)];

#[derive(Clone, Copy, PartialEq)]
enum Stand {
    Agreed,
    Talks,
    GivenUp,
}

/// The chances and talks; `teams` are those that run, the latest first.
pub fn records(around: &Around<'_>, teams: &[Became], dice: &mut Dice, ids: &mut dyn Ids) -> Vec<Record> {
    let mut chances = Vec::new();
    for pilot in [true, false] {
        for team in teams.iter().filter(|team| team.pilot == pilot).take(TEAMS) {
            let from = team.from - TimeDelta::days(dice.between(90, 240));
            chances.push(Chance {
                name: team.name.clone(),
                organisation: around.clients.get(team.at.0).copied(),
                work_type: around.works.get(team.at.1).copied(),
                city: CITIES.get(team.at.2).map_or("", |city| city.0).to_owned(),
                places: Some(team.places),
                expected_jobs: Some(jobs(team.places)),
                from,
                starts_on: Some(team.from),
                agreed_on: Some(team.from - TimeDelta::days(dice.between(20, 60))),
                team: Some(team.id),
                ..Chance::blank(ids.next_id())
            });
        }
    }
    for (count, stand) in OTHERS {
        for nth in 0..count {
            chances.push(other(around, (stand, nth), dice, ids));
        }
    }
    let mut out = Vec::new();
    for chance in chances {
        let talks = talks(&chance, dice, ids);
        out.push(Record::Chance(shifted(chance, around.shift)));
        out.extend(
            talks
                .into_iter()
                .map(|talk| Record::ClientTalk(ClientTalk { held_on: moved(talk.held_on, around.shift), ..talk })),
        );
    }
    out
}

/// A chance that is no team.
fn other(around: &Around<'_>, (stand, nth): (Stand, usize), dice: &mut Dice, ids: &mut dyn Ids) -> Chance {
    let (client, work, city) = (dice.below(CLIENTS.len()), dice.below(WORKS.len()), dice.below(CITIES.len()));
    let named = |at: Option<&str>| at.unwrap_or_default().to_owned();
    let city = named(CITIES.get(city).map(|city| city.0));
    let name = format!("{} {} {city}", WORKS.get(work).map_or("", |w| w.team), CLIENTS.get(client).map_or("", |c| c.0));
    let places = WORKS.get(work).map_or(10, |work| dice.between(work.size.0, work.size.1));
    let from = last_day() - TimeDelta::days(dice.between(60, 300));
    let ago = |days| last_day() - TimeDelta::days(days);
    let ahead = |days| last_day() + TimeDelta::days(days);
    let steps = if stand == Stand::Agreed { PREPARED } else { STEPS };
    let talked = stand != Stand::GivenUp;
    // One of those that are agreed has no day to start yet; of those that are talked about two are likely.
    let starts = (stand == Stand::Agreed && nth > 0) || (stand == Stand::Talks && nth < 3);
    Chance {
        name,
        organisation: around.clients.get(client).copied(),
        work_type: around.works.get(work).copied(),
        city,
        places: Some(places),
        expected_jobs: (stand != Stand::Talks || nth < 5).then(|| jobs(places)),
        from,
        starts_on: starts.then(|| ahead(30 * nth as i64 + dice.between(20, 60))),
        likely: (stand == Stand::Talks).then_some(nth < 2),
        agreed_on: (stand == Stand::Agreed).then(|| ago(dice.between(5, 50))),
        next_step: if talked { dice.pick(steps, "").to_owned() } else { String::new() },
        // Some steps are overdue.
        next_step_on: talked.then(|| ago(10) + TimeDelta::days(9 * nth as i64)),
        closed_on: (stand == Stand::GivenUp).then(|| ago(dice.between(10, 50))),
        ..Chance::blank(ids.next_id())
    }
}

/// One to three talks between the first day of a chance and its end, or the last day of the history.
fn talks(chance: &Chance, dice: &mut Dice, ids: &mut dyn Ids) -> Vec<ClientTalk> {
    let Some(organisation) = chance.organisation else { return Vec::new() };
    let last = chance.closed_on.or(chance.agreed_on).unwrap_or(last_day());
    let mut days: Vec<Day> = (0..dice.between(1, 3)).map(|_| dice.day(chance.from, last)).collect();
    days[0] = chance.from;
    days.sort();
    let talk = |held_on| ClientTalk {
        organisation,
        held_on,
        note: dice.pick(NOTES, "").to_owned(),
        chance: Some(chance.id),
        ..ClientTalk::blank(ids.next_id())
    };
    days.into_iter().map(talk).collect()
}

/// As in the programme as a whole: about one and a quarter jobs a person.
fn jobs(places: i64) -> Decimal {
    Decimal::from_hundredths(places * 125)
}

fn moved(day: Day, shift: TimeDelta) -> Day {
    day.checked_add_signed(shift).unwrap_or(day)
}

fn shifted(chance: Chance, shift: TimeDelta) -> Chance {
    let to = |day: Option<Day>| day.map(|day| moved(day, shift));
    Chance {
        from: moved(chance.from, shift),
        starts_on: to(chance.starts_on),
        agreed_on: to(chance.agreed_on),
        next_step_on: to(chance.next_step_on),
        closed_on: to(chance.closed_on),
        ..chance
    }
}
