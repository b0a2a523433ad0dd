//! A picture (SVG) of what a terminal shows: the same screen gives the same bytes.
//!
//! Each glyph has its own place, so columns stay columns with any font. Lines, blocks, backgrounds and underlines are
//! shapes that join up from cell to cell (see `boxes`).

use std::collections::BTreeMap;
use std::fmt::Write;

use super::boxes::{self, Drawing, HEIGHT, Rect, WIDTH};
use super::palette::{self, Ground, Rgb};

/// Pixels between the edge of the window and the first cell, left, right and below.
const MARGIN: i32 = 10;
/// Pixels above the first row: the bar with the title.
const BAR: i32 = 34;
/// Pixels from the top of a cell to the line the letters stand on.
const BASELINE: i32 = 14;
/// Tried in this order; the last one is whatever the viewer has.
const FONTS: &str = "DejaVu Sans Mono,Liberation Mono,Noto Sans Mono,Menlo,Consolas,monospace";

/// Rectangles by colour.
type Shapes = BTreeMap<Rgb, Vec<Rect>>;

/// Glyphs of one look on one row.
struct Run {
    row: i32,
    colour: Rgb,
    bold: bool,
    italic: bool,
    /// Nothing may be added.
    alone: bool,
    columns: Vec<i32>,
    text: String,
}

/// Everything there is to draw, sorted by what it is drawn with.
struct Layers {
    on: &'static Ground,
    backgrounds: Shapes,
    lines: Shapes,
    strokes: BTreeMap<Rgb, String>,
    runs: Vec<Run>,
}

/// The picture of a screen in a window with a title.
pub fn render(screen: &vt100::Screen, title: &str) -> String {
    render_on(&palette::DARK, screen, title)
}

