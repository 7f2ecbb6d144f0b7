import crypto, { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import * as electron from 'electron';

const requireHere = createRequire(import.meta.url);

/** A member that no typings know: what a stray `as` would let through. */
function touch(of: object, name: string): unknown {
  return Reflect.get(of, name);
}

/** One thing to try; its answer or its error goes to stdout. */
const questions: Readonly<Record<string, () => unknown>> = {
  'unknown member': () => touch(electron.app, 'notThere'),
  'unknown export member': () => touch(electron.BrowserWindow, 'fromId'),
  'unknown event': () =>
    electron.app.on('login', () => {
      /* never */
    }),
  'window before ready': () => new electron.BrowserWindow(),
  'session before ready': () => electron.session.defaultSession,
  'unknown path': () => electron.app.getPath('recent'),
  'require gives the same': () => requireHere('electron').app === electron.app,
  argon2: () => Reflect.apply(Reflect.get(crypto, 'argon2Sync'), crypto, ['argon2id', {}]),
  chacha: () => crypto.createCipheriv('chacha20-poly1305', Buffer.alloc(32), Buffer.alloc(12)),
  sha3: () => createHash('sha3-256'),
  'what the app uses': () =>
    createHash('sha256').update('x').digest('hex').length +
    crypto.scryptSync('pin', 'salt', 32).length +
    crypto.createCipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12)).update('x').length,
};

export function runQuestion(name: string, say: (...words: readonly unknown[]) => void): void {
  try {
    say('answer', String(questions[name]?.()));
  } catch (error) {
    say('error', error instanceof Error ? error.message : error);
  }
  electron.app.exit(0);
}
