//! Layers by themselves: a key goes in, an intent comes out, and nothing else is there to be changed.

use super::bulk_edit::BulkEdit;
use super::context::LayerContext;
use super::editor::Editor;
use super::filter::FilterBar;
use super::form::Form;
use super::intent::{Filtered, Intent};
use super::line::TextLine;
use super::palette::ActionPalette;
use super::picker::Picker;
use super::purpose::Purpose;
use super::target::EditTarget;
use crate::app::action::{Action, Motion, TextEdit, TextKey, View};
use crate::app::actions;
use crate::app::form_kind::FormFor;
use crate::app::lexicon::Lexicon;
use crate::app::state::concealment::Concealment;
use crate::app::state::pane_specs::PaneId;
use crate::app::state::selection::SelectedRow;
use crate::app::state::status::Note;
use crate::domain::days::Day;
use crate::domain::filter::Expr;
use crate::domain::id::{CountedIds, Ids};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::value::{FieldType, Value};
use crate::domain::vocabulary::Vocabulary;
use crate::report::Identified;
use crate::service::command::{Command, TeamCommand};

/// Understands nothing but what is written as the store writes it.
struct PlainWords;

impl Vocabulary for PlainWords {
    fn field(&self, _: Kind, _: &str) -> Option<&'static str> {
        None
    }
    fn choice(&self, choices: &'static [&'static str], word: &str) -> Option<&'static str> {
        choices.iter().copied().find(|choice| *choice == word)
    }
    fn choices_begun(&self, _: &'static [&'static str], _: &str) -> Vec<&'static str> {
        Vec::new()
    }
    fn flag(&self, _: &str) -> Option<bool> {
        None
    }
    fn kind(&self, _: &str) -> Option<Kind> {
        None
    }
    fn forbidden(&self, _: &str) -> Option<Reason> {
        None
    }
    fn extra(&self, _: &str) -> Option<&'static str> {
        None
    }
}

impl Lexicon for PlainWords {
    fn vocabulary(&self) -> &dyn Vocabulary {
        self
    }
    fn written(&self, value: &Value) -> String {
        match value {
            Value::Day(day) => day.format("%d-%m-%Y").to_string(),
            other => other.plain(),
        }
    }
    fn choice_word(&self, choice: &'static str) -> String {
        choice.to_owned()
    }
    fn kind_word(&self, kind: Kind) -> String {
        kind.name().to_owned()
    }
    fn kind_words(&self, kind: Kind) -> String {
        kind.name().to_owned()
    }
    fn field_word(&self, _: Kind, name: &'static str) -> String {
        name.to_owned()
    }
    fn field_words(&self, _: Kind) -> Vec<String> {
        vec!["places".to_owned()]
    }
    fn due_word(&self, row: &crate::report::Due) -> String {
        row.who.clone()
    }

    fn source_word(&self, name: &'static str) -> String {
        name.to_owned()
    }
    fn form_word(&self, purpose: &FormFor) -> String {
        purpose.title().to_owned()
    }
    fn shared_word(&self) -> String {
        "shared".to_owned()
    }
    fn action_word(&self, name: &'static str) -> String {
        name.to_owned()
    }
    fn action_synonyms(&self, name: &'static str) -> String {
        if name == "absence" { "Ziekte sick".to_owned() } else { String::new() }
    }
}

fn day(day: u32) -> Day {
    Day::from_ymd_opt(2031, 5, day).expect("a day")
}

