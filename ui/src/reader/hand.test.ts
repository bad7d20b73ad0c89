import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, byId, show, until } from '../test/show';

const user = userEvent.setup();

/** Opens the article of the first line of the concordance, with its hit. */
async function read() {
  const shown = await show({}, { screen: 'sentences' });
  await until(() => document.querySelector('[data-testid="line"]'));
  await user.click(document.querySelector<HTMLElement>('[data-testid="line"]')!);
  await until(() => document.querySelector('[data-testid="current-hit"]'));
  return shown;
}

test('a hit says why it is one, and marks what that rests on', async () => {
  await read();
  await until(() => document.querySelector('[data-testid="why"]'));
  await user.click(byId('why'));
  expect(byId('why-reasons').textContent).toContain('en.united-front');
  expect(document.querySelector('[data-testid="article"] [data-because~="actor-named"]')).not.toBeNull();
  await accessible();
});

test('a hit is struck out with a reason, marked, undone from the codebook screen', async () => {
  const { app } = await read();
  await user.click(byId('hand-open'));
  await user.click(byId('hand-strike'));
  await user.type(byId('hand-reason'), 'said in jest');
  await user.click(byId('hand-save'));
  await until(() => document.querySelector('[data-testid="hand-mark"]'));
  expect(byId('hand-mark').textContent).toContain('said in jest');
  expect(document.querySelector('[data-testid="article"] mark[data-struck="true"]')).not.toBeNull();
  expect(app.library?.by_hand?.decisions).toBe(1);
  expect(byId('changed').querySelector('[data-testid="undo"]'), 'the way back stands there at once').not.toBeNull();
  await accessible();
  app.go('codebook');
  await until(() => document.querySelector('[data-testid="hands"]'));
  await user.click(byId('hand-undo'));
  await until(() => app.library?.by_hand?.decisions === 0);
  expect(byId('hand-redo').hasAttribute('disabled')).toBe(false);
});

test('the question can leave out what was set by hand', async () => {
  const { app } = await read();
  await user.click(byId('hand-open'));
  await user.selectOptions(byId('hand-stance'), 'negated');
  await user.type(byId('hand-reason'), 'it is denied');
  await user.click(byId('hand-save'));
  await until(() => app.library?.by_hand?.decisions === 1);
  await user.click(byId('question-narrow'));
  await user.click(byId('narrow-byHand'));
  await user.click(document.querySelector<HTMLElement>('[data-value="left-out"]')!);
  await until(() => app.question.by_hand === 'left-out');
  expect(byId('question').textContent).toContain(app.words.t.hand.left);
});

test('sentences without a hit say what failed', async () => {
  await read();
  await user.click(byId('why-not'));
  await until(() => document.querySelector('[data-testid="why-not-list"]'));
  expect(byId('why-not-list').textContent).toContain('united front');
  expect(byId('why-not-list').textContent).toContain('China');
});

test('marks are reached by the keyboard and say their reasons there', async () => {
  await read();
  const marks = [...document.querySelectorAll<HTMLElement>('[data-testid="article"] mark[data-at]')];
  expect(marks.every((mark) => mark.tabIndex === 0)).toBe(true);
  marks.at(-1)!.focus();
  await user.keyboard('{Enter}');
  await until(() => marks.at(-1)!.classList.contains('current'));
});

test('claimants are set by hand, by the names of the interface', async () => {
  const { app } = await read();
  await user.click(byId('hand-open'));
  await user.click(byId('hand-claimed'));
  await until(() => document.querySelector('[data-testid="hand-claimants"]'));
  await user.clear(byId('hand-claimants'));
  await user.type(byId('hand-claimants'), 'turkey, South Africa');
  await user.type(byId('hand-reason'), 'both are the subject');
  await accessible();
  await user.click(byId('hand-save'));
  await until(() => app.library?.by_hand?.decisions === 1);
  await until(() => document.querySelector('[data-testid="hand-mark"]')?.textContent?.includes('both are the subject'));
});
