//! How long is kept what is held on people, and what is due to go on a day.
//!
//! Each term is a dated parameter with its source (`defaults/parameters.tsv`). For applicants that is the practice of the supervisor
//! (Autoriteit Persoonsgegevens): four weeks, or a year with consent. For who left it is that same practice of two years, where no law
//! says otherwise. The other terms follow from no source: they are a proposal of the programme. A public body goes by its selection
//! list under the Archives Act, which comes before all of these: an office sets that term as a parameter of its own, from a day on.

use super::days::{Day, holds, months_after};
use super::decimal::Decimal;
use super::id::Id;
use super::kinds::{Candidate, Employment, LegalHold, Member, Parameter, Placement};
use super::personal::{ErasedPart, erased_value};
use super::record::{Kind, Record};
use super::recruiting::RecruitingRules;
use super::value::Value;

/// A term for a part of records of a kind, counted from the day in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartTerm {
    /// Identifier of the parameter with the number of months.
    pub parameter: &'static str,
    /// The kind.
    pub kind: Kind,
    /// The field with the day that it is counted from; while that is empty nothing is due.
    pub counted_from: &'static str,
    /// What goes.
    pub fields: &'static [&'static str],
}

/// The term for who left: everything about them.
pub const MEMBER_TERM: &str = "member_keep_months";
/// The term by which telephone number and mail address of who left go.
pub const DETAILS_TERM: &str = "contact_details_keep_months";
/// The term for candidates, which a consent makes longer.
pub const CANDIDATE_TERM: &str = "candidate_keep_weeks";
/// What goes by [`DETAILS_TERM`].
pub const DETAILS: &[&str] = &["phone", "email"];

/// The terms for parts of records.
pub const PART_TERMS: &[PartTerm] = &[
    PartTerm { parameter: "contact_note_keep_months", kind: Kind::Contact, counted_from: "held_on", fields: &["note"] },
    PartTerm { parameter: "contact_keep_months", kind: Kind::Contact, counted_from: "held_on", fields: &["staff"] },
    PartTerm {
        parameter: "note_keep_months",
        kind: Kind::Signal,
        counted_from: "until",
        fields: &["subject", "outcome"],
    },
    PartTerm { parameter: "note_keep_months", kind: Kind::Arrangement, counted_from: "until", fields: &["terms"] },
    PartTerm { parameter: "note_keep_months", kind: Kind::Guidance, counted_from: "until", fields: &["provider"] },
    PartTerm {
        parameter: "absence_keep_months",
        kind: Kind::Absence,
        counted_from: "until",
        fields: &[
            "expected_until",
            "step_done",
            "reviewed_on",
            "reported_on",
            "recovery_reported_on",
            "safety_net",
            "work_accident",
            "traffic_recourse",
        ],
    },
];

/// Whether a field goes by a term of its own, while the record stays.
pub fn falls_to_a_term(kind: Kind, field: &str) -> bool {
    let in_part = PART_TERMS.iter().any(|term| term.kind == kind && term.fields.contains(&field));
    in_part || kind == Kind::Member && DETAILS.contains(&field)
}

/// The identifiers of all terms, each once.
pub fn terms() -> Vec<&'static str> {
    let mut terms = vec![CANDIDATE_TERM, MEMBER_TERM, DETAILS_TERM];
    for term in PART_TERMS {
        if !terms.contains(&term.parameter) {
            terms.push(term.parameter);
        }
    }
    terms
}

/// Whether erasing this part of a record would change nothing any more.
pub fn is_gone(record: &Record, part: ErasedPart) -> bool {
    let kind = record.kind();
    let own_name = kind.key().map_or_else(String::new, |key| record.get(key).plain());
    kind.fields().iter().filter(|info| part.has(info)).all(|info| {
        let held = record.get(info.name);
        erased_value(info, &held, &own_name) == held
    })
}

/// The day after which a term in months has passed; `None` where the parameter has no value on the day looked at.
pub fn keep_until(parameters: &[Parameter], term: &str, from: Day, on: Day) -> Option<Day> {
    months_after(from, Parameter::value_on(parameters, term, on)?)
}

/// The terms for who left, as the parameters give them on a day, in months; `None` where a parameter has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberTerms {
    whole: Option<Decimal>,
    details: Option<Decimal>,
    parts: [Option<Decimal>; PART_TERMS.len()],
}

impl MemberTerms {
    /// Reads the terms that hold on a day.
    pub fn on(parameters: &[Parameter], day: Day) -> Self {
        let months = |term: &str| Parameter::value_on(parameters, term, day);
        let mut parts = [None; PART_TERMS.len()];
        parts.iter_mut().zip(PART_TERMS).for_each(|(own, term)| *own = months(term.parameter));
        Self { whole: months(MEMBER_TERM), details: months(DETAILS_TERM), parts }
    }

    /// The first day by which something of a member who left on a day is to be gone; for each of [`PART_TERMS`] `parts` has the first
    /// day from which it is counted. `None` when nothing is left that goes.
    pub fn first_due(&self, left: Day, member: &Member, parts: &[Option<Day>; PART_TERMS.len()]) -> Option<Day> {
        let member: Record = member.clone().into();
        let of_member = [(self.whole, ErasedPart::Whole), (self.details, ErasedPart::Fields(DETAILS))];
        let own = of_member.into_iter().map(|(term, part)| (term, Some(left).filter(|_| !is_gone(&member, part))));
        let all = own.chain(self.parts.into_iter().zip(parts.iter().copied()));
        all.filter_map(|(term, from)| months_after(from?, term?)).min()
    }
}

