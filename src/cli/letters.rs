//! Letters to or about the rows of a query, from a template of the office. A letter has nothing of a record but the fields that
//! its template names, and nothing else is read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::args::LetterArgs;
use super::failure::Failure;
use super::parse::record;
use super::session::Session;
use crate::domain::columns::{Column, ColumnSource, Derived, column};
use crate::domain::days::{Day, parse_relative};
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::names::PersonName;
use crate::domain::query::{Cell, Query, Row};
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::domain::value::{FieldType, Value};
use crate::domain::vocabulary::Vocabulary;
use crate::exchange::letter::{MergeField, TemplatePart, parts};
use crate::exchange::read::unreadable;
use crate::exchange::write::{IfThere, WriteError, save};
use crate::report::QueryRows;
use crate::repository::{Repository, StoreError};
use crate::text::Words;

/// The largest template, in bytes.
const MOST_BYTES: u64 = 1_000_000;

/// `letter`: one letter to the terminal, or each to a file in a folder.
///
/// # Errors
/// Returns an error when the arguments cannot be followed, and the errors of [`filled_in`] and [`write`].
pub fn letter(session: &mut Session, args: &LetterArgs) -> Result<(), Failure> {
    let kind = session.kind(&args.kind)?;
    let path = template_file(&args.template, session.templates().as_deref())?;
    let mut filter = match args.filter.as_deref() {
        Some(text) => session.filter(kind, text)?,
        None => Expr::All,
    };
    let repo = session.look()?;
    if !args.keys.is_empty() {
        let ids = args.keys.iter().map(|key| record(&repo, kind, key).map(|record| record.id()));
        filter = filter.and(Expr::Among(ids.collect::<Result<_, _>>()?));
    } else if args.filter.is_none() {
        return Err(Failure::Usage("cli-letter-whom", vec![]));
    }
    let mut query = Query::of(kind, session.as_of).matching(filter);
    query.all_times = !args.keys.is_empty();
    let office = Stationery { words: &session.words, lexicon: &session.lexicon, today: session.clock.today() };
    let letters = filled_in(&repo, &office, &path, query)?;
    match (&args.out, letters.as_slice()) {
        (Some(folder), _) => {
            let if_there = if args.force { IfThere::Replace } else { IfThere::Refuse };
            if args.force {
                made_from(&path, folder, &letters)?;
            }
            let count = write(folder, &letters, if_there)?;
            session.say(
                &session
                    .words
                    .say_with("cli-letter-written", &[("count", count.into()), ("folder", told(folder).into())]),
            );
            Ok(())
        }
        (None, [one]) => session.out.line(one.text.trim_end()),
        (None, _) => Err(Failure::Usage("cli-letter-out", vec![("count", letters.len().into())])),
    }
}

/// What fields of letters are understood and told with.
pub struct Stationery<'a> {
    /// Values as people read them.
    pub words: &'a Words,
    /// Words for fields.
    pub lexicon: &'a dyn Vocabulary,
    /// From which day `{{vandaag}}` and `{{+14}}` count.
    pub today: Day,
}

/// A letter that was filled in.
#[derive(Debug, PartialEq, Eq)]
pub struct Letter {
    /// The name of its file.
    pub file: String,
    /// The text of the letter, with its fields filled in.
    pub text: String,
}

/// The file of a template: the one of this name, or else that in the folder of the office.
///
/// # Errors
/// `letter-no-template`, which names the templates that there are.
pub fn template_file(named: &Path, folder: Option<&Path>) -> Result<PathBuf, Refusal> {
    let in_folder = folder.map(|folder| folder.join(named));
    if let Some(found) = [Some(named.to_owned()), in_folder].into_iter().flatten().find(|path| path.is_file()) {
        return Ok(found);
    }
    let names = templates_in(folder);
    let reason = if names.is_empty() { Reason::LetterNoTemplates } else { Reason::LetterNoTemplate };
    Err(Refusal::new(reason).with("file", told(named)).with("there", names))
}

