//! `entente validate`: a sample, a second person's packet, and what both say.

use serde_json::Value;

use crate::desk::Desk;

fn coded() -> Desk {
    let desk = Desk::new();
    let line = |id: usize| {
        let body = if id % 3 == 0 { "Moscow and Beijing held talks about grain." } else { "China and Russia presented a united front in March." };
        format!("{{\"id\":\"{id}\",\"outlet\":\"Paper {}\",\"date\":\"2023-03-{:02}\",\"lang\":\"en\",\"title\":\"=Day {id}\",\"body\":\"{body} Rain fell, \\\"they said\\\".\"}}\n", id % 2, 1 + id % 28)
    };
    desk.write("a.jsonl", (1..=40).map(line).collect::<String>()).good(&["import", "L", "a.jsonl"]);
    desk.good(&["code", "L"]);
    desk
}

fn drawn() -> Desk {
    let desk = coded();
    let sample = desk.json(&["validate", "sample", "L", "--concept", "partnership", "--hits", "10", "--others", "15", "--seed", "7", "--json"]);
    assert_eq!((sample["items"].as_u64(), sample["judged"].as_u64()), (Some(25), Some(0)));
    desk
}

#[test]
fn a_second_persons_packet_from_end_to_end() {
    let desk = drawn();
    // the first coder judges at the terminal
    let answers: String = desk.lines(&["validate", "list", "L", "--coder", "ana"]).iter().map(|item| if item["sentence"].as_str().unwrap().contains("front") { "y\n" } else { "n\n" }).collect();
    let mut child = desk.command(&["validate", "judge", "L", "--coder", "ana", "--json"]).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), answers.as_bytes()).unwrap();
    let told: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!((told["judged"].as_u64(), told["open"].as_u64()), (Some(25), Some(0)));
    // the second gets a packet, judges it without the library, and sends it back
    desk.good(&["validate", "packet", "L", "--out", "to-ben.entente-packet", "--coder", "ben"]);
    let packet: Value = serde_json::from_str(&std::fs::read_to_string(desk.path("to-ben.entente-packet")).unwrap()).unwrap();
    for (n, item) in packet["items"].as_array().unwrap().iter().enumerate() {
        assert!(item["outlet"].is_null() && item.get("category").is_none(), "the packet is blind");
        let says = if item["sentence"].as_str().unwrap().contains("front") != (n == 0) { "yes" } else { "no" };
        desk.good(&["validate", "judge", "to-ben.entente-packet", "--coder", "ben", "--item", item["key"].as_str().unwrap(), "--answer", says]);
    }
    let outcome = desk.json(&["validate", "import", "L", "to-ben.entente-packet", "--json"]);
    assert_eq!((outcome["coder"].as_str(), outcome["judged"].as_u64(), outcome["added"].as_u64(), outcome["open"].as_u64()), (Some("ben"), Some(25), Some(25), Some(0)));
    assert_eq!(desk.json(&["validate", "import", "L", "to-ben.entente-packet", "--json"])["added"], 0, "a second time adds nothing");
    // what both say
    let result = desk.json(&["validate", "result", "L", "--json"]);
    let agreement = &result["agreement"][0];
    assert_eq!((agreement["shared"].as_u64(), agreement["same"].as_u64()), (Some(25), Some(24)));
    assert!(agreement["alpha"]["value"].as_f64().is_some_and(|alpha| (0.8..1.0).contains(&alpha)));
    let disputed = result["disagreements"][0]["item"]["key"].as_str().unwrap().to_owned();
    desk.good(&["validate", "settle", "L", "--item", &disputed, "--answer", "no", "--by", "ana and ben"]);
    let row = &desk.json(&["validate", "result", "L", "--json"])["rows"][0];
    for name in ["precision", "recall", "f1"] {
        assert!(row[name]["value"].as_f64().is_some_and(|value| (0.5..=1.0).contains(&value)), "{row}");
    }
    // it stands on figures, and corrects a series
    let trend = desk.json(&["trend", "L", "--concept", "partnership", "--corrected", "--json"]);
    assert_eq!(trend["validation"]["coders"], 2);
    assert_eq!(trend["marks"]["corrected"][0]["judged"], 25);
    desk.good(&["trend", "L", "--concept", "partnership", "--corrected", "--out", "f.svg"]);
    assert!(std::fs::read_to_string(desk.path("f.svg")).unwrap().contains("50 judgements, 2 coders, alpha"));
    // and it is handed out
    desk.good(&["validate", "export", "L", "--recal", "recal.csv", "--misclassification", "m.csv"]);
    let recal = std::fs::read_to_string(desk.path("recal.csv")).unwrap();
    assert_eq!((recal.lines().count(), recal.lines().filter(|line| ["1,0", "0,1"].contains(line)).count()), (25, 1));
    let rows = std::fs::read_to_string(desk.path("m.csv")).unwrap();
    assert!(rows.starts_with("item,article,concept") && rows.lines().count() == 26);
}

