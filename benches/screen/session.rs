//! The program in a terminal of its own, timed at the far end of the line: a moment is taken when a key is written, and
//! when bytes arrive, before anything is made of them.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::process::Process;
use super::store::{Store, TODAY};
use super::support::keys;
use super::support::line::Seen;

/// How long something may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// Rows and columns.
const SIZE: (u16, u16) = (40, 120);

/// A piece of what came, when it came; nothing at the end.
type Piece = (Instant, Option<Vec<u8>>);

/// A running program.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    pieces: Receiver<Piece>,
    seen: Seen,
    since: Instant,
    bytes: usize,
    _home: tempfile::TempDir,
}

impl Session {
    /// Opens a store; the clock starts at once.
    pub fn open(store: &Store) -> Self {
        let size = PtySize { rows: SIZE.0, cols: SIZE.1, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let home = tempfile::tempdir().expect("a folder for a home");
        let mut command = CommandBuilder::new(&store.program);
        command.arg("--db");
        command.arg(&store.path);
        command.env_clear();
        let home_at = home.path().to_str().expect("a path");
        for (name, value) in
            [("HOME", home_at), ("TERM", "xterm-256color"), ("LANG", "nl_NL.UTF-8"), ("TZ", "Europe/Amsterdam"), TODAY]
        {
            command.env(name, value);
        }
        command.cwd(home.path());
        let (told, pieces) = channel();
        let mut source = pair.master.try_clone_reader().expect("a line to read");
        let writer = pair.master.take_writer().expect("a line to write");
        std::thread::spawn(move || {
            let mut buffer = vec![0; 64 * 1024];
            loop {
                let count = source.read(&mut buffer).unwrap_or(0);
                let piece = (count > 0).then(|| buffer[..count].to_vec());
                if told.send((Instant::now(), piece)).is_err() || count == 0 {
                    return;
                }
            }
        });
        let since = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let seen = Seen::new(SIZE.0, SIZE.1);
        Self { child, _master: pair.master, writer, pieces, seen, since, bytes: 0, _home: home }
    }

    /// What the system tells about it.
    pub fn process(&self) -> Process {
        Process::new(self.child.process_id().expect("it runs"))
    }

    /// The screen as it is now.
    pub fn screen(&self) -> &vt100::Screen {
        self.seen.model.screen()
    }

    /// Presses a key. The clock and the count of bytes start at zero.
    pub fn press(&mut self, key: &str) {
        let bytes: Vec<u8> = keys::parse(key).into_iter().flat_map(|key| key.bytes).collect();
        while let Ok(piece) = self.pieces.try_recv() {
            self.take(piece);
        }
        self.bytes = 0;
        self.since = Instant::now();
        self.writer.write_all(&bytes).expect("a key goes through");
    }

    /// Waits until the screen shows what is wanted, and tells after how many milliseconds since the key.
    pub fn until(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) -> f64 {
        loop {
            let left = PATIENCE.saturating_sub(self.since.elapsed());
            let piece = self.pieces.recv_timeout(left).ok().filter(|(_, bytes)| bytes.is_some());
            let Some(piece) = piece else {
                let rows: Vec<String> = self.screen().rows(0, SIZE.1).collect();
                panic!("could not be measured: {what}; the screen:\n{}", rows.join("\n"));
            };
            let at = self.take(piece);
            if !self.seen.in_frame() && wanted(self.screen()) {
                return (at - self.since).as_secs_f64() * 1000.0;
            }
        }
    }

    /// Waits until nothing has come for a while; answers the bytes since the last key.
    pub fn quiet(&mut self, silence: Duration) -> usize {
        while let Ok(piece) = self.pieces.recv_timeout(silence) {
            self.take(piece);
        }
        self.bytes
    }

    /// Waits until the program computes no more, and answers what it has computed since the key: milliseconds.
    pub fn rest(&mut self, before: f64) -> f64 {
        loop {
            let computed = self.process().computed();
            self.quiet(Duration::from_millis(250));
            if self.process().computed() - computed < 1.0 {
                return self.process().computed() - before;
            }
        }
    }

    /// Presses the key that leaves, and tells after how many milliseconds the program was gone.
    pub fn leave(mut self) -> f64 {
        self.press("q");
        loop {
            match self.pieces.recv_timeout(PATIENCE) {
                Ok((at, None)) => {
                    let status = self.child.wait().expect("it ended");
                    assert!(status.success(), "the program failed when it was left");
                    return (at - self.since).as_secs_f64() * 1000.0;
                }
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => panic!("the program does not end"),
            }
        }
    }

    fn take(&mut self, (at, piece): Piece) -> Instant {
        let piece = piece.expect("the program runs");
        self.bytes += piece.len();
        self.seen.take(&piece);
        at
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}
