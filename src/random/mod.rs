//! All chance: luck by address, and the distributions of what is uncertain.
//!
//! A random number is not drawn from a stream that is used up but read at an address: a [`Key`]
//! made of the seed, the path of its purpose and its kind, then draw, repeat and round. So nothing
//! added to a scenario shifts the luck of the rest, and a negotiation is the same alone and in any
//! company.

mod beta;
mod chacha;
mod cumulated;
mod distribution;
mod key;
mod listed;
mod misfit;
mod ninety;
mod normal;
mod pert;
mod pool;
mod sampler;
mod sobol;
mod uniform;

pub use chacha::{Block, block_uniforms, blocks, once_uniforms};
pub use distribution::Distribution;
pub use key::{Key, Kind};
pub use listed::MOST_LISTED;
pub use misfit::Misfit;
pub(crate) use normal::cdf as normal_cdf;
pub use normal::quantile as normal_quantile;
pub(crate) use normal::quantiles as normal_quantiles;
pub use sampler::Sampler;
pub use sobol::Sobol;
pub use uniform::{input_uniforms, once, round};
