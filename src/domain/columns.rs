//! The columns in which records of a kind are shown, filtered and sorted: its own fields (from the field table), the
//! fields of the dated facts that hold for it on the day looked at, and what is worked out from them.

use crate::domain::kinds::{ClientAgreement, Employment, Placement, RegisterCheck, Vacancy};
use std::sync::LazyLock;

use super::choices::{AbsenceStep, Choice, Contract, MemberStatus, TeamStatus};
use super::kind::Kind;
use super::kinds::ChancePhase;
use super::value::FieldType;

/// Where a column's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnSource {
    /// A field of the record itself.
    Own,
    /// A field of the record itself, shown as it stood on the day looked at.
    Standing,
    /// A field of the member's placement on the day looked at; may have another name there.
    Placement(&'static str),
    /// A field of the member's employment on the day looked at.
    Employment(&'static str),
    /// The first (`from`) or the last day (`until`) of the unbroken service in which the day looked at falls: employments that follow
    /// on each other at once are one service, however many contracts it has.
    Service(&'static str),
    /// A field of another dated fact of the record, the one that holds on the day looked at. At most one does.
    Fact(Kind, &'static str),
    /// Worked out; see [`Derived`].
    Derived(Derived),
}

/// What is worked out rather than stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derived {
    /// A person's name in list form: *Aa, Jan van der*.
    Name,
    /// Hours in units of one job; two decimals for a member, none for who does not count, for a team or client the sum.
    Jobs,
    /// How a member or team stands on the day.
    Status,
    /// Persons in a team.
    Filled,
    /// Those of them who count for the agreement.
    Counting,
    /// Persons credited to a client: parts of them where clients share a team.
    People,
    /// Jobs that count for a client's quota.
    QuotaJobs,
    /// Places that a client has in its teams.
    Places,
    /// Places promised to people who start later.
    Reserved,
    /// Places without a person or a promise, of a team or of a client.
    Open,
    /// The client with the largest share in the (member's) team.
    Client,
    /// The name of a team with the short name of its client in it; empty when the client has none.
    ShortName,
    /// The team leader on the day.
    Leader,
    /// The job coach of the team on the day; for a member the coach of their own, if they have one.
    Coach,
    /// Members of a team with whom contact is overdue.
    TeamOverdue,
    /// Open signals about a team; one about nothing but a member is about the member's team.
    TeamSignals,
    /// Teams in which somebody has a role on the day.
    StaffTeams,
    /// Members whom somebody leads or coaches on the day.
    StaffMembers,
    /// Those of them with whom contact is overdue.
    StaffOverdue,
    /// Open signals that somebody follows up.
    StaffSignals,
    /// The regions of the teams in which somebody has a role on the day, in order of their names, with commas between them.
    StaffRegions,
    /// How far a chance is.
    Phase,
    /// For what belongs to a member: the team that the member is in on the day.
    MemberTeam,
    /// For what belongs to a member: whether the member is employed or placed on the day.
    InService,
    /// What a parameter is called in the user's language; its identifier stands in the cell.
    Title,
    /// The next day of the year that a parameter names, where it names one.
    FallsOn,
    /// What the register check of the day says of the member an instrument is for; empty without one.
    MemberCounts,
    /// Hours a week of the member an instrument is for.
    Hours,
    /// The last day on which the next thing has to be done for an instrument.
    Deadline,
    /// The last day on which notice of the end of a temporary contract can be given.
    NoticeBy,
    /// The day of the last contact with a member.
    LastContact,
    /// The day by which there should be contact with a member of a team again.
    ContactDue,
    /// The first day of the spell that an absence, or the absence of a member on the day, belongs to.
    SpellFrom,
    /// What has to be done next in an absence.
    Step,
    /// The day by which that has to be done.
    StepDue,
    /// What comes next in an absence behind a step that is late.
    StepAhead,
    /// The day by which that has to be done.
    StepAheadDue,
    /// The day by which an absence has to be reviewed again.
    ReviewDue,
    /// The day by which UWV has to be told of an absence or of its end.
    NoticeDue,
    /// Running applications to a vacancy on the day.
    Candidates,
    /// The furthest stage of those.
    Furthest,
    /// The day on which data on a candidate have to be gone.
    DeleteBy,
}

/// What can be shown, sorted and filtered of a kind: an own field or something worked out for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// English identifier: the field's own name, or the name of what is worked out.
    pub name: &'static str,
    /// How its value is found.
    pub source: ColumnSource,
    /// What it holds.
    pub ty: FieldType,
}

/// A name for both words and people: long enough for any that is stored.
const NAME: FieldType = FieldType::Text(200);

const fn derived(name: &'static str, what: Derived, ty: FieldType) -> Column {
    Column { name, source: ColumnSource::Derived(what), ty }
}

const fn linked(name: &'static str, source: ColumnSource, ty: FieldType) -> Column {
    Column { name, source, ty }
}

/// What a member has on a day, beyond their own fields.
const MEMBER: &[Column] = &[
    derived("name", Derived::Name, NAME),
    linked(Placement::team, ColumnSource::Placement(Placement::team), FieldType::Ref(Kind::Team)),
    linked(
        Placement::task_package,
        ColumnSource::Placement(Placement::task_package),
        FieldType::Ref(Kind::TaskPackage),
    ),
    linked(Placement::hours, ColumnSource::Placement(Placement::hours), FieldType::Hours),
    derived("jobs", Derived::Jobs, FieldType::Number),
    linked(Employment::contract, ColumnSource::Employment(Employment::contract), FieldType::Choice(Contract::NAMES)),
    linked(Employment::contract_until, ColumnSource::Employment(Employment::contract_until), FieldType::Day),
    derived("status", Derived::Status, FieldType::Choice(MemberStatus::NAMES)),
    linked("placed_from", ColumnSource::Placement(Placement::from), FieldType::Day),
    linked("placed_until", ColumnSource::Placement(Placement::until), FieldType::Day),
    linked("employed_from", ColumnSource::Service(Employment::from), FieldType::Day),
    linked("employed_until", ColumnSource::Service(Employment::until), FieldType::Day),
    linked(
        RegisterCheck::counts_for_agreement,
        ColumnSource::Fact(Kind::RegisterCheck, RegisterCheck::counts_for_agreement),
        FieldType::Flag,
    ),
    linked(
        RegisterCheck::counts_for_quota,
        ColumnSource::Fact(Kind::RegisterCheck, RegisterCheck::counts_for_quota),
        FieldType::Flag,
    ),
    linked("register_checked_on", ColumnSource::Fact(Kind::RegisterCheck, RegisterCheck::from), FieldType::Day),
    linked("register_next_check", ColumnSource::Fact(Kind::RegisterCheck, RegisterCheck::next_check), FieldType::Day),
    derived("client", Derived::Client, FieldType::Ref(Kind::Organisation)),
    derived("coach", Derived::Coach, FieldType::Ref(Kind::Staff)),
    derived("last_contact", Derived::LastContact, FieldType::Day),
    derived("contact_due", Derived::ContactDue, FieldType::Day),
    derived("absent_since", Derived::SpellFrom, FieldType::Day),
];

/// What an absence has on a day, beyond its own fields.
const ABSENCE: &[Column] = &[
    derived("team", Derived::MemberTeam, FieldType::Ref(Kind::Team)),
    derived("still_in_service", Derived::InService, FieldType::Flag),
    derived("spell_from", Derived::SpellFrom, FieldType::Day),
    derived("step", Derived::Step, FieldType::Choice(AbsenceStep::NAMES)),
    derived("step_due", Derived::StepDue, FieldType::Day),
    derived("step_ahead", Derived::StepAhead, FieldType::Choice(AbsenceStep::NAMES)),
    derived("step_ahead_due", Derived::StepAheadDue, FieldType::Day),
    derived("review_due", Derived::ReviewDue, FieldType::Day),
    derived("notice_due", Derived::NoticeDue, FieldType::Day),
];

/// What a team has on a day, beyond its own fields.
const TEAM: &[Column] = &[
    derived("filled", Derived::Filled, FieldType::Whole(0, 1_000_000)),
    derived("counting", Derived::Counting, FieldType::Whole(0, 1_000_000)),
    derived("jobs", Derived::Jobs, FieldType::Number),
    derived("reserved", Derived::Reserved, FieldType::Whole(0, 1_000_000)),
    derived("open", Derived::Open, FieldType::Whole(0, 1_000_000)),
    derived("status", Derived::Status, FieldType::Choice(TeamStatus::NAMES)),
    derived("client", Derived::Client, FieldType::Ref(Kind::Organisation)),
    derived("short_name", Derived::ShortName, NAME),
    derived("leader", Derived::Leader, FieldType::Ref(Kind::Staff)),
    derived("coach", Derived::Coach, FieldType::Ref(Kind::Staff)),
    derived("overdue", Derived::TeamOverdue, FieldType::Whole(0, 1_000_000)),
    derived("open_signals", Derived::TeamSignals, FieldType::Whole(0, 1_000_000)),
];

/// What a client has on a day, beyond its own fields: what was agreed, and what is credited to it.
const ORGANISATION: &[Column] = &[
    linked(
        "agreed_jobs",
        ColumnSource::Fact(Kind::ClientAgreement, ClientAgreement::jobs),
        FieldType::Whole(0, 100_000),
    ),
    linked("agreed_from", ColumnSource::Fact(Kind::ClientAgreement, ClientAgreement::from), FieldType::Day),
    derived("people", Derived::People, FieldType::Number),
    derived("filled_jobs", Derived::Jobs, FieldType::Number),
    derived("quota_jobs", Derived::QuotaJobs, FieldType::Number),
    derived("places", Derived::Places, FieldType::Number),
    derived("open", Derived::Open, FieldType::Number),
];

/// What somebody of the staff has on a day, beyond their own fields.
const STAFF: &[Column] = &[
    derived("name", Derived::Name, NAME),
    derived("teams", Derived::StaffTeams, FieldType::Whole(0, 1_000_000)),
    derived("members", Derived::StaffMembers, FieldType::Whole(0, 1_000_000)),
    derived("overdue", Derived::StaffOverdue, FieldType::Whole(0, 1_000_000)),
    derived("open_signals", Derived::StaffSignals, FieldType::Whole(0, 1_000_000)),
    derived("region", Derived::StaffRegions, FieldType::Text(200)),
];

/// What belongs to a member, seen with the member's place on the day.
const OF_MEMBER: &[Column] = &[
    derived("team", Derived::MemberTeam, FieldType::Ref(Kind::Team)),
    derived("still_in_service", Derived::InService, FieldType::Flag),
];

/// What an employment has on a day, beyond its own fields.
const EMPLOYMENT: &[Column] = &[
    derived("team", Derived::MemberTeam, FieldType::Ref(Kind::Team)),
    derived("still_in_service", Derived::InService, FieldType::Flag),
    derived("notice_by", Derived::NoticeBy, FieldType::Day),
];

/// What an instrument has on a day, beyond its own fields.
const INSTRUMENT: &[Column] = &[
    derived("team", Derived::MemberTeam, FieldType::Ref(Kind::Team)),
    derived("still_in_service", Derived::InService, FieldType::Flag),
    derived("deadline", Derived::Deadline, FieldType::Day),
    derived("counts_for_agreement", Derived::MemberCounts, FieldType::Flag),
    derived("hours", Derived::Hours, FieldType::Hours),
];

/// What a parameter has beyond its own fields.
const PARAMETER: &[Column] =
    &[derived("title", Derived::Title, FieldType::Text(60)), derived("falls_on", Derived::FallsOn, FieldType::Day)];

/// What a chance has on a day, beyond its own fields.
const CHANCE: &[Column] = &[derived("phase", Derived::Phase, FieldType::Choice(ChancePhase::NAMES))];

/// What a vacancy has on a day, beyond its own fields.
const VACANCY: &[Column] = &[
    derived("candidates", Derived::Candidates, FieldType::Whole(0, 1_000_000)),
    derived("furthest", Derived::Furthest, FieldType::Ref(Kind::Stage)),
];

/// What a candidate has on a day, beyond their own fields.
const CANDIDATE: &[Column] =
    &[derived("name", Derived::Name, NAME), derived("delete_by", Derived::DeleteBy, FieldType::Day)];

/// The columns of a kind beyond its own fields.
const fn beyond(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Member => MEMBER,
        Kind::Team => TEAM,
        Kind::Organisation => ORGANISATION,
        Kind::Absence => ABSENCE,
        Kind::Employment => EMPLOYMENT,
        Kind::RegisterCheck | Kind::Certificate | Kind::OwnCoach => OF_MEMBER,
        Kind::Staff => STAFF,
        Kind::Candidate => CANDIDATE,
        Kind::Vacancy => VACANCY,
        Kind::Instrument => INSTRUMENT,
        Kind::Parameter => PARAMETER,
        Kind::Chance => CHANCE,
        _ => &[],
    }
}

