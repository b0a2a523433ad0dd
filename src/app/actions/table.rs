//! The one table of actions: what each is called, its keys and where these hold, what it does in which view, what it asks of
//! the layers above, and where the footer hints at it. Dispatch, footer, palette, help, own keys, `binnenwerk keys` and the
//! README read it.
//!
//! A new action is a variant of [`Action`], a row here and its words in `text/`. An action without a row does not compile,
//! nor does a row without a handler.

use crate::app::action::{Action, DetailKey, DialogKey, KeyContext, LayerKeys, Motion, TextEdit, TextKey, View};
use crate::app::form_kind::FormFor;
use crate::app::request::Effect;
use crate::app::state::App;
use crate::app::state::pane::Pane;
use crate::app::state::selection::{SelectionPurpose, SelectionStep};
use crate::app::state::status::{Note, Status};
use crate::domain::verbs::StageStep;
use crate::service::command::Command;

use super::handler::ByView;
use super::handler::Handler::{self, Always, Everywhere, Moves, Views};
use super::surface::Surface;

/// Keys with the contexts in which they ask for an action. A key is one chord, or two with a space between.
pub type DefaultKeys = &'static [(&'static [KeyContext], &'static str)];

/// A row of the table.
#[derive(Debug)]
pub struct ActionSpec {
    /// The action that the row describes.
    pub action: Action,
    /// The identifier of its name in `text/`: `action-` followed by this; `None` for typing.
    pub name: Option<&'static str>,
    /// Its keys, the one to show first.
    pub keys: DefaultKeys,
    /// Where the footer hints at it: its rank there, 0 first, and the identifier of the word, `hint-` followed by this.
    pub hints: &'static [(Surface, u8, &'static str)],
}

const VIEW: &[KeyContext] = &[KeyContext::View];
const LIST: &[KeyContext] = &[KeyContext::View, KeyContext::Text, KeyContext::Dialog];
const ASKED: &[KeyContext] = &[KeyContext::View, KeyContext::Text];
const TYPED: &[KeyContext] = &[KeyContext::Text];

const fn on_board(board: fn(&mut App)) -> Handler {
    Views(ByView { board: Some(board), ..ByView::NOWHERE })
}

macro_rules! actions {
    (
        $([$($action:tt)+] $name:literal [$($context:ident $key:literal),*] $handler:expr,
            $({$($surface:ident $rank:literal $word:literal),+})?
            $(in layers {$($layer:ident $asks:expr),+})?)*
        typing
        $([$($text:tt)+] [$($text_context:ident $text_key:literal),*] $typed:expr,)*
    ) => {
        /// Every action, in the order in which help and README list them; what is typed comes last.
        pub const TABLE: &[ActionSpec] = &[
            $(ActionSpec {
                action: $($action)+,
                name: Some($name),
                keys: &[$(($context, $key)),*],
                hints: &[$($((Surface::$surface, $rank, $word)),+)?],
            },)*
            $(ActionSpec {
                action: $($text)+,
                name: None,
                keys: &[$(($text_context, $text_key)),*],
                hints: &[],
            },)*
        ];

        /// What an action does in the views.
        pub fn handler(action: Action) -> Handler {
            match action {
                $($($action)+ => $handler,)*
                $($($text)+ => Handler::InText,)*
                Action::Text(TextEdit::Insert(_)) => Handler::InText,
            }
        }

        /// What an action asks of a layer, in each of the contexts that a layer can have.
        #[allow(clippy::needless_update, reason = "an action may name every layer")]
        pub fn layer_keys(action: Action) -> LayerKeys {
            match action {
                $($($action)+ => LayerKeys { $($($layer: Some($asks),)+)? ..LayerKeys::default() },)*
                $($($text)+ => LayerKeys { text: Some($typed), ..LayerKeys::default() },)*
                Action::Text(TextEdit::Insert(letter)) => LayerKeys {
                    text: Some(TextKey::Edit(TextEdit::Insert(letter))),
                    dialog: Some(DialogKey::Letter(letter)),
                    detail: Some(DetailKey::Digit(letter)),
                },
            }
        }
    };
}

