//! The program `binnenwerk`.
fn main() {}
