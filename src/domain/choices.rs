//! The closed lists of the domain. Identifiers come from the field's glossary; their words stand in `text/`.

/// A closed list: each member has one identifier, used in files, JSON and the stores.
pub trait Choice: Copy + PartialEq + 'static {
    /// The members and their identifiers, in the order a person should see them.
    const ALL: &'static [(Self, &'static str)];
    /// Only the identifiers, in the same order: [`names`] of [`Choice::ALL`].
    const NAMES: &'static [&'static str];

    /// The identifier of this member.
    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(c, _)| *c == self).map_or("", |(_, name)| name)
    }

    /// The member with this identifier.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(c, _)| *c)
    }
}

/// The identifiers of a list of choices, so that they need not be written twice.
pub const fn names<C: Copy, const N: usize>(all: &[(C, &'static str)]) -> [&'static str; N] {
    let mut out = [""; N];
    let mut i = 0;
    while i < N {
        out[i] = all[i].1;
        i += 1;
    }
    out
}

/// What a member of staff does for teams (F2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StaffRole {
    /// Daily lead of one team (teamleider).
    TeamLeader,
    /// Coach of the members of a team (jobcoach).
    JobCoach,
    /// Finds members and leaders.
    Recruiter,
    /// Has several teams in a region (regiomanager).
    RegionManager,
}

impl Choice for StaffRole {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::TeamLeader, "team_leader"),
        (Self::JobCoach, "job_coach"),
        (Self::Recruiter, "recruiter"),
        (Self::RegionManager, "region_manager"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// Where a team stands (F6): pilots last a year in principle and can become structural.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// On trial at the client.
    Pilot,
    /// Validity work.
    Structural,
    /// Stopped; its last day is the team's `until`.
    Ended,
}

impl Choice for Phase {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Pilot, "pilot"), (Self::Structural, "structural"), (Self::Ended, "ended")];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// The kind of employment (aanstelling).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contract {
    /// For a time: ends on `contract_until`.
    Temporary,
    /// Without an end.
    Permanent,
}

impl Choice for Contract {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Temporary, "temporary"), (Self::Permanent, "permanent")];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// Why a placement or an employment ended. Never a reason of health: there is no such choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndReason {
    /// Went to another team.
    OtherTeam,
    /// Same team, other hours from the next day.
    OtherHours,
    /// Same team, another task package from the next day.
    OtherTasks,
    /// Moved on to other work (doorstroom).
    MovedOn,
    /// Left by own choice.
    OwnChoice,
    /// A temporary contract ran out.
    ContractEnded,
    /// The team stopped.
    TeamEnded,
    /// Moved house.
    Relocation,
    /// Reached pension age.
    Retirement,
    /// Another reason.
    Other,
}

impl Choice for EndReason {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::OtherTeam, "other_team"),
        (Self::OtherHours, "other_hours"),
        (Self::OtherTasks, "other_tasks"),
        (Self::MovedOn, "moved_on"),
        (Self::OwnChoice, "own_choice"),
        (Self::ContractEnded, "contract_ended"),
        (Self::TeamEnded, "team_ended"),
        (Self::Relocation, "relocation"),
        (Self::Retirement, "retirement"),
        (Self::Other, "other"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// Where a vacancy stands (F10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VacancyStatus {
    /// People are being sought.
    Open,
    /// Nobody is sought for now.
    Hold,
    /// All its places are taken.
    Filled,
    /// Withdrawn.
    Closed,
}

impl Choice for VacancyStatus {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Open, "open"), (Self::Hold, "hold"), (Self::Filled, "filled"), (Self::Closed, "closed")];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// How a member stands on a day, worked out from the dated facts and never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemberStatus {
    /// In a team that works.
    AtWork,
    /// In a team at a standstill: paid, exempt from work (F16).
    Exempt,
    /// Absent on the day, in a team or not (F20).
    Absent,
    /// In service or just registered, without a team.
    NoTeam,
    /// Has a placement or an employment that starts later.
    Coming,
    /// Out of service.
    Left,
}

impl Choice for MemberStatus {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::AtWork, "at_work"),
        (Self::Exempt, "exempt"),
        (Self::Absent, "absent"),
        (Self::NoTeam, "no_team"),
        (Self::Coming, "coming"),
        (Self::Left, "left"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// What has to be done when an absence goes on (Wet verbetering poortwachter); in which week is a parameter for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AbsenceStep {
    /// The company doctor's analysis.
    ProblemAnalysis,
    /// What employer and employee will do.
    ActionPlan,
    /// The absence is reported to UWV.
    BenefitNotice,
    /// The first year is looked back on.
    FirstYear,
    /// UWV writes about what follows.
    BenefitLetter,
    /// UWV decides.
    BenefitDecision,
}

