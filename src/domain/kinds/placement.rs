//! Placements: which member works in which team and for how many hours, dated, one at a time.
use super::prelude::*;

record! {
    /// The place of a member in a team, with the hours that make up jobs.
    pub struct Placement {
        /// The member who is placed.
        member: Id, Ref(Member), required;
        /// The team in which the member works.
        team: Id, Ref(Team), required, dated;
        /// The tasks that the member does; empty when none were chosen.
        task_package: Option<Id>, Ref(TaskPackage), prompted, dated;
        /// Paid hours a week.
        hours: Decimal, Hours, required, dated;
        /// First day in this place.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
        /// How the hours are spread over the days of the week; empty when unknown. Their sum is the hours.
        work_days: Option<WorkDays>, WorkDays, dated;
        /// Why the placement ended; empty while it lasts.
        end_reason: Option<EndReason>, Choice(EndReason::NAMES);
        /// The organisation that is credited with these jobs, where that is not the clients of the team by their shares.
        credited: Option<Id>, Ref(Organisation), dated;
    }
    owner: member;
    identity: member, from;
    one_at_a_time: Reason::OverlappingPlacement;
    gives_way: Self::leave_days_that_do_not_fit;
    rules: Self::days_are_the_hours;
}

impl Placement {
    fn days_are_the_hours(&self) -> Result<(), Refusal> {
        match self.work_days.map(WorkDays::total) {
            Some(sum) if sum != self.hours => {
                let refusal = Refusal::new(Reason::WorkDaysOtherSum).with("sum", sum).with("hours", self.hours);
                Err(refusal.at(Kind::Placement, Placement::work_days))
            }
            _ => Ok(()),
        }
    }

    /// The working days that were there before do not fit other hours: how these are spread is unknown.
    fn leave_days_that_do_not_fit(&mut self, before: &Self) -> Option<Refusal> {
        let days = self.work_days.filter(|days| before.work_days == Some(*days) && days.total() != self.hours)?;
        self.work_days = None;
        Some(Refusal::new(Reason::WorkDaysCleared).with("sum", days.total()).with("hours", self.hours))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_have_to_be_the_hours_of_the_week() {
        let with = |days| Placement {
            hours: Decimal::whole(20),
            work_days: WorkDays::parse(days),
            ..Placement::blank(Id::UNSET)
        };
        for days in ["ma 8, di 8, do 4", "ma-vr 4", ""] {
            assert_eq!(with(days).rules(), Ok(()), "{days}");
        }
        let refusal = with("ma-wo 8").rules().expect_err("refused");
        assert_eq!(refusal.reason, Reason::WorkDaysOtherSum);
        assert_eq!(refusal.args, [("sum", Decimal::whole(24).into()), ("hours", Decimal::whole(20).into())]);
        assert_eq!(refusal.field, Some((Kind::Placement, Placement::work_days)));
    }
}
