//! Two people at the same time: two copies of the program on one file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::time::{Duration, Instant};

use support::office::{Member, Office, in_sight};
use support::pty::Screen;
use support::roster::{here, quit, to_column, to_hours, wait_here, wait_saved};
use support::told::tell;

/// How soon one sees what the other did.
const SOON: Duration = Duration::from_secs(2);

/// An office with An and Bram at work in it, both with the hours of the first member under the cursor.
fn an_and_bram(rows: u16, cols: u16) -> (Office, Screen, Screen, Vec<Member>) {
    let office = Office::new();
    let start = |actor| {
        let mut screen = office.launch_as(actor).size(rows, cols).start();
        in_sight(&screen);
        to_hours(&mut screen);
        screen
    };
    let (an, bram) = (start("an"), start("bram"));
    let members = office.members("").into_iter().take(40).collect();
    (office, an, bram, members)
}

fn shows(screen: &vt100::Screen, name: &str, word: &str) -> bool {
    let line = |row: &String| row.contains(name) && row.split_whitespace().any(|found| found == word);
    screen.rows(0, screen.size().1.get()).any(|row| line(&row))
}

#[test]
fn an_edit_in_one_shows_in_the_other_within_two_seconds_and_its_cursor_stays() {
    let (office, mut an, mut bram, members) = an_and_bram(24, 80);
    bram.keys("Down Down Down Left");
    wait_here(&bram, &members[3].name);
    bram.wait_quiet();
    let (before, row) = (bram.cursor(), here(&bram.screen()));

    an.keys("Enter 2 1 Enter");
    wait_saved(&an);
    let name = &members[0].name;
    bram.wait_at_most(SOON, |screen| shows(screen, name, "21"), "what An did");
    assert_eq!((bram.cursor(), here(&bram.screen())), (before, row));

    // And the other way about, while An is in the middle of typing: what is typed stays.
    let cell = an.cursor();
    an.keys("Enter 3");
    an.wait_until(|screen| screen.cursor_position() == (cell.row, cell.col + 1), "what is typed");
    let typing = an.cursor();
    bram.keys("Right Enter 2 2 Enter");
    wait_saved(&bram);
    an.wait_at_most(SOON, |screen| shows(screen, &members[3].name, "22"), "what Bram did");
    assert_eq!(an.cursor(), typing);
    an.keys("3 Enter");
    an.wait_until(|screen| shows(screen, name, "33"), "what An typed");
    wait_saved(&an);
    assert_eq!([0, 3].map(|at: usize| office.member(&members[at].number).hours), [33.0, 22.0]);
    quit(&mut an);
    quit(&mut bram);
}

#[test]
fn rows_that_come_or_go_elsewhere_leave_the_cursor_on_its_record_in_its_place() {
    let (office, mut an, mut bram, members) = an_and_bram(24, 80);
    // Far enough down for rows above to go without the top being reached.
    bram.keys("PgDn PgDn Up Up Up Up");
    bram.wait_quiet();
    let (before, row) = (bram.cursor(), here(&bram.screen()));
    let under = members.iter().find(|member| row.contains(&member.name)).expect("a member under the cursor").clone();

    // An ends the service of the first member: one row fewer above Bram's.
    an.keys("X").wait_for("Uit dienst");
    an.text("30-12-2023").keys("Enter Enter").wait_for("eigen keuze");
    an.keys("Enter").wait_gone("eigen keuze");
    an.keys("Enter");
    an.wait_until(support::roster::is_saved, "the end of service");
    assert!(office.members("").iter().all(|member| member.number != members[0].number), "still in service");
    bram.wait_at_most(SOON, |screen| screen.contents().contains("673"), "one member fewer");
    bram.wait_quiet();
    assert_eq!((bram.cursor(), here(&bram.screen())), (before, row.clone()));

    // And comes back: one row more.
    an.keys("u").wait_for("✓ ongedaan");
    bram.wait_at_most(SOON, |screen| screen.contents().contains("674"), "one member more");
    bram.wait_quiet();
    assert_eq!((bram.cursor(), here(&bram.screen())), (before, row));
    bram.keys("Enter 2 3 Enter");
    wait_saved(&bram);
    assert_eq!(office.member(&under.number).hours, 23.0, "the edit is of the record under the cursor");
    quit(&mut an);
    quit(&mut bram);
}

/// Both edit the hours of the first member; An stores 21 first, Bram comes with 22 and is asked.
fn clash() -> (Office, Screen, Screen, Member) {
    let (office, mut an, mut bram, members) = an_and_bram(24, 80);
    bram.keys("Enter 2 2").wait_for("laat staan");
    an.keys("Enter 2 1 Enter");
    wait_saved(&an);
    bram.keys("Enter");
    bram.wait_for("Iemand was u voor").wait_for("an via ").wait_for("heeft intussen dit veld gewijzigd");
    bram.wait_for("Laat staan wat er nu staat: 21").wait_for("Zet er neer wat ik typte: 22");
    assert_eq!(office.member(&members[0].number).hours, 21.0, "nothing is stored before the answer");
    let member = members[0].clone();
    (office, an, bram, member)
}

#[test]
fn who_comes_second_to_a_field_is_asked_and_can_leave_it() {
    for answer in ["1", "Enter", "Esc"] {
        let (office, mut an, mut bram, member) = clash();
        bram.keys(answer).wait_gone("Iemand was u voor");
        bram.wait_until(|screen| shows(screen, &member.name, "21"), "the value of the other");
        assert_eq!(office.member(&member.number).hours, 21.0);
        quit(&mut an);
        quit(&mut bram);
    }
}

