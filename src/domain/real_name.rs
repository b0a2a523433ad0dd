//! A person is not called by a number, and has no name for a number: what stands in the place of the other then is a slip, such as hours
//! or a name typed in the wrong column.

use super::kind::Kind;
use super::names::PersonName;
use super::reason::Reason;
use super::record::Record;
use super::refusal::Refusal;

/// Refuses a person whose name was changed to one of figures only, or whose number to one without a figure. What stood is left alone.
///
/// # Errors
/// Returns `name-of-figures`, at the surname, or `number-without-figure`, at the number.
pub fn check(before: Option<&Record>, after: &Record) -> Result<(), Refusal> {
    let kind = after.kind();
    let name = person(after).filter(|name| before.and_then(person).as_ref() != Some(name));
    name.map_or(Ok(()), |name| check_name(&name.display())).map_err(|refusal| refusal.at(kind, "surname"))?;
    let number = number(after).filter(|number| before.and_then(self::number) != Some(number));
    number.map_or(Ok(()), check_number).map_err(|refusal| refusal.at(kind, NUMBER))
}

/// The same of what is typed in one field or column of a person, before there is a record.
///
/// # Errors
/// Fails as [`check`] does, at the field.
pub fn check_typed((kind, field): (Kind, &'static str), typed: &str) -> Result<(), Refusal> {
    match (kind, field) {
        (Kind::Member | Kind::Candidate, NUMBER) => check_number(typed),
        (Kind::Member | Kind::Candidate | Kind::Staff, "name") => check_name(typed),
        _ => Ok(()),
    }
    .map_err(|refusal| refusal.at(kind, field))
}

/// The field with the number of a person.
const NUMBER: &str = "number";

fn check_name(name: &str) -> Result<(), Refusal> {
    let of_figures = name.contains(char::is_numeric) && !name.contains(char::is_alphabetic);
    if of_figures { Err(Refusal::new(Reason::NameOfFigures).with("value", name)) } else { Ok(()) }
}

/// Offices number people by figures, with zeros before them, or letters or signs around them: `000417`, `K012`, `P-2024/7`.
fn check_number(number: &str) -> Result<(), Refusal> {
    let is_none = !number.trim().is_empty() && !number.contains(char::is_numeric);
    if is_none { Err(Refusal::new(Reason::NumberWithoutFigure).with("value", number)) } else { Ok(()) }
}

/// The name of a record that is a person.
fn person(record: &Record) -> Option<PersonName> {
    match record {
        Record::Member(member) => Some(member.person()),
        Record::Candidate(candidate) => Some(candidate.person()),
        Record::Staff(staff) => Some(staff.person()),
        _ => None,
    }
}

/// The number of a record that is a person with one.
fn number(record: &Record) -> Option<&str> {
    match record {
        Record::Member(member) => Some(&member.number),
        Record::Candidate(candidate) => Some(&candidate.number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::kinds::{Candidate, Member, Team};
    use crate::domain::record::Typed;

    fn named(name: &str) -> Record {
        let PersonName { given, prefix, surname } = PersonName::parse_one(name);
        Record::Member(Member { given_name: given, prefix, surname, ..Member::blank(Id::UNSET) })
    }

    #[test]
    fn a_name_of_figures_is_no_name_and_every_other_is() {
        for name in ["24", "24,5", "12-3", "1 2"] {
            assert_eq!(check(None, &named(name)).unwrap_err().reason, Reason::NameOfFigures, "{name}");
            assert_eq!(check_typed((Kind::Staff, "name"), name).unwrap_err().reason, Reason::NameOfFigures, "{name}");
        }
        for name in ["Aa, Jan", "Jansen 2", "X", "李", "de Vries"] {
            assert_eq!(check(Some(&named("Bos")), &named(name)), Ok(()), "{name}");
            assert_eq!(check_typed((Kind::Member, "name"), name), Ok(()), "{name}");
        }
        assert_eq!(check(Some(&named("24")), &named("24")), Ok(()), "what stood stays");
        let team = Record::Team(Team { name: "24".into(), ..Team::blank(Id::UNSET) });
        assert_eq!(check(None, &team), Ok(()), "a team may be called by a number");
    }

    #[test]
    fn a_number_has_a_figure_and_whatever_else_an_office_writes() {
        let member = |number: &str| Record::Member(Member { number: number.into(), ..Member::blank(Id::UNSET) });
        let candidate =
            |number: &str| Record::Candidate(Candidate { number: number.into(), ..Candidate::blank(Id::UNSET) });
        for name in ["Jansen", "Aa, Jan van der", "onbekend", "n.v.t.", "-"] {
            for record in [member(name), candidate(name)] {
                let refusal = check(Some(&member("1")), &record).unwrap_err();
                assert_eq!(
                    (refusal.reason, refusal.field),
                    (Reason::NumberWithoutFigure, Some((record.kind(), NUMBER)))
                );
                assert_eq!(check_typed((record.kind(), NUMBER), name), Err(refusal));
            }
        }
        for number in ["1", "000417", "K012", "P-2024/7", "12.345", "ab 7", "٣", ""] {
            assert_eq!(check(None, &member(number)), Ok(()), "{number}");
            assert_eq!(check_typed((Kind::Candidate, NUMBER), number), Ok(()), "{number}");
        }
        assert_eq!(check(Some(&member("Jansen")), &member("Jansen")), Ok(()), "what stood stays");
        assert_eq!(check_typed((Kind::Team, Team::code), "NOORD"), Ok(()), "a code may be of letters");
    }
}
