//! Surveys among members, of which only the outcome is kept.
use super::prelude::*;

record! {
    /// The outcome of a survey for the programme or one team. With too few answers its score is not shown.
    pub struct Survey {
        /// Day on which the survey closed.
        held_on: Day, Day, required;
        /// The team that was asked; empty for the whole programme.
        team: Option<Id>, Ref(Team), prompted;
        /// Mean score from 1 to 10; empty only where it may not be shown (see [`redaction`](crate::domain::redaction)).
        score: Option<Decimal>, Number, required, fixed;
        /// Number of members who answered.
        answers: i64, Whole(0, 100_000), required, fixed;
    }
    identity: held_on, team;
    label: |survey| survey.held_on.format("%Y").to_string();
    order: "held_on";
    validity: Since(held_on);
    rules: Self::score_is_on_the_scale;
}

impl Survey {
    fn score_is_on_the_scale(&self) -> Result<(), Refusal> {
        let (least, most) = (Decimal::whole(1), Decimal::whole(10));
        if self.score.is_some_and(|score| score < least || score > most) {
            return Err(Refusal::new(Reason::ScoreOutside).at(Kind::Survey, Survey::score));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::typed::{AnyRecord, Typed};

    #[test]
    fn scores_go_from_one_to_ten() {
        let held = |score| Survey { score: Some(Decimal::from_hundredths(score)), ..Survey::blank(Id::UNSET) }.check();
        assert_eq!((held(100), held(820), held(1000)), (Ok(()), Ok(()), Ok(())));
        for score in [0, 99, 1001] {
            assert_eq!(held(score).map_err(|refusal| refusal.reason), Err(Reason::ScoreOutside));
        }
    }
}
