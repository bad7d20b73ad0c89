import type { App } from '../app/app.svelte';

/** Asks for a colleague's packet and goes to judge it. */
export async function openPacket(app: App): Promise<void> {
  const chosen = await app.try(() => app.backend.chooseFiles());
  if (!chosen?.[0]) return;
  app.packet = chosen[0];
  app.go('validate');
}
