//! Teams that are made because a list names them: by their code where that is what the list gives.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
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
