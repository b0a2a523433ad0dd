//! Legal holds: that nothing of a person may be erased, because of a complaint, a court case or an inspection.
use super::prelude::*;

record! {
    /// That nothing of one person may be erased for some time, neither by a term nor because somebody asks for it.
    pub struct LegalHold {
        /// The member of whom everything stays.
        member: Option<Id>, Ref(Member), prompted;
        /// The candidate of whom everything stays.
        candidate: Option<Id>, Ref(Candidate), prompted;
        /// First day on which nothing goes.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
        /// Why, in a few words; never about health.
        reason: String, Text(120), required, free_text;
        /// Who decided it.
        decided_by: String, Text(80), required;
    }
    identity: member, candidate, from;
    label: |hold| hold.reason.clone();
    order: "from";
    validity: Between(from, until);
    rules: Self::is_of_one_person;
}

impl LegalHold {
    fn is_of_one_person(&self) -> Result<(), Refusal> {
        match (self.member, self.candidate) {
            (Some(_), None) | (None, Some(_)) => Ok(()),
            _ => Err(Refusal::new(Reason::HoldOfOnePerson).at(Kind::LegalHold, LegalHold::member)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_of_a_member_or_of_a_candidate() {
        let blank = LegalHold::blank(Id::UNSET);
        let who = Some(Id::from_bytes([1; 16]));
        assert_eq!(LegalHold { member: who, ..blank.clone() }.rules(), Ok(()));
        for hold in [blank.clone(), LegalHold { member: who, candidate: who, ..blank }] {
            assert_eq!(hold.rules().expect_err("refused").reason, Reason::HoldOfOnePerson);
        }
    }
}
