//! What the fictitious programme is made of: names that are common in the Netherlands, put together by chance so that
//! they name nobody; clients, kinds of work and places as the programme publishes them.

use std::sync::LazyLock;

use crate::domain::names::{PersonName, fold};

use super::dice::Dice;

/// Given names, one on a line.
static GIVEN: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("given_names.txt").lines().collect());

/// Surnames, on each line the prefix that goes with one (or none), a bar, and the name.
static SURNAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let both = |line: &'static str| line.split_once('|').map(|(prefix, name)| (prefix.trim(), name.trim()));
    include_str!("surnames.txt").lines().filter_map(both).collect()
});

/// A name of nobody.
pub fn person(dice: &mut Dice) -> PersonName {
    let given = dice.pick(&GIVEN, "Jan");
    let (prefix, surname) = dice.pick(&SURNAMES, ("", "Bakker"));
    PersonName { given: given.to_owned(), prefix: prefix.to_owned(), surname: surname.to_owned() }
}

/// A mail address that can belong to nobody: `.example` is kept free for that.
pub fn mail(name: &PersonName, number: u64) -> String {
    let plain: String = fold(&name.spoken()).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '.' }).collect();
    let words: Vec<&str> = plain.split('.').filter(|word| !word.is_empty()).collect();
    format!("{}.{number}@binnenwerk.example", words.join("."))
}

/// A telephone number that can belong to nobody: no subscriber number begins with a zero.
pub fn phone(number: u64) -> String {
    format!("06-0{:07}", number % 10_000_000)
}

/// A client: name, ministry, jobs agreed with it.
pub const CLIENTS: &[(&str, &str, i64)] = &[
    ("P-Direkt", "Ministerie van BZK", 120),
    ("Justid", "Ministerie van JenV", 100),
    ("Doc-Direkt", "Ministerie van BZK", 110),
    ("FMHaaglanden", "Ministerie van BZK", 150),
    ("Rijksschoonmaakorganisatie", "Ministerie van SZW", 140),
    ("Staatsbosbeheer", "Ministerie van LNV", 170),
    ("Belastingdienst", "Ministerie van Financiën", 130),
    ("IND", "Ministerie van JenV", 80),
    ("DUO", "Ministerie van OCW", 140),
    ("Rijksvastgoedbedrijf", "Ministerie van BZK", 70),
    ("COA", "Ministerie van JenV", 150),
    ("Rijkswaterstaat", "Ministerie van IenW", 60),
    ("Algemene Rekenkamer", "Hoge Colleges van Staat", 80),
];

/// A kind of work: its name, how a team that does it begins its own name, fewest and most places, task packages.
pub struct WorkWords {
    /// Name of the work type.
    pub name: &'static str,
    /// First word of its teams.
    pub team: &'static str,
    /// Fewest and most places.
    pub size: (i64, i64),
    /// Task packages.
    pub packages: &'static [&'static str],
}

/// The kinds of work.
pub const WORKS: &[WorkWords] = &[
    WorkWords { name: "Archief", team: "Archief", size: (8, 17), packages: &["Archief A", "Archief B", "Scannen"] },
    WorkWords { name: "Pandgebonden werk", team: "Pandteam", size: (8, 15), packages: &["Pandteam A", "Pandteam B"] },
    WorkWords {
        name: "Bos- en natuurbeheer",
        team: "Bos & natuur",
        size: (8, 12),
        packages: &["Bos en natuur A", "Bos en natuur B"],
    },
    WorkWords { name: "Toetsenbordreiniging", team: "Reiniging", size: (8, 12), packages: &["Reiniging A"] },
    WorkWords { name: "Autowassen zonder water", team: "Autowassen", size: (8, 12), packages: &["Autowassen A"] },
    WorkWords { name: "AMO", team: "AMO", size: (8, 15), packages: &["Ondersteuning A", "Ondersteuning B"] },
    WorkWords { name: "Catering", team: "Catering", size: (8, 12), packages: &["Catering A"] },
    WorkWords { name: "Logistiek", team: "Logistiek", size: (8, 15), packages: &["Logistiek A", "Logistiek B"] },
    WorkWords {
        name: "Digitalisering personeelsdossiers",
        team: "Dossiers",
        size: (8, 17),
        packages: &["Dossiers A", "Dossiers B"],
    },
];

/// Where teams work, with the province.
pub const CITIES: &[(&str, &str)] = &[
    ("Winschoten", "Groningen"),
    ("Apeldoorn", "Gelderland"),
    ("Den Haag", "Zuid-Holland"),
    ("Assen", "Drenthe"),
    ("Zoetermeer", "Zuid-Holland"),
    ("Almelo", "Overijssel"),
    ("Arnhem", "Gelderland"),
    ("Eindhoven", "Noord-Brabant"),
    ("Groningen", "Groningen"),
    ("Heerlen", "Limburg"),
    ("Hoofddorp", "Noord-Holland"),
    ("Leeuwarden", "Friesland"),
    ("Rotterdam", "Zuid-Holland"),
    ("Utrecht", "Utrecht"),
    ("Veenhuizen", "Drenthe"),
    ("Zwolle", "Overijssel"),
    ("Middelburg", "Zeeland"),
    ("Lelystad", "Flevoland"),
];
