//! Which columns a pane shows, in which width, and which go first when there is no room.

use crate::app::state::column_strip::ColumnStrip;
use crate::app::state::pane_specs::PaneId;

/// A column as it can be shown.
#[derive(Debug, Clone, Copy)]
struct Spec {
    name: &'static str,
    /// Cells it takes; for the first column the least it is comfortable with.
    width: u16,
    /// 0 is always shown; of the others the lowest are shown first.
    rank: u8,
    /// Only where what belongs to all rows of the leader stands together.
    all: bool,
}

const fn spec(name: &'static str, width: u16, rank: u8) -> Spec {
    Spec { name, width, rank, all: false }
}

const TEAMS: &[Spec] = &[
    spec("name", 23, 0),
    spec("filled", 5, 0),
    spec("jobs", 6, 1),
    spec("reserved", 4, 3),
    spec("open", 4, 2),
    spec("work_type", 20, 6),
    spec("city", 12, 5),
    spec("client", 20, 7),
    spec("leader", 20, 8),
    spec("status", 11, 4),
];

const MEMBERS: &[Spec] = &[
    spec("name", 18, 0),
    Spec { all: true, ..spec("team", 20, 1) },
    spec("task_package", 16, 5),
    spec("hours", 5, 0),
    spec("jobs", 5, 2),
    spec("contract_until", 13, 6),
    spec("status", 12, 3),
    spec("number", 8, 7),
    spec("placed_from", 10, 8),
    spec("employed_from", 10, 9),
    spec("phone", 14, 10),
];

const VACANCIES: &[Spec] = &[
    spec("task_package", 15, 0),
    Spec { all: true, ..spec("team", 18, 1) },
    spec("hours", 5, 0),
    spec("places", 8, 4),
    spec("open_since", 10, 5),
    spec("wanted_by", 10, 2),
    spec("candidates", 4, 6),
    spec("status", 11, 3),
    spec("furthest", 13, 7),
    spec("number", 6, 8),
];

const CLIENTS: &[Spec] = &[
    spec("name", 16, 0),
    spec("agreed_jobs", 8, 0),
    spec("filled_jobs", 7, 1),
    spec("people", 8, 3),
    spec("quota_jobs", 7, 4),
    spec("places", 8, 5),
    spec("open", 5, 2),
    spec("ministry", 20, 7),
    spec("agreed_from", 10, 6),
];

const CLIENT_SHARES: &[Spec] = &[
    spec("team", 20, 0),
    Spec { all: true, ..spec("organisation", 18, 1) },
    spec("share", 7, 0),
    spec("from", 10, 2),
    spec("until", 10, 3),
];

const OPENINGS: &[Spec] = &[
    spec("task_package", 10, 0),
    spec("team", 14, 1),
    spec("candidates", 4, 0),
    spec("number", 6, 2),
    spec("furthest", 13, 3),
    spec("wanted_by", 10, 4),
];

const PIPELINE: &[Spec] =
    &[spec("candidate", 16, 0), spec("stage", 13, 1), spec("from", 10, 2), Spec { all: true, ..spec("vacancy", 8, 3) }];
const CLIENT_AGREEMENTS: &[Spec] = &[
    spec("jobs", 8, 0),
    Spec { all: true, ..spec("organisation", 14, 1) },
    spec("from", 10, 0),
    spec("until", 10, 2),
    spec("paid_hours", 10, 3),
];

const STATEMENTS: &[Spec] = &[
    spec("number", 10, 0),
    Spec { all: true, ..spec("organisation", 18, 1) },
    spec("from", 10, 2),
    spec("until", 10, 0),
    spec("total", 11, 0),
    spec("fixed_on", 11, 3),
];

/// Lines of a statement.
const STATEMENT_LINES: &[Spec] = &[
    spec("item", 12, 0),
    spec("placement", 20, 0),
    spec("team", 22, 4),
    spec("from", 10, 3),
    spec("until", 10, 2),
    spec("quantity", 8, 1),
    spec("price", 9, 1),
    spec("amount", 11, 0),
    spec("corrects", 10, 5),
];

