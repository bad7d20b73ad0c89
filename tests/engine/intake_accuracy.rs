//! No reader may read real files worse than it did: the files lie beside the repository, elsewhere this is passed over.

use crate::accuracy::formats::{self, FIELDS};
use crate::accuracy::pages;
use crate::shelf::shared;

/// A folder, the files in it that must give exactly their articles, and the least percent right of titles, outlets, dates,
/// languages, starts and ends of bodies. A reader that becomes better raises its line.
const FLOORS: &[(&str, u64, [u32; 6])] = &[
    ("europresse", 2, [100, 100, 100, 100, 100, 100]),
    ("factiva", 6, [100, 100, 100, 100, 100, 100]),
    ("nexis_docx", 2, [100, 100, 100, 80, 100, 100]),
    ("nexis_html", 5, [100, 100, 100, 100, 100, 100]),
    ("nexis_txt", 2, [100, 96, 88, 96, 88, 92]),
    ("pdf", 2, [100, 100, 100, 100, 100, 100]),
    ("proquest", 4, [100, 100, 100, 100, 100, 99]),
    ("apa_rtf", 1, [100, 100, 100, 100, 100, 100]),
    ("bib", 5, [100, 60, 0, 0, 100, 100]),
    ("vertical", 1, [100, 100, 100, 99, 100, 100]),
    ("csv", 2, [100, 33, 100, 66, 100, 100]),
    ("gdelt", 1, [100, 100, 100, 100, 100, 100]),
    ("html_saved", 12, [83, 83, 100, 100, 58, 81]),
    ("json", 1, [100, 100, 100, 100, 100, 100]),
    ("mail", 3, [100, 100, 100, 100, 100, 100]),
    ("rss", 8, [91, 100, 100, 75, 100, 91]),
    // What is expected there is the day of capture, which is never taken for that of publication.
    ("warc", 3, [100, 100, 0, 100, 100, 100]),
    ("xlsx", 1, [100, 100, 100, 100, 100, 100]),
    ("zip_encodings", 1, [100, 100, 100, 100, 100, 100]),
];

#[test]
fn real_files_are_read_as_exactly_as_ever() {
    let Some(folder) = shared("data/formats") else { return };
    let mut places = Vec::new();
    for (name, exact, floors) in FLOORS {
        let tally = formats::sum(&formats::folder(&folder.join(name)));
        if tally.counted < *exact {
            places.push(format!("{name}: {} files give their articles, not {exact}", tally.counted));
        }
        for (place, least) in floors.iter().enumerate().filter(|(place, least)| tally.percent(*place) < f64::from(**least)) {
            places.push(format!("{name}: {} right in {:.1} %, not {least} %", FIELDS[place], tally.percent(place)));
        }
    }
    assert!(places.is_empty(), "{}", places.join("\n"));
}

#[test]
fn saved_pages_give_their_text_and_their_day() {
    let Some(folder) = shared("data/pages") else { return };
    let pages = pages::all(&folder);
    let all = pages.len();
    assert!(all > 120, "{all} pages");
    let mean = pages.iter().map(|page| page.f1).sum::<f64>() / all as f64;
    assert!(mean >= 0.94, "mean F1 {mean}");
    let poor = pages.iter().filter(|page| page.f1 < 0.5).count();
    assert!(poor * 100 <= 3 * all, "{poor} poor pages");
    let titles = pages.iter().filter(|page| page.title_right).count();
    assert!(titles * 100 >= 82 * all, "{titles} titles right");
    let days = pages.iter().filter(|page| page.date_found == page.date_expected).count();
    assert!(days * 100 >= 95 * all, "{days} days right");
    assert_eq!(pages.iter().filter(|page| page.date_expected.is_empty() && page.invented()).count(), 0, "a day is invented");
}
