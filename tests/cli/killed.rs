//! An import that is killed in its middle and begun again ends with exactly the articles of one that nobody disturbed.
//! `ENTENTE_LONG=1` takes a larger collection.

use std::path::Path;
use std::process::Child;
use std::time::Duration;

use crate::desk::Desk;

const KILLS: u32 = 50;
/// Kills of one library before its import may end.
const IN_A_ROW: u32 = 5;

fn articles(count: u32) -> String {
    let line = |n: u32| {
        let copy = if n.is_multiple_of(17) { n / 2 } else { n };
        let body = format!("Officials met for the {copy}th time. {} They spoke of item {copy}.", "Prices, harvests, bridges and the weather were named. ".repeat(1 + (copy % 3) as usize));
        let id = if n.is_multiple_of(3) { String::new() } else { format!("\"id\":\"{n}\",") };
        format!("{{{id}\"outlet\":\"Paper {}\",\"date\":\"2023-{:02}-{:02}\",\"lang\":\"en\",\"title\":\"Title {copy}\",\"body\":\"{body}\"}}\n", n % 5, n % 12 + 1, n % 28 + 1)
    };
    (0..count).map(line).collect()
}

/// A small generator of its own, so that every run kills at the same moments.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }
}

/// Bytes of a library and of its write-ahead log; 0 before there is one.
fn size(library: &Path) -> u64 {
    let log = format!("{}-wal", library.display());
    [library, Path::new(&log)].iter().filter_map(|file| std::fs::metadata(file).ok()).map(|file| file.len()).sum()
}

/// Kills a child once the library has grown to `bytes`: how far the work has come, and not the clock of a quick or slow machine, sets the moment.
/// True when it was still at work.
fn kill_at(child: &mut Child, library: &Path, bytes: u64) -> bool {
    let mut working = true;
    while working && size(library) < bytes {
        std::thread::sleep(Duration::from_micros(500));
        working = child.try_wait().expect("its state is known").is_none();
    }
    child.kill().expect("it can be killed");
    !child.wait().expect("it is dead").success()
}

fn state(desk: &Desk, library: &str) -> (serde_json::Value, serde_json::Value, usize) {
    let info = desk.json(&["info", library, "--json"]);
    (info["library"].clone(), info["articles"].clone(), desk.json(&["rejections", library, "--json"]).as_array().map_or(0, Vec::len))
}

#[test]
fn killed_fifty_times_and_nothing_is_lost_or_doubled() {
    let desk = Desk::new();
    let count = if std::env::var_os("ENTENTE_LONG").is_some() { 60_000 } else { 4_500 };
    let half = count / 2;
    let lines = articles(count);
    let (first, second): (Vec<_>, Vec<_>) = lines.lines().enumerate().partition(|(at, _)| (*at as u32) < half);
    let text = |part: &[(usize, &str)]| part.iter().map(|(_, line)| format!("{line}\n")).collect::<String>();
    desk.write("in/a.jsonl", text(&first) + "{\"broken\n").write("in/b.jsonl", text(&second));
    desk.good(&["import", "quiet.entente", "in"]);
    let whole = size(&desk.path("quiet.entente"));
    let expected = state(&desk, "quiet.entente");
    let mut dice = Dice(20_231_124);
    let mut died = 0;
    for round in 0..KILLS / IN_A_ROW {
        let library = format!("killed-{round}.entente");
        for _ in 0..IN_A_ROW {
            let mut child = desk.command(&["import", &library, "in", "--json"]).stdout(std::process::Stdio::null()).spawn().expect("the program starts");
            let file = desk.path(&library);
            let so_far = size(&file);
            died += u32::from(kill_at(&mut child, &file, so_far + dice.below(whole.saturating_sub(so_far))));
        }
        desk.good(&["import", &library, "in"]);
        assert_eq!(state(&desk, &library), expected, "round {round}");
        assert_eq!(desk.json(&["check", &library, "--json"])["sound"], true, "round {round}");
    }
    assert!(died >= KILLS / 3, "only {died} imports were killed while they ran");
}

#[test]
fn what_broke_off_goes_on_by_itself() {
    let desk = Desk::new();
    desk.write("in/a.jsonl", articles(8_000));
    let mut child = desk.command(&["import", "L", "in", "--collection", "spring"]).stdout(std::process::Stdio::null()).spawn().expect("the program starts");
    // Until something is stored.
    for _ in 0..400 {
        std::thread::sleep(Duration::from_millis(10));
        let stored = desk.run(&["info", "L", "--json"]);
        let some = serde_json::from_str::<serde_json::Value>(&stored.out).is_ok_and(|info| info["articles"].as_u64().is_some_and(|articles| articles > 0));
        if some || child.try_wait().expect("its state is known").is_some() {
            break;
        }
    }
    child.kill().expect("it can be killed");
    child.wait().expect("it is dead");
    let outcome = desk.run(&["import", "L", "--resume", "--json"]);
    assert_eq!(outcome.code, 0, "{}{}", outcome.out, outcome.err);
    let info = desk.json(&["info", "L", "--json"]);
    assert_eq!((&info["articles"], &info["collections"][0]["key"]), (&8_000.into(), &"spring".into()));
    assert!(desk.run(&["import", "L", "--resume"]).err.contains("nothing to do"));
}
