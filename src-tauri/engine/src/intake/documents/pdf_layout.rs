//! From characters with places to running text: lines, columns in the order in which they are read, paragraphs with their
//! hyphens joined, without what every page repeats at its head and foot.

use std::collections::HashMap;

/// A character, or several drawn as one, on a page whose upper left corner is the origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub text: String,
    pub x: f64,
    /// The line it stands on.
    pub y: f64,
    /// Where the next one would stand.
    pub end: f64,
    /// Height of the letters.
    pub size: f64,
}

/// The characters of a page in the order in which they are drawn; lengths in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    pub width: f64,
    pub height: f64,
    pub marks: Vec<Mark>,
}

/// A line of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub text: String,
    pub x: f64,
    pub end: f64,
    pub y: f64,
    pub size: f64,
}

/// A paragraph, and the size of its letters.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    pub text: String,
    pub size: f64,
    /// Pages count from one.
    pub page: usize,
}

/// The paragraphs of all pages.
pub fn paragraphs(pages: &[Page]) -> Vec<Paragraph> {
    let mut lines: Vec<Vec<Line>> = pages.iter().map(|page| in_reading_order(&words(page))).collect();
    drop_repeated(&mut lines, pages);
    let mut all: Vec<Paragraph> = Vec::new();
    for (place, lines) in lines.into_iter().enumerate() {
        let first = all.len();
        for paragraph in of_lines(&lines, place + 1) {
            // A paragraph that a page's end cut goes on.
            let goes_on = all.len() == first && all.last().is_some_and(|last| runs_on(&last.text, &paragraph.text) && (last.size - paragraph.size).abs() < 0.6);
            match all.last_mut().filter(|_| goes_on) {
                Some(last) => join(&mut last.text, &paragraph.text),
                None => all.push(paragraph),
            }
        }
    }
    all.retain(|paragraph| !paragraph.text.is_empty());
    all
}

/// Whether one text ends in the middle of a sentence that the other goes on with.
fn runs_on(before: &str, after: &str) -> bool {
    let open = before.trim_end().chars().next_back().is_some_and(|last| last.is_lowercase() || matches!(last, ',' | '-' | '\u{ad}' | ';'));
    open && after.chars().next().is_some_and(|first| first.is_lowercase()) && before.len() > 16
}

/// The words of a page, from left to right.
fn words(page: &Page) -> Vec<Line> {
    let mut marks: Vec<&Mark> = page.marks.iter().filter(|mark| mark.size > 1.0 && mark.x > -50.0 && mark.x < page.width + 50.0 && mark.y > -50.0 && mark.y < page.height + 50.0).collect();
    marks.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rows: Vec<Vec<&Mark>> = Vec::new();
    for mark in marks {
        match rows.last_mut().filter(|row| (mark.y - row[0].y).abs() < row[0].size.min(mark.size) * 0.3) {
            Some(row) => row.push(mark),
            None => rows.push(vec![mark]),
        }
    }
    let mut words: Vec<Line> = rows.into_iter().flat_map(row_words).collect();
    words.sort_by(|one, other| one.x.total_cmp(&other.x));
    words
}

/// The words of one row; a blank or a gap parts them.
fn row_words(mut row: Vec<&Mark>) -> Vec<Line> {
    row.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut found: Vec<Line> = Vec::new();
    let mut parted = true;
    for (place, mark) in row.iter().enumerate() {
        if mark.text.chars().all(char::is_whitespace) {
            parted = true;
            continue;
        }
        // Drawn again at nearly the same place, to look bold.
        let half = (mark.end - mark.x).abs().max(mark.size * 0.1) * 0.5;
        if row[..place].iter().rev().take(4).any(|before| before.text == mark.text && (mark.x - before.x).abs() < half) {
            continue;
        }
        match found.last_mut().filter(|word| !parted && mark.x - word.end < mark.size * 0.16) {
            Some(word) => {
                word.text.push_str(&mark.text);
                word.end = word.end.max(mark.end);
                word.size = word.size.max(mark.size);
            }
            None => found.push(Line { text: mark.text.clone(), x: mark.x, end: mark.end, y: mark.y, size: mark.size }),
        }
        parted = false;
    }
    found
}

