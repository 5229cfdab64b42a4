//! The address of a purpose's luck: seed, path and kind as the key of the cipher.

/// What a random number decides, and so how it is addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An uncertain input: one number a draw.
    Input = 1,
    /// Something settled once a negotiation (or once a draw, as repeat 0).
    Once = 2,
    /// Something that happens anew every round.
    Round = 3,
}

/// Changes when the addresses of luck change.
const VERSION: u32 = 1;

/// A key of 256 bits: seed (64), FNV-1a-128 of the purpose's path (128), kind (32), version 1 (32),
/// little-endian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub [u32; 8]);

impl Key {
    /// The key of a purpose, such as `party.north.no_deal` (an input) or `balance` (a round's).
    pub fn new(seed: u64, path: &str, kind: Kind) -> Self {
        let hash = fnv_1a_128(path.as_bytes());
        let word = |i: u32| (hash >> (32 * i)) as u32;
        let [low, high] = [seed as u32, (seed >> 32) as u32];
        Key([low, high, word(0), word(1), word(2), word(3), kind as u32, VERSION])
    }

    /// As the bytes that seed a library generator.
    pub fn bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (chunk, word) in bytes.chunks_exact_mut(4).zip(self.0) {
            chunk.copy_from_slice(&word.to_le_bytes());
        }
        bytes
    }
}

/// The hash of Fowler, Noll and Vo with 128 bits.
fn fnv_1a_128(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(BASIS, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_has_its_published_values() {
        // From the authors' page of the hash (isthe.com/chongo/tech/comp/fnv) and its test suite.
        assert_eq!(fnv_1a_128(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fnv_1a_128(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(fnv_1a_128(b"foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }

    #[test]
    fn words_are_in_order() {
        let key = Key::new(0x0123_4567_89ab_cdef, "a", Kind::Round);
        let hash = [0x4e4a_8964, 0x7891_2b70, 0x6f1a_8caf, 0xd228_cb69];
        let [h0, h1, h2, h3] = hash;
        assert_eq!(key.0, [0x89ab_cdef, 0x0123_4567, h0, h1, h2, h3, 3, 1]);
        assert_eq!(key.bytes()[..8], [0xef, 0xcd, 0xab, 0x89, 0x67, 0x45, 0x23, 0x01]);
    }
}
