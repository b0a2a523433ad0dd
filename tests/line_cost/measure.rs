//! What each action sends, counted in the real program at two sizes and held to the table in `table.rs`.
//!
//! `LINE_COST_OF=PATH cargo test --test line_cost every_action -- --nocapture` counts another program in its place, and holds
//! it to nothing.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::document;
use super::support::keys;
use super::support::launch::Launch;
use super::support::office::PROGRAM;
use super::support::pty::Screen;
use super::table::{ACTIONS, Action, Count, FIRST, SIZES};

/// Longer than a pause after which the panes beside the focused one follow.
const SILENCE: Duration = Duration::from_millis(90);
/// So long nothing comes between two frames of one answer, and less long than the cursor has to rest before a row is told whole.
const STEP: Duration = Duration::from_millis(70);
/// The longest that an answer to a step is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// A thread that works is seen at one of so many looks, however busy the machine is.
const LOOKS: u32 = 5;
/// How often an action is tried: on a busy machine an answer may be so late that it takes a frame of its own.
const TRIES: usize = 3;

fn program() -> PathBuf {
    std::env::var_os("LINE_COST_OF").map_or_else(|| PROGRAM.into(), PathBuf::from)
}

fn is_held() -> bool {
    std::env::var_os("LINE_COST_OF").is_none()
}

fn demonstration(folder: &Path) -> PathBuf {
    let db = folder.join("day.db");
    let made = Command::new(PROGRAM).env("BINNENWERK_TODAY", "2026-11-22").args(["demo", "--into"]).arg(&db).output();
    assert!(made.as_ref().is_ok_and(|output| output.status.success()), "{made:?}");
    db
}

fn start(db: &Path, (cols, rows): (u16, u16)) -> Screen {
    let launch = Launch::new(program()).env("BINNENWERK_TODAY", "2026-11-22").arg("--db").arg(db);
    let screen = launch.size(rows, cols).start();
    // How much is pressing on the agenda is told last.
    screen.wait_for(" 1–").wait_for("%").wait_for("! ");
    wait_done(&screen);
    screen
}

/// Waits until the program has nothing more to say: it sends nothing, and none of its threads has anything to do.
fn wait_done(screen: &Screen) {
    let tasks = format!("/proc/{}/task", screen.pid().as_raw_nonzero());
    let works = || {
        let tasks = std::fs::read_dir(&tasks).into_iter().flatten().flatten();
        let mut states = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("stat")).ok());
        states.any(|state| state.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with(['R', 'D'])))
    };
    loop {
        screen.wait_quiet_for(SILENCE);
        let sent = screen.bytes_received();
        let busy = (0..LOOKS).any(|_| {
            std::thread::sleep(Duration::from_millis(4));
            works()
        });
        if !busy && screen.bytes_received() == sent {
            return;
        }
    }
}

/// The bytes of one key, up to where the cursor rests where it walks, and the text that is new on the screen after it: what stands in every row that changed.
fn key(screen: &mut Screen, key: &keys::Key, walks: bool) -> (usize, usize) {
    let (before, then) = (screen.bytes_received(), screen.contents());
    screen.send(&key.bytes);
    if walks {
        let sent = Instant::now();
        while screen.bytes_received() == before && sent.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(1));
        }
        screen.wait_quiet_for(STEP);
    } else {
        wait_done(screen);
    }
    let now = screen.contents();
    let fresh = |(then, now): (&str, &str)| {
        let same = then.chars().zip(now.chars()).take_while(|(then, now)| then == now).count();
        if then == now { 0 } else { now.chars().skip(same).collect::<String>().len() }
    };
    let text = then.lines().zip(now.lines()).map(fresh).sum();
    (screen.bytes_received() - before, text)
}

/// Goes to where the action is done, does it, and goes back to the teams.
fn count(screen: &mut Screen, action: &Action) -> (usize, f64) {
    let from = keys::parse(action.from);
    for (nth, reached) in from.iter().enumerate() {
        // From the last of them on the cursor walks.
        key(screen, reached, action.walks && nth + 1 == from.len());
    }
    let pressed = keys::parse(action.keys);
    let counted: Vec<(usize, usize)> = pressed.iter().map(|pressed| key(screen, pressed, action.walks)).collect();
    // Where the action left the cursor of a pane, the next would find it.
    for left in keys::parse(&format!(
        "{} Esc Esc Home g g 1 {} Home g g",
        action.back,
        "S-Tab ".repeat(action.from.matches("Tab").count())
    )) {
        key(screen, &left, false);
    }
    let bytes = counted.iter().map(|(bytes, _)| *bytes);
    let count = match action.count {
        Count::Most => bytes.max().unwrap_or(0),
        Count::Mean => bytes.sum::<usize>() / counted.len(),
    };
    let text: usize = counted.iter().map(|(_, text)| *text).sum();
    (count, counted.iter().map(|(bytes, _)| *bytes).sum::<usize>() as f64 / text.max(1) as f64)
}

fn hold(nth: usize) {
    let size = SIZES[nth];
    let folder = tempfile::tempdir().expect("a folder");
    let db = demonstration(folder.path());
    let mut over = Vec::new();
    let first = (0..TRIES).map(|_| start(&db, size).bytes_received()).min().unwrap_or(0);
    println!("{size:?} {first:6} of {:6} {}", FIRST.most[nth], FIRST.what);
    if first > FIRST.most[nth] {
        over.push(format!("{}: {first}", FIRST.what));
    }
    let mut screen = start(&db, size);
    for action in ACTIONS {
        let mut least = (usize::MAX, 0.0);
        for _ in 0..TRIES {
            let counted = count(&mut screen, action);
            least = if counted.0 < least.0 { counted } else { least };
            if least.0 <= action.most[nth] || !is_held() {
                break;
            }
        }
        println!("{size:?} {:6} of {:6} {:4.2} {}", least.0, action.most[nth], least.1, action.what);
        assert!(least.0 > 0 || !is_held(), "{}: nothing happened\n{}", action.what, screen.contents());
        if least.0 > action.most[nth] {
            over.push(format!("{}: {} of {}", action.what, least.0, action.most[nth]));
        }
    }
    assert!(over.is_empty() || !is_held(), "{size:?}: {over:#?}");
}

#[test]
fn every_action_sends_at_most_what_the_table_allows_at_80_by_24() {
    hold(0);
}

#[test]
fn every_action_sends_at_most_what_the_table_allows_at_120_by_40() {
    hold(1);
}

#[test]
fn the_table_in_the_documents_is_that_of_the_test() {
    let mut table =
        String::from("| action | keys | 80x24 | was | 120x40 | was |\n| --- | --- | --: | --: | --: | --: |\n");
    for Action { what, from, keys, most, before, .. } in std::iter::once(&FIRST).chain(ACTIONS) {
        let typed = |script: &str| {
            let names: Vec<String> = keys::parse(script).into_iter().map(|key| key.name).collect();
            names.chunk_by(|one, other| one == other).map(told).collect::<Vec<_>>().join(" ")
        };
        let way = if from.is_empty() { String::new() } else { format!("{}, then ", typed(from)) };
        let [small, large] = most;
        let [was, were] = before;
        table.push_str(&format!("| {what} | {way}{} | {small} | {was} | {large} | {were} |\n", typed(keys)));
    }
    document::hold("docs/bytes.md", "bytes", &table);
}

fn told(same: &[String]) -> String {
    let name = same[0].replace('|', "\\|");
    if same.len() == 1 { format!("`{name}`") } else { format!("{} × `{name}`", same.len()) }
}
