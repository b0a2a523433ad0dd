//! Parses a filter from one line of text.
//!
//! `archief uren<24`, `contract<90d status:werk`, `team:wins -verzuim`, `"van der" hours>=32 or hours=20`. Terms side
//! by side must all match; `or`/`of` separates alternatives; `-` or `not`/`niet` denies; parentheses group.

use super::{Expr, Relation};
use crate::domain::columns::{Column, column};
use crate::domain::days::{Day, DayOrder, parse_relative, weekday_named};
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, InputRules, Value};
use crate::domain::vocabulary::Vocabulary;

/// Most words, comparisons, brackets and negations in a filter. It also limits how deep an expression is nested, so that code
/// that walks along one needs no limit of its own; the engine allows some 1,000 levels.
const MOST_PARTS: usize = 200;

/// Refuses a filter with more parts than can be searched for.
///
/// # Errors
/// Returns `filter-too-long`, which names the most parts allowed.
pub fn not_too_long(parts: usize) -> Result<(), Refusal> {
    if parts > MOST_PARTS { Err(Refusal::new(Reason::FilterTooLong).with("most", MOST_PARTS)) } else { Ok(()) }
}

/// Reads a filter on rows of a kind. `as_of` is the day from which `90d` or `today` is counted.
///
/// # Errors
/// Returns `filter-unknown-field`, `filter-no-value`, `filter-bad-value`, `filter-not-comparable` or `filter-unclosed`, each
/// with the words at fault, or `filter-too-long`.
pub fn parse(text: &str, kind: Kind, as_of: Day, words: &dyn Vocabulary) -> Result<Expr, Refusal> {
    parse_shown(text, (kind, &[]), as_of, words)
}

/// The same for rows of which these columns are shown: a word is looked for in what they show too, in names and in words.
///
/// # Errors
/// Fails as [`parse`] does.
pub fn parse_shown(
    text: &str,
    (kind, shown): (Kind, &[&'static str]),
    as_of: Day,
    words: &dyn Vocabulary,
) -> Result<Expr, Refusal> {
    let tokens = tokens(text)?;
    not_too_long(tokens.iter().map(FilterToken::parts).sum())?;
    let mut reader = FilterParser { tokens: &tokens, at: 0, kind, shown, as_of, words };
    let expr = reader.alternatives()?;
    if reader.at < tokens.len() {
        return Err(Refusal::new(Reason::FilterUnclosed).with("value", ")"));
    }
    Ok(expr)
}

#[derive(Debug, PartialEq)]
enum FilterToken {
    Open,
    Close,
    Deny,
    /// A word, and whether it was in quotes.
    Word(String, bool),
    Compare(String, Relation, String),
}

impl FilterToken {
    /// The number of parts that it adds to an expression: each part of a name with a comma counts.
    fn parts(&self) -> usize {
        match self {
            FilterToken::Word(word, _) => name_parts(word).count().max(1),
            FilterToken::Open | FilterToken::Close | FilterToken::Deny | FilterToken::Compare(..) => 1,
        }
    }
}

/// The signs of comparison, longest first so that `<=` is not read as `<`.
const SIGNS: [(&str, Relation); 7] = [
    ("<=", Relation::AtMost),
    (">=", Relation::AtLeast),
    ("!=", Relation::IsNot),
    ("<", Relation::Less),
    (">", Relation::More),
    ("=", Relation::Is),
    (":", Relation::Contains),
];

fn tokens(text: &str) -> Result<Vec<FilterToken>, Refusal> {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        match first {
            '(' => out.push(FilterToken::Open),
            ')' => out.push(FilterToken::Close),
            '-' if rest[1..].starts_with(|c: char| !c.is_whitespace()) => out.push(FilterToken::Deny),
            _ => {
                let (token, after) = word(rest)?;
                out.push(token);
                rest = after.trim_start();
                continue;
            }
        }
        rest = rest[first.len_utf8()..].trim_start();
    }
    Ok(out)
}

/// Reads one word, quoted text or comparison at the start of `text`; also returns the rest.
fn word(text: &str) -> Result<(FilterToken, &str), Refusal> {
    if text.starts_with('"') {
        let (inside, after) = quoted(text)?;
        return Ok((FilterToken::Word(inside.to_owned(), true), after));
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '(' || c == ')').unwrap_or(text.len());
    let bare = &text[..end];
    let sign = bare
        .char_indices()
        .skip(1)
        .find_map(|(i, _)| SIGNS.iter().find(|(s, _)| bare[i..].starts_with(s)).map(|found| (i, found)));
    let Some((i, (sign, relation))) = sign else {
        return Ok((FilterToken::Word(bare.to_owned(), false), &text[end..]));
    };
    let name = bare[..i].to_owned();
    let start = i + sign.len();
    if text[start..].starts_with('"') {
        let (inside, after) = quoted(&text[start..])?;
        return Ok((FilterToken::Compare(name, *relation, inside.to_owned()), after));
    }
    Ok((FilterToken::Compare(name, *relation, bare[start..].to_owned()), &text[end..]))
}

fn quoted(text: &str) -> Result<(&str, &str), Refusal> {
    let inside = &text[1..];
    match inside.find('"') {
        Some(end) => Ok((&inside[..end], &inside[end + 1..])),
        None => Err(Refusal::new(Reason::FilterUnclosed).with("value", "\"")),
    }
}

struct FilterParser<'a> {
    tokens: &'a [FilterToken],
    at: usize,
    kind: Kind,
    shown: &'a [&'static str],
    as_of: Day,
    words: &'a dyn Vocabulary,
}

