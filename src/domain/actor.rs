//! Who acts, as the log names them: by a name that the system or the line of a key gives, or by one that somebody gave themselves.

/// What stands between the name that somebody gave themselves and the name by which the system knows them.
pub const DECLARED: &str = " via ";

/// The name in the log of somebody whom the system knows as `known`, and who says to be `said`: only when these differ does it hold
/// both, so that nobody is taken for another on their own word.
pub fn declared(said: &str, known: &str) -> String {
    if said == known { known.to_owned() } else { format!("{said}{DECLARED}{known}") }
}

/// The name by which the system knows who gave themselves the name in the log; `None` for a name that is not of their own giving.
pub fn declared_by(actor: &str) -> Option<&str> {
    actor.rsplit_once(DECLARED).map(|(_, known)| known)
}

/// Whether a name can stand for somebody: there is something in it, and it does not read as one that was given by another.
pub fn can_be_declared(name: &str) -> bool {
    !name.trim().is_empty() && declared_by(name).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_ones_own_giving_tells_who_gave_it() {
        assert_eq!(declared("maria", "maria"), "maria");
        assert_eq!((declared_by("maria"), declared("maria", "piet").as_str()), (None, "maria via piet"));
        assert_eq!(declared_by("maria via piet"), Some("piet"));
        assert_eq!(declared_by(&declared("x via y", "piet")), Some("piet"));
        assert!(can_be_declared("Jansen, Piet") && !can_be_declared(" ") && !can_be_declared("maria via piet"));
    }
}
