//! `entente edit`

use entente_engine::edit::{ArticleFields, ArticlesChange, Edit, EditMade};
use entente_engine::{Error, Result};

use crate::args::{Chosen, LibraryArg};
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct EditOf {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    chosen: Chosen,
    /// outlet, date, language, byline, url or collection, with its new value; nothing after the sign empties it.
    #[arg(long = "set", value_name = "FIELD=VALUE", required = true, value_parser = field)]
    set: Vec<(String, Option<String>)>,
}

const FIELDS: &str = "outlet, date, language, byline, url, collection";

fn field(text: &str) -> Result<(String, Option<String>), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| format!("write FIELD=VALUE, with one of {FIELDS}"))?;
    if !FIELDS.split(", ").any(|known| known == name) {
        return Err(format!("\"{name}\" is none of {FIELDS}"));
    }
    Ok((name.to_owned(), Some(value.trim().to_owned()).filter(|value| !value.is_empty())))
}

impl EditOf {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        self.chosen.check()?;
        let library = self.library.open()?;
        let set = fields(self.set);
        let bar = out.bar();
        let made = match self.chosen.articles.is_empty() {
            true => library.edit_selected(&self.chosen.selection.selection(), &set, &|step| bar.step(step)),
            false => library.edit(&Edit::Articles { changes: vec![ArticlesChange { articles: self.chosen.articles, set }] }),
        };
        bar.clear();
        tell(&made?, "changed", out)?;
        let waiting = library.info()?.uncoded;
        if waiting > 0 {
            out.remark(&format!("{waiting} articles wait for coding: run `entente code`."));
        }
        Ok(Exit::Good)
    }
}

fn fields(given: Vec<(String, Option<String>)>) -> ArticleFields {
    let mut set = ArticleFields::default();
    for (name, value) in given {
        match name.as_str() {
            "outlet" => set.outlet = Some(value),
            "date" => set.date = Some(value),
            "language" => set.language = Some(value),
            "byline" => set.byline = Some(value),
            "url" => set.url = Some(value),
            _ => set.collection = Some(value),
        }
    }
    set
}

/// Says what became of how many articles.
pub fn tell(made: &EditMade, done: &str, out: &mut Out) -> Result<(), Error> {
    let told = made.edit.told();
    if out.is_json() {
        return out.json(&serde_json::json!({ "id": made.id, "edit": told.what, "articles": told.articles, "set": told.set }));
    }
    out.line(&format!("{} articles {done}; `entente undo` takes it back", told.articles))
}
