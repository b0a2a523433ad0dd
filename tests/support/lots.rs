//! Lots: the same for the same seed, so that what a lot found is found again.

/// Lots drawn from a seed, which is not zero.
pub struct Lots(pub u64);

impl Lots {
    /// A number below `limit`, which is not zero.
    pub fn draw(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }

    /// A place in something of this length, its end included.
    pub fn place(&mut self, length: usize) -> usize {
        self.draw(length as u64 + 1) as usize
    }

    /// One of these.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.draw(all.len() as u64) as usize]
    }
}
