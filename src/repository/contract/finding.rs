//! Filters, names, search, references.

use super::reading::members;
use super::*;
use crate::domain::days::holds;
use crate::domain::filter::{Expr, Relation, parse};
use crate::domain::identifiers::Identifiers;
use crate::domain::query::{Query, Sort};
use crate::domain::work_days::WorkDays;

fn reading(text: &str) -> Expr {
    parse(text, Kind::Member, today(), &Identifiers).expect("a filter")
}

/// Filters give the rows they say.
pub fn filters_give_the_rows_they_say(repo: &mut dyn Repository) {
    filled(repo);
    let all = Query::of(Kind::Member, today()).of_all_times();
    for (filter, wanted) in [
        ("bos", &[3, 4][..]),
        ("BÓS", &[3, 4]),
        ("\"van der\"", &[1]),
        ("1006", &[6]),
        ("archief", &[1, 2]),
        ("t002", &[3]),
        ("archief jan", &[1]),
        ("archief or bos", &[1, 2, 3, 4]),
        ("-archief", &[3, 4, 5, 6, 7, 8]),
        ("team:leiden", &[1, 2]),
        ("team=\"archief leiden\"", &[1, 2]),
        ("team=T002", &[3]),
        ("team!=T002", &[1, 2, 4, 5, 6, 7, 8]),
        ("team=empty", &[4, 5, 6, 7, 8]),
        ("team!=empty", &[1, 2, 3]),
        ("hours<=24", &[2, 3]),
        ("hours>24", &[1]),
        ("-(hours>24)", &[2, 3, 4, 5, 6, 7, 8]),
        ("hours!=32", &[2, 3, 4, 5, 6, 7, 8]),
        ("jobs=1.25", &[1]),
        ("status=at_work", &[1, 2]),
        ("status=exempt", &[3]),
        ("status=left or status=coming", &[6, 7]),
        ("contract=permanent", &[1, 2, 4, 8]),
        ("counts_for_agreement=no", &[2]),
        ("counts_for_agreement=empty", &[1, 3, 4, 5, 6, 7, 8]),
        ("employed_from>2025-12-31", &[8]),
        ("client:zuider", &[1, 2]),
        ("task_package=scannen", &[1]),
        ("name=\"Jan van der Aa\"", &[1]),
        ("name=\"aa, jan van der\"", &[1]),
        ("surname=bos", &[3]),
        ("given_name:JOEL", &[2]),
        ("nobody", &[]),
    ] {
        assert_eq!(members(repo, &all.clone().matching(reading(filter))), wanted, "{filter}");
    }
    let within = Query::of(Kind::Member, today()).within("team", id(Kind::Team, 1));
    assert_eq!(members(repo, &within.matching(reading("hours<30"))), [2]);
    let by = |name, n| members(repo, &all.clone().within(name, n));
    assert_eq!(by("client", id(Kind::Organisation, 2)), [1, 2]);
    assert_eq!(by("task_package", id(Kind::TaskPackage, 1)), [1]);
    let teams = Query::of(Kind::Team, today()).matching(Expr::Compare {
        column: "leader",
        relation: Relation::Contains,
        value: "de wit".into(),
    });
    assert_eq!(repo.count(&teams).expect("counts"), 1);
    let placements = Query::of(Kind::Placement, today()).of_all_times().matching(Expr::Word("vos".into()));
    assert_eq!(repo.count(&placements).expect("counts"), 1);
}

