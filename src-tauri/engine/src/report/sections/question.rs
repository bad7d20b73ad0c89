//! The question, as it was asked.

use crate::question::{Measure, Selection};
use crate::report::phrases::{Phrases, capital};
use crate::report::{Block, Content, Section};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let question = &content.question;
    let concept = content.concept();
    let definition = content.codebook.concepts.iter().find(|concept| concept.id == question.concept);
    let mut items = vec![
        labelled(phrases.say("Concept", "Concept"), concept, phrases),
        labelled(phrases.say("Measure", "Mesure"), phrases.measure(question.measure), phrases),
        labelled(phrases.say("Copies", "Reprises"), phrases.copies(question.copies), phrases),
    ];
    if !matches!(question.measure, Measure::Hits | Measure::Articles) {
        items.insert(2, labelled(phrases.say("Denominator", "Dénominateur"), phrases.denominator(content), phrases));
    }
    items.push(labelled(phrases.say("Over time", "Dans le temps"), phrases.step(question.by), phrases));
    if !question.categories.is_empty() {
        let names: Vec<String> = question.categories.iter().map(|id| content.category(id)).collect();
        items.push(labelled(phrases.say("Categories", "Catégories"), names.join(", "), phrases));
    }
    let stances: Vec<String> = question.counted_stances().iter().map(|stance| phrases.stance(*stance)).collect();
    items.push(labelled(phrases.say("Stances counted", "Positions comptées"), stances.join(", "), phrases));
    if !question.voices.is_empty() {
        let names: Vec<String> = question.voices.iter().map(|voice| phrases.voice_name(*voice)).collect();
        items.push(labelled(phrases.say("Voices counted", "Voix comptées"), names.join(", "), phrases));
    }
    items.extend(selection(&question.selection, phrases));
    let mut section = Section::new("question", phrases.say("Question", "Question"));
    if let Some(text) = definition.and_then(|concept| content.title(&concept.definition)) {
        section = section.with(Block::Paragraph(text));
    }
    Some(section.with(Block::List(items)))
}

fn selection(selection: &Selection, phrases: Phrases) -> Vec<String> {
    let day = |day: chrono::NaiveDate| phrases.day(&day.to_string());
    let from = selection.from.map(|from| labelled(phrases.say("From", "Depuis"), day(from), phrases));
    let to = selection.to.map(|to| labelled(phrases.say("To", "Jusqu’au"), day(to), phrases));
    let list = |name: String, values: &[String]| (!values.is_empty()).then(|| labelled(name, values.join(", "), phrases));
    let lists = [
        list(phrases.say("Outlets", "Médias"), &selection.outlets),
        list(phrases.say("Languages", "Langues"), &selection.languages),
        list(phrases.say("Collections", "Collections"), &selection.collections),
        selection.search.clone().map(|words| labelled(phrases.say("Words searched", "Mots cherchés"), words, phrases)),
    ];
    from.into_iter().chain(to).chain(lists.into_iter().flatten()).collect()
}

fn labelled(label: String, value: String, phrases: Phrases) -> String {
    format!("{}{}{value}", capital(&label), phrases.0.colon())
}
