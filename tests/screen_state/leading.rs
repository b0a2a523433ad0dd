//! Those who lead (view 8): handing over, leaving, and who leads a team.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::domain::change::{Change, ChangeSet};
use binnenwerk::domain::id::{CountedIds, Ids};
use binnenwerk::domain::kinds::Team;
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::named::Choice;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Record;
use binnenwerk::domain::value::Value;
use binnenwerk::report::{JobsBy, ReportTable, jobs_by};
use binnenwerk::repository::{Repository, TypedReading};

use super::desk::{Desk, noon, programme, today};
use super::refused;

/// The job coaches with teams, each with the first name in the list that is theirs alone; the cursor ends on the first.
fn coaches(desk: &mut Desk, repo: &mut dyn Repository) -> Vec<String> {
    desk.keys(repo, "g 8");
    let count = desk.app.pane(PaneId::StaffList).count.expect("counted");
    let mut names = Vec::new();
    for _ in 0..count {
        names.push((desk.cell("name"), desk.cell("role") == "job_coach" && desk.cell("teams") != "0"));
        desk.keys(repo, "j");
    }
    let surname = |name: &str| name.split(',').next().unwrap_or_default().to_owned();
    let alone = |name: &str| names.iter().filter(|(other, _)| surname(other) == surname(name)).count() == 1;
    let plain = |name: &str| surname(name).chars().all(|letter| letter.is_ascii_alphabetic());
    let found: Vec<String> = names
        .iter()
        .filter(|(name, coach)| *coach && alone(name) && plain(name))
        .map(|(name, _)| name.clone())
        .collect();
    while desk.cell("name") != found[0] {
        desk.keys(repo, "k");
    }
    found
}

/// Types the surname of somebody, letter by letter.
fn surname(name: &str) -> String {
    let letters = name.split(',').next().unwrap_or_default().to_lowercase();
    letters.chars().map(|letter| format!("{letter} ")).collect()
}

#[test]
fn work_goes_to_several_after_it_was_seen_what_goes_to_whom() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let names = coaches(&mut desk, &mut repo);
    let teams = desk.cell("teams");
    let heirs = format!("m {}Enter {}Enter Enter Enter Enter", surname(&names[1]), surname(&names[2]));
    desk.keys(&mut repo, &heirs);
    let Some(Layer::HandOver(view)) = desk.app.layers.last() else { panic!("no preview: {:?}", desk.app.layers) };
    let handed = view.handed.clone().expect("has come");
    let to: std::collections::BTreeSet<&str> = handed.iter().map(|part| part.to.as_str()).collect();
    assert_eq!(to, [names[1].as_str(), names[2].as_str()].into());
    desk.keys(&mut repo, "Esc");
    assert!(matches!(desk.app.layers.last(), Some(Layer::Form(_))), "to be put right");
    desk.keys(&mut repo, "Enter Enter");
    assert!(desk.app.layers.is_empty(), "{:?}", desk.app.layers);
    assert_eq!((desk.cell("name"), desk.cell("teams")), (names[0].clone(), "0".into()));
    desk.keys(&mut repo, &format!("m {}Enter Enter Enter Enter", surname(&names[1])));
    assert_eq!(refused(&desk), Some(Reason::RoleHeld));
    assert!(matches!(desk.app.layers.last(), Some(Layer::Form(_))), "the form is there again");
    desk.keys(&mut repo, "Esc u");
    assert_eq!(desk.cell("teams"), teams, "one step");
}

#[test]
fn nobody_is_offered_to_hand_over_to_themselves() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let names = coaches(&mut desk, &mut repo);
    let offered = |desk: &Desk| -> Vec<String> {
        let Some(Layer::Picker(picker)) = desk.app.layers.last() else { panic!("no list: {:?}", desk.app.layers) };
        picker.items.iter().map(|item| item.label.clone()).collect()
    };
    desk.keys(&mut repo, &format!("m {}", surname(&names[0])));
    assert!(!offered(&desk).contains(&names[0]), "{:?}", offered(&desk));
    desk.keys(&mut repo, &format!("Ctrl-u {}", surname(&names[1])));
    assert!(offered(&desk).contains(&names[1]));
    desk.keys(&mut repo, &format!("Enter {}", surname(&names[0])));
    assert!(!offered(&desk).contains(&names[0]), "nor as the next one");
}

