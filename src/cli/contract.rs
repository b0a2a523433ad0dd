//! `contract`: the contracts of one member or of many, extended, made permanent or ended in one step, or only told.

use serde_json::json;

use super::args::ContractArgs;
use super::failure::Failure;
use super::output::say;
use super::parse::record;
use super::session::Session;
use crate::domain::choices::Choice;
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::record::Kind;
use crate::domain::verbs::Extension;
use crate::repository::Repository;
use crate::service::command::{Command, ContractCommand, ContractPlan, ContractStep, plan_contracts};
use crate::ui::words::{CONTRACT_PLAN_COLUMNS, planned_contract_texts};

/// `contract`: does what was asked for each member as one step to undo, or with `--dry-run` tells what it would do.
///
/// # Errors
/// Returns an error when one of them is unknown or a rule stands against one of the changes; nothing is changed then.
pub fn contracts(session: &mut Session, args: &ContractArgs) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let step = match session.given_day(&args.until)? {
        Some(until) => ContractStep::Extend(Extension::Until(until)),
        None if args.permanent => ContractStep::Extend(Extension::Permanent),
        None if args.end => ContractStep::LetEnd,
        None => return Err(Failure::Usage("cli-contract-how", vec![])),
    };
    let members: Vec<_> = members(session, &repo, args)?.into_iter().map(|id| (id, None)).collect();
    if members.is_empty() {
        return Err(Failure::Usage("cli-contract-nobody", vec![]));
    }
    let command = ContractCommand { members, step, on: session.as_of, from: session.given_day(&args.on)? };
    if !args.dry_run {
        return session.perform(&mut repo, &Command::Contract(command));
    }
    let plan = plan_contracts(&repo, &command)?;
    tell(session, &plan)
}

/// Those who are named, or those whom the filter finds, in their usual order.
fn members(session: &Session, repo: &dyn Repository, args: &ContractArgs) -> Result<Vec<Id>, Failure> {
    let Some(filter) = args.filter.as_deref() else {
        let mut found = Vec::new();
        for number in args.numbers.iter().map(|number| number.trim()).filter(|number| !number.is_empty()) {
            let id = record(repo, Kind::Member, number)?.id();
            if !found.contains(&id) {
                found.push(id);
            }
        }
        return Ok(found);
    };
    let filter = session.filter(Kind::Member, filter)?;
    let query = Query::of(Kind::Member, session.as_of).matching(filter).showing(&[]);
    Ok(repo.window(&query, 0, u64::from(u32::MAX))?.rows.into_iter().map(|row| row.id).collect())
}

/// What would become of each contract, with what stands in the way and what there is to remark.
fn tell(session: &mut Session, plan: &ContractPlan) -> Result<(), Failure> {
    let words = &session.words;
    if session.global.json {
        let rows = plan.lines.iter().map(|line| {
            let next = line.next.as_ref().ok();
            json!({
                "number": line.number, "name": line.name, "contract_until": line.end, "notice_by": line.notice_by,
                "new_from": next.and_then(|next| next.from),
                "new_contract": next.and_then(|next| next.contract).map(|contract| contract.name()),
                "new_contract_until": next.and_then(|next| next.until),
                "chain_contracts": next.and_then(|next| next.chain).map(|chain| chain.contracts),
                "chain_months": next.and_then(|next| next.chain).map(|chain| chain.months),
                "remarks": next.map_or_else(Vec::new, |next| next.remarks.iter().map(|r| words.refusal(r)).collect()),
                "refused": line.next.as_ref().err().map(|refusal| words.refusal(refusal)),
            })
        });
        return session.out.json(&json!({ "rows": rows.collect::<Vec<_>>() }));
    }
    let rows: Vec<Vec<String>> =
        plan.lines.iter().map(|line| planned_contract_texts(words, plan, line, false).to_vec()).collect();
    let headings = CONTRACT_PLAN_COLUMNS.map(|name| words.say(&format!("contract-{name}")).into_owned());
    session.out.table((&headings, &[false, false, true, true, true, false, true]), &rows)?;
    for line in &plan.lines {
        let said = |refusal| format!("{}: {}", line.name, session.words.refusal(refusal));
        match &line.next {
            Ok(next) => next.remarks.iter().for_each(|remark| {
                say(&format!("{} {}", session.words.say("cli-remark"), said(remark)));
            }),
            Err(refusal) => say(&said(refusal)),
        }
    }
    let possible = plan.lines.iter().filter(|line| line.next.is_ok()).count();
    session.say(&session.words.say_with("cli-contract-dry", &[("count", possible.into())]));
    Ok(())
}