const PARAMETERS: &[Spec] = &[
    spec("title", 40, 0),
    spec("value", 12, 0),
    spec("from", 10, 1),
    spec("certainty", 5, 2),
    spec("source", 18, 3),
    spec("text", 12, 4),
];

const CHANCES: &[Spec] = &[
    spec("name", 18, 0),
    spec("organisation", 14, 1),
    spec("phase", 12, 0),
    spec("expected_jobs", 6, 2),
    spec("next_step", 20, 3),
    spec("next_step_on", 10, 4),
    spec("places", 8, 5),
    spec("starts_on", 10, 6),
];

const WORK_TYPES: &[Spec] = &[spec("name", 16, 0), spec("min_size", 9, 0), spec("max_size", 9, 0)];

const PACKAGES: &[Spec] = &[spec("name", 16, 0)];

const TALKS: &[Spec] = &[spec("note", 20, 0), spec("held_on", 10, 1)];

/// A column that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownColumn {
    /// Its identifier.
    pub name: &'static str,
    /// Cells it takes.
    pub width: u16,
}

/// The columns of a pane on so many cells. `all` is whether what belongs to all rows of the leader stands together.
pub fn strip(pane: PaneId, all: bool, width: u16) -> ColumnStrip {
    let specs = match pane {
        PaneId::Teams | PaneId::ClientTeams => TEAMS,
        PaneId::Members => MEMBERS,
        PaneId::Vacancies => VACANCIES,
        PaneId::Clients => CLIENTS,
        PaneId::ClientShares => CLIENT_SHARES,
        PaneId::Chances => CHANCES,
        PaneId::Talks => TALKS,
        PaneId::WorkTypes => WORK_TYPES,
        PaneId::Packages => PACKAGES,
        PaneId::Openings => OPENINGS,
        PaneId::Pipeline => PIPELINE,
        PaneId::ClientAgreements => CLIENT_AGREEMENTS,
        PaneId::Statements => STATEMENTS,
        PaneId::Parameters => PARAMETERS,
    };
    strip_of(specs, all, width)
}

/// The columns of the lines of a statement that fit.
pub fn of_statement_lines(width: u16) -> Vec<ShownColumn> {
    sized(&strip_of(STATEMENT_LINES, false, width), 0)
}

/// Those that fit beside each other, with one cell between, in order of rank; and after them the others.
fn strip_of(specs: &[Spec], all: bool, width: u16) -> ColumnStrip {
    let specs: Vec<&Spec> = specs.iter().filter(|s| all || !s.all).collect();
    let mut ranked = specs.clone();
    ranked.sort_by_key(|s| s.rank);
    let mut used = 0;
    let mut fit = Vec::new();
    for spec in ranked {
        let gap = u16::from(!fit.is_empty());
        if spec.rank > 0 && used + gap + spec.width > width {
            break;
        }
        used += gap + spec.width;
        fit.push(spec.name);
    }
    let (seen, others): (Vec<&Spec>, Vec<&Spec>) = specs.into_iter().partition(|s| fit.contains(&s.name));
    let columns = seen.iter().chain(&others).map(|s| (s.name, s.width)).collect();
    ColumnStrip { width, columns, at_rest: seen.len() }
}

/// The columns in sight when so many have moved out of it. The first takes what is left over.
pub fn sized(strip: &ColumnStrip, passed: usize) -> Vec<ShownColumn> {
    let mut shown: Vec<ShownColumn> =
        strip.seen(passed).into_iter().map(|(name, width)| ShownColumn { name, width }).collect();
    let used = shown.iter().map(|s| s.width + 1).sum::<u16>().saturating_sub(1);
    let left = strip.width.saturating_sub(used);
    // A second column of names or words gets half of what is left over.
    let second =
        shown.iter_mut().skip(1).find(|s| matches!(s.name, "team" | "organisation" | "placement" | "source")).map(
            |team| {
                team.width += left / 2;
                left / 2
            },
        );
    if let Some(first) = shown.first_mut() {
        let rest = i32::from(strip.width) - i32::from(used) - i32::from(second.unwrap_or(0));
        first.width = (i32::from(first.width) + rest).max(4) as u16;
    }
    shown
}
