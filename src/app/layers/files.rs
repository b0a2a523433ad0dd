//! Choosing files to read in: a path is typed and completed as in a shell, or folders and files are gone through and several
//! marked. What is in a folder is asked of the worker, so that a slow disk keeps no key waiting.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::intent::Intent;
use super::line::TextLine;
use crate::app::action::{TextEdit, TextKey};
use crate::app::request::{Question, Serial};
use crate::domain::readable_files::{FolderEntry, FolderListing, may_become};
use crate::domain::refusal::Refusal;

/// Lines that a page key goes up or down.
const PAGE: usize = 10;

/// The folder above, as it stands in the list.
const ABOVE: &str = "..";

/// Which files to read.
#[derive(Debug, Default)]
pub struct FileList {
    /// The path as typed so far.
    pub line: TextLine,
    /// The files that are marked, each with its folder as it was typed.
    pub marked: Vec<String>,
    /// Which of the [choices](Self::choices) is under the cursor.
    pub selected: usize,
    /// Whether the list was gone to since something was typed: then Enter and the space bar are about what the cursor is on.
    pub in_list: bool,
    /// Why the folder cannot be looked at, or the files cannot be read.
    pub refusal: Option<Refusal>,
    /// The number of the question that is out.
    pub serial: Serial,
    /// What the folder offers; `None` until it has come.
    listing: Option<FolderListing>,
    /// The folder and the letters that were asked about last.
    asked: (String, String),
    /// The keys that were typed before the folder was known, from the first on that needs to know it.
    ahead: VecDeque<TextKey>,
}

impl FileList {
    /// What it has to know of the store's neighbour, the disk.
    pub fn question(&self) -> Question {
        let (folder, typed) = self.asked.clone();
        Question::Folder { folder, typed }
    }

    /// Whether what the folder offers is still to come.
    pub fn is_waiting(&self) -> bool {
        self.listing.is_none()
    }

    /// Whether the folder holds more than is shown.
    pub fn is_cut(&self) -> bool {
        self.listing.as_ref().is_some_and(|listing| listing.cut)
    }

    /// The folder as typed, with its slash, and the beginning of the name behind it.
    pub fn parts(&self) -> (&str, &str) {
        let text = self.line.text();
        text.split_at(text.rfind('/').map_or(0, |slash| slash + 1))
    }

    /// The folders and files that what is typed may become; first of all the folder above, as long as no name is typed.
    pub fn choices(&self) -> Vec<FolderEntry> {
        let (folder, typed) = self.parts();
        let above = FolderEntry { name: ABOVE.to_owned(), bytes: None };
        let above = Some(above).filter(|_| (typed.is_empty() || typed == ABOVE) && folder != "/");
        above.into_iter().chain(self.hits().cloned()).collect()
    }

    fn hits(&self) -> impl Iterator<Item = &FolderEntry> {
        let typed = self.parts().1;
        let entries = self.listing.iter().flat_map(|listing| &listing.entries);
        entries.filter(move |entry| may_become(typed, &entry.name))
    }

    /// Whether a file of the folder is marked.
    pub fn is_marked(&self, entry: &FolderEntry) -> bool {
        self.marked.contains(&self.path_of(entry))
    }

    fn path_of(&self, entry: &FolderEntry) -> String {
        format!("{}{}", self.parts().0, entry.name)
    }

    /// Takes pasted text in.
    pub fn paste(&mut self, text: &str) -> Intent {
        self.line.paste(text);
        self.changed()
    }

    /// Takes in what the folder offers, or why it cannot be looked at.
    pub fn apply(&mut self, listing: Result<FolderListing, Refusal>) {
        self.refusal = listing.as_ref().err().cloned();
        self.listing = Some(listing.unwrap_or_default());
        self.selected = self.selected.min(self.choices().len().saturating_sub(1));
    }

    /// What is to be done now that the folder is known: it is asked about again where something else was typed meanwhile than
    /// was asked, or the keys are played that were typed ahead, up to one that needs another folder.
    pub fn go_on(&mut self) -> Intent {
        let mut intent = self.ask_anew();
        while intent == Intent::Stay && !self.is_waiting() {
            let Some(key) = self.ahead.pop_front() else { break };
            intent = self.play(key);
        }
        intent
    }

