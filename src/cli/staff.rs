//! `hand-over`: what somebody of the staff does passes to others, or is covered for a time.

use super::args::HandOverArgs;
use super::failure::Failure;
use super::parse::{CommandReader, record};
use super::session::Session;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::verbs::HandOver;
use crate::repository::Repository;
use crate::service::command::{Command, StaffCommand, handed_over};

/// Shows what goes where, and unless only that is asked for, does it.
pub fn hand_over(session: &mut Session, args: &HandOverArgs) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let what = {
        let read = CommandReader { session, repo: &repo };
        let teams = args.teams.iter().map(|team| read.id(Kind::Team, team)).collect::<Result<Vec<_>, _>>()?;
        HandOver {
            from: read.id(Kind::Staff, &args.from)?,
            to: heirs(&repo, &args.to)?,
            on: read.on(&args.on)?,
            teams: (!teams.is_empty()).then_some(teams),
            cover_until: read.session.given_day(&args.until)?,
        }
    };
    let handed = handed_over(&repo, &what)?;
    if !session.global.json {
        let words = &session.words;
        let headings = ["cli-handed-kind", "cli-handed-what", "cli-handed-to"].map(|key| words.say(key).into_owned());
        let rows: Vec<Vec<String>> = handed
            .iter()
            .map(|part| vec![words.kind(part.kind).into_owned(), part.what.clone(), part.to.clone()])
            .collect();
        session.out.table((&headings, &[]), &rows)?;
    } else if args.dry_run {
        let parts =
            handed.iter().map(|part| serde_json::json!({ "kind": part.kind.name(), "what": part.what, "to": part.to }));
        return session.out.json(&parts.collect::<Vec<_>>());
    }
    if args.dry_run { Ok(()) } else { session.perform(&mut repo, &Command::Staff(StaffCommand::HandOver(what))) }
}

/// The staff named: each by itself, or several with commas between them where the whole is nobody's name.
fn heirs(repo: &dyn Repository, named: &[String]) -> Result<Vec<Id>, Failure> {
    let mut heirs = Vec::new();
    for text in named {
        match record(repo, Kind::Staff, text) {
            Ok(staff) => heirs.push(staff.id()),
            Err(failure) if !text.contains(',') => return Err(failure),
            Err(failure) => {
                let parts = text.split(',').map(|part| record(repo, Kind::Staff, part.trim()));
                let parts: Result<Vec<_>, _> = parts.collect();
                heirs.extend(parts.map_err(|_| failure)?.iter().map(crate::domain::record::Record::id));
            }
        }
    }
    Ok(heirs)
}
