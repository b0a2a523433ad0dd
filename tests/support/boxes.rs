//! Box-drawing characters and block elements (U+2500 to U+259F) as plain shapes.
//!
//! A font draws them a little too short or too wide for somebody's line height, and then frames fall apart. As shapes
//! they join up at any size, whatever fonts there are.
//!
//! All measures are in eighths of a pixel, so that every edge, also of `▁` and `▏`, is a whole number.

/// The width of a cell.
pub const WIDTH: i32 = 9 * 8;
/// The height of a cell.
pub const HEIGHT: i32 = 18 * 8;
/// Where vertical lines run: in the middle of the fifth pixel.
const X: i32 = 36;
/// Where horizontal lines run: in the middle of the ninth pixel.
const Y: i32 = 68;
/// Half the thickness of a light line.
const LIGHT: i32 = 4;
/// Half the thickness of a heavy line.
const HEAVY: i32 = 12;
/// How far each line of a double one is from the middle.
const DOUBLE: i32 = 16;

/// A filled rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rect {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
    /// To the right.
    pub width: i32,
    /// Downwards.
    pub height: i32,
}

/// What a character is drawn with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Rectangles, in so many hundredths of the text colour over the background.
    Fill(Vec<Rect>, u16),
    /// Thin lines and curves: a path in pixels from the corner of the cell.
    Stroke(&'static str),
}

/// The arms of U+2500 to U+257F: up, right, down, left; 0 none, 1 light, 2 heavy, 3 double.
/// A dash, an arc or a diagonal is a dot here.
const ARMS: &str = "
    0101 0202 1010 2020 . . . . . . . . 0110 0210 0120 0220
    0011 0012 0021 0022 1100 1200 2100 2200 1001 1002 2001 2002 1110 1210 2110 1120
    2120 2210 1220 2220 1011 1012 2011 1021 2021 2012 1022 2022 0111 0112 0211 0212
    0121 0122 0221 0222 1101 1102 1201 1202 2101 2102 2201 2202 1111 1112 1211 1212
    2111 1121 2121 2112 2211 1122 1221 2212 1222 2122 2221 2222 . . . .
    0303 3030 0310 0130 0330 0013 0031 0033 1300 3100 3300 1003 3001 3003 1310 3130
    3330 1013 3031 3033 0313 0131 0333 1303 3101 3303 1313 3131 3333 . . .
    . . . . 0001 1000 0100 0010 0002 2000 0200 0020 0201 1020 0102 2010
";

/// How a character is drawn, or nothing when a font has to do it.
pub fn drawing(character: char) -> Option<Drawing> {
    let code = u32::from(character);
    match code {
        0x2504..=0x250b => Some(dashes(code - 0x2504, 3)),
        0x254c..=0x254f => Some(dashes(code - 0x254c, 2)),
        0x256d => Some(Drawing::Stroke("M4.5 18V13a4.5 4.5 0 0 1 4.5-4.5")),
        0x256e => Some(Drawing::Stroke("M0 8.5a4.5 4.5 0 0 1 4.5 4.5V18")),
        0x256f => Some(Drawing::Stroke("M4.5 0V4a4.5 4.5 0 0 1-4.5 4.5")),
        0x2570 => Some(Drawing::Stroke("M4.5 0V4a4.5 4.5 0 0 0 4.5 4.5")),
        0x2571 => Some(Drawing::Stroke("M0 18L9 0")),
        0x2572 => Some(Drawing::Stroke("M0 0L9 18")),
        0x2573 => Some(Drawing::Stroke("M0 18L9 0M0 0L9 18")),
        0x2500..=0x257f => {
            let nth = usize::try_from(code - 0x2500).ok()?;
            let arms: Vec<u8> = ARMS.split_whitespace().nth(nth)?.bytes().map(|digit| digit - b'0').collect();
            Some(Drawing::Fill(lines(arms.try_into().ok()?), 100))
        }
        0x2591..=0x2593 => {
            let quarters = u16::try_from(code - 0x2590).ok()?;
            Some(Drawing::Fill(vec![rect(0, 0, WIDTH, HEIGHT)], quarters * 25))
        }
        0x2580..=0x259f => Some(Drawing::Fill(block(code), 100)),
        _ => None,
    }
}

fn rect(x: i32, y: i32, width: i32, height: i32) -> Rect {
    Rect { x, y, width, height }
}

