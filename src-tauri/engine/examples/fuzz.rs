//! Mutates files for some minutes and reads them with every reader: what panics, or takes too long, is kept.
//!
//! `cargo run --example fuzz -- MINUTES FOLDER [TARGET]`; `FOLDER` takes what was found. Needs no nightly compiler; the
//! targets are those of `fuzz/`. The order of trials follows from fixed seeds.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[path = "../../../fuzz/src/targets.rs"]
mod targets;

use targets::{TARGETS, readers, run};

/// A trial that takes longer is a finding; the build for development is slow.
const SLOW: Duration = Duration::from_secs(5);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let minutes: f64 = arguments.first().and_then(|minutes| minutes.parse().ok()).unwrap_or(1.0);
    let found = PathBuf::from(arguments.get(1).map_or("target/fuzz", String::as_str));
    let chosen: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).filter(|name| arguments.get(2).map_or(*name != "any", |one| one == name)).collect();
    std::fs::create_dir_all(&found).expect("the folder of findings can be made");
    std::panic::set_hook(Box::new(|_| {}));
    let seeds = seeds();
    println!("{} seeds, {} targets, {minutes} minutes", seeds.len(), chosen.len());
    let end = Instant::now() + Duration::from_secs_f64(minutes * 60.0);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut trials, mut findings) = (0u64, 0u64);
    while Instant::now() < end {
        for target in &chosen {
            let data = mutated(&seeds, &mut random);
            findings += u64::from(trial(target, &data, &found));
            trials += 1;
        }
        // One reader after the other, beside the targets.
        let all: Vec<_> = readers("any").collect();
        let reader = all[random.below(all.len())];
        let data = mutated(&seeds, &mut random);
        findings += u64::from(told(reader.name, &data, &found, || targets::read(reader, &data)));
        trials += 1;
    }
    println!("{trials} trials, {findings} findings in {}", found.display());
    std::process::exit(i32::from(findings > 0));
}

fn trial(target: &str, data: &[u8], found: &Path) -> bool {
    told(target, data, found, || run(target, data))
}

/// Runs once; keeps the input where it panics or takes too long.
fn told(name: &str, data: &[u8], found: &Path, run: impl FnOnce()) -> bool {
    let start = Instant::now();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err();
    let slow = start.elapsed() > SLOW;
    if panicked || slow {
        let mark = data.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        let path = found.join(format!("{name}-{}-{mark:016x}", if panicked { "panic" } else { "slow" }));
        println!("{}: {:.1} s", path.display(), start.elapsed().as_secs_f64());
        _ = std::fs::write(path, data);
    }
    panicked || slow
}

/// Files to begin with: the invented ones, and the real ones where they lie beside the repository.
fn seeds() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut waiting = vec![root.join("tests/fixtures/intake"), root.join("../shared/data/formats")];
    let mut seeds = vec![Vec::new(), b"\xff\xfe<\0".to_vec()];
    while let Some(path) = waiting.pop() {
        let inside = std::fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut inside: Vec<PathBuf> = inside.collect();
        inside.sort();
        for path in inside {
            if path.is_dir() {
                waiting.push(path);
            } else if let Ok(bytes) = std::fs::read(&path) {
                // The beginning of a long file is enough, and many trials are worth more than long ones.
                seeds.push(bytes[..bytes.len().min(24 << 10)].to_vec());
            }
        }
    }
    seeds
}

/// Pieces that readers look for, or that often break them.
const PIECES: &[&[u8]] = &[
    b"<", b">", b"&", b"&#0;", b"&#xd800;", b"]]>", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY a \"b\">]>", b"{{", b"}}", b"[[", b"]]", b"{\\rtf1", b"\\u-1?", b"\\'", b"\\bin99999999 ", b"\\uc9", b"}", b"{", b"\\par",
    b"\xef\xbb\xbf", b"\xff", b"\xc3", b"\xe2\x80", b"\0", b"\r", b"\n\n", b"\t", b"\"", b"'", b"****", b"**** *a_b\n", b"-*", b"1 of 2 DOCUMENTS", b"Body", b"End of Document", b"Full text: ", b"____________________________________________________________",
    b"TY  - ", b"ER  - ", b"@article{", b"Document ABCDEFGHIJ123456", b"2023-09-20", b"31/02/99", b"99999999999999999999", b"\xe5\xb9\xb4", b"\xd0\xb3.", b"\x01\x02\x03", b"<g/>", b"<p>", b"</p>", b"<TEI>", b"</TEI>", b"<page>", b"<title>", b"<text>",
    b"\xc2\xa0", b"\xe2\x80\x99", b"\xc5\x93", b"\xc4\xb0", b"\xe1\xba\x9e", b"\xf0\x9f\x98\x80",
];

/// A seed with some changes.
fn mutated(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut data = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(6) {
        let at = random.below(data.len() + 1);
        let to = (at + random.below(64)).min(data.len());
        match random.below(9) {
            0 if at < data.len() => data[at] = random.below(256) as u8,
            1 => data.truncate(at),
            2 => _ = data.drain(at..to),
            3 | 4 => insert(&mut data, at, PIECES[random.below(PIECES.len())]),
            5 => {
                let copy = data[at..to].to_vec();
                insert(&mut data, at, &copy);
            }
            6 => {
                let other = &seeds[random.below(seeds.len())];
                let from = random.below(other.len() + 1);
                insert(&mut data, at, &other[from..(from + random.below(600)).min(other.len())]);
            }
            7 => {
                let piece = PIECES[random.below(PIECES.len())].repeat(1 + random.below(300));
                insert(&mut data, at, &piece);
            }
            _ => data.reverse(),
        }
    }
    data
}

fn insert(data: &mut Vec<u8>, at: usize, piece: &[u8]) {
    data.splice(at..at, piece.iter().copied());
}

/// Numbers that look random and are the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}
