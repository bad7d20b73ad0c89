//! How right a codebook is: samples, accuracy and corrected series, against worlds whose truth is known.

mod accuracy;
mod build;
mod corrected;
mod differs;
mod library;
mod packet;
mod sample;
