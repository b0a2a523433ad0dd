//! What a form asks: its fields for each purpose, with what is known filled in.

use super::field::FormField;
use crate::app::form_kind::FormFor;
use crate::app::layers::context::LayerContext;
use crate::app::lexicon::Lexicon;
use crate::app::ports::{FilesToRead, KeptMapping};
use crate::domain::charging::Period;
use crate::domain::choices::{Choice, Contract, EndReason};
use crate::domain::days::DayOrder;
use crate::domain::decimal::Decimal;
use crate::domain::field::FieldInfo;
use crate::domain::id::Id;
use crate::domain::import_options::{HeadingsRow, ImportOptions};
use crate::domain::kinds::{
    Absence, Application, Candidate, Chance, ClientShare, Contact, Employment, Member, Placement, Statement, Team,
    Vacancy,
};
use crate::domain::record::{Kind, Record, Typed, Validity};
use crate::domain::units::Units;
use crate::domain::value::{FieldType, FieldValue, Value};
use crate::domain::verbs::{ContractChoice, Ending};

/// The fields of a form for a purpose, in their order.
pub(super) fn of(purpose: &FormFor, context: &LayerContext<'_>) -> Vec<FormField> {
    let words = context.words;
    let today = Value::Day(context.as_of);
    let day = |kind, name| FormField::of(kind, name).needed().near().with(today.clone(), words);
    let reason = |kind| FormField::of(kind, "end_reason").needed();
    match purpose {
        FormFor::Hire(team) | FormFor::Rehire(_, team) => {
            let mut fields = Vec::new();
            if matches!(purpose, FormFor::Hire(_)) {
                fields.push(FormField::of(Kind::Member, Member::number));
                fields.push(FormField::of(Kind::Member, "name").needed());
            }
            if team.is_none() {
                fields.push(FormField::of(Kind::Member, "team"));
            }
            fields.push(FormField::of(Kind::Placement, Placement::hours));
            fields.push(FormField::of(Kind::Member, "task_package"));
            fields.push(day(Kind::Employment, Employment::from));
            fields.push(
                FormField::of(Kind::Employment, Employment::contract).with(Contract::Temporary.to_value(), words),
            );
            fields.push(FormField::of(Kind::Employment, Employment::contract_until));
            fields
        }
        FormFor::Add(kind, known) => {
            let asked = |info: &&&FieldInfo| info.prompted && !known.iter().any(|(name, _)| *name == info.name);
            let blank = Record::blank(*kind, Id::UNSET);
            let asked = kind.fields().iter().filter(asked);
            asked
                .map(|info| {
                    let first_day = info.required && info.ty == FieldType::Day;
                    let value = if first_day { today.clone() } else { blank.get(info.name) };
                    FormField::of(*kind, info.name).with(if is_nought(&value) { Value::Empty } else { value }, words)
                })
                .collect()
        }
        FormFor::CloseChance(_) => vec![day(Kind::Chance, Chance::closed_on)],
        FormFor::TeamOfChance(_, places) => vec![
            day(Kind::Team, Team::from),
            FormField::of(Kind::Team, Team::places).with(places.clone(), words),
            FormField::of(Kind::Team, Team::code).optional(),
        ],
        FormFor::EndPlacement(_) => vec![day(Kind::Placement, Placement::until), reason(Kind::Placement)],
        FormFor::EndService(_) => {
            vec![day(Kind::Employment, Employment::until), reason(Kind::Employment).among(EndReason::LEAVING)]
        }
        FormFor::ExtendContract(_, end) => {
            let next = end.day().and_then(|end| end.succ_opt()).map(Value::Day);
            vec![
                FormField::of(Kind::Employment, Employment::from).needed().with(next.unwrap_or(today), words),
                FormField::of(Kind::Employment, Employment::contract).with(Contract::Temporary.to_value(), words),
                FormField::of(Kind::Employment, Employment::contract_until),
            ]
        }
        FormFor::Contracts(_) => vec![
            FormField::own("contract-step", FieldType::Choice(ContractChoice::NAMES))
                .with(Value::Choice(ContractChoice::Extend.name()), words),
            FormField::of(Kind::Employment, Employment::contract_until),
        ],
        FormFor::Fill(kind, _, fields) => {
            let field = |(name, seen): &(&'static str, Value)| {
                FormField::of(*kind, name).with(proposed((*kind, name), seen, context), words)
            };
            fields.iter().map(field).collect()
        }
        FormFor::CloseVacancy(_) => vec![day(Kind::Vacancy, Vacancy::closed_on)],
        FormFor::Contact(_) => vec![FormField::of(Kind::Contact, Contact::note)],
        FormFor::StartAbsence(_) => vec![
            day(Kind::Absence, Absence::from),
            FormField::of(Kind::Absence, Absence::percent).with(Absence::blank(Id::UNSET).percent.to_value(), words),
            FormField::of(Kind::Absence, Absence::expected_until),
        ],
        FormFor::EndAbsence(_) => vec![FormField::own("first-day-back", FieldType::Day).with(today, words)],
        FormFor::Close(kind, _) => {
            let until = if let Validity::Between(_, until) = kind.validity() { Some(until) } else { None };
            let outcome = kind.field("outcome").map(|info| FormField::of(*kind, info.name));
            until.map(|name| day(*kind, name)).into_iter().chain(outcome).collect()
        }
        FormFor::Enrol(vacancy) => {
            let mut fields = vec![
                FormField::of(Kind::Candidate, Candidate::number),
                FormField::of(Kind::Candidate, "name").needed(),
            ];
            fields.extend(
                [Candidate::phone, Candidate::email, Candidate::source]
                    .map(|name| FormField::of(Kind::Candidate, name)),
            );
            fields.extend(vacancy.is_none().then(|| FormField::of(Kind::Application, Application::vacancy)));
            fields
        }
        FormFor::EndApplication(_) => vec![
            FormField::own("ending", FieldType::Choice(Ending::NAMES)),
            FormField::of(Kind::Application, Application::reason).needed(),
            FormField::own("ended-on", FieldType::Day).with(today, words),
        ],
        // What only a new member needs may stay empty: the store asks for what it lacks.
        FormFor::Place(_) => vec![
            FormField::of(Kind::Member, Member::number).optional(),
            FormField::of(Kind::Placement, Placement::hours).optional(),
            FormField::of(Kind::Employment, Employment::contract_until),
            FormField::own("first-day", FieldType::Day).with(today, words),
        ],
        FormFor::LeaveStaff(_) => vec![FormField::own("last-day", FieldType::Day).with(today, words)],
        FormFor::HandOver(_) => vec![
            FormField::own("heir", FieldType::Ref(Kind::Staff)),
            FormField::own("first-day", FieldType::Day).with(today, words),
            FormField::own("cover-until", FieldType::Day).optional(),
        ],
        FormFor::EndTeam(_) => vec![day(Kind::Team, Team::until)],
        FormFor::StandStill(_) => vec![day(Kind::Team, Team::standstill_from)],
        FormFor::Resume(_) | FormFor::Convert(_) => {
            vec![FormField::own("first-day", FieldType::Day).with(today, words)]
        }
        FormFor::MergeClient(_) => vec![
            FormField::own("into", FieldType::Ref(Kind::Organisation)),
            FormField::own("first-day", FieldType::Day).with(today, words),
        ],
        FormFor::SplitClient(_) => vec![
            FormField::own("into", FieldType::Ref(Kind::Organisation)),
            FormField::of(Kind::ClientShare, ClientShare::share),
            FormField::own("only-team", FieldType::Ref(Kind::Team)).optional(),
            FormField::own("jobs-along", FieldType::Whole(0, 100_000)).optional(),
            FormField::own("first-day", FieldType::Day).with(today, words),
        ],
        FormFor::FixStatement(_, period) => [(Statement::from, period.from), (Statement::until, period.until)]
            .map(|(name, day)| FormField::of(Kind::Statement, name).with(Value::Day(day), words))
            .into(),
        FormFor::CreditStatement(_) => vec![day(Kind::Statement, "fixed_on")],
        FormFor::ClosePeriod => {
            let last = Period::month(context.today).from.pred_opt().unwrap_or(context.today);
            let month = Value::Text(last.format("%Y-%m").to_string());
            vec![FormField::own("period", FieldType::Text(10)).with(month, words)]
        }
        FormFor::NameView => {
            let shared = FormField::own("view-shared", FieldType::Flag).with(Value::Flag(false), words);
            vec![FormField::own("view-name", FieldType::Text(40)), shared]
        }
        FormFor::AsOf => vec![FormField::own("as-of", FieldType::Day).with(today, words)],
        FormFor::AboutFiles(of, kept) => about_files(of, kept, context),
        FormFor::Letters(..) => vec![
            FormField::own("template", FieldType::Text(2000)),
            FormField::own("folder", FieldType::Text(2000)).with(Value::Text(".".to_owned()), words),
        ],
        FormFor::Export(pane) => {
            let listed = pane.map_or_else(|| "agenda".to_owned(), |pane| words.kind_words(pane.kind()));
            let listed = listed.to_lowercase().replace(' ', "-");
            let name = Value::Text(format!("{listed}-{}.csv", context.as_of.format("%Y-%m-%d")));
            vec![FormField::own("file", FieldType::Text(2000)).with(name, words)]
        }
    }
}

