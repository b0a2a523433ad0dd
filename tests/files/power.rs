//! Power cuts. What an operation does to its folder is recorded call by call; then the folder is made as a disk may be found when the
//! power fails after so many of them: of what was not waited for (`fsync`) any part is there or not, by sectors of 512 bytes, and of
//! the changes of names that a folder did not wait for the last ones are gone. The old file or the new one is there then, and the new
//! one once it was said that it is.
//!
//! `BINNENWERK_CUTS=10000 cargo test --test files power -- --ignored` tries so many cuts; 1,000 without it.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::desk::Desk;
use crate::faults::{has, states, through};
use crate::lots::Lots;
use crate::operations::{Form, OPERATIONS, Operation};
use crate::told::tell;
use crate::{names, ready_for, state};

/// The calls that change files or wait for them.
const CALLS: &str = "--trace=openat,write,pwrite64,fsync,fdatasync,ftruncate,lseek,?rename,?renameat,?renameat2,?link,?linkat,\
                     ?unlink,?unlinkat,copy_file_range,sendfile,fallocate,writev,pwritev";

/// What is lost or kept as a whole.
const SECTOR: usize = 512;

/// Something that was done in the folder; names are from there.
#[derive(Debug, Clone)]
enum Deed {
    Make(String),
    /// A file without a name, which gets one by a link.
    MakeNameless(String),
    Write(String, usize, Vec<u8>),
    Length(String, usize),
    /// The contents of a file are on the disk.
    Sync(String),
    /// The names of the folder are.
    SyncNames,
    Rename(String, String),
    Link(String, String),
    Remove(String),
    /// Something was said to who called.
    Say,
}

/// The deeds of an operation, and the folder as it left it.
fn record(operation: &Operation) -> (Vec<Deed>, Desk) {
    let desk = ready_for(operation);
    let log = tempfile::NamedTempFile::new().unwrap();
    let to = log.path().display().to_string();
    let tool = ["strace", "-f", "-qq", "--seccomp-bpf", "-y", "-xx", "-s", "4000000", CALLS, "-o", &to];
    let output = through(&desk, &tool, operation).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}: {}", operation.name, String::from_utf8_lossy(&output.stderr));
    let mut reader = TraceReader { folder: desk.path(".").canonicalize().unwrap(), ..TraceReader::default() };
    for line in fs::read_to_string(log.path()).unwrap().lines() {
        reader.line(line);
    }
    (reader.deeds, desk)
}

/// Reads what strace writes.
#[derive(Default)]
struct TraceReader {
    folder: PathBuf,
    deeds: Vec<Deed>,
    /// How far each descriptor is.
    at: HashMap<String, usize>,
    /// The file of each, by the name that the system has for it.
    opened: HashMap<String, String>,
    /// Calls that another thread came in between of.
    begun: HashMap<String, String>,
}

impl TraceReader {
    fn line(&mut self, line: &str) {
        let Some((thread, rest)) = line.split_once(' ') else { return };
        let rest = rest.trim_start();
        if let Some(begun) = rest.strip_suffix(" <unfinished ...>") {
            self.begun.insert(thread.to_owned(), begun.to_owned());
            return;
        }
        let whole = match rest.split_once(" resumed>") {
            Some((_, rest)) => self.begun.remove(thread).unwrap_or_default() + rest,
            None => rest.to_owned(),
        };
        let Some((name, rest)) = whole.split_once('(') else { return };
        let Some((args, result)) = rest.rsplit_once(" = ") else { return };
        if !result.starts_with('-') && !result.starts_with('?') {
            let args: Vec<&str> = args.trim_end().trim_end_matches(')').split(", ").collect();
            self.call(name, &args, result);
        }
    }

