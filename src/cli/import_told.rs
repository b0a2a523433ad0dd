//! What an import did, or would do, as text and as JSON.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Map, Value as Json, json};

use super::done::field_as_json;
use super::failure::Failure;
use super::output::{remark, say};
use super::session::Session;
use crate::domain::change::Revision;
use crate::domain::import_options::ImportAnswer;
use crate::domain::import_summary::{ImportSummary, RowChange, RowOutcome, Tally};
use crate::domain::named::Choice;
use crate::domain::refusal::Arg;
use crate::domain::sanitize::clean;
use crate::text::{Language, Words};

/// How many rows of one outcome are told as text; `--json` tells all.
const ROWS_TOLD: usize = 100;
/// How many columns of a file are named in one sentence; `--json` names all.
const COLUMNS_TOLD: usize = 20;

/// What was read as JSON, cleaned of what could act on a terminal. Reasons are in English whatever the user's language, so that
/// scripts can compare them; `message` is in the user's. Keys: `revision` (null when nothing was stored), the sums `new`, `changed`,
/// `unchanged`, `kinds` with per kind `new`, `changed` and `unchanged`, `rows` (those with an outcome that is shown, each with `file`,
/// `sheet`, `row`, `outcome`, `kind`, `name`, `changes`; a new record's fields are told of the first thousand rows), `refused` (each with `file`, `sheet`, `row`, `column`, `value`, `code`,
/// `reason`, `message`), `unknown_columns`, `forbidden_columns`, `ambiguous_columns`, `worked_out_columns` (each with `file` and `column`), `remarks`,
/// `rejects` (files written).
pub fn as_json(
    words: &Words,
    summary: &ImportSummary,
    shown: &[RowOutcome],
    (revision, written): (Option<Revision>, &[PathBuf]),
) -> Json {
    let english = Words::new(Language::English);
    let total = |of: fn(&Tally) -> u64| summary.counts.iter().map(|(_, tally)| of(tally)).sum::<u64>();
    let kinds: Map<String, Json> = summary.counts.iter().map(|(kind, t)| (kind.name().to_owned(), json!(t))).collect();
    let sheet = |index: usize| summary.sheets.get(index).map(|sheet| (clean(&sheet.file), clean(&sheet.sheet)));
    let rows = summary.rows.iter().filter(|row| shown.contains(&row.outcome)).map(|row| {
        let (file, sheet) = sheet(row.sheet_index).unzip();
        json!({
            "file": file, "sheet": sheet, "row": row.row, "outcome": row.outcome.name(), "kind": row.kind.name(),
            "name": clean(&row.name), "changes": row.changes.iter().map(change_as_json).collect::<Json>(),
        })
    });
    let refused = summary.refused.iter().map(|row| {
        let (file, sheet) = sheet(row.sheet_index).unzip();
        json!({
            "file": file, "sheet": sheet, "row": row.row, "column": clean(&row.column), "value": clean(&row.value),
            "code": row.reason.reason.code(), "reason": english.row_reason(row), "message": words.row_reason(row),
        })
    });
    let columns = |list: &[(String, String)]| -> Json {
        list.iter().map(|(file, column)| json!({ "file": clean(file), "column": clean(column) })).collect()
    };
    let forbidden = summary.forbidden_columns.iter().map(|(file, column, code)| {
        json!({ "file": clean(file), "column": clean(column), "code": code.code(), "reason": english.forbidden(*code, column) })
    });
    json!({
        "revision": revision, "new": total(|t| t.new), "changed": total(|t| t.changed), "unchanged": total(|t| t.unchanged),
        "kinds": kinds, "rows": rows.collect::<Json>(), "refused": refused.collect::<Json>(),
        "unknown_columns": columns(&summary.unknown_columns), "forbidden_columns": forbidden.collect::<Json>(),
        "ambiguous_columns": columns(&summary.ambiguous_columns),
        "worked_out_columns": columns(&summary.worked_out_columns),
        "remarks": summary.warnings.iter().map(|w| words.refusal(&w.0)).collect::<Vec<_>>(),
        "rejects": written.iter().map(|path| clean(&path.display().to_string()).into_owned()).collect::<Vec<_>>(),
    })
}

/// The headings over the reasons in files of refused rows, in every language: such a column is left out when the file comes
/// back.
pub fn reason_headings() -> Vec<String> {
    Language::ALL.into_iter().map(|language| Words::new(language).say("cli-import-reason").into_owned()).collect()
}

fn change_as_json(change: &RowChange) -> Json {
    let fields = change.fields.iter().map(field_as_json);
    json!({ "kind": change.kind.name(), "deed": change.deed, "fields": fields.collect::<Json>() })
}

