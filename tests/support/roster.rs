//! What tests do and see on the roster: the panes, the row and cell under the cursor, what the last line says.

use super::keys;
use super::pty::Screen;

/// The text of the row of the cursor, from the left of its pane on.
pub fn here(screen: &vt100::Screen) -> String {
    let (row, col) = screen.cursor_position();
    let text: Vec<char> = screen.rows(0, screen.size().1.get()).nth(row.into()).unwrap_or_default().chars().collect();
    let before = || text.iter().take(col.into());
    // Of a row that is selected too the marker stands in the place of the wall.
    let left = before().rposition(|sign| *sign == '▌').or(before().rposition(|sign| *sign == '│').map(|at| at + 1));
    text.iter().skip(left.unwrap_or(0)).take_while(|sign| **sign != '│').collect::<String>().trim().to_owned()
}

/// Waits until the cursor is on a row with this text, which is marked as such.
#[track_caller]
pub fn wait_here(screen: &Screen, text: &str) {
    let wanted = |screen: &vt100::Screen| here(screen).starts_with('▌') && here(screen).contains(text);
    screen.wait_until(wanted, &format!("the cursor on the row with {text:?}"));
}

/// Presses the keys of a script and tells how many they were; more than `most` is a fault.
#[track_caller]
pub fn counted(screen: &mut Screen, script: &str, most: usize) {
    let count = keys::parse(script).len();
    assert!(count <= most, "{script:?} takes {count} keys, at most {most} are allowed");
    screen.keys(script);
}

/// Goes from the teams to the members.
#[track_caller]
pub fn to_members(screen: &mut Screen) {
    screen.keys("Tab").wait_for("▌Medewerkers");
}

/// Goes to the column with this heading, to the right of where the cursor is.
#[track_caller]
pub fn to_column(screen: &mut Screen, heading: &str) {
    screen.wait_quiet();
    for _ in 0..12 {
        let before = screen.cursor();
        let line: Vec<char> = screen.row(2).chars().collect();
        let words: Vec<char> = heading.chars().collect();
        let starts = line.windows(words.len()).rposition(|part| part == words.as_slice());
        let start = starts.unwrap_or_else(|| panic!("no column {heading:?}:\n{}", screen.contents()));
        // A heading may stand at the right of its column.
        if (usize::from(before.col)..usize::from(before.col) + 5).contains(&start) {
            return;
        }
        screen.keys("Right");
        screen.wait_until(|screen| screen.cursor_position().1 != before.col, "the next column");
    }
    panic!("{heading:?} is not reached:\n{}", screen.contents());
}

/// The members in all teams, the cursor on the hours of the first.
#[track_caller]
pub fn to_hours(screen: &mut Screen) {
    to_members(screen);
    to_column(screen, "Uren");
}

/// Goes to a member by number, wherever they are.
#[track_caller]
pub fn go_to(screen: &mut Screen, number: &str, name: &str) {
    screen.keys("f").text(number).keys("Enter");
    wait_here(screen, name);
}

/// Waits until the last line says that what was done last is stored.
#[track_caller]
pub fn wait_saved(screen: &Screen) {
    screen.wait_until(is_saved, "\"bewaard\"");
}

/// Whether the last line says that what was done last is stored. While something is being typed it may be about what was
/// done before.
pub fn is_saved(screen: &vt100::Screen) -> bool {
    let told = last_lines(screen);
    told.contains("✓ bewaard") && !told.contains("Esc ")
}

/// The last two lines of the screen: a long sentence takes both.
pub fn last_lines(screen: &vt100::Screen) -> String {
    let (rows, cols) = screen.size();
    screen.rows(0, cols.get()).skip(usize::from(rows.get()).saturating_sub(2)).collect::<Vec<_>>().join("\n")
}

/// Makes the last line forget what was stored before, by a paste that is refused where it stands.
#[track_caller]
pub fn forget_saved(screen: &mut Screen) {
    // Where there is no cell another sentence says so than on one.
    let sentences = ["meer dan één kolom geplakt", "alleen in een tekstveld of in een cel"];
    let told = |screen: &vt100::Screen| sentences.iter().any(|told| last_lines(screen).contains(told));
    screen.paste("x\ty").wait_until(told, "that nothing is pasted");
}

/// Leaves the program the ordinary way.
#[track_caller]
pub fn quit(screen: &mut Screen) {
    screen.keys("q");
    let status = screen.wait_exit(super::pty::PATIENCE).expect("q does not end the program");
    assert_eq!(status.exit_code(), 0, "{}", screen.contents());
    assert_eq!(screen.modes_left_on(), [0; 0]);
}
