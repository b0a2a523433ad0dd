//! Days by which something has to be done, and what should not be so at all, worked out for all days at once. Seen from any day a
//! record has at most one of each [`DueDay`]; a [`DueSpan`] says from which day to which it is the same one. They follow from what is
//! held on one member, the teams that they were in, and the parameters, so that a store works them out again only when one of these
//! changes.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::{Choice, InstrumentStatus};
use super::days::{Day, holds};
use super::guidance::{Cadence, contact_due};
use super::id::Id;
use super::instruments::{Rules, deadline};
use super::kinds::{Employment, Instrument, Parameter, PastValue, Placement, RECORDED_SINCE, RegisterCheck, Team};
use super::named::named;
use super::record::{Record, Recorded};
use super::refusal::Refusal;
use super::verbs::as_of;

named! {
    /// What a day is due for.
    pub enum DueDay {
        /// Contact with a member.
        Contact = "contact",
        /// Contact with a member, had the office always recorded what it does.
        ContactOfWholePast = "contact_whole_past",
        /// The next step for an instrument.
        Instrument = "instrument",
        /// A member in service was never checked in the register, seen from the first day on.
        Unchecked = "unchecked",
        /// A member in service is in no team and not absent, seen from the first day on.
        NoTeam = "no_team",
        /// What was granted runs on for who is not in service any more, seen from the first day on.
        GrantedWhoLeft = "granted_who_left",
        /// What was granted runs on for who does not count for the agreement, seen from the first day on.
        GrantedNotCounting = "granted_not_counting",
    }
}

/// The day that is due for a record, seen from each day of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueSpan {
    /// What it is due for.
    pub of: DueDay,
    /// Identity of the record: the member for contact, the instrument for its next step.
    pub record: Id,
    /// First day from which it is seen; `None` for as far back as can be looked.
    pub from: Option<Day>,
    /// Last day from which it is seen; `None` without an end.
    pub until: Option<Day>,
    /// The day by which it has to be done; of what should not be so at all the first day of the span, or [`Day::MIN`].
    pub day: Day,
}

/// The parameters on which due days depend, besides those of [`Cadence`].
const OF_DEADLINES: [&str; 5] =
    ["lks_request_months", "lks_flat_months", "coach_request_weeks", "coach_period_months", "lkv_years_most"];

/// The rules for due days, of all days.
#[derive(Debug, Clone, Default)]
pub struct DueRules {
    parameters: Vec<Parameter>,
    /// The rules from each day on which one of them changes; the first are those of before all parameters.
    from: Vec<(Option<Day>, RulesFrom)>,
}

/// The rules for due days from a day on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct RulesFrom {
    cadence: Cadence,
    recorded_since: Option<Day>,
    instruments: Rules,
}

impl DueRules {
    /// Whether due days depend on the parameter with this identifier.
    pub fn depend_on(name: &str) -> bool {
        name == RECORDED_SINCE || OF_DEADLINES.contains(&name) || Cadence::PARAMETERS.contains(&name)
    }

    /// Reads the rules from the parameters, of which others than those that count may be left out.
    pub fn of(parameters: impl IntoIterator<Item = Parameter>) -> Self {
        let parameters: Vec<Parameter> =
            parameters.into_iter().filter(|parameter| Self::depend_on(&parameter.name)).collect();
        let days: BTreeSet<Day> = parameters.iter().map(|parameter| parameter.from).collect();
        let first = days.first().and_then(|first| first.pred_opt()).unwrap_or_default();
        let rules = |on: Day| RulesFrom {
            cadence: Cadence::read(|name| Parameter::value_on(&parameters, name, on)),
            recorded_since: Parameter::recorded_since(&parameters, on),
            instruments: Rules::on(on, &parameters),
        };
        let mut from = vec![(None, rules(first))];
        from.extend(days.into_iter().map(|day| (Some(day), rules(day))));
        from.dedup_by(|later, earlier| later.1 == earlier.1);
        Self { parameters, from }
    }

    /// Whether it is known from when the office records, seen from some day.
    fn has_a_beginning(&self) -> bool {
        self.from.iter().any(|(_, rules)| rules.recorded_since.is_some())
    }

    fn on(&self, day: Option<Day>) -> &RulesFrom {
        // `None`, which is before every day, comes first in the order of options too.
        let after = self.from.partition_point(|(from, _)| *from <= day);
        &self.from[after.saturating_sub(1)].1
    }

