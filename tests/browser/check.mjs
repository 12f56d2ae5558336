// What only a browser can tell of a report: node check.mjs REPORT.html UNION.html FOLDER
// Prints `ok NAME: …` or `FAIL NAME: …` for each check, and writes FOLDER/report.pdf and union.pdf.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, flags, resolve } from './open.mjs';

const [report, union, folder] = process.argv.slice(2);
const url = pathToFileURL(report).href;
let failed = false;
function say(name, good, detail) {
  failed = failed || !good;
  console.log(`${good ? 'ok' : 'FAIL'} ${name}: ${detail}`);
}

const browser = await chromium.launch(flags);
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const requests = [], errors = [];
page.on('request', (r) => { if (!r.url().startsWith(url) && !r.url().startsWith('data:')) { requests.push(r.url()); } });
page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) { errors.push(m.text()); } });
page.on('pageerror', (e) => errors.push(e.message));
await page.goto(url);
const current = () => page.$eval('.view.current', (view) => view.id);

// The filter, typed without an accent; the address keeps it.
await page.click('nav a[href="#matrice"]');
const before = await page.$$eval('.matrix tr[data-t]', (rows) => rows.filter((r) => !r.hidden).length);
await page.fill('[data-p=testo]', 'contattabilita');
const left = await page.$$eval('.matrix tr[data-t]', (rows) => rows.filter((r) => !r.hidden).map((r) => r.cells[0].textContent));
say('filter', left.length > 0 && left.length < before && left.some((t) => t.includes('contattabilità')), `${left.length} of ${before} rows`);
const address = page.url();
await page.goto('about:blank');
await page.goto(address);
const again = await page.$$eval('.matrix tr[data-t]', (rows) => rows.filter((r) => !r.hidden).length);
say('address', address.endsWith('#matrice?testo=contattabilita') && again === left.length, address.split('#')[1]);
await page.selectOption('[data-p=giudizio]', 'worse');
const wrong = await page.$$eval('.matrix td:not(.off):not([hidden])', (cells) => cells.filter((c) => c.offsetParent && !c.dataset.v.includes('worse')).length);
say('verdict', wrong === 0, `${wrong} cells of another verdict`);
await page.click('.reset');

// Keys alone: into the matrix, to a cell, into its page and back to the cell.
await page.focus('.reset');
for (let i = 0; i < 20 && !(await page.evaluate(() => !!document.activeElement.closest('.matrix td'))); i += 1) { await page.keyboard.press('Tab'); }
for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) { await page.keyboard.press(key); }
const cell = await page.evaluate(() => document.activeElement.getAttribute('href'));
await page.keyboard.press('Enter');
await page.waitForTimeout(100);
const inside = await current();
await page.keyboard.press('Escape');
await page.waitForTimeout(100);
const back = await page.evaluate(() => document.activeElement.getAttribute('href'));
say('keys', !!cell && `#${inside}` === cell && (await current()) === 'matrice' && back === cell, `${cell} and back`);

// Accessibility of each view, wide and narrow.
const axe = readFileSync(join(dirname(resolve('axe-core/package.json')), 'axe.min.js'), 'utf8');
await page.evaluate(axe);
const links = {
  cell,
  act: await page.$eval('.card .meta a', (a) => a.getAttribute('href')),
  union: await page.$eval('.card .meta a:nth-of-type(2)', (a) => a.getAttribute('href')),
};
for (const [name, hash] of Object.entries({ first: '#inizio', matrix: '#matrice', ...links })) {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForTimeout(150);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    const serious = found.violations.filter((v) => ['serious', 'critical'].includes(v.impact));
    say(`axe ${name} ${width}`, serious.length === 0, serious.map((v) => `${v.id} ${v.nodes[0].html.slice(0, 120)}`).join('; ') || 'nothing serious');
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    say(`width ${name} ${width}`, over <= 0, `${over} px too wide`);
  }
}
say('requests', requests.length === 0, requests.join(' ') || 'none');
say('console', errors.length === 0, errors.join(' ') || 'silent');

// Printed: everything.
await page.goto('about:blank');
await page.goto(url);
const rows = await page.$$eval('.matrix tr[data-t]', (all) => all.map((r) => r.cells[0].textContent.trim()));
console.log(`rows ${JSON.stringify(rows)}`);
await page.pdf({ path: join(folder, 'report.pdf'), preferCSSPageSize: true, printBackground: true });
await page.goto(pathToFileURL(union).href);
await page.pdf({ path: join(folder, 'union.pdf'), preferCSSPageSize: true, printBackground: true });
await browser.close();
process.exit(failed ? 1 : 0);
