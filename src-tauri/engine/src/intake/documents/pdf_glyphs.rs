//! What is printed on a page of a PDF: every character with its place, its width and its size. Nothing is drawn.

use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::font::Glyph;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

use crate::intake::pdf_layout::{Mark, Page};

/// Pages, and characters of one page, that are read.
const PAGES: usize = 20_000;
const MARKS: usize = 200_000;

/// What a PDF holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Printed {
    pub pages: Vec<Page>,
    pub title: Option<String>,
    pub author: Option<String>,
    /// Characters that the file draws without saying which they are.
    pub unnamed: u64,
}

/// Reads every page. `Err` says why the file cannot be read.
pub fn read(bytes: Vec<u8>) -> Result<Printed, &'static str> {
    let pdf = Pdf::new(bytes).map_err(|_| "The PDF is damaged, or locked by a password.")?;
    let mut printed = Printed { title: pdf.metadata().title.as_deref().and_then(text_string), author: pdf.metadata().author.as_deref().and_then(text_string), ..Printed::default() };
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter().take(PAGES) {
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let settings = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
        let mut context = Context::new(page.initial_transform(true).to_kurbo(), bounds, &cache, pdf.xref(), settings);
        let mut taker = Taker { marks: Vec::new(), unnamed: 0 };
        interpret_page(page, &mut context, &mut taker);
        printed.unnamed += taker.unnamed;
        printed.pages.push(Page { width: f64::from(width), height: f64::from(height), marks: taker.marks });
    }
    Ok(printed)
}

/// A string of the document's own metadata: UTF-16 with its mark, UTF-8 with its mark, else Latin.
fn text_string(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        other => crate::intake::decode::whole(other).text,
    };
    let text = crate::intake::paragraphs::blanks(text.trim_matches('\0'));
    (!text.is_empty()).then_some(text)
}

/// Takes characters and lets everything else pass.
struct Taker {
    marks: Vec<Mark>,
    unnamed: u64,
}

impl Taker {
    fn take(&mut self, text: BfString, advance: f64, whole: Affine) {
        let text = match text {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        };
        let origin = whole * Point::ORIGIN;
        let end = whole * Point::new(advance, 0.0);
        let up = whole * Point::new(0.0, 1000.0);
        let size = (up - origin).hypot();
        // Text that runs upwards or stands on its head is a margin note or a watermark.
        let level = (end.y - origin.y).abs() <= (end.x - origin.x).abs() + 0.01 && end.x >= origin.x - 0.01;
        if level && size.is_finite() && origin.x.is_finite() && origin.y.is_finite() && self.marks.len() < MARKS {
            self.marks.push(Mark { text, x: origin.x, y: origin.y, end: end.x, size });
        }
    }
}

impl<'a> Device<'a> for Taker {
    fn draw_glyph(&mut self, glyph: &Glyph<'a>, transform: Affine, glyph_transform: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map_or(500.0, f64::from),
            Glyph::Type3(_) => 500.0,
        };
        match glyph.as_unicode() {
            Some(text) => self.take(text, advance, transform * glyph_transform),
            None => self.unnamed += 1,
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
