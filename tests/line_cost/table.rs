//! The bytes that each action may send to the terminal: the one place where they stand. `docs/bytes.md` shows the same.

/// Columns and rows that are counted at.
pub const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// How the bytes of several keys are counted.
#[derive(Clone, Copy, Debug)]
pub enum Count {
    /// Those of the key that sends most.
    Most,
    /// Those of all keys by their number: where a list moves several rows at once and then none.
    Mean,
}

/// An action, from the teams with the cursor on the first row.
#[derive(Debug)]
pub struct Action {
    /// What is done.
    pub what: &'static str,
    /// The keys that lead to where it is done; not counted.
    pub from: &'static str,
    /// The keys that are counted.
    pub keys: &'static str,
    /// How they are.
    pub count: Count,
    /// The most bytes at each size.
    pub most: [usize; 2],
    /// What it took before all this was counted, at each size.
    pub before: [usize; 2],
    /// Whether the cursor goes on before it rests: what is told of a row once it does is not counted.
    pub walks: bool,
    /// The keys that lead back, before `Esc`, the roster and as many panes as it led to.
    pub back: &'static str,
}

const NONE: Action =
    Action { what: "", from: "", keys: "", count: Count::Most, most: [0, 0], before: [0, 0], walks: false, back: "" };

const fn most(
    what: &'static str,
    from: &'static str,
    keys: &'static str,
    most: [usize; 2],
    before: [usize; 2],
) -> Action {
    Action { what, from, keys, most, before, ..NONE }
}

const fn mean(
    what: &'static str,
    from: &'static str,
    keys: &'static str,
    most: [usize; 2],
    before: [usize; 2],
) -> Action {
    Action { what, from, keys, count: Count::Mean, most, before, ..NONE }
}

const fn back(back: &'static str, action: Action) -> Action {
    Action { back, ..action }
}

const fn walks(action: Action) -> Action {
    Action { walks: true, ..action }
}

/// The first screen: what is sent from the start until all stands there.
pub const FIRST: Action = most("the first screen", "", "", [2_600, 5_600], [3_890, 8_245]);

/// Every other action.
pub const ACTIONS: &[Action] = &[
    most("a row down among teams, with what belongs to it", "", "Down Down Down Down", [700, 1_200], [1_772, 3_830]),
    mean(
        "a row down that scrolls, among teams",
        "PgDn Down",
        "Down Down Down Down Down Down",
        [650, 750],
        [1_826, 3_259],
    ),
    most("a page of teams", "", "PgDn PgDn", [1_300, 2_700], [2_278, 5_572]),
    most("another pane", "", "Tab Tab Tab", [280, 370], [1_244, 2_056]),
    most("a row down among members", "Tab", "Down Down Down Down", [55, 55], [88, 96]),
    most("a column to the right", "Tab", "Right Right", [60, 60], [55, 64]),
    mean(
        "a row down that scrolls, among members",
        "Tab PgDn",
        "Down Down Down Down Down Down Down Down Down Down Down Down",
        [240, 290],
        [634, 1_368],
    ),
    most("a page of members", "Tab", "PgDn PgDn", [700, 1_500], [696, 1_524]),
    most("a row down among vacancies", "Tab Tab", "Down Down", [45, 45], [81, 82]),
    most("the agenda", "", "2", [2_450, 5_500], [4_655, 10_975]),
    walks(most("a row down in the agenda", "2 Down", "Down Down Down", [60, 60], [206, 272])),
    walks(mean(
        "a row down that scrolls, in the agenda",
        "2 PgDn PgDn",
        "Down Down Down Down",
        [210, 220],
        [1_577, 3_510],
    )),
    walks(most("a page of the agenda", "2 Down", "PgDn", [260, 340], [1_485, 3_675])),
    most("the candidates", "", "3", [2_300, 3_350], [4_265, 8_380]),
    most("the clients", "", "4", [2_250, 4_450], [4_126, 9_083]),
    most("a row down among clients", "4", "Down Down", [700, 1_400], [1_456, 2_969]),
    most("the overview", "", "5", [2_000, 6_250], [3_950, 11_194]),
    most("the log", "", "6", [2_100, 4_800], [4_366, 10_419]),
    walks(most("a row down in the log", "6 Down", "Down Down Down", [60, 60], [372, 446])),
    most("the chances", "", "7", [1_850, 2_700], [3_885, 7_669]),
    most("back to the roster", "2", "1", [2_400, 5_450], [3_159, 7_127]),
    most("a cell opens", "Tab Right Right", "Enter", [150, 150], [155, 214]),
    most("a digit in a cell", "Tab Right Right Enter", "3 2", [15, 15], [11, 11]),
    back("u", most("a cell is saved", "Tab Right Right Enter 3 2", "Enter", [180, 260], [174, 268])),
    most("the filter opens", "", "/", [125, 145], [127, 170]),
    most("a letter in the filter that leaves the rows", "/ a r c h", "i e", [35, 35], [813, 1_056]),
    most("letters in the filter", "/", "a r c h", [700, 1_300], [1_433, 3_375]),
    most("a letter in the search", "f", "a a , Space", [950, 950], [1_016, 1_018]),
    most("a new member opens", "Tab", "n", [1_100, 1_300], [1_666, 1_729]),
    back("Esc d", most("a letter in a form", "Tab n", "J a n s e n", [25, 25], [20, 20])),
    most("a letter in a note", "Tab Down c", "g o e d", [20, 20], [15, 15]),
    most("a record opens", "Tab Down", "i", [1_250, 2_750], [3_095, 6_682]),
    most("a row down in a record", "Tab Down i", "Down Down", [60, 80], [104, 104]),
    most("down in a record to what is folded", "Tab Down i", "Down Down Down Down Down", [200, 200], [104, 104]),
    most("help", "", "?", [1_800, 3_150], [2_611, 4_490]),
    most("help closes", "?", "Esc", [2_350, 5_400], [3_039, 4_781]),
    most("a letter in the list of actions", ":", "l", [1_050, 1_700], [1_129, 2_060]),
    most("the teams to move to", "Tab Down", "m", [1_500, 1_800], [2_815, 2_950]),
    most("another order", "Tab", "s", [650, 1_450], [1_524, 3_991]),
];
