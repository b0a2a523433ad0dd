//! The line at the top: the views, the day looked at, and how far the programme is.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::Paint;
use super::canvas::{Canvas, look};
use crate::app::action::{Action, View};
use crate::app::state::App;
use crate::domain::decimal::Decimal;

/// Cells of the bar that shows how far the programme is.
const BAR: i64 = 10;

/// Draws it.
pub fn top(canvas: &mut Canvas<'_>, app: &App, area: Rect, paint: &Paint<'_>) {
    let say = |key: &str| paint.words.say(key).into_owned();
    let mut x = area.x + 1;
    let name = say("app-name");
    canvas.text((x, area.y), area.width - 1, &name, look::heading());
    x += name.width() as u16 + 2;
    for (view, key) in [(View::Roster, "view-roster"), (View::Log, "view-log")] {
        let text = format!("{} {}", paint.keys.key(Action::View(view)), say(key));
        let style = if app.view == view { look::focus() } else { look::plain() };
        canvas.text((x, area.y), area.right().saturating_sub(x), &text, style);
        x += text.width() as u16 + 2;
    }
    if app.as_of != app.today {
        let text = format!(" {} {} ", say("as-of").to_uppercase(), paint.words.day(app.as_of));
        canvas.text((x, area.y), area.right().saturating_sub(x), &text, look::loud());
        x += text.width() as u16 + 1;
    }
    let room = area.right().saturating_sub(x + 1);
    for text in progress(app, paint) {
        if text.width() <= usize::from(room) {
            canvas.right((x, area.y), room, &text, look::plain());
            return;
        }
    }
}

/// How far the programme is, the longest form first.
fn progress(app: &App, paint: &Paint<'_>) -> Vec<String> {
    let Some((totals, settings)) = &app.totals else { return Vec::new() };
    let jobs = settings.jobs(totals.hours);
    let mark = if paint.words.number(Decimal::from_hundredths(50)).contains(',') { ',' } else { '.' };
    let word = paint.words.say("jobs");
    let Some(target) = settings.target_jobs.filter(|target| *target > Decimal::ZERO) else {
        return vec![format!("{} {word}", jobs.text(mark))];
    };
    let share = jobs.0 * 1000 / target.hundredths();
    let full = (share * BAR / 100).clamp(0, BAR) as usize;
    let bar = format!("{}{}", "█".repeat(full), "░".repeat(BAR as usize - full));
    let numbers = format!("{}/{}", jobs.text(mark), target.text(mark));
    vec![format!("{numbers} {word} {bar} {share}%"), format!("{numbers} {share}%"), numbers]
}
