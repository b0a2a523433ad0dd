//! What is planned and then comes otherwise: ended later, ended earlier, taken away, and who leaves before it comes.

use crate::desk::Desk;

/// Two clients, two teams with places, and four people.
fn office() -> Desk {
    let desk = Desk::empty();
    for line in [
        "add work_type naam=Archief",
        "add client naam=Rijkspost",
        "add team code=T001 naam=Assen plaatsen=10 start=1-1-2024 werksoort=Archief fase=structureel",
        "add team code=T002 naam=Breda plaatsen=8 start=1-1-2024 werksoort=Archief fase=structureel",
        "share T001 Rijkspost 100 --on 1-1-2024",
        "share T002 Rijkspost 100 --on 1-1-2024",
        "add member nummer=1 naam=Mees team=T001 uren=32 --on 1-3-2024",
        "add member nummer=2 naam=Bos team=T001 uren=24 --on 1-2-2025",
        "add member nummer=3 naam=Cas team=T002 uren=36 --on 1-6-2024",
        "add member nummer=4 naam=Dam team=T002 uren=20 --on 1-1-2026",
        "add staff achternaam=Vos voornaam=Ina",
        "add staff achternaam=Eik voornaam=Eva",
    ] {
        desk.done(line);
    }
    desk
}

/// What a list shows of some columns, all of any time.
fn rows(desk: &Desk, kind: &str, member: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let listed = desk.json(&["list", kind, "--all", "--filter", &format!("number={member}"), "--sort", "from"]);
    let cell = |row: &serde_json::Value, column: &&str| match &row[*column] {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Null => String::new(),
        other => other.to_string(),
    };
    let listed = listed.as_array().expect("a list").clone();
    listed.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect()
}

fn placements(desk: &Desk, member: &str) -> Vec<Vec<String>> {
    rows(desk, "placements", member, &["hours", "from", "until"])
}

fn sound(desk: &Desk) {
    let said = desk.run(&["check"]);
    assert!(said.code == 0 && said.err.contains("in orde"), "{}{}", said.out, said.err);
}

#[test]
fn an_instrument_that_is_to_end_is_granted_until_its_last_day() {
    let desk = office();
    desk.done("instrument request 1 LKV --from 1-1-2026 --on 2-1-2026");
    desk.done("instrument grant 1 LKV --on 2-1-2026");
    let said = desk.done("instrument end 1 LKV --on 31-12-2026");
    assert!(said.contains("vanaf 01-01-2027"), "{said}");
    let status = |on: &str| desk.json(&["list", "instruments", "--all", "--as-of", on])[0]["status"].clone();
    assert_eq!(["22-11-2026", "31-12-2026", "1-1-2027"].map(status), ["granted", "granted", "ended"]);
    let report = desk.json(&["report", "instruments"]);
    assert_eq!(
        (&report["instruments"][0]["status"], &report["instruments"][0]["due"]),
        (&"granted".into(), &serde_json::Value::Null)
    );
    // The end comes nearer, never later; what was granted until then is not granted once more.
    desk.refused("instrument end 1 LKV --on 31-1-2027", "al geëindigd op 31-12-2026");
    desk.done("instrument request 1 LKV --from 1-12-2026");
    desk.refused("instrument grant 1 LKV", "01-01-2026");
    desk.done("undo");
    desk.done("instrument end 1 LKV --on 30-11-2026");
    assert_eq!(["30-11-2026", "1-12-2026"].map(status), ["granted", "ended"]);
    sound(&desk);
    desk.done("undo");
    assert_eq!(status("1-12-2026"), "granted");
    // Nor does it end later or earlier when its status is set by hand.
    desk.done("undo");
    let id = desk.json(&["list", "instruments", "--all"])[0]["id"].as_str().expect("an identity").to_owned();
    desk.done(&format!("set instrument {id} status=gestopt until=31-12-2026"));
    assert_eq!(["31-12-2026", "1-1-2027"].map(status), ["granted", "ended"]);
    sound(&desk);
}

