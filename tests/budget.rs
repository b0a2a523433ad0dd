//! The keys that the everyday tasks take, in the real program on the whole programme: exactly these keys are sent and
//! counted, and what they did is looked at on the screen and in the database.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::collections::BTreeSet;

use support::keys;
use support::office::{DAY, Member, Office, in_sight};
use support::pty::PATIENCE;
use support::roster::{counted, go_to, here, quit, to_column, to_hours, to_members, wait_here, wait_saved};

/// An old terminal and a larger one.
const SIZES: [(u16, u16); 2] = [(24, 80), (40, 120)];

/// The first of the members in all teams, in the order of the screen.
fn first(office: &Office, count: usize) -> Vec<Member> {
    office.members("").into_iter().take(count).collect()
}

fn hours(office: &Office, members: &[Member]) -> Vec<f64> {
    members.iter().map(|member| office.member(&member.number).hours).collect()
}

/// Whether the row under the cursor has this number among its words.
fn says(screen: &vt100::Screen, word: &str) -> bool {
    here(screen).split_whitespace().any(|found| found == word)
}

#[test]
fn hours_are_changed_with_four_keys() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let member = &first(&office, 1)[0];
        assert!((member.hours - 32.0).abs() > 0.1, "nothing would change");
        let mut screen = office.screen(rows, cols);
        to_hours(&mut screen);
        wait_here(&screen, &member.name);
        counted(&mut screen, "Enter 3 2 Enter", 4);
        wait_saved(&screen);
        wait_here(&screen, &member.name);
        screen.wait_until(|screen| says(screen, "32"), "32 hours");
        assert_eq!(office.member(&member.number), Member { hours: 32.0, ..member.clone() });
        quit(&mut screen);
    }
}

#[test]
fn each_next_row_takes_three_keys() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let members = first(&office, 4);
        let mut screen = office.screen(rows, cols);
        to_hours(&mut screen);
        screen.keys("Enter 3 2 Down");
        counted(&mut screen, "2 4 Down", 3);
        counted(&mut screen, "2 1 Down", 3);
        wait_here(&screen, &members[3].name);
        screen.keys("Esc");
        wait_saved(&screen);
        screen.keys("Up");
        wait_here(&screen, &members[2].name);
        screen.wait_until(|screen| says(screen, "21"), "21 hours in the third row");
        screen.keys("Up");
        screen.wait_until(|screen| says(screen, "24"), "24 hours in the second row");
        assert_eq!(hours(&office, &members), [32.0, 24.0, 21.0, members[3].hours]);
        quit(&mut screen);
    }
}

#[test]
fn a_member_is_moved_with_five_keys_and_one_takes_it_back() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let member = first(&office, 1).remove(0);
        let mut screen = office.screen(rows, cols);
        go_to(&mut screen, &member.number, &member.name);
        counted(&mut screen, "m v e e Enter", 5);
        screen.wait_for(&format!("✓ bewaard · {}: ", member.name));
        let moved = office.member(&member.number);
        assert!(moved.team.contains("Vee") && moved.team != member.team, "{moved:?}");
        assert_eq!(moved.hours, member.hours, "the hours stay");

        counted(&mut screen, "u", 1);
        screen.wait_for("✓ ongedaan").wait_for(&member.name);
        assert_eq!(office.member(&member.number), member);
        quit(&mut screen);
    }
}

#[test]
fn absence_starts_and_ends_with_two_keys() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let member = first(&office, 1).remove(0);
        let status = || office.json(&["list", "member", "--filter", &format!("number={}", member.number)])[0].clone();
        let mut screen = office.screen(rows, cols);
        go_to(&mut screen, &member.number, &member.name);
        counted(&mut screen, "z Enter", 2);
        screen.wait_until(|screen| here(screen).contains("verzuim 1 d"), "the absence");
        wait_saved(&screen);
        assert_eq!((&status()["status"], &status()["absent_since"]), (&"absent".into(), &DAY.into()));
        counted(&mut screen, "z Enter", 2);
        wait_saved(&screen);
        screen.wait_until(
            |_| office.json(&["show", "member", &member.number])["absences"].as_array().is_some_and(Vec::is_empty),
            "the absence of no day to be gone",
        );
        quit(&mut screen);
    }
}

