//! How the screen is divided, by rule for every size.

use ratatui::layout::Rect;

use crate::app::pane::PaneShape;
use crate::app::request::PaneId;
use crate::app::state::Shape;

use super::columns::{Shown, fitting};

/// Smallest screen on which there is anything to do.
pub const LEAST: (u16, u16) = (40, 10);
/// Smallest screen on which panes stand beside each other.
const SIDE_BY_SIDE: (u16, u16) = (72, 16);
/// On a screen wider than this the record under the cursor is shown beside the panes.
const WIDE: u16 = 160;

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The line at the top.
    pub top: Rect,
    /// Between the lines at the top and the bottom.
    pub body: Rect,
    /// The line at the bottom.
    pub bottom: Rect,
    /// The panes that are shown, with their columns.
    pub panes: Vec<(PaneId, Rect, Vec<Shown>)>,
    /// Where the record under the cursor is shown, on a wide screen.
    pub beside: Option<Rect>,
}

impl Layout {
    /// Divides a screen; `None` when it is too small. `all_teams` tells whether members of all teams are shown.
    pub fn of(area: Rect, focus: PaneId, all_teams: bool) -> Option<Layout> {
        if area.width < LEAST.0 || area.height < LEAST.1 {
            return None;
        }
        let line = |y| Rect { y, height: 1, ..area };
        let body = Rect { y: area.y + 1, height: area.height - 2, ..area };
        let beside = (area.width > WIDE).then(|| {
            let width = (area.width / 4).clamp(44, 70);
            Rect { x: body.right() - width, width, ..body }
        });
        let shared = Rect { width: body.width - beside.map_or(0, |rect| rect.width), ..body };
        let panes = if area.width < SIDE_BY_SIDE.0 || area.height < SIDE_BY_SIDE.1 {
            vec![(focus, body)]
        } else {
            let left = (shared.width / 3).clamp(28, 52);
            let lower = (body.height * 3 / 8).clamp(6, 14);
            let right = Rect { x: body.x + left, width: shared.width - left, ..body };
            vec![
                (PaneId::Teams, Rect { width: left, ..body }),
                (PaneId::Members, Rect { height: body.height - lower, ..right }),
                (PaneId::Vacancies, Rect { y: body.y + body.height - lower, height: lower, ..right }),
            ]
        };
        let panes = panes.into_iter().map(|(id, rect)| (id, rect, fitting(id, all_teams, inner_width(rect)))).collect();
        Some(Layout { top: line(area.y), body, bottom: line(area.y + area.height - 1), panes, beside })
    }

    /// What the application has to know of it. A pane that is not shown keeps its columns but has no rows.
    pub fn shape(&self) -> Shape {
        let pane = |id| {
            self.panes.iter().find(|(p, ..)| *p == id).map_or_else(PaneShape::default, |(_, rect, columns)| PaneShape {
                height: u64::from(rect.height.saturating_sub(3)),
                columns: columns.iter().map(|c| c.name).collect(),
            })
        };
        Shape {
            teams: pane(PaneId::Teams),
            members: pane(PaneId::Members),
            vacancies: pane(PaneId::Vacancies),
            log_height: u64::from(self.body.height.saturating_sub(3 + log_detail(self.body))),
            whole_height: u64::from(self.body.height.saturating_sub(2)),
            beside_height: self.beside.map_or(0, |rect| u64::from(rect.height.saturating_sub(2))),
        }
    }
}

/// Cells between the borders of a pane, less the one for the marker and the one that stays empty on the right.
fn inner_width(rect: Rect) -> u16 {
    rect.width.saturating_sub(4)
}

/// Lines under the log for the whole text of its selected line, and the rule above them; none on a low screen.
pub fn log_detail(body: Rect) -> u16 {
    if body.height < 16 { 0 } else { 4 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_divided_without_overlap_or_overflow() {
        for (width, height) in [(40, 10), (71, 15), (72, 16), (80, 24), (120, 40), (200, 60), (500, 200)] {
            let area = Rect::new(0, 0, width, height);
            let layout = Layout::of(area, PaneId::Members, false).expect("large enough");
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
        assert_eq!(Layout::of(Rect::new(0, 0, 39, 24), PaneId::Teams, true), None);
        assert_eq!(Layout::of(Rect::new(0, 0, 80, 9), PaneId::Teams, true), None);
    }
}