/// The same on another ground.
pub fn render_on(on: &'static Ground, screen: &vt100::Screen, title: &str) -> String {
    let (rows, cols) = screen.size();
    let (rows, cols) = (rows.get(), cols.get());
    let (backgrounds, lines) = (Shapes::new(), Shapes::new());
    let mut layers = Layers { on, backgrounds, lines, strokes: BTreeMap::new(), runs: Vec::new() };
    for row in 0..rows {
        for col in 0..cols {
            if let Some(cell) = screen.cell(row, col) {
                layers.add(cell, i32::from(row), i32::from(col));
            }
        }
    }
    let width = i32::from(cols) * WIDTH / 8 + 2 * MARGIN;
    let height = i32::from(rows) * HEIGHT / 8 + BAR + MARGIN;
    let title = escape(title);
    let (background, frame) = (on.background.hex(), on.frame.hex());
    let mut out = String::new();
    let o = &mut out;
    put(o, format_args!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" "#));
    put(o, format_args!("viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{title}\">\n"));
    put(o, format_args!(r#"<rect x=".5" y=".5" width="{}" height="{}" "#, width - 1, height - 1));
    put(o, format_args!("rx=\"9\" fill=\"{background}\" stroke=\"{frame}\"/>\n"));
    put(o, format_args!("<path fill=\"{frame}\" d=\"M0 26V9a9 9 0 0 1 9-9H{}a9 9 0 0 1 9 9V26z\"/>\n", width - 9));
    put(o, format_args!(r#"<g font-family="{FONTS}" font-size="15">"#));
    put(o, format_args!("\n<text x=\"{}\" y=\"18\" font-size=\"13\" ", width / 2));
    put(o, format_args!("text-anchor=\"middle\" fill=\"{}\">{title}</text>\n", on.title.hex()));
    put(o, format_args!("<g transform=\"translate({MARGIN} {BAR})\" fill=\"{}\">\n", on.foreground.hex()));
    layers.write(o);
    write_cursor(o, screen, on);
    o.push_str("</g>\n</g>\n</svg>\n");
    out
}

impl Layers {
    fn add(&mut self, cell: &vt100::Cell, row: i32, col: i32) {
        if cell.is_wide_continuation() {
            return;
        }
        let mut ground = palette::resolve(cell.bgcolor(), self.on.background, self.on);
        let mut colour = palette::resolve(cell.fgcolor(), self.on.foreground, self.on);
        if cell.dim() {
            colour = colour.over(ground, 65);
        }
        if cell.inverse() {
            (ground, colour) = (colour, ground);
        }
        let (x, y) = (col * WIDTH, row * HEIGHT);
        let width = if cell.is_wide() { 2 * WIDTH } else { WIDTH };
        if ground != self.on.background {
            self.backgrounds.entry(ground).or_default().push(Rect { x, y, width, height: HEIGHT });
        }
        if cell.underline() {
            let line = Rect { x, y: y + HEIGHT - 16, width, height: 8 };
            self.lines.entry(colour).or_default().push(line);
        }
        let text = cell.contents();
        let Some(first) = text.chars().next() else { return };
        match boxes::drawing(first) {
            Some(Drawing::Fill(rects, hundredths)) => {
                let moved = rects.into_iter().map(|rect| Rect { x: rect.x + x, y: rect.y + y, ..rect });
                self.lines.entry(colour.over(ground, hundredths)).or_default().extend(moved);
            }
            Some(Drawing::Stroke(path)) => {
                let strokes = self.strokes.entry(colour).or_default();
                put(strokes, format_args!("<path transform=\"translate({} {})\" d=\"{path}\"/>\n", x / 8, y / 8));
            }
            None if text.trim().is_empty() => {}
            None => self.add_glyph(cell, row, col, colour),
        }
    }

    /// Puts a glyph into the run before it when it looks the same and at most one blank lies between. What is more
    /// than one code unit is on its own, as viewers differ on how many places it takes in a list.
    fn add_glyph(&mut self, cell: &vt100::Cell, row: i32, col: i32, colour: Rgb) {
        let text = cell.contents();
        let (bold, italic) = (cell.bold(), cell.italic());
        let alone = text.encode_utf16().count() > 1 || cell.is_wide();
        if let Some(run) = self.runs.last_mut() {
            let end = run.columns.last().map_or(0, |last| last + 1);
            let looks_the_same = (run.row, run.colour, run.bold, run.italic) == (row, colour, bold, italic);
            if looks_the_same && !alone && !run.alone && (end..=end + 1).contains(&col) {
                if col > end {
                    run.columns.push(end);
                    run.text.push(' ');
                }
                run.columns.push(col);
                run.text.push_str(text);
                return;
            }
        }
        self.runs.push(Run { row, colour, bold, italic, alone, columns: vec![col], text: text.to_owned() });
    }

    fn write(self, out: &mut String) {
        // Without smoothing, neighbours of two colours leave no seam between them.
        out.push_str("<g shape-rendering=\"crispEdges\">\n");
        for (colour, rects) in self.backgrounds {
            write_rects(out, colour, rects);
        }
        out.push_str("</g>\n");
        for (colour, rects) in self.lines {
            write_rects(out, colour, rects);
        }
        for (colour, paths) in self.strokes {
            put(out, format_args!("<g fill=\"none\" stroke=\"{}\">\n{paths}</g>\n", colour.hex()));
        }
        for run in self.runs {
            let columns: Vec<String> = run.columns.iter().map(|col| (col * WIDTH / 8).to_string()).collect();
            let y = run.row * HEIGHT / 8 + BASELINE;
            put(out, format_args!("<text x=\"{}\" y=\"{y}\"", columns.join(" ")));
            if run.colour != self.on.foreground {
                put(out, format_args!(" fill=\"{}\"", run.colour.hex()));
            }
            out.push_str(if run.bold { " font-weight=\"bold\"" } else { "" });
            out.push_str(if run.italic { " font-style=\"italic\"" } else { "" });
            put(out, format_args!(">{}</text>\n", escape(&run.text)));
        }
    }
}

/// The cursor as an open block, so that the character under it can be read.
fn write_cursor(out: &mut String, screen: &vt100::Screen, on: &Ground) {
    if screen.hide_cursor() {
        return;
    }
    let (row, col) = screen.cursor_position();
    // After the last column the cursor waits outside the screen; a terminal shows it on the last cell.
    let col = col.min(screen.size().1.get() - 1);
    let wide = screen.cell(row, col).is_some_and(vt100::Cell::is_wide);
    let (x, y) = (i32::from(col) * WIDTH / 8, i32::from(row) * HEIGHT / 8);
    let width = if wide { 2 * WIDTH / 8 } else { WIDTH / 8 };
    put(out, format_args!("<rect x=\"{x}\" y=\"{}\" width=\"{width}\" ", y + 1));
    put(out, format_args!("height=\"{}\" fill=\"none\" ", HEIGHT / 8 - 2));
    put(out, format_args!("stroke=\"{}\" stroke-width=\"2\"/>\n", on.cursor.hex()));
}

/// One path for all rectangles of a colour, as few as will do: a frame of sixty rows is four, not two hundred, and no
/// seam shows between rows.
fn write_rects(out: &mut String, colour: Rgb, mut rects: Vec<Rect>) {
    rects.sort_by_key(|rect| (rect.y, rect.height, rect.x));
    rects.dedup_by(|next, rect| {
        let joins = (next.y, next.height) == (rect.y, rect.height) && next.x <= rect.x + rect.width;
        if joins {
            rect.width = rect.width.max(next.x + next.width - rect.x);
        }
        joins
    });
    rects.sort_by_key(|rect| (rect.x, rect.width, rect.y));
    rects.dedup_by(|next, rect| {
        let joins = (next.x, next.width) == (rect.x, rect.width) && next.y <= rect.y + rect.height;
        if joins {
            rect.height = rect.height.max(next.y + next.height - rect.y);
        }
        joins
    });
    put(out, format_args!("<path fill=\"{}\" d=\"", colour.hex()));
    for Rect { x, y, width, height } in rects {
        let (x, y, width, height) = (pixels(x), pixels(y), pixels(width), pixels(height));
        put(out, format_args!("M{x} {y}h{width}v{height}h-{width}z"));
    }
    out.push_str("\"/>\n");
}

/// Eighths of a pixel, written in pixels.
fn pixels(eighths: i32) -> String {
    format!("{}", f64::from(eighths) / 8.0)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Writing to a string cannot fail.
fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a string takes all text");
}
