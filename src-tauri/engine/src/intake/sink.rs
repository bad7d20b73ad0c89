//! Where readers put what they find.

use super::dates::{self, Doubt, Order};
use super::mojibake;
use crate::answers::{DateOrder, ImportOptions, Rejection};
use crate::article::Article;
use crate::Result;

/// What comes out of a file.
#[derive(Debug)]
pub enum Event {
    /// A file begins: its source, the reader, its encoding.
    File { source: String, format: String, encoding: Option<String> },
    /// How many articles the file itself says it holds.
    Announced(u64),
    /// The file as it came, where its text is taken out of markup.
    Original { source: String, format: String, bytes: std::sync::Arc<[u8]> },
    /// An article; `single` where it is all that the file holds.
    Article { article: Box<Article>, single: bool },
    /// Something that is no article, with what is left of it.
    Rejected { rejection: Rejection, item: Option<String> },
    /// A sentence about something noticed.
    Note(String),
}

/// Takes what a reader finds in one file and passes it on.
pub struct Sink<'a> {
    source: String,
    options: &'a ImportOptions,
    pass_on: &'a mut dyn FnMut(Event) -> Result<()>,
    /// The file as it will be told with the first thing found in it: until then a reader may name its format closer.
    begun: Option<Begun>,
    /// Sentences already told of this file, with how often each happened and where first.
    counted: Vec<(String, u64, String)>,
    found: u64,
    today: Option<chrono::NaiveDate>,
    inner: Vec<(String, Vec<u8>)>,
}

struct Begun {
    format: String,
    encoding: Option<String>,
    original: Option<std::sync::Arc<[u8]>>,
}

/// A raw item is kept up to this many bytes.
const KEPT: usize = 64 << 10;

impl<'a> Sink<'a> {
    pub fn new(source: String, options: &'a ImportOptions, pass_on: &'a mut dyn FnMut(Event) -> Result<()>) -> Self {
        let today = options.today.as_deref().and_then(|day| day.parse().ok());
        Self { source, options, pass_on, begun: None, counted: Vec::new(), found: 0, today, inner: Vec::new() }
    }

    /// The order of day and month: what the person said, else what the batch tells.
    pub fn order(&self, of_batch: Order) -> Order {
        match self.options.date_order {
            None => of_batch,
            Some(DateOrder::DayFirst) => Order::DayFirst,
            Some(DateOrder::MonthFirst) => Order::MonthFirst,
        }
    }

    /// The reader and the encoding, before the first article.
    pub fn file(&mut self, format: &str, encoding: Option<String>) -> Result<()> {
        self.begun = Some(Begun { format: format.to_string(), encoding, original: None });
        Ok(())
    }

    /// A closer name of the format, told before anything else of the file.
    pub fn format(&mut self, name: &str) {
        if let Some(begun) = &mut self.begun {
            begun.format = name.to_string();
        }
    }

    /// The file is no text: its encoding says nothing.
    pub fn without_encoding(&mut self) {
        if let Some(begun) = &mut self.begun {
            begun.encoding = None;
        }
    }

    fn tell(&mut self, event: Event) -> Result<()> {
        if let Some(Begun { format, encoding, original }) = self.begun.take() {
            (self.pass_on)(Event::File { source: self.source.clone(), format: format.clone(), encoding })?;
            if let Some(bytes) = original {
                (self.pass_on)(Event::Original { source: self.source.clone(), format, bytes })?;
            }
        }
        (self.pass_on)(event)
    }

    /// How many articles the file itself says it holds.
    pub fn announced(&mut self, articles: u64) -> Result<()> {
        self.tell(Event::Announced(articles))
    }

    /// The file as it came.
    pub fn original(&mut self, format: &str, bytes: std::sync::Arc<[u8]>) -> Result<()> {
        match &mut self.begun {
            Some(begun) => begun.original = Some(bytes),
            None => (self.pass_on)(Event::Original { source: self.source.clone(), format: format.to_string(), bytes })?,
        }
        Ok(())
    }

