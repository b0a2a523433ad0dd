//! Every parser, as one table: a new one is a new row.

use std::ffi::OsStr;
use std::io::Cursor;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, LazyLock};

use binnenwerk::app::state::App;
use binnenwerk::app::state::drafts::FormDraft;
use binnenwerk::app::state::named_view::NamedView;
use binnenwerk::config::Config;
use binnenwerk::domain::days::{self, Day, DayOrder, YearMeant};
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::destruction::DestructionRecord;
use binnenwerk::domain::filter::parse as parse_filter;
use binnenwerk::domain::id::{CountedIds, Id};
use binnenwerk::domain::import_options::{HeadingsRow, ImportOptions};
use binnenwerk::domain::mentions::Mentions;
use binnenwerk::domain::names::{PersonName, fold, is_name_of, order_key};
use binnenwerk::domain::near_names::NearNames;
use binnenwerk::domain::number_shapes::shape;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::sanitize::{clean, trim_unseen};
use binnenwerk::domain::sensitive::is_sensitive;
use binnenwerk::domain::units::Units;
use binnenwerk::domain::value::InputRules;
use binnenwerk::domain::what_changed::WhatChanged;
use binnenwerk::domain::work_days::WorkDays;
use binnenwerk::exchange::dump::{BEGINS, DumpReader};
use binnenwerk::exchange::letter;
use binnenwerk::exchange::mappings::MappingFolder;
use binnenwerk::exchange::read::read_bytes;
use binnenwerk::exchange::read::subprocess::read_in_subprocess;
use binnenwerk::repository::LogHead;
use binnenwerk::repository::sqlite::StoreKey;
use binnenwerk::text::{Language, WordIndex, Words};
use binnenwerk::ui::Localization;
use binnenwerk::ui::keys::{Chord, Keymap};
use sha2::{Digest, Sha256};

const PROGRAM: &str = env!("CARGO_BIN_EXE_binnenwerk");

/// A parser, or some that read the same texts.
pub struct Parser {
    /// The folder of its seeds in `tests/fuzz/seeds`.
    pub name: &'static str,
    /// The files of the source whose functions it calls.
    pub sources: &'static [&'static str],
    /// Whether a seed is a file; otherwise each of its lines is one.
    pub whole: bool,
    /// Reads it, whatever comes of that. There is a folder of its own to write in.
    pub read: fn(&[u8], &Path),
}

static WORDS: LazyLock<WordIndex> = LazyLock::new(WordIndex::new);
static SPEECH: LazyLock<Arc<Localization>> =
    LazyLock::new(|| Arc::new(Localization::new(Words::new(Language::Dutch), WordIndex::new())));

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 22).expect("a day")
}

/// Files of other programs are read in a process of its own, with limits, as the program does.
fn workbook(bytes: &[u8], folder: &Path) {
    let path = folder.join("file");
    std::fs::write(&path, bytes).expect("a file");
    let _ = read_in_subprocess(Path::new(PROGRAM), &path);
}

/// That a call of the program ends as it does when it has done or refused something.
fn assert_ends(call: &mut Command) {
    let output = call.stdin(Stdio::null()).output().expect("the program runs");
    assert!(matches!(output.status.code(), Some(0..=2)), "{:?}", output.status);
    assert!(!String::from_utf8_lossy(&output.stderr).contains("src/"), "a crash");
}

/// The lines with the sum that each has to carry, so that what is behind it is read too.
fn summed(bytes: &[u8]) -> Vec<u8> {
    let (mut before, mut all) = (String::new(), Vec::new());
    for line in text(bytes).lines() {
        let rest = line.strip_prefix('{').unwrap_or(line);
        let hash = Sha256::new().chain_update(&before).chain_update(rest).finalize();
        before = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        all.extend(format!("{BEGINS}{before}\",{rest}\n").into_bytes());
    }
    all
}