#[test]
fn who_leaves_takes_along_what_was_only_planned_after_it() {
    let desk = office();
    for line in [
        "hours 3 20 --on 1-3-2027",
        "absent 3 --from 5-1-2027",
        "add own_coach member=3 staff=Vos,~Ina from=1-2-2027",
        "add arrangement member=3 subject=overig terms=Rustpauze from=1-2-2027",
        "phase 3 zelfstandig --on 1-4-2027",
        "instrument plan 3 jobcoach --from 1-2-2027",
    ] {
        desk.done(line);
    }
    let before = placements(&desk, "3");
    let said = desk.done("end 3 --service --on 31-12-2026 --reason verhuizing");
    assert_eq!(said.matches("Vervalt, want pas daarna gepland").count(), 6, "{said}");
    assert_eq!(placements(&desk, "3"), [["36", "2024-06-01", "2026-12-31"]]);
    for kind in ["absences", "own_coaches", "arrangements", "employment_phases", "instruments"] {
        assert_eq!(desk.json(&["list", kind, "--all"]), serde_json::json!([]), "{kind}");
    }
    sound(&desk);
    desk.done("undo");
    assert_eq!(placements(&desk, "3"), before);
    assert_eq!(desk.json(&["list", "absences", "--all"]).as_array().map(Vec::len), Some(1));
    // The same by the day alone.
    let id =
        desk.json(&["list", "employments", "--all", "--filter", "number=3"])[0]["id"].as_str().expect("one").to_owned();
    desk.done(&format!("set employment {id} until=31-12-2026 reden=verhuizing"));
    assert_eq!(placements(&desk, "3"), [["36", "2024-06-01", "2026-12-31"]]);
    sound(&desk);
}

#[test]
fn what_is_of_a_next_service_stays_when_the_one_before_ends_earlier() {
    let desk = office();
    desk.done("end 3 --service --on 31-12-2026 --reason verhuizing");
    desk.done("rehire 3 T002 --hours 16 --on 1-3-2027 --until 31-12-2027");
    let services = desk.json(&["list", "employments", "--all", "--filter", "number=3", "--sort", "from"]);
    let id = services[0]["id"].as_str().expect("one").to_owned();
    desk.done(&format!("set employment {id} until=30-11-2026"));
    assert_eq!(placements(&desk, "3").last().expect("one"), &["16", "2027-03-01", ""]);
}

#[test]
fn who_leaves_later_than_was_planned_keeps_the_place_that_was_to_end_with_it_until_then() {
    let desk = office();
    desk.done("end 3 --service --on 31-12-2026 --reason verhuizing");
    desk.done("end 3 --service --on 31-1-2027 --reason verhuizing");
    let service =
        |desk: &Desk| desk.json(&["list", "employments", "--all", "--filter", "number=3"])[0]["until"].clone();
    assert_eq!(
        (service(&desk), placements(&desk, "3")),
        ("2027-01-31".into(), vec![["36".into(), "2024-06-01".into(), "2027-01-31".into()].to_vec()])
    );
    desk.done("team end T002 --on 28-2-2027");
    desk.done("end 3 --service --on 31-3-2027 --reason pensioen");
    assert_eq!((service(&desk), placements(&desk, "3")[0][2].as_str()), ("2027-03-31".into(), "2027-02-28"));
    desk.done("undo");
    assert_eq!((service(&desk), placements(&desk, "3")[0][2].as_str()), ("2027-01-31".into(), "2027-01-31"));
    desk.done("rehire 3 T001 --hours 16 --on 1-6-2027 --until 31-12-2027");
    desk.done("end 3 --service --on 28-2-2027 --reason verhuizing");
    assert_eq!(placements(&desk, "3")[0][2].as_str(), "2027-02-28");
    desk.done("end 3 --service --on 30-9-2027 --reason verhuizing");
    assert_eq!(placements(&desk, "3").last().expect("one"), &["16", "2027-06-01", "2027-09-30"]);
    desk.refused("end 3 --service --on 31-3-2027 --reason verhuizing --as-of 1-3-2027", "niet in dienst");
    sound(&desk);
}

