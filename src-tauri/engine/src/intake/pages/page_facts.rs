//! What does a page say of itself? Structured data first (JSON-LD, microdata, meta elements), then what it shows.

use scraper::{ElementRef, Html};
use serde_json::Value;

use crate::intake::dates::{self, Order};
use crate::intake::paragraphs::{blanks, select};

/// A parsed page and the JSON-LD objects in it.
pub struct Page {
    pub html: Html,
    told: Vec<Value>,
    /// Which of them describes the article.
    article: Option<Value>,
}

/// A date and whether the page only shows it, so that it had to be guessed that it is the article's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    pub raw: String,
    pub guessed: bool,
}

/// Objects within objects are looked for so deep.
const DEEP: u32 = 8;

impl Page {
    /// Parses a page that is known to be harmless.
    pub fn of(text: &str) -> Self {
        let html = Html::parse_document(text);
        let told: Vec<Value> = select(&html, "script[type*='ld+json']").iter().filter_map(|script| json_ld(&script.text().collect::<String>())).collect();
        let mut page = Self { html, told, article: None };
        page.article = page.own_article();
        page
    }

    /// Of several articles that the data describes (lists, teasers) the one of this address or this heading.
    fn own_article(&self) -> Option<Value> {
        let mut all: Vec<&Value> = Vec::new();
        self.told.iter().for_each(|told| articles(told, 0, &mut all));
        let address = self.address().map(|address| bare(&address));
        let headings: Vec<String> = [self.meta(&["og:title"]), self.heading()].into_iter().flatten().map(|heading| bare(&heading)).collect();
        let own = |object: &Value| {
            let named = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|key| object.get(*key)).filter_map(|value| text_of(value.get("@id").unwrap_or(value)));
            let here = address.as_ref().is_some_and(|address| named.map(|url| bare(&url)).any(|url| url == *address));
            let called = object.get("headline").and_then(text_of).is_some_and(|headline| headings.contains(&bare(&headline)));
            u8::from(here) * 2 + u8::from(called) * 3 + u8::from(object.get("datePublished").is_some())
        };
        // The first of the best: `max_by_key` would give the last.
        all.into_iter().rev().max_by_key(|object| own(object)).cloned()
    }

    fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        select(&self.html, selector).iter().filter_map(|element| element.value().attr(name)).map(str::trim).find(|value| !value.is_empty()).map(str::to_string)
    }

    fn meta(&self, names: &[&str]) -> Option<String> {
        let all = select(&self.html, "meta[content]");
        names.iter().find_map(|name| {
            let named = |element: &&ElementRef<'_>| ["property", "name", "itemprop", "http-equiv"].iter().any(|key| element.value().attr(key).is_some_and(|value| value.trim().eq_ignore_ascii_case(name)));
            all.iter().filter(named).filter_map(|element| element.value().attr("content")).map(str::trim).find(|value| !value.is_empty()).map(str::to_string)
        })
    }

    fn told(&self, key: &str) -> Option<String> {
        text_of(self.article.as_ref()?.get(key)?)
    }

    fn heading(&self) -> Option<String> {
        select(&self.html, "h1").into_iter().map(shown).find(|heading| !heading.is_empty())
    }

    pub fn title(&self) -> Option<String> {
        let micro = || select(&self.html, "[itemprop=headline]").first().map(|element| element.value().attr("content").map_or_else(|| shown(*element), str::to_string));
        let head = || select(&self.html, "title").first().map(|title| shown(*title));
        let whole = |title: &String| !title.ends_with("...") && !title.ends_with('…');
        let shared = || self.meta(&["og:title"]);
        let found = shared().filter(whole).or_else(|| self.told("headline").filter(whole)).or_else(shared).or_else(|| self.told("headline")).or_else(micro).or_else(|| self.meta(&["twitter:title"])).or_else(|| self.heading()).or_else(head);
        found.map(|title| self.without_site(&blanks(&entities(&title)))).filter(|title| !title.is_empty())
    }

    /// `Heading | Name of the site` without the site: where the heading of the page or the name of the site says so.
    fn without_site(&self, title: &str) -> String {
        let (heading, site) = (self.heading().unwrap_or_default(), self.outlet().unwrap_or_default());
        let told = self.told("headline").map(|headline| blanks(&entities(&headline))).unwrap_or_default();
        // What stands behind the page's own heading, after a mark, is the name of the site or of a section.
        let headed = [heading.as_str(), told.as_str()].into_iter().filter(|own| own.chars().count() > 10).find(|own| {
            let rest = title.strip_prefix(*own).map_or("", str::trim_start);
            rest.starts_with(['|', '-', '–', '—', '｜', '：', 'ㅣ', '·', ':']) && rest.chars().count() < 40
        });
        if let Some(own) = headed {
            return own.to_string();
        }
        let cut = [" | ", " - ", " – ", " — ", " :: "].iter().filter_map(|mark| title.rsplit_once(mark)).find(|(before, after)| {
            *before == heading || (!site.is_empty() && after.trim().eq_ignore_ascii_case(&site))
        });
        cut.map_or(title, |(before, _)| before).trim().to_string()
    }

    /// The day of publication: never the one of a change, of a capture, or of another article.
    pub fn date(&self, language: Option<&str>) -> Option<Dated> {
        let told = self.told("datePublished").or_else(|| self.told("dateCreated")).or_else(|| self.meta(&PUBLISHED)).or_else(|| self.micro_date()).or_else(|| self.other_date());
        let readable = |raw: &String| dates::read(raw, Order::Unknown, language).published.is_some();
        if let Some(raw) = told.filter(readable) {
            return Some(Dated { raw, guessed: false });
        }
        let seen = self.shown_date(language).or_else(|| self.address().and_then(|address| date_in_address(&address)));
        seen.map(|raw| Dated { raw, guessed: true })
    }

    fn micro_date(&self) -> Option<String> {
        let found = select(&self.html, "[itemprop=datePublished], [property='schema:datePublished'], time[pubdate]");
        found.into_iter().find_map(|element| {
            let value = element.value();
            value.attr("datetime").or_else(|| value.attr("content")).map(str::to_string).or_else(|| Some(shown(element))).filter(|date| !date.is_empty())
        })
    }

    /// A date of publication anywhere in the data: some pages describe themselves as a page and not as an article.
    fn other_date(&self) -> Option<String> {
        self.told.iter().find_map(|told| deep(told, "datePublished", 0))
    }

    /// A date that the page shows in its head: an element of time, or one that is called a date.
    fn shown_date(&self, language: Option<&str>) -> Option<String> {
        let near = select(&self.html, "article, main, [role=main]").into_iter().next().unwrap_or_else(|| self.html.root_element());
        let times = near.descendants().filter_map(ElementRef::wrap).filter(|element| element.value().name() == "time" && !modified(*element));
        let stated = times.filter_map(|element| element.value().attr("datetime").map(str::to_string)).next();
        stated.filter(|raw| dates::read(raw, Order::Unknown, language).published.is_some()).or_else(|| {
            let called = select(&self.html, "[class*=date], [class*=Date], [class*=publish], [class*=time], [class*=tarih], [class*=datum], [class*=fecha], [class*=dato], [id*=date], [id*=publish], time");
            called.into_iter().filter(|element| !modified(*element)).take(40).find_map(|element| {
                let text = shown(element);
                let short = (6..80).contains(&text.chars().count());
                // `05.04.2025 - changed: 06.04.2025`: the first of two is the day of publication.
                let first = [" - ", " – ", " | ", " • ", " · "].iter().find_map(|mark| text.split_once(mark)).map_or("", |(first, _)| first.trim());
                [text.as_str(), first].into_iter().find(|text| short && whole_day(text, language)).map(str::to_string)
            })
        })
    }

    pub fn outlet(&self) -> Option<String> {
        let publisher = self.article.as_ref().and_then(|article| article.get("publisher")).and_then(|publisher| self.named(publisher));
        let site = self.meta(&["og:site_name"]);
        let data = self.told.iter().find_map(|told| site_name(told, 0));
        // Of the names that a page has for itself one that is known says which outlet is meant.
        let known = [&site, &publisher, &data].into_iter().flatten().find_map(|name| crate::outlets::known(name)).map(|outlet| outlet.name.clone());
        let called = || self.meta(&["application-name", "cre", "copyright"]).filter(|name| name.chars().count() < 40).map(|name| name.trim_end_matches("版权所有").to_string());
        let micro = || {
            let named = select(&self.html, "[itemprop=publisher] [itemprop=name]").into_iter().next()?;
            Some(named.value().attr("content").map_or_else(|| shown(named), str::to_string)).filter(|name| !name.is_empty())
        };
        known.or(site).or(publisher).or_else(micro).or(data).or_else(called).or_else(|| self.host_name()).map(|name| blanks(&entities(&name)))
    }

    /// The known outlet at whose address the page is.
    fn host_name(&self) -> Option<String> {
        let address = self.address()?;
        let host = address.split_once("://")?.1.split(['/', ':']).next()?.to_string();
        crate::outlets::known(&host).map(|outlet| outlet.name.clone())
    }

    /// The name of an organisation, given in place or by a reference to another object.
    fn named(&self, value: &Value) -> Option<String> {
        text_of(value).filter(|name| !name.starts_with("http") && !name.starts_with('#')).or_else(|| {
            let id = value.get("@id").or_else(|| value.get(0)?.get("@id"))?.as_str()?;
            self.told.iter().find_map(|told| by_id(told, id, 0)).and_then(|object| object.get("name")).and_then(text_of)
        })
    }

    pub fn byline(&self) -> Option<String> {
        let told = self.article.as_ref().and_then(|article| article.get("author")).and_then(|author| match author {
            Value::Array(all) => {
                let names: Vec<String> = all.iter().filter_map(|one| self.named(one)).collect();
                (!names.is_empty()).then(|| names.join(", "))
            }
            one => self.named(one),
        });
        let micro = || select(&self.html, "[itemprop=author] [itemprop=name], [itemprop=author], [rel=author]").first().map(|element| element.value().attr("content").map_or_else(|| shown(*element), str::to_string));
        told.or_else(|| self.meta(&["author", "article:author", "dc.creator", "parsely-author"]).filter(|author| !author.starts_with("http"))).or_else(micro).map(|name| blanks(&entities(&name))).filter(|name| !name.is_empty() && name.chars().count() < 200)
    }

    pub fn language(&self) -> Option<String> {
        self.attribute("html[lang]", "lang").or_else(|| self.attribute("html", "xml:lang")).or_else(|| self.told("inLanguage")).or_else(|| self.meta(&["og:locale", "content-language", "language", "dc.language"]))
    }

    /// The page's own address.
    pub fn address(&self) -> Option<String> {
        let own = self.attribute("link[rel=canonical]", "href").or_else(|| self.meta(&["og:url"]));
        own.filter(|address| address.starts_with("http")).or_else(|| self.attribute("meta[name='savepage-url']", "content"))
    }

    /// The text that the page's data gives of its article, where it gives one.
    pub fn body(&self) -> Option<String> {
        self.told("articleBody")
    }

    /// Whether the page says that only a part of the article may be read without paying.
    pub fn walled(&self) -> bool {
        let free = self.article.as_ref().and_then(|article| article.get("isAccessibleForFree"));
        free.is_some_and(|free| free == &Value::Bool(false) || free.as_str().is_some_and(|word| word.eq_ignore_ascii_case("false")))
    }
}

