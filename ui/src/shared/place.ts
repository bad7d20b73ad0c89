export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where a box of a size goes so that it hangs under its opener, or above it where there is more room, inside the window. */
export function placeBelow(opener: Box, size: { width: number; height: number }, window: { width: number; height: number }): { left: number; top: number; height: number } {
  const gap = 6;
  const edge = 8;
  const below = window.height - opener.bottom - gap - edge;
  const above = opener.top - gap - edge;
  const under = size.height <= below || below >= above;
  const height = Math.max(80, Math.min(size.height, under ? below : above));
  const left = Math.max(edge, Math.min(opener.left, window.width - size.width - edge));
  return { left, top: under ? opener.bottom + gap : Math.max(edge, opener.top - gap - height), height };
}
