//! What was written for a browser or a feed reader?

pub mod feed;
pub mod html;
pub mod markup;
pub mod mediawiki;
pub mod page_facts;
pub mod page_text;
pub mod sitemap;
pub mod wikitext;
pub mod wordpress;
