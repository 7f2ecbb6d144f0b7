import { join, resolve } from 'node:path';
import { expect, test } from '../counter.ts';
import { spawnApp } from '../harness/app-process.ts';

const root = resolve(import.meta.dirname, '../..');

test('A second till on the same folder brings the first one forward and ends', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  const counter = await startAt(place);
  const focused = () =>
    counter.app
      .ipcTrace()
      .filter((line) => line.direction === 'call' && line.member === 'BrowserWindow.focus').length;
  const before = focused();
  const second = spawnApp({
    out: join(root, 'out'),
    args: [`--data-dir=${place.dataDir}`],
    env: { ...place.keyring.env },
    stdin: null,
  });
  expect(await second.control.exited).toEqual({ code: 0, signal: null });
  await expect.poll(focused).toBeGreaterThan(before);
  const row = await counter.sell(900);
  expect(row.state).toBe('paid');
});

const wrongLines = [
  { args: ['--mode=nonsense'], ko: '--mode: training, test, live 가운데', en: 'must be one of' },
  { args: ['--frobnicate'], ko: '--frobnicate: 없는 옵션입니다', en: 'there is no such option' },
  {
    args: ['--gateway-url=https://api.iamport.kr'],
    ko: '이 PC 안의 http 주소만',
    en: 'only an http address on this machine',
  },
] as const;

for (const { args, ko, en } of wrongLines) {
  test(`A command line with ${args[0]} ends with 64 and says why in both languages`, async ({
    newPlace,
  }) => {
    const place = await newPlace();
    const started = spawnApp({
      out: join(root, 'out'),
      args: [`--data-dir=${place.dataDir}`, ...args],
      env: { ...place.keyring.env },
      stdin: null,
    });
    expect(await started.control.exited).toEqual({ code: 64, signal: null });
    expect(started.control.logs()).toContain(ko);
    expect(started.control.logs()).toContain(en);
  });
}
