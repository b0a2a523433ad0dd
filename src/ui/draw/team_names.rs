//! The names of the teams in a list, as they fit in their column: no two teams under one label.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use super::canvas::{fit, fit_name};

/// Cells at most for what teams share, before what tells them apart.
const HEAD: usize = 6;

/// What one team can be called by.
pub(super) struct TeamNames {
    /// The name of the team, which other teams may have too.
    pub name: String,
    /// Its name with the short name of its client; empty when the client has none.
    pub short: String,
    /// Its code, which no other team has.
    pub code: String,
    /// Cells there are for it.
    pub width: usize,
}

impl TeamNames {
    /// The words to choose from: the whole name where it fits, else the short one.
    fn text(&self) -> &str {
        if self.short.is_empty() || self.name.width() <= self.width { &self.name } else { &self.short }
    }

    /// The words from the first in which these teams differ, with the beginning of what they share before them: the list
    /// stays in the order of its letters.
    fn tail_after(&self, shared: usize) -> String {
        let words: Vec<&str> = self.text().split(' ').collect();
        let (same, rest) = words.split_at(shared.min(words.len()));
        let head = fit(&same.join(" "), HEAD.min(self.width / 3));
        fit(format!("{head} {}", rest.join(" ")).trim(), self.width)
    }

    fn with_code(&self) -> String {
        match self.width.checked_sub(self.code.width() + 1) {
            Some(room) if room > 1 => format!("{} {}", fit(self.text(), room), self.code),
            _ => fit(&self.code, self.width),
        }
    }
}

/// A label for each of these teams. Where what fits would be the same for several, the part that tells them apart stays;
/// where their names are the same, the code.
pub(super) fn labels(teams: &[TeamNames]) -> Vec<String> {
    let mut labels: Vec<String> = teams.iter().map(|team| fit_name(team.text(), team.width)).collect();
    for alike in shared(&labels) {
        let words = leading_words(alike.iter().filter_map(|nth| teams.get(*nth)));
        relabel(&mut labels, teams, &alike, |team| team.tail_after(words));
    }
    for alike in shared(&labels) {
        relabel(&mut labels, teams, &alike, TeamNames::with_code);
    }
    labels
}

fn relabel(labels: &mut [String], teams: &[TeamNames], which: &[usize], label: impl Fn(&TeamNames) -> String) {
    for nth in which {
        if let (Some(old), Some(team)) = (labels.get_mut(*nth), teams.get(*nth)) {
            *old = label(team);
        }
    }
}

/// The places of the labels that stand there more than once, those of one label together.
fn shared(labels: &[String]) -> Vec<Vec<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (nth, label) in labels.iter().enumerate() {
        places.entry(label).or_default().push(nth);
    }
    places.into_values().filter(|places| places.len() > 1).collect()
}

/// With how many words the names of all these teams begin alike.
fn leading_words<'a>(mut teams: impl Iterator<Item = &'a TeamNames>) -> usize {
    let Some(first) = teams.next() else { return 0 };
    let first: Vec<&str> = first.text().split(' ').collect();
    let alike = |team: &TeamNames| first.iter().zip(team.text().split(' ')).take_while(|(a, b)| *a == b).count();
    teams.map(alike).min().unwrap_or(first.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(code: &str, name: &str, short: &str, width: usize) -> TeamNames {
        TeamNames { name: name.into(), short: short.into(), code: code.into(), width }
    }

    #[test]
    fn the_short_name_of_the_client_is_used_where_the_name_does_not_fit() {
        let long = ("Catering Nationaal Archief Den Bosch", "Catering NA Den Bosch");
        assert_eq!(labels(&[team("T1", long.0, long.1, 22)]), ["Catering NA Den Bosch"]);
        assert_eq!(labels(&[team("T1", long.0, long.1, 40)]), [long.0]);
    }

    #[test]
    fn teams_whose_labels_would_be_alike_keep_what_tells_them_apart() {
        let named =
            |nth: usize, client: &str| team(&format!("T{nth}"), &format!("Groenbeheer {client} Amersfoort"), "", 19);
        let found = labels(&[named(1, "Waterschap"), named(2, "Provincie"), named(3, "Gemeente")]);
        assert_eq!(found, ["Groen… Waterschap …", "Groen… Provincie A…", "Groen… Gemeente Am…"]);
    }

    #[test]
    fn teams_of_one_name_are_told_apart_by_their_codes() {
        let found = labels(&[team("T7", "Schoonmaak Gouda", "", 16), team("T8", "Schoonmaak Gouda", "", 16)]);
        assert_eq!(found, ["Schoonmaak G… T7", "Schoonmaak G… T8"]);
        let narrow = labels(&[team("T7", "Schoonmaak Gouda", "", 3), team("T8", "Schoonmaak Gouda", "", 3)]);
        assert_eq!(narrow, ["T7", "T8"]);
    }
}
