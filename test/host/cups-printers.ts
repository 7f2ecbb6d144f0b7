import { execFile } from 'node:child_process';
import { pointsOf } from './paper-sizes.ts';
import type { Printers, PrintJob } from './printers.ts';

/** The printers of CUPS, through its own commands: they find the server as every program does (`CUPS_SERVER`). */
export function openCupsPrinters(): Printers {
  return {
    async list() {
      const names = (await run('lpstat', ['-e'])).split('\n').filter((each) => each !== '');
      return await Promise.all(names.map(describe));
    },
    async standard() {
      const said = await run('lpstat', ['-d']);
      return /: (\S+)$/m.exec(said)?.[1] ?? null;
    },
    send,
  };
}

/** Chromium's way on Linux: the system's name is the one shown, `printer-info` describes it. */
async function describe(name: string): Promise<Electron.PrinterInfo> {
  const options = optionsIn(await run('lpoptions', ['-p', name]));
  return { name, displayName: name, description: options['printer-info'] ?? '', options };
}

/** `a=1 b='two words' c`, as lpoptions writes it. */
function optionsIn(text: string): Record<string, string> {
  const found = text.matchAll(/([\w-]+)=(?:'((?:\\.|[^'\\])*)'|(\S*))/g);
  return Object.fromEntries(
    [...found].map(([, key = '', quoted, plain]) => [key, quoted ?? plain ?? '']),
  );
}

/** Taken means that CUPS has it, on paper or not. */
async function send(printer: string, { title, pdf, plan }: PrintJob): Promise<void> {
  const { width, height } = pointsOf(plan.paper);
  const size = `PageSize=Custom.${width.toFixed(2)}x${height.toFixed(2)}`;
  const options = ['-o', size, '-o', 'print-scaling=none'];
  await run('lp', ['-d', printer, '-t', title, ...options], pdf);
}

/** What a command says; rejects with its complaint. */
function run(command: string, args: readonly string[], input?: Uint8Array): Promise<string> {
  return new Promise((done, fail) => {
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const child = execFile(command, args, { env }, (error, stdout, stderr) => {
      if (error === null) done(stdout);
      else fail(new Error(`${command}: ${stderr.trim() || error.message}`));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
