//! The application: what state the screen has, what events do to it, and how commands reach the repository. Pure but for
//! [`command::perform`] and the [`worker`], which use a repository they are given. Knows no terminal, no SQL, no prose.

pub mod action;
pub mod agenda;
pub mod answering;
pub mod board;
mod caring;
mod chances;
pub mod command;
mod copying;
mod deeds;
mod editing;
pub mod exporting;
mod hearing;
pub mod importing;
pub mod layers;
pub mod lexicon;
pub mod logbook;
mod navigation;
pub mod overview;
pub mod pane;
pub mod panes;
mod recruiting;
pub mod request;
pub mod state;
pub mod status;
pub mod worker;
