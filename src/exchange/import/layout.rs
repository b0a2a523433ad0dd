//! The kind of a sheet and the use of each of its columns, decided by the headings; where these leave it open, by the names of sheet and
//! file.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::iter;
use std::path::Path;

use rust_xlsxwriter::utility::column_number_to_name;

use super::prelude::*;
use crate::domain::columns::{ColumnSource, column, key_column};
use crate::domain::field::FieldInfo;
use crate::domain::import_options::ImportOptions;
use crate::exchange::sheet::Sheet;

/// Where the values of a column go: a field of a kind, or a part that a row brings along, such as the whole name of a
/// person, the leader and coach of a team (by their role) or the task packages of a work type.
pub(super) type FieldTarget = (Kind, &'static str);

/// The mapping that leaves a column out.
const LEAVE_OUT: &str = "-";

/// The kinds that are recognised by their headings alone. Where several fit equally well and the first of them misses a column, that
/// is what a user is told of.
const SHAPES: [Kind; 12] = [
    Kind::Member,
    Kind::Placement,
    Kind::Team,
    Kind::Vacancy,
    Kind::Organisation,
    Kind::WorkType,
    Kind::TaskPackage,
    Kind::Staff,
    Kind::Employment,
    Kind::ClientShare,
    Kind::TeamRole,
    Kind::Parameter,
];

/// The use of a column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Use {
    /// Its values go to this field.
    Field(FieldTarget),
    /// Nobody recognised it.
    Unknown,
    /// Its values are worked out for the list that it comes from, and never stored.
    WorkedOut,
    /// It is left out on purpose, and not reported.
    LeftOut,
    /// The workbook does not show it, and nobody said what it is for.
    Hidden,
    /// It may never be stored, for this reason.
    Forbidden(Reason),
}

/// A column of a sheet, with the use that was decided.
#[derive(Debug, Clone)]
pub(super) struct MappedColumn {
    /// The heading, or the letter of the column when it has none.
    pub(super) heading: String,
    /// The use of the column.
    pub(super) used: Use,
    /// The order of day and month in its dates.
    pub(super) order: DayOrder,
    /// Whether nothing in it proves that order, or something in it proves another.
    pub(super) doubtful: bool,
    /// Dates in it that can be two days, while others prove both orders.
    pub(super) unclear: HashSet<String>,
}

impl MappedColumn {
    /// Whether its values are passed over, not because anybody said so.
    pub(super) fn is_passed_over(&self) -> bool {
        matches!(self.used, Use::Unknown | Use::WorkedOut)
    }
}

/// The layout of a sheet: of a roster of members (with their placements and employments), of teams with all they bring, …
#[derive(Debug, Clone)]
pub(super) struct SheetLayout {
    /// The kind that its rows are about.
    pub(super) shape: Kind,
    /// Its columns, as many as there are headings.
    pub(super) columns: Vec<MappedColumn>,
    /// Rows that are no records of their own, by their numbers, with why they are refused.
    pub(super) apart: BTreeMap<u32, Refusal>,
    /// Whether the numbers of its days count from 1904 on.
    pub(super) since_1904: bool,
    /// Whether a day far away counts as an empty cell.
    pub(super) no_end: bool,
    /// Whether people without a number are known by their name.
    pub(super) number_people: bool,
}

impl SheetLayout {
    /// The layout of a sheet as one of this kind.
    fn of(shape: Kind, sheet: &Sheet, options: &ImportOptions, words: &dyn Vocabulary) -> Self {
        let columns = columns(sheet, shape, options, words);
        SheetLayout {
            shape,
            columns,
            apart: BTreeMap::new(),
            since_1904: sheet.about.since_1904,
            no_end: options.no_end,
            number_people: options.number_people,
        }
    }
}

impl SheetLayout {
    /// A field to which several columns go, with their headings.
    fn doubled(&self) -> Option<(FieldTarget, Vec<String>)> {
        let all = |target: FieldTarget| self.columns.iter().filter(move |column| column.used == Use::Field(target));
        let target = self.columns.iter().filter_map(target_of).find(|target| all(*target).count() > 1)?;
        Some((target, all(target).map(|column| column.heading.clone()).collect()))
    }

    /// Whether some column goes to this field.
    pub(super) fn has(&self, target: FieldTarget) -> bool {
        self.columns.iter().any(|c| c.used == Use::Field(target))
    }

