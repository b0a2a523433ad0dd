//! What clients are charged: every line traces back to its records, sums are exact, and a fixed statement stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::desk::Desk;

/// The quarter after the last fixed one of the demonstration.
const QUARTER: [&str; 4] = ["--from", "2026-10-01", "--to", "2026-12-31"];

fn cents(value: &Value) -> i64 {
    (value.as_f64().expect("an amount") * 100.0).round() as i64
}

fn lines(statement: &Value) -> &Vec<Value> {
    statement["lines"].as_array().expect("lines")
}

fn charges(desk: &Desk, more: &[&str]) -> Value {
    desk.json(&[&["report", "charges"], more].concat())
}

fn of_client(desk: &Desk, client: &str) -> Value {
    charges(desk, &[&["--client", client], &QUARTER[..]].concat())
}

/// What the only change of a correction is.
fn only_change(correction: &Value) -> Value {
    let changes = correction["changes"].as_array().expect("changes");
    assert_eq!(changes.len(), 1, "{correction}");
    changes[0].clone()
}

/// All rows of a kind by their identity.
fn stored(desk: &Desk, kind: &str) -> BTreeMap<String, Value> {
    let rows = desk.json(&["list", kind, "--all"]);
    rows.as_array().unwrap().iter().map(|row| (row["id"].as_str().unwrap().to_owned(), row.clone())).collect()
}

#[test]
fn days_between_two_statements_that_are_on_neither_are_named() {
    let desk = Desk::with_demo();
    let fix = |from: &str, to: &str| desk.run(&["statement", "fix", "DUO", "--from", from, "--to", to]);
    let skipped = fix("2026-11-01", "2026-11-15");
    assert_eq!(skipped.code, 0, "{}", skipped.err);
    assert!(skipped.err.contains("De dagen van 01-10-2026 tot en met 31-10-2026 staan op geen"), "{}", skipped.err);
    let following = fix("2026-11-16", "2026-11-20");
    assert_eq!(following.code, 0, "{}", following.err);
    assert!(!following.err.contains("staan op geen"), "{}", following.err);
    let filled = fix("2026-10-01", "2026-10-31");
    assert_eq!(filled.code, 0, "{}", filled.err);
    assert!(!filled.err.contains("staan op geen"), "{}", filled.err);
}

#[test]
fn a_statement_is_the_sum_of_its_traced_lines_and_the_clients_together_are_the_programme() {
    let desk = Desk::with_demo();
    let all = charges(&desk, &QUARTER);
    let clients = all["clients"].as_array().unwrap();
    assert_eq!(clients.len(), 13);
    assert_eq!(clients.iter().map(|client| cents(&client["total"])).sum::<i64>(), cents(&all["total"]));
    assert_eq!(cents(&all["without_client"]["total"]), 0, "every team is somebody's");
    let kinds = ["cost_item", "rate", "team", "placement", "instrument", "statement"];
    let stored: BTreeMap<&str, _> = kinds.map(|kind| (kind, stored(&desk, kind))).into();
    let mut hours = 0.0;
    for client in clients {
        let own = of_client(&desk, client["client"].as_str().unwrap());
        assert_eq!(own["total"], client["total"], "{client}");
        assert_eq!(lines(&own).iter().map(|line| cents(&line["amount"])).sum::<i64>(), cents(&own["total"]));
        for line in lines(&own) {
            let sources = line["sources"].as_array().unwrap();
            for source in sources {
                let kind = source["kind"].as_str().unwrap();
                assert!(stored[kind].contains_key(source["id"].as_str().unwrap()), "{line}");
                assert_ne!(source["label"], "", "{line}");
            }
            let of = |kind: &str| sources.iter().find(|source| source["kind"] == kind).map(|s| &s["id"]);
            match line["sort"].as_str().unwrap() {
                "cost" => {
                    let rate = &stored["rate"][of("rate").expect("a rate").as_str().unwrap()];
                    assert_eq!(rate["amount"], line["price"], "{line}");
                    assert!(of("placement").is_some() || line["member"].is_null());
                }
                "windfall" => {
                    let instrument = &stored["instrument"][of("instrument").expect("one").as_str().unwrap()];
                    match &instrument["amount"] {
                        Value::Null => assert!(cents(&line["price"]) < 0, "as the rules give it: {line}"),
                        amount => assert_eq!(cents(amount), -cents(&line["price"]), "{line}"),
                    }
                }
                _ => assert!(of("statement").is_some()),
            }
            if line["what"] == "Loonkosten" && line["sort"] == "cost" {
                hours += line["quantity"].as_f64().unwrap();
            }
        }
    }
    // All contract hours of the quarter, counted from the placements: hours × days / 7.
    let day = |text: &str| chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    let worked = |placement: &Value| {
        let from = day(placement["from"].as_str().unwrap()).max(day("2026-10-01"));
        let until = placement["until"].as_str().map_or(day("2026-12-31"), day).min(day("2026-12-31"));
        placement["hours"].as_f64().unwrap() * ((until - from).num_days() + 1).max(0) as f64 / 7.0
    };
    let all: f64 = stored["placement"].values().map(worked).sum();
    assert!((hours - all).abs() < 0.005 * stored["placement"].len() as f64, "{hours} of {all}");
}

