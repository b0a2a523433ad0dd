//! Displacement checks: whether a task package displaces regular work at a client.
use super::prelude::*;

record! {
    /// A check made when a team starts with a task package.
    pub struct DisplacementCheck {
        /// The team that does the tasks.
        team: Id, Ref(Team), required;
        /// The task package that was judged.
        task_package: Id, Ref(TaskPackage), required;
        /// Day of the check.
        checked_on: Day, Day, required;
        /// Whether regular work would be displaced.
        displaces: bool, Flag, required, fixed;
        /// Name of the person who judged it.
        checked_by: String, Text(60), prompted;
        /// The grounds of the judgement, in one line.
        note: String, Text(160), prompted, free_text;
    }
    owner: team;
    identity: team, task_package, checked_on;
    order: "checked_on";
    validity: Since(checked_on);
}
