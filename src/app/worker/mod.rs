//! The worker: one thread owns the repository. Commands are done in the order they came and none is dropped; of the
//! questions that replace each other only the newest is answered; what may take long waits until last and is broken off when
//! something else comes. So typing never waits for the store. A command is never broken off. Files are read on a thread of
//! their own: a slow one keeps no command waiting.

pub mod answer;
mod disk;
mod noting;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::domain::access::noted::Origin;
use crate::domain::change::Revision;
use crate::domain::days::Day;
use crate::domain::id::Ids;
use crate::domain::refusal::Refusal;
use crate::domain::screen_item::ScreenItem;
use crate::repository::{Interrupt, Repository, StoreError};

use crate::app::ports::{Export, Exporter, FilesToRead, Importer};
use crate::app::request::{Answer, Question, Reply, Serial};
use crate::app::worker::answer::answer;
use crate::app::worker::disk::{Disk, progress};
use crate::app::worker::noting::{NotedBy, Noting};
use crate::service::command::{Command, CommandContext, CommandError, perform};

/// How often an idle worker looks whether somebody else committed. It is one read of a counter.
const LOOK_FOR_OTHERS: Duration = Duration::from_millis(900);
/// How often an idle worker looks whether files have been read.
const LOOK_FOR_FILES: Duration = Duration::from_millis(20);

/// What the worker needs from outside.
pub struct WorkerDeps {
    /// The store that answers the questions and keeps the changes.
    pub repository: Box<dyn Repository + Send>,
    /// The source of identities for new records.
    pub ids: Box<dyn Ids + Send>,
    /// The source of the present moment, in UTC.
    pub clock: Box<dyn Fn() -> DateTime<Utc> + Send>,
    /// The source of the day of the office: on another one other rights may hold.
    pub today: Box<dyn Fn() -> Day + Send>,
    /// The name of the user that goes into the log.
    pub actor: String,
    /// From where that user works, for the access log.
    pub origin: Origin,
    /// Writes lists to files.
    pub exporter: Box<dyn Exporter>,
    /// Reads in files.
    pub importer: Box<dyn Importer>,
}

/// A message from the application to the worker.
#[derive(Debug)]
pub enum Request {
    /// Answer a question.
    Ask(Serial, Question),
    /// Do a command.
    Perform(Command),
    /// Read in files; `true` leaves refused rows out.
    Import(FilesToRead, bool),
    /// Write a list to a file.
    Export(Box<Export>),
    /// Enter that sensitive values are revealed.
    Reveal,
    /// Keep a text for this person's screen under this name; `None` drops it.
    Keep(ScreenItem, String, Option<String>),
    /// Finish what was asked before, then stop.
    Stop,
}

/// The question that is being answered, if one is. Whoever breaks it off holds the lock meanwhile, so that what comes
/// after it is not broken off in its place.
type Reading = Mutex<Option<Question>>;

/// The screen's end of the worker.
pub struct Worker {
    requests: Sender<Request>,
    reading: Arc<Reading>,
    /// How many commands and imports are not done yet.
    unwritten: Arc<AtomicUsize>,
    interrupt: Interrupt,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Worker {
    /// Starts the thread. Answers go to `answers`.
    pub fn start<E: From<Answer> + Send + 'static>(mut office: WorkerDeps, answers: Sender<E>) -> Self {
        let (requests, inbox) = channel();
        let reading = Arc::new(Reading::default());
        let interrupt = office.repository.interrupt();
        let flag = Arc::clone(&reading);
        let unwritten = Arc::new(AtomicUsize::new(0));
        let written = Arc::clone(&unwritten);
        let thread = std::thread::spawn(move || {
            let seen = office.repository.revision().unwrap_or_default();
            let mut desk = Queue {
                inbox,
                waiting: VecDeque::new(),
                reading: flag,
                unwritten: written,
                disk: Disk::default(),
                noting: Noting::default(),
                seen,
                day: (office.today)(),
                stopping: false,
            };
            desk.work(&mut office, &answers);
        });
        Self { requests, reading, unwritten, interrupt, thread: Mutex::new(Some(thread)) }
    }

    /// Hands over a request. Never waits.
    pub fn send(&self, request: Request) {
        let urgent = is_urgent(&request);
        let asked = if let Request::Ask(_, question) = &request { Some(question.clone()) } else { None };
        let stop = matches!(request, Request::Stop);
        if is_write(&request) {
            self.unwritten.fetch_add(1, Ordering::SeqCst);
        }
        // A closed channel means that the worker has ended: there is nobody left to tell.
        let _ = self.requests.send(request);
        let reading = lock(&self.reading);
        if let Some(question) = reading.as_ref()
            && (stop || asked.is_some_and(|asked| asked.replaces(question)) || (urgent && question.can_wait()))
        {
            (self.interrupt)();
        }
    }

    /// Whether a command or import that was handed over is not done yet. An answer follows once it is.
    pub fn is_writing(&self) -> bool {
        self.unwritten.load(Ordering::SeqCst) > 0
    }

