//! Writing text into a frame, by cells, cut off with an ellipsis and never in the middle of a wide letter.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::widgets::{Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::app::layers::line::TextLine;
use crate::app::state::concealment::Concealment;
use crate::text::Words;
pub use crate::text::fit;
use crate::ui::keys::Keymap;

/// How text looks. Each colour stands for a part that the theme of the user gives its look; the background is the terminal's own,
/// and nothing is told by colour alone.
pub mod style {
    use ratatui::style::{Color, Modifier, Style};

    /// Ordinary text.
    pub const PLAIN: Style = Style::new();
    /// What is less important.
    pub const MUTED: Style = Style::new().add_modifier(Modifier::DIM);
    /// Headings.
    pub const HEADING: Style = Style::new().add_modifier(Modifier::BOLD);
    /// What has the cursor: titles.
    pub const FOCUS: Style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
    /// The cell under the cursor.
    pub const CELL: Style = Style::new().add_modifier(Modifier::REVERSED);
    /// What is being typed.
    pub const TYPED: Style = Style::new().add_modifier(Modifier::UNDERLINED.union(Modifier::BOLD));
    /// What asks for attention.
    pub const ALARM: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
    /// Why a value is refused, over what stands around it.
    pub const REFUSED: Style = ALARM.add_modifier(Modifier::REVERSED);
    /// What went well.
    pub const GOOD: Style = Style::new().fg(Color::Green);
    /// The first line of what stands above a view.
    pub const BAR: Style = FOCUS.add_modifier(Modifier::REVERSED);
    /// Keys in hints.
    pub const KEY: Style = Style::new().fg(Color::Cyan);
    /// Selected rows.
    pub const MARKED: Style = Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD);
    /// What has to be seen whatever else is on the screen.
    pub const EMPHASIS: Style = Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD));
}

/// At most so many cells of a wide cell of a table are lit when it has the cursor: each step through the rows sends them twice.
const LIT: u16 = 14;

/// A place in the frame: column and row.
pub type CellPosition = (u16, u16);

/// The frame being drawn, with what the drawing needs beside the state.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// The first line below that of the hints: a band may stand there.
    pub bottom: u16,
    /// The words of the user's language.
    pub words: &'a Words,
    /// The bindings, for hints.
    pub keys: &'a Keymap,
    /// Whether sensitive values are to be seen.
    pub concealment: Concealment,
}

impl<'a> Canvas<'a> {
    /// Draws on this buffer.
    pub fn on(buffer: &'a mut Buffer, (words, keys): (&'a Words, &'a Keymap), concealment: Concealment) -> Self {
        Self { bottom: buffer.area.bottom(), buffer, words, keys, concealment }
    }

    /// Text from the left, at most so many cells.
    pub fn text(&mut self, (x, y): CellPosition, width: u16, text: &str, style: Style) {
        if y < self.buffer.area.bottom() && x < self.buffer.area.right() {
            self.buffer.set_stringn(x, y, fit(text, width.into()), width.into(), style);
        }
    }

    /// A line that is being typed, in so many cells: of a longer one the part around its cursor, with dots where more
    /// follows. Answers where the cursor stands, always within these cells.
    pub fn line(&mut self, (x, y): CellPosition, width: u16, line: &TextLine, style: Style) -> CellPosition {
        let (shown, cursor) = part_around(line.text(), line.cursor(), width.into());
        self.text((x, y), width, &shown, style);
        (x + cursor as u16, y)
    }

    /// Text that ends at the right of so many cells.
    pub fn right(&mut self, (x, y): CellPosition, width: u16, text: &str, style: Style) {
        let text = fit(text, width.into());
        let pad = width.saturating_sub(text.width() as u16);
        self.text((x + pad, y), width - pad, &text, style);
    }

    /// Text in a cell of a table, at its left or at its right.
    pub fn cell(&mut self, place: Rect, text: &str, right: bool, style: Style) {
        if right {
            self.right((place.x, place.y), place.width, text, style);
        } else {
            self.text((place.x, place.y), place.width, text, style);
        }
    }

    /// Texts beside each other with a cell between, each at most so wide; those without a width are left out.
    pub fn across(&mut self, (mut x, y): CellPosition, cells: impl IntoIterator<Item = (String, u16, Style)>) {
        for (text, width, style) in cells.into_iter().filter(|(_, width, _)| *width > 0) {
            self.text((x, y), width, &text, style);
            x += width + 1;
        }
    }

    /// One of the screen library's own widgets.
    pub fn widget(&mut self, area: Rect, widget: impl Widget) {
        widget.render(area.intersection(self.buffer.area), self.buffer);
    }

