//! Commands about teams, vacancies, candidates, chances, clients, task packages and signals: each becomes one request of the
//! application, and so one step to undo.

use super::args::{
    Applied, ChanceVerb, ClientsVerb, CloseArgs, PackageArgs, RecruitingVerb, SignalVerb, TeamVerb, VacancyVerb,
};
use super::facts::{about, one_of};
use super::failure::Failure;
use super::parse::{CommandReader, record};
use crate::domain::charging::Period;
use crate::domain::days::{Day, holds};
use crate::domain::id::Id;
use crate::domain::kinds::Application;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Validity};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::domain::verbs::{Ending, StageStep, closes, is_taken_away};
use crate::service::command::{
    ChanceCommand, Command, GuidanceCommand, RecruitingCommand, RunningApplication, StaffCommand, TeamCommand,
    VacancyCommand,
};

/// `vacancy`: held, closed, or filled with a member.
pub fn vacancy(read: &mut CommandReader<'_>, verb: &VacancyVerb) -> Result<Command, Failure> {
    let (vacancy, command) = match verb {
        VacancyVerb::Hold(at) => (&at.vacancy, VacancyCommand::Hold { to: None, on: read.on(&at.on)? }),
        VacancyVerb::Close(at) => (&at.vacancy, VacancyCommand::Close(read.on(&at.on)?)),
        VacancyVerb::Fill { vacancy, number, on } => {
            let on = read.on(on)?;
            (vacancy, VacancyCommand::Fill(read.id(Kind::Member, number)?, on))
        }
    };
    Ok(Command::Vacancy(read.id(Kind::Vacancy, vacancy)?, command))
}

/// `team`: the steps in the life of a team.
pub fn team(read: &mut CommandReader<'_>, verb: &TeamVerb) -> Result<Command, Failure> {
    let (TeamVerb::End(at) | TeamVerb::Standstill(at) | TeamVerb::Resume(at) | TeamVerb::Convert(at)) = verb;
    let on = read.on(&at.on)?;
    let step = match verb {
        TeamVerb::End(_) => TeamCommand::End { last: on, decided_on: read.session.as_of },
        TeamVerb::Standstill(_) => TeamCommand::StandStill(on),
        TeamVerb::Resume(_) => TeamCommand::Resume(on),
        TeamVerb::Convert(_) => TeamCommand::Convert(on),
    };
    Ok(Command::Team(read.id(Kind::Team, &at.team)?, step))
}

/// `chance`: agreed on, made a team, or given up.
pub fn chance(read: &mut CommandReader<'_>, verb: &ChanceVerb) -> Result<Command, Failure> {
    let (ChanceVerb::Agree(at) | ChanceVerb::Team { at, .. } | ChanceVerb::Close(at)) = verb;
    let on = read.on(&at.on)?;
    let command = match verb {
        ChanceVerb::Agree(_) => ChanceCommand::Agree(on),
        ChanceVerb::Close(_) => ChanceCommand::GiveUp(on),
        ChanceVerb::Team { code, places, .. } => ChanceCommand::Team { from: on, code: code.clone(), places: *places },
    };
    Ok(Command::Chance(read.id(Kind::Chance, &at.chance)?, command))
}

/// `register`, `agree` and `share`: each a dated fact that is added.
pub fn clients(read: &mut CommandReader<'_>, verb: &ClientsVerb) -> Result<Command, Failure> {
    match verb {
        ClientsVerb::Register { number, counts, quota, next, on } => {
            let actor = read.session.actor.clone();
            let fields = [
                ("member", Some(number.as_str())),
                ("counts_for_agreement", Some(counts)),
                ("counts_for_quota", quota.as_deref().or(Some(counts))),
                ("next_check", next.as_deref()),
                ("checked_by", Some(&actor)),
            ];
            read.dated_fact(Kind::RegisterCheck, on, &fields)
        }
        ClientsVerb::Agree { client, jobs, paid_hours, on } => {
            let fields =
                [("organisation", Some(client.as_str())), ("jobs", Some(jobs)), ("paid_hours", paid_hours.as_deref())];
            read.dated_fact(Kind::ClientAgreement, on, &fields)
        }
        ClientsVerb::Share { team, client, percent, on } => {
            let share = percent.trim_end_matches('%');
            let fields = [("team", Some(team.as_str())), ("organisation", Some(client)), ("share", Some(share))];
            read.dated_fact(Kind::ClientShare, on, &fields)
        }
    }
}

