//! Which outlet does a source mean? Known outlets with their aliases come from `data/outlets.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// An outlet that writes about the subject, as `data/outlets.toml` describes it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct KnownOutlet {
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub country: Option<String>,
    pub language: Option<String>,
    /// agency, state, public, private.
    pub kind: Option<String>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    outlet: Vec<KnownOutlet>,
}

static KNOWN: LazyLock<(Vec<KnownOutlet>, HashMap<String, usize>)> = LazyLock::new(|| {
    // A test reads the same file and would fail first; a program never stops over a list of names.
    let outlets = read(include_str!("../../../data/outlets.toml")).unwrap_or_default();
    let mut places = HashMap::new();
    for (place, outlet) in outlets.iter().enumerate() {
        for name in std::iter::once(&outlet.name).chain(&outlet.aliases) {
            places.entry(key(name)).or_insert(place);
        }
    }
    (outlets, places)
});

/// Reads a list of outlets.
pub fn read(toml: &str) -> Result<Vec<KnownOutlet>, toml::de::Error> {
    Ok(toml::from_str::<File>(toml)?.outlet)
}

/// The known outlet that is written so.
pub fn known(written: &str) -> Option<&'static KnownOutlet> {
    let (outlets, places) = &*KNOWN;
    places.get(&key(written)).map(|place| &outlets[*place])
}

/// An outlet's name without capitals, accents of spacing and the marks that sources put around it.
pub fn key(written: &str) -> String {
    let mut name = written.trim().to_lowercase();
    for mark in ["https://", "http://", "www."] {
        name = name.strip_prefix(mark).unwrap_or(&name).to_string();
    }
    let name = name.trim_end_matches('/').replace(['’', '\u{2019}'], "'");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
