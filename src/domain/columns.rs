//! The columns in which records of a kind are shown, filtered and sorted: its own fields (from the field table), fields of
//! the dated facts that hold on the day looked at, and values worked out from both.

use crate::domain::kinds::{ClientAgreement, Employment, Placement, RegisterCheck, Team, Vacancy};
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
    /// A field of the record itself, shown as it was on the day looked at.
    Standing,
    /// A field of the member's placement on the day looked at, by its name there.
    Placement(&'static str),
    /// A field of the member's employment on the day looked at.
    Employment(&'static str),
    /// The first (`from`) or the last day (`until`) of the unbroken service around the day looked at. Employments without a day
    /// between them are one service, however many contracts it has.
    Service(&'static str),
    /// A field of another dated fact of the record: the one that holds on the day looked at, of which there is at most one.
    Fact(Kind, &'static str),
    /// The key of what this column refers to, because others may have its name: the number of a person, the code of a team.
    KeyOf(&'static str),
    /// A value that is worked out; see [`Derived`].
    Derived(Derived),
}

/// The values that are worked out rather than stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derived {
    /// A person's name in list form: *Aa, Jan van der*.
    Name,
    /// Hours in units of one job. Two decimals for a member, and empty for a member who does not count; the sum for a team or client.
    Jobs,
    /// The status of a member or team on the day.
    Status,
    /// Number of persons placed in a team.
    Filled,
    /// Number of persons placed in a team who count for the agreement.
    Counting,
    /// Persons credited to a client; parts of persons where clients share a team.
    People,
    /// Jobs that count for a client's quota.
    QuotaJobs,
    /// Places that a client has in its teams, by its shares.
    Places,
    /// Places promised to people who start soon.
    Reserved,
    /// Places without a person or a promise, of a team or a client.
    Open,
    /// The client with the largest share in the (member's) team.
    Client,
    /// The name of a team with the short name of its client; empty when the client has none.
    ShortName,
    /// The team leader on the day.
    Leader,
    /// The job coach of the team on the day; for a member their own coach, if they have one.
    Coach,
    /// Number of members of a team with whom contact is overdue.
    TeamOverdue,
    /// Number of open signals about a team; a signal about a member only counts for the member's team.
    TeamSignals,
    /// Number of teams in which a staff member has a role on the day.
    StaffTeams,
    /// Number of members whom a staff member leads or coaches on the day.
    StaffMembers,
    /// Number of those members with whom contact is overdue.
    StaffOverdue,
    /// Number of open signals that a staff member follows up.
    StaffSignals,
    /// The regions of the teams in which a staff member has a role on the day, ordered by name, with commas between them.
    StaffRegions,
    /// How far a chance has come on the day.
    Phase,
    /// For a record of a member: the team that the member is in on the day.
    MemberTeam,
    /// For a record of a member: whether the member is employed or placed on the day.
    InService,
    /// The name of a parameter in the user's language; the cell holds its identifier.
    Title,
    /// The next day on which the yearly date of a parameter falls; empty for a parameter that names no date.
    FallsOn,
    /// Whether the member of an instrument counts by the register check of the day; empty without a check.
    MemberCounts,
    /// Hours a week of the member of an instrument.
    Hours,
    /// The last day on which the next step of an instrument can be taken.
    Deadline,
    /// The last day on which notice of the end of a temporary contract can be given.
    NoticeBy,
    /// The day of the last contact with a member.
    LastContact,
    /// The day by which there should be contact with a member of a team again.
    ContactDue,
    /// The first day of the spell of an absence, or of the absence that a member has on the day.
    SpellFrom,
    /// The step that is due next in an absence.
    Step,
    /// The day by which that step has to be done.
    StepDue,
    /// The step that comes after a late one in an absence.
    StepAhead,
    /// The day by which that later step has to be done.
    StepAheadDue,
    /// The day by which an absence has to be reviewed again.
    ReviewDue,
    /// The day by which UWV has to be told of an absence or of its end.
    NoticeDue,
    /// Hours missed in an absence up to the day; known where the working days are.
    MissedHours,
    /// Number of running applications to a vacancy on the day.
    Candidates,
    /// The furthest stage among those applications.
    Furthest,
    /// The day by which the data of a candidate have to be deleted.
    DeleteBy,
}

/// A column of a kind: an own field, or a value worked out for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// English identifier: the name of the field, or of the value that is worked out.
    pub name: &'static str,
    /// How its value is found.
    pub source: ColumnSource,
    /// Type of the values in it.
    pub ty: FieldType,
}

/// The type of a column with a name: long enough for any name that is stored.
const NAME: FieldType = FieldType::Text(200);

const fn derived(name: &'static str, what: Derived, ty: FieldType) -> Column {
    Column { name, source: ColumnSource::Derived(what), ty }
}

const fn linked(name: &'static str, source: ColumnSource, ty: FieldType) -> Column {
    Column { name, source, ty }
}

/// Columns of a member beyond the own fields.
const MEMBER: &[Column] = &[
    derived("name", Derived::Name, NAME),
    linked(Placement::team, ColumnSource::Placement(Placement::team), FieldType::Ref(Kind::Team)),
    linked(
        Placement::task_package,
        ColumnSource::Placement(Placement::task_package),
        FieldType::Ref(Kind::TaskPackage),
    ),
    linked(Placement::hours, ColumnSource::Placement(Placement::hours), FieldType::Hours),
    linked(Placement::work_days, ColumnSource::Placement(Placement::work_days), FieldType::WorkDays),
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
    derived("delete_by", Derived::DeleteBy, FieldType::Day),
];

/// Columns of an absence beyond its own fields and [`OF_MEMBER`].
const ABSENCE: &[Column] = &[
    derived("spell_from", Derived::SpellFrom, FieldType::Day),
    derived("step", Derived::Step, FieldType::Choice(AbsenceStep::NAMES)),
    derived("step_due", Derived::StepDue, FieldType::Day),
    derived("step_ahead", Derived::StepAhead, FieldType::Choice(AbsenceStep::NAMES)),
    derived("step_ahead_due", Derived::StepAheadDue, FieldType::Day),
    derived("review_due", Derived::ReviewDue, FieldType::Day),
    derived("notice_due", Derived::NoticeDue, FieldType::Day),
    derived("missed_hours", Derived::MissedHours, FieldType::Number),
];

/// Columns of a team beyond its own fields.
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

/// Columns of a client beyond its own fields: its agreement, and what is credited to it.
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

/// Columns of a staff member beyond the own fields.
const STAFF: &[Column] = &[
    derived("name", Derived::Name, NAME),
    derived("teams", Derived::StaffTeams, FieldType::Whole(0, 1_000_000)),
    derived("members", Derived::StaffMembers, FieldType::Whole(0, 1_000_000)),
    derived("overdue", Derived::StaffOverdue, FieldType::Whole(0, 1_000_000)),
    derived("open_signals", Derived::StaffSignals, FieldType::Whole(0, 1_000_000)),
    derived("region", Derived::StaffRegions, FieldType::Text(200)),
];

/// Columns of a record that belongs to a member: the place of the member on the day.
const OF_MEMBER: &[Column] = &[
    derived("team", Derived::MemberTeam, FieldType::Ref(Kind::Team)),
    derived("still_in_service", Derived::InService, FieldType::Flag),
];

/// Columns of an employment beyond its own fields and [`OF_MEMBER`].
const EMPLOYMENT: &[Column] = &[derived("notice_by", Derived::NoticeBy, FieldType::Day)];

/// Columns of an instrument beyond its own fields and [`OF_MEMBER`].
const INSTRUMENT: &[Column] = &[
    derived("deadline", Derived::Deadline, FieldType::Day),
    derived("counts_for_agreement", Derived::MemberCounts, FieldType::Flag),
    derived("hours", Derived::Hours, FieldType::Hours),
];

/// Columns of a parameter beyond its own fields.
const PARAMETER: &[Column] =
    &[derived("title", Derived::Title, FieldType::Text(60)), derived("falls_on", Derived::FallsOn, FieldType::Day)];

/// Columns of a chance beyond its own fields.
const CHANCE: &[Column] = &[derived("phase", Derived::Phase, FieldType::Choice(ChancePhase::NAMES))];

/// Columns of a vacancy beyond its own fields.
const VACANCY: &[Column] = &[
    derived("candidates", Derived::Candidates, FieldType::Whole(0, 1_000_000)),
    derived("furthest", Derived::Furthest, FieldType::Ref(Kind::Stage)),
];

/// Columns of a candidate beyond the own fields.
const CANDIDATE: &[Column] =
    &[derived("name", Derived::Name, NAME), derived("delete_by", Derived::DeleteBy, FieldType::Day)];

/// The columns of a kind beyond its own fields.
const fn beyond(kind: Kind) -> &'static [&'static [Column]] {
    match kind {
        Kind::Member => &[MEMBER],
        Kind::Team => &[TEAM],
        Kind::Organisation => &[ORGANISATION],
        Kind::Absence => &[OF_MEMBER, ABSENCE],
        Kind::Employment => &[OF_MEMBER, EMPLOYMENT],
        Kind::Instrument => &[OF_MEMBER, INSTRUMENT],
        Kind::RegisterCheck | Kind::Certificate | Kind::OwnCoach => &[OF_MEMBER],
        Kind::Staff => &[STAFF],
        Kind::Candidate => &[CANDIDATE],
        Kind::Vacancy => &[VACANCY],
        Kind::Parameter => &[PARAMETER],
        Kind::Chance => &[CHANCE],
        _ => &[],
    }
}

/// The source of the column of an own field.
fn own(kind: Kind, name: &str) -> ColumnSource {
    match (kind, name) {
        (Kind::Vacancy, Vacancy::status) => ColumnSource::Standing,
        _ => ColumnSource::Own,
    }
}

/// The column with the key of what another column refers to, where that goes by a name that others may have too: the number of a
/// person, the code of a team.
fn key_beside(column: &Column) -> Option<Column> {
    let name = match (column.ty, column.name) {
        (FieldType::Ref(Kind::Member), "member") => "member_key",
        (FieldType::Ref(Kind::Candidate), "candidate") => "candidate_key",
        (FieldType::Ref(Kind::Team), "team") => "team_key",
        _ => return None,
    };
    Some(linked(name, ColumnSource::KeyOf(column.name), NAME))
}

/// The columns of a kind that change from a day on and keep what they were before it. A change of any other column
/// applies to all days of its record.
pub fn dated(kind: Kind) -> impl Iterator<Item = &'static str> {
    let field = move |column: &Column| match column.source {
        ColumnSource::Own | ColumnSource::Standing => kind.field(column.name),
        ColumnSource::Placement(field) => Kind::Placement.field(field),
        ColumnSource::Employment(field) | ColumnSource::Service(field) => Kind::Employment.field(field),
        ColumnSource::Fact(fact, field) => fact.field(field),
        ColumnSource::KeyOf(_) | ColumnSource::Derived(_) => None,
    };
    columns(kind).iter().filter(move |column| field(column).is_some_and(|info| info.dated)).map(|column| column.name)
}

