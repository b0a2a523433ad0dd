//! What a test starts in its terminal, and in which surroundings.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::pty::Screen;

/// What to start, and in which surroundings.
///
/// The program sees no variable of the test's own surroundings but `PATH`: it gets a UTF-8 Dutch locale, an xterm
/// with 256 colours, the time zone of Amsterdam, and an empty home folder of its own, which is also where it starts.
pub struct Launch {
    pub(super) program: PathBuf,
    pub(super) args: Vec<OsString>,
    pub(super) env: Vec<(OsString, OsString)>,
    pub(super) home: Option<PathBuf>,
    pub(super) folder: Option<PathBuf>,
    pub(super) rows: u16,
    pub(super) cols: u16,
    pub(super) speed: Option<u32>,
}

impl Launch {
    /// A program by its path, or by its name to be found on the `PATH`.
    pub fn new(program: impl AsRef<Path>) -> Self {
        let env = [
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("TERM", "xterm-256color".into()),
            ("LANG", "nl_NL.UTF-8".into()),
            ("TZ", "Europe/Amsterdam".into()),
            ("SHELL", "/bin/sh".into()),
        ];
        Self {
            program: program.as_ref().to_owned(),
            args: Vec::new(),
            env: env.into_iter().map(|(name, value)| (name.into(), value)).collect(),
            home: None,
            folder: None,
            rows: 24,
            cols: 80,
            speed: None,
        }
    }

    /// One more argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    /// More arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// Sets a variable of the program's environment.
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self = self.without_env(name.as_ref());
        self.env.push((name.as_ref().to_owned(), value.as_ref().to_owned()));
        self
    }

    /// Leaves a variable out that is set by default.
    pub fn without_env(mut self, name: impl AsRef<OsStr>) -> Self {
        self.env.retain(|(known, _)| known != name.as_ref());
        self
    }

    /// The home folder, for a program that is to find what an earlier run left.
    pub fn home(mut self, home: impl AsRef<Path>) -> Self {
        self.home = Some(home.as_ref().to_owned());
        self
    }

    /// The folder to start in; the home folder when not said.
    pub fn folder(mut self, folder: impl AsRef<Path>) -> Self {
        self.folder = Some(folder.as_ref().to_owned());
        self
    }

    /// The size of the terminal in cells; 24 rows of 80 when not said.
    pub fn size(mut self, rows: u16, cols: u16) -> Self {
        (self.rows, self.cols) = (rows, cols);
        self
    }

    /// A slow line: at most so many bytes a second come over it.
    pub fn bytes_a_second(mut self, speed: u32) -> Self {
        self.speed = Some(speed);
        self
    }

    /// Starts the program.
    pub fn start(self) -> Screen {
        Screen::start(self)
    }
}
