//! Tests of how texts name people.

use super::*;
use crate::domain::kinds::{Chance, Contact, Member, Organisation, Signal, Staff};
use crate::domain::record::Typed;

fn held(member: &Member) -> impl Fn(&str) -> String {
    let record = Record::from(member.clone());
    move |field| record.get(field).plain()
}

fn somebody() -> Member {
    Member {
        number: "300482".into(),
        given_name: "Joris Jan".into(),
        prefix: "van den".into(),
        surname: "Bérg-Maas".into(),
        phone: "06-1234 5678".into(),
        email: "j.berg@voorbeeld.nl".into(),
        ..Member::blank(Id::UNSET)
    }
}

fn mentions() -> Mentions {
    let mut mentions = Mentions::default();
    let person = mentions.add("X0001");
    mentions.learn(person, held(&somebody()));
    mentions
}

fn signal(subject: &str) -> Record {
    Signal { subject: subject.into(), ..Signal::blank(Id::UNSET) }.into()
}

#[test]
fn a_number_a_whole_name_a_telephone_and_an_address_are_taken_out_of_a_text_in_every_spelling() {
    let mentions = mentions();
    for (text, left) in [
        ("Ruzie met Joris Jan van den Berg-Maas over de pauze", "Ruzie met X0001 over de pauze"),
        ("BERG-MAAS, Joris Jan van den: ruzie", "X0001: ruzie"),
        ("van den Berg Maas, Joris Jan", "X0001"),
        ("gesprek (J.J. van den Berg-Maas)", "gesprek (X0001)"),
        ("gesprek met J. Berg-Maas.", "gesprek met X0001."),
        ("gesprek met JJ van den Berg-Maas", "gesprek met X0001"),
        ("300482 en +31 6 12345678, 0612345678; 06-12.34.56.78", "X0001 en X0001, X0001; X0001"),
        ("mail J.Berg@Voorbeeld.nl vandaag", "mail X0001 vandaag"),
    ] {
        let record = signal(text);
        assert_eq!(mentions.named_in(&record), Some(Sureness::Sure), "{text}");
        assert_eq!(mentions.erased(&record).get(Signal::subject).plain(), left);
    }
}

#[test]
fn what_may_be_somebody_else_stays_and_is_pointed_at() {
    let mut mentions = mentions();
    let doubtful = signal("mevrouw Berg-Maas belde");
    assert_eq!((mentions.named_in(&doubtful), mentions.erased(&doubtful)), (Some(Sureness::Doubtful), doubtful));
    for text in ["Joris ging mee", "3004820 stuks", "naar de berg-maas", "naar de Berg", "12345678"] {
        assert_eq!(mentions.named_in(&signal(text)), None, "{text}");
    }
    // Two sentences are no name.
    assert_eq!(
        mentions.erased(&signal("Dat zei Berg-Maas. Joris Jan ook")),
        signal("Dat zei Berg-Maas. Joris Jan ook")
    );
    let other = Member { number: "300999".into(), email: String::new(), phone: "0612345678".into(), ..somebody() };
    mentions.allow_for(held(&other));
    let shared = signal("Joris Jan van den Berg-Maas, 0612345678");
    assert_eq!((mentions.named_in(&shared), mentions.erased(&shared)), (Some(Sureness::Doubtful), shared));
    assert_eq!(mentions.named_in(&signal("300482")), Some(Sureness::Sure));
}

#[test]
fn names_of_people_and_numbers_that_count_something_stay() {
    let mentions = mentions();
    let staff = Staff { given_name: "Joris Jan".into(), surname: "300482".into(), ..Staff::blank(Id::UNSET) };
    let kept = Organisation { name: "Kade 300482".into(), ..Organisation::blank(Id::UNSET) };
    for record in [somebody().into(), staff.into(), Record::from(kept)] {
        assert_eq!(mentions.named_in(&record), None);
    }
    let chance = Chance { name: "Plek voor J. van den Berg-Maas".into(), ..Chance::blank(Id::UNSET) };
    assert_eq!(mentions.erased(&chance.into()).get("name").plain(), "Plek voor X0001");
    let contact = Contact { note: "300482".repeat(40), ..Contact::blank(Id::UNSET) };
    assert_eq!(mentions.named_in(&contact.into()), None);
}

#[test]
fn a_text_in_which_people_write_freely_is_looked_through_whatever_kind_it_is_of() {
    for kind in Kind::ALL.into_iter().filter(|kind| !PERSONS.contains(kind)) {
        for info in kind.fields().iter().filter(|info| info.free_text) {
            assert!(may_name(kind, info), "{kind} {}", info.name);
        }
    }
}
