//! A pty with the program in it, and a model of the terminal at its other end.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tempfile::TempDir;

/// Generous, for a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(10);

/// The terminal at the other end.
struct Model {
    parser: vt100::Parser,
    output: Vec<u8>,
}

pub struct Pty {
    /// Gone once the line is cut, and the writer with it.
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    model: Arc<Mutex<Model>>,
    deaf: Arc<AtomicBool>,
    modes_before: String,
    folder: TempDir,
}

impl Pty {
    /// Starts the program as the first of a session, and waits until it has drawn.
    pub fn start(mode: &str) -> Self {
        let pty = Self::spawn(mode, "xterm", Some(""), true);
        pty.await_text("keys: 0");
        pty
    }

    /// Starts the program from a shell that runs `before` first and waits for it.
    pub fn start_by_shell(mode: &str, before: &str) -> Self {
        let pty = Self::spawn(mode, "xterm", Some(&format!("{before} \"$@\"; exit $?")), true);
        pty.await_text("keys: 0");
        pty
    }

    /// Starts the program on a pty that is not its controlling terminal.
    pub fn start_detached(mode: &str) -> Self {
        let pty = Self::spawn(mode, "xterm", Some(""), false);
        pty.await_text("keys: 0");
        pty
    }

    /// Starts the program with another `TERM`, without waiting.
    pub fn start_with_term(term: &str) -> Self {
        Self::spawn("plain", term, Some(""), true)
    }

