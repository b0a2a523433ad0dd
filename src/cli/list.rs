//! `list`: the rows of a query as a table on the terminal, or in a form for a file.

use super::args::List;
use super::failure::Failure;
use super::list_sheet::ListSheet;
use super::session::Session;
use crate::cli::output_format::OutputFormat;
use crate::domain::access::noted::{AccessDeed, list_is_noted};
use crate::domain::access::topic::topic_of;
use crate::domain::columns::{Column, ColumnSource, columns, key_column};
use crate::domain::filter::Expr;
use crate::domain::query::{Query, Row, Sort};
use crate::domain::record::Kind;
use crate::report::{PIECE, QueryRows};
use crate::repository::Repository;

/// The columns of a table on a terminal when nobody chose some; the other forms then have all.
fn usual(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Member => &["number", "name", "team", "task_package", "hours", "jobs", "contract_until", "status"],
        Kind::Team => &["code", "name", "client", "places", "filled", "reserved", "open", "jobs", "status"],
        Kind::Vacancy => &["number", "team", "task_package", "role", "hours", "places", "wanted_by", "status"],
        Kind::Parameter => &["title", "name", "value", "text", "from", "certainty", "source"],
        Kind::Instrument => {
            &["member", "member_key", "instrument", "status", "from", "until", "deadline", "payer", "reference"]
        }
        Kind::Staff => &["name", "role", "phone", "email"],
        _ => &[],
    }
}

/// `list`: the columns, filter, order and format that were asked for, else the usual ones of the kind.
pub fn list(session: &mut Session, args: &List) -> Result<(), Failure> {
    let kind = session.kind(&args.kind)?;
    let form = args.form.file.format(args.form.format, &OutputFormat::LIST, session.global.json)?;
    let mut names: Vec<&'static str> = if args.columns.is_empty() {
        let usual = if matches!(form, OutputFormat::Table | OutputFormat::Markdown) { usual(kind) } else { &[] };
        // A team is told by its name where a reader has little room.
        let told = |c: &&Column| form != OutputFormat::Table || c.source != ColumnSource::KeyOf("team");
        if usual.is_empty() { columns(kind).iter().filter(told).map(|c| c.name).collect() } else { usual.to_vec() }
    } else {
        let named = args.columns.iter().map(|word| session.column(kind, word.trim()).map(|c| c.name));
        named.collect::<Result<_, _>>()?
    };
    if form == OutputFormat::Json {
        let keys: Vec<_> = names.iter().filter_map(|name| Some(key_column(kind, name)?.name)).collect();
        names.extend(keys.into_iter().filter(|key| !names.contains(key)).collect::<Vec<_>>());
    }
    // Whatever the form, the same rows: what a table shows is searched, as on the screen.
    let searched = match usual(kind) {
        usual if args.columns.is_empty() && !usual.is_empty() => usual,
        _ => &names,
    };
    let filter = match args.filter.as_deref() {
        Some(text) => session.filter_among(kind, searched, text)?,
        None => Expr::All,
    };
    let sort = match args.sort.as_deref() {
        None => Sort::usual(kind),
        Some(word) => {
            let (descending, word) = word.strip_prefix('-').map_or((false, word), |word| (true, word));
            Sort { column: session.column(kind, word)?.name, descending }
        }
    };
    let mut query = Query::of(kind, session.as_of).matching(filter).sorted(sort).showing(&names);
    query.all_times = args.all;
    let repo = session.look()?;
    repo.access().must_see(&[topic_of(kind)])?;
    repo.access().must_see_asked(&query)?;
    // What is written to be kept, or taken away through the door, is an export, whatever stands in it.
    if args.form.file.out.is_some() || form.is_for_a_file() {
        session.deed = Some(AccessDeed::Export);
    }
    if session.deed == Some(AccessDeed::Export) || list_is_noted(&query) {
        session.note(Some(kind.name()), None)?;
    }
    let mut sheet = ListSheet::of(&query, QueryRows::new(&repo, &query, args.limit));
    if form == OutputFormat::Table {
        return table(&mut sheet, session);
    }
    let words = &session.words;
    session.out.give(form, &args.form.file, |to| {
        sheet.write(words, form, to)?;
        // A list that the store broke off must not come to stand there as if it were complete.
        Ok(sheet.rows.complete()?)
    })
}

fn table(sheet: &mut ListSheet<'_>, session: &mut Session) -> Result<(), Failure> {
    let words = &session.words;
    let headings: Vec<String> = sheet.shown.iter().map(|c| words.short(sheet.kind, c.name).into_owned()).collect();
    let right: Vec<bool> = sheet.shown.iter().map(|c| c.ty.is_number()).collect();
    let (kind, shown) = (sheet.kind, sheet.shown.clone());
    let text = |row: Row| -> Vec<String> {
        shown.iter().zip(&row.cells).map(|(column, cell)| words.cell(kind, column, cell)).collect()
    };
    let first: Vec<Vec<String>> = sheet.rows.by_ref().take(PIECE as usize).map(text).collect();
    let table = session.out.begin_table((&headings, &right), &first)?;
    for row in first {
        session.out.line(&table.row(&row))?;
    }
    for row in sheet.rows.by_ref() {
        session.out.line(&table.row(&text(row)))?;
    }
    Ok(sheet.rows.complete()?)
}
