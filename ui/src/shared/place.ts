export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where a box is put: under its opener (`top`), or above it (`bottom`, from the window's lower edge), and the room it has. */
export interface Spot {
  left: number;
  top: number | null;
  bottom: number | null;
  room: number;
}

/** A box of a size hangs under its opener, or stands on it where there is more room, and never leaves the window. */
export function placeBelow(opener: Box, size: { width: number; height: number }, window: { width: number; height: number }): Spot {
  const gap = 6;
  const edge = 8;
  const below = window.height - opener.bottom - gap - edge;
  const above = opener.top - gap - edge;
  const under = size.height <= below || below >= above;
  const left = Math.max(edge, Math.min(opener.left, window.width - size.width - edge));
  return { left, top: under ? opener.bottom + gap : null, bottom: under ? null : window.height - opener.top + gap, room: Math.max(80, under ? below : above) };
}
