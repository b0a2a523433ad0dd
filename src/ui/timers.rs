//! What happens because nobody does anything: the screen locks, and what was revealed is concealed. There is no ticking: the loop is told
//! how long it may sleep.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// After how long without a key which of them happens; never where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IdleLimits {
    /// The screen locks after this long without a key.
    pub lock: Option<Duration>,
    /// What was revealed is concealed after this long, keys or none.
    pub reveal: Option<Duration>,
}

/// When they will happen. Moments are durations since the machine started.
#[derive(Debug)]
pub(super) struct IdleTimers {
    limits: IdleLimits,
    last_key: Duration,
    revealed: Option<Duration>,
}

impl IdleTimers {
    pub fn from(limits: IdleLimits, now: Duration) -> Self {
        Self { limits, last_key: now, revealed: None }
    }

    /// A key was pressed.
    pub fn touch(&mut self, now: Duration) {
        self.last_key = now;
    }

    /// Sensitive values were revealed.
    pub fn reveal(&mut self, now: Duration) {
        self.revealed = Some(now);
    }

    /// Whether it is time to lock the screen.
    pub fn is_lock_due(&self, now: Duration) -> bool {
        self.lock_at().is_some_and(|at| at <= now)
    }

    /// Whether it is time to conceal what was revealed; after that it is not until something is revealed again.
    pub fn take_conceal(&mut self, now: Duration) -> bool {
        let due = self.conceal_at().is_some_and(|at| at <= now);
        if due {
            self.revealed = None;
        }
        due
    }

    /// How long nothing of this happens, at most `most`.
    pub fn rest(&self, now: Duration, is_locked: bool, most: Duration) -> Duration {
        let lock = self.lock_at().filter(|_| !is_locked);
        let next = lock.into_iter().chain(self.conceal_at()).map(|at| at.saturating_sub(now));
        next.chain([most]).min().unwrap_or(most)
    }

    fn lock_at(&self) -> Option<Duration> {
        Some(self.last_key + self.limits.lock?)
    }

    fn conceal_at(&self) -> Option<Duration> {
        Some(self.revealed? + self.limits.reveal?)
    }
}

/// The time since the machine started. It goes on while a portable machine sleeps with its lid closed.
pub(super) fn now() -> Duration {
    let time = clock_gettime(ClockId::Boottime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loop_sleeps_until_the_first_of_them_and_without_limits_as_long_as_ever() {
        let seconds = Duration::from_secs;
        let off = IdleTimers::from(IdleLimits::default(), seconds(5));
        assert_eq!(off.rest(seconds(900), false, seconds(60)), seconds(60));
        assert!(!off.is_lock_due(seconds(900)));
        let limits = IdleLimits { lock: Some(seconds(300)), reveal: Some(seconds(120)) };
        let mut timers = IdleTimers::from(limits, seconds(0));
        assert_eq!(timers.rest(seconds(290), false, seconds(60)), seconds(10));
        timers.touch(seconds(290));
        timers.reveal(seconds(300));
        assert_eq!(timers.rest(seconds(400), false, seconds(60)), seconds(20));
        assert!(
            !timers.take_conceal(seconds(419))
                && timers.take_conceal(seconds(420))
                && !timers.take_conceal(seconds(999))
        );
        assert!(!timers.is_lock_due(seconds(589)) && timers.is_lock_due(seconds(590)));
        assert_eq!(timers.rest(seconds(590), false, seconds(60)), seconds(0));
        assert_eq!(timers.rest(seconds(590), true, seconds(60)), seconds(60), "locked, it sleeps");
    }
}
