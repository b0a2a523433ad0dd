//! The needs about the programme as a whole, its clients' wishes and what it accounts for.

use crate::{Need, call, fact, refused};

pub const NEEDS: &[Need] = &[
    Need {
        code: "F19",
        what: "the score of the survey of each year; none where few answered",
        keys: "5 S-Tab",
        shows: &["▌Vertrek en medewerkersonderzoek", "het hele progr… 8,2", "AMO COA Hoofdd…   –"],
        facts: &[],
        commands: &[
            call(
                "binnenwerk list surveys --filter 'held_on=15-11-2026 team=leeg'",
                &["8,2"],
                &[fact("list surveys --filter 'held_on=15-11-2026 team=leeg'", "/0/score", "8.2")],
            ),
            call(
                "binnenwerk add survey held_on=22-11-2026 team=T032 score=9 answers=4",
                &[],
                &[
                    fact("list surveys --filter held_on=22-11-2026", "/0/answers", "4"),
                    fact("list surveys --filter held_on=22-11-2026", "/0/score", "null"),
                ],
            ),
        ],
    },
    Need {
        code: "F20",
        what: "absence as a rate, by team and by period, without causes",
        keys: "5 Tab Tab Tab",
        shows: &["▌Bezetting en verzuim per maand", "Verzuim %", "4,9"],
        facts: &[],
        commands: &[call(
            "binnenwerk report absence --from 1-1-2026 --to 22-11-2026 --by team",
            &["AMO COA Hoofddorp", "5,26"],
            &[fact("report absence --from 1-1-2026 --to 22-11-2026", "/rate", "5.26")],
        )],
    },
    Need {
        code: "F21",
        what: "talks with clients, and chances for more jobs",
        keys: "7 Tab n 'COA' Enter Enter 'Wil uitbreiden' Enter",
        shows: &["Wil uitbreiden", "bewaard"],
        facts: &[fact("list client_talks --filter note:uitbreiden", "/0/chance", "Archief COA Hoofddorp")],
        commands: &[
            call(
                "binnenwerk add client_talk opdrachtgever=COA datum=22-11-2026 notitie='Wil uitbreiden'",
                &[],
                &[fact("list client_talks --filter note:uitbreiden", "/0/organisation", "COA")],
            ),
            call(
                "binnenwerk chance agree 'Bos & natuur Doc-Direkt Middelburg'",
                &[],
                &[fact("list chances --filter 'name:Bos'", "/0/phase", "agreed")],
            ),
        ],
    },
    Need {
        code: "F22",
        what: "whether a task package displaces other work, noted when it starts in a team",
        keys: "f 'T027' Enter i n 'verdringing' Enter 'logistiek b' Enter Enter Enter 'Ondernemingsraad' Enter Enter",
        shows: &["bewaard"],
        facts: &[fact("list displacement_checks --filter 'team:T027 checked_on=today'", "/0/displaces", "false")],
        commands: &[
            call(
                "binnenwerk report displacement",
                &["Logistiek Doc-Direkt Arnhem"],
                &[fact("report displacement", "/unchecked/3/team", "Logistiek Doc-Direkt Arnhem")],
            ),
            call(
                "binnenwerk add displacement_check team=T027 takenpakket='Logistiek B' getoetst_op=22-11-2026 verdringt=nee",
                &[],
                &[fact("report displacement", "/unchecked/3/team", "Pandteam FMHaaglanden Heerlen")],
            ),
        ],
    },
    Need {
        code: "F23",
        what: "what the register said of a member, when, and when to ask again",
        keys: "f '100027' Enter R Enter Enter Enter '1-12-2027' Enter",
        shows: &["bewaard"],
        facts: &[fact("list register_checks --filter 'member:Slagter from=today'", "/0/next_check", "2027-12-01")],
        commands: &[call(
            "binnenwerk register 100027 ja --next 1-12-2027",
            &[],
            &[
                fact("list register_checks --filter 'member:Slagter from=today'", "/0/counts_for_agreement", "true"),
                fact("list register_checks --filter 'member:Slagter from=today'", "/0/next_check", "2027-12-01"),
            ],
        )],
    },
    Need {
        code: "F24",
        what: "a year of the programme in one go",
        keys: "5 t '31-12-2025' Enter",
        shows: &["694,0"],
        facts: &[],
        commands: &[call(
            "binnenwerk report year 2025",
            &[
                "694 banen",
                "545 mensen in 70 teams",
                "181,2 nieuwe banen",
                "Banen per opdrachtgever",
                "Banen per werksoort",
            ],
            &[fact("report jobs --as-of 31-12-2025", "/jobs", "694.0")],
        )],
    },
    Need {
        code: "F25",
        what: "the day of the oath or promise",
        keys: "f '100528' Enter i + Down Down Down Enter '22-11-2026' Enter",
        shows: &["bewaard"],
        facts: &[fact("show member 100528", "/oath_on", "2026-11-22")],
        commands: &[call(
            "binnenwerk set member 100528 eed=22-11-2026",
            &[],
            &[fact("show member 100528", "/oath_on", "2026-11-22")],
        )],
    },
    Need {
        code: "F26",
        what: "teams all over the country, by province",
        keys: "/ 'provincie=drenthe' Enter",
        shows: &["Teams 9 /provincie=drenthe", "AMO P-Direkt Assen"],
        facts: &[],
        commands: &[
            call("binnenwerk list teams --filter provincie=drenthe", &["Archief P-Direkt Veenhuizen"], &[]),
            call(
                "binnenwerk report jobs --by province",
                &["Drenthe", "110,5"],
                &[fact("report jobs --by province", "/lines/0/jobs", "110.5")],
            ),
        ],
    },
    Need {
        code: "F27",
        what: "another programme, under its own name",
        keys: ": 'parameters' Enter / 'programme' Enter End Enter 'Zuidplein' Enter",
        shows: &[" Zuidplein 1 Rooster", "bewaard"],
        facts: &[fact("show parameter programme_name", "/text", "Zuidplein")],
        commands: &[
            call(
                "binnenwerk set parameter programme_name tekst=Zuidplein",
                &[],
                &[fact("show parameter programme_name", "/text", "Zuidplein")],
            ),
            call("binnenwerk report year 2025", &["# Zuidplein: jaaroverzicht 2025"], &[]),
        ],
    },
    Need {
        code: "F28",
        what: "who changed what, and nothing kept that may not be kept",
        keys: "f '100027' Enter c 'Last van een depressie' Enter",
        shows: &["gezondheid"],
        facts: &[],
        commands: &[
            refused("binnenwerk contact 100027 'Last van een depressie'", &["gezondheid"], &[]),
            call("binnenwerk log --verify", &["Alles is in orde"], &[]),
        ],
    },
    Need {
        code: "F29",
        what: "lists written for a spreadsheet, and files of an office read in",
        keys: "e Home 'lijst-' Enter",
        shows: &["regels geschreven naar"],
        facts: &[],
        commands: &[
            call("binnenwerk list teams --out teams.csv", &[], &[fact("list teams", "/0/code", "T053")]),
            call("binnenwerk import teams.csv", &["Er is niets veranderd"], &[]),
        ],
    },
];
