/**
 * Takes a picture of every screen of the till window, over a fake bridge in Debian's Chromium, and says
 * what is cut off, too small, or in the way of people who hear the page.
 * `node scripts/gallery.mjs [--out out/gallery] [--size 1024x768] [--language ko|en] [--only name,name]`
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildTillPage, servePage } from '../test/unit/renderer-till/built-till.ts';
import { axeFindings, layoutFindings } from '../test/unit/renderer-till/findings.ts';
import { openTill } from '../test/unit/renderer-till/open-till.ts';
import { sceneAnswers } from '../test/unit/renderer-till/scene-answers.ts';
import { scenesAt } from '../test/unit/renderer-till/scenes.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'out/gallery' },
    size: { type: 'string', default: '1024x768' },
    language: { type: 'string', default: 'ko' },
    only: { type: 'string' },
  },
});

const [width = 1024, height = 768] = values.size.split('x').map(Number);
const only = values.only?.split(',');
const language = values.language === 'en' ? 'en' : 'ko';
const out = resolve(values.out);
const built = mkdtempSync(join(tmpdir(), 'till-page-'));
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

mkdirSync(out, { recursive: true });
await buildTillPage(built);
const server = await servePage(built);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: sandbox });
try {
  for (const { name, state, answers, act } of scenesAt(Date.now())) {
    if (only !== undefined && !only.some((part) => name.includes(part))) continue;
    const said = { ...sceneAnswers, ...answers };
    const till = await openTill(browser, server.url, { ...state, language }, said);
    await till.page.setViewportSize({ width, height });
    await act?.(till.page);
    await till.page.waitForTimeout(150);
    await till.page.screenshot({ path: join(out, `${name}-${language}-${width}.png`) });
    const faults = [
      ...(await till.faults()),
      ...(await layoutFindings(till.page)),
      ...(await axeFindings(till.page)),
    ];
    console.log(name, faults.length === 0 ? 'ok' : faults);
    await till.page.close();
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(built, { recursive: true, force: true });
}
