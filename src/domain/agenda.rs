//! The agenda: everything that is due, from one table of sources. Nothing of it is stored and nothing depends on a job
//! having run: each look asks the records anew, by the day looked at.
//!
//! A new source is a row of [`SOURCES`], its name in `text/` (`agenda-<name>`), and where its records are many an index on
//! the column by which it is due.

use crate::domain::kinds::{RegisterCheck, TeamRole};
use chrono::Days;

use super::choices::{Choice, Contract, InstrumentStatus, MemberStatus, Phase, TeamStatus, VacancyStatus};
use super::columns::naming_column;
use super::days::Day;
use super::filter::{Expr, Relation};
use super::instruments::ON_THE_REGISTER;
use super::kinds::{ChancePhase, Parameter, RECORDED_SINCE};
use super::names::fold;
use super::query::{Query, Sort};
use super::record::Kind;
use super::value::Value;

/// By which day something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueBy {
    /// The day in a column. It is shown so many days ahead as the parameter says; what is late is always shown.
    Column {
        /// The column with the day.
        column: &'static str,
        /// Identifier of the parameter.
        window: &'static str,
    },
    /// The day looked at: it should not be so at all.
    Now,
    /// The same; but who was there before the office began to record may be so for as many days after that as the parameter
    /// says.
    NowOfNew {
        /// The columns with the first day.
        begun: [&'static str; 2],
        /// Identifier of the parameter.
        window: &'static str,
    },
}

/// What settles it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// Another end of the contract, or none.
    ExtendContract,
    /// The pilot becomes structural.
    ConvertPilot,
    /// One line on contact with the member.
    LogContact,
    /// Somebody comes to work on the vacancy.
    FillVacancy,
    /// The member comes to work in a team.
    Place,
    /// These fields of the record are filled in.
    Fill(&'static [&'static str]),
    /// This field of the record takes what the row tells: the step that was done.
    Tick(&'static str),
    /// A new record of this kind.
    Add {
        /// The kind of the new record.
        kind: Kind,
        /// The field that points at who it is about.
        field: &'static str,
        /// What is known besides: a field and its choice.
        known: Option<(&'static str, &'static str)>,
    },
}

/// The day looked at, and whether what ended after it is known to have ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaDays {
    /// The day looked at.
    pub day: Day,
    /// The day of the clock.
    pub today: Day,
}

impl AgendaDays {
    /// Facts without an end: looking at today or later, those without a last day; looking back, all that held on the day.
    fn running(self, last: &'static str) -> Expr {
        if self.day >= self.today { Expr::is(last, Value::Empty) } else { Expr::All }
    }

    /// What is there on the day looked at, also where records of other days are looked through.
    fn begun(self, first: &'static str) -> Expr {
        Expr::Compare { column: first, relation: Relation::AtMost, value: self.day.into() }
    }

    /// What was not settled yet: looking at today or later, what was never closed; looking back, also what was closed after
    /// the day.
    fn unsettled(self, end: &'static str) -> Expr {
        let open = Expr::is(end, Value::Empty);
        if self.day >= self.today {
            return open;
        }
        Expr::Or(vec![open, Expr::Compare { column: end, relation: Relation::More, value: self.day.into() }])
    }
}

/// A kind of thing that can be due.
#[derive(Debug, Clone, Copy)]
pub struct DueSource {
    /// Identifier: `agenda-` and this is its name in `text/`.
    pub name: &'static str,
    /// The kind of its records.
    pub kind: Kind,
    /// By when.
    pub by: DueBy,
    /// Which of the records.
    pub open: fn(AgendaDays) -> Expr,
    /// Also records whose last day has passed: that is just what is due.
    pub lapsed: bool,
    /// The columns that tell who or what it is about: the first that is filled in. None: the record itself.
    pub about: &'static [&'static str],
    /// The column with the team.
    pub team: Option<&'static str>,
    /// The column that says more: which certificate, which step.
    pub detail: Option<&'static str>,
    /// Whether it waits for something to be recorded, so that it can be late only because nothing was yet when the office began
    /// to record.
    pub waits: bool,
    /// What settles it.
    pub remedy: Resolution,
}

fn is_choice<C: Choice>(column: &'static str, choice: C) -> Expr {
    Expr::is(column, Value::Choice(choice.name()))
}

