//! What a filled-in form asks for. Every value is read from its own field: one that is not there, or holds something else, is
//! refused. Nothing is put in its place.

use std::path::PathBuf;

use super::filled_in::FilledIn;
use crate::app::form_kind::FormFor;
use crate::app::layers::context::LayerContext;
use crate::app::layers::intent::Intent;
use crate::app::ports::KeptMapping;
use crate::app::request::ChargesOf;
use crate::domain::charging::Period;
use crate::domain::choices::{ContactWay, Contract};
use crate::domain::days::Day;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::import_options::{HeadingsRow, ImportOptions};
use crate::domain::kinds::{Application, Candidate, Employment, Member, Statement};
use crate::domain::names::PersonName;
use crate::domain::query::Query;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed, Validity};
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{ClientPart, ContractChoice, Extension, HandOver, Hire, Terms};
use crate::domain::vocabulary::Vocabulary;
use crate::service::command::{
    ChanceCommand, ChargingCommand, ClientCommand, Command, ContractCommand, ContractStep, Gesture, GuidanceCommand,
    RecruitingCommand, StaffCommand, Taker, TeamCommand, VacancyCommand,
};

/// What a filled-in form stands for.
pub(super) fn to_intent(
    purpose: &FormFor,
    filled_in: &FilledIn,
    context: &mut LayerContext<'_>,
) -> Result<Intent, Refusal> {
    let day = |name: &str| filled_in.read::<Day>(name);
    let known_or_read = |known: Option<Id>, name: &str| known.map_or_else(|| filled_in.read(name), |id| Ok(Some(id)));
    let in_service = |team: Option<Id>| -> Result<(Hire, Option<(Id, Terms)>), Refusal> {
        let terms = Hire {
            from: day("from")?,
            contract: filled_in.read("contract")?,
            contract_until: filled_in.read("contract_until")?,
        };
        let in_team = Terms {
            hours: filled_in.read("hours")?,
            task_package: filled_in.read("task_package")?,
            ..Terms::default()
        };
        Ok((terms, known_or_read(team, "team")?.map(|team| (team, in_team))))
    };
    let command = match purpose {
        FormFor::NameView => {
            return Ok(Intent::KeepView(filled_in.read("view-name")?, filled_in.read("view-shared")?));
        }
        FormFor::AsOf => return Ok(Intent::LookAt(day("as-of")?)),
        FormFor::AboutFiles(of, kept) => {
            let options = said_of_files(of.options.clone(), filled_in, context.words.vocabulary())?;
            return keep_as(Box::new(options), kept, filled_in);
        }
        FormFor::Export(pane) => {
            return Ok(Intent::Export(*pane, filled_in.read::<String>("file").map(PathBuf::from)?));
        }
        FormFor::Letters(kind, ids) => {
            let rows = Query::of(*kind, context.as_of).of_all_times().matching(Expr::Among(ids.clone()));
            let path = |name: &str| filled_in.read::<String>(name).map(PathBuf::from);
            return Ok(Intent::WriteLetters(rows, path("template")?, path("folder")?));
        }
        FormFor::FixStatement(client, seen) => {
            let period = Period { from: day("from")?, until: day("until")? };
            if period.until < period.from {
                return Err(Refusal::new(Reason::EndBeforeStart).at(Kind::Statement, Statement::until));
            }
            if period != *seen {
                // Nothing is fixed that was not seen: other days are a draft first.
                return Ok(Intent::Redraft(ChargesOf::Draft(*client, period)));
            }
            Command::Charging(ChargingCommand::Fix { client: *client, period, on: context.as_of })
        }
        FormFor::Hire(team) => {
            let (terms, place) = in_service(*team)?;
            let mut member = Member::blank(context.ids.next_id());
            let person = PersonName::parse_one(&filled_in.read::<String>("name")?);
            member.number = filled_in.read("number")?;
            (member.given_name, member.prefix, member.surname) = (person.given, person.prefix, person.surname);
            Command::Hire(Box::new(member), terms, place)
        }
        FormFor::Rehire(member, team) => {
            let (terms, place) = in_service(*team)?;
            Command::Rehire(*member, terms, place)
        }
        FormFor::Add(kind, known) => {
            let mut record = Record::blank(*kind, context.ids.next_id());
            for (name, value) in known.iter().chain(&filled_in.0) {
                if !value.is_empty() {
                    record.set(name, value.clone())?;
                }
            }
            record.check()?;
            Command::Add(record)
        }
        FormFor::EndPlacement(members) => Command::EndPlacement {
            members: members.clone(),
            last: day("until")?,
            reason: filled_in.read("end_reason")?,
        },
        FormFor::EndService(members) => Command::EndEmployment {
            members: members.clone(),
            last: day("until")?,
            decided_on: context.as_of,
            reason: filled_in.read("end_reason")?,
            destination: filled_in.read_if_asked::<Option<_>>("destination")?.flatten(),
        },
        FormFor::Enrol(vacancy) => {
            let person = PersonName::parse_one(&filled_in.read::<String>("name")?);
            let mut candidate = Candidate::blank(context.ids.next_id());
            (candidate.given_name, candidate.prefix, candidate.surname) = (person.given, person.prefix, person.surname);
            candidate.number = filled_in.read("number")?;
            candidate.phone = filled_in.read("phone")?;
            candidate.email = filled_in.read("email")?;
            candidate.source = filled_in.read("source")?;
            Record::Candidate(candidate.clone()).check()?;
            let vacancy = known_or_read(*vacancy, "vacancy")?
                .ok_or_else(|| Refusal::new(Reason::Required).at(Kind::Application, Application::vacancy))?;
            Command::Recruiting(RecruitingCommand::Enrol(Box::new(candidate), vacancy, context.as_of))
        }
        FormFor::EndApplication(who) => Command::Recruiting(RecruitingCommand::Close(
            who.clone(),
            filled_in.read("ending")?,
            filled_in.read("reason")?,
            day("ended-on")?,
        )),
        FormFor::Place(who) => Command::Recruiting(RecruitingCommand::Place {
            who: who.clone(),
            on: day("first-day")?,
            number: filled_in.text("number")?,
            hours: filled_in.read("hours")?,
            contract_until: filled_in.read("contract_until")?,
        }),
        FormFor::CloseChance(id) => Command::Chance(*id, ChanceCommand::GiveUp(day("closed_on")?)),
        FormFor::TeamOfChance(id, _) => {
            let (from, code, places) = (day("from")?, filled_in.text("code")?, filled_in.read("places")?);
            Command::Chance(*id, ChanceCommand::Team { from, code, places })
        }
        FormFor::ExtendContract(member, seen) => {
            let at_end = |code| Refusal::new(code).at(Kind::Employment, Employment::contract_until);
            let to = match (filled_in.read("contract")?, filled_in.read("contract_until")?) {
                (Contract::Permanent, None) => Extension::Permanent,
                (Contract::Permanent, Some(_)) => return Err(at_end(Reason::PermanentWithoutEnd)),
                (Contract::Temporary, Some(day)) => Extension::Until(day),
                (Contract::Temporary, None) => return Err(at_end(Reason::Required)),
            };
            let from = day("from")?;
            // The contract that is meant is the one whose end was seen, also where that day has passed.
            let on = from.pred_opt().map_or(context.as_of, |last| last.min(context.as_of));
            let members = vec![(*member, Some(seen.clone()))];
            Command::Contract(ContractCommand { members, step: ContractStep::Extend(to), on, from: Some(from) })
        }
        FormFor::Contracts(members) => {
            let at_end = |code| Refusal::new(code).at(Kind::Employment, Employment::contract_until);
            let step = match (filled_in.read("contract-step")?, filled_in.read("contract_until")?) {
                (ContractChoice::Extend, Some(day)) => ContractStep::Extend(Extension::Until(day)),
                (ContractChoice::Extend, None) => return Err(at_end(Reason::Required)),
                (ContractChoice::MakePermanent, None) => ContractStep::Extend(Extension::Permanent),
                (ContractChoice::MakePermanent, Some(_)) => return Err(at_end(Reason::PermanentWithoutEnd)),
                (ContractChoice::LetEnd, None) => ContractStep::LetEnd,
                (ContractChoice::LetEnd, Some(_)) => return Err(at_end(Reason::EndsAsItStands)),
            };
            let (members, on) = (members.clone(), context.as_of);
            return Ok(Intent::PlanContracts(ContractCommand { members, step, on, from: None }));
        }
        FormFor::Fill(kind, id, fields) => {
            let seen = fields.iter().map(|(_, seen)| Some(seen.clone()));
            let fields = filled_in.0.iter().zip(seen).map(|((name, value), seen)| (*name, seen, value.clone()));
            let (fields, on) = (fields.collect(), context.as_of);
            Command::Edit { kind: *kind, id: *id, fields, on, gesture: Gesture::Change }
        }
        FormFor::CloseVacancy(id) => Command::Vacancy(*id, VacancyCommand::Close(day("closed_on")?)),
        FormFor::Contact(members) => Command::Guidance(GuidanceCommand::Contact {
            members: members.clone(),
            held_on: context.as_of,
            way: ContactWay::Talk,
            staff: None,
            note: filled_in.read("note")?,
        }),
        FormFor::StartAbsence(members) => Command::Guidance(GuidanceCommand::StartAbsence {
            members: members.clone(),
            from: day("from")?,
            until: None,
            percent: filled_in.read("percent")?,
            expected_until: filled_in.read("expected_until")?,
        }),
        FormFor::EndAbsence(members) => {
            Command::Guidance(GuidanceCommand::EndAbsence { members: members.clone(), back: day("first-day-back")? })
        }
        FormFor::Close(kind, id) => {
            let Validity::Between(_, until) = kind.validity() else { return Err(Refusal::new(Reason::NoEndHere)) };
            let outcome = filled_in.read_if_asked::<String>("outcome")?.filter(|text| !text.is_empty());
            Command::Guidance(GuidanceCommand::Close {
                kind: *kind,
                id: *id,
                last: day(until)?,
                decided_on: context.as_of,
                outcome,
            })
        }
        FormFor::MergeClient(client) => {
            let (into, on) = (Taker::Known(filled_in.read("into")?), day("first-day")?);
            Command::Client(ClientCommand { clients: vec![*client], into, what: ClientPart::Everything, on })
        }
        FormFor::SplitClient(client) => {
            let team: Option<Id> = filled_in.read("only-team")?;
            let (share, jobs) = (filled_in.read("share")?, filled_in.read("jobs-along")?);
            let what = ClientPart::Part { share, teams: team.into_iter().collect(), jobs };
            let (into, on) = (Taker::Known(filled_in.read("into")?), day("first-day")?);
            Command::Client(ClientCommand { clients: vec![*client], into, what, on })
        }
        FormFor::LeaveStaff(id) => Command::Staff(StaffCommand::Leave(*id, day("last-day")?)),
        FormFor::HandOver(id) => {
            let named = filled_in.0.iter().filter(|(name, _)| matches!(*name, "heir" | "next-heir"));
            return Ok(Intent::PreviewHandOver(HandOver {
                from: *id,
                to: named.filter_map(|(_, heir)| heir.reference()).collect(),
                on: day("first-day")?,
                teams: None,
                cover_until: filled_in.read("cover-until")?,
            }));
        }
        FormFor::EndTeam(id) => Command::Team(*id, TeamCommand::End { last: day("until")?, decided_on: context.as_of }),
        FormFor::StandStill(id) => Command::Team(*id, TeamCommand::StandStill(day("standstill_from")?)),
        FormFor::Resume(id) => Command::Team(*id, TeamCommand::Resume(day("first-day")?)),
        FormFor::Convert(id) => Command::Team(*id, TeamCommand::Convert(day("first-day")?)),
        FormFor::CreditStatement(id) => {
            Command::Charging(ChargingCommand::Credit { statement: *id, on: day("fixed_on")? })
        }
        FormFor::ClosePeriod => {
            let named = filled_in.read::<String>("period")?;
            let period = Period::named(&named).ok_or_else(|| Refusal::new(Reason::NotAPeriod).with("value", named))?;
            Command::ClosePeriod { period, on: context.today }
        }
    };
    Ok(Intent::Perform(command))
}

