/** How long before the deadline the customer is asked whether they are still there. */
export const warnMs = 20_000;
/** A key pressed this near to the deadline asks for more time by itself. */
export const nearEndMs = 40_000;
/** How long a look at the password lasts. */
export const peekMs = 3_000;
/** A press shorter than this is a tap: the look goes on after it. */
export const tapMs = 500;
/** How long the result of a payment stays. */
export const approvedMs = 6_000;
/** How long the word about a sale that was stopped stays. */
export const endedMs = 4_000;
/** A second tap meant for the button before must not agree to anything. */
export const settleMs = 700;
