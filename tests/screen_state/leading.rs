//! Those who lead (view 8).

use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};

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
