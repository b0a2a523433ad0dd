//! The pen: colours and attributes of what is drawn next, and the shortest way from one pen to another.
//!
//! For: sending few bytes. Called by the encoder. Must not know positions or text.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Which colours are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colours {
    /// No colour codes at all, attributes only (bold, dim, underline, reverse).
    None,
    /// The terminal's own sixteen colours and its default foreground and background.
    #[default]
    Sixteen,
}

impl Colours {
    /// What the variable `NO_COLOR` asks for: set and not empty means no colours (no-color.org).
    pub fn from_no_color(value: Option<&str>) -> Self {
        if value.is_some_and(|value| !value.is_empty()) { Self::None } else { Self::Sixteen }
    }
}

/// Attributes that are sent; the others (italic, blink, hidden, crossed out) differ too much between terminals.
const SENT: Modifier = Modifier::BOLD.union(Modifier::DIM).union(Modifier::UNDERLINED).union(Modifier::REVERSED);
/// Attributes that show on a blank.
const ON_BLANK: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED);
/// Attributes that have one common code to end them.
const WEIGHT: Modifier = Modifier::BOLD.union(Modifier::DIM);

/// Colours (0 to 15, none is the terminal's default) and attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Option<u8>,
    bg: Option<u8>,
    attributes: Modifier,
}

impl Pen {
    /// The terminal's default.
    pub(super) const PLAIN: Self = Self { fg: None, bg: None, attributes: Modifier::empty() };

    /// The pen a cell asks for, as far as `colours` allows.
    pub(super) fn of(cell: &Cell, colours: Colours) -> Self {
        let colour = |colour| match colours {
            Colours::None => None,
            Colours::Sixteen => index(colour),
        };
        Self { fg: colour(cell.fg), bg: colour(cell.bg), attributes: cell.modifier & SENT }
    }

    /// Whether a blank drawn with this pen shows nothing, so that erasing gives the same picture.
    pub(super) fn erases(self) -> bool {
        self.bg.is_none() && !self.attributes.intersects(ON_BLANK)
    }

    /// Whether a blank looks the same with both pens: the foreground shows only through reverse and underline.
    pub(super) fn same_on_blank(self, other: Self) -> bool {
        let (mine, theirs) = (self.attributes & ON_BLANK, other.attributes & ON_BLANK);
        self.bg == other.bg && mine == theirs && (mine.is_empty() || (self == other))
    }

    /// Appends the shortest sequence that turns the pen `from` into this one; nothing when they are equal.
    pub(super) fn change(self, from: Self, out: &mut Vec<u8>) {
        if self == from {
            return;
        }
        let (afresh, onward) = (self.codes(Self::PLAIN, true), self.codes(from, false));
        let codes = if length(&afresh) <= length(&onward) { afresh } else { onward };
        out.extend_from_slice(b"\x1b[");
        for (nth, code) in codes.into_iter().enumerate() {
            if nth > 0 {
                out.push(b';');
            }
            number(code.into(), out);
        }
        out.push(b'm');
    }

    /// The codes from `from` to this pen, after a reset when `reset` is given.
    fn codes(self, from: Self, reset: bool) -> Vec<u8> {
        let mut codes = if reset { vec![0] } else { Vec::new() };
        let ended = from.attributes - self.attributes;
        let mut begun = self.attributes - from.attributes;
        if ended.intersects(WEIGHT) {
            codes.push(22);
            begun |= self.attributes & WEIGHT;
        }
        for (attribute, begin, end) in [
            (Modifier::BOLD, 1, 22),
            (Modifier::DIM, 2, 22),
            (Modifier::UNDERLINED, 4, 24),
            (Modifier::REVERSED, 7, 27),
        ] {
            if begun.contains(attribute) {
                codes.push(begin);
            } else if ended.contains(attribute) && !WEIGHT.contains(attribute) {
                codes.push(end);
            }
        }
        if self.fg != from.fg {
            codes.push(colour_code(self.fg, 30));
        }
        if self.bg != from.bg {
            codes.push(colour_code(self.bg, 40));
        }
        // A lone reset needs no parameter.
        if codes == [0] {
            codes.clear();
        }
        codes
    }
}

/// How many bytes codes take when they are sent, with what stands between them and a byte more.
fn length(codes: &[u8]) -> usize {
    codes.iter().map(|code| 2 + usize::from(*code >= 10) + usize::from(*code >= 100)).sum()
}

/// Appends a number in digits.
pub(super) fn number(value: u16, out: &mut Vec<u8>) {
    if value >= 10 {
        number(value / 10, out);
    }
    out.push(b'0' + (value % 10) as u8);
}

/// The index of one of the sixteen colours; any other colour is left to the terminal's default, which is always legible.
fn index(colour: Color) -> Option<u8> {
    Some(match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(index @ 0..=15) => index,
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => return None,
    })
}

fn colour_code(colour: Option<u8>, base: u8) -> u8 {
    match colour {
        None => base + 9,
        Some(index @ 0..=7) => base + index,
        Some(index) => base + 60 + (index & 7),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn pen(style: Style, colours: Colours) -> Pen {
        Pen::of(Cell::default().set_style(style), colours)
    }

    fn sent(from: Style, to: Style) -> String {
        let mut out = Vec::new();
        pen(to, Colours::Sixteen).change(pen(from, Colours::Sixteen), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_shortest_way_between_two_pens_is_sent() {
        let plain = Style::new();
        assert_eq!(sent(plain, plain), "");
        assert_eq!(sent(plain, plain.bold()), "\x1b[1m");
        assert_eq!(sent(plain.bold().red(), plain), "\x1b[m");
        assert_eq!(sent(plain.red(), plain.green()), "\x1b[32m");
        assert_eq!(sent(plain.bold().reversed().red().on_blue(), plain.bold().reversed().red()), "\x1b[49m");
        assert_eq!(sent(plain.bold().dim().reversed().underlined(), plain.dim().reversed().underlined()), "\x1b[22;2m");
        assert_eq!(sent(plain, plain.light_cyan().on_white()), "\x1b[96;107m");
    }

    #[test]
    fn without_colours_only_attributes_are_sent() {
        assert_eq!(pen(Style::new().red().on_blue(), Colours::None), Pen::PLAIN);
        assert_ne!(pen(Style::new().red().reversed(), Colours::None), Pen::PLAIN);
        assert_eq!(Colours::from_no_color(Some("1")), Colours::None);
        assert_eq!(Colours::from_no_color(Some("")), Colours::Sixteen);
        assert_eq!(Colours::from_no_color(None), Colours::Sixteen);
    }

    #[test]
    fn a_colour_outside_the_sixteen_falls_back_to_the_default() {
        assert_eq!(pen(Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(200)), Colours::Sixteen), Pen::PLAIN);
        assert_eq!(
            pen(Style::new().fg(Color::Indexed(1)), Colours::Sixteen),
            pen(Style::new().red(), Colours::Sixteen)
        );
    }
}
