//! The table of what can be due.

use super::source::Resolution::{
    self, Add, ConvertPilot, Erase, ExtendContract, Fill, FillVacancy, LogContact, Place, Tick,
};
use super::source::{AgendaDays, DueBy, DueSource};
use crate::domain::choices::{Choice, Contract, InstrumentStatus, MemberStatus, Phase, TeamStatus, VacancyStatus};
use crate::domain::filter::{Expr, Relation};
use crate::domain::instruments::ON_THE_REGISTER;
use crate::domain::kinds::{ChancePhase, RegisterCheck, TeamRole};
use crate::domain::record::Kind;
use crate::domain::value::Value;

fn is_choice<C: Choice>(column: &'static str, choice: C) -> Expr {
    Expr::is(column, Value::Choice(choice.name()))
}

fn in_service(still: bool) -> Expr {
    Expr::is("still_in_service", Value::Flag(still))
}

/// A pilot that runs: at a standstill too.
fn is_pilot(look: AgendaDays) -> Expr {
    if look.day >= look.today {
        return is_choice("phase", Phase::Pilot);
    }
    // A team that became structural later has the last day of its pilot recorded.
    let still = Expr::Compare { column: "pilot_until", relation: Relation::AtLeast, value: look.day.into() };
    Expr::Or(vec![is_choice("phase", Phase::Pilot), is_choice("status", TeamStatus::Pilot), still])
}

/// A chance that led to a team counts as a chance only on the days before the team began.
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

/// A source that is due by the day in a column, and shown as many days ahead as a parameter says. A row of the table
/// overrides what differs; otherwise the source covers all records of the kind, each about itself.
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

/// The same source, about the member that its records belong to, with the team that they are in.
const fn of_member(source: DueSource) -> DueSource {
    DueSource { about: &["member"], team: Some("team"), ..source }
}

/// The remedy that adds the person for a role that a team lacks.
const fn role(role: &'static str) -> Resolution {
    Add { kind: Kind::TeamRole, field: TeamRole::team, known: Some((TeamRole::role, role)) }
}

/// The remedy that adds a new register check of a member.
const CHECK: Resolution = Add { kind: Kind::RegisterCheck, field: RegisterCheck::member, known: None };

