//! Choosing files to read in: a path is completed, several files are marked, and what is wrong is told beside what was typed.

use std::path::PathBuf;

use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::files::FileList;
use binnenwerk::app::request::Answer;
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::refusal::Refusal;
use binnenwerk::repository::sqlite::SqliteRepository;
use tempfile::TempDir;

use super::desk::{Desk, programme_of, today};
use super::refused;

/// Somebody who is asked for files, and the folder that their paths begin in.
fn asked() -> (SqliteRepository, Desk, TempDir) {
    let disk = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(disk.path().join("kantoor/oud")).expect("made");
    for name in ["kantoor/teams.csv", "kantoor/team leden.csv", "kantoor/oud/teams.csv", "kantoor/brief.docx"] {
        std::fs::write(disk.path().join(name), "x").expect("written");
    }
    let mut repo = programme_of(20);
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.disk = disk.path().to_owned();
    desk.keys(&mut repo, ": i n l e z e n Enter");
    (repo, desk, disk)
}

fn list(desk: &Desk) -> &FileList {
    match desk.app.layers.last() {
        Some(Layer::Files(list)) => list,
        other => panic!("no files: {other:?}"),
    }
}

fn names(desk: &Desk) -> Vec<String> {
    list(desk).choices().into_iter().map(|choice| choice.name).collect()
}

#[test]
fn a_path_is_completed_folder_by_folder_and_only_what_can_be_read_is_shown() {
    let (mut repo, mut desk, _disk) = asked();
    assert_eq!(names(&desk), ["..", "kantoor"]);
    desk.keys(&mut repo, "k Tab");
    assert_eq!(
        (list(&desk).line.text(), names(&desk)),
        ("kantoor/", ["..", "oud", "team leden.csv", "teams.csv"].map(String::from).into())
    );
    desk.keys(&mut repo, "T Tab");
    assert_eq!(list(&desk).line.text(), "kantoor/team");
    desk.keys(&mut repo, "s Enter");
    assert_eq!(desk.previewed, [PathBuf::from("kantoor/teams.csv")]);
    assert!(matches!(desk.app.layers.last(), Some(Layer::Import(_))));
    desk.keys(&mut repo, "Esc");
    assert_eq!(list(&desk).line.text(), "kantoor/teams", "another file can be chosen");
    desk.keys(&mut repo, "Esc");
    assert!(desk.app.layers.is_empty());
}

#[test]
fn folders_are_gone_into_and_out_of_with_enter_and_files_of_several_are_read_at_once() {
    let (mut repo, mut desk, _disk) = asked();
    desk.keys(&mut repo, "Down Enter Down Enter");
    assert_eq!((list(&desk).line.text(), names(&desk)), ("kantoor/oud/", ["..", "teams.csv"].map(String::from).into()));
    desk.keys(&mut repo, "Down Space Up Enter");
    assert_eq!(list(&desk).line.text(), "kantoor/");
    desk.keys(&mut repo, "Down Down Space Enter");
    assert_eq!(desk.previewed, ["kantoor/oud/teams.csv", "kantoor/team leden.csv"].map(PathBuf::from));
    desk.update(&mut repo, AppEvent::Answer(Box::new(Answer::Imported(Ok(2)))));
    assert!(desk.app.layers.is_empty(), "read in: there is nothing more to choose");
}

#[test]
fn files_are_looked_at_again_before_they_are_stored_when_the_records_changed_meanwhile() {
    let (mut repo, mut desk, _disk) = asked();
    desk.keys(&mut repo, "k Tab T e a m s Enter");
    desk.previewed.clear();
    let changed = Answer::Imported(Err(Refusal::new(Reason::PreviewChanged)));
    desk.update(&mut repo, AppEvent::Answer(Box::new(changed)));
    assert_eq!(refused(&desk), Some(Reason::PreviewChanged));
    assert_eq!(desk.previewed, [PathBuf::from("kantoor/teams.csv")], "asked once more");
    assert!(matches!(desk.app.layers.last(), Some(Layer::Import(view)) if view.summary().is_some()), "and shown");
    let full = Answer::Imported(Err(Refusal::new(Reason::ReadNotFound).with("file", "teams.csv")));
    desk.update(&mut repo, AppEvent::Answer(Box::new(full)));
    assert!(matches!(desk.app.layers.last(), Some(Layer::Files(_))), "what cannot be stored at all is left");
}

