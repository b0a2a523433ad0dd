//! Reads what the value of a member's instruments depends on; see [`Grounds`].

use super::{Repository, StoreError, TypedReading};
use crate::domain::id::Id;
use crate::domain::instruments::Grounds;
use crate::domain::kinds::{Employment, Parameter, RegisterCheck};

/// The employments and the register checks of a member.
#[derive(Debug, Clone)]
pub struct MemberGrounds {
    employments: Vec<Employment>,
    checks: Vec<RegisterCheck>,
}

impl MemberGrounds {
    /// Reads them from the store.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, member: Id) -> Result<Self, StoreError> {
        Ok(Self {
            employments: repo.referring_to(Employment::member, member)?,
            checks: repo.referring_to(RegisterCheck::member, member)?,
        })
    }

    /// Combines them with the parameters.
    pub fn with<'a>(&'a self, parameters: &'a [Parameter]) -> Grounds<'a> {
        Grounds { employments: &self.employments, checks: &self.checks, parameters }
    }
}
