//! Forms: what is typed is looked at when its field is left, days are shown as they are understood, and a choice opens by
//! several keys.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::form::{Form, FormField};
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::CountedIds;
use binnenwerk::domain::kinds::WorkType;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::repository::sqlite::SqliteRepository;
use binnenwerk::repository::{Repository, TypedReading};

use super::desk::{Desk, noon, programme, today};
use super::refused;

fn form(desk: &Desk) -> &Form {
    match desk.app.layers.last() {
        Some(Layer::Form(form)) => form,
        other => panic!("no form: {other:?}"),
    }
}

fn field<'a>(desk: &'a Desk, name: &str) -> &'a FormField {
    form(desk).fields.iter().find(|field| field.name() == name).expect("a field")
}

/// The field with the cursor.
fn focused(desk: &Desk) -> &'static str {
    form(desk).fields[form(desk).focus].name()
}

#[test]
fn a_field_is_looked_at_when_it_is_left_and_keeps_its_message() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab z");
    assert_eq!(focused(&desk), "from");
    // How much somebody is absent is a number.
    desk.keys(&mut repo, "Tab Ctrl-u v e e l Tab");
    assert_eq!((focused(&desk), refused(&desk)), ("percent", Some(Reason::NotANumber)));
    desk.keys(&mut repo, "Shift-Tab");
    assert_eq!(focused(&desk), "from");
    let reason = |desk: &Desk, name| field(desk, name).refusal.as_ref().map(|refusal| refusal.reason);
    assert_eq!((reason(&desk, "from"), reason(&desk, "percent")), (None, Some(Reason::NotANumber)));
    assert_eq!(field(&desk, "percent").line.text(), "veel", "what was typed stays");
    desk.keys(&mut repo, "Tab Ctrl-u");
    assert_eq!(reason(&desk, "percent"), None, "typing takes the message away");
    desk.keys(&mut repo, "5 0 Tab");
    assert_eq!(focused(&desk), "expected_until");
    desk.keys(&mut repo, "o o i t Shift-Tab");
    assert_eq!((focused(&desk), reason(&desk, "expected_until")), ("percent", Some(Reason::NotADate)));
}

#[test]
fn a_name_in_the_place_of_a_number_is_refused_when_its_field_is_left_and_a_number_in_that_of_a_name() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    // A new member, and a new candidate.
    for open in ["Tab n", "Esc g 3 Tab n"] {
        desk.keys(&mut repo, open);
        while focused(&desk) != "number" {
            desk.keys(&mut repo, "Shift-Tab");
        }
        for leaving in ["Tab", "Enter", "Down"] {
            desk.keys(&mut repo, &format!("Ctrl-u J a n s e n , Space A l i {leaving}"));
            assert_eq!((focused(&desk), refused(&desk)), ("number", Some(Reason::NumberWithoutFigure)), "{leaving}");
        }
        desk.keys(&mut repo, "Ctrl-u P - 0 0 4 1 7 Tab");
        assert_eq!((focused(&desk), field(&desk, "number").refusal.as_ref()), ("name", None));
        desk.keys(&mut repo, "2 4 Tab");
        assert_eq!((focused(&desk), refused(&desk)), ("name", Some(Reason::NameOfFigures)));
    }
}

#[test]
fn enter_stays_on_an_empty_field_that_needs_a_value_and_says_so_where_tab_passes_it() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    // A new team, vacancy, member, candidate and client; each has a field in words that needs a value.
    for open in ["n", "Esc j v", "Esc Tab n", "Esc g 3 Tab n", "Esc g 4 n"] {
        desk.keys(&mut repo, open);
        let last = form(&desk).fields.len() - 1;
        let needy = |field: &FormField| field.required && !field.is_chosen();
        let found: Vec<usize> = (0..last).filter(|at| needy(&form(&desk).fields[*at])).collect();
        assert!(!found.is_empty(), "{open}");
        for at in found {
            while form(&desk).focus != at {
                let key = if form(&desk).focus < at { "Tab" } else { "Shift-Tab" };
                desk.keys(&mut repo, key);
            }
            let name = focused(&desk);
            let rings = desk.rings;
            desk.keys(&mut repo, "Ctrl-u Enter");
            assert_eq!((focused(&desk), refused(&desk)), (name, Some(Reason::Required)), "{open}");
            assert_eq!(field(&desk, name).refusal.as_ref().map(|refusal| refusal.reason), Some(Reason::Required));
            assert_eq!(desk.rings, rings + 1, "{name}");
            desk.keys(&mut repo, "Tab");
            assert_eq!(form(&desk).focus, at + 1, "{name}");
        }
    }
}

