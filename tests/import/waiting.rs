//! Reading in from the screen: while files are read, the store serves others.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use binnenwerk::app::ports::{Export, Exporter};
use binnenwerk::app::ports::{FilesToRead, Importer, Incoming, KeptMapping, OnDisk, ReadingFiles};
use binnenwerk::app::request::{Answer, Question, Reply};
use binnenwerk::app::worker::{Request, Worker, WorkerDeps as Desks};
use binnenwerk::domain::access::noted::Origin;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::CountedIds;
use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::import_summary::ImportSummary;
use binnenwerk::domain::readable_files::FolderListing;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::refusal::Refusal;
use binnenwerk::repository::{Progress, Repository};
use binnenwerk::service::command::{Command, CommandContext};
use chrono::DateTime;

use crate::office::Office;

/// Files that are read as soon as somebody says so, and how often that was.
struct Slow {
    go: Arc<Mutex<Receiver<()>>>,
    read: Sender<()>,
}

struct Two;

impl Importer for Slow {
    fn reading(&self, _: &[PathBuf]) -> ReadingFiles {
        let (go, read) = (Arc::clone(&self.go), self.read.clone());
        Box::new(move || {
            let _ = go.lock().expect("one reader").recv();
            read.send(()).expect("somebody counts");
            Ok(Box::new(Two))
        })
    }

    fn looking(&self, _: &str, _: &str) -> OnDisk<FolderListing> {
        let (go, read) = (Arc::clone(&self.go), self.read.clone());
        Box::new(move || {
            let _ = go.lock().expect("one reader").recv();
            read.send(()).expect("somebody counts");
            Ok(FolderListing::default())
        })
    }

    fn mappings(&self) -> OnDisk<Vec<KeptMapping>> {
        Box::new(|| Ok(Vec::new()))
    }

    fn keeping(&self, _: &KeptMapping, _: bool) -> OnDisk<()> {
        Box::new(|| Err(Refusal::new(Reason::WriteNoFolder)))
    }
}

impl Incoming for Two {
    fn preview(&mut self, _: &dyn Repository, _: &ImportOptions, _: Progress<'_>) -> Result<ImportSummary, Refusal> {
        Ok(ImportSummary::default())
    }

    fn import(
        &self,
        _: &mut dyn Repository,
        _: &mut CommandContext<'_>,
        _: (&ImportOptions, bool),
        _: Progress<'_>,
    ) -> Result<usize, Refusal> {
        Ok(2)
    }
}

struct Nowhere;

impl Exporter for Nowhere {
    fn export(&mut self, _: &dyn Repository, _: &Export) -> Result<(u64, PathBuf), Refusal> {
        Err(Refusal::new(Reason::WriteNoFolder))
    }
}

fn desks(slow: Slow) -> Desks {
    Desks {
        repository: Box::new(Office::new().repo),
        ids: Box::new(CountedIds::after(1 << 80)),
        clock: Box::new(|| DateTime::UNIX_EPOCH),
        today: Box::new(Day::default),
        actor: "test".into(),
        origin: Origin::default(),
        exporter: Box::new(Nowhere),
        importer: Box::new(slow),
    }
}

/// The next answer that is not how long or how far something is.
fn next(inbox: &Receiver<Answer>) -> Answer {
    loop {
        match inbox.recv_timeout(Duration::from_secs(60)).expect("an answer") {
            Answer::Progress(..) => {}
            answer => return answer,
        }
    }
}

#[test]
fn who_waits_for_files_that_are_read_sees_that_it_goes_on() {
    let (go, waits) = channel();
    let (read, _reads) = channel();
    let (answers, inbox) = channel::<Answer>();
    let worker = Worker::start(desks(Slow { go: Arc::new(Mutex::new(waits)), read }), answers);
    worker.send(Request::Ask(7, Question::Preview([PathBuf::from("traag.ods")].into_iter().collect())));
    let first = inbox.recv_timeout(Duration::from_secs(60)).expect("an answer");
    assert!(matches!(first, Answer::Progress(1, 0)), "a second has gone by");
    go.send(()).expect("a reader waits");
    assert!(matches!(next(&inbox), Answer::To(7, Reply::Preview(Ok(_)))));
}

#[test]
fn a_command_is_done_while_files_are_read_and_they_are_read_once() {
    let (go, waits) = channel();
    let (read, reads) = channel();
    let (answers, inbox) = channel::<Answer>();
    let next = || next(&inbox);
    let worker = Worker::start(desks(Slow { go: Arc::new(Mutex::new(waits)), read }), answers);
    let files = FilesToRead { files: vec![PathBuf::from("traag.ods")], ..FilesToRead::default() };
    worker.send(Request::Ask(7, Question::Preview(files.clone())));
    worker.send(Request::Perform(Command::Undo));
    assert!(matches!(next(), Answer::Done(..)), "before the files are read");
    go.send(()).expect("a reader waits");
    assert!(matches!(next(), Answer::To(7, Reply::Preview(Ok(_)))));
    worker.send(Request::Import(files, false));
    assert!(matches!(next(), Answer::Imported(Ok(2))));
    assert_eq!(reads.try_iter().count(), 1, "what was shown is what is stored");
}

#[test]
fn a_command_is_done_while_a_folder_is_looked_in() {
    let (go, waits) = channel();
    let (read, _reads) = channel();
    let (answers, inbox) = channel::<Answer>();
    let next = || next(&inbox);
    let worker = Worker::start(desks(Slow { go: Arc::new(Mutex::new(waits)), read }), answers);
    worker.send(Request::Ask(7, Question::Folder { folder: "/ver/weg/".into(), typed: String::new() }));
    worker.send(Request::Perform(Command::Undo));
    assert!(matches!(next(), Answer::Done(..)), "before the folder has answered");
    go.send(()).expect("somebody looks");
    assert!(matches!(next(), Answer::To(7, Reply::Folder(Ok(_)))));
}
