//! An office: a database with the whole programme, read in from the files beside the tests, and the real program on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

use super::launch::Launch;
use super::pty::Screen;

/// The path of the program that the tests start.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_binnenwerk");

/// The last day of the files: what is looked at, and from when edits hold.
pub const DAY: &str = "2023-12-31";

/// The files of the programme.
const FILES: [&str; 6] =
    ["werksoorten.csv", "opdrachtgevers.csv", "teams.csv", "medewerkers.csv", "plaatsingen.csv", "vacatures.csv"];

/// A database of its own in a folder of its own.
pub struct Office {
    folder: tempfile::TempDir,
}

impl Default for Office {
    fn default() -> Self {
        Self::new()
    }
}

impl Office {
    /// An office with the whole programme.
    pub fn new() -> Self {
        let office = Self::empty();
        std::fs::copy(filled(), office.db()).expect("cannot copy the database");
        office
    }

    /// An office without a database yet.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("no folder") }
    }

    /// The folder of the office, which is removed when the office is dropped.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The path of the database, which need not exist yet.
    pub fn db(&self) -> PathBuf {
        self.folder.path().join("rooster.db")
    }

    /// The screen on its database, yet to be started: 80x24 unless said otherwise.
    pub fn launch(&self) -> Launch {
        self.launch_as("an")
    }

    /// The same for somebody else.
    pub fn launch_as(&self, actor: &str) -> Launch {
        launch(&self.db(), actor)
    }

    /// The screen at a size, with the programme in sight.
    pub fn screen(&self, rows: u16, cols: u16) -> Screen {
        let screen = self.launch().size(rows, cols).start();
        in_sight(&screen);
        screen
    }

    /// One call of the command line.
    pub fn run(&self, args: &[&str]) -> Output {
        let mut command = command(&self.db());
        // Those two look at no day, and refuse one.
        let day: &[&str] = if matches!(args.first(), Some(&("log" | "check"))) { &[] } else { &["--as-of", DAY] };
        command.args(day).args(args).output().expect("the program does not start")
    }

    /// What one call of the command line prints as JSON.
    #[track_caller]
    pub fn json(&self, args: &[&str]) -> Value {
        let output = self.run(&[args, &["--json"]].concat());
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {said}");
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{args:?}: {error}"))
    }

    /// The members with this text in their name or team as they are on the day looked at, in the order of the screen.
    pub fn members(&self, filter: &str) -> Vec<Member> {
        let columns = "number,name,team,hours,task_package";
        let rows = self.json(&["list", "member", "--filter", filter, "--columns", columns]);
        rows.as_array().expect("a list").iter().map(Member::of).collect()
    }

    /// A member as they are on the day looked at.
    #[track_caller]
    pub fn member(&self, number: &str) -> Member {
        let found = self.members(&format!("number={number}"));
        found.into_iter().next().unwrap_or_else(|| panic!("no member {number}"))
    }

    /// Everything that was ever stored about anything, as far as the command line tells it: to see that nothing changed.
    pub fn everything(&self) -> String {
        let kinds = ["team", "member", "vacancy", "placement", "employment"];
        let lists = kinds.map(|kind| self.json(&["list", kind, "--all"]).to_string());
        format!("{}{}", lists.join("\n"), self.json(&["log", "--limit", "100000"]))
    }

    /// Whether the store finds itself whole.
    #[track_caller]
    pub fn assert_whole(&self) {
        let output = self.run(&["check"]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "check: {said}");
    }
}

/// The screen on a database, yet to be started.
pub fn launch(db: &Path, actor: &str) -> Launch {
    Launch::new(PROGRAM).arg("--db").arg(db).args(["--as-of", DAY, "--as", actor])
}

/// Waits until the roster is on the screen with the numbers of the programme: then everything asked has been answered.
#[track_caller]
pub fn in_sight(screen: &Screen) {
    screen.wait_for("/1500");
    screen.wait_quiet();
}

/// A call of the program in surroundings that are the same on every machine.
pub fn command(db: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env_clear().stdin(Stdio::null());
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.envs([("LANG", "nl_NL.UTF-8"), ("TZ", "Europe/Amsterdam"), ("TERM", "xterm")]);
    command.env("HOME", db.parent().expect("a folder")).arg("--db").arg(db).args(["--as", "an"]);
    command
}

/// The database with the whole programme, made once for all tests of a file.
fn filled() -> &'static Path {
    static FILLED: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = FILLED.get_or_init(|| {
        let folder = tempfile::tempdir().expect("no folder");
        let path = folder.path().join("rooster.db");
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
        let output = command(&path).arg("import").args(FILES.map(|file| data.join(file))).output().expect("it starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        (folder, path)
    });
    path
}

/// What tests want to know of a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub number: String,
    pub name: String,
    pub team: String,
    pub tasks: String,
    pub hours: f64,
}

impl Member {
    /// From a row of a list.
    pub fn of(row: &Value) -> Self {
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let hours = row["hours"].as_f64().unwrap_or_default();
        Self { number: text("number"), name: text("name"), team: text("team"), tasks: text("task_package"), hours }
    }
}