    fn call(&mut self, name: &str, args: &[&str], result: &str) {
        let number = |nth: usize| args[nth].parse::<usize>().expect("a number");
        match name {
            "openat" => {
                let Some(file) = self.in_folder(&opened(result)) else { return };
                self.at.insert(result.to_owned(), 0);
                if let Some((number, _)) = result.split_once('<') {
                    self.opened.insert(format!("/proc/self/fd/{number}"), file.clone());
                }
                if args[2].contains("O_TMPFILE") {
                    self.deeds.push(Deed::MakeNameless(file));
                    return;
                }
                assert!(!args[2].contains("O_APPEND"), "nothing is written at the end of what is there");
                if args[2].contains("O_CREAT") {
                    self.deeds.push(Deed::Make(file.clone()));
                }
                if args[2].contains("O_TRUNC") {
                    self.deeds.push(Deed::Length(file, 0));
                }
            }
            "write" if args[0].starts_with("1<") || args[0].starts_with("2<") => self.deeds.push(Deed::Say),
            "write" => {
                let bytes = text(args[1]);
                let at = self.at.entry(args[0].to_owned()).or_default();
                let from = std::mem::replace(at, *at + bytes.len());
                self.write(args[0], from, bytes);
            }
            "pwrite64" => self.write(args[0], number(3), text(args[1])),
            "lseek" => drop(self.at.insert(args[0].to_owned(), result.parse().expect("a place"))),
            "ftruncate" => {
                if let Some(file) = self.in_folder(&opened(args[0])) {
                    self.deeds.push(Deed::Length(file, number(1)));
                }
            }
            // Whether there is room is tried in a file without a name, in which nothing is ever written.
            "fallocate" => assert!(args[0].ends_with("(deleted)"), "{args:?}"),
            "fsync" | "fdatasync" => {
                let path = opened(args[0]);
                if path.is_dir() {
                    self.deeds.push(Deed::SyncNames);
                } else if let Some(file) = self.in_folder(&path) {
                    self.deeds.push(Deed::Sync(file));
                }
            }
            "rename" | "link" => self.names(name == "link", args[0], args[1]),
            "renameat" | "renameat2" | "linkat" => self.names(name == "linkat", args[1], args[3]),
            "unlink" | "unlinkat" => {
                let path = args[usize::from(name == "unlinkat")];
                self.deeds.extend(self.named(path).map(Deed::Remove));
            }
            _ => assert!(
                !args.iter().any(|arg| arg.contains('<') && self.in_folder(&opened(arg)).is_some()),
                "{name} is not known here"
            ),
        }
    }

    fn names(&mut self, link: bool, from: &str, to: &str) {
        if let (Some(from), Some(to)) = (self.named(from), self.named(to)) {
            self.deeds.push(if link { Deed::Link(from, to) } else { Deed::Rename(from, to) });
        }
    }

    fn write(&mut self, descriptor: &str, at: usize, bytes: Vec<u8>) {
        if let Some(file) = self.in_folder(&opened(descriptor)) {
            self.deeds.push(Deed::Write(file, at, bytes));
        }
    }

    /// The name of a file from the folder; the memory that processes share is no file.
    fn in_folder(&self, path: &Path) -> Option<String> {
        let name = path.strip_prefix(&self.folder).ok()?.to_str()?;
        (!name.is_empty() && !name.ends_with("-shm")).then(|| name.to_owned())
    }

    fn named(&self, arg: &str) -> Option<String> {
        let path = String::from_utf8(text(arg)).expect("UTF-8");
        if let Some(file) = self.opened.get(&path) {
            return Some(file.clone());
        }
        self.in_folder(&self.folder.join(path.trim_start_matches("./")))
    }
}

/// The path of a descriptor: `3<\x2f…>`.
fn opened(descriptor: &str) -> PathBuf {
    let path = descriptor.split_once('<').map_or("", |(_, path)| path.trim_end_matches('>'));
    PathBuf::from(String::from_utf8_lossy(&text(path)).into_owned())
}

/// The bytes of `"\x41\x42"`.
fn text(arg: &str) -> Vec<u8> {
    assert!(!arg.ends_with("..."), "a text that is cut off");
    arg.trim_matches('"').split("\\x").skip(1).map(|hex| u8::from_str_radix(&hex[..2], 16).expect("a byte")).collect()
}

/// A file: what is surely on the disk, and what came since.
#[derive(Debug, Clone, Default)]
struct Kept {
    sure: Vec<u8>,
    since: Vec<(usize, Option<Vec<u8>>)>,
}

fn put(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    file.resize(file.len().max(at + bytes.len()), 0);
    file[at..at + bytes.len()].copy_from_slice(bytes);
}

