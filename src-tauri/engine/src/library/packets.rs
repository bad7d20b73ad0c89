//! Packets: sentences that go to a colleague and come back.

use std::io::{Read, Write};
use std::path::Path;

use super::Library;
use crate::answers::{Blind, Judgement, Packet, PacketConcept, PacketItem, PacketOutcome, Verdict};
use crate::coding::{Stance, Voice};
use crate::tables::{CsvStyle, Tabular, csv, write_whole};
use crate::validation::packet::{self, FORMAT, VERSION};
use crate::{Error, Result};

/// The packet inside a `.zip`.
const INSIDE: &str = "packet.json";
/// More than this is no packet.
const LARGEST: u64 = 256 * 1024 * 1024;

impl Library {
    /// The sentences of a sample for a colleague. Codes are never in it; outlets and dates only where `blind` says so.
    ///
    /// # Errors
    /// `sample-unknown`.
    pub fn packet(&self, sample: i64, coder: &str, blind: Blind) -> Result<Packet> {
        let kept = self.kept_sample(sample)?;
        let items = self.store().sample_items(sample)?;
        let known = self.known()?;
        let codebook = known.coded()?;
        let concept = |id: &String| {
            let concept = codebook.info.concepts.iter().find(|concept| concept.id == *id)?;
            Some(PacketConcept { id: id.clone(), title: concept.title.clone(), description: concept.definition.clone() })
        };
        let shown = |item: PacketItem| match blind {
            Blind::Code => item,
            Blind::OutletAndDate => PacketItem { outlet: None, date: None, ..item },
        };
        Ok(Packet {
            format: FORMAT.into(),
            version: VERSION,
            sample: kept.fingerprint,
            name: kept.name,
            coder: coder.trim().to_owned(),
            concepts: kept.options.concepts.iter().filter_map(concept).collect(),
            items: self.texts_of(&items)?.into_iter().map(shown).collect(),
        })
    }

    /// Takes the judgements of a packet that came back: all or, where anything is wrong with it, none. `coder` replaces the name that
    /// stands in the packet; `.csv` is read as well as JSON and `.zip`.
    ///
    /// # Errors
    /// `file-unreadable`, `packet-unreadable`, `packet-changed`, `packet-doubled`, `packet-foreign` where it is of another library or
    /// sample, `answer-unknown`, `coder-missing`, `date-invalid`.
    pub fn packet_import(&self, path: &Path, coder: Option<&str>, dated: &str) -> Result<PacketOutcome> {
        let found = packet_open(path)?;
        let samples = self.store().samples()?;
        let kept = samples.iter().find(|kept| kept.fingerprint == found.sample).ok_or_else(|| {
            Error::new("packet-foreign", format!("The packet \"{}\" is of no sample of this library.", found.name), "Open the library from which it was sent.")
        })?;
        let coder = coder.map(str::trim).filter(|name| !name.is_empty()).unwrap_or(found.coder.trim());
        let judgements = packet::judgements(&found, coder, dated)?;
        let before = self.store().judgements(kept.id)?;
        let is_new = |said: &&Judgement| !before.iter().any(|old| old.key == said.key && old.coder == said.coder && (old.verdict, old.voice, old.stance) == (said.verdict, said.voice, said.stance));
        let added: Vec<Judgement> = judgements.iter().filter(is_new).cloned().collect();
        self.judge_all(kept.id, &added)?;
        let items = self.store().sample_items(kept.id)?.len() as u64;
        Ok(PacketOutcome {
            sample: kept.name.clone(),
            coder: coder.to_owned(),
            judged: judgements.len() as u64,
            added: added.len() as u64,
            open: items.saturating_sub(judgements.len() as u64),
        })
    }
}

/// Reads a packet: JSON, the same in a `.zip`, or the table that [`packet_save`] writes.
///
/// # Errors
/// `file-unreadable`, `packet-unreadable`, `packet-newer`.
pub fn packet_open(path: &Path) -> Result<Packet> {
    let bytes = std::fs::read(path).map_err(|cause| Error::unreadable(path, cause))?;
    let bytes = if bytes.starts_with(b"PK\x03\x04") { unzipped(&bytes)? } else { bytes };
    let text = String::from_utf8(bytes).map_err(|_| not_a_packet("it is not UTF-8"))?;
    if ending(path) == "csv" { from_table(&text) } else { packet::read(&text) }
}

