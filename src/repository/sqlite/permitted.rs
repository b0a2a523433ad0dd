//! The tables as one person may see them. What a person may see differs from everything by rows and by fields; a second
//! connection has a view in the place of each table of which that is so, under its name, so that every statement that reads the
//! table reads the view. A change goes through the tables themselves, and is judged by the same conditions.

use super::database::{Connection, params};
use super::{lookup, rows};
use crate::domain::access::belongs::{Belongs, belongs, concerns_everyone};
use crate::domain::access::table::Scope;
use crate::domain::access::topic::{topic_of, topic_of_field};
use crate::domain::access::{Access, Teams, somebody_administers};
use crate::domain::actor;
use crate::domain::change::Change;
use crate::domain::days::{Day, holds};
use crate::domain::id::Id;
use crate::domain::kinds::{AccessRight, OwnCoach, PastValue, Team, TeamRole};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Recorded};
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::verbs::kinds_with_a_past;
use crate::repository::{CommitError, StoreError};

/// Who reads and writes, on which day, and what that gives.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// Who they are, by the name that stands in the log.
    pub actor: String,
    /// The day on which their rights have to hold.
    pub day: Day,
    /// What they may.
    pub access: Access,
}

impl Person {
    /// What the rights in the store give to who acts on a day: a name that somebody gave themselves gives them no rights of another.
    ///
    /// # Errors
    /// [`Reason::NoAccess`] when they give nothing, or an error of the engine.
    pub fn known(conn: &Connection, actor: &str, day: Day) -> Result<Self, CommitError> {
        let login = actor::declared_by(actor).unwrap_or(actor);
        let rights: Vec<AccessRight> = lookup::all_of(conn)?;
        Ok(Self { actor: actor.to_owned(), day, access: Access::of(login, day, &rights)? })
    }

    /// Whether any of what they see or change is limited to some teams or kinds.
    pub fn is_limited(&self) -> bool {
        self.access != Access::Everything
    }
}

/// Who is signed in, by what the store held at a moment.
#[derive(Debug)]
pub(super) struct SignedIn {
    /// Who they are, and what they may.
    pub person: Person,
    /// The engine's counter of commits by others, at the time this was last right; `None` when it has to be looked up again.
    pub version: Option<i64>,
    /// Whether it is never looked up again: in a copy, which holds the rights of an earlier moment.
    pub settled: bool,
}

/// Which teams and members the grants that are not for all teams reach: the number of the grant, and the record.
#[derive(Debug, Default)]
pub(super) struct TeamsReached {
    teams: Vec<(usize, Id)>,
    members: Vec<(usize, Id)>,
}

/// The members whose latest placement begun by a day is in a team, and those who come to it later.
const MEMBERS_OF_TEAM: &str = "SELECT p.member FROM main.placement p WHERE p.team = ?1 AND NOT EXISTS (
    SELECT 1 FROM main.placement l WHERE l.member = p.member AND l.\"from\" > p.\"from\" AND l.\"from\" <= ?2)";

