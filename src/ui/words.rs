//! The words of the user's language, as the application and the drawing need them.

use chrono::Datelike;

use crate::app::form_kind::FormFor;
use crate::app::layers::purpose::PickItem;
use crate::app::lexicon::Lexicon;
use crate::domain::agenda::Urgency;
use crate::domain::choices::Contract;
use crate::domain::columns::columns;
use crate::domain::contracts::ContractChain;
use crate::domain::days::Day;
use crate::domain::decimal::Tenths;
use crate::domain::names::fold;
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::domain::value::Value;
use crate::domain::vocabulary::Vocabulary;
use crate::report::{Agenda, ChangedFigure, Due, TableCell};
use crate::service::command::{ContractPlan, PlannedContract};
use crate::text;

/// What is due from a source of the agenda.
pub fn source_word(words: &text::Words, source: &str) -> String {
    words.say(&format!("agenda-{source}")).into_owned()
}

/// The same in one short word, for a narrow column.
pub fn short_source_word(words: &text::Words, source: &str) -> String {
    words.say(&format!("agenda-short-{source}")).into_owned()
}

/// The heading of a group of the agenda, with how much is in it.
pub fn urgency_word(words: &text::Words, group: Urgency, count: u64) -> String {
    words.say_with(&format!("urgency-{}", group.name()), &[("count", count.into())])
}

/// What a form is called, by what it is for.
pub fn form_title(words: &text::Words, purpose: &FormFor) -> String {
    let kind = match purpose {
        FormFor::Add(kind, _) | FormFor::Close(kind, _) => words.kind(*kind).into_owned(),
        _ => String::new(),
    };
    words.say_with(&format!("form-{}", purpose.title()), &[("kind", Arg::Text(kind))])
}

/// Who or what a row of the agenda is about, or how many.
pub fn due_who(words: &text::Words, row: &Due) -> String {
    match row.about_one() {
        Some((kind, _)) => words.named(kind, &row.who).into_owned(),
        None => words.say_with("agenda-who-left", &[("count", row.count.into())]),
    }
}

/// The number of who or what a row of the agenda is about; empty where a name is all there is.
pub fn due_number(row: &Due) -> &str {
    if row.key == row.who || row.about_one().is_none() { "" } else { &row.key }
}

/// The words for what settles a task from a source of the agenda.
pub fn settle_word(words: &text::Words, source: &str) -> String {
    words.say(&format!("settle-{source}")).into_owned()
}

/// How long there is left, in words: below zero it is late.
pub fn left_word(words: &text::Words, days: i64) -> String {
    match days {
        0 => words.say("due-today").into_owned(),
        late if late < 0 => words.say_with("due-late", &[("days", (-late).into())]),
        days => words.say_with("due-left", &[("days", days.into())]),
    }
}

/// The number of days that are left, or that it is late, where the group tells which of the two.
pub fn days_word(words: &text::Words, days: i64) -> String {
    match days {
        0 => words.say("due-today").into_owned(),
        days => words.say_with("due-days", &[("days", days.unsigned_abs().into())]),
    }
}

/// How much the agenda leaves out because nothing was recorded yet when the office began to, by kind; `None` when that is
/// nothing.
pub fn let_off_words(words: &text::Words, agenda: &Agenda) -> Option<String> {
    let since = agenda.recorded_since.filter(|_| !agenda.let_off.is_empty())?;
    let each = agenda.let_off.iter().map(|(source, count)| format!("{count}× {}", source_word(words, source.name)));
    let what = each.collect::<Vec<_>>().join(", ");
    Some(words.say_with("agenda-let-off", &[("day", since.into()), ("what", Arg::Sentence(what))]))
}

/// The columns of a plan of contracts, by identifier: `contract-` and this in `text/`.
pub const CONTRACT_PLAN_COLUMNS: [&str; 7] = ["number", "name", "end", "from", "next", "chain", "notice"];

/// What would become of the contract of a member, in the order of [`CONTRACT_PLAN_COLUMNS`]; `short` where there is little room.
pub fn planned_contract_texts(
    words: &text::Words,
    plan: &ContractPlan,
    line: &PlannedContract,
    short: bool,
) -> [String; 7] {
    let chain_text =
        |chain| chain_words(words, plan, chain, if short { "contract-chain-short" } else { "contract-chain-of" });
    let day = |day: Option<Day>| words.value(&day.map_or(Value::Empty, Value::Day));
    let (from, next, chain) = match &line.next {
        Err(_) => (String::new(), words.say("contract-refused").into_owned(), String::new()),
        Ok(next) => {
            let becomes = match next.contract {
                None => words.say("contract-leaves").into_owned(),
                Some(Contract::Permanent) => words.say("contract-permanent").into_owned(),
                Some(Contract::Temporary) => day(next.until),
            };
            // A temporary contract has a chain, be it one of unknown length.
            let unknown = || match next.contract {
                Some(Contract::Temporary) => words.say("not-known").into_owned(),
                _ => String::new(),
            };
            (day(next.from), becomes, next.chain.map_or_else(unknown, chain_text))
        }
    };
    [line.number.clone(), line.name.clone(), day(line.end), from, next, chain, day(line.notice_by)]
}

