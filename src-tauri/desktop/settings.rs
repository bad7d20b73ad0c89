//! What the window remembers of a person: language, theme, and the libraries that were open before.

use std::path::{Path, PathBuf};

use entente_engine::answers::Problem;
use entente_engine::Error;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager};

/// Libraries kept in the list of recent ones.
const RECENT: usize = 12;

/// Where the window keeps its own files.
#[derive(Debug, Clone)]
pub struct Folders {
    settings: PathBuf,
    recent: PathBuf,
    pub sample: PathBuf,
}

impl Folders {
    pub fn of(app: &AppHandle, config: Option<&Path>) -> tauri::Result<Self> {
        let (config, data) = match config {
            Some(folder) => (folder.to_owned(), folder.to_owned()),
            None => (app.path().app_config_dir()?, app.path().app_data_dir()?),
        };
        std::fs::create_dir_all(&config)?;
        std::fs::create_dir_all(&data)?;
        let file = |name: &str| config.join(name);
        Ok(Self { settings: file("settings.json"), recent: file("recent.json"), sample: data.join("sample.entente") })
    }

    /// A file of the window's own.
    pub fn beside_settings(&self, name: &str) -> PathBuf {
        self.settings.with_file_name(name)
    }

    pub fn settings(&self) -> Settings {
        read(&self.settings).unwrap_or_default()
    }

    pub fn save_settings(&self, settings: &Settings) -> Result<(), Problem> {
        write(&self.settings, settings)
    }

    pub fn recent(&self) -> Vec<Recent> {
        let known: Vec<Recent> = read(&self.recent).unwrap_or_default();
        known.into_iter().map(|recent| Recent { exists: recent.path.exists(), ..recent }).collect()
    }

    /// Puts a library at the head of the recent ones.
    pub fn remember(&self, path: &Path, opened: String) -> Result<(), Problem> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut recent = self.recent();
        recent.retain(|known| known.path != path);
        recent.insert(0, Recent { path: path.to_owned(), name, opened, exists: true });
        recent.truncate(RECENT);
        write(&self.recent, &recent)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    System,
    En,
    Fr,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// What a person chose of the window itself.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub language: Language,
    pub theme: Theme,
    /// Copies that are kept beside each library; none: no copy is made by itself.
    pub backups: u8,
    /// How large everything is shown; 1 as designed.
    pub zoom: f64,
    /// Of lines in random order.
    pub seed: u32,
    /// Whether the tour was taken or put away.
    pub toured: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: Language::default(), theme: Theme::default(), backups: 2, zoom: 1.0, seed: 1, toured: false }
    }
}

/// A library that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    pub path: PathBuf,
    pub name: String,
    /// When, in UTC: `2024-05-16T08:00:00Z`.
    pub opened: String,
    #[serde(default)]
    pub exists: bool,
}

fn read<T: for<'text> Deserialize<'text>>(path: &Path) -> Option<T> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}

/// Writes beside and renames, so that a crash leaves the old file whole.
fn write(path: &Path, value: &impl Serialize) -> Result<(), Problem> {
    let beside = path.with_extension("new");
    let text = serde_json::to_vec_pretty(value).unwrap_or_default();
    std::fs::write(&beside, text)
        .and_then(|()| std::fs::rename(&beside, path))
        .map_err(|cause| Problem::from(&Error::unwritable(path, cause)))
}
