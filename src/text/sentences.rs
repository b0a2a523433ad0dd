//! Whole sentences: why something was refused, what went wrong, why a column is left out.

use fluent_bundle::FluentArgs;

use super::words::{Words, capital};
use crate::domain::columns::column;
use crate::domain::import_summary::RefusedRow;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::{Arg, Refusal};

impl Words {
    /// Why something was refused (or a remark), in a full sentence that also says what is accepted. The field at fault
    /// stands before it: *Uren per week: "veel" is geen getal. …*
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let sentence = self.refusal_beside(refusal);
        match refusal.field {
            Some((kind, name)) => format!("{}: {}", self.label(kind, name), uncapital(&sentence)),
            None => sentence,
        }
    }

    /// The same without the name of the field, to stand beside that field.
    pub fn refusal_beside(&self, refusal: &Refusal) -> String {
        let args = self.refusal_args(refusal);
        let key = refusal.reason.key();
        capital(&self.sentence(key, &args).unwrap_or_else(|| key.to_owned()))
    }

    /// The number of a refused row, and how many more are refused as it is.
    pub fn rows_alike(&self, row: u32, count: usize) -> String {
        match count.saturating_sub(1) {
            0 => row.to_string(),
            more => self.say_with("rows-alike", &[("row", i64::from(row).into()), ("count", more.into())]),
        }
    }

    /// The refusal in a few words, for a table of refused rows; a full sentence where there are no such words.
    pub fn reason(&self, refusal: &Refusal) -> String {
        self.sentence(&format!("reason-{}", refusal.reason.code()), &self.refusal_args(refusal))
            .unwrap_or_else(|| self.refusal_beside(refusal))
    }

    /// Why a row of a file is refused, in a few words that stand beside the column at fault. Where the file has no such column they
    /// begin with the field and the kind of record that it belongs to.
    pub fn row_reason(&self, row: &RefusedRow) -> String {
        let reason = self.reason(&row.reason);
        match row.reason.field.filter(|_| row.column.is_empty()) {
            Some((kind, name)) => {
                format!("{}, {}: {}", capital(&self.kind(kind)), self.label(kind, name), uncapital(&reason))
            }
            None => reason,
        }
    }

    /// What went wrong in a lower floor, and what to do now.
    pub fn error(&self, reason: Reason, args: &[(&str, Arg)]) -> String {
        self.say_with(reason.key(), args)
    }

    /// Something that a check of the store found, by its code.
    pub fn finding(&self, code: &str, detail: &str) -> String {
        let args = self.args(&[("code", code.into()), ("detail", detail.into())]);
        self.sentence(&format!("finding-{code}"), &args)
            .or_else(|| self.sentence("finding-other", &args))
            .unwrap_or_else(|| code.to_owned())
    }

    /// Why a column is never stored: `reason` is what [`forbidden`](crate::domain::vocabulary::Vocabulary::forbidden) said
    /// of its heading.
    pub fn forbidden(&self, reason: Reason, heading: &str) -> String {
        self.say_with(reason.key(), &[("heading", heading.into())])
    }

    /// What a refusal names, and besides: the label of its field and what that field accepts.
    fn refusal_args(&self, refusal: &Refusal) -> FluentArgs<'static> {
        let mut args = self.args(&refusal.args);
        let named = refusal.args.iter().find_map(|(_, arg)| match arg {
            Arg::Field(kind, name) => Some((*kind, *name)),
            _ => None,
        });
        if let Some((kind, name)) = refusal.field.or(named) {
            if args.get("field").is_none() {
                args.set("field", self.label(kind, name).into_owned());
            }
            if let Some(accepts) = self.accepted_by(kind, name) {
                args.set("accepts", accepts);
            }
        }
        args
    }

    fn accepted_by(&self, kind: Kind, name: &str) -> Option<String> {
        column(kind, name).map(|column| self.accepts(column.ty))
    }
}

