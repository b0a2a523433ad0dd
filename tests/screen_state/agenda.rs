//! The agenda: what is due in one list, and Enter settles it.

use binnenwerk::app::action::View;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::ports::Listed;
use binnenwerk::app::state::agenda::AgendaLine;
use binnenwerk::domain::agenda::Urgency;
use binnenwerk::domain::change::{Change, ChangeSet};
use binnenwerk::domain::choices::{Contract, TeamStatus};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::{CountedIds, Ids};
use binnenwerk::domain::kinds::{Employment, Signal, Team};
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::{Kind, Record, Typed};
use binnenwerk::domain::value::Value;
use binnenwerk::report::Due;
use binnenwerk::repository::Repository;
use binnenwerk::repository::sqlite::SqliteRepository;

use super::desk::{Desk, noon, programme, today};
use super::refused;

/// The programme with a signal due today about its first team.
fn with_signal() -> SqliteRepository {
    let mut repo = programme();
    let mut ids = CountedIds::after(9 << 100);
    let team = repo.search(&[Kind::Team], "", 1).expect("reads").remove(0).id;
    let signal = Signal {
        subject: "Lift stuk".into(),
        team: Some(team),
        from: today().pred_opt().expect("a day"),
        due: Some(today()),
        ..Signal::blank(ids.next_id())
    };
    let set = ChangeSet::new(ids.next_id(), noon(), "piet", LogVerb::Add, vec![Change::Create(Record::Signal(signal))]);
    repo.commit(&set).expect("commits");
    repo
}

/// Opens the agenda and goes to the first row of a source; answers its place.
fn go_to(desk: &mut Desk, repo: &mut dyn Repository, source: &str) -> usize {
    desk.keys(repo, "g 2 g g");
    let is_of = |line: &AgendaLine<'_>| matches!(line, AgendaLine::Task(row) if row.source.name == source);
    let place = desk.app.views.agenda.lines().iter().position(is_of).expect("is due");
    for _ in 0..place {
        desk.keys(repo, "j");
    }
    assert_eq!(desk.app.views.agenda.cursor, place);
    place
}

fn sources(desk: &Desk) -> Vec<&'static str> {
    desk.app.views.agenda.rows().iter().map(|row| row.source.name).collect()
}

/// Settles the row under the cursor and looks whether it went, with the cursor on what came in its place.
fn settle(desk: &mut Desk, repo: &mut dyn Repository, keys: &str) {
    let rows = desk.app.views.agenda.rows().len();
    let (lines, place) = (desk.app.views.agenda.lines().len(), desk.app.views.agenda.cursor);
    let gone = desk.app.views.agenda.current().map(|row| (row.source, row.id));
    // Of a contract that goes on no notice has to be given either.
    let of_contract = |row: &&Due| row.kind == Kind::Employment && Some(row.id) == gone.map(|(_, id)| id);
    let with_it = desk.app.views.agenda.rows().iter().filter(of_contract).count().max(1);
    desk.keys(repo, keys);
    assert_eq!((refused(desk), desk.app.layers.len()), (None, 0));
    assert_eq!(desk.app.views.agenda.rows().len(), rows - with_it);
    assert!(desk.app.views.agenda.rows().iter().all(|row| Some((row.source, row.id)) != gone));
    assert_eq!(desk.app.views.agenda.cursor, place.min(desk.app.views.agenda.lines().len() - 1), "of {lines}");
    desk.keys(repo, "u");
    assert_eq!(desk.app.views.agenda.rows().len(), rows, "one undo brings it back");
    desk.keys(repo, "Ctrl-r");
}

#[test]
fn everything_due_stands_in_order_of_its_day_and_the_top_line_knows_how_much_is_pressing() {
    let mut repo = with_signal();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let pressing = desk.app.views.agenda.overdue_count.expect("was asked after the first rows");
    desk.keys(&mut repo, "g 2");
    let rows = desk.app.views.agenda.rows();
    assert!(rows.len() > 10 && rows.windows(2).all(|pair| pair[0].due <= pair[1].due));
    assert_eq!(rows.iter().filter(|row| row.due <= today()).count() as u64, pressing);
    for source in ["contract", "pilot", "signal"] {
        assert!(sources(&desk).contains(&source), "{source}");
    }
    desk.keys(&mut repo, "g 1");
    assert_eq!(desk.app.views.shown, View::Roster);
}

