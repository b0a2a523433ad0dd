//! The line at the top: the views, the day looked at, and how far the programme is.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, style};
use crate::app::action::{Action, View};
use crate::app::actions;
use crate::app::state::App;
use crate::domain::decimal::Decimal;
use crate::text::Words;

/// Cells of the bar that shows how far the programme is.
const BAR: i64 = 10;

/// Cells kept free for how far the programme is while that is not known yet, so that the views stay where they are.
const AWAITED: usize = 14;

/// How the views are segments, the fullest first: with the name of the program or without, how many cells between them, and
/// how much of their names.
const FORMS: &[(bool, usize, ViewNames)] = &[
    (true, 2, ViewNames::Whole),
    (true, 1, ViewNames::Whole),
    (true, 1, ViewNames::Short),
    (false, 1, ViewNames::Short),
    (true, 1, ViewNames::One),
    (false, 1, ViewNames::One),
    (false, 1, ViewNames::Here),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ViewNames {
    /// Of every view.
    Whole,
    /// Of every view, shortened.
    Short,
    /// Of the view shown; of the others only their key.
    One,
    /// Only the view shown.
    Here,
}

/// Draws it. The views give way to the day looked at and to how far the programme is.
pub fn top(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let width = usize::from(area.width.saturating_sub(2));
    let day = if app.session.as_of == app.session.today {
        String::new()
    } else {
        format!(" {} {} ", canvas.words.say("as-of").to_uppercase(), canvas.words.day(app.session.as_of))
    };
    let mark = |is_so, key: &str| if is_so { format!(" {} ", canvas.words.say(key)) } else { String::new() };
    let demo = mark(app.session.is_demo, "demo-mark");
    let read_only = mark(app.session.is_read_only, "read-only-mark");
    let day = format!("{demo}{read_only}{day}");
    let progress = progress(app, canvas.words);
    let segments: Vec<Vec<(String, bool)>> = FORMS.iter().map(|form| views(app, *form, canvas)).collect();
    let needed = |views: &[(String, bool)], progress: usize| {
        let views: usize = views.iter().map(|(text, _)| text.width()).sum();
        let gap = |cells: usize| if cells > 0 { cells + 1 } else { 0 };
        views + gap(day.width()) + gap(progress)
    };
    let lengths = |short: usize| progress.get(short).or(progress.last()).map_or(AWAITED, |text| text.width());
    // Which form of the views with which form of the progress, the best first.
    let wanted = [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (3, 1), (4, 1), (4, 2), (5, 2), (6, 2)];
    let fits = |(form, short): &&(usize, usize)| needed(&segments[*form], lengths(*short)) <= width;
    let form = wanted.iter().find(fits).map_or(FORMS.len() - 1, |(form, _)| *form);
    let mut x = area.x + 1;
    for (text, here) in &segments[form] {
        let style = if *here { style::FOCUS } else { style::PLAIN };
        canvas.text((x, area.y), area.right().saturating_sub(x), text, style);
        x += text.width() as u16;
    }
    x += 1;
    if !day.is_empty() {
        canvas.text((x, area.y), area.right().saturating_sub(x), &day, style::EMPHASIS);
        x += day.width() as u16 + 1;
    }
    let room = area.right().saturating_sub(x + 1);
    if let Some(text) = progress.iter().find(|text| text.width() <= usize::from(room)) {
        canvas.right((x, area.y), room, text, style::PLAIN);
    }
}

/// The name of the program and the views, each with whether it is the one shown.
fn views(app: &App, (named, gap, names): (bool, usize, ViewNames), canvas: &Canvas<'_>) -> Vec<(String, bool)> {
    let mut segments = Vec::new();
    if named {
        segments.push((canvas.words.programme(&app.figures.programme, "app-name").into_owned(), false));
    }
    let unkeyed = Some(app.views.shown).filter(|view| !View::ALL.contains(view));
    for view in View::ALL.into_iter().chain(unkeyed) {
        let here = view == app.views.shown;
        let (key, name) = (canvas.keys.key(Action::View(view)), actions::name(Action::View(view)).unwrap_or_default());
        let name = match names {
            ViewNames::Whole => canvas.words.say(name),
            ViewNames::One if !here => "".into(),
            ViewNames::Here if !here => continue,
            _ => canvas.words.say(&format!("short-{name}")),
        };
        if !segments.is_empty() {
            segments.push((" ".repeat(gap), false));
        }
        let overdue = app.views.agenda.overdue_count.filter(|count| view == View::Agenda && *count > 0);
        let overdue = overdue.map(|count| format!(" {count}!")).unwrap_or_default();
        segments.push((format!("{}{overdue}", format!("{key} {name}").trim_end()), here));
    }
    segments
}

/// How far the programme is, the longest form first.
fn progress(app: &App, words: &Words) -> Vec<String> {
    let Some((totals, settings)) = &app.figures.totals else { return Vec::new() };
    let mark = words.language().mark();
    let word = words.say("jobs");
    let Some(jobs) = settings.jobs(totals.hours) else { return vec![format!("{word} {}", words.say("not-known"))] };
    let Some(target) = settings.target_jobs.filter(|target| *target > Decimal::ZERO) else {
        return vec![format!("{} {word}", jobs.text(mark))];
    };
    let share = jobs.0 * 1000 / target.hundredths();
    let full = (share * BAR / 100).clamp(0, BAR) as usize;
    let bar = format!("{}{}", "█".repeat(full), "░".repeat(BAR as usize - full));
    let numbers = format!("{}/{}", jobs.text(mark), target.text(mark));
    vec![format!("{numbers} {word} {bar} {share}%"), format!("{numbers} {share}%"), numbers]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ratatui::buffer::Buffer;

    use super::*;
    use crate::domain::counting::{Settings, Totals};
    use crate::domain::days::Day;
    use crate::domain::id::CountedIds;
    use crate::text::{Language, WordIndex, Words};
    use crate::ui::Localization;
    use crate::ui::keys::Keymap;

    /// The line at a width, on the day itself or another, with 870 of 1500 jobs.
    fn line(language: Language, width: u16, view: View, other_day: bool) -> String {
        let day = |d| Day::from_ymd_opt(2023, 12, d).expect("a day");
        let speech = Arc::new(Localization::new(Words::new(language), WordIndex::new()));
        let as_of = if other_day { day(30) } else { day(31) };
        let mut app = App::new(day(31), as_of, speech.clone(), Box::new(CountedIds::after(1)));
        let whole = |n| Some(Decimal::whole(n));
        let settings = Settings { job_hours: whole(25), target_jobs: whole(1500), ..Settings::default() };
        app.figures.totals = Some((Totals { hours: Decimal::whole(870 * 25), ..Totals::default() }, settings));
        app.views.shown = view;
        let area = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(area);
        let keys = Keymap::new(&[]).expect("a table that can be read");
        top(&mut Canvas::on(&mut buffer, (&speech.words, &keys), Default::default()), &app, area);
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn jobs_are_not_known_and_never_none_without_the_hours_in_one() {
        for language in Language::ALL {
            let speech = Arc::new(Localization::new(Words::new(language), WordIndex::new()));
            let day = Day::from_ymd_opt(2023, 12, 31).expect("a day");
            let mut app = App::new(day, day, speech.clone(), Box::new(CountedIds::after(1)));
            let settings = Settings { target_jobs: Some(Decimal::whole(1500)), ..Settings::default() };
            app.figures.totals = Some((Totals { hours: Decimal::whole(25), ..Totals::default() }, settings));
            let told = progress(&app, &speech.words);
            assert_eq!(told, [format!("{} {}", speech.words.say("jobs"), speech.words.say("not-known"))]);
        }
    }

    #[test]
    fn the_view_shown_and_the_other_day_stand_in_the_line_at_any_width() {
        for language in Language::ALL {
            for (width, view) in (40..200).flat_map(|width| View::ALL.map(|view| (width, view))) {
                let keys: Vec<_> = View::ALL.iter().zip('1'..).collect();
                let key = keys.iter().find(|(v, _)| **v == view).map(|(_, key)| *key).expect("a key");
                for other_day in [false, true] {
                    let line = line(language, width, view, other_day);
                    assert!(line.contains(&format!("{key} ")), "{line:?}");
                    assert_eq!(line.contains("2023"), other_day, "{line:?}");
                    if width >= 80 || (width >= 46 && !other_day) {
                        assert!(line.contains("/1500"), "{line:?}");
                        assert!(keys.iter().all(|(_, key)| line.contains(&format!(" {key} "))), "{line:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn names_are_shortened_before_the_progress_goes() {
        let at = |width| line(Language::Dutch, width, View::Roster, false);
        assert_eq!(at(80).trim(), "1 Rooster 2 Agenda 3 Kand 4 Opdr 5 Overz 6 Log 7 Kans           870,0/1500 58%");
        assert!(at(120).contains("3 Kandidaten 4 Opdrachtgevers 5 Overzicht 6 Log 7 Kansen 870,0/1500 banen █"));
        assert!(at(160).contains("Binnenwerk  1 Rooster  2 Agenda  3 Kandidaten"));
    }
}
