//! What the screen and the command line both ask for: commands that change the store. Below both; knows neither.

pub mod command;
