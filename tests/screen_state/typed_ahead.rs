//! Keys that come all at once, before the store has answered any of them, do what they do one by one.

use std::path::Path;

use binnenwerk::domain::change::{LoggedChange, LoggedSet};
use binnenwerk::domain::id::CountedIds;
use binnenwerk::repository::sqlite::{KeyHolder, OpenOptions, SqliteRepository};
use binnenwerk::repository::{LogQuery, Repository};

use super::desk::{Desk, noon, programme_of, today};

/// What was stored, set by set: the verb, and of each change whose it is and what its fields became.
fn stored(repo: &dyn Repository, after: u64) -> Vec<String> {
    let query = LogQuery { after: Some(after), ..LogQuery::default() };
    let mut sets = repo.log(&query, 50).expect("reads");
    sets.reverse();
    let fields = |set: &LoggedSet| {
        let change = |change: &LoggedChange| {
            let fields = change
                .fields
                .iter()
                .filter(|(_, before, after)| [before, after].iter().all(|side| side.reference().is_none()));
            format!("{} {:?}", change.label, fields.collect::<Vec<_>>())
        };
        format!("{}: {}", set.verb, set.changes.iter().map(change).collect::<Vec<_>>().join("; "))
    };
    sets.iter().map(fields).collect()
}

fn outcome(whole: &Path, script: &str, at_once: bool) -> Vec<String> {
    let path = whole.with_extension("copy");
    std::fs::copy(whole, &path).expect("copies");
    let (founder, ids) = (("stichter".into(), noon()), &mut CountedIds::after(1));
    let options = OpenOptions { create: false, allow_network: true, founder, keys: KeyHolder::default(), ids };
    let mut repo = SqliteRepository::open(&path, options).expect("opens");
    let start = repo.revision().expect("reads");
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    if at_once {
        desk.keys_at_once(&mut repo, script);
    } else {
        desk.keys(&mut repo, script);
    }
    stored(&repo, start)
}

#[test]
fn keys_that_come_at_once_change_the_same_as_one_by_one() {
    // Down a column, past the rows that are at hand before anybody counted them.
    let column = format!("Tab l Enter {}", "2 0 Down ".repeat(45));
    let scripts = [
        column.as_str(),
        "j Tab m a Enter m e Enter",
        "j Tab m e Down Down Enter",
        "j Tab m a Enter l Enter 2 6 Enter",
        "j Tab l Enter 2 1 Enter Enter 2 3 Down 2 4 Enter",
        "j Tab x Enter e i g Enter Enter x Enter e i g Enter Enter",
        "j Tab X Enter v e Enter Enter X Enter v e Enter Enter",
        "j Tab z Enter z Enter j z Enter",
        "j Tab c a Enter j c b Enter",
        "j Tab Space Space m a Enter Enter Space Space l Enter 2 1 Enter",
        "j Tab * l Enter 2 1 Enter u j Enter 2 2 Enter",
        "Tab l / u r e n = 3 2 Enter Enter 2 0 Enter Enter 2 1 Enter",
        "Tab l / u r e n = 3 2 Enter Enter 2 0 Down 2 1 Down",
        "Tab V j j l Enter 2 1 Enter V j c x Enter",
        "Tab s s j j l Enter 2 1 Enter s Enter 2 5 Enter",
        "j l Enter 1 3 Enter j Enter 1 4 Enter G u Enter 1 1 Enter",
        "j l Enter 1 3 Enter j Enter 1 4 Enter Home 6 u j u u",
        "j l Enter 1 3 Enter . j . u .",
        "2 j Enter a Enter Enter b Enter",
        "2 / c o n t a c t Enter g g j Enter a Enter Enter b Enter",
        "3 Tab > > j > <",
        "3 Tab > . j .",
        "3 Tab > u j >",
        "3 j H j H",
        "3 j x Enter x Enter",
        "4 j l Enter 5 5 Enter Down Enter 4 4 Enter",
        "4 j n K l a n t Enter Enter Enter Enter l Enter 7 Enter",
        "4 j Shift-Tab n n Enter Enter n n Enter Enter 6 u",
        "7 j > > j >",
        "7 j Enter W Tab Enter W Enter",
        "3 j a a Enter a b Enter",
        "2 i Esc j i Esc c x Enter c y Enter",
        "4 j n K a Enter Enter Enter Enter u j l Enter 3 Enter",
        "7 j x Enter x Enter",
        "f a Enter l Enter 2 1 Enter",
        "f a Down Enter i j Enter Q Enter",
        "j Tab i j j Enter Q Enter j Enter W Enter Esc j l Enter 2 1 Enter",
        "t 0 1 - 0 1 - 2 0 2 5 Enter j Tab l Enter 2 1 Enter T l Enter 2 2 Enter",
        "j Tab n 7 7 7 Enter A a Enter 2 8 Enter Enter Enter Enter Enter l Enter 1 7 Enter",
        "j Tab Tab n Enter Enter Enter 2 4 Enter Enter Enter Enter Enter x Enter x Enter",
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let whole = folder.path().join("whole.db");
    programme_of(90).backup(&whole, false, &mut |_, _| {}).expect("is written");
    let mut wrong = Vec::new();
    for script in scripts {
        let (one_by_one, at_once) = (outcome(&whole, script, false), outcome(&whole, script, true));
        if one_by_one.is_empty() {
            wrong.push(format!("{script}: nothing is changed"));
        }
        if one_by_one != at_once {
            wrong.push(format!("{script}\n  one by one: {one_by_one:#?}\n  at once: {at_once:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