/// The lines of words that stand in one column.
fn lines(mut words: Vec<&Line>) -> Vec<Line> {
    words.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rows: Vec<Vec<&Line>> = Vec::new();
    for word in words {
        match rows.last_mut().filter(|row| (word.y - row[0].y).abs() < row[0].size.min(word.size) * 0.3) {
            Some(row) => row.push(word),
            None => rows.push(vec![word]),
        }
    }
    rows.into_iter().filter_map(line).collect()
}

fn line(mut row: Vec<&Line>) -> Option<Line> {
    row.sort_by(|one, other| one.x.total_cmp(&other.x));
    let first = row.first()?;
    let text = row.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let size = row.iter().map(|word| word.size).fold(0.0, f64::max);
    Some(Line { text, x: first.x, end: row.iter().map(|word| word.end).fold(first.end, f64::max), y: first.y, size })
}

/// Lines in the order in which they are read: words are parted along the widest upright band that none of them crosses;
/// where there is none, above and below the level cut that leaves the tallest columns.
fn in_reading_order(words: &[Line]) -> Vec<Line> {
    ordered(words.iter().collect(), 0)
}

fn ordered(words: Vec<&Line>, depth: u32) -> Vec<Line> {
    if words.len() < 8 || depth > 60 {
        return lines(words);
    }
    let size = median(words.iter().map(|word| word.size));
    if let Some((at, _)) = free_column(&words, size) {
        let (left, right): (Vec<&Line>, Vec<&Line>) = words.into_iter().partition(|word| word.x < at);
        return [ordered(left, depth + 1), ordered(right, depth + 1)].concat();
    }
    if let Some(at) = best_cut(&words, size) {
        let (above, below): (Vec<&Line>, Vec<&Line>) = words.into_iter().partition(|word| word.y < at);
        return [ordered(above, depth + 1), ordered(below, depth + 1)].concat();
    }
    lines(words)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// The middle of an upright band that no word crosses, with a column of several rows on either side, and the rows of the
/// lower of both columns. Words come from left to right.
fn free_column(words: &[&Line], size: f64) -> Option<(f64, usize)> {
    let first = words.first()?;
    let mut reached = first.end;
    let mut gaps: Vec<(f64, f64)> = Vec::new();
    for word in words {
        if word.x - reached > size * 0.5 {
            gaps.push((word.x - reached, (word.x + reached) / 2.0));
        }
        reached = reached.max(word.end);
    }
    gaps.sort_by(|one, other| other.0.total_cmp(&one.0));
    gaps.into_iter().take(6).find_map(|(gap, at)| {
        let wide = at - first.x > size * 5.0 && reached - at > size * 5.0;
        // A narrow band through a few rows is chance.
        let least = if gap > size * 1.6 { 2 } else { 5 };
        let rows = rows(words, |word| word.x < at).min(rows(words, |word| word.x >= at));
        (wide && rows >= least).then_some((at, rows))
    })
}

/// How many rows these words stand on.
fn rows(words: &[&Line], wanted: impl Fn(&Line) -> bool) -> usize {
    let mut heights: Vec<f64> = words.iter().filter(|word| wanted(word)).map(|word| word.y).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup_by(|one, other| (*one - *other).abs() < 2.0);
    heights.len()
}

/// Level cuts that are tried.
const CUTS: usize = 80;

/// The height between two rows where cutting leaves columns above or below, the tallest.
fn best_cut(words: &[&Line], size: f64) -> Option<f64> {
    let mut heights: Vec<f64> = words.iter().map(|word| word.y).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup_by(|one, other| (*one - *other).abs() < 2.0);
    let mut gaps: Vec<(f64, f64)> = heights.windows(2).map(|pair| (pair[1] - pair[0], pair[0] + (pair[1] - pair[0]) * 0.5)).collect();
    gaps.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut best: Option<(usize, f64)> = None;
    for (_, at) in gaps.into_iter().take(CUTS) {
        for below in [true, false] {
            let part: Vec<&Line> = words.iter().copied().filter(|word| (word.y >= at) == below).collect();
            let Some((_, rows)) = free_column(&part, size) else { continue };
            if best.is_none_or(|(most, _)| rows > most) {
                best = Some((rows, at));
            }
        }
    }
    best.map(|(_, at)| at)
}

/// Lines at the head and foot of pages that come again on most of them, numbers aside.
fn drop_repeated(pages: &mut [Vec<Line>], sizes: &[Page]) {
    if pages.len() < 3 {
        return;
    }
    let edge = |line: &Line, page: &Page| line.y < page.height * 0.12 || line.y > page.height * 0.88;
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (lines, page) in pages.iter().zip(sizes) {
        let mut here: Vec<String> = lines.iter().filter(|line| edge(line, page)).map(|line| bare(&line.text)).collect();
        here.sort();
        here.dedup();
        here.into_iter().for_each(|text| *seen.entry(text).or_default() += 1);
    }
    let many = (pages.len() / 2).max(3).min(pages.len());
    for (lines, page) in pages.iter_mut().zip(sizes) {
        lines.retain(|line| !edge(line, page) || seen.get(&bare(&line.text)).is_none_or(|times| *times < many));
    }
}

/// A line without its numbers, so that page numbers do not make it another.
fn bare(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_digit() => if !out.ends_with('#') { out.push('#') },
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}

/// A new paragraph begins after a wider gap, at an indent, after a short line that ends a sentence, at another size, in another column.
fn of_lines(lines: &[Line], page: usize) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let step = usual_step(lines);
    let mut before: Option<&Line> = None;
    for (place, line) in lines.iter().enumerate() {
        let goes_on = before.is_some_and(|last| !begins(last, line, &lines[place.saturating_sub(1)..], step));
        match found.last_mut().filter(|_| goes_on) {
            Some(paragraph) => join(&mut paragraph.text, &line.text),
            None => found.push(Paragraph { text: line.text.clone(), size: line.size, page }),
        }
        before = Some(line);
    }
    found
}