#[test]
fn contact_takes_its_words_and_two_keys() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let member = first(&office, 1).remove(0);
        let mut screen = office.screen(rows, cols);
        go_to(&mut screen, &member.number, &member.name);
        let note = "gaat goed";
        counted(&mut screen, "c 'gaat goed' Enter", note.len() + 2);
        wait_saved(&screen);
        let contact = office.json(&["show", "member", &member.number])["contacts"][0].clone();
        assert_eq!((&contact["note"], &contact["held_on"]), (&note.into(), &DAY.into()));
        quit(&mut screen);
    }
}

#[test]
fn a_candidate_goes_a_stage_with_one_key_gets_the_place_with_two_and_one_takes_all_back() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let teams = office.json(&["list", "teams", "--filter", "status:structureel open>2", "--sort", "code"]);
        let team = format!("team={}", teams[0]["code"].as_str().expect("a code"));
        for args in [
            &["add", "vacature", "nummer=V999", &team, "uren=24", "plaatsen=1", "open_since=01-12-2023"][..],
            &["add", "kandidaat", "nummer=K001", "naam=Aa, Jan van der", "telt mee=ja", "registercheck=01-12-2023"],
            &["apply", "K001", "V999"],
            &["advance", "K001", "--to", "Kennismaking"],
        ] {
            assert!(office.run(args).status.success(), "{args:?}");
        }
        let numbers = || {
            let vacancy = office.json(&["show", "vacancy", "V999"])["status"].clone();
            (office.json(&["report", "jobs"])["people"].as_u64().expect("a number"), vacancy)
        };
        let (people, open) = numbers();
        let mut screen = office.screen(rows, cols);
        screen.keys("3").wait_for("▌Vacatures");
        screen.keys("Tab").wait_for("Kennismaking 31-12-2023");
        counted(&mut screen, ">", 1);
        screen.wait_for("Proefplaatsing 31-12-2023");
        counted(&mut screen, "u", 1);
        screen.wait_for("Kennismaking 31-12-2023");
        counted(&mut screen, "p Enter", 2);
        screen.wait_for("Geplaatst 31-12-2023");
        wait_saved(&screen);
        assert_eq!(numbers(), (people + 1, "filled".into()));
        counted(&mut screen, "u", 1);
        screen.wait_for("Kennismaking 31-12-2023");
        assert_eq!(numbers(), (people, open));
        screen.keys("q").wait_for("▌Teams");
        quit(&mut screen);
    }
}

#[test]
fn anybody_is_found_with_five_keys() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let mut screen = office.screen(rows, cols);
        for (letters, member) in nearest(&office).into_iter().step_by(2).take(4) {
            counted(&mut screen, &format!("f '{letters}' Enter"), 5);
            wait_here(&screen, &member.name);
            let team: String = member.team.chars().take(6).collect();
            screen.wait_for(&format!("▌Medewerkers · {team}"));
            screen.wait_until(|screen| screen.rows(0, 30).any(|row| row.contains(&format!("▌{team}"))), "the team");
        }
        quit(&mut screen);
    }
}

/// Members with the three letters that find them before anybody else: theirs is the shortest name that begins so.
fn nearest(office: &Office) -> Vec<(String, Member)> {
    let everybody = office.json(&["list", "member", "--all", "--columns", "name"]);
    let everybody = everybody.as_array().unwrap().iter();
    let all: Vec<&str> = everybody.map(|row| row["name"].as_str().unwrap()).collect();
    let mut found: Vec<(String, Member)> = Vec::new();
    for member in office.members("") {
        let start: String = member.name.chars().take(3).collect();
        let size = |name: &str| name.chars().count();
        let begin = all.iter().filter(|name| name.starts_with(&start));
        let as_short = begin.filter(|name| size(name) <= size(&member.name)).count();
        if start.chars().all(|letter| letter.is_ascii_alphabetic()) && as_short == 1 {
            found.push((start.to_lowercase(), member));
        }
    }
    assert!(found.len() >= 8, "too few names come first: {found:?}");
    found
}

#[test]
fn five_members_are_moved_with_at_most_fourteen_keys_and_one_takes_it_back() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let members = first(&office, 5);
        let mut screen = office.screen(rows, cols);
        to_members(&mut screen);
        counted(&mut screen, "Space Space Space Space Space m v e e Enter Enter", 14);
        wait_saved(&screen);
        let teams: BTreeSet<String> = members.iter().map(|member| office.member(&member.number).team).collect();
        assert!(teams.len() == 1 && teams.iter().all(|team| team.contains("Vee")), "{teams:?}");
        counted(&mut screen, "u", 1);
        screen.wait_for("✓ ongedaan");
        assert_eq!(first(&office, 5), members);
        quit(&mut screen);
    }
}

