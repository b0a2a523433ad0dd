//! Typed words and headings of files are recognised.

use std::collections::HashMap;

use super::super::lexicon::{WordIndex, normalize_spelling};
use super::super::words::Words;
use super::*;
use crate::domain::choices::{Choice, Contract, EndReason, MemberStatus, Phase, TeamStatus, VacancyStatus};
use crate::domain::columns::columns;
use crate::domain::days::Day;
use crate::domain::filter::{Expr, Relation, parse};
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::domain::vocabulary::Vocabulary;

#[test]
fn no_spelling_means_two_columns_of_one_kind() {
    for kind in Kind::ALL {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for words in Language::ALL.map(Words::new) {
            for column in columns(kind) {
                let spellings = words.spellings(kind, column.name).into_owned();
                let label = [words.label(kind, column.name), words.short(kind, column.name)].map(|l| l.into_owned());
                for spelling in spellings.split('|').chain(label.iter().map(String::as_str)) {
                    let other = *seen.entry(normalize_spelling(spelling)).or_insert(column.name);
                    assert_eq!(other, column.name, "{kind}: {spelling}");
                }
            }
        }
        for column in columns(kind) {
            let taken = seen.get(&normalize_spelling(column.name)).is_some_and(|other| *other != column.name);
            assert_eq!(taken, kind == Kind::Member && column.name == "contract", "{kind}.{}", column.name);
        }
    }
}

#[test]
fn a_filter_on_the_name_of_a_column_is_about_that_column_and_every_spelling_is_of_one() {
    let (lexicon, on) = (WordIndex::new(), Day::from_ymd_opt(2026, 1, 31).expect("a day"));
    let read = |kind, text: &str| parse(text, kind, on, &lexicon);
    let empty = |column| Expr::Compare { column, relation: Relation::Is, value: Value::Empty };
    for kind in Kind::ALL {
        for column in columns(kind) {
            assert_eq!(read(kind, &format!("{}=leeg", column.name)), Ok(empty(column.name)), "{kind}");
            for words in Language::ALL.map(Words::new) {
                let called = [words.label(kind, column.name), words.short(kind, column.name)];
                let names = words.spellings(kind, column.name).into_owned();
                for spelling in called.iter().map(AsRef::as_ref).chain(names.split('|').filter(|name| !name.is_empty()))
                {
                    assert_eq!(lexicon.field(kind, spelling), Some(column.name), "{kind}: {spelling}");
                }
            }
        }
    }
    let is = |column, relation, value| Ok(Expr::Compare { column, relation, value });
    let permanent = || Value::Choice(Contract::Permanent.name());
    assert_eq!(read(Kind::Member, "contract=onbepaald"), is("contract", Relation::Is, permanent()));
    let day = Day::from_ymd_opt(2026, 5, 1).expect("a day");
    assert_eq!(read(Kind::Member, "contract<90d"), is("contract_until", Relation::Less, Value::Day(day)));
}