/// The names of the templates in a folder, in order.
pub fn templates_in(folder: Option<&Path>) -> Vec<String> {
    let there = folder.and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let mut names: Vec<String> = there.map(|entry| told(Path::new(&entry.file_name()))).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

/// A letter for each row of a query, in its order.
///
/// # Errors
/// A template that cannot be read or names a field that there is not; `letter-empty-field` when a record has nothing in a field that
/// must have something; `letter-nobody` without rows; what the store reports.
pub fn filled_in(
    repo: &dyn Repository,
    office: &Stationery<'_>,
    template: &Path,
    query: Query,
) -> Result<Vec<Letter>, Refusal> {
    let kind = query.kind;
    let text = read(template)?;
    let parts = parts(&text)?;
    let sources = parts.iter().map(|part| match part {
        TemplatePart::Text(_) => Ok(None),
        TemplatePart::Field(field) => source(office, kind, field).map(Some),
    });
    let sources: Vec<Option<FieldSource>> = sources.collect::<Result<_, _>>()?;
    let key = key_of(kind);
    let mut names: Vec<&'static str> = sources.iter().flatten().chain(&key).filter_map(FieldSource::first).collect();
    names.sort_unstable();
    names.dedup();
    let query = query.showing(&names);
    let mut reader = FieldReader { repo, office, query: &query, known: BTreeMap::new() };
    let (mut letters, mut files) = (Vec::new(), BTreeMap::<String, usize>::new());
    let stem = template.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let extension = template.extension().map_or_else(String::new, |end| format!(".{}", end.to_string_lossy()));
    let mut rows = QueryRows::new(repo, &query, None);
    for row in rows.by_ref() {
        let who = match &key {
            Some(key) => reader.text(key, &row)?,
            None => String::new(),
        };
        let mut letter = String::new();
        for (part, source) in parts.iter().zip(&sources) {
            match (part, source) {
                (TemplatePart::Text(text), _) => letter.push_str(text),
                (TemplatePart::Field(field), Some(source)) => {
                    let value = reader.text(source, &row)?;
                    if value.is_empty() && !field.may_be_empty {
                        let refusal = Refusal::new(Reason::LetterEmptyField).with("field", field.word.as_str());
                        return Err(refusal.with("who", who.as_str()));
                    }
                    letter.push_str(&value);
                }
                (TemplatePart::Field(_), None) => {}
            }
        }
        let name = format!("{stem}-{}", who.replace(|c: char| !c.is_alphanumeric(), "-"));
        let nth = files.entry(name.clone()).or_default();
        *nth += 1;
        let nth = if *nth > 1 { format!("-{nth}") } else { String::new() };
        letters.push(Letter { file: format!("{name}{nth}{extension}"), text: letter });
    }
    rows.complete()?;
    if letters.is_empty() { Err(Refusal::new(Reason::LetterNobody)) } else { Ok(letters) }
}

/// Writes letters to a folder; answers how many. It is all or nothing, also when a name is taken or the disk is full.
///
/// # Errors
/// Returns the errors of [`save`].
pub fn write(folder: &Path, letters: &[Letter], if_there: IfThere) -> Result<usize, Refusal> {
    let paths: Vec<PathBuf> = letters.iter().map(|letter| folder.join(&letter.file)).collect();
    let fresh = paths.iter().map(|path| path.symlink_metadata().is_err()).collect::<Vec<_>>();
    for (nth, (path, letter)) in paths.iter().zip(letters).enumerate() {
        let written = save(path, if_there, |to| Ok::<_, WriteError>(to.write_all(letter.text.as_bytes())?));
        if let Err(error) = written {
            for (path, fresh) in paths.iter().zip(&fresh).take(nth) {
                if *fresh {
                    let _ = fs::remove_file(path);
                }
            }
            return Err(error.into());
        }
    }
    Ok(letters.len())
}

/// Refuses to write letters over files that were not made from this template. It may have changed since: half of the lines of a
/// letter show it.
fn made_from(template: &Path, folder: &Path, letters: &[Letter]) -> Result<(), Refusal> {
    let parts = parts(&read(template)?)?;
    let texts = parts.iter().filter_map(|part| if let TemplatePart::Text(text) = part { Some(text) } else { None });
    let lines: Vec<&str> = texts.flat_map(|text| text.lines()).map(str::trim).filter(|line| !line.is_empty()).collect();
    for letter in letters {
        let path = folder.join(&letter.file);
        let Ok(there) = fs::read(&path) else { continue };
        let there = String::from_utf8_lossy(&there);
        let kept = lines.iter().filter(|line| there.contains(**line)).count();
        if !there.is_empty() && *there != letter.text && (kept == 0 || kept * 2 < lines.len()) {
            return Err(Refusal::new(Reason::FileNotOurs).with("file", told(&path)));
        }
    }
    Ok(())
}

fn read(template: &Path) -> Result<String, Refusal> {
    let refused = || Refusal::new(Reason::LetterUnreadable).with("file", told(template));
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::InvalidData => refused(),
        _ => unreadable(template, &error),
    };
    if fs::metadata(template).map_err(failed)?.len() > MOST_BYTES {
        return Err(refused());
    }
    fs::read_to_string(template).map(|text| text.trim_start_matches('\u{feff}').to_owned()).map_err(failed)
}

