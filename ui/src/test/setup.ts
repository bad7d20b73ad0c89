import { cleanup } from '@testing-library/svelte';
import { afterEach } from 'vitest';

// happy-dom lays nothing out: places that measure themselves are told a width, so that figures are drawn.
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 920 });
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });

afterEach(() => cleanup());
