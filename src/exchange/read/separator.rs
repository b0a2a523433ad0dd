//! Finding out what separates the fields of a CSV file.

use std::collections::BTreeMap;

use super::records::Records;

/// The last is preferred: Dutch spreadsheets write the semicolon.
const CANDIDATES: [char; 3] = ['\t', ',', ';'];

/// How many records are looked at.
const LOOKED_AT: usize = 50;

/// The separator, and the text without the line `sep=;` that some programs put in front.
///
/// The separator is the one that cuts most of the first records into equally many fields (more than one), with quotes honoured.
/// A file of one column has none.
pub(super) fn find_separator(text: &str) -> (Option<char>, &str) {
    if let Some((separator, rest)) = declared(text) {
        return (Some(separator), rest);
    }
    let fitting = CANDIDATES.into_iter().filter_map(|candidate| Some((fit(text, candidate)?, candidate)));
    (fitting.max_by_key(|(fit, _)| *fit).map(|(_, separator)| separator), text)
}

/// The first line `sep=X`, as spreadsheet programs understand it.
fn declared(text: &str) -> Option<(char, &str)> {
    let end = text.find(['\r', '\n'])?;
    let (line, rest) = text.split_at(end);
    let sign = line.trim_matches('"').strip_prefix("sep=")?;
    let separator = sign.parse::<char>().ok().filter(|sign| sign.is_ascii_punctuation() || *sign == '\t')?;
    Some((separator, rest.strip_prefix("\r\n").unwrap_or_else(|| rest.get(1..).unwrap_or_default())))
}

/// How well a separator fits; the greater the better. First that no quote stands where quotes do not belong: a wrong separator
/// cuts quoted fields in two. Then the parts per thousand of the records that have the commonest number of fields, and then
/// that number.
fn fit(text: &str, separator: char) -> Option<(bool, usize, usize)> {
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
    Some((!all.stray_quote, count * 1000 / records, width))
}
