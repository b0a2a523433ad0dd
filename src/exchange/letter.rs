//! Templates of letters: a text of the office with fields such as `{{contract_until}}`. The caller decides which fields exist
//! and fills them in; here a template is only split into its parts.

use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplatePart {
    /// Text that stays as it is.
    Text(String),
    /// A field to fill in.
    Field(MergeField),
}

/// A field of a template that is to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeField {
    /// The word that names it, without blanks around it.
    pub word: String,
    /// Number of its line in the template, from 1.
    pub line: usize,
    /// Whether it may be empty, marked by a `?` after its word.
    pub may_be_empty: bool,
}

/// Splits a template into its parts.
///
/// # Errors
/// Returns `letter-unclosed` for a field that does not end on its line, and `letter-unknown-field` for one without a word.
pub fn parts(template: &str) -> Result<Vec<TemplatePart>, Refusal> {
    let mut parts = Vec::new();
    for (number, line) in template.split_inclusive('\n').enumerate() {
        let line_number = number + 1;
        let mut rest = line;
        while let Some((before, field)) = rest.split_once("{{") {
            let refused = |reason| Refusal::new(reason).with("line", line_number);
            let (inner, after) = field.split_once("}}").ok_or_else(|| refused(Reason::LetterUnclosed))?;
            let (word, may_be_empty) =
                inner.trim().strip_suffix('?').map_or((inner.trim(), false), |word| (word, true));
            if word.trim().is_empty() {
                return Err(refused(Reason::LetterUnknownField).with("field", inner));
            }
            parts.push(TemplatePart::Text(before.to_owned()));
            parts.push(TemplatePart::Field(MergeField {
                word: word.trim().to_owned(),
                line: line_number,
                may_be_empty,
            }));
            rest = after;
        }
        parts.push(TemplatePart::Text(rest.to_owned()));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(word: &str, line: usize, may_be_empty: bool) -> TemplatePart {
        TemplatePart::Field(MergeField { word: word.to_owned(), line, may_be_empty })
    }

    #[test]
    fn fields_are_told_from_text_with_their_lines() {
        let text = |text: &str| TemplatePart::Text(text.to_owned());
        let expected =
            [text("Beste "), field("naam", 1, false), text(",\n"), text(""), field("team.naam", 2, true), text(" {x}")];
        assert_eq!(parts("Beste {{ naam }},\n{{team.naam?}} {x}").expect("a template"), expected);
        assert_eq!(parts("").expect("a template"), []);
    }

    #[test]
    fn a_field_without_end_or_word_is_refused_with_its_line() {
        for (template, reason) in
            [("a\n{{naam\n}}", Reason::LetterUnclosed), ("a\n{{ ? }}", Reason::LetterUnknownField)]
        {
            let refusal = parts(template).expect_err("refused");
            assert_eq!((refusal.reason, refusal.args[0].clone()), (reason, ("line", 2usize.into())));
        }
    }
}