fn told(path: &Path) -> String {
    clean(&path.display().to_string()).into_owned()
}

/// Where the value of a field comes from.
#[derive(Debug, Clone, Copy)]
enum FieldSource {
    /// A day that the template says.
    Day(Day),
    /// A column of the row.
    Own(&'static Column),
    /// A column of what a column of the row refers to.
    Of(&'static Column, Kind, &'static Column),
}

impl FieldSource {
    /// The column of the row that is needed.
    fn first(&self) -> Option<&'static str> {
        match self {
            FieldSource::Day(_) => None,
            FieldSource::Own(column) | FieldSource::Of(column, ..) => Some(column.name),
        }
    }
}

/// What tells the record of a row from others: its number or code, or that of what it belongs to.
fn key_of(kind: Kind) -> Option<FieldSource> {
    let own = |kind: Kind| kind.key().and_then(|name| column(kind, name));
    own(kind).map(FieldSource::Own).or_else(|| {
        let owner = column(kind, kind.owner()?)?;
        let FieldType::Ref(to) = owner.ty else { return None };
        Some(FieldSource::Of(owner, to, own(to)?))
    })
}

fn source(office: &Stationery<'_>, kind: Kind, field: &MergeField) -> Result<FieldSource, Refusal> {
    let find = |kind: Kind, word: &str| {
        column(kind, word).or_else(|| office.lexicon.field(kind, word).and_then(|name| column(kind, name)))
    };
    if let Some(reason) = office.lexicon.forbidden(&field.word) {
        return Err(Refusal::new(reason).with("heading", field.word.as_str()));
    }
    let of_other = || {
        let (first, second) = field.word.split_once('.')?;
        let first = find(kind, first)?;
        let FieldType::Ref(to) = first.ty else { return None };
        Some(FieldSource::Of(first, to, find(to, second)?))
    };
    let day = || parse_relative(&field.word, office.today).ok().map(FieldSource::Day);
    let source = find(kind, &field.word).map(FieldSource::Own).or_else(of_other).or_else(day);
    source.ok_or_else(|| {
        Refusal::new(Reason::LetterUnknownField).with("field", field.word.as_str()).with("line", field.line)
    })
}

/// Reads the values of fields; what rows refer to is read once.
struct FieldReader<'a> {
    repo: &'a dyn Repository,
    office: &'a Stationery<'a>,
    query: &'a Query,
    known: BTreeMap<(Id, &'static str), String>,
}

impl FieldReader<'_> {
    fn text(&mut self, source: &FieldSource, row: &Row) -> Result<String, Refusal> {
        let cell =
            |name: &str| self.query.columns.iter().position(|column| *column == name).and_then(|at| row.cells.get(at));
        Ok(match source {
            FieldSource::Day(day) => self.office.words.day(*day),
            FieldSource::Own(own) => {
                cell(own.name).map_or_else(String::new, |cell| self.told(self.query.kind, own, cell))
            }
            FieldSource::Of(own, to, of) => match cell(own.name).and_then(|cell| cell.value.reference()) {
                Some(id) => self.of_other(*to, id, of)?,
                None => String::new(),
            },
        })
    }

    fn of_other(&mut self, kind: Kind, id: Id, of: &'static Column) -> Result<String, StoreError> {
        if let Some(known) = self.known.get(&(id, of.name)) {
            return Ok(known.clone());
        }
        let query =
            Query::of(kind, self.query.as_of).of_all_times().matching(Expr::Among(vec![id])).showing(&[of.name]);
        let rows = self.repo.window(&query, 0, 1)?.rows;
        let text =
            rows.first().and_then(|row| row.cells.first()).map_or_else(String::new, |cell| self.told(kind, of, cell));
        self.known.insert((id, of.name), text.clone());
        Ok(text)
    }

    fn told(&self, kind: Kind, column: &Column, cell: &Cell) -> String {
        match (column.source, &cell.value) {
            (_, Value::Empty) => String::new(),
            // As in a greeting, not as in a list.
            (ColumnSource::Derived(Derived::Name), Value::Text(name)) => PersonName::parse_one(name).spoken(),
            _ => self.office.words.cell(kind, column, cell),
        }
    }
}
