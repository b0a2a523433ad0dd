//! Every view, form and layer, at three sizes and on four grounds, to be looked at:
//! `BINNENWERK_PICTURES=FOLDER cargo test --test screenshots everything -- --ignored`.
//!
//! What there is comes from the program: the views from its table, the forms and layers from where they are declared.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use binnenwerk::app::action::{Action, View};
use binnenwerk::app::actions;
use binnenwerk::text::{Language, Words};

use crate::screens::{FORMS, LAYERS, Shown, Start};
use crate::support::launch::Launch;
use crate::support::palette::{DARK, Ground, WHITE};
use crate::support::pty::{PATIENCE, Screen};
use crate::support::svg;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// What is said to the program, and the grounds on which what it shows is drawn, with the name of each.
type Run = (&'static [&'static str], &'static [(&'static str, &'static Ground)]);

const RUNS: [Run; 3] = [
    (&[], &[("terminal", &DARK), ("white", &WHITE)]),
    (&["mono"], &[("mono", &WHITE)]),
    (&["--ascii"], &[("ascii", &DARK)]),
];

/// A screen to be shown.
struct Wanted {
    name: String,
    start: Start,
    keys: String,
    says: String,
}

fn wanted() -> Vec<Wanted> {
    let words = Words::new(Language::Dutch);
    let view = |view: View| {
        let name = actions::name(Action::View(view)).expect("a view has a name");
        let said = words.say(&format!("action-{name}")).into_owned();
        Wanted { name: name.to_owned(), start: Start::Demo, keys: format!(": '{said}' Enter"), says: String::new() }
    };
    let form = |form: &Shown| {
        let title = words.say_with(&format!("form-{}", form.name), &[("kind", "".into())]);
        let (name, says) = (format!("form-{}", form.name), title.trim_end().to_owned());
        Wanted { name, start: form.start, keys: form.keys.to_owned(), says }
    };
    let layer = |layer: &Shown| Wanted {
        name: format!("layer-{}", layer.name.to_lowercase()),
        start: layer.start,
        keys: layer.keys.to_owned(),
        says: layer.says.to_owned(),
    };
    View::every().map(view).chain(FORMS.iter().map(form)).chain(LAYERS.iter().map(layer)).collect()
}

fn launch(said: &[&str], args: &[&str]) -> Launch {
    let launch = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["--lang", "nl"]);
    let launch = launch.env("BINNENWERK_TODAY", "2026-11-22").env("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    let launch = if said == ["mono"] { launch.env("NO_COLOR", "1") } else { launch.args(said) };
    launch.folder(env!("CARGO_MANIFEST_DIR")).args(args)
}

/// The program with this on its screen, at the smallest size.
fn shown(wanted: &Wanted, said: &[&str], folder: &Path) -> Screen {
    let db = folder.join(format!("{}{}.db", wanted.name, said.concat()));
    if wanted.start != Start::Nothing {
        std::fs::copy(folder.join("demo.db"), &db).expect("cannot copy");
    }
    let db = db.display().to_string();
    let mut screen = launch(said, &["--db", &db]).start();
    if wanted.start != Start::Nothing {
        screen.wait_for("! ").wait_quiet();
    }
    // One key after the other, and a while after Enter: what is asked of a row or file is about one that is there.
    for key in crate::support::keys::parse(&wanted.keys) {
        let pause = if key.name == "Enter" { 300 } else { 40 };
        screen.send(&key.bytes).wait_quiet_for(Duration::from_millis(pause));
    }
    if wanted.start == Start::Overtaken {
        let of_first = ["list", "member", "--limit", "1", "--json", "--columns", "number"];
        let run = |args: &[&str]| {
            let mut program = Command::new(env!("CARGO_BIN_EXE_binnenwerk"));
            program.args(["--db", &db]).args(args).env("BINNENWERK_TODAY", "2026-11-22").output().expect("it runs")
        };
        let rows: serde_json::Value = serde_json::from_slice(&run(&of_first).stdout).expect("JSON");
        assert!(run(&["hours", rows[0]["number"].as_str().expect("a number"), "20"]).status.success());
        screen.keys("Enter");
    }
    // In plain letters an accent is lost.
    let plain = |text: &str| text.replace('ë', "e");
    let says = |screen: &vt100::Screen| plain(&screen.contents()).contains(&plain(&wanted.says));
    screen.wait_at_most(PATIENCE * 3, says, &format!("{}: {:?}", wanted.name, wanted.says));
    screen
}

