// Reads the PNGs that Chromium writes (8 bits, colour with or without transparency), and tells two pictures apart.
import { inflateSync } from 'node:zlib';

export function readPng(bytes) {
  let [at, width, height, channels] = [8, 0, 0, 0];
  const parts = [];
  while (at < bytes.length) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') [width, height, channels] = [data.readUInt32BE(0), data.readUInt32BE(4), data[9] === 6 ? 4 : 3];
    if (kind === 'IDAT') parts.push(data);
    at += length + 12;
  }
  return { width, height, channels, pixels: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels) };
}

function unfiltered(raw, line, height, step) {
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const left = x >= step ? out[y * line + x - step] : 0;
      const up = y > 0 ? out[(y - 1) * line + x] : 0;
      const corner = x >= step && y > 0 ? out[(y - 1) * line + x - step] : 0;
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[y * line + x] = raw[y * (line + 1) + 1 + x] + add;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The mean light of each of `across` × `down` fields, so that the edges of letters weigh little. */
export function fields({ width, height, channels, pixels }, across = 48, down = 32) {
  const sums = new Float64Array(across * down);
  const counts = new Uint32Array(across * down);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const field = Math.floor((y * down) / height) * across + Math.floor((x * across) / width);
      const at = (y * width + x) * channels;
      sums[field] += (pixels[at] + pixels[at + 1] + pixels[at + 2]) / 3;
      counts[field]++;
    }
  }
  return sums.map((sum, i) => sum / counts[i]);
}

/** The part of the fields whose light differs by more than other fonts explain. */
export function differing(one, other, most = 14) {
  const [a, b] = [fields(one), fields(other)];
  return a.filter((light, i) => Math.abs(light - b[i]) > most).length / a.length;
}
