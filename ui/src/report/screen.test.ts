import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { ReportOptions } from '../backend/types';
import { accessible, byId, show, until } from '../test/show';

const user = userEvent.setup();
const frame = () => document.querySelector<HTMLIFrameElement>('[data-testid="report-preview"]');

test('the report is shown in a frame that runs nothing, printed by itself, then saved', async () => {
  const { app, backend } = await show({}, { screen: 'report' });
  await until(frame);
  expect(frame()!.getAttribute('sandbox')).not.toContain('scripts');
  let printed = 0;
  Object.assign(frame()!.contentWindow!, { print: () => printed++ });
  await user.click(byId('print-report'));
  await user.keyboard('{Control>}p{/Control}');
  expect([printed, backend.opened]).toEqual([2, []]);
  expect(frame()!.getAttribute('srcdoc')).toContain('<!doctype html>');
  await accessible();
  await user.click(byId('save-report'));
  await until(() => byId('report-saved').textContent);
  expect(byId('report-saved').textContent).toContain('/home/reader/report.html');
  expect(backend.saved).toEqual(['/home/reader/report.html']);
  app.go('trends');
  await user.keyboard('{Control>}p{/Control}');
  expect(backend.opened).toEqual(['print']);
});

test('what was chosen is what is asked for', async () => {
  const { backend } = await show({}, { screen: 'report' });
  const asked: ReportOptions[] = [];
  const preview = backend.reportPreview;
  backend.reportPreview = (question, options) => (asked.push(options), preview(question, options));
  await until(frame);
  await user.selectOptions(byId('report-language'), 'fr');
  await user.type(document.querySelector<HTMLElement>('form input')!, 'Printemps');
  await user.click(document.querySelector<HTMLElement>('input[type="checkbox"]')!);
  await until(() => asked.some(({ title, language, dated }) => title === 'Printemps' && language === 'fr' && dated === null));
});

test('a report that cannot be saved says why and what to do', async () => {
  await show({ failing: { reportSave: { code: 'disk-full', message: 'The disk is full.', hint: 'Free some space and try again.' } } }, { screen: 'report' });
  await until(frame);
  await user.click(byId('save-report'));
  await until(() => document.querySelector('[role="alert"]'));
  expect(document.querySelector('[role="alert"]')!.textContent).toContain('Free some space');
});

test('sections are left out, moved and given own words', async () => {
  const { backend } = await show({}, { screen: 'report' });
  const asked: ReportOptions[] = [];
  const preview = backend.reportPreview;
  backend.reportPreview = (question, options) => (asked.push(options), preview(question, options));
  await until(frame);
  await user.click(byId('section-appendix'));
  await until(() => asked.at(-1)?.sections?.length === 12);
  expect(asked.at(-1)!.sections!.map(({ id }) => id)).not.toContain('appendix');
  await user.click(document.querySelector<HTMLElement>('[aria-label="Move “Question” up"]')!);
  await until(() => asked.at(-1)?.sections?.[0]?.id === 'question');
  await user.type(byId('words-question'), 'Our own.');
  await until(() => asked.at(-1)?.sections?.[0]?.text === 'Our own.');
  await accessible();
});

test('a template is opened, and the format says what is saved', async () => {
  const { backend } = await show({}, { screen: 'report' });
  await until(frame);
  await user.click(byId('open-template'));
  await until(() => (byId('words-methods') as HTMLTextAreaElement)?.value === 'Own words.');
  expect((byId('section-trend') as HTMLInputElement).checked).toBe(false);
  await user.selectOptions(byId('report-format'), 'pdf');
  await user.click(byId('save-report'));
  await until(() => backend.saved.includes('/home/reader/report.pdf'));
  await user.click(byId('save-template'));
  await until(() => backend.saved.includes('/home/reader/report-template.toml'));
});

test('a template with an error says what is wrong', async () => {
  await show({ failing: { reportTemplateOpen: { code: 'template-section', message: 'No such section.', hint: 'Sections are …' } } }, { screen: 'report' });
  await until(frame);
  await user.click(byId('open-template'));
  await until(() => document.querySelector('[role="alert"]'));
  expect(document.querySelector('[role="alert"]')!.textContent).toContain('No such section.');
});
