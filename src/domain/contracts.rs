//! The legal limits of temporary contracts: notice before the end, and how many may follow one another. Every number is a
//! dated parameter with its source (`defaults/parameters.tsv`).

use super::choices::Contract;
use super::days::{Day, last_of_months};
use super::decimal::Decimal;
use super::kinds::Employment;
use super::reason::Reason;
use super::refusal::Refusal;
use super::ruled::ruled;

ruled! {
    /// The rules on contracts, as the parameters give them on a day. Where one is `None`, nothing is limited or due by it.
    pub struct ContractRules {
        /// Months before the end of a temporary contract by which notice has to be given (BW 7:668 lid 1).
        pub contract_notice_months: Option<Decimal>,
        /// Contracts of fewer months than this need no notice (BW 7:668 lid 2).
        pub contract_notice_least_months: Option<Decimal>,
        /// Most temporary contracts that may follow one another (BW 7:668a lid 1 b).
        pub chain_contracts: Option<Decimal>,
        /// Most months that they may last together, the days between them included (BW 7:668a lid 1 a).
        pub chain_months: Option<Decimal>,
        /// Contracts with at most this many months between them belong to one chain.
        pub chain_gap_months: Option<Decimal>,
        /// Most months of temporary contracts with which somebody is tried out (CAO Rijk 2.1).
        pub trial_contract_months: Option<Decimal>,
    }
}

/// Most months to which the length of a chain is counted: a working life.
const MOST_MONTHS: u32 = 12 * 60;

/// How long a chain of temporary contracts has become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractChain {
    /// Number of contracts in the chain.
    pub contracts: usize,
    /// Months from its first day to the end of its last contract; a month that has begun counts whole.
    pub months: u32,
}

impl ContractRules {
    /// The last day on which notice of the end of a contract can be given. `None` where no notice is needed: a permanent
    /// contract, one without an end, a short one.
    pub fn notice_by(&self, employment: &Employment) -> Option<Day> {
        let end = employment.contract_until.filter(|_| employment.contract == Contract::Temporary)?;
        let long =
            last_of_months(employment.from, self.contract_notice_least_months?).is_some_and(|least| end >= least);
        let months = u32::try_from(self.contract_notice_months?.hundredths() / 100).ok()?;
        end.checked_sub_months(chrono::Months::new(months)).filter(|_| long)
    }

    /// The remarks on the last of these employments of one member, which are in the order of their first days: too many
    /// temporary contracts in a row, or too long together. By law such a contract is permanent.
    pub fn remarks(&self, employments: &[Employment]) -> Vec<Refusal> {
        let chain = self.chain(employments);
        let (Some(first), Some(last)) = (chain.first(), chain.last()) else { return Vec::new() };
        let beyond = |months: Option<Decimal>| {
            let months = months?;
            let most = last_of_months(first.from, months)?;
            last.contract_until.filter(|end| *end > most).map(|_| months)
        };
        let mut remarks = Vec::new();
        let count = i64::try_from(chain.len()).unwrap_or(i64::MAX);
        if let Some(most) = self.chain_contracts.filter(|most| Decimal::whole(count) > *most) {
            remarks.push(Refusal::new(Reason::ChainOfContracts).with("count", count).with("most", most));
        }
        if let Some(months) = beyond(self.chain_months) {
            remarks.push(Refusal::new(Reason::ChainOfMonths).with("months", months).with("day", first.from));
        } else if let Some(months) = beyond(self.trial_contract_months) {
            remarks.push(Refusal::new(Reason::TrialContractLong).with("months", months).with("day", first.from));
        }
        remarks
    }

