//! The pipeline of a programme: for each open vacancy some candidates in all stages, and those of earlier vacancies of whom
//! something is still held. Nobody in it exists.

use std::collections::BTreeSet;

use chrono::{Days, Months, TimeDelta};

use super::dice::Dice;
use super::words;
use crate::domain::choices::{StageMeaning, StageReason, VacancyStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::{Id, Ids};
use crate::domain::kinds::{Application, Candidate, Member, Stage, Vacancy};
use crate::domain::record::{Record, Typed};
use crate::domain::recruiting::{RecruitingRules, Stages};

const SOURCES: &[&str] = &[
    "UWV",
    "Werkgeversservicepunt",
    "Informatiedag",
    "Praktijkschool",
    "Jobcoachbureau",
    "Gemeente",
    "Via een medewerker",
    "Open sollicitatie",
];

/// Writes candidates and their applications, piece after piece.
pub struct Recruiter {
    stages: Stages,
    rules: RecruitingRules,
    today: Day,
    candidates: u64,
}

/// One candidate as they are thought out: to which vacancy, from which day, through how many stages.
struct Way {
    vacancy: Id,
    /// Whether the register has to be checked before an offer.
    checked: bool,
    from: Day,
    /// How many running stages, at least one.
    stages: usize,
    /// How it ended, and the last day it can have.
    end: Option<(StageMeaning, Day)>,
}

impl Recruiter {
    /// Somebody who recruits until a day, with the stages that the store has. Without stages nobody applies.
    pub fn new(stages: Stages, today: Day) -> Self {
        let months = |n| Some(Decimal::whole(n));
        let rules = RecruitingRules { trial_months: months(2), ..RecruitingRules::default() };
        Self { stages, rules, today, candidates: 0 }
    }

    /// Adds the candidates for the vacancies that have been written.
    pub fn pipeline(&mut self, out: &mut Vec<Record>, dice: &mut Dice, ids: &mut dyn Ids) {
        let steps = self.stages.running().count();
        if steps == 0 {
            return;
        }
        let vacancies: Vec<Vacancy> = out.iter().filter_map(Vacancy::of).cloned().collect();
        for vacancy in &vacancies {
            match vacancy.closed_on {
                None => self.running(vacancy, steps, dice, ids, out),
                Some(closed) => self.earlier(vacancy, closed, steps, dice, ids, out),
            }
        }
    }

    fn running(&mut self, vacancy: &Vacancy, steps: usize, dice: &mut Dice, ids: &mut dyn Ids, out: &mut Vec<Record>) {
        let held = vacancy.status == VacancyStatus::Hold;
        let open = (self.today - vacancy.open_since).num_days();
        let many = if held { dice.between(0, 1) } else { dice.pick(&[0, 0, 0, 1, 1, 2, 4], 1) };
        for nth in 0..many {
            // Who came first is furthest; the last of several is often gone already.
            let stages = dice.between(1, (1 + open / 10).clamp(1, steps as i64)) as usize;
            let age = (stages as i64 * dice.between(6, 12)).min(open);
            let gone = nth > 0 && dice.chance(40);
            let meaning = if dice.chance(60) { StageMeaning::Rejected } else { StageMeaning::Withdrawn };
            let way = Way {
                vacancy: vacancy.id,
                checked: vacancy.role.is_none(),
                from: self.today - TimeDelta::days(age),
                stages,
                end: gone.then(|| (meaning, self.today - TimeDelta::days(dice.between(0, age.min(25))))),
            };
            self.candidate(way, None, dice, ids, out);
        }
    }

    /// Of an earlier vacancy: those who got a place, and one or two who did not and agreed to be kept in mind.
    fn earlier(
        &mut self,
        vacancy: &Vacancy,
        closed: Day,
        steps: usize,
        dice: &mut Dice,
        ids: &mut dyn Ids,
        out: &mut Vec<Record>,
    ) {
        let hired = |record: &Record| match record {
            Record::Employment(e) if e.from > vacancy.open_since && e.from <= closed => Some((e.member, e.from)),
            _ => None,
        };
        let new: BTreeSet<(Id, Day)> = out.iter().filter_map(hired).collect();
        let started = |record: &Record| match record {
            Record::Placement(p) if p.team == vacancy.team => Some((p.member, p.from)).filter(|who| new.contains(who)),
            _ => None,
        };
        let came: Vec<(Id, Day)> = out.iter().filter_map(started).take(vacancy.filled_places.max(0) as usize).collect();
        for (member, from) in came {
            let begun = from.checked_sub_days(Days::new(dice.between(25, 60) as u64)).unwrap_or(from);
            let way = Way {
                vacancy: vacancy.id,
                checked: true,
                from: begun.max(vacancy.open_since).min(from),
                stages: steps,
                end: Some((StageMeaning::Placed, from)),
            };
            let became = out.iter().filter_map(Member::of).find(|m| m.id == member).cloned();
            self.candidate(way, became, dice, ids, out);
        }
        if closed <= self.today && dice.chance(70) {
            let stages = dice.between(1, steps as i64 - 1).max(1) as usize;
            let way = Way {
                vacancy: vacancy.id,
                checked: vacancy.role.is_none(),
                from: vacancy.open_since,
                stages,
                end: Some((StageMeaning::Rejected, closed)),
            };
            self.candidate(way, None, dice, ids, out);
        }
    }

    fn candidate(
        &mut self,
        way: Way,
        became: Option<Member>,
        dice: &mut Dice,
        ids: &mut dyn Ids,
        out: &mut Vec<Record>,
    ) {
        self.candidates += 1;
        let mut made = Candidate {
            number: format!("K{:03}", self.candidates),
            source: dice.pick(SOURCES, "UWV").to_owned(),
            ..Candidate::blank(ids.next_id())
        };
        match became {
            Some(member) => {
                made.member = Some(member.id);
                (made.given_name, made.prefix, made.surname) = (member.given_name, member.prefix, member.surname);
                (made.phone, made.email) = (member.phone, member.email);
            }
            None => {
                let name = words::person(dice);
                made.phone = words::phone(8_000_000 + self.candidates);
                made.email = words::mail(&name, 500_000 + self.candidates);
                (made.given_name, made.prefix, made.surname) = (name.given, name.prefix, name.surname);
            }
        }
        let offered = self.stages.running().nth(way.stages - 1).is_some_and(|last| self.stages.from_offer_on(last));
        if way.checked && (offered || dice.chance(50)) {
            made.counts_for_agreement = Some(offered || dice.chance(93));
            made.register_checked_on = Some(way.from);
        }
        let applications = self.applications(&way, &made, dice, ids);
        if let Some((_, day)) = way.end {
            let day = day.max(way.from);
            made.procedure_ended_on = Some(day);
            // Who ended long ago is still here because they agreed to it.
            let long_ago = (self.today - day).num_days() > 25;
            let agreed = long_ago || dice.chance(40);
            made.consent_until = day.checked_add_months(Months::new(12)).filter(|_| agreed);
        }
        out.push(Record::Candidate(made));
        out.extend(applications.into_iter().map(Record::Application));
    }

    /// The stages one after another, each from the day after the one before, the last one lasting or closed.
    fn applications(&self, way: &Way, who: &Candidate, dice: &mut Dice, ids: &mut dyn Ids) -> Vec<Application> {
        let last = way.end.map_or(self.today, |(_, day)| day).max(way.from);
        let days = (last - way.from).num_days();
        let running: Vec<&Stage> = self.stages.running().take(way.stages).collect();
        let mut starts: Vec<i64> = running.iter().map(|_| dice.between(0, days)).collect();
        starts.sort_unstable();
        starts.dedup();
        if let Some(first) = starts.first_mut() {
            *first = 0;
        }
        // Who ends on the day of the last stage never was in it for a day.
        starts.retain(|start| *start == 0 || way.end.is_none() || *start < days);
        // With fewer days than stages some stages were gone through within one day: the last ones count.
        let shown = running.len() - starts.len();
        let on = |start: &i64| way.from + TimeDelta::days(*start);
        let mut made: Vec<Application> = Vec::new();
        for (at, (stage, start)) in running.iter().skip(shown).zip(&starts).enumerate() {
            let next = starts.get(at + 1).map(on).or(way.end.map(|_| last));
            let trial = stage.meaning == StageMeaning::TrialPlacement;
            made.push(Application {
                candidate: who.id,
                vacancy: way.vacancy,
                stage: stage.id,
                from: on(start),
                until: next.map(|day| day.pred_opt().unwrap_or(day)),
                trial_until: if trial { self.rules.trial_until(on(start), None).ok().flatten() } else { None },
                ..Application::blank(ids.next_id())
            });
        }
        if let Some((meaning, _)) = way.end
            && let Ok(stage) = self.stages.meaning(meaning)
        {
            made.retain(|a| a.until.is_none_or(|until| until >= a.from));
            let reasons: &[StageReason] = match meaning {
                StageMeaning::Withdrawn => {
                    &[StageReason::OtherWork, StageReason::TravelTooFar, StageReason::HoursDoNotFit]
                }
                _ => &[StageReason::OtherCandidate, StageReason::WorkDoesNotFit, StageReason::NoShow],
            };
            made.push(Application {
                candidate: who.id,
                vacancy: way.vacancy,
                stage: stage.id,
                from: last,
                until: Some(last),
                reason: (meaning != StageMeaning::Placed).then(|| dice.pick(reasons, StageReason::Other)),
                ..Application::blank(ids.next_id())
            });
        }
        made
    }
}
