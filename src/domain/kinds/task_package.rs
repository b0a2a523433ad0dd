//! Task packages (takenpakketten): what a member does within a work type.
use super::prelude::*;

record! {
    /// A set of tasks within a work type.
    pub struct TaskPackage {
        /// Name, unique.
        name: String, Text(80), required, dated;
        /// The work type that it belongs to.
        work_type: Option<Id>, Ref(WorkType), prompted, dated;
    }
    key: name;
    children: PackageVersion.task_package, DisplacementCheck.task_package;
}
