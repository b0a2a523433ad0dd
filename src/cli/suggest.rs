//! What somebody may have meant by a word that is none: the nearest words, and the records whose names come near.

use crate::domain::names::fold;
use crate::domain::record::{Kind, Record};
use crate::repository::{Repository, SearchHit, StoreError};

/// So many words or names are offered.
const MOST: usize = 3;
/// So many hits of each part of a name are looked at.
const HITS: usize = 200;
/// Names can be of any length, and the work grows with the product of both.
const LONGEST: usize = 60;

/// The meanings of the spellings that are nearest to a word, each once, at most three: those with as few slips as the best one,
/// or one more.
pub fn nearest<'a, T: PartialEq + Copy>(word: &str, spellings: impl Iterator<Item = (&'a str, T)>) -> Vec<T> {
    let word = letters(word);
    let mut near: Vec<(usize, &str, T)> = spellings
        .filter_map(|(spelling, meaning)| Some((slips(&word, &letters(spelling))?, spelling, meaning)))
        .collect();
    near.sort_by_key(|(slips, spelling, _)| (*slips, *spelling));
    let best = near.first().map_or(0, |(slips, ..)| *slips);
    let mut found = Vec::new();
    for (_, _, meaning) in near.into_iter().filter(|(slips, ..)| *slips <= best + 1) {
        if !found.contains(&meaning) && found.len() < MOST {
            found.push(meaning);
        }
    }
    found
}

/// The records of a kind whose names come nearest to what was typed, by name and key.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn near_names(repo: &dyn Repository, kind: Kind, typed: &str) -> Result<Vec<String>, StoreError> {
    let typed = fold(&typed.replace(',', " "));
    let words: Vec<&str> = typed.split_whitespace().take(8).collect();
    let mut hits = repo.search(&[kind], &typed, MOST)?;
    if hits.is_empty() {
        for word in &words {
            let head: String = word.chars().take(word.chars().count().div_ceil(2)).collect();
            hits.extend(repo.search(&[kind], &head, HITS)?);
        }
    }
    let mut ranked: Vec<(usize, &SearchHit)> =
        hits.iter().filter_map(|hit| Some((slips_of_words(&words, &hit.search)?, hit))).collect();
    ranked.sort_by(|(a, one), (b, other)| (a, &one.search).cmp(&(b, &other.search)));
    ranked.dedup_by_key(|(_, hit)| hit.id);
    let best = ranked.iter().take(MOST).map(|(_, hit)| repo.record(kind, hit.id));
    best.filter_map(|record| record.map(|record| record.as_ref().map(named)).transpose()).collect()
}

/// The records of a kind that a word could mean, by name and key.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn candidates(repo: &dyn Repository, kind: Kind, typed: &str) -> Result<Vec<String>, StoreError> {
    let mut found = repo.named(kind, typed)?;
    if found.is_empty() {
        let hits = repo.search(&[kind], typed, MOST + 2)?;
        let read: Result<Vec<_>, _> = hits.iter().map(|hit| repo.record(kind, hit.id)).collect();
        found.extend(read?.into_iter().flatten());
    }
    Ok(found.iter().take(MOST + 2).map(named).collect())
}

/// What a record is called, with the key by which it is told from others of that name.
fn named(record: &Record) -> String {
    let label = record.label();
    let key = record.kind().key().map(|field| record.get(field).plain()).unwrap_or_default();
    if key.is_empty() || key == label { label } else { format!("{label} ({key})") }
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|sign| sign.is_alphanumeric()).take(LONGEST).collect()
}

/// The number of slips between two words, when they are few enough for one to be meant by the other: one for each three letters.
/// A word that begins with what was typed is as near as one with a single slip.
fn slips(typed: &str, spelling: &str) -> Option<usize> {
    if typed.chars().count() > 2 && spelling != typed && spelling.starts_with(typed) {
        return Some(1);
    }
    let slips = strsim::osa_distance(typed, spelling);
    (slips <= typed.chars().count().min(spelling.chars().count()) / 3).then_some(slips)
}

/// The slips of every word typed, each compared with the nearest word of a name.
fn slips_of_words(words: &[&str], name: &str) -> Option<usize> {
    let nearest = |word: &&str| name.split_whitespace().filter_map(|part| slips(&letters(word), &letters(part))).min();
    words.iter().map(nearest).sum::<Option<usize>>().filter(|_| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_words_come_first_and_far_ones_not_at_all() {
        let words = ["members", "teams", "vacancies", "medewerkers", "teamrollen"];
        let near = |word: &str| nearest(word, words.iter().map(|word| (*word, *word)));
        assert_eq!(near("membrs"), ["members"]);
        assert_eq!(near("Medewekers"), ["medewerkers"]);
        assert_eq!(near("taems"), ["teams"]);
        assert_eq!(near("team"), ["teamrollen", "teams"]);
        assert_eq!(near("fiets"), [""; 0]);
        assert_eq!(near(""), [""; 0]);
        assert_eq!(near(&"x".repeat(100_000)), [""; 0]);
    }

    #[test]
    fn each_word_of_a_name_may_have_a_slip() {
        assert_eq!(slips_of_words(&["logistiek", "doc", "hag"], "t032 logistiek documentatie den haag"), Some(2));
        assert_eq!(slips_of_words(&["logistiek", "fiets"], "t032 logistiek documentatie den haag"), None);
    }
}
