//! Everything that writes a file, as one table: a new one is a new row.

/// What there is to say of a file that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The same bytes each time; lines that begin so are left aside, because they tell the moment.
    Text(&'static str),
    /// A workbook, which tells the moment within: all of it can be unpacked.
    Workbook,
    /// A store: it is whole, and its newest log entry tells which it is.
    Store,
    /// A folder of copies: each is whole, and there is one at least.
    Copies,
}

/// One way in which a file is written.
#[derive(Debug)]
pub struct Operation {
    /// What it is called where it fails.
    pub name: &'static str,
    /// What is done first, in a folder with `demo.db` and the lists of [`crate::desk_with_store`].
    pub before: &'static [&'static [&'static str]],
    /// The call that writes.
    pub call: &'static [&'static str],
    /// The file that is the old one or the new one, whatever happens.
    pub file: &'static str,
    /// What that is.
    pub form: Form,
    /// The places in the source where it is written: a file and a function.
    pub places: &'static [&'static str],
}

/// A change, so that what is there afterwards differs from what was there.
const CHANGE: &[&str] = &["add", "work_type", "naam=Kas"];
const OTHER_CHANGE: &[&str] = &["add", "work_type", "naam=Bos"];

const GIVE: &str = "src/cli/output.rs: give";
const COPY: &str = "src/repository/sqlite/backup.rs: copied";

/// Every one.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        name: "a list as CSV, over an earlier one",
        before: &[&["list", "work_types", "--out", "list.csv"], CHANGE],
        call: &["list", "work_types", "--out", "list.csv", "--force"],
        file: "list.csv",
        form: Form::Text("\0"),
        places: &[GIVE],
    },
    Operation {
        name: "a list as XLSX, over an earlier one",
        before: &[&["list", "work_types", "--out", "list.xlsx"], CHANGE],
        call: &["list", "work_types", "--out", "list.xlsx", "--force"],
        file: "list.xlsx",
        form: Form::Workbook,
        places: &[GIVE],
    },
    Operation {
        name: "a report as ODS, where nothing is",
        before: &[],
        call: &["report", "year", "2025", "--out", "year.ods"],
        file: "year.ods",
        form: Form::Workbook,
        places: &[GIVE],
    },
    Operation {
        name: "the agenda as a calendar",
        before: &[],
        call: &["report", "agenda", "--out", "agenda.ics"],
        file: "agenda.ics",
        form: Form::Text("DTSTAMP"),
        places: &[GIVE],
    },
    Operation {
        name: "a letter",
        before: &[],
        call: &["letter", "letter.txt", "teams", "--filter", "code=T001", "--out", "letters"],
        file: "letters/letter-T001.txt",
        form: Form::Text("\0"),
        places: &["src/cli/letters.rs: write"],
    },
    Operation {
        name: "a copy over an earlier one",
        before: &[&["backup", "copy.db"], CHANGE],
        call: &["backup", "copy.db", "--force"],
        file: "copy.db",
        form: Form::Store,
        places: &[COPY],
    },
    Operation {
        name: "a copy in a folder, of which one stays",
        before: &[&["backup", "copies"], CHANGE],
        call: &["backup", "copies", "--keep", "1"],
        file: "copies",
        form: Form::Copies,
        places: &[COPY, "src/repository/sqlite/dated_copies.rs: keep_only"],
    },
    Operation {
        name: "a copy that is put back",
        before: &[&["backup", "copy.db"], CHANGE, OTHER_CHANGE],
        call: &["restore", "copy.db"],
        file: "demo.db",
        form: Form::Store,
        places: &[COPY],
    },
    Operation {
        name: "somebody who is erased, with an older version beside the store",
        before: &[
            &["add", "member", "number=770009", "achternaam=Zwaardvis", "phone=06-99887766"],
            &["backup", "copy.db"],
            CHANGE,
            &["restore", "copy.db"],
        ],
        call: &["erase", "770009", "--final"],
        file: "demo.db",
        form: Form::Store,
        places: &["src/repository/sqlite/erase.rs: clear"],
    },
    Operation {
        name: "everything of which the term has passed",
        before: &[
            &["add", "member", "number=770009", "achternaam=Zwaardvis"],
            &["contact", "770009", "Ging goed", "--on", "2021-01-04"],
        ],
        call: &["retention", "--final"],
        file: "demo.db",
        form: Form::Store,
        places: &["src/repository/sqlite/erase.rs: clear"],
    },
    Operation {
        name: "a demonstration",
        before: &[],
        call: &["demo", "--members", "20", "--into", "new.db"],
        file: "new.db",
        form: Form::Store,
        places: &["src/repository/sqlite/open.rs: made_beside"],
    },
    Operation {
        name: "a dump over an earlier one",
        before: &[&["dump", "all.jsonl"], CHANGE],
        call: &["dump", "all.jsonl", "--force"],
        file: "all.jsonl",
        form: Form::Text("\0"),
        places: &["src/cli/whole.rs: dump"],
    },
    Operation {
        name: "a database made of a dump",
        before: &[&["dump", "all.jsonl"]],
        call: &["load", "all.jsonl", "--db", "new.db"],
        file: "new.db",
        form: Form::Store,
        places: &["src/repository/sqlite/load.rs: load"],
    },
    Operation {
        name: "the refused rows of an import",
        before: &[],
        call: &["import", "people.csv", "--skip-bad"],
        file: "people-geweigerd.csv",
        form: Form::Text("\0"),
        places: &["src/exchange/import/rejects.rs: save"],
    },
    Operation { name: "an edit", before: &[], call: CHANGE, file: "demo.db", form: Form::Store, places: &[] },
    Operation {
        name: "what an import stores",
        before: &[],
        call: &["import", "people.csv", "--skip-bad"],
        file: "demo.db",
        form: Form::Store,
        places: &[],
    },
    Operation {
        name: "the settings",
        before: &[],
        call: &["config", "--write"],
        file: "binnenwerk/config.toml",
        form: Form::Text("\0"),
        places: &["src/cli/settings.rs: write_explained"],
    },
    Operation {
        name: "what is said of files, over what was said before",
        before: &[&["import", "same.csv", "--save-mapping", "list"]],
        call: &["import", "same.csv", "--save-mapping", "list", "--dates", "dmy", "--force"],
        file: "binnenwerk/mappings/list.toml",
        form: Form::Text("\0"),
        places: &["src/exchange/mappings.rs: keep"],
    },
    Operation {
        name: "a store of an older version",
        before: &[],
        call: &["add", "work_type", "naam=Kas", "--db", "old.db"],
        file: "old.db",
        form: Form::Store,
        places: &[COPY, "src/repository/sqlite/open.rs: bring_up_to_date"],
    },
];

