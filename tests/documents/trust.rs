//! What is said of who sees what, and of what is promised.

use std::fmt::Write;

use binnenwerk::domain::access::table::{Power, Scope, has_power, may};
use binnenwerk::domain::access::topic::{Topic, is_sensitive, topic_of, topic_of_field};
use binnenwerk::domain::choices::{AccessRole, Choice};
use binnenwerk::domain::record::Kind;
use binnenwerk::text::{Language, Words};

use super::document::{hold, read};

#[test]
fn every_promise_names_the_tests_that_hold_it() {
    for (page, head, least) in [("docs/security.md", "| Promise", 10), ("docs/comfort.md", "| Asked", 40)] {
        held_by_tests(page, head, least);
    }
}

/// Each row of the tables of a page names a file, and tests that stand in it.
fn held_by_tests(page: &str, head: &str, least: usize) {
    let text = read(page);
    let rows =
        text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---") && !line.starts_with(head));
    let mut promises = 0;
    for row in rows {
        let (promise, held) = row.trim_end_matches(" |").rsplit_once(" | ").expect("two columns");
        let mut named = 0;
        for part in held.split("; ") {
            let mut names = part.split('`').skip(1).step_by(2);
            let file = names.next().unwrap_or_else(|| panic!("no file: {promise}"));
            let text = read(file);
            for name in names {
                assert!(text.contains(&format!("fn {name}(")), "{file} has no test {name}: {promise}");
                named += 1;
            }
        }
        assert!(named > 0, "no test holds: {promise}");
        promises += 1;
    }
    assert!(promises > least, "{page}: {promises} promises");
}

/// The kinds that a topic is about, and the fields of other kinds.
fn about(words: &Words, topic: Topic) -> String {
    let of = |kind: &Kind| topic_of(*kind) == topic && *kind != Kind::PastValue;
    let kinds = Kind::ALL.into_iter().filter(of).map(|kind| words.kinds(kind).into_owned());
    let apart = Kind::ALL.into_iter().flat_map(|kind| {
        let fields = kind.fields().iter().map(move |info| (kind, info.name));
        fields.filter(move |(kind, name)| topic_of(*kind) != topic && topic_of_field(*kind, name) == topic)
    });
    let apart = apart.map(|(kind, name)| format!("{}: {}", words.kind(kind), words.label(kind, name)));
    kinds.chain(apart).collect::<Vec<String>>().join(", ")
}

#[test]
fn the_page_on_processing_names_every_kind_and_who_sees_it() {
    let words = Words::new(Language::Dutch);
    let mut table = String::from("| gegevens | | wie ze ziet |\n| --- | --- | --- |\n");
    for topic in Topic::ALL {
        let sees = AccessRole::ALL.iter().filter(|role| may(**role, Scope::See, *topic));
        let sees: Vec<_> = sees.map(|role| words.say(&format!("choice-{}", role.name())).into_owned()).collect();
        let mark = if is_sensitive(*topic) { "gevoelig" } else { "" };
        writeln!(table, "| {} | {mark} | {} |", about(&words, *topic), sees.join(", ")).unwrap();
    }
    hold("docs/verwerking.md", "processing", &table);
}

#[test]
fn the_tables_of_roles_are_those_in_force() {
    let words = Words::new(Language::English);
    let role = |role: &AccessRole| words.say(&format!("choice-{}", role.name())).into_owned();
    let roles: Vec<String> = AccessRole::ALL.iter().map(role).collect();
    let mut table =
        format!("| about | kinds | {} |\n| --- | --- |{}\n", roles.join(" | "), " --- |".repeat(roles.len()));
    for topic in Topic::ALL {
        let goes = |role: &AccessRole| match Scope::Change {
            change if may(*role, change, *topic) => "changes",
            _ if may(*role, Scope::See, *topic) => "sees",
            _ => "",
        };
        let goes: Vec<&str> = AccessRole::ALL.iter().map(goes).collect();
        writeln!(table, "| {} | {} | {} |", topic.name(), about(&words, *topic), goes.join(" | ")).unwrap();
    }
    hold("docs/administration.md", "roles", &table);
    let mut table = String::from("| power | roles |\n| --- | --- |\n");
    for power in Power::ALL {
        let with: Vec<String> = AccessRole::ALL.iter().filter(|role| has_power(**role, *power)).map(role).collect();
        writeln!(table, "| {} | {} |", power.name().replace('_', " "), with.join(", ")).unwrap();
    }
    hold("docs/administration.md", "powers", &table);
}
