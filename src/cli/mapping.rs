//! What is said of the files of one source, kept under a name: `import --save-mapping` keeps it, `--mapping` uses it, and `--mappings`
//! lists what there is. Each is a file in the folder of the user's settings, in English identifiers, so that it serves in both
//! languages and can be handed to a colleague.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::args::Import;
use super::failure::Failure;
use super::import_told::reason_headings;
use super::session::Session;
use super::suggest::nearest;
use crate::config;
use crate::domain::days::DayOrder;
use crate::domain::import_options::ImportOptions;
use crate::domain::named::Choice;
use crate::domain::record::Kind;
use crate::exchange::write::{IfThere, save};

/// How the name of a file with a mapping ends.
const END: &str = "toml";

/// What is said of the files of one source, in words as they are typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The kind that every sheet is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    /// The order of day and month: `dmy`, `mdy` or `ymd`.
    #[serde(skip_serializing_if = "Option::is_none")]
    dates: Option<String>,
    /// The row on which the headings stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    headings_row: Option<u32>,
    /// The kinds of which a record is made that a row names.
    create: Vec<String>,
    /// Whether a day far away means that there is no end.
    no_end: bool,
    /// Whether people without a number get one.
    number_people: bool,
    /// Headings with the field that each goes to.
    columns: BTreeMap<String, String>,
}

impl Mapping {
    /// What the command says, and what the mapping says that it names where the command says nothing.
    ///
    /// # Errors
    /// Returns an error for words that mean nothing, a name that is none, and a mapping that is not there or cannot be read.
    pub fn of(session: &Session, args: &Import) -> Result<Self, Failure> {
        let pair = |text: &String| {
            ImportOptions::mapped(text).ok_or_else(|| Failure::usage("cli-no-map", "value", text.as_str()))
        };
        let kind = args.kind.as_deref().map(|word| session.kind(word)).transpose()?;
        let create = args.create.iter().map(|word| makeable(session, word)).collect::<Result<Vec<_>, _>>()?;
        let with_rosters = [Kind::Team, Kind::TaskPackage].into_iter().filter(|_| args.create_teams);
        let create = create.into_iter().chain(with_rosters).map(|kind| kind.name().to_owned());
        let mut said = Mapping {
            kind: kind.map(|kind| kind.name().to_owned()),
            dates: args.dates.clone(),
            headings_row: args.headings_row,
            create: create.collect(),
            no_end: args.no_end,
            number_people: args.number_people,
            columns: args.map.iter().map(pair).collect::<Result<_, Failure>>()?,
        };
        let Some(name) = &args.mapping else { return Ok(said) };
        let kept = Self::kept(name)?;
        said.kind = said.kind.or(kept.kind);
        said.dates = said.dates.or(kept.dates);
        said.headings_row = said.headings_row.or(kept.headings_row);
        said.create.extend(kept.create);
        said.no_end |= kept.no_end;
        said.number_people |= kept.number_people;
        for (heading, field) in kept.columns {
            said.columns.entry(heading).or_insert(field);
        }
        Ok(said)
    }

    /// What an import is told, but for what may be a mistake in these files.
    ///
    /// # Errors
    /// Returns an error for a word in the file of a mapping that means nothing.
    pub fn options(&self, session: &Session) -> Result<ImportOptions, Failure> {
        let order = |order: &String| {
            DayOrder::named(order).ok_or_else(|| Failure::usage("cli-mapping-dates", "value", order.as_str()))
        };
        Ok(ImportOptions {
            kind: self.kind.as_deref().map(|word| session.kind(word)).transpose()?,
            map: self.columns.clone().into_iter().collect(),
            order: self.dates.as_ref().map(order).transpose()?,
            create: self.create.iter().map(|word| makeable(session, word)).collect::<Result<_, _>>()?,
            on: session.global.as_of.as_ref().map(|_| session.as_of),
            today: Some(session.clock.today()),
            headings_row: self.headings_row,
            no_end: self.no_end,
            number_people: self.number_people,
            left_out: reason_headings(),
            ..ImportOptions::default()
        })
    }

    /// The mapping that is kept under a name.
    fn kept(name: &str) -> Result<Self, Failure> {
        let path = place(name)?;
        match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).map_err(|fault| {
                let what = fault.message().to_owned();
                Failure::Other("cli-mapping-broken", vec![("path", path.as_path().into()), ("what", what.into())])
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let names = names()?;
                let near = nearest(name, names.iter().map(|name| (name.as_str(), name)));
                let near = near.into_iter().cloned().collect();
                Err(Failure::usage("cli-no-mapping", "value", name).offering("cli-did-you-mean", near))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps it under a name, in place of what was kept under that; gives the file.
    ///
    /// # Errors
    /// Returns an error when the name is none for a file, or the file cannot be written.
    pub fn keep(&self, name: &str) -> Result<PathBuf, Failure> {
        let path = place(name)?;
        let text = toml::to_string(self).map_err(|error| Failure::from(io::Error::other(error)))?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        save(&path, IfThere::Replace, |to| Ok::<_, Failure>(to.write_all(text.as_bytes())?))?;
        Ok(path)
    }
}

/// `import --mappings`: the mappings that are kept, with what each says.
///
/// # Errors
/// Returns an error when they cannot be read.
pub fn mappings(session: &mut Session) -> Result<(), Failure> {
    let kept = names()?.into_iter().map(|name| Ok((Mapping::kept(&name)?, place(&name)?, name)));
    let kept: Vec<(Mapping, PathBuf, String)> = kept.collect::<Result<_, Failure>>()?;
    if session.global.json {
        let all = kept.iter().map(|(mapping, path, name)| json!({ "name": name, "path": path, "mapping": mapping }));
        return session.out.json(&all.collect::<Vec<_>>());
    }
    let rows: Vec<Vec<String>> = kept
        .into_iter()
        .map(|(mapping, path, name)| {
            let kind = mapping.kind.map(|kind| session.kind(&kind)).transpose()?;
            let kind = kind.map_or_else(String::new, |kind| session.words.kinds(kind).into_owned());
            let columns = mapping.columns.iter().map(|(heading, field)| format!("{heading}={field}"));
            Ok(vec![name, kind, columns.collect::<Vec<_>>().join(", "), path.display().to_string()])
        })
        .collect::<Result<_, Failure>>()?;
    let over = ["name", "kind", "column", "file"];
    let over = over.map(|name| session.words.say(&format!("cli-import-{name}")).into_owned());
    session.out.table((&over, &[]), &rows)
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

fn folder() -> Result<PathBuf, Failure> {
    config::mappings().ok_or(Failure::Other("cli-no-place", vec![]))
}

/// The file of a mapping by its name.
fn place(name: &str) -> Result<PathBuf, Failure> {
    let plain = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
    if name.is_empty() || !name.chars().all(plain) {
        return Err(Failure::usage("cli-mapping-name", "value", name));
    }
    Ok(folder()?.join(format!("{name}.{END}")))
}

/// The names of the mappings that are kept, in order.
fn names() -> Result<Vec<String>, Failure> {
    let entries = match std::fs::read_dir(folder()?) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut names = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == END) {
            names.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
        }
    }
    names.retain(|name| place(name).is_ok());
    names.sort();
    Ok(names)
}
