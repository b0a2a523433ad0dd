//! Tells typing from a paste that the terminal did not mark as one.
//!
//! For: keys outside a text field, where a pasted line would be a row of commands. Called by the terminal loop with the keys that
//! arrived together and the time. Pure: it must not read a clock.

use std::time::Duration;

/// More printable keys than this within [`WINDOW`] are a paste.
const KEYS: usize = 8;
/// The window in which keys count together, and the quiet after which a paste is over.
const WINDOW: Duration = Duration::from_millis(20);

/// How keys came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// One by one: they are commands.
    Typed,
    /// Too many at once for fingers: they are text, and outside a field they do nothing.
    Pasted,
}

/// Counts the printable keys of the last moments.
///
/// The reader sends keys that arrived together in one go, so a caller that empties its channel before it acts sees a
/// whole burst and can drop it before the first key has done anything.
#[derive(Debug, Default)]
pub struct Burst {
    recent: Vec<(Duration, usize)>,
    pasting: Option<Duration>,
}

impl Burst {
    /// Notes that `printable` printable keys arrived at the time `at` (since any fixed moment), and says how to take them.
    ///
    /// A paste goes on until 20 ms pass without a printable key.
    pub fn arrived(&mut self, at: Duration, printable: usize) -> Pace {
        self.recent.retain(|(then, _)| at.saturating_sub(*then) < WINDOW);
        if printable > 0 {
            self.recent.push((at, printable));
        }
        let together: usize = self.recent.iter().map(|(_, keys)| keys).sum();
        let going_on = self.pasting.is_some_and(|last| at.saturating_sub(last) < WINDOW);
        if together > KEYS || going_on {
            if printable > 0 {
                self.pasting = Some(at);
            }
            Pace::Pasted
        } else {
            self.pasting = None;
            Pace::Typed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn fast_typing_and_a_held_key_are_typed() {
        let mut burst = Burst::default();
        for n in 0..200 {
            assert_eq!(burst.arrived(ms(n * 5), 1), Pace::Typed);
        }
    }

    #[test]
    fn nine_keys_at_once_are_pasted_and_eight_are_not() {
        assert_eq!(Burst::default().arrived(ms(0), 8), Pace::Typed);
        assert_eq!(Burst::default().arrived(ms(0), 9), Pace::Pasted);
    }

    #[test]
    fn a_paste_in_pieces_is_one_paste_until_it_is_quiet() {
        let mut burst = Burst::default();
        assert_eq!(burst.arrived(ms(0), 5), Pace::Typed);
        assert_eq!(burst.arrived(ms(10), 5), Pace::Pasted);
        assert_eq!(burst.arrived(ms(25), 1), Pace::Pasted);
        assert_eq!(burst.arrived(ms(44), 1), Pace::Pasted);
        assert_eq!(burst.arrived(ms(64), 1), Pace::Typed);
    }

    #[test]
    fn keys_that_print_nothing_never_make_a_paste() {
        let mut burst = Burst::default();
        for n in 0..50 {
            assert_eq!(burst.arrived(ms(n), 0), Pace::Typed);
        }
    }
}
