//! Speed of coding a library: `bench_library FOLDER ARTICLES FILE.jsonl...`, called by `script/bench library`. Draws articles from
//! the files, with replacement and with dates of their own, imports them, and codes them with one coder and with all.
//! Prints Markdown: time by the clock, and the most memory that the process has held so far (Linux).

use std::io::Write;
use std::num::NonZero;
use std::path::Path;
use std::time::Instant;

use entente_engine::answers::ImportOptions;
use entente_engine::codebook::Codebook;
use entente_engine::library::Library;
use entente_engine::progress::silent;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count, files @ ..] = arguments.as_slice() else { panic!("bench_library FOLDER ARTICLES FILE.jsonl...") };
    let count: usize = count.parse().expect("a number of articles");
    let drawn = Path::new(folder).join("drawn.jsonl");
    let bytes = draw(&drawn, count, files);
    let path = Path::new(folder).join("drawn.entente");
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", path.display()));
    }
    println!("## A library of {count} articles ({:.0} MB of JSON Lines), drawn with replacement\n", bytes as f64 / 1e6);
    println!("| what | seconds | articles a second | most memory so far (MB) |\n| --- | --- | --- | --- |");
    let library = Library::create(&path).expect("a library can be made");
    told("import", count, || drop(library.import(std::slice::from_ref(&drawn), &ImportOptions::default(), &silent).expect("the import goes through")));
    let all = std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let books = [Codebook::shipped(), renamed("second"), renamed("third")];
    for (nth, (name, coders)) in [(format!("coded, {all} coders"), all), ("coded again whole, one coder".to_string(), NonZero::<usize>::MIN), (format!("coded again whole, {all} coders"), all)].into_iter().enumerate() {
        told(&name, count, || drop(library.code_in(coders, Some(&books[nth]), &silent).expect("coding goes through")));
    }
}

/// The shipped codebook under another name, so that everything is coded again.
fn renamed(name: &str) -> Codebook {
    let shipped = Codebook::shipped();
    let text = shipped.text().replacen(&format!("name = \"{}\"", shipped.name), &format!("name = \"{name}\""), 1);
    Codebook::from_text(&text).expect("the renamed codebook is sound")
}

fn told(name: &str, count: usize, work: impl FnOnce()) {
    let started = Instant::now();
    work();
    let seconds = started.elapsed().as_secs_f64();
    println!("| {name} | {seconds:.1} | {:.0} | {} |", count as f64 / seconds, most_memory());
}

fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()).map_or_else(|| "unknown".into(), |kilobytes| format!("{:.0}", kilobytes / 1024.0))
}

/// Writes `count` articles drawn from the files, the same for the same number. Answers the bytes written.
fn draw(path: &Path, count: usize, files: &[String]) -> u64 {
    let lines: Vec<serde_json::Value> = files.iter().flat_map(|file| std::fs::read_to_string(file).expect("the file can be read").lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect::<Vec<_>>()).collect();
    let mut out = std::io::BufWriter::new(std::fs::File::create(path).expect("the file can be written"));
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut written = 0;
    for nth in 0..count {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut article = lines[(state >> 33) as usize % lines.len()].clone();
        article["id"] = format!("drawn-{nth}").into();
        article["date"] = format!("20{:02}-{:02}-{:02}", 19 + nth % 6, 1 + nth / 6 % 12, 1 + nth / 72 % 28).into();
        let title = format!("{} ({nth})", article["title"].as_str().unwrap_or_default());
        article["title"] = title.into();
        let line = article.to_string();
        written += line.len() as u64 + 1;
        writeln!(out, "{line}").expect("the file can be written");
    }
    written
}