/// `package`: the version of a task package from a day on.
pub fn package(read: &mut CommandReader<'_>, args: &PackageArgs) -> Result<Command, Failure> {
    let fields = [("task_package", Some(args.name.as_str())), ("description", Some(&args.description))];
    read.dated_fact(Kind::PackageVersion, &args.on, &fields)
}

/// `signal`: opened about a member or a team, or closed.
pub fn signal(read: &mut CommandReader<'_>, verb: &SignalVerb) -> Result<Command, Failure> {
    match verb {
        SignalVerb::Open { text, member, team, owner, due, on } => {
            let fields = [
                ("subject", Some(text.as_str())),
                ("member", member.as_deref()),
                ("team", team.as_deref()),
                ("owner", owner.as_deref()),
                ("due", due.as_deref()),
            ];
            read.dated_fact(Kind::Signal, on, &fields)
        }
        SignalVerb::Close { key, on, outcome } => {
            let (last, decided_on) = (read.on(on)?, read.session.as_of);
            let of_whom = about(read.session, read.repo, Kind::Signal, key)?;
            let open: Vec<Record> = of_whom.into_iter().filter(|signal| runs(signal, last)).collect();
            let only = one_of(read.session, read.repo, (Kind::Signal, key), &open)?;
            let id = only.map_or_else(|| read.id(Kind::Signal, key), |signal| Ok(signal.id()))?;
            let outcome = outcome.as_deref().map(|text| read.note(text)).transpose()?;
            Ok(Command::Guidance(GuidanceCommand::Close { kind: Kind::Signal, id, last, decided_on, outcome }))
        }
    }
}

/// `close`: by identity, or by the member or team that it belongs to when only one runs.
pub fn close(read: &mut CommandReader<'_>, args: &CloseArgs) -> Result<Command, Failure> {
    let kind = read.session.kind(&args.kind)?;
    if kind == Kind::ClosedPeriod {
        let not_one = || Refusal::new(Reason::NotAPeriod).with("value", args.key.as_str());
        let period = Period::named(&args.key).ok_or_else(not_one)?;
        return Ok(Command::ClosePeriod { period, on: read.session.clock.today() });
    }
    let last = read.on(&args.on)?;
    if kind == Kind::Staff {
        return Ok(Command::Staff(StaffCommand::Leave(read.id(kind, &args.key)?, last)));
    }
    let id = match Id::parse(&args.key) {
        Some(id) if read.repo.record(kind, id)?.is_some() => id,
        _ => running(read, kind, &args.key, last)?,
    };
    let decided_on = read.session.as_of;
    Ok(Command::Guidance(GuidanceCommand::Close { kind, id, last, decided_on, outcome: None }))
}

/// The one record of a kind that holds on a day for whom it is about, who goes by this key; where none does, the one that is to come.
fn running(read: &CommandReader<'_>, kind: Kind, key: &str, on: Day) -> Result<Id, Failure> {
    let (session, repo) = (&*read.session, read.repo);
    let all = about(session, repo, kind, key)?;
    if all.is_empty() {
        return Ok(nothing_of(read, kind, key, on)?.id());
    }
    let mut found: Vec<Record> = all.iter().filter(|record| closes(kind) && runs(record, on)).cloned().collect();
    if found.is_empty() {
        let last = on.max(session.as_of);
        found.extend(all.iter().filter(|record| is_taken_away(record, last)).cloned());
    }
    match one_of(session, repo, (kind, key), &found)? {
        Some(only) => Ok(only.id()),
        None if !closes(kind) => Err(Refusal::new(Reason::EndedOtherwise).with("kind", kind).into()),
        None => Err(nothing_runs(key, kind, on)),
    }
}