/// Where the column of an own field comes from.
fn own(kind: Kind, name: &str) -> ColumnSource {
    match (kind, name) {
        (Kind::Vacancy, Vacancy::status) => ColumnSource::Standing,
        _ => ColumnSource::Own,
    }
}

/// The columns of a kind that are changed from a day on, and keep what they were before that day. Every other column is
/// changed for all days that its record is about.
pub fn dated(kind: Kind) -> impl Iterator<Item = &'static str> {
    let field = move |column: &Column| match column.source {
        ColumnSource::Own | ColumnSource::Standing => kind.field(column.name),
        ColumnSource::Placement(field) => Kind::Placement.field(field),
        ColumnSource::Employment(field) | ColumnSource::Service(field) => Kind::Employment.field(field),
        ColumnSource::Fact(fact, field) => fact.field(field),
        ColumnSource::Derived(_) => None,
    };
    columns(kind).iter().filter(move |column| field(column).is_some_and(|info| info.dated)).map(|column| column.name)
}

/// All columns of a kind: what is beyond its own fields first, then its fields in the order of their table.
pub fn columns(kind: Kind) -> &'static [Column] {
    static ALL: LazyLock<Vec<Vec<Column>>> = LazyLock::new(|| {
        Kind::ALL
            .into_iter()
            .map(|kind| {
                let own = kind.fields().iter().map(|f| Column { name: f.name, source: own(kind, f.name), ty: f.ty });
                beyond(kind).iter().copied().chain(own).collect()
            })
            .collect()
    });
    ALL.get(kind as usize).map_or(&[], Vec::as_slice)
}

