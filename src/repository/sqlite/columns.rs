//! Columns as SQL expressions: own fields, fields of the facts that hold on the day, and values worked out. The expressions give
//! the same as the pure functions of the domain ([`Team::status_on`](crate::domain::kinds::Team::status_on),
//! [`TeamCount`](crate::domain::counting::TeamCount)); the contract compares them.

use super::build::{Build, in_service, lasts};
use super::permitted::presence_is_known;
use super::{counts, due_columns, rows};
use crate::domain::choices::{Choice, MemberStatus, Phase, StaffRole, StageMeaning, TeamStatus, VacancyStatus};
use crate::domain::columns::{Column, ColumnSource, Derived};
use crate::domain::crediting::Credit;
use crate::domain::decimal::Decimal;
use crate::domain::due_days::DueDay;
use crate::domain::id::Id;
use crate::domain::kinds::{ChancePhase, Placement, RegisterCheck};
use crate::domain::record::Kind;
use crate::domain::redaction;
use crate::domain::value::FieldType;
use crate::repository::StoreError;

/// Sorts after every text: for rows with an empty column, which come last.
const LAST_TEXT: &str = "'\u{10ffff}'";

impl Build<'_> {
    /// The SQL expression of a column.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub fn column(&mut self, column: &Column) -> Result<String, StoreError> {
        Ok(match column.source {
            ColumnSource::Own if (self.query.kind, column.name) == redaction::SCORE => self.score()?,
            ColumnSource::Own => format!("k.\"{}\"", column.name),
            ColumnSource::Standing => self.vacancy_status(),
            ColumnSource::Placement(field) => {
                self.placement = true;
                format!("p.\"{field}\"")
            }
            ColumnSource::Employment(field) => {
                self.employment = true;
                format!("e.\"{field}\"")
            }
            ColumnSource::Service(end) => {
                self.employment = true;
                service(end)
            }
            ColumnSource::Fact(fact, field) => self.held(fact, field, "k.id"),
            ColumnSource::KeyOf(name) => {
                let refers = self.find(name)?;
                let id = self.column(refers)?;
                let key = if let FieldType::Ref(to) = refers.ty { to.key().map(|key| (to, key)) } else { None };
                key.map_or("NULL".to_owned(), |(to, key)| rows::name_sql(to, key, &id))
            }
            ColumnSource::Derived(what) => self.derived(what)?,
        })
    }

    fn derived(&mut self, what: Derived) -> Result<String, StoreError> {
        let member = self.query.kind == Kind::Member;
        if member && matches!(what, Derived::Jobs | Derived::Status | Derived::Client | Derived::Coach) {
            self.placement = true;
        }
        Ok(match what {
            Derived::Name => "k.label".to_owned(),
            _ if self.query.kind == Kind::Organisation => self.credited(what)?,
            // A member who does not count brings no jobs, whatever the hours.
            Derived::Jobs if member => {
                let counts = counts::who_counts("p", &self.day());
                self.per_unit(&format!("(CASE WHEN {counts} THEN p.hours ELSE 0 END)"), 100)?
            }
            Derived::Jobs => {
                let hours = self.counting(counts::HOURS);
                // In tenths, as the jobs of a team are stated, written in the hundredths of a decimal.
                format!("10 * {}", self.per_unit(&hours, 10)?)
            }
            Derived::Status if member => self.member_status()?,
            Derived::Status => self.team_status(),
            Derived::Filled => self.filled(),
            Derived::Counting => self.counting("count(*)"),
            Derived::Reserved => self.reserved()?,
            Derived::Open => {
                let (filled, reserved) = (self.filled(), self.reserved()?);
                format!("max(k.places - {filled} - {reserved}, 0)")
            }
            Derived::People | Derived::QuotaJobs | Derived::Places => "NULL".to_owned(),
            Derived::Client => self.client(if member { "p.team" } else { "k.id" }),
            Derived::ShortName => {
                let client = self.client("k.id");
                format!(
                    "(SELECT replace(k.name, o.name, o.short_name) FROM organisation o
                      WHERE o.id = {client} AND o.short_name IS NOT NULL)"
                )
            }
            Derived::Hours => self.held(Kind::Placement, Placement::hours, "k.member"),
            Derived::Title => "k.name".to_owned(),
            Derived::FallsOn => self.falls_on()?,
            Derived::Deadline => self.due_day(DueDay::Instrument, ("k.member", "k.id")),
            Derived::Leader => self.role(StaffRole::TeamLeader, "k.id"),
            Derived::Coach if member => self.own_coach(),
            Derived::Coach => self.role(StaffRole::JobCoach, "k.id"),
            Derived::TeamOverdue => self.team_overdue(),
            Derived::TeamSignals => self.team_signals(),
            Derived::StaffTeams => self.of_facts("count(DISTINCT x.team)", (Kind::TeamRole, "staff", "k.id"), ""),
            Derived::StaffMembers => self.caseload(false),
            Derived::StaffOverdue => self.caseload(true),
            Derived::StaffSignals => self.of_facts("count(*)", (Kind::Signal, "owner", "k.id"), ""),
            Derived::StaffRegions => self.staff_regions(),
            Derived::LastContact => self.last_contact(),
            Derived::ContactDue => self.contact_due("k.id"),
            Derived::SpellFrom if member => self.absent_since()?,
            Derived::SpellFrom => self.spell_from("k")?,
            Derived::Step => self.due_step(DueDay::AbsenceStep),
            Derived::StepDue => self.due_day(DueDay::AbsenceStep, ("k.member", "k.id")),
            Derived::StepAhead => self.due_step(DueDay::AbsenceStepAhead),
            Derived::StepAheadDue => self.due_day(DueDay::AbsenceStepAhead, ("k.member", "k.id")),
            Derived::MissedHours => self.missed_hours(),
            Derived::ReviewDue => self.due_day(DueDay::AbsenceReview, ("k.member", "k.id")),
            Derived::NoticeDue => self.due_day(DueDay::AbsenceNotice, ("k.member", "k.id")),
            Derived::MemberCounts => self.held(Kind::RegisterCheck, RegisterCheck::counts_for_agreement, "k.member"),
            Derived::NoticeBy => self.notice_by()?,
            Derived::Phase => self.chance_phase(),
            Derived::MemberTeam => self.held(Kind::Placement, Placement::team, "k.member"),
            Derived::InService => {
                format!("(CASE WHEN {} THEN 1 ELSE 0 END)", in_service("k.member", &self.on_day("x")))
            }
            Derived::Candidates => self.running("count(*)", ""),
            Derived::Furthest => self.running("a.stage", "ORDER BY g.position DESC, g.name DESC LIMIT 1"),
            Derived::DeleteBy if member => self.due_day(DueDay::Deletion, ("k.id", "k.id")),
            Derived::DeleteBy => self.candidate_due()?,
        })
    }

    /// The score of a survey; NULL where too few answered, so that it cannot be filtered or sorted by either.
    fn score(&mut self) -> Result<String, StoreError> {
        let Some(least) = self.settings()?.survey_least_answers else { return Ok("NULL".to_owned()) };
        let least = self.bind(least.hundredths());
        Ok(format!("CASE WHEN k.answers * 100 >= {least} THEN k.score END"))
    }

    /// `hours / unit` in parts of one job, half away from zero as
    /// [`Decimal::ratio`](crate::domain::decimal::Decimal::ratio) does it; hours are never negative.
    fn per_unit(&mut self, hours: &str, parts: i64) -> Result<String, StoreError> {
        // Without them it is unknown on that day what a job is.
        let Some(unit) = self.settings()?.job_hours else { return Ok("NULL".to_owned()) };
        let unit = self.bind(unit.hundredths());
        Ok(format!("((2 * {parts} * {hours} + {unit}) / (2 * {unit}))"))
    }

    /// What is credited to a client. It is worked out for all clients together, so that their sum is that of the programme, and
    /// looked up by the client's identity.
    fn credited(&mut self, what: Derived) -> Result<String, StoreError> {
        if matches!(what, Derived::Jobs | Derived::QuotaJobs) && self.settings()?.job_hours.is_none() {
            return Ok("NULL".to_owned());
        }
        let place = CREDITED.iter().position(|column| *column == what).unwrap_or_default();
        let mark = match &self.credits {
            Some(mark) => mark.clone(),
            None => {
                let credits = counts::credits(self.conn, self.query.as_of)?;
                let unit = self.settings()?.job_hours;
                let mark = self.bind(by_client(&credits, unit));
                self.credits.insert(mark).clone()
            }
        };
        Ok(format!("coalesce(json_extract({mark}, '$.\"' || hex(k.id) || '\"[{place}]'), 0)"))
    }

    /// `what` is asked of the facts `x` that hold on the day and whose column refers to `id`; `rest` comes after that.
    pub(super) fn of_facts(&mut self, what: &str, (fact, column, id): (Kind, &str, &str), rest: &str) -> String {
        let holds = self.on_day("x");
        format!("(SELECT {what} FROM {fact} x WHERE x.{column} = {id} AND {holds} {rest})")
    }

    /// The field of the one fact of an owner that holds on the day.
    fn held(&mut self, fact: Kind, field: &str, owner: &str) -> String {
        self.of_facts(&format!("x.\"{field}\""), (fact, fact.owner().unwrap_or("id"), owner), "")
    }

    /// Number of persons in the team `k`.
    pub(super) fn filled(&mut self) -> String {
        self.of_facts("count(*)", (Kind::Placement, "team", "k.id"), "")
    }

    /// `what` is asked of the placements `x` in the team `k` of those who count for the agreement.
    pub(super) fn counting(&mut self, what: &str) -> String {
        let counts = counts::who_counts("x", &self.day());
        self.of_facts(what, (Kind::Placement, "team", "k.id"), &format!("AND {counts}"))
    }

    /// Number of people who are promised to the team `k` and not in it yet.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn reserved(&mut self) -> Result<String, StoreError> {
        let soon = self.settings()?.soon(self.query.as_of);
        let soon = self.bind(rows::day_text(soon));
        let (day, here) = (self.day(), self.on_day("h"));
        Ok(format!(
            "(SELECT count(DISTINCT r.member) FROM placement r WHERE r.team = k.id AND r.\"from\" > {day}
              AND r.\"from\" <= {soon} AND NOT EXISTS (SELECT 1 FROM placement h
                WHERE h.member = r.member AND h.team = r.team AND {here}))"
        ))
    }

    fn client(&mut self, team: &str) -> String {
        let largest = "ORDER BY x.share DESC, x.organisation LIMIT 1";
        self.of_facts("x.organisation", (Kind::ClientShare, "team", team), largest)
    }

    /// The condition that a team, or a member in it, works for one of these clients. Every client with a share in the team
    /// counts, not only the one with the largest share, which the column shows. A member whose placement names an organisation
    /// works for that one. `clients` is the text in the brackets of `IN`.
    pub(super) fn works_for(&mut self, clients: &str) -> String {
        let holds = self.on_day("s");
        let shared = format!("(SELECT s.team FROM client_share s WHERE s.organisation IN ({clients}) AND {holds})");
        if self.query.kind == Kind::Member {
            self.placement = true;
            return format!(
                "(CASE WHEN p.credited IS NULL THEN p.team IN {shared} ELSE p.credited IN ({clients}) END)"
            );
        }
        format!("k.id IN {shared}")
    }

    pub(super) fn role(&mut self, role: StaffRole, team: &str) -> String {
        let role = role.name();
        let first = format!("AND x.role = '{role}' ORDER BY coalesce(x.cover, 0), x.\"from\" DESC, x.id LIMIT 1");
        self.of_facts("x.staff", (Kind::TeamRole, "team", team), &first)
    }

    /// An expression about the running applications to a vacancy.
    fn running(&mut self, what: &str, rest: &str) -> String {
        let closing = StageMeaning::CLOSING.map(Choice::name).join("', '");
        let holds = self.on_day("a");
        format!(
            "(SELECT {what} FROM application a JOIN stage g ON g.id = a.stage
              WHERE a.vacancy = k.id AND {holds} AND g.meaning NOT IN ('{closing}') {rest})"
        )
    }

    /// Who does not see whether somebody is absent is not told that they are at work.
    fn member_status(&mut self) -> Result<String, StoreError> {
        self.employment = true;
        let known = presence_is_known(self.conn)?;
        let day = self.day();
        let still = standstill("t", &day);
        let away = self.of_facts("1", (Kind::Absence, "member", "k.id"), "");
        let (coming_later, ever) = (in_service("k.id", &format!("x.\"from\" > {day}")), in_service("k.id", "TRUE"));
        let [at_work, placed, exempt, absent, no_team, coming, left] = [
            MemberStatus::AtWork,
            MemberStatus::Placed,
            MemberStatus::Exempt,
            MemberStatus::Absent,
            MemberStatus::NoTeam,
            MemberStatus::Coming,
            MemberStatus::Left,
        ]
        .map(Choice::name);
        let later = if self.query.coming { format!("WHEN p.\"from\" > {day} THEN '{coming}'") } else { String::new() };
        Ok(format!(
            "CASE {later} WHEN coalesce(p.id, e.id) IS NOT NULL
                AND EXISTS {away} THEN '{absent}'
             WHEN p.id IS NOT NULL THEN
                CASE WHEN EXISTS (SELECT 1 FROM team t WHERE t.id = p.team AND {still}) THEN '{exempt}'
                     WHEN {known} THEN '{at_work}' ELSE '{placed}' END
             WHEN e.id IS NOT NULL THEN '{no_team}'
             WHEN {coming_later} THEN '{coming}' WHEN {ever} THEN '{left}' ELSE '{no_team}' END"
        ))
    }

    fn vacancy_status(&mut self) -> String {
        let day = self.day();
        let held = lasts(("k", "held_from", "held_until"), &day, &day);
        let [open, hold, filled, closed] =
            [VacancyStatus::Open, VacancyStatus::Hold, VacancyStatus::Filled, VacancyStatus::Closed].map(Choice::name);
        format!(
            "CASE WHEN k.status IN ('{filled}', '{closed}') AND (k.closed_on IS NULL OR k.closed_on <= {day}) THEN k.status
             WHEN k.held_from IS NULL AND k.status = '{hold}' OR {held} THEN '{hold}'
             ELSE '{open}' END"
        )
    }

    fn team_status(&mut self) -> String {
        let day = self.day();
        let still = standstill("k", &day);
        let [coming, pilot, structural, standing, ended] =
            [TeamStatus::Coming, TeamStatus::Pilot, TeamStatus::Structural, TeamStatus::Standstill, TeamStatus::Ended]
                .map(Choice::name);
        let trial = Phase::Pilot.name();
        format!(
            "CASE WHEN k.\"from\" > {day} THEN '{coming}' WHEN k.until < {day} THEN '{ended}'
             WHEN {still} THEN '{standing}' WHEN k.phase = '{trial}' OR k.pilot_until >= {day} THEN '{pilot}'
             ELSE '{structural}' END"
        )
    }

    fn chance_phase(&mut self) -> String {
        let day = self.day();
        let [prospect, agreed, pilot, structural, ended, given_up] = [
            ChancePhase::Prospect,
            ChancePhase::Agreed,
            ChancePhase::Pilot,
            ChancePhase::Structural,
            ChancePhase::Ended,
            ChancePhase::GivenUp,
        ]
        .map(Choice::name);
        let trial = Phase::Pilot.name();
        format!(
            "CASE WHEN k.closed_on <= {day} THEN '{given_up}' ELSE coalesce(
                (SELECT CASE WHEN t.until < {day} THEN '{ended}'
                    WHEN t.phase = '{trial}' OR t.pilot_until >= {day} THEN '{pilot}' ELSE '{structural}' END
                 FROM team t WHERE t.id = k.team AND t.\"from\" <= {day}),
                CASE WHEN k.agreed_on <= {day} THEN '{agreed}' ELSE '{prospect}' END) END"
        )
    }

    /// The expression by which rows are ordered for a column: never NULL, and the bare column of an index where there is one.
    ///
    /// # Errors
    /// Fails as [`Build::column`] does.
    pub fn order(&mut self, column: &Column) -> Result<String, StoreError> {
        let kind = self.query.kind;
        if is_name(kind, column) {
            return Ok("k.sort_key".to_owned());
        }
        let filled = kind.field(column.name).is_some_and(|f| f.required) || self.query.filter.demands(column.name);
        let value = self.column(column)?;
        Ok(match column.ty {
            // Keys are read along an index of how they are ordered.
            FieldType::Text(_) if rows::own_key(kind) == Some(column.name) => format!("k.{}", rows::KEY_ORDER),
            FieldType::Text(_) => format!("coalesce(by_value(fold({value})), {LAST_TEXT})"),
            FieldType::Day if value == due_columns::DAY || filled && column.source == ColumnSource::Own => value,
            FieldType::Day | FieldType::WorkDays | FieldType::WhatChanged => format!("coalesce({value}, {LAST_TEXT})"),
            // Stages are ordered by their position.
            FieldType::Ref(Kind::Stage) => {
                format!("coalesce((SELECT o.position FROM stage o WHERE o.id = {value}), {})", i64::MAX)
            }
            FieldType::Ref(to) => {
                format!("coalesce({}, {LAST_TEXT})", rows::name_sql(to, "sort_key", &value))
            }
            FieldType::Choice(all) => {
                let whens: Vec<String> =
                    all.iter().enumerate().map(|(i, choice)| format!("WHEN '{choice}' THEN {i}")).collect();
                format!("CASE {value} {} ELSE {} END", whens.join(" "), all.len())
            }
            _ => format!("coalesce({value}, {})", i64::MAX),
        })
    }
}