impl FilterParser<'_> {
    fn alternatives(&mut self) -> Result<Expr, Refusal> {
        let mut list = vec![self.together()?];
        while self.peek_word(&["or", "of"]) {
            self.at += 1;
            list.push(self.together()?);
        }
        Ok(if list.len() == 1 { list.remove(0) } else { Expr::Or(list) })
    }

    fn together(&mut self) -> Result<Expr, Refusal> {
        let mut all = Expr::All;
        while self.at < self.tokens.len()
            && !self.peek_word(&["or", "of"])
            && self.tokens[self.at] != FilterToken::Close
        {
            if self.peek_word(&["and", "en"]) {
                self.at += 1;
                continue;
            }
            all = all.and(self.term()?);
        }
        Ok(all)
    }

    fn peek_word(&self, any: &[&str]) -> bool {
        matches!(self.tokens.get(self.at), Some(FilterToken::Word(w, false)) if any.iter().any(|a| w.eq_ignore_ascii_case(a)))
    }

    fn term(&mut self) -> Result<Expr, Refusal> {
        if self.peek_word(&["not", "niet"]) && self.at + 1 < self.tokens.len() {
            self.at += 1;
            return Ok(Expr::Not(Box::new(self.term()?)));
        }
        let token = self.tokens.get(self.at);
        self.at += 1;
        match token {
            Some(FilterToken::Open) => {
                let inner = self.alternatives()?;
                if self.tokens.get(self.at) != Some(&FilterToken::Close) {
                    return Err(Refusal::new(Reason::FilterUnclosed).with("value", "("));
                }
                self.at += 1;
                Ok(inner)
            }
            Some(FilterToken::Deny) => Ok(Expr::Not(Box::new(self.term()?))),
            Some(FilterToken::Word(word, _)) => Ok(self.word(word)),
            Some(FilterToken::Compare(name, relation, value)) => self.compare(name, *relation, value),
            Some(FilterToken::Close) | None => Ok(Expr::All),
        }
    }

    /// Rows with this in their name, or in what they show. A comma separates the parts of a name as it is shown, *Aa, Jan van der*; each
    /// part is searched for by itself.
    fn word(&self, word: &str) -> Expr {
        name_parts(word).map(|part| self.part(&fold(part))).fold(Expr::All, Expr::and)
    }

    /// Whether a word that is looked for in names is looked for in this column already.
    fn is_in_name(&self, column: &str) -> bool {
        column == "name" || self.kind == Kind::Member && matches!(column, "team" | "number")
    }

    fn part(&self, word: &str) -> Expr {
        let own = Expr::Word(word.to_owned());
        let seen = self.shown.iter().filter(|name| !self.is_in_name(name)).filter_map(|name| column(self.kind, name));
        let seen = seen.filter(|column| column.name != "phone" || word.contains(char::is_numeric)).flat_map(|column| {
            let is = |relation, value| Expr::Compare { column: column.name, relation, value };
            match column.ty {
                FieldType::Text(_) | FieldType::Ref(_) if !word.is_empty() => {
                    vec![is(Relation::Contains, Value::Text(word.to_owned()))]
                }
                FieldType::Choice(choices) => {
                    let begun = self.words.choices_begun(choices, word);
                    begun.into_iter().map(|choice| is(Relation::Is, Value::Choice(choice))).collect()
                }
                _ => Vec::new(),
            }
        });
        let all: Vec<Expr> = [own.clone()].into_iter().chain(seen).collect();
        if all.len() == 1 { own } else { Expr::Or(all) }
    }

    /// A comparison with the column that has this very name, and where that cannot be compared so with the one that people call this:
    /// `contract=permanent` is about the contract, `contract<90d` about its end.
    fn compare(&self, name: &str, relation: Relation, text: &str) -> Result<Expr, Refusal> {
        let called = self.words.field(self.kind, name).and_then(|found| column(self.kind, found));
        let exact = column(self.kind, name);
        match (exact, called) {
            (None, None) => Err(Refusal::new(Reason::FilterUnknownField).with("value", name)),
            (Some(exact), Some(called)) if exact.name != called.name => self
                .compare_with(exact, (name, relation, text))
                .or_else(|_| self.compare_with(called, (name, relation, text))),
            (Some(column), _) | (None, Some(column)) => self.compare_with(column, (name, relation, text)),
        }
    }

    fn compare_with(&self, column: &Column, (name, relation, text): (&str, Relation, &str)) -> Result<Expr, Refusal> {
        if text.is_empty() {
            return Err(Refusal::new(Reason::FilterNoValue).with("value", name));
        }
        let bad = || {
            Refusal::new(Reason::FilterBadValue)
                .with("value", text)
                .with("field", crate::domain::refusal::Arg::Field(self.kind, column.name))
        };
        let exact = if relation == Relation::Contains { Relation::Is } else { relation };
        let rules = InputRules { order: DayOrder::DayFirst, words: self.words };
        let value = || column.ty.parse(text, &rules).map_err(|_| bad());
        let made = |relation, value| Ok(Expr::Compare { column: column.name, relation, value });
        if matches!(exact, Relation::Is | Relation::IsNot) && ["leeg", "empty", "-"].contains(&fold(text).as_str()) {
            return made(exact, Value::Empty);
        }
        match (column.ty, exact) {
            (FieldType::Text(_) | FieldType::Ref(_), Relation::Is | Relation::IsNot) => {
                made(relation, Value::Text(fold(text)))
            }
            (FieldType::Choice(_), Relation::Is | Relation::IsNot) | (FieldType::Flag, _) => made(exact, value()?),
            (FieldType::WorkDays, Relation::Is | Relation::IsNot) => match weekday_named(&fold(text)) {
                Some(weekday) => made(exact, Value::Whole(weekday.into())),
                None => made(exact, value()?),
            },
            (FieldType::Text(_) | FieldType::Ref(_) | FieldType::Choice(_) | FieldType::WorkDays, _) => {
                Err(Refusal::new(Reason::FilterNotComparable).with("value", name))
            }
            (FieldType::Day, _) => made(exact, Value::Day(parse_relative(text, self.as_of).map_err(|_| bad())?)),
            _ => made(exact, value()?),
        }
    }
}

