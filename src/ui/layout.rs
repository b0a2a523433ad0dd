//! How the screen is divided, by rule for every size.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::app::state::board::Board;
use crate::app::state::column_strip::ColumnStrip;
use crate::app::state::pane::PaneShape;
use crate::app::state::pane_specs::{PaneId, Room};
use crate::app::state::views::Shape;

use super::columns::{ShownColumn, sized, strip};

/// Smallest screen on which there is anything to do.
pub const LEAST: (u16, u16) = (40, 10);
/// Smallest screen on which panes stand beside each other.
const SIDE_BY_SIDE: (u16, u16) = (72, 16);
/// So many followers stand behind each other where there are fewer rows for them than this: each has a few lines otherwise.
const TABS: usize = 3;
const PILE: u16 = 30;
/// On a screen wider than this the record under the cursor is shown beside the panes.
const WIDE: u16 = 160;

/// From this width on the names in the leader have more than its part of the screen.
const ROOMY: u16 = 120;

/// Rows that a pane of lanes has at hand: each lane shows some of them.
const LANES: u64 = 200;

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenLayout {
    /// The line at the top.
    pub top: Rect,
    /// Between the lines at the top and the bottom.
    pub body: Rect,
    /// The line at the bottom.
    pub bottom: Rect,
    /// The panes that are shown, with the columns in sight.
    pub panes: Vec<(PaneId, Rect, Vec<ShownColumn>)>,
    /// The panes of which the last one of those shown is one, where there is room for one of them.
    pub tabs: Vec<PaneId>,
    /// All columns of each of these.
    strips: Vec<ColumnStrip>,
    /// Where the record under the cursor is shown, on a wide screen.
    pub beside: Option<Rect>,
}

impl ScreenLayout {
    /// Divides a screen for the board in view, if one is; `None` when it is too small.
    pub fn of(area: Rect, board: Option<&Board>) -> Option<ScreenLayout> {
        if area.width < LEAST.0 || area.height < LEAST.1 {
            return None;
        }
        let line = |y| Rect { y, height: 1, ..area };
        let body = Rect { y: area.y + 1, height: area.height - 2, ..area };
        // On the row that stands for all there is no record to show: the panes beside the leader have its room then, and the leader keeps
        // its own, so that the wall between them stands still.
        let has_record = |board: &Board| board.focused().cursor >= board.focused().heads;
        let kept = if area.width > WIDE { (area.width / 4).clamp(44, 70) } else { 0 };
        let beside = (kept > 0 && board.is_some_and(|board| !board.is_enlarged && has_record(board))).then(|| Rect {
            x: body.right() - kept,
            width: kept,
            ..body
        });
        let shared = Rect { width: body.width - beside.map_or(0, |rect| rect.width), ..body };
        let led = body.width - kept;
        let is_small = area.width < SIDE_BY_SIDE.0 || area.height < SIDE_BY_SIDE.1;
        let all: Vec<PaneId> = board.iter().flat_map(|board| board.panes()).map(|pane| pane.id).collect();
        let tabs = match all.split_first() {
            Some((_, followers)) if followers.len() >= TABS && body.height < PILE => followers.to_vec(),
            _ => Vec::new(),
        };
        let panes = match board {
            None => Vec::new(),
            Some(board) if is_small || board.is_enlarged => vec![(board.focus, body)],
            Some(board) if !tabs.is_empty() => in_front(board, shared, led),
            Some(_) => divided(&all, shared, led),
        };
        let all = board.is_none_or(|board| board.parent_id.is_none());
        let own = |id| board.map_or(&[][..], |board| board.pane(id).own_columns.as_slice());
        let strips: Vec<ColumnStrip> =
            panes.iter().map(|(id, rect)| strip((*id, own(*id)), all, inner_width(*rect))).collect();
        let passed = |id| board.map_or(0, |board| board.pane(id).passed);
        let sized = |((id, rect), strip): ((PaneId, Rect), &ColumnStrip)| (id, rect, sized(strip, passed(id)));
        let panes = panes.into_iter().zip(&strips).map(sized).collect();
        Some(ScreenLayout {
            top: line(area.y),
            body,
            bottom: line(area.y + area.height - 1),
            panes,
            tabs,
            strips,
            beside,
        })
    }