/// All columns of a kind: first those beyond its own fields, then its fields in the order of their table. One that refers to a
/// person or a team is followed by the number or code of it.
pub fn columns(kind: Kind) -> &'static [Column] {
    static ALL: LazyLock<Vec<Vec<Column>>> = LazyLock::new(|| {
        Kind::ALL
            .into_iter()
            .map(|kind| {
                let own = kind.fields().iter().map(|f| Column { name: f.name, source: own(kind, f.name), ty: f.ty });
                let all = beyond(kind).concat().into_iter().chain(own);
                all.flat_map(|column| [Some(column), key_beside(&column)]).flatten().collect()
            })
            .collect()
    });
    ALL.get(kind as usize).map_or(&[], Vec::as_slice)
}

/// The column of a kind with this identifier.
pub fn column(kind: Kind, name: &str) -> Option<&'static Column> {
    columns(kind).iter().find(|c| c.name == name)
}

/// The column with the key of what this column of a kind refers to; `None` where the name is the key, or there is none.
pub fn key_column(kind: Kind, name: &str) -> Option<&'static Column> {
    columns(kind).iter().find(|column| matches!(column.source, ColumnSource::KeyOf(of) if of == name))
}

/// The column that identifies a row of a kind to a reader: its name, otherwise its number, otherwise its owner.
pub fn naming_column(kind: Kind) -> Option<&'static str> {
    ["name", "number"].into_iter().chain(kind.owner()).find_map(|name| column(kind, name)).map(|column| column.name)
}

