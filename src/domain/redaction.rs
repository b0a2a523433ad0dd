//! What nobody may see although it is stored: the score of a survey with too few answers, from which one person's opinion
//! could be read. It is applied wherever whole records or the log are shown; in lists the store itself leaves it out.

use super::change::LoggedSet;
use super::counting::Settings;
use super::kinds::Survey;
use super::record::{Kind, Record};
use super::value::Value;

/// The kind and field that can be withheld.
pub const SCORE: (Kind, &str) = (Kind::Survey, Survey::score);

/// Whether the score of a survey with this many answers may be shown. Without a parameter that allows it, none may.
pub fn may_show_score(answers: i64, settings: &Settings) -> bool {
    settings.survey_least_answers.is_some_and(|least| answers * 100 >= least.hundredths())
}

/// Empties the fields of a record that may not be shown.
pub fn withhold(record: Record, settings: &Settings) -> Record {
    match record {
        Record::Survey(survey) if !may_show_score(survey.answers, settings) => {
            Record::Survey(Survey { score: None, ..survey })
        }
        other => other,
    }
}

/// Empties the values of a logged set that may not be shown: it tells that a score was set, but not which.
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