    /// What the application has to know of it. A pane that is not shown keeps its columns but has no rows.
    pub fn shape(&self) -> Shape {
        let pane = |((id, rect, _), strip): (&(PaneId, Rect, Vec<ShownColumn>), &ColumnStrip)| {
            let height = if id.spec().lanes.is_some() { LANES } else { u64::from(rect.height.saturating_sub(3)) };
            (*id, PaneShape { height, columns: strip.clone() })
        };
        Shape {
            panes: self.panes.iter().zip(&self.strips).map(pane).collect(),
            agenda_height: usize::from(self.body.height.saturating_sub(3)),
            log_height: usize::from(self.body.height.saturating_sub(3 + log_detail(self.body))),
            panels: across(self.body) * down(self.body),
            detail_height: usize::from(self.body.height.saturating_sub(2)),
            detail_columns: detail_columns(self.body.width),
            beside_height: self.beside.map_or(0, |rect| u64::from(rect.height.saturating_sub(2))),
        }
    }
}

/// How many fields of a record stand beside each other in so many cells.
pub fn detail_columns(width: u16) -> usize {
    if width < 118 { 1 } else { 2 }
}

/// The places of the panels of the overview: one on an ordinary screen, up to two beside and two below each other on a large
/// one.
pub fn panels(body: Rect) -> Vec<Rect> {
    let rows = Layout::vertical(vec![Constraint::Fill(1); down(body)]).split(body);
    let columns = vec![Constraint::Fill(1); across(body)];
    rows.iter().flat_map(|row| Layout::horizontal(&columns).split(*row).to_vec()).collect()
}

/// Panels beside each other.
fn across(body: Rect) -> usize {
    if body.width < 116 { 1 } else { 2 }
}

/// Panels below each other.
fn down(body: Rect) -> usize {
    if body.height < 34 { 1 } else { 2 }
}

/// The leader on the left, its followers below each other on the right: each has the room that the table of panes says, the leader of so
/// many cells.
fn divided(panes: &[PaneId], area: Rect, led: u16) -> Vec<(PaneId, Rect)> {
    let Some((leader, followers)) = panes.split_first() else { return Vec::new() };
    let width = leader.spec().room.map_or(area.width, |room| named_cells(room, led));
    let mut divided = vec![(*leader, Rect { width, ..area })];
    let height = |id: &PaneId| id.spec().room.map(|room| cells(room, area.height));
    let left = area.height.saturating_sub(followers.iter().filter_map(height).sum());
    let mut y = area.y;
    for id in followers {
        let height = height(id).unwrap_or(left);
        divided.push((*id, Rect { x: area.x + width, y, width: area.width - width, height }));
        y += height;
    }
    divided
}

/// The leader on the left, and the one follower in front beside it.
fn in_front(board: &Board, area: Rect, led: u16) -> Vec<(PaneId, Rect)> {
    let leader = board.leader().id;
    let width = leader.spec().room.map_or(area.width, |room| named_cells(room, led));
    let beside = Rect { x: area.x + width, width: area.width - width, ..area };
    vec![(leader, Rect { width, ..area }), (board.front, beside)]
}

/// Cells of the leader: its part, and of what a wide screen has beyond that a share, so that the names in it are whole.
fn named_cells(room: Room, all: u16) -> u16 {
    cells(room, all) + all.saturating_sub(ROOMY) / 2
}

fn cells(room: Room, all: u16) -> u16 {
    let share = u32::from(all) * u32::from(room.part) / u32::from(room.of);
    u16::try_from(share).unwrap_or(all).clamp(room.least, room.most)
}

