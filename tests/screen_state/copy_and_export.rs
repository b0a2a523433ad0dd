//! What a person takes along from the screen: a cell or row on the clipboard, a list in a file.

use binnenwerk::app::action::Action;
use binnenwerk::app::form_kind::FormFor;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::ports::Listed;
use binnenwerk::app::request::Effect;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::columns::columns;
use binnenwerk::domain::filter::Expr;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::refusal::Refusal;

use super::desk::{Desk, programme, today};
use super::refused;

#[test]
fn a_cell_is_copied_as_it_reads_and_a_row_with_tabs_between() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "y");
    assert_eq!((refused(&desk), &desk.copied), (Some(Reason::SelectRowFirst), &None), "nobody is all teams");
    desk.keys(&mut repo, "j Tab y");
    assert_eq!(desk.copied, Some(desk.cell("name")));
    desk.keys(&mut repo, "l Enter 3 2 , 5 Enter y");
    assert_eq!(desk.copied.as_deref(), Some("32,5"));
    assert_eq!(desk.app.status, Status::Note(Note::Copied));
    desk.keys(&mut repo, "Y");
    let row = desk.copied.clone().expect("copied");
    assert_eq!(row.split('\t').count(), 5, "{row}");
    assert!(row.starts_with(&format!("{}\t32,5\t", desk.cell("name"))), "{row}");
    desk.keys(&mut repo, "g 4 Tab Tab y");
    assert_eq!(desk.copied, Some(desk.cell("team")), "a reference by its name");
}

#[test]
fn what_is_copied_holds_nothing_that_would_act_where_it_is_pasted() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 4 j");
    let pane = desk.app.views.focused_mut().expect("a pane");
    let row = pane.window.rows.first_mut().expect("a row");
    let at = pane.query.columns.iter().position(|name| *name == "name").expect("a column");
    row.cells[at].value = binnenwerk::domain::value::Value::Text("a\tb\n\u{1b}]0;x\u{7}".into());
    desk.keys(&mut repo, "y");
    assert!(!desk.copied.as_deref().expect("copied").contains(char::is_control), "{:?}", desk.copied);
    let pane = desk.app.views.focused_mut().expect("a pane");
    pane.window.rows[0].cells[at].value = binnenwerk::domain::value::Value::Text("x".repeat(60_000));
    desk.copied = None;
    desk.keys(&mut repo, "y");
    assert_eq!((refused(&desk), &desk.copied), (Some(Reason::TooLongToCopy), &None));
}

#[test]
fn a_list_goes_to_a_file_as_the_pane_filters_and_orders_it_on_that_day() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l s s / u r e n < 3 6 Enter e");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("asks for the file") };
    assert_eq!(form.purpose, FormFor::Export(Some(PaneId::Members)));
    assert_eq!(form.fields[0].line.text(), "medewerkers-2023-12-31.csv");
    desk.keys(&mut repo, "Enter");
    let pane = desk.app.pane(PaneId::Members);
    let export = desk.exports.first().expect("to be written");
    assert_eq!(export.path.to_str(), Some("medewerkers-2023-12-31.csv"));
    let Listed::Rows(query) = &export.listed else { panic!("a pane") };
    let wanted = &pane.query;
    assert_eq!((query.within, query.sort, query.as_of), (wanted.within, wanted.sort, today()));
    assert!(query.within.is_some() && query.sort.descending && query.filter != Expr::All);
    assert!(query.columns.starts_with(&["name", "hours", "jobs", "contract_until", "status"]));
    assert_eq!(query.columns.len(), columns(Kind::Member).len(), "the others follow");
    let Status::Exported { rows, .. } = desk.app.status else { panic!("{:?}", desk.app.status) };
    assert_eq!(Some(rows), pane.count);
}

