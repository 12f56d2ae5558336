// Pictures of the views of a report: node shots.mjs REPORT.html FOLDER
import { pathToFileURL } from 'node:url';
import { chromium, flags } from './open.mjs';

const [report, folder] = process.argv.slice(2);
const browser = await chromium.launch(flags);
for (const [device, width, height] of [['wide', 1400, 1000], ['phone', 390, 800]]) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(pathToFileURL(report).href);
  const cell = await page.$eval('.matrix td.worse a', (link) => link.getAttribute('href'));
  const act = await page.$eval('.card .meta a', (link) => link.getAttribute('href'));
  const union = await page.$eval('.card .meta a:nth-of-type(2)', (link) => link.getAttribute('href'));
  for (const [name, hash] of [['first', '#inizio'], ['matrix', '#matrice'], ['filtered', '#matrice?testo=contattabilita'], ['cell', cell], ['act', act], ['union', union]]) {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForTimeout(250);
    await page.screenshot({ path: `${folder}/${device}-${name}.png` });
  }
  await page.close();
}
await browser.close();
