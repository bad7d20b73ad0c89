//! Which reader reads a file? The first in the list that knows it: special formats before general ones.

use super::{
    Item, Look, Sink, arc, csv, europresse, factiva, factiva_rtf, factiva_xml, feed, gdelt, html, json, mail, nexis_html, nexis_txt, odt,
    parquet, proquest_html, proquest_txt, services, sheets, text, warc, word, wordpress,
};
use super::{bibtex, conllu, csl, endnote, hayagriva, labelled, mediargus, posts, rdf, sitemap, defacto, epub, iptc7901, iramuteq, lexico, mediawiki, newsml1, newsml_g2, ninjs, nitf, pdf, press_review, ris, ritzau, tei, vertical};
use crate::Result;

/// One format.
pub struct Reader {
    /// Its name in outcomes and for `--format`.
    pub name: &'static str,
    /// Whether a file is of this format.
    pub knows: fn(&Look<'_>) -> bool,
    /// Hands every article of the file to the sink. An error is told as a rejection of the file's rest.
    pub read: fn(&mut Item<'_>, &mut Sink<'_>) -> Result<()>,
}

/// Every reader, special ones first. The last one takes any text.
pub const READERS: &[Reader] = &[
    Reader { name: "spreadsheet", knows: sheets::knows, read: sheets::read },
    Reader { name: "odt", knows: odt::knows, read: odt::read },
    Reader { name: "parquet", knows: parquet::knows, read: parquet::read },
    Reader { name: "warc", knows: warc::knows, read: warc::read },
    Reader { name: "arc", knows: arc::knows, read: arc::read },
    Reader { name: "mhtml", knows: mail::knows_page, read: html::read_whole },
    Reader { name: "europresse", knows: europresse::knows, read: europresse::read },
    Reader { name: "factiva-html", knows: factiva::knows, read: factiva::read },
    Reader { name: "factiva-rtf", knows: factiva_rtf::knows, read: factiva_rtf::read },
    Reader { name: "factiva-xml", knows: factiva_xml::knows, read: factiva_xml::read },
    Reader { name: "proquest-txt", knows: proquest_txt::knows, read: proquest_txt::read },
    Reader { name: "nexis-html", knows: nexis_html::knows, read: nexis_html::read },
    Reader { name: "nexis-txt", knows: nexis_txt::knows, read: nexis_txt::read },
    Reader { name: "nexis-rtf", knows: nexis_txt::knows_rtf, read: nexis_txt::read_rtf },
    Reader { name: "proquest-mail", knows: proquest_html::knows_mail, read: proquest_html::read_mail },
    Reader { name: "proquest-html", knows: proquest_html::knows, read: proquest_html::read },
    Reader { name: "apa-rtf", knows: defacto::knows_rtf, read: defacto::read_rtf },
    Reader { name: "docx", knows: word::knows_docx, read: word::read_docx },
    Reader { name: "rtf", knows: word::knows_rtf, read: word::read_rtf },
    Reader { name: "mbox", knows: mail::knows_mailbox, read: mail::read_mailbox },
    Reader { name: "mail", knows: mail::knows, read: mail::read },
    Reader { name: "wordpress", knows: wordpress::knows, read: wordpress::read },
    Reader { name: "rdf", knows: rdf::knows, read: rdf::read },
    Reader { name: "feed", knows: feed::knows, read: feed::read },
    Reader { name: "sitemap", knows: sitemap::knows, read: sitemap::read },
    Reader { name: "posts", knows: posts::knows, read: posts::read },
    Reader { name: "newsapi", knows: services::knows_newsapi, read: services::read_newsapi },
    Reader { name: "event-registry", knows: services::knows_event_registry, read: services::read_event_registry },
    Reader { name: "media-cloud", knows: services::knows_media_cloud, read: services::read_media_cloud },
    Reader { name: "gdelt", knows: gdelt::knows, read: gdelt::read },
    Reader { name: "iptc7901", knows: iptc7901::knows, read: iptc7901::read },
    Reader { name: "newsml1", knows: newsml1::knows, read: newsml1::read },
    Reader { name: "newsml-g2", knows: newsml_g2::knows, read: newsml_g2::read },
    Reader { name: "nitf", knows: nitf::knows, read: nitf::read },
    Reader { name: "ritzau", knows: ritzau::knows, read: ritzau::read },
    Reader { name: "ninjs", knows: ninjs::knows, read: ninjs::read },
    Reader { name: "pdf", knows: pdf::knows, read: pdf::read },
    Reader { name: "press-review", knows: press_review::knows_list, read: press_review::read_list },
    Reader { name: "tei", knows: tei::knows, read: tei::read },
    Reader { name: "tei-table", knows: tei::knows_table, read: tei::read_table },
    Reader { name: "mediawiki", knows: mediawiki::knows, read: mediawiki::read },
    Reader { name: "vertical", knows: vertical::knows, read: vertical::read },
    Reader { name: "conllu", knows: conllu::knows, read: conllu::read },
    Reader { name: "iramuteq", knows: iramuteq::knows, read: iramuteq::read },
    Reader { name: "epub", knows: epub::knows, read: epub::read },
    Reader { name: "ris", knows: ris::knows, read: ris::read },
    Reader { name: "endnote", knows: endnote::knows, read: endnote::read },
    Reader { name: "endnote-xml", knows: endnote::knows_xml, read: endnote::read_xml },
    Reader { name: "bibtex", knows: bibtex::knows, read: bibtex::read },
    Reader { name: "csl-json", knows: csl::knows, read: csl::read },
    Reader { name: "hayagriva", knows: hayagriva::knows, read: hayagriva::read },
    Reader { name: "defacto", knows: defacto::knows_html, read: defacto::read_html },
    Reader { name: "lexico", knows: lexico::knows, read: lexico::read },
    Reader { name: "json-lines", knows: json::knows_lines, read: json::read_lines },
    Reader { name: "json", knows: json::knows, read: json::read },
    Reader { name: "html", knows: html::knows, read: html::read },
    Reader { name: "csv", knows: csv::knows, read: csv::read },
    Reader { name: "mediargus", knows: mediargus::knows, read: mediargus::read },
    Reader { name: "labelled-text", knows: labelled::knows, read: labelled::read },
    Reader { name: "text", knows: text::knows, read: text::read },
];

/// Readers of files that hold the text as it is stored; of any other file the original is kept.
const AS_IT_IS: &[&str] = &[
    "text", "csv", "json", "json-lines", "newsapi", "event-registry", "media-cloud", "gdelt", "parquet", "none", "iramuteq", "ris", "bibtex", "csl-json", "tei-table", "endnote", "labelled-text", "mediargus",
];

/// Whether the reader takes text out of markup or a container.
pub fn extracts(name: &str) -> bool {
    !AS_IT_IS.contains(&name)
}

/// The reader of this name.
pub fn named(name: &str) -> Option<&'static Reader> {
    let alias = match name {
        "jsonl" | "ndjson" => "json-lines",
        "tsv" => "csv",
        "eml" => "mail",
        "rss" | "atom" => "feed",
        "wxr" => "wordpress",
        "xlsx" | "xls" | "ods" | "xlsb" => "spreadsheet",
        "txt" => "text",
        other => other,
    };
    READERS.iter().find(|reader| reader.name == alias)
}

/// The reader that knows the file.
pub fn recognise(look: &Look<'_>) -> Option<&'static Reader> {
    READERS.iter().find(|reader| (reader.knows)(look))
}