impl Choice for AbsenceStep {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::ProblemAnalysis, "problem_analysis"),
        (Self::ActionPlan, "action_plan"),
        (Self::BenefitNotice, "benefit_notice"),
        (Self::FirstYear, "first_year"),
        (Self::BenefitLetter, "benefit_letter"),
        (Self::BenefitDecision, "benefit_decision"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// How a team stands on a day, worked out and never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TeamStatus {
    /// Starts later.
    Coming,
    /// RunningApplication on trial.
    Pilot,
    /// RunningApplication for good.
    Structural,
    /// At a standstill.
    Standstill,
    /// Stopped.
    Ended,
}

impl Choice for TeamStatus {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Coming, "coming"),
        (Self::Pilot, "pilot"),
        (Self::Structural, "structural"),
        (Self::Standstill, "standstill"),
        (Self::Ended, "ended"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// What a stage means for the rules, whatever an office calls it (F10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StageMeaning {
    /// Papers are looked at.
    Preselection,
    /// First talk.
    Intake,
    /// Meets the team leader or client.
    Meeting,
    /// Works on benefit, without wage: counts zero hours.
    TrialPlacement,
    /// Is offered a job: the register was checked before.
    Offer,
    /// Got the job.
    Placed,
    /// The programme or client said no.
    Rejected,
    /// The candidate said no.
    Withdrawn,
}

impl StageMeaning {
    /// The meanings that end an application: it shows in such a stage on the day itself only.
    pub const CLOSING: [StageMeaning; 3] = [Self::Placed, Self::Rejected, Self::Withdrawn];

    /// Whether an application ends in a stage of this meaning.
    pub fn closes(self) -> bool {
        Self::CLOSING.contains(&self)
    }
}

impl Choice for StageMeaning {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Preselection, "preselection"),
        (Self::Intake, "intake"),
        (Self::Meeting, "meeting"),
        (Self::TrialPlacement, "trial_placement"),
        (Self::Offer, "offer"),
        (Self::Placed, "placed"),
        (Self::Rejected, "rejected"),
        (Self::Withdrawn, "withdrawn"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// Why an application ended. Never a reason of health: there is no such choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StageReason {
    /// Somebody else got the place.
    OtherCandidate,
    /// Found other work.
    OtherWork,
    /// Is not in the target-group register.
    NotInRegister,
    /// The hours do not fit.
    HoursDoNotFit,
    /// Too far to travel.
    TravelTooFar,
    /// The work is not what they seek.
    WorkDoesNotFit,
    /// Did not come.
    NoShow,
    /// The vacancy was closed.
    VacancyClosed,
    /// Got the job.
    Hired,
    /// Another reason.
    Other,
}

impl Choice for StageReason {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::OtherCandidate, "other_candidate"),
        (Self::OtherWork, "other_work"),
        (Self::NotInRegister, "not_in_register"),
        (Self::HoursDoNotFit, "hours_do_not_fit"),
        (Self::TravelTooFar, "travel_too_far"),
        (Self::WorkDoesNotFit, "work_does_not_fit"),
        (Self::NoShow, "no_show"),
        (Self::VacancyClosed, "vacancy_closed"),
        (Self::Hired, "hired"),
        (Self::Other, "other"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// How there was contact (F13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactWay {
    /// A talk.
    Talk,
    /// A visit to the workplace.
    Workplace,
    /// By telephone.
    Phone,
    /// By message.
    Message,
}

impl Choice for ContactWay {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Talk, "talk"), (Self::Workplace, "workplace"), (Self::Phone, "phone"), (Self::Message, "message")];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// What guidance is brought in (F15). Kinds of support at work, never a treatment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GuidanceForm {
    /// More hours of a job coach.
    ExtraCoaching,
    /// A training.
    Training,
    /// A colleague who helps.
    Buddy,
    /// Language or reading.
    Language,
    /// Help with money matters.
    Money,
    /// Advice on the workplace.
    WorkplaceAdvice,
    /// Other guidance.
    Other,
}

impl Choice for GuidanceForm {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::ExtraCoaching, "extra_coaching"),
        (Self::Training, "training"),
        (Self::Buddy, "buddy"),
        (Self::Language, "language"),
        (Self::Money, "money"),
        (Self::WorkplaceAdvice, "workplace_advice"),
        (Self::Other, "other"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// What an individual arrangement is about (F17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArrangementSubject {
    /// When somebody works.
    WorkingHours,
    /// Which tasks.
    Tasks,
    /// Where somebody works.
    Workplace,
    /// Aids at work.
    Aids,
    /// How somebody comes to work.
    Travel,
    /// Breaks.
    Breaks,
    /// Something else.
    Other,
}

