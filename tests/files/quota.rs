//! A real quota, of a disk in a file: what is beyond it is refused, what was acknowledged stays, and all of it can still be read and copied to
//! another disk. Btrfs writes each block anew, so that also what programs share of a store finds no room.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desk::{Desk, Said, said};
use crate::faults::has;
use crate::told::tell;

const NOTE: &str = "Dit was een lang gesprek over het werk, de pauzes, de bus en wat er verder nog beter kan";

/// A disk with a quota on one of its folders; taken away again at the end.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Makes one; `None` where that may not be, which is told.
    fn with_quota(desk: &Desk) -> Option<Self> {
        let (image, place) = (desk.path("disk"), desk.path("place"));
        std::fs::create_dir(&place).unwrap();
        let disk = Self(place.clone());
        let script = "set -e; truncate -s 200M \"$1\"; mkfs.btrfs -q \"$1\"; mount -o loop \"$1\" \"$2\"; cd \"$2\"
            btrfs subvolume create own; btrfs quota enable .; btrfs qgroup limit 9M own; chmod 700 own";
        let made = Command::new("sh").args(["-c", script, "sh"]).args([&image, &place]).output().unwrap();
        if !made.status.success() {
            tell(&format!("not tried: no disk with a quota: {}", String::from_utf8_lossy(&made.stderr).trim()));
            return None;
        }
        Some(disk)
    }

    fn store(&self) -> PathBuf {
        self.0.join("own/roster.db")
    }

    fn fill(&self) {
        // What is taken away again is room for some changes.
        self.write("head -c 1400k /dev/urandom > spare; sync; head -c 12m /dev/urandom > filled; sync; rm spare; sync");
        let size = std::fs::metadata(self.0.join("own/filled")).unwrap().len();
        assert!(size < 12 << 20, "the quota holds");
    }

    fn write(&self, script: &str) {
        let mut writing = Command::new("sh");
        writing.args(["-c", script]).current_dir(self.0.join("own")).stderr(std::process::Stdio::null());
        assert!(writing.status().unwrap().success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).stderr(std::process::Stdio::null()).status();
    }
}

fn run(desk: &Desk, store: &Path, line: &[&str]) -> Said {
    said(desk.command(line).arg("--db").arg(store).output().unwrap())
}

#[test]
fn beyond_a_quota_nothing_acknowledged_is_lost_and_everything_can_be_read_and_copied_elsewhere() {
    if !has("mkfs.btrfs", &["--version"]) || !rustix::process::geteuid().is_root() {
        return;
    }
    let desk = Desk::empty();
    let Some(disk) = SmallDisk::with_quota(&desk) else { return };
    let store = disk.store();
    let made = desk.run(&["demo", "--members", "60", "--into", &store.display().to_string()]);
    assert_eq!(made.code, 0, "{}", made.err);
    let notes = |store: &Path| {
        let said = run(&desk, store, &["list", "contacts", "--all", "--format", "csv", "--columns", "note"]);
        assert_eq!(said.code, 0, "{}", said.err);
        said.out.matches(NOTE).count()
    };
    disk.fill();
    let (mut acknowledged, mut uncertain, mut refused) = (0, 0, 0);
    while refused < 3 {
        assert!(acknowledged < 5_000, "the quota is never reached");
        let said = run(&desk, &store, &["contact", "100001", NOTE]);
        match said.code {
            0 => acknowledged += 1,
            code => {
                assert!(code == 1 && said.err.contains("De schijf is vol"), "{code}: {}", said.err);
                uncertain += usize::from(said.err.contains("niet zeker"));
                refused += 1;
            }
        }
    }
    let kept = notes(&store);
    assert!(acknowledged > 0, "there was room for some");
    assert!(
        (acknowledged..=acknowledged + uncertain).contains(&kept),
        "{kept} of {acknowledged}, {uncertain} uncertain"
    );
    let elsewhere = desk.path("copy.db");
    for (line, code) in [
        (&["check"][..], 0),
        (&["show", "member", "100001"], 0),
        (&["report", "jobs"], 0),
        (&["backup", &elsewhere.display().to_string()], 0),
        (&["undo"], 1),
    ] {
        let said = run(&desk, &store, line);
        assert_eq!(said.code, code, "{line:?}: {}", said.err);
    }
    disk.write("head -c 12m /dev/urandom > more; sync");
    let beside = disk.0.join("own/members.xlsx");
    let said = run(&desk, &store, &["list", "members", "--out", &beside.display().to_string()]);
    assert!(said.code == 1 && said.err.contains("De schijf is vol") && !said.err.contains("part"), "{}", said.err);
    assert_eq!(notes(&elsewhere), kept);
    std::fs::remove_file(disk.0.join("own/filled")).unwrap();
    let said = run(&desk, &store, &["contact", "100001", NOTE]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!((notes(&store), run(&desk, &store, &["check"]).code), (kept + 1, 0));
}
