//! The report as a document that an author goes on writing in: real headings, captions, tables and pictures.

use docx_rs::{
    AbstractNumbering, AlignmentType, BorderType, Docx, FieldCharType, Footer, IndentLevel, InstrText, Level, LevelJc, LevelText, LineSpacing, LineSpacingType, NumberFormat,
    Numbering, NumberingId, PageMargin, Paragraph, Pic, Run, RunFonts, SpecialIndentType, Start, Style, StyleType, Table as Grid, TableBorder,
    TableBorderPosition, TableCell, TableCellBorder, TableCellBorderPosition, TableCellMargins, TableCellBorders, TableLayoutType, TableRow, WidthType,
};

use super::docx_package::{legal, pack};
use super::{Block, Cell, Document, Picture, Quotation, Table};
use crate::Result;

/// What a picture becomes before it stands in a document: an SVG in, a PNG out.
pub type Painter<'a> = dyn Fn(&str) -> Result<Vec<u8>> + 'a;

/// Twentieths of a point: the width of A4 between its margins.
const ROOM: usize = 9412;
const MARGIN: i32 = 1247;
/// English metric units in one pixel of 96 an inch.
const PIXEL: f64 = 9525.0;
/// The room in pixels.
const ROOM_PIXELS: f64 = ROOM as f64 / 15.0;
/// The height of a page that a picture may take, in pixels.
const TALLEST: f64 = 820.0;
/// Rows of a table that is not broken over pages.
const WHOLE: usize = 14;
const BULLETS: usize = 7;
const SOFT: &str = "5D646D";
const LINE: &str = "D5D1CA";

/// Writes the document. Pictures are drawn by `paint`; the recipe stands in the core properties.
///
/// # Errors
/// What drawing says, and `report-docx` where the file cannot be put together.
pub fn docx(document: &Document, paint: &Painter<'_>) -> Result<Vec<u8>> {
    let mut file = sheet(document);
    file = file.add_paragraph(styled("Title", &document.title)).add_paragraph(styled("Subtitle", &document.subtitle));
    if let Some(day) = &document.dated {
        file = file.add_paragraph(styled("Subtitle", day));
    }
    file = file.add_paragraph(styled("TOCHeading", document.language.contents()));
    file = contents(document).into_iter().fold(file, Docx::add_paragraph);
    let mut pictures = Vec::new();
    for section in &document.sections {
        file = file.add_paragraph(styled("Heading1", &section.heading).keep_next(true));
        for block in &section.blocks {
            if let Block::Picture(picture) = block {
                pictures.push(picture);
            }
            file = add(file, block, pictures.len(), paint)?;
        }
    }
    pack(file, document, &pictures)
}

/// A table of contents as a field: what stands in it until the program counts the pages.
fn contents(document: &Document) -> Vec<Paragraph> {
    let last = document.sections.len().saturating_sub(1);
    let line = |(at, heading): (usize, &str)| {
        let mut line = Paragraph::new().style("TOC1");
        if at == 0 {
            let begin = Run::new().add_field_char(FieldCharType::Begin, false).add_instr_text(InstrText::Unsupported(" TOC \\o \"1-1\" \\h \\z \\u ".into()));
            line = line.add_run(begin).add_run(Run::new().add_field_char(FieldCharType::Separate, false));
        }
        line = line.add_run(run(heading));
        if at == last { line.add_run(Run::new().add_field_char(FieldCharType::End, false)) } else { line }
    };
    document.sections.iter().map(|section| section.heading.as_str()).enumerate().map(line).collect()
}

/// An empty sheet of paper with its styles.
fn sheet(document: &Document) -> Docx {
    let fonts = RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri").east_asia("Microsoft YaHei");
    let space = |before, after| LineSpacing::new().line_rule(LineSpacingType::Auto).before(before).after(after);
    let style = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").next("Normal").q_format(true);
    let mut file = Docx::new().page_size(11906, 16838).page_margin(margins()).default_fonts(fonts).default_size(21).add_abstract_numbering(bullets()).add_numbering(Numbering::new(BULLETS, BULLETS));
    let styles = [
        Style::new("Normal", StyleType::Paragraph).name("Normal").line_spacing(space(0, 120).line(276)).q_format(true),
        style("Title", "Title").size(40).bold().line_spacing(space(0, 80)),
        style("Subtitle", "Subtitle").size(24).color(SOFT).line_spacing(space(0, 120)),
        style("TOCHeading", "TOC Heading").size(28).bold().line_spacing(space(240, 80)),
        style("Heading1", "heading 1").size(30).bold().outline_lvl(0).line_spacing(space(400, 120)),
        style("Heading2", "heading 2").size(23).bold().outline_lvl(1).line_spacing(space(280, 100)),
        style("Caption", "caption").size(18).color(SOFT).line_spacing(space(120, 120)),
        style("ListParagraph", "List Paragraph").line_spacing(space(0, 60)),
        style("Quote", "Quote").line_spacing(space(120, 20)).indent(Some(284), None, None, None),
        style("QuoteSource", "Quote Source").size(17).color(SOFT).line_spacing(space(0, 20)).indent(Some(284), None, None, None),
        style("Note", "Note").line_spacing(space(60, 120)).indent(Some(284), None, None, None).italic(),
        style("TableText", "Table Text").size(16).line_spacing(space(30, 30)),
        style("Footer", "footer").size(15).color(SOFT),
        style("TOC1", "toc 1").line_spacing(space(0, 20)),
    ];
    for one in styles {
        file = file.add_style(one);
    }
    file.footer(footer(document))
}