/// A pilot that runs: at a standstill too.
fn is_pilot(look: AgendaDays) -> Expr {
    if look.day >= look.today {
        return is_choice("phase", Phase::Pilot);
    }
    // A team that became structural later has the last day of its pilot on record.
    let still = Expr::Compare { column: "pilot_until", relation: Relation::AtLeast, value: look.day.into() };
    Expr::Or(vec![is_choice("phase", Phase::Pilot), is_choice("status", TeamStatus::Pilot), still])
}

/// Of a chance that led to a team the days before the team began are past: it was a chance then.
fn is_no_team_yet(look: AgendaDays) -> Expr {
    let none = Expr::is("team", Value::Empty);
    let still = match look.day >= look.today {
        true => none,
        false => {
            Expr::Or(vec![none, is_choice("phase", ChancePhase::Prospect), is_choice("phase", ChancePhase::Agreed)])
        }
    };
    look.unsettled("closed_on").and(still)
}

/// A source of what is due by the day in a column, shown as many days ahead as a parameter says: all records of the kind, and
/// about themselves, where a row of the table does not say otherwise.
const fn dated(
    name: &'static str,
    kind: Kind,
    (column, window): (&'static str, &'static str),
    remedy: Resolution,
) -> DueSource {
    DueSource { by: DueBy::Column { column, window }, ..now(name, kind, remedy) }
}

/// A source of what should not be so at all.
const fn now(name: &'static str, kind: Kind, remedy: Resolution) -> DueSource {
    DueSource {
        name,
        kind,
        by: DueBy::Now,
        open: |_| Expr::All,
        lapsed: false,
        about: &[],
        team: None,
        detail: None,
        waits: false,
        remedy,
    }
}

/// Adding the person with a role that a team lacks.
const fn role(role: &'static str) -> Resolution {
    Resolution::Add { kind: Kind::TeamRole, field: TeamRole::team, known: Some((TeamRole::role, role)) }
}

/// Adding another check of a member in the register.
const CHECK: Resolution = Resolution::Add { kind: Kind::RegisterCheck, field: RegisterCheck::member, known: None };

