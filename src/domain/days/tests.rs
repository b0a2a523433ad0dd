//! Tests of reading days.

use super::*;
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn a_date_is_read_in_every_usual_form() {
    for text in [
        "31-12-2026",
        "31/12/2026",
        "31.12.2026",
        "31 12 2026",
        " 31 - 12 - 2026 ",
        "31–12–2026",
        "31-12-26",
        "2026-12-31",
        "2026/12/31",
        "20261231",
        "31 dec 2026",
        "31 december 2026",
        "31-dec-26",
        "31dec2026",
        "Dec 31, 2026",
        "december 31st 2026",
        "31e december 2026",
        "31 Dec. 2026",
        "2026 dec 31",
        "31-12-2026 00:00",
        "2026-12-31T00:00:00",
        "2026-12-31 00:00:00.000",
        "31-12-2026 0:00:00",
    ] {
        assert_eq!(parse_day(text, DayOrder::DayFirst), Ok(day(2026, 12, 31)), "{text}");
    }
    for (text, read) in [
        ("1-9-22", day(2022, 9, 1)),
        ("1 januari 2026", day(2026, 1, 1)),
        ("Jan 1, 2026", day(2026, 1, 1)),
        ("1 mrt 2026", day(2026, 3, 1)),
        ("1 mei 2026", day(2026, 5, 1)),
        ("3 October 2026", day(2026, 10, 3)),
        ("29-02-2024", day(2024, 2, 29)),
    ] {
        assert_eq!(parse_day(text, DayOrder::DayFirst), Ok(read), "{text}");
    }
}

#[test]
fn the_order_decides_only_where_the_year_is_not_in_front() {
    assert_eq!(parse_day("12/31/2026", DayOrder::MonthFirst), Ok(day(2026, 12, 31)));
    assert_eq!(parse_day("02-03-04", DayOrder::DayFirst), Ok(day(2004, 3, 2)));
    assert_eq!(parse_day("02-03-04", DayOrder::MonthFirst), Ok(day(2004, 2, 3)));
    assert_eq!(parse_day("02-03-04", DayOrder::YearFirst), Ok(day(2002, 3, 4)));
    assert_eq!(parse_day("31-12-2026", DayOrder::YearFirst), Ok(day(2026, 12, 31)));
    for order in [DayOrder::DayFirst, DayOrder::MonthFirst, DayOrder::YearFirst] {
        assert_eq!(parse_day("2022-05-01", order), Ok(day(2022, 5, 1)));
        assert_eq!(parse_day("20220501", order), Ok(day(2022, 5, 1)));
    }
}

#[test]
fn years_of_two_digits_are_read_where_they_can_be_of_one_century_only() {
    for (text, read) in [
        ("1-1-49", Ok(day(2049, 1, 1))),
        ("1-1-50", Err(DayProblem::YearUnclear)),
        ("13-02-69", Err(DayProblem::YearUnclear)),
        ("13 feb 69", Err(DayProblem::YearUnclear)),
        ("1-1-79", Err(DayProblem::YearUnclear)),
        ("1-1-80", Ok(day(1980, 1, 1))),
    ] {
        assert_eq!(parse_day(text, DayOrder::DayFirst), read, "{text}");
    }
}

#[test]
fn a_day_far_away_means_no_end() {
    for text in ["31-12-9999", "9999-12-31", "31/12/2999 00:00:00", "31 dec 9999", "99991231"] {
        assert!(means_no_end(text, DayOrder::DayFirst), "{text}");
    }
    for text in ["31-12-2199", "31-12-2203", "31-13-9999", "9999", "31-02-9999", "geen"] {
        assert!(!means_no_end(text, DayOrder::DayFirst), "{text}");
    }
}

#[test]
fn what_is_written_as_a_date_but_not_on_the_calendar_is_told_apart_from_what_is_no_date() {
    for text in
        ["31-02-2023", "12-13-2022", "29-02-2023", "0-1-2023", "1-1-1899", "1-1-2200", "20261301", "32 jan 2026"]
    {
        assert_eq!(parse_day(text, DayOrder::DayFirst), Err(DayProblem::NoSuchDate), "{text}");
    }
    for text in [
        "",
        "gisteren",
        "31",
        "31-12",
        "1-2-3-4",
        "31--12-2026",
        "-1-2-2026",
        "1-2-2026-",
        "12345",
        "1-2-203",
        "1-2-20260",
        "001-02-2026",
        "1 foo 2026",
        "jan feb 2026",
        "31-12-2026 23:00",
        "31:12:2026",
        "veel",
        "1-2-2026x",
        "٣-٤-٢٠٢٦",
    ] {
        assert_eq!(parse_day(text, DayOrder::DayFirst), Err(DayProblem::NotADate), "{text}");
    }
}

