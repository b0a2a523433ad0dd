//! From what was typed to kinds, fields, values and records.

use super::ask::{ASKED, ask};
pub use super::facts::record;
use super::facts::record_or_fact;
use super::failure::Failure;
use super::session::Session;
use super::suggest::nearest;
use crate::domain::columns::{Column, ColumnSource, Derived, column};
use crate::domain::days::{Day, DayOrder, parse_relative};
use crate::domain::decimal::Decimal;
use crate::domain::filter::{Expr, parse_shown};
use crate::domain::id::Id;
use crate::domain::kinds::Placement;
use crate::domain::personal::PERSONS;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Recorded};
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::{FieldType, FieldValue, InputRules, Value, read};
use crate::domain::verbs::Terms;
use crate::domain::vocabulary::Vocabulary;
use crate::repository::Repository;
use crate::service::command::Command;

impl Session {
    /// The kind that goes by this word.
    pub fn kind(&self, word: &str) -> Result<Kind, Failure> {
        Kind::named(word).or_else(|| self.lexicon.kind(word)).ok_or_else(|| {
            let near = nearest(word, self.lexicon.kind_spellings());
            let near = near.into_iter().filter_map(Kind::named).map(|kind| self.words.kinds(kind).into_owned());
            Failure::usage("cli-unknown-kind", "value", word).offering("cli-did-you-mean", near.collect())
        })
    }

