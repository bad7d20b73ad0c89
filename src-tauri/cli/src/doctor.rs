//! What `entente import --dry-run` prints: the import doctor's findings, a file after the other.

use entente_engine::Result;
use entente_engine::answers::{FilePreview, Holdings, ImportPreview, RuleCount, Tally};

use crate::out::Out;

pub fn tell(preview: &ImportPreview, out: &mut Out) -> Result<()> {
    preview.files.iter().try_for_each(|file| tell_file(file, out))?;
    if preview.more_files > 0 {
        out.line(&format!("and {} more files", preview.more_files))?;
    }
    if preview.files.len() as u64 + preview.more_files > 1 {
        out.line(&format!("in all: {}", sums(&preview.total)))?;
        holdings(&preview.total, out)?;
    }
    Ok(())
}

fn tell_file(file: &FilePreview, out: &mut Out) -> Result<()> {
    out.line(&format!("{}  {}  {}", file.source, file.format, file.encoding.as_deref().unwrap_or("")))?;
    let announced = file.announced.map_or(String::new(), |announced| format!("announced {announced}, "));
    out.line(&format!("  {announced}{}", sums(&file.holdings)))?;
    holdings(&file.holdings, out)?;
    for article in &file.articles {
        let title = article.title.as_deref().unwrap_or_else(|| article.body.lines().next().unwrap_or(""));
        let date = article.date.as_deref().unwrap_or("no date");
        out.line(&format!("    {date}  {}  {}", article.outlet.as_deref().unwrap_or("(unknown)"), cut(title)))?;
    }
    for rejection in &file.rejected {
        out.line(&format!("  refused {}: {}", rejection.position, rejection.reason))?;
    }
    file.notes.iter().try_for_each(|note| out.line(&format!("  {note}")))
}

fn sums(holdings: &Holdings) -> String {
    let days = match (&holdings.first_day, &holdings.last_day) {
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    format!("read {}, refused {}{days}", holdings.articles, holdings.refused)
}

fn holdings(holdings: &Holdings, out: &mut Out) -> Result<()> {
    if holdings.articles == 0 {
        return Ok(());
    }
    out.line(&format!("  outlets: {}", list(&holdings.outlets, holdings.outlets_in_all)))?;
    out.line(&format!("  languages: {}", list(&holdings.languages, holdings.languages.len() as u64)))?;
    out.line(&format!("  extent: {}", list(&holdings.extents, holdings.extents.len() as u64)))?;
    for doubt in doubts(holdings.undated, holdings.suspicious, 0, holdings.twice_decoded) {
        out.line(&format!("  {doubt}"))?;
    }
    rules(&holdings.rules, out)
}

fn list(tallies: &[Tally], all: u64) -> String {
    const LISTED: usize = 8;
    let name = |key: &str| if key.is_empty() { "(unknown)".to_string() } else { key.to_string() };
    let mut parts: Vec<String> = tallies.iter().take(LISTED).map(|tally| format!("{} {}", name(&tally.key), tally.articles)).collect();
    if all > parts.len() as u64 {
        parts.push(format!("and {} more", all - parts.len() as u64));
    }
    parts.join(", ")
}

/// A line for each kind of doubt that there is.
pub fn doubts(undated: u64, suspicious: u64, cut: u64, twice_decoded: u64) -> Vec<String> {
    let said = [
        (undated, "without a date: kept, and left out of trends"),
        (suspicious, "with a date that is not understood, or lies far off"),
        (cut, "with a text that is cut"),
        (twice_decoded, "with a text that seems decoded twice; --repair-mojibake mends it"),
    ];
    said.into_iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect()
}

/// What the rules of cleaning found, in one line.
pub fn rules(rules: &[RuleCount], out: &mut Out) -> Result<()> {
    let said: Vec<String> = rules.iter().map(|rule| if rule.on { format!("{} {}", rule.rule, rule.articles) } else { format!("{} off", rule.rule) }).collect();
    if said.is_empty() { Ok(()) } else { out.line(&format!("  not the article's own words, by rule: {}", said.join(", "))) }
}

fn cut(text: &str) -> String {
    text.chars().take(80).collect()
}
