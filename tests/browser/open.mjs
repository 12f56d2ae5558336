// Playwright and the system's Chromium, as the tests start it. NODE_PATH says where the packages are.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const places = (process.env.NODE_PATH || '').split(delimiter).filter(Boolean);
export function resolve(name) {
  const found = places.map((place) => join(place, name)).find(existsSync);
  return found || createRequire(import.meta.url).resolve(name);
}
const require = createRequire(import.meta.url);
export const { chromium } = require(resolve('playwright-core'));
export const flags = {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};