/// Names of meta elements that give the day of publication.
const PUBLISHED: [&str; 26] = [
    "article:published_time", "og:article:published_time", "article:published", "datePublished", "og:published_time", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "published_at", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "article.published", "article:create_at", "rnews:datepublished", "displaydate", "dc.date", "dcterms.date", "date",
];

/// The JSON of a script, with what careless writers leave in it.
fn json_ld(script: &str) -> Option<Value> {
    let bare = script.trim().trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| {
        // Line ends stand in texts as they are, and lists end in a comma.
        let mended: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&mended).ok().or_else(|| serde_json::from_str(&without_last_commas(&mended)).ok())
    })
}

fn without_last_commas(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if matches!(c, '}' | ']') && out.trim_end().ends_with(',') {
            out.truncate(out.trim_end().len() - 1);
        }
        out.push(c);
    }
    out
}

fn kind(object: &Value) -> String {
    object.get("@type").map(ToString::to_string).unwrap_or_default()
}

fn articles<'v>(value: &'v Value, depth: u32, found: &mut Vec<&'v Value>) {
    if depth > DEEP {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| articles(one, depth + 1, found)),
        Value::Object(object) => {
            let kind = kind(value);
            if kind.contains("Article") || kind.contains("Posting") || kind.contains("ReportageNews") {
                found.push(value);
                return;
            }
            ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| object.get(*key)).for_each(|inner| articles(inner, depth + 1, found));
        }
        _ => {}
    }
}