#[test]
fn a_column_is_day_first_unless_it_proves_otherwise() {
    let order = |values: &[&str]| column_order(values.iter().copied(), None);
    assert_eq!(order(&["31-12-2023", "01-02-2023"]), (DayOrder::DayFirst, Ambiguity::Clear));
    assert_eq!(order(&["12-31-2023", "01-02-2023"]), (DayOrder::MonthFirst, Ambiguity::Clear));
    assert_eq!(order(&["01-02-2023", "03-04-2023"]), (DayOrder::DayFirst, Ambiguity::Ambiguous));
    assert_eq!(order(&["01-01-2023", "2023-02-01", "1 feb 2023"]), (DayOrder::DayFirst, Ambiguity::Clear));
    assert_eq!(order(&["24-02-2022", "12-13-2022", "31-02-2023"]), (DayOrder::DayFirst, Ambiguity::Mixed));
    assert_eq!(order(&["99-12-31", "01-02-03"]), (DayOrder::YearFirst, Ambiguity::Clear));
    assert_eq!(order(&["veel", ""]), (DayOrder::DayFirst, Ambiguity::Clear));
    assert_eq!(order(&[]), (DayOrder::DayFirst, Ambiguity::Clear));
    assert_eq!(
        column_order(["24-02-2022"].into_iter(), Some(DayOrder::MonthFirst)),
        (DayOrder::MonthFirst, Ambiguity::Clear)
    );
}

#[test]
fn a_prompt_takes_words_and_distances_from_today() {
    let today = day(2024, 1, 31);
    for (text, read) in [
        ("vandaag", today),
        ("Nu", today),
        ("today", today),
        ("gisteren", day(2024, 1, 30)),
        ("yesterday", day(2024, 1, 30)),
        ("morgen", day(2024, 2, 1)),
        ("tomorrow", day(2024, 2, 1)),
        ("overmorgen", day(2024, 2, 2)),
        ("+7", day(2024, 2, 7)),
        ("-3", day(2024, 1, 28)),
        ("−3", day(2024, 1, 28)),
        ("7d", day(2024, 2, 7)),
        ("2w", day(2024, 2, 14)),
        ("-2w", day(2024, 1, 17)),
        ("1m", day(2024, 2, 29)),
        ("3 m", day(2024, 4, 30)),
        ("-1m", day(2023, 12, 31)),
        ("1j", day(2025, 1, 31)),
        ("31-12", day(2024, 12, 31)),
        ("1/9", day(2024, 9, 1)),
        ("29-2", day(2024, 2, 29)),
        ("1 sep", day(2024, 9, 1)),
        ("31-12-2026", day(2026, 12, 31)),
        ("2026-12-31", day(2026, 12, 31)),
    ] {
        assert_eq!(parse_relative(text, today), Ok(read), "{text}");
    }
    assert_eq!(parse_relative("29-2", day(2023, 1, 1)), Err(DayProblem::NoSuchDate));
    assert_eq!(parse_relative("+999999", today), Err(DayProblem::NoSuchDate));
    for text in ["", "7", "+", "d", "+7x", "volgende week", "+9999999999999999999"] {
        assert_eq!(parse_relative(text, today), Err(DayProblem::NotADate), "{text}");
    }
}

