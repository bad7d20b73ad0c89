import { screens, type App } from './app.svelte';
import { chosen } from './menu';

/** Does what a key asks for; answers whether it meant anything. */
export function shortcut(event: KeyboardEvent, app: App): boolean {
  if (event.defaultPrevented) return false;
  if (event.key === 'F1') return act(() => app.read('README.md'));
  if (event.altKey && !event.ctrlKey && event.key === 'ArrowLeft') return act(() => app.back());
  if (event.altKey && !event.ctrlKey && event.key === 'ArrowRight') return act(() => app.forward());
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const letter = event.key.toLowerCase();
  if (app.library && !isWriting(event.target)) {
    if (letter === 'z' && !event.shiftKey) return act(() => void app.undo());
    if (letter === 'y' || (letter === 'z' && event.shiftKey)) return act(() => void app.redo());
  }
  const size = { '+': 'larger', '=': 'larger', '-': 'smaller', '_': 'smaller', '0': 'actual-size' }[event.key];
  if (size) return act(() => chosen(size, app));
  if (letter === 'c' && event.shiftKey && app.library) return act(() => chosen('copy-figure', app));
  if (event.shiftKey) return false;
  if (letter === 'p') return act(() => chosen('print', app));
  if (letter === 'n') return act(() => void newLibrary(app));
  if (letter === 'w' && app.library) return act(() => void app.close());
  // Nine keys for ten screens: judging has a letter of its own.
  const screen = screens.filter((one) => one !== 'validate')[Number(event.key) - 1];
  if (screen && app.library) return act(() => app.go(screen));
  if (letter === 'j' && app.library) return act(() => app.go('validate'));
  if (event.key === ',') return act(() => app.go('settings'));
  if (event.key === 'o') return act(() => void openLibrary(app));
  if (event.key === 'i' && app.library) return act(() => app.go('import'));
  if (event.key === 'f' && app.library) return act(() => find(app));
  return false;
}

export async function openLibrary(app: App): Promise<void> {
  const path = await app.try(() => app.backend.chooseLibrary());
  if (path) await app.open(() => app.backend.libraryOpen(path));
}

export async function newLibrary(app: App): Promise<void> {
  const path = await app.try(() => app.backend.chooseNewLibrary());
  if (path) await app.open(() => app.backend.libraryCreate(path));
}

/** Goes to the field that searches on this screen, or to the list of articles. */
export function find(app: App): void {
  const field = document.querySelector<HTMLInputElement>('[data-find]');
  if (field) field.focus();
  else app.go('library');
}

/** A field has an undo of its own. */
function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

function act(what: () => void): true {
  what();
  return true;
}
