//! `import`: files read in, as one set. First what it would do; then the deed, whole or not at all.

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::args::Import;
use super::failure::Failure;
use super::output::{Table, say};
use super::progress::Bar;
use super::session::Session;
use crate::domain::change::Revision;
use crate::domain::days::DayOrder;
use crate::domain::refusal::Arg;
use crate::domain::vocabulary::Vocabulary;
use crate::exchange::import::{ImportError, Plan, Wishes, plan, rejects};
use crate::exchange::read::{ReadError, read_file};
use crate::exchange::sheet::Sheet;
use crate::repository::Repository;
use crate::repository::sqlite::SqliteRepository;
use crate::text::{Language, Words};

/// Does it.
///
/// # Errors
/// When a file cannot be read or understood; when rows are refused and `--skip-bad` was not given; when the store refuses.
pub fn import(session: &mut Session, asked: &Import) -> Result<(), Failure> {
    let wishes = wishes(session, asked)?;
    let mut sheets = Vec::new();
    for file in &asked.files {
        sheets.extend(read_file(file)?);
    }
    let mut repo = open(session, asked.dry_run)?;
    let mut bar = Bar::new(session.words.say("cli-import-busy").into_owned());
    let planned =
        plan(&repo, &sheets, &wishes, &session.lexicon, session.ids.as_mut(), &mut |done, of| bar.show(done, of));
    bar.finish();
    let planned = planned.map_err(|error| match error {
        ImportError::Refused(refusal) => Failure::Refused(refusal),
        ImportError::Store(error) => Failure::Store(error),
    })?;
    let stuck = !planned.refused.is_empty() && !asked.skip_bad;
    let told = Told::of(&planned, session);
    let rejects =
        if asked.skip_bad && !asked.dry_run { save_rejects(session, asked, &planned, &sheets)? } else { vec![] };
    let mut revision = None;
    if !asked.dry_run && !stuck && planned.writes() > 0 {
        let set = planned.set(session.ids.next_id(), session.clock.now(), &session.actor);
        revision = Some(repo.commit(&set)?);
    }
    if session.global.json {
        session.out.json(&told.json(asked, revision, &rejects))?;
    } else {
        told.print(session)?;
        for path in &rejects {
            say(&session.words.say_with("cli-import-rejects", &[("path", path.display().to_string().into())]));
        }
        let key = match (asked.dry_run, stuck, revision) {
            (true, ..) => "cli-import-dry",
            (false, true, _) => "cli-import-stuck",
            (false, false, Some(_)) => "cli-import-done",
            (false, false, None) => "cli-import-nothing",
        };
        say(&session.words.say_with(key, &[("count", told.refused.len().into())]));
    }
    if stuck { Err(Failure::Found) } else { Ok(()) }
}

/// The database; for a look at what would happen none is made.
fn open(session: &mut Session, dry_run: bool) -> Result<SqliteRepository, Failure> {
    if dry_run && !session.database()?.0.exists() {
        let founder = (session.actor.clone(), session.clock.now());
        return Ok(SqliteRepository::open_in_memory(founder, session.ids.as_mut())?);
    }
    session.open(true)
}

fn wishes(session: &Session, asked: &Import) -> Result<Wishes, Failure> {
    let kind = match &asked.kind {
        Some(word) => {
            let kind = session.lexicon.kind(word);
            Some(kind.ok_or_else(|| Failure::usage("cli-unknown-kind", "value", word.as_str()))?)
        }
        None => None,
    };
    let mut map = Vec::new();
    for pair in &asked.map {
        let (heading, field) =
            pair.split_once('=').ok_or_else(|| Failure::usage("cli-no-equals", "value", pair.as_str()))?;
        map.push((heading.trim().to_owned(), field.trim().to_owned()));
    }
    let order = asked.dates.as_deref().map(|order| match order {
        "mdy" => DayOrder::MonthFirst,
        "ymd" => DayOrder::YearFirst,
        _ => DayOrder::DayFirst,
    });
    let on = session.global.as_of.as_ref().map(|_| session.as_of);
    Ok(Wishes { kind, map, order, create_teams: asked.create_teams, on, left_out: reason_headings() })
}

/// What stands over the reasons in a file of refused rows, in each language: left out when the file comes back.
pub fn reason_headings() -> Vec<String> {
    Language::ALL.into_iter().map(|l| Words::new(l).say("cli-reject-reason").into_owned()).collect()
}

