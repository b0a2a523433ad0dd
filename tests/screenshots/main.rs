//! The pictures in `screenshots/`: the real program, driven through keys in a real terminal, shows what they show.
//!
//! The day is fixed by `BINNENWERK_TODAY`, the time zone by its rule rather than its name, and no picture shows the time
//! of an edit of its own, so that every picture is the same to the byte on any day and any machine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod beginning;
mod charging;
mod everything;
mod screens;
#[path = "../support/mod.rs"]
mod support;

use support::launch::Launch;
use support::palette::WHITE;
use support::pty::{PATIENCE, Screen};
use support::snapshots::{assert_picture, assert_picture_on, strays};

/// Every picture there is.
const PICTURES: &[&str] = &[
    "agenda-120x40",
    "agenda-200x60",
    "agenda-white",
    "agenda-80x24",
    "as-of-day",
    "chances",
    "bulk-edit-120x40",
    "bulk-edit-80x24",
    "candidates-120x40",
    "candidates-200x60",
    "candidates-80x24",
    "charges",
    "closed-periods-120x40",
    "closed-periods-80x24",
    "clients",
    "contracts-120x40",
    "contracts-80x24",
    "correction-120x40",
    "correction-80x24",
    "contracts-form",
    "edit-cell",
    "files-120x40",
    "files-80x24",
    "filter",
    "first-start-120x40",
    "first-start-80x24",
    "first-start-demo",
    "first-start-files",
    "help",
    "import-preview",
    "import-rows-120x40",
    "import-rows-80x24",
    "leading-120x40",
    "leading-80x24",
    "hand-over",
    "costs-120x40",
    "instruments-120x40",
    "instruments-80x24",
    "employments-120x40",
    "employments-80x24",
    "costs-80x24",
    "regions-120x40",
    "regions-80x24",
    "log",
    "move-picker",
    "new-member",
    "place-candidate",
    "parameters",
    "overview-120x40",
    "overview-200x60",
    "overview-80x24",
    "overview-parts",
    "roster-120x40",
    "roster-200x60",
    "roster-ascii",
    "roster-mono",
    "roster-white",
    "roster-180x45",
    "roster-80x24",
    "roster-english",
    "whole-record",
];

/// The demonstration as it stands on a Sunday in November 2026, once its panes are filled.
fn demo(language: &str, size: (u16, u16)) -> Screen {
    let launch = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["demo", "--lang", language]);
    started(launch.env("BINNENWERK_TODAY", "2026-11-22"), size)
}

fn started(launch: Launch, (cols, rows): (u16, u16)) -> Screen {
    let launch = launch.env("TZ", "CET-1CEST,M3.5.0,M10.5.0/3").folder(env!("CARGO_MANIFEST_DIR"));
    let screen = launch.size(rows, cols).start();
    screen.wait_for(" 1–");
    screen.wait_for("%");
    // How much is pressing on the agenda is told last.
    screen.wait_for("! ");
    screen.wait_quiet();
    screen
}

/// Waits until a title has this in it: as far as more is told, and else to the end of its line.
fn wait_title(screen: &Screen, title: &str) {
    let followed = format!("{title} ");
    let ends = |row: String| row.contains(&followed) || row.trim_end().ends_with(title);
    screen.wait_until(|screen| screen.rows(0, screen.size().1.get()).any(ends), title);
}

/// The same with the cursor on a team that has members and vacancies: the first one is the whole programme.
fn at_a_team(language: &str, size: (u16, u16)) -> Screen {
    to_a_team(demo(language, size))
}

fn to_a_team(mut screen: Screen) -> Screen {
    screen.keys("Down Down Down Tab");
    // The titles of the panes tell that members and vacancies have come.
    wait_title(&screen, "AMO IND Almelo 11");
    wait_title(&screen, "AMO IND Almelo 1");
    screen.wait_quiet();
    screen
}