    /// Gives cells a look, over what stands in them.
    pub fn shade(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Lets an area step back behind what is drawn above it: nothing in it is lit or in the colour of what has the cursor. The rest
    /// stays as it is: to send it all again dimmed takes more than the dialog itself.
    pub fn recede(&mut self, area: Rect) {
        for place in area.intersection(self.buffer.area).positions() {
            let Some(cell) = self.buffer.cell_mut(place) else { continue };
            let lit = cell.modifier.contains(Modifier::REVERSED);
            if lit || cell.fg == Color::Cyan || cell.symbol() == "▌" {
                cell.modifier.remove(Modifier::REVERSED | Modifier::BOLD);
                cell.modifier.insert(Modifier::DIM);
                cell.fg = Color::Reset;
            }
        }
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        self.widget(area, Clear);
    }

    /// What stands around an area: a title in its first line, with the marker before it where the cursor is, and words at the
    /// right of its last. One wall parts it from what stands at its left, and a rule from what stands below it. Of the title
    /// what comes before the first dot has the style. Answers what is between.
    pub fn frame(&mut self, area: Rect, title: &str, foot: &str, style: Style) -> Rect {
        let (screen, last) = (self.buffer.area, area.bottom().saturating_sub(1));
        if area.x > screen.x {
            (area.top()..area.bottom()).for_each(|y| self.text((area.x, y), 1, "│", style::MUTED));
        }
        // Below the last of them is the line of the hints.
        if area.bottom() + 1 < self.bottom {
            self.rule(Rect { y: last, height: 1, ..area });
            self.text((area.x, last), u16::from(area.x > screen.x), "├", style::MUTED);
        }
        let title = match title.strip_prefix('▌') {
            Some(title) => {
                self.text((area.x + 1, area.y), 1, "▌", style::PLAIN);
                title
            }
            None => title.trim_start(),
        };
        let title = fit(title, area.width.saturating_sub(3).into());
        let what = title.split_once(" · ").map_or(title.as_str(), |(what, _)| what);
        self.text((area.x + 2, area.y), area.width, &title, style::PLAIN);
        self.text((area.x + 2, area.y), area.width, what, style);
        if !foot.is_empty() {
            let foot = format!(" {} ", fit(foot, area.width.saturating_sub(4).into()));
            self.right((area.x, last), area.width.saturating_sub(1), &foot, style::MUTED);
        }
        Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(1),
            height: area.height.saturating_sub(2),
        }
    }

    /// A line across an area.
    pub fn rule(&mut self, area: Rect) {
        self.text((area.x, area.y), area.width, &"─".repeat(area.width.into()), style::MUTED);
    }

    /// What stands above a view: a band over the whole width with its title in a bar. Answers what is inside, at most so wide.
    pub fn band(&mut self, area: Rect, title: &str, most: u16) -> Rect {
        self.clear(area);
        self.shade(Rect { height: 1, ..area }, style::BAR);
        self.rule(Rect { y: area.bottom().saturating_sub(1), height: 1, ..area });
        let width = area.width.min(most).saturating_sub(2);
        let inner =
            Rect { x: area.x + (area.width - width) / 2, y: area.y + 1, width, height: area.height.saturating_sub(2) };
        self.text((inner.x + 1, area.y), inner.width.saturating_sub(1), title, style::BAR);
        inner
    }

    /// Marks the line at which the cursor of a list stands.
    pub fn marker(&mut self, place: CellPosition, here: bool) {
        self.text(place, 1, if here { "▌" } else { " " }, style::PLAIN);
    }

    /// Lights a cell of a table that has the cursor: a narrow one as a whole, of a wide one the first words in it.
    pub fn light(&mut self, (x, y): CellPosition, width: u16, text: &str) {
        let most = if width <= LIT || text.is_empty() { width.min(LIT) } else { first_part(text, LIT) };
        self.shade(Rect { x, y, width: most, height: 1 }, style::CELL);
    }

    /// The entries of a list that are in sight, each drawn by `row` beside the marker; the one under the cursor is shaded.
    /// Answers where the cursor stands.
    pub fn list<T>(
        &mut self,
        (items, cursor): (&[T], usize),
        area: Rect,
        mut row: impl FnMut(&mut Self, &T, Rect),
    ) -> Option<CellPosition> {
        let mut place = None;
        for (nth, item, line) in in_sight(items, top_for(cursor, area.height), area) {
            row(self, item, padded(line));
            if nth == cursor {
                self.marker((line.x, line.y), true);
                // In one colour: turned round, each red word would be a block of its own.
                self.shade(padded(line), style::CELL.fg(Color::Reset));
                place = Some((line.x + 1, line.y));
            }
        }
        place
    }

    /// Text over several lines, broken between words; answers how many lines it took.
    pub fn wrapped(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let lines = wrap(text, area.width.into());
        for (y, line) in (area.top()..area.bottom()).zip(&lines) {
            self.text((area.x, y), area.width, line, style);
        }
        lines.len() as u16
    }
}

/// A text that names as many of these as there is room for, with a sign that there are more.
pub(super) fn first_of(names: &[String], room: usize, told: impl Fn(String) -> String) -> String {
    let first = |count: usize| {
        let more = if count < names.len() { ", …" } else { "" };
        told(format!("{}{more}", names[..count].join(", ")))
    };
    (1..=names.len()).rev().map(first).find(|told| told.width() <= room).unwrap_or_default()
}

