//! Cells with a word for "nothing" where a name, a number or a reference is expected: nobody and nothing is called that.

use std::collections::HashSet;

use super::cell_faults::tells_apart;
use super::layout::{SheetLayout, type_of};
use super::mapped_column::FieldTarget;
use super::prelude::*;
use crate::exchange::sheet::{Sheet, SheetCell};

/// How lists write that there is nothing, folded and without the points. Signs alone say it too.
const NOTHING: [&str; 16] = [
    "nvt",
    "niet van toepassing",
    "(leeg)",
    "(geen)",
    "geen",
    "onbekend",
    "niet bekend",
    "nog niet bekend",
    "nog onbekend",
    "nnb",
    "n/a",
    "(blank)",
    "(none)",
    "none",
    "unknown",
    "not applicable",
];

/// Notes in each column which texts say that nothing is there, and tells of it. What is stored by such a name is called so.
pub(super) fn note_nothing(
    repo: &dyn Repository,
    sheet: &Sheet,
    layout: &mut SheetLayout,
) -> Result<Vec<Warning>, StoreError> {
    let mut told = Vec::new();
    for (index, column) in layout.columns.iter_mut().enumerate() {
        let Some(target) = column.target().filter(|target| tells_apart(*target)) else { continue };
        let texts = sheet.rows.iter().filter_map(|row| match row.cells.get(index) {
            Some(SheetCell::Text(text)) if says_nothing(text) => Some(clean(text).into_owned()),
            _ => None,
        });
        let mut found: Vec<String> = texts.collect();
        let mut nothing = HashSet::new();
        for text in found.iter().collect::<HashSet<_>>() {
            if repo.named(named_by(target), text)?.is_empty() {
                nothing.insert(text.clone());
            }
        }
        found.retain(|text| nothing.contains(text));
        if let Some(first) = found.first() {
            let remark = Refusal::new(Reason::CellsSayNothing).with("file", sheet.source.as_str());
            let remark = remark.with("column", column.heading.as_str()).with("value", first.as_str());
            told.push(Warning(remark.with("count", found.len())));
        }
        column.nothing = nothing;
    }
    Ok(told)
}

/// The kind that the texts for a field are names of.
fn named_by((kind, field): FieldTarget) -> Kind {
    match type_of((kind, field)) {
        FieldType::Ref(to) => to,
        _ if kind == Kind::TeamRole => Kind::Staff,
        _ => kind,
    }
}

fn says_nothing(text: &str) -> bool {
    let folded = fold(&clean(text));
    !folded.is_empty()
        && (!folded.contains(char::is_alphanumeric) || NOTHING.contains(&folded.replace('.', "").as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_signs_for_nothing_are_known_and_names_that_only_have_them_are_not() {
        for text in ["n.v.t.", "NVT", " - ", "(leeg)", "Onbekend", "geen", "?", "–", "--", "n.n.b."] {
            assert!(says_nothing(text), "{text:?}");
        }
        for text in ["", " ", "Geen Gedoe BV", "Leeg", "N", "0", "A-", "Onbekendheid"] {
            assert!(!says_nothing(text), "{text:?}");
        }
    }
}
