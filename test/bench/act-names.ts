/** What is timed, in words of a till; `drain` is one entry of a full queue. */
export const actNames = ['send', 'complete', 'claim', 'finish', 'drain', 'page', 'boot'] as const;
export type ActName = (typeof actNames)[number];
