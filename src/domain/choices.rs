//! The closed lists of the domain. Identifiers come from the field's glossary; their words stand in `text/`.

pub use super::named::Choice;
use super::named::named;

named! {
    /// What a member of staff does for teams.
    pub enum StaffRole {
        /// Daily lead of one team (teamleider).
        TeamLeader = "team_leader",
        /// Coach of the members of a team (jobcoach).
        JobCoach = "job_coach",
        /// Finds members and leaders.
        Recruiter = "recruiter",
        /// Has several teams in a region (regiomanager).
        RegionManager = "region_manager",
    }

    /// Where a team stands: pilots last a year in principle and can become structural.
    pub enum Phase {
        /// On trial at the client.
        Pilot = "pilot",
        /// Lasting work.
        Structural = "structural",
        /// Stopped; its last day is the team's `until`.
        Ended = "ended",
    }

    /// The kind of employment (aanstelling).
    pub enum Contract {
        /// For a time: ends on `contract_until`.
        Temporary = "temporary",
        /// Without an end.
        Permanent = "permanent",
    }

    /// Why a placement or an employment ended. Never a reason of health: there is no such choice.
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

    /// Where a vacancy stands.
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

    /// How a member stands on a day, worked out from the dated facts and never stored.
    pub enum MemberStatus {
        /// In a team that works.
        AtWork = "at_work",
        /// In a team at a standstill: paid, exempt from work.
        Exempt = "exempt",
        /// Absent on the day, in a team or not.
        Absent = "absent",
        /// In service or just registered, without a team.
        NoTeam = "no_team",
        /// Has a placement or an employment that starts later.
        Coming = "coming",
        /// Out of service.
        Left = "left",
    }

    /// What has to be done when an absence goes on (Wet verbetering poortwachter); in which week is a parameter for each.
    pub enum AbsenceStep {
        /// The company doctor's analysis.
        ProblemAnalysis = "problem_analysis",
        /// What employer and employee will do.
        ActionPlan = "action_plan",
        /// The absence is reported to UWV.
        BenefitNotice = "benefit_notice",
        /// The first year is looked back on.
        FirstYear = "first_year",
        /// UWV writes about what follows.
        BenefitLetter = "benefit_letter",
        /// The member asks UWV for a disability pension (WIA), with the reintegration report.
        PensionRequest = "pension_request",
        /// UWV decides.
        BenefitDecision = "benefit_decision",
    }

    /// How a team stands on a day, worked out and never stored.
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

    /// What a stage means for the rules, whatever an office calls it.
    pub enum StageMeaning {
        /// Papers are looked at.
        Preselection = "preselection",
        /// First talk.
        Intake = "intake",
        /// Meets the team leader or client.
        Meeting = "meeting",
        /// Works on benefit, without wage: counts zero hours.
        TrialPlacement = "trial_placement",
        /// Is offered a job: the register was checked before.
        Offer = "offer",
        /// Got the job.
        Placed = "placed",
        /// The programme or client said no.
        Rejected = "rejected",
        /// The candidate said no.
        Withdrawn = "withdrawn",
    }

    /// Why an application ended. Never a reason of health: there is no such choice.
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

    /// How there was contact.
    pub enum ContactWay {
        /// A talk.
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

    /// What guidance is brought in. Kinds of support at work, never a treatment.
    pub enum GuidanceForm {
        /// More hours of a job coach.
        ExtraCoaching = "extra_coaching",
        /// A training.
        Training = "training",
        /// A colleague who helps.
        Buddy = "buddy",
        /// Language or reading.
        Language = "language",
        /// Help with money matters.
        Money = "money",
        /// Advice on the workplace.
        WorkplaceAdvice = "workplace_advice",
        /// Other guidance.
        Other = "other",
    }

    /// What an individual arrangement is about.
    pub enum ArrangementSubject {
        /// When somebody works.
        WorkingHours = "working_hours",
        /// Which tasks.
        Tasks = "tasks",
        /// Where somebody works.
        Workplace = "workplace",
        /// Aids at work.
        Aids = "aids",
        /// How somebody comes to work.
        Travel = "travel",
        /// Breaks.
        Breaks = "breaks",
        /// Something else.
        Other = "other",
    }

    /// The instruments.
    pub enum InstrumentKind {
        /// Loonkostensubsidie (LKS), paid by the municipality.
        WageCostSubsidy = "wage_cost_subsidy",
        /// Loondispensatie, permitted by UWV.
        WageDispensation = "wage_dispensation",
        /// Loonkostenvoordeel (LKV), per paid hour.
        WageCostBenefit = "wage_cost_benefit",
        /// No-riskpolis: pays wages in sickness.
        NoRiskCover = "no_risk_cover",
        /// Allowance for a job coach.
        JobCoachProvision = "job_coach_provision",
        /// Adaptation of the workplace.
        WorkplaceProvision = "workplace_provision",
        /// Another allowance.
        OtherAllowance = "other_allowance",
    }

    /// Where an instrument stands.
    pub enum InstrumentStatus {
        /// Still to be asked for.
        ToRequest = "to_request",
        /// Asked for.
        Requested = "requested",
        /// Granted.
        Granted = "granted",
        /// Refused.
        Refused = "refused",
        /// Ended before its time.
        Ended = "ended",
    }

    /// What an amount is for.
    pub enum AmountPer {
        /// One paid hour.
        Hour = "hour",
        /// One month.
        Month = "month",
        /// One year.
        Year = "year",
        /// Once.
        Once = "once",
    }

    /// By what a cost item is counted.
    pub enum CostBasis {
        /// Each contract hour of a placement.
        ContractHour = "contract_hour",
        /// Each person for each month, by days.
        PersonMonth = "person_month",
        /// Each team for each month, by days.
        TeamMonth = "team_month",
    }

    /// What a line of a statement is.
    pub enum LineKind {
        /// A cost.
        Cost = "cost",
        /// A windfall passed on.
        Windfall = "windfall",
        /// A correction of an earlier statement.
        Correction = "correction",
    }

    /// What became something else after a statement was fixed, so that the next one corrects it.
    pub enum ChangedTerm {
        /// Hours a week.
        Hours = "hours",
        /// What one unit costs, or brings in.
        Price = "price",
    }

    /// Where somebody stands in their development.
    pub enum DevelopmentPhase {
        /// Learns the work.
        Starting = "starting",
        /// Takes on more.
        Growing = "growing",
        /// Does the work on their own.
        Steady = "steady",
        /// Could do other work.
        ReadyToMoveOn = "ready_to_move_on",
    }

    /// Where somebody moved on to.
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

impl StageMeaning {
    /// The meanings that end an application: it shows in such a stage on the day itself only.
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
        assert_eq!(StaffRole::named("job_coach"), Some(StaffRole::JobCoach));
        assert_eq!(StaffRole::named("coach"), None);
        assert_eq!(VacancyStatus::Hold.name(), "hold");
    }
}
