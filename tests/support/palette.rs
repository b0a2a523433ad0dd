//! The colours of the pictures: a dark terminal on which each of the 16 colours can be read, and a white one as many have it.

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The terminal's own background.
pub const BACKGROUND: Rgb = Rgb(0x16, 0x19, 0x1f);
/// The terminal's own text colour.
pub const FOREGROUND: Rgb = Rgb(0xd7, 0xdb, 0xe0);
/// The outline of the cursor.
pub const CURSOR: Rgb = Rgb(0xff, 0xb4, 0x54);
/// The bar above the terminal and the edge around it.
pub const FRAME: Rgb = Rgb(0x2a, 0x2f, 0x38);
/// The words in the bar.
pub const TITLE: Rgb = Rgb(0xb4, 0xbb, 0xc5);

/// Black, red, green, yellow, blue, magenta, cyan, white, and the same again but brighter.
pub const SIXTEEN: [Rgb; 16] = [
    Rgb(0x2a, 0x2f, 0x38),
    Rgb(0xf0, 0x71, 0x78),
    Rgb(0xa3, 0xd9, 0x77),
    Rgb(0xe6, 0xc1, 0x5c),
    Rgb(0x6c, 0xb1, 0xff),
    Rgb(0xd1, 0x9a, 0xf0),
    Rgb(0x5f, 0xd3, 0xd3),
    Rgb(0xc5, 0xca, 0xd2),
    Rgb(0x8b, 0x94, 0xa3),
    Rgb(0xff, 0x8b, 0x92),
    Rgb(0xbd, 0xeb, 0x93),
    Rgb(0xff, 0xd9, 0x7a),
    Rgb(0x8f, 0xc5, 0xff),
    Rgb(0xe2, 0xb5, 0xff),
    Rgb(0x86, 0xe8, 0xe6),
    Rgb(0xff, 0xff, 0xff),
];

/// What a terminal makes of colours.
pub struct Ground {
    /// Its own background.
    pub background: Rgb,
    /// Its own text colour.
    pub foreground: Rgb,
    /// The bar above it and the edge around it.
    pub frame: Rgb,
    /// The words in the bar.
    pub title: Rgb,
    /// The outline of the cursor.
    pub cursor: Rgb,
    /// The 16 colours that programs name.
    pub sixteen: [Rgb; 16],
}

/// The terminal of the pictures that are kept.
pub const DARK: Ground = Ground {
    background: BACKGROUND,
    foreground: FOREGROUND,
    frame: FRAME,
    title: TITLE,
    cursor: CURSOR,
    sixteen: SIXTEEN,
};

/// A white terminal with the colours of GNOME, which are not made for it.
pub const WHITE: Ground = Ground {
    background: Rgb(0xff, 0xff, 0xff),
    foreground: Rgb(0x17, 0x14, 0x21),
    frame: Rgb(0xde, 0xdd, 0xda),
    title: Rgb(0x3d, 0x38, 0x46),
    cursor: Rgb(0xc6, 0x46, 0x00),
    sixteen: [
        Rgb(0x17, 0x14, 0x21),
        Rgb(0xc0, 0x1c, 0x28),
        Rgb(0x26, 0xa2, 0x69),
        Rgb(0xa2, 0x73, 0x4c),
        Rgb(0x12, 0x48, 0x8b),
        Rgb(0xa3, 0x47, 0xba),
        Rgb(0x2a, 0xa1, 0xb3),
        Rgb(0xd0, 0xcf, 0xcc),
        Rgb(0x5e, 0x5c, 0x64),
        Rgb(0xf6, 0x61, 0x51),
        Rgb(0x33, 0xd1, 0x7a),
        Rgb(0xe9, 0xad, 0x0c),
        Rgb(0x2a, 0x7b, 0xde),
        Rgb(0xc0, 0x61, 0xcb),
        Rgb(0x33, 0xc7, 0xde),
        Rgb(0xff, 0xff, 0xff),
    ],
};

impl Rgb {
    /// As SVG writes it.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// So many hundredths of this colour over another one.
    pub fn over(self, under: Self, hundredths: u16) -> Self {
        let mix = |over: u8, under: u8| {
            let sum = u16::from(over) * hundredths + u16::from(under) * (100 - hundredths);
            u8::try_from(sum / 100).expect("a mean of two bytes is a byte")
        };
        Self(mix(self.0, under.0), mix(self.1, under.1), mix(self.2, under.2))
    }

    /// How well one colour stands out from another: 1 not at all, 21 black on white (WCAG 2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// The colour a terminal shows for what a cell asks.
pub fn resolve(colour: vt100::Color, default: Rgb, ground: &Ground) -> Rgb {
    match colour {
        vt100::Color::Default => default,
        vt100::Color::Rgb(red, green, blue) => Rgb(red, green, blue),
        vt100::Color::Idx(index @ 0..=15) => ground.sixteen[usize::from(index)],
        vt100::Color::Idx(index @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let cube = index - 16;
            Rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        }
        vt100::Color::Idx(index) => {
            let grey = 8 + 10 * (index - 232);
            Rgb(grey, grey, grey)
        }
    }
}
