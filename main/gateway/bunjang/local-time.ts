const shape =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A time of Bunjang's as epoch ms. Without an offset it is Korean time: upstream calls its times
 * date-time and gives none. Null for what is no time, the 30th of February too.
 */
export function timeMsOf(value: unknown): number | null {
  const found = typeof value === 'string' ? shape.exec(value) : null;
  if (!found) return null;
  const [, day = '', minute = '', second = '00', fraction = '', offset = '+09:00'] = found;
  const local = `${day}T${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  const asUtcMs = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtcMs) || new Date(asUtcMs).toISOString() !== `${local}Z`) return null;
  const ms = Date.parse(`${local}${offset.replace(/(\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(ms) ? null : ms;
}
