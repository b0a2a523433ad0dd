//! What a form is for and what it holds, as the store keeps them with a draft: each part says what it is, so that it is read back as the
//! same.

use serde_json::{Value as Json, json};

use crate::app::ports::FilesToRead;
use crate::app::state::pane_specs::PaneId;
use crate::domain::charging::Period;
use crate::domain::columns::columns;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::import_options::ImportOptions;
use crate::domain::kind::Kind;
use crate::domain::units::Units;
use crate::domain::value::{FieldType, Value};
use crate::domain::what_changed::WhatChanged;
use crate::domain::work_days::WorkDays;
use crate::service::command::RunningApplication;

/// What can be kept as JSON and read back.
pub trait Kept: Sized {
    /// It as JSON.
    fn keep(&self) -> Json;

    /// It from JSON; `None` when that says something else.
    fn kept(json: &Json) -> Option<Self>;
}

impl<T: Kept> Kept for Option<T> {
    fn keep(&self) -> Json {
        json!(self.iter().map(Kept::keep).collect::<Vec<_>>())
    }

    fn kept(json: &Json) -> Option<Self> {
        Some(Vec::<T>::kept(json)?.pop())
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn keep(&self) -> Json {
        self.iter().map(Kept::keep).collect()
    }

    fn kept(json: &Json) -> Option<Self> {
        json.as_array()?.iter().map(T::kept).collect()
    }
}

impl<A: Kept, B: Kept> Kept for (A, B) {
    fn keep(&self) -> Json {
        json!([self.0.keep(), self.1.keep()])
    }

    fn kept(json: &Json) -> Option<Self> {
        Some((A::kept(json.get(0)?)?, B::kept(json.get(1)?)?))
    }
}

/// What is about files is not kept: they may be gone or others by then.
macro_rules! never_kept {
    ($($type:ty),+) => { $(
        impl Kept for $type {
            fn keep(&self) -> Json {
                Json::Null
            }

            fn kept(_: &Json) -> Option<Self> {
                None
            }
        }
    )+ };
}

never_kept!(Box<FilesToRead>, PaneId, ImportOptions);

impl Kept for String {
    fn keep(&self) -> Json {
        json!(self)
    }

    fn kept(json: &Json) -> Option<Self> {
        json.as_str().map(str::to_owned)
    }
}

impl Kept for Id {
    fn keep(&self) -> Json {
        json!(self.to_string())
    }

    fn kept(json: &Json) -> Option<Self> {
        Id::parse(json.as_str()?)
    }
}

impl Kept for Kind {
    fn keep(&self) -> Json {
        json!(self.name())
    }

    fn kept(json: &Json) -> Option<Self> {
        Kind::identified(json.as_str()?)
    }
}

impl Kept for Day {
    fn keep(&self) -> Json {
        json!(self.to_string())
    }

    fn kept(json: &Json) -> Option<Self> {
        json.as_str()?.parse().ok()
    }
}

impl Kept for Period {
    fn keep(&self) -> Json {
        (self.from, self.until).keep()
    }

    fn kept(json: &Json) -> Option<Self> {
        <(Day, Day)>::kept(json).map(|(from, until)| Period { from, until })
    }
}

impl Kept for RunningApplication {
    fn keep(&self) -> Json {
        json!([self.candidate.keep(), self.vacancy.keep(), self.stage.keep()])
    }

    fn kept(json: &Json) -> Option<Self> {
        Some(Self {
            candidate: Id::kept(json.get(0)?)?,
            vacancy: Option::kept(json.get(1)?)?,
            stage: Option::kept(json.get(2)?)?,
            // A form is for the one under the cursor; what was selected is looked at without one.
            id: None,
        })
    }
}

/// The name of a field or column.
impl Kept for &'static str {
    fn keep(&self) -> Json {
        json!(self)
    }

    fn kept(json: &Json) -> Option<Self> {
        let name = json.as_str()?;
        Kind::ALL.into_iter().flat_map(columns).map(|column| column.name).find(|known| *known == name)
    }
}

