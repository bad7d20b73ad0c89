//! The articles behind the numbers.

use super::{count, day, key, picture};
use crate::answers::Point;
use crate::report::phrases::Phrases;
use crate::report::{Block, Cell, Content, Kind, Section, Table};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let total = &content.whole.total;
    let lead = phrases.say(
        format!("The selection holds {}, {} sentences and {} words. Values are of the collected articles, never of everything that an outlet printed.", phrases.articles(total.articles), phrases.whole(total.sentences), phrases.whole(total.words)),
        format!("La sélection compte {}, {} phrases et {} mots. Les valeurs portent sur les articles collectés, jamais sur tout ce qu’un média a publié.", phrases.articles(total.articles), phrases.whole(total.sentences), phrases.whole(total.words)),
    );
    let calendar = content.figures.coverage.as_ref().map(|figure| {
        Block::Picture(picture(figure, phrases.say("What was collected: a row an outlet, a cell a week.", "Ce qui a été réuni : une ligne par média, une case par semaine.")))
    });
    let undrawn = content.coverage.as_ref().filter(|_| calendar.is_none()).map(|_| {
        Block::Note(phrases.say(
            "The calendar of what was collected has more weeks or outlets than one figure can show; the screen Coverage and `entente coverage` give it for a part of them.",
            "Le calendrier de ce qui a été réuni a plus de semaines ou de médias qu’une figure n’en peut montrer ; l’écran Couverture et `entente coverage` le donnent pour une partie.",
        ))
    });
    let blocks = [
        Some(Block::Paragraph(lead)),
        left_out(content, phrases).map(Block::Paragraph),
        Some(Block::Paragraph(copies(content, phrases))),
        Some(Block::Table(outlets(content, phrases))),
        Some(Block::Paragraph(languages(content, phrases))),
        calendar,
        undrawn,
        rejected(content, phrases).map(Block::Note),
    ];
    Some(Section::new("corpus", phrases.say("The articles", "Les articles")).and(blocks.into_iter().flatten()))
}

fn copies(content: &Content, phrases: Phrases) -> String {
    let found = content.copies.articles;
    let rule = phrases.copies(content.question.copies);
    if found == 0 {
        return phrases.say(format!("No article of the selection was found to be a copy of another. Copies: {rule}."), format!("Aucun article de la sélection n’est apparu comme la reprise d’un autre. Reprises : {rule}."));
    }
    let number = phrases.articles(found);
    phrases.say(
        format!("Copies: {number} carry a text that another article of the selection carries already; {rule}."),
        format!("Reprises : {number} portent un texte déjà porté par un autre article de la sélection ; {rule}."),
    )
}

/// Of the whole library: a question's languages are not counted apart.
fn languages(content: &Content, phrases: Phrases) -> String {
    let told: Vec<String> = content.info.languages.iter().map(|tally| format!("{} {}", key(&tally.key, phrases), phrases.whole(tally.articles))).collect();
    let (told, stored) = (told.join(", "), phrases.articles(content.info.articles));
    let undated = phrases.undated(content.info.undated);
    phrases.say(
        format!("The whole library holds {stored}, by language: {told}; {undated}."),
        format!("La bibliothèque entière contient {stored}, par langue : {told} ; {undated}."),
    )
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
        let country = known.and_then(|outlet| outlet.country.as_deref()).map(|country| phrases.0.state_name(country).to_owned());
        let kind = known.and_then(|outlet| outlet.kind.as_deref()).map(|kind| key(kind, phrases));
        let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
        let points = content.trend.series.iter().find(|series| series.key == row.key).map(|series| series.points.as_slice()).unwrap_or_default();
        let period = |point: Option<&Point>| point.map_or(Cell::Empty, |point| Cell::Text(phrases.period(&point.period, content)));
        let dated = content.coverage.as_ref().and_then(|coverage| coverage.outlets.iter().find(|outlet| outlet.key == row.key));
        // the day where articles are dated to the day, else the period
        let end = |known: Option<&String>, point: Option<&Point>| known.map_or_else(|| period(point), |known| day(known, phrases));
        table.rows.push(vec![
            Cell::Text(key(&row.key, phrases)),
            text(country),
            text(kind),
            count(row.counts.articles, phrases),
            count(row.counts.sentences, phrases),
            end(dated.and_then(|outlet| outlet.first_day.as_ref()), points.first()),
            end(dated.and_then(|outlet| outlet.last_day.as_ref()), points.last()),
        ]);
    }
    table.trimmed()
}