#[test]
fn a_contract_is_extended_or_made_permanent_from_its_row() {
    let mut repo = with_signal();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    go_to(&mut desk, &mut repo, "contract");
    let member = desk.app.views.agenda.current().expect("a row").about.1;
    desk.keys(&mut repo, "Enter Enter Enter");
    assert_eq!(refused(&desk), Some(Reason::Required), "a temporary contract needs a day");
    desk.keys(&mut repo, "Esc");
    settle(&mut desk, &mut repo, "Enter Enter 3 1 - 1 2 - 2 0 2 5 Enter");
    let on = |repo: &dyn Repository, day: Day| {
        let records = repo.referring(Kind::Employment, "member", member).expect("reads");
        let holds = |e: &&Employment| e.from <= day && e.until.is_none_or(|until| until >= day);
        records.iter().filter_map(Employment::of).find(holds).cloned().expect("in service")
    };
    let end = on(&repo, today()).contract_until.expect("the end that it had");
    assert_ne!(Some(end), Day::from_ymd_opt(2025, 12, 31));
    assert_eq!(on(&repo, end).contract_until, Some(end), "until its end it is as it was");
    assert_eq!(on(&repo, end.succ_opt().expect("a day")).contract_until, Day::from_ymd_opt(2025, 12, 31));

    go_to(&mut desk, &mut repo, "contract");
    let member = desk.app.views.agenda.current().expect("a row").about.1;
    settle(&mut desk, &mut repo, "Enter o n b Enter Enter");
    let records = repo.referring(Kind::Employment, "member", member).expect("reads");
    let latest = records.iter().filter_map(Employment::of).find(|e| e.until.is_none()).expect("in service");
    assert_eq!((latest.contract, latest.contract_until), (Contract::Permanent, None));
}

#[test]
fn a_pilot_becomes_structural_and_a_signal_is_closed_from_their_rows() {
    let mut repo = with_signal();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    go_to(&mut desk, &mut repo, "pilot");
    let team = desk.app.views.agenda.current().expect("a row").id;
    settle(&mut desk, &mut repo, "Enter Enter");
    let record = repo.record(Kind::Team, team).expect("reads").expect("is there");
    assert_eq!(Team::of(&record).map(|team| team.status_on(today())), Some(TeamStatus::Structural));

    go_to(&mut desk, &mut repo, "signal");
    let signal = desk.app.views.agenda.current().expect("a row").id;
    settle(&mut desk, &mut repo, "Enter g e m a a k t Enter Enter");
    let record = repo.record(Kind::Signal, signal).expect("reads").expect("is there");
    assert_eq!((record.get("outcome").plain(), record.get("until")), ("gemaakt".into(), Value::Day(today())));
}

#[test]
fn a_step_of_an_absence_is_ticked_off_and_an_instrument_is_asked_for_again_from_their_rows() {
    let mut repo = with_signal();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    go_to(&mut desk, &mut repo, "absence");
    let (absence, step) = desk.app.views.agenda.current().map(|row| (row.id, row.detail.clone())).expect("a row");
    desk.keys(&mut repo, "Enter Enter");
    assert_eq!((refused(&desk), desk.app.layers.len()), (None, 0));
    let record = repo.record(Kind::Absence, absence).expect("reads").expect("is there");
    let step = step.expect("a step").value;
    assert_eq!(record.get("step_done"), step);
    let told = |row: &Due| row.id == absence && row.detail.as_ref().is_some_and(|d| d.value == step);
    assert!(!desk.app.views.agenda.rows().iter().any(told), "another step, or none, is at hand");

    go_to(&mut desk, &mut repo, "instrument");
    settle(&mut desk, &mut repo, "Enter g e s Enter Enter");
}

#[test]
fn contact_is_noted_in_one_line_from_its_row() {
    let mut repo = with_signal();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    go_to(&mut desk, &mut repo, "contact");
    let member = desk.app.views.agenda.current().expect("a row").id;
    let before = repo.referring(Kind::Contact, "member", member).expect("reads").len();
    settle(&mut desk, &mut repo, "Enter k o f f i e Enter");
    assert_eq!(repo.referring(Kind::Contact, "member", member).expect("reads").len(), before + 1);
    go_to(&mut desk, &mut repo, "contract");
    desk.keys(&mut repo, "c g e b e l d Enter");
    assert_eq!(refused(&desk), None, "with whom a row is about, whatever is due");
    go_to(&mut desk, &mut repo, "pilot");
    desk.keys(&mut repo, "c");
    assert_eq!(refused(&desk), Some(Reason::SelectMemberFirst));
}

