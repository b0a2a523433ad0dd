//! What is due for a record, seen from each day.

use crate::domain::choices::AbsenceStep;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::named::named;

named! {
    /// What a day is due for, in the order of the identifiers.
    pub enum DueDay {
        /// What UWV has to be told of an absence.
        AbsenceNotice = "absence_notice",
        /// The next review of an absence, while it holds.
        AbsenceReview = "absence_review",
        /// The next review of an absence, had the office always recorded what it does.
        AbsenceReviewOfWholePast = "absence_review_whole_past",
        /// The step at hand in an absence, while it holds.
        AbsenceStep = "absence_step",
        /// The step that comes next behind one at hand that is late.
        AbsenceStepAhead = "absence_step_ahead",
        /// The step behind one at hand that is late, had the office always recorded what it does.
        AbsenceStepAheadOfWholePast = "absence_step_ahead_whole_past",
        /// The step at hand in an absence, had the office always recorded what it does.
        AbsenceStepOfWholePast = "absence_step_whole_past",
        /// Contact with a member.
        Contact = "contact",
        /// Contact with a member, had the office always recorded what it does.
        ContactOfWholePast = "contact_whole_past",
        /// Something that is held on a member who left has to go.
        Deletion = "deletion",
        /// What was granted runs on for who does not count for the agreement, seen from the first day on.
        GrantedNotCounting = "granted_not_counting",
        /// What was granted runs on for who is not in service any more, seen from the first day on.
        GrantedWhoLeft = "granted_who_left",
        /// The next step for an instrument.
        Instrument = "instrument",
        /// A member in service is in no team and not absent, seen from the first day on.
        NoTeam = "no_team",
        /// A member in service was never checked in the register, seen from the first day on.
        Unchecked = "unchecked",
    }
}

impl DueDay {
    /// The same, had the office always recorded what it does; itself where that makes no difference.
    pub fn of_whole_past(self) -> Self {
        match self {
            Self::Contact => Self::ContactOfWholePast,
            Self::AbsenceStep => Self::AbsenceStepOfWholePast,
            Self::AbsenceStepAhead => Self::AbsenceStepAheadOfWholePast,
            Self::AbsenceReview => Self::AbsenceReviewOfWholePast,
            other => other,
        }
    }
}

/// The day that is due for a record, seen from each day of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueSpan {
    /// What it is due for.
    pub of: DueDay,
    /// Identity of the record: the member for contact, the instrument or the absence for its next step.
    pub record: Id,
    /// First day from which it is seen; `None` for as far back as can be looked.
    pub from: Option<Day>,
    /// Last day from which it is seen; `None` without an end.
    pub until: Option<Day>,
    /// The day by which it has to be done; of what should not be so at all the first day of the span, where that has one.
    pub day: Option<Day>,
    /// The step of an absence that it is.
    pub step: Option<AbsenceStep>,
}

/// What is due seen from a day: by which day, and which step it is.
pub(super) type SeenDue = (Option<Day>, Option<AbsenceStep>);

/// What is due by a day, if by any.
pub(super) fn by(day: Option<Day>) -> Option<SeenDue> {
    day.map(|day| (Some(day), None))
}

/// The spans of a record within `from` to `until`, of what is due seen from each of these days; it may be another one from each of
/// `turns` on, and `due` is asked for the first day of each part.
pub(super) fn spans(
    (of, record): (DueDay, Id),
    (from, until): (Option<Day>, Option<Day>),
    turns: impl Iterator<Item = Day>,
    due: impl Fn(Option<Day>) -> Option<SeenDue>,
) -> Vec<DueSpan> {
    let within = |day: &Day| from.is_none_or(|from| *day > from) && until.is_none_or(|until| *day <= until);
    let mut begins: Vec<Option<Day>> = std::iter::once(from).chain(turns.filter(within).map(Some)).collect();
    begins.sort_unstable();
    begins.dedup();
    let mut found: Vec<DueSpan> = Vec::new();
    for begin in begins {
        let before = begin.and_then(|begin| begin.pred_opt());
        let due = due(begin);
        if let Some(last) = found.last_mut().filter(|last| last.until == until) {
            if due == Some((last.day, last.step)) {
                continue;
            }
            last.until = before;
        }
        found.extend(due.map(|(day, step)| DueSpan { of, record, from: begin, until, day, step }));
    }
    found
}
