import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { accessible, byId, settle, show, until } from '../test/show';

const user = userEvent.setup();
const all = (id: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`)];
const entry = (key: string) => document.querySelector<HTMLElement>(`[data-key="${key}"]`);

async function write(patterns: string) {
  await user.click(byId('add-entry'));
  await user.type(byId('entry-patterns'), patterns.replace(/[[{]/g, '$&$&'));
}

describe('the draft', () => {
  test('an entry is written, checked while one writes, and put into the draft', async () => {
    const { app } = await show({}, { screen: 'codebook' });
    await until(() => all('entry').length > 0);
    await write('waltz* (summit');
    await until(() => byId('entry-state').textContent!.includes('line 460'));
    expect(byId('entry-state').getAttribute('role')).toBe('alert');
    await user.type(byId('entry-patterns'), ')');
    await until(() => byId('entry-state').textContent === app.words.t.codebookEdit.fits);
    await accessible();
    await user.click(byId('entry-put'));
    await until(() => entry('en.own-1'));
    expect(document.querySelector('[data-testid="entry-editor"]')).toBeNull();
    expect(byId('draft-count').textContent).toContain('1 change');
  });

  test('an entry is switched off and on again, and the draft is undone', async () => {
    const { app } = await show({}, { screen: 'codebook' });
    await until(() => all('entry').length > 0);
    const key = all('entry')[0]!.dataset['key']!;
    await user.click(entry(key)!.querySelector<HTMLElement>('[data-testid="entry-off"]')!);
    await until(() => entry(key)!.textContent!.includes(app.words.t.codebookEdit.isOff));
    await user.click(byId('draft-undo'));
    await until(() => !document.querySelector('[data-testid="draft"]'));
    expect(entry(key)!.textContent).not.toContain(app.words.t.codebookEdit.isOff);
  });

  test('it stays while one looks at another screen', async () => {
    const { app } = await show({}, { screen: 'codebook' });
    await until(() => all('entry').length > 0);
    await user.click(all('entry-off')[0]!);
    await until(() => document.querySelector('[data-testid="draft"]'));
    app.go('sentences');
    await settle();
    app.go('codebook');
    await until(() => document.querySelector('[data-testid="draft"]'));
  });

  test('entries without a hit and those just changed can be listed alone', async () => {
    await show({}, { screen: 'codebook' });
    await until(() => all('entry').length > 0);
    await user.click(all('entry-off')[0]!);
    await until(() => document.querySelector('[data-testid="draft"]'));
    await user.selectOptions(byId('entries-shown'), 'mine');
    expect(all('entry').length).toBe(1);
    await user.selectOptions(byId('entries-shown'), 'off');
    expect(all('entry').length).toBe(1);
  });
});

describe('preview and versions', () => {
  test('a preview says what is gained, and saving codes again in the background', async () => {
    const { app } = await show({}, { screen: 'codebook' });
    await until(() => all('entry').length > 0);
    await write('waltz*');
    await user.click(byId('entry-put'));
    await until(() => document.querySelector('[data-testid="draft"]'));
    await user.click(byId('preview'));
    await until(() => document.querySelector('[data-testid="preview-result"]'));
    expect(byId('preview-result').textContent).toContain('4 hits gained');
    expect(byId('gained').querySelectorAll('mark').length).toBe(4);
    expect(byId('preview-figure').querySelector('svg')).not.toBeNull();
    await accessible();
    await user.type(byId('version-note'), 'the waltz');
    await user.click(byId('version-save'));
    await until(() => all('version').length === 2);
    await until(() => document.querySelector('[data-testid="stale"]'));
    await until(() => app.library?.next_codebook === undefined);
    expect(all('version')[0]!.textContent).toContain('the waltz');
    expect(document.querySelector('[data-testid="draft"]')).toBeNull();
  });

  test('an older version is brought back', async () => {
    await show({}, { screen: 'codebook' });
    await until(() => all('entry').length > 0);
    await user.click(all('entry-off')[0]!);
    await until(() => document.querySelector('[data-testid="draft"]'));
    await user.click(byId('preview'));
    await until(() => document.querySelector('[data-testid="version-save"]'));
    await user.click(byId('version-save'));
    await until(() => all('bring-back').length === 1);
    await user.click(byId('bring-back'));
    await until(() => all('version').length === 3);
  });

  test('a list is brought in and told what could not be taken', async () => {
    await show({}, { screen: 'codebook' });
    await until(() => all('entry').length > 0);
    await user.click(byId('codebook-import'));
    await until(() => document.querySelector('[data-testid="codebook-told"]'));
    expect(byId('codebook-told').textContent).toContain('12 patterns were read.');
    expect(byId('codebook-told').textContent).toContain('regular expression');
    await user.click(byId('codebook-export'));
    await until(() => byId('codebook-told').textContent!.includes('codebook.toml'));
  });
});