/// The first or the last day of the service that the employment `e` is part of, as in
/// [`MemberFile::service_on`](crate::domain::verbs::MemberFile::service_on).
fn service(end: &str) -> String {
    let of_member = "SELECT 1 FROM employment b WHERE b.member = s.member";
    if end == "from" {
        return format!(
            "(SELECT max(s.\"from\") FROM employment s WHERE s.member = e.member AND s.\"from\" <= e.\"from\"
              AND NOT EXISTS ({of_member} AND b.until = date(s.\"from\", '-1 day')))"
        );
    }
    format!(
        "(SELECT s.until FROM employment s WHERE s.member = e.member AND s.\"from\" >= e.\"from\"
          AND NOT EXISTS ({of_member} AND b.\"from\" = date(s.until, '+1 day')) ORDER BY s.\"from\" LIMIT 1)"
    )
}

/// The columns with the credit of a client, in the order of [`by_client`].
const CREDITED: [Derived; 5] = [Derived::People, Derived::Jobs, Derived::QuotaJobs, Derived::Places, Derived::Open];

/// The credit of each client in hundredths, as JSON, in which jobs are null without the hours in one job; the keys are the digits that the engine's own `hex` gives its identity.
fn by_client(credits: &[Credit], unit: Option<Decimal>) -> String {
    let hex = |id: Id| id.bytes().iter().map(|byte| format!("{byte:02X}")).collect::<String>();
    let numbers = |credit: &Credit| {
        let c = credit.portion;
        let (jobs, quota_jobs) = (unit.map(|unit| c.jobs(unit).into()), unit.map(|unit| c.quota_jobs(unit).into()));
        let numbers = [Some(c.people()), jobs, quota_jobs, Some(c.places()), Some(c.open())];
        numbers.map(|number| number.map(Decimal::hundredths)).to_vec().into()
    };
    let lines = credits.iter().filter_map(|credit| Some((hex(credit.client?), numbers(credit))));
    serde_json::Value::Object(lines.collect()).to_string()
}

/// Whether a column shows the name from which `sort_key` and `search` were made.
pub(super) fn is_name(kind: Kind, column: &Column) -> bool {
    match column.source {
        ColumnSource::Derived(Derived::Name) => true,
        ColumnSource::Own => column.name == "name" && rows::is_named(kind),
        _ => false,
    }
}

/// The condition that a team is at a standstill on a day.
pub(super) fn standstill(team: &str, day: &str) -> String {
    lasts((team, "standstill_from", "standstill_until"), day, day)
}
