import { mount } from 'svelte';
import Window from './app/Window.svelte';
import { App } from './app/app.svelte';
import type { Backend } from './backend/backend';
import './fonts.css';
import './tokens.css';
import './base.css';

/** The program where there is one; in a plain browser the stored answers. */
async function backend(): Promise<Backend> {
  if ('__TAURI_INTERNALS__' in window) return (await import('./backend/tauri')).tauri();
  const { circumstancesOf, fake } = await import('./backend/fake');
  const read = (name: string) => fetch(`/ipc/${name}`).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(name))));
  return fake(read, circumstancesOf(new URLSearchParams(location.search)));
}

const app = new App(await backend(), { language: navigator.language });
mount(Window, { target: document.getElementById('app')!, props: { app } });