#[test]
fn headings_as_offices_write_them_are_recognised() {
    let lexicon = WordIndex::new();
    let known = [
        (Kind::Member, "number", "Pers.nr.;Personeelsnr;Personeelsnummer;Medewerkernummer;Nr;employee number;PERS NR"),
        (Kind::Member, "name", "Naam;Naam medewerker;Medewerker;name"),
        (Kind::Member, "surname", "Achternaam;Surname;last_name"),
        (Kind::Member, "prefix", "Tussenvoegsel;Tussenvoegsel(s);Tussenvoegsels;Voorvoegsel"),
        (Kind::Member, "given_name", "Voornaam;Roepnaam;First name;given_name"),
        (Kind::Member, "hours", "Uren p/w;Uren per week;Contracturen;Uren;hours"),
        (Kind::Member, "placed_from", "Vanaf;Ingangsdatum;Startdatum;Begindatum"),
        (Kind::Member, "contract_until", "Contract tot;contract;Contract"),
        (Kind::Member, "contract", "contractsoort;Contract type"),
        (Kind::Member, "register_checked_on", "Register gecontroleerd"),
        (Kind::Member, "counts_for_agreement", "Telt mee;Telt;In doelgroep;register_counts"),
        (Kind::Member, "counts_for_quota", "Telt mee voor het quotum"),
        (Kind::Member, "team", "Team"),
        (Kind::Member, "team_key", "Teamcode"),
        (Kind::Employment, "member", "Medewerker"),
        (Kind::Employment, "member_key", "Personeelsnr;Pers.nr."),
        (Kind::Application, "candidate", "Kandidaat"),
        (Kind::Application, "candidate_key", "Kandidaatnummer;Kandidaatnr"),
        (Kind::Employment, "from", "In dienst;Vanaf"),
        (Kind::Employment, "until", "Uit dienst"),
        (Kind::Employment, "contract", "Contract"),
        (Kind::Employment, "contract_until", "Contract tot"),
        (Kind::Placement, "team_key", "Teamcode"),
        (Kind::Placement, "team", "Team"),
        (Kind::Placement, "from", "Vanaf;Ingangsdatum"),
        (Kind::Placement, "until", "Tot en met;Einddatum;T/m"),
        (Kind::Placement, "end_reason", "Reden einde"),
        (Kind::Placement, "task_package", "Takenpakket"),
        (Kind::Organisation, "name", "Opdrachtgever"),
        (Kind::Organisation, "ministry", "Ministerie"),
        (Kind::Organisation, "agreed_jobs", "Afgesproken banen;Banen;Aantal banen"),
        (Kind::Organisation, "agreed_from", "Vanaf"),
        (Kind::WorkType, "name", "Werksoort"),
        (Kind::WorkType, "min_size", "Min. teamgrootte"),
        (Kind::WorkType, "max_size", "Max. teamgrootte"),
        (Kind::Team, "code", "Teamcode"),
        (Kind::Team, "name", "Team"),
        (Kind::Team, "work_type", "Werksoort"),
        (Kind::Team, "client", "Opdrachtgever"),
        (Kind::Team, "city", "Plaats;Standplaats"),
        (Kind::Team, "province", "Provincie"),
        (Kind::Team, "places", "Plaatsen"),
        (Kind::Team, "leader", "Teamleider"),
        (Kind::Team, "coach", "Jobcoach"),
        (Kind::Team, "phase", "Fase"),
        (Kind::Team, "from", "Start;Startdatum"),
        (Kind::Team, "until", "Einde;Einddatum"),
        (Kind::Team, "pilot_until", "Einde pilot"),
        (Kind::Vacancy, "number", "Nummer"),
        (Kind::Vacancy, "places", "Aantal plaatsen"),
        (Kind::Vacancy, "open_since", "Open sinds"),
        (Kind::Vacancy, "wanted_by", "Gewenst per"),
        (Kind::Vacancy, "status", "Status"),
    ];
    for (kind, column, headings) in known {
        for heading in headings.split(';') {
            assert_eq!(lexicon.heading(kind, heading), Some(column), "{kind}: {heading}");
        }
    }
    assert_eq!(lexicon.heading(Kind::Member, "Opmerking"), None);
    let extras = ["Naam", "Naam medewerker", "Name", "Takenpakketten", "Opdrachtgever", "Teamleider", "Jobcoach"];
    let found = extras.map(|word| lexicon.extra(word).unwrap_or_default());
    assert_eq!(
        found,
        ["person_name", "person_name", "person_name", "task_packages", "client", "team_leader", "job_coach"]
    );
    assert_eq!(lexicon.extra("Uren"), None);
}