/// Every source.
pub const SOURCES: &[DueSource] = &[
    DueSource {
        open: |look| look.running("until").and(is_choice("contract", Contract::Temporary)),
        ..of_member(dated("contract", Kind::Employment, ("contract_until", "window_contract"), ExtendContract))
    },
    DueSource {
        open: |look| {
            let open = look.running("until").and(look.unsettled("notice_given_on"));
            open.and(Expr::Not(Box::new(Expr::is("contract_until", Value::Empty))))
        },
        ..of_member(dated("notice", Kind::Employment, ("notice_by", "window_notice"), Fill(&["notice_given_on"])))
    },
    DueSource { open: is_pilot, ..dated("pilot", Kind::Team, ("pilot_until", "window_pilot"), ConvertPilot) },
    DueSource {
        open: |_| is_choice("status", TeamStatus::Standstill),
        ..dated("standstill", Kind::Team, ("standstill_until", "window_standstill"), Fill(&["standstill_until"]))
    },
    DueSource { open: |_| Expr::is("leader", Value::Empty), ..now("leader", Kind::Team, role("team_leader")) },
    DueSource { open: |_| Expr::is("coach", Value::Empty), ..now("coach", Kind::Team, role("job_coach")) },
    DueSource {
        lapsed: true,
        detail: Some("instrument"),
        ..of_member(dated("instrument", Kind::Instrument, ("deadline", "window_instrument"), Fill(&["status"])))
    },
    DueSource {
        open: |_| {
            let rests = ON_THE_REGISTER.map(|kind| is_choice("instrument", kind)).to_vec();
            is_choice("status", InstrumentStatus::Granted)
                .and(Expr::Or(rests))
                .and(Expr::is("counts_for_agreement", Value::Flag(false)))
        },
        detail: Some("instrument"),
        ..of_member(now("register-lost", Kind::Instrument, Fill(&["status", "until"])))
    },
    DueSource {
        open: |_| is_choice("status", InstrumentStatus::Granted).and(in_service(false)),
        about: &["member"],
        detail: Some("instrument"),
        ..now("instrument-left", Kind::Instrument, Fill(&["until"]))
    },
    DueSource {
        open: |_| in_service(false),
        about: &["member"],
        detail: Some("staff"),
        ..now("own-coach-left", Kind::OwnCoach, Fill(&["until"]))
    },
    DueSource {
        open: |_| Expr::Not(Box::new(Expr::is("falls_on", Value::Empty))),
        ..dated("benefit-day", Kind::Parameter, ("falls_on", "window_benefit_day"), Fill(&["value"]))
    },
    DueSource {
        open: |look| look.running("until").and(in_service(true)),
        ..of_member(dated("register", Kind::RegisterCheck, ("next_check", "window_register"), CHECK))
    },
    DueSource {
        by: DueBy::NowOfNew { begun: ["employed_from", "placed_from"], window: "window_register" },
        open: |_| Expr::is("register_checked_on", Value::Empty),
        team: Some("team"),
        waits: true,
        ..now("unchecked", Kind::Member, CHECK)
    },
    DueSource {
        open: |look| look.begun("from").and(in_service(true)),
        lapsed: true,
        detail: Some("name"),
        ..of_member(dated("certificate", Kind::Certificate, ("until", "window_certificate"), Fill(&["until"])))
    },
    DueSource {
        open: |look| look.unsettled("until"),
        about: &["member", "team"],
        team: Some("team"),
        detail: Some("subject"),
        ..dated("signal", Kind::Signal, ("due", "window_signal"), Fill(&["outcome", "until"]))
    },
    DueSource { open: |_| is_choice("status", MemberStatus::NoTeam), ..now("no-team", Kind::Member, Place) },
    DueSource {
        team: Some("team"),
        waits: true,
        ..dated("contact", Kind::Member, ("contact_due", "window_contact"), LogContact)
    },
    DueSource {
        open: |_| in_service(true),
        detail: Some("step"),
        waits: true,
        ..of_member(dated("absence", Kind::Absence, ("step_due", "window_absence"), Tick("step_done")))
    },
    DueSource {
        open: |_| in_service(true),
        detail: Some("step_ahead"),
        ..of_member(dated("absence-ahead", Kind::Absence, ("step_ahead_due", "window_absence"), Tick("step_done")))
    },
    DueSource {
        open: |_| in_service(true),
        waits: true,
        ..of_member(dated("review", Kind::Absence, ("review_due", "window_absence"), Fill(&["reviewed_on"])))
    },
    DueSource {
        open: |look| look.begun("from"),
        lapsed: true,
        ..of_member(dated(
            "no-risk",
            Kind::Absence,
            ("notice_due", "window_absence"),
            Fill(&["reported_on", "recovery_reported_on"]),
        ))
    },
    DueSource {
        open: is_no_team_yet,
        detail: Some("next_step"),
        ..dated("chance", Kind::Chance, ("next_step_on", "window_chance"), Fill(&["next_step", "next_step_on"]))
    },
    DueSource {
        open: |look| {
            let held = is_choice("status", VacancyStatus::Hold);
            look.unsettled("closed_on").and(Expr::Not(Box::new(held)))
        },
        team: Some("team"),
        detail: Some("task_package"),
        ..dated("vacancy", Kind::Vacancy, ("wanted_by", "window_vacancy"), FillVacancy)
    },
    DueSource {
        open: |look| look.running("until"),
        about: &["candidate"],
        detail: Some("vacancy"),
        ..dated("trial", Kind::Application, ("trial_until", "window_trial"), Fill(&["trial_until"]))
    },
    DueSource {
        // Somebody who came to work here has a file as an employee.
        open: |_| Expr::is("member", Value::Empty).and(Expr::is("staff", Value::Empty)),
        ..dated("retention", Kind::Candidate, ("delete_by", "window_candidate"), Erase)
    },
    DueSource { by: DueBy::Passed { column: "delete_by" }, lapsed: true, ..now("retention-left", Kind::Member, Erase) },
];
