//! The needs about teams, clients and the numbers of the programme.

use crate::{Need, call, fact};

pub const NEEDS: &[Need] = &[
    Need {
        code: "F1",
        what: "places of a team, with a warning outside the size that fits its work",
        keys: "f 'T032' Enter i Down Down Right Enter '40' Enter",
        shows: &["Bij Logistiek passen 8 tot 15 plaatsen", "bewaard"],
        facts: &[fact("show team T032", "/places", "40")],
        commands: &[
            call(
                "binnenwerk set team T032 plaatsen=40",
                &["Bij Logistiek passen 8 tot 15 plaatsen"],
                &[fact("show team T032", "/places", "40")],
            ),
            call(
                "binnenwerk set work_type Logistiek max=40",
                &[],
                &[fact("show work_type Logistiek", "/max_size", "40")],
            ),
        ],
    },
    Need {
        code: "F2",
        what: "one leader and one job coach for each team, and which teams lack one",
        keys: "f 'T042' Enter i n 'rol' Enter 'kaya' Enter Enter Enter",
        shows: &["Kaya, Fleur", "bewaard"],
        facts: &[
            fact("list teams --filter code=T042", "/0/leader", "Kaya, Fleur"),
            fact("list teams --filter code=T042 --as-of 21-11-2026", "/0/leader", "null"),
        ],
        commands: &[
            call(
                "binnenwerk report gaps",
                &["Reiniging DUO Winschoten", "ontbreekt"],
                &[fact("report gaps", "/gaps/1/leader", "null")],
            ),
            call(
                "binnenwerk add team_role team=T042 begeleider='Kaya, Fleur' rol=teamleider vanaf=22-11-2026",
                &["toegevoegd"],
                &[
                    fact("list teams --filter code=T042", "/0/leader", "Kaya, Fleur"),
                    fact("report gaps", "/gaps/1/code", "T048"),
                ],
            ),
        ],
    },
    Need {
        code: "F3",
        what: "a job coach of their own for a member",
        keys: "f '100027' Enter i n 'eigen' Enter 'demir' Enter Enter",
        shows: &["bewaard"],
        facts: &[fact("list own_coach --filter member:Slagter", "/0/staff", "Demir, Nina")],
        commands: &[call(
            "binnenwerk add own_coach member=100027 staff='Demir, Nina' from=1-12-2026",
            &["toegevoegd"],
            &[fact("list own_coach --filter member:Slagter --as-of 1-12-2026", "/0/staff", "Demir, Nina")],
        )],
    },
    Need {
        code: "F4",
        what: "kinds of work, and task packages with a version for every change",
        keys: ": 'werksoorten' Enter Down Tab i n 'versie' Enter '3' Enter 'Ordenen en scannen' Enter Enter",
        shows: &["Ordenen en scannen", "bewaard"],
        facts: &[
            fact(
                "list package_versions --filter 'task_package=\"Archief A\"' --sort -version",
                "/0/description",
                "Ordenen en scannen",
            ),
            fact(
                "list package_versions --filter 'task_package=\"Archief A\"' --sort -version",
                "/0/from",
                "2026-11-22",
            ),
        ],
        commands: &[call(
            "binnenwerk package 'Archief A' 'Ordenen en scannen'",
            &["Bewaard"],
            &[fact(
                "list package_versions --filter 'task_package=\"Archief A\"' --sort -version",
                "/0/description",
                "Ordenen en scannen",
            )],
        )],
    },
    Need {
        code: "F5",
        what: "the fixed site of a team, and more than one client for its work",
        keys: "f 'T032' Enter i + Down Down Enter 'Gebouw B' Enter n 'aandeel' Enter 'doc-direkt' Enter '60' Enter Enter n 'aandeel' Enter 'DUO' Enter '40' Enter Enter",
        shows: &["Gebouw B", "DUO", "bewaard"],
        facts: &[
            fact("show team T032", "/site", "Gebouw B"),
            fact("list client_shares --filter team:T032 --sort share", "/0/organisation", "DUO"),
            fact("list client_shares --filter team:T032 --sort share", "/1/share", "60"),
            fact("list client_shares --filter team:T032 --as-of 21-11-2026", "/0/share", "100"),
        ],
        commands: &[
            call(
                "binnenwerk set team T032 'vaste locatie=Gebouw B'",
                &[],
                &[fact("show team T032", "/site", "Gebouw B")],
            ),
            call(
                "binnenwerk share T032 Doc-Direkt 60",
                &[],
                &[fact("list client_shares --filter team:T032", "/0/share", "60")],
            ),
            call(
                "binnenwerk share T032 DUO 40",
                &[],
                &[fact("list client_shares --filter team:T032 --sort share", "/0/organisation", "DUO")],
            ),
        ],
    },
    Need {
        code: "F6",
        what: "pilots that end soon, and what becomes of them",
        keys: "2 / 'pilot' Enter Down Enter Enter",
        shows: &["T070 Autowassen", "bewaard"],
        facts: &[fact("list teams --filter code=T069", "/0/status", "structural")],
        commands: &[
            call(
                "binnenwerk list teams --filter 'status=pilot pilot_until<90d' --sort pilot_until",
                &["Catering Rijksschoonmaakorganisatie Arnhem"],
                &[fact(
                    "list teams --filter 'status=pilot pilot_until<90d' --sort pilot_until",
                    "/0/pilot_until",
                    "2026-12-01",
                )],
            ),
            call(
                "binnenwerk team convert T069",
                &[],
                &[fact("list teams --filter code=T069", "/0/status", "structural")],
            ),
        ],
    },
    Need {
        code: "F7",
        what: "jobs agreed and jobs there, by month, client and kind of work",
        keys: "5 Tab Tab Tab Tab Tab",
        shows: &["▌Banen per werksoort", "129,4", "Banen per opdrachtgever", "84,4"],
        facts: &[],
        commands: &[
            call(
                "binnenwerk report jobs --by month --from 1-10-2026",
                &["856,7"],
                &[
                    fact("report jobs", "/target_jobs", "1500"),
                    fact("report jobs --by month --from 1-10-2026", "/lines/0/jobs", "856.7"),
                ],
            ),
            call(
                "binnenwerk report clients",
                &["84,4"],
                &[
                    fact("report clients", "/lines/4/client", "DUO"),
                    fact("report clients", "/lines/4/agreed_jobs", "95"),
                    fact("report clients", "/lines/4/jobs", "84.4"),
                ],
            ),
            call(
                "binnenwerk report jobs --by work-type",
                &["129,4"],
                &[fact("report jobs --by work-type", "/lines/1/jobs", "129.4")],
            ),
        ],
    },
    Need {
        code: "F8",
        what: "jobs of 25.5 hours and people, on any day",
        keys: "t '31-12-2023' Enter",
        shows: &["390,9/1500", "Medewerkers · Alle teams 353"],
        facts: &[],
        commands: &[call(
            "binnenwerk report jobs --as-of 31-12-2023",
            &["390,9", "353", "25,5"],
            &[
                fact("report jobs --as-of 31-12-2023", "/jobs", "390.9"),
                fact("report jobs --as-of 31-12-2023", "/people", "353"),
                fact("report jobs", "/people", "674"),
            ],
        )],
    },
    Need {
        code: "F9",
        what: "what counts for the quota of each client",
        keys: "4 / 'COA' Enter",
        shows: &["Quotum", "83,2"],
        facts: &[],
        commands: &[call(
            "binnenwerk report clients",
            &["Quotumbanen", "83,2"],
            &[fact("report clients", "/lines/2/client", "COA"), fact("report clients", "/lines/2/quota_jobs", "83.2")],
        )],
    },
];
