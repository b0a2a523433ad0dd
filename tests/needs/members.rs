//! The needs about members, from candidate to leaving.

use crate::{Need, call, fact, refused};

pub const NEEDS: &[Need] = &[
    Need {
        code: "F10",
        what: "candidates for members and leaders, stage by stage, to a place",
        keys: "3 Tab > p Enter",
        shows: &["Zijlstra, Xandra · Geplaatst 22-11-2026", "bewaard"],
        facts: &[
            fact("list members --filter 'name=\"Zijlstra, Xandra\"'", "/0/team", "Pandteam FMHaaglanden Leeuwarden"),
            fact("list members --filter 'name=\"Zijlstra, Xandra\"'", "/0/placed_from", "2026-11-22"),
        ],
        commands: &[
            call(
                "binnenwerk apply K047 V065",
                &[],
                &[fact("list applications --filter 'vacancy=V065'", "/0/candidate", "Aa, Gerrit van der")],
            ),
            call(
                "binnenwerk advance K047 V065",
                &[],
                &[fact("list applications --filter 'vacancy=V065'", "/0/stage", "Intake")],
            ),
            call(
                "binnenwerk place K047 V065",
                &[],
                &[fact("list teams --filter code=T042", "/0/leader", "Aa, Gerrit van der")],
            ),
        ],
    },
    Need {
        code: "F11",
        what: "instruments of a member: asked for, granted, from, until, amount, reminder",
        keys: "f '100027' Enter i n 'instrument' Enter 'jobcoach' Enter Enter Enter Enter Enter '2700' Enter 'jaar' Enter 'UWV' Enter Enter",
        shows: &["bewaard"],
        facts: &[
            fact("list instruments --filter 'member:Slagter from=today'", "/0/amount", "2700"),
            fact("list instruments --filter 'member:Slagter from=today'", "/0/status", "requested"),
        ],
        commands: &[
            call(
                "binnenwerk instrument request 100372 jobcoachvoorziening --payer UWV",
                &[],
                &[fact("show member 100372", "/instruments/0/status", "requested")],
            ),
            call(
                "binnenwerk instrument grant 100372 jobcoachvoorziening --amount 2700 --per jaar --until 31-12-2026",
                &[],
                &[
                    fact("show member 100372", "/instruments/0/status", "granted"),
                    fact("show member 100372", "/instruments/0/amount", "2700"),
                    fact("show member 100372", "/instruments/0/until", "2026-12-31"),
                ],
            ),
            call("binnenwerk report agenda --filter Oscar", &["termijn", "Hoekstra, Oscar", "31-12-2026"], &[]),
        ],
    },
    Need {
        code: "F12",
        what: "what a client is charged for a period, each line traceable",
        keys: "4 Down Down Down Down Down Tab Tab Tab Tab n n Enter Enter Up",
        shows: &["2026-0053"],
        facts: &[fact("list statements --filter number=2026-0053", "/0/organisation", "DUO")],
        commands: &[
            call(
                "binnenwerk report charges --statement 2026-0048",
                &["loonkostensubsidie", "691.040,49"],
                &[
                    fact("report charges --statement 2026-0048", "/costs", "691040.49"),
                    fact("report charges --statement 2026-0048", "/lines/0/sources/1/kind", "rate"),
                ],
            ),
            call(
                "binnenwerk statement fix DUO",
                &["vastgesteld"],
                &[fact("list statements --filter number=2026-0053", "/0/organisation", "DUO")],
            ),
        ],
    },
    Need {
        code: "F13",
        what: "contact with a member in one line, and with whom it is overdue",
        keys: "f '100451' Enter c 'gaat goed' Enter",
        shows: &["bewaard"],
        facts: &[
            fact("list contacts --filter 'note=\"gaat goed\"'", "/0/member", "Hof, Pim op 't"),
            fact("report contacts", "/overdue/0/number", "100557"),
        ],
        commands: &[
            call("binnenwerk report contacts", &["100451"], &[fact("report contacts", "/overdue/0/days", "18")]),
            call(
                "binnenwerk contact 100451 'gaat goed'",
                &[],
                &[fact("report contacts", "/overdue/0/number", "100557")],
            ),
        ],
    },
    Need {
        code: "F14",
        what: "signals with an owner and a day, until they are closed",
        keys: "f '100027' Enter i n 'signaal' Enter 'Bus rijdt niet meer' Enter Enter 'demir' Enter Enter '29-11-2026' Enter",
        shows: &["bewaard"],
        facts: &[
            fact("list signals --filter subject:Bus", "/0/owner", "Demir, Nina"),
            fact("list signals --filter subject:Bus", "/0/due", "2026-11-29"),
        ],
        commands: &[
            call(
                "binnenwerk signal open 'Bus rijdt niet meer' --member 100027 --owner 'Demir, Nina' --due 29-11-2026",
                &[],
                &[
                    fact("list signals --filter subject:Bus", "/0/owner", "Demir, Nina"),
                    fact("list signals --filter subject:Bus", "/0/due", "2026-11-29"),
                ],
            ),
            call(
                "binnenwerk signal close 'Bus rijdt niet meer' --outcome 'Rijdt mee met een collega'",
                &[],
                &[fact("show signal 'Bus rijdt niet meer'", "/outcome", "Rijdt mee met een collega")],
            ),
        ],
    },
    Need {
        code: "F15",
        what: "other guidance for a member",
        keys: "f '100027' Enter i n 'extra' Enter 'geld' Enter 'Budgetwijzer' Enter Enter",
        shows: &["bewaard"],
        facts: &[
            fact("list guidance --filter member:Slagter", "/0/provider", "Budgetwijzer"),
            fact("list guidance --filter member:Slagter", "/0/form", "money"),
        ],
        commands: &[call(
            "binnenwerk add guidance medewerker=100027 vorm=geldzaken aanbieder=Budgetwijzer vanaf=22-11-2026",
            &[],
            &[fact("list guidance --filter member:Slagter", "/0/provider", "Budgetwijzer")],
        )],
    },
    Need {
        code: "F16",
        what: "a team at a standstill: its members are exempt and nobody new comes into it",
        keys: "f 'T032' Enter : 'zet team stil' Enter Enter f '100027' Enter m 'logistiek doc haag' Enter",
        shows: &["ligt stil. Plaats daar niemand"],
        facts: &[
            fact("list teams --filter code=T032", "/0/status", "standstill"),
            fact("list members --filter team:T032", "/0/status", "exempt"),
            fact("list members --filter number=100027", "/0/team", "Archief Staatsbosbeheer Zoetermeer"),
        ],
        commands: &[
            call(
                "binnenwerk team standstill T032",
                &[],
                &[fact("list members --filter team:T032", "/0/status", "exempt")],
            ),
            refused(
                "binnenwerk move 100027 T032",
                &["ligt stil. Plaats daar niemand"],
                &[fact("list members --filter number=100027", "/0/team", "Archief Staatsbosbeheer Zoetermeer")],
            ),
        ],
    },
    Need {
        code: "F17",
        what: "what is agreed with one member apart",
        keys: "f '100027' Enter i n 'maatwerk' Enter 'hulp' Enter 'Zit-stabureau' Enter Enter",
        shows: &["bewaard"],
        facts: &[fact("list arrangements --filter 'member:Slagter from=today'", "/0/terms", "Zit-stabureau")],
        commands: &[call(
            "binnenwerk add arrangement medewerker=100027 onderwerp=hulpmiddelen afspraak=Zit-stabureau vanaf=22-11-2026",
            &[],
            &[fact("list arrangements --filter 'member:Slagter from=today'", "/0/terms", "Zit-stabureau")],
        )],
    },
    Need {
        code: "F18",
        what: "how a member develops, and who leaves for which reason and where to",
        keys: "f '100627' Enter i n 'fase' Enter 'zelf' Enter Enter Esc X Enter 'door' Enter 'bedrijf' Enter Enter",
        shows: &["bewaard"],
        facts: &[
            fact("show member 100627", "/employment_phases/0/phase", "steady"),
            fact("report leavers --from 23-11-2026 --to 23-11-2026", "/leavers/0/end_reason", "moved_on"),
            fact("report leavers --from 23-11-2026 --to 23-11-2026", "/leavers/0/destination", "market"),
        ],
        commands: &[
            call(
                "binnenwerk phase 100627 zelfstandig",
                &[],
                &[fact("show member 100627", "/employment_phases/0/phase", "steady")],
            ),
            call(
                "binnenwerk end 100627 --service --reason doorstroom --destination bedrijf",
                &[],
                &[fact("report leavers --from 23-11-2026 --to 23-11-2026", "/leavers/0/destination", "market")],
            ),
        ],
    },
];