impl TeamsReached {
    /// What a person reaches, by the records themselves.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn by(conn: &Connection, person: &Person) -> Result<Self, StoreError> {
        let Access::Granted(grants) = &person.access else { return Ok(Self::default()) };
        let mut reached = Self::default();
        for (number, grant) in grants.iter().enumerate() {
            let teams: Vec<Id> = match &grant.teams {
                Teams::All => continue,
                Teams::One(team) => vec![*team],
                Teams::Region(region) => {
                    let all = lookup::all(conn, Kind::Team, Some(person.day))?;
                    let teams = all.into_iter().filter_map(Team::out_of);
                    teams.filter(|team| team.region == *region).map(|team| team.id).collect()
                }
                Teams::RolesOf(staff) => {
                    for coach in facts_on::<OwnCoach>(conn, (OwnCoach::staff, *staff), person.day)? {
                        reached.members.push((number, coach.member));
                    }
                    let roles = facts_on::<TeamRole>(conn, (TeamRole::staff, *staff), person.day)?;
                    roles.into_iter().map(|role| role.team).collect()
                }
            };
            let mut members = conn.prepare(MEMBERS_OF_TEAM)?;
            for team in teams {
                reached.teams.push((number, team));
                for member in members.query_map(params![team.bytes(), rows::day_text(person.day)], |row| row.get(0))? {
                    reached.members.push((number, member?));
                }
            }
        }
        Ok(reached)
    }

    /// Puts it where the conditions of this connection look.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn note(&self, conn: &Connection) -> Result<(), StoreError> {
        conn.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS reached_team (grant_nr INTEGER, id BLOB, PRIMARY KEY (id, grant_nr)) WITHOUT ROWID;
             CREATE TEMP TABLE IF NOT EXISTS reached_member (grant_nr INTEGER, id BLOB, PRIMARY KEY (id, grant_nr)) WITHOUT ROWID;
             DELETE FROM temp.reached_team; DELETE FROM temp.reached_member;",
        )?;
        for (table, ids) in [("reached_team", &self.teams), ("reached_member", &self.members)] {
            let mut insert =
                conn.prepare(&format!("INSERT INTO temp.{table} VALUES (?1, ?2) ON CONFLICT DO NOTHING"))?;
            for (number, id) in ids {
                insert.execute(params![*number as i64, id.bytes()])?;
            }
        }
        Ok(())
    }
}

