//! A packet that goes to a colleague and comes back: is it still what was sent?

use sha2::{Digest, Sha256};

use crate::answers::{Judgement, Packet, PacketItem, Verdict};
use crate::coding::{Stance, Voice};
use crate::{Error, Result};

/// The word by which a packet is known.
pub const FORMAT: &str = "entente-packet";
/// The version of the shape that this program writes.
pub const VERSION: u32 = 1;

/// How many places an error names.
const MOST_NAMED: usize = 3;

/// What a sample, and each of its sentences, is known by. Both are hashes: a packet carries no seed and no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint;

impl Fingerprint {
    /// Of a sample: drawn with this seed, options and codebook from a library of this content.
    pub fn sample(options: &str, codebook: &str, library: &str) -> String {
        short(&[options, codebook, library], 10)
    }

    /// Of a sentence in a sample: of what a coder reads and is asked. Any change of a letter changes it.
    pub fn item(sample: &str, item: &PacketItem) -> String {
        let parts = [sample, &item.concept, &item.title, &item.before, &item.sentence, &item.after];
        short(&parts, 6)
    }
}

fn short(parts: &[&str], bytes: usize) -> String {
    let mut sum = Sha256::new();
    for part in parts {
        sum.update((part.len() as u64).to_le_bytes());
        sum.update(part);
    }
    sum.finalize().iter().take(bytes).fold(String::new(), |name, byte| name + &format!("{byte:02x}"))
}

/// Reads a packet's JSON.
///
/// # Errors
/// `packet-unreadable` with the line, `packet-newer`.
pub fn read(text: &str) -> Result<Packet> {
    let packet: Packet = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|cause| {
        Error::new(
            "packet-unreadable",
            format!("The file is no packet, or was damaged: {cause}."),
            "If it was edited by hand, look for a comma or a quotation mark at that line; else ask for the file again.",
        )
    })?;
    if packet.format != FORMAT {
        return Err(Error::new("packet-unreadable", "The file is JSON, and no packet of Entente.", "Choose the file that was sent for judging."));
    }
    if packet.version > VERSION {
        return Err(Error::new("packet-newer", format!("The packet was made by a newer Entente (version {}).", packet.version), "Install the newest Entente."));
    }
    Ok(packet)
}

/// The judgements of a packet that came back, each by `coder`. Sentences without an answer are left out.
///
/// # Errors
/// `packet-changed` where a sentence, its surroundings or its concept is not what was sent, `packet-doubled` where a sentence comes
/// twice, `answer-unknown` where an answer is none of the words. Each names the sentences; nothing of the packet is taken then.
pub fn judgements(packet: &Packet, coder: &str, dated: &str) -> Result<Vec<Judgement>> {
    let changed = named(packet.items.iter().filter(|item| Fingerprint::item(&packet.sample, item) != item.key));
    if let Some(places) = changed {
        return Err(Error::new(
            "packet-changed",
            format!("The packet was edited: what stands there is not the sentence that was sent, at {places}."),
            "Only answer, voice, stance and note may be filled in. Put the old text back, or have the packet judged again.",
        ));
    }
    let mut keys: Vec<&str> = packet.items.iter().map(|item| item.key.as_str()).collect();
    keys.sort_unstable();
    if let Some(twice) = keys.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(Error::new("packet-doubled", format!("The sentence {} stands twice in the packet.", twice[0]), "Leave one of the two out, whichever is wrong."));
    }
    packet.items.iter().filter_map(|item| judgement(item, coder, dated).transpose()).collect()
}

fn named<'a>(items: impl Iterator<Item = &'a PacketItem>) -> Option<String> {
    let all: Vec<String> = items.map(|item| format!("{} (“{}”)", item.key, beginning(&item.sentence))).collect();
    let more = if all.len() > MOST_NAMED { format!(" and {} more", all.len() - MOST_NAMED) } else { String::new() };
    (!all.is_empty()).then(|| all[..all.len().min(MOST_NAMED)].join(", ") + &more)
}

fn beginning(text: &str) -> String {
    let cut: String = text.chars().take(40).collect();
    if cut.len() < text.len() { cut + "…" } else { cut }
}

fn judgement(item: &PacketItem, coder: &str, dated: &str) -> Result<Option<Judgement>> {
    let Some(answer) = word(&item.answer) else { return Ok(None) };
    let verdict = verdict(&answer).ok_or_else(|| unknown(item, "answer", &answer, "yes, no or unsure"))?;
    let voice = word(&item.voice).map(|said| voice(&said).ok_or_else(|| unknown(item, "voice", &said, "narrated or quoted"))).transpose()?;
    let stance = word(&item.stance).map(|said| stance(&said).ok_or_else(|| unknown(item, "stance", &said, "asserted, distanced or negated"))).transpose()?;
    Ok(Some(Judgement { key: item.key.clone(), coder: coder.to_owned(), verdict, voice, stance, note: item.note.trim().to_owned(), dated: dated.to_owned() }))
}

fn word(given: &Option<String>) -> Option<String> {
    given.as_deref().map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty())
}

fn unknown(item: &PacketItem, what: &str, said: &str, words: &str) -> Error {
    Error::new(
        "answer-unknown",
        format!("The {what} \"{said}\" of the sentence {} (“{}”) is none that is known.", item.key, beginning(&item.sentence)),
        format!("Write {words}."),
    )
}

/// The answer that a word means, in English, French or a single sign.
pub fn verdict(word: &str) -> Option<Verdict> {
    match word {
        "yes" | "y" | "1" | "oui" | "o" => Some(Verdict::Yes),
        "no" | "n" | "0" | "non" => Some(Verdict::No),
        "unsure" | "u" | "?" | "incertain" => Some(Verdict::Unsure),
        _ => None,
    }
}

fn voice(word: &str) -> Option<Voice> {
    match word {
        "narrated" => Some(Voice::Narrated),
        "quoted" => Some(Voice::Quoted),
        _ => None,
    }
}

fn stance(word: &str) -> Option<Stance> {
    match word {
        "asserted" => Some(Stance::Asserted),
        "distanced" => Some(Stance::Distanced),
        "negated" => Some(Stance::Negated),
        _ => None,
    }
}
