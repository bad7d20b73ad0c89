//! Reads a codebook and says what is wrong with it: file, line, entry and remedy.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::Spanned;

use crate::Result;

use super::bundle::{MARK, hash};
use super::file::{File, Here, Lines, known};
use super::lately::{self, Patterns};
use super::pattern::{Lists, Node, parse};
use super::shapes::{ConceptShape, DecoyShape, ExampleShape, ExpressionShape, FileShape, HeadShape, OptionsShape};
use super::shipped::shipped_text;
use super::spoken::spoken;
use super::{ActorRule, Category, Codebook, Concept, Context, Decoy, Demands, Example, Expression, Where, anchors};

/// Gives the text of a file that a codebook includes.
pub type Loader<'a> = dyn Fn(&str) -> Option<String> + 'a;

impl Codebook {
    /// Reads a codebook from its text. Files that it includes, languages and actors are the shipped ones.
    pub fn read(name: &str, text: &str) -> Result<Codebook> {
        Self::read_with(name, text, &|_| None)
    }

    /// Reads a codebook whose included files (also `languages/xx.toml` and `actors/xx.toml`) come from `loader` first,
    /// then from the shipped files.
    pub fn read_with(name: &str, text: &str, loader: &Loader<'_>) -> Result<Codebook> {
        if text.starts_with(MARK) {
            return Self::from_text(text);
        }
        let mut reader = Reader { codebook: empty(), lists: BTreeMap::new(), patterns: BTreeMap::new(), loader };
        reader.read(name, text)?;
        let mut codebook = reader.codebook;
        codebook.hash = hash(&codebook.sources);
        Ok(codebook)
    }
}

fn empty() -> Codebook {
    Codebook {
        name: String::new(),
        title: BTreeMap::new(),
        description: BTreeMap::new(),
        pair: [0, 1],
        concepts: Vec::new(),
        expressions: Vec::new(),
        decoys: Vec::new(),
        contexts: Vec::new(),
        examples: Vec::new(),
        languages: Vec::new(),
        actors: Vec::new(),
        actor_decoys: Vec::new(),
        sources: Vec::new(),
        hash: String::new(),
    }
}

struct Reader<'a> {
    codebook: Codebook,
    /// Word lists by language.
    lists: BTreeMap<String, Lists>,
    /// What was read with them before, by language; once all lists are known.
    patterns: BTreeMap<String, Patterns>,
    loader: &'a Loader<'a>,
}

/// A concept's own options and those of its categories, kept until the expressions come.
struct Defaults {
    concept: OptionsShape,
    categories: Vec<OptionsShape>,
}

