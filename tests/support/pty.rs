//! The real program in a real pseudo-terminal, with a model of the screen it paints.
//!
//! A reader thread feeds every byte the program sends to the model. A test types keys and waits for what it wants to
//! see; a wait that fails shows the screen. A condition is never judged in the middle of a frame that the program
//! sends as one (synchronized output).
//!
//! ```ignore
//! let mut screen = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["demo"]).size(24, 80).start();
//! screen.wait_for("Teams");
//! screen.keys("Down Enter 3 2 Enter");
//! screen.wait_for("32");
//! ```

use std::io::Write;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

use super::keys::{self, Key};
use super::launch::Launch;
use super::line::{Seen, cells, read_all};

/// How long a wait may last before the test fails. Generous: the machine may be busy with other tests.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A program that is silent for this long has said what it had to say.
pub const QUIET: Duration = Duration::from_millis(200);

/// Where the cursor of the terminal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Counted from 0 at the top.
    pub row: u16,
    /// Counted from 0 at the left.
    pub col: u16,
    /// A program may hide it.
    pub visible: bool,
}

/// A running program and the terminal it runs in. The program is killed when this is dropped.
pub struct Screen {
    child: Box<dyn Child + Send + Sync>,
    status: Option<ExitStatus>,
    line: Option<Line>,
    shared: Arc<(Mutex<Seen>, Condvar)>,
    own_home: Option<tempfile::TempDir>,
}

/// Our end of the terminal line.
struct Line {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    reader: JoinHandle<()>,
}