/// How far a chain of contracts is, of how far it may go where the law says that.
fn chain_words(words: &text::Words, plan: &ContractPlan, chain: ContractChain, of: &str) -> String {
    let contracts = i64::try_from(chain.contracts).unwrap_or(i64::MAX);
    let so_far: [(&str, Arg); 2] = [("contracts", contracts.into()), ("months", i64::from(chain.months).into())];
    match (plan.rules.chain_contracts, plan.rules.chain_months) {
        (Some(contracts), Some(months)) => {
            let most: [(&str, Arg); 2] = [("most-contracts", contracts.into()), ("most-months", months.into())];
            words.say_with(of, &so_far.into_iter().chain(most).collect::<Vec<_>>())
        }
        _ => words.say_with("contract-chain-plain", &so_far),
    }
}

/// A figure that a correction changes: the day, what it is, as it was told, as it becomes, and whether the day is closed.
pub fn changed_figure_texts(words: &text::Words, changed: &ChangedFigure) -> [String; 5] {
    let told = |value: &Value| match value {
        // A part that is not there has no figures.
        Value::Empty if changed.part.is_some() => words.say("cli-report-nothing").into_owned(),
        Value::Empty => words.say("not-known").into_owned(),
        value => words.value(value),
    };
    let key = figure_key(changed);
    let name = match &changed.part {
        None => words.say(&key).into_owned(),
        Some(part) => {
            let of = report_cell(words, part.by, &part.name);
            words.say_with(
                "correction-part",
                &[("of", of.into()), ("figure", Arg::Sentence(words.say(&key).into_owned()))],
            )
        }
    };
    let closed = if changed.closed { words.say("correction-closed").into_owned() } else { String::new() };
    [words.day(changed.day), name, told(&changed.before), told(&changed.after), closed]
}

/// The words for a figure are those of the report that tells it.
fn figure_key(changed: &ChangedFigure) -> String {
    match changed.figure {
        "left" => "correction-left".to_owned(),
        "talks" => "correction-talks".to_owned(),
        "expected_jobs" => "overview-head-expected".to_owned(),
        figure @ ("costs" | "windfalls") => format!("cli-charges-{figure}"),
        figure @ ("contract_hours" | "absent_hours" | "rate") => format!("cli-absence-{figure}"),
        figure @ ("occupancy" | "came" | "went" | "chances" | "score" | "answers") => format!("overview-head-{figure}"),
        figure @ ("agreed_jobs" | "quota_jobs" | "employed" | "paid_hours" | "period_jobs" | "period_quota_jobs") => {
            format!("cli-column-{figure}")
        }
        figure if changed.part.is_some() => format!("cli-column-{figure}"),
        figure => format!("cli-report-{figure}"),
    }
}

/// The headings over [`changed_figure_texts`].
pub fn changed_figure_headings(words: &text::Words) -> [String; 5] {
    let [figure, before, after] = ["figure", "before", "after"].map(|name| words.say(&format!("correction-{name}")));
    [words.say("cli-column-day"), figure, before, after, "".into()].map(std::borrow::Cow::into_owned)
}

/// A value of a report as people read it.
pub fn report_cell(words: &text::Words, column: &str, cell: &TableCell) -> String {
    match (column, &cell.value, cell.blank) {
        (_, Value::Empty, Some(blank)) => words.say(blank).into_owned(),
        // Jobs keep their one decimal, amounts of money both.
        ("jobs" | "quota_jobs" | "period_jobs" | "period_quota_jobs" | "last_day_jobs", Value::Decimal(jobs), _) => {
            Tenths(jobs.hundredths() / 10).text(words.language().mark())
        }
        ("levy", Value::Decimal(levy), _) => words.euros(*levy),
        (_, value, _) => words.value(value),
    }
}

