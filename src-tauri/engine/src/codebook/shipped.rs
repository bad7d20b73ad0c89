//! The files that come with the program.

use std::sync::OnceLock;

use super::Codebook;

macro_rules! shipped {
    ($($name:literal),* $(,)?) => { &[$(($name, include_str!(concat!("../../../../data/", $name)))),*] };
}

/// Name (below `data/`) and text of every shipped codebook, language and actor file.
pub fn shipped_sources() -> &'static [(&'static str, &'static str)] {
    shipped![
        "codebooks/china-russia.toml",
        "codebooks/china-russia.en.toml",
        "codebooks/china-russia.fr.toml",
        "codebooks/china-russia.ru.toml",
        "codebooks/china-russia.zh.toml",
        "codebooks/china-russia.de.toml",
        "languages/en.toml",
        "languages/fr.toml",
        "languages/ru.toml",
        "languages/zh.toml",
        "languages/de.toml",
        "actors/en.toml",
        "actors/fr.toml",
        "actors/ru.toml",
        "actors/zh.toml",
        "actors/de.toml",
    ]
}

impl Codebook {
    /// The codebook that comes with the program. Its files are checked by the tests, so reading them cannot fail.
    pub fn shipped() -> Codebook {
        static SHIPPED: OnceLock<Codebook> = OnceLock::new();
        SHIPPED
            .get_or_init(|| match Self::read("china-russia.toml", shipped_text("codebooks/china-russia.toml").unwrap_or_default()) {
                Ok(codebook) => codebook,
                Err(error) => panic!("the shipped codebook is broken: {error} {}", error.hint()),
            })
            .clone()
    }

    /// Names and texts of the shipped files.
    pub fn shipped_sources() -> &'static [(&'static str, &'static str)] {
        shipped_sources()
    }
}

pub(super) fn shipped_text(name: &str) -> Option<&'static str> {
    shipped_sources().iter().find(|(shipped, _)| *shipped == name).map(|(_, text)| *text)
}

pub(super) fn shipped_in(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
    shipped_sources().iter().filter(move |(name, _)| name.starts_with(folder)).copied()
}
