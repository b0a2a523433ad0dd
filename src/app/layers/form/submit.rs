//! What a filled-in form asks for.

use std::path::PathBuf;

use super::{Form, FormFor};
use crate::app::request::ChargesOf;
use crate::app::state::App;
use crate::domain::charging::Period;
use crate::domain::choices::{ContactWay, Contract, EndReason};
use crate::domain::decimal::Decimal;
use crate::domain::kinds::Member;
use crate::domain::names::PersonName;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldValue, Value};
use crate::domain::verbs::{Extension, Hire, Terms};
use crate::service::command::{
    ChanceCommand, ChargingCommand, Command, ContractCommand, GuidanceCommand, TeamCommand, VacancyCommand,
};

impl Form {
    /// The command that a filled-in form stands for; nothing where the application itself does it.
    pub(super) fn deed(
        &self,
        values: &[(&'static str, Value)],
        get: &dyn Fn(&str) -> Value,
        app: &mut App,
    ) -> Result<Option<Command>, Refusal> {
        let day = |name: &str| if let Value::Day(day) = get(name) { day } else { app.as_of };
        let why = || EndReason::from_value(get("end_reason")).unwrap_or(EndReason::Other);
        Ok(Some(match &self.purpose {
            FormFor::Hire(_) | FormFor::Rehire(..) => return self.engagement(get, app).map(Some),
            FormFor::Add(kind, known) => {
                let mut record = Record::blank(*kind, app.next_id());
                for (name, value) in known.iter().chain(values) {
                    if !value.is_empty() {
                        record.set(name, value.clone())?;
                    }
                }
                record.check()?;
                Command::Add(record)
            }
            FormFor::EndPlacement(members) => {
                Command::EndPlacement { members: members.clone(), last: day("until"), reason: why() }
            }
            FormFor::EndService(members) => {
                let destination = FieldValue::from_value(get("destination")).unwrap_or(None);
                Command::EndEmployment { members: members.clone(), last: day("until"), reason: why(), destination }
            }
            FormFor::Enrol(_) | FormFor::EndApplication(_) | FormFor::Place(_) => self.recruiting(get, app)?,
            FormFor::CloseChance(id) => Command::Chance(*id, ChanceCommand::GiveUp(day("closed_on"))),
            FormFor::TeamOfChance(id, _) => {
                let code = Some(get("code").plain()).filter(|code| !code.is_empty());
                let places = if let Value::Whole(places) = get("places") { Some(places) } else { None };
                Command::Chance(*id, ChanceCommand::Team { from: day("from"), code, places })
            }
            FormFor::ExtendContract(member, seen) => {
                let to = match (Contract::from_value(get("contract")), get("contract_until")) {
                    (Some(Contract::Permanent), Value::Empty) => Extension::Permanent,
                    (Some(Contract::Permanent), _) => {
                        let refusal = Refusal::new("permanent-without-end");
                        return Err(refusal.at(Kind::Employment, "contract_until"));
                    }
                    (_, Value::Day(day)) => Extension::Until(day),
                    _ => return Err(Refusal::new("required").at(Kind::Employment, "contract_until")),
                };
                Command::Contract(ContractCommand { member: *member, seen: Some(seen.clone()), to, on: app.as_of })
            }
            FormFor::Fill(kind, id, fields) => {
                let seen = fields.iter().map(|(_, seen)| Some(seen.clone()));
                let fields = values.iter().zip(seen).map(|((name, value), seen)| (*name, seen, value.clone()));
                Command::Correct { kind: *kind, id: *id, fields: fields.collect() }
            }
            FormFor::CloseVacancy(id) => Command::Vacancy(*id, VacancyCommand::Close(day("closed_on"))),
            FormFor::Contact(members) => Command::Guidance(GuidanceCommand::Contact {
                members: members.clone(),
                held_on: app.as_of,
                way: ContactWay::Talk,
                staff: None,
                note: get("note").plain(),
            }),
            FormFor::StartAbsence(members) => Command::Guidance(GuidanceCommand::StartAbsence {
                members: members.clone(),
                from: day("from"),
                until: None,
                percent: FieldValue::from_value(get("percent")).unwrap_or(Decimal::whole(100)),
                expected_until: FieldValue::from_value(get("expected_until")).unwrap_or(None),
            }),
            FormFor::EndAbsence(members) => {
                Command::Guidance(GuidanceCommand::EndAbsence { members: members.clone(), back: day("first-day-back") })
            }
            FormFor::Close(kind, id) => {
                let last = values.iter().find_map(|(_, v)| if let Value::Day(day) = v { Some(*day) } else { None });
                let outcome = Some(get("outcome").plain()).filter(|text| !text.is_empty());
                let last = last.unwrap_or(app.as_of);
                Command::Guidance(GuidanceCommand::Close { kind: *kind, id: *id, last, outcome })
            }
            FormFor::EndTeam(id) => Command::Team(*id, TeamCommand::End(day("until"))),
            FormFor::StandStill(id) => Command::Team(*id, TeamCommand::StandStill(day("standstill_from"))),
            FormFor::Resume(id) => Command::Team(*id, TeamCommand::Resume(day("first-day"))),
            FormFor::Convert(id) => Command::Team(*id, TeamCommand::Convert(day("first-day"))),
            FormFor::FixStatement(client, seen) => {
                let period = Period { from: day("from"), until: day("until") };
                if period.until < period.from {
                    return Err(Refusal::new("end-before-start").at(Kind::Statement, "until"));
                }
                if period != *seen {
                    // Nothing is fixed that was not seen: other days are a draft first.
                    app.open_charges(ChargesOf::Draft(*client, period));
                    return Ok(None);
                }
                Command::Charging(ChargingCommand::Fix { client: *client, period, on: app.as_of })
            }
            FormFor::AsOf => {
                let day = day("as-of");
                app.look_at(day);
                return Ok(None);
            }
            FormFor::Import => {
                let files = get("files").plain().split_whitespace().map(PathBuf::from).collect();
                app.preview_import(files);
                return Ok(None);
            }
            FormFor::ExportAgenda => {
                app.export_agenda(PathBuf::from(get("file").plain()));
                return Ok(None);
            }
            FormFor::Export(pane) => {
                app.export(*pane, PathBuf::from(get("file").plain()));
                return Ok(None);
            }
        }))
    }

    fn engagement(&self, get: &dyn Fn(&str) -> Value, app: &mut App) -> Result<Command, Refusal> {
        let (FormFor::Hire(team) | FormFor::Rehire(_, team)) = &self.purpose else {
            return Err(Refusal::new("required"));
        };
        let terms = Hire {
            from: if let Value::Day(day) = get("from") { day } else { app.as_of },
            contract: Contract::from_value(get("contract")).unwrap_or(Contract::Temporary),
            contract_until: FieldValue::from_value(get("contract_until")).unwrap_or(None),
        };
        let place = (*team).or(get("team").reference()).map(|team| {
            (
                team,
                Terms {
                    hours: FieldValue::from_value(get("hours")).unwrap_or(None),
                    task_package: get("task_package").reference(),
                },
            )
        });
        if let FormFor::Rehire(member, _) = &self.purpose {
            return Ok(Command::Rehire(*member, terms, place));
        }
        let mut member = Member::blank(app.next_id());
        let person = PersonName::parse_one(&get("name").plain());
        member.number = get("number").plain();
        (member.given_name, member.prefix, member.surname) = (person.given, person.prefix, person.surname);
        Ok(Command::Hire(Box::new(member), terms, place))
    }
}
