//! The application: what state the screen has ([`state`]), what events do to it ([`update`]), what stands above the views
//! ([`layers`]) and the thread that owns the store ([`worker`]). Pure but for the worker. Knows no terminal, no SQL, no
//! prose.

pub mod action;
pub mod actions;
pub mod form_kind;
pub mod kept;
pub mod layers;
pub mod lexicon;
pub mod ports;
pub mod request;
pub mod state;
pub mod update;
pub mod worker;
