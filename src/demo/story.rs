//! Makes up the history of one programme of the size of the real one. Teams start and stop; people come, move, change
//! hours and leave. At the end of each period the hours of those who came are set so that the sums are exactly those
//! published.

use chrono::TimeDelta;

use super::dice::Dice;
use super::history::{History, SERIES, Stay, TeamPlan, WorkHistory, day, own_last_day};
use super::words::WORDS;
use crate::domain::choices::EndReason;
use crate::domain::days::Day;

/// Hundredths of an hour in a tenth of a job.
const TENTH: i64 = 255;
/// The usual hours a week, in hundredths.
const LADDER: [i64; 5] = [2000, 2400, 2800, 3200, 3600];
/// The difference between two usual numbers of hours.
const STEP: i64 = 400;
const MOST: i64 = 3600;
const LEAST: i64 = 1600;

fn days(days: i64) -> TimeDelta {
    TimeDelta::days(days)
}

/// Makes up a history that ends on `today`, with all its days shifted by the same number.
pub fn history(dice: &mut Dice, today: Day) -> History {
    let shift = today - own_last_day();
    let (history, first) = (History::default(), day((2016, 12, 5)) + shift);
    let mut story = HistoryBuilder { dice, history, period: 0, first, last: today };
    for (period, mark) in SERIES.iter().enumerate() {
        (story.period, story.last) = (period, day(mark.day) + shift);
        story.end_teams();
        story.start_teams(mark.teams);
        story.let_go();
        story.take_on(mark.people);
        story.move_some();
        story.change_hours();
        story.balance(mark.jobs * TENTH);
        story.first = story.last + days(1);
    }
    story.stand_still();
    story.promise();
    story.history.people.sort_by_key(WorkHistory::joined);
    story.history
}

struct HistoryBuilder<'a> {
    dice: &'a mut Dice,
    history: History,
    period: usize,
    first: Day,
    last: Day,
}