    /// Handles a key.
    pub fn act(&mut self, key: TextKey) -> Intent {
        if key == TextKey::Cancel {
            return Intent::Close;
        }
        let of_line = matches!(key, TextKey::Edit(_)) && !self.in_list;
        let reads_marked = key == TextKey::Accept && self.line.text().is_empty() && !self.marked.is_empty();
        if self.is_waiting() && (!self.ahead.is_empty() || !(of_line || reads_marked)) {
            self.ahead.push_back(key);
            return Intent::Stay;
        }
        self.play(key)
    }

    fn play(&mut self, key: TextKey) -> Intent {
        match key {
            TextKey::Cancel => Intent::Close,
            TextKey::Accept => self.accept(),
            TextKey::Next if !self.in_list => self.complete(),
            TextKey::Edit(TextEdit::Insert(' ')) if self.in_list => self.mark(),
            TextKey::Edit(edit) => {
                let before = self.line.text().to_owned();
                self.line.edit(edit);
                self.in_list = false;
                if self.line.text() == before { Intent::Stay } else { self.changed() }
            }
            key => {
                let Some(motion) = key.in_list() else { return Intent::Stay };
                let count = self.choices().len();
                if self.in_list {
                    self.selected = motion.in_list(self.selected, PAGE, count);
                } else {
                    self.go_to_list();
                }
                Intent::Stay
            }
        }
    }

    /// The first choice that is not the folder above, if there is one.
    fn go_to_list(&mut self) {
        let choices = self.choices();
        self.in_list = !choices.is_empty();
        self.selected = choices.iter().position(|choice| choice.name != ABOVE).unwrap_or(0);
    }

    /// Asks what the folder offers, unless what is known of it holds that.
    fn changed(&mut self) -> Intent {
        (self.selected, self.in_list) = (0, false);
        self.ask_anew()
    }

    fn ask_anew(&mut self) -> Intent {
        let (folder, typed) = self.parts();
        let holds =
            |listing: &FolderListing| !listing.cut && self.refusal.is_none() && may_become(&self.asked.1, typed);
        if folder == self.asked.0 && (typed == self.asked.1 || self.listing.as_ref().is_none_or(holds)) {
            return Intent::Stay;
        }
        let other_folder = folder != self.asked.0;
        self.asked = (folder.to_owned(), typed.to_owned());
        if other_folder {
            (self.listing, self.refusal) = (None, None);
        }
        Intent::LookInFolder
    }

    fn put(&mut self, text: &str) -> Intent {
        self.line = TextLine::default();
        self.line.paste(text);
        self.changed()
    }

    /// As in a shell: as many letters as all choices share are filled in, and of one that is left the whole name; then the
    /// choices are gone through.
    fn complete(&mut self) -> Intent {
        if self.line.text() == "~" {
            return self.put("~/");
        }
        let (folder, typed) = self.parts();
        let hits: Vec<&FolderEntry> = self.hits().collect();
        let whole = match hits.as_slice() {
            [] if self.choices().is_empty() => return Intent::Stay,
            [only] if only.is_folder() => format!("{}/", only.name),
            hits => shared(hits.iter().map(|hit| hit.name.as_str())).to_owned(),
        };
        if whole.chars().count() > typed.chars().count() {
            let text = format!("{folder}{whole}");
            return self.put(&text);
        }
        self.go_to_list();
        Intent::Stay
    }

