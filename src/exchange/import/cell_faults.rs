//! Cells that do not hold what somebody filled in: a spreadsheet, or a conversion, made something else of it.

use super::layout::type_of;
use super::mapped_column::{FieldTarget, MappedColumn, is_name_of_person};
use super::other_letters::{is_garbled, is_no_name, of_other_page};
use super::prelude::*;
use crate::domain::sanitize::is_unseen;
use crate::exchange::sheet::{FIGURES_KEPT, SheetCell, figures};

/// The names that spreadsheets give their errors, in Dutch and English.
const ERRORS: [&str; 24] = [
    "#N/A",
    "#N/B",
    "#NB",
    "#REF!",
    "#VERW!",
    "#VALUE!",
    "#WAARDE!",
    "#DIV/0!",
    "#DEEL/0!",
    "#NAME?",
    "#NAAM?",
    "#NUM!",
    "#GETAL!",
    "#NULL!",
    "#LEEG!",
    "#SPILL!",
    "#OVERLOOP!",
    "#CALC!",
    "#BEREKENEN!",
    "#FIELD!",
    "#VELD!",
    "#BLOCKED!",
    "#GETTING_DATA",
    "#DATA!",
];

/// What is wrong with a cell that goes to a field; `None` for a sound one.
pub(super) fn fault(cell: &SheetCell, column: &MappedColumn, target: FieldTarget) -> Option<Refusal> {
    let about = |reason, text: &str| Refusal::new(reason).with("value", clean(text).into_owned());
    let refuse = |reason, text: &str| Some(about(reason, text));
    match cell {
        SheetCell::Covered => Some(Refusal::new(Reason::CellMerged)),
        SheetCell::Text(text) if is_error(text) => refuse(Reason::SpreadsheetError, text),
        SheetCell::Text(text) if is_shortened(text) => refuse(Reason::NumberShortened, text),
        SheetCell::Text(text) if is_garbled(text) || (is_name_of_person(target) && is_no_name(text)) => {
            Some(of_other_page(text).unwrap_or_else(|| about(Reason::LettersGarbled, text)))
        }
        SheetCell::Text(text) if column.unclear.contains(clean(text).as_ref()) => refuse(Reason::DayOrderUnclear, text),
        SheetCell::Text(text) => hidden_sign(text).and_then(|sign| {
            Some(refuse(Reason::SignUnseen, text)?.with("sign", format!("U+{:04X}", u32::from(sign))))
        }),
        SheetCell::Number(number) | SheetCell::Shown { number, .. } => {
            let rounded = figures(number) > FIGURES_KEPT && !number.contains('.');
            if rounded { refuse(Reason::NumberShortened, number) } else { None }
        }
        SheetCell::Day(_) if tells_apart(target) => refuse(Reason::DayForText, &cell.text()),
        _ => None,
    }
}

/// Whether a field is a number, a name or a reference, which a spreadsheet may take for a date: 3-4.
pub(super) fn tells_apart((kind, field): FieldTarget) -> bool {
    match type_of((kind, field)) {
        FieldType::Ref(_) => true,
        FieldType::Text(_) => {
            kind == Kind::TeamRole
                || Some(field) == kind.key()
                || matches!(field, "name" | "given_name" | "prefix" | "surname" | "phone")
        }
        _ => false,
    }
}

fn is_error(text: &str) -> bool {
    let text = text.trim();
    let of_office = |number: &str| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    text.len() < 16
        && (ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text))
            || text.strip_prefix("Err:").is_some_and(of_office))
}

/// Whether a text is a number with an exponent as spreadsheets write it when a number is too long for its column: 1,00027E+05.
fn is_shortened(text: &str) -> bool {
    let Some((figures, exponent)) = text.trim().split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let figures = figures.strip_prefix('-').unwrap_or(figures);
    let number = figures.split_once([',', '.']).map_or_else(|| digits(figures), |(a, b)| digits(a) && digits(b));
    number && exponent.strip_prefix(['+', '-']).is_some_and(|power| digits(power) && power.len() >= 2)
}

/// A sign inside a text that nobody sees and that belongs to no letter.
fn hidden_sign(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    // What is kept as it is belongs to a letter, such as a joiner in Arabic.
    let kept = clean(text);
    text.chars().find(|sign| is_unseen(*sign) && !kept.contains(*sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_errors_of_spreadsheets_are_known_by_their_names() {
        for text in ["#N/A", "#REF!", " #waarde! ", "#DEEL/0!", "Err:502", "#N/B"] {
            assert!(is_error(text), "{text}");
        }
        for text in ["#1", "N/A", "nvt", "Err:5", "#trots op werk"] {
            assert!(!is_error(text), "{text}");
        }
    }

    #[test]
    fn a_number_with_an_exponent_has_lost_figures() {
        for text in ["2,04518E+05", "3E+05", "6.1e+08", "-1,2E-03"] {
            assert!(is_shortened(text), "{text}");
        }
        for text in ["3E10", "E+05", "2E+5", "12E", "BE+07", "1,2,3E+05", "3 E+05"] {
            assert!(!is_shortened(text), "{text}");
        }
    }

    #[test]
    fn letters_of_another_code_page_are_seen_inside_words() {
        for text in
            ["Zo‰", "Andr‚ Vos", "Jos\u{e9}\u{fffd}", "ZoÃ«", "FranÃ§ois", "Bj”rn", "M\u{81}ller", "Mu¤oz", "AndrŽ"]
        {
            assert!(is_garbled(text), "{text}");
        }
        for text in [
            "Zoë",
            "d’Hondt",
            "„Onder de Linden”",
            "5‰ van de omzet",
            "€ 5",
            "Šimić, Miloš",
            "Jansen–Bos",
            "enz…",
            "Ångström",
            "São João",
            "PÃO",
            "Âge",
            "Merk™",
            "½ dag",
            "µ",
            "Œuvre",
        ] {
            assert!(!is_garbled(text), "{text}");
        }
    }

    #[test]
    fn a_sign_nobody_sees_inside_a_value_is_found() {
        assert_eq!(hidden_sign("41\u{200b}0022"), Some('\u{200b}'));
        assert_eq!(hidden_sign("Vos\u{ad}man"), Some('\u{ad}'));
        assert_eq!(hidden_sign("می\u{200c}خواهم"), None);
        assert_eq!(hidden_sign("Zoë"), None);
    }
}
