import type { HistoryEvent } from '../history.ts';
import { accuse, type Notebook, type Trail, trailOf } from './notebook.ts';

type Sent = Extract<HistoryEvent, { event: 'request-sent' }>;
type Answered = Extract<HistoryEvent, { event: 'answer' }>;

/** What money calls are under way: which payment and attempt each belongs to. */
export type Calls = Map<number, Call>;

type Call = {
  readonly trail: Trail;
  readonly attempt: number;
  /** The till waits for its answer. */
  isOpen: boolean;
  /** Counted as a post that may have been carried out. */
  isCounted: boolean;
};

/** The till hands a request to the network: for a charge or a cancel everything must be on the disk. */
export function judgeRequest(book: Notebook, calls: Calls, sent: Sent): void {
  if (sent.route === 'charge') judgeCharge(book, calls, sent);
  if (sent.route === 'cancel') judgeCancelRequest(book, sent);
}

function judgeCharge(book: Notebook, calls: Calls, sent: Sent): void {
  const { merchantUid, amountWon, request } = sent;
  const stored = book.payments.get(merchantUid ?? '');
  const trail = trailOf(book, merchantUid ?? '');
  if (!stored || !trail || stored.state.at !== 'sending' || stored.amountWon !== amountWon) {
    accuse(book, 'I-2', `a charge of ${merchantUid} left before it was written down`);
    return;
  }
  if (trail.inFlight > 0) accuse(book, 'I-4', `two charges of ${merchantUid} at once`);
  const posts = trail.posts.get(stored.attempts) ?? 0;
  const atDoor = trail.atDoor.get(stored.attempts) ?? 0;
  if (posts > atDoor || posts > 1) {
    accuse(book, 'sent again', `${merchantUid} attempt ${stored.attempts}, post ${posts + 1}`);
  }
  trail.inFlight += 1;
  trail.lastSentMs = book.world.nowMs();
  calls.set(request, { trail, attempt: stored.attempts, isOpen: true, isCounted: false });
}

function judgeCancelRequest(book: Notebook, sent: Sent): void {
  const { cancelId, amountWon, checksumWon } = sent;
  const stored = book.cancels.get(cancelId ?? '');
  const isStored =
    stored?.state === 'sending' &&
    stored.amountWon === amountWon &&
    stored.checksumWon === checksumWon;
  if (!isStored) accuse(book, 'I-8', `a cancel left before it was written down: ${cancelId}`);
  if (amountWon === null || amountWon < 1 || checksumWon === null) {
    accuse(book, 'I-8', `a cancel without amount or checksum: ${cancelId}`);
  }
}

/** A request reached the server: from now on its attempt may have been carried out. */
export function noteArrival(book: Notebook, calls: Calls, request: number): void {
  const call = calls.get(request);
  if (!call) return;
  countPost(call);
  call.trail.lastSentMs = book.world.nowMs();
}

function countPost(call: Call): void {
  if (call.isCounted) return;
  call.isCounted = true;
  const { posts } = call.trail;
  posts.set(call.attempt, (posts.get(call.attempt) ?? 0) + 1);
}

/** What came back to the till. */
export function noteAnswer(book: Notebook, calls: Calls, answer: Answered): void {
  for (const row of answer.rows ?? []) {
    const trail = trailOf(book, row.merchantUid);
    if (trail && row.status === 'failed') trail.sawFailed = true;
  }
  const call = calls.get(answer.request);
  if (!call?.isOpen) return;
  call.isOpen = false;
  const { trail, attempt } = call;
  trail.inFlight -= 1;
  if (answer.end !== 'not-sent') {
    trail.lastSentMs = book.world.nowMs();
    countPost(call);
  }
  if (answer.status === 401 && answer.code !== null) {
    trail.atDoor.set(attempt, (trail.atDoor.get(attempt) ?? 0) + 1);
  } else if (answer.code !== null && answer.code !== 0) {
    trail.refused = true;
  }
}

/** The process died: nobody waits for its requests any more. */
export function noteDeath(calls: Calls): void {
  for (const call of calls.values()) {
    call.isOpen = false;
    call.trail.inFlight = 0;
  }
}
