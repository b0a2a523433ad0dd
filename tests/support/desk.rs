//! The screen's state driven by keys without a terminal and without a thread: what the worker would do is done in place,
//! so that a test is repeatable to the byte.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use binnenwerk::app::ports::{Export, KeptMapping, Listed};
use binnenwerk::app::request::{Answer, Effect, Question, Reply};
use binnenwerk::app::state::App;
use binnenwerk::app::state::column_strip::ColumnStrip;
use binnenwerk::app::state::pane::PaneShape;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::Status;
use binnenwerk::app::state::views::Shape;
use binnenwerk::app::update::AppEvent;
use binnenwerk::app::worker::answer::answer;
use binnenwerk::domain::change::ChangeSet;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::{CountedIds, Ids};
use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::kinds::Stage;
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::recruiting::Stages;
use binnenwerk::domain::refusal::Refusal;
use binnenwerk::domain::screen_item::ScreenItem;
use binnenwerk::exchange::read::folder_listing;
use binnenwerk::report::Agenda;
use binnenwerk::repository::sqlite::SqliteRepository;
use binnenwerk::repository::{Repository, StoreError, TypedReading};
use binnenwerk::service::command::{CommandContext, CommandError, perform};
use binnenwerk::text::{Language, WordIndex, Words};
use binnenwerk::ui::Localization;
use binnenwerk::ui::keys::{Chord, Keymap};
use chrono::{DateTime, Utc};

/// A person at a screen.
pub struct Desk {
    pub app: App,
    pub actor: String,
    ids: CountedIds,
    keymap: Keymap,
    held: Vec<Effect>,
    /// Whether the store is slow: effects are kept until `answer_all`.
    pub slow: bool,
    waiting: std::collections::VecDeque<String>,
    pub quit: bool,
    /// Whether the demonstration was asked for.
    pub looked_at_demo: bool,
    /// What was put on the clipboard last.
    pub copied: Option<String>,
    /// How often the bell rang.
    pub rings: usize,
    /// The lists that were to be written.
    pub exports: Vec<Export>,
    /// Why the next of them cannot be.
    pub unwritable: Option<Refusal>,
    /// The folder in which paths begin.
    pub disk: PathBuf,
    /// The files that were read last.
    pub previewed: Vec<PathBuf>,
    /// Why the next of them cannot be.
    pub unreadable: Option<Refusal>,
    /// What was said of files that were read last.
    pub said: ImportOptions,
    /// What is kept that can be said of files.
    pub kept: Vec<KeptMapping>,
}

/// Noon of the day that tests happen on.
pub fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_704_020_400, 0).expect("a time")
}

/// The day that tests look at.
pub fn today() -> Day {
    Day::from_ymd_opt(2023, 12, 31).expect("a day")
}

/// The demonstration programme in memory, on its own dates. It is made once; each test has a copy of its own.
pub fn programme() -> SqliteRepository {
    static MADE: OnceLock<Mutex<SqliteRepository>> = OnceLock::new();
    let made = MADE.get_or_init(|| Mutex::new(programme_of(674)));
    made.lock().unwrap_or_else(PoisonError::into_inner).copy().expect("a copy")
}

/// The same with so many people on its last day.
pub fn programme_of(people: u64) -> SqliteRepository {
    let mut ids = CountedIds::after(7 << 100);
    let mut repo = SqliteRepository::open_in_memory(("stichter".into(), noon()), &mut ids).expect("opens");
    let opening = ChangeSet::new(ids.next_id(), noon(), "stichter", LogVerb::MakeStore, Vec::new());
    let stages = repo.all_of::<Stage>().expect("reads");
    let mut records = binnenwerk::demo::programme(1, people, today(), Stages::of(stages), &mut ids);
    repo.bulk_load(&opening, &mut records, &mut |_, _| {}).expect("fills");
    drop(records);
    repo
}