/// The parts of a name with a comma, which are searched for one by one; otherwise the word itself.
fn name_parts(word: &str) -> impl Iterator<Item = &str> {
    let several = word.contains(',');
    word.split(move |c| several && (c == ',' || c == ' ')).filter(move |part| !several || !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::domain::identifiers::Identifiers;

    fn read(text: &str) -> Result<Expr, Reason> {
        let day = Day::from_ymd_opt(2026, 1, 31).expect("a day");
        parse(text, Kind::Member, day, &Identifiers).map_err(|r| r.reason)
    }

    fn compare(column: &'static str, relation: Relation, value: Value) -> Expr {
        Expr::Compare { column, relation, value }
    }

    #[test]
    fn words_and_comparisons_side_by_side_must_all_match() {
        let hours = compare("hours", Relation::Less, Value::Decimal(Decimal::whole(24)));
        assert_eq!(read("Archíef hours<24"), Ok(Expr::And(vec![Expr::Word("archief".into()), hours])));
        assert_eq!(read("   "), Ok(Expr::All));
    }

    #[test]
    fn or_parentheses_quotes_and_denial_work() {
        let h = |n| compare("hours", Relation::Is, Value::Decimal(Decimal::whole(n)));
        assert_eq!(read("hours=20 or hours=24"), Ok(Expr::Or(vec![h(20), h(24)])));
        let team = compare("team", Relation::Contains, Value::Text("den haag".into()));
        assert_eq!(
            read("team:\"Den Haag\" -(hours=20 or hours=24)"),
            Ok(Expr::And(vec![team, Expr::Not(Box::new(Expr::Or(vec![h(20), h(24)])))]))
        );
        assert_eq!(read("\"van der\""), Ok(Expr::Word("van der".into())));
        let both = Ok(Expr::And(vec![Expr::Word("aa".into()), Expr::Word("bram".into())]));
        assert_eq!((read("aa, bram"), read("\"Aa, Bram\"")), (both.clone(), both));
    }

    #[test]
    fn a_span_of_days_counts_from_the_day_looked_at() {
        let day = Day::from_ymd_opt(2026, 5, 1).expect("a day");
        assert_eq!(read("contract_until<90d"), Ok(compare("contract_until", Relation::Less, Value::Day(day))));
    }

    #[test]
    fn what_is_too_long_or_too_deep_is_refused_however_it_is_put() {
        let nested = |n| format!("{}a{}", "(".repeat(n), ")".repeat(n));
        for (text, longer) in [
            (nested(99), nested(100)),
            (nested(99), nested(50_000)),
            ("niet ".repeat(199) + "a", "niet ".repeat(90_000) + "a"),
            ("-".repeat(199) + "a", "-".repeat(90_000) + "a"),
            ("-(".repeat(50) + "a" + &")".repeat(50), "-(not ".repeat(20_000) + "a"),
            ("a ".repeat(200), "a ".repeat(201)),
            (vec!["hours<9"; 100].join(" or "), vec!["hours<9"; 101].join(" or ")),
            (format!("\"{}\"", "a,".repeat(200)), format!("\"{}\"", "a,".repeat(201))),
        ] {
            assert!(read(&text).is_ok(), "{text}");
            assert_eq!(read(&longer), Err(Reason::FilterTooLong), "{}", &longer[..40]);
        }
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        assert_eq!(read("salary>3"), Err(Reason::FilterUnknownField));
        assert_eq!(read("hours<veel"), Err(Reason::FilterBadValue));
        assert_eq!(read("hours<"), Err(Reason::FilterNoValue));
        assert_eq!(read("team<a"), Err(Reason::FilterNotComparable));
        assert_eq!(read("(a"), Err(Reason::FilterUnclosed));
        assert_eq!(read("a)"), Err(Reason::FilterUnclosed));
        assert_eq!(read("\"a"), Err(Reason::FilterUnclosed));
    }
}
