//! Which instruments exclude each other, and which need the target-group register.

use crate::domain::choices::{InstrumentKind, InstrumentStatus};
use crate::domain::days::{Day, holds, overlap};
use crate::domain::kinds::Instrument;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;

/// Whether an instrument is granted for its days: also one that was ended, up to its last day.
pub fn is_granted(instrument: &Instrument) -> bool {
    match instrument.status {
        InstrumentStatus::Granted => true,
        InstrumentStatus::Ended => instrument.until.is_some(),
        InstrumentStatus::ToRequest | InstrumentStatus::Requested | InstrumentStatus::Refused => false,
    }
}

/// Whether an instrument can exist beside the member's others. Wage-cost subsidy and wage dispensation serve the same
/// purpose, and nobody has both on one day, requested or granted. A wage-cost benefit can go with either. The same one is not granted
/// twice for one day.
///
/// # Errors
/// Returns `instruments-exclude` or `instrument-runs`, with the first day of the other one.
pub fn fits_beside(instrument: &Instrument, others: &[Instrument]) -> Result<(), Refusal> {
    let rival = match instrument.instrument {
        InstrumentKind::WageCostSubsidy => Some(InstrumentKind::WageDispensation),
        InstrumentKind::WageDispensation => Some(InstrumentKind::WageCostSubsidy),
        _ => None,
    };
    let stands = |i: &Instrument| !matches!(i.status, InstrumentStatus::Refused | InstrumentStatus::ToRequest);
    let together = |other: &&Instrument| {
        other.id != instrument.id
            && other.member == instrument.member
            && overlap((other.from, other.until), (instrument.from, instrument.until))
    };
    for other in others.iter().filter(together) {
        let excludes = Some(other.instrument) == rival && stands(other) && stands(instrument);
        let is_same = other.instrument == instrument.instrument
            && is_granted(other)
            && instrument.status == InstrumentStatus::Granted;
        if excludes || is_same {
            let reason = if excludes { Reason::InstrumentsExclude } else { Reason::InstrumentRuns };
            return Err(Refusal::new(reason).at(Kind::Instrument, Instrument::instrument).with("day", other.from));
        }
    }
    Ok(())
}

/// The instruments that depend on the target-group register: without it there is no wage-cost benefit (Wtl 2.10 and Wet
/// banenafspraak from 1-1-2026), and no no-risk cover of an illness that begins later (ZW 29b lid 12).
pub const ON_THE_REGISTER: [InstrumentKind; 2] = [InstrumentKind::WageCostBenefit, InstrumentKind::NoRiskCover];

/// The granted instruments that a member loses who is not in the register any more from a day on.
pub fn lost_with_register(instruments: &[Instrument], from: Day) -> impl Iterator<Item = &Instrument> {
    instruments.iter().filter(move |i| {
        is_granted(i) && ON_THE_REGISTER.contains(&i.instrument) && i.until.is_none_or(|until| until >= from)
    })
}

/// Whether a no-risk cover was granted for a day: UWV then pays for sickness that begins on it, and has to be told (ZW 29b).
pub fn has_no_risk_cover(instruments: &[Instrument], on: Day) -> bool {
    instruments
        .iter()
        .any(|i| i.instrument == InstrumentKind::NoRiskCover && is_granted(i) && holds(i.from, i.until, on))
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::day;
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::record::Typed;

    fn instrument(n: u8, kind: InstrumentKind, from: &str, until: Option<&str>) -> Instrument {
        Instrument {
            instrument: kind,
            from: day(from),
            until: until.map(day),
            ..Instrument::blank(Id::from_bytes([n; 16]))
        }
    }

    #[test]
    fn subsidy_and_dispensation_never_hold_on_one_day() {
        let held = [instrument(1, InstrumentKind::WageDispensation, "2026-01-01", Some("2026-06-30"))];
        let asked = |kind, from| fits_beside(&instrument(2, kind, from, None), &held).map_err(|refusal| refusal.reason);
        assert_eq!(asked(InstrumentKind::WageCostSubsidy, "2026-06-30"), Err(Reason::InstrumentsExclude));
        assert_eq!(asked(InstrumentKind::WageCostSubsidy, "2026-07-01"), Ok(()));
        assert_eq!(asked(InstrumentKind::WageCostBenefit, "2026-01-01"), Ok(()));
    }

    #[test]
    fn who_leaves_the_register_loses_what_rests_on_it() {
        let granted = |n, kind, until| Instrument {
            status: InstrumentStatus::Granted,
            ..instrument(n, kind, "2026-01-01", until)
        };
        let held = [
            granted(1, InstrumentKind::WageCostBenefit, None),
            granted(2, InstrumentKind::WageCostSubsidy, None),
            granted(3, InstrumentKind::NoRiskCover, Some("2026-06-30")),
            instrument(4, InstrumentKind::NoRiskCover, "2026-07-01", None),
        ];
        let lost = |from| lost_with_register(&held, day(from)).map(|i| i.instrument).collect::<Vec<_>>();
        assert_eq!(lost("2026-06-30"), ON_THE_REGISTER);
        assert_eq!(lost("2026-07-01"), [InstrumentKind::WageCostBenefit]);
    }

    #[test]
    fn what_was_refused_or_not_asked_for_yet_is_in_nobodys_way() {
        for status in [InstrumentStatus::Refused, InstrumentStatus::ToRequest] {
            let aside = Instrument { status, ..instrument(1, InstrumentKind::WageDispensation, "2026-01-01", None) };
            let subsidy = instrument(2, InstrumentKind::WageCostSubsidy, "2026-01-01", None);
            assert_eq!(fits_beside(&subsidy, std::slice::from_ref(&aside)), Ok(()));
            assert_eq!(fits_beside(&aside, &[subsidy]), Ok(()));
        }
    }
}