impl HistoryBuilder<'_> {
    /// Ends the smallest team in every other period; its people go to other teams the day after.
    fn end_teams(&mut self) {
        if self.period % 2 == 1 || self.period == 0 {
            return;
        }
        let open = self.history.teams.iter().enumerate().filter(|(_, team)| team.until.is_none());
        let Some(smallest) = open.min_by_key(|(_, team)| team.size).map(|(at, _)| at) else { return };
        let last = self.dice.day(self.first + days(60), self.last - days(60));
        self.history.teams[smallest].until = Some(last);
        for at in 0..self.history.people.len() {
            if self.now(at).is_some_and(|stay| stay.team == smallest) {
                self.transfer(at, last + days(1), EndReason::TeamEnded);
            }
        }
    }

    fn start_teams(&mut self, wanted: usize) {
        let running = self.history.teams.iter().filter(|team| team.until.is_none()).count();
        let longest = ((self.last - self.first).num_days() - 75).max(0);
        let mut starts: Vec<Day> = (running..wanted)
            .map(|_| {
                let at_once = self.period == 0 && self.dice.chance(30);
                let wait = self.dice.between(0, longest);
                self.first + days(if at_once { 0 } else { wait })
            })
            .collect();
        starts.sort();
        for from in starts {
            let work = self.dice.below(WORDS.works.len());
            let (least, most) = WORDS.works[work].size;
            let clients = WORDS.clients.len();
            let client = self.dice.below(clients);
            let pilot_until = self.dice.chance(60).then(|| from + days(364));
            self.history.teams.push(TeamPlan {
                work,
                client,
                second: self.dice.chance(15).then(|| ((client + 1 + self.dice.below(11)) % clients, 40)),
                city: self.dice.below(WORDS.cities.len()),
                places: self.dice.between(least, most),
                from,
                until: None,
                pilot_until,
                standstill_from: None,
                size: 0,
            });
        }
    }

    /// Lets a part of those who were there before leave for good.
    fn let_go(&mut self) {
        for at in self.settled(5) {
            let on = self.dice.day(self.first, self.last - days(1));
            let reason = match self.dice.below(10) {
                0..=3 => EndReason::MovedOn,
                4..=5 => EndReason::ContractEnded,
                6..=7 => EndReason::OwnChoice,
                8 => EndReason::Relocation,
                _ => EndReason::Retirement,
            };
            let team = self.now(at).map(|stay| stay.team);
            team.into_iter().for_each(|team| self.history.teams[team].size -= 1);
            self.close(at, on, reason);
        }
    }

    fn take_on(&mut self, wanted: usize) {
        let here = self.history.people.iter().filter(|person| person.current().is_some()).count();
        for _ in here..wanted {
            let Some(team) = self.roomy(self.last, None) else { return };
            let from = self.dice.day(self.history.teams[team].from.max(self.first), self.last);
            self.come(team, from);
        }
    }

    /// Lets somebody come into service, in a team.
    fn come(&mut self, team: usize, from: Day) {
        let hours = match self.dice.weighted(&[1, 3, 2, 5, 4, 1]) {
            Some(5) => *self.dice.pick(&[2450, 2550, 3050, 1850]),
            Some(at) => LADDER[at],
            None => MOST,
        };
        let package = self.package(team);
        self.history.teams[team].size += 1;
        let stays = vec![Stay { team, package, hours, from, end: None }];
        self.history.people.push(WorkHistory { stays, touched: self.period });
    }

    fn package(&mut self, team: usize) -> usize {
        self.dice.below(WORDS.works[self.history.teams[team].work].packages.len())
    }

    fn move_some(&mut self) {
        for at in self.settled(4) {
            let on = self.dice.day(self.first, self.last);
            self.transfer(at, on, EndReason::OtherTeam);
        }
    }

    fn change_hours(&mut self) {
        for at in self.settled(5) {
            let up = self.dice.chance(55);
            self.rehour(at, if up { STEP } else { -STEP });
        }
    }

    /// Changes hours until their sum is as wanted: one step for some who came in this period, new hours for some who
    /// were there before, and so on. The rest goes to one person, whose hours are then an unusual number, as happens in real life.
    fn balance(&mut self, wanted: i64) {
        for round in 0..12 {
            let mut left = wanted - self.hours();
            let mut turn = if round % 2 == 0 { self.newcomers() } else { self.settled(12) };
            self.dice.shuffle(&mut turn);
            for at in turn {
                if left.abs() < STEP {
                    break;
                }
                let step = STEP * left.signum();
                left -= if round % 2 == 0 { self.adjust(at, step) } else { self.rehour(at, step * 2.min(left / step)) };
            }
        }
        let left = wanted - self.hours();
        let fits = |at: &usize| self.now(*at).is_some_and(|stay| (LEAST..=MOST).contains(&(stay.hours + left)));
        if let Some(at) = self.newcomers().into_iter().find(fits) {
            self.adjust(at, left);
        }
    }

    fn hours(&self) -> i64 {
        self.history.people.iter().filter_map(WorkHistory::current).map(|stay| stay.hours).sum()
    }

    /// The stay of somebody that has not ended in the history so far.
    fn now(&self, at: usize) -> Option<&Stay> {
        self.history.people[at].current()
    }

    /// Those who came in this period.
    fn newcomers(&self) -> Vec<usize> {
        let came = |at: &usize| self.history.people[*at].joined() >= self.first && self.now(*at).is_some();
        (0..self.history.people.len()).filter(came).collect()
    }

    /// This percentage of those who were there before and of whom nothing changed yet in this period.
    fn settled(&mut self, percent: usize) -> Vec<usize> {
        let before = |at: &usize| self.history.people[*at].touched < self.period && self.now(*at).is_some();
        let all: Vec<usize> = (0..self.history.people.len()).filter(before).collect();
        all.into_iter().filter(|_| self.dice.chance(percent)).collect()
    }

    /// Changes the hours from the beginning of the stay; returns by how much they changed.
    fn adjust(&mut self, at: usize, by: i64) -> i64 {
        let stay = self.history.people[at].stays.last_mut();
        let fitting = stay.filter(|stay| (LEAST..=MOST).contains(&(stay.hours + by)));
        fitting.map_or(0, |stay| {
            stay.hours += by;
            by
        })
    }

    /// Changes the hours from some day in this period; returns by how much they changed.
    fn rehour(&mut self, at: usize, by: i64) -> i64 {
        let Some(now) = self.now(at).cloned() else { return 0 };
        let hours = (now.hours + by).clamp(2000, MOST);
        if hours == now.hours {
            return 0;
        }
        let from = self.dice.day(self.first, self.last);
        self.close(at, from - days(1), EndReason::OtherHours);
        let by = hours - now.hours;
        self.history.people[at].stays.push(Stay { hours, from, ..now });
        by
    }

    fn transfer(&mut self, at: usize, from: Day, reason: EndReason) {
        let Some(now) = self.now(at).cloned() else { return };
        let Some(team) = self.roomy(from, Some(now.team)) else { return };
        let package = self.package(team);
        self.history.teams[now.team].size -= 1;
        self.history.teams[team].size += 1;
        self.close(at, from - days(1), reason);
        self.history.people[at].stays.push(Stay { team, package, from, ..now });
    }

    /// Ends the present stay of somebody in this period.
    fn close(&mut self, at: usize, last: Day, reason: EndReason) {
        let person = &mut self.history.people[at];
        person.touched = self.period;
        if let Some(stay) = person.stays.last_mut() {
            stay.end = Some((last, reason));
        }
    }

    /// A team with room on a day; one with much room is more likely.
    fn roomy(&mut self, on: Day, not: Option<usize>) -> Option<usize> {
        let teams = self.history.teams.iter().enumerate();
        let fits = teams.map(|(at, team)| {
            let open = team.until.is_none() && team.standstill_from.is_none() && team.from <= on && not != Some(at);
            open.then(|| (team.places - team.size).max(0) as usize)
        });
        let rooms: Vec<Option<usize>> = fits.collect();
        let roomy: Vec<usize> = rooms.iter().map(|room| room.map_or(0, |room| room * room)).collect();
        let any: Vec<usize> = rooms.iter().map(|room| usize::from(room.is_some())).collect();
        self.dice.weighted(&roomy).or_else(|| self.dice.weighted(&any))
    }

    /// Puts one team at a standstill for some weeks up to the last day: an old one to which nobody came since.
    fn stand_still(&mut self) {
        let from = self.last - days(24);
        let quiet = |team: usize| {
            let mut stays = self.history.people.iter().flat_map(|person| &person.stays);
            stays.all(|stay| stay.team != team || stay.from < from)
        };
        let found = self.history.teams.iter().enumerate().position(|(at, team)| {
            let old = team.until.is_none() && team.pilot_until.is_none_or(|pilot| pilot < from);
            old && team.size >= 5 && quiet(at)
        });
        found.into_iter().for_each(|team| self.history.teams[team].standstill_from = Some(from));
    }

    /// Lets some people start soon after the last day, and some leave then.
    fn promise(&mut self) {
        for _ in 0..6 {
            if let Some(team) = self.roomy(self.last, None) {
                let from = self.last + days(self.dice.between(5, 80));
                self.come(team, from);
            }
        }
        let mut leaving = self.settled(3);
        leaving.truncate(3);
        for at in leaving {
            let last = self.last + days(self.dice.between(10, 60));
            self.close(at, last, EndReason::ContractEnded);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(history: &History, day: Day) -> (i64, usize, usize) {
        let stays = history.people.iter().flat_map(|person| &person.stays);
        let here: Vec<i64> = stays
            .filter(|stay| stay.from <= day && stay.end.is_none_or(|(last, _)| last >= day))
            .map(|stay| stay.hours)
            .collect();
        let running = history.teams.iter().filter(|t| t.from <= day && t.until.is_none_or(|last| last >= day));
        (here.iter().sum(), here.len(), running.count())
    }

    #[test]
    fn every_seed_gives_the_published_series() {
        for seed in 0..200 {
            let history = history(&mut Dice::new(seed, seed), own_last_day());
            for mark in SERIES {
                assert_eq!(on(&history, day(mark.day)), (mark.jobs * TENTH, mark.people, mark.teams), "{:?}", mark.day);
            }
        }
    }

    #[test]
    fn stays_follow_each_other_within_the_life_of_their_team() {
        for seed in 0..20 {
            let history = history(&mut Dice::new(seed, 0), own_last_day());
            for person in &history.people {
                for pair in person.stays.windows(2) {
                    assert!(pair[0].end.expect("an end").0 < pair[1].from);
                }
                for stay in &person.stays {
                    let team = &history.teams[stay.team];
                    let last = stay.end.map_or(stay.from, |(last, _)| last);
                    assert!(team.from <= stay.from && stay.from <= last, "{stay:?} {team:?}");
                    assert!(team.until.is_none_or(|until| last <= until));
                    assert!(team.standstill_from.is_none_or(|from| stay.from < from));
                    assert!((LEAST..=MOST).contains(&stay.hours));
                }
            }
        }
    }

    #[test]
    fn teams_are_seldom_fuller_than_their_places_and_somebody_always_is_about_to_come() {
        let history = history(&mut Dice::new(1, 0), own_last_day());
        let over = history.teams.iter().filter(|team| team.size > team.places).count();
        assert!(over <= 2, "{over}");
        assert!(history.people.iter().any(|person| person.joined() > own_last_day()));
        assert_eq!(history.teams.iter().filter(|team| team.standstill_from.is_some()).count(), 1);
    }
}