/// The distance between most lines.
fn usual_step(lines: &[Line]) -> f64 {
    let size = median(lines.iter().map(|line| line.size));
    let mut steps: Vec<f64> = lines.windows(2).map(|pair| pair[1].y - pair[0].y).filter(|step| *step > size * 0.5 && *step < size * 3.0).collect();
    steps.sort_by(f64::total_cmp);
    // Below the middle: gaps between paragraphs are steps too.
    steps.get(steps.len().saturating_sub(1) / 3).copied().unwrap_or(size * 1.3)
}

fn begins(last: &Line, line: &Line, around: &[Line], step: f64) -> bool {
    let gap = line.y - last.y;
    let overlaps = last.x < line.end && line.x < last.end;
    if gap <= 0.0 || !overlaps {
        // The next column: the sentence may go on in it.
        return !runs_on(&last.text, &line.text) && !last.text.ends_with('-');
    }
    let other_size = (last.size - line.size).abs() > line.size.min(last.size) * 0.12;
    let indented = line.x - last.x > line.size * 0.8 && line.x - last.x < line.size * 6.0 && around.get(2).is_none_or(|next| next.x < line.x - line.size * 0.5 || next.y <= line.y);
    let widest = around.iter().take(6).map(|line| line.end).fold(last.end, f64::max);
    let short = last.end < widest - last.size * 4.0 && last.text.ends_with(['.', '!', '?', '»', '”', '"', ':', '。']);
    gap > step * 1.35 || other_size || indented || short
}

/// Puts a line at the end of a paragraph; a word that a hyphen parts is one word again.
fn join(text: &mut String, line: &str) {
    let parted = text.ends_with(['-', '\u{ad}', '\u{2010}']) && line.starts_with(|c: char| c.is_lowercase());
    let word = text.trim_end_matches(['-', '\u{ad}', '\u{2010}']).chars().next_back().is_some_and(char::is_alphabetic);
    let east = |c: Option<char>| c.is_some_and(|c| ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c));
    if parted && word {
        text.truncate(text.trim_end_matches(['-', '\u{ad}', '\u{2010}']).len());
    } else if !east(text.chars().next_back()) || !east(line.chars().next()) {
        text.push(' ');
    }
    text.push_str(line);
}