/// Who or what is called nearly so.
pub fn alike_text(alike: &[PickItem], words: &text::Words) -> String {
    let one = |item: &PickItem| {
        let identified = &item.identified;
        let parts = [&item.label, &identified.number, &identified.place].into_iter().filter(|part| !part.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(" · ")
    };
    let names = alike.iter().map(one).collect::<Vec<_>>().join("; ");
    words.say_with("form-alike", &[("names", Arg::Text(names))])
}

/// A day that was understood, with its weekday and how far it is from today.
pub fn day_echo(words: &text::Words, day: Day, today: Day) -> String {
    let weekday = words.say(&format!("weekday-{}", day.weekday().number_from_monday()));
    let (days, ahead) = ((day - today).num_days().abs(), day > today);
    let (from, to) = if ahead { (today, day) } else { (day, today) };
    let passed = u32::from(to.day() >= from.day());
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month()) - 1;
    let (unit, number) = match (days, months + i64::from(passed)) {
        (0, _) => return format!("= {weekday} {}, {}", words.day(day), words.say("echo-today")),
        (_, months @ 2..) => ("months", months),
        (15.., _) => ("weeks", days / 7),
        _ => ("days", days),
    };
    let distance = if ahead { format!("echo-ahead-{unit}") } else { format!("echo-ago-{unit}") };
    let distance = words.say_with(&distance, &[("n", number.into())]);
    format!("= {weekday} {}, {distance}", words.day(day))
}

/// What is said, and what is understood.
pub struct Localization {
    /// What is said.
    pub words: text::Words,
    understood: text::WordIndex,
}

impl Localization {
    /// In a language; both are understood.
    pub fn new(words: text::Words, understood: text::WordIndex) -> Self {
        Self { words, understood }
    }
}

impl Lexicon for Localization {
    fn vocabulary(&self) -> &dyn Vocabulary {
        &self.understood
    }
    fn written(&self, value: &Value) -> String {
        self.words.value(value)
    }
    fn choice_word(&self, choice: &'static str) -> String {
        self.words.choice(choice).into_owned()
    }
    fn kind_word(&self, kind: Kind) -> String {
        self.words.kind(kind).into_owned()
    }

    fn kind_words(&self, kind: Kind) -> String {
        self.words.title(kind)
    }
    fn field_word(&self, kind: Kind, name: &'static str) -> String {
        fold(&self.words.short(kind, name)).replace([' ', '.', '/'], "")
    }
    fn field_words(&self, kind: Kind) -> Vec<String> {
        // A word that is understood as another column would complete to what was not meant.
        let meant = |name, word: &String| self.understood.field(kind, word) == Some(name);
        columns(kind)
            .iter()
            .map(|c| (c.name, self.field_word(kind, c.name)))
            .filter(|(name, word)| meant(*name, word))
            .map(|(_, word)| word)
            .collect()
    }
    fn source_word(&self, name: &'static str) -> String {
        source_word(&self.words, name)
    }
    fn form_word(&self, purpose: &FormFor) -> String {
        form_title(&self.words, purpose)
    }
    fn shared_word(&self) -> String {
        self.words.say("view-shared").into_owned()
    }
    fn due_word(&self, row: &Due) -> String {
        due_who(&self.words, row)
    }
    fn action_word(&self, name: &'static str) -> String {
        self.words.say(&format!("action-{name}")).into_owned()
    }
    fn action_synonyms(&self, name: &'static str) -> String {
        let key = format!("find-{name}");
        let all = self.understood.languages().iter().filter(|words| words.knows(&key));
        all.map(|words| words.say(&key).into_owned()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::actions::named;
    use crate::text::Language;

    #[test]
    fn a_day_is_told_with_its_weekday_and_its_distance_from_today() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let words = text::Words::new(Language::Dutch);
        for (typed, told) in [
            ("2027-01-01", "= vr 01-01-2027, over 12 maanden"),
            ("2026-01-02", "= vr 02-01-2026, over 1 dag"),
            ("2026-01-15", "= do 15-01-2026, over 14 dagen"),
            ("2026-02-28", "= za 28-02-2026, over 8 weken"),
            ("2026-03-01", "= zo 01-03-2026, over 2 maanden"),
            ("2026-01-01", "= do 01-01-2026, vandaag"),
            ("2025-12-31", "= wo 31-12-2025, 1 dag geleden"),
            ("2025-10-31", "= vr 31-10-2025, 2 maanden geleden"),
        ] {
            assert_eq!(day_echo(&words, day(typed), day("2026-01-01")), told);
        }
    }

    #[test]
    fn every_action_is_found_by_a_word_that_is_not_in_its_name_in_each_language() {
        for language in [Language::Dutch, Language::English] {
            let words = text::Words::new(language);
            let own_words = |key: &str| -> Vec<String> {
                let said = if words.knows(key) { fold(&words.say(key)) } else { String::new() };
                said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
            };
            for (_, name) in named() {
                let in_name = own_words(&format!("action-{name}"));
                let others = own_words(&format!("find-{name}"));
                assert!(others.iter().any(|word| !in_name.contains(word)), "{language:?}: {name}");
            }
        }
    }
}
