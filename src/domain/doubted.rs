//! What is new and may be something that is there already: one rule and one refusal for each doubt, whether it comes out of a file or
//! out of another office.

use super::import_options::Doubt;
use super::kind::Kind;
use super::kinds::{Member, Team};
use super::record::Record;
use super::refusal::Refusal;

/// What is there already, to be compared with.
pub trait KnownNames {
    /// Why it cannot be looked up.
    type Error;

    /// The number or code of something that is there and that is this one in another shape.
    ///
    /// # Errors
    /// Returns an error when it cannot be looked up.
    fn key_like(&mut self, kind: Kind, key: &str) -> Result<Option<String>, Self::Error>;

    /// Code and name of a team with exactly this name.
    ///
    /// # Errors
    /// Returns an error when it cannot be looked up.
    fn team_named(&mut self, name: &str) -> Result<Option<String>, Self::Error>;

    /// The name of something that is there and that is nearly this one.
    ///
    /// # Errors
    /// Returns an error when it cannot be looked up.
    fn name_like(&mut self, kind: Kind, name: &str) -> Result<Option<String>, Self::Error>;
}

/// Somebody new who is probably somebody under another number.
pub fn same_person(kind: Kind, name: String, known: &Record) -> Refusal {
    let refusal = Refusal::new(Doubt::SamePerson.reason()).with("name", name);
    refusal.with("known", known.get(Member::number).plain()).at(kind, Member::surname)
}

/// Somebody new under the number of another in another shape.
pub fn number_otherwise(kind: Kind, number: String, known: String) -> Refusal {
    Refusal::new(Doubt::OtherNumber.reason()).with("number", number).with("known", known).at(kind, Member::number)
}

/// Something new with nearly the name of something that is there.
pub fn near_name(kind: Kind, told: &str, known: String) -> Refusal {
    Refusal::new(Doubt::NearName.reason()).with("kind", kind).with("value", told).with("known", known)
}

/// Why a new team may be one that is there: the code of another in another shape, the name of another or nearly so. Where a code is
/// expected a name may stand, and the other way round; what is empty is not given. `place` is where the name stands.
///
/// # Errors
/// Returns an error when what is there cannot be looked up.
pub fn team_like<K: KnownNames>(
    known: &mut K,
    (code, name): (&str, &str),
    place: (Kind, &'static str),
) -> Result<Option<Refusal>, K::Error> {
    let like = |told: &str, known, (kind, field)| Some(near_name(Kind::Team, told, known).at(kind, field));
    for (told, place) in [(code, (Kind::Team, Team::code)), (name, place)] {
        if let Some(known) = known.key_like(Kind::Team, told)?.filter(|_| !told.is_empty()) {
            return Ok(like(told, known, place));
        }
    }
    if name.is_empty() {
        return Ok(None);
    }
    let found = match known.team_named(name)? {
        Some(team) => Some(team),
        None => known.name_like(Kind::Team, name)?,
    };
    Ok(found.and_then(|known| like(name, known, place)))
}