    /// One of several articles of the file.
    pub fn article(&mut self, article: Article) -> Result<()> {
        self.give(article, false)
    }

    /// The one article of the file.
    pub fn single(&mut self, article: Article) -> Result<()> {
        self.give(article, true)
    }

    fn give(&mut self, mut article: Article, single: bool) -> Result<()> {
        self.found += 1;
        if article.source.is_empty() {
            article.source.clone_from(&self.source);
        }
        if article.outlet.as_deref().is_none_or(|outlet| outlet.trim().is_empty()) {
            article.outlet.clone_from(&self.options.outlet);
        }
        if article.language_raw.is_none() {
            article.language_raw.clone_from(&self.options.language);
        }
        if self.options.repair_mojibake {
            self.mend(&mut article);
        }
        let today = self.today;
        if article.published.is_some_and(|published| today.is_some_and(|today| dates::is_future(&published, today))) {
            let position = article.position.clone();
            self.notice(Doubt::Future.sentence(), &position);
        }
        self.tell(Event::Article { article: Box::new(article), single })
    }

    /// Mends what was decoded twice, since the person asked for it. Spans that the reader gave are no longer true then.
    fn mend(&mut self, article: &mut Article) {
        let (title, body) = (article.title.as_deref().and_then(mojibake::mended), mojibake::mended(&article.body));
        if title.is_none() && body.is_none() {
            return;
        }
        article.title = title.or(article.title.take());
        if let Some(body) = body {
            article.body = body;
            article.zones.clear();
        }
        let position = article.position.clone();
        self.notice("A text was decoded twice and has been mended, as asked.", &position);
    }

    /// An item that is not taken, where it stood, why, and what it was.
    pub fn reject(&mut self, position: impl Into<String>, reason: impl Into<String>, item: Option<&str>) -> Result<()> {
        self.found += 1;
        let rejection = Rejection { source: self.source.clone(), position: position.into(), reason: reason.into() };
        self.tell(Event::Rejected { rejection, item: item.map(cut) })
    }

    /// A sentence about the whole file.
    pub fn note(&mut self, sentence: impl Into<String>) -> Result<()> {
        self.tell(Event::Note(sentence.into()))
    }

    /// Something that may happen many times; told once, with how often, when the file ends.
    pub fn notice(&mut self, sentence: &str, position: &str) {
        match self.counted.iter_mut().find(|(known, _, _)| known == sentence) {
            Some((_, times, _)) => *times += 1,
            None => self.counted.push((sentence.to_string(), 1, position.to_string())),
        }
    }

    /// A file inside this one, such as something attached to a mail: read after it, as any other file is.
    pub fn inner(&mut self, name: String, bytes: Vec<u8>) {
        self.inner.push((name, bytes));
    }

    /// What was found inside.
    pub fn take_inner(&mut self) -> Vec<(String, Vec<u8>)> {
        std::mem::take(&mut self.inner)
    }

    /// The file holds no article and was not meant to: it describes others beside it.
    pub fn beside(&mut self, sentence: &str) -> Result<()> {
        self.found += 1;
        self.note(sentence)
    }

    /// Where it comes from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Articles and rejections so far.
    pub fn found(&self) -> u64 {
        self.found
    }

    /// The file has ended.
    pub fn finish(&mut self) -> Result<()> {
        for (sentence, times, position) in std::mem::take(&mut self.counted) {
            let place = match (times, position.is_empty()) {
                (1, true) => String::new(),
                (1, false) => format!(" ({position})"),
                (_, true) => format!(" ({times} times)"),
                (_, false) => format!(" ({times} times, first at {position})"),
            };
            self.note(format!("{sentence}{place}"))?;
        }
        Ok(())
    }
}

fn cut(item: &str) -> String {
    let mut end = item.len().min(KEPT);
    while !item.is_char_boundary(end) {
        end -= 1;
    }
    item[..end].to_string()
}
