//! The closed lists of the domain. The identifiers follow the glossary; their words are in `text/`.

pub use super::named::Choice;
use super::named::named;

named! {
    /// The role of a staff member.
    pub enum StaffRole {
        /// Daily lead of one team (teamleider).
        TeamLeader = "team_leader",
        /// Coach of the members of a team (jobcoach).
        JobCoach = "job_coach",
        /// Finds members and team leaders.
        Recruiter = "recruiter",
        /// Manages the teams of a region (regiomanager).
        RegionManager = "region_manager",
    }

    /// What somebody may see and change; see [`access`](super::access::table).
    pub enum AccessRole {
        /// Finds members and keeps vacancies and candidates.
        Recruiter = "recruiter",
        /// Leads teams.
        TeamLeader = "team_leader",
        /// Coaches members.
        JobCoach = "job_coach",
        /// Hours, instruments and amounts.
        Finance = "finance",
        /// Does the administration.
        Office = "office",
        /// Reads everything and changes nothing.
        Auditor = "auditor",
        /// Keeps rights, parameters and copies.
        Administrator = "administrator",
    }

    /// Of which teams an access right is.
    pub enum Reach {
        /// All of them.
        AllTeams = "all_teams",
        /// Those in which the person has a role, cover included.
        OwnTeams = "own_teams",
        /// Those of a region.
        Region = "region",
        /// One team.
        Team = "team",
    }

    /// The phase of a team. A pilot lasts a year in principle and can become structural.
    pub enum Phase {
        /// On trial at the client.
        Pilot = "pilot",
        /// Lasting work.
        Structural = "structural",
        /// Stopped; its last day is the team's `until`.
        Ended = "ended",
    }

    /// The kind of contract of an employment (aanstelling).
    pub enum Contract {
        /// Ends on `contract_until`.
        Temporary = "temporary",
        /// Has no end.
        Permanent = "permanent",
    }

    /// Why a placement or an employment ended. There is no choice for a reason of health.
    pub enum EndReason {
        /// Went to another team.
        OtherTeam = "other_team",
        /// Same team, other hours from the next day.
        OtherHours = "other_hours",
        /// Same team, another task package from the next day.
        OtherTasks = "other_tasks",
        /// Moved on to other work (doorstroom).
        MovedOn = "moved_on",
        /// Left by own choice.
        OwnChoice = "own_choice",
        /// A temporary contract ran out.
        ContractEnded = "contract_ended",
        /// The team stopped.
        TeamEnded = "team_ended",
        /// Moved house.
        Relocation = "relocation",
        /// Reached pension age.
        Retirement = "retirement",
        /// Another reason.
        Other = "other",
    }

    /// How far a vacancy has come.
    pub enum VacancyStatus {
        /// People are being sought.
        Open = "open",
        /// Nobody is sought for now.
        Hold = "hold",
        /// All its places are taken.
        Filled = "filled",
        /// Withdrawn.
        Closed = "closed",
    }

    /// The status of a member on a day; worked out from the dated facts, never stored.
    pub enum MemberStatus {
        /// In a team that works.
        AtWork = "at_work",
        /// In a team that works; whether absent is not for who looks.
        Placed = "placed",
        /// In a team at a standstill: paid, exempt from work.
        Exempt = "exempt",
        /// Absent on the day, with or without a team.
        Absent = "absent",
        /// In service or just registered, but in no team.
        NoTeam = "no_team",
        /// Has a placement or an employment that starts later.
        Coming = "coming",
        /// Out of service.
        Left = "left",
    }

    /// A step that is required when an absence lasts (Wet verbetering poortwachter). A parameter for each gives the week.
    pub enum AbsenceStep {
        /// The company doctor analyses the problem.
        ProblemAnalysis = "problem_analysis",
        /// Employer and employee agree on what each will do.
        ActionPlan = "action_plan",
        /// The absence is reported to UWV.
        BenefitNotice = "benefit_notice",
        /// Employer and employee evaluate the first year.
        FirstYear = "first_year",
        /// UWV writes about what happens next.
        BenefitLetter = "benefit_letter",
        /// The member asks UWV for a disability pension (WIA), with the reintegration report.
        PensionRequest = "pension_request",
        /// UWV decides on the disability pension.
        BenefitDecision = "benefit_decision",
    }

    /// The status of a team on a day; worked out, never stored.
    pub enum TeamStatus {
        /// Starts later.
        Coming = "coming",
        /// Runs on trial.
        Pilot = "pilot",
        /// Runs for good.
        Structural = "structural",
        /// At a standstill.
        Standstill = "standstill",
        /// Stopped.
        Ended = "ended",
    }

    /// The meaning of a stage for the rules, whatever the office calls it.
    pub enum StageMeaning {
        /// The papers are read.
        Preselection = "preselection",
        /// There is a first talk.
        Intake = "intake",
        /// The candidate meets the team leader or the client.
        Meeting = "meeting",
        /// The candidate works on benefit, without wage: counts zero hours.
        TrialPlacement = "trial_placement",
        /// The candidate is offered a job; the register has been checked by then.
        Offer = "offer",
        /// The candidate got the job.
        Placed = "placed",
        /// The programme or client said no.
        Rejected = "rejected",
        /// The candidate said no.
        Withdrawn = "withdrawn",
    }

    /// Why an application ended. There is no choice for a reason of health.
    pub enum StageReason {
        /// Somebody else got the place.
        OtherCandidate = "other_candidate",
        /// Found other work.
        OtherWork = "other_work",
        /// Is not in the target-group register.
        NotInRegister = "not_in_register",
        /// The hours do not fit.
        HoursDoNotFit = "hours_do_not_fit",
        /// Too far to travel.
        TravelTooFar = "travel_too_far",
        /// The work is not what they seek.
        WorkDoesNotFit = "work_does_not_fit",
        /// Did not come.
        NoShow = "no_show",
        /// The vacancy was closed.
        VacancyClosed = "vacancy_closed",
        /// Got the job.
        Hired = "hired",
        /// Another reason.
        Other = "other",
    }

    /// The way in which there was contact.
    pub enum ContactWay {
        /// A talk in person.
        Talk = "talk",
        /// A visit to the workplace.
        Workplace = "workplace",
        /// By telephone.
        Phone = "phone",
        /// By message.
        Message = "message",
        /// By video call.
        Video = "video",
    }

    /// The form of extra guidance. All are support at work, never a treatment.
    pub enum GuidanceForm {
        /// More hours of a job coach.
        ExtraCoaching = "extra_coaching",
        /// A training or course.
        Training = "training",
        /// A colleague who helps.
        Buddy = "buddy",
        /// Help with language or reading.
        Language = "language",
        /// Help with money matters.
        Money = "money",
        /// Advice on the workplace.
        WorkplaceAdvice = "workplace_advice",
        /// Other guidance.
        Other = "other",
    }

    /// The side of the work that an individual arrangement is about.
    pub enum ArrangementSubject {
        /// The hours and days of work.
        WorkingHours = "working_hours",
        /// The tasks.
        Tasks = "tasks",
        /// The place of work.
        Workplace = "workplace",
        /// Aids at work.
        Aids = "aids",
        /// Travel to and from work.
        Travel = "travel",
        /// Breaks.
        Breaks = "breaks",
        /// Something else.
        Other = "other",
    }

    /// The instruments that can be requested for a member.
    pub enum InstrumentKind {
        /// Loonkostensubsidie (LKS), paid by the municipality.
        WageCostSubsidy = "wage_cost_subsidy",
        /// Loondispensatie, permitted by UWV.
        WageDispensation = "wage_dispensation",
        /// Loonkostenvoordeel (LKV), per paid hour.
        WageCostBenefit = "wage_cost_benefit",
        /// No-riskpolis: pays the wage of who is ill.
        NoRiskCover = "no_risk_cover",
        /// Allowance for a job coach.
        JobCoachProvision = "job_coach_provision",
        /// Adaptation of the workplace.
        WorkplaceProvision = "workplace_provision",
        /// Another allowance.
        OtherAllowance = "other_allowance",
    }

    /// How far the request for an instrument has come.
    pub enum InstrumentStatus {
        /// It still has to be requested.
        ToRequest = "to_request",
        /// It was requested, and nobody has decided yet.
        Requested = "requested",
        /// It was granted.
        Granted = "granted",
        /// It was refused.
        Refused = "refused",
        /// It was granted and ended before its time.
        Ended = "ended",
    }

    /// The unit of an amount that was granted.
    pub enum AmountPer {
        /// For one paid hour.
        Hour = "hour",
        /// For one month.
        Month = "month",
        /// For one year.
        Year = "year",
        /// Paid once.
        Once = "once",
    }

    /// The basis on which a cost item is counted.
    pub enum CostBasis {
        /// The contract hours of each placement.
        ContractHour = "contract_hour",
        /// Each person for each month; part of a month counts by days.
        PersonMonth = "person_month",
        /// Each team for each month; part of a month counts by days.
        TeamMonth = "team_month",
    }

    /// The sort of a line on a statement.
    pub enum LineKind {
        /// A cost that the client is charged.
        Cost = "cost",
        /// A windfall that is passed on to the client.
        Windfall = "windfall",
        /// A correction of an earlier statement.
        Correction = "correction",
    }

    /// How far a member has come in their development.
    pub enum DevelopmentPhase {
        /// The member learns the work.
        Starting = "starting",
        /// The member takes on more.
        Growing = "growing",
        /// The member does the work independently.
        Steady = "steady",
        /// The member could move on to other work.
        ReadyToMoveOn = "ready_to_move_on",
    }

    /// Where a member went who moved on.
    pub enum Destination {
        /// Another job inside government.
        Government = "government",
        /// A job with a company.
        Market = "market",
        /// Education.
        Education = "education",
        /// Own business.
        SelfEmployed = "self_employed",
        /// Not known.
        Unknown = "unknown",
        /// Something else.
        Other = "other",
    }
}

