//! Cases to come.
use super::*;
pub fn suite(_: &dyn Fn() -> Box<dyn Repository>) {}
