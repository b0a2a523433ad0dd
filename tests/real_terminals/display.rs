//! A display that nobody sees (Xvfb), windows on it, keys typed into them, and pictures of them.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::is_there;
use super::support::keys;

/// What a display needs: program and Debian package.
const NEEDED: [(&str, &str); 4] =
    [("Xvfb", "xvfb"), ("xdotool", "xdotool"), ("xwd", "x11-apps"), ("setxkbmap", "x11-xkb-utils")];

/// A display of its own, which ends when this is dropped.
pub struct Display {
    server: Child,
    name: String,
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Display {
    /// Starts it; `None` where something is not installed, which is said.
    pub fn start() -> Option<Self> {
        if !NEEDED.iter().all(|(program, package)| is_there(program, package)) {
            return None;
        }
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "520x340x24", "-nolisten", "tcp", "-noreset"]);
        let mut server = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Xvfb starts");
        let mut number = String::new();
        let told = server.stdout.take().expect("an output");
        BufReader::new(told).read_line(&mut number).expect("Xvfb tells its number");
        let display = Self { server, name: format!(":{}", number.trim()) };
        // A keyboard with a key for é: one that is made for a moment can come too late to a terminal.
        display.call("setxkbmap", &["fr"]);
        Some(display)
    }

    fn call(&self, program: &str, args: &[&str]) -> Vec<u8> {
        let output = Command::new(program).args(args).env("DISPLAY", &self.name).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program} {args:?}: {said}");
        output.stdout
    }
}

/// The window of a terminal; the terminal ends when this is dropped.
pub struct Window<'d> {
    display: &'d Display,
    terminal: Child,
    /// Its number on the display.
    id: String,
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        let _ = self.terminal.kill();
        let _ = self.terminal.wait();
    }
}

impl<'d> Window<'d> {
    /// Starts a terminal and lets the keyboard be its own once its window is there.
    pub fn open(display: &'d Display, class: &str, terminal: &mut Command) -> Self {
        let terminal = terminal.env("DISPLAY", &display.name).stdin(Stdio::null()).stdout(Stdio::null());
        let terminal = terminal.stderr(Stdio::null()).spawn().expect("the terminal starts");
        let id = display.call("xdotool", &["search", "--sync", "--onlyvisible", "--limit", "1", "--class", class]);
        let id = String::from_utf8_lossy(&id).trim().to_owned();
        display.call("xdotool", &["windowfocus", "--sync", &id]);
        Self { display, terminal, id }
    }

    /// Types the keys of a script as somebody at the keyboard.
    pub fn press(&mut self, script: &str) {
        let names: Vec<String> = keys::parse(script).iter().map(|key| x_name(&key.name)).collect();
        let mut args = vec!["key", "--delay", "30"];
        args.extend(names.iter().map(String::as_str));
        self.display.call("xdotool", &args);
    }

    fn picture(&self) -> Picture {
        Picture::read(&self.display.call("xwd", &["-root", "-silent"]))
    }

    /// The picture once nothing has moved for a while.
    pub fn at_rest(&self) -> Picture {
        let begun = Instant::now();
        let mut last = self.picture();
        loop {
            std::thread::sleep(Duration::from_millis(400));
            let next = self.picture();
            if next == last {
                return next;
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "it never rests");
            last = next;
        }
    }

    /// Waits for a picture.
    #[track_caller]
    pub fn until(&self, otherwise: &str, wanted: impl Fn(&Picture) -> bool) {
        let begun = Instant::now();
        while !wanted(&self.picture()) {
            assert!(begun.elapsed() < Duration::from_secs(30), "{otherwise}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Pixels from one row of text to the next; the window has 24.
    pub fn height_of_a_row(&self) -> usize {
        let shape = self.display.call("xdotool", &["getwindowgeometry", "--shell", &self.id]);
        let shape = String::from_utf8_lossy(&shape).into_owned();
        let height = shape.lines().find_map(|line| line.strip_prefix("HEIGHT=")).expect("a height");
        height.parse::<usize>().expect("a number") / 24
    }
}

/// The name of a key in X.
fn x_name(name: &str) -> String {
    for (short, held) in [("S-", "shift+"), ("C-", "ctrl+"), ("A-", "alt+")] {
        if let Some(rest) = name.strip_prefix(short) {
            return format!("{held}{}", x_name(rest));
        }
    }
    let known = [
        ("Enter", "Return"),
        ("Esc", "Escape"),
        ("Space", "space"),
        (" ", "space"),
        ("Backspace", "BackSpace"),
        ("Del", "Delete"),
        ("PgUp", "Prior"),
        ("PgDn", "Next"),
        ("é", "eacute"),
    ];
    known.into_iter().find(|(ours, _)| *ours == name).map_or(name, |(_, theirs)| theirs).to_owned()
}

/// What a display shows: the colour of each pixel, row by row.
#[derive(PartialEq)]
pub struct Picture {
    width: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// From a dump of `xwd`: a head of 32-bit numbers, most significant byte first, then colours, then rows of pixels of four bytes.
    fn read(dump: &[u8]) -> Self {
        let number = |at: usize| {
            let bytes = dump[at * 4..at * 4 + 4].try_into().expect("four bytes");
            u32::from_be_bytes(bytes) as usize
        };
        let (head, width, height, row, colours) = (number(0), number(4), number(5), number(12), number(19));
        assert_eq!(row, width * 4, "bytes of a row");
        let start = head + colours * 12;
        let rows = dump[start..].chunks(row).take(height);
        let pixels = rows.flat_map(|row| row[..width * 4].chunks(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]));
        Self { width, pixels: pixels.collect() }
    }

    /// How many colours there are.
    pub fn colours(&self) -> usize {
        self.pixels.iter().collect::<BTreeSet<_>>().len()
    }

    /// The most pixels straight below each other that have one colour, and another one beside them on both sides: a thin line.
    pub fn longest_line(&self) -> usize {
        let rows: Vec<&[[u8; 3]]> = self.pixels.chunks(self.width).collect();
        let mut longest = 0;
        for x in 2..self.width - 2 {
            let mut length = 0;
            let mut colour = None;
            for row in &rows {
                let thin = row[x] != row[x - 2] && row[x] != row[x + 2];
                length = match colour {
                    Some(before) if thin && before == row[x] => length + 1,
                    _ => usize::from(thin),
                };
                colour = thin.then_some(row[x]);
                longest = longest.max(length);
            }
        }
        longest
    }
}
