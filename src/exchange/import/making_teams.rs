//! Teams that are made because a row names them: with the code that it gives, and from the day on which it says something of them.

use super::mapped_column::FieldTarget;
use super::prelude::*;
use super::row_reader::RowReader;
use super::rows::ImportRun;
use crate::domain::verbs::number_in_code;

pub(super) const CODE: FieldTarget = (Kind::Team, Team::code);

/// Most places of a team; see the field table of teams.
const MOST_PLACES: i64 = 500;

/// How a row names a team: each empty where it does not say.
pub(super) struct NamedTeam {
    pub(super) code: String,
    pub(super) name: String,
    /// The column that a fault is about.
    pub(super) column: FieldTarget,
}

impl NamedTeam {
    /// The text by which it is looked for and that a fault repeats.
    pub(super) fn given(&self) -> &str {
        if self.name.is_empty() { &self.code } else { &self.name }
    }
}

impl ImportRun<'_> {
    /// The team that a row names in a column, and in a column of codes beside it. A code stands alone in a column of codes, and one
    /// as this programme gives them is a code in any column.
    pub(super) fn named_team(line: RowReader<'_>, column: FieldTarget) -> NamedTeam {
        let (code, name) = (line.text(CODE), line.text(column));
        let only_code = code.is_empty() && (line.gives_key(column) || number_in_code(&name).is_some());
        match () {
            () if only_code => NamedTeam { code: name, name: String::new(), column },
            () if name.is_empty() => NamedTeam { code, name, column: CODE },
            () => NamedTeam { code, name, column },
        }
    }

    /// The team that is named so; `None` where there is none yet.
    ///
    /// # Errors
    /// Returns `name-other-code` where the code and the name are not of one team, and `ambiguous-name` where several are called so.
    pub(super) fn known_team(&mut self, named: &NamedTeam) -> Result<Option<Id>, CommitError> {
        let both = !named.code.is_empty() && !named.name.is_empty();
        // Two teams may have one name: the code tells which.
        let (asked, by) = if both { (CODE, named.code.as_str()) } else { (named.column, named.given()) };
        let team = self.staging.find(Kind::Team, by).map_err(|error| error.about(asked))?;
        if both {
            match (team, self.staging.find_all(Kind::Team, &named.name)?.as_slice()) {
                (Some(team), _) => self.goes_by(team, &named.name).map_err(|error| error.about(named.column))?,
                (None, [other, ..]) => self.goes_by(*other, &named.code).map_err(|error| error.about(CODE))?,
                (None, []) => {}
            }
        }
        Ok(team)
    }

    /// Makes the team that a row names.
    ///
    /// # Errors
    /// Returns `near-name` where it may be one that is there.
    pub(super) fn make_team(&mut self, named: NamedTeam, work_type: Option<Id>, from: Day) -> Result<Id, CommitError> {
        let NamedTeam { code, name, column } = named;
        self.doubt_near_team((&code, &name), column)?;
        let code = if code.is_empty() { self.staging.next_code()? } else { code };
        let fresh = Record::Team(Team {
            name: if name.is_empty() { code.clone() } else { name },
            code,
            work_type,
            phase: Phase::Structural,
            from,
            ..Team::blank(self.ids.next_id())
        });
        self.note_name(&fresh);
        let team = self.staging.create(fresh).map_err(|error| error.about(column))?;
        self.told.new_teams.insert(team);
        Ok(team)
    }

    /// The team that a row of another list refers to; made where the options allow it, from the day of the row on.
    ///
    /// # Errors
    /// Returns `unknown-team`, or fails as [`known_team`](Self::known_team) and [`make_team`](Self::make_team) do.
    pub(super) fn team_of_row(&mut self, line: RowReader<'_>, field: FieldTarget) -> Result<Id, CommitError> {
        let named = Self::named_team(line, field);
        if let Some(team) = self.known_team(&named)? {
            return Ok(team);
        }
        let unknown = self.unknown(Kind::Team, named.given()).at(named.column.0, named.column.1);
        if !self.options.makes(Kind::Team) {
            return Err(unknown.into());
        }
        let first_day = field.0.fields().iter().find(|info| info.ty == FieldType::Day && info.required);
        let told = first_day.map_or(Ok(None), |info| line.day((field.0, info.name)))?;
        let from = told.or(self.options.holds_from()).ok_or(unknown)?;
        self.make_team(named, None, from)
    }

    /// Gives a team made by this import more places, and lets it begin with the first who needs one.
    pub(super) fn more_places(&mut self, team: Id, count: i64, from: Day) -> Result<(), CommitError> {
        let Some(now) = self.staging.get(team).and_then(Team::of).filter(|_| self.told.new_teams.contains(&team))
        else {
            return Ok(());
        };
        let places = (now.places + count).min(MOST_PLACES);
        let values = [("places", Value::Whole(places)), ("from", Value::Day(now.from.min(from)))];
        self.staging.edit(team, &values)
    }
}
