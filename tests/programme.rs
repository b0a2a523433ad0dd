//! Another programme on the real screen: its own name, unit, target and kinds of work stand where the first one's stood.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use support::office::Office;

#[test]
fn another_programme_sees_its_own_name_unit_target_and_work() {
    let office = Office::new();
    for fields in [
        ["parameter", "name=programme_name", "text=Bedrijvenpark Zuid", "from=1-1-2020"],
        ["parameter", "name=job_hours", "value=30", "from=1-1-2020"],
        ["parameter", "name=target_jobs", "value=1500", "from=1-1-2020"],
        ["parameter", "name=target_jobs", "value=900", "from=1-1-2023"],
        ["work_type", "naam=Groenvoorziening", "min_size=2", "max_size=40"],
    ] {
        let args: Vec<&str> = ["add"].into_iter().chain(fields).collect();
        let said = office.run(&args);
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    }
    let args =
        ["add", "team", "code=G1", "naam=Groen Zuid", "werksoort=Groenvoorziening", "plaatsen=30", "from=1-1-2023"];
    assert!(office.run(&args).status.success());
    assert!(office.run(&["move", "100003", "G1", "--on", "1-12-2023"]).status.success());
    let mut screen = office.launch().size(40, 150).start();
    screen.wait_for("Bedrijvenpark Zuid 1 Rooster");
    screen.wait_for("739,5/900");
    screen.keys("5").wait_for("doel 900");
    screen.keys("Tab Tab Tab Tab Tab").wait_for("Groenvoorziening");
    assert!(!screen.contents().contains("Binnenwerk"), "{}", screen.contents());
    assert!(!screen.contents().contains("1500"), "{}", screen.contents());
}
