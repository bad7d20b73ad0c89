//! The text of a wiki page without its markup: templates, tables, references and comments go, links keep their words.

/// A page as text, and the date that it gives itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    pub text: String,
    /// As the page's date template writes it.
    pub date: Option<String>,
}

/// Templates whose first value is the day of publication, as Wikinews uses them in many languages.
const DATES: [&str; 12] = ["date", "datum", "дата", "fecha", "data", "dato", "日期", "日付", "tarih", "dátum", "päiväys", "تاريخ"];

/// Reads the source of a page.
pub fn read(source: &str) -> Page {
    let date = date(source);
    let text = without_blocks(source);
    let text = without_templates(&text);
    let text = links(&text);
    let lines = text.lines().filter_map(line);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        match line {
            Line::Empty => open = false,
            Line::Alone(text) => {
                paragraphs.push(text);
                open = false;
            }
            Line::Running(text) => {
                match paragraphs.last_mut().filter(|_| open) {
                    Some(last) => {
                        last.push('\n');
                        last.push_str(&text);
                    }
                    None => paragraphs.push(text),
                }
                open = true;
            }
        }
    }
    Page { text: paragraphs.join("\n\n"), date }
}

/// The value of the first date template, such as `{{date|September 20, 2023}}`.
fn date(source: &str) -> Option<String> {
    let mut rest = source;
    while let Some(at) = rest.find("{{") {
        rest = &rest[at + 2..];
        let inside = near(rest, 300);
        let inside = &inside[..inside.find("}}").unwrap_or(0)];
        let (name, values) = inside.split_once('|').unwrap_or((inside, ""));
        if DATES.contains(&name.trim().to_lowercase().as_str()) && !values.contains("{{") {
            let values: Vec<&str> = values.split('|').map(|value| value.split_once('=').map_or(value, |(_, value)| value).trim()).filter(|value| !value.is_empty()).collect();
            let written = values.join(" ");
            if written.chars().any(|c| c.is_ascii_digit()) {
                return Some(written);
            }
        }
    }
    None
}