/// Cells of a pane beside its wall, less the one for the marker and the one that stays empty on the right.
fn inner_width(rect: Rect) -> u16 {
    rect.width.saturating_sub(3)
}

/// Lines under the log for the whole text of its selected line, and the rule above them; none on a low screen.
pub fn log_detail(body: Rect) -> u16 {
    if body.height < 16 { 0 } else { 4 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::View;

    #[test]
    fn every_size_is_divided_without_overlap_or_overflow() {
        let today = crate::domain::days::Day::MIN;
        for mut board in View::every().filter_map(|view| Board::of(view, today)) {
            for (width, height) in [(40, 10), (71, 15), (72, 16), (80, 24), (120, 40), (200, 60), (500, 200)] {
                let area = Rect::new(0, 0, width, height);
                board.turn(true);
                let layout = ScreenLayout::of(area, Some(&board)).expect("large enough");
                for (at, (id, rect, columns)) in layout.panes.iter().enumerate() {
                    assert_eq!(layout.body.intersection(*rect), *rect, "{id:?} at {width}x{height}");
                    let used: u16 = columns.iter().map(|c| c.width).sum::<u16>() + columns.len() as u16 - 1;
                    assert!(used <= inner_width(*rect), "{id:?} at {width}x{height}: {used}");
                    assert!(!columns.is_empty());
                    for (other, r, _) in &layout.panes[at + 1..] {
                        assert!(rect.intersection(*r).is_empty(), "{id:?} and {other:?} at {width}x{height}");
                    }
                }
            }
        }
        let width_of = |view, width| {
            let board = Board::of(view, today).expect("a board");
            ScreenLayout::of(Rect::new(0, 0, width, 60), Some(&board)).expect("large enough").panes[0].1.width
        };
        // The names of teams and of vacancies with their teams have room on a wide screen.
        assert!(
            width_of(View::Roster, 200) >= 55 && width_of(View::Roster, 120) == 40 && width_of(View::Roster, 80) == 28
        );
        assert!(width_of(View::Candidates, 200) >= 52 && width_of(View::Candidates, 80) == 34);
        // Whether there is a record to show or not, the leader is as wide.
        let mut board = Board::of(View::Candidates, today).expect("a board");
        let leader = |board: &Board| {
            let layout = ScreenLayout::of(Rect::new(0, 0, 200, 60), Some(board)).expect("large enough");
            (layout.beside.is_some(), layout.panes[0].1)
        };
        let (without, at_all) = leader(&board);
        board.turn(true);
        let (with, at_one) = leader(&board);
        assert_eq!((without, with, at_all), (false, true, at_one));
        let mut clients = Board::of(View::Clients, today).expect("a board");
        let shown = |board: &Board, height| {
            let layout = ScreenLayout::of(Rect::new(0, 0, 80, height), Some(board)).expect("large enough");
            layout.panes.iter().map(|(id, ..)| *id).collect::<Vec<_>>()
        };
        assert_eq!(shown(&clients, 24), [PaneId::Clients, PaneId::ClientTeams], "one of four in front");
        clients.turn(false);
        assert_eq!(shown(&clients, 24), [PaneId::Clients, PaneId::Statements]);
        clients.turn(true);
        assert_eq!((clients.focus, shown(&clients, 24)), (PaneId::Clients, vec![PaneId::Clients, PaneId::Statements]));
        assert_eq!(shown(&clients, 40).len(), 5);
        clients.is_enlarged = true;
        assert_eq!((shown(&clients, 24), shown(&clients, 40)), (vec![PaneId::Clients], vec![PaneId::Clients]));
        assert_eq!(ScreenLayout::of(Rect::new(0, 0, 39, 24), None), None);
        assert_eq!(ScreenLayout::of(Rect::new(0, 0, 80, 9), None), None);
    }
}
