//! Which columns a pane shows, in which width, and which go first when there is no room.

use crate::app::state::column_strip::ColumnStrip;
use crate::app::state::pane_specs::PaneId;

/// A column as it can be shown: its identifier, the cells it takes, and its rank. Of the first column the cells are the least it
/// is comfortable with. Rank 0 is always shown; of the others the lowest are shown first.
type Spec = (&'static str, u16, u8);

/// The columns of a pane, from left to right.
const fn columns_of(pane: PaneId) -> &'static [Spec] {
    match pane {
        PaneId::Teams | PaneId::ClientTeams => &[
            ("name", 23, 0),
            ("filled", 5, 0),
            ("counting", 9, 6),
            ("jobs", 6, 1),
            ("reserved", 4, 3),
            ("open", 4, 2),
            ("work_type", 19, 7),
            ("city", 12, 5),
            ("client", 19, 8),
            ("leader", 19, 9),
            ("status", 11, 4),
            ("region", 12, 10),
            ("overdue", 4, 11),
            ("open_signals", 5, 12),
        ],
        PaneId::Members => &[
            ("name", 18, 0),
            ("team", 20, 1),
            ("task_package", 16, 5),
            ("hours", 5, 0),
            ("jobs", 5, 2),
            ("contract_until", 13, 6),
            ("status", 12, 3),
            ("number", 8, 7),
            ("placed_from", 10, 8),
            ("employed_from", 10, 9),
            ("phone", 14, 10),
            ("work_days", 24, 11),
        ],
        PaneId::Vacancies => &[
            ("task_package", 15, 0),
            ("team", 18, 1),
            ("hours", 5, 0),
            ("places", 8, 4),
            ("open_since", 10, 5),
            ("wanted_by", 10, 2),
            ("candidates", 4, 6),
            ("status", 11, 3),
            ("furthest", 13, 7),
            ("number", 6, 8),
        ],
        PaneId::Clients => &[
            ("name", 16, 0),
            ("agreed_jobs", 8, 0),
            ("filled_jobs", 7, 1),
            ("people", 8, 3),
            ("quota_jobs", 7, 4),
            ("places", 8, 5),
            ("open", 5, 2),
            ("ministry", 20, 7),
            ("agreed_from", 10, 6),
        ],
        PaneId::ClientShares => {
            &[("team", 20, 0), ("organisation", 18, 1), ("share", 7, 0), ("from", 10, 2), ("until", 10, 3)]
        }
        PaneId::Openings => &[
            ("task_package", 10, 0),
            ("team", 14, 1),
            ("candidates", 4, 0),
            ("number", 6, 2),
            ("furthest", 13, 3),
            ("wanted_by", 10, 4),
        ],
        PaneId::Pipeline => &[("candidate", 16, 0), ("stage", 13, 1), ("from", 10, 2), ("vacancy", 8, 3)],
        PaneId::ClientAgreements => {
            &[("jobs", 8, 0), ("organisation", 14, 1), ("from", 10, 0), ("until", 10, 2), ("paid_hours", 10, 3)]
        }
        PaneId::Statements => &[
            ("number", 10, 0),
            ("organisation", 18, 1),
            ("from", 10, 2),
            ("until", 10, 0),
            ("total", 12, 0),
            ("fixed_on", 11, 3),
        ],
        PaneId::Parameters => &[
            ("title", 40, 0),
            ("value", 12, 0),
            ("from", 10, 1),
            ("certainty", 5, 2),
            ("source", 18, 3),
            ("text", 12, 4),
        ],
        PaneId::Chances => &[
            ("name", 18, 0),
            ("organisation", 14, 1),
            ("phase", 12, 0),
            ("expected_jobs", 6, 2),
            ("next_step", 20, 3),
            ("next_step_on", 10, 4),
            ("places", 8, 5),
            ("starts_on", 10, 6),
        ],
        PaneId::WorkTypes => &[("name", 16, 0), ("min_size", 9, 0), ("max_size", 9, 0)],
        PaneId::StaffList => &[
            ("name", 16, 0),
            ("teams", 5, 0),
            ("members", 6, 0),
            ("overdue", 4, 1),
            ("open_signals", 5, 2),
            ("role", 12, 3),
            ("region", 12, 4),
            ("phone", 14, 5),
        ],
        PaneId::StaffRoles => {
            &[("team", 18, 0), ("role", 11, 0), ("from", 10, 1), ("until", 10, 2), ("cover", 8, 3), ("staff", 16, 4)]
        }
        PaneId::StaffMembers => &[("member", 18, 0), ("from", 10, 1), ("until", 10, 2), ("staff", 16, 3)],
        PaneId::StaffSignals => {
            &[("subject", 18, 0), ("due", 10, 0), ("member", 16, 1), ("team", 16, 2), ("owner", 16, 3)]
        }
        PaneId::AccessRights => &[
            ("login", 16, 0),
            ("role", 14, 0),
            ("reach", 11, 1),
            ("staff", 24, 1),
            ("region", 14, 3),
            ("team", 24, 2),
            ("from", 12, 3),
            ("until", 12, 2),
        ],
        PaneId::ClosedPeriods => &[("from", 12, 0), ("until", 12, 0), ("closed_on", 14, 1), ("closed_by", 20, 2)],
        PaneId::CostItems => &[("name", 12, 0), ("basis", 18, 0)],
        PaneId::Rates => &[
            ("amount", 12, 0),
            ("from", 10, 0),
            ("until", 10, 1),
            ("organisation", 18, 2),
            ("team", 18, 3),
            ("item", 18, 4),
        ],
        PaneId::Stages => &[("name", 20, 0), ("position", 8, 0), ("meaning", 18, 1)],
        PaneId::Instruments => &[
            ("member", 18, 0),
            ("instrument", 18, 0),
            ("status", 11, 0),
            ("from", 10, 1),
            ("until", 10, 2),
            ("deadline", 10, 3),
            ("amount", 10, 4),
            ("amount_per", 9, 5),
            ("payer", 16, 6),
            ("team", 18, 7),
        ],
        PaneId::Contacts => &[("member", 18, 0), ("held_on", 10, 0), ("way", 14, 1), ("staff", 18, 2), ("note", 24, 3)],
        PaneId::Employments => &[
            ("member", 18, 0),
            ("from", 10, 0),
            ("until", 10, 1),
            ("end_reason", 14, 2),
            ("contract", 10, 3),
            ("contract_until", 13, 4),
            ("destination", 18, 5),
            ("team", 18, 6),
            ("notice_by", 10, 7),
        ],
        PaneId::Packages => &[("name", 16, 0)],
        PaneId::Talks => &[("note", 20, 0), ("held_on", 10, 1)],
    }
}

