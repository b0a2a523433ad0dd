//! What every command has at hand: the words of the user's language, the day looked at, who acts, the database.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Utc};
use nix::unistd::{Uid, User};

use super::args::{Days, Global};
use super::failure::{Failure, REFUSED};
use super::needs::Needs;
use super::origin::origin;
use super::output::{Out, say};
use super::store_key;
use crate::clock::Clock;
use crate::config::{self, Config, Setting};
use crate::domain::access::Access;
use crate::domain::access::noted::{AccessDeed, AccessResult, Noted};
use crate::domain::actor;
use crate::domain::days::{Day, parse_relative};
use crate::domain::id::{Id, IdSource, Ids};
use crate::domain::kind::Kind;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::repository::sqlite::{KeyHolder, OpenOptions, SqliteRepository, server_address};
use crate::repository::{Repository, StoreError};
use crate::service::command::{Command, CommandContext, CommandError, perform};
use crate::text::{Language, WordIndex, Words};
use crate::ui::terminal::end_without_room;

/// What every command has at hand.
pub struct Session {
    /// Says things in the user's language.
    pub words: Words,
    /// Recognises what the user types.
    pub lexicon: WordIndex,
    /// The user's settings.
    pub config: Config,
    /// What every command was given.
    pub global: Global,
    /// What opens the database when it is encrypted.
    pub keys: KeyHolder,
    /// The source of the present moment.
    pub clock: Clock,
    /// The source of identities for new records.
    pub ids: Box<dyn Ids + Send>,
    /// Makes more sources of them.
    pub id_source: IdSource,
    /// The day that is looked at, and from which changes hold.
    pub as_of: Day,
    /// The name that goes into the log: that of the system user, with that of `--as` before it where it is another one; in restricted
    /// mode that of the line of the key.
    pub actor: String,
    /// Standard output.
    pub out: Out,
    /// What the command needs to see and to have power for.
    pub needs: Needs,
    /// What the access log calls the command.
    pub deed: Option<AccessDeed>,
    /// What who calls may see of the store that was opened last, also where the command goes over everything in it.
    pub access: Access,
    /// Whether what is looked at is noted: where rights are laid down.
    keeps_access_log: bool,
    /// The database, where this command made it.
    pub made: Option<PathBuf>,
}

/// The language that was asked for: by `--lang`, else in the settings, else by the locale, else Dutch.
pub fn language(requested: Option<&str>, config: &Config) -> Language {
    let locale = || {
        let set = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
        set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default()
    };
    requested
        .and_then(Language::of)
        .or_else(|| config.lang.as_deref().and_then(Language::of))
        .unwrap_or_else(|| Language::of_locale(&locale()))
}

/// Who acts, when `--as` does not say. The environment is not asked: anybody can set it.
fn system_user() -> String {
    user_name(rustix::process::getuid().as_raw())
}

/// The name that the system's name service has for a user: from its own files, LDAP, SSSD or whatever it is set to ask.
/// A user without a name there goes by number.
fn user_name(uid: u32) -> String {
    let known = User::from_uid(Uid::from_raw(uid)).ok().flatten();
    known.map_or_else(|| format!("uid {uid}"), |user| user.name)
}

/// The name that goes into the log.
///
/// # Errors
/// Returns an error for a name without anything in it.
fn who_acts(global: &Global) -> Result<String, Failure> {
    let Some(said) = global.actor.as_deref() else { return Ok(clean(&system_user()).into_owned()) };
    let said = clean(said);
    if said.trim().is_empty() {
        return Err(Failure::Usage("cli-nobody-acts", vec![]));
    }
    Ok(if global.restricted { said.into_owned() } else { actor::declared(&said, &clean(&system_user())) })
}

impl Session {
    /// Gets everything ready but the database.
    ///
    /// # Errors
    /// Returns an error when the language or the day that was given is none.
    pub fn new(global: Global, config: Config, clock: Clock, id_source: IdSource) -> Result<Self, Failure> {
        if let Some(lang) = global.lang.as_deref().filter(|lang| Language::of(lang).is_none()) {
            return Err(Failure::usage("cli-unknown-language", "value", lang));
        }
        let today = clock.today();
        let as_of = global.as_of.as_deref().map_or(Ok(today), |text| day(text, today))?;
        let actor = who_acts(&global)?;
        let plain = global.plain;
        let key_file = global.key_file.clone().or_else(|| config.key_file.clone());
        let keys = store_key::holder(key_file, language(global.lang.as_deref(), &config));
        Ok(Self {
            words: Words::new(language(global.lang.as_deref(), &config)),
            lexicon: WordIndex::new(),
            config,
            global,
            keys,
            clock,
            ids: id_source(),
            id_source,
            as_of,
            actor,
            out: Out::stdout(plain),
            needs: Needs::default(),
            deed: None,
            access: Access::Everything,
            keeps_access_log: false,
            made: None,
        })
    }

