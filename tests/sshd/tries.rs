//! What somebody with a key tries to get out, one a row. To add one is to add a row.
//!
//! `{out}` is a path at which nothing is, `{secret}` one of a file that the account can read, `{link}` one of a link to that, and
//! `{db}` that of the store.

/// How a try ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// It is refused.
    Refused,
    /// It does something else than was hoped for, such as listing teams.
    Harmless,
    /// `ssh` says how it ends: it may go on without what was hoped for.
    Anyhow,
}
use Goes::{Anyhow, Harmless, Refused};

/// One try: what it is about, the options of `ssh`, what is asked, what comes over standard input, how it ends.
pub type Try = (&'static str, &'static [&'static str], &'static str, &'static str, Goes);

/// By what is asked, over a line that is open.
pub const ASKED: &[Try] = &[
    // Another shell.
    ("a shell", &[], "/bin/sh", "", Refused),
    ("a shell with a command", &[], "sh -c 'touch {out}'", "", Refused),
    ("bash", &[], "bash -i", "", Refused),
    ("a command behind ;", &[], "list teams; touch {out}", "", Refused),
    ("a command behind &&", &[], "list teams && touch {out}", "", Refused),
    ("a command behind |", &[], "list teams | tee {out}", "", Refused),
    ("a command behind &", &[], "list teams & touch {out}", "", Refused),
    ("backticks", &[], "list `touch {out}`", "", Refused),
    ("$()", &[], "list $(touch {out})", "", Refused),
    ("$() in quotes", &[], "list teams --filter \"code=$(cat {secret})\"", "", Harmless),
    ("output to a file", &[], "list teams > {out}", "", Refused),
    ("output behind a file", &[], "list teams >> {out}", "", Refused),
    ("input from a file", &[], "import - < {secret}", "", Refused),
    ("a variable", &[], "list $HOME", "", Refused),
    ("a pattern of names", &[], "import /etc/pass*", "", Refused),
    ("a new line", &[], "list teams\ntouch {out}", "", Refused),
    ("a carriage return", &[], "list teams\rtouch {out}", "", Refused),
    ("a tab", &[], "list\tteams", "", Refused),
    ("an escape", &[], "list \u{1b}[2Jteams", "", Refused),
    ("a sign above ASCII that acts", &[], "list \u{9b}2Jteams", "", Refused),
    ("an open quote", &[], "list 'teams", "", Refused),
    ("an open escape", &[], "list teams\\", "", Refused),
    ("another program", &[], "cat {secret}", "", Refused),
    ("a path to the program", &[], "/usr/bin/binnenwerk list teams", "", Refused),
    ("the way the program reads for itself", &[], "--read-for-another", "Naam\nx\n", Refused),
    ("the way the program watches the terminal", &[], "--watch-terminal", "", Refused),
    // Who acts, and on what.
    ("another name", &[], "add client name=x --as minister", "", Refused),
    ("another name with =", &[], "--as=minister add client name=x", "", Refused),
    ("another name between", &[], "add --as minister client name=x", "", Refused),
    ("the mode once more", &[], "--restricted --as minister add client name=x", "", Refused),
    ("another store", &[], "--db {out} list teams", "", Refused),
    ("another store with =", &[], "list teams --db={out}", "", Refused),
    ("this store by name", &[], "--db {db} list teams", "", Refused),
    ("other settings", &[], "--config {secret} list teams", "", Refused),
    // Files.
    ("a list to a file", &[], "list teams --out {out}", "", Refused),
    ("a list over a file", &[], "list teams --out {secret} --force", "", Refused),
    ("a list by a link", &[], "list teams --out {link} --force", "", Refused),
    ("a list over the store", &[], "list teams --out {db} --force", "", Refused),
    ("a list to a device", &[], "list teams --out /dev/stderr", "", Refused),
    ("a list to standard output by path", &[], "list teams --out /dev/stdout", "", Refused),
    ("a list beside -", &[], "list teams --out ./-", "", Refused),
    ("a report to a file", &[], "report year 2025 --out {out}", "", Refused),
    ("a calendar to a file", &[], "report agenda --ics {out}", "", Refused),
    ("a template to a file", &[], "import --template member --out {out}", "", Refused),
    ("reading a file", &[], "import {secret} --kind client", "", Refused),
    ("reading a file beside -", &[], "import - {secret} --kind client", "Naam\nx\n", Refused),
    ("reading a link", &[], "import {link} --kind client", "", Refused),
    ("reading by /proc", &[], "import /proc/self/environ", "", Refused),
    ("reading by a file descriptor", &[], "import /dev/fd/0 --kind client", "Naam\nx\n", Refused),
    ("refused rows to a file", &[], "import - --kind client --skip-bad", "Naam\n\n", Refused),
    ("a mapping that is kept", &[], "import - --kind client --save-mapping ../../{out}", "Naam\nx\n", Refused),
    ("a mapping by a path", &[], "import - --mapping ../../../../{secret}", "Naam\nx\n", Refused),
    ("the mappings", &[], "import --mappings", "", Refused),
    ("a letter from a file", &[], "letter {secret} team T001", "", Refused),
    ("letters to a folder", &[], "letter {secret} team T001 --out {out}", "", Refused),
    ("a copy", &[], "backup {out}", "", Refused),
    ("a copy to where it is set", &[], "backup", "", Refused),
    ("putting something else back", &[], "restore {secret}", "", Refused),
    ("everything to a file", &[], "dump {out}", "", Refused),
    ("another store from a file", &[], "load {secret}", "", Refused),
    ("another store from standard input", &[], "load -", "{}", Refused),
    ("another office", &[], "merge {secret}", "", Refused),
    ("a demonstration to a file", &[], "demo --into {out}", "", Refused),
    ("a demonstration", &[], "demo", "", Refused),
    ("settings to a file", &[], "config --write", "", Refused),
    ("what is set", &[], "config", "", Refused),
    ("what is around", &[], "doctor", "", Refused),
    ("a path in a field", &[], "add client name=@{secret}", "", Harmless),
    ("a path as a key", &[], "show client {secret}", "", Refused),
    ("a path in a filter", &[], "list teams --filter name=@{secret}", "", Anyhow),
    ("an option as a value", &[], "list teams --filter --db={out}", "", Refused),
    ("a link in a sheet", &[], "import - --kind client --dry-run", "Naam\n=WEBSERVICE(\"file://{secret}\")\n", Anyhow),
    (
        "an entity in a sheet",
        &[],
        "import - --kind client",
        "<!DOCTYPE x [<!ENTITY s SYSTEM \"file://{secret}\">]><x>&s;</x>",
        Refused,
    ),
    // The environment.
    ("the store by a variable", &["-oSetEnv=BINNENWERK_DB={out}"], "add client name=a1", "", Harmless),
    ("the day by a variable", &["-oSetEnv=BINNENWERK_TODAY=2001-01-01"], "add client name=a2", "", Harmless),
    ("completion by a variable", &["-oSetEnv=BINNENWERK_COMPLETE=bash"], "list teams", "", Harmless),
    ("settings by a variable", &["-oSetEnv=XDG_CONFIG_HOME={out}"], "list teams", "", Harmless),
    ("settings of the system by a variable", &["-oSetEnv=XDG_CONFIG_DIRS={out}"], "list teams", "", Harmless),
    ("data by a variable", &["-oSetEnv=XDG_DATA_HOME={out}"], "add client name=a3", "", Harmless),
    ("a home by a variable", &["-oSetEnv=HOME={out}"], "list teams", "", Harmless),
    ("a file as time zone", &["-oSetEnv=TZ={secret}"], "list teams", "", Harmless),
    (
        "a folder for what is put aside",
        &["-oSetEnv=TMPDIR={out}"],
        "import - --kind client --dry-run",
        "Naam\nx\n",
        Harmless,
    ),
    ("another name by a variable", &["-oSetEnv=USER=minister LOGNAME=minister"], "add client name=a4", "", Harmless),
    ("another command by a variable", &["-oSetEnv=SSH_ORIGINAL_COMMAND=demo"], "list teams", "", Harmless),
    ("a language that is a path", &["-oSetEnv=LANG={secret}"], "list teams", "", Harmless),
    ("a pager and an editor", &["-oSetEnv=PAGER=cat EDITOR=cat VISUAL=cat"], "log", "", Harmless),
    // What a terminal adds.
    ("a shell on a terminal", &["-tt"], "/bin/sh", "touch {out}\n", Refused),
    ("keys that stop and end on a terminal", &["-tt"], "list teams", "\u{1a}\u{1a}touch {out}\n\u{3}\u{4}", Anyhow),
    ("input typed ahead on a terminal", &["-tt"], "kinds", "touch {out}\n", Harmless),
    // Other things that a server does.
    ("files by sftp", &["-s"], "sftp", "", Refused),
    ("another subsystem", &["-s"], "netconf", "", Refused),
    ("files by scp, in", &[], "scp -t {out}", "", Refused),
    ("files by scp, out", &[], "scp -f {secret}", "C0644 1 x\nx", Refused),
    ("files by rsync", &[], "rsync --server --sender . {secret}", "", Refused),
    ("no terminal and no command", &["-T"], "", "", Refused),
];

/// By what `ssh` itself is asked for, each over a line of its own. The port after `-L` and `-R` is of nothing.
pub const OF_SSH: &[Try] = &[
    ("a port of the server", &["-L", "0:127.0.0.1:9", "-W", "127.0.0.1:{port}"], "", "", Refused),
    ("a port to us", &["-R", "0:127.0.0.1:9"], "list teams", "", Refused),
    ("a socket of the server", &["-R", "{out}:127.0.0.1:9"], "list teams", "", Refused),
    ("our keys on the server", &["-A"], "list teams", "", Harmless),
    ("our screen on the server", &["-X"], "list teams", "", Harmless),
];
