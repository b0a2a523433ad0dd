//! Binnenwerk: the roster of teams, members and vacancies, kept by keyboard.

pub mod ui;
