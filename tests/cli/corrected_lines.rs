//! What the lines say that correct an earlier statement: all that changed, also where it is several things, and also of what was
//! corrected before.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::desk::Desk;

/// A corrected quarter of the demonstration, and the number of its statement.
const CORRECTED: &str = "2026-0050";

fn done(desk: &Desk, args: &[&str]) {
    let said = desk.run(args);
    assert_eq!(said.code, 0, "{args:?}: {}", said.err);
}

fn lines(statement: &Value) -> &Vec<Value> {
    statement["lines"].as_array().expect("lines")
}

/// The lines for wages that last until the end of the quarter, from such a first day.
fn wages(statement: &Value, from: impl Fn(&str) -> bool) -> Vec<&Value> {
    let fits = |line: &&Value| {
        let last = line["what"] == "Loonkosten" && line["until"] == "2026-09-30";
        last && from(line["from"].as_str().expect("a day"))
    };
    lines(statement).iter().filter(fits).collect()
}

fn member(line: &Value) -> &str {
    line["member"].as_str().expect("a number")
}

fn placement(line: &Value) -> &str {
    let sources = line["sources"].as_array().expect("sources");
    let of = sources.iter().find(|source| source["kind"] == "placement").expect("a placement");
    of["id"].as_str().expect("an identity")
}

/// What the correction of a wage says in the version of the office, in words.
fn said(desk: &Desk, statement: &str, number: &str) -> String {
    let csv = desk.run(&["statement", "show", statement, "--format", "csv"]).out;
    let mut rows = csv.trim_start_matches('\u{feff}').lines().map(|row| row.split(';').collect::<Vec<_>>());
    let headings = rows.next().expect("headings");
    let at = |name: &str| headings.iter().position(|heading| *heading == name).expect(name);
    let about = |row: &Vec<&str>| {
        let own = (row[at("Post")], row[at("Corrigeert")]) == ("Loonkosten", CORRECTED);
        own && row.contains(&number)
    };
    rows.find(about).map(|row| row[at("Veranderd")].trim_matches('"').to_owned()).unwrap_or_default()
}

