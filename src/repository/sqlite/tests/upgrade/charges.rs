//! Statements and their lines of older stores: what was fixed keeps its figures and words.

use super::*;

#[test]
fn statements_of_version_6_get_the_names_of_the_day_they_were_fixed_on_and_keep_their_quantities() {
    let (_folder, path, conn) = store_of(6);
    // Since 1 May the client is called otherwise, and the item too; statements were fixed in April and in July.
    let past = |n: u8, kind: &str, of: u8, name: &str| {
        format!(
            "INSERT INTO past_value VALUES ({}, '{kind}', '{}', 'name', NULL, '2026-04-30', '{name}', '', '', '');",
            hex(n),
            id(of)
        )
    };
    let fixed = |n: u8, number: &str, on: &str, line: u8| {
        let (statement, made) = (hex(n), format!("'2026-01-01', '2026-03-31', '{on}', 53599, '{number}', '', ''"));
        format!(
            "INSERT INTO statement VALUES ({statement}, '{number}', {}, {made});
             INSERT INTO statement_line VALUES ({}, {statement}, 1, 'cost', {}, NULL, {}, {}, {}, NULL,
                '2026-01-01', '2026-03-31', 46286, 1158, 53599);",
            hex(20),
            hex(line),
            hex(40),
            hex(10),
            hex(31),
            hex(41)
        )
    };
    let rows = [
        format!("INSERT INTO cost_item VALUES ({}, 'Vervoer', 'contract_hour', 'Vervoer', 'vervoer', '');", hex(40)),
        format!(
            "INSERT INTO instrument (id, member, instrument, status, \"from\")
             VALUES ({}, {}, 'wage_dispensation', 'granted', '2026-01-01');",
            hex(41),
            hex(1)
        ),
        past(50, "organisation", 20, "Oud Archief"),
        past(51, "cost_item", 40, "Reizen"),
        fixed(60, "2026-0001", "2026-04-12", 62),
        fixed(61, "2026-0002", "2026-07-12", 63),
    ];
    conn.execute_batch(&rows.concat()).expect("fits");
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    let told = |kind, id, names: &[&'static str]| -> Vec<String> {
        let record = repo.record(kind, id).expect("reads").expect("is there");
        names.iter().map(|name| record.get(name).plain()).collect()
    };
    assert_eq!([60, 61].map(|n| told(Kind::Statement, id(n), &["client_then"]).concat()), ["Oud Archief", "Archief"]);
    let names = ["item_then", "team_then", "member_number", "member_then", "instrument_kind", "quantity", "amount"];
    let line = |item: &'static str| [item, "Een", "1", "Aa", "wage_dispensation", "462.86", "535.99"];
    assert_eq!(told(Kind::StatementLine, id(62), &names), line("Reizen"));
    assert_eq!(told(Kind::StatementLine, id(63), &names), line("Vervoer"));
}

#[test]
fn lines_of_version_11_say_nothing_of_what_changed_and_keep_their_figures() {
    let (_folder, path, conn) = store_of(11);
    let statement = format!(
        "INSERT INTO statement (id, number, organisation, \"from\", until, fixed_on, total, label, sort_key, search)
         VALUES ({}, '2026-0001', {}, '2026-01-01', '2026-03-31', '2026-04-12', 1234, '2026-0001', '', '');
         INSERT INTO statement_line (id, statement, line, sort, team, corrects, \"from\", until, quantity, price, amount)
         VALUES ({}, {}, 1, 'correction', {}, {}, '2026-01-01', '2026-03-31', 100000000, 1234, 1234);",
        hex(60),
        hex(20),
        hex(62),
        hex(60),
        hex(10),
        hex(60)
    );
    conn.execute_batch(&statement).expect("fits");
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    let line = repo.record(Kind::StatementLine, id(62)).expect("reads").expect("is there");
    let told = |names: &[&'static str]| names.iter().map(|name| line.get(name).plain()).collect::<Vec<_>>().concat();
    assert_eq!(told(&["changes", "published"]), "");
    assert_eq!(told(&["amount"]), "12.34");
}

#[test]
fn lines_of_version_13_say_what_they_said_in_the_list_of_all_that_changed() {
    let (_folder, path, conn) = store_of(13);
    let line = |n: u8, changed: &str| {
        format!(
            "INSERT INTO statement_line (id, statement, line, sort, team, corrects, \"from\", until, quantity, price, amount,
                changed, was, became, changed_from, published)
             VALUES ({}, {}, {n}, 'correction', {}, {}, '2026-01-01', '2026-03-31', 100000000, 1234, 1234, {changed}, 4321);",
            hex(70 + n),
            hex(60),
            hex(10),
            hex(60)
        )
    };
    let statement = format!(
        "INSERT INTO statement (id, number, organisation, \"from\", until, fixed_on, total, label, sort_key, search)
         VALUES ({}, '2026-0001', {}, '2026-01-01', '2026-03-31', '2026-04-12', 3702, '2026-0001', '', '');",
        hex(60),
        hex(20)
    );
    let lines = ["'hours', 2400, 3250, '2026-03-05'", "'price', -39500, -7, '2026-02-01'", "NULL, NULL, NULL, NULL"]
        .map(String::from);
    let rows: String = lines.iter().zip(1..).map(|(changed, n)| line(n, changed)).collect();
    conn.execute_batch(&format!("{statement}{rows}")).expect("fits");
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    let told = [71, 72, 73].map(|n| {
        let line = repo.record(Kind::StatementLine, id(n)).expect("reads").expect("is there");
        ["changes", "published", "amount"].map(|name| line.get(name).plain())
    });
    let told = told.each_ref().map(|line| line.each_ref().map(String::as_str));
    assert_eq!(
        told,
        [
            ["hours 24 32.5 2026-03-05", "43.21", "12.34"],
            ["price -395 -0.07 2026-02-01", "43.21", "12.34"],
            ["", "43.21", "12.34"]
        ]
    );
}
