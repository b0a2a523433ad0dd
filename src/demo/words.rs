//! The words of the made-up programme, from the data beside this file, and names that are common in the Netherlands, combined
//! by chance so that they name nobody.

use std::sync::LazyLock;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::dice::Dice;
use crate::domain::choices::{ArrangementSubject, CostBasis, GuidanceForm};
use crate::domain::named::Choice;
use crate::domain::names::{PersonName, fold};

/// Given names, one on each line.
static GIVEN: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("given_names.txt").lines().collect());

/// Surnames; each line has the prefix that goes with it (or none), a bar, and the name.
static SURNAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let both = |line: &'static str| line.split_once('|').map(|(prefix, name)| (prefix.trim(), name.trim()));
    include_str!("surnames.txt").lines().filter_map(both).collect()
});

/// All other words. A test ensures that they can be read.
pub static WORDS: LazyLock<ProgrammeWords> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).unwrap_or_default());

/// The lists of `words.toml`, where each is explained; none is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeWords {
    pub clients: Vec<(String, String, i64)>,
    pub cities: Vec<(String, String, String)>,
    pub works: Vec<WorkWords>,
    pub sources: Vec<String>,
    pub next_steps: Vec<String>,
    pub agreed_steps: Vec<String>,
    pub client_talks: Vec<String>,
    pub contacts: Vec<String>,
    pub signals: Vec<(String, String)>,
    pub guidance: Vec<(Named<GuidanceForm>, String)>,
    pub arrangements: Vec<(Named<ArrangementSubject>, String)>,
    pub certificates: Vec<CertificateWords>,
    pub cost_items: Vec<PricedItem>,
}

/// The words of a work type.
#[derive(Debug, Deserialize)]
pub struct WorkWords {
    /// Name of the work type.
    pub name: String,
    /// First word of the names of its teams.
    pub team: String,
    /// Fewest and most places of its teams.
    pub size: (i64, i64),
    /// Names of its task packages, at least one.
    pub packages: Vec<String>,
}

/// The words of a certificate.
#[derive(Debug, Deserialize)]
pub struct CertificateWords {
    pub name: String,
    /// Years after which it runs out; `None` when it does not.
    pub years: Option<u32>,
}

/// A cost item with its prices, in cents.
#[derive(Debug, Deserialize)]
pub struct PricedItem {
    pub name: String,
    pub basis: Named<CostBasis>,
    /// Price in the last year, in cents.
    pub price: i64,
    /// Amount by which the price rose each year, in cents.
    pub rise: i64,
    /// The client or team with a price of its own, if any.
    pub own: Option<OwnPrice>,
}

/// A price of the named client or, without a name, of one team.
#[derive(Debug, Deserialize)]
pub struct OwnPrice {
    pub client: Option<String>,
    /// The price in percent of the general price.
    pub percent: i64,
}

/// A choice, read by its identifier.
#[derive(Debug, Clone, Copy)]
pub struct Named<C>(pub C);

impl<'de, C: Choice> Deserialize<'de> for Named<C> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        C::named(&name).map(Self).ok_or_else(|| D::Error::custom("no such choice"))
    }
}

/// The name of a team: its work, its client and its place, as indices in their lists.
pub fn team_name(work: usize, client: usize, city: usize) -> String {
    format!("{} {} {}", WORDS.works[work].team, WORDS.clients[client].0, WORDS.cities[city].0)
}

/// A name that belongs to nobody.
pub fn person(dice: &mut Dice) -> PersonName {
    let given = *dice.pick(&GIVEN);
    let (prefix, surname) = *dice.pick(&SURNAMES);
    PersonName { given: given.to_owned(), prefix: prefix.to_owned(), surname: surname.to_owned() }
}

/// A mail address that can belong to nobody: `.example` is reserved for that.
pub fn mail(name: &PersonName, number: u64) -> String {
    let plain: String = fold(&name.spoken()).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '.' }).collect();
    let words: Vec<&str> = plain.split('.').filter(|word| !word.is_empty()).collect();
    format!("{}.{number}@binnenwerk.example", words.join("."))
}

/// A telephone number that can belong to nobody: no subscriber number begins with a zero.
pub fn phone(number: u64) -> String {
    format!("06-0{:07}", number % 10_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_can_be_read() {
        let words: ProgrammeWords = toml::from_str(include_str!("words.toml")).expect("the words");
        assert!(!words.clients.is_empty() && !words.cost_items.is_empty());
        assert!(words.works.iter().all(|work| !work.packages.is_empty()));
    }
}