#[test]
fn a_serial_of_a_spreadsheet_is_a_day() {
    assert_eq!(from_serial(45291), Ok(day(2023, 12, 31)));
    assert_eq!(from_serial(42723), Ok(day(2016, 12, 19)));
    assert_eq!(from_serial(61), Ok(day(1900, 3, 1)));
    for serial in [i64::MIN, -1, 0, 60, 200_000, i64::MAX] {
        assert_eq!(from_serial(serial), Err(DayProblem::NoSuchDate), "{serial}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_a_day_or_a_problem(text in ".*") {
        let _ = parse_relative(&text, day(2024, 2, 29));
    }

    #[test]
    fn any_text_that_resembles_a_date_gives_a_day_or_a_problem(text in "[-+/., 0-9a-z:]{0,14}") {
        let _ = parse_relative(&text, day(2024, 2, 29));
    }

    #[test]
    fn a_written_day_is_read_back(number in 61i64..109_000) {
        let wanted = from_serial(number).unwrap();
        prop_assert_eq!(parse_day(&wanted.format("%d-%m-%Y").to_string(), DayOrder::DayFirst), Ok(wanted));
        prop_assert_eq!(parse_day(&wanted.format("%m/%d/%Y").to_string(), DayOrder::MonthFirst), Ok(wanted));
        prop_assert_eq!(parse_day(&wanted.format("%Y-%m-%d").to_string(), DayOrder::MonthFirst), Ok(wanted));
        prop_assert_eq!(parse_day(&wanted.format("%e %B %Y").to_string(), DayOrder::DayFirst), Ok(wanted));
    }
}

#[test]
fn intervals_that_touch_on_one_day_overlap() {
    let d = |n| day(2020, 1, n);
    assert!(overlap((d(1), Some(d(5))), (d(5), None)));
    assert!(!overlap((d(1), Some(d(4))), (d(5), None)));
    assert!(overlap((d(1), None), (d(9), None)));
}

#[test]
fn weekdays_are_the_first_from_today_on() {
    // A Thursday.
    let today = day(2026, 4, 16);
    for (text, read) in [
        ("do", day(2026, 4, 16)),
        ("Vr", day(2026, 4, 17)),
        ("zondag", day(2026, 4, 19)),
        ("monday", day(2026, 4, 20)),
        ("wo", day(2026, 4, 22)),
    ] {
        assert_eq!(parse_relative(text, today), Ok(read), "{text}");
    }
    assert_eq!(parse_relative("maa", today), Err(DayProblem::NotADate));
    assert_eq!(parse_day("ma", DayOrder::DayFirst), Err(DayProblem::NotADate), "files say which day they mean");
}

#[test]
fn digits_together_may_have_the_day_first_where_a_person_types_them() {
    let today = day(2026, 4, 16);
    for (text, read) in [
        ("03052027", day(2027, 5, 3)),
        ("28022024", day(2024, 2, 28)),
        ("20112011", day(2011, 11, 20)),
        ("030527", day(2027, 5, 3)),
        ("20270503", day(2027, 5, 3)),
        ("20111011", day(2011, 10, 11)),
    ] {
        assert_eq!(parse_relative(text, today), Ok(read), "{text}");
    }
    for text in ["31022024", "99999999", "0305202"] {
        assert!(parse_relative(text, today).is_err(), "{text}");
    }
    assert_eq!(parse_day("03052027", DayOrder::DayFirst), Err(DayProblem::NoSuchDate), "files are read as before");
}

#[test]
fn the_year_that_is_left_out_is_the_one_meant() {
    let today = day(2026, 10, 20);
    let read = |text, year| parse_typed(text, today, year).unwrap();
    assert_eq!(read("1-2", YearMeant::This), day(2026, 2, 1));
    assert_eq!(read("1-2", YearMeant::Coming), day(2027, 2, 1));
    assert_eq!(read("20 okt", YearMeant::Coming), today);
    assert_eq!(read("29-2", YearMeant::Coming), day(2028, 2, 29));
    assert_eq!(read("12-10", YearMeant::Nearest), day(2026, 10, 12));
    assert_eq!(read("2 jan", YearMeant::Nearest), day(2027, 1, 2));
    assert_eq!(read("1-2-2025", YearMeant::Coming), day(2025, 2, 1), "a year that is typed is meant");
    assert_eq!(parse_typed("31-4", today, YearMeant::Coming), Err(DayProblem::NoSuchDate));
}

proptest! {
    #[test]
    fn digits_with_the_year_first_never_become_another_day(year in 1900i32..2200, month in 1u32..13, number in 1u32..29) {
        let wanted = day(year, month, number);
        prop_assert_eq!(parse_relative(&wanted.format("%Y%m%d").to_string(), day(2026, 4, 16)), Ok(wanted));
        prop_assert_eq!(parse_relative(&wanted.format("%d%m%Y").to_string(), day(2026, 4, 16)), Ok(wanted));
    }
}