#[test]
fn contact_with_who_came_back_is_counted_from_the_new_service_everywhere() {
    let desk = office();
    desk.done("set team T001 contact_days=30");
    desk.done("contact 2 gesprek --on 1-6-2025");
    desk.done("end 2 --service --on 30-6-2025 --reason verhuizing");
    desk.done("rehire 2 T001 --hours 24 --on 16-11-2026 --until 31-12-2027");
    let due = |on: &str| {
        let late = desk.json(&["report", "contacts", "--as-of", on])["overdue"].clone();
        let agenda = desk.json(&["report", "agenda", "--as-of", on, "--limit", "100"])["rows"].clone();
        let (late, agenda) = (late.as_array().expect("a list").clone(), agenda.as_array().expect("a list").clone());
        let contact = agenda.iter().filter(|row| row["source"] == "contact" && row["number"] == "2");
        let listed = desk.json(&["list", "members", "--as-of", on, "--filter", "number=2"])[0]["contact_due"].clone();
        (listed, contact.map(|row| row["due"].clone()).next(), late.iter().filter(|row| row["number"] == "2").count())
    };
    assert_eq!(due("22-11-2026"), ("2026-12-16".into(), None, 0));
    assert_eq!(due("20-12-2026"), ("2026-12-16".into(), Some("2026-12-16".into()), 1));
    assert_eq!(due("15-6-2025").0, "2025-07-01", "as it was in the service before");
    desk.done("contact 2 gesprek --on 20-11-2026");
    assert_eq!(due("20-12-2026").0, "2026-12-20");
    sound(&desk);
}

/// What was charged refers to the place; a planned change of it is the same place, from another day on.
#[test]
fn a_change_that_is_planned_lapses_also_of_who_was_charged_for() {
    let desk = office();
    desk.done("add cost_item naam=Begeleiding per=contract~hour");
    desk.done("add rate item=Begeleiding bedrag=10 vanaf=1-1-2024");
    desk.done("statement fix Rijkspost --from 1-10-2026 --to 31-10-2026");
    for member in ["1", "2", "3", "4"] {
        desk.done(&format!("hours {member} 12 --on 1-3-2027"));
    }
    desk.done("close placement 1");
    assert_eq!(placements(&desk, "1"), [["32", "2024-03-01", ""]]);
    desk.done("hours 1 12 --on 1-3-2027");
    desk.done("hours 1 8 --on 1-6-2027");
    desk.done("end 1 --service --on 31-12-2026 --reason verhuizing");
    assert_eq!(placements(&desk, "1"), [["32", "2024-03-01", "2026-12-31"]]);
    desk.done("set employment 2 until=31-12-2026 reden=verhuizing");
    assert_eq!(placements(&desk, "2"), [["24", "2025-02-01", "2026-12-31"]]);
    desk.done("team end T002 --on 31-12-2026");
    assert_eq!(placements(&desk, "3"), [["36", "2024-06-01", "2026-12-31"]]);
    assert_eq!(placements(&desk, "4"), [["20", "2026-01-01", "2026-12-31"]]);
    desk.done("undo");
    assert_eq!(placements(&desk, "3"), [["36", "2024-06-01", "2027-02-28"], ["12", "2027-03-01", ""]]);
    sound(&desk);
}

