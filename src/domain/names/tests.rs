//! Tests of names.

use super::*;
use proptest::prelude::*;

fn name(given: &str, prefix: &str, surname: &str) -> PersonName {
    PersonName { given: given.into(), prefix: prefix.into(), surname: surname.into() }
}

#[test]
fn a_name_is_known_in_another_order_and_by_its_initials_and_never_by_another_given_name() {
    let known = |name, text| is_name_of(name, text);
    for text in ["Veen, Jan Pieter van der", "Jan Pieter van der Veen", "Veen", "van der Veen", "J.P. van der Veen"] {
        assert!(known("Veen, Jan Pieter van der", text), "{text}");
    }
    assert!(known("Veen, Jan Pieter van der", "Veen, J. van der") && known("Çelik, Ayşe", "celik, AYSE"));
    for text in ["Veen, Jan van der", "Veen, Pieter van der", "P. van der Veen", "Veen, Jan Pieter van den", "Vree"] {
        assert!(!known("Veen, Jan Pieter van der", text), "{text}");
    }
    assert!(!known("Bos, Anna", "Bos, Anne"));
}

#[test]
fn a_name_in_one_field_is_read_in_every_usual_form() {
    for (text, given, prefix, surname) in [
        ("Aa, Jan van der", "Jan", "van der", "Aa"),
        ("van der Aa, Jan", "Jan", "van der", "Aa"),
        ("Van der Aa, Jan", "Jan", "Van der", "Aa"),
        ("Aa, van der, Jan", "Jan", "van der", "Aa"),
        ("Aa, Jan, van der", "Jan", "van der", "Aa"),
        ("Jan van der Aa", "Jan", "van der", "Aa"),
        ("  Jan \t van  der Aa ", "Jan", "van der", "Aa"),
        ("van der Aa", "", "van der", "Aa"),
        ("Hagenaar-Vos, Dewi", "Dewi", "", "Hagenaar-Vos"),
        ("d'Hondt, Thijs den", "Thijs", "den", "d'Hondt"),
        ("Vos, Willemijn 't", "Willemijn", "'t", "Vos"),
        ("Vos, Willemijn ’t", "Willemijn", "'t", "Vos"),
        ("Jan in 't Veld", "Jan", "in 't", "Veld"),
        ("Jan Pieter op den Berg", "Jan Pieter", "op den", "Berg"),
        ("Aarts, Zoë ter", "Zoë", "ter", "Aarts"),
        ("Mohamed el Idrissi", "Mohamed", "el", "Idrissi"),
        ("Jan Pieter Vos", "Jan Pieter", "", "Vos"),
        ("J.A. de la Rue", "J.A.", "de la", "Rue"),
        ("Jan", "", "", "Jan"),
        (", Jan", "", "", "Jan"),
        ("Jan,", "", "", "Jan"),
        ("Nguyen, Van", "Van", "", "Nguyen"),
        ("Nguyen, Thi Van", "Thi Van", "", "Nguyen"),
        ("AA, JAN VAN DER", "JAN", "VAN DER", "AA"),
        ("Jan van der", "Jan", "van", "der"),
        ("Vries - de Jong, Anna de", "Anna", "de", "Vries - de Jong"),
        ("Berg, von, Ernst", "Ernst", "von", "Berg"),
        ("Loon, Kim v.d.", "Kim", "v.d.", "Loon"),
        ("Kim v.d. Loon", "Kim", "v.d.", "Loon"),
        ("Kim v.d.Loon", "Kim", "v.d.", "Loon"),
        ("K. v/d Loon", "K.", "v/d", "Loon"),
        ("V/d Loon, Kim", "Kim", "V/d", "Loon"),
        ("Kim vd Loon", "Kim", "vd", "Loon"),
        ("Vd Loon, Kim", "Kim", "Vd", "Loon"),
        ("Kim v. d. Loon", "Kim", "v. d.", "Loon"),
        ("Kim v. Loon", "Kim", "v.", "Loon"),
        ("Kim o/d Beek", "Kim", "o/d", "Beek"),
        ("Loon van, Kim", "Kim", "van", "Loon"),
        ("Loon van der, Kim", "Kim", "van der", "Loon"),
        ("LOON V.D., KIM", "KIM", "V.D.", "LOON"),
        ("LOON, KIM V.D.", "KIM", "V.D.", "LOON"),
        ("LOON, V.D.", "V.D.", "", "LOON"),
        ("V.D. LOON", "V.D.", "", "LOON"),
        ("V.D. Loon", "V.D.", "", "Loon"),
        ("Loon, V.", "V.", "", "Loon"),
        ("Nguyen Van, Thi", "Thi", "", "Nguyen Van"),
        ("", "", "", ""),
        (" , ", "", "", ""),
    ] {
        assert_eq!(PersonName::parse_one(text), name(given, prefix, surname), "{text:?}");
    }
}

