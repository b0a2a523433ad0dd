//! A line of `authorized_keys` as sshd reads it: options, kind of key, key. What sshd passes over is no line of a key.

/// The kinds of keys that sshd knows.
const KINDS: [&str; 7] = [
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
];
/// The signs of base64, each at the place of its value.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A key that may be known to everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// Its kind, such as `ssh-ed25519`.
    pub kind: String,
    /// The key itself, in base64.
    pub body: String,
}

/// An option before a key: its name in small letters, and its value where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyOption {
    /// The name, such as `restrict`.
    pub name: String,
    /// The value without its quotation marks, such as the forced command.
    pub value: Option<String>,
}

/// A line with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// The options, in their order.
    pub options: Vec<KeyOption>,
    /// The key.
    pub key: PublicKey,
}

impl PublicKey {
    /// The key at the beginning of a text; what follows on it is a remark.
    pub fn read(text: &str) -> Option<Self> {
        let mut words = text.split_ascii_whitespace();
        let (kind, body) = (words.next()?, words.next()?);
        let known = KINDS.contains(&kind) && is_base64(body) && body.starts_with(&beginning(kind));
        known.then(|| Self { kind: kind.to_owned(), body: body.to_owned() })
    }
}

impl KeyLine {
    /// Reads a line; `None` for an empty one and for a remark.
    ///
    /// # Errors
    /// Returns one when there is no key that sshd would take, which passes over the line then.
    pub fn read(text: &str) -> Result<Option<Self>, ()> {
        let text = text.trim_start_matches([' ', '\t']).trim_end();
        if text.is_empty() || text.starts_with('#') {
            return Ok(None);
        }
        if let Some(key) = PublicKey::read(text) {
            return Ok(Some(Self { options: Vec::new(), key }));
        }
        let (options, rest) = text.split_at(end_of_options(text));
        let (Some(options), Some(key)) = (options_of(options), PublicKey::read(rest)) else { return Err(()) };
        Ok(Some(Self { options, key }))
    }

    /// The line as it is written, with a remark after the key.
    pub fn written(&self, remark: &str) -> String {
        let option = |option: &KeyOption| match &option.value {
            Some(value) => format!("{}=\"{}\"", option.name, value.replace('"', "\\\"")),
            None => option.name.clone(),
        };
        let options: Vec<String> = self.options.iter().map(option).collect();
        format!("{} {} {} {remark}", options.join(","), self.key.kind, self.key.body)
    }

    /// The values of every option with a name.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.options.iter().filter(move |option| option.name == name).filter_map(|option| option.value.as_deref())
    }

    /// Whether an option is there.
    pub fn has(&self, name: &str) -> bool {
        self.options.iter().any(|option| option.name == name)
    }
}

/// Where the options end: at the first blank that is not between quotation marks.
fn end_of_options(text: &str) -> usize {
    let (mut quoted, mut escaped) = (false, false);
    for (at, sign) in text.char_indices() {
        match sign {
            '"' if !escaped => quoted = !quoted,
            ' ' | '\t' if !quoted => return at,
            _ => {}
        }
        escaped = sign == '\\' && !escaped && text[at + 1..].starts_with('"');
    }
    text.len()
}

/// The options with a comma between them; `None` when one is not well written, for which sshd passes over the line.
fn options_of(mut text: &str) -> Option<Vec<KeyOption>> {
    let mut options = Vec::new();
    loop {
        let end = text.find(['=', ',']).unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        let mut option = KeyOption { name: name.to_ascii_lowercase(), value: None };
        text = rest;
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (value, after) = unquoted(quoted)?;
            (option.value, text) = (Some(value), after);
        }
        options.push(option);
        match text.strip_prefix(',') {
            Some(more) => text = more,
            None => return text.is_empty().then_some(options),
        }
    }
}

/// The text as far as its quotation mark, in which `\"` stands for one, and what follows.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return Some((value, &text[at + 1..])),
            '\\' if signs.next_if(|(_, next)| *next == '"').is_some() => value.push('"'),
            sign => value.push(sign),
        }
    }
    None
}

fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    text.len().is_multiple_of(4) && text.len() - body.len() <= 2 && body.bytes().all(|sign| SIGNS.contains(&sign))
}

/// How a key of a kind begins in base64: with the length of the name of its kind, and that name. The last signs, which also say
/// something of what follows, are left out.
fn beginning(kind: &str) -> String {
    let length = u32::try_from(kind.len()).unwrap_or(u32::MAX).to_be_bytes();
    let bytes: Vec<u8> = length.into_iter().chain(kind.bytes()).collect();
    let signs = |three: &[u8]| {
        let number = three.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
        [18, 12, 6, 0].map(|shift| char::from(SIGNS[(number >> shift & 63) as usize]))
    };
    bytes.chunks_exact(3).flat_map(signs).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Keys that nobody has the other half of.
    pub const KEYS: [&str; 2] = [
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
    ];

    fn options(text: &str) -> Vec<(String, Option<String>)> {
        let line = KeyLine::read(&format!("{text} {}", KEYS[0])).expect("a line").expect("a key");
        line.options.into_iter().map(|option| (option.name, option.value)).collect()
    }

    #[test]
    fn options_are_read_as_sshd_reads_them() {
        let said = |name: &str, value: Option<&str>| (name.to_owned(), value.map(str::to_owned));
        assert_eq!(
            options(r#"command="a b, \"c\" \d",RESTRICT,pty"#),
            [said("command", Some(r#"a b, "c" \d"#)), said("restrict", None), said("pty", None)]
        );
        assert_eq!(options(r#"from="10.0.0.0/8,x""#), [said("from", Some("10.0.0.0/8,x"))]);
        assert_eq!(options("restrict"), [said("restrict", None)]);
    }

    #[test]
    fn a_line_without_a_key_that_sshd_takes_is_none() {
        for text in ["", "  ", "# ssh-ed25519 AAAA", "\t#"] {
            assert_eq!(KeyLine::read(text), Ok(None), "{text}");
        }
        let [kind, body] = KEYS[0].split(' ').collect::<Vec<_>>()[..] else { panic!("a key") };
        for text in [
            "-----BEGIN OPENSSH PRIVATE KEY-----".to_owned(),
            format!("ssh-rsa {body}"),
            format!("ssh-dss {body}"),
            format!("{kind} {}", &body[1..]),
            format!("{kind} {}!", &body[1..]),
            kind.to_owned(),
            format!("command=\"x {kind} {body}"),
            format!("command=x {kind} {body}"),
            format!("command=\"x\"y {kind} {body}"),
            format!("restrict, {kind} {body}x"),
        ] {
            assert_eq!(KeyLine::read(&text), Err(()), "{text}");
        }
        let read = KeyLine::read(&format!(" {} somebody", KEYS[0])).expect("a line").expect("a key");
        assert_eq!((read.options.len(), read.key.kind.as_str(), read.key.body.as_str()), (0, kind, body));
    }

    #[test]
    fn what_is_written_reads_back() {
        for value in ["/usr/bin/binnenwerk --as maria --restricted", r#"a "b" 'c' \d \"e"#, "é, =#"] {
            let option =
                |name: &str, value: Option<&str>| KeyOption { name: name.into(), value: value.map(Into::into) };
            let key = PublicKey::read(KEYS[1]).expect("a key");
            let line = KeyLine { options: vec![option("command", Some(value)), option("restrict", None)], key };
            assert_eq!(KeyLine::read(&line.written("maria")), Ok(Some(line)), "{value}");
        }
    }
}
