//! Instruments: subsidies, dispensation, benefits and provisions per member.
use super::prelude::*;

record! {
    /// An instrument asked for or granted for a member.
    pub struct Instrument {
        /// Who.
        member: Id, Ref(Member), required;
        /// Which.
        instrument: InstrumentKind = InstrumentKind::WageCostSubsidy, Choice(InstrumentKind::NAMES), required;
        /// Where it stands.
        status: InstrumentStatus = InstrumentStatus::Requested, Choice(InstrumentStatus::NAMES), required, dated;
        /// Day it was asked for.
        requested_on: Option<Day>, Day, prompted;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
        /// Loonwaarde: productivity in percent, as measured.
        wage_value: Option<Decimal>, Percent, prompted, dated;
        /// Day on which the loonwaarde has to be measured again, as the municipality agreed with employer and employee
        /// (Participatiewet 10d lid 6).
        next_measurement: Option<Day>, Day;
        /// Amount in euros, as decided.
        amount: Option<Decimal>, Money, prompted, dated;
        /// What the amount is for.
        amount_per: Option<AmountPer>, Choice(AmountPer::NAMES), prompted, dated;
        /// Who grants it, and pays where anything is paid: a municipality, UWV. Nobody pays for a wage dispensation.
        payer: String, Text(80), prompted, dated;
        /// Reference of the decision.
        reference: String, Text(60), prompted;
    }
    owner: member;
    identity: member, instrument, from;
}
