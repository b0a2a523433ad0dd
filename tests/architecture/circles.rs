//! Which files of a floor name each other, and the circles in that.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Named, Source};

/// From each file the files it names, each with the line where it does first.
pub type Arrows = BTreeMap<String, BTreeMap<String, usize>>;

/// The files of a tree by the module each of them is.
pub struct Tree<'a>(BTreeMap<&'a [String], (&'a str, &'a Source)>);

impl<'a> Tree<'a> {
    pub fn of(files: &'a [(String, Source)]) -> Self {
        // `main.rs` is a package of its own.
        let files = files.iter().filter(|(path, _)| path != "src/main.rs");
        Self(files.map(|(path, source)| (source.module.as_slice(), (path.as_str(), source))).collect())
    }

    /// The file in which what a path names is defined. Names that a module only hands on lead further; naming a module
    /// is no arrow by itself, what is then taken from it is.
    fn home(&self, from: &[String], named: &Named, hops: usize) -> Option<&'a str> {
        let (head, rest) = named.parts.split_first()?;
        let (mut at, mut rest) = if head == "crate" { (&[][..], rest) } else { (from, &named.parts[..]) };
        let mut file = self.0.get(at).copied();
        let mut inner = at.to_vec();
        while let Some((next, after)) = rest.split_first() {
            inner.push(next.clone());
            let child = self.0.get_key_value(inner.as_slice());
            let imported = file.and_then(|(_, source)| source.imported.get(next));
            match (child, imported) {
                // `pub use parse::parse`: a module and a function of one name.
                (Some((module, found)), _) if !after.is_empty() || imported.is_none() || named.glob => {
                    (at, file) = (module, Some(*found));
                }
                (_, Some(parts)) if hops > 0 => {
                    let parts = [&parts[..], after].concat();
                    return self.home(at, &Named { parts, ..named.clone() }, hops - 1);
                }
                // A name of a package, or of something local.
                _ if head != "crate" && at == from => return None,
                _ => return file.map(|(path, _)| path),
            }
            rest = after;
        }
        file.filter(|_| named.glob).map(|(path, _)| path)
    }

    /// The arrows among the files of each floor.
    pub fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (module, (path, source)) in &self.0 {
            for named in &source.named {
                let Some(home) = self.home(module, named, 8).filter(|home| home != path) else { continue };
                let floor = |path: &str| path.split(['/', '.']).nth(1).map(str::to_owned);
                if floor(home) == floor(path) {
                    arrows.entry((*path).to_owned()).or_default().entry(home.to_owned()).or_insert(named.line);
                }
            }
        }
        arrows
    }
}

/// The files to which a file leads, by whatever way.
fn reached<'a>(arrows: &'a Arrows, start: &'a str) -> BTreeSet<&'a str> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
    while let Some(at) = open.pop() {
        let next = arrows.get(at).into_iter().flat_map(|to| to.keys().map(String::as_str));
        open.extend(next.filter(|to| seen.insert(*to)));
    }
    seen
}

/// The groups of files that all lead to each other, each of two or more.
pub fn circles(arrows: &Arrows) -> BTreeSet<BTreeSet<String>> {
    let reached: BTreeMap<_, _> = arrows.keys().map(|path| (path.as_str(), reached(arrows, path))).collect();
    let leads = |from: &str, to: &str| reached.get(from).is_some_and(|reached| reached.contains(to));
    let group = |(path, there): (&&str, &BTreeSet<&str>)| -> BTreeSet<String> {
        there.iter().filter(|other| leads(other, path)).map(|other| (*other).to_owned()).collect()
    };
    reached.iter().map(group).filter(|group| group.len() > 1).collect()
}