/// The column of a kind with this identifier.
pub fn column(kind: Kind, name: &str) -> Option<&'static Column> {
    columns(kind).iter().find(|c| c.name == name)
}

/// The column that says which record of a kind a row is: its name, else its number, else whose it is.
pub fn naming_column(kind: Kind) -> Option<&'static str> {
    ["name", "number"].into_iter().chain(kind.owner()).find_map(|name| column(kind, name)).map(|column| column.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kind_has_two_columns_of_one_name() {
        for kind in Kind::ALL {
            for (i, column) in columns(kind).iter().enumerate() {
                let first = columns(kind).iter().position(|c| c.name == column.name);
                assert_eq!(first, Some(i), "{kind}.{}", column.name);
            }
        }
    }

    #[test]
    fn what_is_changed_from_a_day_on_follows_from_the_fields() {
        let of = |kind| dated(kind).collect::<Vec<_>>();
        let member = ["team", "task_package", "hours", "contract", "contract_until"];
        assert_eq!(of(Kind::Member), [&member[..], &["counts_for_agreement", "counts_for_quota"]].concat());
        assert_eq!(of(Kind::Organisation), ["agreed_jobs", "name", "short_name", "ministry"]);
        assert_eq!(of(Kind::ClientShare), ["share"]);
        assert!(of(Kind::Contact).is_empty());
    }

    #[test]
    fn linked_columns_hold_what_their_field_holds() {
        for column in Kind::ALL.into_iter().flat_map(columns) {
            let field = match column.source {
                ColumnSource::Placement(field) => Kind::Placement.field(field),
                ColumnSource::Employment(field) | ColumnSource::Service(field) => Kind::Employment.field(field),
                ColumnSource::Fact(kind, field) => kind.field(field),
                ColumnSource::Own | ColumnSource::Standing | ColumnSource::Derived(_) => continue,
            };
            assert_eq!(field.map(|f| f.ty), Some(column.ty), "{}", column.name);
        }
    }
}