    fn mark(&mut self) -> Intent {
        let choices = self.choices();
        let Some(choice) = choices.get(self.selected).filter(|choice| !choice.is_folder()) else { return Intent::Stay };
        let path = self.path_of(choice);
        match self.marked.iter().position(|marked| *marked == path) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(path),
        }
        self.selected = (self.selected + 1).min(choices.len() - 1);
        Intent::Stay
    }

    /// What is under the cursor, or what is typed: a folder is gone into, files are read.
    fn accept(&mut self) -> Intent {
        if self.in_list {
            let Some(choice) = self.choices().into_iter().nth(self.selected) else { return Intent::Stay };
            return self.take(&choice);
        }
        let typed = self.parts().1;
        if typed.is_empty() && !self.marked.is_empty() {
            return self.read(None);
        }
        let hits: Vec<&FolderEntry> = self.hits().collect();
        let exact = hits.iter().find(|hit| hit.name == typed).copied();
        let only = if let [only] = hits.as_slice() { Some(*only) } else { None };
        match exact.or(only.filter(|_| !typed.is_empty())).cloned() {
            Some(hit) => self.take(&hit),
            None if typed == ABOVE || self.line.text() == "~" => {
                let text = format!("{}/", self.line.text());
                self.put(&text)
            }
            None if hits.len() > 1 || typed.is_empty() => match self.refusal.clone() {
                Some(refusal) => Intent::Refuse(refusal),
                None => {
                    self.go_to_list();
                    Intent::Stay
                }
            },
            None => self.read(Some(self.line.text().to_owned())),
        }
    }

    fn take(&mut self, choice: &FolderEntry) -> Intent {
        if choice.name == ABOVE {
            let above = above(self.parts().0);
            return self.put(&above);
        }
        let path = self.path_of(choice);
        if choice.is_folder() {
            return self.put(&format!("{path}/"));
        }
        // A name with a space or a quote in it is one name here.
        let mut files: Vec<PathBuf> = self.marked.iter().map(PathBuf::from).collect();
        if !self.marked.contains(&path) && (!self.in_list || files.is_empty()) {
            files.push(PathBuf::from(path));
        }
        Intent::PreviewImport(files.into_iter().collect())
    }

    /// Reads what is marked, and what is named.
    fn read(&mut self, named: Option<String>) -> Intent {
        let marked = self.marked.iter().map(PathBuf::from);
        Intent::PreviewImport(marked.chain(named.iter().flat_map(|text| files_named(text))).collect())
    }
}

/// The letters with which all names begin.
fn shared<'a>(mut names: impl Iterator<Item = &'a str>) -> &'a str {
    let first = names.next().unwrap_or_default();
    names.fold(first, |shared, name| {
        let same = shared.char_indices().zip(name.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        let end = same.unwrap_or(shared.len().min(name.len()));
        shared.get(..end).unwrap_or_default()
    })
}

/// The folder above one, written as that one is.
fn above(folder: &str) -> String {
    let inner = folder.trim_end_matches('/');
    match inner.rsplit_once('/') {
        _ if inner.is_empty() && folder.is_empty() => "../".to_owned(),
        _ if inner == "~" || inner == ABOVE || inner.ends_with("/..") => format!("{inner}/../"),
        Some((above, _)) => format!("{above}/"),
        None if inner.is_empty() => "/".to_owned(),
        None => String::new(),
    }
}

