//! What is made because a list names it: teams, by their code where that is what the list gives, and staff; and what is not.

use binnenwerk::domain::import_options::{ImportAnswer, ImportOptions};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::exchange::import::Plan;
use binnenwerk::repository::Repository;

use crate::office::*;

fn teams(office: &Office) -> Vec<String> {
    let teams = office.repo.all(Kind::Team).expect("asked");
    let told = ["code", "name", "places", "from"];
    let mut teams: Vec<String> = teams.iter().map(|team| told.map(|field| team.get(field).plain()).join(" ")).collect();
    teams.sort();
    teams
}

#[test]
fn a_code_alone_becomes_the_code_of_the_team_that_is_made() {
    for heading in ["Teamcode", "Team"] {
        let mut office = Office::new();
        let people =
            format!("{heading};Nr;Naam;Uren;Vanaf\nT012;1;Prins, Ada;32;01-02-2026\nT007;2;Kok, Ben;24;01-03-2026\n");
        office.import_as(&csv("medewerkers.csv", &people), &creating());
        assert_eq!(teams(&office), ["T007 T007 1 2026-03-01", "T012 T012 1 2026-02-01"], "{heading}");
        office.import(&csv(
            "teams.csv",
            "Teamcode;Team;Plaatsen;Start\nT007;Linnen;4;01-01-2026\nT012;Keuken;5;01-01-2026\n",
        ));
        assert_eq!(teams(&office), ["T007 Linnen 4 2026-01-01", "T012 Keuken 5 2026-01-01"], "{heading}");
        assert_eq!(office.placements("1"), ["T012 32 2026-02-01"]);
    }
}

#[test]
fn placements_and_vacancies_make_the_team_that_they_name() {
    let mut office = one_member();
    let placed = csv("plaatsingen.csv", "Personeelsnummer;Teamcode;Uren;Vanaf;T/m\n1;K9;20;01-01-2022;31-01-2022\n");
    assert_eq!(
        refusals(&office.plan(&placed, &ImportOptions::default())),
        [(2, "Teamcode", "K9", Reason::UnknownTeam)]
    );
    office.import_as(&placed, &creating());
    let wanted = "Nummer;Teamcode;Team;Uren;Aantal plaatsen;Open sinds\nV1;;Tuin;20;3;13-01-2026\nV2;K8;Kas;20;2;14-01-2026\n\
                  V3;K8;;16;1;12-01-2026\n";
    office.import_as(&csv("vacatures.csv", wanted), &creating());
    assert_eq!(
        teams(&office),
        [
            "K8 Kas 3 2026-01-12",
            "K9 K9 1 2022-01-01",
            "T003 Tuin 3 2026-01-13",
            "T1 Een 8 2020-01-01",
            "T2 Twee 8 2020-01-01"
        ]
    );
}

#[test]
fn what_only_belongs_to_a_team_makes_it_once_and_a_refused_row_makes_none() {
    let mut office = Office::new();
    office.import(&csv("opdrachtgevers.csv", "Naam\nWaterschap\n"));
    let shares = "Teamcode;Opdrachtgever;Aandeel;Vanaf\nK1;Waterschap;100;01-02-2026\nK2;Gemeente;100;01-02-2026\n";
    let plan = office.plan(&csv("aandelen.csv", shares), &creating());
    assert_eq!(refusals(&plan), [(3, "Opdrachtgever", "Gemeente", Reason::UnknownRecord)]);
    office.commit(plan);
    assert_eq!(teams(&office), ["K1 K1 0 2026-02-01"]);
}

#[test]
fn staff_whom_a_row_gives_a_role_are_made_with_it_and_others_are_not() {
    let mut office = Office::new();
    office.import(&csv("t.csv", "Teamcode;Team;Plaatsen;Start\nK1;Kas;6;01-02-2021\n"));
    office.import(&csv("l.csv", "Nr;Naam;Uren;Vanaf;Team\n7;Wit, Ali;24;01-03-2024;Kas\n"));
    let making = ImportOptions { create: vec![Kind::Staff], ..ImportOptions::default() };
    let roles = csv("r.csv", "Teamcode;Begeleider;Rol;Vanaf\nK1;Sol, Mia;teamleider;01-02-2021\n");
    let asked =
        |plan: &Plan| -> Vec<ImportAnswer> { plan.summary.answers().into_iter().map(|(answer, _)| answer).collect() };
    assert_eq!(asked(&office.plan(&roles, &ImportOptions::default())), [ImportAnswer::Create(Kind::Staff)]);
    office.import_as(&roles, &making);
    office.import_as(
        &csv("c.csv", "Personeelsnummer;Jobcoach;Vanaf\n7;Bas Ree;01-03-2024\n"),
        &ImportOptions { kind: Some(Kind::OwnCoach), ..making.clone() },
    );
    let mut staff: Vec<(String, String)> =
        office.repo.all(Kind::Staff).expect("reads").iter().map(|one| (one.label(), one.get("role").plain())).collect();
    staff.sort();
    assert_eq!(
        staff,
        [("Ree, Bas".to_owned(), "job_coach".to_owned()), ("Sol, Mia".to_owned(), "team_leader".to_owned())]
    );
    // Of who spoke with somebody no row tells the role, so nothing is offered and nobody is made.
    let talks = csv("g.csv", "Personeelsnummer;Datum;Manier;Notitie;Door\n7;05-03-2026;gesprek;Ging goed;Lot Nijs\n");
    let plan = office.plan(&talks, &ImportOptions { kind: Some(Kind::Contact), ..making });
    let refused: Vec<Reason> = plan.summary.refused.iter().map(|row| row.reason.reason).collect();
    assert_eq!((refused, asked(&plan)), (vec![Reason::UnknownRecord], vec![]));
}

#[test]
fn a_file_of_which_every_row_names_what_is_not_there_says_what_to_read_first() {
    let mut office = Office::new();
    let places = csv("plaatsen.csv", "Personeelsnummer;Team;Uren;Vanaf\n7;Kas;24;01-03-2024\n8;Kas;24;01-03-2024\n");
    let told = |plan: &Plan| -> Vec<String> {
        let first = plan.summary.warnings.iter().filter(|warning| warning.0.reason == Reason::ReadFirst);
        first.map(|warning| reason(&warning.0)).collect()
    };
    let plan = office.plan(&places, &ImportOptions::default());
    let sentence = "Every row of \"plaatsen.csv\" names a member that is not there yet. First read the file that has every member, or read both at once.";
    assert_eq!(told(&plan), [sentence]);
    office.import(&csv("l.csv", "Nr;Naam\n7;Wit, Ali\n"));
    let plan = office.plan(&places, &creating());
    assert_eq!((told(&plan), plan.summary.refused.len()), (vec![], 1), "one wrong number is only that");
}
