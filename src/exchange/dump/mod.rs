//! A whole copy that is no database: everything that a store holds as lines of JSON, with identities and log, so that an equal store
//! can be made of it.
//!
//! ```text
//! {"sum":"…","binnenwerk":"dump","version":1,"store":17,"records":2,"sets":1,"changes":2}
//! {"sum":"…","record":"work_type","id":"0199…","fields":{"name":"Griend"}}
//! {"sum":"…","set":{"revision":1,"operation":"0199…","at":"…","actor":"…","verb":"import","undoes":null,"size":2,"corrects":null,"hash":"…"}}
//! {"sum":"…","change":{"revision":1,"seq":0,"kind":"work_type","record":"0199…","deed":"created","before":"{…}","after":"{…}","salt":"…","commitment":"…"}}
//! {"sum":"…","end":true}
//! ```
//!
//! Values are written as the log writes them: days as 2026-12-31, numbers with a point, references by identity. `sum` is over the sum
//! of the line before and the rest of its line, so that a line that was changed, lost, added or moved shows at that line.

mod lines;
mod part;
mod reading;
#[cfg(test)]
mod tests;
mod writing;

pub use lines::BEFORE as BEGINS;
pub use reading::DumpReader;
pub use writing::DumpWriter;
