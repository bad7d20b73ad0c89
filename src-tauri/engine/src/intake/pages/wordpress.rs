//! The export of a WordPress site (WXR): its published posts, with the date on which the site shows them.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::intake::dates::Order;
use crate::intake::mapping::Fields;
use crate::intake::{Item, Look, Sink, feed};
use crate::{Error, Result};

/// An RSS feed with the elements that WordPress adds to its exports.
pub fn knows(look: &Look<'_>) -> bool {
    look.start().starts_with('<') && look.text.contains("<rss") && (look.text.contains("wordpress.org/export/") || look.text.contains("<wp:post_type"))
}

/// Item by item.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let source = item.source.clone();
    let text = item.text()?.text;
    let mut export = Export::new(&text);
    while let Some(post) = export.next().map_err(|cause| {
        Error::new("export-unreadable", format!("{source} cannot be read further: {cause}."), "Export the site again; what came before is kept.")
    })? {
        let position = format!("item {}", export.items);
        match post.left_out() {
            Some(why) => sink.notice(why, &position),
            None => {
                let article = post.fields(&export.site).article(position, Order::Unknown, sink);
                sink.article(article)?;
            }
        }
    }
    Ok(())
}

/// What the channel says of itself.
#[derive(Default)]
struct Site {
    title: String,
    language: String,
}

#[derive(Default)]
struct Post {
    title: String,
    link: String,
    published: String,
    creator: String,
    guid: String,
    content: String,
    local: String,
    kind: String,
    status: String,
}

impl Post {
    /// Why an item is no published post.
    fn left_out(&self) -> Option<&'static str> {
        const OTHER: [&str; 12] = [
            "attachment", "page", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_block", "wp_global_styles", "wp_navigation", "wp_template",
        ];
        const UNPUBLISHED: [&str; 6] = ["draft", "auto-draft", "pending", "private", "future", "trash"];
        if OTHER.contains(&self.kind.trim()) {
            return Some("An item of the export is a page, a picture or a part of the site and no post; it was left out.");
        }
        UNPUBLISHED.contains(&self.status.trim()).then_some("An item of the export was never published (a draft, private, or in the bin); it was left out.")
    }

    fn fields(self, site: &Site) -> Fields {
        let some = |text: String| Some(text.trim().to_string()).filter(|text| !text.is_empty());
        // The site's own time is the local one; a draft of old has zeros there.
        let local = some(self.local).filter(|time| !time.starts_with("0000"));
        Fields {
            id: some(self.guid),
            outlet: some(feed::shown(&site.title)),
            date: some(self.published).filter(|date| !date.contains("-0001")).or(local),
            language: some(site.language.clone()),
            title: some(feed::shown(&self.title)),
            body: Some(body(&self.content)),
            url: some(self.link),
            byline: some(feed::shown(&self.creator)),
            ..Fields::default()
        }
    }
}

/// The text of a post: its markup and its shortcodes taken away, lines kept apart as the site shows them.
fn body(content: &str) -> String {
    let bare = without_shortcodes(content);
    // WordPress itself makes paragraphs of empty lines.
    let blocks = bare.replace("\r\n", "\n").replace("\n\n", "<p>");
    feed::shown(&blocks)
}

/// `[gallery ids="1,2"]`, `[caption …]…[/caption]`, `[embed]address[/embed]`: instructions to the site. A name in brackets
/// that no closing bracket follows, or that begins with a capital, is text.
fn without_shortcodes(text: &str) -> String {
    const EMPTY: [&str; 5] = ["embed", "video", "audio", "playlist", "gallery"];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, end)) = shortcode(rest) else {
            out.push('[');
            rest = &rest[1..];
            continue;
        };
        let close = format!("[/{name}]");
        let skipped = if EMPTY.contains(&name) { rest[end..].find(&close).map(|at| end + at + close.len()) } else { None };
        rest = &rest[skipped.unwrap_or(end)..];
    }
    out.push_str(rest);
    out
}

/// The name of the shortcode that begins the text, and where its bracket closes.
fn shortcode(text: &str) -> Option<(&str, usize)> {
    let inside = text[1..].trim_start_matches('/');
    let from = text.len() - inside.len();
    let name = &inside[..inside.find(|c: char| !(c.is_ascii_lowercase() || c == '_' || c == '-' || c.is_ascii_digit())).unwrap_or(inside.len())];
    let after = &inside[name.len()..];
    let end = after.find(']').filter(|end| *end < 2_000 && !after[..*end].contains('['))?;
    // `[sic]` and `[le président]` are words of the text.
    const KNOWN: [&str; 14] = ["caption", "gallery", "embed", "video", "audio", "playlist", "wp_caption", "more", "nextpage", "contact-form", "contact-form-7", "code", "quote", "button"];
    let told = KNOWN.contains(&name) || name.starts_with("vc_") || name.starts_with("et_pb") || name.starts_with("fusion_") || after[..end].contains("=\"") || after[..end].contains("=&quot;");
    let ends = text.starts_with("[/") && after.starts_with(']');
    (name.len() > 1 && (told || ends)).then_some((name, from + name.len() + end + 1))
}

struct Export<'t> {
    reader: Reader<&'t [u8]>,
    site: Site,
    items: u64,
}

impl<'t> Export<'t> {
    fn new(text: &'t str) -> Self {
        let mut reader = Reader::from_str(text.trim_start());
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        Self { reader, site: Site::default(), items: 0 }
    }

    /// The next item. Elements are known by the usual prefixes of the format.
    fn next(&mut self) -> Result<Option<Post>, String> {
        let mut post: Option<Post> = None;
        let mut name = String::new();
        let mut text = String::new();
        loop {
            match self.reader.read_event().map_err(|cause| cause.to_string())? {
                Event::Start(element) => {
                    name = element.name().as_ref().to_string();
                    text.clear();
                    if name == "item" {
                        post = Some(Post::default());
                        self.items += 1;
                    }
                }
                Event::Text(piece) => text.push_str(&piece),
                Event::CData(piece) => text.push_str(&piece),
                Event::GeneralRef(entity) => text.push_str(&crate::intake::xml::reference(&entity)),
                Event::End(element) if element.name().as_ref() == "item" => return Ok(post.or_else(|| Some(Post::default()))),
                Event::End(element) if element.name().as_ref() == name => {
                    let whole = std::mem::take(&mut text);
                    match &mut post {
                        Some(post) => post.put(&name, whole),
                        None if name == "title" && self.site.title.is_empty() => self.site.title = whole,
                        None if name == "language" => self.site.language = whole,
                        None => {}
                    }
                }
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }
}

impl Post {
    fn put(&mut self, name: &str, text: String) {
        let place = match name {
            "title" => &mut self.title,
            "link" => &mut self.link,
            "pubDate" => &mut self.published,
            "dc:creator" => &mut self.creator,
            "guid" => &mut self.guid,
            "content:encoded" => &mut self.content,
            "wp:post_date" => &mut self.local,
            "wp:post_type" => &mut self.kind,
            "wp:status" => &mut self.status,
            _ => return,
        };
        *place = text;
    }
}
