//! An earlier value: a team that began in another town.

use chrono::Days;

use crate::domain::id::Ids;
use crate::domain::kinds::{PastValue, Team};
use crate::domain::record::{Kind, Record};
use crate::domain::value::Value;

/// Number of days that the team worked there.
const DAYS: u64 = 100;
/// The town where the team began.
const TOWN: &str = "Utrecht";

/// The past value of the first team that now works elsewhere.
pub fn records(written: &[Record], ids: &mut dyn Ids) -> Option<Record> {
    let team = written.iter().filter_map(Team::of).find(|team| !team.city.is_empty() && team.city != TOWN)?;
    let until = team.from.checked_add_days(Days::new(DAYS - 1))?;
    let (of, held) = ((Kind::Team, team.id), Value::Text(TOWN.to_owned()));
    Some(Record::PastValue(PastValue::new(ids.next_id(), of, ("city", &held), (None, until))))
}
