//! The table of needs in `docs/needs.md` is the one that is tested.

use crate::{Need, document, needs, strokes};

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
fn the_table_of_needs_is_the_one_tested() {
    let head = String::from("| need | on the screen | as a command |\n| --- | --- | --- |\n");
    document::hold("docs/needs.md", "needs", &needs().map(row).fold(head, |table, row| table + &row));
}
