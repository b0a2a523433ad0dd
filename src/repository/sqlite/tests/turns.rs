//! Who writes when.

use std::fs::File;
use std::os::unix::fs::MetadataExt;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use super::*;
use crate::repository::sqlite::line::{self, Drawn};

fn opened(path: &Path) -> File {
    File::options().read(true).write(true).open(path).expect("opens")
}

fn drawn(file: &File) -> i64 {
    match line::draw(file).expect("draws") {
        Drawn::Number(number) => number,
        Drawn::NotYet => panic!("nobody else draws"),
    }
}

/// The locks on a file: of the engine `POSIX`, of the line before it `OFDLCK`.
fn locks(path: &Path, sort: &str) -> Vec<String> {
    let file = format!(":{}", std::fs::metadata(path).expect("a file").ino());
    let all = std::fs::read_to_string("/proc/locks").expect("the locks of the system");
    let is_on = |line: &&str| line.contains(sort) && line.split_whitespace().any(|part| part.ends_with(&file));
    all.lines().filter(is_on).filter_map(|line| line.split_once(' ')).map(|(_, lock)| lock.to_owned()).collect()
}

/// Waits until so many are in line: those who wait have one byte each, and who is first all up to theirs.
fn until_in_line(path: &Path, count: usize) {
    while locks(path, "OFDLCK").len() < count {
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn who_waits_to_write_goes_in_the_order_in_which_they_came() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let first = at(&path);
    let others: Vec<SqliteRepository> = (0..12).map(|_| at(&path)).collect();
    let writing = first.turns.begin(&first.conn).expect("begins");
    let came = Mutex::new(Vec::new());
    let others: Vec<SqliteRepository> = thread::scope(|scope| {
        let waiting: Vec<_> = others
            .into_iter()
            .enumerate()
            .map(|(nth, repo)| {
                let came = &came;
                let waiter = scope.spawn(move || {
                    let writing = repo.turns.begin_within(&repo.conn, Duration::from_secs(60)).expect("begins");
                    came.lock().expect("a list").push(nth);
                    writing.commit().expect("commits");
                    repo
                });
                until_in_line(&path, nth + 2);
                waiter
            })
            .collect();
        writing.commit().expect("commits");
        waiting.into_iter().map(|waiter| waiter.join().expect("a writer")).collect()
    });
    assert_eq!(came.into_inner().expect("a list"), (0..others.len()).collect::<Vec<_>>());
}

#[test]
fn who_stands_still_in_line_keeps_nobody_from_writing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let mut repo = at(&path);
    let still = opened(&path);
    let lowest = drawn(&still);
    for _ in 0..2 {
        let writing = repo.turns.begin_within(&repo.conn, Duration::from_millis(30)).expect("begins");
        writing.commit().expect("commits");
    }
    // Who gave up is not in line either.
    let other = at(&path);
    let came = other.turns.begin_within(&other.conn, Duration::from_millis(30)).expect("begins");
    came.commit().expect("commits");
    line::leave(&still);
    add(&mut repo, 1);
    assert_eq!(drawn(&still), lowest, "nobody is left in line");
}

#[test]
fn a_number_is_drawn_behind_all_others_and_who_goes_leaves_no_gap() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file");
    std::fs::write(&path, "x").expect("a file");
    let mut all: Vec<File> = (0..4).map(|_| opened(&path)).collect();
    let numbers: Vec<i64> = all.iter().map(drawn).collect();
    assert!(numbers.is_sorted_by(|one, next| next - one == 1), "{numbers:?}");
    let first = |all: &[File], nth: usize| line::come_first(&all[nth], numbers[nth]).expect("asks");
    assert_eq!([0, 1, 2, 3].map(|nth| first(&all, nth)), [true, false, false, false]);
    assert_eq!([1, 2, 3].map(|nth| line::distance(&all[nth], numbers[nth]).expect("asks")), [1, 2, 4]);
    // Who goes in the middle, killed say, brings nobody past the others.
    all[2] = opened(&path);
    assert_eq!([1, 3].map(|nth| first(&all, nth)), [false, false]);
    assert_eq!(drawn(&all[2]), numbers[3] + 1);
    line::leave(&all[0]);
    assert_eq!([3, 1, 3].map(|nth| first(&all, nth)), [false, true, false]);
    line::leave(&all[1]);
    assert!(first(&all, 3));
    line::leave(&all[3]);
    line::leave(&all[2]);
    assert_eq!(drawn(&all[0]), numbers[0], "nobody is in line");
}

#[test]
fn who_waited_in_line_does_not_wait_as_long_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let (writer, late) = (at(&path), at(&path));
    let _writing = writer.turns.begin(&writer.conn).expect("begins");
    let began = std::time::Instant::now();
    let refused = late.turns.begin_within(&late.conn, Duration::from_millis(30)).map(drop).map_err(StoreError::from);
    assert!(matches!(refused, Err(StoreError::Busy)));
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

#[test]
fn a_change_leaves_the_engine_its_locks() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let mut repo = at(&path);
    let before = locks(&path, "POSIX");
    assert!(!before.is_empty());
    add(&mut repo, 1);
    assert_eq!(locks(&path, "POSIX"), before);
}
