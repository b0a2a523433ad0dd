//! Due days of records on their way into an empty store: worked out as the records pass by, so that nothing has to be read again.

use std::collections::BTreeMap;

use super::database::Connection;
use super::due_days::Concerned;
use super::lookup;
use crate::domain::due_days::{DueFile, DueRules, DueSpan, OverTime, due_spans};
use crate::domain::id::Id;
use crate::domain::kinds::{Parameter, Team};
use crate::domain::record::Record;
use crate::repository::StoreError;

/// Of how many members what passes by is kept before it is told what is due for the first half of them.
const MEMBERS: usize = 4_096;

/// What passed by of members of whom it was not told yet what is due.
pub(super) struct Gathered {
    rules: DueRules,
    teams: BTreeMap<Id, OverTime<Team>>,
    files: BTreeMap<Id, DueFile>,
    /// Of whom something passed by last: most comes member by member.
    latest: Option<(Id, DueFile)>,
    /// The last member of whom it was told; whoever is not in `files` and not after them was told of before.
    told: Option<Id>,
    /// Whose due days could not be told, because something of them came late.
    untold: Concerned,
}

/// What takes the due days of a member.
type TakesSpan<'t> = &'t mut dyn FnMut(Id, &DueSpan);

impl Gathered {
    /// Nothing yet, by the parameters of a store.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn by(conn: &Connection) -> Result<Self, StoreError> {
        let rules = DueRules::of(lookup::all_of::<Parameter>(conn)?);
        let (teams, files) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self { rules, teams, files, latest: None, told: None, untold: Concerned::default() })
    }

    /// Adds a record that passes by; `take` gets the due days that can be told.
    pub fn add(&mut self, record: Record, take: TakesSpan<'_>) {
        match record {
            Record::Member(member) => {
                let id = member.id;
                self.file(id).left_behind.member = OverTime::new(member, &[]).ok();
            }
            Record::Placement(fact) => self.file(fact.member).placements.push(fact),
            Record::Employment(fact) => self.file(fact.member).employments.push(fact),
            Record::Contact(ref fact) => {
                let file = self.file(fact.member);
                file.contacts.push(fact.held_on);
                file.left_behind.note(&record);
            }
            Record::Signal(_) | Record::Arrangement(_) | Record::Guidance(_) => {
                if let Some(member) = record.get("member").reference() {
                    self.file(member).left_behind.note(&record);
                }
            }
            Record::LegalHold(hold) => {
                if let Some(member) = hold.member {
                    self.file(member).left_behind.holds.push((hold.from, hold.until));
                }
            }
            Record::RegisterCheck(fact) => self.file(fact.member).checks.push(fact),
            Record::Absence(ref fact) => {
                let file = self.file(fact.member);
                file.left_behind.note(&record);
                file.absences.push(fact.clone());
            }
            Record::Instrument(fact) => {
                let member = fact.member;
                self.file(member).instruments.extend(OverTime::new(fact, &[]));
            }
            Record::Team(team) => {
                let id = team.id;
                self.teams.extend(OverTime::new(team, &[]).map(|team| (id, team)));
            }
            Record::PastValue(_) => self.untold.add_everybody(),
            Record::Parameter(parameter) if DueRules::depend_on(&parameter.name) => self.untold.add_everybody(),
            _ => {}
        }
        if self.files.len() > MEMBERS {
            self.tell(MEMBERS / 2, take);
        }
    }

    /// Tells what is left.
    pub fn tell_all(&mut self, take: TakesSpan<'_>) {
        self.files.extend(self.latest.take());
        self.tell(usize::MAX, take);
    }

    /// Whose due days have to be worked out again.
    pub fn untold(self) -> Concerned {
        self.untold
    }

    fn file(&mut self, member: Id) -> &mut DueFile {
        if self.latest.as_ref().is_none_or(|(latest, _)| *latest != member) {
            if self.told.is_some_and(|told| member <= told) {
                self.untold.add_member(member);
            }
            self.files.extend(self.latest.take());
        }
        let files = &mut self.files;
        &mut self.latest.get_or_insert_with(|| (member, files.remove(&member).unwrap_or_default())).1
    }

    fn tell(&mut self, most: usize, take: TakesSpan<'_>) {
        for _ in 0..most {
            let Some((member, file)) = self.files.pop_first() else { return };
            if self.untold.has_member(member) {
                continue;
            }
            let spans = due_spans(member, file, &self.teams, &self.rules);
            spans.iter().for_each(|span| take(member, span));
            self.told = self.told.max(Some(member));
        }
    }
}
