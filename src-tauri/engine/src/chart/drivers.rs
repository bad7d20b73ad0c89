//! What is a point made of? Its wordings, outlets, stories and articles, the largest first.

use super::fonts;
use super::frame::{self, Frame, Heading, LABEL, Says, Scene};
use super::rows::{self, Column, Kind, Rows};
use super::svg::Type;
use super::{Notes, seen};
use crate::Result;
use crate::answers::{Behind, Driver, Drivers, Exposure, Figure, LeaveOneOut, LeftOut, Region, Style};
use crate::wording::{numbers, periods};

const HEAD: f64 = 26.0;
/// Rows of each section.
const MOST: usize = 8;

enum Line<'a> {
    Section(&'static str),
    Driver { name: String, driver: &'a Driver, behind: Behind },
}

pub(super) fn draw(drivers: &Drivers, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let words = scene.language;
    let lines = lines(&scene, drivers);
    let heading = heading(&scene, drivers).with_both();
    let told = lines.iter().filter_map(|line| match line {
        Line::Driver { name, driver, .. } => Some((name.clone(), words.hits(driver.hits))),
        Line::Section(_) => None,
    });
    let description = frame::told_rows(&scene, &heading, told);
    if lines.is_empty() {
        return Ok(frame::empty(&scene, &heading, words.nothing_counted(), description));
    }
    let name = |line: &Line<'_>| match line {
        Line::Section(name) => (*name).to_owned(),
        Line::Driver { name, .. } => name.clone(),
    };
    let cell = |of: &dyn Fn(&Driver) -> String| {
        let cell = |line: &Line<'_>| if let Line::Driver { driver, .. } = line { of(driver) } else { String::new() };
        lines.iter().map(cell).collect::<Vec<_>>()
    };
    let columns = vec![
        Column::new(words.part_column(), cell(&|driver| format!("{}\u{a0}%", numbers::percent(driver.share, words))), Kind::Loud),
        Column::new(words.value_column(crate::question::Measure::Hits), cell(&|driver| numbers::whole(driver.hits, words)), Kind::Plain),
        Column::new(words.articles_column(), cell(&|driver| numbers::whole(driver.articles, words)), Kind::Quiet),
    ];
    let names: Vec<String> = lines.iter().map(name).collect();
    // heads of sections may run on over the bars
    let named: Vec<String> = lines.iter().zip(&names).filter(|(line, _)| matches!(line, Line::Driver { .. })).map(|(_, name)| name.clone()).collect();
    let frame = Frame::new(&scene, &heading, HEAD + rows::height(&scene, &named) * lines.len() as f64 + 6.0);
    let table = Rows::new(&scene, &frame, &names, columns, HEAD);
    table.heads(8.0);
    let most = lines.iter().filter_map(|line| if let Line::Driver { driver, .. } = line { Some(driver.share) } else { None }).fold(f64::MIN_POSITIVE, f64::max);
    let regions = lines.iter().enumerate().filter_map(|(n, line)| row(&scene, &frame, &table, n, line, most)).collect();
    let plot = table.plot;
    Ok(frame.figure(&scene, &heading, plot, regions, description))
}

fn lines<'a>(scene: &Scene<'_>, drivers: &'a Drivers) -> Vec<Line<'a>> {
    let words = scene.language;
    let point = Behind { key: (drivers.key != "all").then(|| drivers.key.clone()), period: drivers.period.clone(), ..Behind::default() };
    let article = |driver: &Driver| driver.key.parse::<i64>().ok();
    let title = |driver: &Driver| scene.notes.labels.get(&format!("article {}", driver.key)).map_or_else(|| words.article_number(&driver.key), |title| fonts::clean(title));
    type Of<'b> = &'b dyn Fn(&Driver) -> (String, Behind);
    let sections: [(&'static str, &[Driver], Of<'_>); 4] = [
        (words.expressions(), &drivers.expressions, &|driver| (fonts::clean(if driver.pattern.is_empty() { &driver.key } else { &driver.pattern }), Behind { expression: Some(driver.key.clone()), ..point.clone() })),
        (words.outlets(), &drivers.outlets, &|driver| (scene.label(&driver.key), Behind { outlets: vec![driver.key.clone()], ..point.clone() })),
        (words.stories(), &drivers.stories, &|driver| (title(driver), Behind { story: article(driver), ..point.clone() })),
        (words.articles_head(), &drivers.articles, &|driver| (title(driver), Behind { article: article(driver), ..point.clone() })),
    ];
    let mut lines = Vec::new();
    for (name, list, of) in sections.into_iter().filter(|section| !section.1.is_empty()) {
        lines.push(Line::Section(name));
        lines.extend(list.iter().take(MOST).map(|driver| {
            let (name, behind) = of(driver);
            Line::Driver { name, driver, behind }
        }));
    }
    lines
}

fn heading(scene: &Scene<'_>, drivers: &Drivers) -> Heading {
    let (words, notes) = (scene.language, scene.notes);
    let measure = drivers.question.measure;
    let period = drivers.period.as_deref().and_then(|period| periods::rank(period, drivers.question.by)).map(|rank| periods::name(rank, drivers.question.by, words));
    let series = (drivers.key != "all").then(|| scene.label(&drivers.key));
    let point: Vec<String> = series.into_iter().chain(period).collect();
    let mut subtitle = vec![words.denominator(&drivers.question, &notes.pair)];
    subtitle.extend(drivers.value.map(|value| words.value_of(value, measure, drivers.counts.articles, drivers.counts.hits)));
    let mut without = |left: &Option<LeaveOneOut>, outlet: bool| {
        let Some(left) = left else { return };
        let most = if outlet { scene.label(&left.most) } else { String::new() };
        subtitle.push(words.without_one(&numbers::interval(left.low, left.high, measure, words), outlet, &most));
    };
    without(&drivers.without_one_outlet, true);
    without(&drivers.without_one_story, false);
    Heading {
        title: words.drivers_title(&fonts::clean(&notes.concept_title), &point),
        seen: seen::drivers(scene, drivers, &point),
        subtitle,
        footer: frame::footer(scene, drivers.counts.articles, drivers.question.copies, &LeftOut::default(), &[]),
        says: Says::Coding,
    }
}

fn row(scene: &Scene<'_>, frame: &Frame, table: &Rows<'_>, n: usize, line: &Line<'_>, most: f64) -> Option<Region> {
    let Line::Driver { name, driver, behind } = line else {
        if let Line::Section(name) = line {
            frame.canvas.text(name, (frame.body.left, table.y(n) + 6.0), Type::new(LABEL, scene.tokens.ink).bold());
        }
        return None;
    };
    table.words(n, &driver.key, name, false);
    let (y, half) = (table.y(n), (table.pitch * 0.3).min(8.0));
    let right = table.plot.left + driver.share / most * table.plot.width();
    frame.canvas.belongs_to(&driver.key);
    frame.canvas.rect((table.plot.left, y - half), (right.max(table.plot.left + 1.0), y + half), scene.tokens.concept(scene.notes.concept_rank).line, 1.0, "bar");
    frame.canvas.belongs_to("");
    let words = scene.language;
    Some(Region {
        key: driver.key.clone(),
        period: None,
        x: right,
        y,
        reach: table.pitch / 2.0,
        title: name.clone(),
        lines: vec![words.part_of_hits(&numbers::percent(driver.share, words), driver.hits, driver.articles)],
        counts: Exposure { articles_with_hit: driver.articles, hits: driver.hits, ..Exposure::default() },
        behind: Some(behind.clone()),
    })
}
