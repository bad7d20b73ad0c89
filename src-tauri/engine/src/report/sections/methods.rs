//! The methods statement, from what was really done.

use crate::answers::CollectionProvenance;
use crate::question::Measure;
use crate::report::phrases::{Phrases, short};
use crate::report::{Block, Content, Section};
use crate::wording::numbers;

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let paragraphs = [
        articles(content, phrases),
        origin(content, phrases),
        copies(content, phrases),
        coding(content, phrases),
        measure(content, phrases),
        chance(content, phrases),
        validation(content, phrases),
        record(content, phrases),
    ];
    Some(Section::new("methods", phrases.say("Methods", "Méthodes")).and(paragraphs.map(Block::Paragraph)))
}

fn articles(content: &Content, phrases: Phrases) -> String {
    let info = &content.info;
    let (stored, rejected) = (phrases.articles(info.articles), phrases.whole(info.rejections));
    let undated = phrases.undated(info.undated);
    let languages: Vec<String> = info.languages.iter().map(|tally| format!("{} {}", super::key(&tally.key, phrases), phrases.whole(tally.articles))).collect();
    let languages = languages.join(", ");
    let selected = phrases.articles(content.whole.total.articles);
    let outlets = phrases.outlets(content.comparison.rows.len() as u64);
    let span = phrases.span(content).map(|span| format!(", {span}")).unwrap_or_default();
    phrases.say(
        format!("The library “{}” holds {stored} ({languages}; {undated}; items refused at import: {rejected}). The question selects {selected} of {outlets}{span}. Articles without a date are left out of trends; a date known to the month only counts in charts by month, quarter and year.", info.name),
        format!("La bibliothèque « {} » contient {stored} ({languages} ; {undated} ; éléments refusés à l’import : {rejected}). La question retient {selected} de {outlets}{span}. Les articles sans date sont exclus des courbes ; une date connue au mois près ne compte que par mois, trimestre et année.", info.name),
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

fn copies(content: &Content, phrases: Phrases) -> String {
    let rule = phrases.copies(content.question.copies);
    let threshold = numbers::value(content.copies.threshold, Measure::Share, phrases.0);
    let found = phrases.articles(content.copies.articles);
    phrases.say(
        format!("Two articles are copies of one story when their texts are the same, or when {threshold} of the shorter text stands in the longer one; {found} of the selection repeat another. Rule: {rule}."),
        format!("Deux articles sont des reprises d’une même dépêche quand leurs textes sont identiques, ou quand {threshold} du plus court se retrouve dans le plus long ; {found} de la sélection en répètent un autre. Règle : {rule}."),
    )
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

/// Seeds and events.
fn chance(content: &Content, phrases: Phrases) -> String {
    let events = content.events.as_ref().map(|events| {
        let (days, placebos) = (events.window_days, events.rows.iter().map(|row| row.placebo_dates).max().unwrap_or(0));
        let placebos = phrases.whole(placebos);
        phrases.say(
            format!(" Events: windows of {days} days on each side, held against up to {placebos} random days drawn with a fixed seed."),
            format!(" Événements : fenêtres de {days} jours de chaque côté, comparées à {placebos} jours tirés au hasard au plus, avec une graine fixe."),
        )
    });
    let drawn = phrases.say(
        "Example sentences are drawn by a rule without chance. Whatever is drawn by chance has a seed of its own that is part of the program, so that it comes out the same.",
        "Les phrases données en exemple sont choisies par une règle sans hasard. Tout tirage a une graine propre, qui fait partie du programme, de sorte qu’il donne toujours le même résultat.",
    );
    format!("{drawn}{}", events.unwrap_or_default())
}

fn validation(content: &Content, phrases: Phrases) -> String {
    match &content.validation {
        None => phrases.say("State of validation: not validated on this collection.", "État de la validation : non validé sur cette collection."),
        Some(state) => phrases.say(format!("State of validation: {}.", state.short.trim_end_matches('.')), format!("État de la validation : {}.", state.short.trim_end_matches('.'))),
    }
}

fn record(content: &Content, phrases: Phrases) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let (codebook, library, recipe) = (&content.codebook.hash, &content.info.library, &content.recipe.id);
    phrases.say(
        format!("Made with Entente {version}. Codebook {codebook}. Articles {library}. Recipe {recipe}. The same library, question and version give the same report, byte for byte."),
        format!("Fait avec Entente {version}. Grille {codebook}. Articles {library}. Recette {recipe}. La même bibliothèque, la même question et la même version donnent le même rapport, à l’octet près."),
    )
}