    /// The length of the chain of temporary contracts up to the last of these employments of one member, which are in the order
    /// of their first days; `None` when that one is permanent or has no end, or when an earlier contract would belong to the chain
    /// only by `chain_gap_months`, which has no value.
    pub fn chain_so_far(&self, employments: &[Employment]) -> Option<ContractChain> {
        let chain = self.chain(employments);
        let before = employments.len().checked_sub(chain.len() + 1).and_then(|at| employments.get(at));
        if self.chain_gap_months.is_none() && before.is_some_and(|earlier| earlier.contract == Contract::Temporary) {
            return None;
        }
        let (first, end) = (chain.first()?.from, chain.last()?.contract_until?);
        let reaches =
            |months: &u32| last_of_months(first, Decimal::whole(i64::from(*months))).is_some_and(|last| last >= end);
        Some(ContractChain { contracts: chain.len(), months: (0..=MOST_MONTHS).find(reaches)? })
    }

    /// The temporary contracts that form one chain with the last one: no permanent contract and no longer break than is allowed
    /// lies between them.
    fn chain<'a>(&self, employments: &'a [Employment]) -> &'a [Employment] {
        let follows = |earlier: &Employment, later: &Employment| {
            let gap = self.chain_gap_months.unwrap_or_default();
            let next = earlier.until.and_then(|until| until.succ_opt());
            earlier.contract == Contract::Temporary
                && next
                    .and_then(|next| last_of_months(next, gap))
                    .is_some_and(|last| later.from.pred_opt() <= Some(last))
        };
        let mut start = employments.len();
        while start > 0 {
            let Some(here) = employments.get(start - 1).filter(|e| e.contract == Contract::Temporary) else { break };
            if employments.get(start).is_some_and(|later| !follows(here, later)) {
                break;
            }
            start -= 1;
        }
        employments.get(start..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::counting::Settings;
    use crate::domain::defaults;
    use crate::domain::id::{CountedIds, Id};
    use crate::domain::kinds::Parameter;
    use crate::domain::record::{Recorded, Typed};

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn rules(on: &str) -> ContractRules {
        let records = defaults::records(&mut CountedIds::after(1));
        let parameters: Vec<Parameter> = records.into_iter().filter_map(Recorded::out_of).collect();
        Settings::on(day(on), &parameters).contracts
    }

    /// A contract and the last day of its employment.
    fn contract(from: &str, end: &str, until: Option<&str>) -> Employment {
        let contract_until = Some(day(end));
        Employment { from: day(from), contract_until, until: until.map(day), ..Employment::blank(Id::UNSET) }
    }

    fn said(employments: &[Employment]) -> Vec<Reason> {
        rules("2026-11-22").remarks(employments).iter().map(|remark| remark.reason).collect()
    }

    #[test]
    fn notice_is_given_a_month_before_the_end_of_a_contract_of_six_months_or_more() {
        let by = |from, end| rules("2026-11-22").notice_by(&contract(from, end, None));
        assert_eq!(by("2025-12-27", "2026-12-26"), Some(day("2026-11-26")));
        assert_eq!(by("2026-01-01", "2026-12-31"), Some(day("2026-11-30")));
        assert_eq!(by("2026-10-01", "2027-03-31"), Some(day("2027-02-28")));
        assert_eq!(by("2026-10-01", "2027-03-30"), None, "a day less than six months");
        let endless = Employment { contract_until: None, ..contract("2026-01-01", "2026-12-31", None) };
        assert_eq!(rules("2026-11-22").notice_by(&endless), None);
        let permanent = Employment { contract: Contract::Permanent, ..contract("2026-01-01", "2026-12-31", None) };
        assert_eq!(rules("2026-11-22").notice_by(&permanent), None);
        assert_eq!(rules("2014-12-31").notice_by(&contract("2014-01-01", "2014-12-31", None)), None, "no rule yet");
    }

    #[test]
    fn a_fourth_contract_in_a_row_and_one_beyond_36_months_are_remarked_on() {
        let first = contract("2024-12-27", "2025-12-26", Some("2025-12-26"));
        let second = contract("2025-12-27", "2026-12-26", Some("2026-12-26"));
        assert_eq!(said(std::slice::from_ref(&first)), []);
        let two = [first.clone(), contract("2025-12-27", "2026-12-26", None)];
        assert_eq!(said(&two), [], "two years to the day");
        // In service since 27-12-2024, extended to 31-12-2027: three years and five days.
        let third = [first.clone(), second.clone(), contract("2026-12-27", "2027-12-31", None)];
        assert_eq!(said(&third), [Reason::ChainOfMonths]);
        let shorter = [first.clone(), second, contract("2026-12-27", "2027-12-26", None)];
        assert_eq!(said(&shorter), [Reason::TrialContractLong], "36 months, but more than the two years of the CAO");
        let four = ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"];
        let ends = ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"];
        let chain: Vec<Employment> = four.iter().zip(ends).map(|(from, end)| contract(from, end, Some(end))).collect();
        assert_eq!(said(&chain), [Reason::ChainOfContracts]);
        assert_eq!(said(&chain[..3]), []);
    }

    #[test]
    fn a_chain_counts_contracts_and_the_months_that_have_begun() {
        let so_far = |employments: &[Employment]| {
            rules("2026-11-22").chain_so_far(employments).map(|chain| (chain.contracts, chain.months))
        };
        let first = contract("2024-12-27", "2025-12-26", Some("2025-12-26"));
        assert_eq!(so_far(std::slice::from_ref(&first)), Some((1, 12)));
        let second = contract("2025-12-27", "2026-12-26", Some("2026-12-26"));
        assert_eq!(so_far(&[first.clone(), second.clone()]), Some((2, 24)));
        let third = contract("2026-12-27", "2027-12-31", None);
        assert_eq!(
            so_far(&[first.clone(), second.clone(), third.clone()]),
            Some((3, 37)),
            "five days beyond 36 months"
        );
        let permanent = Employment { contract: Contract::Permanent, contract_until: None, ..third };
        assert_eq!(so_far(&[first, second, permanent]), None);
        assert_eq!(so_far(&[]), None);
    }

    #[test]
    fn a_break_of_more_than_six_months_or_a_permanent_contract_ends_the_chain() {
        let early = contract("2022-01-01", "2023-12-31", Some("2023-12-31"));
        let kept = [early.clone(), contract("2024-07-01", "2025-12-31", None)];
        assert_eq!(said(&kept), [Reason::ChainOfMonths], "six months between them: the break counts too");
        let broken = [early.clone(), contract("2024-07-02", "2025-12-31", None)];
        assert_eq!(said(&broken), []);
        let permanent = Employment { contract: Contract::Permanent, contract_until: None, ..early };
        assert_eq!(said(&[permanent, contract("2024-01-01", "2025-12-31", None)]), []);
        assert_eq!(said(&[]), []);
    }

    #[test]
    fn a_chain_that_hangs_on_the_break_allowed_is_not_known_without_it() {
        let rules = ContractRules { chain_gap_months: None, ..rules("2026-11-22") };
        let length = |all: &[Employment]| rules.chain_so_far(all).map(|chain| chain.contracts);
        let early = contract("2022-01-01", "2023-12-31", Some("2023-12-31"));
        assert_eq!(length(&[early.clone(), contract("2024-01-01", "2024-12-31", None)]), Some(2), "no day between");
        assert_eq!(length(&[early.clone(), contract("2024-03-01", "2024-12-31", None)]), None);
        let permanent = Employment { contract: Contract::Permanent, ..early };
        assert_eq!(length(&[permanent, contract("2024-03-01", "2024-12-31", None)]), Some(1));
    }

    #[test]
    fn from_mid_2015_to_2020_the_chain_was_24_months() {
        assert_eq!(rules("2019-12-31").chain_months, Some(Decimal::whole(24)));
        assert_eq!(rules("2020-01-01").chain_months, Some(Decimal::whole(36)));
    }
}
