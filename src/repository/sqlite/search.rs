//! Finding people and teams by what somebody types: the fewest letters first, and stopping as soon as enough is found.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Row, params_from_iter};

use super::rows;
use crate::domain::names::fold;
use crate::domain::record::Kind;
use crate::repository::{Found, StoreError};

/// How a record is like the words. The order is that of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// Its key is what was typed, or its name begins with it.
    Begins,
    /// Each word begins a word of its name.
    Words,
    /// Each word is somewhere in its name.
    Inside,
    /// The letters of each word come in its name in this order.
    Letters,
}

/// Shorter words than this are like too many names by their letters.
const FEWEST_LETTERS: usize = 3;

/// See [`Repository::search`](crate::repository::Repository::search).
///
/// # Errors
/// What the engine reports.
pub(super) fn search(conn: &Connection, kinds: &[Kind], typed: &str, most: usize) -> Result<Vec<Found>, StoreError> {
    let folded = fold(&typed.replace(',', " "));
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let mut found: Vec<(Likeness, Found)> = Vec::new();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    for likeness in [Likeness::Begins, Likeness::Words, Likeness::Inside, Likeness::Letters] {
        for kind in kinds.iter().copied().filter(|kind| rows::is_named(*kind)) {
            if found.len() >= most {
                break;
            }
            let mut seen = |hit: Found| {
                if !found.iter().any(|(_, there)| there.id == hit.id) {
                    found.push((likeness, hit));
                }
                found.len() < most
            };
            match likeness {
                Likeness::Begins => begins(conn, kind, &words, most, &mut seen)?,
                Likeness::Words => contain(conn, kind, &words, " ", most, &mut seen)?,
                Likeness::Inside => contain(conn, kind, &words, "", most, &mut seen)?,
                Likeness::Letters => letters(conn, kind, &words, &mut seen)?,
            }
        }
    }
    found.sort_by(|(a, x), (b, y)| (a, x.search.len()).cmp(&(b, y.search.len())).then_with(|| x.label.cmp(&y.label)));
    Ok(found.into_iter().map(|(_, hit)| hit).collect())
}

/// Told each hit; answers whether more are wanted.
type Seen<'a> = &'a mut dyn FnMut(Found) -> bool;

fn run(conn: &Connection, kind: Kind, rest: &str, values: Vec<Sql>, seen: Seen<'_>) -> Result<(), StoreError> {
    let sql = format!("SELECT id, label, search FROM {kind} {rest}");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(values))?;
    while let Some(row) = found.next()? {
        if !seen(hit(kind, row)?) {
            break;
        }
    }
    Ok(())
}

fn hit(kind: Kind, row: &Row<'_>) -> Result<Found, StoreError> {
    Ok(Found { kind, id: rows::id_at(row, 0)?, label: row.get(1)?, search: row.get(2)? })
}

/// The key is the one word typed, or the name the list is ordered by begins with one of the words and has the others.
fn begins(conn: &Connection, kind: Kind, words: &[&str], most: usize, seen: Seen<'_>) -> Result<(), StoreError> {
    if let ([only], Some(key)) = (words, kind.key().filter(|key| *key != "name")) {
        // Keys are not folded in the store: they are tried as they are usually written.
        let rest = format!("WHERE \"{key}\" IN (?1, ?2)");
        run(conn, kind, &rest, vec![(*only).to_owned().into(), only.to_uppercase().into()], seen)?;
    }
    for (at, first) in words.iter().enumerate() {
        let mut values: Vec<Sql> = vec![(*first).to_owned().into(), format!("{first}\u{10ffff}").into()];
        let mut rest = "WHERE sort_key >= ?1 AND sort_key < ?2".to_owned();
        for (_, other) in words.iter().enumerate().filter(|(i, _)| *i != at) {
            values.push((*other).to_owned().into());
            rest.push_str(&format!(" AND instr(search, ?{}) > 0", values.len()));
        }
        rest.push_str(&format!(" ORDER BY sort_key, id LIMIT {most}"));
        run(conn, kind, &rest, values, seen)?;
    }
    Ok(())
}

/// Each word comes in the name; with a space before it, at the beginning of a word.
fn contain(
    conn: &Connection,
    kind: Kind,
    words: &[&str],
    before: &str,
    most: usize,
    seen: Seen<'_>,
) -> Result<(), StoreError> {
    let parts: Vec<String> = (1..=words.len()).map(|n| format!("instr('{before}' || search, ?{n}) > 0")).collect();
    let values = words.iter().map(|word| format!("{before}{word}").into()).collect();
    // Twice as many: those found by a nearer likeness come by again.
    let rest = format!("WHERE {} ORDER BY sort_key, id LIMIT {}", parts.join(" AND "), most.saturating_mul(2));
    run(conn, kind, &rest, values, seen)
}

fn letters(conn: &Connection, kind: Kind, words: &[&str], seen: Seen<'_>) -> Result<(), StoreError> {
    if words.iter().any(|word| word.chars().count() < FEWEST_LETTERS) {
        return Ok(());
    }
    let sql = format!("SELECT id, label, search FROM {kind} ORDER BY sort_key, id");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let text = row.get_ref(2)?.as_str().unwrap_or_default();
        if words.iter().all(|word| in_order(word, text)) && !seen(hit(kind, row)?) {
            break;
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
