//! Which colours does a figure wear? The window's tokens, Okabe and Ito's colours, and the contrast they keep.

use crate::answers::Theme;

/// Red, green, blue in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    const fn of(hex: u32) -> Self {
        Self((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
    }

    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio, 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// A mixture: 0 is this colour, 1 the other.
    pub fn mix(self, other: Self, share: f64) -> Self {
        let part = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self(part(self.0, other.0), part(self.1, other.1), part(self.2, other.2))
    }
}

const BLACK: Colour = Colour::of(0x000000);
const WHITE: Colour = Colour::of(0xffffff);
const BLUE: Colour = Colour::of(0x0072b2);
const VERMILION: Colour = Colour::of(0xd55e00);

/// Okabe and Ito (2008) without black and yellow, which are lost on one ground or the other. Six, since from seven
/// series on a figure becomes small multiples.
const OKABE_ITO: [Colour; 6] =
    [BLUE, VERMILION, Colour::of(0x009e73), Colour::of(0xcc79a7), Colour::of(0xe69f00), Colour::of(0x56b4e9)];

/// Dashes in pixels, so that series are told apart without colour.
const DASHES: [&[f64]; 6] = [&[], &[7.0, 4.0], &[1.5, 4.5], &[9.0, 4.0, 1.5, 4.0], &[14.0, 4.0], &[4.0, 4.0]];

/// How the points of a series look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    Circle,
    Square,
    Triangle,
    Diamond,
    Wedge,
    Bar,
}

const MARKERS: [Marker; 6] =
    [Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond, Marker::Wedge, Marker::Bar];

/// Colour of a line, colour of its label, dash and marker.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub line: Colour,
    pub text: Colour,
    pub dash: &'static [f64],
    pub marker: Marker,
}

/// The colours of a theme.
#[derive(Debug, Clone, Copy)]
pub struct Tokens {
    pub paper: Colour,
    pub ink: Colour,
    pub soft: Colour,
    pub line: Colour,
    pub accent: Colour,
    pub warning: Colour,
    /// How much of its colour a band keeps when it is alone.
    pub band: f64,
}

impl Tokens {
    pub fn of(theme: Theme) -> Self {
        let (paper, ink, soft, line, accent) = match theme {
            Theme::Light => (0xfbfaf8, 0x1d2126, 0x5d646d, 0xe5e2dc, 0x2f4b7c),
            Theme::Dark => (0x17191c, 0xe9e7e3, 0xa3a9b1, 0x30343a, 0x9db7e6),
            Theme::Print => (0xffffff, 0x000000, 0x4a4a4a, 0xd9d9d9, 0x1f3660),
        };
        let paper = Colour::of(paper);
        Self {
            paper,
            ink: Colour::of(ink),
            soft: Colour::of(soft),
            line: Colour::of(line),
            accent: Colour::of(accent),
            warning: readable(VERMILION, paper, 4.5),
            band: if theme == Theme::Dark { 0.22 } else { 0.16 },
        }
    }

    /// The look of the series at `rank`.
    pub fn series(&self, rank: usize) -> Look {
        let rank = rank % OKABE_ITO.len();
        self.look(OKABE_ITO[rank], DASHES[rank], MARKERS[rank])
    }

    /// The look of a concept by its rank in its codebook.
    pub fn concept(&self, rank: usize) -> Look {
        let order = [VERMILION, BLUE, OKABE_ITO[2], OKABE_ITO[3], OKABE_ITO[4], OKABE_ITO[5]];
        self.look(order[rank % order.len()], &[], Marker::Circle)
    }

    fn look(&self, colour: Colour, dash: &'static [f64], marker: Marker) -> Look {
        let least = if self.paper.luminance() > 0.4 { 3.0 } else { 4.0 };
        Look { line: readable(colour, self.paper, least), text: readable(colour, self.paper, 4.5), dash, marker }
    }

    /// A step of a single-hued scale: 0 is near the paper, 1 the full colour.
    pub fn shade(&self, colour: Colour, share: f64) -> Colour {
        self.paper.mix(colour, 0.08 + 0.92 * share.clamp(0.0, 1.0))
    }

    /// Black or white, whichever is read better on `ground`: at least 4.58 to 1 on any colour.
    pub fn on(&self, ground: Colour) -> Colour {
        if BLACK.contrast(ground) >= WHITE.contrast(ground) { BLACK } else { WHITE }
    }
}

/// The colour, darkened or lightened as little as gives the contrast on that ground.
pub fn readable(colour: Colour, ground: Colour, ratio: f64) -> Colour {
    let toward = if ground.luminance() > 0.4 { BLACK } else { WHITE };
    (0..=50).map(|step| colour.mix(toward, f64::from(step) / 50.0)).find(|c| c.contrast(ground) >= ratio).unwrap_or(toward)
}
