//! The program where people sit: inside tmux and GNU screen, in xterm, and in the terminal of PuTTY (`pterm`), the last two on a display
//! of their own. The same keys do the same there as in the plain pseudo-terminal of the other tests, colours and walls are seen, and what
//! stood there before stands there again afterwards. Over a line of ssh that is in `tests/sshd`. What is not installed is left out, and
//! that is said.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at the first surprise"
)]

mod display;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use display::{Display, Picture, Window};
use support::launch::Launch;
use support::office::{DAY, Member, Office, PROGRAM};
use support::pty::Screen;

/// What the screen shows once keys have been read.
enum Then {
    Shows(&'static str),
    Hides(&'static str),
    Rests,
}

/// Keys that terminals send in ways of their own, each in a place where it matters for what is stored. Only after Esc is waited: a
/// multiplexer takes what comes at once after it for a key with Alt.
const STEPS: [(&str, Then); 9] = [
    ("Down Down Down Up Tab Right Enter 2 4 Enter", Then::Shows("24")),
    ("PgDn Enter 1 2 0 Home Del End Backspace Enter", Then::Rests),
    ("F1", Then::Shows("Hulp")),
    ("Esc", Then::Hides("Hulp")),
    ("PgUp Enter 3 6 Left Backspace 1 Enter", Then::Rests),
    ("Down Enter 1 9 Tab", Then::Rests),
    ("Esc", Then::Rests),
    ("Left Left Left Left Left Down Enter End é Enter u C-r", Then::Shows("é")),
    ("S-Tab Down Tab Down Right Enter 2 3 Enter", Then::Rests),
];

/// A place where somebody types and looks.
trait Place {
    fn keys(&mut self, keys: &str);
    /// Waits until it has read them and shows what follows.
    fn then(&mut self, then: &Then);
    /// How many colours there are in sight, with that of the ground.
    fn colours(&self) -> usize;
    /// Whether there is a wall between two panes, without gaps.
    fn has_wall(&self) -> bool;
}

fn walk(place: &mut dyn Place) {
    for (keys, then) in &STEPS {
        place.keys(keys);
        place.then(then);
    }
}

/// Whether a program is there; otherwise that is said.
fn is_there(program: &str, package: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    if !found {
        eprintln!("skipped: there is no {program} here (Debian: apt install {package})");
    }
    found
}

/// A shell script that says something, starts the program when the file `go` is there, tells how the terminal was before and after,
/// and says something again when `say` is there.
fn script(office: &Office) -> String {
    let folder = office.folder().display();
    format!(
        "cd '{folder}'; printf 'ervoor\\n'; stty -g > before; touch begun; until [ -e go ]; do sleep 0.05; done; \
         LC_ALL= LANG=nl_NL.UTF-8 '{PROGRAM}' --db rooster.db --as-of {DAY} --as an; echo $? > code; stty -g > after; touch ended; \
         until [ -e say ]; do sleep 0.05; done; printf 'erna\\n'; sleep 60"
    )
}

/// The surroundings of a terminal: a language that every machine has, with letters of all of them.
const SURROUNDINGS: [(&str, &str); 2] = [("LANG", "C.UTF-8"), ("LC_ALL", "C.UTF-8")];

#[track_caller]
fn wait_for_file(path: &Path) {
    let begun = Instant::now();
    while !path.exists() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{} does not come", path.display());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Whether the shell has its terminal as it was.
#[track_caller]
fn assert_given_back(office: &Office) {
    let said = |name: &str| fs::read_to_string(office.folder().join(name)).expect("was written");
    assert_eq!(said("code").trim(), "0");
    assert_eq!(said("before"), said("after"), "the settings of the line");
}

/// The members who are not as they were in the files.
fn changed(office: &Office) -> Vec<Member> {
    let before = Office::new().members("");
    office.members("").into_iter().filter(|member| !before.contains(member)).collect()
}

/// What is changed after the same keys in a plain pseudo-terminal.
fn expected() -> Vec<Member> {
    let office = Office::new();
    let mut screen = office.screen(24, 80);
    walk(&mut screen);
    screen.keys("q");
    assert!(screen.wait_exit(Duration::from_secs(10)).is_some_and(|status| status.success()));
    let changed = changed(&office);
    assert_eq!(changed.len(), 5, "each step that types something counts: {changed:?}");
    changed
}

impl Place for Screen {
    fn keys(&mut self, keys: &str) {
        Screen::keys(self, keys);
    }

    fn then(&mut self, then: &Then) {
        match then {
            Then::Shows(text) => _ = self.wait_for(text),
            Then::Hides(text) => _ = self.wait_gone(text),
            // Longer than a multiplexer waits for what belongs to an Esc.
            Then::Rests => _ = self.wait_quiet_for(Duration::from_millis(700)),
        }
    }

    fn colours(&self) -> usize {
        let screen = self.screen();
        let (rows, columns) = screen.size();
        let cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let cells = cells.filter_map(|(row, column)| screen.cell(row, column));
        cells.map(|cell| format!("{:?} {:?}", cell.fgcolor(), cell.bgcolor())).collect::<BTreeSet<_>>().len()
    }

    fn has_wall(&self) -> bool {
        let rows: Vec<Vec<char>> = self.contents().lines().map(|row| row.chars().collect()).collect();
        (0..80).any(|column| {
            let walls = rows.iter().filter(|row| matches!(row.get(column), Some('│' | '├' | '┤' | '┼' | '┬' | '┴')));
            walls.count() >= 10
        })
    }
}

/// A terminal within a terminal, in which the program has the 24 rows that it has elsewhere.
fn within(place: Launch, office: &Office, expected: &[Member]) {
    let place = SURROUNDINGS.into_iter().fold(place, |place, (name, value)| place.env(name, value));
    let mut screen = place.start();
    screen.wait_for("ervoor");
    fs::write(office.folder().join("go"), "").expect("a file");
    screen.wait_for("/1500").wait_quiet();
    assert!(screen.has_wall(), "{}", screen.contents());
    assert!(Place::colours(&screen) >= 2, "{}", screen.contents());
    walk(&mut screen);
    screen.keys("q");
    wait_for_file(&office.folder().join("ended"));
    screen.wait_for("ervoor").wait_gone("/1500");
    fs::write(office.folder().join("say"), "").expect("a file");
    screen.wait_for("erna");
    assert!(screen.cursor().visible);
    assert_given_back(office);
    assert_eq!(changed(office), expected);
}

#[test]
fn inside_tmux_every_key_colour_and_wall_is_as_elsewhere() {
    if !is_there("tmux", "tmux") {
        return;
    }
    let office = Office::new();
    let socket = office.folder().join("tmux");
    let launch = Launch::new("tmux").arg("-S").arg(&socket).args(["-f", "/dev/null", "new-session"]);
    // One row is that of tmux itself.
    within(launch.size(25, 80).args(["sh", "-c", &script(&office)]), &office, &expected());
    let _ = Command::new("tmux").arg("-S").arg(&socket).arg("kill-server").stderr(Stdio::null()).status();
}

#[test]
fn inside_gnu_screen_every_key_colour_and_wall_is_as_elsewhere() {
    if !is_there("screen", "screen") {
        return;
    }
    let office = Office::new();
    let folder = office.folder().join("screens");
    fs::create_dir(&folder).expect("a folder");
    fs::set_permissions(&folder, std::os::unix::fs::PermissionsExt::from_mode(0o700)).expect("rights");
    // Without this setting of its own it keeps no other screen for programs that ask for one.
    let settings = office.folder().join("screenrc");
    fs::write(&settings, "altscreen on\nstartup_message off\n").expect("a file");
    let launch = Launch::new("screen").env("SCREENDIR", &folder).arg("-c").arg(&settings).arg("-U");
    within(launch.args(["sh", "-c", &script(&office)]), &office, &expected());
}

impl Place for Window<'_> {
    fn keys(&mut self, keys: &str) {
        self.press(keys);
    }

    fn then(&mut self, _: &Then) {
        self.at_rest();
    }

    fn colours(&self) -> usize {
        self.at_rest().colours()
    }

    fn has_wall(&self) -> bool {
        self.at_rest().longest_line() >= 10 * self.height_of_a_row()
    }
}

/// A terminal with a window of its own.
fn in_a_window(terminal: &str, arguments: &[&str], expected: &[Member]) {
    let Some(display) = Display::start() else { return };
    let office = Office::new();
    let mut command = Command::new(terminal);
    command.args(arguments).args(["-e", "sh", "-c", &script(&office)]);
    let mut window = Window::open(&display, terminal, command.envs(SURROUNDINGS));
    wait_for_file(&office.folder().join("begun"));
    let before = window.at_rest();
    assert!(before.colours() > 1, "{terminal} shows nothing");
    fs::write(office.folder().join("go"), "").expect("a file");
    let taken = |picture: &Picture| *picture != before && picture.colours() >= 3;
    window.until("the program is not seen", taken);
    assert!(window.has_wall(), "{terminal}: {} pixels", window.at_rest().longest_line());
    assert!(Place::colours(&window) >= 3, "{terminal}");
    walk(&mut window);
    window.press("q");
    wait_for_file(&office.folder().join("ended"));
    window.until("what stood there before does not come back", |picture| *picture == before);
    fs::write(office.folder().join("say"), "").expect("a file");
    window.until("the shell cannot write", |picture| *picture != before);
    assert_given_back(&office);
    assert_eq!(changed(&office), expected, "{terminal}");
}

#[test]
fn in_xterm_every_key_colour_and_wall_is_as_elsewhere() {
    if is_there("xterm", "xterm") {
        // Without a border: without its own fonts xterm draws a line that reaches the edge one pixel into it, and leaves that there.
        let arguments = ["-geometry", "80x24+0+0", "-b", "0", "-xrm", "*allowSendEvents: true"];
        in_a_window("xterm", &arguments, &expected());
    }
}

#[test]
fn in_the_terminal_of_putty_every_key_colour_and_wall_is_as_elsewhere() {
    if is_there("pterm", "pterm") {
        in_a_window("pterm", &["-geometry", "80x24+0+0"], &expected());
    }
}