/// The end of everybody's contract whose number begins with 99, on a day.
fn ends(office: &Office, on: &str) -> Vec<String> {
    let args = ["list", "member", "--filter", "xylander", "--sort", "number", "--columns", "number,contract_until"];
    let args = [&args[..], &["--as-of", on]].concat();
    let rows = office.json(&args);
    rows.as_array().unwrap().iter().map(|row| row["contract_until"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn ten_contracts_are_extended_with_at_most_fifteen_keys_and_one_takes_it_back() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        for nth in 0..10 {
            let (number, until) = (format!("number=990{nth}"), format!("contract_until=2024-01-{}", 10 + nth));
            let args = ["add", "member", &number, "name=Xylander, Loes", "team=T001", "hours=16", &until];
            let said = office.run(&[&args[..], &["--on", "2023-02-01"]].concat());
            assert!(said.status.success(), "{said:?}");
        }
        let mut screen = office.screen(rows, cols);
        counted(&mut screen, "2 / x y l Enter K 3 1 1 2 2 4 Enter", 14);
        screen.wait_for("Contracten van 10 medewerkers").wait_for("10 gaan door");
        screen.wait_for("10-01-2024").wait_for("11-01-2024").wait_for("31-12-2024");
        assert_eq!(ends(&office, DAY)[0], "2024-01-10", "nothing is stored yet");
        counted(&mut screen, "Enter", 1);
        wait_saved(&screen);
        assert_eq!(ends(&office, "2024-02-01"), ["2024-12-31"; 10]);
        assert_eq!(ends(&office, "2024-01-10")[0], "2024-01-10", "it goes on as another the day after its old end");
        counted(&mut screen, "u", 1);
        screen.wait_for("✓ ongedaan");
        assert_eq!(ends(&office, DAY)[9], "2024-01-19");
        screen.keys("1");
        quit(&mut screen);
    }
}

#[test]
fn a_first_day_is_put_right_with_five_keys_and_its_date() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let mut screen = office.screen(rows, cols);
        screen.keys("Tab Right Right").wait_quiet();
        counted(&mut screen, "=", 1);
        screen.wait_for("▌ Uren per week");
        // The first day stands below the hours, or beside them where there is room.
        let next = if cols < 120 { "j" } else { "l" };
        counted(&mut screen, &format!("{next} = 2 - 9 - 2 0 1 9 Enter"), 11);
        // The figures of every past day are reckoned, twice.
        let told = |screen: &vt100::Screen| screen.contents().contains("het was nooit anders");
        screen.wait_at_most(PATIENCE * 3, told, "the figures");
        counted(&mut screen, "Enter", 1);
        screen.wait_for("✓ bewaard");
        screen.keys("Esc u").wait_for("✓ ongedaan");
        quit(&mut screen);
    }
}

#[test]
fn what_was_done_is_undone_after_a_restart_and_the_log_tells_who_did_what_when() {
    let office = Office::new();
    let members = first(&office, 2);
    let mut screen = office.screen(24, 80);
    to_hours(&mut screen);
    screen.keys("Enter 3 2 Enter Down");
    wait_saved(&screen);
    counted(&mut screen, "m v e e Enter", 5);
    screen.wait_until(|_| office.member(&members[1].number).team != members[1].team, "the move");
    quit(&mut screen);

    let mut screen = office.screen(24, 80);
    counted(&mut screen, "u", 1);
    screen.wait_for("✓ ongedaan");
    assert_eq!(office.member(&members[1].number), members[1]);
    assert_eq!(office.member(&members[0].number).hours, 32.0);
    quit(&mut screen);

    let mut screen = office.screen(24, 80);
    counted(&mut screen, "u", 1);
    screen.wait_for("✓ ongedaan");
    assert_eq!(first(&office, 2), members);
    quit(&mut screen);

    let log = office.json(&["log"]);
    let sets = log.as_array().unwrap();
    let verbs: Vec<&str> = sets.iter().take(4).map(|set| set["verb"].as_str().unwrap()).collect();
    assert_eq!(verbs, ["undo", "undo", "move_member", "change_hours"]);
    assert!(sets.iter().take(4).all(|set| set["actor"].as_str().unwrap().starts_with("an via ")), "{log}");
    assert!(sets[3]["at"].as_str().unwrap() <= sets[0]["at"].as_str().unwrap());
    let changed = |set: usize, field: &str| {
        let changes = sets[set]["changes"].as_array().unwrap().iter();
        let mut fields = changes.flat_map(|change| change["fields"].as_array().unwrap().iter());
        fields.any(|told| told["field"] == field && !told["from"].is_null() && !told["to"].is_null())
    };
    assert!(changed(3, "hours"), "from and to of the hours: {}", sets[3]);
    assert!(changed(2, "team"), "from and to of the team: {}", sets[2]);
    let told = String::from_utf8(office.run(&["log"]).stdout).unwrap();
    assert!(told.contains("  an via ") && told.contains(&members[0].name) && told.contains("36 → 32"), "{told}");
}