fn margins() -> PageMargin {
    PageMargin { top: MARGIN, left: MARGIN, bottom: MARGIN, right: MARGIN, header: 600, footer: 600, gutter: 0 }
}

fn bullets() -> AbstractNumbering {
    let level = Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("–"), LevelJc::new("left"));
    AbstractNumbering::new(BULLETS).add_level(level.indent(Some(284), Some(SpecialIndentType::Hanging(284)), None, None))
}

fn footer(document: &Document) -> Footer {
    let line = styled("Footer", &format!("{} · ", document.footer));
    Footer::new().add_paragraph(field(line, "PAGE", "1"))
}

fn styled(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(run(text))
}

fn run(text: &str) -> Run {
    Run::new().add_text(legal(text))
}

/// A field that the program may count anew, with what it says until then.
fn field(line: Paragraph, instruction: &str, shown: &str) -> Paragraph {
    field_as(line, instruction, shown, |run| run)
}

/// The same in a look of its own. All its parts have it: some programs show the number as the field begins.
fn field_as(line: Paragraph, instruction: &str, shown: &str, look: fn(Run) -> Run) -> Paragraph {
    let begin = Run::new().add_field_char(FieldCharType::Begin, false).add_instr_text(InstrText::Unsupported(instruction.into()));
    let between = Run::new().add_field_char(FieldCharType::Separate, false);
    let end = Run::new().add_field_char(FieldCharType::End, false);
    [begin, between, run(shown), end].into_iter().fold(line, |line, part| line.add_run(look(part)))
}

fn add(file: Docx, block: &Block, pictures: usize, paint: &Painter<'_>) -> Result<Docx> {
    Ok(match block {
        Block::Paragraph(text) => file.add_paragraph(Paragraph::new().add_run(run(text))),
        Block::Note(text) => file.add_paragraph(styled("Note", text)),
        Block::Subheading(text) => file.add_paragraph(styled("Heading2", text).keep_next(true)),
        Block::List(items) => items.iter().fold(file, |file, item| {
            file.add_paragraph(styled("ListParagraph", item).numbering(NumberingId::new(BULLETS), IndentLevel::new(0)))
        }),
        Block::Picture(picture) => {
            let drawn = Paragraph::new().keep_next(true).add_run(Run::new().add_image(pic(picture, pictures, paint)?));
            file.add_paragraph(drawn).add_paragraph(caption(&picture.label, &picture.caption))
        }
        // An empty line keeps the table apart from what follows, and from another table.
        Block::Table(table) => file.add_paragraph(caption(&table.label, &table.caption).keep_next(true)).add_table(grid(table)).add_paragraph(Paragraph::new().style("TableText")),
        Block::Quotation(quotation) => quoted(file, quotation),
    })
}

fn pic(picture: &Picture, number: usize, paint: &Painter<'_>) -> Result<Pic> {
    let shrunk = (ROOM_PIXELS / picture.width.max(1.0)).min(TALLEST / picture.height.max(1.0)).min(1.0);
    let size = |pixels: f64| (pixels * shrunk * PIXEL).round() as u32;
    let pixels = |pixels: f64| pixels.round() as u32;
    let image = Pic::new_with_dimensions(paint(&picture.svg)?, pixels(picture.width), pixels(picture.height));
    Ok(image.id(format!("rIdPicture{number}")).size(size(picture.width), size(picture.height)))
}