pub const PARSERS: &[Parser] = &[
    Parser {
        name: "csv",
        sources: &[
            "src/exchange/read/csv.rs",
            "src/exchange/read/encoding.rs",
            "src/exchange/read/dos_letters.rs",
            "src/exchange/read/mod.rs",
        ],
        whole: true,
        read: |bytes, _| drop(read_bytes("x.csv", bytes)),
    },
    Parser {
        name: "json-list",
        sources: &["src/exchange/read/json.rs"],
        whole: true,
        read: |bytes, _| drop(read_bytes("x.json", bytes)),
    },
    Parser { name: "xlsx", sources: &["src/exchange/read/workbook.rs"], whole: true, read: workbook },
    Parser { name: "ods", sources: &["src/exchange/read/subprocess.rs"], whole: true, read: workbook },
    Parser { name: "xls", sources: &["src/exchange/read/old_excel.rs"], whole: true, read: workbook },
    Parser {
        name: "dump",
        sources: &["src/exchange/dump/lines.rs", "src/exchange/dump/part.rs"],
        whole: true,
        read: |bytes, _| {
            for bytes in [bytes.to_vec(), summed(bytes)] {
                DumpReader::new(Cursor::new(bytes), "x", 99).for_each(drop);
            }
        },
    },
    Parser {
        name: "settings",
        sources: &["src/config.rs"],
        whole: true,
        read: |bytes, folder| {
            let path = folder.join("config.toml");
            std::fs::write(&path, bytes).expect("a file");
            drop(Config::read(&[path]));
        },
    },
    Parser {
        name: "mapping",
        sources: &["src/exchange/mappings.rs"],
        whole: true,
        read: |bytes, folder| {
            let kept = MappingFolder(folder.to_owned());
            std::fs::write(kept.place("x").expect("a name"), bytes).expect("a file");
            drop(kept.kept("x").map(|mapping| mapping.options(&*WORDS)));
        },
    },
    Parser {
        name: "days",
        sources: &["src/domain/days.rs"],
        whole: false,
        read: |bytes, _| {
            let text = text(bytes);
            for order in [DayOrder::DayFirst, DayOrder::MonthFirst, DayOrder::YearFirst] {
                let _ = days::parse_day(&text, order);
                let _ = days::means_no_end(&text, order);
            }
            let _ = days::parse_relative(&text, today());
            for year in [YearMeant::This, YearMeant::Coming, YearMeant::Nearest] {
                let _ = days::parse_typed(&text, today(), year);
            }
            let _ = days::column_order(text.split_whitespace(), None);
        },
    },
    Parser {
        name: "filter",
        sources: &["src/domain/filter/parse.rs"],
        whole: false,
        read: |bytes, _| {
            for kind in [Kind::Member, Kind::Team, Kind::Placement, Kind::Contact] {
                let _ = parse_filter(&text(bytes), kind, today(), &*WORDS);
            }
        },
    },
    Parser {
        name: "numbers",
        sources: &[
            "src/domain/decimal.rs",
            "src/domain/units.rs",
            "src/domain/work_days.rs",
            "src/domain/what_changed.rs",
            "src/domain/id.rs",
            "src/domain/value.rs",
        ],
        whole: false,
        read: |bytes, _| {
            let text = text(bytes);
            let _ = (Decimal::parse(&text), Units::parse(&text), WorkDays::parse(&text), Id::parse(&text));
            let _ = WhatChanged::parse(&text);
            let how = InputRules { order: DayOrder::DayFirst, words: &*WORDS };
            let mut types = Vec::new();
            for field in Kind::ALL.iter().flat_map(|kind| kind.fields()) {
                if !types.contains(&field.ty) {
                    types.push(field.ty);
                    let _ = (field.ty.read(&text, &how), field.ty.from_plain(&text));
                }
            }
        },
    },
    Parser {
        name: "names",
        sources: &[
            "src/domain/names.rs",
            "src/domain/near_names.rs",
            "src/domain/number_shapes.rs",
            "src/domain/mentions.rs",
        ],
        whole: false,
        read: |bytes, _| {
            let text = text(bytes);
            let name = PersonName::parse_one(&text);
            let _ = (name.display(), name.spoken(), fold(&text), order_key(&text), is_name_of(&text, "Jan de Vos"));
            let mut mentions = Mentions::default();
            let person = mentions.add("X0001");
            // The parts of a name and a text that may hold them, all of the same bytes.
            mentions.learn(person, |_| text.chars().take(12).collect());
            if let Some(note) = Kind::Contact.field("note") {
                let _ = (mentions.erased_text(note, &text), mentions.erased_text(note, &format!("{text} {text}")));
            }
            let mut near = NearNames::default();
            near.add(Id::UNSET, "Groen Zuid");
            let _ = (near.near(&text), shape(&text));
            let _ = (is_sensitive(&text), trim_unseen(&text));
            let once = clean(&text).into_owned();
            assert_eq!(clean(&once), once);
        },
    },
    Parser {
        name: "keys",
        sources: &["src/ui/keys/chord.rs"],
        whole: false,
        read: |bytes, _| {
            let _ = Chord::parse(&text(bytes));
            let _ = Keymap::new(&[("quit".into(), vec![text(bytes)]), (text(bytes), vec!["x".into()])]);
        },
    },
    Parser {
        name: "asked",
        sources: &["src/cli/restricted/command_words.rs"],
        whole: false,
        read: |bytes, folder| {
            let bytes: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).take(100_000).collect();
            let mut call = Command::new(PROGRAM);
            call.args(["--as", "maria", "--restricted", "--db"]).arg(folder.join("none.db"));
            call.env_clear().env("SSH_ORIGINAL_COMMAND", OsStr::from_bytes(&bytes)).current_dir(folder);
            assert_ends(&mut call);
        },
    },
    Parser {
        name: "authorized-keys",
        sources: &["src/cli/admin/key_line.rs"],
        whole: true,
        read: |bytes, folder| {
            let file = folder.join("authorized_keys");
            std::fs::write(&file, bytes).expect("a file");
            let mut call = Command::new(PROGRAM);
            call.args(["admin", "keys", "check"]).arg(&file).env_clear().current_dir(folder);
            assert_ends(&mut call);
        },
    },
    Parser {
        name: "letter",
        sources: &["src/exchange/letter.rs"],
        whole: true,
        read: |bytes, _| drop(letter::parts(&text(bytes))),
    },
    Parser {
        name: "screen-items",
        sources: &["src/app/update/own_columns.rs"],
        whole: false,
        read: |bytes, _| {
            let text = text(bytes);
            let (name, kept) = text.split_once('\t').unwrap_or((&text, &text));
            let _ = FormDraft::kept(name, kept);
            let _ = NamedView::kept(name.to_owned(), kept, false);
            let mut app = App::new(today(), today(), SPEECH.clone(), Box::new(CountedIds::after(1)));
            app.bring_columns(vec![(name.to_owned(), kept.to_owned())]);
        },
    },
    Parser {
        name: "said",
        sources: &[
            "src/domain/import_options.rs",
            "src/repository/head.rs",
            "src/repository/destruction.rs",
            "src/repository/sqlite/key.rs",
        ],
        whole: false,
        read: |bytes, _| {
            let text = text(bytes);
            let _ = (HeadingsRow::parse(&text), HeadingsRow::parse_all(&text), ImportOptions::mapped(&text));
            let _ = (LogHead::parse(&text), DestructionRecord::read(&text), StoreKey::parse(&text));
        },
    },
];

/// What else reads a text, and why that is no row.
pub const ELSEWHERE: &[(&str, &str)] = &[
    ("src/app/layers/form/filled_in.rs", "what a form read already"),
    ("src/app/layers/files.rs", "a test"),
    ("src/domain/ruled.rs", "parameters of the store"),
    ("src/exchange/read/folder.rs", "the end of a name"),
    ("src/repository/contract/finding.rs", "a test"),
    ("src/text/source.rs", "the words of the program itself"),
    ("src/ui/terminal/watcher.rs", "what the program says to itself"),
    ("src/ui/words.rs", "makes words"),
    ("src/cli/suggest.rs", "compares words; tests/hostile hands it every argument"),
    ("src/cli/usage.rs", "texts of the program itself"),
    ("src/cli/store_key.rs", "four words at most; a test beside it tries those that are no key"),
];
