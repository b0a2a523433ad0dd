//! Rows with faults, the file they go to, and what may never be stored.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::refusal::Arg;
use binnenwerk::exchange::import::rejects;
use binnenwerk::exchange::read::read_file;
use binnenwerk::repository::Repository;
use binnenwerk::text::{Language, Words};

use crate::office::*;

/// The refusals of the dirty file: row, column, value and reason.
fn expected_refusals() -> Vec<(u32, String, String, String)> {
    let text = std::fs::read_to_string(data("rooster-vuil.expect.json")).expect("readable");
    let expected: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).expect("JSON");
    let mut rows: Vec<(u32, String, String, String)> = expected
        .iter()
        .map(|(row, about)| {
            let word = |name: &str| about[name].as_str().expect("text").to_owned();
            (row.parse().expect("a number"), word("column"), word("value"), word("reason"))
        })
        .collect();
    rows.sort();
    rows
}

#[test]
fn of_the_dirty_file_exactly_the_ten_faults_are_refused() {
    let mut teams_only = Office::new();
    teams_only.import(&sheets(&["teams.csv", "opdrachtgevers.csv", "werksoorten.csv"]));
    for (mut office, members) in [(Office::filled(), 0), (teams_only, 50)] {
        let dirty = sheets(&["rooster-vuil.csv"]);
        let plan = office.plan(&dirty, &ImportOptions::default());
        let refused: Vec<(u32, String, String, String)> = plan
            .summary
            .refused
            .iter()
            .map(|r| (r.row, r.column.clone(), r.value.clone(), reason(&r.reason)))
            .collect();
        assert_eq!(refused, expected_refusals());
        let twice = plan.summary.refused.iter().find(|r| r.row == 21).expect("refused");
        assert_eq!(twice.reason.args, [("row", Arg::Whole(4))]);
        let forbidden: Vec<(&str, Reason)> =
            plan.summary.forbidden_columns.iter().map(|(_, h, c)| (h.as_str(), *c)).collect();
        assert_eq!(forbidden, [("BSN", Reason::ForbiddenCitizenNumber), ("Diagnose", Reason::ForbiddenHealth)]);
        assert_eq!(plan.summary.unknown_columns, [("rooster-vuil.csv".to_owned(), "Opmerking".to_owned())]);
        let tally =
            |kind| plan.summary.counts.iter().find(|(k, _)| *k == kind).map(|(_, tally)| *tally).unwrap_or_default();
        let of_members = tally(Kind::Member);
        assert_eq!(of_members.new, members);
        assert_eq!(of_members.new + of_members.changed + of_members.unchanged, 50);
        let written = format!("{plan:?}");
        assert!(!written.contains("123456782") && !written.contains("rugklachten"), "nowhere, not even in the plan");
        office.commit(plan);
        assert!(office.plan(&dirty, &ImportOptions::default()).changes.is_empty(), "a second time");
    }
}

#[test]
fn a_field_that_the_file_has_no_column_for_is_named_with_its_kind() {
    let mut office = Office::filled();
    let file = "Nr;Naam;Contract;Tot\n9001;Vos, Ada;bepaald;31-12-2026\n9002;Mol, Bea;onbepaald;\n";
    let plan = office.plan(&csv("contracten.csv", file), &ImportOptions::default());
    let words = Words::new(Language::English);
    let told: Vec<String> = plan.summary.refused.iter().map(|row| words.row_reason(row)).collect();
    assert_eq!(told, ["Employment, Employed from: fill this in (a date, such as 2026-12-31)."; 2]);
}

