//! Temporary.
use binnenwerk::app::state::App;
use binnenwerk::app::worker::Office;
use binnenwerk::domain::change::ChangeSet;
use binnenwerk::domain::id::{CountedIds, Id, Ids};
use binnenwerk::repository::Repository;
use binnenwerk::repository::sqlite::{OpenOptions, SqliteRepository};
use binnenwerk::ui::{Setting, Speech, keys::Keymap, run, terminal::Options};
use std::sync::Arc;
struct Fresh;
impl Ids for Fresh {
    fn next_id(&mut self) -> Id {
        Id::from(uuid::Uuid::now_v7())
    }
}
struct NoImport;
impl binnenwerk::app::importing::Importer for NoImport {
    fn preview(
        &mut self,
        _: &dyn Repository,
        _: &[std::path::PathBuf],
        _: binnenwerk::repository::Progress<'_>,
    ) -> Result<binnenwerk::app::importing::Preview, binnenwerk::domain::refusal::Refusal> {
        Err(binnenwerk::domain::refusal::Refusal::new("file-empty"))
    }
    fn import(
        &mut self,
        _: &mut dyn Repository,
        _: &mut binnenwerk::app::command::Desk<'_>,
        _: &[std::path::PathBuf],
        _: bool,
        _: binnenwerk::repository::Progress<'_>,
    ) -> Result<usize, binnenwerk::domain::refusal::Refusal> {
        Ok(0)
    }
}
fn main() {
    let path = std::path::PathBuf::from(std::env::args().nth(1).expect("path"));
    let fresh = !path.exists();
    let today = chrono::Local::now().date_naive();
    let mut repo = SqliteRepository::open(
        &path,
        OpenOptions {
            create: true,
            allow_network: true,
            founder: ("demo".into(), chrono::Utc::now()),
            ids: &mut Fresh,
        },
    )
    .expect("open");
    if fresh {
        let set = ChangeSet {
            operation: Fresh.next_id(),
            at: chrono::Utc::now(),
            actor: "demo".into(),
            verb: "found".into(),
            undoes: None,
            changes: vec![],
        };
        let mut ids = CountedIds::after(1 << 80);
        let mut records = binnenwerk::demo::programme(7, 674, today, &mut ids);
        repo.found(&set, &mut records, &mut |_, _| {}).expect("found");
    }
    let speech = Arc::new(Speech::new(
        binnenwerk::text::Words::new(binnenwerk::text::Language::Dutch),
        binnenwerk::text::Lexicon::new(),
    ));
    let app = App::new(today, today, speech.clone(), Box::new(Fresh));
    let office = Office {
        repository: Box::new(repo),
        ids: Box::new(Fresh),
        clock: chrono::Utc::now,
        actor: "jan".into(),
        importer: Box::new(NoImport),
    };
    let options = Options { term: std::env::var("TERM").ok(), ..Options::default() };
    run(Setting { app, speech, keymap: Keymap::new(&[]).expect("keys"), options, office }).expect("run");
}
