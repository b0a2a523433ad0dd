//! What a folder offers to read in.

use super::names::fold;

/// What a folder offers to read in: the folders and files whose name begins as asked, folders first, both by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FolderListing {
    /// What is offered.
    pub entries: Vec<FolderEntry>,
    /// Whether there is more than was looked at or can be shown: then a few letters of the name find the rest.
    pub cut: bool,
}

/// A folder, or a file that looks as if it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderEntry {
    /// The name without the folder that it is in.
    pub name: String,
    /// How many bytes a file has; `None` for a folder.
    pub bytes: Option<u64>,
}

impl FolderEntry {
    /// Whether it is a folder.
    pub fn is_folder(&self) -> bool {
        self.bytes.is_none()
    }
}

/// Whether a name is among those that the letters typed so far may become, in capitals or not. What is hidden is meant only
/// once a dot was typed.
pub fn may_become(typed: &str, name: &str) -> bool {
    name.starts_with('.') == typed.starts_with('.') && fold(name).starts_with(&fold(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_do_not_count_and_what_is_hidden_needs_its_dot() {
        assert!(may_become("", "Rooster.xlsx") && may_become("roo", "Rooster.xlsx"));
        assert!(!may_become("oo", "Rooster.xlsx") && !may_become("", ".geheim.csv") && !may_become(".", "a.csv"));
        assert!(may_become(".ge", ".geheim.csv"));
    }
}
