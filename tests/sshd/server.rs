//! A real sshd on loopback, for three people who each have a key, and the line for it that the program itself gives.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Where sshd is; it is no program that everybody starts.
const SSHD: [&str; 3] = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/sbin/sshd"];
/// Those with a key.
pub const PEOPLE: [&str; 3] = ["maria", "piet", "sanne"];
/// Variables that this sshd lets through, far more than one should: nothing that a shell runs.
const LET_THROUGH: &str = "LANG LC_* BINNENWERK_* XDG_* HOME TZ TMPDIR SQLITE_TMPDIR USER LOGNAME PAGER EDITOR VISUAL SSH_ORIGINAL_COMMAND \
     TERMINFO RUST_BACKTRACE NO_COLOR";

/// The server, what it serves and what lies around that. It ends when this is dropped.
pub struct Server {
    folder: TempDir,
    port: u16,
    user: String,
    running: Vec<Child>,
}

impl Drop for Server {
    fn drop(&mut self) {
        for child in &mut self.running {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Server {
    /// Starts it; `None` where there is no sshd, or no ssh.
    pub fn start() -> Option<Self> {
        let sshd = SSHD.map(Path::new).into_iter().find(|path| path.exists())?;
        Command::new("ssh").arg("-V").stderr(Stdio::null()).status().ok()?;
        let folder = tempfile::tempdir().expect("a folder");
        let user = run(Command::new("id").arg("-un"));
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let mut server = Self { folder, port, user, running: Vec::new() };
        for name in ["store", "around", "mux"] {
            fs::create_dir(server.path(name)).expect("a folder");
        }
        let demo = [Path::new("demo"), "--members".as_ref(), "40".as_ref(), "--into".as_ref(), &server.db()];
        run(server.program().args(demo));
        fs::write(server.secret(), "Naam\nzeer geheim\n").expect("a file");
        std::os::unix::fs::symlink(server.secret(), server.path("around/link.csv")).expect("a link");
        let mut lines = String::new();
        for name in PEOPLE.into_iter().chain(["host"]) {
            run(Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"])
                .arg(server.path(name)));
            if name != "host" {
                let mut line = server.program();
                line.arg("--db").arg(server.db()).args(["admin", "keys", "line", name]);
                lines.push_str(&run(line.arg(server.path(&format!("{name}.pub")))));
                lines.push('\n');
            }
        }
        fs::write(server.path("keys"), lines).expect("a file");
        let settings = format!(
            "Port {}\nListenAddress 127.0.0.1\nHostKey {}\nPidFile none\nAuthorizedKeysFile {}\nUsePAM no\nStrictModes no\n\
             PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\nAcceptEnv {LET_THROUGH}\n\
             AllowTcpForwarding yes\nAllowAgentForwarding yes\nX11Forwarding yes\nGatewayPorts yes\nPermitTunnel yes\n\
             Subsystem sftp internal-sftp\nLogLevel ERROR\nMaxStartups 100\nMaxSessions 100\n",
            server.port,
            server.path("host").display(),
            server.path("keys").display(),
        );
        fs::write(server.path("settings"), settings).expect("a file");
        // Where sshd runs as root it keeps an empty folder there.
        let _ = fs::create_dir_all("/run/sshd");
        let mut sshd = Command::new(sshd);
        sshd.args(["-D", "-e", "-f"]).arg(server.path("settings"));
        sshd.stdin(Stdio::null()).stdout(Stdio::null()).stderr(fs::File::create(server.path("said")).expect("a file"));
        server.running.push(sshd.spawn().expect("sshd starts"));
        server.until("sshd does not listen", |server| TcpStream::connect(("127.0.0.1", server.port)).is_ok());
        for name in PEOPLE {
            let mut line = server.ssh(name, &["-M", "-N", "-S", &server.mux(name)]);
            line.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            server.running.push(line.spawn().expect("ssh starts"));
        }
        server.until("nobody gets in", |server| PEOPLE.iter().all(|name| Path::new(&server.mux(name)).exists()));
        Some(server)
    }

    fn until(&self, otherwise: &str, there: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !there(self) {
            let said = || fs::read_to_string(self.path("said")).unwrap_or_default();
            assert!(begun.elapsed() < Duration::from_secs(30), "{otherwise}: {}", said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// A path in the folder of this server.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The store.
    pub fn db(&self) -> PathBuf {
        self.path("store/roster.db")
    }

    /// A file beside the store that the account can read and that nobody has to do with.
    pub fn secret(&self) -> PathBuf {
        self.path("around/secret.csv")
    }

    fn mux(&self, name: &str) -> String {
        self.path("mux").join(name).display().to_string()
    }

    /// The program as the account itself calls it, with nothing of the surroundings.
    pub fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_binnenwerk"));
        program.env_clear().env("HOME", self.path("around")).env("LANG", "nl_NL.UTF-8");
        program
    }

    /// `ssh` as somebody calls it; what is asked is still to be added.
    pub fn ssh(&self, name: &str, options: &[&str]) -> Command {
        let mut ssh = Command::new("ssh");
        ssh.args(self.arguments(name)).args(options).arg(format!("{}@127.0.0.1", self.user));
        ssh
    }

    /// The arguments by which `ssh` finds this server with somebody's key.
    pub fn arguments(&self, name: &str) -> Vec<String> {
        let key = self.path(name).display().to_string();
        let port = self.port.to_string();
        let fixed = ["BatchMode=yes", "IdentitiesOnly=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null"];
        let fixed = fixed.into_iter().chain(["LogLevel=ERROR", "ExitOnForwardFailure=yes"]);
        let words = ["-F", "none", "-i", &key, "-p", &port].map(str::to_owned).into_iter();
        words.chain(fixed.flat_map(|option| ["-o".to_owned(), option.to_owned()])).collect()
    }

    /// How somebody gets in by the line that is open already, which is quick.
    pub fn by_open_line(&self, name: &str) -> String {
        format!("-S{}", self.mux(name))
    }

    /// The name of the account.
    pub fn account(&self) -> String {
        format!("{}@127.0.0.1", self.user)
    }

    /// The latest changes of the log, newest first: number and who made it.
    pub fn log(&self) -> Vec<(u64, String)> {
        let text = run(self.program().arg("--db").arg(self.db()).args(["log", "--limit", "5", "--json"]));
        let log: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let sets = log.as_array().expect("a list").iter();
        sets.map(|set| (set["revision"].as_u64().expect("a number"), set["actor"].as_str().expect("a name").to_owned()))
            .collect()
    }
}

/// What sshd has against these settings; `None` where there is no sshd.
pub fn said_of_settings(settings: &str) -> Option<String> {
    let sshd = SSHD.map(Path::new).into_iter().find(|path| path.exists())?;
    let folder = tempfile::tempdir().expect("a folder");
    let (key, file) = (folder.path().join("host"), folder.path().join("settings"));
    run(Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&key));
    fs::write(&file, format!("HostKey {}\n{settings}\n", key.display())).expect("a file");
    let _ = fs::create_dir_all("/run/sshd");
    let output =
        Command::new(sshd).args(["-T", "-C", "user=binnenwerk,host=x,addr=127.0.0.1", "-f"]).arg(&file).output();
    let Output { stderr, status, .. } = output.expect("sshd runs");
    let said = String::from_utf8_lossy(&stderr).into_owned();
    assert!(status.success(), "{said}");
    Some(said)
}

/// What a program that has to succeed writes.
fn run(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.output().expect("it runs");
    assert!(status.success(), "{command:?}: {}", String::from_utf8_lossy(&stderr));
    String::from_utf8_lossy(&stdout).trim().to_owned()
}
