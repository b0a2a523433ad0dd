//! From where somebody works: what sshd says of the line that they came in by, and the terminal.

use std::net::IpAddr;

use crate::domain::access::noted::Origin;
use crate::domain::sanitize::clean;

/// How many signs of the end of a key tell it from others: as many as nobody makes twice.
const END: usize = 16;

/// From where somebody works. Which key it was is told only where sshd is set to (`ExposeAuthInfo yes`).
pub fn origin() -> Origin {
    let tty = std::fs::read_link("/proc/self/fd/0").ok().filter(|path| path.starts_with("/dev"));
    let told = std::env::var("SSH_CONNECTION").unwrap_or_default();
    let host = told.split(' ').next().and_then(|first| first.parse::<IpAddr>().ok());
    let methods = std::env::var_os("SSH_USER_AUTH").and_then(|path| std::fs::read_to_string(path).ok());
    Origin {
        key: methods.as_deref().and_then(key),
        tty: tty.map(|path| clean(&path.display().to_string()).into_owned()).filter(|name| name != "/dev/null"),
        host: host.map(|address| address.to_string()),
    }
}

/// The key in what sshd says of how somebody proved who they are: its kind, and how it ends in `authorized_keys`.
fn key(methods: &str) -> Option<String> {
    let words = methods.lines().find_map(|line| line.strip_prefix("publickey "))?;
    let mut words = words.split(' ').filter(|word| word.chars().all(|sign| sign.is_ascii_graphic()));
    let (kind, key) = (words.next()?, words.next()?);
    let end = key.get(key.len().checked_sub(END)?..)?;
    (kind.len() <= 40).then(|| format!("{kind} …{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_told_by_its_kind_and_its_end() {
        let said = "publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0aNkH4Zl0123456789abcdef\n";
        assert_eq!(key(said).as_deref(), Some("ssh-ed25519 …0123456789abcdef"));
        for odd in
            ["", "password\n", "publickey ssh-ed25519\n", "publickey ssh-rsa AAA\n", "publickey a\u{1b} \u{1b}b c\n"]
        {
            assert_eq!(key(odd), None, "{odd:?}");
        }
    }
}