#[test]
fn first_letters_are_enough_in_a_filter_and_never_in_a_heading() {
    let lexicon = WordIndex::new();
    assert_eq!(lexicon.field(Kind::Member, "takenp"), Some("task_package"));
    assert_eq!(lexicon.field(Kind::Employment, "Werk"), None, "a heading");
    assert_eq!(lexicon.field(Kind::Employment, "werk"), Some("employer"));
    assert_eq!(lexicon.heading(Kind::Member, "takenp"), None);
    assert_eq!(lexicon.field(Kind::Member, "register"), Some("register_checked_on"), "a whole word goes first");
    assert_eq!(lexicon.field(Kind::Member, "ge"), None, "too short");
    assert_eq!(lexicon.field(Kind::Member, "geplaatst"), None, "from or until");
    assert_eq!(lexicon.choice(Contract::NAMES, "tijd"), Some("temporary"));
    assert_eq!(lexicon.choice(EndReason::NAMES, "andere"), None, "hours or tasks");
}

#[test]
fn choices_are_recognised_by_many_spellings() {
    let lexicon = WordIndex::new();
    let known: [(&'static [&'static str], &str, &str); 18] = [
        (Contract::NAMES, "onbepaald", "permanent"),
        (Contract::NAMES, "Vast", "permanent"),
        (Contract::NAMES, "bepaald", "temporary"),
        (Contract::NAMES, "tijdelijk", "temporary"),
        (Phase::NAMES, "structureel", "structural"),
        (Phase::NAMES, "pilot", "pilot"),
        (EndReason::NAMES, "andere uren", "other_hours"),
        (EndReason::NAMES, "ander team", "other_team"),
        (EndReason::NAMES, "doorstroom", "moved_on"),
        (EndReason::NAMES, "eigen keuze", "own_choice"),
        (EndReason::NAMES, "einde contract", "contract_ended"),
        (EndReason::NAMES, "team beëindigd", "team_ended"),
        (EndReason::NAMES, "verhuizing", "relocation"),
        (MemberStatus::NAMES, "werk", "at_work"),
        (MemberStatus::NAMES, "geen team", "no_team"),
        (TeamStatus::NAMES, "stil", "standstill"),
        (VacancyStatus::NAMES, "open", "open"),
        (VacancyStatus::NAMES, "on_hold", "hold"),
    ];
    for (list, word, choice) in known {
        assert_eq!(lexicon.choice(list, word), Some(choice), "{word}");
    }
    assert_eq!(lexicon.choice(Contract::NAMES, "misschien"), None);
    assert_eq!(lexicon.choice(Phase::NAMES, "open"), None, "of another list");
}

#[test]
fn every_word_for_a_choice_gives_that_choice_back() {
    let lexicon = WordIndex::new();
    for words in Language::ALL.map(Words::new) {
        for list in super::super::lexicon::lists().iter().copied() {
            for identifier in list {
                assert_eq!(lexicon.choice(list, &words.choice(identifier)), Some(*identifier));
                assert_eq!(lexicon.choice(list, identifier), Some(*identifier));
                let names = words.say(&format!("choice-{identifier}.names")).into_owned();
                for name in names.split('|') {
                    assert_eq!(lexicon.choice(list, name), Some(*identifier), "{name}");
                }
            }
        }
        for flag in [true, false] {
            assert_eq!(lexicon.flag(&words.flag(flag)), Some(flag));
        }
    }
    for (yes, no) in
        ["ja", "j", "x", "waar", "yes", "true", "1"].iter().zip(["nee", "n", "onwaar", "no", "NO", "false", "0"])
    {
        assert_eq!((lexicon.flag(yes), lexicon.flag(no)), (Some(true), Some(false)), "{yes} {no}");
    }
    assert_eq!(lexicon.flag("misschien"), None);
}

#[test]
fn kinds_are_recognised_in_singular_and_plural() {
    let lexicon = WordIndex::new();
    let known = [
        ("medewerkers", Kind::Member),
        ("Employee", Kind::Member),
        ("Opdrachtgevers", Kind::Organisation),
        ("work_types", Kind::WorkType),
        ("Werksoorten", Kind::WorkType),
        ("vacancies", Kind::Vacancy),
        ("plaatsing", Kind::Placement),
        ("teams", Kind::Team),
    ];
    for (word, kind) in known {
        assert_eq!(lexicon.kind(word), Some(kind), "{word}");
    }
    for kind in Kind::ALL {
        assert_eq!(lexicon.kind(kind.name()), Some(kind));
        for words in Language::ALL.map(Words::new) {
            assert_eq!((lexicon.kind(&words.kind(kind)), lexicon.kind(&words.kinds(kind))), (Some(kind), Some(kind)));
        }
    }
}

