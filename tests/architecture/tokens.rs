//! Rust source as a row of tokens, without comments, text in quotes and code that only tests see.
//!
//! Enough to find paths and calls, not a parser. It knows the places where a name is not a name: comments (also nested
//! ones), strings (also raw ones), characters, lifetimes.

/// A word, or a mark such as `::` or `{`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// As it stands in the source.
    pub text: String,
    /// Counted from 1.
    pub line: usize,
}

impl Token {
    /// Whether this is a name or a keyword.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(|first: char| first.is_alphabetic() || first == '_')
    }
}

/// The tokens of a source file.
pub fn tokens(source: &str) -> Vec<Token> {
    let characters: Vec<char> = source.chars().collect();
    let mut out = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < characters.len() {
        let end = piece(&characters, at);
        let first = characters[at];
        let text: String = characters[at..end].iter().collect();
        let is_word = first.is_alphabetic() || first == '_';
        let skipped =
            first.is_whitespace() || text.starts_with("//") || text.starts_with("/*") || text.contains(['"', '\'']);
        if is_word && !text.contains('"') || !skipped {
            out.push(Token { text: text.trim_start_matches("r#").to_owned(), line });
        }
        line += characters[at..end].iter().filter(|character| **character == '\n').count();
        at = end;
    }
    out
}

/// Where the piece that begins here ends.
fn piece(characters: &[char], at: usize) -> usize {
    let len = characters.len();
    let is = |at: usize, wanted: char| characters.get(at) == Some(&wanted);
    let word = |at: usize| characters.get(at).is_some_and(|character| character.is_alphanumeric() || *character == '_');
    let until = |start: usize, stop: &dyn Fn(usize) -> bool| (start..len).find(|at| stop(*at)).unwrap_or(len);
    match characters[at] {
        '/' if is(at + 1, '/') => until(at, &|at| is(at, '\n')),
        '/' if is(at + 1, '*') => {
            let (mut depth, mut end) = (0_usize, at);
            while end < len {
                if is(end, '/') && is(end + 1, '*') {
                    (depth, end) = (depth + 1, end + 2);
                } else if is(end, '*') && is(end + 1, '/') {
                    (depth, end) = (depth - 1, end + 2);
                    if depth == 0 {
                        return end;
                    }
                } else {
                    end += 1;
                }
            }
            len
        }
        '"' => quoted(characters, at, '"'),
        '\'' if is(at + 1, '\\') || is(at + 2, '\'') => quoted(characters, at, '\''),
        '\'' => until(at + 1, &|at| !word(at)),
        ':' if is(at + 1, ':') => at + 2,
        _ if word(at) => {
            let end = until(at, &|at| !word(at));
            let prefix: String = characters[at..end].iter().collect();
            let hashes = characters[end..].iter().take_while(|character| **character == '#').count();
            if is(end, '"') && ["b", "c"].contains(&prefix.as_str()) {
                return quoted(characters, end, '"');
            }
            if is(end, '\'') && prefix == "b" {
                return quoted(characters, end, '\'');
            }
            if ["r", "br", "cr"].contains(&prefix.as_str()) && is(end + hashes, '"') {
                let body = end + hashes + 1;
                let closes = |at: usize| is(at, '"') && (1..=hashes).all(|nth| is(at + nth, '#'));
                return (until(body, &closes) + hashes + 1).min(len);
            }
            if prefix == "r" && hashes == 1 {
                return until(end + 1, &|at| !word(at));
            }
            end
        }
        _ => at + 1,
    }
}

/// The end of a piece in quotes, where a backslash takes the next character along.
fn quoted(characters: &[char], at: usize, quote: char) -> usize {
    let mut end = at + 1;
    while end < characters.len() && characters[end] != quote {
        end += if characters[end] == '\\' { 2 } else { 1 };
    }
    (end + 1).min(characters.len())
}

/// The tokens without the items that stand under `#[cfg(test)]` or `#[test]`, and how many lines those items take.
pub fn without_tests(tokens: &[Token]) -> (Vec<Token>, usize) {
    let (mut kept, mut lines, mut at) = (Vec::new(), 0, 0);
    // The last line that has been counted: two short items may share one.
    let mut counted = 0;
    while at < tokens.len() {
        let Some(mut end) = attribute(tokens, at) else {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        };
        let text: Vec<&str> = tokens[at..end].iter().map(|token| token.text.as_str()).collect();
        let for_tests = matches!(text.as_slice(), ["#", "[", "test", "]"])
            || matches!(text.as_slice(), ["#", "[", "cfg", "(", "test", ")", "]"])
            || matches!(text.as_slice(), ["#", "[", "cfg", "(", "all", "(", "test", ",", ..]);
        if !for_tests {
            kept.extend_from_slice(&tokens[at..end]);
            at = end;
            continue;
        }
        while let Some(next) = attribute(tokens, end) {
            end = next;
        }
        let end = item(tokens, end);
        let last = tokens[end - 1].line;
        lines += (last + 1).saturating_sub(tokens[at].line.max(counted + 1));
        counted = last;
        at = end;
    }
    (kept, lines)
}

/// The end of an attribute (`#[…]`) that begins here.
fn attribute(tokens: &[Token], at: usize) -> Option<usize> {
    let is = |at: usize, wanted: &str| tokens.get(at).is_some_and(|token| token.text == wanted);
    (is(at, "#") && is(at + 1, "[")).then(|| closed(tokens, at + 1))
}

/// The end of an item that begins here: its last brace, or a semicolon. A field, a variant or a branch of a match ends
/// at its comma; in an item with a keyword a comma only parts its generics.
fn item(tokens: &[Token], mut at: usize) -> usize {
    let keywords = ["pub", "fn", "const", "static", "struct", "enum", "impl", "mod", "use", "trait", "type", "unsafe"];
    let is_item = tokens.get(at).is_some_and(|token| keywords.contains(&token.text.as_str()));
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "{" => return closed(tokens, at),
            "(" | "[" => at = closed(tokens, at),
            ";" => return at + 1,
            "," if !is_item => return at + 1,
            "}" => return at,
            _ => at += 1,
        }
    }
    tokens.len()
}

/// The place after the bracket that closes the one that stands here.
pub fn closed(tokens: &[Token], at: usize) -> usize {
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate().skip(at) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return place + 1;
        }
    }
    tokens.len()
}