#[test]
fn keys_typed_ahead_are_played_in_order_and_none_is_lost() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let members = first(&office, 3);
        let mut screen = office.screen(rows, cols);
        to_hours(&mut screen);
        // One write, as a line brings keys that were typed while it stood still.
        let bytes = |script: &str| keys::parse(script).into_iter().flat_map(|key| key.bytes).collect::<Vec<u8>>();
        screen.send(&bytes("Enter 3 2 Enter Down Enter 2 4 Enter"));
        screen.wait_until(|screen| says(screen, "24"), "the second edit");
        quit(&mut screen);
        assert_eq!(hours(&office, &members), [32.0, 24.0, members[2].hours]);

        // Also before the first screen is there, and with questions to the store in between.
        let mut screen = office.launch().size(rows, cols).start();
        screen.wait_until(|screen| screen.alternate_screen(), "the program");
        let found = &members[2].number;
        screen.send(&bytes(&format!("f '{found}' Enter m v e e Enter f '{found}' Enter")));
        in_sight(&screen);
        // The name is in sight after the first search already, before the move is done.
        screen.wait_until(|_| office.member(found).team.contains("Vee"), "the move in the store");
        wait_here(&screen, &members[2].name);
        quit(&mut screen);
    }
}

#[test]
fn what_is_typed_after_a_search_is_about_whom_was_looked_for_however_fast_it_comes() {
    let office = Office::new();
    let all = office.members("");
    let members: Vec<Member> = all.iter().step_by(90).cloned().collect();
    let mut screen = office.screen(24, 80);
    let edit = |(at, member): (usize, &Member)| format!("f '{}' Enter Home Right Enter 1 {at} Enter", member.number);
    let script: Vec<String> = members.iter().enumerate().map(edit).collect();
    let bytes: Vec<u8> = keys::parse(&script.join(" ")).into_iter().flat_map(|key| key.bytes).collect();
    screen.send(&bytes);
    let last = members.len() - 1;
    screen.wait_until(|screen| says(screen, &format!("1{last}")), "the last edit");
    wait_saved(&screen);
    let wanted: Vec<f64> = (0..members.len()).map(|at| 10.0 + at as f64).collect();
    assert_eq!(hours(&office, &members), wanted);
    let changed = office.members("").iter().zip(&all).filter(|(now, before)| now != before).count();
    assert_eq!(changed, members.len(), "nobody else was changed");
    quit(&mut screen);
}

#[test]
fn what_is_typed_far_down_a_list_is_about_the_row_there_however_fast_it_comes() {
    let office = Office::new();
    let members = office.members("");
    let mut screen = office.screen(24, 80);
    to_hours(&mut screen);
    let down = "PgDn ".repeat(30);
    let bytes: Vec<u8> =
        keys::parse(&format!("{down} Enter 1 1 Enter")).into_iter().flat_map(|key| key.bytes).collect();
    screen.send(&bytes);
    screen.wait_until(|screen| says(screen, "11"), "the edit");
    wait_saved(&screen);
    let edited: Vec<String> = office.members("uren=11").into_iter().map(|member| member.number).collect();
    assert_eq!(edited, [members[30 * 11].number.clone()]);
    quit(&mut screen);
}

