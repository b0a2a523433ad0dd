//! Binnenwerk: the roster of teams, members and vacancies, kept by keyboard.
//!
//! The house, floor by floor (an arrow means *imports*; nothing points up, `tests/architecture.rs` holds that):
//!
//! ```text
//! main, cli ─┐
//!            ├─> ui ──> app ──> repository (trait) <── repository::sqlite
//!            │    └───> text ─┐        │
//!            ├─> exchange ────┤        │
//!            ├─> report ──────┼────────┴──> domain
//!            └─> demo ────────┘
//! ```

pub mod app;
pub mod domain;
pub mod exchange;
pub mod repository;
pub mod text;
