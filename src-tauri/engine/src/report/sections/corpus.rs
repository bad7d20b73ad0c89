//! The articles behind the numbers.

use super::{count, key};
use crate::report::phrases::Phrases;
use crate::report::{Block, Cell, Content, Kind, Section, Table};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let total = &content.whole.total;
    let lead = phrases.say(
        format!("The selection holds {}, {} sentences and {} words. Values are of the collected articles, never of everything that an outlet printed.", phrases.articles(total.articles), phrases.whole(total.sentences), phrases.whole(total.words)),
        format!("La sélection compte {}, {} phrases et {} mots. Les valeurs portent sur les articles collectés, jamais sur tout ce qu’un média a publié.", phrases.articles(total.articles), phrases.whole(total.sentences), phrases.whole(total.words)),
    );
    let blocks = [Some(Block::Paragraph(lead)), left_out(content, phrases).map(Block::Paragraph), Some(Block::Table(outlets(content, phrases))), rejected(content, phrases).map(Block::Note)];
    Some(Section::new("corpus", phrases.say("The articles", "Les articles")).and(blocks.into_iter().flatten()))
}

fn left_out(content: &Content, phrases: Phrases) -> Option<String> {
    phrases.left_out(&content.whole.left_out)
}

fn rejected(content: &Content, phrases: Phrases) -> Option<String> {
    let number = content.info.rejections;
    (number > 0).then(|| {
        let number = phrases.whole(number);
        phrases.say(
            format!("{number} items were refused at import; the library keeps them with their reasons."),
            format!("{number} éléments ont été refusés à l’import ; la bibliothèque les garde avec leurs motifs."),
        )
    })
}

fn outlets(content: &Content, phrases: Phrases) -> Table {
    let caption = phrases.say("Outlets of the selection", "Médias de la sélection");
    let headings = [
        (phrases.say("Outlet", "Média"), Kind::Text),
        (phrases.say("Country", "Pays"), Kind::Text),
        (phrases.say("Kind", "Nature"), Kind::Text),
        (phrases.say("Articles", "Articles"), Kind::Number),
        (phrases.say("Sentences", "Phrases"), Kind::Number),
        (phrases.say("First", "Premier"), Kind::Text),
        (phrases.say("Last", "Dernier"), Kind::Text),
    ];
    let mut table = Table::new(caption, headings);
    for row in &content.comparison.rows {
        let known = content.info.outlets.iter().find(|outlet| outlet.name == row.key);
        let text = |text: Option<&String>| text.map_or(Cell::Empty, Cell::text);
        let points = content.trend.series.iter().find(|series| series.key == row.key).map(|series| series.points.as_slice()).unwrap_or_default();
        let period = |point: Option<&crate::answers::Point>| point.map_or(Cell::Empty, |point| Cell::Text(phrases.period(&point.period, content)));
        table.rows.push(vec![
            Cell::Text(key(&row.key, phrases)),
            text(known.and_then(|outlet| outlet.country.as_ref())),
            text(known.and_then(|outlet| outlet.kind.as_ref())),
            count(row.counts.articles, phrases),
            count(row.counts.sentences, phrases),
            period(points.first()),
            period(points.last()),
        ]);
    }
    table.trimmed()
}
