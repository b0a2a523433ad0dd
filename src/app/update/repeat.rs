//! `.`: the last thing that was done, done again to the rows that are chosen now.

use crate::domain::id::{Id, Ids};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, FieldValue, Value};

use crate::app::layers::target::EditTarget;
use crate::app::state::App;
use crate::app::state::selection::SelectionPurpose;
use crate::service::command::{
    ChanceCommand, Command, ContractCommand, GuidanceCommand, RecruitingCommand, StaffCommand, VacancyCommand,
};

impl App {
    /// Does the last command again on the chosen rows, on the day looked at; refuses where it cannot be done to them.
    pub(in crate::app) fn repeat(&mut self) {
        let Some(last) = self.pending.last_asked.clone() else {
            return self.refuse(Refusal::new(Reason::NothingToRepeat));
        };
        let Some(again) = self.on_chosen(&last) else {
            return self.refuse(Refusal::new(Reason::NotToRepeatHere));
        };
        if let Some(pane) = self.focused().filter(|pane| !pane.selection.is_empty()) {
            match asked_of_several(&again).map(|purpose| pane.selected_question(purpose)) {
                // The row under the cursor may be none of those that are meant.
                None => return self.refuse(Refusal::new(Reason::OneRowAtATime)),
                // Nothing is done to rows that are not seen without naming them first; of whom a stage changes is looked up.
                Some(question) if pane.selection.hidden() > 0 || matches!(again, Command::Recruiting(_)) => {
                    self.ask(question);
                    return;
                }
                Some(_) => {}
            }
        }
        self.pending.repeated = Some(again.clone());
        match (again, self.focused().map(|pane| pane.id)) {
            // Shown at once, as when it is typed.
            (Command::SetCell { rows, column, value, .. }, Some(pane)) => {
                self.set(&EditTarget::Cells { pane, rows, column }, value);
            }
            (again, _) => self.perform(again),
        }
    }

    /// The same command for the chosen rows; `None` when it is not for such rows, or cannot be done twice.
    fn on_chosen(&mut self, command: &Command) -> Option<Command> {
        let on = self.session.as_of;
        let pane = self.focused()?;
        let kind = pane.query.kind;
        let one = pane.current().map(|row| row.id)?;
        let seen = |column: &str| {
            let value = |id| pane.window.rows.iter().find(|row| row.id == id).and_then(|row| pane.cell(row, column));
            let rows = if pane.selection.is_empty() { vec![one] } else { pane.selection.ids() };
            rows.into_iter().map(|id| (id, value(id).map(|cell| cell.value.clone()))).collect::<Vec<_>>()
        };
        let members = |column: &str| Some(seen(column)).filter(|_| kind == Kind::Member);
        let ids = || members("number").map(|list| list.into_iter().map(|(id, _)| id).collect::<Vec<Id>>());
        let same = |of: Kind| (of == kind).then_some(one);
        let mut again = command.clone();
        match &mut again {
            Command::Anyway(inner) | Command::Correction(inner) => return self.on_chosen(inner),
            Command::SetCell { kind: of, rows, column, on: day, .. } if *of == kind => {
                (*rows, *day) = (seen(column), on)
            }
            Command::Edit { kind: of, id, fields, on: day, .. } => {
                (*id, *day) = (same(*of)?, on);
                fields.iter_mut().for_each(|(_, seen, _)| *seen = None);
            }
            Command::Move { members: who, on: day, .. } => (*who, *day) = (members("team")?, on),
            Command::EndPlacement { members: who, .. } => *who = members("placed_until")?,
            Command::EndEmployment { members: who, .. } => *who = members("employed_until")?,
            Command::Contract(ContractCommand { members: who, on: day, from, .. }) => {
                (*who, *day, *from) = (members("contract_until")?, on, None)
            }
            Command::Guidance(GuidanceCommand::Contact { members: who, held_on, .. }) => {
                (*who, *held_on) = (ids()?, on)
            }
            Command::Guidance(
                GuidanceCommand::StartAbsence { members: who, .. } | GuidanceCommand::EndAbsence { members: who, .. },
            ) => *who = ids()?,
            Command::Guidance(GuidanceCommand::Close { kind: of, id, .. }) => *id = same(*of)?,
            Command::Vacancy(id, VacancyCommand::Hold { on: day, .. }) => (*id, *day) = (same(Kind::Vacancy)?, on),
            Command::Vacancy(id, VacancyCommand::Close(_)) => *id = same(Kind::Vacancy)?,
            Command::Staff(StaffCommand::Leave(id, _)) => *id = same(Kind::Staff)?,
            Command::Team(id, _) => *id = same(Kind::Team)?,
            Command::Chance(id, ChanceCommand::Agree(_) | ChanceCommand::GiveUp(_)) => *id = same(Kind::Chance)?,
            Command::Recruiting(RecruitingCommand::Step(who, _, _, day)) => {
                (*who, *day) = (vec![self.application_here()?], on)
            }
            Command::Recruiting(RecruitingCommand::Close(who, _, _, day)) => {
                (*who, *day) = (self.application_here()?, on)
            }
            Command::Recruiting(RecruitingCommand::Apply(_, vacancy, day)) => {
                (*vacancy, *day) = (same(Kind::Vacancy)?, on);
            }
            Command::Add(record) => *record = another(record, (kind, one), self.session.ids.as_mut())?,
            // How an absence goes on is told of one that runs. Somebody is hired or placed once, and what was charged is charged.
            Command::SetCell { .. }
            | Command::FillCells { .. }
            | Command::Guidance(GuidanceCommand::ChangeAbsence { .. })
            | Command::Hire(..)
            | Command::Rehire(..)
            | Command::Vacancy(_, VacancyCommand::Fill(..))
            | Command::Instrument(_)
            | Command::Chance(_, ChanceCommand::Team { .. })
            | Command::Recruiting(RecruitingCommand::Enrol(..) | RecruitingCommand::Place { .. })
            | Command::Client(_)
            | Command::Forget(_)
            | Command::Charging(_)
            | Command::ClosePeriod { .. }
            | Command::Staff(StaffCommand::HandOver(_))
            | Command::Undo
            | Command::Redo
            | Command::Revert(_) => return None,
        }
        Some(again)
    }
}