    fn turns(&self) -> impl Iterator<Item = Day> {
        self.from.iter().filter_map(|(from, _)| *from)
    }
}

/// A record that keeps its identity, with what it was on earlier days.
#[derive(Debug, Clone)]
pub struct OverTime<R> {
    /// What it is by its latest values.
    latest: R,
    /// What it was from each day on which something changed; empty where nothing did.
    earlier: Vec<(Option<Day>, R)>,
}

impl<R: Recorded + Clone> OverTime<R> {
    /// Puts a record and its past values together.
    ///
    /// # Errors
    /// Returns the refusal of a field for a past value that it cannot hold.
    pub fn new(latest: R, past: &[PastValue]) -> Result<Self, Refusal> {
        let mut days: BTreeSet<Option<Day>> = past.iter().map(|value| value.from).collect();
        days.extend(past.iter().map(|value| value.until.succ_opt()));
        let mut earlier = Vec::new();
        if !past.is_empty() {
            let record: Record = latest.clone().into();
            for day in std::iter::once(None).chain(days.into_iter().flatten().map(Some)) {
                let then = R::out_of(as_of(&record, past, day.unwrap_or(Day::MIN))?);
                earlier.extend(then.map(|then| (day, then)));
            }
        }
        Ok(Self { latest, earlier })
    }

    fn on(&self, day: Option<Day>) -> &R {
        let after = self.earlier.partition_point(|(from, _)| *from <= day);
        after.checked_sub(1).and_then(|at| self.earlier.get(at)).map_or(&self.latest, |(_, then)| then)
    }

    fn each(&self) -> impl Iterator<Item = &R> {
        self.earlier.iter().map(|(_, then)| then).chain([&self.latest])
    }

    fn turns(&self) -> impl Iterator<Item = Day> {
        self.earlier.iter().filter_map(|(from, _)| *from)
    }
}

/// What the due days of one member follow from.
#[derive(Debug, Clone, Default)]
pub struct DueFile {
    /// Their placements of any time.
    pub placements: Vec<Placement>,
    /// Their employments of any time.
    pub employments: Vec<Employment>,
    /// The days of the contacts with them.
    pub contacts: Vec<Day>,
    /// Their instruments of any time.
    pub instruments: Vec<OverTime<Instrument>>,
    /// Their register checks of any time.
    pub checks: Vec<RegisterCheck>,
    /// First and last day of their absences.
    pub absences: Vec<(Day, Option<Day>)>,
}

impl DueFile {
    fn is_placed(&self, on: Day) -> bool {
        self.placements.iter().any(|placement| holds(placement.from, placement.until, on))
    }

    fn is_employed(&self, on: Day) -> bool {
        self.employments.iter().any(|employment| holds(employment.from, employment.until, on))
    }

    fn is_in_service(&self, on: Day) -> bool {
        self.is_placed(on) || self.is_employed(on)
    }

    /// Nothing says that they ever were in service: then they count as in service without a team.
    fn is_of_unknown_service(&self) -> bool {
        self.placements.is_empty() && self.employments.is_empty()
    }

    fn check_on(&self, on: Day) -> Option<&RegisterCheck> {
        self.checks.iter().find(|check| holds(check.from, check.until, on))
    }

    /// The days on which placements, employments, register checks and absences begin or have ended.
    fn turns(&self) -> impl Iterator<Item = Day> {
        let placements = self.placements.iter().map(|placement| (placement.from, placement.until));
        let employments = self.employments.iter().map(|employment| (employment.from, employment.until));
        let checks = self.checks.iter().map(|check| (check.from, check.until));
        let all = placements.chain(employments).chain(checks).chain(self.absences.iter().copied());
        all.flat_map(|(from, until)| [Some(from), until.and_then(|until| until.succ_opt())]).flatten()
    }
}

