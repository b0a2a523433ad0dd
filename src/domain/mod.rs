//! The domain: records and their field tables, rules, verbs, counting, filters, change sets. Pure: no files, no clock, no
//! store, no terminal, no randomness; whatever it needs is passed in. Everything else of the program stands on it.

pub mod change;
pub mod choices;
pub mod cleaning;
pub mod columns;
pub mod counting;
pub mod course;
pub mod days;
pub mod decimal;
pub mod field;
pub mod filter;
pub mod forecast;
pub mod founding;
pub mod id;
pub mod kinds;
pub mod names;
pub mod query;
pub mod record;
pub mod refusal;
pub mod value;
pub mod verbs;
pub mod vocabulary;
