//! How well are copies found? Real articles are edited by documented rules, imported together with their originals, and
//! the stories that come out are compared with what is known.
//!
//! `cargo run --release --example copies_accuracy -- ARTICLES FILE.jsonl.gz...`
//!
//! Pairs of articles that nobody made, but that the program links, count as right where a comparison word by word
//! (longest common subsequence, the crate `similar`) finds at least half of the shorter one in the longer one.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Write};

use entente_engine::answers::ImportOptions;
use entente_engine::library::Library;
use entente_engine::progress::silent;
use entente_engine::question::Selection;
use serde_json::{Value, json};
use similar::TextDiff;

/// A fixed sequence: the same edits on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

const EDITS: [&str; 8] = ["other headline", "credit added", "end cut to half", "end cut, words changed", "sentences dropped", "paragraph added", "one word in twenty changed", "marks and capitals changed"];

fn main() {
    let mut args = std::env::args().skip(1);
    let wanted: usize = args.next().and_then(|count| count.parse().ok()).unwrap_or(500);
    let mut all = BTreeMap::new();
    for path in args {
        let name = path.rsplit('/').next().unwrap_or(&path).to_string();
        let counts = measure(&path, wanted);
        println!("{name:28} {counts}");
        all.insert(name, counts.to_string());
    }
}

struct Counts {
    made: usize,
    found: usize,
    linked: usize,
    right: usize,
    by_edit: Vec<(usize, usize)>,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let part = |of: usize, all: usize| if all == 0 { 1.0 } else { of as f64 / all as f64 };
        write!(out, "precision {:.3} ({} of {})  recall {:.3} ({} of {})", part(self.right, self.linked), self.right, self.linked, part(self.found, self.made), self.found, self.made)?;
        for (edit, (found, made)) in EDITS.iter().zip(&self.by_edit) {
            write!(out, "\n    {edit:28} {found} of {made}")?;
        }
        Ok(())
    }
}

fn measure(path: &str, wanted: usize) -> Counts {
    let bases = bases(path, wanted);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("articles.jsonl");
    let mut out = std::fs::File::create(&file).expect("a file");
    let mut dice = Dice(20_230_920);
    for (at, (title, body)) in bases.iter().enumerate() {
        line(&mut out, at, "original", title, body);
        let edit = at % EDITS.len();
        let (title, body) = edited(edit, title, body, &bases[(at + 7) % bases.len()].1, &mut dice);
        line(&mut out, at, "copy", &title, &body);
    }
    drop(out);
    let library = Library::create(&folder.path().join("l.entente")).expect("a library");
    library.import(&[file], &ImportOptions::default(), &silent).expect("an import");
    count(&library, bases.len())
}

fn bases(path: &str, wanted: usize) -> Vec<(String, String)> {
    let file = std::fs::File::open(path).expect("the collection is there");
    let lines: Vec<(String, String)> = BufReader::new(flate2::read::MultiGzDecoder::new(file))
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| {
            let article: Value = serde_json::from_str(&line).ok()?;
            let (title, body) = (article["title"].as_str().unwrap_or("").to_string(), article["body"].as_str()?.to_string());
            let long = if body.is_ascii() || !body.chars().take(40).any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)) { body.split_whitespace().count() >= 60 } else { body.chars().count() >= 120 };
            long.then_some((title, body))
        })
        .collect();
    let step = (lines.len() / wanted.max(1)).max(1);
    lines.into_iter().step_by(step).take(wanted).collect()
}

fn line(out: &mut std::fs::File, at: usize, what: &str, title: &str, body: &str) {
    writeln!(out, "{}", json!({"id": format!("{at}-{what}"), "title": title, "body": body, "outlet": what})).expect("written");
}