    fn spawn(mode: &str, term: &str, script: Option<&str>, controlling: bool) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let program = std::env::current_exe().unwrap();
        let mut command = match script {
            Some("") | None => CommandBuilder::new(&program),
            Some(script) => {
                let mut command = CommandBuilder::new("sh");
                command.args(["-c", script, "sh"]);
                command.arg(&program);
                command
            }
        };
        command.args(["probe", "--exact", "--nocapture", "--test-threads=1"]);
        command.env("PROBE", mode);
        command.env("PROBE_CLOSED", folder.path().join("closed"));
        command.env("TERM", term);
        command.set_controlling_tty(controlling);
        let modes_before = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);

        let (rows, columns) = (NonZeroU16::new(24).unwrap(), NonZeroU16::new(80).unwrap());
        let model = Arc::new(Mutex::new(Model { parser: vt100::Parser::new(rows, columns, 0), output: Vec::new() }));
        let deaf = Arc::new(AtomicBool::new(false));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (shared, stop) = (Arc::clone(&model), Arc::clone(&deaf));
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let mut model = shared.lock().unwrap();
                model.output.extend_from_slice(&bytes[..count]);
                model.parser.process(&bytes[..count]);
                if stop.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        let writer = Some(pair.master.take_writer().unwrap());
        Self { master: Some(pair.master), writer, child, model, deaf, modes_before, folder }
    }

    pub fn write(&mut self, bytes: &[u8]) {
        self.writer.as_mut().unwrap().write_all(bytes).unwrap();
    }

    pub fn kill(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    pub fn continue_job(&self) {
        kill_process_group(self.pid(), Signal::CONT).unwrap();
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        // Held over both, so that nothing drawn for the new size is taken by a screen of the old one.
        let mut model = self.model.lock().unwrap();
        self.master.as_ref().unwrap().resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        let (rows, columns) = (NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap());
        model.parser.set_size(rows, columns);
    }

    /// The text on the screen, rows joined.
    pub fn screen(&self) -> String {
        self.model.lock().unwrap().parser.screen().contents()
    }

    pub fn output(&self) -> String {
        String::from_utf8_lossy(&self.model.lock().unwrap().output).into_owned()
    }

    /// Waits until the screen shows `text`.
    pub fn await_text(&self, text: &str) {
        let shows = await_that(PATIENCE, || self.screen().contains(text));
        assert!(shows, "no {text:?} in {:?}", self.screen());
    }

    /// Waits until the program is stopped.
    pub fn await_stop(&self) {
        let path = format!("/proc/{}/stat", self.pid().as_raw_nonzero());
        let stopped = await_that(PATIENCE, || {
            let stat = std::fs::read_to_string(&path).unwrap_or_default();
            stat.rsplit(") ").next().is_some_and(|fields| fields.starts_with('T'))
        });
        assert!(stopped, "not stopped");
        sleep(Duration::from_millis(50));
    }

    pub fn exit_code(&mut self, patience: Duration) -> Option<u32> {
        let mut code = None;
        await_that(patience, || {
            code = self.child.try_wait().unwrap().map(|status| status.exit_code());
            code.is_some()
        });
        code
    }

    /// Whether the closing hook ran.
    pub fn closed(&self) -> bool {
        self.folder.path().join("closed").exists()
    }

    pub fn modes(&self) -> String {
        format!("{:?}", self.master.as_ref().unwrap().get_termios())
    }

    pub fn modes_before(&self) -> &str {
        &self.modes_before
    }

    pub fn is_taken(&self) -> bool {
        let model = self.model.lock().unwrap();
        let screen = model.parser.screen();
        screen.alternate_screen() && screen.bracketed_paste() && self.modes() != self.modes_before
    }

    pub fn assert_given_back(&self, name: &str) {
        let back = await_that(PATIENCE, || !self.model.lock().unwrap().parser.screen().alternate_screen());
        assert!(back, "{name}: still on the alternate screen");
        sleep(Duration::from_millis(20));
        assert_eq!(self.modes(), self.modes_before, "{name}: modes");
        let model = self.model.lock().unwrap();
        let screen = model.parser.screen();
        assert!(!screen.hide_cursor() && !screen.bracketed_paste(), "{name}: cursor, paste");
        assert!(screen.fgcolor() == vt100::Color::Default && !screen.bold() && !screen.inverse(), "{name}: pen");
        let output = String::from_utf8_lossy(&model.output);
        assert!(!output.ends_with("\x1b[?2026h"), "{name}: synchronized");
        // A terminal without a second screen, such as GNU screen or the Linux console.
        let left = output.replace("\x1b[?1049h", "");
        let left = left.split("\x1b[?1049l").next().unwrap();
        let (rows, columns) = (NonZeroU16::new(24).unwrap(), NonZeroU16::new(80).unwrap());
        let mut single = vt100::Parser::new(rows, columns, 0);
        single.process(left.as_bytes());
        assert_eq!(single.screen().contents().trim(), "", "{name}: left on the only screen");
    }

    /// Voluntary and other switches of all threads since the start.
    pub fn switches(&self) -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.pid().as_raw_nonzero())).unwrap();
        tasks
            .map(|task| std::fs::read_to_string(task.unwrap().path().join("status")).unwrap())
            .flat_map(|status| {
                let counts = status.lines().filter(|line| line.contains("ctxt_switches"));
                counts.filter_map(|line| line.rsplit('\t').next()?.parse::<u64>().ok()).collect::<Vec<_>>()
            })
            .sum()
    }

    /// Reads no more, once something more has come.
    pub fn stop_reading(&mut self) {
        self.deaf.store(true, Ordering::SeqCst);
        let before = self.output().len();
        self.write(b"d");
        assert!(await_that(PATIENCE, || self.output().len() > before));
    }

    /// Cuts the line; gives the exit code, if the program is gone in time, and whether its closing hook ran.
    pub fn cut(mut self, patience: Duration) -> (Option<u32>, bool) {
        self.stop_reading();
        sleep(Duration::from_millis(50));
        self.writer = None;
        self.master = None;
        let code = self.exit_code(patience);
        // Under a shell the program may outlive the shell by a moment.
        (code, await_that(patience, || self.closed()))
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().try_into().unwrap()).unwrap()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn await_that(patience: Duration, mut condition: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while !condition() {
        if start.elapsed() > patience {
            return false;
        }
        sleep(Duration::from_millis(5));
    }
    true
}

/// What the program says when it is started in a pipe.
pub fn run_in_a_pipe() -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["probe", "--exact", "--nocapture"]).env("PROBE", "plain").env("TERM", "xterm");
    let output = command.stdin(std::process::Stdio::null()).output().unwrap();
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}
