fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let book = entente_engine::codebook::Codebook::read("china-russia.toml", entente_engine::codebook::shipped_sources()[0].1);
    let book = match book { Ok(b) => b, Err(e) => { println!("{e} {}", e.hint()); return } };
    let t = std::time::Instant::now();
    let coder = entente_engine::coding::Coder::new(&book).unwrap();
    println!("coder built in {:?}", t.elapsed());
    for f in args.iter().filter(|a| a.contains("contrast")) { contrast(&coder, f, args.iter().any(|a| a == "-v")); }
    let mut all = Vec::new();
    for f in &args { if f.ends_with("jsonl") && !f.contains("contrast") { all.extend(entente_engine::coding::read_gold(f, &std::fs::read_to_string(f).unwrap()).unwrap()); } }
    let e = entente_engine::coding::evaluate(&coder, &all);
    for r in &e.rows { println!("{:3} {:12} {:8} {:9} tp {:3} fp {:3} fn {:3} P {:.2} R {:.2} F1 {:.3} [{:.2} {:.2}] unsure {}/{} folds {:.2?}", r.language, r.concept, r.level, r.system, r.tp, r.fp, r.fn_, r.precision, r.recall, r.f1, r.f1_low, r.f1_high, r.unsure_found, r.unsure_found + r.unsure_missed, r.folds); }
    for a in &e.attributes { println!("{:3} {:12} {:10} {}/{} {:.2}", a.language, a.concept, a.attribute, a.right, a.of, a.accuracy); }
    if args.iter().any(|a| a == "-v") { left(&coder, &all, &e); for x in &e.errors { println!("{}{} {} {} {} gold={} coded={} {:?}\n    {}", x.kind, if x.sure {""} else {"?"}, x.language, x.concept, x.article, x.gold, x.coded, x.expressions, x.sentence); } }
}

use entente_engine::coding::*;
fn left(coder: &Coder, all: &[GoldArticle], e: &Evaluation) {
    for x in e.errors.iter().filter(|x| x.kind == "miss") {
        let a = all.iter().find(|a| a.id == x.article).unwrap();
        for l in coder.left_out(&ArticleText { title: a.title.as_deref(), body: a.body.as_deref().unwrap_or(""), zones: &[], language: Some(&a.language) }) {
            if l.span.start < x.end && x.start < l.span.end && (l.zone == entente_engine::article::Zone::Title) == (x.zone == "title") { println!("LEFT {} {} {} {}", x.article, coder.expression_id(l.expression), l.why, &x.sentence[l.span.start - x.start..(l.span.end - x.start).min(x.sentence.len())]); }
        }
    }
}
fn contrast(coder: &Coder, f: &str, verbose: bool) {
    let lang = std::path::Path::new(f).file_stem().unwrap().to_str().unwrap().to_string();
    let (mut ok, mut n) = (0, 0);
    let mut kinds: std::collections::BTreeMap<String, (u32, u32)> = Default::default();
    for line in std::fs::read_to_string(f).unwrap().lines() {
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let mut good = true;
        for twin in ["a", "b"] {
            let t = &v[twin];
            let own = |k: &str| t.get(k).or(v.get(k)).and_then(|x| x.as_str()).unwrap_or("").to_string();
            let before = own("before"); let title = own("title"); let text = t["text"].as_str().unwrap();
            let body = if before.is_empty() { text.to_string() } else { format!("{before}{}{text}", if lang == "zh" { "" } else { " " }) };
            let start = body.len() - text.len();
            let art = ArticleText { title: if title.is_empty() { None } else { Some(&title) }, body: &body, zones: &[], language: Some(&lang) };
            let c = coder.code(&art);
            let ex = &t["expect"];
            for (ci, concept) in ["partnership", "neutrality"].iter().enumerate() {
                let hits: Vec<&Hit> = c.hits.iter().filter(|h| h.concept as usize == ci && h.zone != entente_engine::article::Zone::Title && h.span.end > start).collect();
                let want = ex[*concept].as_i64().unwrap_or(0) != 0;
                let mut bad = Vec::new();
                if want == hits.is_empty() { bad.push(if want { "MISS" } else { "FALSE" }.to_string()); }
                if want && !hits.is_empty() {
                    let chk = |k: &str, f: &dyn Fn(&Hit) -> String| -> Option<String> { let w = ex.get(k)?.as_str()?; if hits.iter().any(|h| f(h) == w) { None } else { Some(format!("{k}: want {w} got {}", f(hits[0]))) } };
                    bad.extend(chk("stance", &|h| format!("{:?}", h.stance).to_lowercase()));
                    bad.extend(chk("voice", &|h| format!("{:?}", h.voice).to_lowercase()));
                    bad.extend(chk("speaker", &|h| coder.speaker_name(h.speaker).to_string()));
                    if let (Some(w), 1) = (ex.get("claimants").and_then(|x| x.as_array()), ci) {
                        let w: std::collections::BTreeSet<String> = w.iter().map(|x| x.as_str().unwrap().to_string()).collect();
                        let g: std::collections::BTreeSet<String> = hits.iter().flat_map(|h| h.claimants.iter().map(|a| coder.actor_name(*a).to_string())).collect();
                        if w != g { bad.push(format!("claimants: want {w:?} got {g:?}")); }
                    }
                }
                if !bad.is_empty() { good = false; if verbose {
                    println!("{} {twin} {concept} {} | {} {} [{}]", v["id"].as_str().unwrap(), bad.join("; "), before, text, hits.iter().map(|h| format!("{}={}", coder.expression_id(h.expression), h.span.of(&body))).collect::<Vec<_>>().join(" / "));
                    if want { for l in coder.left_out(&art) { println!("     left {} {} {:?}", coder.expression_id(l.expression), l.why, l.span); } } } }
            }
        }
        n += 1; ok += good as u32;
        let k = kinds.entry(v["kind"].as_str().unwrap().to_string()).or_default(); k.0 += good as u32; k.1 += 1;
    }
    println!("contrast {lang}: {ok}/{n} {kinds:?}");
}