/// The facts of a staff member that hold on a day.
fn facts_on<R: Recorded>(conn: &Connection, of: (&'static str, Id), day: Day) -> Result<Vec<R>, StoreError> {
    let on_day =
        |record: &Record| record.get("from").day().is_some_and(|from| holds(from, record.get("until").day(), day));
    let found = lookup::referring(conn, R::KIND, of, Some(day))?;
    Ok(found.into_iter().filter(on_day).filter_map(R::out_of).collect())
}

/// The condition that the row `k` of a kind belongs to what these grants reach.
fn reached(kind: Kind, k: &str, grants: &[usize]) -> String {
    if grants.is_empty() {
        return "FALSE".to_owned();
    }
    let numbers = grants.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    let among = |field: &str, what: &str| {
        format!("{k}.\"{field}\" IN (SELECT r.id FROM temp.reached_{what} r WHERE r.grant_nr IN ({numbers}))")
    };
    match belongs(kind) {
        Belongs::Programme | Belongs::Everyone => "TRUE".to_owned(),
        Belongs::IsTeam => among("id", "team"),
        Belongs::IsMember => among("id", "member"),
        Belongs::Team(field) => format!("({k}.\"{field}\" IS NULL OR {})", among(field, "team")),
        Belongs::Member(field) => among(field, "member"),
        Belongs::MemberOrTeam(member, team) => format!(
            "(({k}.\"{member}\" IS NULL AND {k}.\"{team}\" IS NULL) OR {} OR {})",
            among(member, "member"),
            among(team, "team")
        ),
        Belongs::With(other, field) => {
            let inner = format!("{k}w");
            let condition = reached(other, &inner, grants);
            format!("{k}.\"{field}\" IN (SELECT {inner}.id FROM main.{other} {inner} WHERE {condition})")
        }
        Belongs::ToldRecord => {
            let told =
                kinds_with_a_past().map(|of| told(of, k, &format!("{k}w"), &reached(of, &format!("{k}w"), grants)));
            format!("({})", told.collect::<Vec<_>>().join(" OR "))
        }
    }
}

/// The condition that a past value `k` is of a record `w` of a kind that meets a condition.
fn told(of: Kind, k: &str, w: &str, condition: &str) -> String {
    format!(
        "({k}.kind = '{of}' AND unhex(replace({k}.record, '-', '')) IN (SELECT {w}.id FROM main.{of} {w} WHERE {condition}))"
    )
}

/// The condition that a person sees the past value `k`: what it is of, and the field.
fn past_is_seen(access: &Access) -> String {
    let of_kind = |of: Kind| {
        let apart = of.dated_fields().filter(|field| topic_of_field(of, field) != topic_of(of));
        let fields: Vec<String> = apart
            .filter_map(|field| {
                let grants = access.grants_for(Scope::See, topic_of_field(of, field))?;
                Some(format!("(k.field <> '{field}' OR {})", told(of, "k", "w", &reached(of, "w", &grants))))
            })
            .collect();
        let grants = access.grants_for(Scope::See, topic_of(of));
        let condition = grants.map_or("TRUE".to_owned(), |grants| reached(of, "w", &grants));
        [vec![told(of, "k", "w", &condition)], fields].concat().join(" AND ")
    };
    let kinds: Vec<String> = kinds_with_a_past().map(|of| format!("({})", of_kind(of))).collect();
    format!("({})", kinds.join(" OR "))
}

/// The view of a kind, where what a person sees differs from the table.
fn view(access: &Access, kind: Kind) -> Option<String> {
    let seen = access.grants_for(Scope::See, topic_of(kind));
    // A column shows what it was made of to no more people than that.
    let column = |name: &'static str, made_of: &'static str| {
        let topic = topic_of_field(kind, made_of);
        let hidden = (topic != topic_of(kind)).then(|| access.grants_for(Scope::See, topic)).flatten()?;
        Some(format!("CASE WHEN {} THEN k.\"{name}\" END AS \"{name}\"", reached(kind, "k", &hidden)))
    };
    let fields: Vec<(&str, Option<String>)> =
        kind.fields().iter().map(|info| (info.name, column(info.name, info.name))).collect();
    let condition = match (kind, seen) {
        (Kind::PastValue, _) => past_is_seen(access),
        (_, Some(grants)) => reached(kind, "k", &grants),
        (_, None) if fields.iter().all(|(_, hidden)| hidden.is_none()) => return None,
        (_, None) => "TRUE".to_owned(),
    };
    let worked_out = rows::worked_out(kind).map(|name| {
        let of_key = rows::own_key(kind).filter(|_| name == rows::KEY_ORDER);
        of_key.and_then(|key| column(name, key)).unwrap_or_else(|| format!("k.{name}"))
    });
    let columns = fields.into_iter().map(|(name, hidden)| hidden.unwrap_or_else(|| format!("k.\"{name}\"")));
    let columns: Vec<String> = ["k.id".to_owned()].into_iter().chain(columns).chain(worked_out).collect();
    Some(format!("CREATE TEMP VIEW {kind} AS SELECT {} FROM main.{kind} k WHERE {condition};", columns.join(", ")))
}

/// Puts the views of a person in the place of the tables of a connection that only reads.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn limit(conn: &Connection, person: &Person, teams: &TeamsReached) -> Result<(), StoreError> {
    teams.note(conn)?;
    for kind in Kind::ALL {
        let view = view(&person.access, kind).unwrap_or_default();
        conn.execute_batch(&format!("DROP VIEW IF EXISTS temp.{kind}; {view}"))?;
    }
    let grants = person.access.grants_for(Scope::See, topic_of(Kind::Absence));
    let known = grants.map(|grants| {
        let condition = reached(Kind::Member, "k", &grants);
        format!("CREATE TEMP VIEW {PRESENCE_KNOWN} AS SELECT k.id FROM main.member k WHERE {condition};")
    });
    conn.execute_batch(&format!("DROP VIEW IF EXISTS temp.{PRESENCE_KNOWN}; {}", known.unwrap_or_default()))?;
    Ok(())
}

/// The members of whom who reads sees whether they are absent, where that is not so of everybody.
const PRESENCE_KNOWN: &str = "presence_known";

/// The condition that who reads by a connection sees whether the member `k` is absent, so that they may be told to be at work.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn presence_is_known(conn: &Connection) -> Result<String, StoreError> {
    Ok(if conn.is_temporary(PRESENCE_KNOWN)? {
        format!("k.id IN (SELECT n.id FROM temp.{PRESENCE_KNOWN} n)")
    } else {
        "TRUE".to_owned()
    })
}

