//! How does an SVG become a PNG? Through resvg with the shipped fonts, the recipe written into the file.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, FaceInfo, ID};
use resvg::usvg::{FontResolver, Options, Tree, roxmltree};

use super::{fonts, placeholder};
use crate::{Error, Result};

/// No side may be longer, in pixels.
const LONGEST: f64 = 16_000.0;

pub(super) fn draw(svg: &str, scale: f64) -> Result<Vec<u8>> {
    let document = roxmltree::Document::parse(svg).map_err(|cause| unreadable().because(cause))?;
    let metadata = document.descendants().find(|node| node.has_tag_name("metadata"));
    let recipe = metadata.and_then(|node| node.text()).unwrap_or_default();
    let svg = placeholder::drawable(svg, &document);
    let options = Options {
        fontdb: fonts::database(),
        font_family: "Inter".into(),
        font_resolver: FontResolver { select_fallback: Box::new(same_weight), ..FontResolver::default() },
        ..Options::default()
    };
    let tree = Tree::from_str(&svg, &options).map_err(|cause| unreadable().because(cause))?;
    let scale = if scale.is_finite() { scale.clamp(0.1, 20.0) } else { 1.0 };
    let (width, height) = (f64::from(tree.size().width()) * scale, f64::from(tree.size().height()) * scale);
    if width > LONGEST || height > LONGEST {
        return Err(too_large(width, height));
    }
    let mut pixels = Pixmap::new(width.round() as u32, height.round() as u32).ok_or_else(|| too_large(width, height))?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    let plain = pixels.encode_png().map_err(|cause| unreadable().because(cause))?;
    Ok(with_metadata(&plain, recipe, scale))
}

/// The other family in the weight of the first: bold Chinese stays bold.
fn same_weight(c: char, used: &[ID], faces: &mut Arc<Database>) -> Option<ID> {
    let weight = faces.face(*used.first()?)?.weight;
    let fits = |face: &&FaceInfo| face.weight == weight && !used.contains(&face.id) && fonts::covers(faces, face.id, c);
    faces.faces().find(fits).map(|face| face.id)
}

fn too_large(width: f64, height: f64) -> Error {
    Error::new(
        "figure-too-large",
        format!("A picture of {width:.0} by {height:.0} pixels is too large to draw."),
        format!("Choose a smaller scale or width: no side may be longer than {LONGEST:.0} pixels."),
    )
}

fn unreadable() -> Error {
    Error::new("figure-unreadable", "The figure's SVG cannot be read.", "Draw the figure again from its question.")
}

/// Adds the density (96 pixels an inch times the scale) and the recipe behind the header chunk.
fn with_metadata(png: &[u8], recipe: &str, scale: f64) -> Vec<u8> {
    // Signature (8), then the header chunk: length, name, 13 bytes, checksum.
    const HEADER_END: usize = 8 + 4 + 4 + 13 + 4;
    let (head, rest) = png.split_at(HEADER_END.min(png.len()));
    let per_metre = (96.0 * scale / 0.0254).round() as u32;
    let density = [per_metre.to_be_bytes().as_slice(), per_metre.to_be_bytes().as_slice(), &[1]].concat();
    let mut whole = head.to_vec();
    whole.extend(chunk(b"pHYs", &density));
    if !recipe.is_empty() {
        // Keyword, no compression, no language, no translated keyword, UTF-8 text.
        let text = [b"Recipe\0\0\0\0\0".as_slice(), recipe.as_bytes()].concat();
        whole.extend(chunk(b"iTXt", &text));
    }
    whole.extend_from_slice(rest);
    whole
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut checksum = flate2::Crc::new();
    checksum.update(name);
    checksum.update(content);
    [&(content.len() as u32).to_be_bytes(), name.as_slice(), content, &checksum.sum().to_be_bytes()].concat()
}