/// The sentence with a small first letter, to stand after a colon; initials and quotes stay as they are.
pub(super) fn uncapital(text: &str) -> String {
    let mut signs = text.chars();
    match (signs.next(), signs.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(signs).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choices::{Choice, Contract};
    use crate::domain::days::Day;
    use crate::domain::value::{FieldType, MOST_HOURS};
    use crate::text::Language;

    fn both(refusal: &Refusal) -> (String, String) {
        (Words::new(Language::Dutch).refusal(refusal), Words::new(Language::English).refusal(refusal))
    }

    #[test]
    fn a_refusal_says_what_was_wrong_and_what_is_accepted() {
        let (dutch, english) =
            both(&Refusal::new(Reason::NotANumber).with("value", "veel").at(Kind::Placement, "hours"));
        assert_eq!(dutch, "Uren per week: \"veel\" is geen getal. Typ cijfers, zoals 32 of 32,5.");
        assert_eq!(english, "Hours a week: \"veel\" is not a number. Type digits, such as 32 or 32.5.");
        let (dutch, _) = both(&Refusal::new(Reason::NotAChoice).with("value", "soms").at(Kind::Employment, "contract"));
        assert_eq!(dutch, "Contract: \"soms\" kan hier niet. Kies een van deze woorden: tijdelijk, onbepaald.");
        let (dutch, _) = both(&Refusal::new(Reason::Required).at(Kind::Team, "from"));
        assert_eq!(dutch, "Start: vul hier iets in (een datum, zoals 31-12-2026).");
    }

    #[test]
    fn a_refusal_names_days_and_numbers_in_the_language() {
        let day = Day::from_ymd_opt(2026, 3, 1).expect("a day");
        let (dutch, english) = both(&Refusal::new(Reason::TeamEnded).with("team", "Archief").with("day", day));
        assert_eq!(dutch, "Team Archief is gestopt op 01-03-2026. Kies een ander team of een eerdere dag.");
        assert_eq!(english, "Team Archief ended on 2026-03-01. Choose another team or an earlier day.");
        let (dutch, english) = both(&Refusal::new(Reason::MoreSoughtThanOpen).with("places", 1i64).with("open", 0i64));
        assert_eq!(dutch, "Deze vacature zoekt 1 mens en het team heeft 0 open plaatsen.");
        assert_eq!(english, "This vacancy seeks 1 person and the team has 0 open places.");
    }

    #[test]
    fn a_part_that_is_not_known_gives_the_bare_sentence() {
        let (dutch, english) = both(&Refusal::new(Reason::TeamEnded));
        assert_eq!(dutch, "Dit team is op die dag gestopt. Kies een ander team of een eerdere dag.");
        assert!(!english.contains('$'), "{english}");
    }

    #[test]
    fn harmful_or_endless_text_is_not_repeated_as_it_is() {
        let value = format!("\u{1b}[31m\u{202e}{}", "x".repeat(10_000));
        let (dutch, _) = both(&Refusal::new(Reason::NotADate).with("value", value.as_str()));
        assert!(!dutch.contains(['\u{1b}', '\u{202e}']), "{dutch:?}");
        assert!(dutch.chars().count() < 130, "{dutch}");
    }

    #[test]
    fn refused_rows_have_short_reasons() {
        let words = Words::new(Language::English);
        let reason = |refusal: Refusal| words.reason(&refusal);
        assert_eq!(reason(Refusal::new(Reason::NoSuchDate).with("value", "31-02-2023")), "no such date");
        assert_eq!(reason(Refusal::new(Reason::NotANumber)), "not a number");
        assert_eq!(
            reason(Refusal::new(Reason::HoursTooMany).with("most", MOST_HOURS)),
            "more than 40 hours a week is refused"
        );
        assert_eq!(reason(Refusal::new(Reason::UnknownTeam)), "unknown team");
        assert_eq!(
            reason(Refusal::new(Reason::DuplicateInFile).with("row", 4i64)),
            "duplicate number in the file (first on row 4)"
        );
        assert_eq!(reason(Refusal::new(Reason::NameMissing)), "name missing");
        assert_eq!(reason(Refusal::new(Reason::HoursNotPositive)), "hours must be positive");
        assert_eq!(reason(Refusal::new(Reason::NumberMissing)), "number missing");
        assert_eq!(reason(Refusal::new(Reason::NotADate)), "not a date");
        assert_eq!(
            reason(Refusal::new(Reason::EndBeforeStart)),
            "The last day is before the first day. Choose a later day."
        );
    }

    #[test]
    fn errors_name_the_file_and_say_what_to_do() {
        let words = Words::new(Language::Dutch);
        assert_eq!(
            words.error(Reason::StoreDirectory, &[("path", "/srv/data".into())]),
            "/srv/data is een map. Geef de naam van een bestand."
        );
        assert_eq!(words.error(Reason::StoreNewer, &[]), words.say("error-store-newer.bare"));
        assert!(words.finding("of-later", "table 3").ends_with("(of-later): table 3"));
        assert!(words.forbidden(Reason::ForbiddenCitizenNumber, "BSN").contains("\"BSN\""));
    }

    #[test]
    fn all_types_of_field_say_what_is_accepted_when_something_is_missing() {
        let words = Words::new(Language::Dutch);
        for kind in Kind::ALL {
            for info in kind.fields() {
                let sentence = words.refusal(&Refusal::new(Reason::Required).at(kind, info.name));
                assert!(sentence.ends_with(&format!("({}).", words.accepts(info.ty))), "{sentence}");
            }
        }
        assert!(words.accepts(FieldType::Choice(Contract::NAMES)).contains("onbepaald"));
    }
}
