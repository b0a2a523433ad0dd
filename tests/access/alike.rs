//! Two stores that differ only in what somebody may not see are the same to them, however they ask: the lists, filters, orders,
//! counts, finds, logs and reports of the store here, and what the program says in `program.rs`.

use std::fmt::Debug;

use binnenwerk::domain::agenda::{AgendaDays, SOURCES};
use binnenwerk::domain::columns::columns;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::filter::{Expr, Relation};
use binnenwerk::domain::query::{Query, Sort};
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::Value;
use binnenwerk::report::{Agenda, overdue_count};
use binnenwerk::repository::sqlite::SqliteRepository;
use binnenwerk::repository::{LogQuery, Repository, StoreError};

use super::programme::{Given, Programme, today};
use super::unseen::alter;

/// More rows than there are.
const ALL: u64 = 100_000;
/// Rows of which every cell is compared, in each order.
const SOME: u64 = 30;

/// Those who see little, each for another reason; the rest is for the long form.
pub const BRIEF: [&str; 2] = ["recruiter-all_teams", "team_leader-own_teams"];

/// Those who see less than everything, each with another reach.
pub fn people(programme: &Programme) -> Vec<Given> {
    programme.given.iter().filter(|given| !given.login.starts_with("auditor-all")).cloned().collect()
}

/// A store, and one in which everything is different that somebody may not see.
pub fn two_stores(of: &Programme, given: &Given) -> (Programme, Programme) {
    let (ours, mut theirs) = (of.copy(), of.copy());
    let altered = alter(&mut theirs, given);
    for (kind, count) in &altered {
        assert!(count.changed > 0, "nothing of {} of {kind} is changed for {}", count.unseen, given.login);
    }
    assert!(!altered.is_empty(), "{} sees everything", given.login);
    (ours, theirs)
}

/// The same question to both.
struct Both<'a> {
    who: &'a str,
    stores: [&'a SqliteRepository; 2],
    asked: usize,
}

impl Both<'_> {
    fn ask<T: Debug>(&mut self, what: &dyn Debug, question: impl Fn(&SqliteRepository) -> Result<T, StoreError>) {
        let [ours, theirs] = self.stores.map(|store| format!("{:?}", question(store).map_err(|error| error.reason())));
        self.asked += 1;
        if ours != theirs {
            let at = ours.bytes().zip(theirs.bytes()).take_while(|(one, other)| one == other).count();
            let near = |text: &str| {
                String::from_utf8_lossy(
                    &text.as_bytes()[at.saturating_sub(300).min(text.len())..(at + 200).min(text.len())],
                )
                .into_owned()
            };
            panic!("{} is told by {what:?}:\n{}\n{}", self.who, near(&ours), near(&theirs));
        }
    }
}

/// Days on which the stores are compared.
fn days() -> [Day; 3] {
    let day = |text: &str| text.parse().expect("a day");
    [today(), day("2026-01-15"), day("2027-03-01")]
}

fn ask_about_a_kind(both: &mut Both<'_>, kind: Kind, unseen: &[Record]) {
    both.ask(&("all", kind), |store| store.all(kind));
    for day in days() {
        both.ask(&("all on", kind, day), |store| store.all_on(kind, day));
        both.ask(&("count", kind, day), |store| store.count(&Query::of(kind, day)));
    }
    let all = || Query::of(kind, today()).of_all_times();
    both.ask(&("list", kind), |store| store.window(&all(), 0, ALL));
    for column in columns(kind) {
        let sorted = all().sorted(Sort { column: column.name, descending: true });
        both.ask(&("order", kind, column.name), |store| store.window(&sorted.clone().showing(&[column.name]), 0, SOME));
        let filter = Expr::Compare { column: column.name, relation: Relation::Is, value: Value::Empty };
        both.ask(&("filter", kind, column.name), |store| store.count(&all().matching(filter.clone())));
    }
    for letters in ["a", "er", "1", "x"] {
        both.ask(&("find", kind, letters), |store| store.search(&[kind], letters, 500));
        both.ask(&("word", kind, letters), |store| store.count(&all().matching(Expr::Word(letters.to_owned()))));
    }
    both.ask(&("log", kind), |store| store.log(&LogQuery { kind: Some(kind), ..LogQuery::default() }, 500));
    for record in unseen {
        let (id, key) = (record.id(), kind.key().map_or_else(|| record.label(), |key| record.get(key).plain()));
        both.ask(&("record", kind, id), |store| store.record(kind, id));
        both.ask(&("record on", kind, id), |store| store.record_on(kind, id, today()));
        both.ask(&("label", kind, id), |store| Ok((store.label(kind, id)?, store.label_on(kind, id, today())?)));
        both.ask(&("named", kind, &key), |store| store.named(kind, &key));
        both.ask(&("past", kind, id), |store| store.past_of(kind, id));
        both.ask(&("about", kind, id), |store| store.about(&[(kind, id)]));
        both.ask(&("position", kind, id), |store| store.position(&all(), id));
        both.ask(&("log of", kind, id), |store| store.log(&LogQuery { record: Some(id), ..LogQuery::default() }, 50));
        for info in kind.fields() {
            let Some(to) = record.get(info.name).reference() else { continue };
            both.ask(&("referring", kind, info.name), |store| store.referring(kind, info.name, to));
            both.ask(&("referring on", kind, info.name), |store| store.referring_on(kind, info.name, to, today()));
        }
    }
}

