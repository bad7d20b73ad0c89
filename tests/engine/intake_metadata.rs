//! References without text.

use entente_engine::article::Extent;
use entente_engine::answers::ImportOptions;
use entente_engine::intake::{self, Event, Limits};

#[test]
fn a_reference_is_a_headline_and_an_abstract_a_lead() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("a.ris");
    std::fs::write(&path, "TY  - NEWS\nTI  - One\nER  -\nTY  - NEWS\nTI  - Two\nN2  - Said.\nER  -\nTY  - NEWS\nER  -\n").expect("it can be written");
    let (mut extents, mut refused) = (Vec::new(), 0);
    intake::read(&[path], &ImportOptions::default(), Limits::default(), &mut |event| {
        match event {
            Event::Article { article, .. } => extents.push(article.extent),
            Event::Rejected { .. } => refused += 1,
            _ => {}
        }
        Ok(())
    })
    .expect("it can be read");
    assert_eq!((extents, refused), (vec![Extent::Headline, Extent::Lead], 1));
}
