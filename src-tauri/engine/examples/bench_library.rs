//! A library of many articles, made and timed: `bench_library FOLDER ARTICLES FILE.jsonl...`, called by `script/bench library`.
//!
//! Draws articles of real length from the files, imports them, makes the index of words, and codes them with all processors,
//! then whole again with one and with all. Each job is a process of its own, so that its memory is its own. Prints Markdown:
//! seconds by the clock and on processors, and the most memory that the job held (Linux).

use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use entente_engine::answers::ImportOptions;
use entente_engine::codebook::Codebook;
use entente_engine::library::Library;
use entente_engine::measure::random::Random;
use entente_engine::progress::silent;
use entente_engine::text::sentences;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [first, folder, rest @ ..] = arguments.as_slice() else { panic!("bench_library FOLDER ARTICLES FILE.jsonl...") };
    match first.as_str() {
        "draw" => draw(Path::new(folder), rest[0].parse().expect("a number of articles"), &rest[1..]),
        "job" => job(Path::new(folder), &rest[0], rest[1].parse().expect("a number of articles")),
        _ => all(Path::new(first), folder, rest),
    }
}

/// Runs every step as a child of this program.
fn all(folder: &Path, count: &str, files: &[String]) {
    let this = std::env::current_exe().expect("this program");
    let run = |arguments: &[&str]| assert!(Command::new(&this).args(arguments).status().expect("this program starts").success());
    let place = folder.to_str().expect("a path in UTF-8");
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.join(format!("drawn.entente{end}")));
    }
    if !folder.join("drawn.jsonl").is_file() {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        run(&[&["draw", place, count], &files[..]].concat());
    }
    let raw = std::fs::metadata(folder.join("drawn.jsonl")).map_or(0, |found| found.len());
    println!("## A library of {count} articles of real length ({:.0} MB of JSON Lines)\n", raw as f64 / 1e6);
    println!("| what | seconds | on processors | articles a second | most memory (MB) | library (MB) |\n| --- | --- | --- | --- | --- | --- |");
    for step in ["import", "index", "code", "again-one", "again-all"] {
        run(&["job", place, step, count]);
    }
}

fn job(folder: &Path, step: &str, count: usize) {
    let path = folder.join("drawn.entente");
    let library = Library::open_or_create(&path).expect("a library");
    let all = std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let code = |coders, codebook: &Codebook| drop(library.code_in(coders, Some(codebook), &silent).expect("coding goes through"));
    let started = Instant::now();
    let what = match step {
        "import" => {
            library.import(&[folder.join("drawn.jsonl")], &ImportOptions::default(), &silent).expect("the import goes through");
            "import, copies told".to_owned()
        }
        "index" => {
            library.index(&silent).expect("the index is made");
            "index of words".to_owned()
        }
        "code" => {
            code(all, &Codebook::shipped());
            format!("coded, {all} coders")
        }
        "again-one" => {
            code(NonZero::<usize>::MIN, &changed());
            "coded again whole, one coder".to_owned()
        }
        _ => {
            code(all, &Codebook::shipped());
            format!("coded again whole, {all} coders")
        }
    };
    let (seconds, on_cpu) = (started.elapsed().as_secs_f64(), cpu_seconds());
    println!("| {what} | {seconds:.1} | {on_cpu:.1} | {:.0} | {} | {:.0} |", count as f64 / seconds, most_memory(), size(&path) as f64 / 1e6);
}

fn size(path: &Path) -> u64 {
    let part = |end: &str| std::fs::metadata(PathBuf::from(format!("{}{end}", path.display()))).map_or(0, |found| found.len());
    part("") + part("-wal")
}

/// The shipped codebook with a line more in a language's file, so that every article has to be coded again.
fn changed() -> Codebook {
    let (text, head) = (Codebook::shipped().text(), "#%% file languages/en.toml\n");
    assert!(text.contains(head), "the codebook holds the file of a language");
    Codebook::from_text(&text.replacen(head, &format!("{head}# again\n"), 1)).expect("the changed codebook is sound")
}

fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()).map_or_else(|| "unknown".into(), |kilobytes| format!("{:.0}", kilobytes / 1024.0))
}

/// Seconds that all threads of this process were on a processor; 0 where the system does not tell.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// What one language lends: passages of a few sentences, and titles.
struct Pool {
    language: &'static str,
    /// Of a hundred articles so many are of this language.
    share: usize,
    outlets: usize,
    passages: Vec<String>,
    titles: Vec<String>,
    /// The last texts written, of which copies are made.
    recent: Vec<(String, String, usize)>,
}

