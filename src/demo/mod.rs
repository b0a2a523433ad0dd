//! A made-up programme, the same for the same seed: with the size and history of the real one and its published totals, or
//! a multiple of it. Nobody in it exists.
//!
//! The command line makes it for `demo`; tests and benches use it as a large store. It only makes records; the caller commits
//! them, and makes the edits of staff in the last weeks.

mod chances;
mod charges;
mod clients;
mod dice;
mod guidance;
mod history;
mod instruments;
mod past;
mod records;
mod recruiting;
mod story;
mod words;
mod writer;

pub use history::own_last_day;

use std::{iter, mem};

use crate::domain::days::Day;
use crate::domain::id::Ids;
use crate::domain::kinds::TaskPackage;
use crate::domain::names::PersonName;
use crate::domain::record::Record;
use crate::domain::recruiting::Stages;

use dice::Dice;
use writer::Writer;

/// The seed that is used when none is given.
pub const SEED: u64 = 2016;

/// Number of people in teams on the last day when none is given: as many as in the real programme.
pub const PEOPLE: u64 = 674;

/// The stream of dice for instruments and development, separate so that they do not change the history.
const INSTRUMENTS: u64 = 2 << 40;
/// The stream of dice for what staff did for members, separate so that it does not change the history.
const GUIDANCE: u64 = 1 << 40;
/// The stream of dice for charges.
const CHARGES: u64 = 1 << 41;

/// All records of a programme with so many people in its teams on its last day, each after those it refers to. The whole
/// history is shifted so that it ends on `last_day`; with [`own_last_day`] its totals are the published ones (for [`PEOPLE`]
/// people). Candidates go through `stages`, those of the store it is for. Made piece by piece: a large programme is never in
/// memory as a whole. Charges to a client are made of all its teams, so only a programme of one piece, up to [`PEOPLE`], has
/// them.
pub fn programme(
    seed: u64,
    people: u64,
    last_day: Day,
    stages: Stages,
    ids: &mut (dyn Ids + Send),
) -> impl Iterator<Item = Record> {
    let mut writer = Writer::new(last_day, Dice::new(seed, INSTRUMENTS - 1), stages, ids);
    writer.shared();
    let packages: Vec<TaskPackage> = writer.out.iter().filter_map(TaskPackage::of).cloned().collect();
    writer.versions(&packages);
    let shared = mem::take(&mut writer.out);
    let charged = (people <= PEOPLE).then(|| shared.clone());
    let pieces =
        iter::repeat_n(PEOPLE, (people / PEOPLE) as usize).chain(Some(people % PEOPLE).filter(|rest| *rest > 0));
    let rest = (0..).zip(pieces).flat_map(move |(at, people)| {
        writer.dice = Dice::new(seed, at);
        let mut history = story::history(&mut writer.dice, last_day);
        if people < PEOPLE {
            history.keep(people as usize, last_day);
        }
        writer.piece(&history, at);
        let mut piece = mem::take(&mut writer.out);
        writer.pipeline(&piece);
        piece.append(&mut writer.out);
        writer.dice = Dice::new(seed, INSTRUMENTS | at);
        writer.instruments(&mut piece, &packages, at == 0);
        piece.append(&mut writer.out);
        writer.dice = Dice::new(seed, GUIDANCE | at);
        writer.guidance(&piece);
        piece.append(&mut writer.out);
        if let Some(shared) = &charged {
            writer.dice = Dice::new(seed, CHARGES);
            let written = [shared.as_slice(), &piece].concat();
            writer.charges(&written);
            piece.append(&mut writer.out);
            piece.extend(past::records(&written, writer.ids));
        }
        piece
    });
    shared.into_iter().chain(rest)
}

