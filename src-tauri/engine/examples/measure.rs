fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let book = entente_engine::codebook::Codebook::read("china-russia.toml", entente_engine::codebook::shipped_sources()[0].1);
    let book = match book { Ok(b) => b, Err(e) => { println!("{e} {}", e.hint()); return } };
    let t = std::time::Instant::now();
    let coder = entente_engine::coding::Coder::new(&book).unwrap();
    println!("coder built in {:?}", t.elapsed());
    let mut all = Vec::new();
    for f in &args { if f.ends_with("jsonl") { all.extend(entente_engine::coding::read_gold(f, &std::fs::read_to_string(f).unwrap()).unwrap()); } }
    let e = entente_engine::coding::evaluate(&coder, &all);
    for r in &e.rows { println!("{:3} {:12} {:8} {:9} tp {:3} fp {:3} fn {:3} P {:.2} R {:.2} F1 {:.3} [{:.2} {:.2}] unsure {}/{} folds {:.2?}", r.language, r.concept, r.level, r.system, r.tp, r.fp, r.fn_, r.precision, r.recall, r.f1, r.f1_low, r.f1_high, r.unsure_found, r.unsure_found + r.unsure_missed, r.folds); }
    for a in &e.attributes { println!("{:3} {:12} {:10} {}/{} {:.2}", a.language, a.concept, a.attribute, a.right, a.of, a.accuracy); }
    if args.iter().any(|a| a == "-v") { for x in &e.errors { println!("{}{} {} {} {} gold={} coded={} {:?}\n    {}", x.kind, if x.sure {""} else {"?"}, x.language, x.concept, x.article, x.gold, x.coded, x.expressions, x.sentence); } }
}
