//! Drives the real program as a single command: data on stdout, messages on stderr, exit codes, and nothing changed by
//! what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "cli/absence.rs"]
mod absence;
#[path = "cli/access.rs"]
mod access;
#[path = "cli/agenda.rs"]
mod agenda;
#[path = "cli/chances.rs"]
mod chances;
#[path = "cli/charging.rs"]
mod charging;
#[path = "cli/clients.rs"]
mod clients;
#[path = "cli/closing.rs"]
mod closing;
#[path = "cli/corrected_lines.rs"]
mod corrected_lines;
#[path = "cli/dated.rs"]
mod dated;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/development.rs"]
mod development;
#[path = "cli/evidence.rs"]
mod evidence;
#[path = "cli/faults.rs"]
mod faults;
#[path = "cli/forgetting.rs"]
mod forgetting;
#[path = "cli/guidance.rs"]
mod guidance;
#[path = "cli/importing.rs"]
mod importing;
#[path = "cli/instruments.rs"]
mod instruments;
#[path = "cli/keys.rs"]
mod keys;
#[path = "cli/known_on.rs"]
mod known_on;
#[path = "cli/leading.rs"]
mod leading;
#[path = "cli/leaving.rs"]
mod leaving;
#[path = "cli/letters.rs"]
mod letters;
#[path = "cli/maintenance.rs"]
mod maintenance;
#[path = "cli/merge.rs"]
mod merge;
#[path = "cli/naming.rs"]
mod naming;
#[path = "cli/nightly.rs"]
mod nightly;
#[path = "cli/planned.rs"]
mod planned;
#[path = "cli/reading.rs"]
mod reading;
#[path = "cli/recruiting.rs"]
mod recruiting;
#[path = "cli/released.rs"]
mod released;
#[path = "cli/reports.rs"]
mod reports;
#[path = "cli/restricted.rs"]
mod restricted;
#[path = "cli/rights.rs"]
mod rights;
#[path = "cli/round_trip.rs"]
mod round_trip;
#[path = "cli/settings.rs"]
mod settings;
#[path = "cli/shell.rs"]
mod shell;
#[path = "cli/survey.rs"]
mod survey;
#[path = "cli/telling.rs"]
mod telling;
#[path = "cli/twelve_years.rs"]
mod twelve_years;
#[path = "cli/unknown_jobs.rs"]
mod unknown_jobs;
#[path = "cli/whole.rs"]
mod whole;
#[path = "cli/whole_copy.rs"]
mod whole_copy;
#[path = "cli/within.rs"]
mod within;
#[path = "cli/writing.rs"]
mod writing;
#[path = "cli/year.rs"]
mod year;