/// The due days of a member, in the order of what they are for by its identifier, of the record, and of the first day. `teams` has the
/// teams of their placements.
pub fn due_spans(
    member: Id,
    mut file: DueFile,
    teams: &BTreeMap<Id, OverTime<Team>>,
    rules: &DueRules,
) -> Vec<DueSpan> {
    file.contacts.sort_unstable();
    let file = &file;
    let mut found = contact_spans((member, DueDay::Contact), file, teams, rules);
    if rules.has_a_beginning() {
        found.extend(contact_spans((member, DueDay::ContactOfWholePast), file, teams, rules));
    }
    for instrument in &file.instruments {
        found.extend(instrument_spans(instrument, file, rules));
        found.extend(granted_spans(instrument, file));
    }
    let unknown = file.is_of_unknown_service();
    found.extend(states((DueDay::Unchecked, member), None, file.turns(), |on| {
        (unknown || file.is_in_service(on)) && file.check_on(on).is_none()
    }));
    found.extend(states((DueDay::NoTeam, member), None, file.turns(), |on| {
        let absent = || file.absences.iter().any(|(from, until)| holds(*from, *until, on));
        unknown || !file.is_placed(on) && file.is_employed(on) && !absent()
    }));
    found.sort_unstable_by_key(|span| (span.of.name(), span.record, span.from));
    found
}

fn granted_spans(instrument: &OverTime<Instrument>, file: &DueFile) -> Vec<DueSpan> {
    if !instrument.each().any(|then| then.status == InstrumentStatus::Granted) {
        return Vec::new();
    }
    let granted = |on: Day| instrument.on(Some(on)).status == InstrumentStatus::Granted;
    let (id, from) = (instrument.latest.id, Some(instrument.latest.from));
    let turns = || file.turns().chain(instrument.turns());
    let mut found = states((DueDay::GrantedWhoLeft, id), from, turns(), |on| granted(on) && !file.is_in_service(on));
    found.extend(states((DueDay::GrantedNotCounting, id), from, turns(), |on| {
        granted(on) && file.check_on(on).is_some_and(|check| !check.counts_for_agreement)
    }));
    found
}

/// The spans of what should not be so at all, from a day on; it may begin or end on each of `turns`.
fn states(
    of: (DueDay, Id),
    from: Option<Day>,
    turns: impl Iterator<Item = Day>,
    is_so: impl Fn(Day) -> bool,
) -> Vec<DueSpan> {
    let mut found = spans(of, (from, None), turns, |day| is_so(day.unwrap_or(Day::MIN)).then_some(Day::MIN));
    found.iter_mut().for_each(|span| span.day = span.from.unwrap_or(Day::MIN));
    found
}

fn contact_spans(
    (member, of): (Id, DueDay),
    file: &DueFile,
    teams: &BTreeMap<Id, OverTime<Team>>,
    rules: &DueRules,
) -> Vec<DueSpan> {
    let mut found = Vec::new();
    for placement in &file.placements {
        let Some(team) = teams.get(&placement.team) else { continue };
        let still =
            team.each().flat_map(|team| [team.standstill_from, team.standstill_until.and_then(|d| d.succ_opt())]);
        let turns = file.contacts.iter().copied().chain(rules.turns()).chain(team.turns()).chain(still.flatten());
        found.extend(spans((of, member), (Some(placement.from), placement.until), turns, |day| {
            let on = day?;
            let rules = rules.on(day);
            let last = file.contacts[..file.contacts.partition_point(|held| *held <= on)].last().copied();
            let since = rules.recorded_since.filter(|_| of == DueDay::Contact);
            contact_due(last, placement.from, since, rules.cadence.in_team(team.on(day), on)?)
        }));
    }
    found
}

fn instrument_spans(instrument: &OverTime<Instrument>, file: &DueFile, rules: &DueRules) -> Vec<DueSpan> {
    let left = file.employments.iter().filter_map(|employment| employment.until?.succ_opt());
    let others = file.instruments.iter().flat_map(OverTime::turns);
    let turns = left.chain(others).chain(rules.turns());
    spans((DueDay::Instrument, instrument.latest.id), (None, None), turns, |day| {
        let all = file.instruments.iter().map(|other| other.on(day));
        let of_day = (&rules.on(day).instruments, rules.parameters.as_slice());
        deadline(instrument.on(day), (all, &file.employments), of_day, day.unwrap_or(Day::MIN))
    })
}