/// Writes the refused rows beside the files they came from: `rooster-geweigerd.csv`, or with a number when there is one.
fn save_rejects(session: &Session, asked: &Import, planned: &Plan, sheets: &[Sheet]) -> Result<Vec<PathBuf>, Failure> {
    let heading = session.words.say("cli-reject-reason").into_owned();
    let tables = rejects(planned, sheets, &heading, |refusal| session.words.reason(refusal));
    let mut paths: Vec<PathBuf> = Vec::new();
    for table in tables {
        let from =
            asked.files.iter().find(|file| file.file_name().is_some_and(|name| name.to_string_lossy() == table.source));
        let folder = from.and_then(|file| file.parent()).unwrap_or(Path::new(""));
        let stem = Path::new(&table.source).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let stem = if table.sheet == stem { stem } else { format!("{stem}-{}", table.sheet) };
        let stem = format!("{stem}-{}", session.words.say("cli-rejected-suffix"));
        // Never over a file that is there: somebody may be mending it.
        let again = (2..).map(|nth| folder.join(format!("{stem}-{nth}.csv")));
        let mut names = std::iter::once(folder.join(format!("{stem}.csv"))).chain(again);
        let Some(path) = names.find(|path| !path.exists()) else { continue };
        table.save(&path)?;
        paths.push(path);
    }
    Ok(paths)
}

/// What there is to tell of a plan, in plain data.
struct Told {
    counts: Vec<(crate::domain::record::Kind, [u64; 3])>,
    refused: Vec<[String; 4]>,
    json: Json,
    notes: Vec<String>,
}

impl Told {
    fn of(planned: &Plan, session: &Session) -> Told {
        let words = &session.words;
        // Scripts compare reasons, so that these are in one language whatever the user's is.
        let english = Words::new(Language::English);
        let counts: Vec<_> = planned.counts.iter().map(|(k, t)| (*k, [t.new, t.changed, t.unchanged])).collect();
        let tallies: serde_json::Map<String, Json> = counts
            .iter()
            .map(|(kind, [new, changed, same])| {
                (kind.name().to_owned(), json!({ "new": new, "changed": changed, "unchanged": same }))
            })
            .collect();
        let rows: Vec<Json> = planned
            .refused
            .iter()
            .map(|row| {
                json!({
                    "source": row.source, "sheet": row.sheet, "row": row.row, "column": row.column, "value": row.value,
                    "code": row.reason.code, "reason": english.reason(&row.reason), "message": words.reason(&row.reason),
                })
            })
            .collect();
        let pairs = |list: &[(String, String)]| -> Vec<Json> {
            list.iter().map(|(source, column)| json!({ "source": source, "column": column })).collect()
        };
        let forbidden: Vec<Json> = planned
            .forbidden_columns
            .iter()
            .map(|(source, column, code)| {
                json!({ "source": source, "column": column, "code": code, "reason": english.forbidden(code, column) })
            })
            .collect();
        let total = |at: usize| counts.iter().map(|(_, tally)| tally[at]).sum::<u64>();
        let json = json!({
            "new": total(0), "changed": total(1), "unchanged": total(2), "counts": tallies, "refused": rows,
            "unknown_columns": pairs(&planned.unknown_columns), "forbidden_columns": forbidden,
            "ambiguous_columns": pairs(&planned.ambiguous),
        });
        let mut notes: Vec<String> =
            planned.forbidden_columns.iter().map(|(_, heading, code)| words.forbidden(code, heading)).collect();
        if !planned.unknown_columns.is_empty() {
            let names: Vec<&str> = planned.unknown_columns.iter().map(|(_, heading)| heading.as_str()).collect();
            notes.push(words.say_with("import-unknown", &[("columns", Arg::Text(names.join(", ")))]));
        }
        for (_, heading) in &planned.ambiguous {
            notes.push(words.say_with("import-ambiguous", &[("column", Arg::Text(heading.clone()))]));
        }
        notes.extend(planned.warnings.iter().map(|warning| words.refusal(&warning.0)));
        let refused = planned
            .refused
            .iter()
            .map(|row| [row.row.to_string(), row.column.clone(), row.value.clone(), words.reason(&row.reason)])
            .collect();
        Told { counts, refused, json, notes }
    }

    fn json(&self, asked: &Import, revision: Option<Revision>, rejects: &[PathBuf]) -> Json {
        let mut json = self.json.clone();
        json["dry_run"] = asked.dry_run.into();
        json["revision"] = revision.into();
        json["rejects"] = rejects.iter().map(|path| path.display().to_string()).collect();
        json
    }

    fn print(&self, session: &mut Session) -> Result<(), Failure> {
        let say = |key: &str| session.words.say(key).into_owned();
        let headings = ["".to_owned(), say("import-new"), say("import-changed"), say("import-unchanged")];
        let rows: Vec<Vec<String>> = self
            .counts
            .iter()
            .map(|(kind, tally)| {
                std::iter::once(session.words.title(*kind)).chain(tally.iter().map(u64::to_string)).collect()
            })
            .collect();
        let table = Table::new(&headings, &[false, true, true, true], &rows);
        session.out.heading(&table.row(&headings))?;
        for row in &rows {
            session.out.line(&table.row(row))?;
        }
        for note in &self.notes {
            session.out.line(note)?;
        }
        for [row, column, value, reason] in &self.refused {
            let args = [("row", row.as_str()), ("column", column), ("value", value), ("reason", reason)];
            let args = args.map(|(name, text)| (name, Arg::Text(text.to_owned())));
            let line = session.words.say_with("import-refused-row", &args);
            session.out.line(&line)?;
        }
        Ok(())
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Failure::Refused(super::reader::unreadable(&error))
    }
}