#[test]
fn who_comes_second_to_a_field_is_asked_and_can_insist() {
    for answer in ["2", "Down Enter"] {
        let (office, mut an, mut bram, member) = clash();
        bram.keys(answer).wait_gone("Iemand was u voor");
        wait_saved(&bram);
        bram.wait_until(|screen| shows(screen, &member.name, "22"), "the own value");
        an.wait_at_most(SOON, |screen| shows(screen, &member.name, "22"), "the value of the other");
        assert_eq!(office.member(&member.number).hours, 22.0);
        office.assert_whole();
        quit(&mut an);
        quit(&mut bram);
    }
}

#[test]
fn different_fields_of_one_row_are_both_kept_and_nobody_is_asked() {
    let (office, mut an, mut bram, members) = an_and_bram(40, 160);
    let member = &members[0];
    let tasks = if member.tasks == "Scannen" { "Archief B" } else { "Scannen" };
    an.keys("Home");
    to_column(&mut an, "Takenpakket");
    bram.keys("Enter 2 2").wait_for("laat staan");
    an.keys("Enter").wait_for("Enter kies");
    an.text(tasks).wait_for(&format!("▌{tasks}"));
    an.keys("Enter");
    wait_saved(&an);
    assert_eq!(office.member(&member.number).tasks, tasks);
    bram.keys("Enter");
    wait_saved(&bram);
    assert_eq!(office.member(&member.number), Member { hours: 22.0, tasks: tasks.to_owned(), ..member.clone() });
    an.wait_at_most(SOON, |screen| shows(screen, &member.name, "22"), "what Bram did");
    bram.wait_until(|screen| shows(screen, &member.name, tasks), "what An did");
    office.assert_whole();
    quit(&mut an);
    quit(&mut bram);
}

/// What a number of writers went through.
struct Waits {
    /// Of each writer, how long each of its writes took.
    of_each: Vec<Vec<Duration>>,
}

/// So many people who each write in a member of their own for so long, with a pause between. Each write is a program of its own, and
/// none may be refused.
fn written_by(writers: usize, lasts: Duration, pause: Duration) -> Waits {
    let office = Office::new();
    let members: Vec<Member> = office.members("").into_iter().take(writers).collect();
    let until = Instant::now() + lasts;
    let of_each = std::thread::scope(|scope| {
        let started: Vec<_> = members
            .iter()
            .map(|member| {
                let db = office.db();
                scope.spawn(move || {
                    let mut took = Vec::new();
                    while Instant::now() < until {
                        let began = Instant::now();
                        let phone = format!("phone={}", took.len());
                        let mut command = support::office::command(&db);
                        let output =
                            command.args(["set", "member", &member.number, &phone]).output().expect("it starts");
                        assert!(output.status.success(), "refused: {}", String::from_utf8_lossy(&output.stderr));
                        took.push(began.elapsed());
                        std::thread::sleep(pause);
                    }
                    took
                })
            })
            .collect();
        started.into_iter().map(|writer| writer.join().expect("a writer")).collect()
    });
    office.assert_whole();
    let now = office.members("");
    for (member, took) in members.iter().zip::<&Vec<Vec<Duration>>>(&of_each) {
        assert!(now.iter().any(|one| one.number == member.number) && !took.is_empty());
    }
    Waits { of_each }
}

impl Waits {
    /// The table: how many writes, and how long they took.
    fn told(&self) -> String {
        let mut all: Vec<Duration> = self.of_each.iter().flatten().copied().collect();
        all.sort();
        let at = |hundredth: usize| all[(all.len() * hundredth / 100).min(all.len() - 1)].as_millis();
        let counts = self.of_each.iter().map(Vec::len);
        let (least, most) = (counts.clone().min().unwrap_or(0), counts.max().unwrap_or(0));
        format!(
            "{} writers, {} writes, 0 refused, {least} to {most} each; half took {} ms, 90 % {}, 99 % {}, the longest {}",
            self.of_each.len(),
            all.len(),
            at(50),
            at(90),
            at(99),
            at(100)
        )
    }

    /// Nobody is left behind: who got the fewest turns got a good part of what is usual.
    fn assert_fair(&self) {
        let mut counts: Vec<usize> = self.of_each.iter().map(Vec::len).collect();
        counts.sort_unstable();
        assert!(counts[0] * 3 >= counts[counts.len() / 2], "somebody was left behind: {counts:?}");
    }
}

#[test]
fn eight_who_write_all_the_time_all_get_their_turn() {
    let waits = written_by(8, Duration::from_secs(3), Duration::ZERO);
    tell(&waits.told());
    waits.assert_fair();
}

/// `cargo test --release --test two_sessions fifty -- --ignored --nocapture` gives the table of a minute with `BINNENWERK_SECONDS=60`.
#[test]
#[ignore = "measures: ten seconds, or BINNENWERK_SECONDS=60"]
fn fifty_who_write_now_and_then_all_get_their_turn() {
    let waits = written_by(50, lasts(), Duration::from_secs(2));
    tell(&waits.told());
    waits.assert_fair();
}

/// As above, more than a machine can bear: what is left is the order.
#[test]
#[ignore = "measures: ten seconds, or BINNENWERK_SECONDS=60"]
fn fifty_who_write_all_the_time_all_get_their_turn() {
    let waits = written_by(50, lasts(), Duration::ZERO);
    tell(&waits.told());
    waits.assert_fair();
}

fn lasts() -> Duration {
    Duration::from_secs(std::env::var("BINNENWERK_SECONDS").map_or(10, |text| text.parse().expect("a number")))
}