#[test]
fn days_are_shown_as_understood_in_the_year_that_is_meant() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let understood = |desk: &Desk, name| field(desk, name).day_understood(desk.app.words(), today());
    let day = |y, m, d| Day::from_ymd_opt(y, m, d);
    // It is the last day of 2023, a Sunday.
    desk.keys(&mut repo, "j Tab z Tab Tab");
    assert_eq!(understood(&desk, "expected_until"), None, "nothing was typed");
    desk.keys(&mut repo, "9 - 2");
    assert_eq!(understood(&desk, "expected_until"), day(2024, 2, 9));
    desk.keys(&mut repo, "Ctrl-u w o");
    assert_eq!(understood(&desk, "expected_until"), day(2024, 1, 3));
    desk.keys(&mut repo, "Shift-Tab");
    assert_eq!(field(&desk, "expected_until").line.text(), "03-01-2024", "written out once it is left");
    desk.keys(&mut repo, "Esc X");
    desk.keys(&mut repo, "2 8 - 1 2 Tab");
    assert_eq!(field(&desk, "until").line.text(), "28-12-2023", "an end that is just past is not a year away");
    desk.keys(&mut repo, "Shift-Tab 4 - 1 Tab");
    assert_eq!(field(&desk, "until").line.text(), "04-01-2024");
}

#[test]
fn a_form_says_that_it_keeps_what_was_typed_only_where_it_does() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab X");
    assert_eq!(form(&desk).purpose.hint(), "form-required");
    desk.keys(&mut repo, "x Esc");
    assert_eq!(desk.app.status, Status::Note(Note::DraftKept));
    desk.keys(&mut repo, "e");
    assert_eq!(form(&desk).purpose.hint(), "form-required-no-draft");
    desk.keys(&mut repo, "x Esc");
    assert_ne!(desk.app.status, Status::Note(Note::DraftKept));
}

#[test]
fn a_choice_opens_by_down_by_f2_and_by_a_letter() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab X Tab");
    assert_eq!(focused(&desk), "end_reason");
    for key in ["Down", "F2", "e"] {
        desk.keys(&mut repo, key);
        assert!(matches!(desk.app.layers.last(), Some(Layer::Picker(_))), "{key}");
        desk.keys(&mut repo, "Esc");
        assert_eq!(focused(&desk), "end_reason", "{key}");
    }
    desk.keys(&mut repo, "Down Down Enter");
    assert!(!field(&desk, "end_reason").line.text().is_empty());
}

#[test]
fn the_next_number_or_code_is_proposed_and_typing_replaces_it() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "n");
    let code = field(&desk, "code").line.text();
    assert!(code > "T080" && repo.named(Kind::Team, code).expect("reads").is_empty(), "{code}");
    assert_eq!(focused(&desk), "code");
    desk.keys(&mut repo, "T 9 0 0");
    assert_eq!(field(&desk, "code").line.text(), "T900");
    desk.keys(&mut repo, "Esc j v");
    let vacancy = field(&desk, "number").line.text().to_owned();
    assert!(vacancy.starts_with('V') && vacancy.len() == 4, "{vacancy}");
    desk.keys(&mut repo, "Esc Tab n");
    let number: u32 = field(&desk, "number").line.text().parse().expect("a number");
    let taken = |number: u32| !repo.named(Kind::Member, &number.to_string()).expect("reads").is_empty();
    assert!(!taken(number) && taken(number - 1), "{number}");
    assert_eq!(focused(&desk), "number");
}

