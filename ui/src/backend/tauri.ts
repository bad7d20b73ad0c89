import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import type { Backend } from './backend';
import type { Job } from './types';

/** The program behind the window. The only file that knows of Tauri. */
export function tauri(): Backend {
  return {
    recent: () => invoke('recent'),
    libraryOpen: (path) => invoke('library_open', { path }),
    libraryCreate: (path) => invoke('library_create', { path }),
    librarySample: () => invoke('library_sample'),
    libraryClose: () => invoke('library_close'),
    libraryInfo: () => invoke('library_info'),

    importPreview: (paths, options, whole) => invoke('import_preview', { paths, options, whole }),
    importUnfinished: () => invoke('import_unfinished'),
    importForget: () => invoke('import_forget'),
    importStart: (paths, options) => invoke('import_start', { paths, options }),
    codeStart: () => invoke('code_start'),
    jobCancel: (job) => invoke('job_cancel', { job }),
    indexStart: () => invoke('index_start'),
    rejections: () => invoke('rejections'),

    cleaning: () => invoke('cleaning'),
    cleaningStart: (rulesOff) => invoke('cleaning_start', { rulesOff }),
    originalsDrop: () => invoke('originals_drop'),
    rereadStart: () => invoke('reread_start'),
    provenanceAdd: (collection, told) => invoke('provenance_add', { collection, told }),
    provenanceForget: (collection) => invoke('provenance_forget', { collection }),
    publishedAdd: (path) => invoke('published_add', { path }),
    publishedForget: () => invoke('published_forget'),

    trend: (question) => invoke('trend', { question }),
    figureTrend: (question, style) => invoke('figure_trend', { question, style }),
    compare: (question, baseline) => invoke('compare', { question, baseline }),
    figureCompare: (question, baseline, style) => invoke('figure_compare', { question, baseline, style }),
    figureSave: (question, style, path) => invoke('figure_save', { question, style, path }),
    compareSave: (question, baseline, style, path) => invoke('figure_compare_save', { question, baseline, style, path }),
    coverage: (selection) => invoke('coverage', { selection }),
    figureCoverage: (selection, style) => invoke('figure_coverage', { selection, style }),
    events: (question, windowDays, language) => invoke('events', { question, windowDays, language }),
    view: (question, view, language) => invoke('view', { question, view, language }),
    figureView: (question, view, style) => invoke('figure_view', { question, view, style }),
    viewSave: (question, view, style, path) => invoke('view_save', { question, view, style, path }),
    coverageSave: (selection, style, path) => invoke('coverage_save', { selection, style, path }),
    ownEvents: () => invoke('own_events'),
    ownEventsKeep: (events) => invoke('own_events_keep', { events }),
    eventsRead: (path) => invoke('events_read', { path }),
    hits: (question, at, offset, limit) =>
      invoke('hits', { question, behind: at.behind ?? { key: at.key ?? null, period: at.period ?? null }, offset, limit }),
    concordance: (question, choice, offset, limit) => invoke('concordance', { question, choice, offset, limit }),
    concordanceSave: (question, choice, title, language, path) => invoke('concordance_save', { question, choice, title, language, path }),
    markLine: (mark) => invoke('mark_line', { mark }),
    articles: (selection, order, descending, offset, limit) =>
      invoke('articles', { selection, order, descending, offset, limit }),
    article: (id) => invoke('article', { id }),

    samples: () => invoke('samples'),
    sampleDraw: (options) => invoke('sample_draw', { options }),
    sampleDrop: (sample) => invoke('sample_drop', { sample }),
    sampleItems: (sample, coder) => invoke('sample_items', { sample, coder }),
    judge: (sample, judgement) => invoke('judge', { sample, judgement }),
    judgementUndo: (sample, coder) => invoke('judgement_undo', { sample, coder }),
    settle: (sample, key, settled) => invoke('settle', { sample, key, settled }),
    validationResult: (sample) => invoke('validation_result', { sample }),
    validationExport: (sample, table, path) => invoke('validation_export', { sample, table, path }),
    packetOut: (sample, coder, blind, path) => invoke('packet_out', { sample, coder, blind, path }),
    packetIn: (path, coder, dated) => invoke('packet_in', { path, coder, dated }),
    packetOpen: (path) => invoke('packet_open', { path }),
    packetJudge: (path, coder, key, judgement) => invoke('packet_judge', { path, coder, key, judgement }),

    codebookBook: () => invoke('codebook_book'),
    codebookCheck: (changes) => invoke('codebook_check', { changes }),
    codebookPreview: (changes, question, style) => invoke('codebook_preview', { changes, question, style }),
    codebookSave: (changes, note, author, dated) => invoke('codebook_save', { changes, note, author, dated }),
    codebookBringBack: (version, note, author, dated) => invoke('codebook_bring_back', { version, note, author, dated }),
    codebookImport: (path, language) => invoke('codebook_import', { path, language }),
    codebookExport: (language, path) => invoke('codebook_export', { language, path }),
    setByHand: (edit) => invoke('set_by_hand', { edit }),
    undoByHand: () => invoke('undo_by_hand'),
    redoByHand: () => invoke('redo_by_hand'),
    exportByHand: (path) => invoke('export_by_hand', { path }),
    why: ({ article, zone, start, end, concept }) => invoke('why', { article, zone, start, end, concept }),
    whyNot: (article) => invoke('why_not', { article }),
    edit: (edit) => invoke('edit', { edit }),
    undo: () => invoke('undo'),
    redo: () => invoke('redo'),
    edits: () => invoke('edits'),
    editSelected: (selection, set) => invoke('edit_selected', { selection, set }),
    deleteSelected: (selection) => invoke('delete_selected', { selection }),
    logLines: (offset, limit) => invoke('log_lines', { offset, limit }),
    bin: (offset, limit) => invoke('bin', { offset, limit }),
    erase: (backups) => worked('erase', { backups }),
    backups: () => invoke('backups'),
    backupMake: (due) => worked('backup_make', { due }),
    backupRestore: (path) => invoke('backup_restore', { path }),
    libraryMove: (folder) => invoke('library_move', { folder }),
    copies: (threshold) => worked('copies', { threshold }),
    differences: (article, other) => invoke('differences', { article, other }),

    reportPreview: (question, options) => invoke('report_preview', { question, options }),
    reportSave: (question, options, path) => invoke('report_save', { question, options, path }),
    reportAgain: (old, dated, path) => invoke('report_again', { old, dated, path }),
    verify: (file) => invoke('verify', { file }),
    exportData: (question, choice, path) => worked('export_data', { question, choice, path }),
    reportTemplateOpen: (path) => invoke('report_template_open', { path }),
    reportTemplateSave: (options, path) => invoke('report_template_save', { options, path }),

    questions: () => invoke('questions'),
    questionSave: (name, question, note) => invoke('question_save', { name, question, note }),
    questionDelete: (name) => invoke('question_delete', { name }),
    settings: () => invoke('settings'),
    settingsSave: (settings) => invoke('settings_save', { settings }),
    openUrl: (url) => invoke('open_url', { url }),
    zoom: (factor) => invoke('zoom', { factor }),
    print: () => invoke('print'),
    picturePath: () => invoke('picture_path'),
    pictureClip: () => invoke('picture_clip'),
    pictureTake: () => invoke('picture_take'),
    logReveal: () => invoke('log_reveal'),

    chooseLibrary: () => invoke('choose_library'),
    chooseNewLibrary: () => invoke('choose_new_library'),
    chooseFiles: () => invoke('choose_files'),
    chooseFolder: () => invoke('choose_folder'),
    chooseSave: (name) => invoke('choose_save', { name }),

    onJob: (hear) => until(listen<Job>('job', (event) => hear(event.payload))),
    onOpenLibrary: (hear) => until(listen<{ path: string }>('open-library', (event) => hear(event.payload.path))),
    onMenu: (hear) => until(listen<string>('menu', (event) => hear(event.payload))),
    onDrop: (hear) =>
      until(
        getCurrentWebview().onDragDropEvent(({ payload }) => {
          if (payload.type === 'enter') hear({ over: true, paths: payload.paths });
          else if (payload.type === 'drop') hear({ over: false, paths: payload.paths });
          else if (payload.type === 'leave') hear({ over: false, paths: [] });
        }),
      ),
  };
}

/** Starts a job and waits for its end; one that there was no need for answers `null`. What ends at once is not missed. */
async function worked<T>(command: string, about: Record<string, unknown>): Promise<T> {
  const ended = new Map<string, Job>();
  let hear = () => {};
  const stop = await listen<Job>('job', ({ payload }) => {
    if (payload.state === 'running') return;
    ended.set(payload.job, payload);
    hear();
  });
  try {
    const job = await invoke<string | null>(command, about);
    if (job === null) return null as T;
    if (!ended.has(job)) await new Promise<void>((done) => (hear = () => ended.has(job) && done()));
    const { state, outcome, problem } = ended.get(job)!;
    if (state === 'done') return outcome as T;
    throw problem;
  } finally {
    stop();
  }
}

/** Tauri promises how to stop listening; the page wants to know at once. */
function until(listening: Promise<() => void>): () => void {
  return () => void listening.then((stop) => stop());
}
