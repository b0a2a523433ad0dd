//! Whether two records may be about the same person: a name spelled nearly alike, and the same telephone number or mail
//! address. It is only ever a reason to ask, because two people can share a telephone.

use super::names::{PersonName, fold};
use super::record::Record;

/// The properties by which two records of one person are recognised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reachable {
    /// The name in its three parts.
    pub name: PersonName,
    /// Telephone number, as typed.
    pub phone: String,
    /// Mail address, as typed.
    pub email: String,
}

impl Reachable {
    /// Those of a member or candidate; `None` for a record of another kind.
    pub fn of(record: &Record) -> Option<Self> {
        let (name, phone, email) = match record {
            Record::Candidate(c) => (c.person(), &c.phone, &c.email),
            Record::Member(m) => (m.person(), &m.phone, &m.email),
            _ => return None,
        };
        Some(Self { name, phone: phone.clone(), email: email.clone() })
    }

    /// The telephone number and the mail address, each as it is compared; what is empty is left out.
    pub fn ways(&self) -> impl Iterator<Item = String> {
        [digits(&self.phone), fold(&self.email)].into_iter().filter(|way| !way.is_empty())
    }

    /// Whether both are probably the same person.
    pub fn is_like(&self, other: &Reachable) -> bool {
        self.ways().any(|way| other.ways().any(|other| other == way)) && names_alike(&self.name, &other.name)
    }
}

/// The digits of a telephone number as dialled inside the country: +31 6 and 0031 6 become 06.
pub(super) fn digits(phone: &str) -> String {
    let all: String = phone.chars().filter(char::is_ascii_digit).collect();
    let abroad = if phone.trim_start().starts_with('+') { all.strip_prefix("31") } else { all.strip_prefix("0031") };
    match abroad {
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => all,
    }
}

/// Whether a name is that of somebody else: neither surname nor given name is the same, and more than a slip differs.
fn is_wholly_other(known: &PersonName, told: &PersonName) -> bool {
    let same = |one: &str, other: &str| !one.is_empty() && fold(one) == fold(other);
    !same(&known.surname, &told.surname) && !same(&known.given, &told.given) && !names_alike(known, told)
}

/// The name before and after, of a member or candidate whose whole name becomes another.
pub fn wholly_renamed(before: &Record, after: &Record) -> Option<(String, String)> {
    let (was, is) = (Reachable::of(before)?.name, Reachable::of(after)?.name);
    is_wholly_other(&was, &is).then(|| (was.display(), is.display()))
}

/// The name before and after, of a member or candidate whose surname or given name becomes another: no slip that is put right, and
/// no initial that is written in full.
pub fn renamed(before: &Record, after: &Record) -> Option<(String, String)> {
    let (was, is) = (Reachable::of(before)?.name, Reachable::of(after)?.name);
    (!names_alike(&was, &is)).then(|| (was.display(), is.display()))
}

/// Whether the surnames are nearly the same, and the given names too. A given name also matches its initial, or an empty one.
pub fn names_alike(one: &PersonName, other: &PersonName) -> bool {
    let surname = |name: &PersonName| fold(&name.surname);
    let given = |name: &PersonName| fold(&name.given).replace('.', "");
    let (a, b) = (given(one), given(other));
    let initial = |short: &str, long: &str| short.chars().count() <= 1 && long.starts_with(short);
    nearly(&surname(one), &surname(other)) && (nearly(&a, &b) || initial(&a, &b) || initial(&b, &a))
}

/// Whether two words differ by at most one typing error for each four letters: a letter wrong, missing, too many, or two
/// swapped.
fn nearly(one: &str, other: &str) -> bool {
    let letters = one.chars().count().max(other.chars().count());
    // Names can be of any length, and the work grows with the product of both.
    if letters > 100 {
        return one == other;
    }
    strsim::osa_distance(one, other) <= letters.div_ceil(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, phone: &str, email: &str) -> Reachable {
        Reachable { name: PersonName::parse_one(name), phone: phone.into(), email: email.into() }
    }

    #[test]
    fn a_slip_in_the_name_and_the_same_phone_or_mail_are_one_person() {
        let there = person("Fatima de Vries", "06-12 34 56 78", "f.devries@mail.example");
        let like = |name, phone, email| person(name, phone, email).is_like(&there);
        assert!(like("Fátima de Vreis", "+31 6 12345678", ""));
        assert!(like("F. de Vries", "0031612345678", ""));
        assert!(like("de Vries", "", "F.deVries@mail.example"));
        assert!(!like("Fatima de Vries", "", ""), "many people share a name");
        assert!(!like("Fatima de Vries", "0687654321", "f@mail.example"));
        assert!(!like("Ahmed de Vries", "0612345678", ""), "a family may share a telephone");
        assert!(!like("Fatima Bakker", "0612345678", ""));
    }

    #[test]
    fn another_surname_or_given_name_alone_may_be_of_the_same_person_and_both_are_not() {
        let other = |told: &str| is_wholly_other(&PersonName::parse_one("Jansen, Anna"), &PersonName::parse_one(told));
        for same in ["Jansen, Anna", "Vries, Anna de", "Jansen, Ans", "Janssen, Ana", "Jansen"] {
            assert!(!other(same), "{same}");
        }
        assert!(other("Zeeman, Tom") && other("Zeeman"));
    }

    #[test]
    fn slips_are_counted_as_a_person_makes_them() {
        let count = strsim::osa_distance;
        assert_eq!(count("vries", "vreis"), 1);
        assert_eq!(count("jansen", "janssen"), 1);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("bakker", "bakker"), 0);
    }
}
