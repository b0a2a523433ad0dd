//! What a source file names and defines, read from its tokens; what only tests see is left out.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// A path as the compiler sees it: `self` and `super` at its head are worked out.
#[derive(Clone)]
pub struct Named {
    /// Its parts; the first is `crate` for our own modules, else the name of a package or of something local.
    pub parts: Vec<String>,
    /// Whether all that stands in it is named: `a::b::*`.
    pub glob: bool,
    /// Where it stands.
    pub line: usize,
}

/// One file.
#[derive(Default)]
pub struct Source {
    /// Where it stands: `repository`, `sqlite` for `src/repository/sqlite/mod.rs`.
    pub module: Vec<String>,
    /// Every path in `use` items, and every path of two parts or more elsewhere.
    pub named: Vec<Named>,
    /// The names that `use` items at the top make, with what each stands for.
    pub imported: BTreeMap<String, Vec<String>>,
    /// Names and lines of its modules, inline or not.
    pub modules: Vec<(String, usize)>,
    /// The modules in files of their own that only tests see.
    pub test_modules: Vec<Vec<String>>,
    /// Names and lines of structures, enums, unions, traits and type aliases.
    pub types: Vec<(String, usize)>,
    /// How many lines only tests see.
    pub test_lines: usize,
    /// The last line that was counted among them: two short items may share one.
    counted: usize,
}

/// The words with which items begin, before their name.
const ITEMS: [&str; 12] =
    ["fn", "mod", "use", "struct", "enum", "union", "trait", "type", "impl", "const", "static", "macro_rules"];

