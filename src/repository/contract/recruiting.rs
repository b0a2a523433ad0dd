//! Candidates and applications: what is worked out about them agrees with the pure functions.

use proptest::prelude::*;

use super::*;
use crate::domain::choices::{Choice, StageMeaning};
use crate::domain::days::holds;
use crate::domain::kinds::LegalHold;
use crate::domain::log_verb::LogVerb;
use crate::domain::personal::ErasedPart;
use crate::domain::query::Query;
use crate::domain::retention::{hold_on, is_gone};

fn candidate(n: u16) -> Candidate {
    Candidate { number: format!("K{n:03}"), surname: "Aa".into(), ..Candidate::blank(id(Kind::Candidate, n)) }
}

fn stages(repo: &dyn Repository) -> Vec<Stage> {
    repo.all_of::<Stage>().expect("reads")
}

/// How many candidates a vacancy has and how far they came is right on every day.
pub fn candidates_of_a_vacancy(repo: &mut dyn Repository) {
    let stages = stages(repo);
    let stage = |meaning: StageMeaning| stages.iter().find(|s| s.meaning == meaning).expect("a stage").clone();
    let vacancy = |n: u16| Vacancy {
        number: format!("V{n}"),
        team: id(Kind::Team, 1),
        open_since: day("2020-01-01"),
        ..Vacancy::blank(id(Kind::Vacancy, n))
    };
    let application = |n: u16, vacancy: u16, meaning, from: &str, until: Option<&str>| Application {
        candidate: id(Kind::Candidate, n),
        vacancy: id(Kind::Vacancy, vacancy),
        stage: stage(meaning).id,
        from: day(from),
        until: until.map(day),
        ..Application::blank(id(Kind::Application, 100 * n + meaning as u16))
    };
    use StageMeaning::*;
    let applications = [
        application(1, 1, Preselection, "2026-05-01", Some("2026-05-31")),
        application(1, 1, TrialPlacement, "2026-06-01", None),
        application(2, 1, Intake, "2026-06-10", None),
        application(3, 1, Offer, "2026-06-01", Some("2026-06-14")),
        application(3, 1, Rejected, "2026-06-15", Some("2026-06-15")),
        application(4, 1, Offer, "2026-06-16", None),
    ];
    let mut records = vec![Record::Team(team(1, "A")), Record::Vacancy(vacancy(1)), Record::Vacancy(vacancy(2))];
    records.extend((1..=4).map(|n| Record::Candidate(candidate(n))));
    records.extend(applications.iter().cloned().map(Record::Application));
    create(repo, 2, records).expect("fits");
    for on in ["2026-04-30", "2026-05-15", "2026-06-01", "2026-06-14", "2026-06-15", "2026-06-16"].map(day) {
        let query = Query::of(Kind::Vacancy, on).showing(&["candidates", "furthest"]);
        let rows = repo.window(&query, 0, 9).expect("reads").rows;
        let here: Vec<&Stage> = applications
            .iter()
            .filter(|a| holds(a.from, a.until, on))
            .filter_map(|a| stages.iter().find(|s| s.id == a.stage).filter(|s| !s.meaning.closes()))
            .collect();
        let furthest = here.iter().max_by_key(|s| s.position).map(|s| s.name.clone());
        let got = |at: usize| (rows[at].cells[0].value.clone(), rows[at].cells[1].label.clone());
        assert_eq!(got(0), (Value::Whole(here.len() as i64), furthest), "{on}");
        assert_eq!(got(1), (Value::Whole(0), None));
    }
    let meaning = stage(Offer);
    edit(repo, 3, "ada", &Record::Stage(meaning), "name", text("Voorstel"));
    let query = Query::of(Kind::Vacancy, day("2026-06-16")).showing(&["furthest"]);
    let row = repo.window(&query, 0, 1).expect("reads").rows.remove(0);
    assert_eq!(row.cells[0].label.as_deref(), Some("Voorstel"), "a stage goes by the name the office gives it");
    assert_eq!(stage(Offer).meaning.name(), "offer");
}

/// The day on which a candidate has to be gone agrees with the domain.
pub fn the_day_to_delete_by(repo: &mut dyn Repository) {
    let near = || proptest::option::of((-60i64..60).prop_map(|n| today() + TimeDelta::days(n)));
    let (n, repo) = (std::cell::Cell::new(1), std::cell::RefCell::new(repo));
    let any = proptest::bool::weighted(0.2);
    on_any(30, &proptest::collection::vec((near(), near(), any, any), 1..6), |list| {
        let mut repo = repo.borrow_mut();
        n.set(n.get() + 2);
        let made: Vec<Candidate> = (1..)
            .zip(&list)
            .map(|(n, (ended, consent, gone, _))| Candidate {
                procedure_ended_on: *ended,
                consent_until: *consent,
                surname: if *gone { format!("K{n:03}") } else { "Aa".into() },
                ..candidate(n)
            })
            .collect();
        let held: Vec<LegalHold> = (made.iter().zip(list).filter(|(_, (.., held))| *held))
            .zip(1..)
            .map(|((candidate, _), n)| LegalHold {
                candidate: Some(candidate.id),
                from: today(),
                reason: "Klacht".into(),
                decided_by: "Ada".into(),
                ..LegalHold::blank(id(Kind::LegalHold, n))
            })
            .collect();
        let mut records: Vec<Record> = made.iter().cloned().map(Record::Candidate).collect();
        records.extend(held.iter().cloned().map(Record::from));
        create(&mut **repo, n.get(), records.clone()).expect("fits");
        let rules = repo.settings(today()).expect("reads").recruiting;
        let query = Query::of(Kind::Candidate, today()).showing(&["delete_by"]);
        for row in repo.window(&query, 0, 9).expect("reads").rows {
            let candidate = made.iter().find(|c| c.id == row.id).filter(|c| {
                hold_on(&held, c.id, today()).is_none() && !is_gone(&Record::Candidate((*c).clone()), ErasedPart::Whole)
            });
            let wanted = candidate.and_then(|c| rules.delete_by(c, today()));
            assert_eq!(row.cells[0].value, wanted.map_or(Value::Empty, Value::Day));
        }
        let back = records.into_iter().map(Change::Remove).collect();
        repo.commit(&set(n.get() + 1, "ada", LogVerb::Undo, back)).expect("goes");
    });
}