#[test]
fn a_key_that_another_has_is_refused_when_its_field_is_left() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let reason = |desk: &Desk, name| field(desk, name).refusal.as_ref().map(|refusal| refusal.reason);
    // A team, a vacancy of a team and a member: each has a key of its own kind.
    for (open, key, taken, free) in [
        ("n", "code", "T 0 0 1", "T 9 0 0"),
        ("Esc j v", "number", "V 0 0 1", "V 9 0 1"),
        ("Esc Tab n", "number", "1 0 0 1 5 6", "9 0 0 0 0 1"),
    ] {
        desk.keys(&mut repo, open);
        assert_eq!(focused(&desk), key);
        desk.keys(&mut repo, &format!("{taken} Tab"));
        assert_eq!(
            (reason(&desk, key), refused(&desk)),
            (Some(Reason::NumberTaken), Some(Reason::NumberTaken)),
            "{open}"
        );
        assert_ne!(focused(&desk), key, "typing ahead goes on");
        desk.keys(&mut repo, "Shift-Tab Ctrl-u");
        assert_eq!(reason(&desk, key), None);
        desk.keys(&mut repo, &format!("{free} Enter"));
        assert_eq!(reason(&desk, key), None, "{open}");
    }
}

#[test]
fn what_was_typed_in_a_form_that_is_left_is_there_when_it_opens_again() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j v");
    let before = repo.revision().expect("reads");
    while focused(&desk) != "hours" {
        desk.keys(&mut repo, "Tab");
    }
    desk.keys(&mut repo, "2 8 Esc");
    assert!(desk.app.layers.is_empty());
    assert_eq!(desk.app.status, Status::Note(Note::DraftKept));
    desk.keys(&mut repo, "v");
    assert!(form(&desk).from_draft);
    assert_eq!(field(&desk, "hours").line.text(), "28");
    // Another form is not filled in with it: that of another team.
    desk.keys(&mut repo, "Esc j v");
    assert!(!form(&desk).from_draft && field(&desk, "hours").line.text().is_empty());
    desk.keys(&mut repo, "Esc");
    assert_eq!(desk.app.status, Status::Quiet, "nothing was typed in it");
    // Thrown away, it does not come back.
    desk.keys(&mut repo, "k v Ctrl-x");
    assert!(!form(&desk).from_draft && field(&desk, "hours").line.text().is_empty());
    desk.keys(&mut repo, "Esc v");
    assert!(!form(&desk).from_draft);
    assert_eq!(repo.revision().expect("reads"), before, "a draft is not stored");
}

#[test]
fn what_a_field_lacks_is_made_from_its_list_and_filled_in() {
    let mut ids = CountedIds::after(5 << 100);
    let mut repo = SqliteRepository::open_in_memory(("stichter".into(), noon()), &mut ids).expect("opens");
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "n");
    while focused(&desk) != "work_type" {
        desk.keys(&mut repo, if focused(&desk) == "name" { "P e l t Tab" } else { "Tab" });
    }
    desk.keys(&mut repo, "Down");
    let Some(Layer::Picker(picker)) = desk.app.layers.last() else { panic!("a list") };
    assert_eq!(picker.makes().map(|(_, kind)| kind), Some(Kind::WorkType));
    desk.keys(&mut repo, "F2 T u i n e n Enter");
    for _ in 0..9 {
        if desk.app.layers.len() > 1 {
            desk.keys(&mut repo, "Enter");
        }
    }
    assert_eq!(desk.app.layers.len(), 1, "{:?}", desk.app.status);
    assert_eq!(field(&desk, "work_type").line.text(), "Tuinen");
    assert_eq!(field(&desk, "name").line.text(), "Pelt", "what was typed before is still there");
    assert_eq!(repo.all_of::<WorkType>().expect("reads").len(), 1);
}
