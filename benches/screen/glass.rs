//! What a person reads off the screen: the panes, their rows, where the cursor stands.

/// A pane as it is shown.
pub struct Pane {
    /// In its upper border.
    pub title: String,
    /// In its lower border.
    pub reach: String,
    /// Its rows without the headings.
    pub rows: Vec<String>,
}

impl Pane {
    /// Whether there is something in every row.
    pub fn is_full(&self) -> bool {
        !self.rows.is_empty() && self.rows.iter().all(|row| !row.trim_matches(['▌', ' ']).is_empty())
    }

    /// Whether its first row is there.
    pub fn has_rows(&self) -> bool {
        self.rows.first().is_some_and(|row| !row.trim_matches(['▌', ' ']).is_empty())
    }

    /// Whether its last row is that of the whole list.
    pub fn is_at_end(&self) -> bool {
        let numbers: Vec<&str> =
            self.reach.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        matches!(numbers[..], [_, to, all] if to == all)
    }
}

/// The panes, from left to right and top to bottom.
pub fn panes(screen: &vt100::Screen) -> Vec<Pane> {
    let corners = |sign: &str| -> Vec<u16> { (0..width(screen)).filter(|x| sign_at(screen, 1, *x) == sign).collect() };
    let mut panes = Vec::new();
    for (left, right) in corners("╭").into_iter().zip(corners("╮")) {
        let text = |y| (left + 1..right).map(|x| sign_at(screen, y, x)).collect::<String>();
        let mut heading = false;
        for y in 1..screen.size().0.get() {
            match sign_at(screen, y, left).as_str() {
                "╭" => {
                    panes.push(Pane { title: text(y), reach: String::new(), rows: Vec::new() });
                    heading = true;
                }
                "│" if heading => heading = false,
                "│" => panes.extend_last(|pane| pane.rows.push(text(y))),
                "╰" => panes.extend_last(|pane| pane.reach = text(y)),
                _ => {}
            }
        }
    }
    panes
}

trait ExtendLast {
    fn extend_last(&mut self, change: impl FnOnce(&mut Pane));
}

impl ExtendLast for Vec<Pane> {
    fn extend_last(&mut self, change: impl FnOnce(&mut Pane)) {
        if let Some(last) = self.last_mut() {
            change(last);
        }
    }
}

/// The second pane.
pub fn members(screen: &vt100::Screen) -> Option<Pane> {
    panes(screen).into_iter().nth(1)
}

/// Whether the three panes are full of rows.
pub fn is_complete(screen: &vt100::Screen) -> bool {
    let panes = panes(screen);
    panes.len() == 3 && panes.iter().all(Pane::is_full)
}

/// Whether the counts and the numbers of the programme are there too.
pub fn is_settled(screen: &vt100::Screen) -> bool {
    let counted = |pane: &Pane| pane.title.contains(|c: char| c.is_ascii_digit());
    is_complete(screen) && panes(screen).iter().all(counted) && line(screen, 0).contains('%')
}

/// A line of the screen.
pub fn line(screen: &vt100::Screen, y: u16) -> String {
    (0..width(screen)).map(|x| sign_at(screen, y, x)).collect()
}

/// The last line of the screen.
pub fn bottom(screen: &vt100::Screen) -> String {
    line(screen, screen.size().0.get() - 1)
}

/// The cell that the cursor stands on: as far as the next cell.
pub fn cell(screen: &vt100::Screen) -> String {
    let (y, x) = screen.cursor_position();
    (x..x + 6).map(|x| sign_at(screen, y, x)).collect::<String>().trim().to_owned()
}

fn width(screen: &vt100::Screen) -> u16 {
    screen.size().1.get()
}

fn sign_at(screen: &vt100::Screen, y: u16, x: u16) -> String {
    match screen.cell(y, x) {
        Some(cell) if cell.has_contents() => cell.contents().to_owned(),
        _ => " ".to_owned(),
    }
}