impl Kept {
    /// What is found: `keeps` says of each part whether it is there.
    fn found(&self, mut keeps: impl FnMut() -> bool) -> Vec<u8> {
        let mut file = self.sure.clone();
        for (at, bytes) in &self.since {
            match bytes {
                Some(bytes) => {
                    let sectors = bytes.chunks(SECTOR).enumerate().filter(|_| keeps());
                    sectors.for_each(|(nth, sector)| put(&mut file, at + nth * SECTOR, sector));
                }
                None if keeps() => file.resize(*at, 0),
                None => {}
            }
        }
        file
    }
}

/// A change of names: what it takes away, and what it puts.
type Renaming = (Option<String>, Option<(String, usize)>);

/// What a folder keeps, by names; and the changes of names since it was last waited for.
#[derive(Default)]
struct Disk {
    files: Vec<Kept>,
    now: BTreeMap<String, usize>,
    nameless: BTreeMap<String, usize>,
    sure: BTreeMap<String, usize>,
    since: Vec<Renaming>,
}

impl Disk {
    fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        for name in names(folder) {
            disk.now.insert(name.clone(), disk.files.len());
            disk.files.push(Kept { sure: fs::read(folder.join(name)).unwrap(), since: Vec::new() });
        }
        disk.sure = disk.now.clone();
        disk
    }

    fn rename(&mut self, from: Option<&str>, to: Option<(&str, usize)>) {
        from.map(|from| self.now.remove(from));
        to.map(|(to, file)| self.now.insert(to.to_owned(), file));
        self.since.push((from.map(str::to_owned), to.map(|(to, file)| (to.to_owned(), file))));
    }

    fn number(&self, name: &str) -> usize {
        *self.now.get(name).or_else(|| self.nameless.get(name)).unwrap_or_else(|| panic!("{name} was not made"))
    }

    fn file(&mut self, name: &str) -> &mut Kept {
        let file = self.number(name);
        &mut self.files[file]
    }

    fn does(&mut self, deed: &Deed, waits: bool) {
        match deed {
            Deed::Make(name) if !self.now.contains_key(name) => {
                self.files.push(Kept::default());
                self.rename(None, Some((name, self.files.len() - 1)));
            }
            Deed::MakeNameless(name) => {
                self.files.push(Kept::default());
                self.nameless.insert(name.clone(), self.files.len() - 1);
            }
            Deed::Make(_) | Deed::Say => {}
            Deed::Write(name, at, bytes) => self.file(name).since.push((*at, Some(bytes.clone()))),
            Deed::Length(name, to) => self.file(name).since.push((*to, None)),
            Deed::Sync(_) | Deed::SyncNames if !waits => {}
            Deed::Sync(name) => {
                let file = self.file(name);
                file.sure = file.found(|| true);
                file.since.clear();
            }
            Deed::SyncNames => {
                self.sure = self.now.clone();
                self.since.clear();
            }
            Deed::Rename(from, to) => {
                let file = self.number(from);
                self.rename(Some(from), Some((to, file)));
            }
            Deed::Link(from, to) => {
                let file = self.number(from);
                self.rename(None, Some((to, file)));
            }
            Deed::Remove(name) => self.rename(Some(name), None),
        }
    }

    /// What is found after a cut: each file by its name.
    fn found(&self, lots: &mut Lots) -> BTreeMap<String, Vec<u8>> {
        let mut names = self.sure.clone();
        for (gone, put) in self.since.iter().take(lots.place(self.since.len())) {
            gone.as_ref().map(|gone| names.remove(gone));
            put.clone().map(|(name, file)| names.insert(name, file));
        }
        // Nothing of what was not waited for, all of it, or some.
        let much = lots.draw(4);
        let mut keeps = || match much {
            0 => false,
            1 => true,
            _ => lots.draw(2) == 0,
        };
        names.into_iter().map(|(name, file)| (name, self.files[file].found(&mut keeps))).collect()
    }
}

/// A folder with these files, and the folders of another.
fn desk_of(files: &BTreeMap<String, Vec<u8>>) -> Desk {
    let desk = Desk::empty();
    for folder in ["copies", "letters"] {
        fs::create_dir(desk.path(folder)).unwrap();
    }
    for (name, bytes) in files {
        let path = desk.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
    }
    desk
}

