import { z } from 'zod';
import type { Settings } from '../../preload/settings.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { wonMax } from '../domain/won.ts';
import { faultsOf, type SettingsFault } from './settings-problem.ts';
import {
  check,
  emptyOr,
  isLiveAddress,
  isProxy,
  isSecureOrigin,
  isWebUrl,
  line,
} from './settings-text.ts';

/** The newest settings file this program can read. */
export const schemaVersion = 1;

/** No operating system gives a printer a longer name. */
export const printerCharsMax = 250;

/** What a till starts with before anybody has set it up. */
export const defaultSettings: Settings = {
  schemaVersion,
  mode: 'training',
  language: 'ko',
  shop: { name: '', businessNumber: '', owner: '', address: '', phone: '', tillId: 'T1' },
  portone: {
    host: 'https://api.iamport.kr',
    channelKey: '',
    pg: '',
    memberCode: '',
    tier: '',
    noticeUrl: '',
    sendCustomData: false,
  },
  bunjang: { stagingUrl: '' },
  sale: {
    itemName: '상품',
    maxWon: 1_000_000,
    partPayment: true,
    // Whether the company cancels points in part is not known; a shop turns it on once it is proven.
    partialCancel: false,
    buyerFields: [],
  },
  deferred: {
    on: null,
    perChargeWon: 50_000,
    sumWon: 300_000,
    count: 10,
    ageHours: 24,
    unseenWon: null,
    secretMinutes: 30,
  },
  tax: { type: 'taxable' },
  network: { proxy: 'none', trust: 'bundled' },
  screen: { customer: 'second', keypad: '789' },
  printing: { printer: '', paperMm: 80, auto: false },
};

const shop = z.strictObject({
  name: line(40),
  businessNumber: emptyOr(/^\d{3}-\d{2}-\d{5}$/, 12),
  owner: line(30),
  address: line(100),
  phone: emptyOr(/^[0-9+() -]+$/, 20),
  tillId: line(20).check(check((text) => /^[A-Za-z0-9]{2,6}$/.test(text), 'format')),
});

const portone = z.strictObject({
  host: z.enum(['https://api.iamport.kr', 'https://static-api.iamport.kr']),
  channelKey: emptyOr(/^[A-Za-z0-9_-]+$/, 100),
  pg: emptyOr(/^kcp\.[A-Za-z0-9]+$/, 40),
  memberCode: emptyOr(/^[A-Za-z0-9_-]+$/, 40),
  tier: emptyOr(/^[A-Z0-9]{3}$/, 3),
  noticeUrl: line(500).check(check((text) => text === '' || isWebUrl(text), 'not-a-url')),
  sendCustomData: z.boolean(),
});

/** Upstream gives the address of its staging environment to partners only. */
const bunjang = z.strictObject({
  stagingUrl: line(200).check(
    check((text) => text === '' || isSecureOrigin(text), 'not-https'),
    check((text) => !isLiveAddress(text), 'live-address'),
  ),
});

const sale = z.strictObject({
  itemName: line(40).check(check((text) => text.trim() !== '', 'missing')),
  maxWon: z.int().check(z.gte(1), z.lte(wonMax)),
  partPayment: z.boolean(),
  partialCancel: z.boolean(),
  buyerFields: z
    .array(z.enum(['name', 'email', 'tel', 'addr', 'postcode']))
    .check(z.maxLength(5))
    .check(z.refine((all) => new Set(all).size === all.length, { params: { rule: 'format' } })),
});

const deferredMax = {
  perChargeWon: 50_000,
  sumWon: 300_000,
  count: 10,
  ageHours: 24,
  unseenWon: 50_000,
  secretMinutes: 1_440,
} as const;

/** A manager may lower the caps; these are the highest there are. */
const deferred = z.strictObject({
  on: z.boolean().nullable(),
  perChargeWon: z.int().check(z.gte(1), z.lte(deferredMax.perChargeWon)),
  sumWon: z.int().check(z.gte(1), z.lte(deferredMax.sumWon)),
  count: z.int().check(z.gte(1), z.lte(deferredMax.count)),
  ageHours: z.int().check(z.gte(1), z.lte(deferredMax.ageHours)),
  unseenWon: z.int().check(z.gte(0), z.lte(deferredMax.unseenWon)).nullable(),
  secretMinutes: z.int().check(z.gte(1), z.lte(deferredMax.secretMinutes)),
});

/** The settings file, exactly; unknown keys are faults. Limits are those of the charge document. */
export const settingsSchema = z
  .strictObject({
    schemaVersion: z.literal(schemaVersion),
    mode: z.enum(['training', 'test', 'live']),
    language: z.enum(['ko', 'en']),
    shop,
    portone,
    bunjang,
    sale,
    deferred,
    tax: z.strictObject({ type: z.enum(['taxable', 'tax-free', 'mixed']) }),
    network: z.strictObject({
      proxy: line(200).check(check(isProxy, 'not-a-url')),
      trust: z.enum(['bundled', 'system']),
    }),
    screen: z.strictObject({
      customer: z.enum(['second', 'swivel']),
      keypad: z.enum(['789', '123']),
    }),
    printing: z.strictObject({
      printer: line(printerCharsMax).nullable(),
      paperMm: z.literal([80, 58]),
      auto: z.boolean(),
    }),
  })
  .readonly();

/**
 * Checks a whole settings object. Refuses, field by field, what is wrong in itself, and live mode
 * without a way to the KCP channel or without the member code (upstream would make test payments).
 */
export function parseSettings(raw: unknown): Result<Settings, readonly SettingsFault[]> {
  const version = versionFault(raw);
  if (version !== null) return fail([version]);
  const parsed = settingsSchema.safeParse(raw, { reportInput: true });
  if (!parsed.success) return fail(faultsOf(parsed.error.issues));
  const missing = liveFaults(parsed.data);
  return missing.length > 0 ? fail(missing) : ok(parsed.data);
}

/** What live mode still lacks in these settings; empty in the other modes. */
export function liveFaults(settings: Settings): readonly SettingsFault[] {
  if (settings.mode !== 'live') return [];
  const { channelKey, pg, memberCode } = settings.portone;
  const faults: SettingsFault[] = [];
  if (channelKey === '' && pg === '') faults.push({ field: 'portone.channelKey', rule: 'missing' });
  if (memberCode === '') faults.push({ field: 'portone.memberCode', rule: 'missing' });
  return faults;
}

/** A file of a newer program gets one fault, not one for each key this program does not know. */
function versionFault(raw: unknown): SettingsFault | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const version: unknown = 'schemaVersion' in raw ? raw.schemaVersion : undefined;
  if (typeof version !== 'number' || version <= schemaVersion) return null;
  return {
    field: 'schemaVersion',
    rule: 'newer-version',
    detail: { known: schemaVersion, was: version },
  };
}
