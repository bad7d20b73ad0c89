//! `entente hits`

use std::path::PathBuf;

use entente_engine::Result;
use entente_engine::answers::{LineChoice, LineColumn, LineContext, LineOrder};
use entente_engine::library::{Explaining, Library};
use entente_engine::question::{ByHand, Question};

use crate::args::{LibraryArg, SelectionArgs};
use crate::out::{Exit, Out};
use crate::question::word;

#[derive(clap::Args)]
pub struct Hits {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    selection: SelectionArgs,
    /// Only hits of this concept.
    #[arg(long, value_name = "CONCEPT")]
    concept: Option<String>,
    /// Say why each hit is what it is.
    #[arg(long)]
    explain: bool,
    /// As the rules say, without what was set by hand.
    #[arg(long)]
    without_by_hand: bool,
    /// In place of hits: expressions that stand, or nearly stand, in the articles and are no hits, with what failed.
    #[arg(long, conflicts_with_all = ["explain", "without_by_hand"])]
    unmarked: bool,
    #[command(flatten)]
    concordance: Concordance,
}

/// The counted hits of a concept as lines in a file, and how they are laid out there.
#[derive(clap::Args)]
struct Concordance {
    /// Write the concordance of the concept to this file: .csv, .xlsx, or .docx with a citation at each line.
    #[arg(long, value_name = "FILE", requires = "concept", conflicts_with_all = ["explain", "unmarked"])]
    out: Option<PathBuf>,
    /// What the lines are ordered by; left and right are the words before and after the hit.
    #[arg(long, default_value = "date", requires = "out", value_parser = word::<LineOrder>(&["date", "outlet", "language", "category", "voice", "speaker", "stance", "left", "hit", "right", "random"]))]
    order: LineOrder,
    /// The other way round.
    #[arg(long, requires = "out")]
    descending: bool,
    /// What the lines are grouped by.
    #[arg(long, requires = "out", value_parser = word::<LineColumn>(&["date", "outlet", "language", "category", "voice", "speaker", "stance"]))]
    group: Option<LineColumn>,
    /// Of the random order: the same seed draws the same lines.
    #[arg(long, default_value_t = 1, requires = "out", value_name = "NUMBER")]
    seed: u32,
    /// How much text stands around each hit.
    #[arg(long, default_value = "sentence", requires = "out", value_parser = word::<LineContext>(&["sentence", "paragraph", "wide"]))]
    context: LineContext,
    /// Only lines that were starred or noted in the window.
    #[arg(long, requires = "out")]
    marked: bool,
    /// The language of citations and headings.
    #[arg(long, default_value = "en", requires = "out", value_parser = ["en", "fr"])]
    lang: String,
}

impl Concordance {
    fn choice(&self) -> LineChoice {
        LineChoice { order: self.order, descending: self.descending, group: self.group, seed: self.seed, context: self.context, marked: self.marked }
    }
}

impl Hits {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        if self.concordance.out.is_some() {
            self.save(&library, out)?;
            return Ok(Exit::Good);
        }
        let explaining = if self.explain { Explaining::Yes } else { Explaining::No };
        let bar = out.bar();
        let selection = self.selection.selection();
        if self.unmarked {
            library.unmarked(&selection, self.concept.as_deref(), &|step| bar.step(step), &mut |why| out.json(&why))?;
        } else {
            library.hits_as(self.by_hand(), &selection, self.concept.as_deref(), explaining, &|step| bar.step(step), &mut |hit| out.json(&hit))?;
        }
        bar.clear();
        Ok(Exit::Good)
    }

    fn by_hand(&self) -> ByHand {
        if self.without_by_hand { ByHand::LeftOut } else { ByHand::Applied }
    }

    fn save(&self, library: &Library, out: &mut Out) -> Result<()> {
        let (Some(file), Some(concept)) = (&self.concordance.out, &self.concept) else { return Ok(()) };
        let bar = out.bar();
        let question = Question { by_hand: self.by_hand(), selection: self.selection.selection(), ..Question::about(concept.as_str()) };
        let title = library.concept_title(concept, &self.concordance.lang)?;
        let lines = library.concordance_save(&question, &self.concordance.choice(), &title, &self.concordance.lang, file, &|step| bar.step(step))?;
        bar.clear();
        if out.is_json() {
            return out.json(&serde_json::json!({ "lines": lines, "file": file }));
        }
        out.line(&format!("{lines} lines in {}", file.display()))
    }
}