/// Sentences that stay together, so that what a sentence carries to the next is kept.
const TOGETHER: usize = 4;
const RECENT: usize = 400;
/// One article in so many is a copy of another one, cut or whole.
const COPIES: usize = 10;
const DAYS: usize = 2_192;

/// Writes `count` articles, the same for the same number and files. Whole bodies would be copies of one another by the
/// dozen; so a text is put together from passages of its language, 0.6 to 10 KB long, 3 KB on average.
fn draw(folder: &Path, count: usize, files: &[String]) {
    let mut pools = pools(files);
    let mut random = Random::new(20_190_101);
    let first = chrono::NaiveDate::from_ymd_opt(2019, 1, 1).expect("a day");
    let mut out = std::io::BufWriter::new(std::fs::File::create(folder.join("drawn.new")).expect("the file can be written"));
    for nth in 0..count {
        let mut chance = random.below(100);
        let at = pools.iter().position(|pool| if chance < pool.share { true } else { chance -= pool.share; false }).unwrap_or(0);
        let pool = &mut pools[at];
        let (title, body, day) = if random.below(COPIES) == 0 && pool.recent.len() == RECENT { copied(pool, &mut random) } else { composed(pool, &mut random) };
        let outlet = format!("{} {:02}", pool.language, random.below(pool.outlets) + 1);
        let date = (first + chrono::Days::new(day as u64)).to_string();
        let article = serde_json::json!({"id": format!("drawn-{nth}"), "outlet": outlet, "date": date, "lang": pool.language, "title": title, "body": body});
        writeln!(out, "{article}").expect("the file can be written");
        let place = nth % RECENT;
        if pool.recent.len() < RECENT { pool.recent.push((title, body, day)) } else { pool.recent[place] = (title, body, day) }
    }
    out.into_inner().expect("the file can be written");
    std::fs::rename(folder.join("drawn.new"), folder.join("drawn.jsonl")).expect("the file can be named");
}

fn composed(pool: &Pool, random: &mut Random) -> (String, String, usize) {
    let long = random.below(1_000) as f64 / 1_000.0;
    let wanted = 600 + (long * long * long * 9_400.0) as usize;
    let mut body = String::new();
    while body.len() < wanted {
        if !body.is_empty() {
            body.push('\n');
        }
        body.push_str(&pool.passages[random.below(pool.passages.len())]);
    }
    (pool.titles[random.below(pool.titles.len())].clone(), body, random.below(DAYS))
}

/// A text of the last ones: as it is, or without its last passage.
fn copied(pool: &Pool, random: &mut Random) -> (String, String, usize) {
    let (title, body, day) = pool.recent[random.below(RECENT)].clone();
    let cut = body.rfind('\n').filter(|_| random.below(2) == 0).unwrap_or(body.len());
    (title, body[..cut].to_owned(), (day + random.below(2)).min(DAYS - 1))
}

fn pools(files: &[String]) -> Vec<Pool> {
    let pool = |language, share, outlets| Pool { language, share, outlets, passages: Vec::new(), titles: Vec::new(), recent: Vec::new() };
    let mut pools = vec![pool("en", 40, 16), pool("ru", 25, 10), pool("zh", 20, 8), pool("fr", 15, 6)];
    for file in files {
        for line in std::fs::read_to_string(file).expect("the file can be read").lines() {
            let article: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
            let text = |key: &str| article[key].as_str().unwrap_or_default();
            let Some(pool) = pools.iter_mut().find(|pool| pool.language == text("lang")) else { continue };
            if !text("title").is_empty() {
                pool.titles.push(text("title").to_owned());
            }
            pool.passages.extend(passages(text("body"), pool.language));
        }
    }
    pools.retain(|pool| !pool.passages.is_empty() && !pool.titles.is_empty());
    assert!(!pools.is_empty(), "the files hold no article in a language that is drawn");
    pools
}

fn passages(body: &str, language: &str) -> Vec<String> {
    let all = sentences(body, language);
    let cut = |some: &[entente_engine::article::Span]| body.get(some[0].start..some[some.len() - 1].end).map(|text| text.replace(['\n', '\r'], " "));
    all.chunks(TOGETHER).filter_map(cut).filter(|text| text.len() < 6_000 && !text.trim().is_empty()).collect()
}
