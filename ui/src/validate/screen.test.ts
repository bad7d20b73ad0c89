import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { person } from '../app/person.svelte';
import { accessible, byId, settle, show, until } from '../test/show';

const user = userEvent.setup();
const said = () => byId('judged').textContent;

beforeEach(() => (person.name = ''));

async function drawn(coder = 'Ana') {
  const shown = await show({}, { screen: 'validate' });
  await user.click(await until(() => document.querySelector<HTMLElement>('[data-testid="draw"]')));
  await until(() => document.querySelector('[data-testid="item-sentence"]'));
  if (coder) {
    await user.type(byId('coder'), coder);
    await user.tab();
    await settle();
  }
  return shown;
}

/** A key pressed anywhere but in a field. */
async function press(key: string) {
  (document.activeElement as HTMLElement | null)?.blur();
  await user.keyboard(key);
  await settle();
}

test('an empty library says what to do, and draws', async () => {
  await show({}, { screen: 'validate' });
  await until(() => document.querySelector('[data-testid="empty"]'));
  await accessible();
  await user.clear(byId('draw-hits'));
  await user.clear(byId('draw-others'));
  await user.click(byId('draw'));
  expect((await until(() => document.querySelector('[data-testid="draw-problem"]'))).textContent).toContain('No sentence can be drawn');
});

test('keys alone judge, go back and on, and undo', async () => {
  await drawn();
  expect(said()).toBe('0 of 20 judged');
  const first = byId('item-sentence').textContent;
  await press('1');
  expect(said()).toBe('1 of 20 judged');
  await press('n');
  await press('?');
  expect(said()).toBe('3 of 20 judged');
  await press('u');
  expect(said()).toBe('2 of 20 judged');
  await press('{ArrowLeft}{ArrowLeft}');
  expect(byId('item-sentence').textContent).toBe(first);
  expect(byId('answer-yes').getAttribute('aria-pressed')).toBe('true');
  await press('2');
  expect(said(), 'another answer replaces the first').toBe('2 of 20 judged');
  await accessible();
});

test('nobody judges without a name, and letters in the note judge nothing', async () => {
  await drawn('');
  await press('1');
  expect(byId('judge-problem').textContent).toContain('Say who judges first');
  await user.type(byId('coder'), 'Ana');
  await user.tab();
  await press('m');
  await user.keyboard('no yes 1');
  await settle();
  expect(said()).toBe('0 of 20 judged');
});

test('twenty judged sentences have a result; a packet brings a second coder, and a disagreement is settled', async () => {
  await drawn();
  for (let n = 0; n < 20; n++) await press('1');
  await user.click(byId('see-result'));
  await until(() => document.querySelector('[data-testid="accuracy"]'));
  expect(byId('agreement').textContent).toContain('One coder alone');
  expect(byId('differs').textContent).toContain('The Harbour Post');
  await user.click(byId('packet-in'));
  await until(() => document.querySelector('[data-testid="disagreement"]'));
  expect(byId('packet-told').textContent).toContain('20 judgements by Ben');
  expect(byId('agreement').textContent).toContain('alpha 0.80 (0.60–0.95)');
  await accessible();
  await user.click(byId('settle-yes'));
  await until(() => byId('disagreements').textContent!.includes('Settled: yes (Ana)'));
});

test('a packet is judged without a library', async () => {
  await show({ library: 'none' });
  await user.click(byId('open-packet'));
  await until(() => document.querySelector('[data-testid="item-sentence"]'));
  await user.type(byId('coder'), 'Ben');
  await user.tab();
  await press('1');
  await press('2');
  expect(said()).toBe('2 of 20 judged');
  await press('u');
  expect(said()).toBe('1 of 20 judged');
  await accessible();
  await user.click(byId('packet-leave'));
  await until(() => document.querySelector('[data-testid="try-sample"]'));
});