fn deep(value: &Value, key: &str, depth: u32) -> Option<String> {
    match value {
        Value::Array(all) if depth < DEEP => all.iter().find_map(|one| deep(one, key, depth + 1)),
        // Pictures, films and comments have dates of their own.
        Value::Object(object) if depth < DEEP && (kind(value).contains("Page") || object.contains_key("@graph")) => {
            object.get(key).and_then(text_of).or_else(|| object.get("@graph").and_then(|graph| deep(graph, key, depth + 1)))
        }
        _ => None,
    }
}

fn site_name(value: &Value, depth: u32) -> Option<String> {
    match value {
        Value::Array(all) if depth < DEEP => all.iter().find_map(|one| site_name(one, depth + 1)),
        Value::Object(object) if depth < DEEP => {
            let kind = kind(value);
            let own = kind.contains("WebSite") || kind.contains("NewsMediaOrganization");
            if own && let Some(name) = object.get("name").and_then(text_of) {
                return Some(name);
            }
            object.get("@graph").and_then(|graph| site_name(graph, depth + 1))
        }
        _ => None,
    }
}

fn by_id<'v>(value: &'v Value, id: &str, depth: u32) -> Option<&'v Value> {
    match value {
        Value::Array(all) if depth < DEEP => all.iter().find_map(|one| by_id(one, id, depth + 1)),
        Value::Object(object) if depth < DEEP => {
            if object.get("@id").and_then(Value::as_str) == Some(id) && object.contains_key("name") {
                return Some(value);
            }
            object.values().filter(|inner| inner.is_object() || inner.is_array()).find_map(|inner| by_id(inner, id, depth + 1))
        }
        _ => None,
    }
}

