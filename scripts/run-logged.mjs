import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const tailLines = 25;

/**
 * Runs a program with its output in out/setup.log and a line of progress here. Gives whether it went
 * well, and the end of what it printed.
 */
export async function runLogged(root, { what, file, args, env = process.env, shell = false }) {
  const log = join(root, 'out', 'setup.log');
  mkdirSync(join(root, 'out'), { recursive: true });
  appendFileSync(log, `\n== ${new Date().toISOString()} ${file} ${args.join(' ')}\n`);
  const startedMs = Date.now();
  process.stdout.write(`${what} … `);
  const { code, text } = await run({ file, args, env, shell, cwd: root }, (part) =>
    appendFileSync(log, part),
  );
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(0);
  process.stdout.write(code === 0 ? `done in ${seconds} s\n` : `failed (all of it: ${log})\n`);
  return { ok: code === 0, tail: text.trimEnd().split('\n').slice(-tailLines).join('\n') };
}

/** The output comes in parts that are passed on at once; the last of it is kept. */
function run({ file, args, ...options }, onPart) {
  return new Promise((done) => {
    let text = '';
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const take = (part) => {
      onPart(part);
      text = (text + part).slice(-20_000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => done({ code: 127, text: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, text }));
  });
}
