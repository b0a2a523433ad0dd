//! What a line of `authorized_keys` lets somebody do beside what `--restricted` is for.

use std::ffi::OsString;
use std::path::Path;

use super::super::restricted::{command_words, line_of_key};
use super::key_line::{KeyLine, PublicKey};
use crate::repository::Finding;
use crate::repository::sqlite::same_file;
use crate::text::Words;

/// The options that take something away, or say from where and until when a key counts.
const NARROW: [&str; 12] = [
    "command",
    "restrict",
    "pty",
    "from",
    "expiry-time",
    "verify-required",
    "no-pty",
    "no-port-forwarding",
    "no-agent-forwarding",
    "no-x11-forwarding",
    "no-user-rc",
    "no-touch-required",
];
/// The options that give something back, or let something in, beside the program.
const WIDE: [&str; 10] = [
    "agent-forwarding",
    "cert-authority",
    "environment",
    "permitlisten",
    "permitopen",
    "port-forwarding",
    "principals",
    "tunnel",
    "user-rc",
    "x11-forwarding",
];
/// What a shell, which sshd starts the command with, does something with.
const OF_A_SHELL: &str = ";&|<>()$`*?[]~#{}!^";

/// What the lines are judged by.
pub struct KeyJudge<'a> {
    /// The program as it is installed.
    pub program: &'a Path,
    /// The store that the keys are for.
    pub store: &'a Path,
    /// Whether somebody has a right in it today.
    pub has_rights: &'a dyn Fn(&str) -> bool,
    /// Says why a command is wrong.
    pub words: &'a Words,
}

fn finding(code: &'static str, detail: impl Into<String>) -> Finding {
    Finding { code, detail: detail.into() }
}

impl KeyJudge<'_> {
    /// What is wrong with the lines of a file, each with the number of its line, from 1.
    pub fn of_file(&self, text: &str) -> Vec<(usize, Finding)> {
        let (mut found, mut keys) = (Vec::new(), Vec::<(usize, PublicKey)>::new());
        for (number, line) in (1..).zip(text.lines()) {
            let line = match KeyLine::read(line) {
                Ok(Some(line)) => line,
                Ok(None) => continue,
                Err(()) => {
                    found.push((number, finding("key-none", "")));
                    continue;
                }
            };
            found.extend(self.of_line(&line).into_iter().map(|finding| (number, finding)));
            match keys.iter().find(|(_, key)| *key == line.key) {
                Some((first, _)) => found.push((number, finding("key-twice", first.to_string()))),
                None => keys.push((number, line.key)),
            }
        }
        found
    }

    fn of_line(&self, line: &KeyLine) -> Vec<Finding> {
        let mut found = Vec::new();
        let commands: Vec<&str> = line.values("command").collect();
        match commands[..] {
            [] => found.push(finding("key-no-command", "")),
            [command] => found.extend(self.of_command(command)),
            [..] => found.push(finding("key-option-twice", "command")),
        }
        if !line.has("restrict") {
            found.push(finding("key-no-restrict", ""));
        }
        for option in &line.options {
            let name = option.name.as_str();
            if WIDE.contains(&name) {
                found.push(finding("key-wide-option", name));
            } else if !NARROW.contains(&name) {
                found.push(finding("key-unknown-option", name));
            }
        }
        found
    }

    fn of_command(&self, command: &str) -> Option<Finding> {
        if let Some(sign) = sign_of_a_shell(command) {
            return Some(finding("key-shell", sign.to_string()));
        }
        let Ok(words) = command_words(command.as_ref()) else { return Some(finding("key-shell", "'")) };
        let program = words.first().map(Path::new).filter(|program| program.is_absolute());
        if !program.is_some_and(|program| same_file(program, self.program)) {
            return Some(finding("key-other-command", self.program.display().to_string()));
        }
        let line: Vec<OsString> = words.into_iter().map(OsString::from).collect();
        let line = match line_of_key(&line, self.words) {
            Ok(line) => line,
            Err(said) => return Some(finding("key-line", said)),
        };
        if line.db.as_deref().is_some_and(|db| !same_file(db, self.store)) {
            return Some(finding("key-other-store", ""));
        }
        let name = line.actor.unwrap_or_default();
        (!(self.has_rights)(&name)).then(|| finding("key-no-rights", name))
    }
}