#[test]
fn a_packet_as_a_table_is_filled_in_by_hand() {
    let desk = drawn();
    desk.good(&["validate", "packet", "L", "--out", "p.csv"]);
    let filled = std::fs::read_to_string(desk.path("p.csv")).unwrap().lines().enumerate().fold(String::new(), |all, (n, line)| {
        // the last two columns are the answer and the note
        all + &if n == 0 { line.to_owned() } else { format!("{}yes,", line.strip_suffix(',').unwrap()) } + "\r\n"
    });
    desk.write("back.csv", filled);
    assert_eq!(desk.error(&["validate", "import", "L", "back.csv", "--json"]), "coder-missing", "a table names no coder");
    assert_eq!(desk.json(&["validate", "import", "L", "back.csv", "--coder", "cleo", "--json"])["added"], 25);
    let all = desk.json(&["validate", "result", "L", "--json"]);
    assert!(all["rows"][0]["recall"]["value"].as_f64().unwrap() < 1.0, "all sentences without a hit were called missed");
}

#[test]
fn an_edited_packet_is_refused_whole() {
    let desk = drawn();
    desk.good(&["validate", "packet", "L", "--out", "p.zip", "--coder", "ben"]);
    assert_eq!(desk.json(&["validate", "import", "L", "p.zip", "--json"])["open"], 25, "a zip is read");
    desk.good(&["validate", "packet", "L", "--out", "p.json", "--coder", "ben"]);
    let text = std::fs::read_to_string(desk.path("p.json")).unwrap().replacen("\"answer\": null", "\"answer\": \"yes\"", 25);
    desk.write("changed.json", text.replacen("Rain fell", "Snow fell", 1));
    assert_eq!(desk.error(&["validate", "import", "L", "changed.json", "--json"]), "packet-changed");
    desk.write("odd.json", text.replacen("\"answer\": \"yes\"", "\"answer\": \"maybe\"", 1));
    assert_eq!(desk.error(&["validate", "import", "L", "odd.json", "--json"]), "answer-unknown");
    assert_eq!(desk.json(&["validate", "list", "L", "--json"])["judged"], 0, "nothing of either was taken");
}

#[test]
fn what_cannot_be_done_is_said() {
    let desk = coded();
    assert_eq!(desk.error(&["validate", "result", "L", "--json"]), "sample-unknown");
    assert_eq!(desk.error(&["validate", "sample", "L", "--concept", "weather", "--json"]), "concept-unknown");
    assert_eq!(desk.error(&["trend", "L", "--concept", "partnership", "--corrected", "--json"]), "not-validated");
    desk.good(&["validate", "sample", "L", "--concept", "partnership"]);
    assert_eq!(desk.error(&["validate", "export", "L", "--recal", "r.csv", "--json"]), "judgements-few");
}
