//! The forms in which a list or a report can be given.

use std::path::Path;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::domain::named::{Choice, named};
use crate::exchange::write::OwnMark;

named! {
    /// The form in which something is given. The identifier is what `--format` takes and how the name of a file ends.
    pub enum OutputFormat {
        Table = "table",
        Csv = "csv",
        CsvPlain = "csv-plain",
        Json = "json",
        Markdown = "md",
        Xlsx = "xlsx",
        Ods = "ods",
        Calendar = "ics",
    }
}

impl OutputFormat {
    /// What a list or a report can be given in.
    pub const LIST: [Self; 7] =
        [Self::Table, Self::Csv, Self::CsvPlain, Self::Json, Self::Markdown, Self::Xlsx, Self::Ods];
    /// What an empty file to fill in can be given in.
    pub const TEMPLATE: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Ods];
    /// What the agenda can be given in.
    pub const AGENDA: [Self; 8] =
        [Self::Table, Self::Csv, Self::CsvPlain, Self::Json, Self::Markdown, Self::Xlsx, Self::Ods, Self::Calendar];
    /// By what files of this format show that the same command wrote them.
    pub const fn own_mark(self) -> OwnMark {
        match self {
            Self::Table => OwnMark::Begin(&[]),
            Self::Csv => OwnMark::Headings(&["\u{feff}"]),
            // The headings are always between quotes.
            Self::CsvPlain => OwnMark::Headings(&["\""]),
            Self::Json => OwnMark::Names,
            Self::Markdown => OwnMark::Headings(&["| ", "# "]),
            Self::Xlsx | Self::Ods => OwnMark::Workbook,
            Self::Calendar => OwnMark::Begin(&["BEGIN:VCALENDAR\r\n"]),
        }
    }

    /// Whether it is for another program or to be kept, not to be read on a terminal.
    pub const fn is_for_a_file(self) -> bool {
        !matches!(self, Self::Table | Self::Markdown)
    }

    /// The format of these that the name of a file says; `None` when it says none. A table is to be read, not to be kept;
    /// CSV for scripts has to be asked for.
    ///
    /// # Errors
    /// The end of the name, when it is that of no format among these.
    pub fn by_name<'a>(path: &'a Path, among: &[Self]) -> Result<Option<Self>, &'a str> {
        let Some(end) = path.extension().and_then(|end| end.to_str()) else { return Ok(None) };
        among
            .iter()
            .copied()
            .find(|format| !matches!(format, Self::Table | Self::CsvPlain) && format.name() == end)
            .map(Some)
            .ok_or(end)
    }
}

/// Reads one of these formats from the command line.
pub fn one_of(formats: &'static [OutputFormat]) -> impl TypedValueParser<Value = OutputFormat> {
    PossibleValuesParser::new(formats.iter().map(|format| format.name()))
        .try_map(|name| OutputFormat::named(&name).ok_or("not a format"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_says_its_format() {
        let by_name = |name: &'static str| OutputFormat::by_name(Path::new(name), &OutputFormat::LIST);
        assert_eq!(by_name("teams.xlsx"), Ok(Some(OutputFormat::Xlsx)));
        assert_eq!(by_name("teams"), Ok(None));
        assert_eq!(by_name("teams.table"), Err("table"), "a table is no file");
        assert_eq!(by_name("teams.csv"), Ok(Some(OutputFormat::Csv)), "for people");
        assert_eq!(by_name("teams.csv-plain"), Err("csv-plain"));
        assert_eq!(by_name("teams.ics"), Err("ics"), "only the agenda is a calendar");
        let agenda = OutputFormat::by_name(Path::new("a.ics"), &OutputFormat::AGENDA);
        assert_eq!(agenda, Ok(Some(OutputFormat::Calendar)));
    }
}