#[test]
fn a_team_that_ends_lets_go_of_changes_in_it_and_names_who_would_come() {
    let desk = office();
    desk.done("hours 3 20 --on 1-3-2027");
    desk.done("move 1 T002 --on 1-2-2027");
    desk.refused("team end T002 --on 31-12-2026", "Mees begint op 01-02-2027 nog in Breda");
    desk.done("close placement 1");
    assert_eq!(placements(&desk, "1"), [["32", "2024-03-01", ""]], "it goes on where it was");
    let said = desk.done("team end T002 --on 31-12-2026");
    assert!(said.contains("Vervalt, want pas daarna gepland: plaatsing vanaf 01-03-2027"), "{said}");
    assert_eq!(placements(&desk, "3"), [["36", "2024-06-01", "2026-12-31"]]);
    sound(&desk);
}

#[test]
fn the_end_of_a_team_comes_nearer_and_goes_further_away_with_what_ends_with_it() {
    let desk = office();
    desk.done("add vacancy nummer=V1 team=T002 plaatsen=1 vanaf=1-10-2026");
    desk.done("team end T002 --on 31-12-2026");
    let until = |desk: &Desk, who: &str| placements(desk, who)[0][2].clone();
    let phase = |on: &str| {
        let teams = desk.json(&["list", "teams", "--all", "--as-of", on, "--filter", "code=T002"]);
        teams[0]["phase"].as_str().unwrap_or_default().to_owned()
    };
    for last in ["30-11-2026", "31-1-2027", "31-12-2026"] {
        desk.done(&format!("team end T002 --on {last}"));
        let day: Vec<&str> = last.rsplit('-').collect();
        let iso = format!("{}-{:0>2}-{}", day[0], day[1], day[2]);
        assert_eq!([until(&desk, "3"), until(&desk, "4")], [iso.clone(), iso.clone()]);
        assert_eq!(phase(last), "structural", "{last}");
        let vacancies = desk.json(&["list", "vacancies", "--all", "--as-of", "1-6-2027"]);
        assert_eq!((&vacancies[0]["status"], &vacancies[0]["closed_on"]), (&"closed".into(), &iso.into()));
        sound(&desk);
    }
    assert_eq!([phase("31-12-2026"), phase("1-1-2027")], ["structural", "ended"]);
    // Who went elsewhere by then stays there.
    desk.done("move 4 T001 --on 1-1-2027");
    desk.done("team end T002 --on 28-2-2027");
    assert_eq!([until(&desk, "3"), until(&desk, "4")], ["2027-02-28", "2026-12-31"]);
    // What is past is put right, not ended once more.
    desk.refused("team end T002 --on 31-10-2026", "gestopt op 28-02-2027");
    desk.refused("team end T002 --on 31-5-2027 --as-of 1-3-2027", "gestopt op 28-02-2027");
    desk.done("undo");
    assert_eq!([until(&desk, "3"), until(&desk, "4")], ["2026-12-31", "2026-12-31"]);
}

#[test]
fn what_is_only_planned_is_taken_away_and_what_gave_way_to_it_goes_on() {
    let desk = office();
    desk.done("hours 3 20 --on 1-3-2027");
    desk.done("close placement 3");
    assert_eq!(placements(&desk, "3"), [["36", "2024-06-01", ""]]);
    assert_eq!(rows(&desk, "placements", "3", &["end_reason"]), [[""]]);
    desk.refused("close placement 3", "eigen opdracht");
    desk.done("undo");
    assert_eq!(placements(&desk, "3").len(), 2);
    // Of several to come each by its own identity; the first gives way to nothing.
    desk.done("absent 3 --from 5-1-2027 --until 9-1-2027");
    desk.done("close absence 3");
    assert_eq!(desk.json(&["list", "absences", "--all"]), serde_json::json!([]));
    desk.done("phase 3 inwerken --on 1-7-2024");
    desk.done("phase 3 zelfstandig --on 1-4-2027");
    desk.done("close employment_phase 3 --on 31-3-2027");
    let phase = rows(&desk, "employment_phases", "3", &["from", "until"]);
    assert_eq!(phase, [["2024-07-01", "2027-03-31"], ["2027-04-01", ""]], "the one that runs on that day ends on it");
    sound(&desk);
}