#[test]
fn every_cause_is_said_also_several_at_once_and_what_was_corrected_before() {
    let desk = Desk::with_demo();
    let fixed = desk.json(&["statement", "show", CORRECTED]);
    let whole = wages(&fixed, |from| from == "2026-07-01");
    let of_one_team: Vec<&Value> = whole.iter().copied().filter(|line| line["team"] == whole[0]["team"]).collect();
    let (several, twice) = (member(of_one_team[0]), member(of_one_team[1]));
    let stays = whole.iter().find(|line| line["team"] != whole[0]["team"]).expect("of another team");
    let began = wages(&fixed, |from| ("2026-07-15".."2026-09-01").contains(&from));
    let [later, sooner] = [began[0], began[1]];
    let day = |line: &Value, after: i64| {
        let from: chrono::NaiveDate = line["from"].as_str().unwrap().parse().unwrap();
        from + chrono::TimeDelta::days(after)
    };
    let dutch = |line: &Value, after: i64| day(line, after).format("%d-%m-%Y").to_string();
    let begins = |line: &Value, after: i64| format!("vanaf={}", day(line, after));
    let hours = |line: &Value| {
        let filter = format!("nummer={}", member(line));
        let list = desk.json(&["list", "members", "--filter", &filter, "--as-of", "2026-09-30"]);
        list[0]["hours"].to_string().replace('.', ",")
    };
    let was = [of_one_team[0], of_one_team[1], stays, later, sooner].map(hours);
    let shares = desk.json(&["list", "client_shares", "--filter", "opdrachtgever=COA"]);
    let share = shares.as_array().unwrap().iter().find(|share| share["team"] == whole[0]["team"]).expect("a share");
    for step in [
        &["hours", several, "19.5", "--on", "2026-08-05"][..],
        &["hours", twice, "20", "--on", "2026-08-05"],
        &["hours", twice, "12", "--on", "2026-09-01"],
        &["set", "client_share", share["id"].as_str().unwrap(), "share=40", "--on", "2026-08-20"],
        &["correct", "placement", placement(later), &begins(later, 14)],
        &["correct", "placement", placement(sooner), &begins(sooner, -7)],
        &["end", member(stays), "--on", "2026-09-15", "--reason", "verhuizing"],
        &["statement", "fix", "COA"],
    ] {
        done(&desk, step);
    }
    let [of_several, of_twice, of_stays, of_later, of_sooner] = &was;
    let share = "aandeel 100% → 40% vanaf 20-08-2026";
    for (number, all) in [
        (several, format!("uren {of_several} → 19,5 vanaf 05-08-2026 · {share}")),
        (
            twice,
            format!(
                "uren {of_twice} → 20 van 05-08-2026 t/m 31-08-2026 · {share} · uren {of_twice} → 12 vanaf 01-09-2026"
            ),
        ),
        (
            member(later),
            format!("geen plaatsing in dit team van {} t/m {}, was {of_later} uur", dutch(later, 0), dutch(later, 13)),
        ),
        (
            member(sooner),
            format!(
                "plaatsing in dit team van {} t/m {} met {of_sooner} uur, was er niet",
                dutch(sooner, -7),
                dutch(sooner, -1)
            ),
        ),
        (member(stays), format!("geen plaatsing in dit team vanaf 16-09-2026, was {of_stays} uur")),
    ] {
        assert_eq!(said(&desk, "2026-0053", number), all, "{number}");
    }
    let told = desk.json(&["statement", "show", "2026-0053"]);

    // What is put right once more is compared with what was told then.
    done(&desk, &["hours", twice, "14", "--on", "2026-09-01"]);
    done(&desk, &["correct", "placement", placement(later), &begins(later, 7)]);
    done(&desk, &["statement", "fix", "COA"]);
    assert_eq!(said(&desk, "2026-0054", twice), "uren 12 → 14 vanaf 01-09-2026");
    let once_more = format!(
        "plaatsing in dit team van {} t/m {} met {of_later} uur, was er niet",
        dutch(later, 7),
        dutch(later, 13)
    );
    assert_eq!(said(&desk, "2026-0054", member(later)), once_more);
    assert_eq!(said(&desk, "2026-0054", several), "", "nothing changed");
    assert_eq!(desk.json(&["statement", "show", "2026-0053"]), told, "as it was fixed");

    // A credit statement takes back what the last one corrected.
    done(&desk, &["statement", "credit", "2026-0054"]);
    done(&desk, &["statement", "fix", "COA"]);
    assert_eq!(said(&desk, "2026-0056", twice), "uren 12 → 14 vanaf 01-09-2026");
    done(&desk, &["statement", "credit", CORRECTED]);
    let left = desk.json(&["report", "charges", "--client", "COA"]);
    let corrections: Vec<&Value> = lines(&left).iter().filter(|line| line["corrects"] == CORRECTED).collect();
    assert!(!corrections.is_empty());
    assert!(corrections.iter().all(|line| line["changes"][0]["what"] == "taken_back"), "{corrections:?}");
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn the_version_for_the_client_says_of_every_correction_that_something_changed_and_nothing_of_a_person() {
    let desk = Desk::with_demo();
    let fixed = desk.json(&["statement", "show", CORRECTED]);
    let whole = wages(&fixed, |from| from == "2026-07-01");
    done(&desk, &["hours", member(whole[0]), "19.5", "--on", "2026-08-05"]);
    done(&desk, &["end", member(whole[1]), "--on", "2026-09-15", "--reason", "verhuizing"]);
    done(&desk, &["add", "rate", "post=Loonkosten", "opdrachtgever=COA", "bedrag=24,17", "vanaf=2026-09-09"]);
    let draft = ["report", "charges", "--client", "COA", "--for-client"];
    let outer = desk.json(&draft);
    let corrections: Vec<&Value> = lines(&outer).iter().filter(|line| line["sort"] == "correction").collect();
    let kinds: BTreeSet<&str> = corrections
        .iter()
        .flat_map(|line| line["changes"].as_array().expect("changes"))
        .map(|change| change["what"].as_str().expect("a name"))
        .collect();
    assert_eq!(kinds, BTreeSet::from(["price", "withheld"]));
    assert!(corrections.iter().all(|line| line["changes"] != Value::Array(vec![])), "{corrections:?}");
    let text = desk.run(&draft).out;
    assert!(text.contains("prijs 23,85 → 24,17 vanaf 09-09-2026") && text.contains("andere gegevens"), "{text}");
    for inner in ["uren ", "plaatsing", "05-08-2026", "16-09-2026"] {
        assert!(!text.contains(inner), "{inner}: {text}");
    }
}

#[test]
fn what_was_told_last_is_what_was_fixed_last_whatever_day_it_has() {
    let desk = Desk::with_demo();
    let fixed = desk.json(&["statement", "show", CORRECTED]);
    let somebody = member(wages(&fixed, |from| from == "2026-07-01")[0]);
    let hours = |hours: &str| done(&desk, &["hours", somebody, hours, "--on", "2026-09-01"]);
    hours("11");
    done(&desk, &["statement", "fix", "COA", "--as-of", "2027-02-01"]);
    hours("12");
    done(&desk, &["statement", "fix", "COA", "--as-of", "2026-11-23"]);
    hours("14");
    done(&desk, &["statement", "fix", "COA"]);
    let told = ["2027-0001", "2026-0053", "2026-0054"].map(|statement| said(&desk, statement, somebody));
    assert!(told[0].ends_with(" → 11 vanaf 01-09-2026"), "{told:?}");
    assert_eq!(told[1..], ["uren 11 → 12 vanaf 01-09-2026", "uren 12 → 14 vanaf 01-09-2026"]);
}

#[test]
fn every_correction_of_the_demonstration_says_what_changed() {
    let desk = Desk::with_demo();
    let lines = desk.json(&["list", "statement_lines", "--filter", "soort=correctie"]);
    let lines = lines.as_array().expect("lines");
    assert!(lines.len() > 5);
    for line in lines {
        let changes = line["changes"].as_array().unwrap_or_else(|| panic!("{line}"));
        assert!(changes.iter().all(|change| change["what"] == "hours" && change["was"] != change["became"]), "{line}");
    }
}
