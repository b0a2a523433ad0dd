//! `.`: the last thing that was done, done again to the rows that are chosen now.

use crate::domain::id::{Id, Ids};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, FieldValue, Value};

use crate::app::layers::target::Target;
use crate::app::state::App;
use crate::app::state::selection::SelectionPurpose;
use crate::service::command::{
    ChanceCommand, Command, ContractCommand, GuidanceCommand, RecruitingCommand, Seen, VacancyCommand,
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
        // Nothing is done to rows that are not seen without naming them first.
        if let Some(pane) = self.focused().filter(|pane| pane.selection.hidden() > 0) {
            match asked_of_several(&again).map(|purpose| pane.selected_question(purpose)) {
                Some(question) => drop(self.ask(question)),
                None => self.refuse(Refusal::new(Reason::OneRowAtATime)),
            }
            return;
        }
        self.pending.repeated = Some(again.clone());
        match (again, self.focused().map(|pane| pane.id)) {
            // Shown at once, as when it is typed.
            (Command::SetCell { rows, column, value, .. }, Some(pane)) => {
                self.set(&Target::Cells { pane, rows, column }, value);
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
        Some(match command {
            Command::Anyway(inner) => return self.on_chosen(inner),
            Command::SetCell { kind: of, column, value, .. } if *of == kind => {
                Command::SetCell { kind, rows: seen(column), column, value: value.clone(), on }
            }
            Command::Edit { kind: of, fields, gesture, .. } => {
                let fields = fields.iter().map(|(name, _, value)| (*name, None, value.clone())).collect();
                Command::Edit { kind: *of, id: same(*of)?, fields, on, gesture: *gesture }
            }
            Command::Move { team, terms, .. } => {
                Command::Move { members: members("team")?, team: *team, on, terms: *terms }
            }
            Command::EndPlacement { last, reason, .. } => {
                Command::EndPlacement { members: members("placed_until")?, last: *last, reason: *reason }
            }
            Command::EndEmployment { last, reason, destination, .. } => Command::EndEmployment {
                members: members("employed_until")?,
                last: *last,
                reason: *reason,
                destination: *destination,
            },
            Command::Contract(ContractCommand { to, .. }) => {
                let only: Option<[Seen; 1]> = members("contract_until")?.try_into().ok();
                let [(member, seen)] = only?;
                Command::Contract(ContractCommand { member, seen, to: *to, on })
            }
            Command::Guidance(guidance) => Command::Guidance(match guidance {
                GuidanceCommand::Contact { way, staff, note, .. } => GuidanceCommand::Contact {
                    members: ids()?,
                    held_on: on,
                    way: *way,
                    staff: *staff,
                    note: note.clone(),
                },
                GuidanceCommand::StartAbsence { from, until, percent, expected_until, .. } => {
                    GuidanceCommand::StartAbsence {
                        members: ids()?,
                        from: *from,
                        until: *until,
                        percent: *percent,
                        expected_until: *expected_until,
                    }
                }
                GuidanceCommand::EndAbsence { back, .. } => {
                    GuidanceCommand::EndAbsence { members: ids()?, back: *back }
                }
                GuidanceCommand::Close { kind: of, last, outcome, .. } => {
                    GuidanceCommand::Close { kind: *of, id: same(*of)?, last: *last, outcome: outcome.clone() }
                }
                // How an absence goes on is told of one that runs.
                GuidanceCommand::ChangeAbsence { .. } => return None,
            }),
            Command::Vacancy(_, VacancyCommand::Hold(_)) => {
                Command::Vacancy(same(Kind::Vacancy)?, VacancyCommand::Hold(on))
            }
            Command::Vacancy(_, close @ VacancyCommand::Close(_)) => Command::Vacancy(same(Kind::Vacancy)?, *close),
            Command::Team(_, command) => Command::Team(same(Kind::Team)?, *command),
            Command::Chance(_, step @ (ChanceCommand::Agree(_) | ChanceCommand::GiveUp(_))) => {
                Command::Chance(same(Kind::Chance)?, step.clone())
            }
            Command::Recruiting(RecruitingCommand::Step(_, step, trial_until, _)) => {
                Command::Recruiting(RecruitingCommand::Step(self.application_here()?, *step, *trial_until, on))
            }
            Command::Recruiting(RecruitingCommand::Close(_, ending, reason, _)) => {
                Command::Recruiting(RecruitingCommand::Close(self.application_here()?, *ending, *reason, on))
            }
            Command::Recruiting(RecruitingCommand::Apply(candidate, ..)) => {
                Command::Recruiting(RecruitingCommand::Apply(*candidate, same(Kind::Vacancy)?, on))
            }
            Command::Add(record) => Command::Add(again(record, (kind, one), self.session.ids.as_mut())?),
            // Somebody is hired or placed once, and what was charged is charged.
            Command::SetCell { .. }
            | Command::Hire(..)
            | Command::Rehire(..)
            | Command::Vacancy(_, VacancyCommand::Fill(..))
            | Command::Instrument(_)
            | Command::Chance(_, ChanceCommand::Team { .. })
            | Command::Recruiting(RecruitingCommand::Enrol(..) | RecruitingCommand::Place { .. })
            | Command::Charging(_)
            | Command::Undo
            | Command::Redo
            | Command::Revert(_) => return None,
        })
    }
}

/// What a command is asked for when it is done to several rows, with the values that it has; `None` for what is done to one.
fn asked_of_several(command: &Command) -> Option<SelectionPurpose> {
    let (purpose, values) = match command {
        Command::Anyway(inner) => return asked_of_several(inner),
        Command::SetCell { column, value, .. } => (SelectionPurpose::Edit(column), vec![(*column, value.clone())]),
        Command::Move { .. } => (SelectionPurpose::Move, Vec::new()),
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
fn again(record: &Record, (kind, owner): (Kind, Id), ids: &mut dyn Ids) -> Option<Record> {
    let of = record.kind();
    let field = of.owner().filter(|name| of.field(name).is_some_and(|info| info.ty == FieldType::Ref(kind)))?;
    let mut next = Record::blank(of, ids.next_id());
    for info in of.fields() {
        next.set(info.name, record.get(info.name)).ok()?;
    }
    next.set(field, Value::Ref(owner)).ok()?;
    Some(next)
}
