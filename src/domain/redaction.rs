//! What is kept from everybody's eyes though it is stored: the score of a survey with too few answers, from which one
//! person's opinion could be read. Called wherever whole records or the log are shown; lists are answered without it by the
//! store itself.

use super::change::LoggedSet;
use super::counting::Settings;
use super::kinds::Survey;
use super::record::{Kind, Record};
use super::value::Value;

/// The field that can be kept from sight.
pub const SCORE: (Kind, &str) = (Kind::Survey, Survey::score);

/// Whether the score of so many answers may be shown. Without a parameter that says so, none may.
pub fn may_show_score(answers: i64, settings: &Settings) -> bool {
    settings.survey_least_answers.is_some_and(|least| answers * 100 >= least.hundredths())
}

/// Takes out of a record what may not be shown.
pub fn withhold(record: Record, settings: &Settings) -> Record {
    match record {
        Record::Survey(survey) if !may_show_score(survey.answers, settings) => {
            Record::Survey(Survey { score: None, ..survey })
        }
        other => other,
    }
}

/// Takes out of a set of the log what may not be shown: that a score was set is told, which one is not.
pub fn withhold_logged(mut set: LoggedSet) -> LoggedSet {
    for change in set.changes.iter_mut().filter(|change| change.kind == SCORE.0) {
        for (_, before, after) in change.fields.iter_mut().filter(|(field, ..)| *field == SCORE.1) {
            (*before, *after) = (Value::Empty, Value::Empty);
        }
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::domain::id::Id;
    use crate::domain::record::Typed;

    #[test]
    fn a_score_of_too_few_answers_is_not_shown() {
        let settings = Settings { survey_least_answers: Some(Decimal::whole(5)), ..Settings::default() };
        let held =
            |answers| Record::Survey(Survey { answers, score: Some(Decimal::whole(8)), ..Survey::blank(Id::UNSET) });
        assert_eq!(withhold(held(4), &settings).get("score"), Value::Empty);
        assert_eq!(withhold(held(5), &settings).get("score"), Value::Decimal(Decimal::whole(8)));
        assert_eq!(withhold(held(500), &Settings::default()).get("score"), Value::Empty);
    }
}