/// Dashed lines stand in the order: light horizontal, heavy horizontal, light vertical, heavy vertical; in the row of
/// three dashes those of four come next.
fn dashes(nth: u32, fewest: i32) -> Drawing {
    let count = if nth < 4 { fewest } else { 4 };
    let half = if nth.is_multiple_of(2) { LIGHT } else { HEAVY };
    let vertical = nth % 4 >= 2;
    let step = if vertical { HEIGHT } else { WIDTH } / count;
    let dash = |n: i32| {
        let (start, length) = (n * step + step / 6, step * 2 / 3);
        if vertical { rect(X - half, start, 2 * half, length) } else { rect(start, Y - half, length, 2 * half) }
    };
    Drawing::Fill((0..count).map(dash).collect(), 100)
}

/// The lines of a cell from its four arms.
fn lines(arms: [u8; 4]) -> Vec<Rect> {
    let mut rects = Vec::new();
    for direction in 0..4 {
        // Seen along the arm, "before" is the neighbour at the top or the left, "after" the one opposite to it.
        let opposite = arms[(direction + 2) % 4];
        let (before, after) = if direction % 2 == 1 { (arms[0], arms[2]) } else { (arms[3], arms[1]) };
        match arms[direction] {
            0 => {}
            weight @ (1 | 2) => {
                let half = half(weight);
                let start = match (before == 3, after == 3) {
                    // Reaches the first of two crossing lines, goes around a corner, or runs straight through.
                    (true, true) if opposite == 0 => DOUBLE - LIGHT,
                    (true, false) | (false, true) if opposite == 0 => -DOUBLE - LIGHT,
                    _ => -self::half(before).max(self::half(after)).max(LIGHT),
                };
                rects.push(arm(direction, start, -half, half));
            }
            _ => {
                for (side, near, far) in [(-DOUBLE, before, after), (DOUBLE, after, before)] {
                    let start = match (near, far) {
                        (3, _) => DOUBLE - LIGHT,
                        (_, 3) => -DOUBLE - LIGHT,
                        _ => -LIGHT,
                    };
                    rects.push(arm(direction, start, side - LIGHT, side + LIGHT));
                }
            }
        }
    }
    rects
}

/// Half the thickness of a single line.
fn half(weight: u8) -> i32 {
    match weight {
        1 => LIGHT,
        2 => HEAVY,
        _ => 0,
    }
}

/// A line in a direction (0 up, 1 right, 2 down, 3 left), from `start` beyond the middle to the edge of the cell.
fn arm(direction: usize, start: i32, from: i32, to: i32) -> Rect {
    match direction {
        0 => rect(X + from, 0, to - from, Y - start),
        1 => rect(X + start, Y + from, WIDTH - X - start, to - from),
        2 => rect(X + from, Y + start, to - from, HEIGHT - Y - start),
        _ => rect(0, Y + from, X - start, to - from),
    }
}

/// The block elements without the shades.
fn block(code: u32) -> Vec<Rect> {
    let eighths = |from: u32| i32::try_from(code.abs_diff(from)).unwrap_or_default();
    match code {
        0x2580 => vec![rect(0, 0, WIDTH, HEIGHT / 2)],
        0x2581..=0x2588 => {
            let height = HEIGHT / 8 * eighths(0x2580);
            vec![rect(0, HEIGHT - height, WIDTH, height)]
        }
        0x2589..=0x258f => vec![rect(0, 0, WIDTH / 8 * eighths(0x2590), HEIGHT)],
        0x2590 => vec![rect(WIDTH / 2, 0, WIDTH / 2, HEIGHT)],
        0x2594 => vec![rect(0, 0, WIDTH, HEIGHT / 8)],
        0x2595 => vec![rect(WIDTH - WIDTH / 8, 0, WIDTH / 8, HEIGHT)],
        _ => {
            // Quarters: 1 upper left, 2 upper right, 4 lower left, 8 lower right.
            let nth = usize::try_from(code - 0x2596).unwrap_or_default();
            let quarters = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14][nth];
            let corners = [(1, 0, 0), (2, WIDTH / 2, 0), (4, 0, HEIGHT / 2), (8, WIDTH / 2, HEIGHT / 2)];
            let filled = corners.into_iter().filter(|(bit, ..)| quarters & bit != 0);
            filled.map(|(_, x, y)| rect(x, y, WIDTH / 2, HEIGHT / 2)).collect()
        }
    }
}
