/** Elements of a drawing that do no more than draw. */
const drawing = new Set([
  'svg', 'g', 'path', 'line', 'rect', 'circle', 'ellipse', 'polygon', 'polyline', 'text', 'tspan', 'title', 'desc', 'defs', 'clippath', 'metadata', 'style', 'lineargradient', 'stop', 'pattern', 'marker', 'symbol', 'use',
]);

/**
 * The engine's figure as a node to put into the page. Parsed as XML, and refused whole when it holds anything that is not
 * plain drawing: outlets' names come from files, and nothing from a file may ever run.
 */
export function figureNode(svg: string, into: Document = document): SVGElement {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const root = parsed.documentElement;
  if (!root || root.localName !== 'svg' || parsed.querySelector('parsererror')) throw new Error('The figure is not an SVG drawing.');
  for (const element of [root, ...root.querySelectorAll('*')]) refuse(element);
  root.querySelectorAll('metadata').forEach((element) => element.remove());
  return into.importNode(root, true) as unknown as SVGElement;
}

function refuse(element: Element): void {
  const name = element.localName.toLowerCase();
  if (!drawing.has(name) && !element.closest('metadata')) throw new Error(`The figure holds <${name}>, which is not drawing.`);
  if (name === 'style' && /@import|url\s*\(\s*['"]?(?!#)/i.test(element.textContent ?? '')) throw new Error('The figure asks for something from outside.');
  for (const { name: attribute, value } of [...element.attributes]) {
    const outside = /(^|:)href$/i.test(attribute) && !value.startsWith('#');
    if (/^on/i.test(attribute) || outside || /javascript:/i.test(value)) throw new Error(`The figure holds ${attribute}, which is not drawing.`);
  }
}
