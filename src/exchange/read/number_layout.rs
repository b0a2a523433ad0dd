//! What a spreadsheet shows of a number, where that says more than the number: leading zeros, signs between the figures, a
//! percentage.

use crate::exchange::sheet::{SheetCell, decimal_text, percent_text};

/// A real number in a layout, as the code of the layout tells it: `000000`, `0%`, `00-00000000`. A layout that only rounds, groups or
/// colours leaves the number as it is.
pub(super) fn number_cell(value: f64, code: Option<&str>) -> SheetCell {
    let Some(number) = decimal_text(value) else { return SheetCell::Text(value.to_string()) };
    let shown = code.map(section).and_then(|section| {
        if section.contains(&Sign::Percent) { percent_text(value) } else { digits_in(&number, &section) }
    });
    match shown.filter(|shown| *shown != number) {
        Some(text) => SheetCell::Shown { number, text },
        None => SheetCell::Number(number),
    }
}

/// A real number with the text that is shown of it, of which the code of the layout is not at hand.
pub(super) fn number_shown(value: f64, percent: bool, shown: &str) -> SheetCell {
    let Some(number) = decimal_text(value) else { return SheetCell::Text(value.to_string()) };
    let text = if percent { percent_text(value) } else { Some(shown.trim().to_owned()) };
    // The same figures with zeros before them or signs between them; a point or a comma groups or rounds.
    let figures: String = shown.chars().filter(char::is_ascii_digit).collect();
    let same = figures.trim_start_matches('0') == number && !shown.contains(['.', ',']);
    match text.filter(|text| (percent || same) && *text != number) {
        Some(text) => SheetCell::Shown { number, text },
        None => SheetCell::Number(number),
    }
}

#[derive(PartialEq, Eq)]
enum Sign {
    /// A figure; the zero stands where there is none.
    Figure {
        or_zero: bool,
    },
    /// A sign that is shown as it is.
    Plain(char),
    Percent,
    /// Anything that is no row of figures: a day, decimals, thousands, a condition.
    Other,
}

/// The signs of the first section of a code, which is the one for numbers above zero.
fn section(code: &str) -> Vec<Sign> {
    let mut found = Vec::new();
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ';' => break,
            '0' => found.push(Sign::Figure { or_zero: true }),
            '#' | '?' => found.push(Sign::Figure { or_zero: false }),
            '%' => found.push(Sign::Percent),
            '\\' => found.extend(signs.next().map(Sign::Plain)),
            '"' => found.extend(signs.by_ref().take_while(|sign| *sign != '"').map(Sign::Plain)),
            // Room as wide as the next sign, or filled up with it.
            '_' | '*' => drop(signs.next()),
            '[' => {
                let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                // `[$-413]` and `[Red]` show nothing; a condition and hours beyond a day do.
                if inside.starts_with(['<', '>', '=', 'h', 'm', 's', 'H', 'M', 'S']) && inside != "magenta" {
                    found.push(Sign::Other);
                }
            }
            '-' | '+' | ' ' | '(' | ')' | ':' => found.push(Sign::Plain(sign)),
            _ => found.push(Sign::Other),
        }
    }
    found
}

/// The figures of a whole number above zero in their places; `None` where the layout is no row of figures.
fn digits_in(number: &str, section: &[Sign]) -> Option<String> {
    let places = section.iter().filter(|sign| matches!(sign, Sign::Figure { .. })).count();
    if places == 0 || section.contains(&Sign::Other) || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let figures: Vec<char> = number.chars().collect();
    let mut ahead = figures.len().saturating_sub(places);
    let mut lacking = places.saturating_sub(figures.len());
    let mut shown: String = String::new();
    let mut rest = figures.iter();
    for sign in section {
        match sign {
            Sign::Figure { or_zero } if lacking > 0 => {
                lacking -= 1;
                if *or_zero {
                    shown.push('0');
                }
            }
            Sign::Figure { .. } => {
                // More figures than places stand before the first place.
                shown.extend(rest.by_ref().take(ahead + 1));
                ahead = 0;
            }
            Sign::Plain(sign) => shown.push(*sign),
            Sign::Percent | Sign::Other => {}
        }
    }
    Some(shown.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_shows_zeros_signs_and_percentages_and_leaves_other_numbers_alone() {
        for (value, code, text) in [
            (4711.0, "0000000", "0004711"),
            (4711.0, "00-0", "471-1"),
            (201_234_567.0, "00\\-00000000", "02-01234567"),
            (612.0, "\"P\"00000;-0", "P00612"),
            (12.0, "#000", "012"),
            (0.8, "0%", "80%"),
            (0.805, "0%", "80.5%"),
            (1.0, "0.00%", "100%"),
        ] {
            let SheetCell::Shown { text: shown, .. } = number_cell(value, Some(code)) else { panic!("{code}") };
            assert_eq!(shown, text, "{code}");
        }
        for (value, code) in [
            (1234.0, "General"),
            (1234.0, "#,##0"),
            (4711.0, "000"),
            (1234.5, "0.00"),
            (1234.5, "000000"),
            (32.0, "0"),
            (32.0, "[Red]0"),
            (1e6, "0.00E+00"),
            (5.0, "[<10]000;0"),
            (5.0, "@"),
        ] {
            assert!(matches!(number_cell(value, Some(code)), SheetCell::Number(_)), "{code}");
        }
        assert!(matches!(number_cell(5.0, None), SheetCell::Number(_)));
    }

    #[test]
    fn a_text_beside_a_number_counts_where_it_has_the_same_figures() {
        for (value, shown, text) in [(4711.0, "0004711", "0004711"), (201_234_567.0, "020-1234567", "020-1234567")] {
            let expected = SheetCell::Shown { number: value.to_string(), text: text.to_owned() };
            assert_eq!(number_shown(value, false, shown), expected);
        }
        for (value, shown) in
            [(1234.0, "1.234"), (32.4, "32"), (1234.0, "€ 1.234,00"), (32.0, "32"), (45000.0, "15-03-2023")]
        {
            assert!(matches!(number_shown(value, false, shown), SheetCell::Number(_)), "{shown}");
        }
        assert_eq!(number_shown(0.25, true, "25%"), SheetCell::Shown { number: "0.25".into(), text: "25%".into() });
    }
}
