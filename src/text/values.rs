//! How values are shown in the user's language.

use super::language::Language;
use super::words::Words;
use crate::domain::columns::{Column, ColumnSource, Derived, column};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::instruments::{Expected, Missing};
use crate::domain::query::Cell;
use crate::domain::record::Kind;
use crate::domain::value::{FieldType, MOST_HOURS, Value};
use crate::domain::work_days::{WorkDays, WorkStretch};

impl Words {
    /// A day: `31-12-2026` in Dutch, `2026-12-31` in English.
    pub fn day(&self, day: Day) -> String {
        let form = match self.language() {
            Language::Dutch => "%d-%m-%Y",
            Language::English => "%Y-%m-%d",
        };
        day.format(form).to_string()
    }

    /// A number with the decimal mark of the language and no needless zeros.
    pub fn number(&self, number: Decimal) -> String {
        number.text(self.language().mark())
    }

    /// An amount of euros: `1.234,56` in Dutch, `1,234.56` in English.
    pub fn euros(&self, amount: Decimal) -> String {
        amount.grouped(self.language().mark())
    }

    /// A number of bytes as people read it, in thousands or millions.
    pub fn size(&self, bytes: u64) -> String {
        let (unit, name) = if bytes < 1_000_000 { (1_000, "kB") } else { (1_000_000, "MB") };
        let tenths = bytes.saturating_mul(10).div_ceil(unit);
        format!("{}{}{} {name}", tenths / 10, self.language().mark(), tenths % 10)
    }

    /// A value as the user should see it, and can type it back. A reference shows its identity: give [`Words::cell`]
    /// the name of what it points at.
    pub fn value(&self, value: &Value) -> String {
        match value {
            Value::Decimal(number) => self.number(*number),
            Value::Units(units) => units.text(self.language().mark()),
            Value::Day(day) => self.day(*day),
            Value::Choice(identifier) => self.choice(identifier).into_owned(),
            Value::Flag(flag) => self.flag(*flag).into_owned(),
            Value::WorkDays(days) => self.work_days(*days),
            Value::WhatChanged(changes) => self.correction(changes, None),
            Value::Empty | Value::Text(_) | Value::Whole(_) | Value::Ref(_) => value.plain(),
        }
    }

    /// Working days, those in a row with the same hours together: `ma-wo 8 · vr 4`.
    fn work_days(&self, days: WorkDays) -> String {
        let name = |nth: usize| self.say(&format!("weekday-{}", nth + 1)).into_owned();
        let one = |stretch: WorkStretch| {
            let (first, hours) = (name(stretch.first), self.number(stretch.hours));
            match stretch.last {
                last if last == stretch.first => format!("{first} {hours}"),
                last => format!("{first}-{} {hours}", name(last)),
            }
        };
        days.stretches().into_iter().map(one).collect::<Vec<_>>().join(" · ")
    }

    /// One cell of a table: references by their name, jobs and euros with a fixed number of decimals so that they line up, and an
    /// empty cell by what it means where it means something ("zo snel").
    pub fn cell(&self, kind: Kind, column: &Column, cell: &Cell) -> String {
        match (&cell.label, &cell.value) {
            (_, Value::Empty) => self.blank(kind, column.name).into_owned(),
            (Some(label), _) => label.clone(),
            (None, Value::Decimal(jobs)) if is_jobs(column) => self.jobs(kind, *jobs),
            (None, Value::Decimal(euros)) if column.ty == FieldType::Money => self.euros(*euros),
            (None, Value::Text(name)) if column.source == ColumnSource::Derived(Derived::Title) => {
                self.parameter(name).into_owned()
            }
            (None, value) => self.value(value),
        }
    }

    /// Jobs: of a member with two decimals, of a team or client with one.
    fn jobs(&self, kind: Kind, jobs: Decimal) -> String {
        let mut text = jobs.text_fixed(self.language().mark());
        if kind != Kind::Member && text.ends_with('0') {
            text.pop();
        }
        text
    }

    /// What an instrument is expected to bring in a month; what is missing where that cannot be said.
    pub fn expected(&self, expected: Expected) -> String {
        match expected {
            Expected::Amount(euros) => self.euros(euros),
            Expected::Nothing => "–".to_owned(),
            Expected::Lapsed => self.say("expected-lapsed").into_owned(),
            Expected::Unknown(Missing(what)) => {
                let known = column(Kind::Instrument, what);
                let what =
                    known.map_or_else(|| self.parameter(what), |column| self.label(Kind::Instrument, column.name));
                format!("{} ({what})", self.say("not-known"))
            }
        }
    }

