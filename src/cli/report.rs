//! `report`: numbers as others ask for them.

use super::failure::Failure;
use super::output::Table;
use super::session::Session;
use crate::domain::value::Value;
use crate::report::JobsReport;

/// `report jobs`.
pub fn jobs(session: &mut Session) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let report = JobsReport::of(&repo, session.as_of)?;
    if session.global.json {
        return session.out.json_line(&report);
    }
    let mark = session.words.language().mark();
    let rows: Vec<Vec<String>> = report
        .lines()
        .iter()
        .map(|(name, value)| {
            let text = match (*name, value) {
                ("jobs", _) => report.jobs.text(mark),
                (_, Value::Empty) => "–".to_owned(),
                (_, value) => session.words.value(value),
            };
            vec![session.words.say(&format!("cli-report-{name}")).into_owned(), text]
        })
        .collect();
    let title = session.words.say_with("cli-report-title", &[("day", report.as_of.into())]);
    session.out.heading(&title)?;
    let table = Table::new(&[String::new(), String::new()], &[false, true], &rows);
    for row in &rows {
        let line = table.row(row);
        session.out.line(&line)?;
    }
    Ok(())
}
