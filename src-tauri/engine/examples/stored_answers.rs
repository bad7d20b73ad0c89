//! Writes the answers that the page is tested and shown with, `tests/fixtures/ipc`, from the sample collection:
//! `cargo run -p entente-engine --example stored_answers`. Paths, and what only the window knows, are invented.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use entente_engine::answers::{ArticleOrder, ImportOptions, ReportOptions, Style, Theme, View};
use entente_engine::library::{Depth, Library, examine};
use entente_engine::progress::silent;
use entente_engine::question::{Period, Question, Selection, Split};
use serde::Serialize;
use serde_json::Value;

type Done = Result<(), Box<dyn Error>>;

/// Where the invented reader keeps files.
const HOME: &str = "/home/reader";

struct Answers {
    to: PathBuf,
    library: Library,
    /// The folder that is really read; answers name [`HOME`] in its place.
    folder: PathBuf,
}

fn main() -> Done {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = tempfile::tempdir()?;
    let library = Library::create(&folder.path().join("sample.entente"))?;
    let files = [root.join("data/sample/articles")];
    let options = ImportOptions { collection: Some("sample".into()), ..ImportOptions::default() };
    library.import(&files, &options, &silent)?;
    library.code(None, &silent)?;
    let answers = Answers { to: root.join("tests/fixtures/ipc"), library, folder: folder.path().to_owned() };
    answers.holdings()?;
    answers.figures()?;
    answers.views()?;
    answers.sentences()?;
    answers.intake()
}

impl Answers {
    fn write(&self, name: &str, answer: &impl Serialize) -> Done {
        let text = serde_json::to_string(answer)?;
        let told = text.replace(&self.folder.display().to_string(), HOME);
        Ok(std::fs::write(self.to.join(name), told + "\n")?)
    }

    /// What the library holds, its articles in a list and one by one.
    fn holdings(&self) -> Done {
        self.write("library-info.json", &self.library.info()?)?;
        let page = self.library.article_page(&Selection::default(), ArticleOrder::Date, true, 0, 1000)?;
        let mut views = BTreeMap::new();
        for row in &page.rows {
            let mut view = self.library.article(row.id)?;
            view.article.source = view.article.source.rsplit('/').next().unwrap_or_default().to_owned();
            views.insert(row.id, view);
        }
        self.write("articles.json", &page)?;
        self.write("copies.json", &self.library.copies(None, &silent)?)?;
        let pair = page.rows.iter().find_map(|row| Some((row.id, views.get(&row.id)?.copies.first()?.article))).ok_or("the sample has copies")?;
        self.write("differences.json", &self.library.differences(pair.0, pair.1)?)?;
        self.write("article-views.json", &views)
    }

    /// Numbers and drawings, plain and by outlet, in each language and theme.
    fn figures(&self) -> Done {
        let plain = Question { by: Period::Quarter, ..Question::about("partnership") };
        let by_outlet = Question { split: Split::Outlet, ..plain.clone() };
        let info = self.library.info()?;
        let baseline = info.outlets.first().map(|outlet| outlet.name.as_str());
        self.write("trend-none.json", &self.library.trend(&plain)?)?;
        self.write("trend-outlet.json", &self.library.trend(&by_outlet)?)?;
        self.write("compare.json", &self.library.compare(&by_outlet, None)?)?;
        self.write("compare-baseline.json", &self.library.compare(&by_outlet, baseline)?)?;
        for (language, theme, look) in [("en", Theme::Light, "en-light"), ("fr", Theme::Dark, "fr-dark")] {
            let style = Style { language: language.into(), theme, width: 1020, bare: true, scale: 1.0, ..Style::default() };
            self.write(&format!("figure-trend-none-{look}.json"), &self.library.figure_trend(&plain, &style)?)?;
            self.write(&format!("figure-trend-outlet-{look}.json"), &self.library.figure_trend(&by_outlet, &style)?)?;
            self.write(&format!("figure-compare-{look}.json"), &self.library.figure_compare(&by_outlet, None, &style)?)?;
            self.write(&format!("figure-coverage-{look}.json"), &self.library.figure_coverage(&Selection::default(), &style)?)?;
        }
        self.write("coverage.json", &self.library.coverage(&Selection::default())?)?;
        self.write("events.json", &self.library.events(&plain, &self.library.shipped_events("en")?, 28)?)?;
        let report = ReportOptions { sentences: 2, ..ReportOptions::default() };
        Ok(std::fs::write(self.to.join("report.html"), self.library.report_html(&by_outlet, &report)?)?)
    }

