//! Every form and layer, with the keys that lead there; the views follow from the table of actions.

/// What the screen begins with.
#[derive(Clone, Copy, PartialEq)]
pub enum Start {
    /// The demonstration.
    Demo,
    /// A roster with nothing in it.
    Nothing,
    /// The demonstration, in which another was first with the cell that is being edited.
    Overtaken,
}

/// A form or layer.
pub struct Shown {
    /// The identifier of the title of a form; the name of a layer.
    pub name: &'static str,
    pub start: Start,
    /// What leads there.
    pub keys: &'static str,
    /// What is on the screen then; of a form its title.
    pub says: &'static str,
}

const fn form(name: &'static str, keys: &'static str) -> Shown {
    Shown { name, start: Start::Demo, keys, says: "" }
}

const fn layer(name: &'static str, keys: &'static str, says: &'static str) -> Shown {
    Shown { name, start: Start::Demo, keys, says }
}

/// By the identifiers of their titles in `src/app/form_kind.rs`.
pub const FORMS: &[Shown] = &[
    form("hire", "Down Down Down Tab n"),
    form("rehire", "t '1-1-2021' Enter Tab / 'fernandes, guus' Enter : 'opnieuw in dienst' Enter"),
    form("team", "n"),
    form("vacancy", "Down Down Down Tab Tab n"),
    form("add", "4 n"),
    form("end-placement", "Tab x"),
    form("end-service", "Tab X"),
    form("extend-contract", "2 / 'contract loopt' Enter Down Enter"),
    form("contracts", "2 K"),
    form("close-chance", "7 Down x"),
    form("team-of-chance", "7 Down > > > > >"),
    form("fill", "2 Down Enter"),
    form("close-vacancy", "Down Down Down Tab Tab x"),
    form("contact", "Tab c"),
    form("start-absence", "Tab z"),
    form("end-absence", "Tab / 'status:verzuim' Enter z"),
    form("close", ": 'instrumenten' Enter i x"),
    form("enrol", "3 Tab n"),
    form("end-application", "3 Tab Right Right Right Right x"),
    form("place", "3 Tab Right Right Right Right p"),
    form("leave-staff", "8 Down x"),
    form("hand-over", "8 Down m"),
    form("end-team", "Down Down Down x"),
    form("stand-still", "Down Down Down : 'zet team stil' Enter"),
    form("resume", "Down Down Down : 'zet team stil' Enter Enter : 'weer aan het werk' Enter"),
    form("convert", "/ 'fase=pilot' Enter Down : 'maak pilot' Enter"),
    form("merge-client", "4 Down : 'voeg opdrachtgever' Enter"),
    form("split-client", "4 Down : 'splits' Enter"),
    form("fix-statement", "4 Down Down Tab Tab Tab Tab n n"),
    form("credit-statement", "4 Down Down Tab Tab Tab Tab Enter x"),
    form("close-period", ": 'sluit een maand' Enter"),
    form("as-of", "t"),
    form("name-view", "W"),
    form("about-files", ": 'inlezen' Enter 'tests/data/werksoorten.csv' Enter o"),
    form("export", "Tab e"),
    form("letters", "Tab L"),
];

/// By the names of their variants in `src/app/layers/mod.rs`.
pub const LAYERS: &[Shown] = &[
    layer("Editor", "Tab Right Right Enter '48' Enter", "48"),
    layer("BulkEdit", "Tab Right Right S-Down S-Down '28'", "wijzigen"),
    layer("Picker", "Tab m 'arch'", "naar team, vanaf"),
    layer("Form", "Down Down Down Tab n Enter 'Sara de Wit' Enter", "Sara de Wit"),
    layer("Filter", "Tab / 'archief uren<24'", "archief uren<24"),
    layer("RecordDetail", "Tab i", "1 Nu"),
    layer("Charges", "4 Down Down Tab Tab Tab Tab n", "nog niet vast"),
    layer("Contracts", "2 K '31-12-2027' Enter", "gaan door"),
    layer("DryRun", "Tab S-Down S-Down S-Down m 'archief' Enter", "gaan door"),
    layer("Correction", "Tab Right Right = = '28' Enter", "cijfers veranderen"),
    layer("JobsBy", "r", "totaal"),
    layer("Palette", "?", "Hulp"),
    Shown { name: "Conflict", start: Start::Overtaken, keys: "Tab Right Right Enter '28'", says: "Iemand was u voor" },
    layer("ConfirmNote", "Tab c 'is depressief' Enter", "Mag dit worden vastgelegd"),
    layer("HandOver", "8 Down m 'dem' Enter 'dijk' Enter Enter Enter Enter", "wat gaat naar wie"),
    layer("Erasure", "2 Enter", "voorgoed wissen"),
    Shown { name: "FirstStart", start: Start::Nothing, keys: "", says: "Hoe wilt u beginnen?" },
    layer("Columns", "Tab C", "Kolommen"),
    layer("Files", ": 'inlezen' Enter 'tests/da' Tab", "werksoorten.csv"),
    layer("Import", ": 'inlezen' Enter 'tests/data/rooster-plat.csv' Enter", "geweigerd"),
];