    /// The column that a fault of this field is about: its own, otherwise the one that says what the field does.
    pub(super) fn at(&self, (kind, field): FieldTarget) -> Option<usize> {
        let elsewhere = match (kind, field) {
            (Kind::Member | Kind::Staff, "given_name" | "prefix" | "surname" | "name") => {
                vec![(kind, "surname"), (kind, "name")]
            }
            (Kind::Staff, _) => vec![(Kind::TeamRole, "team_leader"), (Kind::TeamRole, "job_coach")],
            (kind, "team") if kind.field("team").is_some() => vec![(Kind::Team, Team::code)],
            (Kind::Team, Team::code | Team::name) => {
                vec![(Kind::Placement, Placement::team), (Kind::Team, Team::name), (Kind::Team, Team::code)]
            }
            (Kind::TaskPackage, TaskPackage::name) => vec![(Kind::Placement, Placement::task_package)],
            _ => key_column(kind, field).map(|key| (kind, key.name)).into_iter().collect(),
        };
        let index = |target| self.columns.iter().position(|c| c.used == Use::Field(target));
        iter::once((kind, field)).chain(elsewhere).find_map(index)
    }

    fn targets(&self) -> BTreeSet<FieldTarget> {
        self.columns.iter().filter_map(target_of).collect()
    }

    /// How many headings it has a use for, or knows as those of values that a list works out.
    fn explained(&self) -> usize {
        self.targets().len() + self.columns.iter().filter(|column| column.used == Use::WorkedOut).count()
    }

    /// The first field that a sheet of its kind needs and that no column gives; `None` when there is none.
    ///
    /// Of the kinds that are recognised these are the fields that tell one record from another and the records that it
    /// refers to: the rest may be stored already. Of all others it is every required field.
    fn missing(&self) -> Option<&'static str> {
        let shape = self.shape;
        let needed = |field: &&&FieldInfo| match (shape, field.name) {
            // The options may tell the day.
            (Kind::Placement, Placement::from) => false,
            (Kind::Member, Member::number) if self.number_people => false,
            // A number under a heading that nobody knows would be lost in silence.
            (Kind::Parameter, Parameter::value) => true,
            (_, name) => {
                let tells = shape.identity().contains(&name) || matches!(field.ty, FieldType::Ref(_));
                field.required && (tells || !SHAPES.contains(&shape))
            }
        };
        let mut needed = shape.fields().iter().filter(needed).map(|field| field.name);
        needed.find(|field| self.at((shape, field)).is_none())
    }

    /// How well the layout fits its sheet; `None` when it does not. `hinted` tells that the sheet has the name of the kind.
    fn score(&self, hinted: bool) -> Option<usize> {
        let (shape, targets) = (self.shape, self.targets());
        // A roster tells who its people are; numbers and teams alone are placements.
        let describes = targets.iter().any(|(kind, field)| *kind == shape && Some(*field) != shape.key());
        if shape == Kind::Member && targets.contains(&(Kind::Placement, Placement::team)) && !describes {
            return None;
        }
        if !SHAPES.contains(&shape) && self.missing().is_some() {
            return None;
        }
        // One known heading proves nothing: a sheet of notes may have it too.
        let score = targets.len() + self.explained() + usize::from(hinted);
        Some(score).filter(|score| !targets.is_empty() && *score >= 3)
    }

    /// Whether a sheet may as well have another layout that fits it no worse: one of a kind that this one does not bring along.
    /// A number and a name are enough for members.
    fn leaves_open(&self, other: &SheetLayout) -> bool {
        let brought = self.targets().iter().any(|(kind, _)| *kind == other.shape);
        self.shape != Kind::Member && !brought && SHAPES.contains(&other.shape) && other.missing().is_none()
    }

    /// Whether this layout explains clearly more of the headings than the one of the kind that was named: two more, or one more
    /// when the named kind does not know the heading that tells the records of this one apart.
    fn clearly_better_than(&self, named: &SheetLayout) -> bool {
        let targets = self.targets();
        // A roster holds placements too, and may be read for those alone; of a team it holds no more than a reference.
        let brings_named = targets.iter().any(|(kind, _)| *kind == named.shape && *kind != Kind::Team);
        if brings_named || self.missing().is_some() {
            return false;
        }
        let names = |target| target == (self.shape, "name") || target == (self.shape, "surname");
        let tells_apart =
            |(kind, field)| Some(field) == self.shape.key().filter(|_| kind == self.shape) || names((kind, field));
        let unknown = self
            .columns
            .iter()
            .zip(&named.columns)
            .any(|(own, other)| other.is_passed_over() && target_of(own).is_some_and(tells_apart));
        let more = self.explained().saturating_sub(named.explained());
        more >= 2 || (more == 1 && unknown)
    }
}