fn ask_for_numbers(both: &mut Both<'_>) {
    for day in days() {
        both.ask(&("totals", day), |store| store.totals(day));
        both.ask(&("open places", day), |store| store.open_places(day));
        both.ask(&("groups", day), |store| store.placement_groups(day));
        both.ask(&("places", day), |store| store.team_places(day));
        both.ask(&("credits", day), |store| store.credits(day));
        both.ask(&("settings", day), |store| store.settings(day));
        both.ask(&("movements", day), |store| store.movements(days()[1], day));
        both.ask(&("placed hours", day), |store| {
            let mut hours = Vec::new();
            store.each_placed_hours((days()[1], day), &mut |own| hours.push(format!("{own:?}")))?;
            store.each_counted_hours((days()[1], day), &mut |own| hours.push(format!("{own:?}")))?;
            Ok(hours)
        });
        let look = AgendaDays { day, today: today() };
        let sources: Vec<_> = SOURCES.iter().map(|source| (source, Expr::All)).collect();
        both.ask(&("agenda", day), |store| Agenda::of(store, look, &sources, 500));
        both.ask(&("late", day), |store| overdue_count(store, look));
    }
    both.ask(&"series", |store| store.snapshots(&days()));
    both.ask(&"log", |store| store.log(&LogQuery::default(), 5_000));
    both.ask(&"short log", |store| store.log(&LogQuery { changes: Some(3), ..LogQuery::default() }, 2));
}

#[test]
fn a_store_in_which_only_what_one_may_not_see_is_different_is_the_same_to_them() {
    alike_to(|login| BRIEF.contains(&login));
}

#[test]
#[ignore = "half a minute for each right: the long form of the one above"]
fn such_stores_are_the_same_to_every_role_and_reach() {
    alike_to(|_| true);
}

fn alike_to(logins: impl Fn(&str) -> bool) {
    let mut programme = Programme::new();
    programme.edit_some();
    let of_kinds = |repo: &SqliteRepository| Kind::ALL.map(|kind| repo.all(kind).expect("reads"));
    for given in people(&programme).into_iter().filter(|given| logins(&given.login)) {
        let (mut ours, mut theirs) = two_stores(&programme, &given);
        let unseen: Vec<Vec<Record>> = {
            let (whole, own) = (ours.whole(), ours.as_seen_by(&given.login));
            let (all, seen) = (of_kinds(&whole), of_kinds(&own));
            let hidden = |(all, seen): (&Vec<Record>, &Vec<Record>)| {
                let hidden: Vec<Record> = all.iter().filter(|record| !seen.contains(record)).cloned().collect();
                hidden.iter().step_by(hidden.len() / 3 + 1).cloned().collect::<Vec<Record>>()
            };
            all.iter().zip(&seen).map(hidden).collect()
        };
        let (one, other) = (ours.as_seen_by(&given.login), theirs.as_seen_by(&given.login));
        let mut both = Both { who: &given.login, stores: [&one, &other], asked: 0 };
        for (kind, unseen) in Kind::ALL.into_iter().zip(&unseen) {
            ask_about_a_kind(&mut both, kind, unseen);
        }
        ask_for_numbers(&mut both);
        assert!(both.asked > 1_000, "{}", both.asked);
    }
}