    /// Lets the worker finish every command it was given, and waits for that, at most so long.
    pub fn finish(&self, at_most: Duration) {
        self.send(Request::Stop);
        let Ok(mut slot) = self.thread.lock() else { return };
        if let Some(thread) = slot.take() {
            let mut waited = Duration::ZERO;
            let step = Duration::from_millis(2);
            while !thread.is_finished() && waited < at_most {
                std::thread::sleep(step);
                waited += step;
            }
        }
    }
}

struct Queue {
    inbox: Receiver<Request>,
    waiting: VecDeque<Request>,
    reading: Arc<Reading>,
    unwritten: Arc<AtomicUsize>,
    disk: Disk,
    noting: Noting,
    seen: Revision,
    /// The day on which who works here was signed in.
    day: Day,
    stopping: bool,
}

impl Queue {
    fn work<E: From<Answer> + Send + 'static>(&mut self, office: &mut WorkerDeps, answers: &Sender<E>) {
        loop {
            self.gather();
            if !self.disk.preview(office.repository.as_ref(), answers) {
                return;
            }
            let Some(request) = self.next() else {
                if self.stopping {
                    let _ = self.noting.enter_waiting(&noted_by(office));
                }
                if self.stopping || !self.idle(office, answers) {
                    return;
                }
                continue;
            };
            self.keep_day(office);
            let told = match request {
                Request::Ask(serial, question) => self.ask(office, answers, serial, question),
                Request::Perform(command) => {
                    let mut context =
                        CommandContext { ids: office.ids.as_mut(), actor: &office.actor, now: (office.clock)() };
                    let result = perform(office.repository.as_mut(), &mut context, &command);
                    match &result {
                        Ok(done) if done.revision == Some(self.seen + 1) => self.seen += 1,
                        Err(CommandError::Refused(refusal)) => noting::refusal(&noted_by(office), refusal.reason),
                        _ => {}
                    }
                    self.unwritten.fetch_sub(1, Ordering::SeqCst);
                    answers.send(E::from(Answer::Done(Box::new(command), result))).is_ok()
                }
                Request::Import(FilesToRead { files, options }, skip_bad) => {
                    let mut context =
                        CommandContext { ids: office.ids.as_mut(), actor: &office.actor, now: (office.clock)() };
                    let repository = office.repository.as_mut();
                    let mut tell = progress(answers);
                    let result = self.disk.store(&files, &mut |incoming| {
                        incoming.import(repository, &mut context, (&options, skip_bad), &mut tell)
                    });
                    self.unwritten.fetch_sub(1, Ordering::SeqCst);
                    answers.send(E::from(Answer::Imported(result))).is_ok()
                }
                Request::Export(export) => {
                    let result = noting::export(&noted_by(office), &export).map_err(Refusal::from);
                    let result = result.and_then(|()| office.exporter.export(office.repository.as_ref(), &export));
                    answers.send(E::from(Answer::Exported(result))).is_ok()
                }
                Request::Reveal => match noting::reveal(&noted_by(office)) {
                    Ok(()) => true,
                    Err(error) => answers.send(E::from(Answer::NotRevealed(error.into()))).is_ok(),
                },
                Request::Keep(item, name, text) => {
                    self.unwritten.fetch_sub(1, Ordering::SeqCst);
                    // Where it cannot be kept it stays on the screen; whoever saves a form is told what ails the store.
                    let (repository, who) = (office.repository.as_mut(), item.owner(&office.actor));
                    let _ = repository.keep_screen_item(who, item, &name, text.as_deref());
                    true
                }
                Request::Stop => {
                    let _ = self.noting.enter_waiting(&noted_by(office));
                    return;
                }
            };
            if !told {
                return;
            }
        }
    }

    /// Takes in what has come, and forgets questions that a newer one replaces.
    fn gather(&mut self) {
        while let Ok(request) = self.inbox.try_recv() {
            self.take(request);
        }
    }

    fn take(&mut self, request: Request) {
        match &request {
            Request::Stop => self.stopping = true,
            Request::Ask(_, question) => {
                self.waiting.retain(|old| !is_replaced(old, question));
                self.waiting.push_back(request);
            }
            Request::Keep(item, name, _) => {
                // Of what is typed quickly only the last is written.
                let before = self.waiting.len();
                self.waiting.retain(|old| !matches!(old, Request::Keep(of, other, _) if (of, other) == (item, name)));
                self.unwritten.fetch_sub(before - self.waiting.len(), Ordering::SeqCst);
                self.waiting.push_back(request);
            }
            Request::Perform(_) | Request::Import(..) | Request::Export(_) | Request::Reveal => {
                self.waiting.push_back(request)
            }
        }
    }

    /// The next thing to do: in order, but what can wait comes last, and last of all what looks at the most. When stopping,
    /// only commands are left to do.
    fn next(&mut self) -> Option<Request> {
        if self.stopping {
            self.waiting.retain(is_write);
        }
        let (at, _) = self.waiting.iter().enumerate().min_by_key(|(_, request)| turn(request))?;
        self.waiting.remove(at)
    }

    fn ask<E: From<Answer> + Send + 'static>(
        &mut self,
        office: &mut WorkerDeps,
        answers: &Sender<E>,
        serial: Serial,
        question: Question,
    ) -> bool {
        let asked = (office.importer.as_ref(), office.repository.as_ref() as &dyn Repository);
        let Some(question) = self.disk.ask(asked, answers, serial, question) else { return true };
        *lock(&self.reading) = Some(question.clone());
        // What came between the last look and this note would not have interrupted: look once more.
        self.gather();
        let replaced = self.waiting.iter().any(|request| is_replaced(request, &question));
        let busy = replaced || self.stopping || (question.can_wait() && self.waiting.iter().any(is_urgent));
        let reply =
            if busy { Reply::Failed(StoreError::Interrupted) } else { answer(office.repository.as_ref(), &question) };
        *lock(&self.reading) = None;
        let reply = self.noting.pass(&noted_by(office), &question, reply);
        if matches!(reply, Reply::Failed(StoreError::Interrupted)) {
            self.gather();
            if !self.waiting.iter().any(|request| is_replaced(request, &question)) {
                let place = if question.can_wait() { self.waiting.len() } else { 0 };
                self.waiting.insert(place, Request::Ask(serial, question));
            }
            return true;
        }
        answers.send(E::from(Answer::To(serial, reply))).is_ok()
    }

    /// Signs in again on another day, on which other rights may hold.
    fn keep_day(&mut self, office: &mut WorkerDeps) {
        let today = (office.today)();
        if today != self.day {
            self.day = today;
            // Who has no access any more is told so by the answer to what is asked.
            let _ = office.repository.sign_in(&office.actor, today);
        }
    }

    /// Waits for the next request; meanwhile looks whether others committed. `false` when nobody is left to work for.
    fn idle<E: From<Answer>>(&mut self, office: &mut WorkerDeps, answers: &Sender<E>) -> bool {
        let most = if self.disk.is_reading() { LOOK_FOR_FILES } else { LOOK_FOR_OTHERS };
        match self.inbox.recv_timeout(most) {
            Ok(request) => {
                self.take(request);
                true
            }
            Err(RecvTimeoutError::Timeout) => {
                // What cannot be entered now waits on, and nothing more is shown that has to be entered.
                let _ = self.noting.enter_waiting(&noted_by(office));
                match office.repository.revision() {
                    Ok(now) if now != self.seen => {
                        self.seen = now;
                        answers.send(E::from(Answer::Moved(now))).is_ok()
                    }
                    _ => true,
                }
            }
            Err(RecvTimeoutError::Disconnected) => false,
        }
    }
}

