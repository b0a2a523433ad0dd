//! `report team` and `report emails`: what who leads a team needs at hand.

use crate::cli::args::{MailsOf, OutputArgs, SheetArgs};
use crate::cli::document::{Document, Section};
use crate::cli::failure::Failure;
use crate::cli::list_sheet::value_cell;
use crate::cli::output::say;
use crate::cli::parse::{record, typed_record};
use crate::cli::session::Session;
use crate::domain::days::Day;
use crate::domain::kinds::{Member, Team};
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::exchange::sheet::SheetCell;
use crate::report::{MEMBER_COLUMNS, MailAddress, MailingList, TeamSheet};
use crate::repository::TypedReading;
use crate::text::Words;

/// `report team`: as text, unless another form is asked for or the name of the file says one.
pub fn team_sheet(session: &mut Session, args: &SheetArgs) -> Result<(), Failure> {
    let repo = session.look()?;
    let team = typed_record::<Team>(&repo, &args.team)?;
    let then = repo.one_on::<Team>(team.id, session.as_of)?.unwrap_or(team);
    let sheet = TeamSheet::of(&repo, &then, session.as_of)?;
    document(&sheet, &session.words).give(session, &args.form, &sheet, Document::print)
}

/// `report emails`: a line for each address, ready to be pasted; who has none is told apart.
pub fn emails(session: &mut Session, of: &MailsOf, form: &OutputArgs) -> Result<(), Failure> {
    let repo = session.look()?;
    let list = match (&of.team, &of.coach, &of.region) {
        (Some(team), _, _) => MailingList::Team(record(&repo, Kind::Team, team)?.id()),
        (_, Some(coach), _) => MailingList::Coach(record(&repo, Kind::Staff, coach)?.id()),
        (_, _, region) => {
            let region = region.clone().unwrap_or_default();
            let known = repo.all_of_on::<Team>(session.as_of)?.into_iter().map(|team| team.region);
            let lower = region.to_lowercase();
            let found = known.into_iter().find(|known| !known.is_empty() && known.to_lowercase() == lower);
            MailingList::Region(found.ok_or_else(|| Refusal::new(Reason::UnknownRegion).with("value", region))?)
        }
    };
    let addresses = list.addresses(&repo, session.as_of)?;
    let words = &session.words;
    let names = ["name", Member::email];
    let text = |text: &String| if text.is_empty() { SheetCell::Empty } else { SheetCell::Text(text.clone()) };
    let table = Section {
        name: "emails".to_owned(),
        title: words.label(Kind::Member, Member::email).into_owned(),
        names: names.map(str::to_owned).into(),
        headings: names.map(|name| words.short(Kind::Member, name).into_owned()).into(),
        rows: addresses.iter().map(|address| vec![text(&address.name), text(&address.email)]).collect(),
        ..Section::default()
    };
    let document = Document { title: table.title.clone(), sentences: Vec::new(), sections: vec![table] };
    document.give(session, form, &addresses, |_, session| lines(session, &addresses))
}

/// A line for each address; who has none is told apart.
fn lines(session: &mut Session, addresses: &[MailAddress]) -> Result<(), Failure> {
    let (with, without): (Vec<_>, Vec<_>) = addresses.iter().partition(|address| !address.email.is_empty());
    for address in with {
        session.out.line(&address.email)?;
    }
    if !without.is_empty() {
        let names: Vec<&str> = without.iter().map(|address| address.name.as_str()).collect();
        let args = [("count", without.len().into()), ("names", names.join("; ").into())];
        say(&session.words.say_with("cli-emails-without", &args));
    }
    Ok(())
}

fn document(sheet: &TeamSheet, words: &Words) -> Document {
    let text = |text: &str| SheetCell::Text(text.to_owned());
    let day = |day: Option<Day>| day.map_or(SheetCell::Empty, SheetCell::Day);
    let cell = |value: &Value| value_cell(words, value);
    let short = |kind, names: &[&str]| names.iter().map(|name| words.short(kind, name).into_owned()).collect();
    let section = |kind: Kind, names: &[&str], rows: Vec<Vec<SheetCell>>| Section {
        name: kind.plural().into_owned(),
        title: words.title(kind),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        headings: short(kind, names),
        rows,
        ..Section::default()
    };
    let staff = sheet.staff.iter().map(|role| {
        vec![cell(&role.role), text(&role.name), text(&role.phone), text(&role.email), day(role.cover_until)]
    });
    let mut leading = section(Kind::Staff, &["role", "name", "phone", "email"], staff.collect());
    leading.names.push("cover_until".to_owned());
    leading.headings.push(words.label(Kind::TeamRole, "cover").into_owned());
    let members = sheet.members.iter().map(|member| {
        let known = [&member.contract, &member.contract_until, &member.contact_due].map(cell);
        let first = [text(&member.number), text(&member.name), cell(&member.hours), cell(&member.work_days)];
        first.into_iter().chain([text(&member.phone), cell(&member.status)]).chain(known).collect()
    });
    let certificates = sheet.certificates.iter();
    let certificates = certificates.map(|held| vec![text(&held.member), text(&held.name), day(held.until)]);
    let signals = sheet.signals.iter();
    let signals = signals.map(|open| vec![text(&open.subject), text(&open.member), text(&open.owner), day(open.due)]);
    Document {
        title: words.say_with(
            "cli-sheet-title",
            &[("team", sheet.team.as_str().into()), ("code", sheet.code.as_str().into()), ("day", sheet.as_of.into())],
        ),
        sentences: Vec::new(),
        sections: vec![
            leading,
            section(Kind::Member, &MEMBER_COLUMNS, members.collect()),
            section(Kind::Certificate, &["member", "name", "until"], certificates.collect()),
            section(Kind::Signal, &["subject", "member", "owner", "due"], signals.collect()),
        ],
    }
}
