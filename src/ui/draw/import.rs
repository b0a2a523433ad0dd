//! Reading in files: what it would do, before it is done.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

use super::canvas::{Canvas, CellPosition, style};
use super::selection::{rows_shown, text_rows};
use crate::app::layers::import::{ImportLine, ImportPreview, ImportStage, ImportView};
use crate::domain::import_options::ImportAnswer;
use crate::domain::import_summary::{ImportSummary, ImportedRow, RowOutcome};
use crate::domain::named::Choice as _;
use crate::domain::refusal::Arg;
use crate::text::Words;

/// Widths of the columns of numbers.
const NUMBER: u16 = 13;
/// Width of the column of kinds.
const KIND: u16 = 24;
/// What a row changes stands so far to the right under it, where it does not fit beside it.
const INDENT: u16 = 4;

/// Draws it; answers where the cursor stands.
pub fn import(canvas: &mut Canvas<'_>, view: &ImportView, body: Rect) -> Option<CellPosition> {
    canvas.clear(body);
    let words = canvas.words;
    let files = view.of.files.iter();
    let files: Vec<String> =
        files.map(|file| file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()).collect();
    let title = format!("▌{} · {}", words.say("import-title"), files.join(", "));
    let inner = canvas.frame(body, &title, "", style::FOCUS);
    let mut cursor = (inner.x + 1, inner.y);
    match &view.stage {
        ImportStage::Reading(done, all) => gauge(canvas, inner, "import-reading", (*done, *all)),
        ImportStage::Writing(done, all) => gauge(canvas, inner, "import-writing", (*done, *all)),
        ImportStage::Unclear(refusal) => {
            let answer = ImportAnswer::to(refusal).map(|answer| (answer, 0));
            let area = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
            let used = canvas.wrapped(area, &words.refusal(refusal), style::ALARM);
            let lines = answer.iter().map(|(answer, _)| keyed(words, 1, *answer));
            let lines: Vec<String> = lines.chain([words.say("import-about").into_owned()]).collect();
            for (nth, line) in (0..).zip(&lines) {
                canvas.text((area.x, area.y + used + 1 + nth), area.width, line, style::HEADING);
            }
            cursor = (area.x, area.y + used + lines.len() as u16);
        }
        ImportStage::Ready(preview) => {
            cursor = match view.shown {
                None => whole(canvas, inner, preview, view.top),
                Some(outcome) => rows(canvas, inner, (preview, outcome), view.top),
            }
        }
    }
    Some(cursor)
}

fn gauge(canvas: &mut Canvas<'_>, inner: Rect, key: &str, (done, all): (u64, u64)) {
    canvas.text((inner.x + 1, inner.y + 1), inner.width - 2, &canvas.words.say(key), style::PLAIN);
    if all == 0 {
        let since = canvas.words.say_with("import-seconds", &[("count", done.into())]);
        canvas.text((inner.x + 1, inner.y + 3), inner.width - 2, if done == 0 { "" } else { &since }, style::PLAIN);
        return;
    }
    let width = u64::from(inner.width.saturating_sub(10));
    let full = (width * done.min(all)).checked_div(all).unwrap_or(0) as usize;
    let bar = format!("{}{}", "█".repeat(full), "░".repeat(width as usize - full));
    canvas.text((inner.x + 1, inner.y + 3), inner.width - 2, &bar, style::FOCUS);
    let share = (done.min(all) * 100).checked_div(all).unwrap_or(0);
    canvas.right((inner.x + 1, inner.y + 3), inner.width - 2, &format!("{share}%"), style::PLAIN);
}