impl Screen {
    /// Starts a program in a new terminal.
    pub fn start(launch: Launch) -> Self {
        let size = PtySize { rows: launch.rows, cols: launch.cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("no pseudo-terminal");
        let own_home = launch.home.is_none().then(|| tempfile::tempdir().expect("no folder for a home"));
        let home = launch.home.as_deref().or(own_home.as_ref().map(tempfile::TempDir::path)).expect("a home");

        let mut command = CommandBuilder::new(&launch.program);
        command.args(&launch.args);
        command.env_clear();
        command.env("HOME", home);
        for (name, value) in &launch.env {
            command.env(name, value);
        }
        command.cwd(launch.folder.as_deref().unwrap_or(home));

        let shared = Arc::new((Mutex::new(Seen::new(launch.rows, launch.cols)), Condvar::new()));
        let child = pair.slave.spawn_command(command).expect("the program does not start");
        // Only the program may hold the far end: when it goes, reading has to end.
        drop(pair.slave);
        let source = pair.master.try_clone_reader().expect("cannot read the terminal");
        let writer = pair.master.take_writer().expect("cannot write the terminal");
        let reader = std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || read_all(source, &shared, launch.speed)
        });
        Self { child, status: None, line: Some(Line { master: pair.master, writer, reader }), shared, own_home }
    }

    /// The process id of the program.
    pub fn pid(&self) -> Pid {
        let id = self.child.process_id().expect("a program that runs has an id");
        Pid::from_raw(id.cast_signed()).expect("an id is not zero")
    }

    /// The home folder the program was given, when it was not the test's own.
    pub fn home(&self) -> Option<&Path> {
        self.own_home.as_ref().map(tempfile::TempDir::path)
    }

    /// Presses the keys of a script, each in a write of its own, without waiting for the program in between.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for key in keys::parse(script) {
            self.press(&key);
        }
        self
    }

    /// Types text as it stands, one key for each character.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            self.press(&keys::literal(character));
        }
        self
    }

    /// Pastes text the way a terminal does that marks a paste.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes())
    }

    /// Sends bytes in one write.
    pub fn send(&mut self, bytes: &[u8]) -> &mut Self {
        let line = self.line.as_mut().expect("the line is cut");
        line.writer.write_all(bytes).expect("cannot type");
        line.writer.flush().expect("cannot type");
        self
    }

    /// A lone Esc followed at once by another key would be that key with Alt, in any terminal program. A person is
    /// slower than that, so the next key waits until the program has picked the Esc up, and a moment longer.
    fn press(&mut self, key: &Key) {
        self.send(&key.bytes);
        if key.bytes == b"\x1b" {
            let deadline = Instant::now() + Duration::from_secs(2);
            // The system hands it over a moment later: until then nothing seems to wait.
            std::thread::sleep(Duration::from_millis(25));
            let far_end = self.far_end();
            let waiting = || far_end.as_ref().is_some_and(|end| rustix::io::ioctl_fionread(end).is_ok_and(|n| n > 0));
            while waiting() && Instant::now() < deadline {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// The program's end of the line, opened once more. Nothing when the program has gone.
    fn far_end(&self) -> Option<OwnedFd> {
        let name = self.line.as_ref()?.master.tty_name()?;
        rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK, Mode::empty()).ok()
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until this text stands on the screen, within one row.
    #[track_caller]
    pub fn wait_for(&self, text: &str) -> &Self {
        self.wait_until(|screen| screen.contents().contains(text), &format!("the text {text:?}"))
    }

    /// Waits until this text is gone from the screen.
    #[track_caller]
    pub fn wait_gone(&self, text: &str) -> &Self {
        self.wait_until(|screen| !screen.contents().contains(text), &format!("the text {text:?} to go"))
    }

    /// Waits until the screen is as wanted; `what` says in words what that is.
    #[track_caller]
    pub fn wait_until(&self, wanted: impl Fn(&vt100::Screen) -> bool, what: &str) -> &Self {
        self.wait_at_most(PATIENCE, wanted, what)
    }

    /// As `wait_until`, with a limit of its own.
    #[track_caller]
    pub fn wait_at_most(&self, limit: Duration, wanted: impl Fn(&vt100::Screen) -> bool, what: &str) -> &Self {
        let deadline = Instant::now() + limit;
        let mut seen = self.seen();
        loop {
            if !seen.in_frame() && wanted(seen.model.screen()) {
                return self;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || seen.ended {
                let why = if seen.ended { "the program stopped" } else { "waited too long" };
                let shown = framed(seen.model.screen());
                drop(seen);
                panic!("{why}, waiting for {what}; the screen:\n{shown}");
            }
            seen = self.shared.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until the program has sent nothing for a moment.
    #[track_caller]
    pub fn wait_quiet(&self) -> &Self {
        self.wait_quiet_for(QUIET)
    }

    /// Waits until the program has sent nothing for this long, counted from now at the earliest.
    #[track_caller]
    pub fn wait_quiet_for(&self, silence: Duration) -> &Self {
        let began = Instant::now();
        loop {
            let seen = self.seen();
            let quiet_since = seen.last_byte.max(began);
            if seen.ended || (quiet_since.elapsed() >= silence && !seen.in_frame()) {
                return self;
            }
            assert!(
                began.elapsed() < PATIENCE + silence,
                "the program never stops sending; the screen:\n{}",
                framed(seen.model.screen())
            );
            let left = silence.saturating_sub(quiet_since.elapsed()).max(Duration::from_millis(1));
            drop(seen);
            std::thread::sleep(left);
        }
    }

    /// The text on the screen: a line for each row, without the spaces at its end.
    pub fn contents(&self) -> String {
        let screen = self.screen();
        let rows = screen.rows(0, screen.size().1.get());
        rows.map(|row| row.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    /// The text of one row, counted from 0, without the spaces at its end.
    pub fn row(&self, row: u16) -> String {
        let screen = self.screen();
        let text = screen.rows(0, screen.size().1.get()).nth(usize::from(row));
        text.unwrap_or_default().trim_end().to_owned()
    }

    /// The whole screen as it is now, cells and colours.
    pub fn screen(&self) -> vt100::Screen {
        self.seen().model.screen().clone()
    }

    /// Where the cursor stands.
    pub fn cursor(&self) -> Cursor {
        let seen = self.seen();
        let screen = seen.model.screen();
        let (row, col) = screen.cursor_position();
        Cursor { row, col, visible: !screen.hide_cursor() }
    }

    /// Whether a private mode of the terminal was last switched on or off; nothing when it was never named.
    pub fn mode(&self, mode: u16) -> Option<bool> {
        self.seen().modes.get(mode)
    }

    /// The private modes that the program has switched on and not off again.
    pub fn modes_left_on(&self) -> Vec<u16> {
        self.seen().modes.left_on()
    }

    /// Every byte the program has sent.
    pub fn raw(&self) -> Vec<u8> {
        self.seen().raw.clone()
    }

    /// How many bytes the program has sent.
    pub fn bytes_received(&self) -> usize {
        self.seen().raw.len()
    }

    /// How many bytes the program sends for a script: from a quiet screen to a quiet screen.
    #[track_caller]
    pub fn bytes_for(&mut self, script: &str) -> usize {
        self.wait_quiet();
        let before = self.bytes_received();
        self.keys(script);
        self.wait_quiet();
        self.bytes_received() - before
    }

    /// Makes the terminal larger or smaller; the program is told by the system, as always.
    pub fn resize(&mut self, rows: u16, cols: u16) -> &mut Self {
        self.seen().model.set_size(cells(rows), cells(cols));
        let line = self.line.as_ref().expect("the line is cut");
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        line.master.resize(size).expect("cannot change the size");
        self
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) -> &Self {
        kill_process(self.pid(), signal).expect("cannot send the signal");
        self
    }

    /// Waits until the program has ended and all it sent has been read; nothing when it still runs at the limit.
    pub fn wait_exit(&mut self, limit: Duration) -> Option<ExitStatus> {
        let deadline = Instant::now() + limit;
        while self.status.is_none() {
            self.status = self.child.try_wait().expect("cannot ask for the end of the program");
            if self.status.is_none() {
                if Instant::now() >= deadline {
                    return None;
                }
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        let last_words = Instant::now() + Duration::from_secs(1);
        while self.line.is_some() && !self.seen().ended && Instant::now() < last_words {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.status.clone()
    }

    /// Cuts the line: the terminal is gone, as when an SSH connection drops. The program is not otherwise told.
    ///
    /// Our end is held twice, once by the reader, who sleeps until a byte comes. So the line is marked as cut and a
    /// byte is put on it from the far end, which wakes the reader for the last time.
    pub fn close(&mut self) -> &mut Self {
        let far_end = self.far_end();
        let Some(Line { master, writer, reader }) = self.line.take() else { return self };
        self.seen().cut = true;
        if let Some(end) = &far_end {
            // The writer types Enter and Ctrl-D when it is dropped. A line that drops types nothing; without a key
            // for end-of-file the writer keeps still.
            if let Ok(mut settings) = tcgetattr(end) {
                settings.special_codes[SpecialCodeIndex::VEOF] = 0;
                tcsetattr(end, OptionalActions::Now, &settings).expect("cannot keep the writer still");
            }
            let deadline = Instant::now() + PATIENCE;
            while !reader.is_finished() {
                assert!(Instant::now() < deadline, "the reader does not let go of the line");
                // It may be full: then there is enough to read already.
                _ = rustix::io::write(end, b"\0");
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        reader.join().expect("the reader failed");
        drop(writer);
        drop(master);
        self
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if self.status.is_none() && !matches!(self.child.try_wait(), Ok(Some(_))) {
            // The program leads a session and a group of its own: what it started goes with it.
            _ = kill_process_group(self.pid(), Signal::KILL);
            _ = self.child.wait();
        }
    }
}

/// The text of a screen with a frame around it, to be shown when a test fails.
fn framed(screen: &vt100::Screen) -> String {
    let (_, cols) = screen.size();
    let edge = format!("+{}+", "-".repeat(usize::from(cols.get())));
    let (row, col) = screen.cursor_position();
    let rows = screen.rows(0, cols.get()).map(|row| format!("|{row}")).collect::<Vec<_>>().join("\n");
    format!("{edge}\n{rows}\n{edge}\ncursor at row {row}, column {col}")
}
