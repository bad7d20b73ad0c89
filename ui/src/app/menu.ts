import { screens, type App, type ScreenName } from './app.svelte';
import { find, newLibrary, openLibrary } from './shortcuts';

/** Does what an entry of the native menu says; what needs a library does nothing without one. */
export function chosen(name: string, app: App): void {
  const anywhere: Record<string, () => void> = {
    new: () => void newLibrary(app),
    open: () => void openLibrary(app),
    print: () => void app.print(),
    settings: () => app.go('settings'),
    back: () => app.back(),
    forward: () => app.forward(),
    larger: () => void app.zoom(app.settings.zoom + 0.1),
    smaller: () => void app.zoom(app.settings.zoom - 0.1),
    'actual-size': () => void app.zoom(1),
    guide: () => app.read('README.md'),
    keys: () => app.read('keys'),
    tour: () => void app.tour(),
    log: () => void app.showLog(),
  };
  if (anywhere[name]) return anywhere[name]();
  if (!app.library) return;
  const inside: Record<string, () => void> = {
    close: () => void app.close(),
    import: () => app.go('import'),
    undo: () => void app.undo(),
    redo: () => void app.redo(),
    find: () => find(app),
    'copy-figure': () => void app.copyFigure(),
  };
  if (inside[name]) return inside[name]();
  if ((screens as readonly string[]).includes(name)) app.go(name as ScreenName);
}