/// What was read as text: counts per kind where these are told, and the rows with an outcome that is shown on
/// stdout, remarks on stderr.
pub fn tell(
    session: &mut Session,
    summary: &ImportSummary,
    shown: &[RowOutcome],
    counts_told: bool,
) -> Result<(), Failure> {
    tell_columns(&session.words, summary);
    let words = &session.words;
    let headings = [
        String::new(),
        heading(words, RowOutcome::New.name()),
        heading(words, RowOutcome::Changed.name()),
        heading(words, RowOutcome::Unchanged.name()),
    ];
    let counts = summary.counts.iter().map(|(kind, t)| {
        vec![words.kinds(*kind).into_owned(), t.new.to_string(), t.changed.to_string(), t.unchanged.to_string()]
    });
    let counts: Vec<Vec<String>> = counts.collect();
    if counts_told {
        session.out.table((&headings, &[false, true, true, true]), &counts)?;
    }
    for outcome in RowOutcome::ALL.iter().filter(|outcome| shown.contains(outcome)) {
        match outcome {
            RowOutcome::Refused => tell_refused(session, summary)?,
            outcome => tell_taken(session, summary, *outcome)?,
        }
    }
    Ok(())
}

/// What is said of columns and of the whole, on stderr.
fn tell_columns(words: &Words, summary: &ImportSummary) {
    summary.warnings.iter().for_each(|warning| remark(words, warning));
    for (_, heading, code) in &summary.forbidden_columns {
        say(&words.forbidden(*code, heading));
    }
    for (columns, key) in [
        (&summary.worked_out_columns, "cli-import-worked-out"),
        (&summary.unknown_columns, "cli-import-unknown"),
        (&summary.ambiguous_columns, "cli-import-ambiguous"),
    ] {
        let mut by_file: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (file, column) in columns {
            by_file.entry(file).or_default().push(format!("\"{column}\""));
        }
        for (file, names) in by_file {
            let (count, over) = (names.len(), names.len().saturating_sub(COLUMNS_TOLD));
            let mut names = names.into_iter().take(COLUMNS_TOLD).collect::<Vec<_>>().join(", ");
            if over > 0 {
                let told = [("columns", Arg::Sentence(names)), ("over", over.into())];
                names = words.say_with("cli-import-columns-more", &told);
            }
            let told = [("file", file.into()), ("columns", Arg::Sentence(names)), ("count", count.into())];
            say(&words.say_with(key, &told));
        }
    }
}

fn heading(words: &Words, name: &str) -> String {
    words.say(&format!("cli-import-{name}")).into_owned()
}

/// The rows that are taken with an outcome, each with what it changes.
fn tell_taken(session: &mut Session, summary: &ImportSummary, outcome: RowOutcome) -> Result<(), Failure> {
    let words = &session.words;
    let rows = summary.rows.iter().filter(|row| row.outcome == outcome).map(|row| {
        let kind = words.kind(row.kind).into_owned();
        vec![place(summary, row.sheet_index), row.row.to_string(), row.name.clone(), kind, words.row_changes(row)]
    });
    let rows: Vec<Vec<String>> = rows.take(ROWS_TOLD).collect();
    let over = ["file", "row", "name", "kind", outcome.name()].map(|name| heading(words, name));
    tell_rows(session, (&over, &rows), summary.having(outcome))
}

/// The rows that are refused, those alike together, and what can be made so that they are taken.
fn tell_refused(session: &mut Session, summary: &ImportSummary) -> Result<(), Failure> {
    let words = &session.words;
    let alike = summary.refused_alike();
    let rows = alike.iter().take(ROWS_TOLD).filter_map(|alike| {
        let row = summary.refused.get(alike.first)?;
        let number = words.rows_alike(row.row, alike.count);
        let place = place(summary, row.sheet_index);
        Some(vec![place, number, row.column.clone(), row.value.clone(), words.row_reason(row)])
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let over = ["file", "row", "column", "value", "reason"].map(|name| heading(words, name));
    tell_rows(session, (&over, &rows), alike.len())?;
    say_answers(&session.words, summary.answers().into_iter().map(|(answer, _)| answer));
    Ok(())
}

/// Says with which options refused rows are taken.
pub fn say_answers(words: &Words, answers: impl Iterator<Item = ImportAnswer>) {
    let (mut kinds, mut doubts) = (Vec::new(), Vec::new());
    for answer in answers {
        match answer {
            ImportAnswer::Create(kind) => kinds.push(words.kinds(kind).replace(' ', "-")),
            ImportAnswer::Accept(doubt) => doubts.push(doubt.name().to_owned()),
            ImportAnswer::NumberPeople => say(&words.say("cli-import-number-people")),
            ImportAnswer::NoEnd => say(&words.say("cli-import-no-end")),
        }
    }
    for (key, all) in [("cli-import-create", kinds), ("cli-import-accept", doubts)] {
        if !all.is_empty() {
            say(&words.say_with(key, &[("all", all.join(",").as_str().into())]));
        }
    }
}

/// The first rows of a number of them, under a blank line; nothing when there are none.
fn tell_rows(session: &mut Session, (over, rows): (&[String], &[Vec<String>]), all: usize) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    session.out.line("")?;
    session.out.table((over, &[false, true]), rows)?;
    let more = all.saturating_sub(rows.len());
    if more > 0 {
        session.out.line(&session.words.say_with("cli-more-records", &[("count", more.into())]))?;
    }
    Ok(())
}

/// The file and sheet that a row stands in.
fn place(summary: &ImportSummary, sheet_index: usize) -> String {
    let sheet = summary.sheets.get(sheet_index);
    sheet.map(|sheet| format!("{} {}", sheet.file, sheet.sheet).trim_end().to_owned()).unwrap_or_default()
}