impl Reader<'_> {
    fn read(&mut self, name: &str, text: &str) -> Result<()> {
        let main = File { name, text };
        let shape = lately::shape(&main)?;
        let Some(head) = &shape.codebook else {
            return Err(main.wrong(0, "there is no [codebook] table", "Begin the file with [codebook], a name and a pair."));
        };
        self.codebook.sources.push((name.into(), text.into()));
        self.read_languages()?;
        self.head(&main, head)?;
        let defaults = self.concepts(&main, &shape.concept)?;
        let mut files = vec![(name.to_string(), text.to_string(), shape.clone())];
        for include in &head.include {
            files.push(self.include(&main, include)?);
        }
        for (name, text, shape) in &files {
            self.lists(&File { name, text }, shape)?;
        }
        self.patterns = self.lists.iter().map(|(language, lists)| (language.clone(), Patterns::with(lists))).collect();
        for (name, text, shape) in &files {
            self.entries(&File { name, text }, shape, &defaults)?;
        }
        match self.codebook.expressions.is_empty() {
            true => Err(main.wrong(0, "there is no expression in it", "Add [[expression]] tables, or include a file that has them.")),
            false => Ok(()),
        }
    }

    /// The languages and the actors: overridden by the loader, else shipped.
    fn read_languages(&mut self) -> Result<()> {
        let spoken = spoken(|name| self.fetch(name))?;
        self.codebook.languages.clone_from(&spoken.languages);
        self.codebook.actors.clone_from(&spoken.actors);
        self.codebook.actor_decoys.clone_from(&spoken.actor_decoys);
        self.codebook.sources.extend(spoken.sources.iter().cloned());
        Ok(())
    }

    fn fetch(&self, name: &str) -> Option<(String, String)> {
        (self.loader)(name).or_else(|| shipped_text(name).map(str::to_string)).map(|text| (name.to_string(), text))
    }

    fn include(&mut self, main: &File<'_>, name: &str) -> Result<(String, String, Arc<FileShape>)> {
        let found = self.fetch(name).or_else(|| self.fetch(&format!("codebooks/{name}")).map(|(_, text)| (name.to_string(), text)));
        let Some((name, text)) = found else {
            return Err(main.wrong(0, &format!("the included file “{name}” is not there"), "Put it beside the codebook, or take it out of include."));
        };
        let shape = lately::shape(&File { name: &name, text: &text })?;
        self.codebook.sources.push((name.clone(), text.clone()));
        Ok((name, text, shape))
    }

    fn head(&mut self, file: &File<'_>, head: &HeadShape) -> Result<()> {
        self.codebook.name = head.name.clone();
        self.codebook.title = head.title.clone();
        self.codebook.description = head.description.clone();
        let [first, second] = head.pair.as_slice() else {
            return Err(file.wrong(0, "pair has to name two actors", "Write pair = [\"China\", \"Russia\"]."));
        };
        self.codebook.pair = [self.actor(file, first)?, self.actor(file, second)?];
        Ok(())
    }

    fn actor(&self, file: &File<'_>, name: &str) -> Result<u16> {
        self.codebook
            .actor_id(name)
            .ok_or_else(|| file.wrong(0, &format!("“{name}” is no known actor"), "Use the English short name of an actor of the actors files."))
    }

    fn concepts(&mut self, file: &File<'_>, shapes: &[Spanned<ConceptShape>]) -> Result<Vec<Defaults>> {
        let mut defaults = Vec::new();
        for shape in shapes {
            let (at, shape) = (shape.here(), shape.get_ref());
            known(file, at, &shape.id, &shape.unknown)?;
            if self.codebook.concepts.iter().any(|other| other.id == shape.id) {
                return Err(file.wrong(at, &format!("the concept “{}” stands twice", shape.id), "Give one of them another id."));
            }
            if shape.category.is_empty() {
                return Err(file.wrong(at, &format!("the concept “{}” has no category", shape.id), "Add a [[concept.category]] with an id."));
            }
            for category in &shape.category {
                known(file, at, &category.id, &category.unknown)?;
            }
            defaults.push(Defaults { concept: shape.options.clone(), categories: shape.category.iter().map(|category| category.options.clone()).collect() });
            self.codebook.concepts.push(concept(shape));
        }
        Ok(defaults)
    }

    fn lists(&mut self, file: &File<'_>, shape: &FileShape) -> Result<()> {
        if shape.lists.is_empty() {
            return Ok(());
        }
        let Some(language) = &shape.language else {
            return Err(file.wrong(0, "word lists need a language", "Write language = \"en\" (or another) at the top of the file."));
        };
        let lists = self.lists.entry(language.clone()).or_default();
        for (name, entries) in &shape.lists {
            lists.insert(name.clone(), entries.iter().map(|entry| entry.get_ref().clone()).collect());
        }
        let lists = &self.lists[language];
        for entry in shape.lists.values().flatten() {
            parse(entry.get_ref(), lists).map_err(|problem| file.pattern(entry.here(), entry.get_ref(), &problem))?;
        }
        Ok(())
    }

    fn entries(&mut self, file: &File<'_>, shape: &FileShape, defaults: &[Defaults]) -> Result<()> {
        for decoy in shape.decoy.iter().filter(|decoy| !decoy.get_ref().off) {
            let decoy = self.decoy(file, shape, decoy)?;
            self.codebook.decoys.push(decoy);
        }
        for expression in shape.expression.iter().filter(|expression| !expression.get_ref().off) {
            let expression = self.expression(file, shape, expression, defaults)?;
            self.codebook.expressions.push(expression);
        }
        let mut lines = Lines::of(file);
        for example in &shape.example {
            let example = example_of(file, shape, example, &mut lines)?;
            self.codebook.examples.push(example);
        }
        Ok(())
    }

    fn language(&self, file: &File<'_>, at: usize, own: Option<&String>, shape: &FileShape) -> Result<String> {
        let Some(code) = own.or(shape.language.as_ref()) else {
            return Err(file.wrong(at, "this entry has no language", "Write language = \"en\" (or another) in it or at the top of the file."));
        };
        match self.codebook.languages.iter().any(|language| language.code == *code) {
            true => Ok(code.clone()),
            false => Err(file.wrong(at, &format!("the language “{code}” is not known"), "Use a language that has a file in data/languages, or add one.")),
        }
    }

    fn node(&self, file: &File<'_>, at: usize, pattern: &str, language: &str) -> Result<Node> {
        let none = Lists::new();
        let lists = self.lists.get(language).unwrap_or(&none);
        let read = self.patterns.get(language).map_or_else(|| parse(pattern, lists), |known| known.read(pattern, lists));
        read.map_err(|problem| file.pattern(at, pattern, &problem))
    }

    /// A pattern that can be searched for: it has fixed words.
    fn anchored(&self, file: &File<'_>, at: usize, pattern: &str, language: &str) -> Result<Node> {
        let node = self.node(file, at, pattern, language)?;
        let fixed = anchors(&node).is_some_and(|anchors| anchors.iter().all(|anchor| anchor.literal.len() >= 2));
        match fixed {
            true => Ok(node),
            false => Err(file.wrong(at, &format!("the pattern “{pattern}” has no fixed word of two letters or more, so it would match everything"), "Add a word that always stands in it.")),
        }
    }

    fn decoy(&self, file: &File<'_>, shape: &FileShape, decoy: &Spanned<DecoyShape>) -> Result<Decoy> {
        let (at, decoy) = (decoy.here(), decoy.get_ref());
        let language = self.language(file, at, decoy.language.as_ref(), shape)?;
        let concept = match decoy.concept.as_deref() {
            None | Some("*") => None,
            Some(id) => Some(self.concept(file, at, id)?),
        };
        let nodes = decoy.patterns.iter().map(|pattern| self.anchored(file, pattern.here(), pattern.get_ref(), &language)).collect::<Result<_>>()?;
        Ok(Decoy { concept, language, nodes })
    }

    fn concept(&self, file: &File<'_>, at: usize, id: &str) -> Result<u16> {
        let found = self.codebook.concepts.iter().position(|concept| concept.id == id);
        found.map(|at| at as u16).ok_or_else(|| file.wrong(at, &format!("“{id}” is no concept of this codebook"), "Use the id of a [[concept]]."))
    }

    fn category(&self, file: &File<'_>, at: usize, path: &str) -> Result<(u16, u16)> {
        let (concept, category) = path.split_once('.').unwrap_or((path, ""));
        let concept = self.concept(file, at, concept)?;
        let categories = &self.codebook.concepts[usize::from(concept)].categories;
        let found = categories.iter().position(|other| other.id == category);
        let known: Vec<&str> = categories.iter().map(|category| category.id.as_str()).collect();
        found.map(|at| (concept, at as u16)).ok_or_else(|| file.wrong(at, &format!("“{path}” is no category"), &format!("Use one of {}.", known.join(", "))))
    }

    fn expression(&mut self, file: &File<'_>, shape: &FileShape, entry: &Spanned<ExpressionShape>, defaults: &[Defaults]) -> Result<Expression> {
        let (at, entry) = (entry.here(), entry.get_ref());
        known(file, at, &entry.id, &entry.unknown)?;
        let language = self.language(file, at, entry.language.as_ref(), shape)?;
        let (concept, category) = self.category(file, at, &entry.category)?;
        if self.codebook.expressions.iter().any(|other| other.id == entry.id) {
            return Err(file.wrong(at, &format!("the expression “{}” stands twice", entry.id), "Give one of them another id."));
        }
        if entry.patterns.is_empty() {
            return Err(file.wrong(at, &format!("the expression “{}” matches nothing", entry.id), "Give match at least one pattern."));
        }
        let nodes = entry.patterns.iter().map(|pattern| self.anchored(file, pattern.here(), pattern.get_ref(), &language)).collect::<Result<_>>()?;
        let not = entry.not.iter().map(|pattern| self.placed(file, pattern, &language)).collect::<Result<_>>()?;
        let near = entry.near.iter().map(|pattern| self.placed(file, pattern, &language)).collect::<Result<_>>()?;
        let layers = defaults.get(usize::from(concept)).map(|found| (&found.concept, &found.categories[usize::from(category)]));
        let demands = self.demands(file, at, &entry.options, layers, &shape.defaults)?;
        let patterns = entry.patterns.iter().map(|pattern| pattern.get_ref().clone()).collect();
        Ok(Expression { id: entry.id.clone(), concept, category, language, patterns, nodes, not, near, demands })
    }

    fn placed(&self, file: &File<'_>, pattern: &Spanned<String>, language: &str) -> Result<(Where, Node)> {
        let text = pattern.get_ref().as_str();
        let (place, text) = match text.split_once(": ") {
            Some(("sentence", rest)) => (Where::Sentence, rest),
            Some(("article", rest)) => (Where::Article, rest),
            _ => (Where::Near, text),
        };
        Ok((place, self.node(file, pattern.here(), text, language)?))
    }

    fn demands(&mut self, file: &File<'_>, at: usize, own: &OptionsShape, layers: Option<(&OptionsShape, &OptionsShape)>, defaults: &OptionsShape) -> Result<Demands> {
        let none = OptionsShape::default();
        let (concept, category) = layers.unwrap_or((&none, &none));
        macro_rules! nearest {
            ($field:ident) => {
                own.$field.clone().or(defaults.$field.clone()).or(category.$field.clone()).or(concept.$field.clone())
            };
        }
        let actors = match nearest!(actors).as_deref() {
            None | Some("none") => ActorRule::None,
            Some("one") => ActorRule::One,
            Some("pair") => ActorRule::Pair,
            Some(other) => return Err(file.wrong(at, &format!("actors = “{other}” is not known"), "Write pair, one or none.")),
        };
        let (claimant_speaks, claimant_within) = match nearest!(claimant).as_deref() {
            None | Some("subject") => (false, false),
            Some("speaker") => (true, false),
            Some("object") => (false, true),
            Some(other) => return Err(file.wrong(at, &format!("claimant = “{other}” is not known"), "Write subject, speaker or object.")),
        };
        let parties = nearest!(parties).unwrap_or_default();
        let named = |name: Option<String>| name.filter(|name| !name.is_empty());
        Ok(Demands {
            actors,
            carry: nearest!(carry).unwrap_or(3),
            silent: nearest!(silent).unwrap_or(0),
            context: named(nearest!(context)).map(|name| self.context(file, at, &name)).transpose()?,
            context_reach: u16::try_from(nearest!(context_reach).unwrap_or(3)).ok(),
            against: named(nearest!(against)).map(|name| self.context(file, at, &name)).transpose()?,
            unless: named(nearest!(unless)).map(|name| self.context(file, at, &name)).transpose()?,
            claimants: nearest!(claimants).unwrap_or(false),
            claimant_speaks,
            claimant_within,
            parties: parties.iter().map(|name| self.actor(file, name)).collect::<Result<_>>()?,
            sought: nearest!(sought).unwrap_or(false),
            outsider: nearest!(outsider).unwrap_or(false),
            claimed: nearest!(claimed).unwrap_or(false),
            shared: nearest!(shared).unwrap_or(false),
            stance: nearest!(stance),
        })
    }

    /// The context of that name: a list of that name in any language.
    fn context(&mut self, file: &File<'_>, at: usize, name: &str) -> Result<usize> {
        if let Some(found) = self.codebook.contexts.iter().position(|context| context.name == name) {
            return Ok(found);
        }
        let mut nodes = BTreeMap::new();
        for (language, lists) in &self.lists {
            let Some(entries) = lists.get(name) else { continue };
            let parsed = entries.iter().map(|entry| self.node(file, at, entry, language)).collect::<Result<Vec<_>>>()?;
            nodes.insert(language.clone(), parsed);
        }
        if nodes.is_empty() {
            return Err(file.wrong(at, &format!("there is no list “{name}”"), "Add it to [lists] of a language's file, or take the option out."));
        }
        self.codebook.contexts.push(Context { name: name.into(), nodes });
        Ok(self.codebook.contexts.len() - 1)
    }
}

fn concept(shape: &ConceptShape) -> Concept {
    Concept {
        id: shape.id.clone(),
        title: shape.title.clone(),
        definition: shape.definition.clone(),
        categories: shape
            .category
            .iter()
            .map(|category| Category { id: category.id.clone(), title: category.title.clone(), definition: category.definition.clone() })
            .collect(),
    }
}

fn example_of(file: &File<'_>, shape: &FileShape, entry: &Spanned<ExampleShape>, lines: &mut Lines<'_>) -> Result<Example> {
    let (at, entry) = (entry.here(), entry.get_ref());
    let Some(language) = entry.language.as_ref().or(shape.language.as_ref()) else {
        return Err(file.wrong(at, "this example has no language", "Write language = \"en\" (or another) in it."));
    };
    Ok(Example {
        language: language.clone(),
        text: entry.text.clone(),
        expect: entry.expect.clone(),
        title: entry.title.clone(),
        before: entry.before.clone(),
        after: entry.after.clone(),
        stance: entry.stance,
        voice: entry.voice,
        speaker: entry.speaker.clone(),
        claimants: entry.claimants.clone(),
        at: format!("{}, line {}", file.name, lines.at(at)),
    })
}

