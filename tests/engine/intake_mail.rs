//! Mail.

use crate::shelf::{Shelf, one};

#[test]
fn a_newsletter_gives_its_text_without_the_addresses_behind_it() {
    let article = one("a.txt", include_bytes!("../fixtures/intake/mail/newsletter.eml"));
    assert_eq!(article.title.as_deref(), Some("Ministers meet – again"));
    assert_eq!(article.body, "The ministers met again on Tuesday.\n\nThey spoke of trade.");
    assert_eq!((article.date.as_deref(), article.time.as_deref()), (Some("2023-09-19"), Some("23:40")));
    assert_eq!(article.outlet.as_deref(), Some("Harbour Letter – News <letter@harbour.example>"));
    assert_eq!(article.external_id.as_deref(), Some("letter-12@harbour.example"));
}

#[test]
fn a_mailbox_holds_many_and_what_is_attached_is_read_too() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.bin", include_bytes!("../fixtures/intake/mail/box.mbox"));
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added, outcome.rejected.len()), ("mbox", 3, 0));
    let articles = shelf.articles();
    assert_eq!(articles[0].body, "The first letter.\n\nFrom the harbour, with care.");
    assert_eq!(articles[1].title.as_deref(), Some("Second"));
    assert!(articles[2].source.ends_with("a.bin!message 2!more.txt"), "{}", articles[2].source);
}

#[test]
fn a_page_saved_with_its_pictures_is_one_article() {
    let article = one("a.txt", include_bytes!("../fixtures/intake/mail/page.mhtml"));
    assert_eq!((article.title.as_deref(), article.date.as_deref()), (Some("Ministers meet at the lake"), Some("2023-09-20")));
    assert_eq!(article.url.as_deref(), Some("https://harbour.example/lake"));
    assert!(article.body.starts_with("Two ministers met") && !article.body.contains("boat"), "{}", article.body);
}

#[test]
fn mails_in_mails_end() {
    let mut mail = "From: a@x.example\nTo: b@x.example\nSubject: inner\nDate: Tue, 19 Sep 2023 10:00:00 +0000\n\nThe innermost text.\n".to_string();
    for level in 0..12 {
        mail = format!("From: a@x.example\nTo: b@x.example\nSubject: level {level}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b{level}\"\n\n--b{level}\nContent-Type: text/plain\n\nText {level}.\n--b{level}\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n{mail}\n--b{level}--\n");
    }
    let outcome = Shelf::new().import("a.eml", mail);
    assert!((2..6).contains(&outcome.articles_added), "{}", outcome.articles_added);
}