/// An operation with what it did.
struct Recorded {
    operation: &'static Operation,
    states: [Option<String>; 2],
    deeds: Vec<Deed>,
    /// The deed with which it was said to be done.
    said: usize,
}

impl Recorded {
    fn of(operation: &'static Operation) -> Self {
        let (deeds, left) = record(operation);
        let mut disk = Disk::of(&ready_for(operation).path("."));
        deeds.iter().for_each(|deed| disk.does(deed, true));
        // What was recorded is all that was done.
        let now = disk.now.iter().map(|(name, file)| (name.clone(), disk.files[*file].found(|| true)));
        for (name, bytes) in now {
            assert!(fs::read(left.path(&name)).unwrap() == bytes, "{}: {name} came about otherwise", operation.name);
        }
        assert_eq!(
            names(&left.path(".")).into_iter().filter(|name| !name.ends_with("-shm")).collect::<Vec<_>>(),
            disk.now.keys().cloned().collect::<Vec<_>>()
        );
        let said = deeds.iter().rposition(|deed| matches!(deed, Deed::Say)).unwrap_or(deeds.len());
        Self { operation, states: states(operation), deeds, said }
    }

    /// Cuts after so many deeds; with `waits` as it is, else as if nothing ever waited for the disk.
    fn cut(&self, after: usize, waits: bool, lots: &mut Lots) -> Result<(), String> {
        let mut disk = Disk::of(&ready_for(self.operation).path("."));
        self.deeds[..after].iter().for_each(|deed| disk.does(deed, waits));
        let found = disk.found(lots);
        let (name, states) = (self.operation.name, &self.states);
        let tried = std::panic::catch_unwind(|| state(&desk_of(&found), self.operation));
        let now = tried.map_err(|_| format!("{name}: not whole when cut after {after} of {}", self.deeds.len()))?;
        let both = self.operation.form == Form::Copies
            && states.iter().flatten().any(|one| now.as_ref().is_some_and(|now| now.contains(one)));
        if after > self.said && now != states[1] && !both {
            return Err(format!("{name}: lost after it was said, cut after {after} of {}: {now:?}", self.deeds.len()));
        }
        if !states.contains(&now) && !both {
            return Err(format!("{name}: neither old nor new, cut after {after} of {}: {now:?}", self.deeds.len()));
        }
        Ok(())
    }
}

fn recorded() -> Option<Vec<Recorded>> {
    let there = has("strace", &["-qq", "-f", "-y", "-xx", "--seccomp-bpf", "-o", "/dev/null", "true"]);
    there.then(|| OPERATIONS.iter().map(Recorded::of).collect())
}

/// Cuts each operation so often, at the end and at moments by lot.
fn cut_all(all: &[Recorded], each: usize, seed: u64) {
    let mut lots = Lots(seed);
    let mut failed = Vec::new();
    for one in all {
        for nth in 0..each {
            let after = if nth % 4 == 0 { one.deeds.len() } else { lots.place(one.deeds.len()) };
            failed.extend(one.cut(after, true, &mut lots).err());
        }
    }
    tell(&format!("{} cuts in {} operations, {} faults", each * all.len(), all.len(), failed.len()));
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_power_cut_leaves_the_old_file_or_the_new_one_and_the_new_one_once_that_was_said() {
    if let Some(all) = recorded() {
        cut_all(&all, 2, 0x2545_f491_4f6c_dd1d);
    }
}

#[test]
#[ignore = "takes minutes"]
fn a_thousand_power_cuts_leave_the_old_file_or_the_new_one_and_the_new_one_once_that_was_said() {
    let Some(all) = recorded() else { return };
    let cuts = std::env::var("BINNENWERK_CUTS").map_or(1_000, |cuts| cuts.parse().expect("a number"));
    cut_all(&all, usize::div_ceil(cuts, all.len()), 0x9e37_79b9_7f4a_7c15);
    // The same on a disk that does not wait is noticed: otherwise this test would see nothing.
    let mut lots = Lots(7);
    let without = (0..all.len() * 4).filter(|nth| {
        let one = &all[nth % all.len()];
        one.cut(one.deeds.len(), false, &mut lots).is_err()
    });
    let noticed = without.count();
    tell(&format!("without waiting for the disk {noticed} of {} would be lost", all.len() * 4));
    assert!(noticed > all.len() / 2);
}
