//! Finding a record by name or number, and going where it is.

use binnenwerk::app::action::{Action, View};
use binnenwerk::app::actions::named;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::purpose::PickItem;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::domain::choices::{Choice, MemberStatus};
use binnenwerk::domain::id::Id;
use binnenwerk::domain::kinds::{Application, Member, Staff, TaskPackage, Team, Vacancy};
use binnenwerk::domain::query::Query;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::Value;
use binnenwerk::repository::sqlite::SqliteRepository;
use binnenwerk::repository::{Repository, TypedReading};

use super::desk::{Desk, programme, today};

/// Keys that type a text, letter by letter.
fn typed(text: &str) -> String {
    text.chars().map(|c| if c == ' ' { "Space ".to_owned() } else { format!("{c} ") }).collect()
}

fn hits(desk: &Desk) -> &[PickItem] {
    match desk.app.layers.last() {
        Some(Layer::Picker(picker)) => &picker.items,
        other => panic!("no list: {other:?}"),
    }
}

/// Finds this and goes there.
fn go_to(desk: &mut Desk, repo: &mut SqliteRepository, text: &str) {
    desk.keys(repo, &format!("f {}Enter", typed(text)));
}

/// The pane with the cursor and the record under it.
fn at(desk: &Desk) -> (View, Option<PaneId>, Option<Id>) {
    let pane = desk.app.focused();
    (desk.app.views.shown, pane.map(|pane| pane.id), pane.and_then(|pane| pane.current()).map(|row| row.id))
}

#[test]
fn each_kind_is_found_by_number_or_name_and_gone_to_where_it_stands() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let open = |vacancy: &&Vacancy| vacancy.closed_on.is_none() && vacancy.open_since <= today();
    let vacancy = repo.all_of::<Vacancy>().expect("reads").iter().rfind(open).expect("one is open").clone();
    go_to(&mut desk, &mut repo, &vacancy.number);
    assert_eq!(at(&desk), (View::Roster, Some(PaneId::Vacancies), Some(vacancy.id)));
    assert_eq!(desk.app.board().expect("a board").parent_id, Some(vacancy.team));

    let applications = repo.all_of::<Application>().expect("reads");
    let running = applications.iter().rfind(|a| a.from <= today() && a.until.is_none()).expect("one runs").clone();
    let candidate = repo.record(Kind::Candidate, running.candidate).expect("reads").expect("there");
    go_to(&mut desk, &mut repo, &candidate.get("number").plain());
    assert_eq!(at(&desk), (View::Candidates, Some(PaneId::Pipeline), Some(running.id)));
    assert_eq!(desk.app.board().expect("a board").parent_id, Some(running.vacancy));

    let clients = repo.window(&Query::of(Kind::Organisation, today()), 3, 1).expect("reads");
    let client = clients.rows[0].id;
    let name = repo.label(Kind::Organisation, client).expect("reads");
    go_to(&mut desk, &mut repo, &name);
    assert_eq!(at(&desk), (View::Clients, Some(PaneId::Clients), Some(client)), "{name}");

    let staff = repo.all_of::<Staff>().expect("reads").pop().expect("staff");
    go_to(&mut desk, &mut repo, &staff.person().spoken());
    assert_eq!(at(&desk), (View::Leading, Some(PaneId::StaffList), Some(staff.id)));

    go_to(&mut desk, &mut repo, "T007");
    let (view, pane, team) = at(&desk);
    assert_eq!((view, pane), (View::Roster, Some(PaneId::Teams)));
    let team = repo.record(Kind::Team, team.expect("a team")).expect("reads").expect("there");
    assert_eq!(team.get("code").plain(), "T007");
}

#[test]
fn who_left_comes_last_and_is_shown_without_turning_the_list() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab j");
    let (before, lead) = (at(&desk), desk.app.board().expect("a board").parent_id);
    desk.keys(&mut repo, "f d e");
    let over: Vec<bool> = hits(&desk).iter().map(|hit| hit.identified.over).collect();
    assert!(over.is_sorted() && over.contains(&false), "{over:?}");
    desk.keys(&mut repo, "Esc");

    let all = repo.window(&Query::of(Kind::Member, today()).of_all_times().showing(&["number", "status"]), 0, 5000);
    let left = Value::Choice(MemberStatus::Left.name());
    let row = all.expect("reads").rows.into_iter().find(|row| row.cells[1].value == left).expect("somebody left");
    desk.keys(&mut repo, &format!("f {}", typed(&row.cells[0].value.plain())));
    let hit = &hits(&desk)[0];
    assert!(hit.identified.over && hit.identified.status == left && hit.identified.day.is_some(), "{hit:?}");
    assert!(!hit.identified.place.is_empty(), "the team they left");
    desk.keys(&mut repo, "Enter");
    let shown = desk.app.layers.last();
    assert!(matches!(shown, Some(Layer::RecordDetail(view)) if (view.kind, view.id) == (Kind::Member, row.id)));
    desk.keys(&mut repo, "Esc");
    assert_eq!((at(&desk), desk.app.board().expect("a board").parent_id), (before, lead));
}

