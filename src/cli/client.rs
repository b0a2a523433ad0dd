//! `client`: another name, several that become one, a part that becomes another, each from a day and as one step to undo.

use std::collections::BTreeSet;

use super::args::{ClientOptions, ClientVerb, OutputArgs};
use super::failure::Failure;
use super::output::{OutFile, remark, say, write_json_line};
use super::parse::{CommandReader, record, typed_record};
use super::session::Session;
use super::table_sheet::TableSheet;
use crate::domain::change::{Change, Decision};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{ClientShare, Organisation};
use crate::domain::names::order_key;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::domain::verbs::ClientPart;
use crate::repository::Repository;
use crate::repository::sqlite::SqliteRepository;
use crate::service::command::{ClientCommand, Command, CommandContext, Gesture, Taker, preview};

/// `client rename`, `client merge` and `client split`.
pub fn client(session: &mut Session, verb: &ClientVerb) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let (ClientVerb::Rename { options, .. } | ClientVerb::Merge { options, .. } | ClientVerb::Split { options, .. }) =
        verb;
    let ClientOptions { on, dry_run } = options;
    let on = session.on(on)?;
    let command = command(&mut CommandReader { session, repo: &repo }, verb, on)?;
    if !dry_run {
        return session.perform(&mut repo, &command);
    }
    let mut context = CommandContext { ids: session.ids.as_mut(), actor: &session.actor, now: session.clock.now() };
    let decision = preview(&repo, &mut context, &command)?;
    tell(session, &repo, &decision, on)
}

fn command(read: &mut CommandReader<'_>, verb: &ClientVerb, on: Day) -> Result<Command, Failure> {
    let (clients, into, what) = match verb {
        ClientVerb::Rename { client, name, short, .. } => return rename(read, client, name, short.as_deref(), on),
        ClientVerb::Merge { clients, into, .. } => (clients.as_slice(), into, ClientPart::Everything),
        ClientVerb::Split { client, into, share, teams, jobs, .. } => {
            if share.is_none() && teams.is_empty() {
                return Err(Refusal::new(Reason::PartNeeded).into());
            }
            let share = share.as_deref().map(|share| share.trim_end_matches('%').to_owned());
            let share = read.given((Kind::ClientShare, ClientShare::share), &share)?.unwrap_or(Decimal::whole(100));
            let teams = teams.iter().map(|team| read.id(Kind::Team, team)).collect::<Result<_, _>>()?;
            (std::slice::from_ref(client), into, ClientPart::Part { share, teams, jobs: *jobs })
        }
    };
    let mut ids: Vec<Id> =
        clients.iter().map(|client| read.id(Kind::Organisation, client)).collect::<Result<_, _>>()?;
    ids.dedup();
    let into = match read.repo.named(Kind::Organisation, into)?.as_slice() {
        // Nobody goes by that name yet: it is a new client, under the same ministry as the one it comes from.
        [] => {
            let name = read.field((Kind::Organisation, Organisation::name), into)?;
            let first: Option<Organisation> = clients.first().map(|key| typed_record(read.repo, key)).transpose()?;
            let ministry = first.map(|client| client.ministry).unwrap_or_default();
            Taker::New(Organisation { name, ministry, ..Organisation::blank(read.session.ids.next_id()) })
        }
        _ => Taker::Known(read.id(Kind::Organisation, into)?),
    };
    Ok(Command::Client(ClientCommand { clients: ids, into, what, on }))
}

fn rename(
    read: &CommandReader<'_>,
    client: &str,
    name: &str,
    short: Option<&str>,
    on: Day,
) -> Result<Command, Failure> {
    let id = record(read.repo, Kind::Organisation, client)?.id();
    let now = read.repo.label_on(Kind::Organisation, id, on)?;
    let name: String = read.field((Kind::Organisation, Organisation::name), name)?;
    if now == name && short.is_none() {
        return Err(Refusal::new(Reason::CalledThat).with("client", now).into());
    }
    let mut fields = vec![(Organisation::name, None, Value::Text(name))];
    if let Some(short) = short {
        let short: String = read.field((Kind::Organisation, Organisation::short_name), short)?;
        fields.push((Organisation::short_name, None, Value::Text(short)));
    }
    Ok(Command::Edit { kind: Kind::Organisation, id, fields, on, gesture: Gesture::Change })
}

/// Tells what would change: the shares as they become, and how much else.
fn tell(session: &mut Session, repo: &SqliteRepository, decision: &Decision, on: Day) -> Result<(), Failure> {
    let there = |change: &&Change| !matches!(change, Change::Remove(_));
    let shares: Vec<&ClientShare> =
        decision.changes.iter().filter(there).filter_map(|change| ClientShare::of(change.record())).collect();
    let label = |kind, id| -> Result<String, Failure> {
        let fresh = decision.changes.iter().find(|change| change.id() == id).map(|change| change.record().label());
        fresh.map_or_else(|| Ok(repo.label_on(kind, id, on)?), Ok)
    };
    let mut rows = Vec::new();
    for share in shares.iter().filter(|share| share.from >= on) {
        let (team, client) = (label(Kind::Team, share.team)?, label(Kind::Organisation, share.organisation)?);
        let values =
            [Value::Decimal(share.share), Value::Day(share.from), share.until.map_or(Value::Empty, Value::Day)];
        rows.push([Value::Text(team), Value::Text(client)].into_iter().chain(values).collect::<Vec<Value>>());
    }
    rows.sort_by_cached_key(|row| row.first().map(|team| order_key(&team.plain())));
    let count = |kind| decision.changes.iter().filter(|change| change.kind() == kind).count();
    let teams: BTreeSet<Id> = shares.iter().map(|share| share.team).collect();
    let counts = [
        ("shares", count(Kind::ClientShare).into()),
        ("teams", teams.len().into()),
        ("agreements", count(Kind::ClientAgreement).into()),
        ("placements", count(Kind::Placement).into()),
        ("employments", count(Kind::Employment).into()),
    ];
    let words = &session.words;
    decision.warnings.iter().for_each(|warning| remark(words, warning));
    let told = words.say_with("cli-client-preview-counts", &counts);
    let fields = ["team", "organisation", "share", "from", "until"];
    let sheet = TableSheet {
        title: words.say("cli-client-preview").into_owned(),
        names: fields.map(str::to_owned).into(),
        headings: fields.map(|field| words.short(Kind::ClientShare, field).into_owned()).into(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(|value| super::list_sheet::value_cell(words, value)).collect())
            .collect(),
        total: Vec::new(),
    };
    let texts: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|value| words.value(value)).collect()).collect();
    let form = OutputArgs { format: None, file: OutFile::default() };
    let changes = serde_json::json!({
        "shares": count(Kind::ClientShare), "teams": teams.len(), "agreements": count(Kind::ClientAgreement),
        "placements": count(Kind::Placement), "employments": count(Kind::Employment),
    });
    sheet.give(
        session,
        &form,
        |to| write_json_line(&changes, to),
        |session, title| {
            session.out.titled_table(title, (&sheet.headings, &[false, false, true, false, false]), &texts, "")
        },
    )?;
    if !session.global.json {
        say(&told);
    }
    Ok(())
}
