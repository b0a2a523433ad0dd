//! Makes up the history of one programme the size of the real one. Teams start and stop, people come, move, change
//! hours and leave; at the end of each period the hours of those who came are set so that the sums are exactly the
//! published ones.

use chrono::Days;

use super::dice::Dice;
use super::history::{History, SERIES, Stay, TeamPlan, WorkHistory, day};
use super::words::{CITIES, CLIENTS, WORKS};
use crate::domain::choices::EndReason;
use crate::domain::days::Day;

/// Hundredths of an hour in a tenth of a job.
const TENTH: i64 = 255;
/// The usual hours a week, in hundredths.
const LADDER: [i64; 5] = [2000, 2400, 2800, 3200, 3600];
/// From one usual number of hours to the next.
const STEP: i64 = 400;
const MOST: i64 = 3600;
const LEAST: i64 = 1600;

fn after(from: Day, days: u64) -> Day {
    from.checked_add_days(Days::new(days)).unwrap_or(from)
}

fn before(from: Day, days: u64) -> Day {
    from.checked_sub_days(Days::new(days)).unwrap_or(from)
}

/// Teams and people of the whole time, from the first period of [`SERIES`] to the last; its numbers at the end of each period
/// are the published ones.
pub fn history(dice: &mut Dice) -> History {
    let mut pen =
        HistoryBuilder { dice, history: History::default(), period: 0, first: day((2016, 12, 5)), last: Day::MIN };
    for (period, mark) in SERIES.iter().enumerate() {
        (pen.period, pen.last) = (period, day(mark.day));
        pen.end_teams();
        pen.start_teams(mark.teams);
        pen.let_go();
        pen.take_on(mark.people);
        pen.move_some();
        pen.change_hours();
        pen.balance(mark.jobs * TENTH);
        pen.first = after(pen.last, 1);
    }
    pen.stand_still();
    pen.promise();
    pen.history.people.sort_by_key(WorkHistory::joined);
    pen.history
}

struct HistoryBuilder<'a> {
    dice: &'a mut Dice,
    history: History,
    period: usize,
    first: Day,
    last: Day,
}

