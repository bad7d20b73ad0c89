//! `entente provenance`

use std::path::PathBuf;

use entente_engine::answers::{CollectionProvenance, Provenance};
use entente_engine::{Error, Result};

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

/// Where the articles come from, as the person tells it.
#[derive(clap::Args, Default)]
pub struct Told {
    /// The database, such as Europresse.
    #[arg(long, value_name = "NAME")]
    database: Option<String>,
    /// The query as it was typed.
    #[arg(long, value_name = "TEXT")]
    query: Option<String>,
    /// The first day asked for.
    #[arg(long, value_name = "DATE")]
    query_from: Option<String>,
    /// The last day asked for.
    #[arg(long, value_name = "DATE")]
    query_to: Option<String>,
    /// The day of the export.
    #[arg(long, value_name = "DATE")]
    exported_on: Option<String>,
    /// How many articles the database said it found.
    #[arg(long, value_name = "NUMBER")]
    announced: Option<u64>,
}

impl Told {
    pub fn told(self) -> Option<Provenance> {
        let told = Provenance { database: self.database, query: self.query, from: self.query_from, to: self.query_to, exported_on: self.exported_on, announced: self.announced };
        (!told.is_empty()).then_some(told)
    }
}

#[derive(clap::Args)]
pub struct ProvenanceOf {
    #[command(flatten)]
    library: LibraryArg,
    /// The collection that this is about.
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    #[command(flatten)]
    told: Told,
    /// Forget what was told of the collection.
    #[arg(long)]
    forget: bool,
    /// A table of published totals with the columns outlet, period and articles.
    #[arg(long, value_name = "FILE.csv")]
    published: Option<PathBuf>,
    /// Forget the published totals.
    #[arg(long)]
    forget_published: bool,
}

impl ProvenanceOf {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        if self.forget {
            library.forget_provenance(self.collection.as_deref())?;
        }
        if self.forget_published {
            library.forget_published()?;
        }
        if let Some(told) = self.told.told() {
            library.add_provenance(self.collection.as_deref(), &told)?;
        }
        if let Some(path) = &self.published {
            library.add_published(&std::fs::read_to_string(path).map_err(|cause| Error::unreadable(path, cause))?)?;
        }
        let (all, published) = (library.provenance()?, library.published()?);
        if out.is_json() {
            let totals: Vec<_> = published.iter().map(|(outlet, period, articles)| serde_json::json!({"outlet": outlet, "period": period, "articles": articles})).collect();
            out.json(&serde_json::json!({"provenance": all, "published": totals}))?;
            return Ok(Exit::Good);
        }
        all.iter().try_for_each(|one| out.line(&said(one)))?;
        out.line(&format!("{} published totals", published.len()))?;
        Ok(Exit::Good)
    }
}

/// One line about a collection.
pub fn said(one: &CollectionProvenance) -> String {
    let told = &one.told;
    let parts = [
        told.database.clone(),
        told.query.as_ref().map(|query| format!("query {query}")),
        told.from.as_ref().map(|day| format!("from {day}")),
        told.to.as_ref().map(|day| format!("to {day}")),
        told.exported_on.as_ref().map(|day| format!("exported on {day}")),
        told.announced.map(|number| format!("{number} announced")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}: {}", one.collection.as_deref().unwrap_or("(no collection)"), parts.join(", "))
}
