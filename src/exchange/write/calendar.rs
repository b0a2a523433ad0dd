//! Calendar files (iCalendar, RFC 5545): whole-day events that any calendar program can read.

use std::io::Write;

use chrono::{DateTime, Utc};

use super::WriteError;
use crate::domain::days::Day;

/// The most bytes of a line without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// One whole-day event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Distinguishes the event from every other, and is the same each time it is written, so that reading the file again changes
    /// the existing event instead of adding it again.
    pub uid: String,
    /// The day of the event.
    pub day: Day,
    /// The title of the event.
    pub summary: String,
}

/// Writes a calendar. `name` is shown as the name of the calendar; `now` is when it was made.
///
/// # Errors
/// Returns an error when the file cannot be written.
pub fn write_calendar(
    out: &mut dyn Write,
    name: &str,
    now: DateTime<Utc>,
    events: impl IntoIterator<Item = CalendarEvent>,
) -> Result<(), WriteError> {
    let stamp = now.format("%Y%m%dT%H%M%SZ");
    let mut line = |text: &str| out.write_all(folded(text).as_bytes());
    line("BEGIN:VCALENDAR")?;
    line("VERSION:2.0")?;
    line("PRODID:-//Binnenwerk//Agenda//NL")?;
    line(&format!("X-WR-CALNAME:{}", escaped(name)))?;
    for event in events {
        line("BEGIN:VEVENT")?;
        line(&format!("UID:{}", escaped(&event.uid)))?;
        line(&format!("DTSTAMP:{stamp}"))?;
        line(&format!("DTSTART;VALUE=DATE:{}", event.day.format("%Y%m%d")))?;
        line(&format!("SUMMARY:{}", escaped(&event.summary)))?;
        // A reminder and no appointment: it makes nobody busy.
        line("TRANSP:TRANSPARENT")?;
        line("END:VEVENT")?;
    }
    line("END:VCALENDAR")?;
    Ok(())
}

/// The text as a value of the type TEXT (RFC 5545, 3.3.11). Control characters are not allowed there.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// A line with its end, split so that no part has more than 75 bytes; each further part begins with a space. No character is
/// split.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut width = 0;
    for sign in line.chars() {
        if width + sign.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(sign);
        width += sign.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_calendar_is_written_to_the_letter() {
        let event = CalendarEvent {
            uid: "0191-contract@binnenwerk".into(),
            day: Day::from_ymd_opt(2026, 12, 31).expect("a day"),
            summary: "Contract loopt af: 100027, Archief; Zwolle".into(),
        };
        let now = DateTime::from_timestamp(1_795_000_000, 0).expect("a time");
        let mut out = Vec::new();
        write_calendar(&mut out, "Agenda", now, [event]).expect("written");
        let wanted = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Binnenwerk//Agenda//NL\r\nX-WR-CALNAME:Agenda\r\n\
            BEGIN:VEVENT\r\nUID:0191-contract@binnenwerk\r\nDTSTAMP:20261118T110640Z\r\n\
            DTSTART;VALUE=DATE:20261231\r\nSUMMARY:Contract loopt af: 100027\\, Archief\\; Zwolle\r\n\
            TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(String::from_utf8(out).expect("text"), wanted);
    }

    #[test]
    fn signs_with_a_meaning_are_escaped_and_control_signs_left_out() {
        assert_eq!(escaped("a;b,c\\d\ne\r\u{1b}f"), "a\\;b\\,c\\\\d\\nef");
    }

    #[test]
    fn a_long_line_is_folded_between_letters() {
        let line = format!("SUMMARY:{}", "ë".repeat(60));
        let text = folded(&line);
        let parts: Vec<&str> = text.trim_end().split("\r\n").collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [74, 55]);
        assert!(parts[1].starts_with(" ë"));
    }

    proptest! {
        #[test]
        fn unfolding_restores_every_line(line in "[^\r\n]{0,300}") {
            let text = folded(&line);
            prop_assert!(text.split("\r\n").all(|part| part.len() <= LONGEST));
            prop_assert_eq!(text.replace("\r\n ", ""), line + "\r\n");
        }
    }
}
