//! The methods statement, from what was really done.

use crate::answers::CollectionProvenance;
use crate::question::Measure;
use crate::report::phrases::{Phrases, short};
use crate::report::{Block, Content, Section};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let paragraphs = [articles(content, phrases), origin(content, phrases), coding(content, phrases), measure(content, phrases), record(content, phrases)];
    Some(Section::new("methods", phrases.say("Methods", "Méthodes")).and(paragraphs.map(Block::Paragraph)))
}

fn articles(content: &Content, phrases: Phrases) -> String {
    let info = &content.info;
    let (stored, rejected) = (phrases.articles(info.articles), phrases.whole(info.rejections));
    let undated = phrases.whole(info.undated);
    let languages: Vec<String> = info.languages.iter().map(|tally| format!("{} {}", super::key(&tally.key, phrases), phrases.whole(tally.articles))).collect();
    let languages = languages.join(", ");
    let copies = phrases.copies(content.question.copies);
    phrases.say(
        format!("The library “{}” holds {stored} ({languages}; {undated} without a date; {rejected} items refused at import). Articles without a date are left out of trends; a date known to the month only counts in charts by month, quarter and year. Copies: {copies}.", info.name),
        format!("La bibliothèque « {} » contient {stored} ({languages} ; {undated} sans date ; {rejected} éléments refusés à l’import). Les articles sans date sont exclus des courbes ; une date connue au mois près ne compte que par mois, trimestre et année. Reprises : {copies}.", info.name),
    )
}

/// Where the collections come from, as far as it was told, and what the numbers can be said of.
fn origin(content: &Content, phrases: Phrases) -> String {
    let told: Vec<String> = content.info.provenance.iter().map(|one| collection(one, phrases)).collect();
    let collected = phrases.say(
        "All numbers are of the collected articles, not of everything that was published.",
        "Tous les nombres portent sur les articles réunis, non sur tout ce qui a été publié.",
    );
    if told.is_empty() {
        return phrases.say(format!("Where the articles come from is not recorded in the library. {collected}"), format!("La bibliothèque n’indique pas d’où viennent les articles. {collected}"));
    }
    let told = told.join("; ");
    phrases.say(format!("Where the articles come from: {told}. {collected}"), format!("Provenance des articles : {}. {collected}", told.replace("; ", " ; ")))
}

fn collection(one: &CollectionProvenance, phrases: Phrases) -> String {
    let told = &one.told;
    let query = told.query.as_ref().map(|query| phrases.say(format!("query “{query}”"), format!("requête « {query} »")));
    let days = match (&told.from, &told.to) {
        (Some(from), Some(to)) => Some(phrases.say(format!("{from} to {to}"), format!("du {from} au {to}"))),
        (Some(day), None) | (None, Some(day)) => Some(day.clone()),
        _ => None,
    };
    let exported = told.exported_on.as_ref().map(|day| phrases.say(format!("exported on {day}"), format!("exporté le {day}")));
    let announced = told.announced.map(|number| {
        let number = phrases.whole(number);
        phrases.say(format!("{number} announced by the database"), format!("{number} annoncés par la base"))
    });
    let parts: Vec<String> = [told.database.clone(), query, days, exported, announced].into_iter().flatten().collect();
    match &one.collection {
        Some(name) => phrases.say(format!("collection “{name}”, {}", parts.join(", ")), format!("collection « {name} », {}", parts.join(", "))),
        None => parts.join(", "),
    }
}

fn coding(content: &Content, phrases: Phrases) -> String {
    let codebook = &content.codebook;
    let stances: Vec<String> = content.question.counted_stances().iter().map(|stance| phrases.stance(*stance)).collect();
    let stances = stances.join(", ");
    phrases.say(
        format!("Sentences were coded by the codebook “{}” (version {}). The unit is the sentence, the title included. A hit needs the actors that its concept asks for, named in the sentence or carried from the sentences before; voice, speaker, stance and claimants are decided by rules for each hit. Counted stances: {stances}. A caption that repeats the body adds nothing.", codebook.name, short(&codebook.hash)),
        format!("Les phrases ont été codées avec la grille « {} » (version {}). L’unité est la phrase, titre compris. Une occurrence exige les acteurs que son concept demande, nommés dans la phrase ou repris des phrases précédentes ; voix, locuteur, position et sujets sont décidés par des règles pour chaque occurrence. Positions comptées : {stances}. Une légende qui répète le corps n’ajoute rien.", codebook.name, short(&codebook.hash)),
    )
}

fn measure(content: &Content, phrases: Phrases) -> String {
    let name = phrases.measure(content.question.measure);
    let denominator = phrases.denominator(content);
    let interval = match content.question.measure {
        Measure::Share => phrases.say("Intervals are Wilson’s, at 95 %.", "Les intervalles sont ceux de Wilson, à 95 %."),
        Measure::Per1000Sentences | Measure::Per10000Words => phrases.say(
            "Intervals are those of a ratio estimator with articles as clusters, at 95 %.",
            "Les intervalles sont ceux d’un estimateur de rapport où les articles forment les grappes, à 95 %.",
        ),
        Measure::Hits | Measure::Articles => phrases.say("Counts carry no interval.", "Les nombres n’ont pas d’intervalle."),
    };
    let adjusted = phrases.say(
        format!("p-values of the comparison are adjusted over {} tests by Benjamini and Hochberg. No smoothing.", content.comparison.tests),
        format!("Les valeurs p de la comparaison sont corrigées sur {} tests selon Benjamini et Hochberg. Aucun lissage.", content.comparison.tests),
    );
    phrases.say(
        format!("Measure: {name}; denominator: {denominator}. {interval} {adjusted}"),
        format!("Mesure : {name} ; dénominateur : {denominator}. {interval} {adjusted}"),
    )
}

fn record(content: &Content, phrases: Phrases) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let (codebook, library, recipe) = (&content.codebook.hash, &content.info.library, &content.recipe.id);
    phrases.say(
        format!("Made with Entente {version}. Codebook {codebook}. Articles {library}. Recipe {recipe}. The same library, question and version give the same report, byte for byte."),
        format!("Fait avec Entente {version}. Grille {codebook}. Articles {library}. Recette {recipe}. La même bibliothèque, la même question et la même version donnent le même rapport, à l’octet près."),
    )
}