impl EndReason {
    /// The reasons for which somebody leaves the service: all but the first three, for which a placement goes on as another.
    pub const LEAVING: &'static [&'static str] = Self::NAMES.split_at(3).1;

    /// Whether a placement that ends for this reason goes on as another: nobody leaves the service for it.
    pub fn goes_on_elsewhere(self) -> bool {
        !Self::LEAVING.contains(&self.name())
    }
}

impl StageMeaning {
    /// The meanings that end an application. An application is in such a stage on the day itself only.
    pub const CLOSING: [StageMeaning; 3] = [Self::Placed, Self::Rejected, Self::Withdrawn];

    /// Whether an application ends in a stage of this meaning.
    pub fn closes(self) -> bool {
        Self::CLOSING.contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_stand_in_the_order_of_their_members() {
        assert_eq!(Phase::NAMES, ["pilot", "structural", "ended"]);
        assert_eq!(EndReason::NAMES.len(), EndReason::ALL.len());
        assert_eq!(EndReason::ALL.iter().map(|reason| reason.name()).collect::<Vec<_>>(), EndReason::NAMES);
        let goes_on = [EndReason::OtherTeam, EndReason::OtherHours, EndReason::OtherTasks];
        assert!(EndReason::ALL.iter().all(|reason| reason.goes_on_elsewhere() == goes_on.contains(reason)));
        assert_eq!(StaffRole::named("job_coach"), Some(StaffRole::JobCoach));
        assert_eq!(StaffRole::named("coach"), None);
        assert_eq!(VacancyStatus::Hold.name(), "hold");
    }
}
