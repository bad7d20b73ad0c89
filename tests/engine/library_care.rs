//! Erasing, backups, restoring, risky places, read-only media, repair, and a library that goes away.

use std::path::Path;

use entente_engine::answers::{ImportOptions, RiskyPlace};
use entente_engine::edit::{ArticleFields, ArticlesChange, Edit};
use entente_engine::library::{Library, backups_of, place, repair, restore};
use entente_engine::progress::silent;
use entente_engine::question::Selection;

use crate::shelf::Shelf;

fn full(count: usize) -> Shelf {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", lines(count));
    shelf.library.code(None, &silent).expect("coded");
    shelf
}

fn lines(count: usize) -> String {
    (0..count).map(|n| format!("{}\n", serde_json::json!({
        "id": format!("id{n}"), "outlet": format!("Paper {}", n % 5), "date": format!("2023-{:02}-{:02}", n % 12 + 1, n % 28 + 1), "lang": "en", "title": format!("T{n}"),
        "body": format!("China and Russia presented a united front, said number {n}. The price of item {} rose to {} in the town of Number{n}.", n * 7, n * 13),
    }))).collect()
}

fn clock() -> String {
    "2026-01-02T03:04:05Z".into()
}

/// The library's bytes, with those of the files beside it.
fn bytes(shelf: &Shelf) -> Vec<u8> {
    let path = shelf.library.path().display().to_string();
    ["", "-wal", "-shm"].iter().flat_map(|ending| std::fs::read(format!("{path}{ending}")).unwrap_or_default()).collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

const SECRET: &[&str] = &["Zanzibarquux", "zanzibarquux", "Quorvanoutlet", "quorvanoutlet", "Vexillumheadline", "Brumbyline", "wexford-address", "Ysolde-collection", "secretfile-name"];

#[test]
fn what_is_erased_is_in_no_byte_of_the_file() {
    let shelf = full(40);
    let secret = serde_json::json!({
        "id": "wexford-address-1", "outlet": "Quorvanoutlet", "date": "2023-03-03", "lang": "en", "title": "Vexillumheadline of the day", "byline": "Brumbyline",
        "url": "https://example.org/wexford-address", "body": "China and Russia met at Zanzibarquux, where nobody else was. ".repeat(4),
    });
    let path = shelf.write("secretfile-name.jsonl", format!("{secret}\n"));
    shelf.import_paths(&[path], &ImportOptions { collection: Some("Ysolde-collection".into()), ..ImportOptions::default() });
    shelf.library.code(None, &silent).expect("coded");
    shelf.library.index(&silent).expect("indexed");
    shelf.library.edit(&Edit::Articles { changes: vec![ArticlesChange { articles: vec![41], set: ArticleFields { byline: Some(Some("Brumbyline II".into())), ..ArticleFields::default() } }] }).expect("changed");
    let before = bytes(&shelf);
    for text in ["Quorvanoutlet", "Vexillumheadline", "Brumbyline", "wexford-address", "Ysolde-collection", "zanzibarquux"] {
        assert!(holds(&before, text), "{text} is there to begin with");
    }
    shelf.library.edit(&Edit::Delete { articles: vec![41] }).expect("deleted");
    assert!(holds(&bytes(&shelf), "Quorvanoutlet"), "deleting is not erasing");
    let erased = shelf.library.erase(&silent).expect("erased");
    assert_eq!(erased.articles, 1);
    let after = bytes(&shelf);
    for text in SECRET {
        assert!(!holds(&after, text), "{text} is still in the file");
    }
    let check = shelf.library.check(&silent).expect("checked");
    assert_eq!((check.problems, check.articles), (Vec::new(), 40));
    assert!(shelf.library.undo().expect("asked").is_none(), "the history went too");
    let search = Selection { search: Some("Number7".into()), ..Selection::default() };
    assert_eq!(shelf.select(&search).len(), 1, "the index is made anew");
    shelf.import("again.jsonl", format!("{secret}\n"));
    assert_eq!(shelf.articles().last().map(|article| article.id), Some(42), "its number is not given again");
}

#[test]
fn a_dictionary_that_learned_from_an_erased_text_is_learned_anew() {
    let shelf = Shelf::new();
    let body = |n: usize| {
        let words: String = (0..160).map(|word| format!("{}{} ", ["harbour", "minister", "treaty", "weather", "railway", "price"][(n + word * 7) % 6], (n * 31 + word * 17) % 997)).collect();
        format!("{words} {}", if n < 400 { "The phrase of the glasswing committee at Zanzibarquux stood here again and again. " } else { "" }.repeat(3))
    };
    let all: String = (0..1_400).map(|n| format!("{}\n", serde_json::json!({ "id": n.to_string(), "outlet": if n < 400 { "A" } else { "B" }, "lang": "en", "title": "T", "body": body(n) }))).collect();
    shelf.import("a.jsonl", all);
    shelf.import("b.jsonl", format!("{}\n", serde_json::json!({ "id": "x", "outlet": "A", "lang": "en", "title": "T", "body": body(3) + "x" })));
    let dictionaries = || rusqlite::Connection::open(shelf.library.path()).unwrap().query_row("SELECT count(*) FROM dictionaries", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(dictionaries(), 1);
    assert!(holds(&bytes(&shelf), "Zanzibarquux"), "the dictionary holds it in plain bytes");
    let kept: Vec<String> = shelf.articles().into_iter().filter(|article| article.outlet.as_deref() == Some("B")).map(|article| article.body).collect();
    shelf.library.delete_selected(&Selection { outlets: vec!["A".into()], ..Selection::default() }, &silent).expect("deleted");
    shelf.library.erase(&silent).expect("erased");
    assert!(!holds(&bytes(&shelf), "Zanzibarquux"));
    assert_eq!(shelf.articles().into_iter().map(|article| article.body).collect::<Vec<_>>(), kept);
    assert_eq!(shelf.library.check(&silent).expect("checked").problems, Vec::<String>::new());
}

#[test]
fn backups_roll_and_are_made_when_something_changed() {
    let shelf = full(20);
    assert!(shelf.library.backup_is_due().expect("asked"));
    let store = |moment: fn() -> String| entente_engine::store::Store::open(shelf.library.path()).expect("open").dated_by(moment);
    store(|| "2026-01-01T00:00:00Z".into()).keep_backup(2, &silent).expect("made");
    assert!(!shelf.library.backup_is_due().expect("asked"));
    shelf.library.edit(&Edit::Delete { articles: vec![1] }).expect("deleted");
    assert!(shelf.library.backup_is_due().expect("asked"));
    store(|| "2026-01-02T00:00:00Z".into()).keep_backup(2, &silent).expect("made");
    let made = store(|| "2026-01-03T00:00:00Z".into()).keep_backup(2, &silent).expect("made");
    let names: Vec<String> = backups_of(shelf.library.path()).expect("listed").into_iter().map(|backup| backup.name).collect();
    assert_eq!(names, ["2026-01-03T00-00-00Z", "2026-01-02T00-00-00Z"]);
    let copy = Library::open(Path::new(&made.path)).expect("opens");
    assert!(copy.check(&silent).expect("checked").sound);
}

#[test]
fn a_backup_takes_the_place_of_the_library_and_what_was_there_is_kept() {
    let shelf = full(20);
    let library = shelf.path("other.entente");
    shelf.library.backup(&library, &silent).expect("copied");
    let open = Library::open(&library).expect("opens").dated_by(clock);
    let before = open.info().expect("info").library;
    open.keep_backup(2, &silent).expect("made");
    open.edit(&Edit::Delete { articles: vec![1, 2, 3] }).expect("deleted");
    drop(open);
    let restored = restore(&library, None, "2026-01-03T00:00:00Z").expect("restored");
    let now = Library::open(&library).expect("opens");
    assert_eq!(now.info().expect("info").library, before);
    let kept = Library::open(Path::new(&restored.kept_as.expect("kept"))).expect("opens");
    assert_eq!(kept.info().expect("info").articles, 17, "with what was only in its write-ahead log");
    assert_eq!(restore(&library, Some(&shelf.write("x.entente", "no library")), "").unwrap_err().code(), "not-a-library");
    assert_eq!(now.info().expect("info").library, before);
}

#[test]
fn before_a_new_format_the_old_file_is_kept() {
    let shelf = Shelf::new();
    let path = shelf.path("old.entente");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    let mut steps: Vec<_> = std::fs::read_dir(folder).expect("migrations").flatten().map(|entry| entry.path()).collect();
    steps.sort();
    let db = rusqlite::Connection::open(&path).expect("a file");
    db.execute_batch(&format!("PRAGMA application_id = {}", 0x456e_7465)).expect("marked");
    for (place, step) in steps[..7].iter().enumerate() {
        db.execute_batch(&std::fs::read_to_string(step).expect("a step")).expect("it runs");
        db.pragma_update(None, "user_version", place + 1).expect("counted");
    }
    drop(db);
    Library::open(&path).expect("opens and is brought up to date");
    let kept = backups_of(&path).expect("listed");
    assert_eq!((kept.len(), kept[0].name.as_str(), kept[0].rolling), (1, "before-format-7", false));
    let version: i64 = rusqlite::Connection::open(&kept[0].path).expect("opens").query_row("PRAGMA user_version", [], |row| row.get(0)).expect("a number");
    assert_eq!(version, 7);
}

#[test]
fn places_that_copy_files_are_known_by_their_names() {
    let of = |path: &str| place::risk(Path::new(path), "");
    for (path, risk) in [
        ("/home/a/Dropbox/press.entente", RiskyPlace::Dropbox),
        ("/home/a/Dropbox (Personal)/x/press.entente", RiskyPlace::Dropbox),
        ("C:\\Users\\a\\OneDrive - University\\press.entente", RiskyPlace::OneDrive),
        ("/Users/a/Library/CloudStorage/OneDrive-Personal/press.entente", RiskyPlace::OneDrive),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/press.entente", RiskyPlace::ICloud),
        ("C:\\Users\\a\\iCloudDrive\\press.entente", RiskyPlace::ICloud),
        ("/Users/a/Library/CloudStorage/GoogleDrive-a@example.org/press.entente", RiskyPlace::GoogleDrive),
        ("G:\\My Drive\\press.entente", RiskyPlace::GoogleDrive),
        ("/home/a/Nextcloud/press.entente", RiskyPlace::Nextcloud),
        ("\\\\server\\share\\press.entente", RiskyPlace::Network),
    ] {
        assert_eq!(of(path), Some(risk), "{path}");
    }
    for path in ["/home/a/Documents/press.entente", "/home/a/dropboxes/press.entente", "/home/a/Dropbox.entente", "/home/a/my drives/x.entente"] {
        assert_eq!(of(path), None, "{path}");
    }
}

#[test]
fn a_network_folder_is_known_by_its_mount() {
    let mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/home /srv/shared\\040home nfs4 rw 0 0\n//nas/press /mnt/nas cifs rw 0 0\n/dev/sdb1 /mnt/nas/local ext4 rw 0 0\n";
    let of = |path: &str| place::risk(Path::new(path), mounts);
    assert_eq!(of("/srv/shared home/press.entente"), Some(RiskyPlace::Network));
    assert_eq!(of("/mnt/nas/a/press.entente"), Some(RiskyPlace::Network));
    assert_eq!(of("/mnt/nas/local/press.entente"), None, "the nearest mount counts");
    assert_eq!(of("/home/a/press.entente"), None);
}

#[test]
fn a_library_that_may_only_be_read_answers() {
    let shelf = full(30);
    shelf.library.index(&silent).expect("indexed");
    let path = shelf.path("closed/press.entente");
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    shelf.library.backup(&path, &silent).expect("copied");
    let closed = entente_engine::store::Store::open_to_read(&path).expect("opens");
    assert!(closed.is_read_only());
    assert_eq!(closed.count("articles").expect("counted"), 30);
    assert_eq!(closed.edit(&Edit::Delete { articles: vec![1] }).unwrap_err().code(), "library-read-only");
    assert!(!path.with_extension("entente-wal").exists(), "nothing is made beside it");
    let library = Library::open_to_read(&path).expect("opens");
    let info = library.info().expect("info");
    assert_eq!((info.articles, info.read_only), (30, true));
    let found = Selection { search: Some("front".into()), ..Selection::default() };
    assert_eq!(library.article_page(&found, entente_engine::answers::ArticleOrder::Date, true, 0, 5).expect("a page").total, 30);
    assert_eq!(library.trend(&entente_engine::question::Question::about("partnership")).expect("a trend").series.len(), 1);
}

/// Every page of the file after the first few, damaged one at a time.
#[test]
fn a_repair_saves_what_lies_on_other_pages() {
    let shelf = full(1_500);
    let whole = shelf.path("whole.entente");
    shelf.library.backup(&whole, &silent).expect("copied");
    let bytes = std::fs::read(&whole).expect("read");
    let pages = bytes.len() / 16_384;
    let (mut saved_most, mut tried) = (0, 0);
    for page in (4..pages).step_by((pages / 9).max(1)) {
        let mut damaged = bytes.clone();
        damaged[page * 16_384..(page + 1) * 16_384].fill(0xa5);
        let path = shelf.write("damaged.entente", damaged);
        let target = shelf.path(&format!("repaired-{page}.entente"));
        let repaired = repair(&path, &target, &silent).expect("repaired");
        let library = Library::open(&target).expect("opens");
        let check = library.check(&silent).expect("checked");
        assert_eq!(check.problems, Vec::<String>::new(), "page {page}");
        assert_eq!(check.articles, repaired.articles_saved, "page {page}");
        assert!(repaired.articles_saved + repaired.articles_lost >= 1_500, "page {page}: {repaired:?}");
        saved_most = saved_most.max(repaired.articles_saved);
        tried += 1;
        library.code(None, &silent).expect("it can be coded again");
    }
    assert!(tried >= 5 && saved_most == 1_500, "{tried} tried, {saved_most} saved at best");
}

#[test]
fn a_cut_file_and_flipped_bits_are_told_and_saved_from() {
    let shelf = full(1_500);
    let whole = shelf.path("whole.entente");
    shelf.library.backup(&whole, &silent).expect("copied");
    let bytes = std::fs::read(&whole).expect("read");
    let cut = shelf.write("cut.entente", &bytes[..bytes.len() * 3 / 4]);
    let told = Library::open(&cut).and_then(|library| library.check(&silent));
    assert!(told.as_ref().map_or_else(|error| error.code() == "library-damaged", |outcome| !outcome.sound), "{told:?}");
    let target = shelf.path("from-cut.entente");
    let saved = repair(&cut, &target, &silent);
    if let Ok(saved) = &saved {
        assert!(Library::open(&target).expect("opens").check(&silent).expect("checked").sound, "{saved:?}");
    } else {
        assert!(!target.exists(), "nothing half-written has the name");
    }
    let mut flipped = bytes.clone();
    for at in (16_384 * 6..flipped.len()).step_by(16_384 * 5 + 777) {
        flipped[at] ^= 0x10;
    }
    let flipped = shelf.write("flipped.entente", flipped);
    let target = shelf.path("from-flipped.entente");
    let saved = repair(&flipped, &target, &silent).expect("repaired");
    assert!(saved.articles_saved > 700, "{saved:?}");
    assert!(Library::open(&target).expect("opens").check(&silent).expect("checked").sound);
}

#[test]
fn a_library_that_is_deleted_or_replaced_meanwhile_says_so() {
    let shelf = full(5);
    shelf.library.still_there().expect("it is there");
    let path = shelf.library.path().to_path_buf();
    let away = shelf.path("away.entente");
    std::fs::rename(&path, &away).expect("moved");
    assert_eq!(shelf.library.still_there().unwrap_err().code(), "library-gone");
    assert_eq!(shelf.library.edit(&Edit::Delete { articles: vec![1] }).unwrap_err().code(), "library-gone");
    std::fs::copy(&away, &path).expect("another one");
    assert!(shelf.library.still_there().unwrap_err().to_string().contains("replaced"));
    std::fs::remove_file(&path).expect("gone");
    std::fs::rename(&away, &path).expect("back");
    shelf.library.still_there().expect("it is there again");
}

#[test]
fn two_windows_on_one_library_see_each_others_changes() {
    let shelf = full(10);
    let other = Library::open(shelf.library.path()).expect("opens twice");
    assert_eq!(other.info().expect("info").articles, 10);
    shelf.library.edit(&Edit::Delete { articles: vec![4] }).expect("deleted");
    assert_eq!(other.info().expect("info").articles, 9);
    other.undo().expect("undone").expect("there was one");
    assert_eq!(shelf.library.info().expect("info").articles, 10);
}

#[test]
fn a_full_disk_stops_an_edit_and_a_backup_and_loses_nothing() {
    let shelf = full(400);
    let before = shelf.library.check(&silent).expect("checked").library;
    let store = entente_engine::store::Store::open(shelf.library.path()).expect("opens");
    let pages = std::fs::metadata(shelf.library.path()).expect("there").len() / 16_384;
    store.limit_pages(u32::try_from(pages).expect("few")).expect("limited");
    let long = "x".repeat(3_000);
    let change = |n: i64| ArticlesChange { articles: vec![n], set: ArticleFields { byline: Some(Some(format!("{n}{long}"))), ..ArticleFields::default() } };
    let error = store.edit(&Edit::Articles { changes: (1..=400).map(change).collect() }).unwrap_err();
    assert_eq!(error.code(), "disk-full");
    let after = shelf.library.check(&silent).expect("checked");
    assert_eq!((after.problems, after.library), (Vec::new(), before));
    assert_eq!(shelf.library.edits().expect("edits"), []);
}

#[test]
fn views_of_a_strange_file_answer_nothing() {
    let shelf = full(5);
    let path = shelf.path("hostile.entente");
    shelf.library.backup(&path, &silent).expect("copied");
    let db = rusqlite::Connection::open(&path).expect("opens");
    db.execute_batch(
        "ALTER TABLE outlets RENAME TO outlets_hidden; CREATE VIEW outlets AS SELECT * FROM outlets_hidden; \
         CREATE TRIGGER hidden AFTER INSERT ON log BEGIN DELETE FROM articles; END; CREATE TRIGGER more AFTER UPDATE ON meta BEGIN DELETE FROM texts; END",
    ).expect("made hostile");
    drop(db);
    let opened = Library::open(&path);
    let told = opened.and_then(|library| library.info());
    assert!(told.is_err(), "a view in a table's place is refused");
    let count: i64 = rusqlite::Connection::open(&path).expect("opens").query_row("SELECT count(*) FROM articles", [], |row| row.get(0)).expect("counted");
    assert_eq!(count, 5);
}
