//! The agenda: everything that is due, from one table of sources. Nothing of it is stored and nothing depends on a job
//! having run: each look asks the records anew, by the day looked at.
//!
//! A new source is a row of [`SOURCES`], its name in `text/` (`agenda-<name>`), and where its records are many an index on
//! the column by which it is due.

use chrono::Days;

use super::choices::{Choice, Contract, Phase, TeamStatus, VacancyStatus};
use super::days::Day;
use super::filter::{Expr, Relation};
use super::kinds::{ChancePhase, Parameter};
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
pub struct AgendaQuery {
    /// The day looked at.
    pub day: Day,
    /// The day of the clock.
    pub today: Day,
}

impl AgendaQuery {
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
    pub open: fn(AgendaQuery) -> Expr,
    /// Also records whose last day has passed: that is just what is due.
    pub lapsed: bool,
    /// The columns that tell who or what it is about: the first that is filled in. None: the record itself.
    pub about: &'static [&'static str],
    /// The column with the team.
    pub team: Option<&'static str>,
    /// The column that says more: which certificate, which step.
    pub detail: Option<&'static str>,
    /// What settles it.
    pub remedy: Resolution,
}

fn is_choice<C: Choice>(column: &'static str, choice: C) -> Expr {
    Expr::is(column, Value::Choice(choice.name()))
}

/// A pilot that runs: at a standstill too.
fn is_pilot(look: AgendaQuery) -> Expr {
    if look.day >= look.today {
        return is_choice("phase", Phase::Pilot);
    }
    // A team that became structural later has the last day of its pilot on record.
    let still = Expr::Compare { column: "pilot_until", relation: Relation::AtLeast, value: look.day.into() };
    Expr::Or(vec![is_choice("phase", Phase::Pilot), is_choice("status", TeamStatus::Pilot), still])
}

/// Of a chance that led to a team the days before the team began are past: it was a chance then.
fn is_no_team_yet(look: AgendaQuery) -> Expr {
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
        remedy,
    }
}