/// A record by a key of its own, where nothing is about whom the key stands for.
fn nothing_of(read: &CommandReader<'_>, kind: Kind, key: &str, on: Day) -> Result<Record, Failure> {
    let owner = kind.owner().and_then(|field| kind.field(field)).map(|info| info.ty);
    let Some(FieldType::Ref(owner)) = owner else { return record(read.repo, kind, key) };
    let owner = record(read.repo, owner, key)?;
    if !closes(kind) {
        return Err(Refusal::new(Reason::EndedOtherwise).with("kind", kind).into());
    }
    Err(nothing_runs(&owner.label(), kind, on))
}

fn nothing_runs(record: &str, kind: Kind, on: Day) -> Failure {
    Refusal::new(Reason::NothingRuns).with("record", record).with("kind", kind).with("day", on).into()
}

fn runs(record: &Record, on: Day) -> bool {
    let Validity::Between(from, until) = record.kind().validity() else { return false };
    match (record.get(from), record.get(until)) {
        (Value::Day(from), Value::Day(until)) => holds(from, Some(until), on),
        (Value::Day(from), _) => holds(from, None, on),
        _ => false,
    }
}

/// `apply`, `advance`, `back`, `reject`, `withdraw` and `place`: the way of a candidate to a vacancy.
///
/// # Errors
/// Returns an error when a candidate, vacancy, stage, reason or day is not known.
pub fn recruit(read: &mut CommandReader<'_>, verb: &RecruitingVerb) -> Result<Command, Failure> {
    let running = |who: &Applied| -> Result<(RunningApplication, Day), Failure> {
        let vacancy = read.given_id(Kind::Vacancy, &who.vacancy)?;
        let candidate = read.id(Kind::Candidate, &who.candidate)?;
        Ok((RunningApplication { id: None, candidate, vacancy, stage: None }, read.on(&who.on)?))
    };
    let close = |who: &Applied, ending: Ending, reason: &str| -> Result<RecruitingCommand, Failure> {
        let reason = read.field((Kind::Application, Application::reason), reason)?;
        let (running, on) = running(who)?;
        Ok(RecruitingCommand::Close(running, ending, reason, on))
    };
    Ok(Command::Recruiting(match verb {
        RecruitingVerb::Apply(to) => RecruitingCommand::Apply(
            read.id(Kind::Candidate, &to.candidate)?,
            read.id(Kind::Vacancy, &to.vacancy)?,
            read.on(&to.on)?,
        ),
        RecruitingVerb::Advance { who, to, until } => {
            let stage = read.given_id(Kind::Stage, to)?;
            let (running, on) = running(who)?;
            let step = stage.map_or(StageStep::On, StageStep::To);
            RecruitingCommand::Step(vec![running], step, read.session.given_day(until)?, on)
        }
        RecruitingVerb::Back(who) => {
            let (running, on) = running(who)?;
            RecruitingCommand::Step(vec![running], StageStep::Back, None, on)
        }
        RecruitingVerb::Reject { who, reason } => close(who, Ending::Rejected, reason)?,
        RecruitingVerb::Withdraw { who, reason } => close(who, Ending::Withdrawn, reason)?,
        RecruitingVerb::Place { to, number, hours, until } => RecruitingCommand::Place {
            who: RunningApplication {
                id: None,
                candidate: read.id(Kind::Candidate, &to.candidate)?,
                vacancy: Some(read.id(Kind::Vacancy, &to.vacancy)?),
                stage: None,
            },
            on: read.on(&to.on)?,
            number: number.clone(),
            hours: read.terms(hours)?.hours,
            contract_until: read.session.given_day(until)?,
        },
    }))
}
