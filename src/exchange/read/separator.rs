//! Finding out what separates the fields of a CSV file.

use std::collections::BTreeMap;

use super::records::Records;

/// In the order of preference: Dutch spreadsheets write the semicolon.
const CANDIDATES: [u8; 3] = [b';', b',', b'\t'];

/// How many records are looked at.
const LOOKED_AT: usize = 50;

/// How well a separator fits; the greater the better.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// No quote stands where quotes do not belong. A wrong separator cuts quoted fields in two.
    sound: bool,
    /// Parts per thousand of the records that have the commonest number of fields.
    even: usize,
    /// That number.
    width: usize,
}

/// The separator, and the text without the line `sep=;` that some programs put in front.
///
/// The separator is the one that cuts most of the first records into equally many fields (more than one), with quotes honoured.
/// A file of one column has none.
pub(super) fn find_separator(text: &str) -> (Option<u8>, &str) {
    if let Some((separator, rest)) = declared(text) {
        return (Some(separator), rest);
    }
    let mut best: Option<(Fit, u8)> = None;
    for candidate in CANDIDATES {
        if let Some(fit) = fit(text, candidate)
            && best.as_ref().is_none_or(|(other, _)| fit > *other)
        {
            best = Some((fit, candidate));
        }
    }
    (best.map(|(_, separator)| separator), text)
}

/// The first line `sep=X`, as spreadsheet programs understand it.
fn declared(text: &str) -> Option<(u8, &str)> {
    let end = text.find(['\r', '\n'])?;
    let (line, rest) = text.split_at(end);
    let sign = line.trim_matches('"').strip_prefix("sep=")?;
    let separator = match sign.as_bytes() {
        [one] if one.is_ascii_punctuation() || *one == b'\t' => *one,
        _ => return None,
    };
    Some((separator, rest.strip_prefix("\r\n").unwrap_or_else(|| rest.get(1..).unwrap_or_default())))
}

fn fit(text: &str, separator: u8) -> Option<Fit> {
    let mut by_width: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut records, mut first_width, mut spaced) = (0usize, 0usize, true);
    let mut all = Records::new(text, separator);
    while let Some(Ok(fields)) = all.next() {
        if fields.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if records == 0 {
            first_width = fields.len();
        }
        records += 1;
        spaced &= fields.iter().skip(1).all(|field| field.starts_with(' '));
        *by_width.entry(fields.len()).or_default() += 1;
        if records == LOOKED_AT {
            break;
        }
    }
    // "Naam" above "Aa, Jan van der" is one column of names: a comma with a space behind it everywhere but in the heading.
    if first_width == 1 && spaced {
        return None;
    }
    let (width, count) =
        by_width.into_iter().filter(|(width, _)| *width > 1).max_by_key(|(width, count)| (*count, *width))?;
    Some(Fit { sound: !all.stray_quote, even: count * 1000 / records, width })
}
