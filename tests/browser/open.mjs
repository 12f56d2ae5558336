// Playwright and the system's Chromium, as the tests start it. NODE_PATH says where the packages are.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const places = (process.env.NODE_PATH || '').split(':').filter(Boolean);
export function load(name) {
  const folder = places.find((place) => existsSync(join(place, name)));
  return createRequire(folder ? join(folder, 'x.js') : import.meta.url)(folder ? join(folder, name) : name);
}

export const { chromium } = load('playwright-core');
export const flags = {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};
