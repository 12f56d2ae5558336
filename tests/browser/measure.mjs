// How pages bear size: node measure.mjs FILE.html…: for each file its size, the time to open it and the
// slowest of some filters, painted: on the clock, and of the page's own thread where others use the machine.
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, flags } from './open.mjs';

const TYPED = ['contattabilita', 'necessita scritto', '00042', 'preavviso giorni lavorativi', 'xyz', ''];
const browser = await chromium.launch(flags);
for (const file of process.argv.slice(2)) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => (await cdp.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value * 1000;
  const start = Date.now();
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const open = Date.now() - start;
  if (await page.$('#matrice')) { await page.evaluate(() => { location.hash = '#matrice'; }); }
  await page.waitForFunction(() => document.body.dataset.ready === '1', null, { timeout: 60000 });
  await page.waitForTimeout(500);
  const times = [];
  const filter = async (name, value) => {
    const before = await busy();
    const clock = await apply(name, value);
    return [clock, (await busy()) - before];
  };
  const apply = (name, value) => page.evaluate(([p, v]) => new Promise((done) => {
    const field = document.querySelector(`[data-p=${p}]`);
    const from = performance.now();
    field.value = v;
    field.dispatchEvent(new Event('input'));
    requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => done(performance.now() - from); channel.port2.postMessage(0); });
  }), [name, value]);
  for (const text of TYPED) { times.push([`testo=${text}`, ...(await filter('testo', text))]); }
  for (const name of ['giudizio', 'famiglia', 'tema', 'comparto', 'ente']) {
    const value = await page.evaluate((p) => { const f = document.querySelector(`[data-p=${p}]`); return f && f.options[1] ? f.options[1].value : ''; }, name);
    if (value) { times.push([`${name}=${value}`, ...(await filter(name, value))]); await filter(name, ''); }
  }
  const slowest = times.reduce((a, b) => (b[2] > a[2] ? b : a));
  console.log(`${file.split('/').pop()}: ${(statSync(file).size / 1e6).toFixed(2)} MB, open ${open} ms, slowest filter ${slowest[2].toFixed(0)} ms of its thread, ${slowest[1].toFixed(0)} on the clock (${slowest[0]})`);
  await page.close();
}
await browser.close();