/// The first sign that a shell does something with; what stands between `'…'` it leaves alone.
fn sign_of_a_shell(command: &str) -> Option<char> {
    let (mut quote, mut signs) = (None, command.chars());
    while let Some(sign) = signs.next() {
        match (quote, sign) {
            (None, '\'' | '"') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            (Some('\''), _) => {}
            (None, '\\') => drop(signs.next()),
            // Between `"…"` a shell leaves out some of these and not others.
            (Some(_), '\\') => return Some('\\'),
            (Some(_), '$' | '`') => return Some(sign),
            (None, sign) if OF_A_SHELL.contains(sign) => return Some(sign),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::key_line::tests::KEYS;
    use super::*;
    use crate::text::Language;

    const STORE: &str = "/";

    fn found(text: &str) -> Vec<(usize, &'static str, String)> {
        let judge = KeyJudge {
            program: Path::new("/bin/sh"),
            store: Path::new(STORE),
            has_rights: &|name| name != "vreemde",
            words: &Words::new(Language::English),
        };
        judge.of_file(text).into_iter().map(|(line, finding)| (line, finding.code, finding.detail)).collect()
    }

    fn codes(before_key: &str) -> Vec<&'static str> {
        found(&format!("{before_key} {}", KEYS[0])).into_iter().map(|(_, code, _)| code).collect()
    }

    #[test]
    fn a_line_that_only_opens_the_door_is_fine() {
        for line in [
            r#"command="/bin/sh --as maria --restricted",restrict,pty"#,
            r#"restrict,pty,from="10.0.0.0/8",expiry-time="20270101",command="/bin/sh --restricted --as maria --lang en""#,
            r#"command="/bin/sh --as 'Jansen; Piet' --restricted --db /",restrict"#,
            r#"command="/bin/sh --as \"Jan Jansen\" --restricted",restrict"#,
        ] {
            assert_eq!(codes(line), Vec::<&str>::new(), "{line}");
        }
    }

    #[test]
    fn each_way_around_is_named() {
        for (line, wanted) in [
            ("", vec!["key-no-command", "key-no-restrict"]),
            ("restrict,pty", vec!["key-no-command"]),
            (r#"command="/bin/sh --as maria --restricted",pty"#, vec!["key-no-restrict"]),
            (r#"command="/bin/bash",restrict"#, vec!["key-other-command"]),
            (r#"command="sh --as maria --restricted",restrict"#, vec!["key-other-command"]),
            (r#"command="LD_PRELOAD=/x /bin/sh --as maria --restricted",restrict"#, vec!["key-other-command"]),
            (r#"command="",restrict"#, vec!["key-other-command"]),
            (r#"command="/bin/sh --as maria",restrict"#, vec!["key-line"]),
            (r#"command="/bin/sh --restricted",restrict"#, vec!["key-line"]),
            (r#"command="/bin/sh",restrict"#, vec!["key-line"]),
            (r#"command="/bin/sh --as maria --as piet --restricted",restrict"#, vec!["key-line"]),
            (r#"command="/bin/sh --as 'piet via maria' --restricted",restrict"#, vec!["key-line"]),
            (r#"command="/bin/sh --as maria --restricted list teams",restrict"#, vec!["key-line"]),
            (r#"command="/bin/sh --as maria --restricted --json",restrict"#, vec!["key-line"]),
            (r#"command="/bin/sh --as maria --restricted --db /etc",restrict"#, vec!["key-other-store"]),
            (r#"command="/bin/sh --as vreemde --restricted",restrict"#, vec!["key-no-rights"]),
            (r#"command="/bin/sh --as maria --restricted; sh",restrict"#, vec!["key-shell"]),
            (r#"command="/bin/sh --as $USER --restricted",restrict"#, vec!["key-shell"]),
            (r#"command="/bin/sh --as \"$(id)\" --restricted",restrict"#, vec!["key-shell"]),
            (r#"command="/bin/sh --as maria #--restricted",restrict"#, vec!["key-shell"]),
            (r#"command="/bin/sh --as 'maria --restricted",restrict"#, vec!["key-shell"]),
            (r#"command="/bin/sh --as maria --restricted",command="sh",restrict"#, vec!["key-option-twice"]),
        ] {
            assert_eq!(codes(line), wanted, "{line}");
        }
        for option in WIDE {
            let line = format!(r#"command="/bin/sh --as maria --restricted",restrict,{option}="x""#);
            assert_eq!(codes(&line), ["key-wide-option"], "{option}");
        }
        let line = r#"command="/bin/sh --as maria --restricted",restrict,no-such-thing"#;
        assert_eq!(codes(line), ["key-unknown-option"]);
    }

    #[test]
    fn lines_are_counted_from_one_and_a_key_stands_once() {
        let fine =
            |name: &str, key: &str| format!(r#"command="/bin/sh --as {name} --restricted",restrict,pty {key} x"#);
        let text = format!(
            "# keys\n\n{}\nnonsense\n{}\n{}\n",
            fine("maria", KEYS[0]),
            fine("piet", KEYS[1]),
            fine("piet", KEYS[0])
        );
        assert_eq!(found(&text), [(4, "key-none", String::new()), (6, "key-twice", "3".to_owned())]);
    }
}
