//! Contact, absence and what belongs to a record, by keys alone.

use binnenwerk::app::action::View;
use binnenwerk::app::form_kind::FormFor;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::record_detail::DetailLine;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::kinds::{Absence, Contact, Guidance, Signal};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::{Kind, Record, Recorded};
use binnenwerk::repository::sqlite::SqliteRepository;
use binnenwerk::repository::{LogQuery, Repository, TypedReading};

use super::desk::{Desk, programme, today};
use super::refused;

/// A desk on the members of everybody who is at work, sorted by number, the cursor on the first.
fn at_work(repo: &mut SqliteRepository) -> Desk {
    let mut desk = Desk::at(repo, today(), "jan", 1);
    desk.keys(repo, "Tab / s t a t u s : w e r k Enter");
    desk
}

/// The records of a kind of the member under the cursor.
fn facts<R: Recorded>(repo: &SqliteRepository, desk: &Desk) -> Vec<R> {
    let row = desk.app.focused().and_then(|pane| pane.current()).expect("somebody");
    repo.referring_to("member", row.id).expect("reads")
}

fn typed(text: &str) -> String {
    text.chars().map(|c| if c == ' ' { "Space ".to_owned() } else { format!("{c} ") }).collect()
}

#[test]
fn contact_is_one_line_and_two_keys_and_can_be_taken_back() {
    let mut repo = programme();
    let mut desk = at_work(&mut repo);
    let before = facts::<Contact>(&repo, &desk).len();
    let note = "rooster besproken";
    assert_eq!(desk.keys(&mut repo, &format!("c {}Enter", typed(note))), note.len() + 2);
    let contacts: Vec<Contact> = facts(&repo, &desk);
    assert_eq!(
        (contacts.len(), contacts.iter().filter(|c| c.note == note && c.held_on == today()).count()),
        (before + 1, 1)
    );
    desk.keys(&mut repo, "u");
    assert_eq!(facts::<Contact>(&repo, &desk).len(), before);
    desk.keys(&mut repo, "c Enter");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("an empty line is not kept") };
    assert_eq!(form.refusal().map(|(_, refusal)| refusal.reason), Some(Reason::Required));
}

#[test]
fn contact_with_several_members_at_once_is_one_step() {
    let mut repo = programme();
    let mut desk = at_work(&mut repo);
    let revision = repo.revision().expect("reads");
    desk.keys(&mut repo, &format!("Space Space Space c {}Enter Enter", typed("teamoverleg")));
    assert_eq!(repo.revision().expect("reads"), revision + 1);
    let Status::Saved { changed, .. } = desk.app.status else { panic!("{:?}", desk.app.status) };
    assert_eq!(changed, 3);
}

#[test]
fn a_note_about_health_is_doubted_and_kept_only_when_insisted_on() {
    let mut repo = programme();
    let mut desk = at_work(&mut repo);
    let before = facts::<Contact>(&repo, &desk).len();
    let revision = repo.revision().expect("reads");
    let line = typed("heeft griep en migraine");
    desk.keys(&mut repo, &format!("c {line}Enter"));
    let Some(Layer::ConfirmNote(doubt)) = desk.app.layers.last() else { panic!("{:?}", desk.app.layers) };
    assert!(!doubt.anyway && doubt.refusal.reason == Reason::SensitiveText);
    desk.keys(&mut repo, "Enter");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("back in the line") };
    assert_eq!(form.fields[0].line.text(), "heeft griep en migraine", "as it was typed");
    assert_eq!(repo.revision().expect("reads"), revision);
    desk.keys(&mut repo, "Enter 2");
    assert!(desk.app.layers.is_empty(), "{:?}", desk.app.layers);
    assert_eq!(facts::<Contact>(&repo, &desk).len(), before + 1);
}

#[test]
fn absence_starts_and_ends_with_two_keys_each() {
    let mut repo = programme();
    let mut desk = at_work(&mut repo);
    desk.keys(&mut repo, "Esc");
    let before = facts::<Absence>(&repo, &desk).len();
    assert_eq!(desk.keys(&mut repo, "z Enter"), 2);
    assert_eq!(desk.cell("status"), "absent");
    let started: Vec<Absence> = facts(&repo, &desk);
    assert_eq!(
        (started.len(), started.iter().filter(|a| a.from == today() && a.until.is_none()).count()),
        (before + 1, 1)
    );
    assert_eq!(desk.keys(&mut repo, "z Enter"), 2);
    let ended: Vec<Absence> = facts(&repo, &desk);
    assert!(ended.iter().all(|absence| absence.until.is_some()));
}

#[test]
fn the_part_and_the_expected_end_can_be_said_before_it_is_saved() {
    let mut repo = programme();
    let mut desk = at_work(&mut repo);
    desk.keys(&mut repo, "z Tab 5 0 Tab 2 w");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("a form") };
    assert!(matches!(form.purpose, FormFor::StartAbsence(_)));
    let row = desk.app.focused().and_then(|pane| pane.current()).expect("somebody").id;
    desk.keys(&mut repo, "Enter");
    let absences = repo.referring(Kind::Absence, "member", row).expect("reads");
    let absence = absences.iter().filter_map(Absence::of).find(|a| a.from == today()).expect("started");
    assert_eq!(
        (absence.percent.to_string().as_str(), absence.expected_until),
        ("50", Some(today() + chrono::TimeDelta::days(14)))
    );
}

#[test]
fn who_is_absent_and_who_is_not_are_not_put_together() {
    let mut repo = programme();
    let mut desk = at_work(&mut repo);
    desk.keys(&mut repo, "Esc z Enter Space Space z");
    assert_eq!(refused(&desk), Some(Reason::AbsentAndPresent));
    desk.keys(&mut repo, "Esc Tab z");
    assert_eq!(refused(&desk), Some(Reason::SelectMemberFirst));
}

