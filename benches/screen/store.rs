//! The stores that are visited: demonstration programmes, made once by the program itself.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// A program with a store that it made itself.
pub struct Store {
    /// The program.
    pub program: PathBuf,
    /// The store.
    pub path: PathBuf,
}

/// The program of this build.
pub fn this() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_binnenwerk"))
}

/// The day on which every store is made and looked at, so that one made before stays as it was.
pub const TODAY: (&str, &str) = ("BINNENWERK_TODAY", "2023-12-31");

/// The store of this many members, in a folder with this name; made now when it is lacking.
pub fn demonstration(program: &Path, folder: &str, members: u64) -> Store {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join(folder);
    std::fs::create_dir_all(&folder).expect("a folder for the stores");
    let path = folder.join(format!("demo-{members}.db"));
    if !path.exists() {
        // Under another name until it is whole: a run may be broken off.
        let unready = folder.join(format!("unready-{members}.db"));
        _ = std::fs::remove_file(&unready);
        let began = Instant::now();
        let mut demo = Command::new(program);
        demo.args(["demo", "--members", &members.to_string(), "--into"]).arg(&unready).env(TODAY.0, TODAY.1);
        assert!(demo.status().expect("the program starts").success(), "no demonstration of {members} members");
        std::fs::rename(&unready, &path).expect("the store gets its name");
        eprintln!("demo --members {members}: {:.1} s", began.elapsed().as_secs_f64());
    }
    Store { program: program.to_owned(), path }
}