/// Cuts out `open … close`, nested or not, wherever it stands; what is never closed goes to the end of its paragraph.
fn cut(text: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut unclosed = 0;
    while let Some(at) = rest.find(open).filter(|_| unclosed < UNCLOSED) {
        out.push_str(&rest[..at]);
        let (after, closed) = past(&rest[at..], open, close);
        unclosed += usize::from(!closed);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// After so many beginnings without an end the rest of a page is taken as it is: looking on would take for ever.
const UNCLOSED: usize = 20;

/// Markup that is open for longer than this is not markup.
const FAR: usize = 200 << 10;

/// The beginning of a text, as far as an end is looked for.
fn near(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// What follows the end that belongs to the beginning of the text, and whether there is such an end.
fn past<'a>(text: &'a str, open: &str, close: &str) -> (&'a str, bool) {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0u32, 0);
    while at < bytes.len().min(FAR) {
        if bytes[at..].starts_with(open.as_bytes()) {
            depth += 1;
            at += open.len();
        } else if bytes[at..].starts_with(close.as_bytes()) {
            depth -= 1;
            at += close.len();
            if depth == 0 {
                return (&text[at..], true);
            }
        } else {
            at += 1;
        }
    }
    let inside = &text[open.len()..];
    (near(inside, FAR).find("\n\n").map_or(inside, |end| &inside[end..]), false)
}

/// Comments, references, galleries and what else stands between tags.
fn without_blocks(source: &str) -> String {
    let mut text = cut(source, "<!--", "-->");
    for name in ["ref", "gallery", "math", "timeline", "imagemap", "syntaxhighlight", "source", "score", "table", "templatestyles"] {
        text = without_element(&text, name);
    }
    text
}

fn without_element(text: &str, name: &str) -> String {
    let open = format!("<{name}");
    let close = format!("</{name}>");
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut unclosed = 0;
    while let Some(at) = rest.find(&open).filter(|_| unclosed < UNCLOSED) {
        out.push_str(&rest[..at]);
        let inside = &rest[at + open.len()..];
        if !inside.starts_with([' ', '>', '/', '\n', '\t']) {
            out.push_str(&open);
            rest = inside;
            continue;
        }
        let tag = near(inside, 1000).find('>').map_or(0, |end| end + 1);
        let end = near(inside, FAR).find(&close);
        let alone = inside[..tag].ends_with("/>");
        unclosed += usize::from(!alone && end.is_none());
        rest = end.filter(|_| !alone).map_or(&inside[tag..], |end| &inside[end + close.len()..]);
    }
    out.push_str(rest);
    out
}

/// Without templates and tables. Some news wikis wrap a word in a template; its last value is kept where it is one of those.
fn without_templates(text: &str) -> String {
    let text = keep_words(text);
    cut(&cut(&text, "{{", "}}"), "{|", "|}")
}

/// `{{w|Moscow}}`, `{{w|Moscow|the capital}}`, `{{lang|fr|mot}}` are words of the text.
fn keep_words(text: &str) -> String {
    const WORDS: [&str; 8] = ["w", "wikipedia", "lang", "nowrap", "abbr", "formatnum", "lw", "foreign"];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{{") {
        out.push_str(&rest[..at]);
        let inside = &rest[at + 2..];
        let end = near(inside, 1000).find("}}").unwrap_or(0);
        let template = &inside[..end];
        let (name, values) = template.split_once('|').unwrap_or((template, ""));
        let word = values.rsplit('|').find(|value| !value.contains('=')).filter(|_| WORDS.contains(&name.trim().to_lowercase().as_str()) && !template.contains("{{"));
        match word {
            Some(word) => {
                out.push_str(word.trim());
                rest = &inside[end + 2..];
            }
            None => {
                out.push_str("{{");
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}

/// `[[page|words]]` becomes its words, files and categories go, `[address words]` becomes its words.
fn links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut unclosed = 0;
    while let Some(at) = rest.find('[').filter(|_| unclosed < UNCLOSED) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("[[") {
            let (after, closed) = past(rest, "[[", "]]");
            unclosed += usize::from(!closed);
            let inside = rest[2..rest.len() - after.len()].trim_end_matches(']');
            out.push_str(&inner_link(inside));
            rest = after;
        } else {
            let end = near(rest, 2000).find([']', '\n']).filter(|end| rest[*end..].starts_with(']'));
            let inside = end.map(|end| &rest[1..end]).filter(|inside| inside.contains("://") || inside.starts_with("//") || inside.starts_with("mailto:"));
            match (end, inside) {
                (Some(end), Some(inside)) => {
                    out.push_str(inside.split_once(' ').map_or("", |(_, words)| words));
                    rest = &rest[end + 1..];
                }
                _ => {
                    out.push('[');
                    rest = &rest[1..];
                }
            }
        }
    }
    out.push_str(rest);
    out
}

fn inner_link(inside: &str) -> String {
    let page = inside.split('|').next().unwrap_or("");
    let spaced = page.trim_start_matches(':').split_once(':').map(|(space, _)| space.trim().to_lowercase());
    let told = inside.split_once('|').map(|(_, words)| words);
    match spaced {
        // A namespace without words of its own is a file, a category or a link to another language.
        Some(space) if told.is_none() || is_file(&space) => if page.starts_with(':') { page.trim_start_matches(':').to_string() } else { String::new() },
        _ => told.unwrap_or(page).rsplit('|').next().unwrap_or("").to_string(),
    }
}

fn is_file(space: &str) -> bool {
    const FILES: [&str; 16] = ["file", "image", "fichier", "datei", "bild", "archivo", "imagen", "файл", "изображение", "ficheiro", "imagem", "plik", "immagine", "文件", "ファイル", "ملف"];
    FILES.contains(&space)
}

enum Line {
    Empty,
    /// A heading, a point of a list.
    Alone(String),
    Running(String),
}

fn line(raw: &str) -> Option<Line> {
    let text = without_tags(&raw.replace("'''''", "").replace("'''", "").replace("''", ""));
    let text = text.trim();
    if text.is_empty() {
        return Some(Line::Empty);
    }
    if text.starts_with("__") && text.ends_with("__") || text.to_lowercase().starts_with("#redirect") {
        return None;
    }
    let heading = text.starts_with('=') && text.ends_with('=') && text.len() > 2;
    let listed = text.starts_with(['*', '#', ';', ':']);
    let bare = crate::intake::paragraphs::blanks(text.trim_matches('=').trim_start_matches(['*', '#', ';', ':']).trim());
    if bare.is_empty() {
        return Some(Line::Empty);
    }
    Some(if heading || listed { Line::Alone(bare) } else { Line::Running(bare) })
}

/// Tags go and their words stay; references to characters are resolved.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match near(rest, 300).find('>').filter(|_| tag) {
            Some(end) => {
                if rest.starts_with("<br") || rest.starts_with("<BR") {
                    out.push(' ');
                }
                rest = &rest[end + 1..];
            }
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    crate::intake::xml::unescaped(&out)
}