/// Every source.
pub const SOURCES: &[DueSource] = &[
    DueSource {
        open: |look| look.running("until").and(is_choice("contract", Contract::Temporary)),
        about: &["member"],
        team: Some("team"),
        ..dated("contract", Kind::Employment, ("contract_until", "window_contract"), Resolution::ExtendContract)
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
    DueSource {
        open: |_| Expr::is("leader", Value::Empty),
        ..now(
            "leader",
            Kind::Team,
            Resolution::Add { kind: Kind::TeamRole, field: "team", known: Some(("role", "team_leader")) },
        )
    },
    DueSource {
        open: |_| Expr::is("coach", Value::Empty),
        ..now(
            "coach",
            Kind::Team,
            Resolution::Add { kind: Kind::TeamRole, field: "team", known: Some(("role", "job_coach")) },
        )
    },
    DueSource {
        lapsed: true,
        about: &["member"],
        team: Some("team"),
        detail: Some("instrument"),
        ..dated("instrument", Kind::Instrument, ("deadline", "window_instrument"), Resolution::Fill(&["status"]))
    },
    DueSource {
        open: |look| look.running("until").and(Expr::is("still_in_service", Value::Flag(true))),
        about: &["member"],
        team: Some("team"),
        ..dated(
            "register",
            Kind::RegisterCheck,
            ("next_check", "window_register"),
            Resolution::Add { kind: Kind::RegisterCheck, field: "member", known: None },
        )
    },
    DueSource {
        open: |_| Expr::is("register_checked_on", Value::Empty),
        team: Some("team"),
        ..now("unchecked", Kind::Member, Resolution::Add { kind: Kind::RegisterCheck, field: "member", known: None })
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
        team: Some("team"),
        ..dated("contact", Kind::Member, ("contact_due", "window_contact"), Resolution::LogContact)
    },
    DueSource {
        open: |_| Expr::is("still_in_service", Value::Flag(true)),
        about: &["member"],
        team: Some("team"),
        detail: Some("step"),
        ..dated("absence", Kind::Absence, ("step_due", "window_absence"), Resolution::Tick("step_done"))
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
    pub fn query(&self, look: AgendaQuery, reach: Horizon, parameters: &[Parameter]) -> Query {
        let mut query = Query::of(self.kind, look.day).showing(&self.columns());
        query.all_times = self.lapsed;
        let mut filter = (self.open)(look);
        if let DueBy::Column { column, window } = self.by {
            let ahead = match reach {
                Horizon::Window => days_ahead(window, parameters, look.day),
                Horizon::Day => Days::new(0),
            };
            let last = look.day.checked_add_days(ahead).unwrap_or(look.day);
            filter = filter.and(Expr::Compare { column, relation: Relation::AtMost, value: last.into() });
            query.sort = Sort::by(column);
        }
        query.matching(filter)
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
            columns.extend(self.label_column());
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

    /// For a source that is about its own records: the column with their name.
    pub fn label_column(&self) -> Option<&'static str> {
        ["name", "number"].into_iter().find(|name| super::columns::column(self.kind, name).is_some())
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
mod tests {
    use super::*;
    use crate::domain::columns::column;
    use crate::domain::defaults;
    use crate::domain::id::CountedIds;
    use crate::domain::record::Typed;
    use crate::domain::value::FieldType;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn names(expr: &Expr, found: &mut Vec<&'static str>) {
        match expr {
            Expr::All | Expr::Word(_) | Expr::Among(_) => {}
            Expr::Compare { column, .. } => found.push(column),
            Expr::Not(inner) => names(inner, found),
            Expr::And(list) | Expr::Or(list) => list.iter().for_each(|e| names(e, found)),
        }
    }

    #[test]
    fn each_source_names_columns_that_there_are_and_a_parameter_that_a_new_store_has() {
        let founded = defaults::records(&mut CountedIds::after(1));
        let windows: Vec<_> = founded.iter().filter_map(Parameter::of).collect();
        for source in SOURCES {
            assert_eq!(SOURCES.iter().filter(|other| other.name == source.name).count(), 1, "{}", source.name);
            if let DueBy::Column { column: due, window } = source.by {
                assert_eq!(column(source.kind, due).map(|c| c.ty), Some(FieldType::Day), "{}", source.name);
                assert!(windows.iter().any(|p| p.name == window && p.value.is_some()), "{window}");
            }
            assert!(!source.about.is_empty() || source.label_column().is_some(), "{}", source.name);
            let mut named = source.columns();
            for look in
                [AgendaQuery { day: day(6, 15), today: day(6, 15) }, AgendaQuery { day: day(6, 1), today: day(6, 15) }]
            {
                names(&(source.open)(look), &mut named);
            }
            for name in named {
                assert!(column(source.kind, name).is_some(), "{}: {name}", source.name);
            }
            for about in source.about.iter().chain(&source.team) {
                let ty = column(source.kind, about).map(|c| c.ty);
                assert!(matches!(ty, Some(FieldType::Ref(_))), "{}: {about}", source.name);
            }
            match source.remedy {
                Resolution::Fill(fields) => {
                    assert!(fields.iter().all(|name| source.kind.field(name).is_some()), "{}", source.name);
                }
                Resolution::Add { kind, field, known } => {
                    assert!(kind.field(field).is_some(), "{}", source.name);
                    if let Some((field, choice)) = known {
                        let ty = kind.field(field).map(|info| info.ty);
                        assert!(ty.is_some_and(|ty| ty.check(&Value::Choice(choice)).is_ok()), "{}", source.name);
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn every_window_of_a_new_store_is_that_of_a_source() {
        for record in defaults::records(&mut CountedIds::after(1)) {
            if let Some(p) = Parameter::of(&record)
                && p.name.starts_with("window_")
            {
                let used = SOURCES.iter().any(|s| matches!(s.by, DueBy::Column { window, .. } if window == p.name));
                assert!(used, "{}", p.name);
            }
        }
    }

    #[test]
    fn the_window_is_what_the_parameter_says_on_the_day_and_what_is_late_has_no_end() {
        let p = |value, m| Parameter {
            name: "window_contract".into(),
            value: Some(crate::domain::decimal::Decimal::whole(value)),
            from: day(m, 1),
            ..Parameter::blank(crate::domain::id::Id::UNSET)
        };
        let parameters = [p(60, 1), p(30, 6)];
        let source = &SOURCES[0];
        let last = |on, reach| {
            let query = source.query(AgendaQuery { day: on, today: on }, reach, &parameters);
            let Expr::And(parts) = query.filter else { panic!("{:?}", query.filter) };
            parts.last().cloned()
        };
        let until = |on: Day| Expr::Compare { column: "contract_until", relation: Relation::AtMost, value: on.into() };
        assert_eq!(last(day(5, 1), Horizon::Window), Some(until(day(6, 30))));
        assert_eq!(last(day(6, 1), Horizon::Window), Some(until(day(7, 1))));
        assert_eq!(last(day(6, 1), Horizon::Day), Some(until(day(6, 1))));
        assert_eq!(days_ahead("window_contract", &[], day(6, 1)), Days::new(0));
    }

    #[test]
    fn looking_back_what_ended_later_was_still_to_be_done() {
        let look = |at| AgendaQuery { day: at, today: day(6, 15) };
        assert_eq!(look(day(6, 15)).unsettled("until"), Expr::is("until", Value::Empty));
        assert_eq!(look(day(7, 1)).unsettled("until"), Expr::is("until", Value::Empty));
        assert!(matches!(look(day(6, 1)).unsettled("until"), Expr::Or(list) if list.len() == 2));
        assert_eq!(look(day(6, 1)).running("until"), Expr::All);
    }

    #[test]
    fn a_word_is_sought_in_the_name_of_the_source_else_in_the_names_of_the_row() {
        let found = wanted("Contract bos", |source| format!("{} loopt af", source.name));
        let filter = |name| found.iter().find(|(s, _)| s.name == name).map(|(_, filter)| filter.clone());
        assert!(matches!(filter("contract"), Some(Expr::Or(_))), "only bos is sought in the rows");
        assert!(matches!(filter("pilot"), Some(Expr::And(parts)) if parts.len() == 2));
        assert!(wanted(" ", |_| String::new()).iter().all(|(_, filter)| *filter == Expr::All));
    }
}
