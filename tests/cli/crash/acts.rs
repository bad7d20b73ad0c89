//! The acts that are killed, and the folder in which they begin.

use std::path::Path;

use rusqlite::Connection;

use crate::desk::Desk;

#[derive(Clone, Copy)]
pub struct Act {
    pub name: &'static str,
    pub words: &'static [&'static str],
    /// What a person types meanwhile.
    pub typed: &'static str,
    /// The library that is looked at afterwards.
    pub library: &'static str,
    /// A file, or a folder of libraries, that the act makes: absent, as before, or whole.
    pub makes: Option<&'static str>,
    /// Whether it may stop in between and goes on when it is done again; else it is whole or not at all.
    pub steps: bool,
    /// Whether it lasts long enough to be killed by how far it has come.
    pub long: bool,
    /// Whether its library is damaged to begin with.
    pub damaged: bool,
}

pub const BASE: &str = "L.entente";

const fn act(name: &'static str, words: &'static [&'static str]) -> Act {
    Act { name, words, typed: "", library: BASE, makes: None, steps: false, long: false, damaged: false }
}

pub const ACTS: &[Act] = &[
    Act { steps: true, long: true, ..act("import", &["import", BASE, "more.jsonl"]) },
    Act { steps: true, long: true, library: "N.entente", ..act("import, new library", &["import", "N.entente", "more.jsonl"]) },
    Act { steps: true, long: true, ..act("coding", &["code", BASE]) },
    act("edit of metadata", &["edit", BASE, "--outlet", "Paper 1", "--set", "collection=spring", "--set", "date=2024-01"]),
    act("outlet", &["outlets", BASE, "Paper 2", "--group", "north"]),
    act("merging outlets", &["outlets", BASE, "Paper 3", "--merge-into", "Paper 4"]),
    act("deleting", &["delete", BASE, "--outlet", "Paper 4"]),
    act("undo", &["undo", BASE]),
    Act { typed: "y\nn\ny\n?\ny\nn\nq\n", steps: true, ..act("judgements", &["validate", "judge", BASE, "--coder", "ana"]) },
    act("hit by hand", &["by-hand", "undo", BASE]),
    act("codebook version", &["codebook", "save", BASE, "other.toml"]),
    Act { library: "O.entente", makes: Some("O.backups"), steps: true, long: true, ..act("migration", &["info", "O.entente"]) },
    Act { makes: Some("copy.entente"), long: true, ..act("backup over a backup", &["backup", BASE, "copy.entente"]) },
    Act { makes: Some("L.backups"), steps: true, long: true, ..act("rolling backup", &["backup", BASE, "--keep", "1"]) },
    Act { makes: Some("r.html"), ..act("report", &["report", BASE, "--concept", "partnership", "--out", "r.html"]) },
    Act { makes: Some("b.zip"), ..act("bundle", &["bundle", BASE, "--concept", "partnership", "--out", "b.zip"]) },
    Act { makes: Some("t.csv"), ..act("export", &["export", BASE, "--out", "t.csv"]) },
    Act { steps: true, ..act("erasing", &["erase", BASE, "--yes"]) },
    Act { library: "D.entente", makes: Some("new.entente"), damaged: true, long: true, ..act("repair", &["check", "D.entente", "--repair", "new.entente"]) },
    Act { long: true, ..act("restore", &["restore", BASE]) },
];

const CODEBOOK: &str = "[codebook]\nname = \"NAME\"\npair = [\"China\", \"Russia\"]\n\n[[concept]]\nid = \"partnership\"\ntitle.en = \"Fronts\"\nactors = \"none\"\n\n[[concept.category]]\nid = \"all\"\ntitle.en = \"All\"\n\n[[expression]]\nid = \"en.front\"\nlanguage = \"en\"\ncategory = \"partnership.all\"\nmatch = [\"WORD\"]\n";

fn lines(from: usize, to: usize) -> String {
    let line = |n: usize| {
        let said = if n.is_multiple_of(3) { "Moscow and Beijing held talks about grain" } else { "China and Russia presented a united front" };
        serde_json::json!({
            "id": format!("id{n}"), "outlet": format!("Paper {}", n % 5), "date": format!("2023-{:02}-{:02}", n % 12 + 1, n % 28 + 1), "lang": "en", "title": format!("T{n}"),
            "body": format!("{said}, said number {n}. The price of item {} rose to {} in the town of Number{n}.", n * 7, n * 13),
        })
    };
    (from..to).map(|n| format!("{}\n", line(n))).collect()
}

/// A folder with a library in which there is something of every kind that people make.
pub fn base() -> Desk {
    let desk = Desk::new();
    let codebook = |name: &str, word: &str| CODEBOOK.replace("NAME", name).replace("WORD", word);
    desk.write("a.jsonl", lines(0, 240)).write("more.jsonl", lines(240, 2_500) + "{\"broken\n");
    desk.write("mine.toml", codebook("mine", "front")).write("other.toml", codebook("other", "talks"));
    desk.good(&["import", BASE, "a.jsonl"]);
    desk.good(&["code", BASE]);
    desk.good(&["backup", BASE]);
    desk.good(&["backup", BASE, "copy.entente"]);
    desk.good(&["report", BASE, "--concept", "partnership", "--out", "r.html"]);
    desk.good(&["edit", BASE, "--outlet", "Paper 0", "--set", "byline=A. Writer"]);
    by_hand(&desk);
    desk.good(&["validate", "sample", BASE, "--concept", "partnership", "--hits", "10", "--others", "10", "--seed", "7"]);
    desk.good_typed(&["validate", "judge", BASE, "--coder", "ana"], "y\nn\nq\n");
    desk.good(&["delete", BASE, "--article", "5", "--article", "9"]);
    desk.good(&["codebook", "save", BASE, "mine.toml"]);
    older(&desk.path(BASE), &desk.path("O.entente"));
    let mut bytes = std::fs::read(desk.path(BASE)).expect("the library");
    let page = bytes.len() / 16_384 / 2;
    bytes[page * 16_384..(page + 1) * 16_384].fill(0xa5);
    desk.write("D.entente", bytes);
    desk
}

fn by_hand(desk: &Desk) {
    let hit = desk.lines(&["hits", BASE, "--concept", "partnership"]).into_iter().find(|hit| hit["zone"] != "title").expect("a hit");
    let number = |field: &str| hit[field].to_string();
    let (article, start, end) = (number("article"), number("start"), number("end"));
    desk.good(&["by-hand", "set", BASE, "--article", &article, "--start", &start, "--end", &end, "--concept", "partnership", "--strike", "--reason", "a quotation", "--author", "AB", "--dated", "2024-03-21"]);
}

/// The same library as a program of some formats ago would have left it.
fn older(library: &Path, target: &Path) {
    const FORMAT: usize = 10;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/src/store/migrations");
    let mut steps: Vec<_> = std::fs::read_dir(folder).expect("migrations").flatten().map(|entry| entry.path()).collect();
    steps.sort();
    let db = Connection::open(target).expect("a file");
    db.execute_batch(&format!("PRAGMA page_size = 16384; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = {}", 0x456e_7465)).expect("marked");
    steps[..FORMAT].iter().for_each(|step| db.execute_batch(&std::fs::read_to_string(step).expect("a step")).expect("it runs"));
    db.pragma_update(None, "user_version", FORMAT as i64).expect("counted");
    db.execute("ATTACH ? AS newer", [library.to_str().expect("a path")]).expect("attached");
    db.execute_batch("PRAGMA foreign_keys = OFF").expect("off");
    let texts = |question: &str| -> Vec<String> {
        let mut ask = db.prepare(question).expect("a question");
        let rows = ask.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("texts")
    };
    for table in texts("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'words%'") {
        let columns = texts(&format!("SELECT name FROM pragma_table_info('{table}', 'main') WHERE name IN (SELECT name FROM pragma_table_info('{table}', 'newer'))")).join(", ");
        if columns.is_empty() {
            continue;
        }
        db.execute_batch(&format!("INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}")).expect("copied");
    }
    db.execute_batch("INSERT OR REPLACE INTO meta VALUES ('indexed', 0)").expect("set");
}