fn unzipped(bytes: &[u8]) -> Result<Vec<u8>> {
    let broken = |cause: zip::result::ZipError| not_a_packet(&cause.to_string());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(broken)?;
    let mut entry = archive.by_name(INSIDE).map_err(broken)?.take(LARGEST);
    let mut found = Vec::new();
    entry.read_to_end(&mut found).map_err(|cause| not_a_packet(&cause.to_string()))?;
    Ok(found)
}

/// Writes a packet whole or not at all: `.csv` as a table to be filled in, `.zip` with the JSON in it, JSON under any other ending.
///
/// # Errors
/// `file-unwritable`, `disk-full`.
pub fn packet_save(packet: &Packet, path: &Path) -> Result<()> {
    let json = serde_json::to_string_pretty(packet).map_err(|cause| Error::new("output-failed", cause.to_string(), "Report this sentence."))? + "\n";
    let bytes = match ending(path).as_str() {
        "csv" => csv(&packet.tables()[0], CsvStyle::default()),
        "zip" => zipped(json.as_bytes()).map_err(|cause| Error::new("output-failed", cause.to_string(), "Report this sentence."))?,
        _ => json.into_bytes(),
    };
    write_whole(path, &bytes)
}

fn zipped(json: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file(INSIDE, zip::write::SimpleFileOptions::default())?;
    archive.write_all(json)?;
    Ok(archive.finish()?.into_inner())
}

/// Puts a judgement into a packet's file, or takes it out, without a library: how a colleague judges.
///
/// # Errors
/// As [`packet_open`] and [`packet_save`]; `item-unknown`.
pub fn packet_judge(path: &Path, coder: &str, key: &str, judgement: Option<&Judgement>) -> Result<Packet> {
    let mut packet = packet_open(path)?;
    packet.coder = coder.trim().to_owned();
    let item = packet.items.iter_mut().find(|item| item.key == key).ok_or_else(|| super::validate::unknown_item(key))?;
    item.answer = judgement.map(|said| verdict(said.verdict).to_owned());
    item.voice = judgement.and_then(|said| said.voice).map(|voice| if voice == Voice::Quoted { "quoted" } else { "narrated" }.to_owned());
    item.stance = judgement.and_then(|said| said.stance).map(|one| stance(one).to_owned());
    item.note = judgement.map(|said| said.note.clone()).unwrap_or_default();
    packet_save(&packet, path)?;
    Ok(packet)
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Unsure => "unsure",
    }
}

pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserted => "asserted",
        Stance::Distanced => "distanced",
        Stance::Negated => "negated",
    }
}

/// A packet's table, whatever its separator, with the columns in any order.
fn from_table(text: &str) -> Result<Packet> {
    let text = text.trim_start_matches('\u{feff}');
    let separator = if text.lines().next().unwrap_or_default().contains(';') { b';' } else { b',' };
    let mut reader = ::csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().map_err(|cause| not_a_packet(&cause.to_string()))?.iter().map(|name| name.trim().to_lowercase()).collect();
    let place = |name: &str| names.iter().position(|known| known == name).ok_or_else(|| not_a_packet(&format!("the column \"{name}\" is missing")));
    let [sample, name, key, concept] = [place("sample")?, place("name")?, place("key")?, place("concept")?];
    let [title, before, sentence, after] = [place("title")?, place("before")?, place("sentence")?, place("after")?];
    let (answer, note) = (place("answer")?, place("note").ok());
    let mut packet = Packet { format: FORMAT.into(), version: VERSION, sample: String::new(), name: String::new(), coder: String::new(), concepts: Vec::new(), items: Vec::new() };
    for row in reader.records() {
        let row = row.map_err(|cause| not_a_packet(&cause.to_string()))?;
        let of = |place: usize| crate::tables::without_guard(row.get(place).unwrap_or_default()).to_owned();
        if packet.items.is_empty() {
            (packet.sample, packet.name) = (of(sample), of(name));
        }
        packet.items.push(PacketItem {
            key: of(key),
            concept: of(concept),
            title: of(title),
            before: of(before),
            sentence: of(sentence),
            after: of(after),
            answer: Some(of(answer)),
            note: note.map(of).unwrap_or_default(),
            ..PacketItem::default()
        });
    }
    Ok(packet)
}

fn not_a_packet(why: &str) -> Error {
    Error::new("packet-unreadable", format!("The file is no packet, or was damaged: {why}."), "Ask for the file again, or choose the one that was sent for judging.")
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}