    /// The column of a kind that goes by this word: its identifier, or a word for it in either language.
    pub fn column(&self, kind: Kind, word: &str) -> Result<&'static Column, Failure> {
        let found = column(kind, word).or_else(|| self.lexicon.field(kind, word).and_then(|name| column(kind, name)));
        found.ok_or_else(|| self.no_such_field(kind, word))
    }

    /// The failure that a kind has no field or column of this name.
    pub fn no_such_field(&self, kind: Kind, word: &str) -> Failure {
        self.unknown_field(Refusal::new(Reason::UnknownField).with("field", word), kind, word)
    }

    /// What was typed for a field or column that there is not, with the nearest that there are.
    fn unknown_field(&self, refusal: Refusal, kind: Kind, word: &str) -> Failure {
        let near = nearest(word, self.lexicon.field_spellings(kind));
        let near = near.into_iter().map(|field| self.typed_field(kind, field)).collect();
        let failure = Failure::Mistyped(refusal.with("kind", kind)).offering("cli-did-you-mean", near);
        Failure::Hinted(Box::new(failure), "cli-see-fields", vec![("kind", self.typed_kind(kind).into())])
    }

    /// The word by which a kind is typed: its plural in the user's language, or its identifier where that has several words.
    pub fn typed_kind(&self, kind: Kind) -> String {
        let word = self.words.kinds(kind).to_lowercase();
        if word.contains(' ') { kind.plural().into_owned() } else { word }
    }

    /// The word by which a column is typed: its short heading, or its identifier where the heading has several words or means
    /// another column too.
    pub fn typed_field(&self, kind: Kind, name: &str) -> String {
        let heading = self.words.short(kind, name).to_lowercase();
        let found = column(kind, &heading).map(|column| column.name).or_else(|| self.lexicon.field(kind, &heading));
        let one_word = !heading.contains(|sign: char| !sign.is_alphanumeric());
        if one_word && found == Some(name) { heading } else { name.to_owned() }
    }

    /// Reads a filter as somebody types it.
    ///
    /// # Errors
    /// Returns an error when it is no filter, or names a field that the kind does not have.
    pub fn filter(&self, kind: Kind, text: &str) -> Result<Expr, Failure> {
        self.filter_among(kind, &[], text)
    }

    /// The same for rows of which these columns are shown: a word is looked for in what they show too.
    ///
    /// # Errors
    /// Fails as [`filter`](Self::filter) does.
    pub fn filter_among(&self, kind: Kind, shown: &[&'static str], text: &str) -> Result<Expr, Failure> {
        parse_shown(text, (kind, shown), self.as_of, &self.lexicon).map_err(|refusal| {
            let word = refusal
                .args
                .iter()
                .find_map(|(_, arg)| if let Arg::Text(text) = arg { Some(text.clone()) } else { None });
            match (refusal.reason, word) {
                (Reason::FilterUnknownField, Some(word)) => self.unknown_field(refusal, kind, &word),
                _ => Failure::Mistyped(refusal),
            }
        })
    }

    /// Reads a value of a type; a reference is looked up by number, code or name, and a text that is [`ASKED`] is asked for.
    pub fn value(&self, repo: &dyn Repository, ty: FieldType, text: &str) -> Result<Value, Failure> {
        let asked = match ty {
            FieldType::Text(_) if text == ASKED => Some(ask(&self.words.say("cli-text-ask"))?.text),
            _ => None,
        };
        let text = asked.as_deref().unwrap_or(text);
        let value = match ty.read(text, &InputRules { order: DayOrder::DayFirst, words: &self.lexicon }) {
            // As every option that takes a day: today, +7, em.
            Err(refusal) if ty == FieldType::Day => {
                Value::Day(parse_relative(text, self.clock.today()).map_err(|_| refusal)?)
            }
            read => read?,
        };
        match (ty, value) {
            (FieldType::Ref(kind), Value::Text(key)) => Ok(Value::Ref(record(repo, kind, &key)?.id())),
            (_, value) => Ok(value),
        }
    }

    /// Changes what `decide` makes of the arguments, read against what is stored, as one step to undo.
    ///
    /// # Errors
    /// Returns an error when there is no database, when `decide` cannot follow the arguments, or a rule stands
    /// against the change.
    pub fn change<A>(
        &mut self,
        args: &A,
        decide: fn(&mut CommandReader<'_>, &A) -> Result<Command, Failure>,
    ) -> Result<(), Failure> {
        let mut repo = self.open(false)?;
        let command = decide(&mut CommandReader { session: self, repo: &repo }, args)?;
        self.perform(&mut repo, &command)
    }

    /// Reads `field=value` pairs for a kind.
    pub fn pairs(
        &self,
        repo: &dyn Repository,
        kind: Kind,
        pairs: &[String],
    ) -> Result<Vec<(&'static Column, Value)>, Failure> {
        let read = |pair: &String| {
            let (word, text) =
                pair.split_once('=').ok_or_else(|| Failure::usage("cli-no-pair", "value", pair.as_str()))?;
            let mut column = self.column(kind, word.trim())?;
            // Whoever is named by number is who the field refers to.
            if let ColumnSource::KeyOf(field) = column.source {
                column = self.column(kind, field)?;
            }
            let value = self.value(repo, column.ty, text).map_err(|failure| failure.at(kind, column.name))?;
            Ok((column, value))
        };
        let read: Vec<(&Column, Value)> = pairs.iter().map(read).collect::<Result<_, Failure>>()?;
        for (at, (column, _)) in read.iter().enumerate() {
            // A whole name beside a part of it says who it is twice.
            let whole = column.source == ColumnSource::Derived(Derived::Name);
            let part = |other: &Column| whole && matches!(other.name, "given_name" | "prefix" | "surname");
            let twice = read[..at].iter().any(|(before, _)| before.name == column.name);
            if twice || read.iter().any(|(other, _)| part(other)) {
                let field = self.words.short(kind, column.name).into_owned();
                return Err(Failure::usage("cli-field-twice", "field", field));
            }
        }
        Ok(read)
    }
}

/// The member, or else the candidate, who goes by a key.
pub fn person(repo: &dyn Repository, key: &str) -> Result<Record, Failure> {
    for kind in PERSONS {
        if let [only] = &repo.named(kind, key)?[..] {
            return Ok(only.clone());
        }
    }
    record(repo, Kind::Member, key)
}

/// The same as the type of its kind.
///
/// # Errors
/// Returns the errors of [`record`].
pub fn typed_record<R: Recorded>(repo: &dyn Repository, key: &str) -> Result<R, Failure> {
    let gone = || Refusal::new(Reason::RecordGone).with("kind", R::KIND);
    Ok(R::out_of(record(repo, R::KIND, key)?).ok_or_else(gone)?)
}

/// What was typed for a command, read against what is stored.
pub struct CommandReader<'a> {
    /// What every command has at hand.
    pub session: &'a mut Session,
    /// What is stored.
    pub repo: &'a dyn Repository,
}

