//! Numbers and codes that are the same but for how they are written: a spreadsheet drops the zeros before a number and puts a point
//! into it, and a hand takes a letter for a figure. It is only ever a reason to ask.

use super::names::fold;

/// A number or code as it is compared: its letters and figures, without zeros before a number, decimals of nothing and what parts
/// thousands; an O or l among figures is the figure that it looks like.
pub fn shape(number: &str) -> String {
    let folded = fold(number);
    let whole =
        [".0", ",0", ".00", ",00"].iter().find_map(|end| folded.strip_suffix(end).filter(|rest| is_number(rest)));
    let signs: Vec<char> = whole.unwrap_or(&folded).chars().filter(|sign| sign.is_alphanumeric()).collect();
    let figure = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let mut shape = String::with_capacity(signs.len());
    for (at, sign) in signs.iter().enumerate() {
        let after_figure = shape.ends_with(|before: char| before.is_ascii_digit());
        let among_figures = at > 0 && (after_figure || figure(at + 1));
        let sign = match sign {
            'o' if among_figures => '0',
            'i' | 'l' if among_figures => '1',
            sign => *sign,
        };
        let more = signs.get(at + 1).is_some_and(|next| next.is_ascii_digit() || matches!(next, 'o' | 'i' | 'l'));
        if sign != '0' || after_figure || !more {
            shape.push(sign);
        }
    }
    shape
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_without_its_zeros_with_decimals_of_nothing_and_with_points() {
        for (one, other) in [
            ("000204", "204"),
            ("410022.0", "410022"),
            ("410022,00", "410022"),
            ("410.022", "410022"),
            ("1.410.022", "1410022"),
            ("K0017", "k-17"),
            ("T-014", "T014"),
            ("T 014", "T14"),
            ("T0I4", "T014"),
            ("TO14", "T014"),
            ("T1OO", "T100"),
        ] {
            assert_eq!(shape(one), shape(other), "{one} {other}");
        }
        for (one, other) in
            [("204", "2040"), ("T014", "K014"), ("T014", "T015"), ("0", "00001"), ("L1", "11"), ("10.5", "10")]
        {
            assert_ne!(shape(one), shape(other), "{one} {other}");
        }
        assert_eq!(["000", "0", "", "-", "T"].map(shape), ["0", "0", "", "", "t"]);
    }
}
