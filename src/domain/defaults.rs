//! The records with which a new store starts: the numbers set by law and by the programme, each with its source, and the
//! stages of recruiting. An office can set others. Where a source gives no number, the value stays empty.

use super::choices::StageMeaning;
use super::decimal::Decimal;
use super::id::{CountedIds, Id, Ids};
use super::kinds::{Parameter, RECORDED_SINCE, Stage};
use super::record::{Kind, Record, Typed};

/// The kinds of the records in a new store.
pub const KINDS: [Kind; 2] = [Kind::Parameter, Kind::Stage];

/// The parameters, one on each line; the first lines tell what the columns are.
const PARAMETERS: &str = include_str!("defaults/parameters.tsv");

/// The stages in their order, as name and meaning.
const STAGES: &[(&str, StageMeaning)] = &[
    ("Voorselectie", StageMeaning::Preselection),
    ("Intake", StageMeaning::Intake),
    ("Kennismaking", StageMeaning::Meeting),
    ("Proefplaatsing", StageMeaning::TrialPlacement),
    ("Aanbod", StageMeaning::Offer),
    ("Geplaatst", StageMeaning::Placed),
    ("Afgewezen", StageMeaning::Rejected),
    ("Teruggetrokken", StageMeaning::Withdrawn),
];

/// Makes the records with which a new store starts.
pub fn records(ids: &mut dyn Ids) -> Vec<Record> {
    let mut records: Vec<Record> = parameters_with(ids).map(Record::Parameter).collect();
    records.extend((1..).zip(STAGES).map(|(position, (name, meaning))| {
        let blank = Stage::blank(ids.next_id());
        Record::Stage(Stage { name: (*name).to_owned(), meaning: *meaning, position, ..blank })
    }));
    records
}

/// The numbers a new store starts with, of any time, for who only counts with them.
pub fn parameters() -> Vec<Parameter> {
    parameters_with(&mut CountedIds::unseen()).collect()
}

fn parameters_with(ids: &mut dyn Ids) -> impl Iterator<Item = Parameter> {
    lines().filter_map(|line| parameter(line, ids.next_id()))
}

fn lines() -> impl Iterator<Item = &'static str> {
    PARAMETERS.lines().filter(|line| !line.starts_with('#'))
}

/// Names of parameters of which a new store holds none.
pub const NAMES_BESIDE: [&str; 1] = [RECORDED_SINCE];

/// The names of the parameters that a new store holds, with what the value of each can be.
pub fn bounds() -> impl Iterator<Item = (&'static str, &'static str)> {
    lines().filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.next()?))
    })
}

/// The parameter on a line; `None` for a line that holds none.
fn parameter(line: &str, id: Id) -> Option<Parameter> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [name, _, value, text, from, certainty, source] = columns[..] else { return None };
    Some(Parameter {
        name: name.to_owned(),
        value: if value.is_empty() { None } else { Some(Decimal::parse(value)?) },
        text: text.to_owned(),
        from: from.parse().ok()?,
        source: source.to_owned(),
        certainty: certainty.to_owned(),
        ..Parameter::blank(id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choices::Choice;
    use crate::domain::id::CountedIds;

    #[test]
    fn what_a_store_starts_with_is_sound_and_of_these_kinds() {
        for record in records(&mut CountedIds::after(1)) {
            record.check().expect("a sound record");
            assert!(KINDS.contains(&record.kind()));
        }
    }

    #[test]
    fn every_meaning_of_a_stage_has_one() {
        assert_eq!(STAGES.iter().map(|(_, meaning)| meaning.name()).collect::<Vec<_>>(), StageMeaning::NAMES);
    }

    #[test]
    fn every_line_is_a_parameter_and_none_has_two_values_from_one_day() {
        let lines = PARAMETERS.lines().filter(|line| !line.starts_with('#'));
        let parameters: Vec<Parameter> = lines.map(|line| parameter(line, Id::UNSET).expect(line)).collect();
        assert!(parameters.len() > 40, "{} lines", parameters.len());
        for (at, one) in parameters.iter().enumerate() {
            assert!(parameters.iter().skip(at + 1).all(|other| (&one.name, one.from) != (&other.name, other.from)));
        }
    }
}
