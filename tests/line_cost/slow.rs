//! Work typed ahead on a line so slow that the screen is far behind: what counts is what is stored.

use std::time::Duration;

use super::support::keys;
use super::support::office::Office;

/// Edits down a column, and of members who are looked for: together what somebody types in a minute.
const DOWN: usize = 11;
const SOUGHT: usize = 14;
/// How long the store may take, on a busy machine.
const LIMIT: Duration = Duration::from_secs(240);

/// Types the whole minute before the first screen is even there.
fn typed_ahead_at(bytes_a_second: u32) {
    let office = Office::new();
    let before = office.members("");
    let mut screen = office.launch().bytes_a_second(bytes_a_second).start();
    screen.wait_at_most(LIMIT, vt100::Screen::alternate_screen, "the program");
    let edits = DOWN + SOUGHT;
    let hours = |nth: usize| 10 + nth % 20;
    let down: String = (0..DOWN).map(|nth| format!("{} Down ", digits(hours(nth)))).collect();
    let sought =
        |nth: usize| format!("f '{}' Enter Home Right Enter {} Enter ", before[nth].number, digits(hours(nth)));
    let sought: String = (DOWN..edits).map(sought).collect();
    // Then somebody is moved, the move is taken back, and a note made.
    let found = &before[edits + 5];
    let script = format!(
        "Tab Right Right Enter {down} Esc {sought} f '{number}' Enter m v e e Enter u f '{number}' Enter c 'gaat goed' Enter",
        number = found.number
    );
    let bytes: Vec<u8> = keys::parse(&script).into_iter().flat_map(|key| key.bytes).collect();
    screen.send(&bytes);
    let contacts = || office.json(&["show", "member", &found.number])["contacts"].clone();
    let began = std::time::Instant::now();
    while contacts().as_array().is_none_or(Vec::is_empty) && began.elapsed() < LIMIT {
        std::thread::sleep(Duration::from_millis(300));
    }
    println!("{bytes_a_second} bytes a second: stored after {:?}", began.elapsed());
    assert_eq!(contacts()[0]["note"], "gaat goed", "the last of what was typed");
    let after = office.members("");
    for (nth, (then, now)) in before.iter().zip(&after).enumerate() {
        let wanted = if nth < edits { hours(nth) as f64 } else { then.hours };
        assert_eq!((now.hours, &now.team), (wanted, &then.team), "{nth}: {}", now.name);
    }
}

fn digits(number: usize) -> String {
    number.to_string().chars().map(|digit| format!("{digit} ")).collect()
}

#[test]
fn a_minute_typed_ahead_at_1200_bytes_a_second_ends_with_the_right_data() {
    typed_ahead_at(1_200);
}

#[test]
fn a_minute_typed_ahead_at_9600_bytes_a_second_ends_with_the_right_data() {
    typed_ahead_at(9_600);
}
