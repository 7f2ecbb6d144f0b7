import { bridgeOf } from '../../harness/bridge-of.ts';
import { defineCheck } from '../check.ts';

export const startTime = defineCheck({
  look: async (bench) => {
    const startedMs = performance.now();
    const app = await bench.ownTill();
    const bothPagesMs = Math.round(performance.now() - startedMs);
    await app.till.locator('body[data-state="idle"]').waitFor();
    // With Playwright's own start in it.
    return { bothPagesMs, readyForSaleMs: Math.round(performance.now() - startedMs) };
  },
  must: {},
  good: { bothPagesMs: 900, readyForSaleMs: 1_200 },
  broken: [],
});

export const roundTrip = defineCheck({
  look: async (bench) => {
    const bridge = await bridgeOf((await bench.probes()).till);
    const took = await bridge.evaluate(async (till) => {
      const all: number[] = [];
      for (let at = 0; at < 500; at += 1) {
        const from = performance.now();
        await till.invoke('probe/echo', at);
        all.push(performance.now() - from);
      }
      return all.sort((a, b) => a - b);
    });
    const at = (share: number): number =>
      Math.round((took[Math.floor(took.length * share)] ?? 0) * 1_000) / 1_000;
    return { calls: took.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
  },
  must: {},
  good: { calls: 500, p50Ms: 0.1, p95Ms: 0.3, p99Ms: 1 },
  broken: [],
});
