// The parts of a release as CycloneDX 1.5: `node script/sbom.mjs > target/release/entente.cdx.json`. Read from cargo's resolved
// graph and the page's lock file; nothing is asked of the network, and the same tree gives the same bytes.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ROOTS = ['entente-cli', 'entente-window'];
// Of the page's packages these are in what ships; the others build and test it.
const IN_THE_PAGE = ['node_modules/@tauri-apps/api', 'node_modules/svelte', 'node_modules/@fontsource/inter', 'node_modules/esm-env', 'node_modules/clsx', 'node_modules/devalue'];

const metadata = JSON.parse(execFileSync('cargo', ['metadata', '--locked', '--offline', '--format-version', '1', ...platform()], { encoding: 'utf8', maxBuffer: 1 << 28 }));

function platform() {
  const host = execFileSync('rustc', ['-vV'], { encoding: 'utf8' }).match(/^host: (.*)$/m)?.[1];
  return host ? ['--filter-platform', host] : [];
}

/** What is reached from the programs: linked parts first, then what only builds them. */
function reached() {
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const roots = metadata.packages.filter((one) => ROOTS.includes(one.name)).map((one) => one.id);
  const walk = (kinds, from, seen) => {
    const waiting = [...from];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const wanted = nodes.get(id).deps.filter((dep) => dep.dep_kinds.some((kind) => kinds.includes(kind.kind)));
      waiting.push(...wanted.map((dep) => dep.pkg));
    }
    return seen;
  };
  const linked = walk([null], roots, new Set());
  const all = walk([null, 'build'], roots, new Set());
  return { nodes, linked, all };
}

const { nodes, linked, all } = reached();
const packages = new Map(metadata.packages.map((one) => [one.id, one]));
const cargoRef = (one) => `pkg:cargo/${one.name}@${one.version}`;
const licences = (text) => (text ? [{ expression: text.replaceAll('/', ' OR ') }] : []);
const locked = checksums();

/** The checksums of Cargo.lock by name and version. */
function checksums() {
  const found = new Map();
  for (const [, name, version, rest] of readFileSync('Cargo.lock', 'utf8').matchAll(/\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"\n((?:(?!\[\[)[^])*)/g)) {
    const sum = rest.match(/^checksum = "([0-9a-f]{64})"$/m)?.[1];
    if (sum) found.set(`${name} ${version}`, sum);
  }
  return found;
}

const rust = [...all].map((id) => packages.get(id)).filter((one) => one.source).map((one) => ({
  type: 'library', 'bom-ref': cargoRef(one), name: one.name, version: one.version, purl: cargoRef(one), scope: linked.has(one.id) ? 'required' : 'excluded',
  licenses: licences(one.license), hashes: locked.has(`${one.name} ${one.version}`) ? [{ alg: 'SHA-256', content: locked.get(`${one.name} ${one.version}`) }] : [],
}));

const lock = JSON.parse(readFileSync('ui/package-lock.json', 'utf8'));
const npmRef = (place, one) => `pkg:npm/${place.replace(/^.*node_modules\//, '').replace(/^@/, '%40')}@${one.version}`;
const page = Object.entries(lock.packages).filter(([place]) => place !== '').map(([place, one]) => ({
  type: 'library', 'bom-ref': npmRef(place, one), name: place.replace(/^.*node_modules\//, ''), version: one.version, purl: npmRef(place, one),
  scope: IN_THE_PAGE.includes(place) ? 'required' : 'excluded', licenses: licences(one.license),
  hashes: one.integrity?.startsWith('sha512-') ? [{ alg: 'SHA-512', content: Buffer.from(one.integrity.slice(7), 'base64').toString('hex') }] : [],
}));

const byRef = (a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1);
const components = [...new Map([...rust, ...page].map((one) => [one['bom-ref'], one])).values()].sort(byRef);
const version = metadata.packages.find((one) => one.name === ROOTS[0]).version;
const dependencies = [...all].map((id) => ({
  ref: packages.get(id).source ? cargoRef(packages.get(id)) : packages.get(id).name,
  dependsOn: [...new Set(nodes.get(id).deps.filter((dep) => all.has(dep.pkg) && dep.dep_kinds.some((kind) => kind.kind !== 'dev')).map((dep) => (packages.get(dep.pkg).source ? cargoRef(packages.get(dep.pkg)) : packages.get(dep.pkg).name)))].sort(),
})).sort((a, b) => (a.ref < b.ref ? -1 : 1));
const own = metadata.packages.filter((one) => !one.source && all.has(one.id)).map((one) => ({ type: 'application', 'bom-ref': one.name, name: one.name, version: one.version, licenses: licences(one.license) })).sort(byRef);
process.stdout.write(`${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component: { type: 'application', 'bom-ref': 'entente', name: 'entente', version } }, components: [...own, ...components], dependencies }, null, 1)}\n`);
