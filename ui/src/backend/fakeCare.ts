import type { ArticleFields, ArticlePage, ArticleRecord, ArticleRow, BackupInfo, Edit, EditMade, EventMark, LibraryInfo, LogLine, Selection } from './types';
import type { Backend } from './backend';

type Calls = 'edit' | 'undo' | 'redo' | 'edits' | 'editSelected' | 'deleteSelected' | 'logLines' | 'bin' | 'erase' | 'backups' | 'backupMake';

/** The history, the bin, the log and the backups of the fake: what was changed is seen in the lists until it is taken back. */
export function fakeCare(rows: () => Promise<ArticleRow[]>, selected: (selection: Selection) => Promise<ArticleRow[]>) {
  let edits: EditMade[] = [];
  let log: LogLine[] = [];
  let backups: BackupInfo[] = [];
  let erased: number[] = [];
  const write = (what: string, edit: EditMade) => {
    const told = { what: edit.edit.edit, articles: touched(edit.edit).length, ...(edit.edit.edit === 'articles' ? { set: edit.edit.changes[0]?.set as Record<string, string | null> } : {}) };
    log = [{ id: log.length + 1, dated: '2026-01-02T03:04:05Z', what, detail: '', edit: edit.id, told, undone: false }, ...log];
  };
  const made = (edit: Edit): EditMade => {
    const one = { id: edits.length + 1, edit, undone: false };
    edits = [...edits.filter(({ undone }) => !undone), one];
    write('edit', one);
    return one;
  };
  const turn = (one: EditMade | undefined, what: string): EditMade | null => {
    if (!one) return null;
    edits = edits.map((edit) => (edit.id === one.id ? { ...edit, undone: !edit.undone } : edit));
    log = log.map((line) => (line.edit === one.id ? { ...line, undone: !one.undone } : line));
    write(what, one);
    return edits.find(({ id }) => id === one.id)!;
  };
  const touched = (edit: Edit): number[] => (edit.edit === 'delete' || edit.edit === 'restore' ? edit.articles : edit.edit === 'articles' ? edit.changes.flatMap(({ articles }) => articles) : []);
  const standing = () => edits.filter(({ undone }) => !undone).map(({ edit }) => edit);
  const binned = (): number[] => {
    const gone = new Set<number>();
    for (const edit of standing()) {
      if (edit.edit === 'delete') edit.articles.forEach((id) => gone.add(id));
      if (edit.edit === 'restore') edit.articles.forEach((id) => gone.delete(id));
    }
    return [...gone].filter((id) => !erased.includes(id));
  };
  const fieldsOf = (id: number): ArticleFields => Object.assign({}, ...standing().flatMap((edit) => (edit.edit === 'articles' ? edit.changes.filter(({ articles }) => articles.includes(id)).map(({ set }) => set) : [])));

  return {
    /** The rows without what is in the bin, with what was said of them. */
    apply: (page: ArticlePage): ArticlePage => {
      const gone = new Set([...binned(), ...erased]);
      const left = page.rows.filter(({ id }) => !gone.has(id)).map((row) => ({ ...row, ...pick(fieldsOf(row.id), ['outlet', 'date', 'language', 'collection']) }));
      return { total: page.total - (page.rows.length - left.length), rows: left };
    },
    record: (record: ArticleRecord): ArticleRecord => {
      const said = fieldsOf(record.id);
      const printed = Object.fromEntries(Object.keys(said).map((field) => [field, record[field as keyof ArticleFields] ?? null]));
      return Object.keys(said).length === 0 ? record : { ...record, ...(said as Partial<ArticleRecord>), printed };
    },
    /** The events of the last such change that stands. */
    ownEvents: (): EventMark[] => standing().flatMap((edit) => (edit.edit === 'events' ? [edit.kept] : [])).at(-1) ?? [],
    state: (): Pick<LibraryInfo, 'in_bin'> => ({ in_bin: binned().length }),
    backend: {
      edit: async (edit) => made(edit),
      undo: async () => turn(edits.filter(({ undone }) => !undone).at(-1), 'undo'),
      redo: async () => turn(edits.find(({ undone }) => undone), 'redo'),
      edits: async () => edits,
      editSelected: async (selection, set) => made({ edit: 'articles', changes: [{ articles: (await selected(selection)).map(({ id }) => id), set }] }),
      deleteSelected: async (selection) => made({ edit: 'delete', articles: (await selected(selection)).map(({ id }) => id) }),
      logLines: async (offset, limit) => log.slice(offset, offset + limit),
      bin: async (offset, limit) => {
        const gone = new Set(binned());
        const all = (await rows()).filter(({ id }) => gone.has(id));
        return { total: all.length, rows: all.slice(offset, offset + limit).map(({ id, outlet, date, language, title }) => ({ id, outlet, date, language, title })) };
      },
      erase: async (chosen) => {
        const articles = binned();
        erased = [...erased, ...articles];
        edits = [];
        backups = backups.filter(({ path }) => !chosen.some((one) => one.path === path));
        return { articles: articles.length, originals: 0 };
      },
      backups: async () => backups,
      backupMake: async (due) => {
        if (due) return null;
        const name = `2026-01-02T03-04-0${backups.length}Z`;
        const backup = { path: `/home/reader/press.backups/${name}.entente`, name, rolling: true, bytes: 2_400_000 };
        backups = [backup, ...backups].slice(0, 2);
        return backup;
      },
    } satisfies Pick<Backend, Calls>,
  };
}

const pick = (set: ArticleFields, fields: (keyof ArticleFields)[]) => Object.fromEntries(fields.filter((field) => field in set).map((field) => [field, set[field]]));