/// Every source.
pub const SOURCES: &[DueSource] = &[
    DueSource {
        open: |look| look.running("until").and(is_choice("contract", Contract::Temporary)),
        about: &["member"],
        team: Some("team"),
        ..dated("contract", Kind::Employment, ("contract_until", "window_contract"), Resolution::ExtendContract)
    },
    DueSource {
        open: |look| {
            let open = look.running("until").and(look.unsettled("notice_given_on"));
            open.and(Expr::Not(Box::new(Expr::is("contract_until", Value::Empty))))
        },
        about: &["member"],
        team: Some("team"),
        ..dated("notice", Kind::Employment, ("notice_by", "window_notice"), Resolution::Fill(&["notice_given_on"]))
    },
    DueSource {
        open: is_pilot,
        ..dated("pilot", Kind::Team, ("pilot_until", "window_pilot"), Resolution::ConvertPilot)
    },
    DueSource {
        open: |_| is_choice("status", TeamStatus::Standstill),
        ..dated(
            "standstill",
            Kind::Team,
            ("standstill_until", "window_standstill"),
            Resolution::Fill(&["standstill_until"]),
        )
    },
    DueSource { open: |_| Expr::is("leader", Value::Empty), ..now("leader", Kind::Team, role("team_leader")) },
    DueSource { open: |_| Expr::is("coach", Value::Empty), ..now("coach", Kind::Team, role("job_coach")) },
    DueSource {
        lapsed: true,
        about: &["member"],
        team: Some("team"),
        detail: Some("instrument"),
        ..dated("instrument", Kind::Instrument, ("deadline", "window_instrument"), Resolution::Fill(&["status"]))
    },
    DueSource {
        open: |_| {
            let rests = ON_THE_REGISTER.map(|kind| is_choice("instrument", kind)).to_vec();
            is_choice("status", InstrumentStatus::Granted)
                .and(Expr::Or(rests))
                .and(Expr::is("counts_for_agreement", Value::Flag(false)))
        },
        about: &["member"],
        team: Some("team"),
        detail: Some("instrument"),
        ..now("register-lost", Kind::Instrument, Resolution::Fill(&["status", "until"]))
    },
    DueSource {
        open: |_| is_choice("status", InstrumentStatus::Granted).and(Expr::is("still_in_service", Value::Flag(false))),
        about: &["member"],
        detail: Some("instrument"),
        ..now("instrument-left", Kind::Instrument, Resolution::Fill(&["until"]))
    },
    DueSource {
        open: |_| Expr::is("still_in_service", Value::Flag(false)),
        about: &["member"],
        detail: Some("staff"),
        ..now("own-coach-left", Kind::OwnCoach, Resolution::Fill(&["until"]))
    },
    DueSource {
        open: |_| Expr::Not(Box::new(Expr::is("falls_on", Value::Empty))),
        ..dated("benefit-day", Kind::Parameter, ("falls_on", "window_benefit_day"), Resolution::Fill(&["value"]))
    },
    DueSource {
        open: |look| look.running("until").and(Expr::is("still_in_service", Value::Flag(true))),
        about: &["member"],
        team: Some("team"),
        ..dated("register", Kind::RegisterCheck, ("next_check", "window_register"), CHECK)
    },
    DueSource {
        by: DueBy::NowOfNew { begun: ["employed_from", "placed_from"], window: "window_register" },
        open: |_| Expr::is("register_checked_on", Value::Empty),
        team: Some("team"),
        waits: true,
        ..now("unchecked", Kind::Member, CHECK)
    },
    DueSource {
        open: |look| look.begun("from").and(Expr::is("still_in_service", Value::Flag(true))),
        lapsed: true,
        about: &["member"],
        team: Some("team"),
        detail: Some("name"),
        ..dated("certificate", Kind::Certificate, ("until", "window_certificate"), Resolution::Fill(&["until"]))
    },
    DueSource {
        open: |look| look.unsettled("until"),
        about: &["member", "team"],
        team: Some("team"),
        detail: Some("subject"),
        ..dated("signal", Kind::Signal, ("due", "window_signal"), Resolution::Fill(&["outcome", "until"]))
    },
    DueSource {
        open: |_| is_choice("status", MemberStatus::NoTeam),
        ..now("no-team", Kind::Member, Resolution::Place)
    },
    DueSource {
        team: Some("team"),
        waits: true,
        ..dated("contact", Kind::Member, ("contact_due", "window_contact"), Resolution::LogContact)
    },
    DueSource {
        open: |_| Expr::is("still_in_service", Value::Flag(true)),
        about: &["member"],
        team: Some("team"),
        detail: Some("step"),
        waits: true,
        ..dated("absence", Kind::Absence, ("step_due", "window_absence"), Resolution::Tick("step_done"))
    },
    DueSource {
        open: |_| Expr::is("still_in_service", Value::Flag(true)),
        about: &["member"],
        team: Some("team"),
        detail: Some("step_ahead"),
        ..dated("absence-ahead", Kind::Absence, ("step_ahead_due", "window_absence"), Resolution::Tick("step_done"))
    },
    DueSource {
        open: |_| Expr::is("still_in_service", Value::Flag(true)),
        about: &["member"],
        team: Some("team"),
        waits: true,
        ..dated("review", Kind::Absence, ("review_due", "window_absence"), Resolution::Fill(&["reviewed_on"]))
    },
    DueSource {
        open: |look| look.begun("from"),
        lapsed: true,
        about: &["member"],
        team: Some("team"),
        ..dated(
            "no-risk",
            Kind::Absence,
            ("notice_due", "window_absence"),
            Resolution::Fill(&["reported_on", "recovery_reported_on"]),
        )
    },
    DueSource {
        open: is_no_team_yet,
        detail: Some("next_step"),
        ..dated(
            "chance",
            Kind::Chance,
            ("next_step_on", "window_chance"),
            Resolution::Fill(&["next_step", "next_step_on"]),
        )
    },
    DueSource {
        open: |look| {
            let held = is_choice("status", VacancyStatus::Hold);
            look.unsettled("closed_on").and(Expr::Not(Box::new(held)))
        },
        team: Some("team"),
        detail: Some("task_package"),
        ..dated("vacancy", Kind::Vacancy, ("wanted_by", "window_vacancy"), Resolution::FillVacancy)
    },
    DueSource {
        open: |look| look.running("until"),
        about: &["candidate"],
        detail: Some("vacancy"),
        ..dated("trial", Kind::Application, ("trial_until", "window_trial"), Resolution::Fill(&["trial_until"]))
    },
    DueSource {
        // Who came to work here has a file as an employee.
        open: |_| Expr::is("member", Value::Empty).and(Expr::is("staff", Value::Empty)),
        ..dated("retention", Kind::Candidate, ("delete_by", "window_candidate"), Resolution::Fill(&["consent_until"]))
    },
];