#[test]
fn a_file_that_cannot_be_written_is_asked_for_again() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.unwritable = Some(Refusal::new(Reason::FileExists));
    desk.keys(&mut repo, "g 4 e l i j s t . m d Enter");
    assert_eq!(refused(&desk), Some(Reason::FileExists));
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("asks again") };
    assert_eq!(form.fields[0].line.text(), "lijst.md", "what was typed is still there");
    assert_eq!(form.refusal().map(|(at, refusal)| (at, refusal.reason)), Some((0, Reason::FileExists)));
    desk.keys(&mut repo, "Home a Enter");
    assert!(matches!(&desk.app.status, Status::Exported { path, .. } if path.to_str() == Some("alijst.md")));
    desk.keys(&mut repo, "g 6 e y");
    assert!(desk.app.layers.is_empty(), "the log has no rows of a kind");
}

#[test]
fn letters_are_written_to_the_selected_members_and_a_refused_one_comes_back() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.app.session.templates = vec!["aanzegging.md".to_owned(), "verlenging.md".to_owned()];
    desk.keys(&mut repo, "j Tab Space Down Space L");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("asks for the template") };
    let FormFor::Letters(kind, ids) = form.purpose.clone() else { panic!("letters") };
    assert_eq!((kind, ids.len()), (Kind::Member, 2));
    assert_eq!(form.fields[0].line.text(), "aanzegging.md", "the first of the office is proposed");
    desk.unwritable = Some(Refusal::new(Reason::LetterNobody));
    desk.keys(&mut repo, "Enter");
    assert_eq!(refused(&desk), Some(Reason::LetterNobody));
    assert!(
        matches!(desk.app.layers.last(), Some(Layer::Form(form)) if form.purpose == FormFor::Letters(kind, ids.clone()))
    );
    desk.keys(&mut repo, "Enter");
    let Some(export) = desk.exports.last() else { panic!("written") };
    let Listed::Letters(query, template) = &export.listed else { panic!("letters") };
    assert_eq!((query.filter.clone(), template.to_str()), (Expr::Among(ids), Some("aanzegging.md")));
    assert!(matches!(desk.app.status, Status::Lettered { letters: 2, .. }), "{:?}", desk.app.status);
}

#[test]
fn letters_from_the_agenda_go_to_the_members_of_the_rows_and_about_instruments_where_all_are() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 2 G");
    let kinds = |desk: &mut Desk, repo: &mut binnenwerk::repository::sqlite::SqliteRepository| {
        let due = desk.app.views.agenda.current().cloned().expect("a row");
        desk.keys(repo, "L");
        let asked = match desk.app.layers.pop() {
            Some(Layer::Form(form)) => match form.purpose {
                FormFor::Letters(kind, ids) => Some((kind, ids)),
                _ => None,
            },
            _ => None,
        };
        (due, asked)
    };
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..40 {
        let (due, asked) = kinds(&mut desk, &mut repo);
        let expected = match (due.kind, due.about) {
            (Kind::Instrument, (Kind::Member, _)) => Some((Kind::Instrument, vec![due.id])),
            (_, (Kind::Member, id)) => Some((Kind::Member, vec![id])),
            _ => None,
        };
        assert_eq!(asked, expected, "{due:?}");
        seen.insert(asked.map(|(kind, _)| kind));
        desk.keys(&mut repo, "k");
    }
    assert!(seen.len() > 1, "rows of several kinds were tried: {seen:?}");
}

#[test]
fn in_restricted_mode_no_key_leads_out_of_the_store_and_each_is_refused_in_one_sentence() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.app.session.is_restricted = true;
    for action in [Action::Export, Action::Import, Action::Letters, Action::FirstStart, Action::Demo, Action::Suspend] {
        let effects = desk.app.update(AppEvent::Act(action));
        let outward =
            |effect: &Effect| !matches!(effect, Effect::Ask(..) | Effect::Bell | Effect::Redraw | Effect::Copy(_));
        assert!(!effects.iter().any(outward), "{action:?}: {effects:?}");
        assert!(desk.app.layers.is_empty(), "{action:?}");
        assert_eq!(refused(&desk), Some(Reason::NoFilesHere), "{action:?}");
    }
}