/// Judges the changes of one set, inside its transaction.
pub(super) struct Judge<'a> {
    conn: &'a Connection,
    person: &'a Person,
}

impl<'a> Judge<'a> {
    /// Gets ready to judge.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn new(conn: &'a Connection, person: &'a Person) -> Result<Self, StoreError> {
        let judge = Self { conn, person };
        if person.is_limited() {
            TeamsReached::by(conn, person)?.note(conn)?;
        }
        Ok(judge)
    }

    /// Refuses what none of their roles changes, and to touch a record that is there and that they may not change, before anything is
    /// written: what the store would refuse of it tells of what they may not see.
    ///
    /// # Errors
    /// [`Reason::NotForYourRole`] or [`Reason::OutsideYourTeams`], or an error of the engine.
    pub fn before(&self, changes: &[Change]) -> Result<(), CommitError> {
        changes.iter().try_for_each(|change| self.judge(change, change.before().is_some()))
    }

    /// Refuses what the changes made of it, after they were written.
    ///
    /// # Errors
    /// As [`Self::before`]; [`Reason::NoAdministrator`] when nobody would be left who can give rights.
    pub fn after<'c>(&self, mut changes: impl Iterator<Item = &'c Change> + Clone) -> Result<(), CommitError> {
        if self.person.is_limited() {
            TeamsReached::by(self.conn, self.person)?.note(self.conn)?;
        }
        changes.clone().filter(|change| change.after().is_some()).try_for_each(|change| self.judge(change, true))?;
        if changes.any(|change| change.kind() == Kind::AccessRight) {
            somebody_administers(&lookup::all_of::<AccessRight>(self.conn)?, self.person.day)?;
        }
        Ok(())
    }

    /// Judges one change; `is_there` tells that its record is in the store, so that it can be seen to which team it belongs.
    fn judge(&self, change: &Change, is_there: bool) -> Result<(), CommitError> {
        if !self.person.is_limited() {
            return Ok(());
        }
        let record = change.record();
        let kind_of_row = record.kind();
        let told = PastValue::of(record).and_then(|past| Some((past.of_record()?.0, past.field.clone())));
        let (kind, fields) = match told {
            Some((of, field)) => (of, vec![field]),
            None => {
                let fields = change.differences().into_iter().map(|(field, ..)| field.to_owned()).collect();
                (record.kind(), fields)
            }
        };
        let own = (None, topic_of(kind));
        let apart = fields.iter().map(|field| (Some(field), topic_of_field(kind, field)));
        for (field, topic) in [own].into_iter().chain(apart) {
            let Some(grants) = self.person.access.grants_for(Scope::Change, topic) else { continue };
            let refused = |reason| {
                let at = field.and_then(|name| kind.field(name)).map(|info| info.name);
                let about = at.map_or(Arg::Kind(kind), |name| Arg::Field(kind, name));
                Refusal::new(reason).with("about", about)
            };
            if grants.is_empty() {
                return Err(refused(Reason::NotForYourRole).into());
            }
            let reaches = || is_reached(self.conn, (kind_of_row, record.id()), &grants);
            if concerns_everyone(record) || (is_there && !reaches()?) {
                return Err(refused(Reason::OutsideYourTeams).into());
            }
        }
        Ok(())
    }
}

/// Whether a record belongs to what these grants reach.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn is_reached(conn: &Connection, (kind, id): (Kind, Id), grants: &[usize]) -> Result<bool, StoreError> {
    let sql = format!("SELECT {} FROM main.{kind} k WHERE k.id = ?1", reached(kind, "k", grants));
    let mut rows = conn.prepare(&sql)?;
    let mut found = rows.query([id.bytes()])?;
    // What is gone meanwhile is a clash, which is told by who writes.
    Ok(found.next()?.map_or(Ok(true), |row| row.get(0))?)
}