    /// Shows what is going on when it lasts, until something is written.
    pub fn wait(&mut self, key: &str) {
        if !self.global.quiet {
            self.out.wait(self.words.say(key).into_owned());
        }
    }

    /// The number of days that have begun here since a moment.
    pub fn days_since(&self, moment: DateTime<Utc>) -> i64 {
        let day = |moment| self.clock.local(moment).date();
        (day(self.clock.now()) - day(moment)).num_days().max(0)
    }

    /// The day that was given, else the day looked at.
    ///
    /// # Errors
    /// `not-a-date`, `no-such-date`, `year-unclear`.
    pub fn on(&self, given: &Option<String>) -> Result<Day, Failure> {
        Ok(self.given_day(given)?.unwrap_or(self.as_of))
    }

    /// Where the database is: as asked, else the usual place of this user.
    ///
    /// # Errors
    /// Returns an error when the platform has no place for it, or the line of the settings that names it is wrong.
    pub fn database(&self) -> Result<PathBuf, Failure> {
        let from_environment = || std::env::var_os("BINNENWERK_DB").filter(|v| !v.is_empty()).map(PathBuf::from);
        let named = self.global.db.clone().or_else(from_environment).or_else(|| self.config.db.clone());
        if let (None, Some(fault)) = (&named, self.config.fault_of(Setting::Db)) {
            return Err(Failure::Setting(fault.clone()));
        }
        named.or_else(config::usual_database).ok_or(Failure::Other("cli-no-place", vec![]))
    }

    /// What opens another file: the key that was named for it, else that of the database.
    pub fn keys_of_other(&self, key_file: Option<PathBuf>) -> KeyHolder {
        match key_file {
            Some(file) => store_key::holder(Some(file), self.words.language()),
            None => self.keys.clone(),
        }
    }

    /// Where templates of letters are: as set, else the usual place of this user; nowhere in restricted mode.
    pub fn templates(&self) -> Option<PathBuf> {
        if self.global.restricted {
            return None;
        }
        self.config.letters.clone().or_else(config::usual_letters)
    }

    /// Opens the database. It is made when it is not there only for what begins one, which `create` says: a command that
    /// reads, or changes what is there, has nothing to do in an empty one. With `--known-on` it is what was known then.
    ///
    /// # Errors
    /// One [`StoreError`] for each way in which the file can be unfit.
    pub fn open(&mut self, create: bool) -> Result<SqliteRepository, Failure> {
        match self.global.read_only {
            true => {
                let repo = self.look()?;
                repo.only_reads()?;
                Ok(repo)
            }
            false => self.opened(create, SqliteRepository::open),
        }
    }

    /// Opens the database for who only reads it: no byte of its file changes. With `--known-on` it is what was known then.
    ///
    /// # Errors
    /// One [`StoreError`] for each way in which the file can be unfit.
    pub fn look(&mut self) -> Result<SqliteRepository, Failure> {
        self.opened(false, SqliteRepository::open_to_read)
    }

