//! Nothing here: the benches stand in benches/.
