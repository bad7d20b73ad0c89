//! Every kind of figure in every state: light, dark, French, Chinese names, one outlet, forty, one period, three hundred, nothing.

use entente_engine::answers::{Figure, Hole, Style, Theme, Trend};
use entente_engine::chart::{self, Notes};

use super::pictures::{comparison, coverage_of, french, month, notes, quadrants, titles, trend, trend_of, voices_of};
use super::views::{composition, drivers, events, over_time, pairs, selections_of, spread, words};

/// Where these pictures are stored.
pub const FOLDER: &str = "kinds/";

/// What a figure is drawn of.
struct State {
    name: &'static str,
    outlets: usize,
    periods: usize,
    chinese: bool,
    style: Style,
    notes: Notes,
}

fn states() -> Vec<State> {
    // narrow: what is stored stays small, and a column of print is no wider
    let style = Style { width: 600, ..Style::default() };
    let light = |name, outlets, periods| State { name, outlets, periods, chinese: false, style: style.clone(), notes: notes() };
    let (fr, notes_fr) = french();
    let chinese = Notes { concept_title: "伙伴关系".into(), labels: titles(["伙伴关系", "中立"]), source: "报刊二〇二二".into(), ..notes() };
    vec![
        light("light", 4, 14),
        State { style: Style { theme: Theme::Dark, ..style.clone() }, ..light("dark", 4, 14) },
        State { style: Style { width: 600, ..fr }, notes: notes_fr, ..light("french", 4, 14) },
        State { chinese: true, notes: chinese, ..light("chinese", 4, 14) },
        light("one-outlet", 1, 14),
        light("forty-outlets", 40, 4),
        light("one-period", 4, 1),
        light("three-hundred-periods", 2, 300),
        light("nothing", 0, 0),
    ]
}

/// Periods say nothing to these.
const WITHOUT_TIME: [&str; 6] = ["compare", "pairs", "quadrants", "voices", "words", "drivers"];
/// Outlets say nothing to these.
const WITHOUT_OUTLETS: [&str; 2] = ["composition", "selections"];

const KINDS: [(&str, fn(&State) -> Figure); 16] = [
    ("trend", |state| drawn(chart::trend(&state.trend(), &state.style, &state.notes))),
    ("multiples", |state| drawn(chart::multiples(&state.trend(), &state.style, &state.notes))),
    ("heat", |state| drawn(chart::heat_map(&state.trend(), &state.style, &state.notes))),
    ("composition", |state| drawn(chart::composition(&state.composition(), &state.style, &state.notes))),
    ("selections", |state| selections_of(&state.trend(), &state.style, &state.notes)),
    ("calendar", |state| drawn(chart::calendar(&state.coverage(), &state.style, &state.notes))),
    ("compare", |state| drawn(chart::compare(&named(comparison(state.outlets), state), &state.style, &state.notes))),
    ("pairs", |state| drawn(chart::pairs(&state.pairs(), &state.style, &state.notes))),
    ("quadrants", |state| drawn(chart::quadrants(&named(quadrants(state.outlets), state), &state.style, &state.notes))),
    ("quadrants-time", |state| drawn(chart::quadrants(&named(over_time(state.outlets, state.periods), state), &state.style, &state.notes))),
    ("voices", |state| drawn(chart::voices(&named(voices_of(state.outlets), state), &state.style, &state.notes))),
    ("words", |state| drawn(chart::words(&named(words(state.outlets * 4), state), &state.style, &state.notes))),
    ("drivers", |state| drawn(chart::drivers(&named(drivers(state.outlets), state), &state.style, &state.notes))),
    ("spread", |state| drawn(chart::spread(&named(spread(state.periods.min(40), state.outlets), state), None, &state.style, &state.notes))),
    ("spread-one", |state| drawn(chart::spread(&named(spread(state.periods.min(1), state.outlets), state), Some("en.no-limits"), &state.style, &state.notes))),
    ("events", |state| drawn(chart::events(&named(events(state.periods.min(60), state.outlets > 1), state), &state.style, &state.notes))),
];

fn drawn(figure: entente_engine::Result<Figure>) -> Figure {
    figure.expect("a figure")
}

const CHINESE: [&str; 6] = ["华东新报", "长江晚报", "黄河联合新闻与评论周刊", "东海时报与港口消息", "西山电讯", "北方通讯社"];

/// The same answer with Chinese names, where the state asks for them.
fn named<A: serde::Serialize + serde::de::DeserializeOwned>(answer: A, state: &State) -> A {
    if !state.chinese {
        return answer;
    }
    let mut text = serde_json::to_string(&answer).expect("JSON");
    for (name, chinese) in super::OUTLETS.iter().zip(CHINESE) {
        text = text.replace(&format!("\"{name}\""), &format!("\"{chinese}\""));
    }
    serde_json::from_str(&text).expect("the same answer")
}

impl State {
    /// Lines, with a hole of the whole collection and one of an outlet.
    fn trend(&self) -> Trend {
        let mut trend = if self.periods == 0 { trend_of(Vec::new()) } else { trend(self.outlets, self.periods) };
        trend.marks.holes = self.holes(&["all", super::OUTLETS[1]]);
        if self.periods > 100 {
            trend.marks.events.clear();
        }
        named(trend, self)
    }

    fn holes(&self, keys: &[&str]) -> Vec<Hole> {
        let hole = |(n, key): (usize, &&str)| Hole {
            key: (*key).into(),
            kind: ["gap", "spike"][n % 2].into(),
            from: format!("{}-01", month(2 + 5 * n)),
            to: format!("{}-20", month(3 + 5 * n)),
            articles: 0,
            expected: 60.0,
            message: String::new(),
        };
        if self.periods < 10 { Vec::new() } else { keys.iter().enumerate().map(hole).collect() }
    }

    fn composition(&self) -> entente_engine::answers::Composition {
        let mut answer = composition(self.periods, self.outlets.min(3));
        answer.holes = self.holes(&["all"]);
        named(answer, self)
    }

    fn coverage(&self) -> entente_engine::answers::Coverage {
        let mut answer = coverage_of(self.outlets, self.periods * if self.periods > 100 { 1 } else { 4 });
        answer.flags.retain(|_| self.periods > 5);
        named(answer, self)
    }

    fn pairs(&self) -> entente_engine::answers::Comparison {
        named(pairs(self.outlets), self)
    }
}

/// Every kind in every state that means something to it.
pub fn pictures() -> Vec<(String, Figure)> {
    let means = |kind: &str, state: &State| match state.name {
        "one-period" | "three-hundred-periods" => !WITHOUT_TIME.contains(&kind),
        "one-outlet" | "forty-outlets" => !WITHOUT_OUTLETS.contains(&kind),
        _ => true,
    };
    let states = states();
    let all = KINDS.iter().flat_map(|(kind, draw)| states.iter().map(move |state| (*kind, draw, state)));
    all.filter(|(kind, _, state)| means(kind, state)).map(|(kind, draw, state)| (format!("{FOLDER}{kind}-{}", state.name), draw(state))).collect()
}
