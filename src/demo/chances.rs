//! Talks with clients, and the chances that may come or came of them, in every phase.

use chrono::TimeDelta;

use super::records::WrittenTeam;
use super::words::{self, WORDS};
use super::writer::Writer;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::kinds::{Chance, ClientTalk};
use crate::domain::record::{Record, Typed};

/// Number of teams in a piece that came from a chance that is still known.
const TEAMS: usize = 4;
/// Numbers of chances that are agreed, talked about and given up.
const OTHERS: [(i64, Stand); 3] = [(5, Stand::Agreed), (6, Stand::Talks), (3, Stand::GivenUp)];

#[derive(Clone, Copy, PartialEq)]
enum Stand {
    Agreed,
    Talks,
    GivenUp,
}

impl Writer<'_> {
    /// The chances and talks; `teams` are those that run, the latest first.
    pub fn chances(&mut self, teams: &[&WrittenTeam<'_>]) {
        let mut chances = Vec::new();
        for pilot in [true, false] {
            for team in teams.iter().filter(|team| team.plan.is_pilot(self.today) == pilot).take(TEAMS) {
                let plan = team.plan;
                chances.push(Chance {
                    name: team.name.clone(),
                    organisation: Some(self.clients[plan.client]),
                    work_type: Some(self.works[plan.work].0),
                    city: WORDS.cities[plan.city].0.clone(),
                    places: Some(plan.places),
                    expected_jobs: Some(jobs(plan.places)),
                    from: plan.from - TimeDelta::days(self.dice.between(90, 240)),
                    starts_on: Some(plan.from),
                    agreed_on: Some(plan.from - TimeDelta::days(self.dice.between(20, 60))),
                    team: Some(team.id),
                    ..Chance::blank(self.ids.next_id())
                });
            }
        }
        for (count, stand) in OTHERS {
            chances.extend((0..count).map(|nth| self.other(stand, nth)));
        }
        for chance in chances {
            self.out.push(Record::Chance(chance.clone()));
            self.talks(&chance);
        }
    }

    /// A chance that did not become a team.
    fn other(&mut self, stand: Stand, nth: i64) -> Chance {
        let client = self.dice.below(WORDS.clients.len());
        let work = self.dice.below(WORDS.works.len());
        let city = self.dice.below(WORDS.cities.len());
        let (least, most) = WORDS.works[work].size;
        let places = self.dice.between(least, most);
        let from = self.ago_between(60, 300);
        let (agreed, talks, given_up) = (stand == Stand::Agreed, stand == Stand::Talks, stand == Stand::GivenUp);
        let steps = if agreed { &WORDS.agreed_steps } else { &WORDS.next_steps };
        // One of the agreed chances has no day to start yet; two of those that are talked about are likely.
        let starts = (agreed && nth > 0) || (talks && nth < 3);
        Chance {
            name: words::team_name(work, client, city),
            organisation: Some(self.clients[client]),
            work_type: Some(self.works[work].0),
            city: WORDS.cities[city].0.clone(),
            places: Some(places),
            expected_jobs: (!talks || nth < 5).then(|| jobs(places)),
            from,
            starts_on: starts.then(|| self.after(self.today + TimeDelta::days(30 * nth), 20, 60)),
            likely: talks.then_some(nth < 2),
            agreed_on: agreed.then(|| self.ago_between(5, 50)),
            next_step: if given_up { String::new() } else { self.dice.pick(steps).clone() },
            // Some of the next steps are overdue.
            next_step_on: (!given_up).then(|| self.ago(10 - 9 * nth)),
            closed_on: given_up.then(|| self.ago_between(10, 50)),
            ..Chance::blank(self.ids.next_id())
        }
    }

    /// One to three talks between the first day of a chance and its end, or the last day of the history.
    fn talks(&mut self, chance: &Chance) {
        let Some(organisation) = chance.organisation else { return };
        let last = chance.closed_on.or(chance.agreed_on).unwrap_or(self.today);
        let mut days: Vec<Day> = (0..self.dice.between(1, 3)).map(|_| self.dice.day(chance.from, last)).collect();
        days[0] = chance.from;
        days.sort();
        for held_on in days {
            let (note, chance) = (self.dice.pick(&WORDS.client_talks).clone(), Some(chance.id));
            let blank = ClientTalk::blank(self.ids.next_id());
            self.out.push(Record::ClientTalk(ClientTalk { organisation, held_on, note, chance, ..blank }));
        }
    }
}

/// As in the programme as a whole: about one and a quarter jobs a person.
fn jobs(places: i64) -> Decimal {
    Decimal::from_hundredths(places * 125)
}
