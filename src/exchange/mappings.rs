//! What is said of the files of one source, kept under a name: a file in a folder, in English identifiers, so that it serves in both
//! languages and can be handed to a colleague.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

use super::read::unreadable;
use super::write::{IfThere, WriteError, save};
use crate::domain::days::DayOrder;
use crate::domain::import_options::{HeadingsRow, ImportOptions};
use crate::domain::kind::Kind;
use crate::domain::named::Choice;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::domain::vocabulary::Vocabulary;

/// How the name of a file with a mapping ends.
const END: &str = "toml";

/// What is said of the files of one source, as it stands in its file.
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
    headings_row: Option<RowsSaid>,
    /// The kinds of which a record is made that a row names.
    create: Vec<String>,
    /// Whether a day far away means that there is no end.
    no_end: bool,
    /// Whether people without a number get one.
    number_people: bool,
    /// Headings with the field that each goes to.
    columns: BTreeMap<String, String>,
}

/// One row for all sheets, or rows as they are typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum RowsSaid {
    All(u32),
    Each(Vec<String>),
}

impl Mapping {
    /// What can be kept of what is said, see [`ImportOptions::to_keep`].
    pub fn of(options: &ImportOptions) -> Self {
        let options = options.to_keep();
        let rows = match options.headings_rows.as_slice() {
            [] => None,
            [HeadingsRow { sheet: None, row }] => Some(RowsSaid::All(*row)),
            rows => Some(RowsSaid::Each(rows.iter().map(HeadingsRow::to_string).collect())),
        };
        Self {
            kind: options.kind.map(|kind| kind.name().to_owned()),
            dates: options.order.map(|order| order.name().to_owned()),
            headings_row: rows,
            create: options.create.iter().map(|kind| kind.name().to_owned()).collect(),
            no_end: options.no_end,
            number_people: options.number_people,
            columns: options.map.into_iter().collect(),
        }
    }

    /// What it says of files.
    ///
    /// # Errors
    /// Returns the refusal of a word in it that means nothing.
    pub fn options(self, words: &dyn Vocabulary) -> Result<ImportOptions, Refusal> {
        let not = |reason, word: String| Refusal::new(reason).with("value", word);
        let kind =
            |word: String| Kind::named(&word).or_else(|| words.kind(&word)).ok_or_else(|| not(Reason::NotAKind, word));
        let order = |word: String| DayOrder::named(&word).ok_or_else(|| not(Reason::NotADayOrder, word));
        let headings_rows = match self.headings_row {
            None => Vec::new(),
            Some(RowsSaid::All(row)) => HeadingsRow::parse_all(&row.to_string())?,
            Some(RowsSaid::Each(rows)) => HeadingsRow::parse_all(&rows.join(";"))?,
        };
        Ok(ImportOptions {
            kind: self.kind.map(kind).transpose()?,
            map: self.columns.into_iter().collect(),
            order: self.dates.map(order).transpose()?,
            create: self.create.into_iter().map(kind).collect::<Result<_, _>>()?,
            headings_rows,
            no_end: self.no_end,
            number_people: self.number_people,
            ..ImportOptions::default()
        })
    }
}

/// The folder with what is kept, whether it is there or not.
#[derive(Debug, Clone)]
pub struct MappingFolder(pub PathBuf);

impl MappingFolder {
    /// The file of a mapping by its name.
    ///
    /// # Errors
    /// Returns `mapping-name` for what cannot be the name of a file.
    pub fn place(&self, name: &str) -> Result<PathBuf, Refusal> {
        ImportOptions::check_name(name)?;
        Ok(self.0.join(format!("{name}.{END}")))
    }

