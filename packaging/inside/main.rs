//! `cargo run --example inside -- bill` or `-- notices`: tells on standard output what is inside the program.

use std::error::Error;
use std::io::Write;
use std::path::Path;

mod listed;
mod told;

fn main() -> Result<(), Box<dyn Error>> {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let listed = listed::Listed::of(Path::new(env!("CARGO_MANIFEST_DIR")))?;
    let text = match wanted.as_str() {
        "bill" => format!("{:#}\n", told::bill(&listed)),
        "notices" => told::notices(&listed),
        other => return Err(format!("bill or notices, not {other:?}").into()),
    };
    Ok(std::io::stdout().write_all(text.as_bytes())?)
}