#[test]
fn the_cursor_of_the_terminal_stands_on_the_cell_in_use() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let mut screen = office.screen(rows, cols);
        let on_cell = |screen: &vt100::Screen| {
            let (row, col) = screen.cursor_position();
            let cell = screen.cell(row, col);
            !screen.hide_cursor() && here(screen).starts_with('▌') && cell.is_some_and(vt100::Cell::inverse)
        };
        screen.wait_until(on_cell, "the cursor on a team");
        to_members(&mut screen);
        for key in ["Down", "Down", "Right", "Up", "Left", "Down", "End", "Home"] {
            screen.keys(key).wait_quiet();
            screen.wait_until(on_cell, &format!("the cursor on the cell after {key}"));
        }
        to_column(&mut screen, "Uren");
        let start = screen.cursor();
        screen.keys("Enter 3 2");
        screen
            .wait_until(|screen| screen.cursor_position() == (start.row, start.col + 2), "the cursor behind the text");
        screen.keys("Esc");
        screen.wait_until(|screen| screen.cursor_position() == (start.row, start.col), "the cursor on the cell");
        quit(&mut screen);
    }
}

#[test]
fn esc_never_ends_the_program_and_saves_nothing() {
    let office = Office::new();
    let before = office.everything();
    let mut screen = office.screen(24, 80);
    for (open, shown) in [("", "Teams"), ("Tab", "▌Medewerkers"), ("6", "Wanneer"), ("1", "▌Medewerkers")] {
        screen.keys(open).wait_for(shown);
        screen.keys("Esc Esc Esc");
    }
    to_column(&mut screen, "Uren");
    for (open, shown) in [
        ("Enter 3 2", "laat staan"),
        ("m w i n", "naar team, vanaf"),
        ("n", "Nieuwe medewerker"),
        ("/ a r c h", "filter"),
        ("?", "Hulp"),
        ("i", "Personeelsnummer"),
        (":", "Opdrachten"),
        ("t", "Andere peildatum"),
    ] {
        screen.keys(open).wait_for(shown);
        screen.keys("Esc Esc Esc").wait_for("▌Medewerkers");
    }
    screen.wait_quiet();
    assert!(screen.wait_exit(std::time::Duration::ZERO).is_none(), "Esc ended the program");
    quit(&mut screen);
    assert_eq!(office.everything(), before);
}

/// The job coaches with the number of their teams, most first.
fn coaches(office: &Office) -> Vec<(String, i64)> {
    let rows = office.json(&["list", "staff", "--columns", "name,role,teams"]);
    let coach = |row: &serde_json::Value| {
        let name = row["name"].as_str().expect("a name").to_owned();
        (row["role"] == "job_coach").then_some((name, row["teams"].as_i64().expect("a number")))
    };
    let mut coaches: Vec<(String, i64)> = rows.as_array().expect("a list").iter().filter_map(coach).collect();
    coaches.sort_by_key(|(name, teams)| (-teams, name.clone()));
    coaches
}

#[test]
fn ten_teams_are_handed_over_with_ten_keys_and_taken_back_with_one() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let first = coaches(&office)[0].0.clone();
        while coaches(&office)[0].1 < 10 {
            let next = coaches(&office)[1].0.clone();
            assert_eq!(office.run(&["hand-over", &next, "--to", &first, "--on", DAY]).status.code(), Some(0));
        }
        let (from, teams) = coaches(&office)[0].clone();
        assert_eq!(from, first);
        let mut screen = office.screen(rows, cols);
        screen.keys("8").wait_for("▌Begeleiders");
        screen.keys("f").text(&from).keys("Enter");
        wait_here(&screen, from.split(',').next().expect("a name"));
        counted(&mut screen, "m", 1);
        screen.wait_for("Werk overdragen");
        counted(&mut screen, "b e r g Enter Enter Enter Enter", 8);
        screen.wait_for("wat gaat naar wie");
        counted(&mut screen, "Enter", 1);
        wait_saved(&screen);
        let after: std::collections::BTreeMap<String, i64> = coaches(&office).into_iter().collect();
        assert_eq!(after[&from], 0);
        counted(&mut screen, "u", 1);
        screen.wait_for("✓ ongedaan");
        assert_eq!(coaches(&office)[0], (from, teams), "one step");
        // From any other view `q` goes back to the roster first.
        screen.keys("q").wait_for("▌Teams");
        quit(&mut screen);
    }
}