/// The type of the values of a field.
pub(super) fn type_of((kind, field): FieldTarget) -> FieldType {
    match kind.field(field) {
        Some(info) if (kind, field) != (Kind::TaskPackage, TaskPackage::name) => info.ty,
        // A part that is no field, or a list of names, each of which is checked by itself.
        _ => FieldType::Text(usize::MAX),
    }
}

/// Decides the layout of a sheet.
///
/// # Errors
/// Returns `sheet-not-recognised`, `sheet-fits-several`, `sheet-needs-kind` when it looks like a kind that is imported only on
/// request and neither sheet nor file is called by that kind, the refusal of a frozen kind, `column-missing`, which names the field, `numbers-missing` for a list of people without numbers, `column-hidden` where a hidden column would give it, `several-columns-one-field`, which names both, or
/// `sheet-of-other-kind` when the headings are clearly those of another kind than the one that was named.
pub(super) fn lay_out(sheet: &Sheet, options: &ImportOptions, words: &dyn Vocabulary) -> Result<SheetLayout, Refusal> {
    let refuse = |reason| Refusal::new(reason).with("file", sheet.source.as_str()).with("sheet", sheet.name.as_str());
    let fitting = fitting(sheet, options, words);
    let named = options.kind.map(|shape| SheetLayout::of(shape, sheet, options, words));
    let recognised = named.as_ref().or(fitting.first().map(|(_, layout)| layout));
    let layout = recognised.ok_or_else(|| refuse(Reason::SheetNotRecognised))?;
    if let Some(reason) = layout.shape.frozen() {
        return Err(Refusal::new(reason));
    }
    if named.is_none() && !SHAPES.contains(&layout.shape) && kind_by_name(sheet, words) != Some(layout.shape) {
        return Err(refuse(Reason::SheetNeedsKind).with("kind", layout.shape));
    }
    if let Some(field) = layout.missing() {
        let gives = |column: &&MappedColumn| {
            column.used == Use::Hidden
                && target_named(layout.shape, &column.heading, words) == Some((layout.shape, field))
        };
        if let Some(column) = layout.columns.iter().find(gives) {
            return Err(refuse(Reason::ColumnHidden).with("column", column.heading.as_str()));
        }
        if named.is_none() && (layout.shape, field) == (Kind::Member, Member::number) {
            return Err(refuse(Reason::NumbersMissing));
        }
        return Err(refuse(Reason::ColumnMissing).with("field", Arg::Field(layout.shape, field)));
    }
    if named.is_some() {
        if let Some((_, other)) = fitting.iter().find(|(_, other)| other.clearly_better_than(layout)) {
            return Err(refuse(Reason::SheetOfOtherKind).with("kind", other.shape).with("named", layout.shape));
        }
    } else {
        let best = fitting.first().map(|(score, _)| *score);
        let equal = fitting.iter().filter(|(score, other)| Some(*score) == best && layout.leaves_open(other));
        let kinds: Vec<Kind> = iter::once(layout.shape).chain(equal.map(|(_, other)| other.shape)).collect();
        if kinds.len() > 1 {
            return Err(refuse(Reason::SheetFitsSeveral).with("kinds", kinds));
        }
    }
    if let Some(((kind, field), headings)) = layout.doubled() {
        let doubled = refuse(Reason::SeveralColumnsOneField).with("columns", headings);
        return Err(doubled.with("field", Arg::Field(kind, field)));
    }
    Ok(layout.clone())
}

/// Those of these headings under which a sheet of a kind gives a field, the first for each field.
pub fn headings_read(kind: Kind, headings: Vec<String>, words: &dyn Vocabulary) -> Vec<String> {
    let sheet = Sheet { headings, ..Sheet::default() };
    let mut given = BTreeSet::new();
    let layout = SheetLayout::of(kind, &sheet, &ImportOptions::default(), words);
    let mut columns = layout.columns;
    columns.retain(|column| target_of(column).is_some_and(|target| given.insert(target)));
    columns.into_iter().map(|column| column.heading).collect()
}