fn with_context<T>(look: impl FnOnce(&mut LayerContext<'_>) -> T) -> T {
    let mut ids = CountedIds::after(1);
    look(&mut LayerContext {
        words: &PlainWords,
        today: day(2),
        as_of: day(9),
        concealment: Concealment::Off,
        page: 10,
        columns: 1,
        actions: actions::named(),
        ids: &mut ids,
    })
}

fn typed(text: &str) -> impl Iterator<Item = TextKey> {
    text.chars().map(|c| TextKey::Edit(TextEdit::Insert(c)))
}

#[test]
fn an_editor_saves_what_differs_and_says_where_it_goes_on() {
    let seen = Value::Whole(7);
    let team = CountedIds::after(40).next_id();
    let target = EditTarget::Cells { pane: PaneId::Teams, rows: vec![(team, Some(seen))], column: "places" };
    let ty = Kind::Team.field("places").expect("a field").ty;
    let mut editor = Editor { target: target.clone(), ty, line: TextLine::holding("7".into()), refusal: None };
    with_context(|context| {
        let unchanged = Intent::Save { target: target.clone(), value: None, next: Some(Motion::Right) };
        assert_eq!(editor.act(TextKey::Next, context), unchanged);
        for key in typed("12") {
            assert_eq!(editor.act(key, context), Intent::Stay);
        }
        let changed = Intent::Save { target: target.clone(), value: Some(Value::Whole(12)), next: Some(Motion::Down) };
        assert_eq!(editor.act(TextKey::Down, context), changed);
        for key in typed("x") {
            editor.act(key, context);
        }
        assert!(matches!(editor.act(TextKey::Accept, context), Intent::Refuse(_)));
        assert!(editor.refusal.is_some());
    });
}

#[test]
fn an_edit_of_many_names_what_was_seen_of_each_and_does_nothing_until_a_value_is_typed() {
    let mut ids = CountedIds::after(80);
    let row = |places| {
        let cell = crate::domain::query::Cell { value: Value::Whole(places), label: None };
        SelectedRow {
            id: ids.next_id(),
            name: "Loods".into(),
            seen: Some(cell),
            jobs: None,
            application: None,
            hidden: false,
        }
    };
    let rows: Vec<SelectedRow> = [4, 9].map(row).into();
    let ty = Kind::Team.field("places").expect("a field").ty;
    let mut edit = BulkEdit::of((PaneId::Teams, "places"), (ty, false), rows.clone(), None, &PlainWords);
    let seen = rows.iter().map(|row| (row.id, row.seen.as_ref().map(|cell| cell.value.clone()))).collect();
    let target = EditTarget::Cells { pane: PaneId::Teams, rows: seen, column: "places" };
    with_context(|context| {
        assert_eq!(edit.act(TextKey::Accept, context), Intent::Close);
        for key in typed("9") {
            assert_eq!(edit.act(key, context), Intent::Stay);
        }
        assert_eq!(edit.unchanged(&Value::Whole(9)), 1);
        let all = Intent::Save { target: target.clone(), value: Some(Value::Whole(9)), next: None };
        assert_eq!(edit.act(TextKey::Accept, context), all);
        edit.act(TextKey::Edit(TextEdit::Insert('x')), context);
        assert!(matches!(edit.act(TextKey::Accept, context), Intent::Refuse(_)));
        assert_eq!(edit.act(TextKey::Cancel, context), Intent::Close);
    });
}

#[test]
fn a_form_becomes_a_command_on_the_day_looked_at_and_no_day_is_made_up() {
    let team = CountedIds::after(50).next_id();
    with_context(|context| {
        let mut form = Form::new(FormFor::EndTeam(team), "Magazijn".into(), context);
        let ends = Intent::Perform(Command::Team(team, TeamCommand::End { last: day(9), decided_on: context.as_of }));
        assert_eq!(form.act(TextKey::Accept, context), ends);
        form.act(TextKey::Edit(TextEdit::Clear), context);
        assert!(
            matches!(form.act(TextKey::Accept, context), Intent::Refuse(refusal) if refusal.reason == Reason::Required)
        );
        // A form that has lost a field asks for it instead of taking another day.
        form.fields.clear();
        form.focus = 0;
        assert_eq!(form.act(TextKey::Accept, context), Intent::Close);
    });
}

#[test]
fn a_new_record_is_proposed_no_number_that_nobody_counted() {
    with_context(|context| {
        for purpose in Kind::ALL.into_iter().filter_map(FormFor::making) {
            let form = Form::new(purpose.clone(), String::new(), context);
            let numbers = form.fields.iter().filter(|field| field.ty.is_number());
            let mut read = numbers.map(|field| (field.name(), field.line.text()));
            assert_eq!(read.find(|(_, text)| *text == "0"), None, "{purpose:?}");
        }
        let team = Form::new(FormFor::Add(Kind::Team, Vec::new()), String::new(), context);
        let places = team.fields.iter().find(|field| field.name() == "places").expect("a field");
        assert_eq!((places.line.text(), places.required), ("", true));
    });
}

#[test]
fn a_field_that_refers_opens_a_list_with_the_letter_typed() {
    with_context(|context| {
        let mut form = Form::new(FormFor::Hire(None), String::new(), context);
        form.focus = form.fields.iter().position(|field| field.name() == "team").expect("a field");
        let intent = form.act(TextKey::Edit(TextEdit::Insert('b')), context);
        let Intent::Choose { field, ty, first, .. } = intent else { panic!("{intent:?}") };
        assert_eq!((field, ty, first), (form.focus, FieldType::Ref(Kind::Team), Some('b')));
    });
}

#[test]
fn a_list_asks_the_store_and_takes_the_best_hit_when_enter_came_first() {
    let (vacancy, member) = (CountedIds::after(60).next_id(), CountedIds::after(70).next_id());
    let mut picker = Picker::records(Purpose::Fill(vacancy), &[Kind::Member]);
    let asked = |words: &str| Intent::Search { kinds: vec![Kind::Member], words: words.to_owned(), near: None };
    assert_eq!(picker.begin(), asked(""));
    with_context(|context| {
        assert_eq!(picker.act(TextKey::Edit(TextEdit::Insert('v')), context), asked("v"));
        assert_eq!(picker.act(TextKey::Accept, context), Intent::Stay);
        assert!(picker.is_waiting());
        let hit = crate::repository::SearchHit {
            kind: Kind::Member,
            id: member,
            label: "Vos, Mila".into(),
            search: String::new(),
            likeness: crate::repository::Likeness::Words,
        };
        let fills = Command::Vacancy(vacancy, crate::service::command::VacancyCommand::Fill(member, day(9)));
        assert_eq!(picker.found(vec![(hit, Identified::default())], context), Intent::Perform(fills));
    });
}

#[test]
fn a_filter_bar_filters_as_one_types_and_takes_its_filter_along() {
    let mut bar = FilterBar::on(Filtered::Log, ("", Expr::All));
    with_context(|context| {
        let filtered = Intent::Filter(Filtered::Log, "k".into(), Expr::All);
        assert_eq!(bar.act(TextKey::Edit(TextEdit::Insert('k')), context), filtered);
        assert_eq!(bar.act(TextKey::Cancel, context), Intent::ClearFilter(Filtered::Log));
    });
}

#[test]
fn a_blank_record_is_refused_by_its_own_form() {
    with_context(|context| {
        let mut form = Form::new(FormFor::Add(Kind::Vacancy, Vec::new()), String::new(), context);
        form.focus = form.fields.len() - 1;
        assert!(matches!(form.act(TextKey::Accept, context), Intent::Refuse(_)));
        assert!(Record::blank(Kind::Vacancy, crate::domain::id::Id::UNSET).check().is_err());
    });
}

#[test]
fn an_action_is_found_by_the_beginnings_of_its_words_and_never_by_letters_here_and_there() {
    let hits = |text: &str| {
        let mut palette = ActionPalette::default();
        palette.line.paste(text);
        palette.hits(&PlainWords, actions::named())
    };
    assert_eq!(hits("ziek"), [Action::Absence]);
    assert_eq!(hits("SIC"), [Action::Absence]);
    assert_eq!(hits("view ag"), [Action::View(View::Agenda)]);
    assert_eq!(hits("un"), [Action::Undo]);
    assert_eq!(hits("bsence"), []);
    assert_eq!(hits("vwa"), []);
    assert_eq!(hits("").len(), actions::named().len());
}

#[test]
fn enter_takes_what_is_under_the_cursor_also_when_nothing_was_typed_and_of_nothing_there_is_nothing_to_take() {
    let (vacancy, candidate) = (CountedIds::after(60).next_id(), CountedIds::after(70).next_id());
    with_context(|context| {
        let mut picker = Picker::records(Purpose::Apply(vacancy), &[Kind::Candidate]);
        picker.begin();
        picker.found(Vec::new(), context);
        assert_eq!(picker.act(TextKey::Accept, context), Intent::StopAt(Note::NothingToChoose));
        picker.begin();
        let hit = crate::repository::SearchHit {
            kind: Kind::Candidate,
            id: candidate,
            label: "Bos, Kees".into(),
            search: String::new(),
            likeness: crate::repository::Likeness::Words,
        };
        picker.found(vec![(hit, Identified::default())], context);
        let intent = picker.act(TextKey::Accept, context);
        assert!(matches!(intent, Intent::Perform(Command::Recruiting(_))), "{intent:?}");
    });
}

#[test]
fn the_last_field_of_a_form_is_where_enter_saves_unless_it_is_shown_first_what_would_be_done() {
    with_context(|context| {
        for (purpose, saves) in [(FormFor::Hire(None), true), (FormFor::Contracts(Vec::new()), false)] {
            let mut form = Form::new(purpose, String::new(), context);
            form.focus = 0;
            assert!(!form.ends_here());
            form.focus = form.fields.len() - 1;
            assert_eq!(form.ends_here(), saves);
        }
    });
}
