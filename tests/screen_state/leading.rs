//! Those who lead (view 8): handing over, leaving, and who leads a team.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::domain::reason::Reason;
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};
use super::refused;

/// The job coaches with teams, each with the first name in the list that is theirs alone; the cursor ends on the first.
fn coaches(desk: &mut Desk, repo: &mut dyn Repository) -> Vec<String> {
    desk.keys(repo, "8");
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
    desk.keys(&mut repo, "u");
    assert_eq!(desk.cell("teams"), teams, "one step");
    let itself = format!("m {}Enter Enter Enter Enter", surname(&names[0]));
    desk.keys(&mut repo, &itself);
    assert_eq!(refused(&desk), Some(Reason::HandOverToSelf));
    assert!(matches!(desk.app.layers.last(), Some(Layer::Form(_))), "the form is there again");
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
    desk.keys(&mut repo, "1 f");
    desk.keys(&mut repo, &surname(&names[1]));
    let Some(Layer::Picker(picker)) = desk.app.layers.last() else { panic!("no list") };
    let found = picker.items.iter().find(|item| item.label == names[1]).expect("found");
    assert_eq!(found.kind, Some(binnenwerk::domain::record::Kind::Staff));
}