actions! {
    [Action::Accept] "edit" [LIST "Enter", VIEW "F2"]
        Views(ByView {
            board: Some(App::accept),
            agenda: Some(App::settle_due),
            log: Some(App::show_logged),
            ..ByView::NOWHERE
        }),
        {
            Typing 0 "save", Correcting 0 "weigh", Bulk 0 "do-all", Choosing 0 "choose", Filtering 0 "keep-filter", Filling 0 "next", Ending 0 "save", Draft 1 "origin",
            Fixed 0 "origin", Contracts 0 "do-all", Correction 0 "put-right", JobsBy 0 "teams", Statements 0 "lines", Saving 0 "save", Detail 0 "edit", Dialog 0 "choose", Columns 0 "save",
            Agenda 0 "settle", Members 0 "edit", Teams 6 "edit", Vacancies 0 "edit", Openings 7 "edit",
            Chances 0 "edit", Staff 0 "edit", Rows 0 "edit"
        }
        in layers {text TextKey::Accept, dialog DialogKey::Accept, detail DetailKey::Accept}
    [Action::New] "new" [VIEW "n"]
        on_board(App::make_new),
        {
            Draft 0 "fix", Statements 1 "draft", Detail 1 "new", Members 2 "new", Teams 2 "new", Vacancies 2 "new",
            Applications 4 "new", Openings 2 "new", Chances 2 "new", Staff 3 "new", Rows 1 "new"
        }
        in layers {detail DetailKey::New}
    [Action::NewOnes] "new-ones" [ASKED "Ctrl-n"]
        on_board(App::make_new_ones),
        {Filling 3 "next-one", Ending 3 "next-one", Saving 3 "next-one"}
        in layers {text TextKey::SaveForNext}
    [Action::MoveMember] "move-member" [VIEW "m"]
        on_board(App::pass_on),
        {Members 1 "move", Staff 1 "hand-over"}
    [Action::Vacancy] "vacancy" [VIEW "v"]
        on_board(App::vacancy),
        {Teams 7 "vacancy", Vacancies 1 "fill"}
    [Action::End] "end" [VIEW "x"]
        on_board(App::end),
        {
            Contracts 1 "leave-out", Detail 2 "end", Fixed 3 "credit", Members 7 "end", Vacancies 3 "close",
            Applications 3 "end-application",
            Openings 3 "close", Chances 3 "give-up", Staff 2 "leaves"
        }
        in layers {detail DetailKey::End}
    [Action::Correct] "correct" [VIEW "="]
        on_board(App::show_to_correct),
        {Detail 3 "correct"}
        in layers {detail DetailKey::Correct}
    [Action::Contact] "contact" [VIEW "c"]
        Views(ByView {
            board: Some(|app| app.with_members(SelectionPurpose::Contact)),
            agenda: Some(App::contact_due),
            ..ByView::NOWHERE
        }),
        {Members 8 "contact"}
    [Action::Contracts] "contracts" [VIEW "K"]
        Views(ByView {
            board: Some(|app| app.with_members(SelectionPurpose::Contracts)),
            agenda: Some(App::contracts_due),
            ..ByView::NOWHERE
        }),
        {Agenda 9 "contracts", Members 16 "contracts"}
    [Action::Letters] "letters" [VIEW "L"]
        Views(ByView {
            board: Some(|app| app.with_members(SelectionPurpose::Letters)),
            agenda: Some(App::letters_due),
            ..ByView::NOWHERE
        }),
    [Action::Absence] "absence" [VIEW "z"]
        on_board(|app| app.with_members(SelectionPurpose::Absence)),
        {Members 9 "absence"}
    [Action::StageOn] "stage-on" [VIEW ">"]
        on_board(App::stage_on),
        {Applications 0 "stage-on", Chances 1 "stage-on"}
    [Action::StageBack] "stage-back" [VIEW "<"]
        on_board(|app| app.change_stage(StageStep::Back)),
        {Applications 1 "stage-back"}
    [Action::Place] "place" [VIEW "p"]
        on_board(|app| app.with_application(|app, who| app.open_form(FormFor::Place(who)))),
        {Applications 2 "place"}
    [Action::Apply] "apply" [VIEW "a"]
        on_board(App::apply),
        {Applications 8 "apply", Openings 1 "apply"}
    [Action::ShowRecord] "whole" [VIEW "i"]
        Views(ByView {
            board: Some(App::show_record),
            agenda: Some(App::show_due),
            log: Some(App::show_logged),
            ..ByView::NOWHERE
        }),
        {
            Draft 2 "rate", Fixed 1 "rate", Contracts 2 "whole", Statements 4 "whole", Log 1 "whole", Agenda 1 "whole",
            Members 10 "whole", Teams 9 "whole", Vacancies 7 "whole", Applications 7 "whole", Openings 8 "whole",
            Chances 7 "whole", Rows 4 "whole"
        }
        in layers {detail DetailKey::ShowRecord}
    [Action::Find] "find" [VIEW "f", VIEW "Ctrl-k"]
        Everywhere(App::find),
        {Agenda 5 "find", Members 6 "find", Teams 1 "find"}
    [Action::Filter] "filter" [VIEW "/"]
        Everywhere(App::open_filter),
        {
            Statements 5 "filter", Log 2 "filter", Agenda 2 "filter", Members 5 "filter", Teams 5 "filter",
            Applications 9 "filter", Rows 5 "filter"
        }
    [Action::Sort] "sort" [VIEW "s"]
        on_board(App::sort),
        {Rows 6 "sort"}
    [Action::Mark] "mark" [VIEW "Space"]
        Views(ByView {
            board: Some(|app| app.in_focus(Pane::mark)),
            agenda: Some(App::mark_due),
            ..ByView::NOWHERE
        }),
        {Members 11 "mark"}
    [Action::MarkAll] "mark-all" [VIEW "*"]
        Views(ByView {
            board: Some(|app| app.select_rows(SelectionStep::All)),
            agenda: Some(|app| app.views.agenda.mark_alike()),
            ..ByView::NOWHERE
        }),
    [Action::MarkRange] "mark-range" [VIEW "V"]
        on_board(App::turn_range),
    [Action::MarkDown] "mark-down" [VIEW "Shift-Down"]
        Views(ByView {
            board: Some(|app| app.mark_to(Motion::Down)),
            ..ByView::all(|app| app.go_in_view(Motion::Down))
        }),
        in layers {detail DetailKey::Move(Motion::Down)}
    [Action::MarkUp] "mark-up" [VIEW "Shift-Up"]
        Views(ByView {
            board: Some(|app| app.mark_to(Motion::Up)),
            ..ByView::all(|app| app.go_in_view(Motion::Up))
        }),
        in layers {detail DetailKey::Move(Motion::Up)}
    [Action::MarkRest] "mark-rest" [VIEW "!"]
        on_board(|app| app.select_rows(SelectionStep::Invert)),
    [Action::Undo] "undo" [VIEW "u"]
        Everywhere(App::undo),
        {
            Statements 2 "undo", Detail 5 "undo", Log 0 "revert", Agenda 3 "undo", Members 3 "undo", Teams 3 "undo",
            Vacancies 5 "undo", Applications 5 "undo", Openings 5 "undo", Chances 5 "undo", Rows 2 "undo"
        }
        in layers {detail DetailKey::Below}
    [Action::Redo] "redo" [VIEW "Ctrl-r"]
        Everywhere(|app| app.perform(Command::Redo)),
        in layers {detail DetailKey::Below}
    [Action::Repeat] "repeat" [VIEW "."]
        on_board(App::repeat),
    [Action::Ditto] "ditto" [VIEW "\""]
        on_board(App::ditto),
    [Action::EnterDown] "enter-down" []
        Everywhere(App::turn_enter_down),
    [Action::AsOf] "as-of" [VIEW "t"]
        Everywhere(|app| app.open_form(FormFor::AsOf)),
        {
            Agenda 7 "as-of", Members 14 "as-of", Teams 8 "as-of", Applications 10 "as-of", Overview 2 "as-of",
            Rows 9 "as-of"
        }
        in layers {detail DetailKey::OtherDay}
    [Action::Today] "today" [VIEW "T"]
        Everywhere(|app| app.look_at(app.session.today)),
        in layers {detail DetailKey::OtherDay}
    [Action::ClosePeriod] "close-period" []
        Everywhere(|app| app.open_form(FormFor::ClosePeriod)),
    [Action::JobsBy] "jobs-by" [VIEW "r"]
        Everywhere(App::divide_jobs_here),
        {Staff 4 "regions"}
    [Action::EndService] "end-service" [VIEW "X"]
        on_board(|app| app.with_members(SelectionPurpose::EndService)),
    [Action::Rehire] "rehire" []
        on_board(App::rehire),
    [Action::Erase] "erase" []
        Views(ByView { board: Some(App::erase_here), agenda: Some(App::erase_here), ..ByView::NOWHERE }),
    [Action::Register] "register" [VIEW "R"]
        on_board(App::register),
    [Action::Hold] "hold" [VIEW "H"]
        on_board(App::hold),
        {Vacancies 4 "hold", Openings 4 "hold"}
    [Action::StandStill] "stand-still" []
        on_board(|app| app.with_team(FormFor::StandStill)),
    [Action::Resume] "resume" []
        on_board(|app| app.with_team(FormFor::Resume)),
    [Action::Convert] "convert" []
        on_board(|app| app.with_team(FormFor::Convert)),
    [Action::MergeClient] "merge-client" []
        on_board(|app| app.with_client(FormFor::MergeClient)),
    [Action::SplitClient] "split-client" []
        on_board(|app| app.with_client(FormFor::SplitClient)),
    [Action::Copy] "copy" [VIEW "y"]
        on_board(|app| app.copy(false)),
        {Members 12 "copy", Rows 7 "copy"}
    [Action::CopyRow] "copy-row" [VIEW "Y"]
        on_board(|app| app.copy(true)),
    [Action::Export] "export" [VIEW "e"]
        Views(ByView {
            board: Some(App::ask_for_file),
            agenda: Some(|app| app.open_form_on(FormFor::Export(None), String::new())),
            ..ByView::NOWHERE
        }),
        {Statements 6 "export", Agenda 6 "export", Members 13 "export", Rows 8 "export"}
    [Action::Import] "import" []
        Everywhere(App::open_import),
    [Action::FirstStart] "first-start" []
        Everywhere(App::ask_first_start),
    [Action::Demo] "demo" []
        Everywhere(App::look_at_demo),
    [Action::ByHand] "by-hand" []
        Everywhere(App::begin_by_hand),
    [Action::Revert] "revert" []
        Everywhere(App::revert),
    [Action::View(View::Roster)] "view-roster" [VIEW "1", VIEW "g 1"]
        Everywhere(|app| app.visit(View::Roster)),
        {Log 3 "roster"}
        in layers {detail DetailKey::Part(1)}
    [Action::View(View::Agenda)] "view-agenda" [VIEW "2", VIEW "g 2"]
        Everywhere(|app| app.visit(View::Agenda)),
        in layers {detail DetailKey::Part(2)}
    [Action::View(View::Candidates)] "view-candidates" [VIEW "3", VIEW "g 3"]
        Everywhere(|app| app.visit(View::Candidates)),
        in layers {detail DetailKey::Part(3)}
    [Action::View(View::Clients)] "view-clients" [VIEW "4", VIEW "g 4"]
        Everywhere(|app| app.visit(View::Clients)),
        in layers {detail DetailKey::Part(4)}
    [Action::View(View::Overview)] "view-overview" [VIEW "5", VIEW "g 5"]
        Everywhere(|app| app.visit(View::Overview)),
        in layers {detail DetailKey::Part(5)}
    [Action::View(View::Log)] "view-log" [VIEW "6", VIEW "g 6"]
        Everywhere(|app| app.visit(View::Log)),
        in layers {detail DetailKey::Part(6)}
    [Action::View(View::Chances)] "view-chances" [VIEW "7", VIEW "g 7"]
        Everywhere(|app| app.visit(View::Chances)),
        in layers {detail DetailKey::Part(7)}
    [Action::View(View::Parameters)] "view-parameters" []
        Everywhere(|app| app.visit(View::Parameters)),
    [Action::View(View::Work)] "view-work" []
        Everywhere(|app| app.visit(View::Work)),
    [Action::View(View::Leading)] "view-leading" [VIEW "8", VIEW "g 8"]
        Everywhere(|app| app.visit(View::Leading)),
        in layers {detail DetailKey::Part(8)}
    [Action::View(View::ClosedPeriods)] "view-closed-periods" []
        Everywhere(|app| app.visit(View::ClosedPeriods)),
    [Action::View(View::AccessRights)] "view-access-rights" []
        Everywhere(|app| app.visit(View::AccessRights)),
    [Action::View(View::Costs)] "view-costs" []
        Everywhere(|app| app.visit(View::Costs)),
    [Action::View(View::Stages)] "view-stages" []
        Everywhere(|app| app.visit(View::Stages)),
    [Action::View(View::Instruments)] "view-instruments" []
        Everywhere(|app| app.visit(View::Instruments)),
    [Action::View(View::Contacts)] "view-contacts" []
        Everywhere(|app| app.visit(View::Contacts)),
    [Action::View(View::Employments)] "view-employments" []
        Everywhere(|app| app.visit(View::Employments)),
    [Action::NextView] "next-view" [VIEW "]"]
        Everywhere(|app| app.show_beside(true)),
    [Action::PreviousView] "previous-view" [VIEW "["]
        Everywhere(|app| app.show_beside(false)),
    [Action::PlaceBack] "place-back" [VIEW "Backspace", VIEW "Ctrl-h"]
        Everywhere(App::go_back),
        in layers {detail DetailKey::Cancel}
    [Action::PlaceForward] "place-forward" [VIEW "F"]
        Everywhere(App::go_forward),
    [Action::Next] "next" [LIST "Tab"]
        Views(ByView {
            board: Some(|app| app.turn(true)),
            overview: Some(|app| app.turn_panel(true)),
            ..ByView::NOWHERE
        }),
        {
            Typing 1 "next", Saving 1 "next", Teams 0 "members", Openings 0 "candidates", Chances 4 "talks",
            Overview 0 "next", Draft 3 "version", Fixed 2 "version", JobsBy 1 "divided-otherwise"
        }
        in layers {text TextKey::Next, dialog DialogKey::Other, detail DetailKey::OtherVersion}
    [Action::Previous] "previous" [LIST "Shift-Tab"]
        Views(ByView {
            board: Some(|app| app.turn(false)),
            overview: Some(|app| app.turn_panel(false)),
            ..ByView::NOWHERE
        }),
        {Filling 1 "previous", Ending 1 "previous", Overview 1 "previous"}
        in layers {text TextKey::Previous, dialog DialogKey::Other}
    [Action::Move(Motion::Up)] "up" [LIST "Up", VIEW "k"]
        Moves(Motion::Up),
        in layers {text TextKey::Up, dialog DialogKey::Move(Motion::Up), detail DetailKey::Move(Motion::Up)}
    [Action::Move(Motion::Down)] "down" [LIST "Down", VIEW "j"]
        Moves(Motion::Down),
        {Typing 2 "down", Bulk 1 "more-rows", Choosing 1 "down", Reading 0 "down"}
        in layers {text TextKey::Down, dialog DialogKey::Move(Motion::Down), detail DetailKey::Move(Motion::Down)}
    [Action::Move(Motion::Left)] "left" [VIEW "Left", VIEW "h"]
        Moves(Motion::Left),
        in layers {detail DetailKey::Move(Motion::Left)}
    [Action::Move(Motion::Right)] "right" [VIEW "Right", VIEW "l"]
        Moves(Motion::Right),
        in layers {detail DetailKey::Move(Motion::Right)}
    [Action::Move(Motion::PageUp)] "page-up" [LIST "PgUp"]
        Moves(Motion::PageUp),
        in layers {text TextKey::PageUp, dialog DialogKey::Move(Motion::PageUp), detail DetailKey::Move(Motion::PageUp)}
    [Action::Move(Motion::PageDown)] "page-down" [LIST "PgDn"]
        Moves(Motion::PageDown),
        {Reading 1 "page"}
        in layers {text TextKey::PageDown, dialog DialogKey::Move(Motion::PageDown), detail DetailKey::Move(Motion::PageDown)}
    [Action::Move(Motion::HalfUp)] "half-up" [VIEW "Ctrl-u"]
        Moves(Motion::HalfUp),
        in layers {detail DetailKey::Move(Motion::HalfUp)}
    [Action::Move(Motion::HalfDown)] "half-down" [VIEW "Ctrl-d"]
        Moves(Motion::HalfDown),
        in layers {detail DetailKey::Move(Motion::HalfDown)}
    [Action::Move(Motion::First)] "first" [VIEW "g g"]
        Moves(Motion::First),
        in layers {detail DetailKey::Move(Motion::First)}
    [Action::Move(Motion::Last)] "last" [VIEW "G"]
        Moves(Motion::Last),
        in layers {detail DetailKey::Move(Motion::Last)}
    [Action::Move(Motion::LineStart)] "line-start" [VIEW "Home"]
        Moves(Motion::LineStart),
        in layers {detail DetailKey::Move(Motion::LineStart)}
    [Action::Move(Motion::LineEnd)] "line-end" [VIEW "End"]
        Moves(Motion::LineEnd),
        in layers {detail DetailKey::Move(Motion::LineEnd)}
    [Action::Palette] "palette" [VIEW ":", VIEW "Ctrl-p"]
        Everywhere(|app| app.open_palette(false)),
        in layers {detail DetailKey::Below}
    [Action::Help] "help" [VIEW "?", VIEW "F1"]
        Everywhere(|app| app.open_palette(true)),
        {
            Statements 3 "help", Log 4 "help", Agenda 4 "help", Members 4 "help", Teams 4 "help",
            Vacancies 6 "help", Applications 6 "help", Openings 6 "help", Chances 6 "help", Overview 3 "help",
            Rows 3 "help"
        }
        in layers {detail DetailKey::Below}
    [Action::TellSaving] "save" []
        Everywhere(|app| app.status = Status::Note(Note::SavedAtOnce)),
    [Action::TellLanguage] "language" []
        Everywhere(|app| app.status = Status::Note(Note::OtherLanguage)),
    [Action::TellBackup] "backup" []
        Everywhere(|app| app.status = Status::Note(Note::WholeCopy)),
    [Action::Reveal] "reveal" [VIEW "o"]
        Everywhere(App::reveal),
        {Concealed 0 "reveal"}
        in layers {detail DetailKey::Below}
    [Action::NamedViews] "named-views" [VIEW "w"]
        Everywhere(App::choose_view),
    [Action::NameView] "name-view" [VIEW "W"]
        on_board(App::name_view),
    [Action::Columns] "columns" [VIEW "C"]
        on_board(App::choose_columns),
    [Action::Enlarge] "enlarge" [VIEW "+"]
        on_board(App::enlarge),
        {Detail 4 "all-fields"}
        in layers {detail DetailKey::Whole}
    [Action::Drafts] "drafts" [VIEW "D"]
        Everywhere(App::go_on_with_draft),
        in layers {detail DetailKey::Below}
    [Action::Lock] "lock" []
        Everywhere(App::lock),
    [Action::Redraw] "redraw" [LIST "Ctrl-l"]
        Always(|app| app.effect(Effect::Redraw)),
    [Action::Suspend] "suspend" [LIST "Ctrl-z"]
        Always(|app| app.effect(Effect::Suspend)),
    [Action::Cancel] "cancel" [LIST "Esc", LIST "Ctrl-c", LIST "Ctrl-g"]
        Views(ByView {
            board: Some(App::clear),
            agenda: Some(App::clear_agenda),
            log: Some(|app| app.filter_log("")),
            ..ByView::NOWHERE
        }),
        {
            Typing 3 "keep", Correcting 1 "keep", Bulk 2 "cancel", Choosing 2 "cancel", Filtering 1 "clear", Filling 2 "cancel", Ending 2 "cancel", Concealed 1 "back", Draft 4 "back",
            Fixed 4 "back", Contracts 3 "back", Correction 1 "back", JobsBy 2 "back", Saving 2 "cancel", Detail 6 "back", Dialog 1 "cancel", Columns 1 "cancel", Reading 2 "cancel"
        }
        in layers {text TextKey::Cancel, dialog DialogKey::Cancel, detail DetailKey::Cancel}
    [Action::Back] "back" [VIEW "q"]
        Everywhere(App::back),
        {
            Statements 7 "back", Log 5 "back", Agenda 8 "back", Members 15 "quit", Teams 10 "quit",
            Applications 11 "back", Openings 9 "back", Chances 8 "back", Overview 4 "back", Rows 10 "back"
        }
        in layers {detail DetailKey::Cancel}
    typing
    [Action::Choose] [TYPED "F2"] TextKey::Choose,
    [Action::Discard] [TYPED "Ctrl-x"] TextKey::Discard,
    [Action::Text(TextEdit::Backspace)] [TYPED "Backspace", TYPED "Ctrl-h"] TextKey::Edit(TextEdit::Backspace),
    [Action::Text(TextEdit::Delete)] [TYPED "Delete", TYPED "Ctrl-d"] TextKey::Edit(TextEdit::Delete),
    [Action::Text(TextEdit::DeleteWord)] [TYPED "Ctrl-w"] TextKey::Edit(TextEdit::DeleteWord),
    [Action::Text(TextEdit::Clear)] [TYPED "Ctrl-u"] TextKey::Edit(TextEdit::Clear),
    [Action::Text(TextEdit::Left)] [TYPED "Left", TYPED "Ctrl-b"] TextKey::Edit(TextEdit::Left),
    [Action::Text(TextEdit::Right)] [TYPED "Right", TYPED "Ctrl-f"] TextKey::Edit(TextEdit::Right),
    [Action::Text(TextEdit::Start)] [TYPED "Home", TYPED "Ctrl-a"] TextKey::Edit(TextEdit::Start),
    [Action::Text(TextEdit::End)] [TYPED "End", TYPED "Ctrl-e"] TextKey::Edit(TextEdit::End),
}
