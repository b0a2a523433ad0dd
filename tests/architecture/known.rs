//! What is not yet as it should be. These lists only get shorter: a test fails when an entry is no longer needed.

/// The files of a floor that lead to each other: the folder they have in common, and their names under it.
pub const KNOWN_CIRCLES: &[(&str, &str)] = &[
    (
        "app/",
        "agenda board exporting layers/actions layers/charges layers/conflict layers/doubt layers/editor \
         layers/filter layers/form layers/form/candidate layers/import layers/mod layers/picker layers/whole \
         overview pane request state",
    ),
    (
        "app/command/",
        "cell chance charging contract displacement facts guidance instrument load mod perform recruiting undo",
    ),
    ("cli/", "args clients edit instrument recruiting session typed"),
    ("cli/", "demo recent"),
    ("cli/", "log show"),
    ("cli/report/", "development guidance instruments mod tables"),
    (
        "domain/",
        "absence columns counting field guidance kinds/absence kinds/application kinds/arrangement kinds/candidate \
         kinds/certificate kinds/chance kinds/client_agreement kinds/client_share kinds/client_talk kinds/contact \
         kinds/cost_item kinds/displacement_check kinds/employment kinds/employment_phase kinds/guidance \
         kinds/instrument kinds/member kinds/mod kinds/organisation kinds/own_coach kinds/package_version \
         kinds/parameter kinds/placement kinds/rate kinds/register_check kinds/signal kinds/staff kinds/stage \
         kinds/statement kinds/statement_line kinds/survey kinds/task_package kinds/team kinds/team_role \
         kinds/vacancy kinds/work_type record recruiting refusal value vocabulary",
    ),
    ("domain/charging/", "correct mod work"),
    ("domain/filter/", "mod parse"),
    ("domain/verbs/", "absence chance employment mod placement placing recruiting team vacancy"),
    ("exchange/import/", "book layout line mod rejects rows"),
    ("exchange/read/", "csv encoding error layout mod separator workbook"),
    ("exchange/write/", "csv markdown mod notation xlsx"),
    ("report/", "absence course mod overview parts year"),
    ("repository/sqlite/", "build columns counts filter lookup"),
    ("repository/sqlite/", "log mod open"),
    ("ui/draw/", "agenda charges footer import log mod overlay overview pane pipeline status top whole"),
    ("ui/terminal/", "decode events"),
];

/// Type names that stand for more than one type, with how many.
pub const KNOWN_DOUBLES: &[(&str, usize)] = &[
    ("Agenda", 2),
    ("By", 3),
    ("Cell", 2),
    ("Column", 2),
    ("Command", 2),
    ("Course", 2),
    ("Desk", 2),
    ("Division", 2),
    ("Done", 2),
    ("Entry", 2),
    ("Event", 2),
    ("Flow", 2),
    ("Form", 2),
    ("Item", 3),
    ("Layout", 2),
    ("Lexicon", 2),
    ("Line", 5),
    ("Names", 2),
    ("Office", 2),
    ("Part", 3),
    ("Parts", 2),
    ("Pen", 4),
    ("Place", 4),
    ("Read", 2),
    ("Reader", 2),
    ("Reading", 2),
    ("RefusedRow", 2),
    ("Rows", 2),
    ("Running", 2),
    ("Service", 2),
    ("Sheet", 3),
    ("Shown", 2),
    ("Slot", 3),
    ("Source", 4),
    ("Stage", 2),
    ("Step", 2),
    ("Sum", 2),
    ("Table", 3),
    ("Team", 2),
    ("Token", 2),
    ("Words", 2),
    ("Work", 2),
];
