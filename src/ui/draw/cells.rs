//! What stands in the cells of a pane.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_width::UnicodeWidthStr;

use super::canvas::{fit, fit_name};
use super::team_names::{TeamNames, labels};
use crate::app::state::concealment::Concealment;
use crate::app::state::pane::Pane;
use crate::domain::access::HIDDEN;
use crate::domain::columns::column;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{Team, Vacancy};
use crate::domain::query::Row;
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::domain::value::Value;
use crate::text::Words;
use crate::ui::columns::ShownColumn;

/// How near the end of a contract has to be to be marked, in days.
const CONTRACT_SOON: i64 = 60;

/// What stands in the place of a concealed value, so that nothing is told of it or worked out of it.
static CONCEALED: LazyLock<Value> = LazyLock::new(|| Value::Text(HIDDEN.to_owned()));

/// A row of a pane, to be told in words.
#[derive(Clone, Copy)]
pub struct RowText<'a> {
    /// The pane it stands in.
    pub pane: &'a Pane,
    /// The row whose cell is drawn.
    pub row: &'a Row,
    /// The day on which the row is shown.
    pub as_of: Day,
    /// Whether sensitive values are to be seen.
    pub concealment: Concealment,
    /// The words of the language of the user.
    pub words: &'a Words,
}

impl RowText<'_> {
    /// What a column holds.
    pub fn value(&self, name: &str) -> Option<&Value> {
        if self.concealment.of_column(self.pane.query.kind, name) {
            return Some(&CONCEALED);
        }
        self.pane.cell(self.row, name).map(|cell| &cell.value)
    }

    /// A whole number; 0 where there is none.
    pub fn whole(&self, name: &str) -> i64 {
        match self.value(name) {
            Some(Value::Whole(number)) => *number,
            _ => 0,
        }
    }

    /// A day.
    pub fn day(&self, name: &str) -> Option<Day> {
        self.value(name)?.day()
    }

    /// What a column holds in words, whatever the others hold.
    pub fn plain(&self, name: &str) -> String {
        let kind = self.pane.query.kind;
        if self.concealment.of_column(kind, name) {
            return HIDDEN.to_owned();
        }
        match (column(kind, name), self.pane.cell(self.row, name)) {
            (Some(column), Some(cell)) => self.words.cell(kind, column, cell),
            _ => String::new(),
        }
    }

    /// What stands in a cell of so many cells; a team goes by `label` where it has one.
    pub fn fitted(&self, shown: &ShownColumn, label: Option<&String>) -> String {
        let text = self.text(shown.name);
        // What is worth knowing of it stands behind a name and is never cut off.
        let named =
            |name: &str, state: String| fit(name, usize::from(shown.width).saturating_sub(state.width())) + &state;
        match (self.pane.query.kind, shown.name) {
            (Kind::Team, Team::name) => named(label.unwrap_or(&text), self.team_state()),
            (Kind::Member, "name") => named(&text, self.member_mark()),
            (_, "team" | "organisation") => fit_name(&text, shown.width.into()),
            _ => text,
        }
    }

    fn text(&self, name: &'static str) -> String {
        let empty = || self.value(name).is_none_or(Value::is_empty);
        match (self.pane.query.kind, name) {
            (Kind::Team, "filled") => format!("{}/{}", self.whole("filled"), self.whole("places")),
            (Kind::Vacancy, Vacancy::places) if self.whole("filled_places") > 0 => {
                format!("{}/{}", self.whole("filled_places"), self.whole("places"))
            }
            (Kind::Vacancy, Vacancy::task_package) if empty() => self.plain("role"),
            (Kind::Vacancy, Vacancy::wanted_by) if empty() => self.words.say("as-soon-as-possible").into_owned(),
            (Kind::Member, "contract_until") => match (self.day(name), self.value("contract")) {
                (Some(day), _) => {
                    let soon = (day - self.as_of).num_days() <= CONTRACT_SOON;
                    format!("{}{}", self.words.day(day), if soon { " !" } else { "" })
                }
                (None, Some(Value::Choice("permanent"))) => self.words.choice("permanent").into_owned(),
                _ => String::new(),
            },
            (Kind::Member, "status") => match (self.coming(), self.day("placed_until")) {
                (Some(coming), _) => coming,
                // Who is absent today is told before the last day of a placement, which is often that of its hours alone.
                (None, Some(_)) if !self.concealment.is_on() && self.day("absent_since").is_some() => {
                    self.member_status().unwrap_or_default()
                }
                (None, Some(last)) => self.words.say_with("until-short", &[("day", Arg::Text(short_day(last)))]),
                // It would tell who is absent.
                (None, None) if self.concealment.is_on() => HIDDEN.to_owned(),
                (None, None) => self.member_status().unwrap_or_else(|| self.plain(name)),
            },
            (Kind::Member, "jobs") if self.counts_not() => "–".to_owned(),
            _ => self.plain(name),
        }
    }

    /// The first day in the team of a member who is not there yet, in a few signs; the year only where it is not plain.
    fn coming(&self) -> Option<String> {
        let from = self.pane.starts_later(self.row)?;
        let soon = (from - self.as_of).num_days() < 300;
        let day = if soon { from.format("%d-%m").to_string() } else { short_day(from) };
        Some(self.words.say_with("from-short", &[("day", Arg::Text(day))]))
    }

    /// What is worth knowing of a member: how many days they are absent, or overdue for contact where there was contact before.
    fn member_state(&self) -> Option<(&'static str, i64)> {
        match (self.day("absent_since"), self.day("last_contact"), self.day("contact_due")) {
            (Some(since), ..) => Some(("absent", (self.as_of - since).num_days() + 1)),
            (None, Some(_), Some(due)) if due < self.as_of => Some(("contact-late", (self.as_of - due).num_days())),
            _ => None,
        }
    }

    /// The same as a status. The column is narrow: with a third digit there is no room for a space.
    fn member_status(&self) -> Option<String> {
        let (key, days) = self.member_state()?;
        let days = match (key, days) {
            ("absent", ..100) => format!("{days} d"),
            ("absent", _) => format!("{days}d"),
            (_, ..100) => format!("+{days}d"),
            _ => ">99d".to_owned(),
        };
        Some(self.words.say_with(&format!("status-{key}"), &[("days", Arg::Text(days))]))
    }

    /// Whether the register says that a member does not count.
    fn counts_not(&self) -> bool {
        self.value("counts_for_agreement") == Some(&Value::Flag(false))
    }

    /// What stands behind the name of a member: that they do not count, and the same where the status has no room.
    fn member_mark(&self) -> String {
        let mark = |key: &str| self.words.say(&format!("mark-{key}")).into_owned();
        let state = || match self.pane.columns().contains(&"status") {
            true => None,
            false => self.coming().or_else(|| self.member_state().map(|(key, _)| mark(key))),
        };
        let not = self.counts_not().then(|| mark("counts-not"));
        not.into_iter().chain(state()).map(|mark| format!(" {mark}")).collect()
    }

    /// Which of leader and coach a running team lacks: keys of the words for it.
    pub fn lacking(&self) -> impl Iterator<Item = &'static str> {
        let runs = matches!(self.value("status"), Some(Value::Choice("standstill" | "pilot" | "structural")));
        ["leader", "coach"].into_iter().filter(move |role| runs && self.value(role).is_some_and(Value::is_empty))
    }

    /// What stands behind the name of a team that is not simply at work, or lacks a leader or a coach.
    fn team_state(&self) -> String {
        let mut state = match self.value("status") {
            Some(Value::Choice("standstill")) => format!(" · {}", self.words.say("team-still")),
            Some(Value::Choice("pilot")) => format!(" {}", self.words.say("team-pilot")),
            _ => String::new(),
        };
        for role in self.lacking() {
            state.push_str(&format!(" {}", self.words.say(&format!("mark-no-{role}"))));
        }
        state
    }
}