#[test]
fn two_people_of_one_name_can_be_told_apart_in_every_list_of_people() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    // Two of the first team get one name.
    desk.keys(&mut repo, "j Tab");
    for _ in 0..2 {
        desk.keys(&mut repo, &format!("Enter {}Enter j", typed("Wende Okkema")));
    }
    let same: Vec<Member> =
        repo.all_of::<Member>().expect("reads").into_iter().filter(|member| member.surname == "Okkema").collect();
    assert_eq!(same.len(), 2);
    let told = |hits: &[PickItem]| {
        let of_name: Vec<&PickItem> = hits.iter().filter(|hit| hit.label == "Okkema, Wende").collect();
        let mut numbers: Vec<String> = of_name.iter().map(|hit| hit.identified.number.clone()).collect();
        assert!(of_name.iter().all(|hit| !hit.identified.place.is_empty() && !hit.identified.status.is_empty()));
        assert_ne!(of_name[0].written(), of_name[1].written());
        numbers.sort();
        numbers
    };
    let mut wanted: Vec<String> = same.iter().map(|member| member.number.clone()).collect();
    wanted.sort();
    desk.keys(&mut repo, "f o k k e m a");
    assert_eq!(told(hits(&desk)), wanted);
    desk.keys(&mut repo, "Esc");
    // Who fills a vacancy.
    let open = |vacancy: &&Vacancy| vacancy.closed_on.is_none() && vacancy.role.is_none();
    let number = repo.all_of::<Vacancy>().expect("reads").iter().find(open).expect("one is open").number.clone();
    go_to(&mut desk, &mut repo, &number);
    desk.keys(&mut repo, "v o k k e m a");
    assert_eq!(told(hits(&desk)), wanted);
}

#[test]
fn a_list_of_staff_tells_their_role() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let staff = repo.all_of::<Staff>().expect("reads").pop().expect("staff");
    desk.keys(&mut repo, &format!("f {}", typed(&staff.person().spoken())));
    let hit = hits(&desk).iter().find(|hit| hit.value == Value::Ref(staff.id)).expect("found");
    assert_eq!(hit.identified.status, Record::Staff(staff.clone()).get("role"));
}

#[test]
fn words_that_people_type_lead_to_what_they_mean() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    for (typed, wanted) in [
        ("ziek", Action::Absence),
        ("beter", Action::Absence),
        ("verhuis", Action::MoveMember),
        ("opslaan", Action::TellSaving),
        ("save", Action::TellSaving),
        ("taal", Action::TellLanguage),
        ("language", Action::TellLanguage),
        ("backup", Action::TellBackup),
        ("quit", Action::Back),
        ("stoppen", Action::Back),
        ("notitie", Action::Contact),
        ("inlezen", Action::Import),
        ("exporteren", Action::Export),
        ("contract", Action::Contracts),
        ("agenda", Action::View(View::Agenda)),
        // It shows what would go, and the next one ends instead.
        ("wissen", Action::Erase),
        ("delete", Action::End),
    ] {
        let keys: String = typed.chars().map(|c| format!("{c} ")).collect();
        desk.keys(&mut repo, &format!(": {keys}"));
        let Some(Layer::Palette(palette)) = desk.app.layers.last() else { panic!("no palette") };
        let hits = palette.hits(desk.app.words(), named());
        assert_eq!(hits.first(), Some(&wanted), "{typed}: {hits:?}");
        desk.keys(&mut repo, "Esc");
    }
}

/// Whether each of the task packages offered is of the type of work of this team; those that are have to stand before the others.
fn fitting(desk: &Desk, repo: &dyn Repository, team: Id) -> Vec<bool> {
    let Some(Layer::Picker(picker)) = desk.app.layers.last() else { panic!("{:?}", desk.app.status) };
    let work = repo.one::<Team>(team).expect("reads").expect("a team").work_type;
    let of = |item: &PickItem| repo.one::<TaskPackage>(item.value.reference()?).expect("reads")?.work_type;
    let fits: Vec<bool> = picker.items.iter().map(|item| of(item) == work).collect();
    assert!(fits.is_sorted_by(|one, other| one >= other), "{fits:?}");
    fits
}

#[test]
fn task_packages_of_the_work_of_the_team_are_offered_before_all_others_wherever_one_is_chosen() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let is_at_packages = |desk: &Desk| match desk.app.layers.last() {
        Some(Layer::Form(form)) => form.fields[form.focus].name() == "task_package",
        _ => false,
    };
    let to_packages = |desk: &mut Desk, repo: &mut dyn Repository| {
        for _ in 0..9 {
            desk.keys(repo, if is_at_packages(desk) { "" } else { "Tab" });
        }
        assert!(is_at_packages(desk), "{:?}", desk.app.layers);
        desk.keys(repo, "F2");
    };
    for down in ["j", "j j j j"] {
        // Somebody new in the team under the cursor, and a vacancy of it.
        desk.keys(&mut repo, &format!("g 1 g g {down}"));
        let team = desk.app.pane(PaneId::Teams).current().expect("a team").id;
        desk.keys(&mut repo, "Tab n");
        to_packages(&mut desk, &mut repo);
        let fits = fitting(&desk, &repo, team);
        assert!(fits[0] && !fits[fits.len() - 1], "{fits:?}");
        desk.keys(&mut repo, "Esc Esc Shift-Tab v");
        to_packages(&mut desk, &mut repo);
        assert!(fitting(&desk, &repo, team)[0]);
        desk.keys(&mut repo, "Esc Esc");
    }
    // Where it is changed later: of one, and of several.
    desk.keys(&mut repo, "g 3 j");
    let vacancy = desk.app.pane(PaneId::Openings).current().expect("a vacancy").id;
    let team = repo.one::<Vacancy>(vacancy).expect("reads").expect("a vacancy").team;
    desk.keys(&mut repo, "Enter");
    assert!(fitting(&desk, &repo, team).contains(&true));
    desk.keys(&mut repo, "Esc Space j Space Enter");
    assert!(fitting(&desk, &repo, team).contains(&true));
}
