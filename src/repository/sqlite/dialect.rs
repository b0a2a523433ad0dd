//! What SQLite and PostgreSQL say differently. Everything else is said in words that both understand, or by functions of the same name
//! (`schema/postgres.sql`).

/// The day in a CHECK, and how the server has it.
const DAY: [&str; 2] = ["GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'", "~ '^[0-9]{4}-[0-1][0-9]-[0-3][0-9]$'"];

/// A statement as the server understands it: marks with its sign, temporary tables where it has them, and without the index by which
/// to read or the table to begin with, which it finds by itself.
pub(super) fn translated(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() + 16);
    let (mut rest, mut marks) = (sql, 0);
    while let Some(at) = rest.find(['?', '\'', 'I', 'C', 't']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let begins_word = !out.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_' || sign == '"');
        let (said, length) = if let Some(text) = from.strip_prefix('\'') {
            // A text in the statement stays as it is.
            let length = text.find('\'').map_or(from.len(), |end| end + 2);
            (from[..length].to_owned(), length)
        } else if let Some(after) = from.strip_prefix('?') {
            let digits = after.len() - after.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
            marks += 1;
            let number = if digits == 0 { marks.to_string() } else { after[..digits].to_owned() };
            (format!("${number}"), 1 + digits)
        } else if let Some(name) = from.strip_prefix("INDEXED BY ") {
            let end = name.find(|sign: char| !(sign.is_alphanumeric() || sign == '_')).unwrap_or(name.len());
            (String::new(), "INDEXED BY ".len() + end)
        } else if begins_word && from.starts_with("CROSS JOIN ") {
            ("JOIN ".to_owned(), "CROSS JOIN ".len())
        } else if begins_word && from.starts_with("temp.") {
            ("pg_temp.".to_owned(), "temp.".len())
        } else {
            (from[..1].to_owned(), 1)
        };
        out.push_str(&said);
        rest = &from[length..];
    }
    out.push_str(rest);
    if out.starts_with("CREATE TEMP TABLE") {
        return out.replace("INTEGER", "bigint").replace("BLOB", "bytea").replace(" WITHOUT ROWID", "");
    }
    out.replacen("INSERT OR FAIL", "INSERT", 1)
}

/// The statement that makes a table, index, view or trigger, from that of SQLite.
pub(super) fn made(what: &str, sql: &str) -> String {
    let sql = sql.replace(DAY[0], DAY[1]);
    match what {
        "table" => {
            let types = [("BLOB", "bytea"), ("INTEGER", "bigint"), ("TEXT", "text COLLATE \"C\"")];
            let ends = [(" AUTOINCREMENT", ""), (" STRICT", ""), (", WITHOUT ROWID", "")];
            types.into_iter().chain(ends).fold(sql, |sql, (from, to)| sql.replace(from, to))
        }
        // What is searched may be longer than a row of an index can be here.
        "index" => sql.replace(", search)", ")"),
        "trigger" => trigger(&sql),
        _ => sql.replace("date('now', 'localtime')", "to_char(current_date, 'YYYY-MM-DD')"),
    }
}

/// A trigger that refuses: here the condition stands in a function.
fn trigger(sql: &str) -> String {
    let (head, body) = sql.split_once("BEGIN SELECT RAISE(ABORT, ").unwrap_or_default();
    let message = body.split_once(");").map_or("", |(message, _)| message);
    let (head, condition) = head.split_once("WHEN ").unwrap_or((head, "TRUE"));
    let name = head.split(' ').nth(2).unwrap_or_default();
    format!(
        "CREATE FUNCTION main.{name}() RETURNS trigger LANGUAGE plpgsql SET search_path = main, pg_catalog AS $$
         BEGIN IF {condition} THEN RAISE EXCEPTION {message}; END IF; RETURN NEW; END $$;
         {head} FOR EACH ROW EXECUTE FUNCTION main.{name}()"
    )
}

#[cfg(test)]
mod tests {
    use super::translated;

    #[test]
    fn a_statement_says_the_same_in_other_words() {
        for (ours, theirs) in [
            ("SELECT ?1, '?', ?12", "SELECT $1, '?', $12"),
            ("INSERT INTO t VALUES (?, ?)", "INSERT INTO t VALUES ($1, $2)"),
            ("FROM a p INDEXED BY a_of_b WHERE p.x = ?1", "FROM a p  WHERE p.x = $1"),
            ("FROM a CROSS JOIN b ON b.id = a.id", "FROM a JOIN b ON b.id = a.id"),
            ("DELETE FROM temp.a; SELECT attemp.b", "DELETE FROM pg_temp.a; SELECT attemp.b"),
            ("SELECT 'It''s CROSS JOIN'", "SELECT 'It''s CROSS JOIN'"),
        ] {
            assert_eq!(translated(ours), theirs);
        }
    }
}