impl Choice for ArrangementSubject {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::WorkingHours, "working_hours"),
        (Self::Tasks, "tasks"),
        (Self::Workplace, "workplace"),
        (Self::Aids, "aids"),
        (Self::Travel, "travel"),
        (Self::Breaks, "breaks"),
        (Self::Other, "other"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// The instruments (F11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InstrumentKind {
    /// Loonkostensubsidie (LKS), paid by the municipality.
    WageCostSubsidy,
    /// Loondispensatie, permitted by UWV.
    WageDispensation,
    /// Loonkostenvoordeel (LKV), per paid hour.
    WageCostBenefit,
    /// No-riskpolis: pays wages in sickness.
    NoRiskCover,
    /// Allowance for a job coach.
    JobCoachProvision,
    /// Adaptation of the workplace.
    WorkplaceProvision,
    /// Another allowance.
    OtherAllowance,
}

impl Choice for InstrumentKind {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::WageCostSubsidy, "wage_cost_subsidy"),
        (Self::WageDispensation, "wage_dispensation"),
        (Self::WageCostBenefit, "wage_cost_benefit"),
        (Self::NoRiskCover, "no_risk_cover"),
        (Self::JobCoachProvision, "job_coach_provision"),
        (Self::WorkplaceProvision, "workplace_provision"),
        (Self::OtherAllowance, "other_allowance"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// Where an instrument stands (F11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InstrumentStatus {
    /// Still to be asked for.
    ToRequest,
    /// Asked for.
    Requested,
    /// Granted.
    Granted,
    /// Refused.
    Refused,
    /// Ended before its time.
    Ended,
}

impl Choice for InstrumentStatus {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::ToRequest, "to_request"),
        (Self::Requested, "requested"),
        (Self::Granted, "granted"),
        (Self::Refused, "refused"),
        (Self::Ended, "ended"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// What an amount is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AmountPer {
    /// One paid hour.
    Hour,
    /// One month.
    Month,
    /// One year.
    Year,
    /// Once.
    Once,
}

impl Choice for AmountPer {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Hour, "hour"), (Self::Month, "month"), (Self::Year, "year"), (Self::Once, "once")];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// By what a cost item is counted (F12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CostBasis {
    /// Each contract hour of a placement.
    ContractHour,
    /// Each person for each month, by days.
    PersonMonth,
    /// Each team for each month, by days.
    TeamMonth,
}

impl Choice for CostBasis {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::ContractHour, "contract_hour"), (Self::PersonMonth, "person_month"), (Self::TeamMonth, "team_month")];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// What a line of a statement is (F12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// A cost.
    Cost,
    /// A windfall passed on.
    Windfall,
    /// A correction of an earlier statement.
    Correction,
}

impl Choice for LineKind {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Cost, "cost"), (Self::Windfall, "windfall"), (Self::Correction, "correction")];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// Where somebody stands in their development (F18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DevelopmentPhase {
    /// Learns the work.
    Starting,
    /// Takes on more.
    Growing,
    /// Does the work on their own.
    Steady,
    /// Could do other work.
    ReadyToMoveOn,
}

impl Choice for DevelopmentPhase {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Starting, "starting"),
        (Self::Growing, "growing"),
        (Self::Steady, "steady"),
        (Self::ReadyToMoveOn, "ready_to_move_on"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// Where somebody moved on to (F18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Destination {
    /// Another job inside government.
    Government,
    /// A job with a company.
    Market,
    /// Education.
    Education,
    /// Own business.
    SelfEmployed,
    /// Not known.
    Unknown,
    /// Something else.
    Other,
}

impl Choice for Destination {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Government, "government"),
        (Self::Market, "market"),
        (Self::Education, "education"),
        (Self::SelfEmployed, "self_employed"),
        (Self::Unknown, "unknown"),
        (Self::Other, "other"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_stand_in_the_order_of_their_members() {
        assert_eq!(Phase::NAMES, ["pilot", "structural", "ended"]);
        assert_eq!(EndReason::NAMES.len(), EndReason::ALL.len());
        assert_eq!(StaffRole::named("job_coach"), Some(StaffRole::JobCoach));
        assert_eq!(StaffRole::named("coach"), None);
        assert_eq!(VacancyStatus::Hold.name(), "hold");
    }
}
