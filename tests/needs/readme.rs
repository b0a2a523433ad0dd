//! The table of needs in README.md is the one that is tested.

use std::path::Path;

use crate::{Need, needs, strokes};

/// The keys of a script as people read them; one pressed time after time is written once, with how often.
fn keys(script: &str) -> String {
    let shown = |key: &str| format!("`{}`", key.trim_matches('\'').replace("S-", "Shift-"));
    let strokes = strokes(script);
    let runs = strokes.chunk_by(|one, next| one == next);
    let runs = runs.map(|run| {
        if run.len() < 3 {
            vec![shown(run[0]); run.len()].join(" ")
        } else {
            format!("{} × {}", run.len(), shown(run[0]))
        }
    });
    runs.collect::<Vec<_>>().join(" ")
}

fn row(need: &Need) -> String {
    let commands: Vec<String> = need.commands.iter().map(|call| format!("`{}`", call.line)).collect();
    format!("| {} {} | {} | {} |\n", need.code, need.what, keys(need.keys), commands.join("<br>"))
}

#[test]
fn the_table_of_needs_in_the_readme_is_the_one_tested() {
    let wanted = needs()
        .map(row)
        .fold(String::from("| need | on the screen | as a command |\n| --- | --- | --- |\n"), |table, row| {
            table + &row
        });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once("<!-- needs -->\n").expect("a mark before the table");
    let (shown, after) = rest.split_once("<!-- /needs -->").expect("a mark after the table");
    if shown != wanted {
        let update = std::env::var_os("UPDATE_README").is_some_and(|value| value == "1");
        assert!(update, "README.md shows other needs. Run: UPDATE_README=1 cargo test --test needs");
        std::fs::write(&path, format!("{before}<!-- needs -->\n{wanted}<!-- /needs -->{after}")).unwrap();
    }
}