/// The kind that a sheet looks like by its headings, whatever the options name; `None` when it looks like none.
pub(super) fn looks_like(sheet: &Sheet, options: &ImportOptions, words: &dyn Vocabulary) -> Option<Kind> {
    fitting(sheet, options, words).first().map(|(_, layout)| layout.shape)
}

/// The layouts that fit a sheet with how well they do, the best first; of those that fit equally well the kinds that are
/// recognised come first, in their order.
fn fitting(sheet: &Sheet, options: &ImportOptions, words: &dyn Vocabulary) -> Vec<(usize, SheetLayout)> {
    let hint = kind_by_name(sheet, words);
    let others = Kind::ALL.into_iter().filter(|kind| !SHAPES.contains(kind));
    let scored = SHAPES.into_iter().chain(others).filter_map(|shape| {
        let layout = SheetLayout::of(shape, sheet, options, words);
        Some((layout.score(hint == Some(shape))?, layout))
    });
    let mut fitting: Vec<_> = scored.collect();
    fitting.sort_by_key(|(score, _)| Reverse(*score));
    fitting
}

/// The kind that the name of a sheet says, otherwise that of its file, whatever number stands beside it: Tarieven 2026.
fn kind_by_name(sheet: &Sheet, words: &dyn Vocabulary) -> Option<Kind> {
    let file = Path::new(&sheet.source).file_stem().map(|stem| stem.to_string_lossy());
    let names = [Some(Cow::Borrowed(sheet.name.as_str())), file];
    names.into_iter().flatten().find_map(|name| {
        let letters: Vec<&str> =
            name.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        words.kind(&name).or_else(|| words.kind(&letters.join(" ")))
    })
}

fn target_of(column: &MappedColumn) -> Option<FieldTarget> {
    if let Use::Field(target) = column.used { Some(target) } else { None }
}

fn columns(sheet: &Sheet, shape: Kind, options: &ImportOptions, words: &dyn Vocabulary) -> Vec<MappedColumn> {
    let used = |heading: &str, hidden: bool| {
        if let Some(code) = words.forbidden(heading) {
            return Use::Forbidden(code);
        }
        if options.leaves_out(heading) {
            return Use::LeftOut;
        }
        let mapped = options.map.iter().find(|(from, _)| fold(from) == fold(heading)).map(|(_, to)| to.trim());
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
            order: DayOrder::default(),
            doubtful: false,
            unclear: HashSet::new(),
        })
        .collect();
    code_beside_name(&mut columns, shape, words);
    if shape == Kind::Member {
        without_team(&mut columns);
    }
    columns
}

/// In a list of members without teams the first and last day belong to the employment, if the list is about employments at
/// all; hours and tasks go nowhere.
fn without_team(columns: &mut [MappedColumn]) {
    let targets: BTreeSet<FieldTarget> = columns.iter().filter_map(target_of).collect();
    if targets.contains(&(Kind::Placement, Placement::team)) {
        return;
    }
    let employed = targets.iter().any(|(kind, _)| *kind == Kind::Employment);
    let mut taken = targets;
    for column in columns {
        let Some((Kind::Placement, field)) = target_of(column) else { continue };
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
        columns.iter_mut().filter(|column| column.used == code).for_each(|column| column.used = team.clone());
    }
    let mut teams: Vec<_> = columns.iter_mut().filter(|column| column.used == team).collect();
    let is_code = |c: &&mut &mut MappedColumn| words.field(Kind::Team, &capitalised(&c.heading)) == Some("code");
    if teams.len() > 1
        && let Some(column) = teams.iter_mut().find(is_code)
    {
        column.used = code;
    }
}

fn target_named(shape: Kind, word: &str, words: &dyn Vocabulary) -> Option<FieldTarget> {
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
        (Kind::Staff, Some("name" | "person_name")) => Some((Kind::Staff, "name")),
        (kind, word) => match column(kind, word?)?.source {
            ColumnSource::Fact(fact, field) => Some((fact, field)),
            ColumnSource::KeyOf(field) => key_target(kind, (field, word?)),
            _ => None,
        },
    }
}

/// Where the key of what a field refers to goes; `None` where the field is worked out.
fn key_target(kind: Kind, (field, key): (&str, &'static str)) -> Option<FieldTarget> {
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