impl HistoryBuilder<'_> {
    /// In every other period the smallest team stops; its people go to other teams the day after.
    fn end_teams(&mut self) {
        if self.period % 2 == 1 || self.period == 0 {
            return;
        }
        let open = self.history.teams.iter().enumerate().filter(|(_, team)| !team.closed);
        let Some(smallest) = open.min_by_key(|(_, team)| team.size).map(|(at, _)| at) else { return };
        let last = self.dice.day(after(self.first, 60), before(self.last, 60));
        if let Some(team) = self.history.teams.get_mut(smallest) {
            (team.closed, team.until) = (true, Some(last));
        }
        for at in 0..self.history.people.len() {
            if self.in_team(at) == Some(smallest) {
                self.transfer(at, after(last, 1), EndReason::TeamEnded);
            }
        }
    }

    fn start_teams(&mut self, wanted: usize) {
        let running = self.history.teams.iter().filter(|team| !team.closed).count();
        let days: i64 = (self.last - self.first).num_days();
        let mut starts: Vec<Day> = (running..wanted)
            .map(|_| {
                let at_once = self.period == 0 && self.dice.chance(30);
                let wait = self.dice.between(0, (days - 75).max(0));
                after(self.first, if at_once { 0 } else { wait as u64 })
            })
            .collect();
        starts.sort();
        for from in starts {
            let work = self.dice.below(WORKS.len());
            let (least, most) = WORKS.get(work).map_or((8, 12), |w| w.size);
            let client = self.dice.below(CLIENTS.len());
            let pilot = self.dice.chance(60).then(|| after(from, 364));
            let team = TeamPlan {
                work,
                client,
                second: self.dice.chance(15).then(|| ((client + 1 + self.dice.below(11)) % CLIENTS.len(), 40)),
                city: self.dice.below(CITIES.len()),
                places: self.dice.between(least, most),
                from,
                until: None,
                pilot_until: pilot,
                standstill_from: None,
                size: 0,
                closed: false,
            };
            self.history.teams.push(team);
        }
    }

    /// A part of those who were there before leaves for good.
    fn let_go(&mut self) {
        for at in self.settled(5) {
            let on = self.dice.day(self.first, before(self.last, 1));
            let reason = match self.dice.below(10) {
                0..=3 => EndReason::MovedOn,
                4..=5 => EndReason::ContractEnded,
                6..=7 => EndReason::OwnChoice,
                8 => EndReason::Relocation,
                _ => EndReason::Retirement,
            };
            if let Some(team) = self.in_team(at).and_then(|team| self.history.teams.get_mut(team)) {
                team.size -= 1;
            }
            self.close(at, on, reason);
        }
    }

    fn take_on(&mut self, wanted: usize) {
        let here = self.history.people.iter().filter(|person| person.current().is_some()).count();
        for _ in here..wanted {
            let Some(team) = self.roomy(self.last, None) else { return };
            let start = self.history.teams.get(team).map_or(self.first, |t| t.from.max(self.first));
            let from = self.dice.day(start, self.last);
            let stay = self.stay(team, from);
            self.history.people.push(WorkHistory { stays: vec![stay], touched: self.period });
        }
    }

    fn stay(&mut self, team: usize, from: Day) -> Stay {
        let hours = match self.dice.weighted(&[1, 3, 2, 5, 4, 1]) {
            Some(5) => self.dice.pick(&[2450, 2550, 3050, 1850], 2550),
            Some(at) => LADDER.get(at).copied().unwrap_or(MOST),
            None => MOST,
        };
        let package = self.package(team);
        if let Some(team) = self.history.teams.get_mut(team) {
            team.size += 1;
        }
        Stay { team, package, hours, from, end: None }
    }

    fn package(&mut self, team: usize) -> usize {
        let work = self.history.teams.get(team).and_then(|team| WORKS.get(team.work));
        self.dice.below(work.map_or(1, |work| work.packages.len()))
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

    /// Sets hours until their sum is what it has to be: a step for some who came in this period, new hours for some who
    /// were there, and so on; what is left goes to one person, whose hours are odd then, as they are in life.
    fn balance(&mut self, wanted: i64) {
        for round in 0..12 {
            let mut left = wanted - self.hours();
            let mut turn: Vec<usize> = if round % 2 == 0 { self.newcomers() } else { self.settled(12) };
            self.dice.shuffle(&mut turn);
            for at in turn {
                let step = if left >= STEP {
                    STEP
                } else if left <= -STEP {
                    -STEP
                } else {
                    break;
                };
                let done =
                    if round % 2 == 0 { self.adjust(at, step) } else { self.rehour(at, step * 2.min(left / step)) };
                left -= done;
            }
        }
        let left = wanted - self.hours();
        let fits = |hours: i64| (LEAST..=MOST).contains(&(hours + left));
        let newcomers = self.newcomers();
        let somebody = newcomers.into_iter().find(|at| {
            self.history.people.get(*at).and_then(WorkHistory::current).is_some_and(|stay| fits(stay.hours))
        });
        if let Some(at) = somebody {
            self.adjust(at, left);
        }
    }

    fn hours(&self) -> i64 {
        self.history.people.iter().filter_map(|person| person.current()).map(|stay| stay.hours).sum()
    }

    /// Those who came in this period.
    fn newcomers(&self) -> Vec<usize> {
        let people = self.history.people.iter().enumerate();
        people
            .filter(|(_, person)| person.joined() >= self.first && person.current().is_some())
            .map(|(at, _)| at)
            .collect()
    }

    /// So many percent of those who were there before and to whom nothing happened yet in this period.
    fn settled(&mut self, percent: usize) -> Vec<usize> {
        let all: Vec<usize> = (0..self.history.people.len()).collect();
        all.into_iter()
            .filter(|at| {
                self.history.people.get(*at).is_some_and(|person| {
                    person.touched < self.period && person.current().is_some() && self.dice.chance(percent)
                })
            })
            .collect()
    }

    /// Other hours from the beginning of the stay; answers by how much they changed.
    fn adjust(&mut self, at: usize, by: i64) -> i64 {
        let stay = self.history.people.get_mut(at).and_then(|person| person.stays.last_mut());
        match stay.filter(|stay| (LEAST..=MOST).contains(&(stay.hours + by))) {
            Some(stay) => {
                stay.hours += by;
                by
            }
            None => 0,
        }
    }

    /// Other hours from some day in this period; answers by how much they changed.
    fn rehour(&mut self, at: usize, by: i64) -> i64 {
        let Some(now) = self.history.people.get(at).and_then(|person| person.current()).cloned() else { return 0 };
        let hours = (now.hours + by).clamp(2000, MOST);
        if hours == now.hours {
            return 0;
        }
        let from = self.dice.day(self.first, self.last);
        self.close(at, before(from, 1), EndReason::OtherHours);
        let by = hours - now.hours;
        self.open(at, Stay { hours, from, ..now });
        by
    }

    fn transfer(&mut self, at: usize, from: Day, reason: EndReason) {
        let Some(now) = self.history.people.get(at).and_then(|person| person.current()).cloned() else { return };
        let Some(team) = self.roomy(from, Some(now.team)) else { return };
        let package = self.package(team);
        for (team, by) in [(now.team, -1), (team, 1)] {
            if let Some(team) = self.history.teams.get_mut(team) {
                team.size += by;
            }
        }
        self.close(at, before(from, 1), reason);
        self.open(at, Stay { team, package, from, ..now });
    }

    fn close(&mut self, at: usize, last: Day, reason: EndReason) {
        if let Some(person) = self.history.people.get_mut(at) {
            person.touched = self.period;
            if let Some(stay) = person.stays.last_mut() {
                stay.end = Some((last, reason));
            }
        }
    }

    fn open(&mut self, at: usize, stay: Stay) {
        if let Some(person) = self.history.people.get_mut(at) {
            person.stays.push(Stay { end: None, ..stay });
        }
    }

    fn in_team(&self, at: usize) -> Option<usize> {
        self.history.people.get(at).and_then(|person| person.current()).map(|stay| stay.team)
    }

    /// A team that runs on a day and has room, sooner one with much room.
    fn roomy(&mut self, on: Day, not: Option<usize>) -> Option<usize> {
        let teams = self.history.teams.iter().enumerate();
        let fits = teams.map(|(at, team)| {
            let open = !team.closed && team.standstill_from.is_none() && team.from <= on && not != Some(at);
            open.then(|| (team.places - team.size).max(0) as usize)
        });
        let rooms: Vec<Option<usize>> = fits.collect();
        let roomy: Vec<usize> = rooms.iter().map(|room| room.map_or(0, |room| room * room)).collect();
        let any: Vec<usize> = rooms.iter().map(|room| usize::from(room.is_some())).collect();
        self.dice.weighted(&roomy).or_else(|| self.dice.weighted(&any))
    }

    /// One team has stood still for some weeks on the last day: an old one in which nobody came since.
    fn stand_still(&mut self) {
        let from = before(self.last, 24);
        let quiet = |team: usize| {
            self.history
                .people
                .iter()
                .flat_map(|person| &person.stays)
                .all(|stay| stay.team != team || stay.from < from)
        };
        let teams = self.history.teams.iter().enumerate();
        let found = teams
            .filter(|(_, team)| !team.closed && team.size >= 5 && team.pilot_until.is_none_or(|pilot| pilot < from))
            .map(|(at, _)| at)
            .find(|at| quiet(*at));
        if let Some(team) = found.and_then(|at| self.history.teams.get_mut(at)) {
            team.standstill_from = Some(from);
        }
    }

    /// Some people are to start soon after the last day, some are known to leave then.
    fn promise(&mut self) {
        for _ in 0..6 {
            if let Some(team) = self.roomy(self.last, None) {
                let from = after(self.last, self.dice.between(5, 80) as u64);
                let stay = self.stay(team, from);
                self.history.people.push(WorkHistory { stays: vec![stay], touched: self.period });
            }
        }
        let mut leaving = self.settled(3);
        leaving.truncate(3);
        for at in leaving {
            let last = after(self.last, self.dice.between(10, 60) as u64);
            self.close(at, last, EndReason::ContractEnded);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::history::last_day;

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
            let history = history(&mut Dice::new(seed, seed));
            for mark in SERIES {
                assert_eq!(on(&history, day(mark.day)), (mark.jobs * TENTH, mark.people, mark.teams), "{:?}", mark.day);
            }
        }
    }

    #[test]
    fn stays_follow_each_other_within_the_life_of_their_team() {
        for seed in 0..20 {
            let history = history(&mut Dice::new(seed, 0));
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
        let history = history(&mut Dice::new(1, 0));
        let over = history.teams.iter().filter(|team| team.size > team.places).count();
        assert!(over <= 2, "{over}");
        assert!(history.people.iter().any(|person| person.joined() > last_day()));
        assert_eq!(history.teams.iter().filter(|team| team.standstill_from.is_some()).count(), 1);
    }
}
