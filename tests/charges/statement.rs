//! A statement as it has to be, and as the program tells it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::due::{Line, due};
use crate::records::{Day, Records, Statement, StoredLine, hundredths};

/// The lines that a statement has to have: what is due for its days, and for each statement of the client before it the
/// difference between what is due for those days now and what was charged for them.
pub fn expected(records: &Records, own: &Statement) -> Vec<Line> {
    let before: Vec<&Statement> =
        records.statements.iter().filter(|other| other.client == own.client && other.number < own.number).collect();
    assert!(own.credits.is_none(), "a credit statement is the opposite of another");
    let mut found = due(records, &own.client, (own.from, own.until));
    for earlier in before.iter().filter(|earlier| earlier.credits.is_none()) {
        found.extend(corrections(records, earlier, &before));
    }
    found.sort();
    found
}

fn corrections(records: &Records, earlier: &Statement, before: &[&Statement]) -> Vec<Line> {
    let taken_back = before.iter().any(|other| other.credits.as_ref() == Some(&earlier.id));
    let mut subjects: BTreeMap<[String; 3], (i128, Day, Day)> = BTreeMap::new();
    let mut add = |subject: [String; 3], amount: i128, (from, until): (Day, Day)| {
        let sum = subjects.entry(subject).or_insert((0, from, until));
        *sum = (sum.0 + amount, sum.1.min(from), sum.2.max(until));
    };
    for statement in before {
        for line in records.lines.iter().filter(|line| line.statement == statement.id) {
            let about = match (line.sort.as_str(), &statement.credits) {
                ("correction", _) => line.corrects.as_ref(),
                (_, Some(credited)) => Some(credited),
                (_, None) => Some(&statement.id),
            };
            if about == Some(&earlier.id) {
                add(subject(records, line), -i128::from(line.amount), (line.from, line.until));
            }
        }
    }
    let owed = if taken_back { Vec::new() } else { due(records, &earlier.client, (earlier.from, earlier.until)) };
    for line in owed {
        add([line.what, line.team, line.member], line.amount, (line.from, line.until));
    }
    let differing = subjects.into_iter().filter(|(_, (difference, ..))| *difference != 0);
    differing
        .map(|([what, team, member], (difference, from, until))| Line {
            sort: "correction",
            what,
            team,
            member,
            corrects: earlier.number.clone(),
            from,
            until,
            quantity: 100_000_000,
            price: i64::try_from(difference).expect("an amount"),
            amount: difference,
            sources: Vec::new(),
        })
        .collect()
}

/// What a stored line is about: what, of which team, of whom.
fn subject(records: &Records, line: &StoredLine) -> [String; 3] {
    let name = |id: &Option<String>, of: &dyn Fn(&str) -> Option<String>| {
        id.as_deref().map(|id| of(id).expect("a record")).unwrap_or_default()
    };
    let kind = |id: &str| records.instruments.iter().find(|own| own.id == id).map(|own| own.kind.clone());
    let item = |id: &str| records.items.iter().find(|own| own.id == id).map(|own| own.name.clone());
    let team = |id: &str| records.teams.iter().find(|own| own.id == id).map(|own| own.name.clone());
    let member = |id: &str| {
        let placement = records.placements.iter().find(|own| own.id == id)?;
        records.called.get(&placement.member).cloned()
    };
    let what = if line.instrument.is_some() { name(&line.instrument, &kind) } else { name(&line.item, &item) };
    [what, name(&line.team, &team), name(&line.placement, &member)]
}

/// Reads what `statement show NUMBER --json` or `report charges --json` tells.
pub fn told(json: &Value) -> Vec<Line> {
    let text = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    let number = |value: &Value, whole: f64| (value.as_f64().expect("a number") * whole).round() as i128;
    let mut lines: Vec<Line> = json["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| {
            let sort = ["cost", "windfall", "correction"];
            let sort = sort.into_iter().find(|sort| line["sort"] == *sort).expect("a sort");
            let source = |kind: &str| {
                let of_kind = line["sources"].as_array()?.iter().find(|source| source["kind"] == kind)?;
                Some(of_kind["id"].as_str()?.replace('-', "").to_uppercase())
            };
            let sources = ["rate", "placement", "instrument"].into_iter().filter_map(source);
            Line {
                sort,
                what: text(line, "what"),
                team: text(line, "team"),
                member: text(line, "member"),
                corrects: text(line, "corrects"),
                from: text(line, "from").parse().expect("a day"),
                until: text(line, "until").parse().expect("a day"),
                quantity: number(&line["quantity"], 1e8),
                price: number(&line["price"], 100.0) as i64,
                amount: number(&line["amount"], 100.0),
                sources: if sort == "correction" { Vec::new() } else { sources.collect() },
            }
        })
        .collect();
    lines.sort();
    lines
}

/// Costs, windfalls, corrections and all together, in cents.
pub fn sums(lines: &[Line]) -> [i128; 4] {
    let of = |sort: &str| lines.iter().filter(|line| line.sort == sort).map(|line| line.amount).sum::<i128>();
    let (costs, windfalls, corrections) = (of("cost"), of("windfall"), of("correction"));
    [costs, windfalls, corrections, costs + windfalls + corrections]
}

/// The sums that the program tells.
pub fn told_sums(json: &Value) -> [i128; 4] {
    ["costs", "windfalls", "corrections", "total"]
        .map(|name| (json[name].as_f64().expect("an amount") * 100.0).round() as i128)
}

/// Of each line of a file of rows its quantity in hundred-millionths, its price and its amount in cents.
pub fn rows(csv: &str) -> Vec<(i128, i64, i128)> {
    let mut rows = csv.trim_start_matches('\u{feff}').lines().map(|row| row.split(';').collect::<Vec<_>>());
    let headings = rows.next().expect("headings");
    let at = |name: &str| headings.iter().position(|heading| heading.trim_matches('"') == name).expect(name);
    let columns = [at("Aantal"), at("Prijs"), at("Bedrag")];
    let mut found: Vec<_> = rows
        .map(|row| {
            let [quantity, price, amount] = columns.map(|at| row[at].trim_matches('"'));
            let (whole, part) = quantity.split_once(',').expect("decimals");
            let quantity = format!("{whole}{part:0<8}").parse().expect("a number");
            (quantity, hundredths(price), hundredths(amount).into())
        })
        .collect();
    found.sort_unstable();
    found
}
