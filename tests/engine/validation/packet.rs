//! A packet that comes back is what was sent, or says where it is not.

use entente_engine::answers::{Packet, PacketItem, Verdict};
use entente_engine::validation::packet::{Fingerprint, judgements, read};

fn packet() -> Packet {
    let sentence = |n: usize| {
        let item = PacketItem { concept: "partnership".into(), title: "Leaders meet".into(), before: "Rain fell.".into(), sentence: format!("Sentence {n}."), ..PacketItem::default() };
        PacketItem { key: Fingerprint::item("s", &item), ..item }
    };
    Packet { format: "entente-packet".into(), version: 1, sample: "s".into(), name: "sample 1".into(), coder: "B".into(), concepts: Vec::new(), items: (0..3).map(sentence).collect() }
}

#[test]
fn answers_are_read_in_words_and_signs() {
    let mut sent = packet();
    for (item, answer) in sent.items.iter_mut().zip([" Yes", "non", ""]) {
        item.answer = Some(answer.into());
    }
    let back = read(&serde_json::to_string(&sent).unwrap()).unwrap();
    let found = judgements(&back, "B", "").unwrap();
    assert_eq!(found.iter().map(|said| said.verdict).collect::<Vec<_>>(), [Verdict::Yes, Verdict::No], "an empty answer is none");
}

#[test]
fn an_edited_sentence_is_named() {
    for edit in [|item: &mut PacketItem| item.sentence.push('!'), |item: &mut PacketItem| item.concept = "neutrality".into(), |item: &mut PacketItem| item.before.clear()] {
        let mut back = packet();
        edit(&mut back.items[1]);
        let error = judgements(&back, "B", "").unwrap_err();
        assert_eq!(error.code(), "packet-changed");
        assert!(error.to_string().contains(&back.items[1].key), "{error}");
    }
}

#[test]
fn unknown_answers_doubles_and_foreign_files_have_words() {
    let code = |change: &dyn Fn(&mut Packet)| {
        let mut back = packet();
        change(&mut back);
        judgements(&back, "B", "").unwrap_err().code()
    };
    assert_eq!(code(&|back| back.items[0].answer = Some("perhaps".into())), "answer-unknown");
    assert_eq!(code(&|back| back.items.push(back.items[0].clone())), "packet-doubled");
    assert_eq!(read("{\"a\": 1}").unwrap_err().code(), "packet-unreadable");
    assert_eq!(read("{\"format\": \"entente-packet\", oops").unwrap_err().code(), "packet-unreadable");
    let newer = serde_json::to_string(&Packet { version: 2, ..packet() }).unwrap();
    assert_eq!(read(&newer).unwrap_err().code(), "packet-newer");
}
