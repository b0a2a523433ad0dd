//! Instruments: subsidies, dispensations, benefits and provisions for a member.
use super::prelude::*;

record! {
    /// An instrument that was requested or granted for a member.
    pub struct Instrument {
        /// The member it is for.
        member: Id, Ref(Member), required;
        /// The instrument: a subsidy, a dispensation, a benefit or a provision.
        instrument: InstrumentKind = InstrumentKind::WageCostSubsidy, Choice(InstrumentKind::NAMES), required;
        /// How far the request has come: to be requested, requested, granted, refused or ended.
        status: InstrumentStatus = InstrumentStatus::Requested, Choice(InstrumentStatus::NAMES), required, dated;
        /// Day on which it was requested; empty before that.
        requested_on: Option<Day>, Day, prompted;
        /// First day for which it applies.
        from: Day, Day, required;
        /// Last day for which it applies; empty while it lasts.
        until: Option<Day>, Day;
        /// Wage value (loonwaarde): measured productivity in percent of the usual wage.
        wage_value: Option<Decimal>, Percent, prompted, dated;
        /// Day on which the loonwaarde has to be measured again, as the municipality agreed with employer and employee
        /// (Participatiewet 10d lid 6).
        next_measurement: Option<Day>, Day;
        /// Amount in euros, as stated in the decision.
        amount: Option<Decimal>, Money, prompted, dated;
        /// The unit of the amount: an hour, a month, a year, or once.
        amount_per: Option<AmountPer>, Choice(AmountPer::NAMES), prompted, dated;
        /// Who grants it and pays, where anything is paid: a municipality or UWV. Nobody pays for a wage dispensation.
        payer: String, Text(80), prompted, dated, impersonal;
        /// Reference of the decision, as the payer wrote it.
        reference: String, Text(60), prompted;
    }
    owner: member;
    identity: member, instrument, from;
}
