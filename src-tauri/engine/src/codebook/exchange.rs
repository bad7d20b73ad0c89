//! How is a list made elsewhere turned into a codebook, and a codebook into such a list? What cannot be told is listed, entry by entry.

use crate::{Error, Result};

use super::Codebook;
use super::pattern::{Lists, Node, Word, parse};

/// A codebook made from another program's list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Imported {
    /// The codebook, as TOML.
    pub toml: String,
    pub patterns: usize,
    /// Entries that could not be told here, each with the reason.
    pub left_out: Vec<String>,
}

/// A codebook in another program's form.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Exported {
    pub text: String,
    pub patterns: usize,
    /// Patterns that the other form cannot hold, each with the reason.
    pub left_out: Vec<String>,
}

/// A dictionary of quanteda (YAML): its first keys become concepts, the next ones categories; deeper keys are joined by `-`.
pub fn import_quanteda(name: &str, yaml: &str, language: &str) -> Result<Imported> {
    let entries = super::yaml::entries(name, yaml)?;
    build(name, language, entries)
}

/// A word list: one entry a line; what follows `#` is a remark; `[name]` begins a category.
pub fn import_word_list(name: &str, text: &str, language: &str) -> Result<Imported> {
    let concept = slug(name.trim_end_matches(".txt"));
    let mut category = "all".to_string();
    let mut entries = Vec::new();
    for line in text.lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(head) => category = slug(head),
            None if line.is_empty() => {}
            None => entries.push((vec![concept.clone(), category.clone()], line.to_string())),
        }
    }
    build(name, language, entries)
}

/// The categories of a concept with their patterns.
type Categories = Vec<(String, Vec<String>)>;

fn build(name: &str, language: &str, entries: Vec<(Vec<String>, String)>) -> Result<Imported> {
    let mut left_out = Vec::new();
    let mut concepts: Vec<(String, Categories)> = Vec::new();
    let mut patterns = 0;
    for (path, entry) in entries {
        if let Some(why) = untellable(&entry) {
            left_out.push(format!("{}: “{entry}”: {why}", path.join(" / ")));
            continue;
        }
        patterns += 1;
        let concept = slug(path.first().map_or("list", String::as_str));
        let rest: Vec<String> = path.iter().skip(1).map(|part| slug(part)).collect();
        let category = if rest.is_empty() { "all".to_string() } else { rest.join("-") };
        let categories = place(&mut concepts, concept);
        place(categories, category).push(entry);
    }
    if patterns == 0 {
        return Err(Error::new("codebook-empty", format!("{name} holds no entry that can be used."), "Check that it is a list of words, one a line, or a quanteda dictionary."));
    }
    Ok(Imported { toml: write(name, language, &concepts), patterns, left_out })
}

fn place<T: Default>(list: &mut Vec<(String, T)>, name: String) -> &mut T {
    let at = list.iter().position(|(other, _)| *other == name).unwrap_or_else(|| {
        list.push((name, T::default()));
        list.len() - 1
    });
    &mut list[at].1
}

/// Why an entry cannot be a pattern here.
fn untellable(entry: &str) -> Option<String> {
    if entry.contains('?') {
        return Some("“?” for one letter cannot be told here; write the letters as alternatives".into());
    }
    if entry.contains(['^', '$', '\\', '+']) {
        return Some("it looks like a regular expression".into());
    }
    let node = match parse(entry, &Lists::new()) {
        Ok(node) => node,
        Err(problem) => return Some(problem),
    };
    let anchored = super::anchors(&node).is_some_and(|anchors| anchors.iter().all(|anchor| anchor.literal.len() >= 2));
    (!anchored).then(|| "it has no fixed word of two letters or more, so it would match everything".into())
}

