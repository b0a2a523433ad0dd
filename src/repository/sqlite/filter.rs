//! Filters as SQL conditions. Each part that may be negated is true or false, never NULL, so that its negation gives exactly
//! the other rows. A condition that every row has to meet is compared plainly, so that an index on the column can be used.

use super::build::{Build, is_client};
use super::columns::is_name;
use super::database::Sql;
use super::{past, rows};
use crate::domain::columns::{Column, ColumnSource};
use crate::domain::decimal::Decimal;
use crate::domain::field::FieldInfo;
use crate::domain::filter::{Expr, Relation};
use crate::domain::hex::hex;
use crate::domain::record::Kind;
use crate::domain::value::{FieldType, Value};
use crate::repository::StoreError;

/// With at most this many teams whose name has a word, their members are listed once; with more, each member is checked.
const FEW_TEAMS: i64 = 50;

impl Build<'_> {
    /// The condition of a filter; `None` when it matches every row. With `sure` it is true or false and never NULL, so that it can
    /// be negated.
    ///
    /// # Errors
    /// Returns an error when something cannot be looked up, or a column is unknown.
    pub fn condition(&mut self, filter: &Expr, sure: bool) -> Result<Option<String>, StoreError> {
        Ok(match filter {
            Expr::All => None,
            Expr::Word(word) if word.is_empty() => None,
            Expr::Word(word) => Some(self.word(word)?),
            Expr::Compare { column, relation, value } => {
                let column = self.find(column)?;
                let plainly = if sure { None } else { self.plainly(column, *relation, value) };
                Some(plainly.map_or_else(|| self.compare(column, *relation, value), Ok)?)
            }
            Expr::Among(ids) => {
                // One parameter for any number of records, because the engine limits the number of parameters.
                let all = serde_json::Value::from_iter(ids.iter().map(|id| hex(id.bytes())));
                let mark = self.bind(all.to_string());
                Some(format!("k.id IN (SELECT unhex(among.value) FROM json_each({mark}) among)"))
            }
            Expr::Not(inner) => {
                let inner = self.condition(inner, true)?.unwrap_or_else(|| "TRUE".to_owned());
                Some(format!("NOT ({inner})"))
            }
            Expr::And(list) => {
                let parts = list.iter().map(|e| self.condition(e, sure)).collect::<Result<Vec<_>, _>>()?;
                let parts: Vec<String> = parts.into_iter().flatten().map(|part| format!("({part})")).collect();
                (!parts.is_empty()).then(|| parts.join(" AND "))
            }
            Expr::Or(list) => {
                let parts = list.iter().map(|e| self.condition(e, true)).collect::<Result<Vec<_>, _>>()?;
                // One alternative that every row matches makes the whole match every row.
                let all: Option<Vec<String>> = parts.into_iter().map(|p| p.map(|p| format!("({p})"))).collect();
                all.map(|all| if all.is_empty() { "FALSE".to_owned() } else { format!("({})", all.join(" OR ")) })
            }
        })
    }

    /// A comparison that is NULL for an empty column: for days and choices of the record itself.
    fn plainly(&mut self, column: &Column, relation: Relation, value: &Value) -> Option<String> {
        let denied = relation == Relation::IsNot;
        if denied || column.source != ColumnSource::Own || !matches!(value, Value::Day(_) | Value::Choice(_)) {
            return None;
        }
        let mark = self.bind(suited(column.ty, value));
        Some(format!("k.\"{}\" {} {mark}", column.name, sign(relation)))
    }

    fn word(&mut self, word: &str) -> Result<String, StoreError> {
        let mark = self.bind(word.to_owned());
        let kind = self.query.kind;
        if kind == Kind::Member {
            let own = format!("instr(k.search, {mark}) > 0");
            return Ok(match self.in_teams_named(word, &mark)? {
                Some(in_team) => format!("({own} OR {in_team})"),
                None => own,
            });
        }
        if rows::is_named(kind) {
            return Ok(format!("instr(k.search, {mark}) > 0"));
        }
        // A dated fact has no name of its own: it is found by the names that it refers to.
        let found = |field: &&FieldInfo| match field.ty {
            FieldType::Ref(to) if rows::is_named(to) => {
                let named = format!("SELECT o.id FROM {to} o WHERE instr(o.search, {mark}) > 0");
                Some(format!("coalesce(k.\"{}\" IN ({named}), FALSE)", field.name))
            }
            _ => None,
        };
        let parts: Vec<String> = kind.fields().iter().filter_map(found).collect();
        Ok(if parts.is_empty() { "FALSE".to_owned() } else { format!("({})", parts.join(" OR ")) })
    }

    /// The condition that the name of a member's team has this word; `None` when no team has, so that a filter on names stays
    /// a walk along one index.
    fn in_teams_named(&mut self, word: &str, mark: &str) -> Result<Option<String>, StoreError> {
        const TEAMS: &str = "SELECT id FROM team WHERE instr(search, ?1) > 0";
        let with = past::tables_on(self.conn, self.query.as_of, || "?2".to_owned())?;
        let sql = format!("{with}SELECT count(*) FROM ({TEAMS} LIMIT {}) t", FEW_TEAMS + 1);
        let mut values = vec![word.to_owned()];
        values.extend((!with.is_empty()).then(|| rows::day_text(self.query.as_of)));
        let teams: i64 = self.conn.prepare(&sql)?.query_row(values, |row| row.get(0))?;
        if teams == 0 {
            return Ok(None);
        }
        let named = format!("SELECT n.id FROM team n WHERE instr(n.search, {mark}) > 0");
        let holds = self.on_day("w");
        Ok(Some(if teams <= FEW_TEAMS {
            format!("k.id IN (SELECT w.member FROM placement w WHERE w.team IN ({named}) AND {holds})")
        } else {
            // No bare column: that keeps the engine from starting at all those teams instead of at the member.
            format!(
                "EXISTS (SELECT 1 FROM placement w WHERE w.member = k.id AND {holds} AND coalesce(w.team, k.id) IN ({named}))"
            )
        }))
    }

    fn compare(&mut self, column: &Column, relation: Relation, value: &Value) -> Result<String, StoreError> {
        let sql = self.column(column)?;
        if value.is_empty() {
            return Ok(match relation {
                Relation::Is | Relation::Contains => format!("({sql}) IS NULL"),
                Relation::IsNot => format!("({sql}) IS NOT NULL"),
                _ => "FALSE".to_owned(),
            });
        }
        let same = match (column.ty, value) {
            (FieldType::Text(_), Value::Text(text)) => self.same_text(column, &sql, relation, text),
            (FieldType::Ref(_), Value::Ref(id)) if is_client(column) => {
                let mark = self.bind(*id);
                self.works_for(&mark)
            }
            (FieldType::WorkDays, Value::Whole(weekday)) => {
                let mark = self.bind(*weekday);
                format!("works_on({sql}, {mark})")
            }
            (FieldType::Ref(to), Value::Text(text))
                if relation == Relation::Contains && !self.is_any_named(to, text)? =>
            {
                "FALSE".to_owned()
            }
            (FieldType::Ref(to), Value::Text(text)) => self.refers_to((column, to), &sql, relation, text),
            _ => {
                let sign = sign(relation);
                let mark = self.bind(suited(column.ty, value));
                format!("({sql}) {sign} {mark}")
            }
        };
        let denied = if relation == Relation::IsNot { "NOT " } else { "" };
        Ok(format!("{denied}coalesce({same}, FALSE)"))
    }

    fn same_text(&mut self, column: &Column, sql: &str, relation: Relation, text: &str) -> String {
        let (kind, contains) = (self.query.kind, relation == Relation::Contains);
        let name = is_name(kind, column);
        let mark = self.bind(if name && !contains { rows::name_key(kind, text) } else { text.to_owned() });
        match (name, contains) {
            (true, true) => format!("instr(k.search, {mark}) > 0"),
            (true, false) => format!("k.sort_key = {mark}"),
            (false, true) => format!("instr(fold({sql}), {mark}) > 0"),
            (false, false) => format!("fold({sql}) {} {mark}", sign(relation)),
        }
    }

    /// Whether any record of a kind has this word in its name; of the kinds with very many it is taken for granted. Where none has, no row
    /// is looked at for it.
    fn is_any_named(&self, to: Kind, word: &str) -> Result<bool, StoreError> {
        if matches!(to, Kind::Member | Kind::Candidate) || !rows::is_named(to) {
            return Ok(true);
        }
        let with = past::tables_on(self.conn, self.query.as_of, || "?2".to_owned())?;
        let sql = format!("{with}SELECT EXISTS (SELECT 1 FROM {to} WHERE instr(search, ?1) > 0)");
        let mut values = vec![word.to_owned()];
        values.extend((!with.is_empty()).then(|| rows::day_text(self.query.as_of)));
        Ok(self.conn.prepare(&sql)?.query_row(values, |row| row.get(0))?)
    }

    fn refers_to(&mut self, (column, to): (&Column, Kind), sql: &str, relation: Relation, text: &str) -> String {
        let matches = if relation == Relation::Contains {
            let mark = self.bind(text.to_owned());
            format!("instr(o.search, {mark}) > 0")
        } else {
            let name = self.bind(rows::name_key(to, text));
            match to.key() {
                Some(key) if key != "name" => {
                    let key_mark = self.bind(text.to_owned());
                    format!("(o.sort_key = {name} OR fold(o.\"{key}\") = {key_mark})")
                }
                _ => format!("o.sort_key = {name}"),
            }
        };
        let named = format!("SELECT o.id FROM {to} o WHERE {matches}");
        if is_client(column) { self.works_for(&named) } else { format!("({sql}) IN ({named})") }
    }
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Is | Relation::IsNot | Relation::Contains => "=",
        Relation::Less => "<",
        Relation::AtMost => "<=",
        Relation::More => ">",
        Relation::AtLeast => ">=",
    }
}

/// The value in the unit of the column.
fn suited(ty: FieldType, value: &Value) -> Sql {
    match (ty, value) {
        (FieldType::Whole(..), Value::Decimal(d)) if d.hundredths() % 100 == 0 => Sql::Integer(d.hundredths() / 100),
        (FieldType::Hours | FieldType::Percent | FieldType::Number | FieldType::Money, Value::Whole(n)) => {
            Sql::Integer(n.saturating_mul(100))
        }
        (FieldType::Quantity, Value::Whole(n)) => Value::Units(Decimal::whole(*n).into()).into(),
        (_, value) => value.clone().into(),
    }
}
