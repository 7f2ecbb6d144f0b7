import type { TillKey, TillWords } from '../words.ts';

/** The name a person knows a settings field by. */
const names: ReadonlyMap<string, TillKey> = new Map<string, TillKey>([
  ['', 'set-up.whole-file'],
  ['language', 'field.language'],
  ['mode', 'field.mode'],
  ['shop.name', 'field.shop.name'],
  ['shop.tillId', 'field.shop.tillId'],
  ['shop.businessNumber', 'field.shop.businessNumber'],
  ['shop.owner', 'field.shop.owner'],
  ['shop.address', 'field.shop.address'],
  ['shop.phone', 'field.shop.phone'],
  ['portone.host', 'field.portone.host'],
  ['portone.channelKey', 'field.portone.channelKey'],
  ['portone.pg', 'field.portone.pg'],
  ['portone.memberCode', 'field.portone.memberCode'],
  ['portone.tier', 'field.portone.tier'],
  ['portone.noticeUrl', 'field.portone.noticeUrl'],
  ['bunjang.stagingUrl', 'field.bunjang.stagingUrl'],
  ['sale.itemName', 'field.sale.itemName'],
  ['sale.maxWon', 'field.sale.maxWon'],
  ['sale.buyerFields', 'field.sale.buyerFields'],
  ['deferred.on', 'field.deferred.on'],
  ['deferred.perChargeWon', 'field.deferred.perChargeWon'],
  ['deferred.sumWon', 'field.deferred.sumWon'],
  ['deferred.count', 'field.deferred.count'],
  ['deferred.ageHours', 'field.deferred.ageHours'],
  ['deferred.unseenWon', 'field.deferred.unseenWon'],
  ['deferred.secretMinutes', 'field.deferred.secretMinutes'],
  ['tax.type', 'field.tax.type'],
  ['screen.customer', 'field.screen.customer'],
  ['screen.keypad', 'field.screen.keypad'],
  ['printing.printer', 'field.printing.printer'],
  ['printing.paperMm', 'field.printing.paperMm'],
  ['printing.auto', 'field.printing.auto'],
  ['network.proxy', 'field.network.proxy'],
  ['network.trust', 'field.network.trust'],
]);

/** The field in words; one that this program does not know by its path in the file. */
export function fieldName(field: string, words: TillWords): string {
  const key = names.get(field);
  return key === undefined ? field : words(key);
}
