//! PDF: the text of its pages as one article. The file is taken apart in a child process, so that one that crashes its
//! reader, or never lets it end, costs that file alone.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::intake::dates::{self, Order};
use crate::intake::mapping::Fields;
use crate::intake::pdf_layout::Paragraph;
use crate::intake::{Item, Look, Sink, names, pdf_glyphs, pdf_layout, pdf_limits, press_review};
use crate::{Error, Result};

/// The first argument that makes the program read a PDF from its standard input and write what it holds to its output.
pub const ARGUMENT: &str = "pdf-text-of-standard-input";

/// What the child may take.
const LIMITS: pdf_limits::Limits = pdf_limits::Limits { memory: 3 << 30, seconds: 60 };
/// Seconds until it is stopped, and bytes that it may write.
const PATIENCE: Duration = Duration::from_secs(90);
const OUTPUT: u64 = 64 << 20;

/// What the child says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Texts with the size of their letters and their page.
    pub paragraphs: Vec<(String, f64, usize)>,
    pub pages: usize,
    pub title: Option<String>,
    pub author: Option<String>,
    pub unnamed: u64,
    /// Why there is nothing.
    pub refused: Option<String>,
}

/// A file with the mark of a PDF near its beginning.
pub fn knows(look: &Look<'_>) -> bool {
    let near = &look.bytes[..look.bytes.len().min(1024)];
    let at = near.windows(5).position(|mark| mark == b"%PDF-");
    // Some servers put a line before it; a text that speaks of PDF does not begin with binary.
    at.is_some_and(|at| at == 0 || near[..at].iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0 || !byte.is_ascii()) || !look.is_text())
}

/// One article, or the articles of a press review.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let bytes = item.bytes()?;
    let told = match item.options.program.as_deref() {
        Some(program) => in_child(program, bytes)?,
        None => text_of(bytes),
    };
    if let Some(reason) = told.refused {
        return sink.reject("", reason, None);
    }
    let characters: usize = told.paragraphs.iter().map(|(text, ..)| text.chars().count()).sum();
    if characters < 20 * told.pages.clamp(1, 20) {
        let reason = if told.unnamed as usize > characters { "The PDF draws letters without saying which they are; its text cannot be read." } else { "The PDF holds pictures of pages and no text; have its text recognised first." };
        return sink.reject("", reason, None);
    }
    if told.unnamed > 0 {
        sink.notice("Some letters of the PDF say not which they are and are missing in the text.", "");
    }
    let paragraphs: Vec<Paragraph> = told.paragraphs.into_iter().map(|(text, size, page)| Paragraph { text, size, page }).collect();
    if press_review::is_one(&paragraphs) {
        return press_review::give(&paragraphs, sink);
    }
    give(paragraphs, told.title, told.author, &item.source, sink)
}

fn give(mut paragraphs: Vec<Paragraph>, title: Option<String>, author: Option<String>, source: &str, sink: &mut Sink<'_>) -> Result<()> {
    let (title, from_page) = title_of(&paragraphs, title);
    if from_page {
        paragraphs.remove(0);
    }
    let date = paragraphs.iter().take(4).find_map(|paragraph| date_line(&paragraph.text));
    let named = names::date(source);
    let body: Vec<String> = paragraphs.into_iter().map(|paragraph| paragraph.text).collect();
    let fields = Fields { title, byline: author, body: Some(body.join("\n\n")), outlet: names::outlet(source), date: date.or_else(|| named.map(|date| date.to_string())), ..Fields::default() };
    let article = fields.article(String::new(), Order::Unknown, sink);
    sink.single(article)
}

/// The title, and whether it is the first paragraph: one set larger than the text, else what the file says of itself and its
/// text says too.
fn title_of(paragraphs: &[Paragraph], told: Option<String>) -> (Option<String>, bool) {
    let mut sizes: Vec<f64> = paragraphs.iter().flat_map(|paragraph| std::iter::repeat_n(paragraph.size, paragraph.text.len() / 40 + 1)).collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
    let first = paragraphs.first().filter(|first| first.size > usual * 1.15 && first.text.chars().count() < 250 && paragraphs.len() > 1);
    match (first, told) {
        (Some(first), _) => (Some(first.text.clone()), true),
        // Programs put file names there.
        (None, Some(told)) if told.contains(' ') && !told.contains(".doc") && !told.starts_with("Microsoft") && !told.starts_with("untitled") => (Some(told), false),
        _ => (None, false),
    }
}

/// A short line that is a date.
fn date_line(text: &str) -> Option<String> {
    let short = text.chars().count() <= 60 && text.chars().any(|c| c.is_ascii_digit());
    let told = short.then(|| dates::read(text, Order::Unknown, None).published).flatten()?;
    (told.precision() >= crate::article::Precision::Day).then(|| text.to_string())
}

/// Takes a PDF apart in this process. Never fails: why there is nothing is part of the answer.
pub fn text_of(bytes: Vec<u8>) -> Told {
    match pdf_glyphs::read(bytes) {
        Err(reason) => Told { refused: Some(reason.to_string()), ..Told::default() },
        Ok(printed) => {
            let paragraphs = pdf_layout::paragraphs(&printed.pages).into_iter().map(|paragraph| (paragraph.text, paragraph.size, paragraph.page));
            Told { paragraphs: paragraphs.collect(), pages: printed.pages.len(), title: printed.title, author: printed.author, unnamed: printed.unnamed, refused: None }
        }
    }
}

/// The child's whole work: a PDF in, JSON out.
pub fn serve(input: &mut dyn Read, output: &mut dyn Write) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let told = std::panic::catch_unwind(|| text_of(bytes)).unwrap_or_else(|_| Told { refused: Some(BROKE.into()), ..Told::default() });
    serde_json::to_writer(&mut *output, &told)?;
    output.flush()
}

const BROKE: &str = "The PDF breaks its reader; it is damaged or does harm on purpose.";

/// Takes a PDF apart in a child of this program.
fn in_child(program: &Path, bytes: Vec<u8>) -> Result<Told> {
    let started = pdf_limits::command(program, ARGUMENT, LIMITS).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = started.map_err(|cause| Error::new("pdf-reader-missing", format!("The reader of PDFs could not be started: {cause}."), "Start the program again; if it goes on, report it."))?;
    let (mut input, output) = (child.stdin.take(), child.stdout.take());
    let (send, receive) = mpsc::channel();
    let answer = std::thread::scope(|scope| {
        // A child that stops reading must not stop the parent.
        scope.spawn(move || _ = input.as_mut().map(|input| input.write_all(&bytes)));
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.map(|output| output.take(OUTPUT + 1).read_to_end(&mut answer));
            // A full pipe would keep the child alive: dropping its end stops it.
            _ = send.send((read.is_some_and(|read| read.is_ok()), answer));
        });
        let answer = receive.recv_timeout(PATIENCE);
        // Whatever came, the child has nothing more to say.
        if answer.is_err() || answer.as_ref().is_ok_and(|(_, text)| text.len() as u64 > OUTPUT) {
            _ = child.kill();
        }
        _ = child.wait();
        answer
    });
    Ok(match answer {
        Err(_) => Told { refused: Some("The PDF takes too long to read; it is damaged or does harm on purpose.".into()), ..Told::default() },
        Ok((_, answer)) if answer.len() as u64 > OUTPUT => Told { refused: Some("The PDF unpacks to more text than can be read.".into()), ..Told::default() },
        Ok((_, answer)) => serde_json::from_slice(&answer).unwrap_or_else(|_| Told { refused: Some(BROKE.into()), ..Told::default() }),
    })
}
