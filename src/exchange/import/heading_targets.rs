//! What a column is used for, by its heading and by what is said of it.

use std::collections::{BTreeSet, HashSet};

use rust_xlsxwriter::utility::column_number_to_name;

use super::mapped_column::{FieldTarget, MappedColumn, NAME_PARTS, Use, has_number};
use super::number_points::PointMeaning;
use super::percentages::PercentsOf;
use super::prelude::*;
use crate::domain::columns::{ColumnSource, column, key_column};
use crate::domain::import_options::ImportOptions;
use crate::exchange::sheet::Sheet;

/// The mapping that leaves a column out.
const LEAVE_OUT: &str = "-";

/// The columns of a sheet, read as one about a kind.
pub(super) fn columns(
    sheet: &Sheet,
    shape: Kind,
    options: &ImportOptions,
    words: &dyn Vocabulary,
) -> Vec<MappedColumn> {
    let used = |heading: &str, hidden: bool| {
        if let Some(code) = words.forbidden(heading) {
            return Use::Forbidden(code);
        }
        if options.leaves_out(heading) {
            return Use::LeftOut;
        }
        let mapped = mapped(heading, options);
        if hidden && mapped.is_none() {
            return Use::Hidden;
        }
        match mapped.unwrap_or(heading) {
            LEAVE_OUT if mapped.is_some() => Use::LeftOut,
            "" => Use::Unknown,
            word => match target_named(shape, word, words) {
                Some(target) => Use::Field(target),
                None if words.field(shape, &capitalised(word)).is_some() => Use::WorkedOut,
                None => Use::Unknown,
            },
        }
    };
    let mut columns: Vec<MappedColumn> = sheet
        .headings
        .iter()
        .enumerate()
        .map(|(index, heading)| MappedColumn {
            heading: match u16::try_from(index) {
                Ok(index) if heading.is_empty() => column_number_to_name(index),
                _ => heading.clone(),
            },
            used: used(heading, sheet.hides(index)),
            only_key: false,
            order: DayOrder::default(),
            doubtful: false,
            point: PointMeaning::Unclear,
            percents: PercentsOf::Hundred,
            nothing: HashSet::new(),
            unclear: HashSet::new(),
        })
        .collect();
    code_beside_name(&mut columns, shape, words);
    if shape == Kind::Member {
        without_team(&mut columns);
    }
    columns
}

/// What the options say that a column is; `None` where they do not speak of it.
fn mapped<'a>(heading: &str, options: &'a ImportOptions) -> Option<&'a str> {
    options.map.iter().find(|(from, _)| fold(from) == fold(heading)).map(|(_, to)| to.trim())
}

