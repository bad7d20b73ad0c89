//! Every act that writes, killed at moments of it: the library opens and is sound, what was confirmed is there, what was
//! begun is whole or not there at all, and nothing is left behind. `script/crash N` kills each act N times and prints a table.

mod acts;
pub mod kill;
mod state;

use std::path::Path;

use acts::{ACTS, Act, BASE};
use kill::{Dice, Moment, Moments};
use state::{Found, found};

use crate::desk::Desk;

/// Kills of each act where nobody asks for more.
const KILLS: usize = 2;

/// What became of the kills of one act.
#[derive(Default)]
struct Row {
    kills: usize,
    /// Killed before the act had ended.
    died: usize,
    opened: usize,
    sound: usize,
    lost: Vec<String>,
}

fn wished() -> usize {
    std::env::var("ENTENTE_CRASH").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to.join(entry.file_name())),
            false => drop(std::fs::copy(entry.path(), to.join(entry.file_name())).expect("copied")),
        }
    }
}

fn fresh(base: &Desk) -> Desk {
    let desk = Desk::new();
    copy(&base.path(""), &desk.path(""));
    desk
}

/// What an act that nobody disturbed leaves, and what it found.
struct Quiet {
    before: Found,
    after: Found,
    moments: Moments,
}

impl Quiet {
    fn of(act: &Act, base: &Desk) -> Self {
        let before = found(&fresh(base), act);
        let desk = fresh(base);
        let moments = Moments::of(&desk, act.words, act.typed);
        Self { before, after: found(&desk, act), moments }
    }
}

fn crash(act: &Act, base: &Desk, kills: usize, tracing: bool) -> Row {
    let quiet = Quiet::of(act, base);
    assert!(quiet.before != quiet.after, "{} changes something", act.name);
    let mut dice = Dice::of(act.name);
    let mut row = Row::default();
    for _ in 0..kills {
        let desk = fresh(base);
        let moment = quiet.moments.draw(&mut dice, tracing);
        let killed = kill::at(&desk, act.words, act.typed, &moment);
        row.kills += 1;
        row.died += usize::from(killed.died);
        judge(act, &quiet, &desk, killed.acknowledged, &moment, &mut row);
    }
    row
}

/// Looks at what a kill left.
fn judge(act: &Act, quiet: &Quiet, desk: &Desk, acknowledged: usize, moment: &Moment, row: &mut Row) {
    let now = found(desk, act);
    let mut problems = Vec::new();
    row.opened += usize::from(now.opens || !quiet.before.opens);
    row.sound += usize::from(now.sound);
    if !now.opens && quiet.before.opens || !now.sound {
        problems.push(format!("unsound: {now:?}"));
    }
    if now != quiet.before && now != quiet.after {
        if act.steps { problems.extend(now.lost(&quiet.before, &quiet.after, acknowledged)) } else { problems.push(format!("neither as before nor done: {}", now.apart(&quiet.before, &quiet.after))) }
    }
    if acknowledged > 0 {
        problems.extend(now.lost(&quiet.before, &quiet.after, acknowledged));
    }
    // What is typed again would go on where it ended.
    if act.typed.is_empty() && (act.steps || now == quiet.before) {
        desk.good(act.words);
        let again = found(desk, act);
        if again != quiet.after {
            problems.push(format!("done again it ends otherwise: {}", again.apart(&quiet.after, &quiet.after)));
        }
    }
    desk.good(&["backup", BASE, "swept.entente"]);
    problems.extend(state::rubbish(desk, &quiet.after).into_iter().map(|name| format!("{name} is left")));
    row.lost.extend(problems.into_iter().map(|problem| format!("{} at {moment:?}: {problem}", act.name)));
}

fn run(acts: &[Act], kills: usize, tracing: bool) -> Vec<(&'static str, Row)> {
    let base = acts::base();
    acts.iter().map(|act| (act.name, crash(act, &base, kills, tracing))).collect()
}

fn print(rows: &[(&str, Row)]) {
    println!("| act | kills | died at work | opened | sound | lost |\n| --- | --- | --- | --- | --- | --- |");
    for (name, row) in rows {
        println!("| {name} | {} | {} | {} | {} | {} |", row.kills, row.died, row.opened, row.sound, row.lost.len());
    }
}

fn none_lost(rows: &[(&str, Row)]) {
    print(rows);
    let lost: Vec<&String> = rows.iter().flat_map(|(_, row)| &row.lost).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn killed_at_a_write_nothing_is_lost() {
    if !kill::can_trace() {
        eprintln!("passed over: strace is not here or may not watch (script/setup test installs it)");
        return;
    }
    let rows = run(ACTS, wished(), true);
    none_lost(&rows);
    for (name, row) in &rows {
        assert!(row.died * 2 > row.kills, "{name}: only {} of {} were killed at work", row.died, row.kills);
    }
}

#[test]
fn killed_by_progress_nothing_is_lost() {
    let long: Vec<Act> = ACTS.iter().filter(|act| act.long).cloned().collect();
    none_lost(&run(&long, wished().div_ceil(2), false));
}

#[test]
fn the_library_that_is_killed_has_all_kinds_of_things_in_it() {
    let found = found(&acts::base(), &ACTS[0]);
    assert!(found.opens && found.sound, "{BASE}");
    for kind in ["articles", "bin", "edits", "by_hand", "judged", "versions", "outlets"] {
        assert!(found.holds(kind), "no {kind} in it");
    }
}