/// Keeps what is said under the name that is asked for. Who chose what is kept under that name means to replace it.
fn keep_as(options: Box<ImportOptions>, kept: &[KeptMapping], filled_in: &FilledIn) -> Result<Intent, Refusal> {
    let Some(name) = filled_in.text("file-keep-as")? else { return Ok(Intent::SaidOfFiles(options)) };
    ImportOptions::check_name(&name)?;
    let chosen = filled_in.read_if_asked::<String>("file-mapping")?.is_some_and(|chosen| chosen == name);
    if !chosen && kept.iter().any(|(known, said)| *known == name && said.to_keep() != options.to_keep()) {
        return Err(Refusal::new(Reason::MappingThere).with("value", name));
    }
    Ok(Intent::KeepOfFiles(options, name, chosen))
}

/// What is said of files, with what the form says in the place of what was said before.
fn said_of_files(
    before: ImportOptions,
    filled_in: &FilledIn,
    words: &dyn Vocabulary,
) -> Result<ImportOptions, Refusal> {
    let not = |reason, text: &str| Refusal::new(reason).with("value", text);
    let kind = filled_in.text("file-kind")?;
    let kind = kind.map(|word| words.kind(&word).ok_or_else(|| not(Reason::NotAKind, &word))).transpose()?;
    let map = filled_in.text("file-map")?.unwrap_or_default();
    let pairs = map.split(';').map(str::trim).filter(|pair| !pair.is_empty());
    let map = pairs.map(|pair| ImportOptions::mapped(pair).ok_or_else(|| not(Reason::NotAMapping, pair)));
    let rows = filled_in.text("file-headings-row")?.unwrap_or_default();
    Ok(ImportOptions {
        kind,
        map: map.collect::<Result<_, _>>()?,
        on: filled_in.read("file-from")?,
        order: filled_in.read("file-dates")?,
        headings_rows: HeadingsRow::parse_all(&rows)?,
        number_people: filled_in.read("file-number-people")?,
        no_end: filled_in.read("file-no-end")?,
        ..before
    })
}
