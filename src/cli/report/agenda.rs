//! `report agenda`: everything that is due, as a table, in a form for a file, or as a calendar.

use std::io::Write;

use chrono::{DateTime, Utc};
use serde_json::{Value as Json, json};

use crate::cli::args::AgendaArgs;
use crate::cli::failure::Failure;
use crate::cli::list_sheet::{TableHead, out_cell, write_rows};
use crate::cli::output::{OutFile, empty_is_null};
use crate::cli::output_format::OutputFormat;
use crate::cli::session::Session;
use crate::domain::agenda::{AgendaDays, wanted};
use crate::domain::days::Day;
use crate::domain::filter::not_too_long;
use crate::domain::query::Cell;
use crate::exchange::sheet::SheetCell;
use crate::exchange::write::{CalendarEvent, WriteError, write_calendar};
use crate::report::{Agenda, Due};
use crate::text::Words;
use crate::ui::words::{due_number, due_who, left_word, let_off_words, source_word};

/// `report agenda`: what is due on the day looked at, of the sources that the filter wants.
pub fn agenda(session: &mut Session, args: &AgendaArgs) -> Result<(), Failure> {
    let form = match args.ics {
        Some(_) => OutputFormat::Calendar,
        None => args.file.format(args.format, &OutputFormat::AGENDA, session.global.json)?,
    };
    let filter = args.filter.as_deref().unwrap_or_default();
    not_too_long(filter.split_whitespace().count()).map_err(Failure::Mistyped)?;
    let repo = session.look()?;
    let look = AgendaDays { day: session.as_of, today: session.clock.today() };
    let words = &session.words;
    let sources = wanted(filter, |source| source_word(words, source.name));
    let agenda = Agenda::of(&repo, look, &sources, args.limit)?;
    if form == OutputFormat::Table {
        return table(session, &agenda);
    }
    let sheet = AgendaSheet::of(words, (&agenda, look.day), form);
    let file = OutFile { out: args.ics.clone().or_else(|| args.file.out.clone()), force: args.file.force };
    let now = session.clock.now();
    session.out.give(form, &file, |to| Ok(sheet.write(now, to)?))
}

fn table(session: &mut Session, agenda: &Agenda) -> Result<(), Failure> {
    let words = &session.words;
    let title = words.say_with("cli-agenda-title", &[("day", session.as_of.into())]);
    session.out.heading(&title)?;
    if agenda.rows.is_empty() {
        session.out.line(&words.say("agenda-empty"))?;
    } else {
        rows(session, agenda)?;
    }
    match let_off_words(&session.words, agenda) {
        Some(text) => session.out.line(&text),
        None => Ok(()),
    }
}

fn rows(session: &mut Session, agenda: &Agenda) -> Result<(), Failure> {
    let words = &session.words;
    let headings = headings(words);
    let rows: Vec<Vec<String>> = agenda.rows.iter().map(|row| texts(words, row, session.as_of).to_vec()).collect();
    session.out.table((&headings, &[false, true]), &rows)?;
    for (source, count) in &agenda.more {
        let args = [("count", (*count).into()), ("source", source_word(words, source.name).into())];
        session.out.line(&words.say_with("cli-agenda-more", &args))?;
    }
    Ok(())
}

/// The columns of the agenda, in their order.
const COLUMNS: [&str; 7] = ["due", "left", "what", "number", "who", "team", "detail"];

fn headings(words: &Words) -> [String; 7] {
    COLUMNS.map(|name| words.say(&format!("column-{name}")).into_owned())
}

/// A row as text, in the order of [`COLUMNS`].
fn texts(words: &Words, row: &Due, on: Day) -> [String; 7] {
    let detail = row.detail.as_ref().map(|cell| cell.label.clone().unwrap_or_else(|| words.value(&cell.value)));
    [
        words.day(row.due),
        left_word(words, row.days_left(on)),
        source_word(words, row.source.name),
        due_number(row).to_owned(),
        due_who(words, row),
        row.team.clone().unwrap_or_default(),
        detail.unwrap_or_default(),
    ]
}