/// How many cells the first words of a text take that fit in so many; a longer first word is cut.
fn first_part(text: &str, most: u16) -> u16 {
    let (mut used, mut words) = (0, 0);
    for letter in text.graphemes(true) {
        if letter == " " {
            words = used;
        }
        used += letter.width() as u16;
        if used > most {
            return if words == 0 { most } else { words };
        }
    }
    used
}

/// The entries of a list that are in sight, each with its place in the list and its line of the area. `top` is the first.
pub fn in_sight<T>(items: &[T], top: usize, area: Rect) -> impl Iterator<Item = (usize, &T, Rect)> {
    items.iter().enumerate().skip(top).zip(area.rows()).map(|((nth, item), line)| (nth, item, line))
}

/// An area without its first and its last column.
pub fn padded(area: Rect) -> Rect {
    area.inner(Margin::new(1, 0))
}

/// An area without its first lines.
pub fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}

/// The first entry in sight of a list in so many lines that moves no further than its cursor needs.
pub fn top_for(cursor: usize, lines: u16) -> usize {
    cursor.saturating_sub(usize::from(lines).saturating_sub(1))
}

/// The part of a text around a cell that fits in so many cells, and in which of these that cell is then. Where more comes
/// before or after it there are dots.
fn part_around(text: &str, cursor: usize, width: usize) -> (String, usize) {
    // The cursor may stand behind the last letter, which needs a cell of its own.
    let behind = (text.width() + 1).saturating_sub(cursor + 1).min(width / 4);
    let skipped = (cursor + 1 + behind).saturating_sub(width);
    if skipped == 0 {
        return (fit(text, width), cursor.min(width.saturating_sub(1)));
    }
    let mut before = 0;
    let mut rest = text;
    // One more, for the dots.
    for letter in text.graphemes(true) {
        if before > skipped {
            break;
        }
        before += letter.width();
        rest = rest.get(letter.len()..).unwrap_or_default();
    }
    (fit(&format!("…{rest}"), width), (cursor + 1).saturating_sub(before).min(width.saturating_sub(1)))
}

/// The same for the name of a team, whose last word (the town) tells it from its neighbours in the list: that is kept.
pub fn fit_name(text: &str, width: usize) -> String {
    match text.rsplit_once(' ') {
        Some((head, last)) if text.width() > width && last.width() + 8 <= width => {
            let head = fit(head, width - last.width() - 1);
            // Not a word, a space and then the sign for what is left out.
            let head = head.strip_suffix(" …").map_or_else(|| head.clone(), |whole_words| format!("{whole_words}…"));
            format!("{head} {last}")
        }
        _ => fit(text, width),
    }
}

/// Lines of at most so many cells.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if line.is_empty() {
            line.push_str(word);
        } else if line.width() + 1 + word.width() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_line_that_is_shown_follows_its_cursor() {
        let text = "Een gesprek over de vaart in Almelo";
        assert_eq!(part_around(text, 0, 12), ("Een gesprek…".to_owned(), 0));
        assert_eq!(part_around(text, 35, 12), ("… in Almelo".to_owned(), 11));
        for cursor in 0..=text.len() {
            let (shown, at) = part_around(text, cursor, 12);
            assert!(shown.width() <= 12 && at < 12, "{shown:?} {at}");
            let under: String = shown.chars().skip(at).take(1).collect();
            assert_eq!(under, text.chars().skip(cursor).take(1).collect::<String>(), "{cursor} in {shown:?}");
        }
        assert_eq!(part_around("日本語日本語", 12, 6).0.width(), 5);
        assert_eq!(part_around("kort", 4, 12), ("kort".to_owned(), 4));
        assert_eq!(part_around("kort", 2, 0), (String::new(), 0));
    }

    #[test]
    fn the_first_words_that_fit_are_lit() {
        assert_eq!(first_part("Beek, Ruben", 14), 11);
        assert_eq!(first_part("Fernandes, Ilse Maria", 14), 10);
        assert_eq!(first_part("Fernandes, Ilse Maria", 15), 15);
        assert_eq!(first_part("Hooggeschatteburg", 14), 14);
    }

    #[test]
    fn the_last_word_of_a_team_stays() {
        assert_eq!(fit_name("Autowassen Doc-Direkt Almelo", 24), "Autowassen Doc-D… Almelo");
        assert_eq!(fit_name("Autowassen Doc-Direkt Almelo", 19), "Autowassen… Almelo");
        assert_eq!(fit_name("Archief Almelo", 19), "Archief Almelo");
        assert_eq!(fit_name("Huishoudelijkedienst", 10), "Huishoude…");
        assert_eq!(fit_name("Een Huishoudelijkedienst", 10), "Een Huish…");
    }

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrap("een twee drie", 8), ["een twee", "drie"]);
    }
}
