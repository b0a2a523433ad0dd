//! What was typed and not stored: it outlives Esc, the program and the machine, for whoever typed it, and ends with the record.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::form::Form;
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::screen_item::ScreenItem;
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};

fn form(desk: &Desk) -> &Form {
    match desk.app.layers.last() {
        Some(Layer::Form(form)) => form,
        other => panic!("no form: {other:?}"),
    }
}

fn held(desk: &Desk, name: &str) -> String {
    form(desk).fields.iter().find(|field| field.name() == name).expect("a field").line.text().to_owned()
}

fn kept(repo: &dyn Repository, person: &str) -> usize {
    repo.screen_items(person, ScreenItem::Draft).expect("reads").len()
}

#[test]
fn a_form_begun_is_gone_on_with_by_one_key_after_the_program_ended_in_any_way() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab n Tab N o o r t Tab 2 4 Tab");
    let (name, hours) = (held(&desk, "name"), held(&desk, "hours"));
    assert_eq!((name.as_str(), hours.as_str()), ("Noort", "24"));
    // The program is gone, without a word; nobody pressed Esc.
    drop(desk);
    let mut other = Desk::at(&mut repo, today(), "piet", 2);
    assert_eq!(other.app.status, Status::Quiet, "it is of one person");
    other.keys(&mut repo, "D");
    assert_eq!((other.app.status, other.rings), (Status::Note(Note::NoDrafts), 1));

    let mut desk = Desk::at(&mut repo, today(), "jan", 3);
    assert_eq!(desk.app.status, Status::Note(Note::DraftsThere));
    desk.keys(&mut repo, "D");
    assert_eq!((held(&desk, "name"), held(&desk, "hours"), form(&desk).from_draft), (name, hours, true));
    desk.keys(&mut repo, "Esc");
    assert_eq!(desk.app.status, Status::Note(Note::DraftKept));
    // The same form opened by its own key is gone on with too; thrown away it is gone.
    desk.keys(&mut repo, "j Tab n Ctrl-x Esc");
    assert_eq!(kept(&repo, "jan"), 0);
}

#[test]
fn a_draft_ends_when_its_record_is_stored_and_not_when_that_is_refused() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab c v e r d e r");
    assert_eq!(kept(&repo, "jan"), 1);
    desk.keys(&mut repo, "Enter");
    assert!(desk.app.layers.is_empty(), "stored");
    assert_eq!(kept(&repo, "jan"), 0);
    desk.keys(&mut repo, "n Tab O o s t Tab 9 9 Enter");
    assert_eq!((kept(&repo, "jan"), held(&desk, "name")), (1, "Oost".to_owned()));
}

#[test]
fn words_typed_in_a_cell_survive_esc_and_the_program_and_a_number_does_not() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab Right Enter 2 4 Esc");
    assert_eq!((kept(&repo, "jan"), desk.app.status.clone()), (0, Status::Quiet));
    // The name of a team is words.
    desk.keys(&mut repo, "Tab Tab Enter Q u a i");
    assert_eq!(kept(&repo, "jan"), 1, "at every letter");
    desk.keys(&mut repo, "Esc");
    assert_eq!((kept(&repo, "jan"), desk.app.status.clone()), (1, Status::Note(Note::DraftKept)));
    let before = desk.cell("name");
    drop(desk);
    let mut desk = Desk::at(&mut repo, today(), "jan", 2);
    desk.keys(&mut repo, "D");
    assert_eq!((held(&desk, "name"), form(&desk).subject.clone()), ("Quai".to_owned(), before));
    desk.keys(&mut repo, "Enter j k");
    assert_eq!((kept(&repo, "jan"), desk.app.layers.len()), (0, 0));
    assert_eq!(repo.named(Kind::Team, "Quai").expect("reads").len(), 1);
}

#[test]
fn of_several_drafts_one_is_chosen_by_what_it_is_about() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab c e e n Esc j c t w e e Esc D");
    let Some(Layer::Picker(picker)) = desk.app.layers.last() else { panic!("no list") };
    let labels: Vec<&str> = picker.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(labels.len(), 2);
    assert!(labels.iter().all(|label| label.contains(" · ")) && labels[0] != labels[1], "{labels:?}");
    desk.keys(&mut repo, "Enter");
    assert_eq!(held(&desk, "note"), "twee", "the last one first");
}