    /// The names of the mappings that are kept, in order.
    ///
    /// # Errors
    /// Returns a refusal when the folder cannot be read.
    pub fn names(&self) -> Result<Vec<String>, Refusal> {
        let entries = match fs::read_dir(&self.0) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(unreadable(&self.0, &error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let path = entry.map_err(|error| unreadable(&self.0, &error))?.path();
            if path.extension().is_some_and(|end| end == END) {
                names.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
            }
        }
        names.retain(|name| self.place(name).is_ok());
        names.sort();
        Ok(names)
    }

    /// The mapping that is kept under a name.
    ///
    /// # Errors
    /// Returns `mapping-missing` when there is none, and `mapping-broken` when its file is none.
    pub fn kept(&self, name: &str) -> Result<Mapping, Refusal> {
        let path = self.place(name)?;
        match fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).map_err(|fault| broken(&path, fault.message())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(Refusal::new(Reason::MappingMissing).with("value", name))
            }
            Err(error) => Err(unreadable(&path, &error)),
        }
    }

    /// Whether something else than this is kept under a name.
    ///
    /// # Errors
    /// As [`MappingFolder::kept`], but for a name under which nothing is kept.
    pub fn holds_other(&self, name: &str, mapping: &Mapping) -> Result<bool, Refusal> {
        match self.kept(name) {
            Ok(kept) => Ok(kept != *mapping),
            Err(refusal) if refusal.reason == Reason::MappingMissing => Ok(false),
            Err(refusal) if refusal.reason == Reason::MappingBroken => Ok(true),
            Err(refusal) => Err(refusal),
        }
    }

    /// Keeps what is said of files under a name; gives the file. Something else that was kept under it is only replaced with leave.
    ///
    /// # Errors
    /// Returns `mapping-name`, `mapping-there`, and why the file cannot be written.
    pub fn keep(&self, name: &str, mapping: &Mapping, replace: bool) -> Result<PathBuf, Refusal> {
        let path = self.place(name)?;
        if !replace && self.holds_other(name, mapping)? {
            return Err(Refusal::new(Reason::MappingThere).with("value", name));
        }
        let text =
            toml::to_string(mapping).map_err(|error| Refusal::from(WriteError::from(io::Error::other(error))))?;
        fs::create_dir_all(&self.0).map_err(|error| Refusal::from(WriteError::from(error)))?;
        save(&path, IfThere::Replace, |to| to.write_all(text.as_bytes()).map_err(WriteError::from))?;
        Ok(path)
    }
}

fn broken(path: &Path, what: &str) -> Refusal {
    let path = clean(&path.display().to_string()).into_owned();
    Refusal::new(Reason::MappingBroken).with("file", path).with("what", clean(what).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Knows no word but identifiers.
    struct NoWords;

    impl Vocabulary for NoWords {
        fn field(&self, _: Kind, _: &str) -> Option<&'static str> {
            None
        }
        fn choice(&self, _: &'static [&'static str], _: &str) -> Option<&'static str> {
            None
        }
        fn choices_begun(&self, _: &'static [&'static str], _: &str) -> Vec<&'static str> {
            Vec::new()
        }
        fn flag(&self, _: &str) -> Option<bool> {
            None
        }
        fn kind(&self, _: &str) -> Option<Kind> {
            None
        }
        fn extra(&self, _: &str) -> Option<&'static str> {
            None
        }
        fn forbidden(&self, _: &str) -> Option<Reason> {
            None
        }
    }

    #[test]
    fn what_is_kept_under_a_name_is_said_again_and_replaced_only_with_leave() {
        let folder = tempfile::tempdir().unwrap();
        let folder = MappingFolder(folder.path().join("mappings"));
        assert_eq!(folder.names(), Ok(Vec::new()));
        let rows = HeadingsRow::parse_all("Blad 2=3; 1").unwrap();
        let said = ImportOptions {
            kind: Some(Kind::Member),
            map: vec![("Wie".into(), "naam".into())],
            order: Some(DayOrder::MonthFirst),
            create: vec![Kind::Team],
            headings_rows: rows,
            no_end: true,
            ..ImportOptions::default()
        };
        let mapping = Mapping::of(&said);
        folder.keep("loon", &mapping, false).unwrap();
        let kept = folder.kept("loon").unwrap();
        assert_eq!(kept.options(&NoWords), Ok(said.clone()));
        folder.keep("loon", &mapping, false).expect("the same once more");
        let other = Mapping::of(&ImportOptions { no_end: false, ..said });
        let reason = |done: Result<PathBuf, Refusal>| done.map_err(|refusal| refusal.reason);
        assert_eq!(reason(folder.keep("loon", &other, false)), Err(Reason::MappingThere));
        assert_eq!(folder.kept("loon"), Ok(mapping));
        folder.keep("loon", &other, true).unwrap();
        assert_eq!((folder.kept("loon"), folder.names()), (Ok(other.clone()), Ok(vec!["loon".to_owned()])));
        assert_eq!(reason(folder.keep("../loon", &other, true)), Err(Reason::MappingName));
        let old = "headings_row = 2\nkind = \"leden\"\n";
        fs::write(folder.place("oud").unwrap(), old).unwrap();
        let options = folder.kept("oud").unwrap().options(&NoWords);
        assert_eq!(options.unwrap_err().reason, Reason::NotAKind);
        fs::write(folder.place("oud").unwrap(), "headings_row = 2\n").unwrap();
        let options = folder.kept("oud").unwrap().options(&NoWords).unwrap();
        assert_eq!(options.headings_rows, HeadingsRow::parse_all("2").unwrap());
    }
}