    /// Every other way to look at a question, each with its figure in both looks.
    fn views(&self) -> Done {
        let plain = Question { by: Period::Quarter, ..Question::about("partnership") };
        let comparison = self.library.compare(&plain, None)?;
        let most = comparison.rows.iter().max_by_key(|row| row.counts.hits).map(|row| row.key.clone()).unwrap_or_default();
        let spread = self.library.spread(&plain)?;
        let widest = spread.rows.iter().max_by_key(|row| row.outlets.len()).map(|row| row.expression.clone());
        let other = Selection { from: "2023-01-01".parse().ok(), ..Selection::default() };
        let second = "neutrality".to_owned();
        let views = [
            ("heat", View::Heat),
            ("multiples", View::Multiples),
            ("pairs", View::Pairs),
            ("selections", View::Selections { other, names: None }),
            ("quadrants", View::Quadrants { second: second.clone(), over_time: false }),
            ("quadrants-time", View::Quadrants { second, over_time: true }),
            ("voices", View::Voices),
            ("words", View::Words { of: most, against: None }),
            ("spread", View::Spread { expression: None }),
            ("spread-one", View::Spread { expression: widest }),
            ("composition", View::Composition),
            ("drivers", View::Drivers { key: None, period: None }),
            ("events", View::Events { window_days: 28, events: Vec::new() }),
        ];
        for (name, view) in views {
            self.write(&format!("view-{name}.json"), &self.library.view(&plain, &view, "en")?)?;
            for (language, theme, look) in [("en", Theme::Light, "en-light"), ("fr", Theme::Dark, "fr-dark")] {
                let style = Style { language: language.into(), theme, width: 1020, bare: true, scale: 1.0, ..Style::default() };
                self.write(&format!("figure-view-{name}-{look}.json"), &self.library.figure_view(&plain, &view, &style)?)?;
            }
        }
        Ok(())
    }

    /// The hits behind both concepts, as one list.
    fn sentences(&self) -> Done {
        let mut page = self.library.hit_page(&Question::about("partnership"), None, None, 0, 2000)?;
        let neutral = self.library.hit_page(&Question::about("neutrality"), None, None, 0, 2000)?;
        page.rows.extend(neutral.rows);
        self.write("hits.json", &page)
    }

    /// A table with French headings, a note with a month for a date and a truncated line: looked into, then imported.
    fn intake(&self) -> Done {
        let table = [
            "id,journal,date,langue,titre,texte,lien",
            "d1,Le Courrier du Soir,2023-03-21,fr,Une visite à Moscou,Les deux présidents ont parlé de gaz et de rails. Aucun contrat n’a été signé.,https://courrier.example/1",
            "d2,Le Courrier du Soir,2023-02-30,fr,Une date de trop,Ce jour n’existe pas.,https://courrier.example/2",
            "d3,Le Courrier du Soir,2023-03-23,fr,Retour à Pékin,La délégation est rentrée mardi.,https://courrier.example/3",
        ];
        let note = "date 2023-09\nUne visite discrète\n\nLa délégation est arrivée mardi soir.\n";
        let wire = "{\"id\": \"w1\", \"outlet\": \"Quay Wire\", \"date\": \"2023-03-22\", \"title\": \"Talks end\", \"body\": \"The talks ended.\"}\n{\"id\": \"w2\", \"outlet\": \"Quay Wi\n";
        let files = [("dailies.csv", table.join("\n")), ("note.txt", note.to_owned()), ("wire.jsonl", wire.to_owned())]
            .map(|(name, text)| (self.folder.join(name), text));
        for (path, text) in &files {
            std::fs::write(path, text)?;
        }
        let files = files.map(|(path, _)| path);
        self.write("import-preview.json", &examine(&files, &ImportOptions::default(), Depth::Glance, &silent)?)?;
        let mut outcome: Value = serde_json::to_value(self.library.import(&files, &ImportOptions::default(), &silent)?)?;
        outcome["seconds"] = 0.4.into();
        self.write("import-outcome.json", &outcome)?;
        self.write("cleaning.json", &self.library.cleaning(&silent)?)?;
        self.write("rejections.json", &self.library.rejections()?)
    }
}