    fn opened(
        &mut self,
        create: bool,
        open: impl FnOnce(&Path, OpenOptions<'_>) -> Result<SqliteRepository, StoreError>,
    ) -> Result<SqliteRepository, Failure> {
        let path = self.database()?;
        let language = self.words.language();
        end_without_room(move || Words::new(language).say("cli-no-room").into_owned(), REFUSED);
        let founder = (self.actor.clone(), self.clock.now());
        let allow_network = self.config.network_disk;
        // A store is made by who looks after it, not by who comes in through the door.
        let create = create && !self.global.restricted;
        let new = create && server_address(&path).is_none() && path.symlink_metadata().is_err();
        let mut repo = open(
            &path,
            OpenOptions { create, allow_network, founder, keys: self.keys.clone(), ids: self.ids.as_mut() },
        )?;
        self.made = new.then_some(path);
        repo.sign_in(&self.actor, self.clock.today())?;
        self.access = repo.access();
        self.keeps_access_log = self.access != Access::Everything;
        self.needs.met_by(&self.access)?;
        if self.needs.is_noted() {
            self.note(self.needs.report, None)?;
        }
        if self.needs.goes_over_everything() {
            repo.sign_out();
        }
        if self.needs.counts && repo.access().is_of_some_teams() {
            self.out.rest();
            say(&format!("{} {}", self.words.say("cli-remark"), self.words.say("cli-counts-your-teams")));
        }
        let Some(known_on) = self.global.known_on.as_deref() else { return Ok(repo) };
        let known_on = day(known_on, self.clock.today())?;
        let known = repo.known_at(self.clock.end_of(known_on))?;
        known.ok_or_else(|| Refusal::new(Reason::NothingKnownYet).with("day", known_on).into())
    }

    /// Enters in the access log that the command looks at this, before it is given out. Who comes in through the door gets nothing that
    /// cannot be noted; who has a copy, or a file that may not be written, can look in it and is told that it is not noted.
    ///
    /// # Errors
    /// Returns an error when it cannot be noted.
    pub fn note(&mut self, what: Option<&'static str>, about: Option<(Kind, Id)>) -> Result<(), Failure> {
        let Some(deed) = self.deed.filter(|_| self.keeps_access_log) else { return Ok(()) };
        match self.enter_note(deed, what, about, AccessResult::Done) {
            Err(Failure::Command(CommandError::Store(error)))
                if error.reason() == Reason::StoreReadOnly && !self.global.restricted =>
            {
                self.keeps_access_log = false;
                self.out.rest();
                say(&format!("{} {}", self.words.say("cli-remark"), self.words.say("cli-not-noted")));
                Ok(())
            }
            done => done,
        }
    }

    /// Enters in the access log that the command was refused because of who asked for it; any other failure is not entered.
    pub fn note_refused(&mut self, failure: &Failure) {
        let reason = match failure {
            Failure::Command(CommandError::Refused(refusal)) => refusal.reason,
            Failure::Command(CommandError::Store(error)) => error.reason(),
            _ => return,
        };
        let deed = match reason {
            Reason::NoAccess => Some(AccessDeed::SignIn),
            Reason::NotForYourRole | Reason::OutsideYourTeams => self.deed,
            _ => None,
        };
        if let Some(deed) = deed {
            // It is refused whether that can be noted or not.
            let _ = self.enter_note(deed, self.needs.report, None, AccessResult::Refused(reason.code()));
        }
    }

    /// Enters in the access log that somebody who came in through the door asked for what is not given there: the code says what.
    pub fn note_try(&mut self, code: &'static str) {
        // It is refused whether that can be noted or not.
        let _ = self.enter_note(AccessDeed::SignIn, None, None, AccessResult::Refused(code));
    }

    fn enter_note(
        &mut self,
        deed: AccessDeed,
        what: Option<&'static str>,
        about: Option<(Kind, Id)>,
        result: AccessResult,
    ) -> Result<(), Failure> {
        let (path, at, actor) = (self.database()?, self.clock.now(), self.actor.clone());
        let options = OpenOptions {
            create: false,
            allow_network: self.config.network_disk,
            founder: (actor.clone(), at),
            keys: self.keys.clone(),
            ids: self.ids.as_mut(),
        };
        let noted = Noted { at, actor, origin: origin(), deed, what, about, result };
        // What comes in through the door is noted in any store, also in one that was never written and in one of an older version.
        let repo = match self.global.restricted {
            true => SqliteRepository::open(&path, options)?,
            false => SqliteRepository::open_to_read(&path, options)?,
        };
        if repo.is_upgraded_in_memory() {
            return Err(StoreError::File(Reason::StoreReadOnly, path).into());
        }
        Ok(repo.note(&noted)?)
    }

    /// The day that was given; none when none was.
    ///
    /// # Errors
    /// Returns the errors of [`Session::on`].
    pub fn given_day(&self, given: &Option<String>) -> Result<Option<Day>, Failure> {
        given.as_deref().map(|text| self.typed_day(text)).transpose()
    }

    /// A day as a person types it.
    ///
    /// # Errors
    /// Returns the errors of [`Session::on`].
    pub fn typed_day(&self, text: &str) -> Result<Day, Failure> {
        day(text, self.clock.today())
    }

    /// The period that was given, else the year so far.
    ///
    /// # Errors
    /// As [`Session::on`]; when it ends before it begins.
    pub fn period(&self, days: &Days) -> Result<(Day, Day), Failure> {
        let to = self.on(&days.to)?;
        let from = self.given_day(&days.from)?.unwrap_or(to.with_ordinal(1).unwrap_or(to));
        if from > to { Err(Refusal::new(Reason::EndBeforeStart).into()) } else { Ok((from, to)) }
    }

    /// Does what a command asks and tells what was done.
    ///
    /// # Errors
    /// Returns an error when a rule stands against it, somebody else was first, or the store fails.
    pub fn perform(&mut self, repo: &mut SqliteRepository, command: &Command) -> Result<(), Failure> {
        let command = if self.global.anyway { command.clone().insisting() } else { command.clone() };
        let command = &if self.global.correct { command.correcting() } else { command };
        self.wait("cli-busy-saving");
        let mut context = CommandContext { ids: self.ids.as_mut(), actor: &self.actor, now: self.clock.now() };
        let done = perform(repo, &mut context, command);
        self.out.rest();
        let done = done?;
        self.tell(repo, &done, command)
    }
}

/// A day as a person types it.
///
/// # Errors
/// `not-a-date`, `no-such-date`.
pub fn day(text: &str, today: Day) -> Result<Day, Failure> {
    parse_relative(text, today).map_err(|problem| Failure::Mistyped(Refusal::new(problem.reason()).with("value", text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_has_the_name_that_the_system_knows_and_else_a_number() {
        assert_eq!(user_name(0), "root");
        // Nobody is given the highest numbers.
        assert_eq!(user_name(4_294_900_017), "uid 4294900017");
        assert_eq!(system_user(), user_name(rustix::process::getuid().as_raw()));
    }
}
