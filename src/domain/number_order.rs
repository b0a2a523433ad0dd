//! The order of names with numbers in them: *Team 2* before *Team 10*, as people count and not as signs compare.
//!
//! The store keeps such a key beside each named record; [`order_key`](super::names::order_key) makes it of a text.

/// A folded text in which numbers compare by their value. Two texts give the same key only when they are the same.
///
/// A number of several figures gets a capital before it that grows with its length, of which a folded text has none: `team 2`,
/// `team A10`, `team B100`. Zeros before a number do not count, except among texts that are otherwise equal; those stand behind a
/// tab, which sorts before every sign of a name.
pub fn by_value(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len() + 4);
    let (mut zeros, mut rest) = (String::new(), folded);
    while let Some(at) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let (number, after) = from.split_at(from.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(from.len()));
        // A number of zeros only keeps one of them.
        let value = number.trim_start_matches('0');
        let value = if value.is_empty() { "0" } else { value };
        key.push_str(before);
        let mut longer = value.len() - 1;
        while longer > LONGEST {
            key.push('Z');
            longer -= LONGEST + 1;
        }
        key.extend((b'A'..=b'Y').map(char::from).nth(longer.wrapping_sub(1)));
        key.push_str(value);
        zeros.extend((value.len()..number.len()).map(|_| '0'));
        zeros.push(',');
        rest = after;
    }
    key.push_str(rest);
    let zeros = zeros.trim_end_matches(',');
    if !zeros.is_empty() {
        key.push('\t');
        key.push_str(zeros);
    }
    key
}

/// The most figures after the first that one capital tells.
const LONGEST: usize = 25;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_in_names_are_ordered_by_their_value_and_zeros_before_them_last_of_all() {
        let long = |figures: usize| format!("ploeg {}", "9".repeat(figures));
        let of_length = [24, 25, 26, 27, 28, 51, 52, 53, 54, 80].map(long);
        let mut right: Vec<&str> = vec![
            "2e kans",
            "10e kans",
            "kas",
            "kas 0",
            "kas 1 noord",
            "kas 01 zuid",
            "kas 2",
            "kas 02",
            "kas 002",
            "kas 2-3",
            "kas 2-03",
            "kas 02-3",
            "kas 2-10",
            "kas 2b",
            "kas 10",
            "kas 10a",
            "kas 100",
            "kas a",
            "kas-9",
            "ploeg 9",
        ];
        right.extend(of_length.iter().map(String::as_str));
        let mut sorted = right.clone();
        sorted.reverse();
        sorted.sort_by_key(|name| by_value(name));
        assert_eq!(sorted, right);
    }

    proptest! {
        #[test]
        fn two_texts_have_one_key_only_when_they_are_one(one in "[a-b0-2 ,]{0,6}", other in "[a-b0-2 ,]{0,6}") {
            prop_assert_eq!(by_value(&one) == by_value(&other), one == other);
        }

        #[test]
        fn a_larger_number_stands_later(word in "[a-z ]{0,4}", one in 0_u128.., other in 0_u128..) {
            let key = |number| by_value(&format!("{word}{number}"));
            prop_assert_eq!(key(one).cmp(&key(other)), one.cmp(&other));
        }
    }
}