#[test]
fn the_refused_rows_are_read_in_once_they_are_mended() {
    let mut office = Office::filled();
    let dirty = sheets(&["rooster-vuil.csv"]);
    let plan = office.plan(&dirty, &ImportOptions::default());
    let tables = rejects(&plan, &dirty, "Reden weigering", |row| reason(&row.reason));
    office.commit(plan);
    assert_eq!(tables.len(), 1);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rooster-vuil.geweigerd.csv");
    tables[0].save(&path).expect("written");
    let text = std::fs::read_to_string(&path).expect("readable");
    assert!(!text.contains("BSN") && !text.contains("Diagnose"), "{text}");
    let wishes = ImportOptions { left_out: vec!["Reden weigering".into()], ..ImportOptions::default() };
    let again = office.plan(&read_file(&path).expect("readable"), &wishes);
    assert_eq!(
        again.summary.refused.len(),
        10,
        "the double number is single here, and its name is that of somebody else"
    );
    assert_eq!((again.summary.unknown_columns.len(), text.contains("Opmerking")), (0, false), "{text}");

    let mut mended = text;
    for (wrong, right) in [
        ("31-02-2023", "12-09-2023"),
        (";veel;", ";36;"),
        (";60;", ";32;"),
        ("Team dat niet bestaat", "AMO P-Direkt Groningen"),
        ("100452;\"Vos,", "200452;\"Vos,"),
        ("100243;;", "100243;Roos Dekker;"),
        (";'-8;", ";36;"),
        ("12-13-2022", "05-03-2018"),
        ("\n;\"Kowalski", "\n200999;\"Kowalski"),
        ("gisteren", "01-09-2021"),
    ] {
        assert!(mended.contains(wrong), "{wrong} in {mended}");
        mended = mended.replace(wrong, right);
    }
    let plan = office.import_as(&csv("mended.csv", &mended), &wishes);
    let new: Vec<(Kind, u64)> =
        plan.summary.counts.iter().map(|(kind, t)| (*kind, t.new)).filter(|(_, n)| *n > 0).collect();
    assert_eq!(new, [(Kind::Member, 2), (Kind::Placement, 2)]);
    assert_eq!(office.placements("100157").last().map(String::as_str), Some("T049 32 2022-07-01"));
}

#[test]
fn what_a_spreadsheet_could_run_and_a_terminal_could_obey_is_kept_as_harmless_text() {
    let mut office = Office::new();
    office.import(&sheets(&["teams.csv", "opdrachtgevers.csv", "werksoorten.csv"]));
    let plan = office.plan(&sheets(&["rooster-vuil.csv"]), &ImportOptions::default());
    office.commit(plan);
    let name = |number| office.repo.named(Kind::Member, number).expect("asked")[0].label();
    assert!(name("100733").contains("=HYPERLINK"), "{}", name("100733"));
    assert_eq!(name("100478"), "<U+001B>]0;owned<U+0007>Vries, Kim de");
}

#[test]
fn a_row_with_a_name_in_the_column_of_the_number_is_refused_by_itself() {
    let mut office = one_member();
    let rows =
        ["Jansen;Jansen, Ali;Een;32;01-03-2023", "n.v.t.;Bos, Bo;Een;32;01-03-2023", "P-07;Vos, Kim;Een;32;01-03-2023"];
    let plan = office.plan(&roster(&rows.join("\n")), &ImportOptions::default());
    let refused: Vec<(u32, Reason)> = refusals(&plan).into_iter().map(|(row, .., reason)| (row, reason)).collect();
    assert_eq!(refused, [(2, Reason::NumberWithoutFigure), (3, Reason::NumberMissing)]);
    office.commit(plan);
    assert_eq!(office.placements("P-07").len(), 1);
}

#[test]
fn a_permanent_contract_with_a_last_day_is_refused() {
    let row = |contract: &str, until: &str| {
        csv("a.csv", &format!("Nr;Naam;In dienst;Contract;Einde contract\n11;Aa, Ans;01-02-2025;{contract};{until}\n"))
    };
    let mut office = Office::new();
    let plan = office.plan(&row("onbepaald", "31-01-2026"), &ImportOptions::default());
    assert_eq!(refusals(&plan), [(2, "Einde contract", "31-01-2026", Reason::PermanentWithoutEnd)]);
    office.import(&row("onbepaald", ""));
    office.import(&row("tijdelijk", "31-01-2026"));
}