fn noted_by(office: &WorkerDeps) -> NotedBy<'_> {
    let repository = office.repository.as_ref();
    NotedBy { repository, at: (office.clock)(), actor: &office.actor, origin: &office.origin }
}

/// Whether a request changes the store.
fn is_write(request: &Request) -> bool {
    matches!(request, Request::Perform(_) | Request::Import(..) | Request::Keep(..))
}

/// Whether a request goes before what can wait.
fn is_urgent(request: &Request) -> bool {
    !matches!(request, Request::Ask(_, question) if question.can_wait())
}

/// When the turn of a request comes: those with the least first.
fn turn(request: &Request) -> u8 {
    match request {
        // Every source of the agenda: what stands in the titles of the panes need not wait for it.
        Request::Ask(_, Question::Overdue(_)) => 2,
        _ if is_urgent(request) => 0,
        _ => 1,
    }
}

/// Whether a request is a question in whose place another comes. Which of the two was asked first makes no difference.
fn is_replaced(request: &Request, by: &Question) -> bool {
    matches!(request, Request::Ask(_, question) if by.replaces(question))
}

fn lock(reading: &Reading) -> MutexGuard<'_, Option<Question>> {
    reading.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::pane_specs::PaneId;
    use crate::domain::agenda::AgendaDays;
    use crate::domain::days::Day;
    use crate::domain::query::Query;
    use crate::domain::record::Kind;

    #[test]
    fn what_stands_in_the_titles_does_not_wait_for_the_agenda() {
        let day = Day::from_ymd_opt(2026, 6, 15).expect("a day");
        let overdue = Question::Overdue(AgendaDays { day, today: day });
        let count = Question::Count { pane: PaneId::Teams, query: Query::of(Kind::Team, day) };
        let asked = [overdue.clone(), Question::Totals(day), count.clone(), Question::Stages];
        let waiting = asked.into_iter().map(|question| Request::Ask(1, question)).collect();
        let (_sender, inbox) = channel();
        let mut queue = Queue {
            inbox,
            waiting,
            reading: Arc::default(),
            unwritten: Arc::default(),
            disk: Disk::default(),
            noting: Noting::default(),
            seen: Revision::default(),
            day: Day::default(),
            stopping: false,
        };
        let mut told = Vec::new();
        while let Some(Request::Ask(_, question)) = queue.next() {
            told.push(question);
        }
        assert_eq!(told, [Question::Stages, Question::Totals(day), count, overdue]);
    }
}
