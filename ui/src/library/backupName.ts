import type { BackupInfo } from '../backend/types';
import type { Words } from '../words/words.svelte';

/** `2026-01-02T03-04-05Z` as a moment, the other names in words. */
export function backupName({ name }: BackupInfo, words: Words): string {
  const { care } = words.t;
  const moment = (stamp: string) => words.moment(stamp.replace(/T(\d\d)-(\d\d)-(\d\d)Z.*$/, 'T$1:$2:$3Z'));
  if (name.startsWith('before-format-')) return care.before(name.slice('before-format-'.length));
  return name.startsWith('replaced-') ? care.replaced(moment(name.slice('replaced-'.length))) : moment(name);
}