impl CommandReader<'_> {
    /// The identity of the one record of a kind that goes by this key.
    ///
    /// # Errors
    /// Returns the errors of [`record`].
    pub fn id(&self, kind: Kind, key: &str) -> Result<Id, Failure> {
        Ok(record_or_fact(self.session, self.repo, kind, key)?.id())
    }

    /// The same of a key that may be left out.
    pub fn given_id(&self, kind: Kind, key: &Option<String>) -> Result<Option<Id>, Failure> {
        key.as_deref().map(|key| self.id(kind, key)).transpose()
    }

    /// The day that was given, else the day looked at.
    pub fn on(&self, day: &Option<String>) -> Result<Day, Failure> {
        self.session.on(day)
    }

    /// What was typed for a field, read and checked as that field would; empty when nothing was typed.
    fn value(&self, kind: Kind, field: &'static str, text: &str) -> Result<Value, Failure> {
        let Some(info) = kind.field(field) else {
            return Err(Refusal::new(Reason::UnknownField).at(kind, field).into());
        };
        let value = self.session.value(self.repo, info.ty, text).map_err(|failure| failure.at(kind, field))?;
        info.ty.check(&value).map_err(|refusal| refusal.at(kind, field))?;
        Ok(value)
    }

    /// What was typed for a field as the type of that field. Nothing typed is refused where the type knows no empty value.
    pub fn field<V: FieldValue>(&self, (kind, field): (Kind, &'static str), text: &str) -> Result<V, Failure> {
        Ok(read(self.value(kind, field, text)?).map_err(|refusal| refusal.at(kind, field))?)
    }

    /// The same of a value that may be left out.
    pub fn given<V: FieldValue>(&self, at: (Kind, &'static str), text: &Option<String>) -> Result<Option<V>, Failure> {
        text.as_deref().map(|text| self.field(at, text)).transpose()
    }

    /// Hours a week as typed, above 0.
    pub fn hours(&self, text: &str) -> Result<Decimal, Failure> {
        let (kind, field) = (Kind::Placement, Placement::hours);
        match self.session.value(self.repo, FieldType::Hours, text).map_err(|failure| failure.at(kind, field))? {
            Value::Decimal(hours) => Ok(hours),
            _ => Err(Refusal::new(Reason::HoursNeeded).at(kind, field).into()),
        }
    }

    /// The terms of a placement of which only the hours may be given.
    pub fn terms(&self, hours: &Option<String>) -> Result<Terms, Failure> {
        Ok(Terms { hours: hours.as_deref().map(|text| self.hours(text)).transpose()?, ..Terms::default() })
    }

    /// One line as it goes into a contact or a signal.
    pub fn note(&self, text: &str) -> Result<String, Failure> {
        Ok(self.session.value(self.repo, FieldType::Text(usize::MAX), text)?.plain())
    }

    /// A new record that holds from a day on, with these fields; what was not typed stays as in a blank one.
    pub fn dated_fact(
        &mut self,
        kind: Kind,
        on: &Option<String>,
        fields: &[(&'static str, Option<&str>)],
    ) -> Result<Command, Failure> {
        let mut record = Record::blank(kind, self.session.ids.next_id());
        for (field, text) in fields.iter().filter_map(|(field, text)| Some((*field, (*text)?))) {
            let value = match kind.field(field).map(|info| info.ty) {
                Some(FieldType::Ref(kind)) => Value::Ref(self.id(kind, text)?),
                Some(FieldType::Day) => Value::Day(self.session.typed_day(text)?),
                _ => self.value(kind, field, text)?,
            };
            record.set(field, value)?;
        }
        record.set("from", Value::Day(self.on(on)?))?;
        Ok(Command::Add(record))
    }
}
