//! `publiccode.yml` has what the standard asks for, and says nothing else than the rest of the repository.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::path::Path;

use saphyr::{LoadableYamlNode, Yaml};

/// A file at the top of the repository.
fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The text at a place, such as `legal/license`.
fn text<'a>(yaml: &'a Yaml<'a>, place: &str) -> &'a str {
    let found = place.split('/').try_fold(yaml, |node, key| node.as_mapping_get(key));
    found.and_then(Yaml::as_str).unwrap_or_else(|| panic!("{place} is no text"))
}

/// The texts in a list at a place.
fn list<'a>(yaml: &'a Yaml<'a>, place: &str) -> Vec<&'a str> {
    let found = place.split('/').try_fold(yaml, |node, key| node.as_mapping_get(key));
    let list = found.and_then(Yaml::as_sequence).unwrap_or_else(|| panic!("{place} is no list"));
    list.iter().map(|item| item.as_str().unwrap_or_else(|| panic!("{place} holds what is no text"))).collect()
}

#[test]
fn publiccode_yml_has_what_the_standard_asks_for_and_says_what_the_repository_says() {
    let source = read("publiccode.yml");
    let yaml = Yaml::load_from_str(&source).expect("YAML").remove(0);
    // Source: yml.publiccode.tools, the standard, version 0.5.0.
    assert_eq!(text(&yaml, "publiccodeYmlVersion"), "0.5.0");
    assert_eq!(text(&yaml, "name").to_lowercase(), env!("CARGO_PKG_NAME"));
    assert_eq!(text(&yaml, "legal/license"), env!("CARGO_PKG_LICENSE"));
    let repository = env!("CARGO_PKG_REPOSITORY");
    let url = text(&yaml, "url");
    assert!(url == repository || repository.is_empty() && url.contains(".invalid/"), "{url} is not in Cargo.toml");
    assert_eq!(list(&yaml, "platforms"), ["linux"]);
    assert!(["development", "beta", "stable"].contains(&text(&yaml, "developmentStatus")));
    assert_eq!(text(&yaml, "softwareType"), "standalone/desktop");
    for language in ["nl", "en"] {
        let about = |key: &str| format!("description/{language}/{key}");
        assert!((1..=150).contains(&text(&yaml, &about("shortDescription")).chars().count()), "{language}");
        assert!((150..=10_000).contains(&text(&yaml, &about("longDescription")).chars().count()), "{language}");
        assert!((5..=20).contains(&list(&yaml, &about("features")).len()), "{language}");
    }
    assert_eq!(list(&yaml, "localisation/availableLanguages"), ["nl", "en"]);
    assert_eq!(yaml["localisation"]["localisationReady"].as_bool(), Some(true));
    assert_eq!(text(&yaml, "maintenance/type"), "internal");
    let contacts = yaml["maintenance"]["contacts"].as_sequence().expect("somebody to ask");
    assert!(contacts.iter().all(|contact| !text(contact, "name").is_empty()) && !contacts.is_empty());
    // The newest release is the newest one of the changelog.
    let (version, day) = (text(&yaml, "softwareVersion"), text(&yaml, "releaseDate"));
    let newest = read("CHANGELOG.md").lines().filter(|line| line.starts_with("## ")).nth(1).unwrap().to_owned();
    assert_eq!(newest, format!("## {version} - {day}"));
    // What it needs of the system is what the package asks for.
    let needs = yaml["dependsOn"]["open"].as_sequence().expect("what it needs");
    let glibc = needs.iter().find(|need| text(need, "name") == "glibc").expect("glibc");
    assert!(read("packaging/build").contains(&format!("\nglibc={}\n", text(glibc, "versionMin"))));
}
