//! Whatever stands in a sheet.

use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::{Id, Ids};
use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::record::Kind;
use binnenwerk::exchange::import::rejects;
use binnenwerk::exchange::sheet::{Sheet, SheetCell, SheetRow};
use binnenwerk::repository::Repository;
use chrono::DateTime;
use proptest::prelude::*;

use crate::office::*;

fn cell() -> impl Strategy<Value = SheetCell> {
    let words = ["1", "2", "Aa, Jan", "Een", "32", "-8", "31-02-2023", "01-03-2023", "x", "ja", "45291", "vast", "T1"];
    prop_oneof![
        Just(SheetCell::Empty),
        proptest::sample::select(words.to_vec()).prop_map(|w| SheetCell::Text(w.to_owned())),
        ".{0,12}".prop_map(SheetCell::Text),
        "-?[0-9]{1,12}(\\.[0-9]{1,3})?".prop_map(SheetCell::Number),
        (-800_000i32..800_000).prop_map(|n| Day::from_num_days_from_ce_opt(n).map_or(SheetCell::Empty, SheetCell::Day)),
        any::<bool>().prop_map(SheetCell::Flag),
    ]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let headings = [
        "Personeelsnr",
        "Naam",
        "Achternaam",
        "Voornaam",
        "Team",
        "Teamcode",
        "Uren",
        "Vanaf",
        "Tot en met",
        "Contract",
        "In dienst",
        "Uit dienst",
        "Takenpakket",
        "Takenpakketten",
        "Werksoort",
        "Opdrachtgever",
        "Teamleider",
        "Plaatsen",
        "Start",
        "Einde",
        "Nummer",
        "Open sinds",
        "Status",
        "Telt mee",
        "Reden einde",
        "BSN",
        "",
        "zomaar",
    ];
    let wide = proptest::collection::vec(proptest::sample::select(headings.to_vec()), 1..9);
    (wide, proptest::collection::vec(proptest::collection::vec(cell(), 9), 0..8)).prop_map(|(headings, rows)| {
        let rows = rows.into_iter().zip(2..).map(|(mut cells, number)| {
            cells.truncate(headings.len());
            SheetRow { number, cells }
        });
        Sheet {
            source: "x.csv".into(),
            name: "x".into(),
            heading_row: 1,
            rows: rows.collect(),
            headings: headings.into_iter().map(str::to_owned).collect(),
            ..Sheet::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]
    #[test]
    fn whatever_a_sheet_holds_a_plan_comes_out_that_the_store_takes(
        sheets in proptest::collection::vec(sheet(), 1..4),
        create in any::<bool>(),
        kind in proptest::option::of(proptest::sample::select(Kind::ALL.to_vec())),
    ) {
        let mut office = one_member();
        let create = if create { vec![Kind::Team, Kind::TaskPackage, Kind::WorkType, Kind::Organisation] } else { vec![] };
        let wishes = ImportOptions { create, kind, on: Some(iso("2023-06-01")), ..ImportOptions::default() };
        if let Ok(plan) = office.try_plan(&sheets, &wishes) {
            let tables = rejects(&plan, &sheets, "Reden", |row| reason(&row.reason));
            let refused = plan.summary.refused.len();
            prop_assert_eq!(tables.iter().map(|t| t.rows.len()).sum::<usize>(), refused);
            let operation: Id = office.ids.next_id();
            if plan.writes() > 0 {
                let set = plan.clone().take_set(operation, DateTime::UNIX_EPOCH, "test");
                prop_assert!(office.repo.commit(&set).is_ok(), "{:?}", office.repo.commit(&set));
                prop_assert_eq!(office.repo.check().expect("checked"), vec![]);
            }
            if let Ok(again) = office.try_plan(&sheets, &wishes) {
                prop_assert!(again.changes.is_empty() || refused > 0, "{:?}", again.changes);
            }
        }
    }
}