#[test]
fn who_leaves_has_no_team_the_day_after() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let names = coaches(&mut desk, &mut repo);
    desk.keys(&mut repo, "x Enter");
    assert_ne!(desk.cell("teams"), "0", "the last day");
    desk.keys(&mut repo, "t + 1 Enter");
    assert_eq!((desk.cell("name"), desk.cell("teams")), (names[0].clone(), "0".into()));
}

#[test]
fn somebody_of_the_staff_is_found_and_shown_among_those_who_lead() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let names = coaches(&mut desk, &mut repo);
    desk.keys(&mut repo, "g 1 f");
    desk.keys(&mut repo, &surname(&names[1]));
    let Some(Layer::Picker(picker)) = desk.app.layers.last() else { panic!("no list") };
    let found = picker.items.iter().find(|item| item.label == names[1]).expect("found");
    assert_eq!(found.kind, Some(binnenwerk::domain::record::Kind::Staff));
}

/// The report of divided jobs that is shown.
fn divided(desk: &Desk) -> (JobsBy, &ReportTable, usize) {
    let Some(Layer::JobsBy(view)) = desk.app.layers.last() else { panic!("not shown: {:?}", desk.app.layers) };
    (view.by, view.table.as_ref().expect("has come"), view.cursor)
}

#[test]
fn the_regions_tell_their_teams_and_what_waits_and_lead_to_those_teams() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 8 r");
    let (by, table, _) = divided(&desk);
    assert_eq!(by, JobsBy::Region);
    assert_eq!(*table, jobs_by(&repo, JobsBy::Region, today()).expect("reads"));
    let teams_at = table.columns.iter().position(|column| *column == "teams").expect("a column");
    let lines: Vec<(String, Value)> =
        table.lines.iter().map(|line| (line[0].value.plain(), line[teams_at].value.clone())).collect();
    assert!(lines.len() > 2, "{lines:?}");
    for (nth, (name, teams)) in lines.iter().enumerate() {
        let down = "j ".repeat(nth);
        desk.keys(&mut repo, &format!("g 8 r {down}Enter"));
        assert!(desk.app.layers.is_empty(), "{name}: {:?}", desk.app.layers);
        let pane = desk.app.focused().expect("a pane");
        assert_eq!(pane.id, PaneId::Teams);
        assert_eq!(pane.count.map(|count| Value::Whole(count as i64)), Some(teams.clone()), "{name}");
        assert!(pane.filter_text.contains(name.as_str()), "{}", pane.filter_text);
    }
}

#[test]
fn jobs_are_divided_otherwise_with_tab_and_a_team_without_a_region_is_found_too() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 4 r");
    for by in [JobsBy::Client, JobsBy::WorkType, JobsBy::Province, JobsBy::Region] {
        assert_eq!(divided(&desk).0, by);
        assert_eq!(divided(&desk).1.total, jobs_by(&repo, by, today()).expect("reads").total, "{by:?}");
        desk.keys(&mut repo, "Enter");
        assert!(desk.app.pane(PaneId::Teams).count.is_some_and(|count| count > 0), "{by:?}");
        let again = JobsBy::ALL.iter().position(|other| *other == by).expect("in the list") + 1;
        desk.keys(&mut repo, &format!("g 1 r {}", "Tab ".repeat(again)));
    }
    desk.keys(&mut repo, "Esc Esc");
    assert!(desk.app.layers.is_empty());
    let mut without: Team = repo.all_of::<Team>().expect("reads").into_iter().find(|t| t.until.is_none()).expect("one");
    let before = Record::Team(without.clone());
    without.region.clear();
    let changes = vec![Change::Update { before, after: Record::Team(without) }];
    let set = ChangeSet::new(CountedIds::after(9 << 100).next_id(), noon(), "piet", LogVerb::Edit, changes);
    repo.commit(&set).expect("commits");
    desk.notice(&mut repo);
    desk.keys(&mut repo, "g 8 r G Enter");
    assert_eq!(desk.app.pane(PaneId::Teams).count, Some(1), "{}", desk.app.pane(PaneId::Teams).filter_text);
}