/// `Figure 1. …`, its number a field of the program's own count.
fn caption(label: &str, text: &str) -> Paragraph {
    let (kind, number) = label.rsplit_once(' ').unwrap_or((label, ""));
    let line = Paragraph::new().style("Caption").add_run(run(&format!("{kind} ")).bold());
    field_as(line, &format!("SEQ {kind} \\* ARABIC"), number, Run::bold).add_run(run(".").bold()).add_run(run(&format!(" {text}")))
}

fn quoted(file: Docx, quotation: &Quotation) -> Docx {
    let words = quotation.parts.iter().fold(Paragraph::new().style("Quote").keep_next(true), |line, part| {
        let words = run(&part.text);
        line.add_run(if part.marked { words.bold().underline("single") } else { words })
    });
    let source = styled("QuoteSource", &quotation.source);
    let source = match &quotation.address {
        Some(address) => field(source.add_run(run(" · ")), &format!("HYPERLINK \"{}\"", instruction(address)), address),
        None => source,
    };
    file.add_paragraph(words).add_paragraph(styled("QuoteSource", &quotation.coding).keep_next(true)).add_paragraph(source)
}

/// An address within a field's instruction, which is written as it is.
fn instruction(address: &str) -> String {
    legal(address).replace('&', "&amp;").replace('<', "%3C").replace('>', "%3E").replace('"', "%22").replace('\\', "%5C")
}

fn grid(table: &Table) -> Grid {
    let widths = widths(table);
    let line = |position| TableBorder::new(position).border_type(BorderType::Single).size(4).color(LINE);
    let head = TableRow::new(table.columns.iter().zip(&widths).map(|(column, &width)| head(&column.heading, column.numeric, width)).collect());
    let short = table.rows.len() <= WHOLE;
    let body = table.rows.iter().enumerate().map(|(number, row)| {
        let cells = row.iter().zip(&table.columns).zip(&widths).enumerate();
        let kept = short && number + 1 < table.rows.len();
        TableRow::new(cells.map(|(at, ((cell, column), &width))| body(cell, at == 0, column.numeric, width, kept)).collect()).cant_split()
    });
    Grid::without_borders(std::iter::once(head.cant_split()).chain(body).collect())
        .set_border(line(TableBorderPosition::InsideH))
        .set_border(line(TableBorderPosition::Bottom))
        .margins(TableCellMargins::new().margin(0, 60, 0, 60))
        .width(ROOM, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .set_grid(widths)
}

fn head(heading: &str, numeric: bool, width: usize) -> TableCell {
    let under = TableCellBorder::new(TableCellBorderPosition::Bottom).border_type(BorderType::Single).size(8).color(SOFT);
    TableCell::new().width(width, WidthType::Dxa).set_borders(TableCellBorders::with_empty().set(under)).add_paragraph(aligned(styled("TableText", heading).color(SOFT).keep_next(true), numeric))
}

/// `kept`: on one page with what follows.
fn body(cell: &Cell, first: bool, numeric: bool, width: usize, kept: bool) -> TableCell {
    let words = run(cell.shown());
    let words = if first { words.bold() } else { words };
    TableCell::new().width(width, WidthType::Dxa).add_paragraph(aligned(Paragraph::new().style("TableText").keep_next(kept).add_run(words), numeric))
}

fn aligned(line: Paragraph, numeric: bool) -> Paragraph {
    if numeric { line.align(AlignmentType::Right) } else { line }
}

/// Columns by what they hold: a number never wraps, the longest text takes what is left.
fn widths(table: &Table) -> Vec<usize> {
    // Twentieths of a point that a sign of 8 points takes, and the margins of a cell.
    const SIGN: usize = 96;
    let wide = |text: &str| text.chars().map(|sign| if sign as u32 > 0x2E80 { 2 } else { 1 }).sum::<usize>();
    let wanted: Vec<usize> = (0..table.columns.len())
        .map(|at| {
            let cells = table.rows.iter().filter_map(|row| row.get(at)).map(|cell| wide(cell.shown()));
            let heading = table.columns[at].heading.split(' ').map(wide).max().unwrap_or(0);
            cells.max().unwrap_or(0).max(heading) * SIGN + 150
        })
        .collect();
    let Some(widest) = (0..wanted.len()).max_by_key(|&at| (!table.columns[at].numeric, wanted[at])) else { return wanted };
    let others: usize = wanted.iter().enumerate().filter(|(at, _)| *at != widest).map(|(_, width)| width.min(&(ROOM / 3))).sum();
    let left = ROOM.saturating_sub(others).max(ROOM / 4);
    let all = others + left;
    wanted.iter().enumerate().map(|(at, width)| (if at == widest { left } else { *width.min(&(ROOM / 3)) }) * ROOM / all).collect()
}
