//! What was typed and not stored. It is gone on with when the same form is opened again, also by who starts the program anew: the store
//! keeps it for its person, beside the records.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::app::form_kind::FormFor;
use crate::app::kept::Kept;
use crate::domain::value::Value;

/// What was typed in one form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormDraft {
    /// What the form is for.
    pub purpose: FormFor,
    /// Whom or what it is about, by name.
    pub subject: String,
    /// Its fields by name, with what was typed and what was chosen.
    pub fields: Vec<(String, (String, Value))>,
}

/// Texts of the store by their names.
pub type KeptTexts = BTreeMap<String, String>;

impl FormDraft {
    /// Name and text by which the store keeps it; `None` for what cannot be gone on with another time.
    pub fn keep(&self) -> Option<(String, String)> {
        let purpose = self.purpose.keep();
        FormFor::kept(&purpose)?;
        let fields = self.fields.iter().map(|(name, held)| json!([name, held.keep()]));
        let text = json!({ "subject": self.subject, "fields": fields.collect::<Vec<_>>() });
        Some((purpose.to_string(), text.to_string()))
    }

    /// What the store kept; `None` for what another version of the program kept in another way.
    pub fn kept(name: &str, text: &str) -> Option<Self> {
        let text: Json = serde_json::from_str(text).ok()?;
        Some(Self {
            purpose: FormFor::kept(&serde_json::from_str(name).ok()?)?,
            subject: String::kept(text.get("subject")?)?,
            fields: Vec::kept(text.get("fields")?)?,
        })
    }
}
