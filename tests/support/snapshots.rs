//! Pictures of screens that are kept in the repository and have to stay true.
//!
//! `UPDATE_SCREENSHOTS=1 cargo test` writes them anew; without it a picture that is no longer what the program shows
//! fails the test.

use std::path::{Path, PathBuf};

use super::palette::{self, Ground};
use super::pty::Screen;
use super::svg;

/// Fails unless `screenshots/<name>.svg` shows the screen as it is once it is quiet.
#[track_caller]
pub fn assert_picture(name: &str, screen: &Screen) {
    assert_picture_on(&palette::DARK, name, screen);
}

/// The same on another ground.
#[track_caller]
pub fn assert_picture_on(ground: &'static Ground, name: &str, screen: &Screen) {
    screen.wait_quiet();
    let picture = svg::render_on(ground, &screen.screen(), "binnenwerk");
    if let Err(message) = compare(&folder(), name, &picture, wants_update()) {
        panic!("{message}");
    }
}

/// The pictures in `screenshots/` that no test keeps true: all but the ones named here.
pub fn strays(kept: &[&str]) -> Vec<String> {
    let entries = std::fs::read_dir(folder()).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".svg")?.to_owned()));
    let mut strays: Vec<String> = names.filter(|name| !kept.contains(&name.as_str())).collect();
    strays.sort();
    strays
}

/// Compares a picture with the one kept in a folder, or puts it there when asked to.
/// The error is what to tell the developer; the new picture is then in the folder for build products.
pub fn compare(folder: &Path, name: &str, picture: &str, update: bool) -> Result<(), String> {
    let kept = folder.join(name).with_extension("svg");
    let known = std::fs::read_to_string(&kept).ok();
    if known.as_deref() == Some(picture) {
        return Ok(());
    }
    if update {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        return std::fs::write(&kept, picture).map_err(|error| format!("{}: {error}", kept.display()));
    }
    let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).with_extension("svg");
    std::fs::write(&fresh, picture).map_err(|error| format!("{}: {error}", fresh.display()))?;
    let fault = match known {
        None => "is missing".to_owned(),
        Some(known) => {
            let pairs = known.lines().zip(picture.lines());
            let first = pairs.take_while(|(old, new)| old == new).count() + 1;
            format!("is stale (line {first} is the first that differs)")
        }
    };
    Err(format!(
        "the picture {} {fault}; what the program shows now is in {}. Look at it, and if it is right run: \
         UPDATE_SCREENSHOTS=1 cargo test",
        kept.display(),
        fresh.display()
    ))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots")
}

fn wants_update() -> bool {
    std::env::var_os("UPDATE_SCREENSHOTS").is_some_and(|value| value == "1")
}
