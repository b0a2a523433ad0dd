//! Vacancies.
use super::prelude::*;

record! {
    /// Places in a team for which people are sought: members, or a leader or coach.
    pub struct Vacancy {
        /// Number, unique: V001.
        number: String, Text(20), required;
        /// In which team.
        team: Id, Ref(Team), required, dated;
        /// For which tasks, when it is for members.
        task_package: Option<Id>, Ref(TaskPackage), prompted, dated;
        /// For which role, when it is for staff.
        role: Option<StaffRole>, Choice(StaffRole::NAMES), prompted, dated;
        /// Hours a week.
        hours: Option<Decimal>, Hours, prompted, dated;
        /// How many people are sought.
        places: i64 = 1, Whole(1, 500), required, dated;
        /// How many of them were found.
        filled_places: i64, Whole(0, 500), dated;
        /// Since when.
        open_since: Day, Day, required;
        /// By when; empty is as soon as possible.
        wanted_by: Option<Day>, Day, prompted;
        /// Open, on hold, filled or closed.
        status: VacancyStatus = VacancyStatus::Open, Choice(VacancyStatus::NAMES), required, dated;
        /// First day of the latest time nobody was sought.
        held_from: Option<Day>, Day, dated;
        /// Last day of that time; empty while it lasts.
        held_until: Option<Day>, Day, dated;
        /// The day it was filled or closed.
        closed_on: Option<Day>, Day;
    }
    key: number;
    order: "number";
    validity: OpenUntil(open_since, closed_on);
    children: Application.vacancy;
    rules: Self::filled_fit_the_places;
}

impl Vacancy {
    fn filled_fit_the_places(&self) -> Result<(), Refusal> {
        if self.filled_places > self.places {
            return Err(Refusal::new(Reason::MoreFilledThanPlaces).at(Kind::Vacancy, Vacancy::filled_places));
        }
        Ok(())
    }

    /// How it stood on a day: what was filled, closed or held later was open then.
    pub fn status_on(&self, on: Day) -> VacancyStatus {
        let held = match self.held_from {
            Some(from) => holds(from, self.held_until, on),
            None => self.status == VacancyStatus::Hold,
        };
        let over = matches!(self.status, VacancyStatus::Filled | VacancyStatus::Closed);
        if over && self.closed_on.is_none_or(|closed| closed <= on) {
            self.status
        } else if held {
            VacancyStatus::Hold
        } else {
            VacancyStatus::Open
        }
    }
}
