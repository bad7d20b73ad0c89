import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { guide } from './guide';
import type { Connect, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const answers = fileURLToPath(new URL('../tests/fixtures/ipc/', import.meta.url));

/** Serves the stored answers to `vite dev` and `vite preview`; nothing of them is part of what is built. */
function storedAnswers(): Plugin {
  const serve: Connect.NextHandleFunction = (request, response, next) => {
    const name = /^\/ipc\/([a-z0-9-]+\.(?:json|html|svg))(?:\?|$)/.exec(request.url ?? '')?.[1];
    if (!name) return next();
    readFile(answers + name).then(
      (bytes) => response.setHeader('content-type', name.endsWith('json') ? 'application/json' : 'text/plain').end(bytes),
      () => ((response.statusCode = 404), response.end()),
    );
  };
  return {
    name: 'stored-answers',
    configureServer: (server) => void server.middlewares.use(serve),
    configurePreviewServer: (server) => void server.middlewares.use(serve),
  };
}

export default defineConfig({
  plugins: [svelte(), svelteTesting(), storedAnswers(), guide()],
  clearScreen: false,
  // the guide and its pictures lie beside the page, in docs/
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  build: { target: 'safari16', outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: true },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