/// How many days ahead a source is shown, by what the parameters say on a day; without a value nothing is shown ahead.
fn days_ahead(window: &str, parameters: &[Parameter], on: Day) -> Days {
    let value = Parameter::value_on(parameters, window, on).unwrap_or_default();
    Days::new((value.hundredths() / 100).max(0).unsigned_abs())
}

/// Up to when a source is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horizon {
    /// As far ahead as its parameter says.
    Window,
    /// Only what is late or due on the day itself.
    Day,
}

impl PartialEq for DueSource {
    /// Each source has a name of its own.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl DueSource {
    /// The question for what is due, ordered by day. Its columns are those of [`DueSource::columns`].
    pub fn query(&self, look: AgendaDays, reach: Horizon, parameters: &[Parameter]) -> Query {
        let mut query = Query::of(self.kind, look.day).showing(&self.columns());
        query.all_times = self.lapsed;
        let mut filter = (self.open)(look);
        match self.by {
            DueBy::Column { column, window } => {
                let ahead = match reach {
                    Horizon::Window => days_ahead(window, parameters, look.day),
                    Horizon::Day => Days::new(0),
                };
                let last = look.day.checked_add_days(ahead).unwrap_or(look.day);
                filter = filter.and(Expr::Compare { column, relation: Relation::AtMost, value: last.into() });
                query.sort = Sort::by(column);
            }
            DueBy::NowOfNew { begun, window } => {
                let since = Parameter::recorded_since(parameters, look.day).filter(|since| {
                    let let_off = since.checked_add_days(days_ahead(window, parameters, look.day));
                    let_off.is_some_and(|until| look.day < until)
                });
                if let Some(since) = since {
                    let before = |column| Expr::Compare { column, relation: Relation::Less, value: since.into() };
                    filter = filter.and(Expr::Not(Box::new(Expr::Or(begun.map(before).to_vec()))));
                }
            }
            DueBy::Now => {}
        }
        query.matching(filter)
    }

    /// The question for what would be due had the office always been recording; `None` where that makes no difference.
    pub fn whole_past(&self, look: AgendaDays, reach: Horizon, parameters: &[Parameter]) -> Option<Query> {
        Parameter::recorded_since(parameters, look.day).filter(|_| self.waits)?;
        let always: Vec<Parameter> = parameters.iter().filter(|p| p.name != RECORDED_SINCE).cloned().collect();
        Some(Query { whole_past: true, ..self.query(look, reach, &always) })
    }

    /// The fields of the record that settling it fills in.
    pub fn fields(&self) -> Vec<&'static str> {
        match self.remedy {
            Resolution::Fill(fields) => fields.to_vec(),
            Resolution::Tick(field) => vec![field],
            _ => Vec::new(),
        }
    }

    /// The columns asked for: the day when there is one, the detail and the team when they are told, who it is about, and what
    /// may have to be filled in.
    pub fn columns(&self) -> Vec<&'static str> {
        let due = if let DueBy::Column { column, .. } = self.by { Some(column) } else { None };
        let told = [due, self.detail, self.team].into_iter().flatten();
        let mut columns: Vec<_> = told.chain(self.about.iter().copied()).collect();
        if self.about.is_empty() {
            columns.extend(naming_column(self.kind));
        }
        columns.extend(self.fields());
        let mut once = Vec::with_capacity(columns.len());
        columns.into_iter().for_each(|name| {
            if !once.contains(&name) {
                once.push(name)
            }
        });
        once
    }
}

/// Which sources are asked for, each with what its rows have to match besides: for a line of words each has to stand in the
/// name of the source, or in the names that the row has to do with. `said` is the name of a source in the user's words. Who calls
/// this has bounded the words ([`not_too_long`](super::filter::not_too_long)).
pub fn wanted(line: &str, said: impl Fn(&'static DueSource) -> String) -> Vec<(&'static DueSource, Expr)> {
    let line = fold(line);
    let filter = |source: &'static DueSource| {
        let name = fold(&said(source));
        let words = line.split_whitespace().filter(|word| !name.contains(word));
        let each = words.map(|word| {
            let own = Expr::Word(word.to_owned());
            let Some(team) = source.team else { return own };
            let in_team = Expr::Compare { column: team, relation: Relation::Contains, value: word.into() };
            Expr::Or(vec![own, in_team])
        });
        each.fold(Expr::All, Expr::and)
    };
    SOURCES.iter().map(|source| (source, filter(source))).collect()
}

#[cfg(test)]
mod tests;
