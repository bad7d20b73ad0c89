import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import type { Plugin } from 'vite';
import type { Block, GuidePage, Run } from './src/guide/pages';

const folder = join(import.meta.dirname, '../docs/guide/');
const languages = ['en', 'fr'];

/**
 * The user guide, made at build time from its Markdown into plain values: `virtual:guide/en`, `virtual:guide/fr`. The
 * page draws them itself, so that no markup of a file is ever inserted. Pictures become files of the page.
 */
export function guide(): Plugin {
  return {
    name: 'guide',
    resolveId: (id) => (/^virtual:guide\/(en|fr)$/.test(id) ? `\0${id}` : undefined),
    load(id) {
      const language = languages.find((one) => id === `\0virtual:guide/${one}`);
      if (!language) return undefined;
      const pictures = new Map<string, string>();
      const pages = read(language, pictures);
      for (const { path } of pages) this.addWatchFile(join(folder, language, path));
      const imports = [...pictures].map(([file, name]) => `import ${name} from ${JSON.stringify(`${file}?url`)};`).join('\n');
      const text = JSON.stringify(pages).replace(/"@picture:(\w+)"/g, '$1');
      return `${imports}\nexport default ${text};`;
    },
  };
}

/** Every page of a language, the contents first. */
export function read(language: string, pictures = new Map<string, string>()): GuidePage[] {
  const files = readdirSync(join(folder, language), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => name.replaceAll('\\', '/')).sort();
  return files.map((path) => {
    const blocks = marked.lexer(readFileSync(join(folder, language, path), 'utf8')).flatMap((token) => block(token, `${language}/${path}`, pictures));
    const title = blocks.find((one) => one.kind === 'heading');
    return { path, title: title?.kind === 'heading' ? plain(title.runs) : path, blocks };
  });
}

function block(token: Token, page: string, pictures: Map<string, string>): Block[] {
  const inside = (tokens: Token[] | undefined) => (tokens ?? []).flatMap((inner) => run(inner, page, pictures));
  switch (token.type) {
    case 'heading':
      return [{ kind: 'heading', level: (token as Tokens.Heading).depth, runs: inside(token.tokens) }];
    case 'paragraph':
    case 'text':
      return [{ kind: 'text', runs: inside(token.tokens ?? [token]) }];
    case 'list':
      return [{ kind: 'list', ordered: (token as Tokens.List).ordered, items: (token as Tokens.List).items.map((item) => item.tokens.flatMap((inner) => block(inner, page, pictures))) }];
    case 'code':
      return [{ kind: 'code', text: (token as Tokens.Code).text }];
    case 'table': {
      const table = token as Tokens.Table;
      return [{ kind: 'table', head: table.header.map((cell) => inside(cell.tokens)), rows: table.rows.map((row) => row.map((cell) => inside(cell.tokens))) }];
    }
    case 'blockquote':
      return (token as Tokens.Blockquote).tokens.flatMap((inner) => block(inner, page, pictures));
    default:
      return [];
  }
}

function run(token: Token, page: string, pictures: Map<string, string>): Run[] {
  const inner = () => ((token as { tokens?: Token[] }).tokens ?? []).flatMap((one) => run(one, page, pictures));
  switch (token.type) {
    case 'strong':
      return [{ kind: 'strong', runs: inner() }];
    case 'em':
      return [{ kind: 'em', runs: inner() }];
    case 'codespan':
      return [{ kind: 'code', text: unescaped((token as Tokens.Codespan).text) }];
    case 'link':
      return [{ kind: 'link', to: target((token as Tokens.Link).href, page), runs: inner() }];
    case 'image':
      return [{ kind: 'picture', src: picture((token as Tokens.Image).href, page, pictures), alt: (token as Tokens.Image).text }];
    case 'br':
      return [{ kind: 'text', text: ' ' }];
    default: {
      if ((token as { tokens?: Token[] }).tokens) return inner();
      return [{ kind: 'text', text: unescaped((token as Tokens.Text).text ?? '').replace(/\n/g, ' ') }];
    }
  }
}

/** `importing/nexis.md` for a page of the guide, an address of the web as it is, nothing for other files of the project. */
function target(href: string, page: string): string | null {
  if (/^https?:\/\//.test(href)) return href;
  const path = posix.normalize(posix.join(posix.dirname(page), href.replace(/#.*$/, '')));
  const [language, ...rest] = path.split('/');
  return languages.includes(language ?? '') && path.endsWith('.md') ? rest.join('/') : null;
}

function picture(href: string, page: string, pictures: Map<string, string>): string {
  const file = join(dirname(join(folder, page)), href);
  const name = pictures.get(file) ?? `picture${pictures.size}`;
  pictures.set(file, name);
  return `@picture:${name}`;
}

const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '');

function plain(runs: Run[]): string {
  return runs.map((one) => ('runs' in one ? plain(one.runs) : 'text' in one ? one.text : '')).join('');
}
