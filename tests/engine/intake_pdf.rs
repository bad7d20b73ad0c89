//! PDF.

use entente_engine::answers::ImportOptions;

use crate::shelf::{Shelf, one};

/// A PDF whose page draws these lines of Helvetica: text, place, size.
pub fn pdf(lines: &[(&str, u32, u32, u32)]) -> Vec<u8> {
    let drawn: String = lines.iter().map(|(text, x, y, size)| format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n")).collect();
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_string(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_string(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_string(),
        format!("<< /Length {} >>\nstream\n{drawn}endstream", drawn.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_string(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").bytes()));
    file.extend(format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).bytes());
    file
}

const LINES: &[(&str, u32, u32, u32)] =
    &[("Boats come home", 50, 740, 24), ("20 September 2023", 50, 700, 10), ("The boats came home on Tuesday in the even-", 50, 670, 10), ("ing, and the whole town was glad of it.", 50, 658, 10), ("A feast is planned for the day after.", 50, 630, 10)];

#[test]
fn title_date_and_paragraphs_are_read() {
    let article = one("a.pdf", pdf(LINES));
    assert_eq!((article.title.as_deref(), article.date.as_deref()), (Some("Boats come home"), Some("2023-09-20")));
    assert!(article.body.ends_with("The boats came home on Tuesday in the evening, and the whole town was glad of it.\n\nA feast is planned for the day after."), "{}", article.body);
}

#[test]
fn pictures_of_pages_are_refused_with_advice() {
    let outcome = Shelf::new().import("scan.pdf", pdf(&[]));
    assert!(outcome.rejected[0].reason.contains("pictures of pages"), "{}", outcome.rejected[0].reason);
}

#[test]
fn what_is_cut_or_no_pdf_is_refused_and_the_rest_is_read() {
    let shelf = Shelf::new();
    let mut cut = pdf(LINES);
    cut.truncate(40);
    let paths = [shelf.write("cut.pdf", cut), shelf.write("good.pdf", pdf(LINES))];
    let outcome = shelf.import_paths(&paths, &ImportOptions::default());
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (1, 1));
}

#[test]
fn a_child_that_says_nothing_sensible_costs_its_file_only() {
    let shelf = Shelf::new();
    let paths = [shelf.write("a.pdf", pdf(LINES)), shelf.write("b.txt", "A text.")];
    // This test is itself the program; it knows nothing of the child's work.
    let options = ImportOptions { program: std::env::current_exe().ok(), ..ImportOptions::default() };
    let outcome = shelf.import_paths(&paths, &options);
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (1, 1));
    assert!(outcome.rejected[0].reason.contains("breaks its reader"), "{}", outcome.rejected[0].reason);
}
