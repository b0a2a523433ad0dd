//! The published figures beside the present ones, for days of a closed period that was corrected since.

use serde::Serialize;

use crate::domain::closed_days::closed_with;
use crate::domain::days::Day;
use crate::domain::kinds::ClosedPeriod;
use crate::repository::{LogQuery, Repository, StoreError, TypedReading};

/// A report as it is known now, with the published one where that differs. As JSON it is the report itself, with one more
/// key, `published`, where they differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KnownNow<R> {
    /// The report as it is known now.
    #[serde(flatten)]
    pub now: R,
    /// The report as it was published; `None` where it does not differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Published<R>>,
}

/// A report as it was published when its period was closed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Published<R> {
    /// First day of the closed period.
    pub from: Day,
    /// Last day of the closed period.
    pub until: Day,
    /// Day on which the period was closed.
    pub closed_on: Day,
    /// The figures as published.
    pub figures: R,
}

impl<R> KnownNow<R> {
    /// A report without published figures.
    pub fn only(now: R) -> Self {
        Self { now, published: None }
    }
}

impl<R: PartialEq> KnownNow<R> {
    /// Makes a report whose last day is `on`. When that day was closed and corrected since, the report is also made from what was
    /// known at the closing.
    ///
    /// # Errors
    /// What the report gives, and when the store cannot be read.
    pub fn of<E: From<StoreError>>(
        repo: &dyn Repository,
        on: Day,
        report: impl Fn(&dyn Repository) -> Result<R, E>,
    ) -> Result<Self, E> {
        let now = report(repo)?;
        let Some((period, known)) = as_published(repo, on)? else { return Ok(Self { now, published: None }) };
        let figures = report(known.as_ref())?;
        let published = (figures != now).then_some(Published {
            from: period.from,
            until: period.until,
            closed_on: period.closed_on,
            figures,
        });
        Ok(Self { now, published })
    }
}

/// A closed period, with the store as it was known when the period was closed.
type AsPublished = (ClosedPeriod, Box<dyn Repository>);

/// The closed period of a day, with the store as it was known at the closing; `None` when no correction since then reached
/// the day or one before it.
fn as_published(repo: &dyn Repository, on: Day) -> Result<Option<AsPublished>, StoreError> {
    let closed = repo.all_of::<ClosedPeriod>()?;
    let Some(period) = closed_with(&closed, on) else { return Ok(None) };
    let made = LogQuery { record: Some(period.id), changes: Some(0), ..LogQuery::default() };
    let Some(closing) = repo.log(&made, 1)?.pop() else { return Ok(None) };
    let corrections =
        LogQuery { after: Some(closing.revision), corrects_by: Some(on), changes: Some(0), ..LogQuery::default() };
    if repo.log(&corrections, 1)?.is_empty() {
        return Ok(None);
    }
    Ok(Some((period.clone(), repo.known_by(closing.revision)?)))
}