#[test]
fn the_roster_on_a_large_screen() {
    assert_picture("roster-120x40", &at_a_team("nl", (120, 40)));
}

#[test]
fn the_roster_on_a_small_screen() {
    assert_picture("roster-80x24", &at_a_team("nl", (80, 24)));
}

#[test]
fn a_wide_screen_shows_the_record_beside_the_panes() {
    let screen = at_a_team("nl", (180, 45));
    screen.wait_for("Eed of belofte");
    assert_picture("roster-180x45", &screen);
}

#[test]
fn the_views_that_are_used_most_on_a_very_large_screen() {
    let roster = at_a_team("nl", (200, 60));
    roster.wait_for("Eed of belofte");
    assert_picture("roster-200x60", &roster);
    for (keys, told, picture) in [
        ("2", "noteer bespreking", "agenda-200x60"),
        ("3 Tab", "▌Sollicitaties", "candidates-200x60"),
        ("5", "22-11-2026 · 4/8", "overview-200x60"),
    ] {
        let mut screen = demo("nl", (200, 60));
        screen.keys(keys).wait_for(told).wait_quiet();
        assert_picture(picture, &screen);
    }
}

#[test]
fn on_white_without_colours_and_in_plain_letters() {
    let launch = |said: &[&str]| {
        let launch = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["demo", "--lang", "nl"]).args(said);
        launch.env("BINNENWERK_TODAY", "2026-11-22").env("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    };
    let small = (80, 24);
    let mut screen = to_a_team(started(launch(&[]), small));
    assert_picture_on(&WHITE, "roster-white", &screen);
    screen.keys("2").wait_for("▌Agenda");
    screen.wait_for(" 1–");
    screen.keys("Down Down").wait_for("noteer bespreking: ");
    assert_picture_on(&WHITE, "agenda-white", &screen);
    assert_picture_on(&WHITE, "roster-mono", &to_a_team(started(launch(&[]).env("NO_COLOR", "1"), small)));
    let plain = launch(&["--ascii"]).folder(env!("CARGO_MANIFEST_DIR")).start();
    plain.wait_for("! ").wait_for(" 1-").wait_quiet();
    assert_picture("roster-ascii", &to_a_team(plain));
}

#[test]
fn the_agenda_on_a_large_and_a_small_screen() {
    for (size, picture) in [((120, 40), "agenda-120x40"), ((80, 24), "agenda-80x24")] {
        let mut screen = demo("nl", size);
        screen.keys("2").wait_for("▌Agenda");
        screen.wait_for(" 1–");
        // What Enter does and what is cut of the row is told once the cursor rests.
        screen.keys("Down Down").wait_for("noteer bespreking: ");
        assert_picture(picture, &screen);
    }
}

#[test]
fn contracts_are_told_member_by_member_before_they_change() {
    for (size, picture) in [((120, 40), "contracts-120x40"), ((80, 24), "contracts-80x24")] {
        let mut screen = demo("nl", size);
        screen.keys("2").wait_for("▌Agenda");
        screen.wait_for(" 1–");
        screen.keys("K").wait_for("verlengen");
        screen.keys("'31-12-2027'").wait_quiet();
        if size.0 == 80 {
            assert_picture("contracts-form", &screen);
        }
        screen.keys("Enter").wait_for("gaan door");
        assert_picture(picture, &screen);
    }
}

#[test]
fn a_correction_tells_the_figures_of_past_days_before_it_is_made() {
    for (size, picture) in [((120, 40), "correction-120x40"), ((80, 24), "correction-80x24")] {
        let mut screen = demo("nl", size);
        screen.keys("Tab Right Right = ").wait_for("▌ Uren per week");
        // The figures of every past day are reckoned, twice.
        let told = |screen: &vt100::Screen| screen.contents().contains("cijfers veranderen");
        screen.keys("= 2 8 Enter").wait_at_most(PATIENCE * 3, told, "the figures");
        screen.wait_quiet();
        assert_picture(picture, &screen);
    }
}

#[test]
fn the_clients_with_their_teams_and_shares() {
    let mut screen = demo("nl", (120, 40));
    screen.keys("4").wait_for("▌Opdrachtgevers");
    wait_title(&screen, "Teams · Alle opdrachtgevers 80");
    screen.keys("Down Down");
    screen.wait_until(|screen| !screen.contents().contains("· Alle opdrachtgevers"), "what belongs to the client");
    screen.wait_quiet();
    assert_picture("clients", &screen);
}

/// The pipeline, with the cursor on somebody who is offered a place.
fn at_an_offer(size: (u16, u16)) -> Screen {
    let mut screen = demo("nl", size);
    screen.keys("3").wait_for("▌Vacatures");
    screen.keys("Tab").wait_for("▌Sollicitaties");
    screen.wait_for("· vacature V");
    screen.keys("Right Right Right Right").wait_for("Aanbod ");
    screen.wait_quiet();
    screen
}

#[test]
fn the_candidates_stage_by_stage() {
    assert_picture("candidates-120x40", &at_an_offer((120, 40)));
}

#[test]
fn the_candidates_below_each_other_on_a_small_screen() {
    assert_picture("candidates-80x24", &at_an_offer((80, 24)));
}

#[test]
fn a_candidate_gets_the_place_in_a_form_that_is_filled_in_already() {
    let mut screen = at_an_offer((100, 30));
    screen.keys("p").wait_for("Plaatsen ·");
    assert_picture("place-candidate", &screen);
}

#[test]
fn what_law_and_programme_set_with_its_source() {
    let mut screen = demo("nl", (120, 40));
    screen.keys(": 'parameters' Enter").wait_for("Vakantiebijslag in %");
    screen.wait_quiet();
    screen.keys("Down Right").wait_quiet();
    assert_picture("parameters", &screen);
}

#[test]
fn the_roster_in_english() {
    assert_picture("roster-english", &at_a_team("en", (120, 40)));
}

#[test]
fn a_cell_is_edited_and_what_is_refused_stays_to_be_mended() {
    let mut screen = at_a_team("nl", (80, 24));
    screen.keys("Right Enter 4 8 Enter");
    screen.wait_for("48");
    assert_picture("edit-cell", &screen);
}

#[test]
fn a_member_is_moved_by_a_few_letters_of_the_team() {
    let mut screen = at_a_team("nl", (100, 30));
    screen.keys("m h a a");
    screen.wait_for("haa");
    assert_picture("move-picker", &screen);
}

#[test]
fn all_rows_of_a_filter_are_named_before_they_are_changed() {
    let pictures = [((120, 40), "* Right Right", "bulk-edit-120x40"), ((80, 24), "* Right", "bulk-edit-80x24")];
    for (size, to_hours, picture) in pictures {
        let mut screen = at_a_team("nl", size);
        screen.keys("Space Space / 'leeuwen' Enter").wait_for("2 gekozen, 2 niet te zien");
        screen.keys(to_hours).keys("Enter").wait_for("Uren per week wijzigen");
        screen.keys("'28,5'").wait_for("vanaf 22-11-2026");
        assert_picture(picture, &screen);
    }
}

#[test]
fn help_lists_what_can_be_done() {
    let mut screen = at_a_team("nl", (100, 30));
    screen.keys("?");
    screen.wait_for("Hulp");
    assert_picture("help", &screen);
}

#[test]
fn the_log_says_who_changed_what() {
    let mut screen = demo("nl", (120, 40));
    screen.keys("6");
    screen.wait_for("Wanneer");
    assert_picture("log", &screen);
}

#[test]
fn a_record_is_shown_whole_with_its_history() {
    let mut screen = demo("nl", (100, 36));
    screen.keys("f 'tuinstra, aal' Enter");
    screen.wait_gone("Zoek een");
    screen.keys("i");
    screen.wait_for("Geschiedenis");
    assert_picture("whole-record", &screen);
}

#[test]
fn another_day_is_marked_loudly() {
    let mut screen = at_a_team("nl", (120, 30));
    screen.keys("t '1-7-2024' Enter");
    screen.wait_for("PEILDATUM");
    screen.wait_for("418,6");
    wait_title(&screen, "AMO IND Almelo 0");
    screen.wait_for("Agenda 381!");
    assert_picture("as-of-day", &screen);
}

#[test]
fn a_form_asks_only_for_what_is_needed() {
    let mut screen = at_a_team("nl", (100, 30));
    screen.keys("n").wait_for("100785").wait_for("Enter: zo laten");
    screen.keys("'100801' Enter 'Sara de Wit' Enter '28,5' Enter");
    screen.wait_for("28,5");
    assert_picture("new-member", &screen);
}

#[test]
fn members_are_filtered_while_the_words_are_typed() {
    let mut screen = demo("nl", (100, 30));
    screen.keys("Tab / 'archief uren<24'");
    screen.wait_for("3 mensen");
    assert_picture("filter", &screen);
}

#[test]
fn the_overview_on_a_small_screen_is_one_chart_at_a_time() {
    let mut screen = demo("nl", (80, 24));
    screen.keys("5").wait_for("· 1/8");
    screen.wait_quiet();
    assert_picture("overview-80x24", &screen);
}

#[test]
fn the_overview_on_a_large_screen_is_four_charts_at_a_time() {
    let mut screen = demo("nl", (120, 40));
    screen.keys("5").wait_for("22-11-2026 · 1/8");
    screen.wait_quiet();
    assert_picture("overview-120x40", &screen);
    screen.keys("PgDn").wait_for("22-11-2026 · 5/8");
    screen.wait_quiet();
    assert_picture("overview-parts", &screen);
}

#[test]
fn chances_with_the_talks_about_them() {
    let mut screen = demo("nl", (120, 40));
    screen.keys("7").wait_for("▌Kansen");
    screen.wait_for("Klantgesprekken ·");
    screen.keys("Down Down");
    screen.wait_quiet();
    assert_picture("chances", &screen);
}

#[test]
fn the_instruments_and_who_left_why() {
    for (size, of) in [((80, 24), "80x24"), ((120, 40), "120x40")] {
        let mut screen = demo("nl", size);
        screen.keys(": i n s t r u m e n t e n Enter").wait_for("▌Instrumenten");
        screen.wait_quiet();
        assert_picture(&format!("instruments-{of}"), &screen);
        screen.keys(": d i e n s t v e r b a n d e n Enter").wait_for("▌Dienstverbanden");
        screen.keys("/ r e d e n = d o o r s t r o o m Enter");
        wait_title(&screen, "Dienstverbanden 50");
        screen.wait_quiet();
        assert_picture(&format!("employments-{of}"), &screen);
    }
}

#[test]
fn those_who_lead_and_what_would_be_handed_over_to_whom() {
    for (size, picture) in [((80, 24), "leading-80x24"), ((120, 40), "leading-120x40")] {
        let mut screen = demo("nl", size);
        screen.keys("8").wait_for("▌Begeleiders");
        screen.wait_for("Rollen in teams");
        screen.keys("Down Down Down");
        screen.wait_quiet();
        assert_picture(picture, &screen);
        if size == (120, 40) {
            screen.keys("m").wait_for("Werk overdragen");
            screen.keys("d e m Enter d i j k Enter Enter Enter Enter").wait_for("wat gaat naar wie");
            screen.wait_quiet();
            assert_picture("hand-over", &screen);
        }
    }
}

#[test]
fn every_picture_is_held_by_a_test() {
    assert_eq!(strays(PICTURES), Vec::<String>::new(), "in screenshots/ without a test");
}
