//! Cases to come.
use super::*;
pub const CASES: &[Case] = &[];
