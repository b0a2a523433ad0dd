//! Vacancies: places in teams for which people are sought.
use super::prelude::*;

record! {
    /// Places in a team for which people are sought: members, or a leader or coach.
    pub struct Vacancy {
        /// Number, unique: V001.
        number: String, Text(20), required;
        /// The team that seeks somebody.
        team: Id, Ref(Team), required, dated;
        /// The tasks, for a vacancy for members.
        task_package: Option<Id>, Ref(TaskPackage), prompted, dated;
        /// The role, for a vacancy for staff; empty when members are sought.
        role: Option<StaffRole>, Choice(StaffRole::NAMES), prompted, dated;
        /// Hours a week that are offered.
        hours: Option<Decimal>, Hours, prompted, dated;
        /// Number of people sought.
        places: i64 = 1, Whole(1, 500), required, dated;
        /// Number of them found so far; never more than `places`.
        filled_places: i64, Whole(0, 500), dated;
        /// First day of the vacancy.
        open_since: Day, Day, required;
        /// Day by which somebody is wanted; empty means as soon as possible.
        wanted_by: Option<Day>, Day, prompted;
        /// Whether it is open, on hold, filled or closed.
        status: VacancyStatus = VacancyStatus::Open, Choice(VacancyStatus::NAMES), required, dated;
        /// First day of the latest period on hold.
        held_from: Option<Day>, Day, dated;
        /// Last day of that period; empty while it lasts.
        held_until: Option<Day>, Day, dated;
        /// Day on which it was filled or closed; empty while it is open.
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

    /// The status on a day. A vacancy that was filled, closed or put on hold later still counts as open on that day.
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
