import { describe, expect, test } from 'vitest';
import { defaultSettings, parseSettings } from '../../../main/config/settings-schema.ts';
import type { Settings } from '../../../preload/settings.ts';

/** The defaults with one field replaced, named like `shop.tillId`. */
function settingsWith(field: string, value: unknown): unknown {
  const changed = structuredClone<Record<string, unknown>>({ ...defaultSettings });
  const [section = '', name] = field.split('.');
  if (name === undefined) return { ...changed, [section]: value };
  return { ...changed, [section]: { ...Object(changed[section]), [name]: value } };
}

const liveReady = { channelKey: 'channel-key-1', memberCode: 'M0001' };

test('the defaults are right settings, for training', () => {
  expect(parseSettings(defaultSettings)).toEqual({ ok: true, value: defaultSettings });
  expect(defaultSettings.mode).toBe('training');
});

describe('one field is', () => {
  test.each([
    ['shop.tillId', 'A1'],
    ['shop.tillId', 'abc123'],
    ['shop.businessNumber', '123-45-67890'],
    ['shop.name', '복지 매점 ①'],
    ['shop.phone', '+82 (0)2-123-4567'],
    ['sale.itemName', '가'.repeat(40)],
    ['sale.maxWon', 1],
    ['sale.maxWon', 99_999_999],
    ['sale.buyerFields', ['name', 'email', 'tel', 'addr', 'postcode']],
    ['portone.pg', 'kcp.A52CY'],
    ['portone.tier', 'AB1'],
    ['portone.host', 'https://static-api.iamport.kr'],
    ['portone.noticeUrl', 'https://pos.example.com/hooks?a=1'],
    ['network.proxy', 'system'],
    ['network.proxy', 'http://10.0.0.1:3128'],
    ['network.proxy', 'https://proxy.example.com:8443/'],
    ['bunjang.stagingUrl', ''],
    ['bunjang.stagingUrl', 'https://staging.example.com'],
    ['bunjang.stagingUrl', 'https://staging.example.com:8443/'],
    ['printing.printer', ''],
    ['printing.printer', null],
    ['printing.printer', 'BIXOLON SRP-350plus (복사 1)'],
    ['printing.paperMm', 58],
    ['mode', 'test'],
  ])('right: %s = %j', (field, value) => {
    expect(parseSettings(settingsWith(field, value))).toMatchObject({ ok: true });
  });

  test.each([
    ['shop.tillId', 'A', 'format'],
    ['shop.tillId', 'ABCDEFG', 'format'],
    ['shop.tillId', '한글', 'format'],
    ['shop.tillId', 'A-1', 'format'],
    ['shop.businessNumber', '1234567890', 'format'],
    ['shop.name', 'a\u0007', 'has-control'],
    ['shop.owner', 'two\nlines', 'has-control'],
    ['shop.address', 'turned \u202e round', 'has-control'],
    ['shop.name', 'x'.repeat(41), 'too-long'],
    ['shop.name', 7, 'not-text'],
    ['shop.phone', 'call me', 'format'],
    ['shop.extra', 1, 'unknown-field'],
    ['shop', [], 'not-an-object'],
    ['sale.itemName', '', 'missing'],
    ['sale.itemName', '  ', 'missing'],
    ['sale.itemName', '가'.repeat(41), 'too-long'],
    ['sale.maxWon', 0, 'above-zero'],
    ['sale.maxWon', 100_000_000, 'over-limit'],
    ['sale.maxWon', 1.5, 'whole-won'],
    ['sale.maxWon', '1000', 'not-a-number'],
    ['sale.maxWon', Number.NaN, 'not-a-number'],
    ['sale.buyerFields', ['name', 'name'], 'format'],
    ['portone.pg', 'kcp.', 'format'],
    ['portone.pg', 'KCP.A52CY', 'format'],
    ['portone.pg', 'kcp.A52 CY', 'format'],
    ['portone.tier', 'ab1', 'format'],
    ['portone.tier', 'ABCD', 'too-long'],
    ['portone.host', 'https://evil.example', 'one-of'],
    ['portone.memberCode', 'a b', 'format'],
    ['portone.sendCustomData', 'yes', 'format'],
    ['portone.noticeUrl', 'ftp://pos.example.com', 'not-a-url'],
    ['portone.noticeUrl', 'pos.example.com', 'not-a-url'],
    ['bunjang.stagingUrl', 'http://staging.example.com', 'not-https'],
    ['bunjang.stagingUrl', 'staging.example.com', 'not-https'],
    ['bunjang.stagingUrl', 'https://staging.example.com/api/v1', 'not-https'],
    ['bunjang.stagingUrl', 'https://a:b@staging.example.com', 'not-https'],
    ['bunjang.stagingUrl', 'https://openapi.bunjang.co.kr', 'live-address'],
    ['bunjang.stagingUrl', 'https://OPENAPI.bunjang.co.kr.:443/', 'live-address'],
    ['bunjang.stagingUrl', `https://${'s'.repeat(200)}.kr`, 'too-long'],
    ['bunjang.stagingUrl', null, 'not-text'],
    ['bunjang', undefined, 'missing'],
    ['network.proxy', 'http://name:pass@10.0.0.1:3128', 'not-a-url'],
    ['network.proxy', 'http://10.0.0.1:3128/path', 'not-a-url'],
    ['network.proxy', 'socks5://10.0.0.1', 'not-a-url'],
    ['network.trust', 'anyone', 'one-of'],
    ['printing', undefined, 'missing'],
    ['printing.printer', 7, 'not-text'],
    ['printing.printer', 'two\nlines', 'has-control'],
    ['printing.printer', 'p'.repeat(251), 'too-long'],
    ['printing.paperMm', 76, 'one-of'],
    ['printing.paperMm', '80', 'one-of'],
    ['printing.auto', 'yes', 'format'],
    ['printing.copies', 2, 'unknown-field'],
    ['mode', 'production', 'one-of'],
    ['mode', undefined, 'missing'],
    ['tax', undefined, 'missing'],
    ['portoneSecret', 'hush', 'unknown-field'],
    ['schemaVersion', 2, 'newer-version'],
    ['schemaVersion', undefined, 'missing'],
    ['schemaVersion', 0, 'one-of'],
  ])('wrong: %s = %j (%s)', (field, value, rule) => {
    const parsed = parseSettings(settingsWith(field, value));
    expect(parsed).toMatchObject({ ok: false, failure: [{ field, rule }] });
    expect(JSON.stringify(parsed)).not.toContain('hush');
  });
});

test.each([null, 'text', 7, []])('%j is not settings at all', (raw) => {
  expect(parseSettings(raw)).toMatchObject({ failure: [{ field: '', rule: 'not-an-object' }] });
});

describe('live mode', () => {
  const live = (portone: Partial<Settings['portone']>): Settings => ({
    ...defaultSettings,
    mode: 'live',
    portone: { ...defaultSettings.portone, ...portone },
  });

  test.each([
    ['with a channel key and a member code', liveReady, []],
    ['with a site code and a member code', { pg: 'kcp.A52CY', memberCode: 'M0001' }, []],
    ['without a member code', { channelKey: 'c' }, ['portone.memberCode']],
    ['without a channel', { memberCode: 'M0001' }, ['portone.channelKey']],
    ['with neither', {}, ['portone.channelKey', 'portone.memberCode']],
  ])('%s lacks the right things', (_, portone, lacking) => {
    const parsed = parseSettings(live(portone));
    const fields = parsed.ok ? [] : parsed.failure.map(({ field, rule }) => `${field} ${rule}`);
    expect(fields).toEqual(lacking.map((field) => `${field} missing`));
  });
});