/// In a list of what belongs to a person, a name beside the number is that of the person: the row is only about both. Where the list has
/// no other column for the person, its one name is who is meant.
pub(super) fn name_beside_number(
    columns: &mut [MappedColumn],
    shape: Kind,
    options: &ImportOptions,
    words: &dyn Vocabulary,
) {
    let person = shape.fields().iter().find_map(|info| match info.ty {
        FieldType::Ref(to) if has_number(to) => Some((to, info.name, key_column(shape, info.name)?.name)),
        _ => None,
    });
    let Some((to, field, key)) = person.filter(|_| !has_number(shape)) else { return };
    let given = |target| columns.iter().any(|column| column.target() == Some(target));
    let alone = !given((shape, key)) && !given((shape, field));
    // Without a number only who says what the file is about can mean a name by itself.
    if alone && options.kind != Some(shape) {
        return;
    }
    let part = |column: &MappedColumn| {
        let heading = capitalised(mapped(&column.heading, options).unwrap_or(&column.heading));
        let own = words.field(to, &heading).filter(|field| NAME_PARTS.contains(field));
        own.or(words.extra(&heading).filter(|part| *part == "person_name").map(|_| "name"))
    };
    let mut parts: Vec<(usize, &'static str)> = Vec::new();
    for (index, column) in columns.iter().enumerate().filter(|(_, column)| column.used == Use::Unknown) {
        let free = |part: &&'static str| !given((to, *part)) && parts.iter().all(|(_, other)| other != part);
        let found = part(column).filter(free).map(|part| (index, part));
        parts.extend(found);
    }
    if alone {
        if let [(index, "name")] = parts[..] {
            columns.iter_mut().skip(index).take(1).for_each(|column| column.used = Use::Field((shape, field)));
        }
        return;
    }
    // A given name alone tells nobody apart.
    if parts.iter().any(|(_, part)| matches!(*part, "name" | "surname")) {
        for (index, part) in parts {
            columns.iter_mut().skip(index).take(1).for_each(|column| column.used = Use::Field((to, part)));
        }
    }
}

/// In a list of members without teams the first and last day belong to the employment, if the list is about employments at
/// all; hours and tasks go nowhere.
fn without_team(columns: &mut [MappedColumn]) {
    let targets: BTreeSet<FieldTarget> = columns.iter().filter_map(MappedColumn::target).collect();
    if targets.contains(&(Kind::Placement, Placement::team)) {
        return;
    }
    let employed = targets.iter().any(|(kind, _)| *kind == Kind::Employment);
    let mut taken = targets;
    for column in columns {
        let Some((Kind::Placement, field)) = column.target() else { continue };
        let instead = (Kind::Employment, field);
        let fits = employed && matches!(field, "from" | "until" | "end_reason") && taken.insert(instead);
        column.used = if fits { Use::Field(instead) } else { Use::Unknown };
    }
}

/// Where both the code and the name of the team are given, they are two parts of one reference; a code alone is the reference.
fn code_beside_name(columns: &mut [MappedColumn], shape: Kind, words: &dyn Vocabulary) {
    let kind = if shape == Kind::Member { Kind::Placement } else { shape };
    if kind == Kind::Team || kind.field("team").is_none() {
        return;
    }
    let (team, code) = (Use::Field((kind, "team")), Use::Field((Kind::Team, Team::code)));
    if !columns.iter().any(|column| column.used == team) {
        for column in columns.iter_mut().filter(|column| column.used == code) {
            (column.used, column.only_key) = (team.clone(), true);
        }
    }
    let mut teams: Vec<_> = columns.iter_mut().filter(|column| column.used == team).collect();
    let is_code = |c: &&mut &mut MappedColumn| words.field(Kind::Team, &capitalised(&c.heading)) == Some("code");
    if teams.len() > 1
        && let Some(column) = teams.iter_mut().find(is_code)
    {
        column.used = code;
    }
}

/// Whether a word names a field of a sheet about a kind, or a value that is worked out for its list.
pub(super) fn names_field(shape: Kind, word: &str, words: &dyn Vocabulary) -> bool {
    target_named(shape, word, words).is_some() || words.field(shape, &capitalised(word)).is_some()
}

/// Where a word over a column of a sheet about a kind sends its values; `None` where it names no field.
pub(super) fn target_named(shape: Kind, word: &str, words: &dyn Vocabulary) -> Option<FieldTarget> {
    let heading = capitalised(word);
    let by_word = |kind: Kind| words.field(kind, &heading).or_else(|| column(kind, word).map(|c| c.name));
    let part = words.extra(&heading);
    if shape == Kind::Member {
        return roster_target(&by_word, part);
    }
    let word = by_word(shape);
    if let Some(field) = word.filter(|field| shape.field(field).is_some()) {
        return Some((shape, field));
    }
    match (shape, word.or(part)) {
        (Kind::Team, Some("client")) => Some((Kind::ClientShare, ClientShare::organisation)),
        (Kind::Team, Some("leader" | "team_leader")) => Some((Kind::TeamRole, "team_leader")),
        (Kind::Team, Some("coach" | "job_coach")) => Some((Kind::TeamRole, "job_coach")),
        (Kind::Team, None) if by_word(Kind::ClientShare) == Some(ClientShare::share) => {
            Some((Kind::ClientShare, ClientShare::share))
        }
        (Kind::WorkType, part) if part == Some("task_packages") || by_word(Kind::TaskPackage) == Some("name") => {
            Some((Kind::TaskPackage, TaskPackage::name))
        }
        (Kind::Staff | Kind::Candidate, Some("name" | "person_name")) => Some((shape, "name")),
        (kind, word) => match column(kind, word?)?.source {
            ColumnSource::Fact(fact, field) => Some((fact, field)),
            ColumnSource::KeyOf(field) => key_target(kind, (field, word?)),
            _ => None,
        },
    }
}

/// Where the key of what a field refers to goes; `None` where the field is worked out.
pub(super) fn key_target(kind: Kind, (field, key): (&str, &'static str)) -> Option<FieldTarget> {
    match kind.field(field)?.ty {
        FieldType::Ref(Kind::Team) => Some((Kind::Team, Team::code)),
        _ => Some((kind, key)),
    }
}

/// The word with a capital: a heading is never an abbreviation that a user typed, and the vocabulary tells by the capital.
fn capitalised(word: &str) -> String {
    let mut signs = word.trim().chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// The target of a column in a list of members: the member, the placement or the employment.
fn roster_target(by_word: &dyn Fn(Kind) -> Option<&'static str>, part: Option<&'static str>) -> Option<FieldTarget> {
    // "Contract" in a list of people is the kind of contract; as a column of the screen it is the day on which it ends.
    if let Some(field @ ("contract" | "contract_until" | "employer")) = by_word(Kind::Employment) {
        return Some((Kind::Employment, field));
    }
    match by_word(Kind::Member) {
        Some("name") => Some((Kind::Member, "name")),
        Some(field) => match column(Kind::Member, field)?.source {
            ColumnSource::Own | ColumnSource::Standing => Some((Kind::Member, field)),
            ColumnSource::Placement(field) => Some((Kind::Placement, field)),
            ColumnSource::Employment(field) | ColumnSource::Service(field) => Some((Kind::Employment, field)),
            ColumnSource::Fact(kind, field) => Some((kind, field)),
            ColumnSource::KeyOf(_) => Some((Kind::Team, Team::code)),
            ColumnSource::Derived(_) => None,
        },
        None if part == Some("person_name") => Some((Kind::Member, "name")),
        None => by_word(Kind::Placement).filter(|field| *field == "end_reason").map(|field| (Kind::Placement, field)),
    }
}
