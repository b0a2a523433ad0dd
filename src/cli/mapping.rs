//! What is said of the files of one source: by the options of `import`, and under a name: `import --save-mapping` keeps it, `--mapping`
//! uses it, and `--mappings` lists what there is.

use serde_json::json;

use super::args::Import;
use super::failure::Failure;
use super::import_told::reason_headings;
use super::session::Session;
use super::suggest::nearest;
use crate::config;
use crate::domain::days::DayOrder;
use crate::domain::import_options::{HeadingsRow, ImportOptions};
use crate::domain::named::Choice;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::exchange::mappings::{Mapping, MappingFolder};

/// What the command says, and what the mapping says that it names where the command says nothing.
///
/// # Errors
/// Returns an error for words that mean nothing, a name that is none, and a mapping that is not there or cannot be read.
pub fn said(session: &Session, args: &Import) -> Result<ImportOptions, Failure> {
    let pair =
        |text: &String| ImportOptions::mapped(text).ok_or_else(|| Failure::usage("cli-no-map", "value", text.as_str()));
    let row = |text: &String| HeadingsRow::parse_all(text).map_err(Failure::Mistyped);
    let create = args.create.iter().map(|word| makeable(session, word)).collect::<Result<Vec<_>, _>>()?;
    let with_rosters = [Kind::Team, Kind::TaskPackage].into_iter().filter(|_| args.create_teams);
    let said = ImportOptions {
        kind: args.kind.as_deref().map(|word| session.kind(word)).transpose()?,
        map: args.map.iter().map(pair).collect::<Result<_, Failure>>()?,
        order: args.dates.as_deref().and_then(DayOrder::named),
        create: create.into_iter().chain(with_rosters).collect(),
        headings_rows: args.headings_row.iter().map(row).collect::<Result<Vec<_>, _>>()?.concat(),
        no_end: args.no_end,
        number_people: args.number_people,
        on: session.global.as_of.as_ref().map(|_| session.as_of),
        today: Some(session.clock.today()),
        left_out: reason_headings(),
        ..ImportOptions::default()
    };
    let Some(name) = &args.mapping else { return Ok(said) };
    let folder = folder()?;
    let kept = folder.kept(name).map_err(|refusal| misnamed(&folder, name, refusal))?;
    Ok(said.or(kept.options(&session.lexicon)?))
}

/// Keeps what the command says under the name that it gives.
///
/// # Errors
/// Returns an error for a name that is none, when something else is kept under it and there is no leave to replace that, and when the file
/// cannot be written.
pub fn keep(session: &mut Session, args: &Import, said: &ImportOptions) -> Result<(), Failure> {
    let Some(name) = &args.save_mapping else { return Ok(()) };
    let folder = folder()?;
    let path = folder.keep(name, &Mapping::of(said), args.file.force);
    let path = path.map_err(|refusal| misnamed(&folder, name, refusal))?;
    session.say(&session.words.say_with("cli-mapping-kept", &[("path", path.as_path().into())]));
    Ok(())
}

/// Looks whether what the command says could be kept under the name that it gives, before anything is done.
///
/// # Errors
/// As [`keep`], but for what only writing shows.
pub fn could_keep(args: &Import, said: &ImportOptions) -> Result<(), Failure> {
    let Some(name) = &args.save_mapping else { return Ok(()) };
    let folder = folder()?;
    let holds_other = folder.holds_other(name, &Mapping::of(said));
    if holds_other.map_err(|refusal| misnamed(&folder, name, refusal))? && !args.file.force {
        return Err(Refusal::new(Reason::MappingThere).with("value", name.as_str()).into());
    }
    Ok(())
}

/// `import --mappings`: the mappings that are kept, with what each says.
///
/// # Errors
/// Returns an error when they cannot be read.
pub fn mappings(session: &mut Session) -> Result<(), Failure> {
    let folder = folder()?;
    let kept = folder.names()?.into_iter().map(|name| Ok((folder.kept(&name)?, folder.place(&name)?, name)));
    let kept = kept.collect::<Result<Vec<_>, Failure>>()?;
    if session.global.json {
        let all = kept.iter().map(|(mapping, path, name)| json!({ "name": name, "path": path, "mapping": mapping }));
        return session.out.json(&all.collect::<Vec<_>>());
    }
    let rows: Vec<Vec<String>> = kept
        .into_iter()
        .map(|(mapping, path, name)| {
            let said = mapping.options(&session.lexicon)?;
            let kind = said.kind.map_or_else(String::new, |kind| session.words.kinds(kind).into_owned());
            let columns = said.map.iter().map(|(heading, field)| format!("{heading}={field}"));
            Ok(vec![name, kind, columns.collect::<Vec<_>>().join(", "), path.display().to_string()])
        })
        .collect::<Result<_, Failure>>()?;
    let over = ["name", "kind", "column", "file"];
    let over = over.map(|name| session.words.say(&format!("cli-import-{name}")).into_owned());
    session.out.table((&over, &[]), &rows)
}

/// A refusal of a name as what it is here: a word put wrongly, with the names that may have been meant.
fn misnamed(folder: &MappingFolder, name: &str, refusal: Refusal) -> Failure {
    match refusal.reason {
        Reason::MappingName => Failure::Mistyped(refusal),
        Reason::MappingMissing => {
            let names = folder.names().unwrap_or_default();
            let near = nearest(name, names.iter().map(|name| (name.as_str(), name)));
            Failure::Mistyped(refusal).offering("cli-did-you-mean", near.into_iter().cloned().collect())
        }
        _ => refusal.into(),
    }
}

/// The kind that a word of `--create` means, where a record of it can be made by its name alone.
fn makeable(session: &Session, word: &str) -> Result<Kind, Failure> {
    let kind = session.kind(word)?;
    if ImportOptions::can_make(kind) {
        return Ok(kind);
    }
    let kinds: Vec<String> = ImportOptions::makeable().map(|kind| session.typed_kind(kind)).collect();
    let kind = session.typed_kind(kind);
    Err(Failure::Usage("cli-no-create", vec![("kind", kind.into()), ("kinds", kinds.join(", ").into())]))
}

fn folder() -> Result<MappingFolder, Failure> {
    config::mappings().map(MappingFolder).ok_or(Failure::Other("cli-no-place", vec![]))
}
