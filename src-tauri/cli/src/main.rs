//! The command line of Entente: one file a command, over the engine's doorway.

mod args;
mod articles;
mod backup;
mod bar;
mod bin;
mod bundle;
mod by_hand;
mod check;
mod cleaning;
mod code;
mod codebook;
mod compare;
mod composition;
mod copies;
mod coverage;
mod delete;
mod doctor;
mod drivers;
mod edit;
mod erase;
mod evaluate;
mod events;
mod export;
mod hits;
mod import;
mod info;
mod log;
mod originals;
mod out;
mod outlets;
mod provenance;
mod quadrants;
mod question;
mod rejections;
mod report;
mod restore;
mod spread;
mod trend;
mod undo;
mod verify;
mod validate;
mod voices;
mod words;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    // PDFs are read in a child of this program, so that one of them cannot take the rest with it.
    if let Some(done) = entente_engine::library::serve_child(std::env::args_os().nth(1).as_deref()) {
        return if done { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let args = args::Args::parse();
    let mut out = out::Out::new(args.json, args.quiet);
    let done = args.command.run(&mut out);
    out.end(done)
}
