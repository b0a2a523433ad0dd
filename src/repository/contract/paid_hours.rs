//! Paid hours: what clients are credited with over a period.

use std::collections::BTreeMap;

use super::*;
use crate::domain::paid_hours::{CountedHours, PaidHours, takers};

/// The paid hours of a period are what adding up its days gives, client by client.
pub fn are_those_of_each_day(repo: &dyn Repository, (first, last): (Day, Day)) {
    let shares = repo.all_of::<ClientShare>().expect("reads");
    let (mut found, mut wanted) = (BTreeMap::<Option<Id>, PaidHours>::new(), BTreeMap::<Option<Id>, PaidHours>::new());
    repo.each_counted_hours((first, last), &mut |counted| {
        let of_team: Vec<ClientShare> = shares.iter().filter(|share| share.team == counted.team).cloned().collect();
        for (client, share, days) in takers(counted.credited, &of_team, (first, last)) {
            found.entry(client).or_default().add(counted, share, days);
        }
    })
    .expect("reads");
    for day in first.iter_days().take_while(|day| *day <= last) {
        for group in repo.placement_groups(day).expect("counts") {
            let (team, credited, hours, quota_hours) = (group.team, group.credited, group.hours, group.quota_hours);
            let counted = CountedHours { team, credited, hours, quota_hours, from: day, until: Some(day) };
            let of_team: Vec<ClientShare> = shares.iter().filter(|share| share.team == team).cloned().collect();
            for (client, share, days) in takers(credited, &of_team, (day, day)) {
                wanted.entry(client).or_default().add(&counted, share, days);
            }
        }
    }
    for paid in [&mut found, &mut wanted] {
        paid.retain(|_, paid| *paid != PaidHours::default());
    }
    assert_eq!(found, wanted, "{first} to {last}");
}