/// What is told of the whole: the numbers, the remarks and the refused rows. Answers where the cursor stands: on what is to be
/// answered.
fn whole(canvas: &mut Canvas<'_>, inner: Rect, preview: &ImportPreview, top: usize) -> CellPosition {
    let words = canvas.words;
    let summary = &preview.summary;
    let (x, width) = (inner.x + 1, inner.width.saturating_sub(2));
    let asked = questions(words, preview);
    let last = inner.bottom().saturating_sub(asked.len() as u16);
    let y = numbers(canvas, (x, inner.y), summary);
    let lines = preview.told();
    let top = top.min(lines.len().saturating_sub(1));
    let mut area = Rect { x, y, width, height: last.saturating_sub(y) };
    let mut rest = lines.get(top..).unwrap_or_default();
    while let Some(line) = rest.first().filter(|_| area.height > 0) {
        // Rows stand in columns under each other, remarks over the whole width.
        let rows: Vec<Vec<String>> =
            rest.iter().take(usize::from(area.height)).map_while(|line| refused_row(words, line)).collect();
        let used = match rows.len() {
            0 => {
                rest = rest.get(1..).unwrap_or_default();
                let (text, style) = remark(words, line);
                canvas.wrapped(area, &text, style)
            }
            count => {
                rest = rest.get(count..).unwrap_or_default();
                text_rows(canvas, (&rows, 0), [18, 20, usize::from(width) / 3], Rect { height: count as u16, ..area });
                count as u16
            }
        };
        let used = used.min(area.height);
        area = Rect { y: area.y + used, height: area.height - used, ..area };
    }
    let reach = lines.len() - rest.len();
    if (top, reach) != (0, lines.len()) {
        let shown = rows_shown((top as u64, reach as u64), lines.len() as u64, words);
        canvas.right((x, last + asked.len() as u16 - 1), width, &shown, style::MUTED);
    }
    for (nth, line) in (0..).zip(&asked) {
        canvas.text((x, last + nth), width, line, style::HEADING);
    }
    (x, last)
}

/// The numbers of records of each kind; answers the line below them.
fn numbers(canvas: &mut Canvas<'_>, (x, mut y): CellPosition, summary: &ImportSummary) -> u16 {
    if summary.counts.is_empty() {
        return y;
    }
    let words = canvas.words;
    for (nth, key) in (0..).zip(["import-new", "import-changed", "import-unchanged"]) {
        canvas.right((x + KIND + nth * NUMBER, y), NUMBER - 1, &words.say(key), style::HEADING);
    }
    for (kind, tally) in &summary.counts {
        y += 1;
        canvas.text((x, y), KIND, &words.title(*kind), style::PLAIN);
        for (nth, number) in (0..).zip([tally.new, tally.changed, tally.unchanged]) {
            canvas.right((x + KIND + nth * NUMBER, y), NUMBER - 1, &number.to_string(), style::PLAIN);
        }
    }
    y + 2
}

/// A refused row in its columns; `None` for another line.
fn refused_row(words: &Words, line: &ImportLine<'_>) -> Option<Vec<String>> {
    let ImportLine::Row(row, count) = line else { return None };
    let number = words.rows_alike(row.row, *count);
    let number = words.say_with("import-row", &[("row", number.as_str().into())]);
    Some(vec![number, row.column.clone(), row.value.clone(), words.row_reason(row)])
}

/// A line that is a sentence, with its style.
fn remark(words: &Words, line: &ImportLine<'_>) -> (String, Style) {
    match line {
        ImportLine::Refused(count) => (words.say_with("import-refused", &[("count", Arg::from(*count))]), style::ALARM),
        ImportLine::Row(row, _) => (words.row_reason(row), style::PLAIN),
        ImportLine::Forbidden(heading, why) => (words.forbidden(*why, heading), style::ALARM),
        ImportLine::Remark(remark) => (words.refusal(remark), style::MARKED),
        ImportLine::Ambiguous(heading) => {
            (words.say_with("import-ambiguous", &[("column", (*heading).into())]), style::MARKED)
        }
        ImportLine::LeftOut(key, headings) => {
            let names: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
            (words.say_with(key, &[("columns", names.into())]), style::MUTED)
        }
    }
}

