//! A person is not called by a number: what stands in the place of a name then is a slip, such as hours typed in the wrong column.

use super::names::PersonName;
use super::reason::Reason;
use super::record::Record;
use super::refusal::Refusal;

/// Refuses a person whose name was changed to one of figures only. A name that stood is left alone.
///
/// # Errors
/// Returns `name-of-figures`, at the surname.
pub fn check(before: Option<&Record>, after: &Record) -> Result<(), Refusal> {
    let Some(name) = person(after).filter(|name| before.and_then(person).as_ref() != Some(name)) else { return Ok(()) };
    let text = name.display();
    let of_figures = text.contains(char::is_numeric) && !text.contains(char::is_alphabetic);
    if of_figures {
        return Err(Refusal::new(Reason::NameOfFigures).with("value", text).at(after.kind(), "surname"));
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::kinds::{Member, Team};
    use crate::domain::record::Typed;

    fn named(name: &str) -> Record {
        let PersonName { given, prefix, surname } = PersonName::parse_one(name);
        Record::Member(Member { given_name: given, prefix, surname, ..Member::blank(Id::UNSET) })
    }

    #[test]
    fn a_name_of_figures_is_no_name_and_every_other_is() {
        for name in ["24", "24,5", "12-3", "1 2"] {
            assert_eq!(check(None, &named(name)).unwrap_err().reason, Reason::NameOfFigures, "{name}");
        }
        for name in ["Aa, Jan", "Jansen 2", "X", "李", "de Vries"] {
            assert_eq!(check(Some(&named("Bos")), &named(name)), Ok(()), "{name}");
        }
        assert_eq!(check(Some(&named("24")), &named("24")), Ok(()), "what stood stays");
        let team = Record::Team(Team { name: "24".into(), ..Team::blank(Id::UNSET) });
        assert_eq!(check(None, &team), Ok(()), "a team may be called by a number");
    }
}
