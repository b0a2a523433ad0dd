//! The same tasks in VisiData, on a file with the same people.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::support::keys;
use super::support::launch::Launch;
use super::support::office::{DAY, Office};
use super::support::pty::Screen;
use super::tasks::{Fact, Task};
use super::{office, told, wait_for, wait_for_file};

/// What the file holds of everybody: the last two are empty there for all, and are filled in by a task.
const COLUMNS: [&str; 10] = [
    "number",
    "name",
    "team_key",
    "hours",
    "task_package",
    "employed_from",
    "contract_until",
    "absent_since",
    "note",
    "last_contact",
];

/// What saves the file under its own name.
const SAVE: &str = "C-s Enter y";

/// Writes the people of the office as VisiData reads them without being told anything.
fn write(office: &Office, path: &Path) {
    let fields: Vec<&str> = COLUMNS.into_iter().filter(|column| *column != "note").collect();
    let rows = office.json(&["list", "member", "--columns", &fields.join(",")]);
    let line = |values: Vec<String>| values.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(",") + "\n";
    let mut text = line(COLUMNS.map(str::to_owned).to_vec());
    for row in rows.as_array().expect("a list") {
        text += &line(COLUMNS.iter().map(|column| told(&row[column])).collect());
    }
    std::fs::write(path, text).expect("cannot write");
}

fn quoted(value: &str) -> String {
    if value.contains([',', '"']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value.to_owned() }
}

/// The fields of a line.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut inside) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => inside = !inside,
            ',' if !inside => fields.push(String::new()),
            c => fields.last_mut().expect("one").push(c),
        }
    }
    fields
}

/// What the file holds of a field of somebody.
fn held(path: &Path, (number, field, _): &Fact) -> String {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut lines = text.lines().map(fields);
    let heads = lines.next().unwrap_or_default();
    let row = lines.find(|row| row.first().is_some_and(|first| first == number)).unwrap_or_default();
    let row: BTreeMap<String, String> = heads.into_iter().zip(row).collect();
    row.get(*field).cloned().unwrap_or_default()
}

/// Presses keys as a person does: VisiData loses some of those that come while it is drawing.
fn press(screen: &mut Screen, script: &str) {
    for key in keys::parse(script) {
        screen.send(&key.bytes);
        std::thread::sleep(Duration::from_millis(100));
        screen.wait_quiet_for(Duration::from_millis(100));
    }
}

/// Does a task, saves, and looks at the file.
pub fn done(program: &Path, task: &Task) {
    let office = office();
    let file = office.folder().join("office.csv");
    write(&office, &file);
    let launch = Launch::new(program).arg("office.csv").folder(office.folder()).env("LANG", "C.UTF-8");
    let mut screen = launch.start();
    screen.wait_for("rows");
    screen.wait_quiet();
    press(&mut screen, task.visidata.begin);
    wait_for(task.before, |fact| held(&file, fact), task.name, || screen.contents());
    press(&mut screen, task.visidata.keys);
    press(&mut screen, task.visidata.proof);
    match task.file {
        Some([_, other]) => wait_for_file(&office.folder().join(other)),
        None if !task.visidata.keys.ends_with(SAVE) => press(&mut screen, SAVE),
        None => {}
    }
    wait_for(task.after, |fact| held(&file, fact), task.name, || screen.contents());
    assert_eq!(DAY, "2023-12-31", "the tasks type it");
    screen.close();
}