#[test]
fn an_own_coach_passes_on_and_one_for_a_period_stands_beside() {
    let desk = office();
    let coaches = |desk: &Desk| rows(desk, "own_coaches", "1", &["staff", "from", "until"]);
    desk.done("add own_coach member=1 staff=Vos,~Ina from=1-1-2026");
    desk.done("add own_coach member=1 staff=Eik,~Eva from=1-12-2026");
    let passed_on = [["Vos, Ina", "2026-01-01", "2026-11-30"], ["Eik, Eva", "2026-12-01", ""]];
    assert_eq!(coaches(&desk), passed_on);
    desk.done("add own_coach member=1 staff=Vos,~Ina from=1-2-2027 until=28-2-2027");
    assert_eq!(coaches(&desk)[..2], passed_on, "cover changes nothing");
    desk.done("undo");
    desk.done("close own_coach 1");
    assert_eq!(
        coaches(&desk),
        [["Vos, Ina", "2026-01-01", "2026-11-22"], ["Eik, Eva", "2026-12-01", ""]],
        "what runs first"
    );
    desk.done("close own_coach 1 --on 30-11-2026");
    assert_eq!(coaches(&desk), [["Vos, Ina", "2026-01-01", "2026-11-22"]], "what never began is taken away");
    desk.done("add own_coach member=2 staff=Vos,~Ina from=1-1-2026");
    desk.done("add own_coach member=2 staff=Eik,~Eva from=1-3-2027");
    desk.done("close own_coach 2~Eik,~Eva~01-03-2027 --on 1-1-2025");
    assert_eq!(rows(&desk, "own_coaches", "2", &["staff", "until"]), [["Vos, Ina", ""]], "who gave way goes on");
    std::fs::write(
        desk.path("c.csv"),
        "Personeelsnummer;Jobcoach;Vanaf\n1;Eik, Eva;2027-01-01\n1;Vos, Ina;2027-03-01\n",
    )
    .expect("writes");
    desk.done("import c.csv --kind own_coach");
    assert_eq!(coaches(&desk)[1..], [["Eik, Eva", "2027-01-01", "2027-02-28"], ["Vos, Ina", "2027-03-01", ""]]);
    sound(&desk);
}

#[test]
fn a_fact_goes_by_the_number_of_whom_it_is_about_and_of_several_by_what_tells_them_apart() {
    let desk = office();
    desk.done("set employment 1 contract=vast");
    desk.done("set placement 3 uren=30 --on 1-12-2026");
    desk.refused("set placement 3 uren=28 --on 1-1-2027", "Kies uit: 3 01-06-2024, 3 01-12-2026.");
    desk.done("set placement 3~01-12-2026 uren=28 --on 1-1-2027");
    assert_eq!(placements(&desk, "3").len(), 3);
    for kind in ["LKV", "jobcoach"] {
        desk.done(&format!("instrument plan 1 {kind} --from 1-1-2027"));
    }
    desk.refused("set instrument 1 kenmerk=K1", "1 jobcoachvoorziening 01-01-2027");
    desk.done("set instrument 1~loonkostenvoordeel payer=UWV");
    desk.done("close instrument 1~jobcoach");
    assert_eq!(desk.json(&["list", "instruments", "--all"]).as_array().map(Vec::len), Some(1));
    desk.done("add legal_hold member=1 reden=klacht from=1-1-2026 decided_by=jurist");
    desk.done("close legal_hold 1");
    for who in ["1", "2"] {
        desk.done(&format!("signal open Bus~rijdt~niet --member {who} --on 1-10-2026"));
    }
    desk.refused("signal close Bus~rijdt~niet", "Kies uit: 1 Bus rijdt niet 01-10-2026, 2 Bus rijdt niet 01-10-2026.");
    desk.done("signal close 2~Bus~rijdt~niet~01-10-2026");
    desk.done("signal close 1");
    assert_eq!(desk.json(&["show", "signal", "2"])["until"], "2026-11-22");
    sound(&desk);
}