fn write(name: &str, language: &str, concepts: &[(String, Categories)]) -> String {
    let text = |text: &str| toml::Value::String(text.into()).to_string();
    let mut out = format!("[codebook]\nname = {}\npair = [\"China\", \"Russia\"]\n", text(&slug(name)));
    for (concept, categories) in concepts {
        out.push_str(&format!("\n[[concept]]\nid = {}\ntitle.en = {}\nactors = \"none\"\n", text(concept), text(concept)));
        for (category, _) in categories {
            out.push_str(&format!("\n[[concept.category]]\nid = {}\ntitle.en = {}\n", text(category), text(category)));
        }
    }
    for (concept, categories) in concepts {
        for (category, entries) in categories {
            let entries: Vec<String> = entries.iter().map(|entry| format!("  {},\n", text(entry))).collect();
            let id = format!("{language}.{concept}.{category}");
            out.push_str(&format!("\n[[expression]]\nid = {}\nlanguage = {}\ncategory = {}\nmatch = [\n{}]\n", text(&id), text(language), text(&format!("{concept}.{category}")), entries.concat()));
        }
    }
    out
}

fn slug(name: &str) -> String {
    let plain: String = name.trim().chars().map(|c| if c.is_alphanumeric() { c.to_lowercase().next().unwrap_or(c) } else { '-' }).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "list".into() } else { parts.join("-") }
}

/// A pattern is written out into at most so many plain entries.
const MOST: usize = 400;

/// The expressions of one language as a dictionary of quanteda (YAML). Alternatives are written out; gaps, actors and
/// conditions cannot be held and are listed.
pub fn export_quanteda(codebook: &Codebook, language: &str) -> Exported {
    let mut exported = Exported { text: String::new(), patterns: 0, left_out: Vec::new() };
    for (nth, concept) in codebook.concepts.iter().enumerate() {
        exported.text.push_str(&format!("{}:\n", concept.id));
        for (at, category) in concept.categories.iter().enumerate() {
            exported.text.push_str(&format!("  {}:\n", category.id));
            let own = codebook.expressions.iter().filter(|expression| expression.language == language && usize::from(expression.concept) == nth && usize::from(expression.category) == at);
            for expression in own {
                for (node, pattern) in expression.nodes.iter().zip(&expression.patterns) {
                    export_pattern(&expression.id, node, pattern, &mut exported);
                }
            }
        }
    }
    exported
}

fn export_pattern(id: &str, node: &Node, pattern: &str, exported: &mut Exported) {
    match spelled(node) {
        Some(entries) => {
            for entry in entries {
                exported.patterns += 1;
                exported.text.push_str(&format!("    - {}\n", toml::Value::String(entry)));
            }
        }
        None => exported.left_out.push(format!("{id}: “{pattern}”: it has gaps, actors or more than {MOST} spellings")),
    }
}

/// Every plain spelling of a pattern.
fn spelled(node: &Node) -> Option<Vec<String>> {
    match node {
        Node::Word(word) => Some(vec![match word {
            Word::Exact(text) => text.clone(),
            Word::Begins(text) => format!("{text}*"),
            Word::Ends(text) => format!("*{text}"),
            Word::Around(head, tail) => format!("{head}*{tail}"),
            Word::Written { folded, .. } => folded.clone(),
        }]),
        Node::Han(c) => Some(vec![c.clone()]),
        Node::Gap(0) => Some(vec![String::new()]),
        Node::Gap(_) | Node::Actor(_) | Node::Mark(_) => None,
        Node::Either(branches) => {
            let all: Option<Vec<Vec<String>>> = branches.iter().map(spelled).collect();
            all.map(|all| all.concat()).filter(|all| all.len() <= MOST)
        }
        Node::Optional(inner) => spelled(inner).map(|mut all| {
            all.insert(0, String::new());
            all
        }),
        Node::Sequence(parts) => parts.iter().try_fold(vec![String::new()], |heads, part| {
            let tails = spelled(part)?;
            let han = matches!(part, Node::Han(_));
            let joined: Vec<String> = heads.iter().flat_map(|head| tails.iter().map(move |tail| join(head, tail, han))).collect();
            (joined.len() <= MOST).then_some(joined)
        }),
    }
}

fn join(head: &str, tail: &str, han: bool) -> String {
    match (head.is_empty(), tail.is_empty(), han) {
        (true, _, _) => tail.into(),
        (_, true, _) => head.into(),
        (_, _, true) => format!("{head}{tail}"),
        _ => format!("{head} {tail}"),
    }
}
