//! Finding people and teams by what somebody types: the fewest letters first, and stopping as soon as enough is found.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Row, params_from_iter};

use super::rows;
use crate::domain::id::Id;
use crate::domain::names::fold;
use crate::domain::record::Kind;
use crate::repository::{Found, Likeness, StoreError};

/// No name has more words than this; what has more is nobody's.
const MOST_WORDS: usize = 200;
/// Shorter words than this are like too many names by their letters.
const FEWEST_LETTERS: usize = 3;
/// After so many times as many hits as are asked for, the best of them are good enough.
const ENOUGH: usize = 20;

/// See [`Repository::search`](crate::repository::Repository::search).
///
/// # Errors
/// When the engine reports a failure.
pub(super) fn search(conn: &Connection, kinds: &[Kind], typed: &str, most: usize) -> Result<Vec<Found>, StoreError> {
    let folded = fold(&typed.replace(',', " "));
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let kinds: Vec<Kind> = kinds.iter().copied().filter(|kind| rows::is_named(*kind)).collect();
    let mut hits: Vec<Hit> = Vec::new();
    let named = |hit: Hit| {
        let label = rows::label(conn, hit.kind, hit.id)?;
        Ok(Found { kind: hit.kind, id: hit.id, label, search: hit.search, likeness: hit.likeness })
    };
    if words.len() > MOST_WORDS {
        return Ok(Vec::new());
    }
    if words.is_empty() {
        for kind in &kinds {
            first(conn, *kind, most, &mut hits)?;
        }
        hits.truncate(most);
        return hits.into_iter().map(named).collect();
    }
    for kind in &kinds {
        begins(conn, *kind, &words, most, &mut hits)?;
    }
    if hits.len() < most {
        for kind in &kinds {
            contain(conn, *kind, &words, most, &mut hits)?;
        }
    }
    if hits.len() < most {
        for kind in &kinds {
            letters(conn, *kind, &words, most, &mut hits)?;
        }
    }
    hits.sort_by(|a, b| (a.likeness, a.search.len(), &a.search).cmp(&(b.likeness, b.search.len(), &b.search)));
    hits.truncate(most);
    hits.into_iter().map(named).collect()
}

/// A record that is like the words. Its name is looked up last: what is searched then stands in one index.
struct Hit {
    likeness: Likeness,
    kind: Kind,
    id: Id,
    search: String,
}

impl Hit {
    fn read(likeness: Likeness, kind: Kind, row: &Row<'_>) -> Result<Hit, StoreError> {
        Ok(Hit { likeness, kind, id: rows::id_at(row, 0)?, search: row.get(1)? })
    }

    /// Adds it and answers 1, unless the record was found by a nearer likeness.
    fn add_to(self, hits: &mut Vec<Hit>) -> usize {
        let new = !hits.iter().any(|there| there.id == self.id);
        if new {
            hits.push(self);
        }
        new.into()
    }
}

/// The first in the order of names: what there is to choose from while nothing is typed.
fn first(conn: &Connection, kind: Kind, most: usize, hits: &mut Vec<Hit>) -> Result<(), StoreError> {
    let sql = format!("SELECT id, search FROM {kind} ORDER BY sort_key LIMIT {}", most.min(10_000));
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        Hit::read(Likeness::Begins, kind, row)?.add_to(hits);
    }
    Ok(())
}

/// The key is the one word typed, or the name the list is ordered by begins with one of the words and has the others.
fn begins(conn: &Connection, kind: Kind, words: &[&str], most: usize, hits: &mut Vec<Hit>) -> Result<(), StoreError> {
    let mut run = |rest: &str, values: Vec<Sql>| -> Result<(), StoreError> {
        let sql = format!("SELECT id, search FROM {kind} {rest} LIMIT {}", most.min(10_000));
        let mut statement = conn.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(values))?;
        while let Some(row) = found.next()? {
            Hit::read(Likeness::Begins, kind, row)?.add_to(hits);
        }
        Ok(())
    };
    if let ([only], Some(key)) = (words, kind.key().filter(|key| *key != "name")) {
        // Keys are not folded in the store: they are tried as they are usually written.
        run(&format!("WHERE \"{key}\" IN (?1, ?2)"), vec![(*only).to_owned().into(), only.to_uppercase().into()])?;
    }
    for (at, first) in words.iter().enumerate() {
        let mut values: Vec<Sql> = vec![(*first).to_owned().into(), format!("{first}\u{10ffff}").into()];
        let mut rest = "WHERE sort_key >= ?1 AND sort_key < ?2".to_owned();
        for (_, other) in words.iter().enumerate().filter(|(i, _)| *i != at) {
            values.push((*other).to_owned().into());
            rest.push_str(&format!(" AND instr(search, ?{}) > 0", values.len()));
        }
        rest.push_str(" ORDER BY sort_key, id");
        run(&rest, values)?;
    }
    Ok(())
}

/// Each word comes in the name, at the beginning of a word of it or anywhere.
fn contain(conn: &Connection, kind: Kind, words: &[&str], most: usize, hits: &mut Vec<Hit>) -> Result<(), StoreError> {
    let parts: Vec<String> = (1..=words.len()).map(|n| format!("instr(search, ?{n}) > 0")).collect();
    let sql = format!("SELECT id, search FROM {kind} WHERE {} ORDER BY sort_key, id", parts.join(" AND "));
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(words))?;
    let (mut good, mut any) = (hits.len(), hits.len());
    while let Some(row) = found.next()? {
        let text = row.get_ref(1)?.as_str().unwrap_or_default();
        let whole = words.iter().all(|word| text.split(' ').any(|candidate| candidate.starts_with(word)));
        let likeness = if whole { Likeness::Words } else { Likeness::Inside };
        let added = Hit::read(likeness, kind, row)?.add_to(hits);
        (good, any) = (good + if whole { added } else { 0 }, any + added);
        if good >= most || any >= most.saturating_mul(ENOUGH) {
            break;
        }
    }
    Ok(())
}

fn letters(conn: &Connection, kind: Kind, words: &[&str], most: usize, hits: &mut Vec<Hit>) -> Result<(), StoreError> {
    if words.iter().any(|word| word.chars().count() < FEWEST_LETTERS) {
        return Ok(());
    }
    let mut statement = conn.prepare_cached(&format!("SELECT id, search FROM {kind} ORDER BY sort_key, id"))?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        if hits.len() >= most {
            break;
        }
        let text = row.get_ref(1)?.as_str().unwrap_or_default();
        if words.iter().all(|word| in_order(word, text)) {
            Hit::read(Likeness::Letters, kind, row)?.add_to(hits);
        }
    }
    Ok(())
}

/// Whether the letters of a word come in one word of the text in this order, from its first letter on.
fn in_order(word: &str, text: &str) -> bool {
    text.split(' ').any(|candidate| {
        let mut left = candidate.chars();
        word.chars().next() == candidate.chars().next() && word.chars().all(|c| left.any(|other| other == c))
    })
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn letters_in_order_within_one_word_are_like_it() {
        assert!(in_order("hgnr", "dewi hagenaar 1001"));
        assert!(!in_order("dhag", "dewi hagenaar"));
        assert!(!in_order("agen", "hagenaar"), "the first letter counts");
    }
}
