//! The program killed without warning, at moments drawn by lot, in the middle of edits: whatever the screen called saved is
//! there afterwards, nothing is there by half, and what is there is what was typed, in the order it was typed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::time::{Duration, Instant};

use rustix::process::Signal;
use serde_json::Value;
use support::lots::Lots;
use support::office::{DAY, Member, Office, in_sight};
use support::pty::{PATIENCE, Screen};
use support::roster::{forget_saved, is_saved, quit};
use support::told::tell;

/// The day before edits hold.
const EVE: &str = "2023-12-30";

/// One edit: the hours of one member, typed after a search by number.
struct Edit {
    member: Member,
    hours: u64,
}

impl Edit {
    fn type_into(&self, screen: &mut Screen) {
        screen.keys("f").text(&self.member.number).keys("Enter Home Right Enter").text(&self.hours.to_string());
        screen.keys("Enter");
    }
}

/// Members whose hours so many edits change: each in one placement that began before the day and has no end.
fn edits(office: &Office, count: usize, lots: &mut Lots) -> Vec<Edit> {
    let columns = "number,name,team,hours,task_package,placed_from,placed_until";
    let rows = office.json(&["list", "member", "--columns", columns]);
    let members = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["placed_from"].as_str().is_some_and(|from| from < EVE) && row["placed_until"].is_null());
    let edits: Vec<Edit> = members
        .map(|row| {
            let member = Member::of(row);
            // Twelve to twenty-three: nobody has those yet.
            let hours = 12 + lots.draw(12);
            assert!(member.hours >= 24.0 || member.hours < 12.0 || member.hours as u64 != hours);
            Edit { member, hours }
        })
        .filter(|edit| edit.member.hours != edit.hours as f64)
        .take(count)
        .collect();
    assert_eq!(edits.len(), count, "too few members");
    edits
}

/// Whether an edit is stored. Anything between stored and not stored is a fault.
fn is_stored(office: &Office, edit: &Edit) -> bool {
    let shown = office.json(&["show", "member", &edit.member.number]);
    let mut placements: Vec<&Value> = shown["placements"].as_array().unwrap().iter().collect();
    placements.sort_by_key(|placement| placement["from"].as_str().unwrap());
    let text = |placement: &Value, field: &str| placement[field].as_str().unwrap_or_default().to_owned();
    for pair in placements.windows(2) {
        assert!(text(pair[0], "until") < text(pair[1], "from"), "placements overlap: {shown}");
    }
    let last = placements.last().expect("a placement");
    assert_eq!(text(last, "until"), "", "the last placement goes on: {shown}");
    let stored = text(last, "from") == DAY;
    if stored {
        let before = placements[placements.len() - 2];
        assert_eq!(text(before, "until"), EVE, "no day between old and new: {shown}");
        assert_eq!(before["hours"].as_f64(), Some(edit.member.hours), "the hours until then stay: {shown}");
        assert_eq!(text(before, "team"), text(last, "team"), "{shown}");
        assert_eq!(last["hours"].as_f64(), Some(edit.hours as f64), "the hours that were typed: {shown}");
    } else {
        assert_eq!(last["hours"].as_f64(), Some(edit.member.hours), "nothing was changed by half: {shown}");
    }
    stored
}

fn hours_of_all(office: &Office) -> f64 {
    office.json(&["report", "jobs"])["hours"].as_f64().expect("hours")
}

fn start(office: &Office) -> Screen {
    let screen = office.launch().start();
    in_sight(&screen);
    screen
}

/// Types the edits; about every `every`th time several are typed at once and the program is killed at a moment within
/// them. An edit that is not there afterwards is typed again.
fn kill_in_the_middle_of(count: usize, every: u64, seed: u64) {
    let mut lots = Lots(seed);
    let office = Office::new();
    let edits = edits(&office, count, &mut lots);
    let mut hours = hours_of_all(&office);
    let (mut kills, mut lost_unsaved, mut kept_unseen, mut after_saved) = (0, 0, 0, 0);
    let mut usual = Duration::from_millis(100);
    let mut screen = start(&office);
    let mut next = 0;
    while next < edits.len() {
        forget_saved(&mut screen);
        let began = Instant::now();
        if lots.draw(every) > 0 {
            edits[next].type_into(&mut screen);
            screen.wait_until(is_saved, "\"bewaard\"");
            usual = (usual + began.elapsed()) / 2;
            hours += edits[next].hours as f64 - edits[next].member.hours;
            next += 1;
            continue;
        }
        let burst = &edits[next..edits.len().min(next + 1 + lots.draw(3) as usize)];
        burst.iter().for_each(|edit| edit.type_into(&mut screen));
        let moment = began + usual * burst.len() as u32 * lots.draw(120) as u32 / 100;
        while Instant::now() < moment {
            std::thread::sleep(Duration::from_micros(200));
        }
        screen.signal(Signal::KILL);
        screen.wait_exit(PATIENCE).expect("a killed program is gone");
        kills += 1;
        // What came over the line before the end was seen, and the first "bewaard" is about the first edit.
        let seen_saved = is_saved(&screen.screen());
        office.assert_whole();
        let stored: Vec<bool> = burst.iter().map(|edit| is_stored(&office, edit)).collect();
        let there = stored.iter().take_while(|stored| **stored).count();
        assert!(
            stored[there..].iter().all(|stored| !stored),
            "a later edit is there without an earlier one: {stored:?}"
        );
        assert!(there > 0 || !seen_saved, "\"bewaard\" was seen, but {} is not there", burst[0].member.name);
        after_saved += usize::from(seen_saved);
        kept_unseen += usize::from(there > 0 && !seen_saved);
        lost_unsaved += usize::from(there < burst.len());
        hours += burst[..there].iter().map(|edit| edit.hours as f64 - edit.member.hours).sum::<f64>();
        assert_eq!(hours_of_all(&office), hours, "the sum of all hours");
        next += there;
        screen = start(&office);
    }
    quit(&mut screen);
    tell(&format!(
        "{kills} kills: {after_saved} after \"bewaard\", {kept_unseen} stored unseen, {lost_unsaved} before all was stored"
    ));
    assert!(kills > 0, "the lots never fell on a kill");
    assert!(edits.iter().all(|edit| is_stored(&office, edit)));
    assert_eq!(hours_of_all(&office), hours);
    office.assert_whole();
}

#[test]
fn a_program_killed_during_edits_keeps_what_it_called_saved_and_nothing_by_half() {
    kill_in_the_middle_of(20, 3, 0x2545_f491_4f6c_dd1d);
}

#[test]
#[ignore = "takes half a minute"]
fn a_program_killed_during_two_hundred_edits_keeps_what_it_called_saved_and_nothing_by_half() {
    kill_in_the_middle_of(200, 4, 0x9e37_79b9_7f4a_7c15);
}