pub fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty()),
        Value::Array(all) => {
            let names: Vec<String> = all.iter().filter_map(text_of).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(object) => object.get("name").and_then(text_of),
        _ => None,
    }
}

/// Data is often written with the entities of HTML left in it.
fn entities(text: &str) -> String {
    if text.contains('&') && text.contains(';') { scraper::Html::parse_fragment(&text.replace('<', "&lt;")).root_element().text().collect() } else { text.to_string() }
}

fn shown(element: ElementRef<'_>) -> String {
    blanks(&element.text().collect::<String>())
}

/// Whether the page's own words say that this is the day of a change.
fn modified(element: ElementRef<'_>) -> bool {
    let own = |element: ElementRef<'_>| {
        let value = element.value();
        [value.attr("class"), value.attr("id"), value.attr("itemprop")].into_iter().flatten().any(|name| {
            let name = name.to_lowercase();
            ["modif", "updat", "current", "today", "comment", "related", "header-date", "copyright"].iter().any(|mark| name.contains(mark))
        })
    };
    let above = element.ancestors().filter_map(ElementRef::wrap).take(3);
    let beside = element.ancestors().filter_map(ElementRef::wrap).any(|above| matches!(above.value().name(), "nav" | "aside" | "footer"));
    own(element) || above.into_iter().any(own) || beside
}

/// Whether a text is a date with its day and hardly anything else.
pub fn whole_day(text: &str, language: Option<&str>) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let reading = dates::read(text, Order::Unknown, language);
    digits >= 5 && reading.doubt.is_none() && reading.published.is_some_and(|date| date.precision() >= crate::article::Precision::Day)
}

/// `/2024/05/03/` or `/2024-05-03-` or `/20240503/` in an address.
fn date_in_address(address: &str) -> Option<String> {
    let path = address.split_once("://")?.1.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let likely = |year: &str, month: &str, day: &str| {
        let date = format!("{year}-{month:0>2}-{day:0>2}");
        (("1995".."2100").contains(&year) && date.parse::<crate::article::PublishedOn>().is_ok()).then_some(date)
    };
    let three = parts.windows(3).find_map(|some| (digits(some[0], 4) && digits(some[1], 2) && digits(some[2], 2)).then(|| likely(some[0], some[1], some[2])).flatten());
    let month_and_day = parts.windows(2).find_map(|some| (digits(some[0], 4) && digits(some[1], 4)).then(|| likely(some[0], &some[1][..2], &some[1][2..])).flatten());
    let eight = parts.iter().find_map(|part| digits(part, 8).then(|| likely(&part[..4], &part[4..6], &part[6..])).flatten());
    three.or(month_and_day).or(eight)
}

/// An address or a heading without what two writers of it may write differently.
fn bare(text: &str) -> String {
    let text = entities(text);
    let text = text.trim().trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    text.split(['?', '#']).next().unwrap_or("").trim_end_matches('/').chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