impl Desk {
    /// A screen of ordinary size on a store, looking at `today`. `nth` keeps identities of several desks apart.
    pub fn at(repo: &mut dyn Repository, today: Day, actor: &str, nth: u128) -> Self {
        let speech = Arc::new(Localization::new(Words::new(Language::Dutch), WordIndex::new()));
        let mut app = App::new(today, today, speech, Box::new(CountedIds::after(nth << 96 | 1 << 64)));
        app.bring_views(
            repo.screen_items(actor, ScreenItem::View).expect("reads"),
            repo.screen_items("", ScreenItem::SharedView).expect("reads"),
        );
        app.bring_columns(repo.screen_items(actor, ScreenItem::Columns).expect("reads"));
        app.bring_habits(repo.screen_items(actor, ScreenItem::Habit).expect("reads"));
        app.bring_drafts(repo.screen_items(actor, ScreenItem::Draft).expect("reads"));
        app.session.has_clipboard = true;
        let mut desk = Desk {
            app,
            actor: actor.to_owned(),
            ids: CountedIds::after(nth << 96),
            keymap: Keymap::new(&[]).expect("a table that can be read"),
            held: Vec::new(),
            slow: false,
            waiting: std::collections::VecDeque::new(),
            quit: false,
            looked_at_demo: false,
            copied: None,
            rings: 0,
            exports: Vec::new(),
            unwritable: None,
            disk: PathBuf::from("."),
            previewed: Vec::new(),
            unreadable: None,
            said: ImportOptions::default(),
            kept: Vec::new(),
        };
        let strip = |columns: &[&'static str]| ColumnStrip {
            width: 80,
            columns: columns.iter().map(|name| (*name, 10)).collect(),
            hidden: Vec::new(),
            at_rest: columns.len(),
        };
        let pane = |columns: &[&'static str]| PaneShape { height: 12, columns: strip(columns) };
        let teams = pane(&["name", "filled", "jobs"]);
        let panes = [
            (PaneId::Teams, teams.clone()),
            (PaneId::Members, pane(&["name", "hours", "jobs", "contract_until", "status"])),
            (PaneId::Vacancies, pane(&["task_package", "hours", "wanted_by", "status"])),
            (PaneId::Clients, pane(&["name", "agreed_jobs", "ministry"])),
            (PaneId::ClientTeams, teams),
            (PaneId::Statements, pane(&["number", "until", "total"])),
            (PaneId::Parameters, pane(&["title", "value", "from", "certainty", "source"])),
            (PaneId::ClientShares, pane(&["team", "organisation", "share", "from", "until"])),
            (PaneId::Openings, pane(&["task_package", "team", "candidates"])),
            (PaneId::Pipeline, PaneShape { height: 200, ..pane(&["candidate", "stage", "from", "vacancy"]) }),
            (PaneId::ClientAgreements, pane(&["jobs", "organisation", "from", "until", "paid_hours"])),
        ];
        let panes = panes.into_iter().chain([
            (PaneId::Chances, pane(&["name", "organisation", "phase", "expected_jobs", "next_step"])),
            (PaneId::Talks, pane(&["note", "held_on"])),
            (PaneId::StaffList, pane(&["name", "role", "teams", "members", "overdue", "open_signals"])),
            (PaneId::StaffRoles, pane(&["team", "role", "from", "until"])),
            (PaneId::StaffMembers, pane(&["member", "from", "until"])),
            (PaneId::StaffSignals, pane(&["subject", "due", "member", "team"])),
            (PaneId::ClosedPeriods, pane(&["from", "until", "closed_on", "closed_by"])),
            (PaneId::CostItems, pane(&["name", "basis"])),
            (PaneId::Rates, pane(&["amount", "from", "until", "organisation"])),
            (PaneId::Instruments, pane(&["member", "instrument", "status", "from", "until", "deadline"])),
            (PaneId::Contacts, pane(&["member", "held_on", "way", "staff"])),
            (PaneId::Employments, pane(&["member", "from", "until", "contract", "end_reason"])),
            (PaneId::Stages, pane(&["name", "position", "meaning"])),
        ]);
        let panes = panes.collect();
        let shape = Shape {
            panes,
            agenda_height: 20,
            log_height: 20,
            panels: 4,
            detail_height: 20,
            detail_columns: 1,
            beside_height: 0,
        };
        desk.update(repo, AppEvent::Shape(shape));
        desk
    }

    /// Types keys, separated by spaces; answers how many they were. `Space` is the space bar.
    pub fn keys(&mut self, repo: &mut dyn Repository, script: &str) -> usize {
        let mut count = 0;
        for key in script.split(' ').filter(|key| !key.is_empty()) {
            count += 1;
            self.waiting.push_back(key.to_owned());
            self.play(repo);
            let is_idle = self.held.is_empty() && self.waiting.is_empty() && self.app.is_settled();
            assert!(!is_idle || self.app.status != Status::Saving, "after {key} nothing is being saved any more");
        }
        count
    }

    /// Types keys that all come at once, as over a line that stood still: the store answers only what they wait for, and the
    /// rest after the last of them.
    pub fn keys_at_once(&mut self, repo: &mut dyn Repository, script: &str) {
        self.slow = true;
        self.waiting.extend(script.split(' ').filter(|key| !key.is_empty()).map(str::to_owned));
        self.play(repo);
        while !self.waiting.is_empty() {
            assert!(!self.held.is_empty(), "keys wait for nothing");
            let effect = self.held.remove(0);
            self.carry_out(repo, vec![effect]);
            self.play(repo);
        }
        self.answer_all(repo);
    }

    /// The store answers everything that was asked of it.
    pub fn answer_all(&mut self, repo: &mut dyn Repository) {
        self.slow = false;
        let held = std::mem::take(&mut self.held);
        self.carry_out(repo, held);
        self.play(repo);
    }

    /// The store answers such questions, and stays slow.
    pub fn answer_some(&mut self, repo: &mut dyn Repository, which: impl Fn(&Question) -> bool) {
        let held = std::mem::take(&mut self.held);
        let (some, rest) = held.into_iter().partition(|effect| matches!(effect, Effect::Ask(_, asked) if which(asked)));
        self.held = rest;
        self.carry_out(repo, some);
    }

    /// The store answers what was asked of it up to the first command, and stays slow.
    pub fn answer_first_command(&mut self, repo: &mut dyn Repository) {
        let first = self.held.iter().position(|effect| matches!(effect, Effect::Perform(_))).expect("a command");
        let answered = self.held.drain(..=first).collect();
        self.carry_out(repo, answered);
    }

    /// The store fails at everything that was asked of it.
    pub fn fail_all(&mut self, repo: &mut dyn Repository) {
        self.slow = false;
        for effect in std::mem::take(&mut self.held) {
            let failed = match effect {
                Effect::Ask(serial, _) => Answer::To(serial, Reply::Failed(StoreError::Busy)),
                Effect::Perform(command) => Answer::Done(Box::new(command), Err(CommandError::Store(StoreError::Busy))),
                _ => continue,
            };
            // What is asked after an edit that failed is not answered at once.
            self.slow = matches!(failed, Answer::Done(..));
            self.update(repo, AppEvent::Answer(Box::new(failed)));
        }
        self.play(repo);
    }

    /// Another session's commit is noticed.
    pub fn notice(&mut self, repo: &mut dyn Repository) {
        let revision = repo.revision().expect("a revision");
        self.update(repo, AppEvent::Answer(Box::new(Answer::Moved(revision))));
    }

    fn play(&mut self, repo: &mut dyn Repository) {
        while !self.app.is_waiting() {
            let Some(key) = self.waiting.pop_front() else { return };
            let chord = Chord::parse(&key).unwrap_or_else(|| panic!("no key {key}"));
            if let Some(action) = self.keymap.press(chord, self.app.key_context()) {
                self.update(repo, AppEvent::Act(action));
            }
        }
    }

    pub fn update(&mut self, repo: &mut dyn Repository, event: AppEvent) {
        let effects = self.app.update(event);
        if self.slow {
            self.held.extend(effects);
        } else {
            self.carry_out(repo, effects);
        }
    }

    fn carry_out(&mut self, repo: &mut dyn Repository, effects: Vec<Effect>) {
        for effect in effects {
            let answer = match effect {
                Effect::Ask(serial, question) => {
                    let reply = match question {
                        Question::Folder { folder, typed } => {
                            Reply::Folder(folder_listing(&self.disk.join(folder), &typed))
                        }
                        Question::Preview(files) => {
                            (self.previewed, self.said) = (files.files, files.options);
                            Reply::Preview(self.unreadable.take().map_or_else(|| Ok(Ok(Box::default())), Err))
                        }
                        Question::Mappings(files) => Reply::Mappings(files, Ok(self.kept.clone())),
                        Question::KeepMapping(mapping, _) => {
                            self.kept.retain(|(name, _)| *name != mapping.0);
                            self.kept.push(mapping);
                            Reply::KeepMapping(Ok(()))
                        }
                        question => answer(repo, &question),
                    };
                    Answer::To(serial, reply)
                }
                Effect::Perform(command) => {
                    let mut bench = CommandContext { ids: &mut self.ids, actor: &self.actor, now: noon() };
                    let result = perform(repo, &mut bench, &command);
                    Answer::Done(Box::new(command), result)
                }
                Effect::Quit => {
                    self.quit = true;
                    continue;
                }
                Effect::Demo => {
                    self.looked_at_demo = true;
                    continue;
                }
                Effect::Copy(text) => {
                    self.copied = Some(text);
                    continue;
                }
                Effect::Export(export) => {
                    let rows = match &export.listed {
                        Listed::Rows(query) | Listed::Letters(query, _) => repo.count(query).expect("counts"),
                        Listed::Agenda(look, sources) => {
                            Agenda::of(repo, *look, sources, 1000).expect("reads").rows.len() as u64
                        }
                    };
                    let result = self.unwritable.take().map_or_else(|| Ok((rows, export.path.clone())), Err);
                    self.exports.push(*export);
                    Answer::Exported(result)
                }
                Effect::Keep(item, name, text) => {
                    repo.keep_screen_item(item.owner(&self.actor), item, &name, text.as_deref()).expect("keeps");
                    continue;
                }
                Effect::Bell => {
                    self.rings += 1;
                    continue;
                }
                Effect::Import(..) | Effect::Redraw | Effect::Reveal | Effect::Suspend => continue,
            };
            self.update(repo, AppEvent::Answer(Box::new(answer)));
        }
    }

    /// What stands in a column of the row under the cursor of the focused pane.
    pub fn cell(&self, column: &str) -> String {
        let pane = self.app.focused().expect("a board in view");
        let row = pane.current().expect("a row under the cursor");
        let cell = pane.cell(row, column).expect("a column");
        cell.label.clone().unwrap_or_else(|| cell.value.plain())
    }
}
