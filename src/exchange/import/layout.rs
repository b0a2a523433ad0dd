//! The kind of a sheet and the use of each of its columns, decided by the headings; where these leave it open, by the names of sheet and
//! file.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::iter;
use std::path::Path;

use super::heading_targets::{columns, name_beside_number, target_named};
use super::mapped_column::{FieldTarget, MappedColumn, Use, is_name_of_person};
use super::prelude::*;
use crate::domain::columns::key_column;
use crate::domain::field::FieldInfo;
use crate::domain::import_options::ImportOptions;
use crate::exchange::sheet::Sheet;

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
    /// The layout of a sheet that is said to be of this kind: then a name in it is of the person that it belongs to.
    fn said(shape: Kind, sheet: &Sheet, options: &ImportOptions, words: &dyn Vocabulary) -> Self {
        let mut layout = Self::of(shape, sheet, options, words);
        name_beside_number(&mut layout.columns, shape, options, words);
        layout
    }

    /// A field to which several columns go, with their headings.
    fn doubled(&self) -> Option<(FieldTarget, Vec<String>)> {
        let all = |target: FieldTarget| self.columns.iter().filter(move |column| column.used == Use::Field(target));
        let target = self.columns.iter().filter_map(MappedColumn::target).find(|target| all(*target).count() > 1)?;
        Some((target, all(target).map(|column| column.heading.clone()).collect()))
    }

    /// Whether some column goes to this field.
    pub(super) fn has(&self, target: FieldTarget) -> bool {
        self.columns.iter().any(|c| c.used == Use::Field(target))
    }

    /// The column that a fault of this field is about: its own, otherwise the one that says what the field does.
    pub(super) fn at(&self, (kind, field): FieldTarget) -> Option<usize> {
        let elsewhere = match (kind, field) {
            target if is_name_of_person(target) => vec![(kind, "surname"), (kind, "name")],
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

    /// Whether its rows bring along what is of this kind too.
    fn brings(&self, kind: Kind) -> bool {
        self.shape == kind || self.targets().iter().any(|(other, _)| *other == kind)
    }

    /// Whether its rows name what is of this kind.
    fn refers_to(&self, kind: Kind) -> bool {
        self.targets().into_iter().any(|target| type_of(target) == FieldType::Ref(kind))
    }

    /// The kinds that the days of the sheet may be about instead: they belong to what its rows tell of, and have a use for a heading
    /// that this layout has none for. Of a sheet without days it is none.
    fn days_may_be_of(&self, words: &dyn Vocabulary) -> BTreeSet<Kind> {
        let unknown: Vec<&str> =
            self.columns.iter().filter(|c| c.used == Use::Unknown).map(|c| c.heading.as_str()).collect();
        if !self.targets().into_iter().any(|target| type_of(target) == FieldType::Day) {
            return BTreeSet::new();
        }
        let own = |kind: Kind, heading: &str| {
            target_named(kind, heading, words).filter(|(of, _)| *of == kind).and_then(|(_, field)| kind.field(field))
        };
        let may_be = |kind: &Kind| {
            let belongs = kind.fields().iter().any(|info| matches!(info.ty, FieldType::Ref(to) if self.brings(to)));
            // Remarks stand in every list; what something is called does not.
            let is_remark = |info: &FieldInfo| matches!(info.ty, FieldType::Text(_)) && info.name != "name";
            let needs = |info: &FieldInfo| (info.required || kind.identity().contains(&info.name)) && !is_remark(info);
            belongs
                && !self.brings(*kind)
                && kind.frozen().is_none()
                && unknown.iter().any(|heading| own(*kind, heading).is_some_and(needs))
        };
        Kind::ALL.into_iter().filter(may_be).collect()
    }

    fn targets(&self) -> BTreeSet<FieldTarget> {
        self.columns.iter().filter_map(MappedColumn::target).collect()
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

    /// Whether a sheet may as well have another layout that fits it no worse: one of a kind that this one does not bring along, or whose
    /// days it takes for its own. A number and a name are enough for members.
    fn leaves_open(&self, other: &SheetLayout) -> bool {
        let is_own_day = |layout: &SheetLayout, column: &MappedColumn| {
            column.target().is_some_and(|target| target.0 == layout.shape && type_of(target) == FieldType::Day)
        };
        let mut pairs = self.columns.iter().zip(&other.columns);
        let shares_day = pairs.any(|(own, theirs)| is_own_day(self, own) && is_own_day(other, theirs));
        let is_open = shares_day || !self.brings(other.shape);
        self.shape != Kind::Member && is_open && SHAPES.contains(&other.shape) && other.missing().is_none()
    }

    /// Whether another layout, which has all that its kind needs, has a use for a heading that this one has none for.
    fn passes_over_what_is_of(&self, other: &SheetLayout) -> bool {
        let mut pairs = self.columns.iter().zip(&other.columns);
        let is_theirs = |column: &MappedColumn| column.target().is_some_and(|(kind, _)| kind == other.shape);
        let uses_more = pairs.any(|(own, theirs)| own.used == Use::Unknown && is_theirs(theirs));
        uses_more && !self.brings(other.shape) && other.missing().is_none()
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
            .any(|(own, other)| other.is_passed_over() && own.target().is_some_and(tells_apart));
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
    let named = options.kind.map(|shape| SheetLayout::said(shape, sheet, options, words));
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
        let named = kind_by_name(sheet, words).filter(|kind| !layout.brings(*kind) && !layout.refers_to(*kind));
        let fuller = fitting.iter().map(|(_, other)| other).filter(|other| layout.passes_over_what_is_of(other));
        let others = equal.map(|(_, other)| other.shape).chain(fuller.map(|other| other.shape));
        let others = others.chain(named).chain(layout.days_may_be_of(words));
        let mut kinds = vec![layout.shape];
        for kind in others {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        if kinds.len() > 1 {
            return Err(refuse(Reason::SheetFitsSeveral).with("kinds", kinds));
        }
    }
    if let Some(((kind, field), headings)) = layout.doubled() {
        let doubled = refuse(Reason::SeveralColumnsOneField).with("columns", headings);
        return Err(doubled.with("field", Arg::Field(kind, field)));
    }
    let mut layout = layout.clone();
    name_beside_number(&mut layout.columns, layout.shape, options, words);
    Ok(layout)
}

/// Those of these headings under which a sheet of a kind gives a field, the first for each field.
pub fn headings_read(kind: Kind, headings: Vec<String>, words: &dyn Vocabulary) -> Vec<String> {
    let sheet = Sheet { headings, ..Sheet::default() };
    let mut given = BTreeSet::new();
    let layout = SheetLayout::of(kind, &sheet, &ImportOptions::default(), words);
    let mut columns = layout.columns;
    columns.retain(|column| column.target().is_some_and(|target| given.insert(target)));
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
        // One that is recognised by its headings alone competes with those.
        let layout = match hint == Some(shape) && !SHAPES.contains(&shape) {
            true => SheetLayout::said(shape, sheet, options, words),
            false => SheetLayout::of(shape, sheet, options, words),
        };
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