/// What can be said of files to read in, with what is said of them already.
fn about_files(of: &FilesToRead, kept: &[KeptMapping], context: &LayerContext<'_>) -> Vec<FormField> {
    let names = kept.iter().map(|(name, _)| name.clone()).collect();
    let choosing = FormField::own("file-mapping", FieldType::Text(60)).optional().offering(names);
    let said = about_options(&of.options, context.words)
        .map(|(name, ty, value)| FormField::own(name, ty).optional().with(value, context.words));
    let keeping = FormField::own("file-keep-as", FieldType::Text(60)).optional();
    let choosing = Some(choosing).filter(|_| !kept.is_empty());
    choosing.into_iter().chain(said).chain([keeping]).collect()
}

/// The fields of what can be said of files, with what is said.
pub(super) fn about_options(options: &ImportOptions, words: &dyn Lexicon) -> [(&'static str, FieldType, Value); 7] {
    let map: Vec<String> = options.map.iter().map(|(heading, field)| format!("{heading}={field}")).collect();
    let rows: Vec<String> = options.headings_rows.iter().map(HeadingsRow::to_string).collect();
    let kind = options.kind.map_or(Value::Empty, |kind| Value::Text(words.kind_words(kind)));
    let order = options.order.map_or(Value::Empty, |order| order.to_value());
    [
        ("file-kind", FieldType::Text(60), kind),
        ("file-map", FieldType::Text(2000), Value::Text(map.join("; "))),
        ("file-from", FieldType::Day, options.on.to_value()),
        ("file-dates", FieldType::Choice(DayOrder::NAMES), order),
        ("file-headings-row", FieldType::Text(2000), Value::Text(rows.join("; "))),
        ("file-number-people", FieldType::Flag, Value::Flag(options.number_people)),
        ("file-no-end", FieldType::Flag, Value::Flag(options.no_end)),
    ]
}

/// Whether a value is a number that nobody counted: a blank record holds it because it has to hold something, and it is no proposal.
fn is_nought(value: &Value) -> bool {
    match value {
        Value::Whole(number) => *number == 0,
        Value::Decimal(number) => *number == Decimal::ZERO,
        Value::Units(units) => *units == Units::default(),
        _ => false,
    }
}

/// What stands in the field of a form that completes a record: what is stored, and for a day that is not there yet the day
/// looked at.
fn proposed((kind, name): (Kind, &'static str), seen: &Value, context: &LayerContext<'_>) -> Value {
    let is_day = kind.field(name).is_some_and(|info| info.ty == FieldType::Day);
    if is_day && seen.is_empty() { Value::Day(context.as_of) } else { seen.clone() }
}