#[test]
fn whoever_was_first_is_seen_before_a_row_is_settled_again() {
    let mut repo = with_signal();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let mut other = Desk::at(&mut repo, today(), "eva", 2);
    go_to(&mut desk, &mut repo, "signal");
    desk.keys(&mut repo, "Enter m i j n");
    go_to(&mut other, &mut repo, "signal");
    other.keys(&mut repo, "Enter h a a r Enter Enter");
    desk.keys(&mut repo, "Enter Enter");
    assert!(matches!(desk.app.layers.last(), Some(Layer::Conflict(_))));
}

#[test]
fn keys_typed_while_the_store_is_slow_are_about_the_row_that_comes_next() {
    let mut repo = with_signal();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    go_to(&mut desk, &mut repo, "signal");
    let signals = sources(&desk).iter().filter(|source| **source == "signal").count();
    desk.slow = true;
    desk.keys(&mut repo, "Enter k l a a r Enter Enter u");
    desk.answer_all(&mut repo);
    assert_eq!(sources(&desk).iter().filter(|source| **source == "signal").count(), signals, "settled and taken back");
}

#[test]
fn words_narrow_the_list_and_escape_widens_it() {
    let mut repo = with_signal();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 2");
    let all = desk.app.views.agenda.rows().len();
    desk.keys(&mut repo, "/ c o n t r a c t Enter");
    assert!(sources(&desk).iter().all(|source| ["contract", "notice"].contains(source)) && !sources(&desk).is_empty());
    desk.keys(&mut repo, "Esc");
    assert_eq!(desk.app.views.agenda.rows().len(), all);
}

#[test]
fn the_whole_record_is_shown_another_day_is_looked_at_and_the_list_goes_to_a_file() {
    let mut repo = with_signal();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    go_to(&mut desk, &mut repo, "contract");
    let about = desk.app.views.agenda.current().expect("a row").about;
    desk.keys(&mut repo, "i");
    assert!(matches!(desk.app.layers.last(), Some(Layer::RecordDetail(view)) if (view.kind, view.id) == about));
    desk.keys(&mut repo, "Esc t Ctrl-u 1 - 6 - 2 0 2 3 Enter");
    assert!(!sources(&desk).contains(&"signal"), "it was not there yet");
    desk.keys(&mut repo, "T e Ctrl-u a . i c s Enter");
    let export = desk.exports.last().expect("written");
    assert!(matches!(&export.listed, Listed::Agenda(look, _) if look.day == today()));
    assert_eq!(export.path.to_str(), Some("a.ics"));
}

#[test]
fn groups_say_how_much_is_in_them_and_fold_and_what_is_due_first_has_the_cursor() {
    let mut repo = with_signal();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "2");
    let agenda = &desk.app.views.agenda;
    let groups = agenda.agenda.as_ref().expect("came").groups;
    let of = |group: Urgency| {
        let left = |row: &&Due| Urgency::of(row.days_left(today())) == group;
        agenda.rows().iter().filter(left).count() as u64
    };
    assert_eq!(groups, Urgency::ALL.map(of), "counted by the query as they are counted by hand");
    assert!(groups.iter().all(|count| *count > 0), "{groups:?}");
    assert_eq!(agenda.line(), agenda.rows().first().map(AgendaLine::Task));
    let (all, late) = (agenda.lines().len(), groups[0] as usize);

    desk.keys(&mut repo, "Left");
    let agenda = &desk.app.views.agenda;
    assert_eq!((agenda.lines().len(), agenda.cursor), (all - late, 0), "only the heading of what is late");
    assert_eq!(agenda.line(), Some(AgendaLine::Heading(Urgency::Late, groups[0])));
    desk.keys(&mut repo, "i c");
    assert_eq!(refused(&desk), Some(Reason::SelectMemberFirst), "a heading is about nobody");
    desk.keys(&mut repo, "Enter");
    assert_eq!(desk.app.views.agenda.lines().len(), all);
    desk.keys(&mut repo, "Enter 1 2");
    assert_eq!(desk.app.views.agenda.lines().len(), all - late, "it stays folded");
    desk.keys(&mut repo, "Space");
    assert_eq!(desk.app.views.agenda.selected.len(), late, "a heading stands for its group");
    desk.keys(&mut repo, "Space Right");
    assert_eq!((desk.app.views.agenda.selected.len(), desk.app.views.agenda.lines().len()), (0, all));
}