/// The answers that can be given, each with its key, and then what can be done.
fn questions(words: &Words, preview: &ImportPreview) -> Vec<String> {
    let keyed = |(nth, (answer, count)): (usize, &(ImportAnswer, usize))| {
        let args = [("what", Arg::Sentence(keyed(words, nth + 1, *answer))), ("count", (*count).into())];
        words.say_with("import-answer", &args)
    };
    let mut lines: Vec<String> = preview.answers.iter().enumerate().map(keyed).collect();
    let through: Vec<String> = preview
        .to_look_through()
        .map(|outcome| format!("{} {}", words.say(outcome_key(outcome)), preview.summary.having(outcome)))
        .collect();
    let about = words.say("import-about");
    lines.push(match through.is_empty() {
        true => about.into_owned(),
        false => {
            let list = Arg::Sentence(through.join(", "));
            format!("{} · {about}", words.say_with("import-look-through", &[("list", list)]))
        }
    });
    let key = match (preview.summary.refused.is_empty(), preview.summary.writes()) {
        (true, 0) => "import-nothing",
        (true, _) => "import-go",
        (false, 0) => "import-stuck",
        (false, _) => "import-go-good",
    };
    lines.push(words.say(key).into_owned());
    lines
}

/// An answer after its key.
fn keyed(words: &Words, nth: usize, answer: ImportAnswer) -> String {
    let what = match answer {
        ImportAnswer::Create(kind) => {
            words.say_with("import-answer-create", &[("kind", Arg::Sentence(words.kinds(kind).into_owned()))])
        }
        ImportAnswer::Accept(doubt) => words.say(&format!("import-answer-{}", doubt.name())).into_owned(),
        ImportAnswer::NumberPeople => words.say("import-answer-number-people").into_owned(),
        ImportAnswer::NoEnd => words.say("import-answer-no-end").into_owned(),
    };
    format!("{nth}: {what}")
}

fn outcome_key(outcome: RowOutcome) -> &'static str {
    match outcome {
        RowOutcome::New => "import-new",
        RowOutcome::Changed => "import-changed",
        RowOutcome::Unchanged => "import-unchanged",
        RowOutcome::Refused => "import-refused",
    }
}

/// The rows with an outcome, each with what it changes; answers where the cursor stands.
fn rows(
    canvas: &mut Canvas<'_>,
    inner: Rect,
    (preview, outcome): (&ImportPreview, RowOutcome),
    top: usize,
) -> CellPosition {
    let words = canvas.words;
    let (x, width) = (inner.x + 1, inner.width.saturating_sub(2));
    let count = preview.summary.having(outcome);
    let heading = format!("{} {count}", words.say(outcome_key(outcome)));
    canvas.text((x, inner.y), width, &heading, style::HEADING);
    let top = top.min(count.saturating_sub(1));
    let mut area = Rect { x, y: inner.y + 1, width, height: inner.height.saturating_sub(2) };
    let mut shown = 0;
    for row in preview.having(outcome).skip(top) {
        let (head, what) = (row_head(words, preview, row), words.row_changes(row));
        let beside = if what.is_empty() { head.clone() } else { format!("{head} · {what}") };
        let lines =
            if beside.width() <= usize::from(width) { vec![(0, beside)] } else { vec![(0, head), (INDENT, what)] };
        if area.height == 0 {
            break;
        }
        for (indent, line) in lines {
            let below = Rect { x: x + indent, width: width.saturating_sub(indent), ..area };
            let used = canvas.wrapped(below, &line, style::PLAIN).min(area.height);
            area = Rect { y: area.y + used, height: area.height - used, ..area };
        }
        shown += 1;
    }
    let last = inner.bottom().saturating_sub(1);
    canvas.text((x, last), width, &words.say("import-looking-through"), style::HEADING);
    let reach = rows_shown((top as u64, (top + shown) as u64), count as u64, words);
    canvas.right((x, last), width, &reach, style::MUTED);
    (x, inner.y)
}

/// Where a row stands, and whom it is about.
fn row_head(words: &Words, preview: &ImportPreview, row: &ImportedRow) -> String {
    let number = words.say_with("import-row", &[("row", i64::from(row.row).into())]);
    let sheet = preview.summary.sheets.get(row.sheet_index).filter(|_| preview.summary.sheets.len() > 1);
    let sheet = sheet.map(|sheet| format!("{} ", sheet.sheet)).unwrap_or_default();
    format!("{sheet}{number}: {}", row.name)
}
