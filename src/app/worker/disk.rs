//! Questions to the disk, each on a thread of its own: a slow one keeps no command waiting.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::Duration;

use crate::app::ports::{FilesToRead, Importer, Incoming, OnDisk};
use crate::app::request::{Answer, Question, Reply, Serial};
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::repository::Repository;

/// Files that are being read on a thread of their own.
struct FilesBeingRead {
    serial: Serial,
    of: FilesToRead,
    outcome: Receiver<Result<Box<dyn Incoming>, Refusal>>,
}

/// What was asked of the disk.
#[derive(Default)]
pub(super) struct Disk {
    /// Files that are being read for a preview.
    files: Option<FilesBeingRead>,
    /// What was read for the last preview, and from which files.
    incoming: Option<(Vec<PathBuf>, Box<dyn Incoming>)>,
}

impl Disk {
    /// Whether files are being read.
    pub fn is_reading(&self) -> bool {
        self.files.is_some()
    }

    /// What was read last, when it was from these files.
    fn take(&mut self, files: &[PathBuf]) -> Option<Box<dyn Incoming>> {
        self.incoming.take_if(|(read, _)| read == files).map(|(_, incoming)| incoming)
    }

    /// Stores what was read from these files. What is refused stays at hand, to be looked at again.
    ///
    /// # Errors
    /// `preview-changed` when it is not what was read last, so that nobody was told what it would do; else what `store` returns.
    pub fn store(
        &mut self,
        files: &[PathBuf],
        store: &mut dyn FnMut(&dyn Incoming) -> Result<usize, Refusal>,
    ) -> Result<usize, Refusal> {
        let Some(incoming) = self.take(files) else { return Err(Refusal::new(Reason::PreviewChanged)) };
        let stored = store(incoming.as_ref());
        if stored.is_err() {
            self.incoming = Some((files.to_vec(), incoming));
        }
        stored
    }

    /// Asks the disk what only that knows; gives back a question for the store.
    pub fn ask<E: From<Answer> + Send + 'static>(
        &mut self,
        (importer, repository): (&dyn Importer, &dyn Repository),
        answers: &Sender<E>,
        serial: Serial,
        question: Question,
    ) -> Option<Question> {
        match question {
            Question::Preview(of) => {
                // What was read stands as it was, whatever else is said of it.
                if let Some(incoming) = self.take(&of.files) {
                    self.files = None;
                    self.understand(repository, answers, (serial, of), incoming);
                    return None;
                }
                let read = importer.reading(&of.files);
                let (done, outcome) = channel();
                let (reading, ended) = channel();
                // Nobody waits for it any more when other files were asked for meanwhile.
                std::thread::spawn(move || {
                    let _reading: Sender<()> = reading;
                    done.send(read())
                });
                count_seconds(answers, ended);
                (self.files, self.incoming) = (Some(FilesBeingRead { serial, of, outcome }), None);
            }
            // A folder that another one was asked for in place of is answered too; nobody waits for that any more.
            Question::Folder { folder, typed } => {
                tell(answers, serial, importer.looking(&folder, &typed), Reply::Folder);
            }
            Question::Mappings(of) => {
                tell(answers, serial, importer.mappings(), move |kept| Reply::Mappings(of, kept));
            }
            Question::KeepMapping(mapping, replace) => {
                tell(answers, serial, importer.keeping(&mapping, replace), Reply::KeepMapping);
            }
            question => return Some(question),
        }
        None
    }

    /// Tells what files would do that have been read. `false` when nobody is left to work for.
    pub fn preview<E: From<Answer>>(&mut self, repository: &dyn Repository, answers: &Sender<E>) -> bool {
        let Some(reading) = &self.files else { return true };
        let read = match reading.outcome.try_recv() {
            Err(TryRecvError::Empty) => return true,
            Err(TryRecvError::Disconnected) => Err(Refusal::new(Reason::FilesNotRead)),
            Ok(read) => read,
        };
        let Some(FilesBeingRead { serial, of, .. }) = self.files.take() else { return true };
        match read {
            Ok(incoming) => self.understand(repository, answers, (serial, of), incoming),
            Err(refusal) => answers.send(E::from(Answer::To(serial, Reply::Preview(Err(refusal))))).is_ok(),
        }
    }

    /// Tells what files that are read would do, and keeps them. `false` when nobody is left to work for.
    fn understand<E: From<Answer>>(
        &mut self,
        repository: &dyn Repository,
        answers: &Sender<E>,
        (serial, of): (Serial, FilesToRead),
        mut incoming: Box<dyn Incoming>,
    ) -> bool {
        let mut tell = progress(answers);
        let preview = incoming.preview(repository, &of.options, &mut tell).map(Box::new);
        self.incoming = Some((of.files, incoming));
        answers.send(E::from(Answer::To(serial, Reply::Preview(Ok(preview))))).is_ok()
    }
}

/// Asks the disk on a thread, and answers with what it said.
fn tell<E: From<Answer> + Send + 'static, T: 'static>(
    answers: &Sender<E>,
    serial: Serial,
    ask: OnDisk<T>,
    reply: impl FnOnce(Result<T, Refusal>) -> Reply + Send + 'static,
) {
    let answers = answers.clone();
    std::thread::spawn(move || {
        let _ = answers.send(E::from(Answer::To(serial, reply(ask()))));
    });
}

/// Tells how many seconds something lasts of which nobody knows how long it will, until `ended` is dropped at the other end.
fn count_seconds<E: From<Answer> + Send + 'static>(answers: &Sender<E>, ended: Receiver<()>) {
    let answers = answers.clone();
    std::thread::spawn(move || {
        let mut seconds = 0;
        while ended.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
            seconds += 1;
            if answers.send(E::from(Answer::Progress(seconds, 0))).is_err() {
                return;
            }
        }
    });
}

/// Tells how far work is.
pub(super) fn progress<E: From<Answer>>(answers: &Sender<E>) -> impl FnMut(u64, u64) + '_ {
    move |done, all| {
        let _ = answers.send(E::from(Answer::Progress(done, all)));
    }
}
