//! A folder of its own for each test, with the demonstration in it, and the program called from there.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

/// "Today" in these tests.
pub const TODAY: &str = "2026-11-22";

/// A folder with a database.
pub struct Desk {
    folder: TempDir,
}

/// What one call gave.
pub struct Said {
    /// Exit code.
    pub code: i32,
    /// Data.
    pub out: String,
    /// Messages.
    pub err: String,
}

impl Said {
    /// The data as JSON.
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{}", self.err);
        serde_json::from_str(&self.out).expect("JSON")
    }
}

impl Desk {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A folder with the demonstration, ending today: made once, and copied for each test.
    pub fn with_demo() -> Self {
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        let desk = Self::empty();
        let made = MADE.get_or_init(|| {
            let first = Self::empty();
            let said = first.run(&["demo", "--into", "demo.db"]);
            assert_eq!(said.code, 0, "{}", said.err);
            assert!(!first.path("demo.db-wal").exists(), "all of it is in the one file");
            fs::read(first.path("demo.db")).expect("a demonstration")
        });
        fs::write(desk.path("demo.db"), made).expect("a copy");
        desk
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program with these arguments, not started yet; its database is `demo.db` unless they say otherwise.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_binnenwerk"));
        command.env_clear().current_dir(self.folder.path()).args(args);
        for (name, value) in [
            ("LANG", "nl_NL.UTF-8"),
            ("TZ", "UTC"),
            ("USER", "tester"),
            ("BINNENWERK_TODAY", TODAY),
            ("BINNENWERK_DB", "demo.db"),
        ] {
            command.env(name, value);
        }
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "TMPDIR"] {
            command.env(name, self.folder.path());
        }
        command
    }

    /// Runs the program with these arguments.
    pub fn run(&self, args: &[&str]) -> Said {
        said(self.command(args).output().expect("the program runs"))
    }

    /// Runs a command as it is typed; `~` stands for a space inside an argument.
    pub fn typed(&self, line: &str) -> Said {
        let words: Vec<String> = line.split(' ').map(|word| word.replace('~', " ")).collect();
        self.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Runs a command as it is typed, which succeeds, and gives what it told.
    #[track_caller]
    pub fn done(&self, line: &str) -> String {
        let said = self.typed(line);
        assert_eq!(said.code, 0, "{line}: {}", said.err);
        said.err
    }

    /// Runs a command as it is typed, which is refused in these words and changes nothing.
    #[track_caller]
    pub fn refused(&self, line: &str, why: &str) {
        let before = self.revision();
        let said = self.typed(line);
        assert!(said.code != 0 && said.err.contains(why), "{line}: {} {}", said.code, said.err);
        assert_eq!(self.revision(), before, "{line}");
    }

    /// Runs it and gives its JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
        self.run(&args).json()
    }

    /// The number of the latest set in the log.
    pub fn revision(&self) -> u64 {
        self.json(&["log", "--limit", "1"])[0]["revision"].as_u64().expect("a number")
    }

    /// The number of a member with these weekly hours whose placement runs on and began before the edits of the last weeks.
    pub fn member(&self, hours: u64) -> String {
        let filter = format!("uren={hours} placed_from<01-01-2026");
        let list = self.json(&["list", "members", "--filter", &filter, "--sort", "number"]);
        let settled = |member: &&Value| member["placed_until"].is_null();
        let found = list.as_array().expect("a list").iter().find(settled).expect("somebody");
        found["number"].as_str().expect("a number").to_owned()
    }
}

/// What a program gave.
pub fn said(output: Output) -> Said {
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// The name by which the system knows who runs these tests.
pub fn own_name() -> String {
    let uid = nix::unistd::Uid::current();
    nix::unistd::User::from_uid(uid).ok().flatten().map_or_else(|| format!("uid {uid}"), |user| user.name)
}