/// A team and its members are found under every client that has a share in the team; a member whose jobs are credited to
/// one organisation under that one alone.
pub fn who_works_for_a_client_follows_every_share(repo: &mut dyn Repository) {
    filled(repo);
    let all = Query::of(Kind::Member, today()).of_all_times();
    let found = |repo: &dyn Repository, filter| members(repo, &all.clone().matching(reading(filter)));
    let teams = |repo: &dyn Repository, client| {
        let within = Query::of(Kind::Team, today()).within("client", id(Kind::Organisation, client));
        let rows = repo.window(&within, 0, 10).expect("reads").rows;
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    for client in ["client=\"archief noord\"", "client:noord", "client=Zuiderwater"] {
        assert_eq!(found(repo, client), [1, 2], "{client}");
    }
    assert_eq!(found(repo, "client!=Zuiderwater"), [3, 4, 5, 6, 7, 8]);
    assert_eq!([teams(repo, 1), teams(repo, 2)], [[id(Kind::Team, 1)], [id(Kind::Team, 1)]]);
    let day_before_the_shares = Query::of(Kind::Team, day("2019-12-31")).of_all_times();
    assert_eq!(repo.count(&day_before_the_shares.within("client", id(Kind::Organisation, 1))).expect("counts"), 0);

    let before = repo.all_of::<Placement>().expect("reads");
    let now = before.into_iter().find(|p| p.member == id(Kind::Member, 1) && holds(p.from, p.until, today()));
    let now = now.expect("a placement");
    let credited = Placement { credited: Some(id(Kind::Organisation, 2)), ..now.clone() };
    let change = Change::Update { before: Record::Placement(now), after: Record::Placement(credited) };
    repo.commit(&set(2, "ada", LogVerb::Edit, vec![change])).expect("fits");
    assert_eq!(found(repo, "client:noord"), [2]);
    assert_eq!(found(repo, "client:zuider"), [1, 2]);
    assert_eq!(members(repo, &all.within("client", id(Kind::Organisation, 1))), [2]);
}

/// Who works on a day of the week is found by that day, and who has the same days by these.
pub fn who_works_on_a_weekday(repo: &mut dyn Repository) {
    filled(repo);
    let placements = repo.all_of::<Placement>().expect("reads");
    let changes = [(1, "ma-do 8"), (2, "ma 8, vr 12")].map(|(n, days)| {
        let mine = |p: &&Placement| p.member == id(Kind::Member, n) && holds(p.from, p.until, today());
        let now = placements.iter().find(mine).expect("a placement").clone();
        let work_days = WorkDays::parse(days);
        let hours = work_days.expect("days").total();
        let after = Placement { hours, work_days, ..now.clone() };
        Change::Update { before: Record::Placement(now), after: Record::Placement(after) }
    });
    repo.commit(&set(2, "ada", LogVerb::Edit, changes.to_vec())).expect("fits");
    for (filter, wanted) in [
        ("work_days:wo", &[1][..]),
        ("work_days=maandag", &[1, 2]),
        ("work_days=zo", &[]),
        ("work_days!=wo", &[2, 3, 4, 5, 6, 7, 8]),
        ("work_days=8-8-8-8-0", &[1]),
        ("work_days=\"ma 8, vr 12\"", &[2]),
        ("work_days=empty", &[3, 4, 5, 6, 7, 8]),
    ] {
        let all = Query::of(Kind::Member, today()).of_all_times();
        assert_eq!(members(repo, &all.matching(reading(filter))), wanted, "{filter}");
    }
}

/// Records are asked for by what they are.
pub fn records_are_asked_for_by_identity(repo: &mut dyn Repository) {
    filled(repo);
    let all = Query::of(Kind::Member, today()).of_all_times();
    let some = Expr::Among([2, 7, 5].map(|n| id(Kind::Member, n)).to_vec());
    assert_eq!(members(repo, &all.clone().matching(some.clone())), [2, 5, 7]);
    assert_eq!(members(repo, &all.clone().matching(Expr::Not(Box::new(some.clone())))), [1, 3, 4, 6, 8]);
    assert_eq!(members(repo, &all.clone().matching(some.and(reading("hours<30")))), [2]);
    assert_eq!(members(repo, &all.clone().matching(Expr::Among(Vec::new()))), [0; 0]);
    let teams = Query::of(Kind::Team, today()).matching(Expr::Among(vec![id(Kind::Member, 1)]));
    assert_eq!(repo.count(&teams).expect("counts"), 0, "a member is no team");
}

/// Denying a filter gives exactly the other rows.
pub fn denying_gives_the_other_rows(repo: &mut dyn Repository) {
    filled(repo);
    let all = Query::of(Kind::Member, today()).of_all_times();
    for filter in
        ["archief", "hours<30", "team:a", "client=zuiderwater", "phone=1", "status=left", "contract_until<90d"]
    {
        let some = repo.count(&all.clone().matching(reading(filter))).expect("counts");
        let others = repo.count(&all.clone().matching(Expr::Not(Box::new(reading(filter))))).expect("counts");
        assert_eq!(some + others, 8, "{filter}");
    }
}

/// Signs that mean something to the engine are only signs.
pub fn signs_are_only_signs(repo: &mut dyn Repository) {
    filled(repo);
    for sign in ["%", "_", "'", "\"", "\\", "?1", "'; DROP TABLE member; --", "*", "[a]"] {
        let query = Query::of(Kind::Member, today());
        let word = crate::domain::names::fold(sign);
        assert_eq!(repo.count(&query.clone().matching(Expr::Word(word.clone()))).expect("counts"), 0, "{sign}");
        assert!(repo.search(&[Kind::Member], sign, 5).expect("searches").is_empty(), "{sign}");
        assert!(repo.named(Kind::Team, sign).expect("reads").is_empty(), "{sign}");
    }
}

/// Records are found by key and by name in either order.
pub fn records_are_found_by_key_and_name(repo: &mut dyn Repository) {
    filled(repo);
    let twin = member(50, "Jan", "van der", "Aa");
    create(repo, 2, vec![Record::Member(twin)]).expect("commits");
    let found = |kind, key: &str| -> Vec<Id> { repo.named(kind, key).expect("reads").iter().map(Record::id).collect() };
    assert_eq!(found(Kind::Member, "1003"), [id(Kind::Member, 3)]);
    assert_eq!(found(Kind::Member, "Bos, Zoe"), [id(Kind::Member, 3)]);
    assert_eq!(found(Kind::Member, "Jan van der Aa"), [id(Kind::Member, 1), id(Kind::Member, 50)]);
    assert_eq!(found(Kind::Team, "T001"), [id(Kind::Team, 1)]);
    assert_eq!(found(Kind::Team, "t001"), [id(Kind::Team, 1)]);
    assert_eq!(found(Kind::Team, "archief leiden"), [id(Kind::Team, 1)]);
    assert_eq!(found(Kind::Staff, "Lies de Wit"), [id(Kind::Staff, 1)]);
    assert_eq!(found(Kind::Staff, "Wit, Lies de"), [id(Kind::Staff, 1)]);
    assert_eq!(found(Kind::Organisation, "zuiderwater"), [id(Kind::Organisation, 2)]);
    assert_eq!(found(Kind::Vacancy, "V001"), [id(Kind::Vacancy, 1)]);
    for nothing in ["", " ", "T999", "Bos"] {
        assert_eq!(found(Kind::Team, nothing), [], "{nothing}");
    }
    assert_eq!(found(Kind::Placement, "1001"), []);
}

/// What refers to a record comes in order of its first day.
pub fn what_refers_comes_in_order(repo: &mut dyn Repository) {
    filled(repo);
    let earlier = placement(50, 1, 2, 8, "2020-01-01", Some("2020-12-31"));
    create(repo, 2, vec![Record::Placement(earlier)]).expect("commits");
    let found = repo.referring(Kind::Placement, "member", id(Kind::Member, 1)).expect("reads");
    assert_eq!(found.iter().map(Record::id).collect::<Vec<_>>(), [id(Kind::Placement, 50), id(Kind::Placement, 1)]);
    assert_eq!(repo.referring(Kind::Vacancy, "team", id(Kind::Team, 1)).expect("reads").len(), 1);
    assert_eq!(repo.all(Kind::Organisation).expect("reads").len(), 2);
    assert_eq!(repo.label(Kind::Member, id(Kind::Member, 1)).expect("reads"), "Aa, Jan van der");
    assert_eq!(repo.label(Kind::Member, id(Kind::Member, 999)).expect("reads"), "");
    assert_eq!(repo.label(Kind::Placement, id(Kind::Placement, 1)).expect("reads"), "Aa, Jan van der", "its member");
    assert_eq!(repo.label(Kind::Placement, id(Kind::Placement, 999)).expect("reads"), "");
}

/// A search finds by prefix, words, inside and letters, best first.
pub fn a_search_finds_best_first(repo: &mut dyn Repository) {
    filled(repo);
    let found = |words: &str| -> Vec<String> {
        let hits = repo.search(&[Kind::Member, Kind::Team], words, 5).expect("searches");
        hits.into_iter().map(|hit| hit.label).collect()
    };
    assert_eq!(found("bos")[..2], ["Bos, Zoë", "Bos Adema, Ans"]);
    assert_eq!(found("bo")[..2], ["Bos, Zoë", "Boekbinders"], "the shorter name is the nearer");
    assert_eq!(found("zoe bos"), ["Bos, Zoë"]);
    assert_eq!(found("Aa, Jan van der"), ["Aa, Jan van der"]);
    assert_eq!(found("1004"), ["Bos Adema, Ans"]);
    assert_eq!(found("t002"), ["Boekbinders"]);
    assert_eq!(found("leiden"), ["Archief Leiden"]);
    assert_eq!(found("drissi"), ["Idrissi, Mohamed el"]);
    assert_eq!(found("mhmd"), ["Idrissi, Mohamed el"]);
    assert_eq!(found("xqx"), [""; 0]);
    assert_eq!(found("  ")[0], "Aa, Jan van der", "without words there is still something to choose from");
    assert_eq!(repo.search(&[Kind::Member], "a", 2).expect("searches").len(), 2);
}

/// Numbers in names are ordered by their value, in every window; such a name is found by its beginning and as it is written, and
/// a former name has its place too.
pub fn numbers_in_names_count(repo: &mut dyn Repository) {
    filled(repo);
    let names = ["Kas 10", "Kas 2", "Kas 100 noord", "Kas 1", "Kas 02", "10e kas", "3e kas"];
    let teams = (60..).zip(names).map(|(n, name)| Record::Team(team(n, name)));
    create(repo, 2, teams.collect()).expect("commits");
    let labels = |query: &Query, from, most| -> Vec<String> {
        let rows = repo.window(query, from, most).expect("reads").rows;
        rows.iter().map(|row| repo.label_on(Kind::Team, row.id, query.as_of).expect("reads")).collect()
    };
    let query = Query::of(Kind::Team, today());
    let ordered =
        ["3e kas", "10e kas", "Archief Leiden", "Boekbinders", "Kas 1", "Kas 2", "Kas 02", "Kas 10", "Kas 100 noord"];
    assert_eq!(labels(&query, 0, 100), ordered);
    let one_by_one: Vec<String> = (0..9).flat_map(|at| labels(&query, at, 1)).collect();
    assert_eq!(one_by_one, ordered);
    assert_eq!(labels(&query, 7, 2), ordered[7..]);
    let back = query.clone().sorted(Sort { column: "name", descending: true });
    assert_eq!(labels(&back, 0, 2), ["Kas 100 noord", "Kas 10"]);
    for (at, n) in [(0, 66), (1, 65), (4, 63), (7, 60)] {
        assert_eq!(repo.position(&query, id(Kind::Team, n)).expect("reads"), Some(at));
    }
    let named = |name| repo.named(Kind::Team, name).expect("reads").iter().map(|team| team.label()).collect::<Vec<_>>();
    assert_eq!((named("kas 10"), named("kas 02")), (vec!["Kas 10".to_owned()], vec!["Kas 02".to_owned()]));
    let found = |words: &str| -> Vec<String> {
        repo.search(&[Kind::Team], words, 9).expect("searches").into_iter().map(|hit| hit.label).collect()
    };
    assert_eq!(found("kas 10"), ["Kas 10", "10e kas", "Kas 100 noord"]);
    assert_eq!(found("10"), ["10e kas", "Kas 10", "Kas 100 noord"]);
    let filtered =
        |text| labels(&query.clone().matching(parse(text, Kind::Team, today(), &Identifiers).expect("one")), 0, 9);
    assert_eq!(filtered("name=\"kas 2\""), ["Kas 2"]);
    assert_eq!(filtered("name:\"kas 1\""), ["Kas 1", "Kas 10", "Kas 100 noord"]);
    let before = stored(repo, Kind::Team, 63);
    let mut after = before.clone();
    after.set("name", Value::Text("Tuin".to_owned())).expect("is of the field");
    let was = PastValue::new(
        id(Kind::PastValue, 60),
        (Kind::Team, before.id()),
        ("name", &Value::Text("Kas 20".to_owned())),
        (None, day("2026-01-31")),
    );
    let changes = vec![Change::Update { before, after }, Change::Create(Record::PastValue(was))];
    repo.commit(&set(3, "ada", LogVerb::Edit, changes)).expect("commits");
    let then = Query::of(Kind::Team, day("2026-01-31"));
    let rows = repo.window(&then, 0, 100).expect("reads").rows;
    let labels: Vec<String> =
        rows.iter().map(|row| repo.label_on(Kind::Team, row.id, then.as_of).expect("reads")).collect();
    assert_eq!(labels[4..], ["Kas 2", "Kas 02", "Kas 10", "Kas 20", "Kas 100 noord"]);
    let former = repo.named(Kind::Team, "kas 20").expect("reads");
    assert_eq!(former.iter().map(Record::id).collect::<Vec<_>>(), [id(Kind::Team, 63)]);
}
