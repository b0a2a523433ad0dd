//! A line for the log of the machine, which others keep: by the socket that every syslog daemon and journald listen on.

use std::io;
use std::os::unix::net::UnixDatagram;
use std::path::Path;

/// Where the daemon listens.
pub const SOCKET: &str = "/dev/log";

/// Facility `authpriv` (10), severity `notice` (5). Source: RFC 3164, section 4.1.1.
const PRIORITY: u8 = 10 * 8 + 5;

/// Sends a line, which the daemon gives a time and keeps.
///
/// # Errors
/// Returns the error of the system when nobody listens.
pub fn send(socket: &Path, line: &str) -> io::Result<()> {
    let sender = UnixDatagram::unbound()?;
    let message = format!("<{PRIORITY}>{}[{}]: {line}", env!("CARGO_PKG_NAME"), std::process::id());
    sender.send_to(message.as_bytes(), socket).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_reaches_who_listens_and_without_them_it_fails() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = folder.path().join("log");
        assert!(send(&socket, "head=1:ab").is_err());
        let daemon = UnixDatagram::bind(&socket).expect("listens");
        send(&socket, "head=1:ab").expect("is sent");
        let mut got = [0; 200];
        let length = daemon.recv(&mut got).expect("comes");
        let got = std::str::from_utf8(&got[..length]).expect("text");
        assert!(got.starts_with("<85>binnenwerk[") && got.ends_with("]: head=1:ab"), "{got}");
    }
}
