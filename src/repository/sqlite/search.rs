//! Finds people and teams by what somebody types, with the closest kind of match first and stopping when enough is found.

use std::ops::RangeInclusive;

use super::database::Connection;
use super::rows;
use crate::domain::names::fold;
use crate::domain::record::Kind;
use crate::repository::{Likeness, SearchHit, StoreError};

/// No name has more words than this; a search with more words finds nothing.
const MOST_WORDS: usize = 200;
/// Shorter words than this match too many names by their letters.
const FEWEST_LETTERS: usize = 3;
/// After this many times the number of hits asked for, the best of them are good enough.
const ENOUGH: usize = 20;

/// See [`Repository::search`](crate::repository::Repository::search).
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn search(
    conn: &Connection,
    kinds: &[Kind],
    typed: &str,
    most: usize,
) -> Result<Vec<SearchHit>, StoreError> {
    let folded = fold(&typed.replace(',', " "));
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    if words.len() > MOST_WORDS {
        return Ok(Vec::new());
    }
    let mut search = Search { conn, words: &words, most, hits: Vec::new() };
    let steps = [Search::first, Search::begins, Search::contain, Search::former, Search::letters];
    for step in if words.is_empty() { &steps[..1] } else { &steps[1..] } {
        if search.hits.len() < most {
            kinds.iter().filter(|kind| rows::is_named(**kind)).try_for_each(|kind| step(&mut search, *kind))?;
        }
    }
    let mut hits = search.hits;
    if !words.is_empty() {
        hits.sort_by(|a, b| (a.likeness, a.search.len(), &a.search).cmp(&(b.likeness, b.search.len(), &b.search)));
    }
    hits.truncate(most);
    for hit in &mut hits {
        // Looked up last, so that the search itself reads one index.
        hit.label = rows::label(conn, hit.kind, hit.id)?;
    }
    Ok(hits)
}

/// A search in progress: its words, the number of hits asked for, and the hits so far.
struct Search<'a> {
    conn: &'a Connection,
    words: &'a [&'a str],
    most: usize,
    hits: Vec<SearchHit>,
}

impl Search<'_> {
    /// Adds the records that match by `likeness` and that no closer match found, until there is `enough`. `rows` selects
    /// the identity and the searched text of each.
    fn scan(
        &mut self,
        kind: Kind,
        (rows, values): (&str, &[&str]),
        likeness: impl Fn(&str) -> Option<Likeness>,
        enough: impl Fn(&[SearchHit]) -> bool,
    ) -> Result<(), StoreError> {
        let mut statement = self.conn.prepare_long(&format!("SELECT {rows}"))?;
        let mut found = statement.query(values)?;
        while !enough(&self.hits)
            && let Some(row) = found.next()?
        {
            let search = row.get_ref(1)?.text().unwrap_or_default();
            let id = row.get(0)?;
            if let Some(likeness) = likeness(search)
                && self.hits.iter().all(|hit| hit.id != id)
            {
                self.hits.push(SearchHit { kind, id, label: String::new(), search: search.to_owned(), likeness });
            }
        }
        Ok(())
    }

    /// The rows that the engine itself finds to begin with the words.
    fn beginning(&mut self, kind: Kind, rest: &str, values: &[&str]) -> Result<(), StoreError> {
        let rows = format!("id, search FROM {kind} {rest} LIMIT {}", self.most.min(10_000));
        self.scan(kind, (&rows, values), |_| Some(Likeness::Begins), |_| false)
    }

    /// Finds records by an earlier name, or by the name that holds until a planned change.
    fn former(&mut self, kind: Kind) -> Result<(), StoreError> {
        if !kind.dated_fields().any(|name| name == "name") {
            return Ok(());
        }
        let rows = format!(
            "unhex(replace(record, '-', '')), search FROM past_value
             WHERE kind = '{kind}' AND field = 'name'{} ORDER BY until DESC, id",
            has(1..=self.words.len())
        );
        self.scan(kind, (&rows, self.words), |_| Some(Likeness::Inside), |_| false)
    }

    /// The first records by name: the choice that is offered while nothing is typed.
    fn first(&mut self, kind: Kind) -> Result<(), StoreError> {
        self.beginning(kind, "ORDER BY sort_key", &[])
    }

    /// The key is the one word typed, or the name the list is ordered by begins with one of the words and has the others.
    fn begins(&mut self, kind: Kind) -> Result<(), StoreError> {
        let words = self.words;
        if let ([only], Some(key)) = (words, kind.key().filter(|key| *key != "name")) {
            // Keys are not folded in the store: they are tried as they are usually written.
            self.beginning(kind, &format!("WHERE \"{key}\" IN (?1, ?2)"), &[*only, only.to_uppercase().as_str()])?;
        }
        for (at, first) in words.iter().enumerate() {
            let rows = "WHERE sort_key >= ?1 AND sort_key < ?2";
            // A number begun begins numbers of every length, and those stand apart.
            let number = first.find(|sign: char| sign.is_ascii_digit());
            let ends = match number.map(|at| &first[..at]) {
                Some(letters) => [format!("{letters}0"), format!("{letters}[")],
                None => [(*first).to_owned(), format!("{first}\u{10ffff}")],
            };
            let begun: &[&str] = if number.is_some() { &[*first] } else { &[] };
            let begins = if number.is_some() { " AND instr(search, ?3) = 1" } else { "" };
            let values = [&[&*ends[0], &*ends[1]], begun, &words[..at], &words[at + 1..]].concat();
            let has = has(3 + begun.len()..=values.len());
            self.beginning(kind, &format!("{rows}{begins}{has} ORDER BY sort_key, id"), &values)?;
        }
        Ok(())
    }

    /// Each word occurs in the name, at the beginning of a word or anywhere.
    fn contain(&mut self, kind: Kind) -> Result<(), StoreError> {
        let (words, most) = (self.words, self.most);
        let rows = format!("id, search FROM {kind} WHERE TRUE{} ORDER BY sort_key, id", has(1..=words.len()));
        let likeness = |text: &str| {
            let whole = words.iter().all(|word| text.split(' ').any(|candidate| candidate.starts_with(word)));
            Some(if whole { Likeness::Words } else { Likeness::Inside })
        };
        let enough = |hits: &[SearchHit]| {
            let good = hits.iter().filter(|hit| hit.likeness <= Likeness::Words).count();
            good >= most || hits.len() >= most.saturating_mul(ENOUGH)
        };
        self.scan(kind, (&rows, words), likeness, enough)
    }

    /// The letters of each word occur in the name.
    fn letters(&mut self, kind: Kind) -> Result<(), StoreError> {
        let (words, most) = (self.words, self.most);
        if words.iter().any(|word| word.chars().count() < FEWEST_LETTERS) {
            return Ok(());
        }
        let rows = format!("id, search FROM {kind} ORDER BY sort_key, id");
        let likeness = |text: &str| words.iter().all(|word| in_order(word, text)).then_some(Likeness::Letters);
        self.scan(kind, (&rows, &[]), likeness, |hits| hits.len() >= most)
    }
}

/// The conditions that the searched text has each of these bound words.
fn has(marks: RangeInclusive<usize>) -> String {
    marks.map(|mark| format!(" AND instr(search, ?{mark}) > 0")).collect()
}

/// Whether the letters of a word occur in one word of the text in this order, from its first letter on.
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
