//! Binnenwerk: the roster of teams, members and vacancies, kept by keyboard.
//!
//! # The screen
//!
//! ```text
//!  Binnenwerk 1 Roster 2 Agenda 3 Cand 4 Cli 5 Over 6 Log 7 Chan   870.0/1500 jobs 58%    top: views, day looked at, jobs
//!   Teams 80                  │ ▌Members · AMO IND Almelo 11
//!   Team               Filled │  Name                      Hours  Jobs Status           panes: a window of a query each,
//!   All teams                 │  Berg, Anouk van den          36  1.41 at work          so that what is read follows the
//!  ▌AMO IND Almelo      11/13 │ ▌Brink, Maarten van den  [28  ]  1.41 at work          screen and not the table
//!   AMO P-Direkt Assen  13/14 │  Hove, Tess ten               20  0.78 at work
//!   AMO Rijkswat… Almelo  4/9 ├─ 13 places · 11 filled · 14.5 jobs · … ─────────        layers lie above the panes: cell
//!   Archief… Veenhuizen 14/15 │  Vacancies · AMO IND Almelo 1                           editor, picker, form, filter, whole
//!   Archief… Zoetermeer 13/15 │  Function             Hours Wanted     Status           record, help; the top one gets the
//!   Archief… Middelburg  9/12 │  Ondersteuning B         32 2027-02-08 open             keys first
//!                  1–14 of 80 │                                         1–1 of 1
//!  Enter edit  m move  n new  u undo  ? help                              ✓ saved 14:02    bottom: keys, what was saved
//! ```
//!
//! # The floors
//!
//! The folders in layers; an arrow means *imports*. Nothing points up, and `tests/architecture.rs` holds that.
//!
//! ```text
//! main, cli ─┐
//!            ├─> ui ──> app ──> service ──> repository (trait) <── repository::sqlite
//!            │    │      └────> report ──────┤
//!            │    └───> text ─┐              │
//!            ├─> exchange ────┼──────────────┴──> domain
//!            └─> demo ────────┘
//! ```
//!
//! The way of one key press:
//!
//! ```text
//! ui::terminal   a key, or a paste as one event
//! ui::keys       (context, keys) -> Action, from the one table in app::actions
//! app::update    (state, Action) -> state + effects; no clock, no files
//! app::worker    one thread owns the store: commit a change set, read a window
//! app::update    saved, refused, somebody else was first, rows
//! ui::draw       (&state) -> one frame, only after a change
//! ```
//!
//! Each thing exists once: a field in its table (`domain::kinds`), a way to write (`domain::verbs` make change sets), a way
//! to read (`domain::query`), an action with its keys (`app::actions`), a word (`text`), a clock ([`clock`]).

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod passphrase;
pub mod report;
pub mod repository;
pub mod service;
pub mod text;
pub mod ui;
