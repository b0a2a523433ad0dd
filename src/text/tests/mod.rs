//! Holds the words complete: the two languages side by side, every field and choice named, every reason and
//! verb with its words.

mod complete;
mod named;
mod recognised;
mod scan;
mod spoken;
mod used;

use super::language::Language;
use super::source::FILES;

/// One message as it stands in a file.
struct Message {
    key: String,
    /// Its attributes, each with its text.
    attributes: Vec<(String, String)>,
    /// Its text without attributes.
    text: String,
}

impl Message {
    /// The variables in its text, sorted.
    fn variables(&self) -> Vec<String> {
        variables(&self.text)
    }
}

fn variables(text: &str) -> Vec<String> {
    let name = |part: &str| part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names: Vec<String> = text.split('$').skip(1).map(name).collect();
    names.sort();
    names.dedup();
    names
}

/// All messages of a language, in the order of the files.
fn messages(language: Language) -> Vec<Message> {
    let mut all: Vec<Message> = Vec::new();
    for line in FILES.iter().flat_map(|(_, texts)| texts[language as usize].lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match (line.starts_with(' '), all.last_mut()) {
            (false, _) => {
                let (key, text) = line.split_once('=').expect("key = text");
                all.push(Message { key: key.trim().into(), attributes: Vec::new(), text: text.into() });
            }
            (true, Some(message)) => match line.trim_start().strip_prefix('.').and_then(|l| l.split_once(" = ")) {
                Some((name, text)) => message.attributes.push((name.into(), text.into())),
                None => message.text.push_str(line),
            },
            (true, None) => panic!("the first line belongs to nothing"),
        }
    }
    all
}
