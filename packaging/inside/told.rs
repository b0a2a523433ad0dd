//! What is inside, told to programs (CycloneDX) and to people (the notices of the licences).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::listed::{Inside, Listed};

/// The bill of materials, as CycloneDX 1.6. Without a number and a moment of its own, so that the same source gives the same bill.
pub fn bill(listed: &Listed) -> Value {
    let dependencies: Vec<Value> = std::iter::once(&listed.program)
        .chain(&listed.inside)
        .map(|inside| json!({ "ref": inside.purl, "dependsOn": inside.needs }))
        .collect();
    let components: Vec<Value> = listed.inside.iter().map(|inside| component(inside, "library")).collect();
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component(&listed.program, "application") },
        "components": components,
        "dependencies": dependencies,
    })
}

fn component(inside: &Inside, kind: &str) -> Value {
    let mut component = json!({
        "type": kind,
        "bom-ref": inside.purl,
        "name": inside.name,
        "purl": inside.purl,
        "licenses": [{ "expression": inside.licence }],
    });
    if !inside.version.is_empty() {
        component["version"] = inside.version.as_str().into();
    }
    if let Some(checksum) = &inside.checksum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    component
}

/// The notices: what is inside under which licence, and then each text of terms once, with all that came with it.
pub fn notices(listed: &Listed) -> String {
    let mut told = format!("What is inside {} {}, and on which terms\n\n", listed.program.name, listed.program.version);
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for inside in &listed.inside {
        let name = format!("{} {}", inside.name, inside.version).trim_end().to_owned();
        told.push_str(&format!("{name}: {}", inside.licence));
        if inside.terms.is_empty() {
            let by =
                if inside.authors.is_empty() { String::new() } else { format!(" (by {})", inside.authors.join(", ")) };
            told.push_str(&format!("{by}; it comes without a text, those of these licences stand below"));
        }
        told.push('\n');
        for terms in &inside.terms {
            texts.entry(terms.trim()).or_default().push(name.clone());
        }
    }
    let mut texts: Vec<_> = texts.into_iter().map(|(text, names)| (names, text)).collect();
    texts.sort();
    for (names, text) in texts {
        told.push_str(&format!("\n{}\n{}\n\n{text}\n", "-".repeat(80), names.join(", ")));
    }
    told
}
