//! The passphrase that opens a locked screen: only its hash is kept, made slowly on purpose (Argon2id).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::domain::id::Id;

/// The hash of a passphrase, in the form of PHC, as it stands in the settings. `salt` is to be another one each time.
/// `None` for one that cannot be hashed: longer than any that is typed.
pub fn passphrase_hash(passphrase: &str, salt: Id) -> Option<String> {
    let hash: PasswordHash = Argon2::default().hash_password_with_salt(passphrase.as_bytes(), salt.bytes()).ok()?;
    Some(hash.to_string())
}

/// Whether a text is such a hash.
pub fn is_passphrase_hash(text: &str) -> bool {
    PasswordHash::new(text).is_ok_and(|hash| hash.hash.is_some() && hash.salt.is_some())
}

/// Whether this is the passphrase of a hash.
pub fn is_passphrase(passphrase: &str, hash: &str) -> bool {
    let hash = PasswordHash::new(hash);
    hash.is_ok_and(|hash| Argon2::default().verify_password(passphrase.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_passphrase_itself_fits_its_hash_and_the_hash_says_nothing_of_it() {
        let hash = passphrase_hash("vier hoge bomen", Id::from_bytes([7; 16])).expect("can be hashed");
        assert!(is_passphrase_hash(&hash) && hash.starts_with("$argon2id$") && !hash.contains("bomen"), "{hash}");
        assert!(is_passphrase("vier hoge bomen", &hash));
        assert!(!is_passphrase("vier hoge boom", &hash) && !is_passphrase("", &hash));
        assert_ne!(passphrase_hash("vier hoge bomen", Id::from_bytes([8; 16])), Some(hash));
        assert!(!is_passphrase_hash("geheim") && !is_passphrase("geheim", "geheim"));
    }
}
