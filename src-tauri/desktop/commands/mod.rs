//! What the page may ask: each command hands its question to the library and its answer back.

mod asking;
mod care;
mod codebook;
mod dialogs;
mod editing;
mod importing;
mod libraries;
mod measuring;
mod record;
mod reports;
mod validating;
mod views;
mod window;

use tauri::Wry;
use tauri::ipc::Invoke;

/// Every command of the window.
pub fn all() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        libraries::recent,
        libraries::library_open,
        libraries::library_create,
        libraries::library_sample,
        libraries::library_close,
        libraries::library_info,
        importing::import_preview,
        importing::import_start,
        importing::import_unfinished,
        importing::import_forget,
        importing::cleaning,
        importing::cleaning_start,
        importing::originals_drop,
        importing::reread_start,
        importing::index_start,
        importing::provenance_add,
        importing::provenance_forget,
        importing::published_add,
        importing::published_forget,
        importing::code_start,
        importing::job_cancel,
        importing::rejections,
        asking::trend,
        asking::figure_trend,
        asking::compare,
        asking::figure_compare,
        asking::figure_save,
        measuring::coverage,
        measuring::figure_coverage,
        measuring::events,
        measuring::figure_compare_save,
        views::view,
        views::figure_view,
        views::view_save,
        views::coverage_save,
        views::own_events,
        views::own_events_keep,
        views::events_read,
        asking::hits,
        asking::articles,
        asking::article,
        asking::questions,
        asking::question_save,
        asking::question_delete,
        codebook::codebook_book,
        codebook::codebook_check,
        codebook::codebook_preview,
        codebook::codebook_save,
        codebook::codebook_bring_back,
        codebook::codebook_import,
        codebook::codebook_export,
        codebook::set_by_hand,
        codebook::undo_by_hand,
        codebook::redo_by_hand,
        codebook::export_by_hand,
        codebook::why,
        codebook::why_not,
        care::log_lines,
        care::edit_selected,
        care::delete_selected,
        care::bin,
        care::erase,
        care::backups,
        care::backup_make,
        care::backup_restore,
        care::library_move,
        editing::edit,
        editing::undo,
        editing::redo,
        editing::edits,
        editing::copies,
        editing::differences,
        validating::samples,
        validating::sample_draw,
        validating::sample_drop,
        validating::sample_items,
        validating::judge,
        validating::judgement_undo,
        validating::settle,
        validating::validation_result,
        validating::validation_export,
        validating::packet_out,
        validating::packet_in,
        validating::packet_open,
        validating::packet_judge,
        reports::report_preview,
        reports::report_save,
        record::export_data,
        record::report_again,
        record::verify,
        reports::report_template_open,
        reports::report_template_save,
        dialogs::choose_library,
        dialogs::choose_new_library,
        dialogs::choose_files,
        dialogs::choose_folder,
        dialogs::choose_save,
        window::settings,
        window::settings_save,
        window::open_url,
    ]
}