/// The files that were named: those between quotes as they stand. Without any quotes it is one name, which who reads it parts
/// at the spaces when there is no such file.
fn files_named(text: &str) -> Vec<PathBuf> {
    let Some(quote) = text.chars().find(|sign| matches!(sign, '"' | '\'')) else { return vec![PathBuf::from(text)] };
    let parts = text.split(quote).enumerate();
    let names = parts.flat_map(|(nth, part)| match nth % 2 {
        1 => vec![part],
        _ => part.split_whitespace().collect(),
    });
    names.filter(|name| !name.is_empty()).map(PathBuf::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(names: &[&str]) -> FileList {
        let entry = |name: &&str| match name.strip_suffix('/') {
            Some(folder) => FolderEntry { name: folder.to_owned(), bytes: None },
            None => FolderEntry { name: (*name).to_owned(), bytes: Some(10) },
        };
        let mut list = FileList::default();
        list.apply(Ok(FolderListing { entries: names.iter().map(entry).collect(), cut: false }));
        list
    }

    fn typed(list: &mut FileList, text: &str) {
        for letter in text.chars() {
            list.act(TextKey::Edit(TextEdit::Insert(letter)));
        }
    }

    fn read(files: &[&str]) -> Intent {
        Intent::PreviewImport(files.iter().map(PathBuf::from).collect())
    }

    #[test]
    fn tab_fills_in_what_the_choices_share_and_then_goes_through_them() {
        let mut list = listed(&["lijsten/", "teams-2026.csv", "teams-2025.csv", "Rooster.xlsx"]);
        typed(&mut list, "t");
        assert_eq!(list.act(TextKey::Next), Intent::Stay);
        assert_eq!(list.line.text(), "teams-202");
        list.act(TextKey::Next);
        assert!(list.in_list);
        list.act(TextKey::Next);
        assert_eq!(list.act(TextKey::Accept), read(&["teams-2025.csv"]));
        list.act(TextKey::Edit(TextEdit::Clear));
        typed(&mut list, "ro");
        list.act(TextKey::Next);
        assert_eq!(list.line.text(), "Rooster.xlsx", "capitals are filled in too");
        assert_eq!(list.act(TextKey::Accept), read(&["Rooster.xlsx"]));
        list.act(TextKey::Edit(TextEdit::Clear));
        typed(&mut list, "li");
        assert_eq!(list.act(TextKey::Next), Intent::LookInFolder);
        assert_eq!(list.line.text(), "lijsten/");
        assert!(list.is_waiting() && list.choices().len() == 1, "only the folder above is known yet");
    }

    #[test]
    fn the_space_bar_marks_in_the_list_and_is_a_letter_in_the_line() {
        let mut list = listed(&["map/", "een twee.csv", "drie.csv"]);
        typed(&mut list, "een t");
        assert_eq!((list.line.text(), list.choices().len()), ("een t", 1));
        list.act(TextKey::Edit(TextEdit::Clear));
        // The list begins below the folder above: a folder, which cannot be marked, and two files.
        for key in [TextKey::Down, TextKey::Edit(TextEdit::Insert(' ')), TextKey::Down] {
            list.act(key);
        }
        typed(&mut list, "  ");
        assert_eq!(list.marked, ["een twee.csv", "drie.csv"]);
        assert_eq!(list.act(TextKey::Accept), read(&["een twee.csv", "drie.csv"]));
        typed(&mut list, " ");
        assert_eq!(list.marked, ["een twee.csv"], "once more takes the mark away");
    }

    #[test]
    fn enter_typed_before_the_folder_is_known_is_done_once_it_is() {
        let mut list = FileList::default();
        typed(&mut list, "teams.csv");
        assert_eq!(list.act(TextKey::Accept), Intent::Stay);
        list.apply(Ok(FolderListing::default()));
        assert_eq!(list.go_on(), read(&["teams.csv"]));
        assert_eq!(list.go_on(), Intent::Stay);
    }

    #[test]
    fn all_that_was_typed_before_the_folder_was_known_is_played_in_order() {
        let mut list = FileList::default();
        let space = TextKey::Edit(TextEdit::Insert(' '));
        for key in [TextKey::Down, space, space, TextKey::Accept] {
            assert_eq!(list.act(key), Intent::Stay);
        }
        assert!(list.marked.is_empty() && list.line.text().is_empty());
        let file = |name: &str| FolderEntry { name: name.to_owned(), bytes: Some(1) };
        list.apply(Ok(FolderListing { entries: vec![file("a.csv"), file("b.csv"), file("c.csv")], cut: false }));
        assert_eq!(list.go_on(), read(&["a.csv", "b.csv"]));
    }

    #[test]
    fn the_folder_above_is_written_as_the_folder_is() {
        let told = ["", "a/", "a/b/", "../", "a/../", "~/", "~/x/", "/x/", "/"].map(above);
        assert_eq!(told, ["../", "", "a/", "../../", "a/../../", "~/../", "~/", "/", "/"]);
    }

    #[test]
    fn letters_ask_again_only_where_the_folder_held_more_than_was_told() {
        let mut list = listed(&["a.csv"]);
        assert_eq!(list.act(TextKey::Edit(TextEdit::Insert('a'))), Intent::Stay);
        assert_eq!(list.act(TextKey::Edit(TextEdit::Clear)), Intent::Stay);
        assert_eq!(list.act(TextKey::Edit(TextEdit::Insert('.'))), Intent::LookInFolder, "what is hidden was left out");
        let mut list = FileList::default();
        list.apply(Ok(FolderListing { entries: Vec::new(), cut: true }));
        assert_eq!(list.act(TextKey::Edit(TextEdit::Insert('a'))), Intent::LookInFolder);
        assert_eq!(list.question(), Question::Folder { folder: String::new(), typed: "a".to_owned() });
    }

    #[test]
    fn files_between_quotes_are_named_as_they_stand() {
        let named = |text| files_named(text).iter().map(|file| file.display().to_string()).collect::<Vec<_>>();
        assert_eq!(named("\"rooster van mei.xlsx\" b.csv"), ["rooster van mei.xlsx", "b.csv"]);
        assert_eq!(named("a.csv 'c d.csv' b.csv"), ["a.csv", "c d.csv", "b.csv"]);
        assert_eq!(named("c d.csv"), ["c d.csv"], "who reads it knows whether it is there");
        assert_eq!(named("\"c d.csv"), ["c d.csv"], "a quote that is not closed");
    }
}
