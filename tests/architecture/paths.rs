//! The paths a source file names (`crate::domain::team`, `super::sqlite`, `chrono::NaiveDate`), from its tokens.

use super::tokens::{Token, closed};

/// A path as the compiler sees it: `self` and `super` at its head are worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its parts; the first is `crate` for our own modules, else the name of a package or of something local.
    pub parts: Vec<String>,
    /// Where it stands.
    pub line: usize,
}

/// Every path in `use` items, and every path of two parts or more elsewhere. `module` is where the file stands:
/// `["repository", "sqlite"]` for `src/repository/sqlite/mod.rs`.
pub fn named(tokens: &[Token], module: &[String]) -> Vec<Named> {
    let mut out = Vec::new();
    let mut module = module.to_vec();
    // Where each inline module ends, to know the way up again.
    let mut ends: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        while ends.last().is_some_and(|end| *end <= at) {
            ends.pop();
            module.pop();
        }
        let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
        if text(at) == "mod" && text(at + 2) == "{" {
            module.push(text(at + 1).to_owned());
            ends.push(closed(tokens, at + 2) - 1);
            at += 3;
        } else if text(at) == "use" {
            let end = (at..tokens.len()).find(|at| text(*at) == ";").unwrap_or(tokens.len());
            tree(&tokens[at + 1..end], &[], &module, &mut out);
            at = end;
        } else if text(at) == "extern" && text(at + 1) == "crate" {
            out.push(Named { parts: vec![text(at + 2).to_owned()], line: tokens[at].line });
            at += 3;
        } else if tokens[at].is_word() && text(at + 1) == "::" {
            let mut parts = vec![text(at).to_owned()];
            let line = tokens[at].line;
            while text(at + 1) == "::" && tokens.get(at + 2).is_some_and(Token::is_word) {
                parts.push(text(at + 2).to_owned());
                at += 2;
            }
            out.push(Named { parts: resolved(parts, &module), line });
            at += 1;
            // `Vec::<domain::Team>::new`: what follows the mark is looked at on its own.
        } else {
            at += 1;
        }
    }
    out
}

/// The paths of a `use` tree: `a::{b, c::{d, e as f}, *}` names `a::b`, `a::c::d`, `a::c::e` and `a`.
fn tree(tokens: &[Token], head: &[String], module: &[String], out: &mut Vec<Named>) {
    let mut parts = head.to_vec();
    let mut at = 0;
    let line = tokens.first().map_or(0, |token| token.line);
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "::" | "*" => at += 1,
            "as" => at += 2,
            "{" => {
                let end = closed(tokens, at);
                for branch in branches(&tokens[at + 1..end - 1]) {
                    tree(branch, &parts, module, out);
                }
                return;
            }
            // In a list, `self` is what stands before the brace.
            "self" if !parts.is_empty() => at += 1,
            word => {
                parts.push(word.to_owned());
                at += 1;
            }
        }
    }
    if !parts.is_empty() {
        out.push(Named { parts: resolved(parts, module), line });
    }
}

/// The parts of a list between its commas.
fn branches(tokens: &[Token]) -> Vec<&[Token]> {
    let (mut out, mut start, mut at) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "{" => at = closed(tokens, at),
            "," => {
                out.push(&tokens[start..at]);
                at += 1;
                start = at;
            }
            _ => at += 1,
        }
    }
    out.push(&tokens[start..]);
    out.retain(|branch| !branch.is_empty());
    out
}

/// A path with `self` and `super` worked out.
fn resolved(parts: Vec<String>, module: &[String]) -> Vec<String> {
    let ups = parts.iter().take_while(|part| *part == "super").count();
    let skip = match parts[0].as_str() {
        "self" => 1,
        "super" => ups,
        _ => return parts,
    };
    let above = &module[..module.len().saturating_sub(ups)];
    let here = std::iter::once("crate".to_owned()).chain(above.iter().cloned());
    here.chain(parts.into_iter().skip(skip)).collect()
}
