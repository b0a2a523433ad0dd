//! Themes: which colour and weight the parts of the screen get. The drawing names each part by a colour of its own (see
//! `draw::canvas::style`); the last thing that happens to a frame is that these are turned into those of the theme.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::domain::named::named;

named! {
    /// How the screen looks. The identifier is the value in the settings.
    #[derive(Default)]
    pub enum Theme {
        /// Readable on any ground: one accent and red of the terminal's own, everything else in its own text colour.
        #[default]
        Terminal = "terminal",
        /// For light text on a dark ground.
        Dark = "dark",
        /// For dark text on a light ground.
        Light = "light",
        /// Nothing is coloured or dim.
        Contrast = "contrast",
        /// Nothing is coloured.
        Mono = "mono",
    }
}

impl Theme {
    /// Gives every cell of a frame its look.
    pub fn apply(self, buffer: &mut Buffer) {
        for cell in &mut buffer.content {
            if self == Self::Contrast {
                cell.modifier.remove(Modifier::DIM);
            }
            if cell.fg != Color::Reset {
                cell.fg = self.ink(cell.fg);
                if cell.fg != Color::Reset {
                    // Many terminals make a bold colour a bright one, which on white nobody can read.
                    cell.modifier.remove(Modifier::BOLD);
                }
            }
        }
    }

    /// The colour of a part. Reset is the terminal's own colour of text, which is readable whatever its ground is.
    fn ink(self, part: Color) -> Color {
        match (self, part) {
            (Self::Mono | Self::Contrast, _) => Color::Reset,
            (Self::Terminal, Color::Cyan) => Color::Magenta,
            (Self::Light, Color::Cyan) => Color::Blue,
            (Self::Terminal | Self::Light, Color::Red) => Color::Red,
            (Self::Terminal | Self::Light, _) => Color::Reset,
            (Self::Dark, Color::Red) => Color::LightRed,
            (Self::Dark, part) => part,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::named::Choice;

    /// Ground, then black, red, green, yellow, blue, magenta, cyan, white and bright red, of terminals as they come.
    type Palette = (u32, [u32; 9]);

    const XTERM: [u32; 9] =
        [0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5, 0xff_0000];
    const CONSOLE: [u32; 9] =
        [0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa, 0xff_5555];
    const PUTTY: [u32; 9] =
        [0x00_0000, 0xbb_0000, 0x00_bb00, 0xbb_bb00, 0x00_00bb, 0xbb_00bb, 0x00_bbbb, 0xbb_bbbb, 0xff_5555];
    const GNOME: [u32; 9] =
        [0x17_1421, 0xc0_1c28, 0x26_a269, 0xa2_734c, 0x12_488b, 0xa3_47ba, 0x2a_a1b3, 0xd0_cfcc, 0xf6_6151];
    const SOLARIZED: [u32; 9] =
        [0x07_3642, 0xdc_322f, 0x85_9900, 0xb5_8900, 0x26_8bd2, 0xd3_3682, 0x2a_a198, 0xee_e8d5, 0xcb_4b16];
    const WINDOWS: [u32; 9] =
        [0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc, 0xe7_4856];

    const ON_LIGHT: [Palette; 5] =
        [(0xff_ffff, XTERM), (0xff_ffff, PUTTY), (0xff_ffff, GNOME), (0xfd_f6e3, SOLARIZED), (0xff_ffff, WINDOWS)];
    const ON_DARK: [Palette; 5] =
        [(0x00_0000, XTERM), (0x00_0000, CONSOLE), (0x00_0000, PUTTY), (0x1e_1e1e, GNOME), (0x00_2b36, SOLARIZED)];

    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let value = f64::from((colour >> shift) & 0xff) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    /// WCAG 2: 1 is none, 21 black on white.
    fn contrast((ground, palette): Palette, ink: Color) -> f64 {
        let at = match ink {
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::LightRed => 8,
            _ => return 21.0,
        };
        let (one, other) = (luminance(ground) + 0.05, luminance(palette[at]) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_part_can_be_read_on_the_grounds_that_a_theme_is_for() {
        for (theme, grounds) in [
            (Theme::Terminal, [ON_LIGHT, ON_DARK].concat()),
            (Theme::Light, ON_LIGHT.to_vec()),
            (Theme::Dark, [&ON_DARK[..], &[(0x0c_0c0c, WINDOWS)]].concat()),
        ] {
            for part in [Color::Cyan, Color::Red, Color::Green, Color::Yellow] {
                for ground in &grounds {
                    // The console of Linux has a red that is dark; what is red is told in words as well.
                    let least = if part == Color::Red { 2.7 } else { 3.0 };
                    let reached = contrast(*ground, theme.ink(part));
                    assert!(reached >= least, "{theme:?} {part:?} on {ground:x?}: {reached:.2}");
                }
            }
        }
        assert!(contrast(ON_LIGHT[0], Color::Cyan) < 3.0, "what was sent before could not");
    }

    #[test]
    fn contrast_leaves_nothing_dim_and_mono_nothing_coloured() {
        use ratatui::layout::Rect;
        use ratatui::style::Style;
        for theme in Theme::ALL {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 1));
            buffer.set_string(0, 0, "abc", Style::new().cyan().bold());
            buffer.set_string(3, 0, "def", Style::new().dim());
            theme.apply(&mut buffer);
            let (focus, muted) = (&buffer[(0, 0)], &buffer[(3, 0)]);
            let coloured = !matches!(theme, Theme::Contrast | Theme::Mono);
            assert_eq!(focus.fg != Color::Reset, coloured, "{theme:?}");
            assert_eq!(focus.modifier.contains(Modifier::BOLD), !coloured, "{theme:?}");
            assert_eq!(muted.modifier.contains(Modifier::DIM), *theme != Theme::Contrast, "{theme:?}");
        }
    }
}