#[test]
fn columns_that_may_never_be_stored_are_known_by_their_heading() {
    let lexicon = WordIndex::new();
    let known = [
        (
            Reason::ForbiddenCitizenNumber,
            "BSN;bsn-nummer;BSN (verplicht);Burgerservicenummer;Burgerservicenr.;B.S.N.;Burgernr;Sofi-nummer;SSN",
        ),
        (
            Reason::ForbiddenHealth,
            "Diagnose;diagnosis;Ziektebeeld;Aandoening;Soort beperking;Aard van de beperking;Medische info;Medical notes;\
             Reden verzuim;Oorzaak ziekte;Ziekte;Klachten;Medicatie;Diagnosecode",
        ),
        (Reason::ForbiddenCitizenNumber, "National ID;Rijksregisternummer;Paspoortnummer"),
        (
            Reason::ForbiddenHealth,
            "Bloedgroep;Blood Group;Allergieën;Allergies;Reden eerste ziektedag;Ziekte op ziektedag",
        ),
        (
            Reason::ForbiddenSpecial,
            "Religie;Religion;Geloof;Etnische afkomst;Vakbond;Lid van vakbond;Sexual orientation;\
             Nationaliteit;Geboorteland;Strafblad;Strafrechtelijk verleden;Nationality;Criminal record",
        ),
        (Reason::ForbiddenBenefit, "Uitkering;Uitkeringssoort;Soort uitkering;Benefit type;Wajong;WIA;Wajong/WIA"),
    ];
    for (code, headings) in known {
        for heading in headings.split(';') {
            assert_eq!(lexicon.forbidden(heading.trim()), Some(code), "{heading}");
        }
    }
    for kind in Kind::ALL {
        for words in Language::ALL.map(Words::new) {
            for column in columns(kind) {
                for heading in words.spellings(kind, column.name).split('|') {
                    assert_eq!(lexicon.forbidden(heading), None, "{heading}");
                }
                assert_eq!(lexicon.forbidden(&words.label(kind, column.name)), None, "{kind}.{}", column.name);
            }
        }
    }
    for heading in [
        "Opmerking",
        "Ziek sinds",
        "Eerste ziektedag",
        "Laatste ziektedag (invullen)",
        "Ziektedagen",
        "Terras",
        "Mediation",
        "In behandeling",
        "",
    ] {
        assert_eq!(lexicon.forbidden(heading), None, "{heading}");
    }
}

#[test]
fn filters_are_read_in_either_language() {
    let lexicon = WordIndex::new();
    let day = Day::from_ymd_opt(2026, 1, 31).expect("a day");
    let read = |text: &str| parse(text, Kind::Member, day, &lexicon).map_err(|refusal| refusal.reason);
    assert_eq!(read("archief uren<24"), read("archief hours<24"));
    assert_eq!(read("contract<90d status:werk"), read("contract_until<90d status:at_work"));
    assert_eq!(read("contractsoort:vast"), read("contracttype=permanent"));
    assert_eq!(read("salaris>3"), Err(Reason::FilterUnknownField));
}

#[test]
fn words_are_compared_without_case_accents_spaces_and_signs() {
    assert_eq!(normalize_spelling("  Pers.nr. "), "persnr");
    assert_eq!(normalize_spelling("Team beëindigd"), "teambeeindigd");
    assert_eq!(normalize_spelling("Uren p/w"), normalize_spelling("UREN_P-W"));
    assert_eq!(normalize_spelling("\u{feff}Ｎａａｍ"), "naam");
}
