//! Versions of task packages: what a package held from when on.
use super::prelude::*;

record! {
    /// A task package as it stood over some time.
    pub struct PackageVersion {
        /// Of which package.
        task_package: Id, Ref(TaskPackage), required;
        /// Number of the version.
        version: i64 = 1, Whole(1, 999), required;
        /// What it holds, in one line.
        description: String, Text(200), prompted, free_text;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: task_package;
    identity: task_package, version;
    one_at_a_time: Reason::OverlappingVersion;
}