/// What writes or takes away outside the table, and why that is no row.
pub const ELSEWHERE: &[(&str, &str)] = &[
    ("src/cli/file_export.rs: rows", "the screen, by the same function as a list; tests/copy_and_export.rs"),
    ("src/cli/file_export.rs: agenda", "the screen, by the same function as the agenda"),
    ("src/cli/admin/new_key.rs: key_file", "only with encryption; tests/encryption"),
    ("src/cli/admin/new_key.rs: take_away", "takes away the keys of a store that was not made; tests/encryption"),
    ("src/repository/sqlite/encrypt.rs: encrypt_into", "only with encryption; tests/encryption"),
    ("src/cli/maintenance.rs: backup", "for recipients, only with encryption; tests/encryption"),
    ("src/repository/sqlite/laid_down.rs: of", "only with encryption; tests/encryption"),
    ("src/exchange/write/save.rs: save", "what the rows go through"),
    ("src/exchange/write/save.rs: rename_draft", "what the rows go through"),
    ("src/repository/left_over.rs: clear_up", "takes away what was killed, which each row tries afterwards"),
    ("src/repository/sqlite/place.rs: beside", "what the rows go through"),
    ("src/repository/sqlite/place.rs: put_new", "what the rows go through"),
    ("src/repository/sqlite/place.rs: put_over", "what the rows go through"),
    ("src/repository/sqlite/place.rs: drop", "what the rows go through"),
    ("src/repository/sqlite/place.rs: keep", "what the rows go through"),
    ("src/repository/sqlite/place.rs: set_logs_aside", "what the rows go through"),
    ("src/repository/sqlite/backup.rs: unmake", "a store in which nothing was stored; tests/cli/maintenance.rs"),
];
