//! Verbs: pure functions from records and arguments to a [`Decision`](super::change::Decision) or a
//! [`Refusal`](super::refusal::Refusal). Nothing is stored here; who calls them loads the records and commits the changes.

mod absence;
mod chance;
mod charging;
mod client;
mod closing;
mod dated;
mod development;
mod displacement;
mod edit;
mod employment;
mod follow;
mod from_day;
mod guidance;
mod instrument;
mod leading;
mod leaving;
mod member_file;
mod placement;
mod placing;
mod planned;
mod prelude;
mod recruiting;
mod reorganise;
mod staff;
mod team;
mod team_file;
mod vacancy;

pub use absence::{change_absence, end_absence, end_absences_with, start_absence};
pub use chance::{NewTeam, agree_chance, chance_to_team, code_after, free_code, give_up_chance, number_in_code};
pub use charging::{Fixing, credit_statement, fix_statement};
pub use client::{agree, record_check, share, share_among, shares_fit, together_applied};
pub use closing::close_period;
pub use dated::{beside_follow, changes_on_days, days, held, later_stays, stands_free};
pub use development::{begin_phase, new_version};
pub use displacement::{displaces, start_tasks};
pub use edit::{create, edit, not_frozen};
pub use employment::{
    ContractChoice, Extension, Hire, end_employment, extend_contract, hire, move_end_of_employment, next_contract_from,
    rehire,
};
pub use follow::follow;
pub use from_day::{as_of, change_from, changed_from, continue_from, kinds_with_a_past, put_right};
pub use guidance::{close, closes, ends_or_is_planned, is_taken_away};
pub use instrument::{
    InstrumentTerms, end_instrument, end_instrument_earlier, grant_instrument, plan_instrument, refuse_instrument,
    request_instrument, step_instrument,
};
pub use leading::{about_role, in_the_way, take_role};
pub use leaving::{ENDED_WITH_SERVICE, end_with_service, last_service};
pub use member_file::MemberFile;
pub use placement::{Terms, add_placement, change_hours, change_tasks, change_work_days, end_placement, move_member};
pub use placing::{Placing, place};
pub use planned::{end_places, lapse_when_planned, take_away};
pub use recruiting::{CandidateFile, Ending, StageStep, apply, change_stage, close_application};
pub use reorganise::{ClientFacts, ClientPart, Reorganisation, reorganise, stays_behind};
pub use staff::{HandOver, StaffFile, hand_over, leave};
pub use team::{
    EndedTeam, convert_team, end_team, first_to_come, move_end_of_team, resume_team, size_remark, stand_still,
    start_team,
};
pub use team_file::{TeamFile, crowded, over_places, takes_people, within_team};
pub use vacancy::{close_vacancy, fill_vacancy, hold_vacancy, open_vacancy, vacancy_to};
