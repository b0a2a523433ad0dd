//! A place lies within the time of its team and within the service of its member, whichever way one of the three is changed; and what is
//! given with a report of absence or a grant is what is kept.

use serde_json::Value;

use crate::desk::Desk;

/// Two teams with one member each, who came in 2025.
fn office() -> Desk {
    let desk = Desk::empty();
    for line in [
        "add work_type name=Drukwerk",
        "add team code=D1 name=Drukkerij places=5 phase=structural from=2024-05-01",
        "add team code=D2 name=Binderij places=5 phase=structural from=2024-05-01",
        "add member number=41 name=Smid,Ali team=D1 hours=30 contract=permanent --on 2025-03-03",
        "add member number=42 name=Kuiper,Zoë team=D2 hours=20 contract=permanent --on 2025-04-07",
    ] {
        done(&desk, line);
    }
    desk
}

/// What a command tells in English, which succeeds.
fn done(desk: &Desk, line: &str) -> String {
    desk.done(&format!("{line} --lang en"))
}

fn refused(desk: &Desk, line: &str, why: &str) {
    desk.refused(&format!("{line} --lang en"), why);
}

fn rows(desk: &Desk, kind: &str, number: &str) -> Vec<Value> {
    let all = desk.json(&["list", kind, "--all"]);
    let own = |row: &&Value| row["member_key"] == number;
    all.as_array().expect("a list").iter().filter(own).cloned().collect()
}

/// Team, last day and reason of the places of a member.
fn places(desk: &Desk, number: &str) -> Vec<[String; 3]> {
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let mut found = rows(desk, "placements", number);
    found.sort_by_key(|row| text(row, "from"));
    found.iter().map(|row| ["team_key", "until", "end_reason"].map(|name| text(row, name))).collect()
}

#[test]
fn who_gets_a_last_day_in_service_has_no_place_after_it() {
    let ended = [["D1", "2026-09-30", "relocation"].map(str::to_owned)];
    for gesture in ["set", "correct"] {
        let desk = office();
        let service = rows(&desk, "employments", "41")[0]["id"].as_str().expect("an identity").to_owned();
        done(&desk, &format!("{gesture} employment {service} until=2026-09-30 end_reason=relocation"));
        assert_eq!(places(&desk, "41"), ended, "{gesture}");
    }
    let desk = office();
    std::fs::write(desk.path("uit.csv"), "Personeelsnummer;Naam;Uit dienst\n41;Smid, Ali;30-9-2026\n").expect("writes");
    let said = done(&desk, "import uit.csv");
    assert!(said.contains("Placements that end because the service ends: 1."), "{said}");
    assert_eq!(places(&desk, "41"), [["D1", "2026-09-30", ""]]);
    assert_eq!(desk.json(&["list", "members"]).as_array().expect("a list").len(), 1, "who left is no member any more");
    assert_eq!(desk.json(&["report", "jobs"])["people"], 1);
}

#[test]
fn who_comes_into_a_team_with_a_last_day_works_there_until_that_day() {
    let desk = office();
    done(&desk, "team end D2 --on 2027-01-31");
    let said = done(&desk, "move 41 D2 --on 2026-12-01");
    assert!(said.contains("This team ends on 2027-01-31"), "{said}");
    assert_eq!(places(&desk, "41")[1], ["D2", "2027-01-31", "team_ended"]);
    refused(&desk, "move 42 D2 --on 2027-02-01", "2027-01-31");
    refused(&desk, "correct team D2 until=2026-12-31", "2 members still work in Binderij");
    refused(&desk, "set team D1 phase=ended", "a team ends on a day.");
}

#[test]
fn an_import_that_ends_a_team_ends_the_places_in_it() {
    let desk = office();
    let teams = "Teamcode;Team;Plaatsen;Start;Einde\nD2;Binderij;5;1-5-2024;31-10-2026\n";
    std::fs::write(desk.path("teams.csv"), teams).expect("writes");
    let said = done(&desk, "import teams.csv --dates dmy");
    assert!(said.contains("Placements that end because the team ends: 1."), "{said}");
    assert_eq!(places(&desk, "42"), [["D2", "2026-10-31", "team_ended"]]);
    assert_eq!(desk.json(&["report", "jobs"])["people"], 1);
}

#[test]
fn no_place_comes_to_lie_outside_its_team_or_the_service() {
    let desk = office();
    refused(&desk, "set team D1 from=2026-01-01", "efore 2026-01-01 1 member worked in Drukkerij already.");
    refused(&desk, "correct team D1 from=2026-01-01", "1 member worked");
    let place = rows(&desk, "placements", "42")[0]["id"].as_str().expect("an identity").to_owned();
    refused(&desk, &format!("correct placement {place} from=2024-04-01"), "2024-05-01");
    let outside = "Kuiper, Zoë is not in service on some of these days.";
    let said = done(&desk, &format!("set placement {place} from=2024-06-03"));
    assert!(said.contains(outside), "{said}");
    let service = rows(&desk, "employments", "42")[0]["id"].as_str().expect("an identity").to_owned();
    assert!(!done(&desk, &format!("correct employment {service} from=2024-06-03")).contains(outside));
    assert!(!done(&desk, &format!("correct placement {place} from=2024-07-01")).contains(outside));
    assert!(done(&desk, &format!("correct employment {service} from=2024-08-05")).contains(outside));
}

#[test]
fn a_changed_absence_keeps_the_days_given_and_who_is_back_is_absent_no_more() {
    let desk = office();
    done(&desk, "absent 41 --from 2026-06-01");
    done(&desk, "absent 41 --from 2026-08-03 --percent 40 --until 2026-08-28 --expected 2026-08-20");
    let half = rows(&desk, "absences", "41").into_iter().find(|row| row["percent"] == 40).expect("the later part");
    assert_eq!([&half["until"], &half["expected_until"]], ["2026-08-28", "2026-08-20"]);
    done(&desk, "absent 42 --from 2026-06-01");
    done(&desk, "absent 42 --from 2026-07-06 --percent 60");
    let said = done(&desk, "recovered 42 --on 2026-06-15");
    assert!(said.contains("The rest of the absence of Kuiper, Zoë from 2026-07-06 goes with it."), "{said}");
    let left: Vec<Value> = rows(&desk, "absences", "42").iter().map(|row| row["until"].clone()).collect();
    assert_eq!(left, ["2026-06-14"]);
}

#[test]
fn of_two_requests_the_one_meant_is_granted_and_nothing_is_granted_twice_for_one_day() {
    let desk = office();
    done(&desk, "instrument request 41 job_coach_provision --from 2026-12-01 --on 2026-11-16");
    done(&desk, "instrument request 41 job_coach_provision --from 2027-12-01 --on 2026-11-16");
    refused(&desk, "instrument grant 41 job_coach_provision --amount 2600 --per year", "There are 2 requests");
    done(
        &desk,
        "instrument grant 41 job_coach_provision --from 2026-12-01 --amount 2600 --per year --until 2027-11-30",
    );
    let told = |row: &Value| format!("{} {}", row["from"], row["status"]);
    let mut now: Vec<String> = rows(&desk, "instruments", "41").iter().map(told).collect();
    now.sort();
    assert_eq!(now, [r#""2026-12-01" "granted""#, r#""2027-12-01" "requested""#]);
    let again = "instrument grant 41 job_coach_provision --from 2027-06-01 --amount 2600 --per year --until 2028-05-31";
    refused(&desk, again, "granted from 2026-12-01");
}
