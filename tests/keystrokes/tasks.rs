//! The everyday tasks, each with the keys that it takes here, in VisiData and in a spreadsheet.
//!
//! Everywhere the same people are in front of somebody, with the cursor on the first of them in the column that the task is about: what
//! leads there is not counted, and what is said of the data afterwards is one thing for all.

/// What a field of somebody holds: personnel number, field, value. No value is an empty one.
pub type Fact = (&'static str, &'static str, &'static str);

/// The keys in one program, as scripts.
pub struct Keys {
    /// What leads to where the task begins; not counted.
    pub begin: &'static str,
    /// The task itself.
    pub keys: &'static str,
    /// What shows the outcome in the data where the task itself leaves none; not counted.
    pub proof: &'static str,
}

/// The keys in a spreadsheet, counted by hand.
pub struct ByHand {
    pub keys: usize,
    pub how: &'static str,
}

pub struct Task {
    pub name: &'static str,
    pub ours: Keys,
    pub visidata: Keys,
    pub spreadsheet: ByHand,
    /// What holds when the task begins, of what it is to change.
    pub before: &'static [Fact],
    /// What holds once it is done.
    pub after: &'static [Fact],
    /// The file that everybody stands in once it is done: here, and in VisiData.
    pub file: Option<[&'static str; 2]>,
}

const NO_FACTS: &[Fact] = &[];
const FILE: Option<[&str; 2]> = None;

const fn keys(begin: &'static str, keys: &'static str) -> Keys {
    Keys { begin, keys, proof: "" }
}

const fn by_hand(keys: usize, how: &'static str) -> ByHand {
    ByHand { keys, how }
}

/// How many contracts run out of those whose name begins so.
pub const RUN_OUT: usize = 10;
pub const OF_NAME: &str = "Xylander";

pub const TASKS: &[Task] = &[
    Task {
        name: "hours of five people, down a column",
        ours: keys("Tab Right Right", "'24' Down '28' Down '32' Down '16' Down '20' Enter"),
        visidata: keys("c 'hours' Enter", "e '24' S-Down '28' S-Down '32' S-Down '16' S-Down '20' Enter"),
        spreadsheet: by_hand(15, "`24` `Enter` `28` `Enter` …"),
        before: &[("100578", "hours", "36")],
        after: &[
            ("100213", "hours", "24"),
            ("100202", "hours", "28"),
            ("100578", "hours", "32"),
            ("100527", "hours", "16"),
            ("100389", "hours", "20"),
            ("100318", "hours", "32"),
        ],
        file: FILE,
    },
    Task {
        name: "the same hours for five people",
        ours: keys("Tab Right Right", "S-Down S-Down S-Down S-Down '30' Enter"),
        visidata: keys("c 'hours' Enter", "s s s s s g e '30' Enter"),
        spreadsheet: by_hand(7, "4 × `Shift-↓` `30` `Ctrl-Enter`"),
        before: &[("100213", "hours", "36"), ("100389", "hours", "32")],
        after: &[
            ("100213", "hours", "30"),
            ("100202", "hours", "30"),
            ("100578", "hours", "30"),
            ("100527", "hours", "30"),
            ("100389", "hours", "30"),
            ("100318", "hours", "32"),
        ],
        file: FILE,
    },
    Task {
        name: "one person to another team",
        ours: keys("Tab", "m '78' Enter"),
        visidata: keys("c 'team' Enter", "e 'T078' Enter"),
        spreadsheet: by_hand(5, "`T078` `Enter`, the code known by heart"),
        before: &[("100213", "team_key", "T013")],
        after: &[("100213", "team_key", "T078"), ("100202", "team_key", "T012")],
        file: FILE,
    },
    Task {
        name: "five people to another team, looked at first here",
        ours: keys("Tab", "S-Down S-Down S-Down S-Down m '78' Enter Enter"),
        visidata: keys("c 'team' Enter", "s s s s s g e 'T078' Enter"),
        spreadsheet: by_hand(9, "4 × `Shift-↓` `T078` `Ctrl-Enter`, the code known by heart"),
        before: &[("100213", "team_key", "T013"), ("100202", "team_key", "T012")],
        after: &[
            ("100213", "team_key", "T078"),
            ("100202", "team_key", "T078"),
            ("100578", "team_key", "T078"),
            ("100527", "team_key", "T078"),
            ("100389", "team_key", "T078"),
            ("100318", "team_key", "T027"),
        ],
        file: FILE,
    },
    Task {
        name: "find a person",
        ours: Keys { begin: "", keys: "f 'pos' Enter", proof: "z Enter" },
        visidata: Keys {
            begin: "c 'name' Enter",
            keys: "/ 'pos' Enter",
            proof: "c 'absent' Enter e '2023-12-31' Enter",
        },
        spreadsheet: by_hand(6, "`Ctrl-f` `pos` `Enter` `Esc`"),
        before: &[("100256", "absent_since", "")],
        after: &[("100256", "absent_since", "2023-12-31"), ("100256", "name", "Postma, Amira")],
        file: FILE,
    },
    Task {
        name: "ill today",
        ours: keys("Tab", "z Enter"),
        visidata: keys("c 'absent' Enter", "e '2023-12-31' Enter"),
        spreadsheet: by_hand(2, "`Ctrl-;` `Enter`"),
        before: &[("100213", "absent_since", "")],
        after: &[("100213", "absent_since", "2023-12-31"), ("100202", "absent_since", "")],
        file: FILE,
    },
    Task {
        name: "a note of 18 letters on a contact of today",
        ours: keys("Tab", "c 'heeft nieuwe fiets' Enter"),
        visidata: keys("c 'note' Enter", "e 'heeft nieuwe fiets' Tab '2023-12-31' Enter"),
        spreadsheet: by_hand(21, "the letters, `Tab` `Ctrl-;` `Enter`"),
        before: &[("100213", "last_contact", "")],
        after: &[("100213", "note", "heeft nieuwe fiets"), ("100213", "last_contact", "2023-12-31")],
        file: FILE,
    },
    Task {
        name: "one contract extended, looked at first here",
        ours: keys("f '100747' Enter", "K '311224' Enter Enter"),
        visidata: keys("c 'number' Enter / '100747' Enter c 'contract' Enter", "e '2024-12-31' Enter"),
        spreadsheet: by_hand(9, "`31-12-24` `Enter`"),
        before: &[("100747", "contract_until", "2024-01-09")],
        after: &[("100747", "contract_until", "2024-12-31")],
        file: FILE,
    },
    Task {
        name: "ten contracts of those found by a name, looked at first here",
        ours: keys("2", "/ 'xyl' Enter K '311224' Enter Enter"),
        visidata: keys("c 'contract' Enter", "g | 'xyl' Enter g e '2024-12-31' Enter"),
        spreadsheet: by_hand(
            16,
            "`Alt-↓` `e` `xyl` `Enter` `Ctrl-Shift-↓` `31-12-24` `Ctrl-Enter`, in lists with a filter on",
        ),
        before: &[("9900", "contract_until", "2024-01-10"), ("9909", "contract_until", "2024-01-19")],
        after: &[
            ("9900", "contract_until", "2024-12-31"),
            ("9901", "contract_until", "2024-12-31"),
            ("9902", "contract_until", "2024-12-31"),
            ("9903", "contract_until", "2024-12-31"),
            ("9904", "contract_until", "2024-12-31"),
            ("9905", "contract_until", "2024-12-31"),
            ("9906", "contract_until", "2024-12-31"),
            ("9907", "contract_until", "2024-12-31"),
            ("9908", "contract_until", "2024-12-31"),
            ("9909", "contract_until", "2024-12-31"),
            ("100747", "contract_until", "2024-01-09"),
        ],
        file: FILE,
    },
    Task {
        name: "a new member with seven fields",
        ours: keys("Tab", "n Enter 'Wit, Sara de' Enter '78' Enter '28' Enter 'cat' Enter Enter Enter Enter"),
        visidata: keys(
            "c 'number' Enter",
            "a e '100767' Tab 'Wit, Sara de' Tab 'T078' Tab '28' Tab 'Catering A' Tab '2023-12-31' Tab '2024-12-30' Enter",
        ),
        spreadsheet: by_hand(50, "each value and `Tab`; `Ctrl-;` for today"),
        before: NO_FACTS,
        after: &[
            ("100767", "name", "Wit, Sara de"),
            ("100767", "team_key", "T078"),
            ("100767", "hours", "28"),
            ("100767", "task_package", "Catering A"),
            ("100767", "employed_from", "2023-12-31"),
            ("100767", "contract_until", "2024-12-30"),
        ],
        file: FILE,
    },
    Task {
        name: "sort by a column",
        ours: Keys { begin: "Tab Right Right", keys: "s", proof: "g g z Enter" },
        visidata: Keys { begin: "c 'hours' Enter", keys: "[", proof: "g k c 'absent' Enter e '2023-12-31' Enter" },
        spreadsheet: by_hand(2, "the menu key and a letter"),
        before: &[("100326", "absent_since", "")],
        after: &[("100326", "absent_since", "2023-12-31"), ("100326", "hours", "12")],
        file: FILE,
    },
    Task {
        name: "undo",
        ours: keys("Tab Right Right '24' Enter", "u"),
        visidata: keys("c 'hours' Enter e '24' Enter C-s Enter y", "U"),
        spreadsheet: by_hand(1, "`Ctrl-z`"),
        before: &[("100213", "hours", "24")],
        after: &[("100213", "hours", "36")],
        file: FILE,
    },
    Task {
        name: "save what was done",
        ours: keys("Tab Right Right '24' Enter", ""),
        visidata: keys("c 'hours' Enter e '24' Enter", "C-s Enter y"),
        spreadsheet: by_hand(1, "`Ctrl-s`"),
        before: NO_FACTS,
        after: &[("100213", "hours", "24")],
        file: FILE,
    },
    Task {
        name: "export the list",
        ours: keys("Tab", "e Enter"),
        visidata: keys("", "C-s C-a x Enter"),
        spreadsheet: by_hand(6, "at least: `F12`, a kind of file, a name, `Enter`"),
        before: NO_FACTS,
        after: NO_FACTS,
        file: Some(["medewerkers-2023-12-31.csv", "xoffice.csv"]),
    },
];
