//! The table of the keys, in `docs/keystrokes.md`, and its short form in the README.

use super::document;
use super::support::keys;
use super::tasks::TASKS;

/// The rows of the short form.
const SHORT: [usize; 6] = [0, 1, 3, 5, 8, 9];

/// A script as people read it: what is typed in one piece, and the same key pressed several times.
fn shown(script: &str) -> String {
    let mut shown: Vec<(String, usize)> = Vec::new();
    let mut rest = script;
    while !rest.is_empty() {
        let (word, after) = match rest.strip_prefix('\'').and_then(|rest| rest.split_once('\'')) {
            Some((word, after)) => (word.to_owned(), after),
            None => {
                let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
                (word.replace("S-", "Shift-").replace("C-", "Ctrl-"), after)
            }
        };
        rest = after.trim_start();
        match shown.last_mut() {
            Some((last, times)) if *last == word => *times += 1,
            _ => shown.push((word, 1)),
        }
    }
    let one = |(word, times): (String, usize)| {
        let word = word.replace('|', "\\|").replace("Down", "↓");
        if times == 1 { format!("`{word}`") } else { format!("{times} × `{word}`") }
    };
    if shown.is_empty() {
        return "saved with every edit".to_owned();
    }
    shown.into_iter().map(one).collect::<Vec<_>>().join(" ")
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

#[test]
fn the_tables_are_those_of_the_tasks() {
    let heads = "| task | here | keys | VisiData 3.4 | keys | spreadsheet | by hand |\n";
    let mut whole = format!("{heads}| --- | --- | --: | --- | --: | --- | --: |\n");
    let mut short = "| task | here | VisiData 3.4 | spreadsheet |\n| --- | --: | --: | --: |\n".to_owned();
    for (at, task) in TASKS.iter().enumerate() {
        let (ours, theirs) = (task.ours.count().to_string(), task.visidata.count().to_string());
        let by_hand = task.spreadsheet.keys.to_string();
        let name = task.name.to_owned();
        if SHORT.contains(&at) {
            short += &row(&[name.clone(), ours.clone(), theirs.clone(), by_hand.clone()]);
        }
        let how = task.spreadsheet.how.to_owned();
        whole += &row(&[name, shown(task.ours.keys), ours, shown(task.visidata.keys), theirs, how, by_hand]);
    }
    document::hold("docs/keystrokes.md", "keystrokes", &whole);
    document::hold("README.md", "keystrokes", &short);
}

#[test]
fn keys_are_shown_as_they_are_typed() {
    assert_eq!(shown("S-Down S-Down m '78' Enter C-Enter"), "2 × `Shift-↓` `m` `78` `Enter` `Ctrl-Enter`");
    assert_eq!(keys::parse("S-Down S-Down m '78' Enter").len(), 6);
}
