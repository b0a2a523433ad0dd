//! A home folder with a copy of the demonstration in it, and the program at work there.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::Fact;
use crate::support::launch::Launch;
use crate::support::office::PROGRAM;
use crate::support::pty::Screen;

/// The day on which the demonstration ends.
const TODAY: &str = "2026-11-22";

/// Where the program looks for its database.
const DATABASE: &str = ".local/share/binnenwerk/binnenwerk.db";

/// One desk, on which nobody else works.
pub struct Desk {
    home: tempfile::TempDir,
}

impl Desk {
    /// A desk with a fresh copy of the demonstration.
    pub fn new() -> Self {
        static DEMO: OnceLock<Desk> = OnceLock::new();
        let demo = DEMO.get_or_init(|| {
            let desk = Self::empty();
            let (done, said) = desk.run(&format!("binnenwerk demo --into {DATABASE}"));
            assert!(done, "{said}");
            desk
        });
        let desk = Self::empty();
        std::fs::copy(demo.database(), desk.database()).expect("cannot copy the demonstration");
        desk
    }

    fn empty() -> Self {
        let desk = Self { home: tempfile::tempdir().expect("no folder") };
        std::fs::create_dir_all(desk.database().parent().expect("a folder")).expect("no folder for the database");
        desk
    }

    fn database(&self) -> PathBuf {
        self.home.path().join(DATABASE)
    }

    /// The screen as it opens.
    pub fn screen(&self) -> Screen {
        let launch = Launch::new(PROGRAM).home(self.home.path()).env("BINNENWERK_TODAY", TODAY);
        let screen = launch.size(40, 120).start();
        screen.wait_for("/1500").wait_quiet();
        screen
    }

    /// Whether a command line was done, and what it said.
    pub fn run(&self, line: &str) -> (bool, String) {
        let folder = Path::new(PROGRAM).parent().expect("a folder");
        let search = format!("{}:{}", folder.display(), std::env::var("PATH").expect("a search path"));
        let output = Command::new("/bin/sh")
            .args(["-c", line])
            .env_clear()
            .envs([("PATH", search.as_str()), ("LANG", "nl_NL.UTF-8"), ("BINNENWERK_TODAY", TODAY)])
            .env("HOME", self.home.path())
            .current_dir(self.home.path())
            .output()
            .expect("no shell");
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).expect("text"))
    }

    /// What a command tells as JSON.
    #[track_caller]
    pub fn json(&self, ask: &str) -> Value {
        let (done, said) = self.run(&format!("binnenwerk {ask} --json"));
        assert!(done, "{ask}: {said}");
        serde_json::from_str(&said).unwrap_or_else(|error| panic!("{ask}: {error}: {said}"))
    }

    /// That all of this is so.
    #[track_caller]
    pub fn assert_facts(&self, facts: &[Fact]) {
        for fact in facts {
            let told = self.json(fact.ask);
            let found = match told.pointer(fact.at) {
                Some(Value::String(text)) => text.clone(),
                Some(value) => value.to_string(),
                None => "nothing".to_owned(),
            };
            assert_eq!(found, fact.is, "{} at {}: {told}", fact.ask, fact.at);
        }
    }
}