#[test]
fn a_statement_is_fixed_once_and_stays_as_it_is_also_when_undo_is_asked() {
    let desk = Desk::with_demo();
    let draft = of_client(&desk, "DUO");
    let before = desk.revision();
    let fix = [&["statement", "fix", "DUO"], &QUARTER[..]].concat();
    assert_eq!(desk.run(&fix).code, 0);
    assert_eq!(desk.revision(), before + 1, "one step");
    let shown = desk.json(&["statement", "show", "2026-0053"]);
    assert_eq!((&shown["total"], &shown["lines"]), (&draft["total"], &draft["lines"]));
    assert_eq!(charges(&desk, &["--statement", "2026-0053"]), shown);
    let stored = desk.json(&["list", "statements", "--filter", "nummer=2026-0053"]);
    assert_eq!((&stored[0]["total"], &stored[0]["organisation"]), (&draft["total"], &Value::from("DUO")));

    let line = desk.json(&["list", "statement_lines", "--limit", "1"])[0]["id"].as_str().unwrap().to_owned();
    let add = ["add", "statement", "nummer=2026-0099", "opdrachtgever=DUO", "vanaf=2027-01-01", "tm=2027-01-31"];
    let add = [&add[..], &["fixed_on=2027-02-01", "totaal=1"]].concat();
    for edit in [
        &["set", "statement", "2026-0053", "totaal=1"][..],
        &["set", "statement_line", &line, "bedrag=1"],
        &add,
        &fix,
        &["statement", "fix", "DUO", "--from", "2026-12-31", "--to", "2027-01-31"],
    ] {
        let said = desk.run(edit);
        assert_eq!(said.code, 1, "{edit:?}: {}", said.err);
        let sentence = if edit[0] == "statement" { "Doorbelasting 2026-0053 gaat al" } else { "verandert niet meer" };
        assert!(said.err.contains(sentence), "{edit:?}: {}", said.err);
    }
    std::fs::write(desk.path("overzicht.csv"), "nummer;totaal\n2026-0053;1\n").unwrap();
    let said = desk.run(&["import", "overzicht.csv", "--kind", "statement"]);
    assert!(said.code == 1 && desk.revision() == before + 1, "{}{}", said.out, said.err);
    assert_eq!(desk.json(&["statement", "show", "2026-0053"]), shown, "as it was");

    for command in ["undo", "redo"] {
        let said = desk.run(&[command]);
        assert_eq!((said.code, desk.revision()), (1, before + 1), "{command}: {}", said.err);
        assert_eq!(said.err.contains("kan niet ongedaan worden gemaakt"), command == "undo", "{}", said.err);
    }
    assert_eq!(desk.json(&["statement", "show", "2026-0053"]), shown, "as it was");

    // What is changed after it is undone as ever, and then undo comes to the statement again.
    assert_eq!(desk.run(&["set", "cost_item", "Reiskosten", "naam=Kilometers"]).code, 0);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.run(&["undo"]).code, 1);
    assert_eq!(desk.json(&["statement", "show", "2026-0053"]), shown, "as it was");
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn what_turns_out_different_later_is_corrected_on_the_next_statement_and_nowhere_twice() {
    let desk = Desk::with_demo();
    let quarter = ["--from", "2026-07-01", "--to", "2026-09-30"];
    let due = || cents(&charges(&desk, &[&["--client", "COA"], &quarter[..]].concat())["total"]);
    let clean = cents(&of_client(&desk, "COA")["corrections"]);
    let was = due();
    let fixed = desk.json(&["list", "statement_lines", "--columns", "statement,item,placement,amount,until"]);
    let numbers = desk.json(&["list", "statements", "--filter", "opdrachtgever=COA"]);
    let number = numbers.as_array().unwrap().first().unwrap()["number"].clone();
    let line = fixed
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .find(|line| line["statement"] == number && line["item"] == "Loonkosten" && line["until"] == "2026-09-30");
    let name = line.expect("a wage")["placement"].as_str().unwrap().to_owned();
    let member = desk.json(&["list", "members", "--filter", &format!("naam=\"{name}\"")])[0].clone();
    let (number, hours) = (member["number"].as_str().unwrap(), member["hours"].as_f64().unwrap());
    // From 1 September on it turns out to have been four hours less.
    let said = desk.run(&["hours", number, &(hours - 4.0).to_string(), "--on", "2026-09-01"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let difference = due() - was;
    assert!(difference < 0, "less hours cost less");
    let next = of_client(&desk, "COA");
    assert_eq!(cents(&next["corrections"]) - clean, difference);
    let corrections: Vec<&Value> = lines(&next).iter().filter(|line| line["sort"] == "correction").collect();
    // Of the wage, and of a windfall that goes by the hour.
    let own = corrections.iter().filter(|line| line["member"] == number).map(|line| cents(&line["amount"]));
    assert_eq!(own.sum::<i64>(), difference);

    assert_eq!(desk.run(&["statement", "fix", "COA"]).code, 0, "the next quarter by itself");
    let told = desk.json(&["list", "statements", "--filter", "opdrachtgever=COA"]);
    assert_eq!(told[0]["until"], "2026-12-31");
    let after = charges(&desk, &["--client", "COA"]);
    assert_eq!((&after["from"], cents(&after["corrections"])), (&Value::from("2027-01-01"), 0), "nothing twice");
    let total: i64 = told.as_array().unwrap().iter().map(|statement| cents(&statement["total"])).sum();
    let first = told.as_array().unwrap().last().unwrap()["from"].as_str().unwrap();
    // Whole quarters by themselves, so that lines are cut where they were.
    let whole: i64 = told
        .as_array()
        .unwrap()
        .iter()
        .map(|s| {
            let days = ["--client", "COA", "--from", s["from"].as_str().unwrap(), "--to", s["until"].as_str().unwrap()];
            let own = charges(&desk, &days);
            cents(&own["costs"]) + cents(&own["windfalls"])
        })
        .sum();
    assert_eq!(total, whole, "all that is due from {first} on was charged");
    assert_eq!(desk.run(&["undo"]).code, 1, "what was corrected stays so");
    assert_eq!(desk.json(&["list", "statements", "--filter", "opdrachtgever=COA"]), told);
}

#[test]
fn a_statement_goes_to_files_and_an_exception_in_the_rates_holds() {
    let desk = Desk::with_demo();
    for name in ["overzicht.csv", "overzicht.md", "overzicht.xlsx", "overzicht.ods", "overzicht.json"] {
        let said = desk.run(&[&["report", "charges", "--client", "DUO", "--out", name], &QUARTER[..]].concat());
        assert_eq!(said.code, 0, "{name}: {}", said.err);
        assert!(std::fs::metadata(desk.path(name)).unwrap().len() > 1000, "{name}");
    }
    let csv = std::fs::read_to_string(desk.path("overzicht.csv")).unwrap();
    assert_eq!(csv.lines().count(), lines(&of_client(&desk, "DUO")).len() + 1);
    let travel = |client: &str| {
        let own = of_client(&desk, client);
        lines(&own).iter().find(|line| line["what"] == "Reiskosten").expect("travel")["price"].as_f64().unwrap()
    };
    assert_eq!((travel("DUO"), travel("Staatsbosbeheer")), (310.0, 527.0));
    let add = ["add", "rate", "kostenpost=Reiskosten", "opdrachtgever=DUO", "bedrag=100", "vanaf=2026-11-01"];
    assert_eq!(desk.run(&add).code, 0);
    assert_eq!(travel("DUO"), 310.0, "until 1 November");
    let own = of_client(&desk, "DUO");
    let days: Vec<_> = lines(&own)
        .iter()
        .filter(|line| line["what"] == "Reiskosten")
        .map(|line| (line["from"].as_str().unwrap(), line["price"].as_f64().unwrap()))
        .collect();
    assert_eq!(days[..2], [("2026-10-01", 310.0), ("2026-11-01", 100.0)]);
    let said = desk.run(&["report", "charges", "--from", "2026-12-01", "--to", "2026-11-01"]);
    assert_eq!(said.code, 1);
    assert_eq!(desk.run(&["report", "charges", "--client", "DUO", "--from", "2010-01-01"]).code, 0);
    let said = desk.run(&["statement", "fix", "DUO", "--from", "2010-01-01"]);
    assert!(said.code == 1 && said.err.contains("niets door te belasten"), "{}", said.err);
}

#[test]
fn a_rate_or_hours_of_days_that_were_charged_say_so_and_those_of_days_to_come_do_not() {
    let desk = Desk::with_demo();
    let remark = "vastgestelde doorbelastingen (";
    let rate = |from: &str| desk.run(&["add", "rate", "post=Opleiding", "opdrachtgever=COA", "bedrag=1", from]);
    let late = rate("vanaf=2026-08-01");
    assert!(late.code == 0 && late.err.contains(&format!("{remark}1, de eerste is ")), "{}", late.err);
    let soon = rate("vanaf=2026-10-01");
    assert!(soon.code == 0 && !soon.err.contains(remark), "{}", soon.err);
    std::fs::write(
        desk.path("tarieven.csv"),
        "Kostenpost;Opdrachtgever;Bedrag;Vanaf;T/m\nReiskosten;DUO;999;1-1-2026;31-3-2026\n",
    )
    .expect("writes");
    let seen = desk.run(&["import", "tarieven.csv", "--kind", "rate", "--dry-run"]);
    assert!(format!("{}{}", seen.out, seen.err).contains(remark), "{}{}", seen.out, seen.err);
    let fixed = desk.json(&["statement", "show", "2026-0050"]);
    assert_eq!(fixed["client"], "COA");
    let line = |what: &str| lines(&fixed).iter().find(|line| line["what"] == what && line["until"] == "2026-09-30");
    let wage = line("Loonkosten").expect("a wage");
    let member = wage["member"].as_str().unwrap();
    let hours = |on: &str| desk.run(&["hours", member, "21", "--on", on]);
    let coming = hours("2026-11-01");
    assert!(coming.code == 0 && !coming.err.contains(remark), "{}", coming.err);
    let back = hours("2026-09-01");
    assert!(back.code == 0 && back.err.contains(remark), "{}", back.err);
    let benefit = line("wage_cost_benefit").expect("a benefit")["sources"].as_array().unwrap().last().unwrap();
    let benefit = benefit["id"].as_str().unwrap();
    for (change, says) in [
        (&["set", "cost_item", "Opleiding", "grondslag=persoon per maand", "--on", "2026-10-01"][..], false),
        (&["set", "cost_item", "Opleiding", "grondslag=contractuur", "--on", "2026-09-30"], true),
        (&["undo"], true),
        (&["set", "instrument", benefit, "instantie=Ander", "--on", "2026-09-01"], false),
        (&["set", "instrument", benefit, "bedrag=0,5", "--on", "2026-10-01"], false),
        (&["set", "instrument", benefit, "bedrag=0,9", "--on", "2026-09-30"], true),
        (&["correct", "instrument", benefit, "bedrag=0,8", "--on", "2026-09-30", "--dry-run"], true),
        (&["add", "parameter", "naam=lkv_hour", "waarde=0,9", "vanaf=2026-09-01"], true),
        (&["add", "parameter", "naam=contact_days", "waarde=29", "vanaf=2026-09-01"], false),
        (&["client", "split", "COA", "--into", "COA Noord", "--share", "10", "--on", "2026-09-01", "--dry-run"], true),
    ] {
        let said = desk.run(change);
        assert_eq!((said.code, said.err.contains(remark)), (0, says), "{change:?}: {}", said.err);
    }
}

#[test]
fn a_trial_of_an_import_says_that_a_period_is_closed() {
    let desk = Desk::with_demo();
    assert_eq!(desk.run(&["close", "period", "2026-09"]).code, 0);
    let row = "Kostenpost;Opdrachtgever;Bedrag;Vanaf;T/m\nReiskosten;DUO;999;1-9-2026;30-9-2026\n";
    std::fs::write(desk.path("tarieven.csv"), row).expect("writes");
    let tried = |more: &[&str]| desk.run(&[&["import", "tarieven.csv", "--kind", "rate", "--dry-run"], more].concat());
    let refused = tried(&[]);
    assert!(refused.code == 1 && refused.err.contains("30-09-2026"), "{}", refused.err);
    let named = tried(&["--correct"]);
    assert!(named.code == 0 && named.err.contains("vastgestelde doorbelastingen ("), "{}", named.err);
    assert_eq!(desk.run(&["import", "tarieven.csv", "--kind", "rate"]).code, 1);
}

#[test]
fn the_version_for_the_client_tells_of_no_person_and_no_instrument_and_comes_to_the_same() {
    let desk = Desk::with_demo();
    let inner = desk.json(&["statement", "show", "2026-0041"]);
    let outer = desk.json(&["statement", "show", "2026-0041", "--for-client"]);
    for part in ["client", "number", "from", "until", "costs", "windfalls", "corrections", "total"] {
        assert_eq!(inner[part], outer[part], "{part}");
    }
    let sum: i64 = lines(&outer).iter().map(|line| cents(&line["amount"])).sum();
    assert_eq!(sum, cents(&outer["total"]));
    let people: BTreeSet<&str> = lines(&inner).iter().filter_map(|line| line["member"].as_str()).collect();
    assert!(people.len() > 20 && lines(&inner).iter().any(|line| line["what"] == "wage_cost_subsidy"));
    let mut told = vec![desk.run(&["statement", "show", "2026-0041", "--for-client"]).out, outer.to_string()];
    for file in ["u.csv", "u.md"] {
        assert_eq!(desk.run(&["statement", "show", "2026-0041", "--for-client", "--out", file]).code, 0, "{file}");
        told.push(std::fs::read_to_string(desk.path(file)).expect("reads"));
    }
    for text in &told {
        let words: BTreeSet<&str> = text.split(|sign: char| !sign.is_alphanumeric()).collect();
        assert_eq!(people.iter().filter(|number| !number.is_empty() && words.contains(*number)).count(), 0);
        for secret in ["subsidie", "wage_cost", "voordeel", "benefit", "dispensatie", "placement", "instrument\":"] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
    assert!(lines(&outer).len() < lines(&inner).len() / 2);
    let drafted = charges(&desk, &["--client", "COA", "--for-client"]);
    assert_eq!(drafted["total"], charges(&desk, &["--client", "COA"])["total"]);
    assert!(lines(&drafted).iter().all(|line| line["member"].is_null()));
}

#[test]
fn files_of_rows_say_which_statement_they_are_of_and_amounts_have_their_thousands_apart_for_people() {
    let desk = Desk::with_demo();
    let json = desk.json(&["statement", "show", "2026-0041"]);
    let total = json["total"].as_f64().expect("an amount");
    let plain = format!("{total:.2}").replace('.', ",");
    for file in ["r.csv", "r.md", "r.xlsx", "r.ods"] {
        assert_eq!(desk.run(&["statement", "show", "2026-0041", "--out", file]).code, 0, "{file}");
    }
    let csv = std::fs::read_to_string(desk.path("r.csv")).expect("reads");
    let mut rows = csv.trim_start_matches('\u{feff}').lines();
    let headings: Vec<&str> = rows.next().expect("headings").split(';').collect();
    let at = |name: &str| headings.iter().position(|heading| *heading == name).expect(name);
    let cells: Vec<Vec<&str>> = rows.map(|row| row.split(';').map(|cell| cell.trim_matches('"')).collect()).collect();
    assert_eq!(cells.len(), lines(&json).len());
    for row in &cells {
        assert_eq!(row[at("Doorbelasting: Nummer")], "2026-0041");
        assert_eq!(row[at("Doorbelasting: Opdrachtgever")], json["client"]);
        assert_eq!(row[at("Doorbelasting: totaal")], plain);
    }
    let (first, row) = (&lines(&json)[0], &cells[0]);
    assert_eq!(
        row[at("Bedrag")].replace(',', ".").parse::<f64>().expect("a number"),
        first["amount"].as_f64().unwrap()
    );
    let (whole, part) = plain.split_once(',').expect("cents");
    let apart = format!("{}.{},{part}", &whole[..whole.len() - 3], &whole[whole.len() - 3..]);
    let told = std::fs::read_to_string(desk.path("r.md")).expect("reads");
    assert!(whole.len() > 4 && told.contains(&apart) && !told.contains(&plain), "{apart}");
    assert!(desk.run(&["statement", "show", "2026-0041"]).out.contains(&apart));
    let english = desk.run(&["--lang", "en", "statement", "show", "2026-0041"]).out;
    assert!(english.contains(&apart.replace(',', "#").replace('.', ",").replace('#', ".")));
}

#[test]
fn a_fixed_statement_keeps_the_names_that_it_was_fixed_with() {
    let desk = Desk::with_demo();
    let told = || {
        let text = desk.run(&["statement", "show", "2026-0041"]).out;
        (text, desk.json(&["statement", "show", "2026-0041"]))
    };
    let before = told();
    let stored = desk.json(&["list", "statements", "--filter", "nummer=2026-0041"])[0].clone();
    assert_eq!(stored["client_then"], stored["organisation"]);
    let client = stored["organisation"].as_str().unwrap().to_owned();
    let team = lines(&before.1)[0]["team"].as_str().unwrap().to_owned();
    let member = lines(&before.1).iter().find(|line| !line["member"].is_null()).expect("somebody")["member"].clone();
    for set in [
        ["set", "client", &client, "naam=Rijksdienst Anders"],
        ["set", "team", &team, "naam=Heel ander team"],
        ["set", "cost_item", "Loonkosten", "naam=Salaris"],
        ["set", "member", member.as_str().unwrap(), "achternaam=Verhulst"],
    ] {
        let said = desk.run(&set);
        assert_eq!(said.code, 0, "{set:?}: {}", said.err);
    }
    assert_eq!(told(), before);
    let next = of_client(&desk, "Rijksdienst Anders");
    assert!(lines(&next).iter().any(|line| line["what"] == "Salaris"), "a draft has the names of now");
}

#[test]
fn a_credit_statement_takes_a_statement_back_to_the_cent_and_its_days_are_charged_anew() {
    let desk = Desk::with_demo();
    let numbers = desk.json(&["list", "statements", "--filter", "opdrachtgever=COA"]);
    let last = numbers[0].clone();
    let (number, from) = (last["number"].as_str().unwrap(), last["from"].as_str().unwrap());
    let before = charges(&desk, &["--client", "COA"]);
    assert_ne!(before["from"], from);
    let said = desk.run(&["statement", "credit", number]);
    assert_eq!(said.code, 0, "{}", said.err);
    let credit = desk.json(&["list", "statements"])[0].clone();
    assert_eq!((&credit["number"], &credit["credits"]), (&Value::from("2026-0053"), &last["number"]));
    assert_eq!(cents(&credit["total"]), -cents(&last["total"]));
    let (was, back) = (desk.json(&["statement", "show", number]), desk.json(&["statement", "show", "2026-0053"]));
    assert_eq!(back["credits"], number);
    for (line, opposite) in lines(&was).iter().zip(lines(&back)) {
        assert_eq!((cents(&line["amount"]), &line["price"]), (-cents(&opposite["amount"]), &opposite["price"]));
    }

    for (asked, sentence) in [(number, "is al teruggenomen"), ("2026-0053", "is zelf een creditdoorbelasting")] {
        let revision = desk.revision();
        let said = desk.run(&["statement", "credit", asked]);
        assert_eq!((said.code, desk.revision()), (1, revision), "{}", said.err);
        assert!(said.err.contains(sentence), "{}", said.err);
    }
    assert_eq!(desk.run(&["undo"]).code, 1, "a credit statement stays as well");

    // The same days once more: all that is due for every day was charged, and the numbers go on.
    assert_eq!(charges(&desk, &["--client", "COA"])["from"], from);
    for until in ["the same days", "the quarter after"] {
        let said = desk.run(&["statement", "fix", "COA"]);
        assert_eq!(said.code, 0, "{until}: {}", said.err);
    }
    let told = desk.json(&["list", "statements", "--filter", "opdrachtgever=COA"]);
    let of = |at: usize| (told[at]["number"].clone(), told[at]["from"].clone());
    assert_eq!(of(0), ("2026-0055".into(), before["from"].clone()));
    assert_eq!(of(1), ("2026-0054".into(), from.into()));
    assert_eq!(cents(&charges(&desk, &["--client", "COA"])["corrections"]), 0, "nothing is left to put right");
    let total: i64 = told.as_array().unwrap().iter().map(|statement| cents(&statement["total"])).sum();
    let day = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let days: BTreeMap<String, String> =
        told.as_array().unwrap().iter().map(|row| (day(row, "from"), day(row, "until"))).collect();
    let due = days.iter().map(|(from, until)| {
        let own = charges(&desk, &["--client", "COA", "--from", from, "--to", until]);
        cents(&own["costs"]) + cents(&own["windfalls"])
    });
    assert_eq!(total, due.sum::<i64>());
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn a_correction_says_that_a_share_changed_and_that_a_placement_counts_for_another_client() {
    let desk = Desk::with_demo();
    let fixed = desk.json(&["statement", "show", "2026-0050"]);
    let whole = |line: &&Value| {
        (&line["from"], &line["until"], &line["what"])
            == (&"2026-07-01".into(), &"2026-09-30".into(), &"Loonkosten".into())
    };
    let listed = desk.json(&["list", "client_shares", "--filter", "opdrachtgever=COA", "--as-of", "2026-08-05"]);
    let share = |line: &Value| listed.as_array().unwrap().iter().find(|share| share["team"] == line["team"]).cloned();
    let wages: Vec<&Value> = lines(&fixed).iter().filter(whole).filter(|line| share(line).is_some()).collect();
    let shared = wages[0];
    let placed = desk.json(&["list", "placements", "--as-of", "2026-08-05"]);
    let placement = |line: &Value| {
        let of = line["sources"].as_array().unwrap().iter().find(|source| source["kind"] == "placement").unwrap();
        placed.as_array().unwrap().iter().find(|placement| placement["id"] == of["id"]).cloned()
    };
    let of_other_team = |line: &&&Value| line["team"] != shared["team"] && placement(line).is_some();
    let credited = wages.iter().find(of_other_team).expect("of another team");
    let share = share(shared).unwrap();
    let set = |what: &str, id: &Value, value: &str| {
        let done = desk.run(&["set", what, id.as_str().unwrap(), value, "--on", "2026-08-05"]);
        assert_eq!(done.code, 0, "{}", done.err);
    };
    set("client_share", &share["id"], "share=40");
    set("placement", &placement(credited).unwrap()["id"], "credited=DUO");
    let draft = of_client(&desk, "COA");
    let changed = |number: &Value| {
        let about = |line: &&Value| {
            (&line["sort"], &line["corrects"], &line["what"])
                == (&"correction".into(), &"2026-0050".into(), &"Loonkosten".into())
        };
        let line = lines(&draft).iter().filter(about).find(|line| line["member"] == *number);
        only_change(line.expect("a correction"))
    };
    let since = "2026-08-05";
    assert_eq!(
        changed(&shared["member"]),
        serde_json::json!({"what": "share", "was": share["share"], "became": 40, "since": since})
    );
    let of_other = changed(&credited["member"]);
    assert_eq!(
        (&of_other["what"], &of_other["became"], &of_other["since"]),
        (&"credited".into(), &0.into(), &since.into())
    );
    assert_eq!(desk.run(&["statement", "fix", "COA"]).code, 0);
    let told = |more: &[&str]| desk.run(&[&["statement", "show", "2026-0053"], more].concat()).out;
    let (inner, for_client) = (told(&[]), told(&["--for-client"]));
    assert!(inner.contains("% → 40% vanaf 05-08-2026") && inner.contains("% → 0% vanaf 05-08-2026"), "{inner}");
    assert!(!for_client.contains("voor deze opdrachtgever"), "{for_client}");
}

#[test]
fn a_correction_says_what_changed_from_which_day_and_what_was_published_of_a_closed_period() {
    let desk = Desk::with_demo();
    let fixed = desk.json(&["statement", "show", "2026-0050"]);
    let whole = |line: &&Value| {
        (&line["from"], &line["until"], &line["what"])
            == (&"2026-07-01".into(), &"2026-09-30".into(), &"Loonkosten".into())
    };
    let shares = desk.json(&["list", "client_shares", "--all"]);
    let shared = |line: &&Value| {
        let of_team = |share: &&Value| share["team"] == line["team"];
        shares.as_array().unwrap().iter().filter(of_team).count() > 1
    };
    let [alone, together] = [false, true].map(|wanted| {
        let found = lines(&fixed).iter().filter(whole).find(|line| shared(line) == wanted).expect("a wage");
        found["member"].as_str().unwrap().to_owned()
    });
    let hours = |number: &str| {
        let list = desk.json(&["list", "members", "--filter", &format!("nummer={number}"), "--as-of", "2026-09-30"]);
        list[0]["hours"].as_f64().unwrap()
    };
    let was = [&alone, &together].map(|number| hours(number));
    assert_eq!(desk.run(&["hours", &alone, "19.5", "--on", "2026-08-05"]).code, 0);
    assert_eq!(desk.run(&["close", "period", "2026-09"]).code, 0);
    assert_eq!(desk.run(&["hours", &together, "17", "--on", "2026-09-17", "--correct"]).code, 0);
    let rate =
        ["add", "rate", "post=Begeleiding", "opdrachtgever=COA", "bedrag=411,17", "vanaf=2026-09-09", "--correct"];
    assert_eq!(desk.run(&rate).code, 0);
    let draft = of_client(&desk, "COA");
    let corrections = |of: &Value| -> Vec<Value> {
        let corrections = lines(of).iter().filter(|line| line["sort"] == "correction");
        corrections.filter(|line| line["corrects"] == "2026-0050").cloned().collect()
    };
    let wages = |number: &str| {
        let found = corrections(&draft);
        found.into_iter().find(|line| line["member"] == number && line["what"] == "Loonkosten").expect("a correction")
    };
    for (number, was, became, since) in [(&alone, was[0], 19.5, "2026-08-05"), (&together, was[1], 17.0, "2026-09-17")]
    {
        let changed = only_change(&wages(number));
        assert_eq!((&changed["what"], &changed["since"]), (&"hours".into(), &since.into()), "{changed}");
        assert_eq!((changed["was"].as_f64(), changed["became"].as_f64()), (Some(was), Some(became)));
    }
    let charged =
        lines(&fixed).iter().find(|line| line["member"] == *together && line["what"] == "Loonkosten").unwrap();
    let corrected = wages(&together);
    assert_eq!(corrected["published"], charged["amount"]);
    assert_eq!(cents(&corrected["known_now"]), cents(&charged["amount"]) + cents(&corrected["amount"]));
    let guidance: Vec<Value> = corrections(&draft)
        .into_iter()
        .filter(|line| line["what"] == "Begeleiding" && line["member"] == *alone)
        .collect();
    assert_eq!(
        only_change(&guidance[0]),
        serde_json::json!({"what": "price", "was": 395, "became": 411.17, "since": "2026-09-09"})
    );

    let said =
        "uren {was} → 17 vanaf 17-09-2026 · afgesloten periode: gepubliceerd ".replace("{was}", &was[1].to_string());
    assert_eq!(desk.run(&["statement", "fix", "COA"]).code, 0);
    let told = |more: &[&str]| desk.run(&[&["statement", "show", "2026-0053"], more].concat()).out;
    assert!(told(&[]).contains(&said) && told(&["--format", "csv"]).contains(&said), "{said}");
    assert!(told(&[]).contains("prijs 395,00 → 411,17 vanaf 09-09-2026"));
    let for_client = told(&["--for-client"]);
    let amounts = for_client.contains("uren ") || for_client.contains("gepubliceerd");
    assert!(!amounts && for_client.contains("afgesloten periode"), "nothing of one person: {for_client}");
    assert!(for_client.contains("prijs 395,00 → 411,17 vanaf 09-09-2026"), "{for_client}");
    assert_eq!(corrections(&desk.json(&["statement", "show", "2026-0053"])), corrections(&draft));
    // What is put right after that leaves it as it was told.
    let before = told(&[]);
    assert_eq!(desk.run(&["hours", &together, "18", "--on", "2026-09-17", "--correct"]).code, 0);
    assert_eq!(told(&[]), before);
    assert_eq!(desk.run(&["check"]).code, 0);
}