#[test]
fn what_was_typed_is_kept_with_why_it_cannot_be_read() {
    let (mut repo, mut desk, _disk) = asked();
    desk.unreadable = Some(Refusal::new(Reason::ReadNotFound).with("file", "kantoor/weg.csv"));
    desk.keys(&mut repo, "k a n t o o r / w e g . c s v Enter");
    assert_eq!((refused(&desk), list(&desk).line.text()), (Some(Reason::ReadNotFound), "kantoor/weg.csv"));
    assert!(list(&desk).refusal.is_some());
    desk.keys(&mut repo, "Ctrl-u n e r g e n s / Enter");
    assert_eq!((refused(&desk), list(&desk).line.text()), (Some(Reason::FolderMissing), "nergens/"));
    desk.keys(&mut repo, "Ctrl-u");
    assert_eq!((list(&desk).refusal.clone(), names(&desk)), (None, ["..", "kantoor"].map(String::from).into()));
}

#[test]
fn a_slow_disk_keeps_no_key_waiting() {
    let (mut repo, mut desk, _disk) = asked();
    desk.slow = true;
    desk.keys(&mut repo, "k a n t o o r / t e a m s . c s v Enter");
    assert!(list(&desk).is_waiting() && !desk.app.is_waiting());
    desk.answer_all(&mut repo);
    assert_eq!(desk.previewed, [PathBuf::from("kantoor/teams.csv")], "Enter is done once the folder is known");
    desk.slow = true;
    desk.keys(&mut repo, "Esc Ctrl-u x / Esc");
    assert!(desk.app.layers.is_empty(), "and can be left meanwhile");
    desk.answer_all(&mut repo);
    assert!(desk.app.layers.is_empty());
}

/// What the form says in each field, by its name.
fn form(desk: &Desk) -> Vec<(&'static str, String)> {
    match desk.app.layers.last() {
        Some(Layer::Form(form)) => {
            form.fields.iter().map(|field| (field.name(), field.line.text().to_owned())).collect()
        }
        other => panic!("no form: {other:?}"),
    }
}

fn said_in(desk: &Desk, name: &str) -> String {
    form(desk).into_iter().find(|(field, _)| *field == name).map(|(_, text)| text).expect("a field")
}

#[test]
fn what_is_said_of_files_stays_with_them_and_is_kept_under_a_name_for_others() {
    let (mut repo, mut desk, _disk) = asked();
    desk.keys(&mut repo, "k Tab T e a m s Enter o");
    assert!(form(&desk).iter().all(|(name, _)| *name != "file-mapping"), "there is nothing to choose from");
    desk.keys(&mut repo, "t e a m s Tab W i e = n a a m Tab Tab d Enter 3 ; B = 4 Enter");
    assert_eq!((desk.said.kind, desk.said.headings_rows.len()), (Some(Kind::Team), 2));
    desk.keys(&mut repo, "o");
    let fields = ["file-kind", "file-map", "file-dates", "file-headings-row"].map(|name| said_in(&desk, name));
    assert_eq!(fields, ["Teams", "Wie=naam", "dag-maand-jaar", "3; B=4"], "once more the same form");
    // What is typed and left is there again as well.
    desk.keys(&mut repo, "Tab End ; X = - Esc o");
    assert_eq!(said_in(&desk, "file-map"), "Wie=naam;X=-");
    desk.keys(&mut repo, "Tab Tab Tab Tab Tab Tab Tab .");
    desk.keys(&mut repo, "Enter");
    assert_eq!(refused(&desk), Some(Reason::MappingName));
    desk.keys(&mut repo, "Ctrl-u p l o e g Enter");
    assert_eq!(desk.app.status, Status::Note(Note::MappingKept));
    assert_eq!((desk.kept.len(), desk.kept[0].0.as_str(), desk.kept[0].1.map.len()), (1, "ploeg", 2));
    // Of other files the same is said by choosing it.
    desk.keys(&mut repo, "Esc Ctrl-u k Tab o u d / T Tab Enter o");
    assert_eq!(said_in(&desk, "file-kind"), "");
    desk.keys(&mut repo, "p Enter");
    assert_eq!((said_in(&desk, "file-mapping"), said_in(&desk, "file-map")), ("ploeg".into(), "Wie=naam; X=-".into()));
    desk.keys(&mut repo, "Enter");
    assert_eq!(desk.said.kind, Some(Kind::Team));
    // Something else under the same name is for who chose it first.
    desk.keys(&mut repo, "o Tab Ctrl-u m e d e w e r k e r s Tab Tab Tab Tab Tab Tab Tab p l o e g Enter");
    assert_eq!(refused(&desk), Some(Reason::MappingThere));
    assert_eq!(desk.kept[0].1.kind, Some(Kind::Team));
}
