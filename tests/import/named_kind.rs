//! A sheet whose kind the user names.

use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::exchange::import::ImportOptions;

use crate::office::*;

fn named(kind: Kind) -> ImportOptions {
    ImportOptions { kind: Some(kind), on: Some(iso("2023-06-01")), ..creating() }
}

const MEMBERS: &str = "Personeelsnr;Naam;Contract\n7;Bb, Piet;vast\n";

#[test]
fn a_sheet_of_clearly_another_kind_than_was_named_is_refused() {
    let wrong = [
        (MEMBERS, Kind::Team),
        ("Personeelsnr;Naam\n7;Bb, Piet\n", Kind::Team),
        (MEMBERS, Kind::Organisation),
        (MEMBERS, Kind::Staff),
        ("Nr;Achternaam;Voornaam;Team;Uren;Vanaf\n7;Bb;Piet;Een;32;01-03-2023\n", Kind::Team),
    ];
    let mut office = one_member();
    for (text, kind) in wrong {
        let refused = office.try_plan(&csv("x.csv", text), &named(kind)).err();
        assert_eq!(refused, Some(Reason::SheetOfOtherKind), "{text} as {kind:?}");
    }
}

#[test]
fn a_fitting_sheet_beside_it_does_not_make_it_pass() {
    let mut office = one_member();
    let mut both = csv("x.csv", MEMBERS);
    both.extend(csv("x.csv", TEAMS));
    assert_eq!(office.try_plan(&both, &named(Kind::Team)).err(), Some(Reason::SheetOfOtherKind));
}

#[test]
fn an_unusual_sheet_is_read_as_the_kind_that_was_named() {
    let right = [
        ("Naam\nDrie\n", Kind::Team),
        ("Naam;Bijzonderheden;Kleur\nDrie;geen;rood\n", Kind::Team),
        ("Personeelsnr\n7\n", Kind::Member),
        ("Nr;Achternaam;Voornaam;Contract;Team;Uren;Vanaf\n1;Aa;Jan;vast;Twee;32;01-06-2023\n", Kind::Placement),
    ];
    let mut office = one_member();
    for (text, kind) in right {
        let refused = office.try_plan(&csv("x.csv", text), &named(kind)).err();
        assert_eq!(refused, None, "{text} as {kind:?}");
    }
    let mut without = named(Kind::Team);
    without.map = vec![("Personeelsnr".into(), "-".into()), ("Contract".into(), "-".into())];
    assert_eq!(office.try_plan(&csv("x.csv", MEMBERS), &without).err(), None, "what does not belong is left out");
}
