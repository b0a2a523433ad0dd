//! A store to read files into, and what tests ask of it.

use std::path::{Path, PathBuf};

use binnenwerk::domain::change::ChangeSet;
use binnenwerk::domain::counting::JOB_HOURS;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::{CountedIds, Ids};
use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::refusal::Refusal;
use binnenwerk::domain::value::Value;
use binnenwerk::exchange::import::{Plan, plan};
use binnenwerk::exchange::read::{read_bytes, read_file};
use binnenwerk::exchange::sheet::Sheet;
use binnenwerk::repository::Repository;
use binnenwerk::repository::sqlite::SqliteRepository;
use binnenwerk::text::WordIndex;
use chrono::{DateTime, Utc};

pub const FILES: [&str; 6] =
    ["opdrachtgevers.csv", "werksoorten.csv", "teams.csv", "medewerkers.csv", "plaatsingen.csv", "vacatures.csv"];

/// Day, jobs, people, teams running: the published series.
pub const SERIES: [(&str, &str, i64, i64); 7] = [
    ("2017-11-30", "159.0", 128, 13),
    ("2018-12-31", "214.0", 176, 23),
    ("2019-12-31", "298.0", 262, 35),
    ("2020-12-31", "387.0", 351, 39),
    ("2021-12-31", "510.0", 425, 53),
    ("2022-12-31", "688.0", 541, 65),
    ("2023-12-31", "870.0", 674, 80),
];

/// A store in memory and where its identities come from.
pub struct Office {
    pub repo: SqliteRepository,
    pub ids: CountedIds,
}

impl Office {
    pub fn new() -> Self {
        let mut ids = CountedIds::after(0);
        let repo = SqliteRepository::open_in_memory(("test".into(), DateTime::UNIX_EPOCH), &mut ids).expect("opens");
        Office { repo, ids }
    }

    /// The whole programme.
    pub fn filled() -> Self {
        let mut office = Office::new();
        office.import(&sheets(&FILES));
        office
    }

    pub fn plan(&mut self, sheets: &[Sheet], wishes: &ImportOptions) -> Plan {
        self.try_plan(sheets, wishes).expect("a plan")
    }

    pub fn try_plan(&mut self, sheets: &[Sheet], wishes: &ImportOptions) -> Result<Plan, Reason> {
        self.planned(sheets, wishes).map_err(|refusal| refusal.reason)
    }

    /// Why these sheets are not read in.
    pub fn refusal(&mut self, sheets: &[Sheet], wishes: &ImportOptions) -> Refusal {
        self.planned(sheets, wishes).expect_err("a refusal")
    }

    fn planned(&mut self, sheets: &[Sheet], wishes: &ImportOptions) -> Result<Plan, Refusal> {
        Ok(plan(&self.repo, sheets, wishes, &WordIndex::new(), &mut self.ids, &mut |_, _| {})?)
    }

    pub fn commit(&mut self, mut plan: Plan) {
        if plan.writes() > 0 {
            let at: DateTime<Utc> = DateTime::UNIX_EPOCH;
            let set: ChangeSet = plan.take_set(self.ids.next_id(), at, "test");
            assert_eq!(set.verb, LogVerb::Import);
            self.repo.commit(&set).expect("commits");
        }
    }

    /// Reads in sheets without any fault; answers what it did.
    pub fn import(&mut self, sheets: &[Sheet]) -> Plan {
        self.import_as(sheets, &ImportOptions::default())
    }

    pub fn import_as(&mut self, sheets: &[Sheet], wishes: &ImportOptions) -> Plan {
        let plan = self.plan(sheets, wishes);
        assert_eq!(plan.summary.refused, [], "nothing is refused");
        self.commit(plan.clone());
        plan
    }

    pub fn totals(&self, day: &str) -> (String, i64, i64) {
        let day = iso(day);
        let totals = self.repo.totals(day).expect("totals");
        let settings = self.repo.settings(day).expect("settings");
        (settings.jobs(totals.hours).expect(JOB_HOURS).text('.'), totals.people, totals.teams)
    }

    pub fn holds_the_series(&self) {
        for (day, jobs, people, teams) in SERIES {
            assert_eq!(self.totals(day), (jobs.to_owned(), people, teams), "{day}");
        }
    }

    pub fn value(&self, kind: Kind, key: &str, field: &str) -> Value {
        let found = self.repo.named(kind, key).expect("asked");
        assert_eq!(found.len(), 1, "{kind} {key}");
        found[0].get(field)
    }

    /// The placements of a member: team, hours, first and last day, reason.
    pub fn placements(&self, number: &str) -> Vec<String> {
        let member = self.repo.named(Kind::Member, number).expect("asked")[0].id();
        let placements = self.repo.referring(Kind::Placement, "member", member).expect("asked");
        placements
            .iter()
            .map(|p| {
                let team = p.get("team").reference().expect("a team");
                let code = self.repo.record(Kind::Team, team).expect("asked").expect("there").get("code").plain();
                let rest = ["hours", "from", "until", "end_reason"].map(|field| p.get(field).plain());
                format!("{code} {}", rest.join(" ")).trim_end().to_owned()
            })
            .collect()
    }
}

pub fn iso(day: &str) -> Day {
    day.parse().expect("a day")
}

pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

pub fn sheets(names: &[&str]) -> Vec<Sheet> {
    names.iter().flat_map(|name| read_file(&data(name)).expect("readable")).collect()
}

/// The one sheet of a CSV text.
pub fn csv(name: &str, text: &str) -> Vec<Sheet> {
    read_bytes(name, text.as_bytes()).expect("readable")
}

pub fn creating() -> ImportOptions {
    ImportOptions { create: vec![Kind::Team, Kind::TaskPackage], ..ImportOptions::default() }
}

/// Row, column, value and code of what is refused.
pub fn refusals(plan: &Plan) -> Vec<(u32, &str, &str, Reason)> {
    plan.summary.refused.iter().map(|r| (r.row, r.column.as_str(), r.value.as_str(), r.reason.reason)).collect()
}

/// The English words of a reason, as the list of expected refusals has them.
pub fn reason(refusal: &Refusal) -> String {
    binnenwerk::text::Words::new(binnenwerk::text::Language::English).reason(refusal)
}

pub const TEAMS: &str = "Teamcode;Team;Plaatsen;Start\nT1;Een;8;01-01-2020\nT2;Twee;8;01-01-2020\n";
pub const ROSTER: &str = "Nr;Naam;Team;Uren;Vanaf\n";

pub fn one_member() -> Office {
    let mut office = Office::new();
    office.import(&csv("teams.csv", TEAMS));
    office.import(&csv("a.csv", &format!("{ROSTER}1;Aa, Jan;Een;32;01-03-2023\n")));
    office
}

pub fn roster(row: &str) -> Vec<Sheet> {
    csv("a.csv", &format!("{ROSTER}{row}\n"))
}