#[test]
fn a_name_in_columns_gives_up_a_prefix_left_in_the_surname() {
    assert_eq!(PersonName::from_parts("Jan", "", "van der Aa"), name("Jan", "van der", "Aa"));
    assert_eq!(PersonName::from_parts("Jan", "", "Aa, van der"), name("Jan", "van der", "Aa"));
    assert_eq!(PersonName::from_parts("Kim", "", "Loon v.d."), name("Kim", "v.d.", "Loon"));
    assert_eq!(PersonName::from_parts("Kim", "", "Loon van"), name("Kim", "van", "Loon"));
    assert_eq!(PersonName::from_parts("Jan", "van der", "Aa"), name("Jan", "van der", "Aa"));
    assert_eq!(PersonName::from_parts("Olaf", "", "Müller"), name("Olaf", "", "Müller"));
    assert_eq!(PersonName::from_parts("Jan", "", ""), name("", "", "Jan"));
    assert_eq!(PersonName::from_parts("", "", "Van"), name("", "", "Van"));
}

#[test]
fn a_name_is_shown_as_a_list_and_as_speech() {
    let jan = name("Jan", "van der", "Aa");
    assert_eq!((jan.display().as_str(), jan.spoken().as_str()), ("Aa, Jan van der", "Jan van der Aa"));
    assert_eq!(name("", "", "Jan").display(), "Jan");
    assert_eq!(name("", "van", "Aa").display(), "Aa, van");
}

#[test]
fn folding_takes_off_accents_and_evens_out_signs() {
    for (text, folded) in [
        ("Fátima", "fatima"),
        ("MÜLLER", "muller"),
        ("Søren Łukasz Đorđe", "soren lukasz dorde"),
        ("Straße", "strasse"),
        ("Æsop  Œuvre", "aesop oeuvre"),
        ("  ’t\u{a0}Hof ", "'t hof"),
        ("Hagenaar–Vos", "hagenaar-vos"),
        ("Ĳsselstein", "ijsselstein"),
        ("José", "jose"),
        ("Çelik Ğ İ ı", "celik g i i"),
    ] {
        assert_eq!(fold(text), folded, "{text:?}");
    }
}

#[test]
fn names_stand_in_dutch_order_whatever_their_prefix() {
    let mut list = [
        "Ydema, Femke",
        "Bos Adema, Jan",
        "IJsselstein, Zeynep",
        "Aa, Jan van der",
        "Bos, Zoë",
        "Ilsema, Tim",
        "Hagenaar-Vos, Dewi",
        "Bos, Kees van",
        "d'Hondt, Thijs den",
        "Zand, Sanne ten",
        "Aarts, Dewi ter",
    ]
    .map(PersonName::parse_one);
    list.sort_by_key(sort_key);
    let shown: Vec<String> = list.iter().map(PersonName::display).collect();
    assert_eq!(
        shown,
        [
            "Aa, Jan van der",
            "Aarts, Dewi ter",
            "Bos, Kees van",
            "Bos, Zoë",
            "Bos Adema, Jan",
            "d'Hondt, Thijs den",
            "Hagenaar-Vos, Dewi",
            "IJsselstein, Zeynep",
            "Ilsema, Tim",
            "Ydema, Femke",
            "Zand, Sanne ten",
        ]
    );
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in ".*") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn a_shown_name_is_read_back_the_same(
        given in "(Jan|Zoë|[A-Z][a-z]{5,8})( [A-Z]\\.)?",
        prefix in "(|van|van der|'t|in 't|de la|den)",
        surname in "(d'|IJ)?[A-Z][a-z]{5,8}(-[A-Z][a-z]{5})?",
    ) {
        let whole = PersonName { given, prefix, surname };
        prop_assert_eq!(&PersonName::parse_one(&whole.display()), &whole);
        prop_assert_eq!(&PersonName::parse_one(&whole.spoken()), &whole);
        prop_assert_eq!(&PersonName::from_parts(&whole.given, &whole.prefix, &whole.surname), &whole);
    }

    #[test]
    fn no_word_of_a_name_is_lost(text in "([Vv]an|der|[Dd]e|'t|Jan|,|[a-zA-Z]{1,6})( ([Vv]an|der|'t|Bos|, |[a-zA-Z]{1,6})){0,6}") {
        let name = PersonName::parse_one(&text);
        let count = |text: &str| text.replace(',', " ").split_whitespace().count();
        prop_assert_eq!(count(&name.spoken()), count(&text));
    }
}

#[test]
fn plain_texts_fold_as_others_do() {
    let signs = || (0..=127u8).map(char::from);
    for (first, second) in signs().flat_map(|first| signs().map(move |second| (first, second))) {
        let text = format!("{first}{second} A{second}");
        // An accent without a letter goes, and a text with one is not plain.
        assert_eq!(fold(&text), fold(&format!("{text}\u{301}")), "{text:?}");
    }
}

#[test]
fn a_prefix_is_known_with_a_capital_and_before_the_given_name() {
    for (text, given, prefix, surname) in [
        ("Joke De Wit", "Joke", "De", "Wit"),
        ("Wit, Joke De", "Joke", "De", "Wit"),
        ("Wit, de J.", "J.", "de", "Wit"),
        ("Wal, van der Joke", "Joke", "van der", "Wal"),
        ("Van Wal, Joke", "Joke", "Van", "Wal"),
        ("Ter Horst, Joke", "Joke", "Ter", "Horst"),
        ("Van Wal", "Van", "", "Wal"),
        ("Ben Wal, Joke", "Joke", "", "Ben Wal"),
        ("Wal, Van", "Van", "", "Wal"),
    ] {
        let name = PersonName { given: given.into(), prefix: prefix.into(), surname: surname.into() };
        assert_eq!(PersonName::parse_one(text), name, "{text}");
    }
}