    /// What a kind of field accepts, to stand in a sentence or beside the field: *een datum, zoals 31-12-2026*.
    pub fn accepts(&self, ty: FieldType) -> String {
        match ty {
            FieldType::Text(most) => self.say_with("accepts-text", &[("most", most.into())]),
            FieldType::Whole(least, most) => {
                self.say_with("accepts-whole", &[("least", least.into()), ("most", most.into())])
            }
            FieldType::Hours => self.say_with("accepts-hours", &[("most", MOST_HOURS.into())]),
            FieldType::Percent => self.say("accepts-percent").into_owned(),
            FieldType::Number | FieldType::Quantity | FieldType::Money => self.say("accepts-number").into_owned(),
            FieldType::Day => self.say("accepts-day").into_owned(),
            FieldType::Choice(choices) => {
                let words: Vec<_> = choices.iter().map(|choice| self.choice(choice)).collect();
                let mut args = fluent_bundle::FluentArgs::new();
                args.set("choices", words.join(", "));
                self.sentence("accepts-choice", &args).unwrap_or_default()
            }
            FieldType::Ref(kind) => self.say_with("accepts-ref", &[("kind", kind.into())]),
            FieldType::Flag => self.say("accepts-flag").into_owned(),
            FieldType::WorkDays => self.say("accepts-work-days").into_owned(),
            // Nobody types it.
            FieldType::WhatChanged => String::new(),
        }
    }
}

fn is_jobs(column: &Column) -> bool {
    matches!(column.source, ColumnSource::Derived(Derived::Jobs | Derived::QuotaJobs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choices::{Choice, Contract};

    #[test]
    fn a_size_is_told_in_the_unit_that_fits_it() {
        let words = Words::new(Language::Dutch);
        let told = [1, 999, 8_192, 999_999, 1_000_000, 12_340_000].map(|bytes| words.size(bytes));
        assert_eq!(told, ["0,1 kB", "1,0 kB", "8,2 kB", "1000,0 kB", "1,0 MB", "12,4 MB"]);
    }

    #[test]
    fn values_are_shown_as_the_language_writes_them() {
        let (dutch, english) = (Words::new(Language::Dutch), Words::new(Language::English));
        let day = Value::Day(Day::from_ymd_opt(2026, 1, 31).expect("a day"));
        let hours = Value::Decimal(Decimal::from_hundredths(3250));
        assert_eq!((dutch.value(&day), english.value(&day)), ("31-01-2026".into(), "2026-01-31".into()));
        assert_eq!((dutch.value(&hours), english.value(&hours)), ("32,5".into(), "32.5".into()));
        assert_eq!(dutch.value(&Value::Choice("own_choice")), "eigen keuze");
        assert_eq!(english.value(&Value::Flag(false)), "no");
    }

    #[test]
    fn working_days_are_shown_as_they_can_be_typed() {
        let (dutch, english) = (Words::new(Language::Dutch), Words::new(Language::English));
        for (plain, in_dutch, in_english) in [
            ("8-8-0-4-0", "ma-di 8 · do 4", "Mon-Tue 8 · Thu 4"),
            ("7.5-7.5-7.5-7.5-6", "ma-do 7,5 · vr 6", "Mon-Thu 7.5 · Fri 6"),
            ("0-0-8-0-0-4.25", "wo 8 · za 4,25", "Wed 8 · Sat 4.25"),
        ] {
            let days = WorkDays::parse(plain).expect("days");
            let shown = [&dutch, &english].map(|words| words.value(&Value::WorkDays(days)));
            assert_eq!(shown, [in_dutch, in_english]);
            assert_eq!(shown.map(|shown| WorkDays::parse(&shown)), [Some(days); 2]);
        }
    }

    #[test]
    fn cells_name_what_they_refer_to_and_line_jobs_up() {
        let words = Words::new(Language::Dutch);
        let show = |kind, name, value, label: Option<&str>| {
            let cell = Cell { value, label: label.map(Into::into) };
            words.cell(kind, column(kind, name).expect("a column"), &cell)
        };
        let jobs = |hundredths| Value::Decimal(Decimal::from_hundredths(hundredths));
        assert_eq!(show(Kind::Member, "jobs", jobs(100), None), "1,00");
        assert_eq!(show(Kind::Team, "jobs", jobs(1680), None), "16,8");
        assert_eq!(show(Kind::Team, "jobs", jobs(1600), None), "16,0");
        assert_eq!(show(Kind::Vacancy, "wanted_by", Value::Empty, None), "zo snel");
        assert_eq!(show(Kind::Member, "team", Value::Ref(crate::domain::id::Id::UNSET), Some("Archief")), "Archief");
        assert_eq!(show(Kind::Member, "team", Value::Empty, None), "");
    }

    #[test]
    fn an_amount_that_is_not_known_says_what_is_missing() {
        let words = Words::new(Language::Dutch);
        let cents = |cents| Expected::Amount(Decimal::from_hundredths(cents));
        assert_eq!(words.expected(cents(112_170)), "1.121,70");
        assert_eq!(words.expected(Expected::Nothing), "–");
        assert_eq!(words.expected(Expected::Lapsed), "vervallen (register)");
        assert_eq!(words.expected(Expected::Unknown(Missing("hours"))), "niet bekend (Uren per week)");
        assert_eq!(words.expected(Expected::Unknown(Missing("lkv_hour"))), "niet bekend (LKV: bedrag per uur)");
    }

    #[test]
    fn every_type_of_field_says_what_it_accepts() {
        let words = Words::new(Language::English);
        assert_eq!(words.accepts(FieldType::Choice(Contract::NAMES)), "one of these words: temporary, permanent");
        assert_eq!(words.accepts(FieldType::Whole(0, 500)), "a whole number from 0 to 500");
        assert_eq!(words.accepts(FieldType::Hours), "a number above 0 and not above 40, such as 32 or 32.5");
    }
}
