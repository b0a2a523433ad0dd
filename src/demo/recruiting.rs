//! Recruiting in a programme: candidates in all stages for each open vacancy, and those of earlier vacancies whose data are
//! still kept. Nobody in it exists.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, TimeDelta};

use super::words::{self, WORDS};
use super::writer::Writer;
use crate::domain::choices::{StageMeaning, StageReason, VacancyStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{Application, Candidate, Employment, Member, Placement, Stage, Vacancy};
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::recruiting::RecruitingRules;

/// The planned course of a candidate's application.
struct Way<'a> {
    vacancy: &'a Vacancy,
    from: Day,
    /// Number of running stages, at least one.
    stages: usize,
    /// The stage in which it ended, and the last day it can have; `None` while it runs.
    end: Option<(StageMeaning, Day)>,
}

impl Writer<'_> {
    /// Writes the candidates for the vacancies of a piece. Without stages nobody applies.
    pub fn pipeline(&mut self, piece: &[Record]) {
        let steps = self.stages.running().count();
        let employments: Vec<&Employment> = piece.iter().filter_map(Employment::of).collect();
        let placements: Vec<&Placement> = piece.iter().filter_map(Placement::of).collect();
        let members: BTreeMap<Id, &Member> = piece.iter().filter_map(Member::of).map(|m| (m.id, m)).collect();
        for vacancy in piece.iter().filter_map(Vacancy::of).filter(|_| steps > 0) {
            match vacancy.closed_on {
                None => self.applying(vacancy, steps),
                Some(closed) => {
                    let new = employments.iter().filter(|e| e.from > vacancy.open_since && e.from <= closed);
                    let new: BTreeSet<(Id, Day)> = new.map(|e| (e.member, e.from)).collect();
                    let here =
                        placements.iter().filter(|p| p.team == vacancy.team && new.contains(&(p.member, p.from)));
                    let came = here.take(vacancy.filled_places.max(0) as usize);
                    let came = came.filter_map(|p| Some((*members.get(&p.member)?, p.from))).collect();
                    self.earlier(vacancy, closed, steps, came);
                }
            }
        }
    }

    fn applying(&mut self, vacancy: &Vacancy, steps: usize) {
        let held = vacancy.status == VacancyStatus::Hold;
        let open = (self.today - vacancy.open_since).num_days();
        let many = if held { self.dice.between(0, 1) } else { *self.dice.pick(&[0, 0, 0, 1, 1, 2, 4]) };
        for nth in 0..many {
            // The first candidate has come furthest; the last of several has often ended already.
            let stages = self.dice.between(1, (1 + open / 10).clamp(1, steps as i64));
            let age = (stages * self.dice.between(6, 12)).min(open);
            let gone = nth > 0 && self.dice.chance(40);
            let meaning = if self.dice.chance(60) { StageMeaning::Rejected } else { StageMeaning::Withdrawn };
            let end = gone.then(|| (meaning, self.ago_between(0, age.min(25))));
            self.candidate(&Way { vacancy, from: self.ago(age), stages: stages as usize, end }, None);
        }
    }

    /// Writes candidates of an earlier vacancy: those who `came` and on which day, and one or two who agreed to be kept in mind.
    fn earlier(&mut self, vacancy: &Vacancy, closed: Day, steps: usize, came: Vec<(&Member, Day)>) {
        for (member, start) in came {
            let begun = start - TimeDelta::days(self.dice.between(25, 60));
            let from = begun.max(vacancy.open_since).min(start);
            self.candidate(
                &Way { vacancy, from, stages: steps, end: Some((StageMeaning::Placed, start)) },
                Some(member),
            );
        }
        if closed <= self.today && self.dice.chance(70) {
            let stages = self.dice.between(1, steps as i64 - 1).max(1) as usize;
            let end = Some((StageMeaning::Rejected, closed));
            self.candidate(&Way { vacancy, from: vacancy.open_since, stages, end }, None);
        }
    }

    fn candidate(&mut self, way: &Way<'_>, became: Option<&Member>) {
        let number = self.number(Kind::Candidate);
        let id = self.ids.next_id();
        let source = self.dice.pick(&WORDS.sources).clone();
        let (name, phone, email) = match became {
            Some(member) => (member.person(), member.phone.clone(), member.email.clone()),
            None => {
                let name = words::person(&mut self.dice);
                let email = words::mail(&name, 500_000 + number);
                (name, words::phone(8_000_000 + number), email)
            }
        };
        let offered = self.stages.running().nth(way.stages - 1).is_some_and(|last| self.stages.from_offer_on(last));
        let checked = way.vacancy.role.is_none() && (offered || self.dice.chance(50));
        let counts_for_agreement = checked.then(|| offered || self.dice.chance(93));
        let applications = self.applications(way, id);
        let ended = way.end.map(|(_, day)| day.max(way.from));
        // Somebody whose procedure ended long ago is still stored because they agreed to it.
        let agreed = ended.is_some_and(|day| (self.today - day).num_days() > 25 || self.dice.chance(40));
        self.out.push(Record::Candidate(Candidate {
            number: format!("K{number:03}"),
            given_name: name.given,
            prefix: name.prefix,
            surname: name.surname,
            phone,
            email,
            source,
            member: became.map(|member| member.id),
            counts_for_agreement,
            register_checked_on: checked.then_some(way.from),
            procedure_ended_on: ended,
            consent_until: ended.filter(|_| agreed).and_then(|day| day.checked_add_months(Months::new(12))),
            ..Candidate::blank(id)
        }));
        self.out.extend(applications.into_iter().map(Record::Application));
    }

    /// The stages in order, each from the day after the one before; the last one is running or closed.
    fn applications(&mut self, way: &Way<'_>, candidate: Id) -> Vec<Application> {
        let rules = RecruitingRules { trial_months: Some(Decimal::whole(2)), ..RecruitingRules::default() };
        let last = way.end.map_or(self.today, |(_, day)| day).max(way.from);
        let days = (last - way.from).num_days();
        let running: Vec<&Stage> = self.stages.running().take(way.stages).collect();
        let mut starts: Vec<i64> = running.iter().map(|_| self.dice.between(0, days)).collect();
        starts.sort_unstable();
        starts.dedup();
        if let Some(first) = starts.first_mut() {
            *first = 0;
        }
        // Somebody whose application ends on the day of the last stage was never in that stage for a day.
        starts.retain(|start| *start == 0 || way.end.is_none() || *start < days);
        // With fewer days than stages some stages passed within one day: the last ones are written.
        let shown = running.len() - starts.len();
        let on = |start: &i64| way.from + TimeDelta::days(*start);
        let blank = |id| Application { candidate, vacancy: way.vacancy.id, ..Application::blank(id) };
        let mut made: Vec<Application> = Vec::new();
        for (at, (stage, start)) in running.iter().skip(shown).zip(&starts).enumerate() {
            let (from, next) = (on(start), starts.get(at + 1).map(on).or(way.end.map(|_| last)));
            let until = next.map(|day| day.pred_opt().unwrap_or(day));
            let trial = stage.meaning == StageMeaning::TrialPlacement;
            let trial_until = if trial { rules.trial_until(from, None).ok().flatten() } else { None };
            made.push(Application { stage: stage.id, from, until, trial_until, ..blank(self.ids.next_id()) });
        }
        if let Some((meaning, _)) = way.end
            && let Ok(stage) = self.stages.meaning(meaning)
        {
            made.retain(|a| a.until.is_none_or(|until| until >= a.from));
            let reasons = match meaning {
                StageMeaning::Withdrawn => {
                    [StageReason::OtherWork, StageReason::TravelTooFar, StageReason::HoursDoNotFit]
                }
                _ => [StageReason::OtherCandidate, StageReason::WorkDoesNotFit, StageReason::NoShow],
            };
            let reason = (meaning != StageMeaning::Placed).then(|| *self.dice.pick(&reasons));
            let (from, until) = (last, Some(last));
            made.push(Application { stage: stage.id, from, until, reason, ..blank(self.ids.next_id()) });
        }
        made
    }
}
