//! What a user can say of the files that are imported.

use std::fmt;

use super::choices::StaffRole;
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
    /// On which row the headings stand, instead of finding it. What names a sheet goes before what holds for all.
    pub headings_rows: Vec<HeadingsRow>,
    /// Whether people in a list of members are known by their whole name where it gives no number, and those who are new get the next
    /// free one.
    pub number_people: bool,
    /// Whether a day in the year 2900 or later, which means "no end" in many programs, counts as an empty cell.
    pub no_end: bool,
    /// Headings that are left out without being reported: the reason in a file of refused rows.
    pub left_out: Vec<String>,
}

impl ImportOptions {
    /// Whether a record of a kind can be made by its name alone, where a row refers to it. Who has a number needs that too.
    pub fn can_make(kind: Kind) -> bool {
        let refers = |info: &&FieldInfo| info.ty == FieldType::Ref(kind);
        let named = kind.field("name").is_some() || (kind.field("surname").is_some() && kind.key().is_none());
        named && Kind::ALL.into_iter().any(|other| other.fields().iter().any(refers))
    }

    /// The kinds that can be made so.
    pub fn makeable() -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(|kind| Self::can_make(*kind))
    }

    /// Whether a record of a kind is made where a row names one that does not exist.
    pub fn makes(&self, kind: Kind) -> bool {
        self.create.contains(&kind) && Self::can_make(kind)
    }

    /// What of it can be kept for other files of the same source: all but the days of these files and what may be a mistake in them.
    pub fn to_keep(&self) -> Self {
        let mut keep = Self {
            kind: self.kind,
            map: self.map.clone(),
            order: self.order,
            create: self.create.clone(),
            headings_rows: self.headings_rows.clone(),
            number_people: self.number_people,
            no_end: self.no_end,
            ..Self::default()
        };
        keep.map.sort();
        keep.create.sort();
        keep.create.dedup();
        keep
    }

    /// Looks whether something can be kept under a name.
    ///
    /// # Errors
    /// Returns `mapping-name` for what cannot be the name of a file.
    pub fn check_name(name: &str) -> Result<(), Refusal> {
        let plain = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
        if name.is_empty() || !name.chars().all(plain) {
            return Err(Refusal::new(Reason::MappingName).with("value", name));
        }
        Ok(())
    }

    /// The same, with what others say where these say nothing.
    pub fn or(mut self, others: Self) -> Self {
        let known: Vec<String> = self.map.iter().map(|(heading, _)| fold(heading)).collect();
        self.map.extend(others.map.into_iter().filter(|(heading, _)| !known.contains(&fold(heading))));
        if self.headings_rows.is_empty() {
            self.headings_rows = others.headings_rows;
        }
        self.create.extend(others.create);
        self.accept.extend(others.accept);
        Self {
            kind: self.kind.or(others.kind),
            order: self.order.or(others.order),
            on: self.on.or(others.on),
            no_end: self.no_end || others.no_end,
            number_people: self.number_people || others.number_people,
            ..self
        }
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

/// The role of staff whom records of a kind name, where only staff of one role are; `None` where it may be anybody.
pub fn usual_role(named_in: Kind) -> Option<StaffRole> {
    match named_in {
        Kind::OwnCoach => Some(StaffRole::JobCoach),
        Kind::Candidate => Some(StaffRole::Recruiter),
        _ => None,
    }
}

/// On which row the headings stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingsRow {
    /// The sheet by its name; `None` for every sheet.
    pub sheet: Option<String>,
    /// The row as a spreadsheet counts, from 1 on.
    pub row: u32,
}

impl HeadingsRow {
    /// Reads it as it is typed: `3`, or for one sheet `Name=3`; `None` for another text.
    pub fn parse(text: &str) -> Option<Self> {
        let (sheet, row) = text.rsplit_once('=').map_or((None, text), |(sheet, row)| (Some(sheet.trim()), row));
        let row = row.trim().parse().ok().filter(|row| *row > 0)?;
        if sheet.is_some_and(str::is_empty) { None } else { Some(Self { sheet: sheet.map(str::to_owned), row }) }
    }

    /// Reads several with `;` between them.
    ///
    /// # Errors
    /// Returns `not-a-headings-row` with the part that is none.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, Refusal> {
        let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
        let refused = |part: &str| Refusal::new(Reason::NotAHeadingsRow).with("value", part);
        parts.map(|part| Self::parse(part).ok_or_else(|| refused(part))).collect()
    }

    /// Whether it names this sheet.
    pub fn names(&self, name: &str) -> bool {
        self.sheet.as_ref().is_some_and(|sheet| fold(sheet) == fold(name))
    }
}

impl fmt::Display for HeadingsRow {
    /// As it is typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(f, "{sheet}={}", self.row),
            None => write!(f, "{}", self.row),
        }
    }
}

named! {
    /// What may be a mistake in a file, or meant: the row is refused until somebody says that it is meant.
    pub enum Doubt {
        /// A wholly other name under a number that is known, or the name of another team under a code.
        OtherName = "other-name",
        /// Somebody new with the name and the telephone number or mail address of somebody under another number.
        SamePerson = "same-person",
        /// Something new with nearly the name of something that is there.
        NearName = "near-name",
        /// Somebody new under a number that was given out before, and that nobody has since somebody was forgotten.
        GivenOut = "given-out",
        /// Somebody new under a number that only differs from that of another in zeros before it, decimals of nothing or signs.
        OtherNumber = "other-number",
        /// A column of percentages in which none is above 1: a spreadsheet keeps 50% as 0.5. Meant are parts of one.
        PartsOfOne = "parts-of-one",
    }
}

impl Doubt {
    /// The reason for which a row with it is refused.
    pub fn reason(self) -> Reason {
        match self {
            Doubt::OtherName => Reason::OtherNameOfNumber,
            Doubt::SamePerson => Reason::SamePersonOtherNumber,
            Doubt::NearName => Reason::NearName,
            Doubt::GivenOut => Reason::NumberGivenOut,
            Doubt::OtherNumber => Reason::NumberOtherwise,
            Doubt::PartsOfOne => Reason::PartsOfOne,
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
                let told = |of: Kind| of == Kind::TeamRole || usual_role(of).is_some();
                let with_role = |kind| kind != Kind::Staff || refusal.field.is_some_and(|(of, _)| told(of));
                kind.filter(|kind| ImportOptions::can_make(*kind) && with_role(*kind)).map(ImportAnswer::Create)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_headings_is_read_as_it_is_written() {
        for text in ["3", "Blad 2=3", "a=b=12"] {
            assert_eq!(HeadingsRow::parse(text).map(|row| row.to_string()).as_deref(), Some(text));
        }
        assert_eq!(["", "0", "drie", "=3", "Blad=", "-1"].map(HeadingsRow::parse), [const { None }; 6]);
        assert_eq!(HeadingsRow::parse_all("Blad 2 = 3; 1;").map(|rows| rows.len()), Ok(2));
        assert_eq!(HeadingsRow::parse_all("1; twee").unwrap_err().reason, Reason::NotAHeadingsRow);
    }
}