/// The day from which the term of a part of a record is counted; `None` when it is not counted yet, is not before `first` or was
/// erased already.
pub fn counted_from(term: &PartTerm, record: &Record, first: Option<Day>) -> Option<Day> {
    let Value::Day(from) = record.get(term.counted_from) else { return None };
    let is_first = first.is_none_or(|first| from < first);
    (is_first && !is_gone(record, ErasedPart::Fields(term.fields))).then_some(from)
}

/// The day on which a part of a record is to be gone; `None` when it is not counted yet, or was erased already.
pub fn part_due(term: &PartTerm, record: &Record, parameters: &[Parameter], on: Day) -> Option<Day> {
    keep_until(parameters, term.parameter, counted_from(term, record, None)?, on)
}

/// The last day on which a member was in service or had a place; `None` while one of these goes on, or when there never was one.
pub fn left_on(employments: &[Employment], placements: &[Placement]) -> Option<Day> {
    let ends = employments.iter().map(|e| e.until).chain(placements.iter().map(|p| p.until));
    ends.collect::<Option<Vec<Day>>>()?.into_iter().max()
}

/// The day on which a candidate is to be forgotten, seen from a day; `None` while a procedure runs, and for who came to work here, who
/// has a file as an employee.
pub fn candidate_due(candidate: &Candidate, parameters: &[Parameter], on: Day) -> Option<Day> {
    if candidate.member.or(candidate.staff).is_some() || is_gone(&candidate.clone().into(), ErasedPart::Whole) {
        return None;
    }
    RecruitingRules::read(|name| Parameter::value_on(parameters, name, on)).delete_by(candidate, on)
}

/// The hold that keeps everything of a person on a day, if any.
pub fn hold_on(holds_of_person: &[LegalHold], person: Id, on: Day) -> Option<&LegalHold> {
    let own = |hold: &&LegalHold| [hold.member, hold.candidate].contains(&Some(person));
    holds_of_person.iter().filter(own).find(|hold| holds(hold.from, hold.until, on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::defaults;
    use crate::domain::kinds::{Absence, Contact};
    use crate::domain::personal::erased;
    use crate::domain::record::Typed;
    use crate::domain::value::FieldType;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn every_term_has_a_default_with_a_source_and_is_of_fields_that_there_are() {
        let parameters = defaults::parameters();
        for term in terms() {
            let own = parameters.iter().find(|parameter| parameter.name == term).expect(term);
            assert!(!own.source.is_empty() && own.value.is_some(), "{term}");
        }
        for term in PART_TERMS {
            let field = |name: &str| term.kind.field(name).expect(name).ty;
            assert_eq!(field(term.counted_from), FieldType::Day);
            term.fields.iter().for_each(|name| {
                field(name);
            });
        }
    }

    #[test]
    fn a_part_is_due_once_its_term_has_passed_and_never_again_after_it_went() {
        let parameters = defaults::parameters();
        let contact = Contact {
            held_on: day("2024-11-21"),
            note: "Ging goed".into(),
            staff: Some(Id::from_bytes([3; 16])),
            ..Contact::blank(Id::UNSET)
        };
        let notes = &PART_TERMS[0];
        let due = |record: &Record| part_due(notes, record, &parameters, day("2026-11-22"));
        assert_eq!(due(&contact.clone().into()), Some(day("2026-11-21")));
        assert_eq!(due(&erased(&contact.into(), ErasedPart::Fields(notes.fields), "")), None);
        let absence = Absence { from: day("2020-01-01"), work_accident: Some(true), ..Absence::blank(Id::UNSET) };
        let term = PART_TERMS.iter().find(|term| term.kind == Kind::Absence).expect("one");
        assert_eq!(part_due(term, &absence.clone().into(), &parameters, day("2026-11-22")), None, "it lasts");
        let ended = Absence { until: Some(day("2020-02-01")), ..absence };
        assert_eq!(part_due(term, &ended.clone().into(), &parameters, day("2026-11-22")), Some(day("2022-02-01")));
        let left = Absence::of(&erased(&ended.clone().into(), ErasedPart::Fields(term.fields), "")).cloned();
        assert_eq!(left, Some(Absence { work_accident: None, ..ended }), "its days and its percentage stay");
    }

    #[test]
    fn somebody_left_when_the_last_of_service_and_places_ended_and_a_hold_keeps_all_of_them() {
        let place = |until: Option<&str>| Placement { until: until.map(day), ..Placement::blank(Id::UNSET) };
        let service = |until: Option<&str>| Employment { until: until.map(day), ..Employment::blank(Id::UNSET) };
        let (first, last) = (Some("2020-01-31"), Some("2021-01-31"));
        assert_eq!(left_on(&[service(first), service(last)], &[place(first)]), Some(day("2021-01-31")));
        assert_eq!(left_on(&[service(first)], &[place(None)]), None);
        assert_eq!(left_on(&[], &[]), None);
        let who = Id::from_bytes([4; 16]);
        let hold = LegalHold { candidate: Some(who), from: day("2026-01-01"), ..LegalHold::blank(Id::UNSET) };
        let on = |text: &str| hold_on(std::slice::from_ref(&hold), who, day(text)).is_some();
        assert_eq!((on("2025-12-31"), on("2026-01-01")), (false, true));
        assert!(hold_on(std::slice::from_ref(&hold), Id::from_bytes([5; 16]), day("2026-01-01")).is_none());
    }
}