/// What the teams in sight are called in their column; nothing for other lists.
pub fn team_labels(rows: &[RowText<'_>], columns: &[ShownColumn]) -> HashMap<Id, String> {
    let column = columns.iter().find(|shown| shown.name == "name");
    let Some(column) = column.filter(|_| rows.iter().all(|row| row.pane.query.kind == Kind::Team)) else {
        return HashMap::new();
    };
    let names = |row: &RowText<'_>| TeamNames {
        name: row.plain("name"),
        short: row.plain("short_name"),
        code: row.plain("code"),
        width: usize::from(column.width).saturating_sub(row.team_state().width()),
    };
    let labels = labels(&rows.iter().map(names).collect::<Vec<_>>());
    rows.iter().map(|row| row.row.id).zip(labels).collect()
}

/// What stands above a column. A vacancy is for a task package or for a role: one column shows either.
pub fn heading(kind: Kind, name: &'static str, words: &Words) -> String {
    match (kind, name) {
        (Kind::Vacancy, Vacancy::task_package) => words.say("column-function").into_owned(),
        _ => words.short(kind, name).into_owned(),
    }
}

/// Whether a column holds numbers, which stand at its right.
pub fn is_right(kind: Kind, name: &str) -> bool {
    column(kind, name).is_some_and(|column| column.ty.is_number())
}

/// A day without its century, for a narrow column.
fn short_day(day: Day) -> String {
    day.format("%d-%m-%y").to_string()
}