/// What a command is asked for when it is done to several rows, with the values that it has; `None` for what is done to one.
fn asked_of_several(command: &Command) -> Option<SelectionPurpose> {
    let (purpose, values) = match command {
        Command::Anyway(inner) | Command::Correction(inner) => return asked_of_several(inner),
        Command::SetCell { column, value, .. } => (SelectionPurpose::Edit(column), vec![(*column, value.clone())]),
        Command::Move { .. } => (SelectionPurpose::Move, Vec::new()),
        Command::Recruiting(RecruitingCommand::Step(_, step, ..)) => (SelectionPurpose::Stage(*step), Vec::new()),
        Command::EndPlacement { last, reason, .. } => {
            (SelectionPurpose::EndPlacement, vec![("until", last.to_value()), ("end_reason", reason.to_value())])
        }
        Command::EndEmployment { last, reason, .. } => {
            (SelectionPurpose::EndService, vec![("until", last.to_value()), ("end_reason", reason.to_value())])
        }
        Command::Guidance(GuidanceCommand::Contact { note, .. }) => {
            (SelectionPurpose::Contact, vec![("note", note.to_value())])
        }
        Command::Guidance(GuidanceCommand::StartAbsence { from, percent, expected_until, .. }) => {
            let until = ("expected_until", expected_until.to_value());
            (SelectionPurpose::Absence, vec![("from", from.to_value()), ("percent", percent.to_value()), until])
        }
        Command::Guidance(GuidanceCommand::EndAbsence { back, .. }) => {
            (SelectionPurpose::Absence, vec![("first-day-back", back.to_value())])
        }
        _ => return None,
    };
    Some(SelectionPurpose::Again(Box::new(purpose), values))
}

/// Another record like this one that belongs to `owner`; `None` for what does not belong to such records.
fn another(record: &Record, (kind, owner): (Kind, Id), ids: &mut dyn Ids) -> Option<Record> {
    let of = record.kind();
    let field = of.owner().filter(|name| of.field(name).is_some_and(|info| info.ty == FieldType::Ref(kind)))?;
    let mut next = Record::blank(of, ids.next_id());
    for info in of.fields() {
        next.set(info.name, record.get(info.name)).ok()?;
    }
    next.set(field, Value::Ref(owner)).ok()?;
    Some(next)
}