/// Goes down in a record to such a line.
fn down_to(desk: &mut Desk, repo: &mut dyn Repository, is_it: impl Fn(&DetailLine<'_>) -> bool) {
    for _ in 0..300 {
        let Some(Layer::RecordDetail(whole)) = desk.app.layers.last() else { panic!("{:?}", desk.app.layers.last()) };
        if is_it(&whole.lines()[whole.cursor]) {
            return;
        }
        desk.keys(repo, "j");
    }
    panic!("no such line");
}

#[test]
fn what_belongs_to_a_member_is_added_and_ended_from_the_whole_view() {
    let mut repo = programme();
    let mut desk = at_work(&mut repo);
    let before = facts::<Guidance>(&repo, &desk).len();
    desk.keys(&mut repo, "i n");
    let Some(Layer::Picker(picker)) = desk.app.layers.last() else { panic!("which kind") };
    assert_eq!(picker.items.len(), Kind::Member.children().len());
    desk.keys(&mut repo, &format!("{}Enter", typed("extra beg")));
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("its fields") };
    assert!(matches!(&form.purpose, FormFor::Add(Kind::Guidance, known) if known[0].0 == "member"));
    desk.keys(&mut repo, &format!("{}Enter {}Enter Enter", typed("taal"), typed("Taalhuis")));
    let Some(Layer::RecordDetail(whole)) = desk.app.layers.last() else { panic!("{:?}", desk.app.layers.last()) };
    let is_it = |line: &DetailLine<'_>| matches!(line, DetailLine::Heading(Record::Guidance(g)) if g.provider == "Taalhuis" && g.from == today());
    assert!(whole.lines().iter().any(is_it), "shown at once");
    assert_eq!(facts::<Guidance>(&repo, &desk).len(), before + 1);
    down_to(&mut desk, &mut repo, is_it);
    desk.keys(&mut repo, "x Enter");
    let guidance: Vec<Guidance> = facts(&repo, &desk);
    assert!(guidance.iter().any(|g| g.provider == "Taalhuis" && g.until == Some(today())), "{guidance:?}");
    desk.keys(&mut repo, "g g x");
    assert_eq!(refused(&desk), Some(Reason::NoEndHere), "a member does not end like that");
}

#[test]
fn a_signal_is_added_and_closed_with_its_outcome_from_the_whole_view() {
    let mut repo = programme();
    let mut desk = at_work(&mut repo);
    let subject = typed("bus vervalt");
    desk.keys(&mut repo, &format!("i n {}Enter {subject}Enter Enter Enter Enter 1 w Enter", typed("signaal")));
    down_to(
        &mut desk,
        &mut repo,
        |line| matches!(line, DetailLine::Heading(Record::Signal(s)) if s.subject == "bus vervalt"),
    );
    desk.keys(&mut repo, &format!("x Enter {}Enter", typed("rijdt mee")));
    let signals: Vec<Signal> = facts(&repo, &desk);
    let signal = signals.iter().find(|s| s.subject == "bus vervalt").expect("there");
    assert_eq!((signal.until, signal.outcome.as_str()), (Some(today()), "rijdt mee"));
    assert_eq!(signal.due, Some(today() + chrono::TimeDelta::days(7)));
}

#[test]
fn a_change_of_a_closed_month_is_asked_about_and_done_as_a_correction() {
    let mut repo = programme();
    let mut desk = at_work(&mut repo);
    desk.keys(&mut repo, &format!("Esc : {}Enter Enter", typed("sluit een maand")));
    let closed = repo.all(Kind::ClosedPeriod).expect("reads");
    assert_eq!(closed.iter().map(Record::label).collect::<Vec<_>>(), ["2023-11-01 – 2023-11-30"]);
    desk.keys(&mut repo, &format!("t {}Enter", typed("15-11-2023")));
    let revision = repo.revision().expect("reads");
    desk.keys(&mut repo, "z Enter");
    let Some(Layer::ConfirmNote(doubt)) = desk.app.layers.last() else { panic!("{:?}", desk.app.layers) };
    assert!(!doubt.anyway && doubt.refusal.reason == Reason::PeriodClosed);
    assert_eq!(repo.revision().expect("reads"), revision);
    desk.keys(&mut repo, "2");
    assert!(desk.app.layers.is_empty(), "{:?}", desk.app.layers);
    let log = repo.log(&LogQuery::default(), 1).expect("a log");
    assert_eq!((log[0].revision, log[0].corrects), (revision + 1, Some(today() - chrono::TimeDelta::days(46))));
}

#[test]
fn the_closed_periods_stand_in_a_list_in_which_another_is_closed_and_none_is_changed() {
    let mut repo = programme();
    let mut desk = at_work(&mut repo);
    desk.keys(&mut repo, &format!("Esc : {}Enter", typed("afgesloten perioden")));
    assert_eq!(desk.app.views.shown, View::ClosedPeriods);
    desk.keys(&mut repo, &format!("n {}Enter", typed("2023-10")));
    desk.keys(&mut repo, &format!("n {}Enter", typed("2023-11")));
    assert_eq!(desk.app.focused().and_then(|pane| pane.count), Some(2), "{:?}", desk.app.layers);
    let revision = repo.revision().expect("reads");
    for keys in ["Enter ", "x ", "= "] {
        desk.keys(&mut repo, keys);
        desk.keys(&mut repo, &format!("{}Enter Enter Esc Esc Esc", typed("01-09-2023")));
        assert_eq!(repo.revision().expect("reads"), revision, "{keys}");
    }
}