/// The column that is added up over rows of a kind; `None` where a sum says nothing.
pub fn summed_column(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Member => Some(Placement::hours),
        Kind::Team => Some(Team::places),
        Kind::Vacancy => Some(Vacancy::places),
        Kind::Organisation => Some("agreed_jobs"),
        _ => None,
    }
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
        let member = ["team", "task_package", "hours", "work_days", "contract", "contract_until"];
        assert_eq!(of(Kind::Member), [&member[..], &["counts_for_agreement", "counts_for_quota"]].concat());
        assert_eq!(of(Kind::Organisation), ["agreed_jobs", "name", "short_name", "ministry"]);
        assert_eq!(of(Kind::ClientShare), ["share"]);
        assert!(of(Kind::Contact).is_empty());
    }

    #[test]
    fn what_goes_by_a_name_that_others_may_have_is_known_by_its_key_too() {
        for kind in Kind::ALL {
            for column in columns(kind) {
                let shared = matches!(column.ty, FieldType::Ref(Kind::Member | Kind::Candidate | Kind::Team));
                let key = key_column(kind, column.name).map(|key| key.name);
                assert_eq!(key, shared.then(|| format!("{}_key", column.name)).as_deref(), "{kind}.{}", column.name);
            }
        }
    }

    #[test]
    fn linked_columns_hold_what_their_field_holds() {
        for column in Kind::ALL.into_iter().flat_map(columns) {
            let field = match column.source {
                ColumnSource::Placement(field) => Kind::Placement.field(field),
                ColumnSource::Employment(field) | ColumnSource::Service(field) => Kind::Employment.field(field),
                ColumnSource::Fact(kind, field) => kind.field(field),
                ColumnSource::Own | ColumnSource::Standing | ColumnSource::KeyOf(_) | ColumnSource::Derived(_) => {
                    continue;
                }
            };
            assert_eq!(field.map(|f| f.ty), Some(column.ty), "{}", column.name);
        }
    }
}
