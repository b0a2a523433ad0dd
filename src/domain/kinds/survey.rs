//! Surveys among members (F19).
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// The outcome of a survey for the programme or one team. No score is shown for too few answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// Identity.
    pub id: Id,
    /// Day on which it closed.
    pub held_on: Day,
    /// Which team; empty for the whole programme.
    pub team: Option<Id>,
    /// Mean score from 1 to 10; empty only where it may not be shown (see [`discretion`](crate::domain::discretion)).
    pub score: Option<Decimal>,
    /// How many answered.
    pub answers: i64,
}

impl Typed for Survey {
    const KIND: Kind = Kind::Survey;
    const IDENTITY: &'static [&'static str] = &["held_on", "team"];
    const ORDER: &'static str = "held_on";
    const VALIDITY: Validity = Validity::Since("held_on");
    const FIELDS: &'static [Field<Self>] = &[
        field!(held_on, FieldType::Day).required(),
        field!(team, FieldType::Ref(Kind::Team)).asked(),
        field!(score, FieldType::Number).required(),
        field!(answers, FieldType::Whole(0, 100_000)).required(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, held_on: UNSET_DAY, team: None, score: None, answers: 0 }
    }

    fn label(&self) -> String {
        self.held_on.format("%Y").to_string()
    }

    fn check(&self) -> Result<(), Refusal> {
        let (least, most) = (Decimal::whole(1), Decimal::whole(10));
        if self.score.is_some_and(|score| score < least || score > most) {
            return Err(Refusal::new("score-outside").at(Kind::Survey, "score"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_go_from_one_to_ten() {
        let held = |score| Survey { score: Some(Decimal::from_hundredths(score)), ..Survey::blank(Id::UNSET) }.check();
        assert_eq!((held(100), held(820), held(1000)), (Ok(()), Ok(()), Ok(())));
        for score in [0, 99, 1001] {
            assert_eq!(held(score).map_err(|refusal| refusal.code), Err("score-outside"));
        }
    }
}
