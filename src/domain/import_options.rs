//! What a user can say of the files that are imported.

use super::days::{Day, DayOrder};
use super::field::FieldInfo;
use super::named::{Choice, named};
use super::names::fold;
use super::reason::Reason;
use super::record::Kind;
use super::refusal::{Arg, Refusal};
use super::value::FieldType;

/// What a user says of the files. By default everything follows from their headings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// The kind that every sheet is about, instead of recognising it by the headings.
    pub kind: Option<Kind>,
    /// Headings with the field that each goes to, by a word for the field; the field `-` leaves the column out.
    pub map: Vec<(String, String)>,
    /// The order of day and month, instead of deciding it for each column.
    pub order: Option<DayOrder>,
    /// The kinds of which a record that a row names is made when it does not exist, by its name alone.
    pub create: Vec<Kind>,
    /// What may be a mistake and is meant.
    pub accept: Vec<Doubt>,
    /// The first day of placements in a sheet without a column for it.
    pub on: Option<Day>,
    /// The day of the import: from it changes apply for which nothing gives a day, and an office with nobody stored yet begins to
    /// record. `None` lets changes apply to all days.
    pub today: Option<Day>,
    /// The row on which the headings stand, as a spreadsheet counts, instead of finding it.
    pub headings_row: Option<u32>,
    /// Whether people in a list of members are known by their whole name where it gives no number, and those who are new get the next
    /// free one.
    pub number_people: bool,
    /// Whether a day in the year 2900 or later, which means "no end" in many programs, counts as an empty cell.
    pub no_end: bool,
    /// Headings that are left out without being reported: the reason in a file of refused rows.
    pub left_out: Vec<String>,
}

impl ImportOptions {
    /// Whether a record of a kind can be made by its name alone, where a row refers to it.
    pub fn can_make(kind: Kind) -> bool {
        let refers = |info: &&FieldInfo| info.ty == FieldType::Ref(kind);
        kind.field("name").is_some() && Kind::ALL.into_iter().any(|other| other.fields().iter().any(refers))
    }

    /// The kinds that can be made so.
    pub fn makeable() -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(|kind| Self::can_make(*kind))
    }

    /// Whether a record of a kind is made where a row names one that does not exist.
    pub fn makes(&self, kind: Kind) -> bool {
        self.create.contains(&kind) && Self::can_make(kind)
    }

    /// Whether a column by this heading is left out without being reported.
    pub fn leaves_out(&self, heading: &str) -> bool {
        self.left_out.iter().any(|out| fold(out) == fold(heading))
    }

    /// The day from which changes apply for which a sheet gives no day: that of the list, otherwise that of the import. `None` means
    /// that they apply to all days.
    pub fn holds_from(&self) -> Option<Day> {
        self.on.or(self.today)
    }
}

named! {
    /// What may be a mistake in a file, or meant: the row is refused until somebody says that it is meant.
    pub enum Doubt {
        /// A wholly other name under a number that is known.
        OtherName = "other-name",
        /// Somebody new with the name and the telephone number or mail address of somebody under another number.
        SamePerson = "same-person",
        /// Something new with nearly the name of something that is there.
        NearName = "near-name",
    }
}

impl Doubt {
    /// The reason for which a row with it is refused.
    pub fn reason(self) -> Reason {
        match self {
            Doubt::OtherName => Reason::OtherNameOfNumber,
            Doubt::SamePerson => Reason::SamePersonOtherNumber,
            Doubt::NearName => Reason::NearName,
        }
    }
}

/// What somebody can say of refused rows so that they are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportAnswer {
    /// Make what they name, of this kind.
    Create(Kind),
    /// It is meant.
    Accept(Doubt),
    /// People without a number are known by their name, or get one.
    NumberPeople,
    /// A day far away means that there is no end.
    NoEnd,
}

impl ImportAnswer {
    /// The answer that fits a refusal; `None` where the file itself has to be mended.
    pub fn to(refusal: &Refusal) -> Option<Self> {
        match refusal.reason {
            Reason::UnknownTeam | Reason::UnknownTaskPackage | Reason::UnknownRecord => {
                let kind = refusal.args.iter().find_map(|(_, arg)| match arg {
                    Arg::Kind(kind) => Some(*kind),
                    _ => None,
                });
                kind.filter(|kind| ImportOptions::can_make(*kind)).map(ImportAnswer::Create)
            }
            Reason::NumbersMissing => Some(ImportAnswer::NumberPeople),
            Reason::NumberMissing if refusal.field == Some((Kind::Member, "number")) => {
                Some(ImportAnswer::NumberPeople)
            }
            Reason::DayForNoEnd => Some(ImportAnswer::NoEnd),
            reason => Doubt::ALL.iter().find(|doubt| doubt.reason() == reason).copied().map(ImportAnswer::Accept),
        }
    }
}

impl ImportOptions {
    /// Adds an answer to what is already said.
    pub fn add(&mut self, answer: ImportAnswer) {
        match answer {
            ImportAnswer::Create(kind) => self.create.push(kind),
            ImportAnswer::Accept(doubt) => self.accept.push(doubt),
            ImportAnswer::NumberPeople => self.number_people = true,
            ImportAnswer::NoEnd => self.no_end = true,
        }
    }

    /// A heading with the field that its column goes to, as they are typed: `Wkuren=uren`; `None` for another text.
    pub fn mapped(text: &str) -> Option<(String, String)> {
        let (heading, field) = text.rsplit_once('=')?;
        Some((heading.trim().to_owned(), field.trim().to_owned()))
    }
}
