//! The faults: each at one call to the system, which strace makes fail or at which it kills; a small disk; a disk that may not be written.

use std::collections::BTreeMap;
use std::process::Command;

use crate::desk::{Desk, said};
use crate::operations::{OPERATIONS, Operation};
use crate::told::tell;
use crate::{assert_goes_on, assert_said, copy, names, ready_for, state};

/// Calls that change names and wait for the disk.
const NAMES: &str =
    "?rename,?renameat,?renameat2,?link,?linkat,?unlink,?unlinkat,?mkdir,?mkdirat,fsync,fdatasync,ftruncate";
/// Calls that write bytes.
const BYTES: &str = "write,pwrite64";

/// Whether a tool is there that these tests need; told where it is not.
pub fn has(tool: &str, args: &[&str]) -> bool {
    let there = Command::new(tool).args(args).output().is_ok_and(|output| output.status.success());
    if !there {
        tell(&format!("not tried: {tool} is not here or may not be used"));
    }
    there
}

/// The call of an operation through a tool.
pub fn through(desk: &Desk, tool: &[&str], operation: &Operation) -> Command {
    let plain = desk.command(operation.call);
    let mut command = Command::new(tool[0]);
    command.args(&tool[1..]).arg(plain.get_program()).args(plain.get_args()).current_dir(desk.path(".")).env_clear();
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    command
}

/// What the file of an operation is before and after it.
pub fn states(operation: &Operation) -> [Option<String>; 2] {
    let desk = ready_for(operation);
    let before = state(&desk, operation);
    let said = desk.run(operation.call);
    assert_eq!(said.code, 0, "{}: {}", operation.name, said.err);
    let after = state(&desk, operation);
    assert!(
        after.is_some() && after != before,
        "{}: it changes nothing: {:.200}",
        operation.name,
        format!("{after:?}")
    );
    [before, after]
}

/// A call to the system: its name, and the how manieth of that name it is in its thread.
type Moment = (String, usize);

/// The calls of a class that an operation makes, in their order.
fn moments(operation: &Operation, class: &str) -> Vec<Moment> {
    let desk = ready_for(operation);
    let (trace, log) = (format!("--trace={class}"), desk.path("calls").display().to_string());
    let strace = ["strace", "-f", "-qq", "--seccomp-bpf", &trace, "-o", &log];
    let output = through(&desk, &strace, operation).output().unwrap();
    assert!(output.status.success(), "{}: {}", operation.name, String::from_utf8_lossy(&output.stderr));
    let mut counted: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut moments = Vec::new();
    // 12345 rename("a", "b") = 0
    for line in std::fs::read_to_string(log).unwrap().lines() {
        let mut words = line.split_whitespace();
        let thread = words.next().unwrap_or_default().to_owned();
        let Some((name, _)) = words.next().and_then(|word| word.split_once('(')) else { continue };
        let nth = counted.entry((thread, name.to_owned())).or_default();
        *nth += 1;
        moments.push((name.to_owned(), *nth));
    }
    moments
}

/// At most so many of these, as far apart as can be, the last one among them.
fn spread(moments: Vec<Moment>, most: usize) -> Vec<Moment> {
    let step = moments.len().div_ceil(most.max(1)).max(1);
    moments.into_iter().rev().step_by(step).collect()
}

/// Tries each operation with a fault at calls of a class, `most` of them; answers how often it was tried.
fn faults_at(class: &str, fault: impl Fn(usize) -> &'static str, most: usize) -> usize {
    let mut tried = 0;
    for operation in OPERATIONS {
        let states = states(operation);
        let (mut here, mut done) = (0, 0);
        for (name, nth) in spread(moments(operation, class), most) {
            let desk = ready_for(operation);
            let inject = format!("--inject={name}:{}:when={nth}", fault(here));
            let about = format!("{}: {inject}", operation.name);
            let tool = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", &inject];
            let said = said(through(&desk, &tool, operation).output().unwrap());
            if said.code != -1 && said.code != 137 {
                assert_said(&said, &about);
            }
            done += usize::from(assert_goes_on(&desk, operation, &states, &about));
            here += 1;
        }
        tell(&format!("{}: {here} tried, the new file was there {done} times", operation.name));
        tried += here;
    }
    tried
}

fn kill(_: usize) -> &'static str {
    "signal=KILL"
}

fn fails(nth: usize) -> &'static str {
    ["error=ENOSPC", "error=EIO", "error=EACCES"][nth % 3]
}

#[test]
fn a_kill_or_a_failing_disk_at_some_calls_leaves_the_old_file_or_the_new_one() {
    if has("strace", &["-qq", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"]) {
        assert!(faults_at(NAMES, kill, 3) + faults_at(NAMES, fails, 2) > OPERATIONS.len());
    }
}

#[test]
#[ignore = "takes minutes"]
fn a_kill_or_a_failing_disk_at_every_kind_of_call_leaves_the_old_file_or_the_new_one() {
    if has("strace", &["-qq", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"]) {
        for class in [NAMES, BYTES] {
            let most = if class == NAMES { 24 } else { 8 };
            assert!(faults_at(class, kill, most) + faults_at(class, fails, most) > OPERATIONS.len());
        }
    }
}

#[test]
fn a_disk_that_is_full_leaves_the_old_file_or_the_new_one() {
    if !has("unshare", &["--mount", "--map-root-user", "true"]) {
        return;
    }
    for operation in OPERATIONS {
        let states = states(operation);
        for free in [0, 40] {
            // A disk of its own, which goes with the command: its files come back afterwards.
            let (from, desk) = (ready_for(operation), Desk::empty());
            let script = "set -e; kib=$(du -sk --apparent-size \"$1\" | cut -f 1); files=$(find \"$1\" | wc -l)
                mount -t tmpfs -o size=$((kib + files * 4 + $2))k tmpfs /mnt; cp -a \"$1\"/. /mnt; cd /mnt
                at=$3; shift 3; set +e; HOME=/mnt XDG_CONFIG_HOME=/mnt XDG_DATA_HOME=/mnt TMPDIR=/mnt \"$@\"; code=$?
                cp -a /mnt/. \"$at\"; exit $code";
            let [from_path, to_path] = [&from, &desk].map(|desk| desk.path(".").display().to_string());
            let free_text = free.to_string();
            let tool =
                ["unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh", &from_path, &free_text, &to_path];
            let said = said(through(&from, &tool, operation).output().unwrap());
            let about = format!("{} with {free} KiB free", operation.name);
            assert_said(&said, &about);
            assert_goes_on(&desk, operation, &states, &about);
        }
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_a_refusal_and_changes_nothing() {
    if !has("unshare", &["--mount", "--map-root-user", "true"]) {
        return;
    }
    for operation in OPERATIONS {
        let (desk, before) = (ready_for(operation), Desk::empty());
        copy(&desk.path("."), &before.path("."));
        let script =
            "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && cd \"$1\" && shift && exec \"$@\"";
        let place = desk.path(".").canonicalize().unwrap().display().to_string();
        let tool = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh", &place];
        let said = said(through(&desk, &tool, operation).output().unwrap());
        assert_eq!((said.code, said.err.trim().lines().count()), (1, 1), "{}: {}", operation.name, said.err);
        assert_eq!(names(&desk.path(".")), names(&before.path(".")), "{}", operation.name);
        for name in names(&before.path(".")) {
            let same = std::fs::read(desk.path(&name)).unwrap() == std::fs::read(before.path(&name)).unwrap();
            assert!(same, "{}: {name}", operation.name);
        }
    }
}