/// The spans of a record within `from` to `until`, of what is due seen from each of these days; it may be another one from each of
/// `turns` on, and `due` is asked for the first day of each part.
fn spans(
    (of, record): (DueDay, Id),
    (from, until): (Option<Day>, Option<Day>),
    turns: impl Iterator<Item = Day>,
    due: impl Fn(Option<Day>) -> Option<Day>,
) -> Vec<DueSpan> {
    let within = |day: &Day| from.is_none_or(|from| *day > from) && until.is_none_or(|until| *day <= until);
    let mut begins: Vec<Option<Day>> = std::iter::once(from).chain(turns.filter(within).map(Some)).collect();
    begins.sort_unstable();
    begins.dedup();
    let mut found: Vec<DueSpan> = Vec::new();
    for begin in begins {
        let before = begin.and_then(|begin| begin.pred_opt());
        let day = due(begin);
        if let Some(last) = found.last_mut().filter(|last| last.until == until) {
            if day == Some(last.day) {
                continue;
            }
            last.until = before;
        }
        found.extend(day.map(|day| DueSpan { of, record, from: begin, until, day }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choices::{InstrumentKind, InstrumentStatus};
    use crate::domain::decimal::Decimal;
    use crate::domain::kind::Kind;
    use crate::domain::record::Typed;
    use crate::domain::value::Value;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn parameter(name: &str, value: i64, from: &str) -> Parameter {
        let value = Some(Decimal::whole(value));
        Parameter { name: name.into(), value, from: day(from), ..Parameter::blank(Id::UNSET) }
    }

    fn told(spans: &[DueSpan], of: DueDay) -> Vec<(String, String, String)> {
        let end = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        let own = spans.iter().filter(|span| span.of == of);
        own.map(|span| (end(span.from), end(span.until), span.day.to_string())).collect()
    }

    fn wanted(list: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
        list.iter().map(|(a, b, c)| ((*a).into(), (*b).into(), (*c).into())).collect()
    }

    #[test]
    fn contact_follows_placements_contacts_and_when_the_office_began_to_record() {
        let team = Team { contact_days: Some(10), ..Team::blank(id(1)) };
        let teams = BTreeMap::from([(id(1), OverTime::new(team, &[]).expect("fits"))]);
        let placed = |from, until: Option<&str>| {
            let until = until.map(day);
            Placement { team: id(1), from: day(from), until, ..Placement::blank(Id::UNSET) }
        };
        let placements = vec![placed("2026-01-01", Some("2026-01-31")), placed("2026-03-01", None)];
        let file = DueFile { placements, contacts: vec![day("2026-01-21"), day("2026-02-10")], ..DueFile::default() };
        let always = due_spans(id(9), file.clone(), &teams, &DueRules::of([]));
        let (first, last) = (("2026-01-01", "2026-01-20", "2026-01-11"), ("2026-03-01", "", "2026-02-20"));
        let second = ("2026-01-21", "2026-01-31", "2026-01-31");
        assert_eq!(told(&always, DueDay::Contact), wanted(&[first, second, last]));
        assert_eq!(told(&always, DueDay::ContactOfWholePast), [], "it is the same");
        let recorded =
            DueRules::of([parameter(RECORDED_SINCE, 0, "2026-01-05"), parameter("job_hours", 25, "2020-01-01")]);
        let recorded = due_spans(id(9), file, &teams, &recorded);
        let waits = ("2026-01-01", "2026-01-20", "2026-01-15");
        assert_eq!(told(&recorded, DueDay::Contact), wanted(&[waits, second, last]));
        assert_eq!(told(&recorded, DueDay::ContactOfWholePast), wanted(&[first, second, last]));
    }

    #[test]
    fn an_instrument_is_due_as_it_was_decided_on_each_day_until_the_member_left() {
        let granted = Instrument {
            instrument: InstrumentKind::WageDispensation,
            status: InstrumentStatus::Granted,
            from: day("2026-02-01"),
            until: Some(day("2026-12-31")),
            ..Instrument::blank(id(5))
        };
        let asked = Value::Choice(InstrumentStatus::ToRequest.name());
        let past = PastValue::new(
            id(6),
            (Kind::Instrument, id(5)),
            (Instrument::status, &asked),
            (Some(day("2026-01-10")), day("2026-03-09")),
        );
        let employment =
            Employment { from: day("2026-01-01"), until: Some(day("2026-05-31")), ..Employment::blank(Id::UNSET) };
        let instruments = vec![OverTime::new(granted, &[past]).expect("fits")];
        let file = DueFile { employments: vec![employment], instruments, ..DueFile::default() };
        let spans = due_spans(id(9), file, &BTreeMap::new(), &DueRules::of([]));
        assert_eq!(
            told(&spans, DueDay::Instrument),
            wanted(&[
                ("", "2026-01-09", "2026-12-31"),
                ("2026-01-10", "2026-03-09", "2026-02-01"),
                ("2026-03-10", "2026-05-31", "2026-12-31"),
            ])
        );
    }
}
