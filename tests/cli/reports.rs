//! Every report in every form.

use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::FieldType;
use binnenwerk::text::{Language, Words};
use std::collections::BTreeSet;
use std::fs;
use std::sync::OnceLock;

use serde_json::Value;

use crate::desk::Desk;

const REPORTS: [&[&str]; 17] = [
    &["overview"],
    &["year", "2025"],
    &["jobs"],
    &["jobs", "--by", "client"],
    &["jobs", "--by", "month"],
    &["clients"],
    &["agenda"],
    &["instruments"],
    &["leavers"],
    &["displacement"],
    &["contacts"],
    &["gaps"],
    &["team", "T001"],
    &["emails", "--team", "T001"],
    &["absence", "--by", "team"],
    &["charges"],
    &["charges", "--client", "COA"],
];

fn no_empty_text(value: &Value, of: &[&str]) {
    match value {
        Value::String(text) => assert!(!text.is_empty(), "{of:?}"),
        Value::Array(parts) => parts.iter().for_each(|part| no_empty_text(part, of)),
        Value::Object(fields) => fields.values().for_each(|part| no_empty_text(part, of)),
        _ => {}
    }
}

#[test]
fn every_report_is_written_in_every_form() {
    let desk = Desk::with_demo();
    for report in REPORTS {
        let run = |more: &[&str]| {
            let said = desk.run(&[&["report"], report, more].concat());
            assert_eq!(said.code, 0, "{report:?} {more:?}: {}", said.err);
            said.out
        };
        let name = report.concat();
        for (form, begins) in
            [("csv", "\u{feff}"), ("csv-plain", "\""), ("json", ""), ("md", ""), ("xlsx", "PK"), ("ods", "PK")]
        {
            let file = format!("{name}.{form}");
            run(&["--format", form, "--out", &file]);
            let bytes = fs::read(desk.path(&file)).expect("a file");
            assert!(bytes.len() > 1 && bytes.starts_with(begins.as_bytes()), "{file}");
        }
        let json = run(&["--json"]);
        assert_eq!(fs::read_to_string(desk.path(&format!("{name}.json"))).unwrap(), json, "the same in a file");
        no_empty_text(&serde_json::from_str(&json).expect("JSON"), report);
        let plain = run(&["--format", "csv-plain"]);
        assert_eq!(run(&["--format", "csv-plain", "--lang", "en"]), plain, "whatever the language");
        for cell in plain.lines().skip(1).flat_map(|line| line.split(',')) {
            assert!(!choice_words().contains(cell), "{report:?}: {cell} is a word, and no identifier");
        }
        let heading = plain.lines().next().expect("headings");
        let sound = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "_,\"".contains(sign);
        assert!(heading.chars().all(sound), "{report:?}: {heading}");
        let mut columns: Vec<&str> = heading.split(',').collect();
        columns.sort_unstable();
        assert!(columns.windows(2).all(|pair| pair[0] != pair[1]), "{report:?}: {heading}");
    }
}

/// The English words for choices, where these are no identifiers.
fn choice_words() -> &'static BTreeSet<String> {
    static WORDS: OnceLock<BTreeSet<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let words = Words::new(Language::English);
        let fields = Kind::ALL.into_iter().flat_map(Kind::fields);
        let choices = fields.filter_map(|info| if let FieldType::Choice(all) = info.ty { Some(all) } else { None });
        let said = choices.flatten().filter_map(|name| Some(words.choice(name)).filter(|word| word != name));
        said.map(String::from).collect()
    })
}
