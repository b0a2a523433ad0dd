//! What the system tells about a running program.

use std::fs;
use std::path::PathBuf;

/// A program that runs.
pub struct Process(u32);

impl Process {
    /// By its number.
    pub fn new(id: u32) -> Self {
        Self(id)
    }

    /// Megabytes of memory in use.
    pub fn memory(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0)).expect("the program runs");
        number_after(&status, "VmRSS:") as f64 / 1024.0
    }

    /// How often its threads were switched to and away from so far.
    pub fn switches(&self) -> u64 {
        let all = self.threads().filter_map(|thread| fs::read_to_string(thread.join("status")).ok());
        all.map(|status| {
            number_after(&status, "\nvoluntary_ctxt_switches:") + number_after(&status, "nonvoluntary_ctxt_switches:")
        })
        .sum()
    }

    /// Milliseconds that its threads have computed so far.
    pub fn computed(&self) -> f64 {
        let all = self.threads().filter_map(|thread| fs::read_to_string(thread.join("schedstat")).ok());
        let nanoseconds: u64 = all.filter_map(|line| line.split(' ').next()?.parse::<u64>().ok()).sum();
        nanoseconds as f64 / 1e6
    }

    fn threads(&self) -> impl Iterator<Item = PathBuf> {
        fs::read_dir(format!("/proc/{}/task", self.0)).expect("the program runs").flatten().map(|entry| entry.path())
    }
}

fn number_after(text: &str, name: &str) -> u64 {
    let rest = text.split_once(name).map(|(_, rest)| rest.trim_start()).unwrap_or_default();
    rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).unwrap_or_default()
}
