import type { Region } from '../backend/types';

/** Where an arrow key leads from a point: along its line, or to the next line above or below at the same period. */
export function walk(regions: Region[], from: number, key: string): number {
  const here = regions[from];
  if (!here) return 0;
  const line = indexes(regions, (region) => region.key === here.key).sort((a, b) => regions[a]!.x - regions[b]!.x);
  const at = line.indexOf(from);
  if (key === 'ArrowRight' && line.length > 1) return line[Math.min(line.length - 1, at + 1)]!;
  if (key === 'ArrowLeft' && line.length > 1) return line[Math.max(0, at - 1)]!;
  if (key === 'Home') return line[0]!;
  if (key === 'End') return line.at(-1)!;
  const others = indexes(regions, (region) => region.period === here.period).sort((a, b) => regions[a]!.y - regions[b]!.y || regions[a]!.x - regions[b]!.x);
  const place = others.indexOf(from);
  const back = key === 'ArrowUp' || key === 'ArrowLeft';
  return others[back ? Math.max(0, place - 1) : Math.min(others.length - 1, place + 1)] ?? from;
}

/** The point nearest to a place, if one is within reach; a little further than its own reach counts too. */
export function nearest(regions: Region[], x: number, y: number, grace = 14): number | null {
  let found: number | null = null;
  let best = Infinity;
  regions.forEach((region, i) => {
    const distance = Math.hypot(region.x - x, region.y - y);
    if (distance <= region.reach + grace && distance < best) [found, best] = [i, distance];
  });
  return found;
}

function indexes(regions: Region[], wanted: (region: Region) => boolean): number[] {
  return regions.flatMap((region, i) => (wanted(region) ? [i] : []));
}
