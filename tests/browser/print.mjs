// A page printed to PDF: node print.mjs PAGE.html[#view] OUT.pdf
import { pathToFileURL } from 'node:url';
import { chromium, flags } from './open.mjs';
const [from, to] = process.argv.slice(2);
const [file, hash] = from.split('#');
const browser = await chromium.launch(flags);
const page = await browser.newPage();
await page.goto(pathToFileURL(file).href + (hash ? '#' + hash : ''));
await page.pdf({ path: to, preferCSSPageSize: true, printBackground: true });
await browser.close();
