//! Texts of LibreOffice.

use std::io::Write;

use crate::shelf::one;

#[test]
fn a_document_is_one_article() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("mimetype", stored).unwrap();
    archive.write_all(b"application/vnd.oasis.opendocument.text").unwrap();
    archive.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(r#"<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes><text:p text:style-name="Title">Fog &amp; ships</text:p><text:p>Fog<text:s text:c="2"/>lay<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note> over the bay.</text:p><text:p/><text:h>Ships</text:h><text:p>They<text:line-break/>wait.</text:p></office:text></office:body></office:document-content>"#.as_bytes()).unwrap();
    let article = one("2024-03-04 notes.odt", archive.finish().unwrap().into_inner());
    assert_eq!(article.title.as_deref(), Some("Fog & ships"));
    assert_eq!(article.body, "Fog  lay over the bay.\n\nShips\n\nThey\nwait.");
    assert_eq!(article.date.as_deref(), Some("2024-03-04"));
}
