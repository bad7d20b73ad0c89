import { expect, test } from 'vitest';
import { placeBelow } from './place';

const window = { width: 1000, height: 700 };
const opener = (left: number, top: number) => ({ left, top, right: left + 60, bottom: top + 20 });

test('a box hangs under its opener', () => {
  expect(placeBelow(opener(100, 50), { width: 200, height: 300 }, window)).toEqual({ left: 100, top: 76, bottom: null, room: 616 });
});

test('a box at the right edge is moved in, one at the foot stands on its opener', () => {
  expect(placeBelow(opener(950, 650), { width: 200, height: 300 }, window)).toEqual({ left: 792, top: null, bottom: 56, room: 636 });
});

test('a box that fits nowhere goes where there is more room and is as high as that', () => {
  expect(placeBelow(opener(0, 300), { width: 200, height: 2000 }, window)).toMatchObject({ left: 8, top: 326, room: 366 });
});