/// Names of nobody, the same for the same seed: for staff and newcomers in the latest edits.
pub fn people(seed: u64) -> impl Iterator<Item = PersonName> {
    let mut dice = Dice::new(seed, u64::MAX);
    iter::repeat_with(move || words::person(&mut dice))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::history::SERIES;
    use super::*;
    use crate::domain::counting::Settings;
    use crate::domain::days::{holds, overlap};
    use crate::domain::decimal::Decimal;
    use crate::domain::defaults;
    use crate::domain::id::CountedIds;
    use crate::domain::kinds::{Application, Candidate, Stage};
    use crate::domain::record::Kind;
    use crate::domain::value::{FieldType, Value};

    pub(in crate::demo) fn made(people: u64, last_day: Day) -> Vec<Record> {
        let records = defaults::records(&mut CountedIds::after(0));
        let stages = Stages::of(records.iter().filter_map(Stage::of).cloned().collect());
        let stage = |record: &Record| record.kind() == Kind::Stage;
        let ids = &mut CountedIds::after(1000);
        records.clone().into_iter().filter(stage).chain(programme(SEED, people, last_day, stages, ids)).collect()
    }

    /// Tenths of jobs, persons and teams on a day.
    fn totals(records: &[Record], on: Day) -> (i64, usize, usize) {
        let (mut hours, mut people, mut teams) = (Decimal::ZERO, 0, 0);
        for record in records {
            match record {
                Record::Placement(p) if holds(p.from, p.until, on) => {
                    hours = hours + p.hours;
                    people += 1;
                }
                Record::Team(team) if holds(team.from, team.until, on) => teams += 1,
                _ => {}
            }
        }
        let unit = Settings { job_hours: Some(Decimal::from_hundredths(2550)), ..Settings::default() };
        let jobs = unit.jobs(hours).expect("a unit").text('.').replace('.', "");
        (jobs.parse().expect("a number"), people, teams)
    }

    #[test]
    fn on_its_own_dates_the_totals_are_the_published_series() {
        let records = made(PEOPLE, own_last_day());
        for mark in SERIES {
            assert_eq!(
                totals(&records, history::day(mark.day)),
                (mark.jobs, mark.people, mark.teams),
                "{:?}",
                mark.day
            );
        }
    }

    #[test]
    fn shifted_to_another_day_the_totals_of_the_last_day_are_the_same() {
        let today = Day::from_ymd_opt(2027, 3, 5).expect("a day");
        assert_eq!(totals(&made(PEOPLE, today), today), (8700, 674, 80));
    }

    #[test]
    fn any_number_of_people_can_be_asked_for() {
        for people in [1, 9, 100, 673, 675, 2000] {
            let (_, found, teams) = totals(&made(people, own_last_day()), own_last_day());
            assert_eq!(found as u64, people);
            assert!((people / 12..=people / 6 + 2).contains(&(teams as u64)), "{teams} teams for {people}");
        }
    }

    #[test]
    fn every_record_is_sound_and_refers_only_to_earlier_ones() {
        let mut seen = BTreeSet::new();
        let mut keys = BTreeSet::new();
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for record in made(PEOPLE, own_last_day()).into_iter() {
            record.check().expect("a sound record");
            let kind = record.kind();
            *kinds.entry(kind).or_default() += 1;
            for info in kind.fields() {
                if let (FieldType::Ref(to), Value::Ref(id)) = (info.ty, record.get(info.name)) {
                    assert!(seen.contains(&(to, id)), "{kind}.{} refers to nothing", info.name);
                }
            }
            assert!(seen.insert((kind, record.id())));
            if let Some(key) = kind.key() {
                assert!(keys.insert((kind, record.get(key).plain())), "{kind} {}", record.get(key).plain());
            }
        }
        let made_elsewhere = [Kind::Parameter, Kind::ClosedPeriod, Kind::AccessRight, Kind::LegalHold];
        let lacking: Vec<Kind> =
            Kind::ALL.into_iter().filter(|kind| !kinds.contains_key(kind) && !made_elsewhere.contains(kind)).collect();
        assert_eq!(
            lacking,
            [],
            "parameters come with the store, and nobody closed a period, gave a right or keeps a hold yet: {kinds:?}"
        );
    }

    #[test]
    fn the_same_seed_gives_the_same_programme_and_another_seed_another() {
        let made = |seed| {
            programme(seed, 50, own_last_day(), Stages::default(), &mut CountedIds::after(1)).collect::<Vec<_>>()
        };
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
    }

    #[test]
    fn there_is_a_pipeline_in_all_stages_with_some_who_have_to_be_forgotten_soon() {
        let today = own_last_day();
        let records = made(PEOPLE, today);
        let of = |record: &Record| if let Record::Application(a) = record { Some(a.clone()) } else { None };
        let applications: Vec<_> = records.iter().filter_map(of).collect();
        let running = applications.iter().filter(|a| a.until.is_none());
        let stages: BTreeSet<_> = running.clone().map(|a| a.stage).collect();
        let count = running.count();
        assert!((30..=150).contains(&count), "{count} of {}", applications.len());
        assert_eq!(stages.len(), 5, "every running stage has somebody");
        let gone: BTreeSet<_> = applications.iter().filter(|a| a.until == Some(a.from)).map(|a| a.stage).collect();
        assert!(gone.len() >= 3, "some were placed, rejected, withdrawn");
        let candidates: Vec<_> = records.iter().filter_map(Candidate::of).collect();
        let ended = candidates.iter().filter(|c| c.procedure_ended_on.is_some());
        assert!(ended.clone().any(|c| c.consent_until.is_some()) && ended.clone().any(|c| c.consent_until.is_none()));
        assert!(candidates.iter().any(|c| c.member.is_some()));
        for one in &applications {
            let overlaps = |other: &&Application| {
                other.id != one.id
                    && (other.candidate, other.vacancy) == (one.candidate, one.vacancy)
                    && overlap((other.from, other.until), (one.from, one.until))
            };
            assert!(!applications.iter().any(|other| overlaps(&other)), "one stage at a time");
        }
    }
}
