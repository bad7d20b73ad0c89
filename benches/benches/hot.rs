//! The functions in which the program spends its time, each alone: folding, coding one article, counting a question from the
//! columns and from what was counted beforehand, and the interval of a share.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use entente_engine::answers::CodebookInfo;
use entente_engine::article::{Extent, Precision};
use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder, Speaker, Stance, Voice};
use entente_engine::measure::proportions::{Share, wilson};
use entente_engine::measure::random::Random;
use entente_engine::measure::{Facts, HitFact, trend};
use entente_engine::question::{Period, Question, Split};
use entente_engine::text::fold;

/// A few sentences on the subject, and many that are not.
fn article(language: &str) -> String {
    let (about, other) = match language {
        "ru" => ("Россия и Китай подтвердили стратегическое партнёрство без ограничений. ", "Вечером в городе прошёл дождь, и площадь опустела. "),
        "zh" => ("中国和俄罗斯重申两国合作没有上限。", "傍晚城里下了雨，广场上空无一人。"),
        _ => ("China and Russia reaffirmed their partnership without limits. ", "In the evening rain fell on the square, and it emptied. "),
    };
    (0..40).map(|nth| if nth % 13 == 5 { about } else { other }).collect()
}

fn texts(bench: &mut Criterion) {
    let coder = Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles");
    for language in ["en", "ru", "zh"] {
        let body = article(language);
        let mut group = bench.benchmark_group(language);
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function("fold", |run| run.iter(|| fold(std::hint::black_box(&body))));
        let text = ArticleText { title: Some("News"), body: &body, zones: &[], language: Some(language) };
        group.bench_function("code", |run| run.iter(|| coder.code(std::hint::black_box(&text))));
        group.finish();
    }
}

/// A hundred thousand articles of forty outlets over six years.
fn collection(book: &CodebookInfo) -> Facts {
    let mut random = Random::new(1);
    let mut facts = Facts { outlets: (0..40).map(|nth| format!("Outlet {nth}")).collect(), languages: vec!["en".into()], ..Facts::default() };
    let categories = book.concepts[0].categories.len();
    for row in 0..100_000 {
        facts.article.push(row);
        facts.outlet.push(random.below(40) as u32);
        facts.day.push(737_425 + random.below(2_192) as i32);
        facts.precision.push(Precision::Day);
        facts.language.push(0);
        facts.collection.push(u16::MAX);
        facts.story.push(row as u32);
        facts.mentions_pair.push(random.below(3) == 0);
        facts.extent.push(Extent::Full);
        facts.sentences.push(5 + random.below(40) as u32);
        facts.words.push(100 + random.below(800) as u32);
        for _ in 0..[0, 0, 0, 1, 4][random.below(5)] {
            let (category, row_of_hit) = (random.below(categories) as u16, facts.hits.len() as i64);
            facts.hits.push(HitFact { article: row as u32, concept: 0, category, expression: random.below(140) as u32, stance: Stance::Asserted, voice: Voice::Narrated, speaker: Speaker::None, repeated: false, sentence: 0, row: row_of_hit });
        }
    }
    facts
}

fn counting(bench: &mut Criterion) {
    let book = Codebook::shipped().info();
    let (columns, cells) = (collection(&book), collection(&book));
    cells.prepare();
    let mut group = bench.benchmark_group("count 100,000 articles");
    for (name, by, split) in [("month", Period::Month, Split::None), ("month and outlet", Period::Month, Split::Outlet), ("day and outlet", Period::Day, Split::Outlet), ("month and category", Period::Month, Split::Category)] {
        let question = Question { by, split, ..Question::about(book.concepts[0].id.clone()) };
        group.bench_function(format!("{name}, from the columns"), |run| run.iter(|| trend(&columns, &question, &book, None).map(|numbers| numbers.total)));
        group.bench_function(format!("{name}, beforehand"), |run| run.iter(|| trend(&cells, &question, &book, None).map(|numbers| numbers.total)));
    }
    group.finish();
    bench.bench_function("interval of a share", |run| run.iter(|| wilson(Share::new(std::hint::black_box(37), std::hint::black_box(1_203)))));
}

criterion_group!(hot, texts, counting);
criterion_main!(hot);
