//! Quoted lines as a document that an author goes on writing in: the hit in bold, the source after it.

use docx_rs::{AlignmentType, Docx, FieldCharType, InstrText, Paragraph, Run, RunFonts, Style, StyleType};

use crate::{Error, Result};

/// One line of a concordance with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// A heading that stands before it.
    pub head: Option<String>,
    pub left: String,
    pub hit: String,
    pub right: String,
    /// As one cites it: `Harbour Post, 21 March 2023, “Title”`.
    pub source: String,
    pub address: Option<String>,
    pub note: String,
}

/// A document with these lines under its title. The same lines are always the same bytes: it bears no time of making.
///
/// # Errors
/// `document-failed` where it cannot be put together.
pub fn docx(title: &str, quotes: &[Quote]) -> Result<Vec<u8>> {
    let mut ids = 1u32..;
    let mut next = || ids.next().unwrap_or_default();
    let mut document = Docx::new()
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri").east_asia("Noto Sans CJK SC"))
        .default_size(21)
        .add_style(heading("Heading1", "heading 1", 32))
        .add_style(heading("Heading2", "heading 2", 26))
        .add_paragraph(Paragraph::new().id(name(next())).style("Heading1").add_run(Run::new().add_text(clean(title))));
    for quote in quotes {
        if let Some(head) = &quote.head {
            document = document.add_paragraph(Paragraph::new().id(name(next())).style("Heading2").keep_next(true).add_run(Run::new().add_text(clean(head))));
        }
        document = document.add_paragraph(line(quote, next()));
        if !quote.note.is_empty() {
            document = document.add_paragraph(Paragraph::new().id(name(next())).indent(Some(400), None, None, None).add_run(Run::new().italic().add_text(clean(&quote.note))));
        }
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    document.build().pack(&mut bytes).map_err(|cause| Error::new("document-failed", format!("The document could not be written: {cause}."), "Save it as CSV, and report this sentence."))?;
    Ok(bytes.into_inner())
}

/// Control characters, which no XML can hold, stand in some articles.
fn clean(text: impl AsRef<str>) -> String {
    text.as_ref().chars().filter(|sign| !matches!(sign, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')).collect()
}

/// A paragraph's id.
fn name(number: u32) -> String {
    format!("{number:08x}")
}

fn heading(id: &str, name: &str, size: usize) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).bold().size(size)
}

/// A link as a field within the text: kept as a relation of the file, links would come in another order at every run.
fn link(paragraph: Paragraph, address: &str, text: Run) -> Paragraph {
    let field = format!("HYPERLINK \"{}\"", address.replace(['"', '\\'], "").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    paragraph
        .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
        .add_run(Run::new().add_instr_text(InstrText::Unsupported(field)))
        .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
        .add_run(text)
        .add_run(Run::new().add_field_char(FieldCharType::End, false))
}

fn line(quote: &Quote, number: u32) -> Paragraph {
    let text = Paragraph::new()
        .id(name(number))
        .align(AlignmentType::Left)
        .add_run(Run::new().add_text(clean(quote.left.trim_start())))
        .add_run(Run::new().bold().add_text(clean(&quote.hit)))
        .add_run(Run::new().add_text(clean(format!("{} ", quote.right.trim_end()))));
    let source = |text: String| Run::new().color("555555").add_text(clean(text));
    match &quote.address {
        Some(address) if address.starts_with("http://") || address.starts_with("https://") => {
            link(text.add_run(source("(".into())), address, source(quote.source.clone()).underline("single")).add_run(source(")".into()))
        }
        _ => text.add_run(source(format!("({})", quote.source))),
    }
}
