//! Reading what `list --json` wrote: an array of objects, one for each record.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value as Json};

use super::prelude::*;

/// The ends of the names under which a reference stands a second and third time.
const KEY: &str = "_key";
const IDENTITY: &str = "_id";

/// Reads such an array as a table with its names as headings; `None` for what does not begin as one. Identities are left out, which mean
/// nothing in another store, and keys where they only repeat the name.
pub(super) fn read(bytes: &[u8]) -> Option<Result<Vec<Sheet>, ReadProblem>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut marks = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    if !matches!((marks.next(), marks.next()), (Some(b'['), Some(b'{' | b']'))) {
        return None;
    }
    match serde_json::from_slice::<Vec<Entries>>(bytes) {
        Ok(objects) => Some(of_one_value_each(objects).and_then(|objects| table(&objects))),
        Err(error) => Some(Err(ReadProblem::no_json_from(error.line()))),
    }
}

/// The names and values of an object as they stand in the file, also a name that stands there twice.
struct Entries(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

/// The objects, of which each has one value by a name; otherwise the last would be taken in silence.
fn of_one_value_each(objects: Vec<Entries>) -> Result<Vec<Map<String, Json>>, ReadProblem> {
    let mut told = Vec::with_capacity(objects.len());
    for (number, Entries(entries)) in (1..).zip(objects) {
        let count = entries.len();
        let object: Map<String, Json> = entries.into_iter().collect();
        if object.len() < count {
            return Err(ReadProblem::named_twice_in(number));
        }
        told.push(object);
    }
    Ok(told)
}

fn table(objects: &[Map<String, Json>]) -> Result<Vec<Sheet>, ReadProblem> {
    let mut headings: Vec<&str> = Vec::new();
    for name in objects.iter().flat_map(Map::keys) {
        if name != "id" && !name.ends_with(IDENTITY) && !headings.contains(&name.as_str()) {
            headings.push(name);
        }
        if headings.len() > MAX_COLUMNS {
            return Err(Reason::ReadTooLarge.into());
        }
    }
    let repeats = |name: &str| {
        let Some(of) = name.strip_suffix(KEY) else { return false };
        objects.iter().all(|object| object.get(name).is_none_or(|key| key.is_null() || object.get(of) == Some(key)))
    };
    headings.retain(|name| !repeats(name));
    if objects.len() > MAX_ROWS || objects.len().saturating_mul(headings.len()) > MAX_CELLS {
        return Err(Reason::ReadTooLarge.into());
    }
    let row = |(number, object): (u32, &Map<String, Json>)| {
        let cells = headings.iter().map(|name| object.get(*name).map_or(SheetCell::Empty, cell)).collect();
        SheetRow { number, cells }
    };
    let rows: Vec<SheetRow> = (2..).zip(objects).map(row).collect();
    // A list of nothing is a table too, of which nothing is read.
    let headings = headings.into_iter().map(str::to_owned).collect();
    Ok(vec![Sheet { heading_row: 1, headings, rows, ..Sheet::default() }])
}

fn cell(value: &Json) -> SheetCell {
    match value {
        Json::Null => SheetCell::Empty,
        Json::Bool(flag) => SheetCell::Flag(*flag),
        Json::Number(number) => SheetCell::Number(number.to_string()),
        Json::String(text) => SheetCell::Text(text.clone()),
        nested => SheetCell::Text(nested.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_objects_is_a_table_without_identities_and_repeated_keys() {
        let text = r#" [{"id":"1","member":"Aa, An","member_key":"7","member_id":"x","client":"K","client_key":"K","hours":24.5},
                        {"id":"2","member":"Aa, An","member_key":"8","sick":true,"client":null,"client_key":null}]"#;
        let sheets = read(text.as_bytes()).expect("JSON").expect("a table");
        let text = |text: &str| SheetCell::Text(text.into());
        assert_eq!(sheets[0].headings, ["member", "member_key", "client", "hours", "sick"]);
        assert_eq!(
            sheets[0].rows[0].cells,
            [text("Aa, An"), text("7"), text("K"), SheetCell::Number("24.5".into()), SheetCell::Empty]
        );
        let (name, number) = (text("Aa, An"), text("8"));
        assert_eq!(sheets[0].rows[1].cells, [name, number, SheetCell::Empty, SheetCell::Empty, SheetCell::Flag(true)]);
        let nothing = read(b"[]").expect("JSON").expect("a table");
        assert!(nothing[0].headings.is_empty() && nothing[0].rows.is_empty());
        let twice = read(br#"[{"a":1},{"a":1,"b":2,"a":3}]"#).expect("JSON").expect_err("two values").in_file("l.json");
        assert_eq!((twice.reason, &twice.args[1]), (Reason::ReadJsonTwice, &("row", "2".into())));
        let cut = read(b"[{\"member\":1},\n{\"mem").expect("begins as JSON").expect_err("cut off");
        assert_eq!(cut.in_file("l.json").args[1], ("row", "2".into()));
        for other in ["[1, 2]", "[Naam];b\n", "{\"a\":1}", "Naam;Uren\n", ""] {
            assert!(read(other.as_bytes()).is_none(), "{other}");
        }
    }
}