fn draw(wanted: &Wanted, into: &Path, folder: &Path) {
    for (said, grounds) in RUNS {
        let mut screen = shown(wanted, said, folder);
        for (cols, rows) in SIZES {
            screen.resize(rows, cols).wait_quiet();
            for (ground, colours) in grounds {
                let picture = svg::render_on(colours, &screen.screen(), "binnenwerk");
                let name = format!("{}-{cols}x{rows}-{ground}.svg", wanted.name);
                std::fs::write(into.join(name), picture).expect("cannot write");
            }
        }
        screen.close();
    }
}

#[test]
#[ignore = "writes some nine hundred pictures into the folder that BINNENWERK_PICTURES names"]
fn everything_is_drawn() {
    let Some(into) = std::env::var_os("BINNENWERK_PICTURES").map(PathBuf::from) else { return };
    let only = std::env::var("BINNENWERK_PICTURES_OF").unwrap_or_default();
    std::fs::create_dir_all(&into).expect("cannot make the folder");
    let folder = tempfile::tempdir().expect("a folder");
    let made = Command::new(env!("CARGO_BIN_EXE_binnenwerk"))
        .args(["demo", "--into"])
        .arg(folder.path().join("demo.db"))
        .env("BINNENWERK_TODAY", "2026-11-22")
        .output();
    assert!(made.expect("it runs").status.success());
    let wanted: Vec<Wanted> = wanted().into_iter().filter(|wanted| wanted.name.contains(&only)).collect();
    let next = AtomicUsize::new(0);
    let missed = std::thread::scope(|scope| {
        let work = || {
            let mut missed = Vec::new();
            while let Some(wanted) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
                let drawn = std::panic::catch_unwind(|| draw(wanted, &into, folder.path()));
                if drawn.is_err() {
                    missed.push(wanted.name.clone());
                }
            }
            missed
        };
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("it ends")).collect::<Vec<String>>()
    });
    assert_eq!(missed, Vec::<String>::new(), "their keys lead elsewhere");
}

/// The text between two marks of a file.
fn between(file: &str, begin: &str, end: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(&path).expect("a file");
    let (_, after) = text.split_once(begin).unwrap_or_else(|| panic!("{file}: no {begin}"));
    after.split_once(end).expect("it ends").0.to_owned()
}

#[test]
fn every_form_and_layer_has_its_keys_for_a_picture() {
    let declared = between("src/app/form_kind.rs", "pub enum FormFor {", "\n    }\n");
    let titles = declared.split("= \"").skip(1).filter_map(|rest| rest.split_once('"'));
    let mut forms: Vec<&str> = titles.map(|(title, _)| title).chain(["team", "vacancy"]).collect();
    let mut drawn: Vec<&str> = FORMS.iter().map(|form| form.name).collect();
    forms.sort_unstable();
    drawn.sort_unstable();
    assert_eq!(drawn, forms);

    let declared = between("src/app/layers/mod.rs", "pub enum Layer {", "\n}");
    let variants = declared.lines().filter_map(|line| line.trim().split_once('('));
    let mut layers: Vec<&str> = variants.map(|(name, _)| name).filter(|name| !name.starts_with('/')).collect();
    let mut drawn: Vec<&str> = LAYERS.iter().map(|layer| layer.name).collect();
    layers.sort_unstable();
    drawn.sort_unstable();
    assert_eq!(drawn, layers);
}
