//! The domain: records and their field tables, rules, verbs, counting, filters, change sets. Pure: no files, no clock, no
//! store, no terminal, no randomness; whatever it needs is passed in. Everything else of the program stands on it.

pub mod absence;
pub mod agenda;
pub mod change;
pub mod charging;
pub mod choices;
pub mod cleaning;
pub mod columns;
pub mod counting;
pub mod course;
pub mod crediting;
pub mod days;
pub mod decimal;
mod declare;
pub mod discretion;
pub mod field;
pub mod filter;
pub mod forecast;
pub mod founding;
pub mod guidance;
pub mod id;
pub mod identifiers;
pub mod instruments;
pub mod kind;
pub mod kinds;
pub mod likeness;
pub mod names;
pub mod query;
pub mod quota;
pub mod record;
pub mod recruiting;
pub mod refusal;
pub mod sensitive;
pub mod typed;
pub mod value;
pub mod verbs;
pub mod vocabulary;
