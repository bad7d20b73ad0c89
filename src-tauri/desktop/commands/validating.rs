//! Samples, judgements and packets.

use std::path::PathBuf;

use entente_engine::answers::{Blind, Judgement, Packet, PacketOutcome, SampleInfo, SampleItem, SampleOptions, Settled, ValidationResult};
use entente_engine::library::{self, CsvStyle, ValidationTable};
use tauri::State;

use crate::desk::{Answer, Desk, problem};

#[tauri::command(async)]
pub fn samples(desk: State<'_, Desk>) -> Answer<Vec<SampleInfo>> {
    desk.ask(|library| library.samples())
}

#[tauri::command(async)]
pub fn sample_draw(desk: State<'_, Desk>, options: SampleOptions) -> Answer<SampleInfo> {
    desk.ask(|library| library.draw_sample(&options))
}

#[tauri::command(async)]
pub fn sample_drop(desk: State<'_, Desk>, sample: i64) -> Answer<()> {
    desk.ask(|library| library.drop_sample(sample))
}

#[tauri::command(async)]
pub fn sample_items(desk: State<'_, Desk>, sample: i64, coder: String) -> Answer<Vec<SampleItem>> {
    desk.ask(|library| library.sample_items(sample, &coder))
}

#[tauri::command(async)]
pub fn judge(desk: State<'_, Desk>, sample: i64, judgement: Judgement) -> Answer<SampleInfo> {
    desk.ask(|library| library.judge(sample, &judgement))
}

#[tauri::command(async)]
pub fn judgement_undo(desk: State<'_, Desk>, sample: i64, coder: String) -> Answer<Option<String>> {
    desk.ask(|library| library.undo_judgement(sample, &coder))
}

#[tauri::command(async)]
pub fn settle(desk: State<'_, Desk>, sample: i64, key: String, settled: Option<Settled>) -> Answer<()> {
    desk.ask(|library| library.settle(sample, &key, settled.as_ref()))
}

#[tauri::command(async)]
pub fn validation_result(desk: State<'_, Desk>, sample: i64) -> Answer<ValidationResult> {
    desk.ask(|library| library.validation_result(sample, None))
}

/// `table`: `result`, `recal` or `misclassification`.
#[tauri::command(async)]
pub fn validation_export(desk: State<'_, Desk>, sample: i64, table: String, path: PathBuf) -> Answer<()> {
    desk.ask(|library| match table.as_str() {
        "recal" => library.export_validation(sample, ValidationTable::Recal, CsvStyle::default(), &path).map(|_| ()),
        "misclassification" => library.export_validation(sample, ValidationTable::Misclassification, CsvStyle::default(), &path).map(|_| ()),
        _ => library.save_validation(sample, None, CsvStyle::default(), &path),
    })
}

#[tauri::command(async)]
pub fn packet_out(desk: State<'_, Desk>, sample: i64, coder: String, blind: Blind, path: PathBuf) -> Answer<usize> {
    desk.ask(|open| {
        let packet = open.packet(sample, &coder, blind)?;
        library::packet_save(&packet, &path)?;
        Ok(packet.items.len())
    })
}

#[tauri::command(async)]
pub fn packet_in(desk: State<'_, Desk>, path: PathBuf, coder: Option<String>, dated: String) -> Answer<PacketOutcome> {
    desk.ask(|library| library.packet_import(&path, coder.as_deref(), &dated))
}

/// A packet is opened and judged without a library.
#[tauri::command(async)]
pub fn packet_open(path: PathBuf) -> Answer<Packet> {
    library::packet_open(&path).map_err(|error| problem(&error))
}

#[tauri::command(async)]
pub fn packet_judge(path: PathBuf, coder: String, key: String, judgement: Option<Judgement>) -> Answer<Packet> {
    library::packet_judge(&path, &coder, &key, judgement.as_ref()).map_err(|error| problem(&error))
}
