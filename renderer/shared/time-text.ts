import type { Language } from '../../preload/views.ts';

/** Korea is nine hours ahead of UTC all year; it has had no summer time since 1988. */
const seoulAheadMs = 9 * 60 * 60 * 1000;
const weekdays = '일월화수목금토';

/** `14:03:24` in Seoul. `atMs` is epoch milliseconds. */
export function clockText(atMs: number): string {
  return seoulIso(atMs).slice(11, 19);
}

/** `2026-11-21` in Seoul. */
export function dayText(atMs: number): string {
  return seoulIso(atMs).slice(0, 10);
}

/** `2026-11-21(토) 14:03:24`, or without the weekday in English. */
export function dayAndClockText(atMs: number, language: Language): string {
  const weekday = new Date(atMs + seoulAheadMs).getUTCDay();
  const mark = language === 'ko' ? `(${weekdays.charAt(weekday)})` : '';
  return `${dayText(atMs)}${mark} ${clockText(atMs)}`;
}

/** Whole seconds from now until then, never below zero. */
export function secondsLeft(untilMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
}

function seoulIso(atMs: number): string {
  return new Date(atMs + seoulAheadMs).toISOString();
}
