//! Commands at random: each is one that the screen and the command line can ask for. Many are refused, as in life.

use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::Id;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::service::command::Command;

use super::office::Office;
use super::{clients, development, edits, guidance, instruments, recruiting, roster, teams};

/// What chance decides on: which command, and three numbers that it makes its choices by.
pub type Draw = (usize, usize, usize, usize);

/// Makes a command out of chance, or not when there is nothing to do it to.
pub type MakeCommand = fn(&mut Office, Day, (usize, usize, usize)) -> Option<Command>;

/// The commands, each with the verb by which the log names it.
pub const COMMANDS: &[(&str, MakeCommand)] = &[
    ("hire", roster::hire),
    ("rehire", roster::rehire),
    ("move_member", roster::move_member),
    ("move_member", roster::set_team),
    ("change_hours", roster::change_hours),
    ("change_hours", roster::change_work_days),
    ("change_tasks", roster::change_tasks),
    ("end_placement", roster::end_placement),
    ("end_employment", roster::end_service),
    ("extend_contract", roster::extend_contract),
    ("open_vacancy", teams::open_vacancy),
    ("open_vacancy", teams::open_vacancy_for_staff),
    ("fill_vacancy", teams::fill_vacancy),
    ("hold_vacancy", teams::hold_vacancy),
    ("close_vacancy", teams::close_vacancy),
    ("start_team", teams::start_team),
    ("stand_still", teams::stand_still),
    ("resume_team", teams::resume_team),
    ("convert_team", teams::convert_team),
    ("end_team", teams::end_team),
    ("enrol", recruiting::enrol),
    ("enrol", recruiting::enrol_for_staff),
    ("apply", recruiting::apply),
    ("apply", recruiting::apply_for_staff),
    ("change_stage", recruiting::stage_on),
    ("change_stage", recruiting::stage_to),
    ("change_stage", recruiting::stage_back),
    ("reject", recruiting::reject),
    ("withdraw", recruiting::withdraw),
    ("place_candidate", recruiting::place_member),
    ("place_candidate", recruiting::place_staff),
    ("agree", clients::agree),
    ("agree", clients::set_agreed_jobs),
    ("share", clients::share),
    ("add", clients::talk),
    ("add", clients::chance),
    ("agree_chance", clients::agree_chance),
    ("give_up_chance", clients::give_up_chance),
    ("chance_to_team", clients::chance_to_team),
    ("add", clients::rate),
    ("fix_statement", clients::fix_statement),
    ("credit_statement", clients::credit_statement),
    ("merge_clients", clients::merge),
    ("split_client", clients::split),
    ("log_contact", guidance::contact),
    ("add", guidance::signal),
    ("close_signal", guidance::close_signal),
    ("add", guidance::own_coach),
    ("add", guidance::guidance),
    ("add", guidance::arrangement),
    ("close", guidance::close),
    ("leave_staff", guidance::leave),
    ("hand_over", guidance::hand_over),
    ("give_cover", guidance::give_cover),
    ("start_absence", guidance::start_absence),
    ("change_absence", guidance::change_absence),
    ("end_absence", guidance::end_absence),
    ("record_check", development::check),
    ("record_check", development::set_counts),
    ("record_check", development::set_checked_on),
    ("begin_phase", development::begin_phase),
    ("new_version", development::new_version),
    ("add", development::certificate),
    ("add", development::displacement_check),
    ("add", development::survey),
    ("plan_instrument", instruments::plan),
    ("request_instrument", instruments::request),
    ("grant_instrument", instruments::grant),
    ("refuse_instrument", instruments::refuse),
    ("end_instrument", instruments::end),
    ("edit", edits::places),
    ("edit", edits::wanted_by),
    ("extend_contract", edits::contract_until),
    ("edit", edits::next_check),
    ("edit", edits::name),
    ("correct", edits::correct_phone),
    ("edit_many", edits::next_steps),
];

/// One of these records.
pub fn one(office: &Office, kind: Kind, at: usize) -> Option<Record> {
    one_that(office, kind, at, |_| true)
}

/// One of the records of which something is true.
pub fn one_that(office: &Office, kind: Kind, at: usize, fits: impl Fn(&Record) -> bool) -> Option<Record> {
    let mut all = office.all(kind);
    all.retain(fits);
    (!all.is_empty()).then(|| all.swap_remove(at % all.len()))
}

/// The identity of one of these records.
pub fn id(office: &Office, kind: Kind, at: usize) -> Option<Id> {
    one(office, kind, at).map(|record| record.id())
}

/// The identity of somebody who is placed on a day.
pub fn placed(office: &Office, on: Day, at: usize) -> Option<Id> {
    one_that(office, Kind::Placement, at, |placement| runs(placement, on))?.get("member").reference()
}

/// Whether a dated record holds on a day.
pub fn runs(record: &Record, on: Day) -> bool {
    let (from, until) = (record.get("from").plain(), record.get("until").plain());
    from <= on.to_string() && (until.is_empty() || until >= on.to_string())
}

/// Whether a field of a record is empty.
pub fn lacks(record: &Record, field: &'static str) -> bool {
    record.get(field).is_empty()
}
