/** The shapes that cross between page and engine (written by ts-rs), and the few that belong to the window alone. */
import type { BackupInfo, CleaningOutcome, CodebookPreview, CodingOutcome, CopiesOutcome, Erased, Exported, ImportOutcome, Problem, RereadOutcome } from '../generated';

export type * from '../generated';

/** A library that was open before. */
export type RecentLibrary = { path: string; name: string; opened: string; exists: boolean };
export type Settings = { language: 'system' | 'en' | 'fr'; theme: 'system' | 'light' | 'dark'; /** Copies kept beside each library. */ backups: number; zoom: number; seed: number; toured: boolean };
/** What the export of the concordance did. */
export type ExportOutcome = { lines: number; path: string };
export type JobKind = 'import' | 'code' | 'export' | 'clean' | 'reread' | 'index' | 'preview' | 'group' | 'backup' | 'erase' | PageWork;
/** Works that the page tells of itself: one call, without steps and without a way to stop it. */
export type PageWork = 'move' | 'restore' | 'report' | 'record';
export type JobState = 'running' | 'done' | 'failed' | 'cancelled';
/** Where a long work stands; `rate` and `seconds_left` are absent while nothing can be said. */
export type Job = {
  job: string;
  kind: JobKind;
  stage: string;
  done: number;
  total: number | null;
  rate: number | null;
  seconds_left: number | null;
  state: JobState;
  outcome?: ImportOutcome | CodingOutcome | CleaningOutcome | RereadOutcome | CodebookPreview | CopiesOutcome | ExportOutcome | Exported | BackupInfo | Erased | null;
  problem?: Problem | null;
};
/** Files held over the window or let go there. */
export type Drop = { over: boolean; paths: string[] };