/// The agenda on its way to a file.
pub struct AgendaSheet<'a> {
    words: &'a Words,
    agenda: &'a Agenda,
    day: Day,
    form: OutputFormat,
}

impl<'a> AgendaSheet<'a> {
    /// What is due, seen on a day, to be written in a form.
    pub fn of(words: &'a Words, (agenda, day): (&'a Agenda, Day), form: OutputFormat) -> Self {
        Self { words, agenda, day, form }
    }

    /// Writes it; `now` is when.
    ///
    /// # Errors
    /// Returns an error when the file refuses, or cannot hold it.
    pub fn write(&self, now: DateTime<Utc>, to: &mut dyn Write) -> Result<(), WriteError> {
        let title = self.words.say("view-agenda");
        match self.form {
            OutputFormat::Json => {
                let mut json = self.json();
                empty_is_null(&mut json);
                Ok(writeln!(to, "{json}")?)
            }
            OutputFormat::Calendar => write_calendar(to, &title, now, self.events()),
            form => {
                let rows = self.agenda.rows.iter().map(|row| self.cells(row));
                let names = COLUMNS.map(str::to_owned);
                let head = TableHead { title: &title, names: &names, headings: &headings(self.words), total: &[] };
                write_rows((self.words, form), &head, rows, to)
            }
        }
    }

    fn cells(&self, row: &Due) -> Vec<SheetCell> {
        let text = |text: &str| if text.is_empty() { SheetCell::Empty } else { SheetCell::Text(text.to_owned()) };
        vec![
            SheetCell::Day(row.due),
            SheetCell::Number(row.days_left(self.day).to_string()),
            SheetCell::Text(source_word(self.words, row.source.name)),
            text(due_number(row)),
            text(&due_who(self.words, row)),
            text(row.team.as_deref().unwrap_or_default()),
            row.detail.clone().map_or(SheetCell::Empty, |cell| out_cell(self.words, cell)),
        ]
    }

    /// One event for each row: what is due and the number of who it is about. A calendar often ends up on a telephone or
    /// with others, so there are no names in it and nothing that anybody wrote.
    fn events(&self) -> impl Iterator<Item = CalendarEvent> {
        self.agenda.rows.iter().map(|row| CalendarEvent {
            uid: format!("{}-{}@binnenwerk", row.id, row.source.name),
            day: row.due,
            summary: format!("{}: {}", source_word(self.words, row.source.name), self.key(row)),
        })
    }

    /// Who or what it is about without a name, or how many.
    fn key(&self, row: &Due) -> String {
        match row.about_one() {
            Some((kind, _)) => self.words.named(kind, &row.key).into_owned(),
            None => due_who(self.words, row),
        }
    }

    fn json(&self) -> Json {
        let detail = |cell: &Cell| cell.label.as_ref().map_or_else(|| json!(cell.value), |label| json!(label));
        let rows = self.agenda.rows.iter().map(|row| {
            json!({
                "source": row.source.name, "due": row.due, "days_left": row.days_left(self.day),
                "number": due_number(row), "who": row.about_one().map(|_| &row.who), "count": row.count,
                "team": row.team, "detail": row.detail.as_ref().map(detail),
                "kind": row.kind.name(), "id": row.id.to_string(),
                "about_kind": row.about.0.name(), "about": row.about.1.to_string(),
            })
        });
        let more = self.agenda.more.iter().map(|(source, count)| json!({ "source": source.name, "count": count }));
        let let_off = self.agenda.let_off.iter().map(|(s, count)| json!({ "source": s.name, "count": count }));
        json!({
            "as_of": self.day, "rows": rows.collect::<Json>(), "more": more.collect::<Json>(),
            "recorded_since": self.agenda.recorded_since, "let_off": let_off.collect::<Json>(),
        })
    }
}
