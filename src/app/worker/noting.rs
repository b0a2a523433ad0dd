//! What of looking is entered in the access log from the screen, as on the command line: where rights are laid down, and before it is
//! shown. Once each time that something is opened: not for each row, page or key.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::action::View;
use crate::app::ports::{Export, Listed};
use crate::app::request::{Question, Reply};
use crate::domain::access::Access;
use crate::domain::access::noted::{AccessDeed, AccessResult, Noted, Origin, list_is_noted, opening_is_noted};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::reason::Reason;
use crate::repository::{Repository, StoreError};

/// So long a record that stays open is one opening: who comes back to it later opens it again.
const ONE_OPENING: TimeDelta = TimeDelta::minutes(10);

/// How many records that were walked past beside the panes are kept for one entry of each at the end of the walk.
const WALKED: usize = 50;

/// Where it is entered, and what is said of who works here.
pub(super) struct NotedBy<'a> {
    /// The store.
    pub repository: &'a dyn Repository,
    /// The present moment.
    pub at: DateTime<Utc>,
    /// Who it is.
    pub actor: &'a str,
    /// From where.
    pub origin: &'a Origin,
}

/// What somebody did, with which list, about which record.
type DeedAbout = (AccessDeed, Option<&'static str>, Option<(Kind, Id)>);

/// What was entered already of what is open.
#[derive(Debug, Default)]
pub(super) struct Noting {
    view: Option<View>,
    /// The lists that were noted since this view was opened.
    lists: BTreeSet<&'static str>,
    /// The record that was opened last, and when that was entered.
    opened: Option<((Kind, Id), DateTime<Utc>)>,
    /// The record that stood beside the panes last.
    beside: Option<(Kind, Id)>,
    /// Records that stood beside the panes and are not entered yet.
    waiting: Vec<Noted>,
}

impl Noting {
    /// The answer to a question; instead of one that has to be noted and cannot be, why.
    pub fn pass(&mut self, whose: &NotedBy<'_>, question: &Question, reply: Reply) -> Reply {
        match self.note(whose, question, &reply) {
            Err(error) => Reply::Failed(error),
            Ok(()) => reply,
        }
    }

    fn note(&mut self, whose: &NotedBy<'_>, question: &Question, reply: &Reply) -> Result<(), StoreError> {
        self.go_to(question);
        let result = match reply {
            Reply::Failed(error) if error.reason() == Reason::NotForYourRole => refused(Reason::NotForYourRole),
            Reply::Failed(_) | Reply::Gone => return Ok(()),
            _ => AccessResult::Done,
        };
        let is_done = result == AccessResult::Done;
        let Some(looked) = self.looked(question, is_done, whose.at).filter(|_| keeps_log(whose)) else { return Ok(()) };
        let noted = noted(whose, looked, result);
        if matches!(question, Question::RecordDetail { beside: true, .. }) && self.waiting.len() < WALKED {
            self.waiting.push(noted);
            return Ok(());
        }
        self.enter_waiting(whose)?;
        whose.repository.note(&noted)?;
        // Only what was entered is not entered again.
        match (looked, question) {
            ((_, _, Some(record)), Question::RecordDetail { beside: false, .. }) => {
                self.opened = Some((record, whose.at))
            }
            ((_, Some(what), _), _) => {
                self.lists.insert(what);
            }
            _ => {}
        }
        Ok(())
    }

    /// Remembers to which view a question belongs: another one is opened anew.
    fn go_to(&mut self, question: &Question) {
        let view = match question {
            Question::Rows { pane, .. } => pane.spec().view,
            Question::Agenda(..) => View::Agenda,
            Question::Overview(_) => View::Overview,
            Question::Log(_) => View::Log,
            _ => return,
        };
        if self.view.replace(view) != Some(view) {
            self.lists.clear();
        }
    }

    /// What a question looks at that has to be entered, and is not entered yet.
    fn looked(&mut self, question: &Question, is_done: bool, at: DateTime<Utc>) -> Option<DeedAbout> {
        let (deed, what) = match question {
            Question::RecordDetail { kind, id, beside, .. } => {
                let record = Some((*kind, *id));
                let is_open = |(opened, entered): ((Kind, Id), DateTime<Utc>)| {
                    Some(opened) == record && at - entered <= ONE_OPENING
                };
                let is_beside = *beside && self.beside == record;
                let is_new = !(self.opened.is_some_and(is_open) || is_beside);
                if *beside {
                    self.beside = record;
                }
                return (is_new && opening_is_noted(*kind)).then_some((AccessDeed::Open, None, record));
            }
            Question::Rows { query, .. } if !is_done || list_is_noted(query) => (AccessDeed::List, query.kind.name()),
            Question::Agenda(..) => (AccessDeed::Report, "agenda"),
            Question::Log(_) => (AccessDeed::ReadLog, "log"),
            _ => return None,
        };
        (!self.lists.contains(what)).then_some((deed, Some(what), None))
    }

    /// Enters what waits; it goes on waiting when that fails.
    ///
    /// # Errors
    /// Returns an error when the store cannot be written.
    pub fn enter_waiting(&mut self, whose: &NotedBy<'_>) -> Result<(), StoreError> {
        while let Some(next) = self.waiting.first() {
            whose.repository.note(next)?;
            self.waiting.remove(0);
        }
        Ok(())
    }
}

fn refused(reason: Reason) -> AccessResult {
    AccessResult::Refused(reason.code())
}

/// Whether rights are laid down.
fn keeps_log(whose: &NotedBy<'_>) -> bool {
    whose.repository.access() != Access::Everything
}

fn noted(whose: &NotedBy<'_>, (deed, what, about): DeedAbout, result: AccessResult) -> Noted {
    let (at, actor, origin) = (whose.at, whose.actor.to_owned(), whose.origin.clone());
    Noted { at, actor, origin, deed, what, about, result }
}

/// Enters a deed where a log of them is kept.
fn enter(whose: &NotedBy<'_>, what: DeedAbout, result: AccessResult) -> Result<(), StoreError> {
    if keeps_log(whose) { whose.repository.note(&noted(whose, what, result)) } else { Ok(()) }
}

/// Enters that a file is written.
///
/// # Errors
/// Returns an error when that cannot be entered; then no file is to be written.
pub(super) fn export(whose: &NotedBy<'_>, export: &Export) -> Result<(), StoreError> {
    let looked = match &export.listed {
        Listed::Rows(query) => (AccessDeed::Export, Some(query.kind.name()), None),
        Listed::Agenda(..) => (AccessDeed::Export, Some("agenda"), None),
        Listed::Letters(query, _) => (AccessDeed::Letter, Some(query.kind.name()), None),
    };
    enter(whose, looked, AccessResult::Done)
}

/// Enters that sensitive values are shown that were concealed.
///
/// # Errors
/// Returns an error when that cannot be entered; then they are to be concealed again.
pub(super) fn reveal(whose: &NotedBy<'_>) -> Result<(), StoreError> {
    enter(whose, (AccessDeed::Reveal, None, None), AccessResult::Done)
}

/// Enters that a change was refused because of who asked for it.
pub(super) fn refusal(whose: &NotedBy<'_>, reason: Reason) {
    if matches!(reason, Reason::NotForYourRole | Reason::OutsideYourTeams) {
        // It is refused whether that can be entered or not.
        let _ = enter(whose, (AccessDeed::Change, None, None), refused(reason));
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::app::state::pane_specs::PaneId;
    use crate::app::worker::answer::answer;
    use crate::domain::change::{Change, ChangeSet};
    use crate::domain::choices::{AccessRole, Reach};
    use crate::domain::days::Day;
    use crate::domain::id::CountedIds;
    use crate::domain::kinds::{AccessRight, Member};
    use crate::domain::log_verb::LogVerb;
    use crate::domain::query::Query;
    use crate::domain::record::Typed;
    use crate::repository::sqlite::SqliteRepository;
    use crate::repository::{AccessQuery, LogQuery};

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn day() -> Day {
        Day::from_ymd_opt(2026, 6, 15).expect("a day")
    }

    /// Somebody with this role at a screen on a store with two members; without a role on one in which nobody has rights.
    fn office(role: Option<AccessRole>) -> SqliteRepository {
        let founder = ("founder".to_owned(), DateTime::UNIX_EPOCH);
        let mut repo = SqliteRepository::open_in_memory(founder, &mut CountedIds::after(0)).expect("opens");
        let member = |n: u8| Member { number: n.to_string(), surname: "Aa".into(), ..Member::blank(id(n)) };
        let right = |n, login: &str, role| AccessRight {
            login: login.to_owned(),
            role,
            reach: Reach::AllTeams,
            from: day(),
            ..AccessRight::blank(id(n))
        };
        let mut changes = vec![Change::Create(member(1).into()), Change::Create(member(2).into())];
        if let Some(role) = role {
            changes.push(Change::Create(right(3, "an", AccessRole::Administrator).into()));
            changes.push(Change::Create(right(4, "bo", role).into()));
        }
        let set = ChangeSet::new(id(9), DateTime::UNIX_EPOCH, "an", LogVerb::Edit, changes);
        repo.commit(&set).expect("commits");
        repo.sign_in("bo", day()).expect("comes in");
        repo
    }

    fn by<'a>(repository: &'a SqliteRepository, origin: &'a Origin) -> NotedBy<'a> {
        NotedBy { repository, at: DateTime::UNIX_EPOCH, actor: "bo", origin }
    }

    fn entries(whose: &NotedBy<'_>) -> Vec<String> {
        let noted = whose.repository.noted(&AccessQuery::default(), 99).expect("reads");
        let told = noted.into_iter().map(|note| {
            let about = note.record.map_or(note.what.unwrap_or_default(), |id| id.bytes()[0].to_string());
            format!("{} {about} {}", note.deed, note.result)
        });
        told.rev().collect()
    }

    fn detail(n: u8, beside: bool) -> Question {
        Question::RecordDetail { kind: Kind::Member, id: id(n), as_of: day(), beside }
    }

    fn rows(pane: PaneId, from: u64) -> Question {
        Question::Rows { pane, query: Query::of(pane.kind(), day()), from, most: 10, around: None }
    }

    fn look(noting: &mut Noting, whose: &NotedBy<'_>, question: &Question) {
        let reply = noting.pass(whose, question, answer(whose.repository, question));
        assert!(!matches!(reply, Reply::Failed(ref error) if error.reason() != Reason::NotForYourRole), "{reply:?}");
    }

    #[test]
    fn each_opening_is_noted_once_and_what_was_walked_past_when_there_is_time() {
        let (repo, origin, mut noting) = (office(Some(AccessRole::Auditor)), Origin::default(), Noting::default());
        let bo = by(&repo, &origin);
        let log = Question::Log(LogQuery::default());
        let query = Query::of(Kind::Team, day()).showing(&["code", "name"]);
        let plain = Question::Rows { pane: PaneId::Teams, query, from: 0, most: 10, around: None };
        for question in [
            plain,
            rows(PaneId::Members, 0),
            rows(PaneId::Members, 10),
            rows(PaneId::Members, 0),
            detail(1, false),
            detail(1, false),
            detail(2, false),
            detail(1, false),
            log.clone(),
            log,
            rows(PaneId::Members, 0),
        ] {
            look(&mut noting, &bo, &question);
        }
        let opened =
            ["list member done", "open 1 done", "open 2 done", "open 1 done", "read_log log done", "list member done"];
        assert_eq!(entries(&bo), opened);
        for question in [detail(2, true), detail(2, true), detail(1, true), detail(2, true)] {
            look(&mut noting, &bo, &question);
        }
        assert_eq!(entries(&bo).len(), opened.len(), "no write for each row");
        noting.enter_waiting(&bo).expect("is noted");
        assert_eq!(entries(&bo)[opened.len()..], ["open 2 done", "open 2 done"], "1 is the record that is open");
        let list = Listed::Rows(Query::of(Kind::Member, day()));
        export(&bo, &Export { listed: list, path: PathBuf::from("x.csv") }).expect("is noted");
        assert_eq!(entries(&bo).last().map(String::as_str), Some("export member done"));
        reveal(&bo).expect("is noted");
        assert_eq!(entries(&bo).last().map(String::as_str), Some("reveal  done"));
    }

    #[test]
    fn who_comes_back_to_a_record_later_opens_it_again() {
        let (repo, origin, mut noting) = (office(Some(AccessRole::Auditor)), Origin::default(), Noting::default());
        for (minute, opened) in [(0, 1), (1, 1), (10, 1), (11, 2), (20, 2), (21, 2), (22, 3)] {
            let bo = NotedBy { at: DateTime::UNIX_EPOCH + TimeDelta::minutes(minute), ..by(&repo, &origin) };
            look(&mut noting, &bo, &detail(1, false));
            assert_eq!(entries(&bo).len(), opened, "after {minute} minutes");
        }
    }

    #[test]
    fn what_is_refused_is_noted_once_too_and_without_rights_nothing_is() {
        let (repo, origin, mut noting) = (office(Some(AccessRole::Recruiter)), Origin::default(), Noting::default());
        let recruiter = by(&repo, &origin);
        for _ in 0..2 {
            look(&mut noting, &recruiter, &rows(PaneId::Contacts, 0));
        }
        refusal(&recruiter, Reason::NotForYourRole);
        refusal(&recruiter, Reason::NumberTaken);
        assert_eq!(entries(&recruiter), ["list contact not-for-your-role", "change  not-for-your-role"]);
        let (repo, mut noting) = (office(None), Noting::default());
        let alone = by(&repo, &origin);
        for question in [rows(PaneId::Members, 0), detail(1, false), detail(2, true)] {
            look(&mut noting, &alone, &question);
        }
        noting.enter_waiting(&alone).expect("nothing waits");
        assert!(entries(&alone).is_empty());
    }
}