const STATEMENT_LINES: &[Spec] = &[
    ("item", 12, 0),
    ("placement", 20, 0),
    ("team", 22, 4),
    ("from", 10, 3),
    ("until", 10, 2),
    ("quantity", 10, 1),
    ("price", 10, 1),
    ("amount", 12, 0),
    ("corrects", 10, 5),
];

const CLIENT_LINES: &[Spec] = &[
    ("item", 12, 0),
    ("team", 18, 0),
    ("from", 10, 3),
    ("until", 10, 2),
    ("quantity", 10, 1),
    ("price", 12, 1),
    ("amount", 12, 0),
    ("corrects", 10, 4),
];

/// What the names in a pane are to have before columns of rank 2 and more stand beside them: those of vacancies and their teams are long,
/// and what else is known of a vacancy stands in the pane beside it too.
const fn names_of(pane: PaneId) -> u16 {
    match pane {
        PaneId::Openings => 20,
        _ => 0,
    }
}

/// A column that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownColumn {
    /// The identifier of the column.
    pub name: &'static str,
    /// The width on the screen, in cells.
    pub width: u16,
}

/// The columns of a pane on so many cells. `all` is whether what belongs to all rows of the leader stands together.
/// Where `own` columns were chosen it is those, as many as fit from the left.
pub fn strip((pane, own): (PaneId, &[(&'static str, u16)]), all: bool, width: u16) -> ColumnStrip {
    let within = pane.spec().within.filter(|_| !all);
    let specs: Vec<Spec> = columns_of(pane).iter().filter(|(name, ..)| Some(*name) != within).copied().collect();
    if own.is_empty() {
        return strip_of((&specs, names_of(pane)), width);
    }
    let columns: Vec<(&'static str, u16)> = own.iter().filter(|(name, _)| Some(*name) != within).copied().collect();
    let mut used = 0;
    let fits = |(nth, (_, cells)): &(usize, &(&'static str, u16))| {
        used += cells + u16::from(*nth > 0);
        *nth < 2 || used <= width
    };
    let at_rest = columns.iter().enumerate().take_while(fits).count();
    let is_hidden = |(name, ..): &&Spec| !columns.iter().any(|(shown, _)| shown == name);
    let hidden = specs.iter().filter(is_hidden).map(|(name, cells, _)| (*name, *cells)).collect();
    ColumnStrip { width, hidden, at_rest, columns }
}

/// The columns of the lines of a statement that fit.
pub fn of_statement_lines(for_client: bool, width: u16) -> Vec<ShownColumn> {
    let specs = if for_client { CLIENT_LINES } else { STATEMENT_LINES };
    sized(&strip_of((specs, 0), width), 0)
}

/// Those that fit beside each other, with one cell between, in order of rank; and after them the others. From rank 2 on a column fits
/// only where the names, in the first two, have their cells too.
fn strip_of((specs, names): (&[Spec], u16), width: u16) -> ColumnStrip {
    let mut ranked = specs.to_vec();
    ranked.sort_by_key(|(.., rank)| *rank);
    let lacking: u16 = specs.iter().take(2).map(|(_, cells, _)| names.saturating_sub(*cells)).sum();
    let mut used = 0;
    let fits = |(nth, (_, cells, rank)): &(usize, Spec)| {
        used += cells + u16::from(used > 0);
        let used = used + if *rank < 2 { 0 } else { lacking };
        // One beside the first, which gives way to it: alone it would leave the others no place to come into sight.
        *rank == 0 || *nth < 2 || used <= width
    };
    let fit: Vec<Spec> = ranked.into_iter().enumerate().take_while(fits).map(|(_, spec)| spec).collect();
    let (seen, others): (Vec<Spec>, Vec<Spec>) = specs.iter().partition(|spec| fit.contains(spec));
    let columns = seen.iter().chain(&others).map(|(name, cells, _)| (*name, *cells)).collect();
    ColumnStrip { width, columns, hidden: Vec::new(), at_rest: seen.len() }
}

/// The columns in sight when so many have moved out of it. The first takes what is left over.
pub fn sized(strip: &ColumnStrip, passed: usize) -> Vec<ShownColumn> {
    let mut shown: Vec<ShownColumn> =
        strip.seen(passed).into_iter().map(|(name, width)| ShownColumn { name, width }).collect();
    let used = shown.iter().map(|s| s.width + 1).sum::<u16>().saturating_sub(1);
    let left = strip.width.saturating_sub(used);
    // A second column of names or words gets half of what is left over.
    let named = |s: &&mut ShownColumn| matches!(s.name, "team" | "organisation" | "placement" | "source");
    if let Some(second) = shown.iter_mut().skip(1).find(named) {
        second.width += left / 2;
    }
    let others: u16 = shown.iter().skip(1).map(|s| s.width + 1).sum();
    if let Some(first) = shown.first_mut() {
        first.width = strip.width.saturating_sub(others).max(4);
    }
    shown
}