impl Kept for Value {
    fn keep(&self) -> Json {
        let sort = match self {
            Value::Empty => return Json::Null,
            Value::Text(_) => "text",
            Value::Whole(_) => "whole",
            Value::Decimal(_) => "decimal",
            Value::Units(_) => "units",
            Value::Day(_) => "day",
            Value::Choice(_) => "choice",
            Value::Flag(_) => "flag",
            Value::Ref(_) => "record",
            Value::WorkDays(_) => "work_days",
            Value::WhatChanged(_) => "what_changed",
        };
        json!([sort, self.plain()])
    }

    fn kept(json: &Json) -> Option<Self> {
        if json.is_null() {
            return Some(Value::Empty);
        }
        let text = json.get(1)?.as_str()?;
        match json.get(0)?.as_str()? {
            "text" => Some(Value::Text(text.to_owned())),
            "whole" => text.parse().ok().map(Value::Whole),
            "decimal" => Decimal::parse(text).map(Value::Decimal),
            "units" => Units::parse(text).map(Value::Units),
            "day" => text.parse().ok().map(Value::Day),
            "choice" => choice(text).map(Value::Choice),
            "flag" => text.parse().ok().map(Value::Flag),
            "record" => Id::parse(text).map(Value::Ref),
            "work_days" => WorkDays::parse(text).map(Value::WorkDays),
            "what_changed" => WhatChanged::parse(text).map(Value::WhatChanged),
            _ => None,
        }
    }
}

/// A choice that some column has.
fn choice(name: &str) -> Option<&'static str> {
    let choices = |column: &'static crate::domain::columns::Column| match column.ty {
        FieldType::Choice(choices) => choices,
        _ => &[],
    };
    Kind::ALL.into_iter().flat_map(columns).flat_map(choices).copied().find(|known| *known == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::form_kind::FormFor;

    fn value(sort: FieldType, text: &str) -> Value {
        let value = sort.from_plain(text);
        assert!(!value.is_empty(), "{text}");
        value
    }

    #[test]
    fn every_sort_of_value_comes_back_as_itself() {
        let values = [
            Value::Empty,
            value(FieldType::Text(9), "a\"b"),
            value(FieldType::Whole(0, 9), "7"),
            value(FieldType::Hours, "32.5"),
            value(FieldType::Quantity, "0.12345678"),
            value(FieldType::Day, "2026-10-01"),
            value(FieldType::Choice(&["temporary"]), "temporary"),
            value(FieldType::Flag, "true"),
            Value::Ref(Id::UNSET),
            value(FieldType::WorkDays, "8-8-0-4-0"),
            value(FieldType::WhatChanged, "hours 24 32.5 2026-03-05"),
        ];
        for value in values {
            assert_eq!(Value::kept(&value.keep()), Some(value));
        }
        assert_eq!(Value::kept(&json!(["choice", "van een andere versie"])), None);
    }

    #[test]
    fn what_a_form_is_for_comes_back_as_itself_and_files_do_not() {
        let day = Day::from_ymd_opt(2026, 10, 1).expect("a day");
        let seen = vec![(Id::UNSET, Some(Value::Day(day))), (Id::UNSET, None)];
        let who = RunningApplication {
            id: None,
            candidate: Id::UNSET,
            vacancy: None,
            stage: Some(Value::Choice("temporary")),
        };
        for form in [
            FormFor::ClosePeriod,
            FormFor::Hire(None),
            FormFor::Hire(Some(Id::UNSET)),
            FormFor::Rehire(Id::UNSET, None),
            FormFor::Add(Kind::Vacancy, vec![("team", Value::Ref(Id::UNSET))]),
            FormFor::EndPlacement(seen),
            FormFor::Fill(Kind::Team, Id::UNSET, vec![("name", Value::Text("Kas".into()))]),
            FormFor::FixStatement(Id::UNSET, Period::month(day)),
            FormFor::Place(who),
        ] {
            assert_eq!(FormFor::kept(&form.keep()), Some(form));
        }
        let about_files = FormFor::AboutFiles(Box::default(), Vec::new());
        assert_eq!(FormFor::kept(&about_files.keep()), None);
        assert_eq!(FormFor::kept(&json!(["Gone"])), None);
    }
}