fn edited(edit: usize, title: &str, body: &str, other: &str, dice: &mut Dice) -> (String, String) {
    let own = || title.to_string();
    match edit {
        0 => (format!("{} — {}", title.split(' ').next_back().unwrap_or(""), "What we know so far"), body.to_string()),
        1 => (own(), format!("{body}\n\n(AFP, with our correspondent in Paris. Editing by the foreign desk. All rights reserved.)")),
        2 => (own(), cut(body, 50)),
        3 => (own(), changed(&cut(body, 75), 30, dice)),
        4 => (own(), dropped(body)),
        5 => (own(), format!("{}\n{body}", cut(other, 20))),
        6 => (own(), changed(body, 20, dice)),
        _ => (own(), body.to_uppercase().replace(['"', '“', '”', '«', '»'], "'").replace('-', "–")),
    }
}

fn cut(body: &str, percent: usize) -> String {
    let keep = body.chars().count() * percent / 100;
    body.chars().take(keep).collect()
}

/// Every word, or every third ideograph, is exchanged with a chance of one in `chance`.
fn changed(body: &str, chance: usize, dice: &mut Dice) -> String {
    if body.contains(' ') && body.split(' ').count() * 12 > body.chars().count() {
        return body.split(' ').map(|word| if dice.below(chance) == 0 { "autrement" } else { word }).collect::<Vec<_>>().join(" ");
    }
    body.chars().map(|c| if dice.below(chance * 2) == 0 && c > '\u{4e00}' { '异' } else { c }).collect()
}

/// One sentence in seven is left out.
fn dropped(body: &str) -> String {
    body.split_inclusive(['.', '。', '!', '?', '！', '？']).enumerate().filter(|(at, _)| at % 7 != 5).map(|(_, sentence)| sentence).collect()
}

fn count(library: &Library, bases: usize) -> Counts {
    let mut stories: HashMap<i64, Vec<(usize, bool, String)>> = HashMap::new();
    let mut story_of: HashMap<(usize, bool), i64> = HashMap::new();
    library
        .articles(&Selection::default(), &silent, &mut |article| {
            let id = article.external_id.unwrap_or_default();
            let (at, what) = id.split_once('-').expect("our own id");
            let key = (at.parse().expect("a number"), what == "copy");
            let story = article.story.unwrap_or_default();
            story_of.insert(key, story);
            stories.entry(story).or_default().push((key.0, key.1, article.body));
            Ok(())
        })
        .expect("articles");
    let mut counts = Counts { made: bases, found: 0, linked: 0, right: 0, by_edit: vec![(0, 0); EDITS.len()] };
    for at in 0..bases {
        let found = story_of[&(at, false)] == story_of[&(at, true)];
        counts.found += usize::from(found);
        let by = &mut counts.by_edit[at % EDITS.len()];
        *by = (by.0 + usize::from(found), by.1 + 1);
    }
    for members in stories.values() {
        for (place, one) in members.iter().enumerate() {
            for two in members.iter().skip(place + 1).take(40) {
                counts.linked += 1;
                let right = one.0 == two.0 || alike(&one.2, &two.2);
                counts.right += usize::from(right);
                if !right && std::env::var_os("SHOW").is_some() {
                    eprintln!("--- {} {}\n{}\n{}", one.0, two.0, cut(&one.2, 100).chars().take(300).collect::<String>(), two.2.chars().take(300).collect::<String>());
                }
            }
        }
    }
    counts
}

fn alike(one: &str, two: &str) -> bool {
    let (one, two) = (one.to_lowercase(), two.to_lowercase());
    let (one, two) = (words(&one), words(&two));
    let diff = TextDiff::configure().diff_slices(&one, &two);
    let equal: usize = diff.ops().iter().filter(|op| op.tag() == similar::DiffTag::Equal).map(|op| op.old_range().len()).sum();
    let least = one.len().min(two.len());
    equal * 2 >= least
}

/// Words, and single ideographs.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).flat_map(|word| if word.is_ascii() || word.chars().all(|c| c < '\u{3000}') { vec![word] } else { word.split("").collect() }).filter(|word| !word.is_empty()).collect()
}
