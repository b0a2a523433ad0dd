//! A dump is read as it was written, and refused by the line where it is not.

use std::io::BufReader;

use super::*;
use crate::domain::access::noted::ReadNote;
use crate::domain::id::Id;
use crate::domain::kinds::WorkType;
use crate::domain::reason::Reason;
use crate::domain::record::{Record, Typed};
use crate::domain::refusal::{Arg, Refusal};
use crate::repository::{KeptChange, KeptErased, KeptSet, WholePart, WholeSize};

const STORE: i64 = 17;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn note() -> ReadNote {
    ReadNote {
        number: 1,
        at: "2026-03-04T05:06:07Z".into(),
        actor: "é \"".into(),
        key: None,
        tty: None,
        host: Some("192.0.2.7".into()),
        deed: "open".into(),
        what: None,
        kind: Some("member".into()),
        record: Some(id(1)),
        result: "done".into(),
        hash: "00".repeat(32),
    }
}

fn parts() -> Vec<WholePart> {
    let named = |n, name: &str| WorkType { name: name.into(), ..WorkType::blank(id(n)) };
    let record = |n, name| WholePart::Record(Box::new(Record::WorkType(named(n, name))));
    let set = KeptSet {
        revision: 1,
        operation: id(8),
        at: "2026-03-04T05:06:07.000000008Z".into(),
        actor: "é \"\\ \u{1F33F}".into(),
        verb: "import".into(),
        undoes: Some(3),
        size: 2,
        corrects: Some("2025-12-31".into()),
        hash: [7; 32],
        note: Some("other.db 3:00".into()),
    };
    let change = KeptChange {
        revision: 1,
        seq: 0,
        kind: "work_type".into(),
        record: id(1),
        deed: "created".into(),
        fields: Some(("{}".into(), r#"{"name":"Griend","a":null}"#.into())),
        salt: vec![0, 255, 16],
        commitment: [9; 32],
    };
    let blanked = KeptChange { seq: 1, record: id(2), fields: None, salt: Vec::new(), ..change.clone() };
    let left = KeptErased {
        revision: 1,
        seq: 1,
        erased_by: 4,
        fields: Some(("{}".into(), r#"{"name":null}"#.into())),
        salt: vec![1],
        commitment: [5; 32],
    };
    let again = KeptErased { erased_by: 5, fields: None, salt: Vec::new(), ..left.clone() };
    let size = WholeSize { store: STORE, records: 2, sets: 1, changes: 2, erased: 2, noted: 1 };
    let log = [
        WholePart::Set(set),
        WholePart::Change(change),
        WholePart::Change(blanked),
        WholePart::Erased(left),
        WholePart::Erased(again),
        WholePart::Noted(note()),
    ];
    [WholePart::Begin(size), record(1, "Griend"), record(2, "a\nb;\u{0}\"'")].into_iter().chain(log).collect()
}

fn written(parts: Vec<WholePart>) -> String {
    let mut to: Vec<u8> = Vec::new();
    let mut writer = DumpWriter::new(&mut to);
    parts.into_iter().for_each(|part| writer.part(part).expect("writes"));
    writer.end().expect("writes");
    String::from_utf8(to).expect("text")
}

fn read(text: &[u8]) -> Result<Vec<WholePart>, (Reason, String)> {
    let row = |refusal: &Refusal| match refusal.args.iter().find(|(name, _)| *name == "row") {
        Some((_, Arg::Text(row))) => row.clone(),
        _ => String::new(),
    };
    let reader = DumpReader::new(BufReader::with_capacity(7, text), "everything.jsonl", STORE);
    let parts: Result<Vec<WholePart>, Refusal> = reader.collect();
    parts.map_err(|refusal| (refusal.reason, row(&refusal)))
}

#[test]
fn what_is_written_is_read_back_the_same_and_begins_as_every_dump() {
    let text = written(parts());
    assert_eq!((read(text.as_bytes()), text.lines().count()), (Ok(parts()), 10));
    assert!(
        text.starts_with(BEGINS) && text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok())
    );
    assert_eq!(written(read(text.as_bytes()).expect("reads")), text);
}

#[test]
fn every_byte_that_differs_is_told_by_its_line() {
    let whole = written(parts()).into_bytes();
    let mut line = 1;
    for at in 0..whole.len() {
        let mut text = whole.clone();
        text[at] ^= 1;
        let found = read(&text).expect_err("a byte differs");
        let told = match line {
            1 => (Reason::DumpForeign, "1".to_owned()),
            // Without an end of line the last one is cut off there; the others run on into the next.
            10 if at + 1 == whole.len() => (Reason::DumpCut, "9".to_owned()),
            _ => (Reason::DumpDamaged, line.to_string()),
        };
        assert_eq!(found, told, "byte {at}");
        line += usize::from(whole[at] == b'\n');
    }
}

#[test]
fn a_dump_that_was_cut_says_after_which_line() {
    let whole = written(parts());
    let mut cut = 0;
    for (nth, line) in whole.lines().enumerate() {
        for at in [cut, cut + line.len() / 2, cut + line.len()] {
            let refused = match nth {
                0 if at == 0 => (Reason::ReadEmpty, "0".to_owned()),
                0 if at < line.len() => (Reason::DumpForeign, "1".to_owned()),
                // All of the first line, without its end.
                0 => (Reason::DumpCut, "1".to_owned()),
                _ => (Reason::DumpCut, nth.to_string()),
            };
            assert_eq!(read(&whole.as_bytes()[..at]), Err(refused), "line {nth}, byte {at}");
        }
        cut += line.len() + 1;
    }
}

#[test]
fn lines_that_were_lost_moved_doubled_or_added_are_told() {
    let whole = written(parts());
    let lines: Vec<&str> = whole.lines().collect();
    let damaged = |lines: Vec<&str>, row: &str| {
        let text = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        assert_eq!(read(text.as_bytes()), Err((Reason::DumpDamaged, row.to_owned())), "{text}");
    };
    damaged([&lines[..2], &lines[3..]].concat(), "3");
    damaged([&lines[..1], &[lines[2], lines[1]], &lines[3..]].concat(), "2");
    damaged([&lines[..2], &lines[1..]].concat(), "3");
    damaged([&lines[..], &lines[9..]].concat(), "11");
    damaged([&lines[..], &[""]].concat(), "11");
}

#[test]
fn another_version_and_what_is_no_dump_are_told_apart() {
    let of = |store| {
        let size = WholeSize { store, records: 0, sets: 0, changes: 0, erased: 0, noted: 0 };
        read(written(vec![WholePart::Begin(size)]).as_bytes()).map_err(|(reason, _)| reason)
    };
    assert_eq!([13, STORE + 1].map(of), [Err(Reason::DumpVersion), Err(Reason::DumpVersion)]);
    assert!([14, 16, STORE].map(of).iter().all(Result::is_ok), "an older one becomes one of this version");
    let mut chain = lines::LineChain::default();
    let newer = chain.written(r#"{"binnenwerk":"dump","version":2,"store":17,"records":0,"sets":0,"changes":0}"#);
    assert_eq!(read(format!("{newer}\n").as_bytes()).map_err(|(reason, _)| reason), Err(Reason::DumpVersion));
    let foreign = ["a;b\n1;2\n", "{\"sum\":\"0\",\"a\":1}\n", "SQLite format 3\0", "\u{feff}{}", "[]", "{}"];
    for text in foreign {
        assert_eq!(read(text.as_bytes()), Err((Reason::DumpForeign, "1".to_owned())), "{text}");
    }
    assert_eq!(read(&[0xff; 5000]), Err((Reason::DumpForeign, "1".to_owned())));
}

#[test]
fn a_value_that_its_field_cannot_hold_is_told_by_its_line() {
    for object in [
        r#"{"record":"work_type","id":"00000000-0000-0000-0000-000000000001","fields":{"colour":"red"}}"#,
        r#"{"record":"work_typo","id":"00000000-0000-0000-0000-000000000001","fields":{}}"#,
        r#"{"record":"team","id":"00000000-0000-0000-0000-000000000001","fields":{"places":"many"}}"#,
        r#"{"record":"team","id":"x","fields":{}}"#,
        r#"{"weather":"fine"}"#,
    ] {
        let mut chain = lines::LineChain::default();
        let begin = r#"{"binnenwerk":"dump","version":1,"store":17,"records":1,"sets":0,"changes":0}"#;
        let text = [begin, object].map(|object| chain.written(object) + "\n").concat();
        assert_eq!(read(text.as_bytes()), Err((Reason::DumpDamaged, "2".to_owned())), "{object}");
    }
}
