//! Package versions: what a task package consisted of from a day on.
use super::prelude::*;

record! {
    /// The contents of a task package over some time.
    pub struct PackageVersion {
        /// The task package that the version is of.
        task_package: Id, Ref(TaskPackage), required;
        /// Number of the version, counted from 1 for each task package.
        version: i64 = 1, Whole(1, 999), required;
        /// The tasks in this version, in one line.
        description: String, Text(200), prompted, free_text;
        /// First day on which this version applies.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: task_package;
    identity: task_package, version;
    one_at_a_time: Reason::OverlappingVersion;
}
