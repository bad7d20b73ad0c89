//! What do agencies send?

pub mod iptc7901;
pub mod newsml1;
pub mod newsml_g2;
pub mod ninjs;
pub mod nitf;
pub mod ritzau;
pub mod wire;
