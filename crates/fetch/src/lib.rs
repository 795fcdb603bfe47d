//! The only room with network and clock.
