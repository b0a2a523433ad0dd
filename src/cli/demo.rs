//! `demo`: a fictitious programme, in a file of the user's choice or in one that is thrown away after the look.
//!
//! Without `--as-of` its history is shifted so that it ends today. With `--as-of` it stands on its own dates, which end on
//! 31-12-2023, and is looked at on the day given.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

use super::failure::Failure;
use super::progress::Bar;
use super::screen::Shown;
use super::session::Session;
use super::{demo_edits, screen};
use crate::demo::{self, PEOPLE, SEED};
use crate::domain::change::ChangeSet;
use crate::domain::days::Day;
use crate::domain::id::{CountedIds, Ids};
use crate::domain::kinds::Stage;
use crate::domain::log_verb::LogVerb;
use crate::domain::recruiting::Stages;
use crate::domain::sanitize::clean;
use crate::repository::sqlite::{OpenOptions, SqliteRepository};
use crate::repository::{Repository, TypedReading};
use crate::ui::ScreenEnd;

/// Where the identities of a demonstration begin: of a form (version 8) that no other source hands out.
const FIRST_ID: u128 = 0x0000_0000_0000_8000_8000_0000_0000_0000;

/// Days before the last one on which the file of the demonstration was begun.
const BEGUN: i64 = 40;

/// Makes the programme in the file that was named, or in a temporary one and opens the screen on that.
pub fn demo(
    session: &mut Session,
    into: Option<&Path>,
    members: Option<u64>,
    seed: Option<u64>,
    and_back: bool,
) -> Result<(), Failure> {
    let (seed, people) = (seed.unwrap_or(SEED), members.unwrap_or(PEOPLE));
    let last_day = if session.global.as_of.is_some() { demo::own_last_day() } else { session.clock.today() };
    if let Some(path) = into {
        // Not over a file that is there, nor by way of a link to one that is not. An empty one is refused when it is opened,
        // with the sentence that says how to go on.
        if path.symlink_metadata().is_ok_and(|there| !there.is_file() || there.len() > 0) {
            return Err(Failure::Other("refusal-file-exists", vec![("file", path.display().to_string().into())]));
        }
        stage(session, path, seed, people, last_day)?;
        if session.global.json {
            return session.out.json(&serde_json::json!({ "written": path }));
        }
        session.say(&session.words.say_with("cli-demo-written", &[("path", path.into())]));
        return Ok(());
    }
    // Nothing in it is evidence, so a name goes as it was given.
    if let Some(said) = &session.global.actor {
        session.actor = clean(said).into_owned();
    }
    // Goes with all that is in it, and is its owner's only.
    let folder = tempfile::Builder::new().prefix("binnenwerk-demo-").tempdir()?;
    let path = folder.path().join("demo.db");
    stage(session, &path, seed, people, last_day)?;
    let founder = (session.actor.clone(), session.clock.now());
    let options = OpenOptions {
        create: false,
        allow_network: true,
        founder,
        keys: session.keys.clone(),
        ids: session.ids.as_mut(),
    };
    let repo = SqliteRepository::open(&path, options)?;
    let gone = folder.path().to_owned();
    let shown = if and_back { Shown::DemoAndBack } else { Shown::Demo };
    // What cannot be taken away is no reason to stop leaving.
    let end = screen::open(session, repo, shown, move || drop(fs::remove_dir_all(&gone)))?;
    drop(folder);
    let args = || std::env::args_os().skip(1);
    match end {
        ScreenEnd::ForDemo => Err(screen::start_anew(args())),
        ScreenEnd::Done if and_back => Err(screen::start_anew(back(args()))),
        ScreenEnd::Done => Ok(()),
    }
}

/// What opens the demonstration from a screen, and the screen again after it: arguments behind those that opened it.
const AND_BACK: [&str; 2] = ["demo", "--and-back"];

/// The arguments that open the demonstration from the screen that these opened.
pub fn and_back(screen: impl Iterator<Item = OsString>) -> impl Iterator<Item = OsString> {
    screen.chain(AND_BACK.map(OsString::from))
}

/// The arguments that open the screen again from which the demonstration was opened.
fn back(demo: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut args: Vec<OsString> = demo.collect();
    args.truncate(args.len().saturating_sub(AND_BACK.len()));
    args
}

/// Makes a store with the programme and the edits of the last weeks; it has its name when all of it is there.
fn stage(session: &mut Session, path: &Path, seed: u64, people: u64, last_day: Day) -> Result<(), Failure> {
    let mut ids = CountedIds::after(FIRST_ID);
    let begun = begun(last_day);
    let actor = demo_edits::actors(seed).into_iter().next().unwrap_or_default();
    let allow_network = session.config.network_disk;
    let options = OpenOptions {
        create: true,
        allow_network,
        founder: (actor.clone(), begun),
        keys: session.keys.clone(),
        ids: &mut ids,
    };
    let busy = session.words.say("cli-busy-demo").into_owned();
    SqliteRepository::make_filled(path, options, |repo, ids| {
        fill(repo, ids, busy, (actor, begun), (seed, people, last_day))
    })
}

/// The programme in memory with a tour of it: nothing of what is done is left.
///
/// # Errors
/// Returns an error when there is no terminal to draw on.
pub fn tour(session: &mut Session) -> Result<(), Failure> {
    let (last_day, mut ids) = (session.clock.today(), CountedIds::after(FIRST_ID));
    let founder = (demo_edits::actors(SEED).into_iter().next().unwrap_or_default(), begun(last_day));
    let mut repo = SqliteRepository::open_in_memory(founder.clone(), &mut ids)?;
    let busy = session.words.say("cli-busy-demo").into_owned();
    fill(&mut repo, &mut ids, busy, founder, (SEED, PEOPLE, last_day))?;
    match screen::open(session, repo, Shown::Tour, || {})? {
        ScreenEnd::ForDemo => Err(screen::start_anew(std::env::args_os().skip(1))),
        ScreenEnd::Done => Ok(()),
    }
}

/// When the demonstration that ends on a day was begun.
fn begun(last_day: Day) -> DateTime<Utc> {
    demo_edits::morning(last_day - TimeDelta::days(BEGUN), 30)
}

/// Fills an empty store with the programme and the edits of the last weeks.
fn fill(
    repo: &mut SqliteRepository,
    ids: &mut dyn Ids,
    busy: String,
    (actor, begun): (String, DateTime<Utc>),
    (seed, people, last_day): (u64, u64, Day),
) -> Result<(), Failure> {
    let at = begun + TimeDelta::minutes(4);
    let operation = ids.next_id();
    let opening = ChangeSet::new(operation, at, actor, LogVerb::MakeStore, Vec::new());
    let mut bar = Bar::new(busy);
    let stages = Stages::of(repo.all_of::<Stage>()?);
    let mut ids = CountedIds::after(u128::from_be_bytes(*operation.bytes()));
    let mut records = demo::programme(seed, people, last_day, stages, &mut ids);
    repo.bulk_load(&opening, &mut records, &mut |done, of| bar.show(done, of))?;
    drop(records);
    bar.finish();
    // The records above used up many identities; these follow far behind them.
    demo_edits::edits(repo, &mut CountedIds::after(FIRST_ID + (1 << 40)), seed, last_day)
}