fn word(token: Option<&TokenTree>) -> Option<String> {
    if let Some(TokenTree::Ident(word)) = token { Some(word.to_string()) } else { None }
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn in_braces(token: &TokenTree) -> Option<&Group> {
    if let TokenTree::Group(group) = token { Some(group).filter(|g| g.delimiter() == Delimiter::Brace) } else { None }
}

impl Source {
    /// Reads a file by its path from the top of the repository.
    pub fn read(path: &str, text: &str) -> Self {
        let inner = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let module = match inner {
            "lib" | "main" => Vec::new(),
            _ => inner.split('/').map(str::to_owned).collect(),
        };
        let top = module.len();
        let mut source = Self { module, ..Self::default() };
        let tokens = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        source.tokens(tokens, top, false);
        source
    }

    /// Goes through the tokens of a file, or between two brackets. `top` is how deep the module of the file is; in an `impl` or a
    /// trait `type` names no type of its own.
    fn tokens(&mut self, tokens: TokenStream, top: usize, in_impl: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let (mut at, mut opens_impl) = (0, false);
        while let Some(token) = tokens.get(at) {
            let line = token.span().start().line;
            let next = word(tokens.get(at + 1));
            match (word(Some(token)).as_deref(), next) {
                (None, _) if is_sign(Some(token), '#') && is_test(tokens.get(at + 1)) => at = self.skip(&tokens, at),
                (Some("use"), _) if !is_sign(tokens.get(at + 1), '<') => {
                    let end = (at..tokens.len()).find(|at| is_sign(tokens.get(*at), ';')).unwrap_or(tokens.len());
                    self.branch(&tokens[at + 1..end], &[], top);
                    at = end;
                }
                (Some("mod"), Some(name)) => {
                    self.modules.push((name.clone(), line));
                    if let Some(inner) = tokens.get(at + 2).and_then(in_braces) {
                        self.module.push(name);
                        self.tokens(inner.stream(), top, false);
                        self.module.pop();
                        at += 2;
                    }
                }
                (Some(keyword @ ("struct" | "enum" | "union" | "trait" | "type")), Some(name)) => {
                    opens_impl |= keyword == "trait";
                    if !(in_impl && keyword == "type") {
                        self.types.push((name, line));
                    }
                    at += 1;
                }
                (Some(first), _) => {
                    opens_impl |= first == "impl";
                    let mut parts = vec![first.to_owned()];
                    while is_path_sign(&tokens[at + 1..])
                        && let Some(part) = word(tokens.get(at + 3))
                    {
                        parts.push(part);
                        at += 3;
                    }
                    if parts.len() > 1 {
                        self.name(parts, false, line);
                    }
                }
                (None, _) => {
                    if let TokenTree::Group(group) = token {
                        let braces = group.delimiter() == Delimiter::Brace;
                        self.tokens(group.stream(), top, opens_impl && braces);
                        opens_impl &= !braces;
                    }
                }
            }
            at += 1;
        }
    }

    /// Passes over what is for tests alone; it leaves no trace but its lines. Answers where it ends.
    fn skip(&mut self, tokens: &[TokenTree], start: usize) -> usize {
        let mut item = None;
        let ends = |(at, token): &(usize, &TokenTree)| {
            item = item.or_else(|| word(Some(token)).filter(|word| ITEMS.contains(&word.as_str())).map(|_| *at));
            // A field ends with a comma; between the brackets of an item there are others.
            let comma = item.is_none() && is_sign(Some(token), ',');
            comma || is_sign(Some(token), ';') || in_braces(token).is_some()
        };
        let end = tokens.iter().enumerate().skip(start).find(ends).map_or(tokens.len() - 1, |(at, _)| at);
        if let Some(name) = item.filter(|at| word(tokens.get(*at)).as_deref() == Some("mod")) {
            self.test_modules
                .push([&self.module[..], &word(tokens.get(name + 1)).into_iter().collect::<Vec<_>>()].concat());
        }
        let (first, last) = (tokens[start].span().start().line, tokens[end].span().end().line);
        self.test_lines += (last + 1).saturating_sub(first.max(self.counted + 1));
        self.counted = last;
        end
    }

    /// The paths of a `use` tree: `a::{b, c::{self, e as f}, *}` names `a::b`, `a::c`, `a::c::e` and all of `a`.
    fn branch(&mut self, tokens: &[TokenTree], head: &[String], top: usize) {
        let (mut parts, mut made) = (head.to_vec(), None);
        let Some(line) = tokens.first().map(|token| token.span().start().line) else { return };
        for (at, token) in tokens.iter().enumerate() {
            match (word(Some(token)).as_deref(), token) {
                (Some("as"), _) => {
                    made = word(tokens.get(at + 1));
                    break;
                }
                // In a list, `self` is what stands before the brace.
                (Some("self"), _) if !head.is_empty() => {}
                (Some(part), _) => parts.push(part.to_owned()),
                (None, TokenTree::Group(group)) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    inner.split(|token| is_sign(Some(token), ',')).for_each(|part| self.branch(part, &parts, top));
                    return;
                }
                (None, token) if is_sign(Some(token), '*') => {
                    self.name(parts, true, line);
                    return;
                }
                _ => {}
            }
        }
        let parts = self.name(parts, false, line);
        if self.module.len() == top {
            self.imported.extend(made.or_else(|| parts.last().cloned()).map(|made| (made, parts)));
        }
    }

    /// Notes a path, with `self` and `super` worked out.
    fn name(&mut self, mut parts: Vec<String>, glob: bool, line: usize) -> Vec<String> {
        let ups = parts.iter().take_while(|part| *part == "super").count();
        if ups > 0 || parts[0] == "self" {
            let above = self.module[..self.module.len().saturating_sub(ups)].iter().cloned();
            let rest = parts.into_iter().skip(ups.max(1));
            parts = std::iter::once("crate".to_owned()).chain(above).chain(rest).collect();
        }
        self.named.push(Named { parts: parts.clone(), glob, line });
        parts
    }
}

/// Whether tokens begin with `::`.
fn is_path_sign(tokens: &[TokenTree]) -> bool {
    let joint = matches!(tokens.first(), Some(TokenTree::Punct(punct)) if punct.spacing() == Spacing::Joint);
    joint && is_sign(tokens.first(), ':') && is_sign(tokens.get(1), ':')
}

/// Whether this is what stands between the brackets of `#[test]`, `#[cfg(test)]` or `#[cfg(all(test, …))]`.
fn is_test(token: Option<&TokenTree>) -> bool {
    let Some(TokenTree::Group(group)) = token else { return false };
    let attribute = group.stream().to_string().replace(' ', "");
    attribute == "test" || attribute == "cfg(test)" || attribute.starts_with("cfg(all(test,")
}
