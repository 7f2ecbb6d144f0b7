import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CupsFolders, cupsdConf, cupsFilesConf, pdfBackendConf } from './cups-settings.ts';
import { runTool } from './run-tool.ts';

/** A printer's page and what CUPS was given for it. */
export type PaperSheet = {
  readonly jobId: number;
  /** What came out: a PDF that cups-pdf made of PostScript. Its text cannot be read back, its picture can be seen. */
  readonly paper: string;
  /** What was handed over. */
  readonly received: string;
};

/** A CUPS of a test's own: nobody else's printers, no port, its socket in a folder of the run. */
export type PrintServer = {
  /** For every program that is to print here. */
  readonly env: Readonly<Record<string, string>>;
  /** A queue of cups-pdf; the first one is the default. */
  addPrinter(name: string): Promise<void>;
  /** Takes jobs and does not print them, or prints again. */
  pause(name: string): Promise<void>;
  resume(name: string): Promise<void>;
  /** Takes no more jobs. */
  refuse(name: string): Promise<void>;
  /** As if it had been unplugged and taken out of the system. */
  remove(name: string): Promise<void>;
  /** As CUPS itself tells of its jobs, oldest first: `name-1 user size time`. */
  jobs(which: 'completed' | 'not-completed'): Promise<readonly string[]>;
  /** Waits until so many jobs are done, and gives their pages, oldest first. */
  paper(count: number): Promise<readonly PaperSheet[]>;
  /** Copies pages, job list and logs to a folder, for people. */
  keep(folder: string): Promise<void>;
  close(): Promise<void>;
};

const machineFolder = '/etc/cups';
const model = '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd';

/** Why a CUPS cannot be started here; null where it can. */
export function whyNoCups(): string | null {
  if (process.platform !== 'linux') return 'CUPS is tried on Linux only';
  if (process.getuid?.() !== 0) return 'cups-pdf runs for root only, and this is not root';
  const lacking = ['/usr/sbin/cupsd', '/usr/bin/lp', model].find((file) => !existsSync(file));
  return lacking === undefined ? null : `there is no ${lacking}: npm run setup -- --for test`;
}

/** Starts one. It ends with this process, however that ends. */
export async function startCups(): Promise<PrintServer> {
  removeLeftOvers();
  const run = mkdtempSync(join(tmpdir(), 'benepia-cups-'));
  // CUPS works as somebody else (lp), who must come through.
  chmodSync(run, 0o755);
  const folders = makeFolders(run);
  const settings = join(machineFolder, `cups-pdf-benepia-${process.pid}-${run.slice(-6)}.conf`);
  writeFileSync(settings, pdfBackendConf(folders), { mode: 0o600 });
  const drop = (): void => rmSync(settings, { force: true });
  process.once('exit', drop);
  const files = { conf: join(run, 'cupsd.conf'), filesConf: join(run, 'cups-files.conf') };
  writeFileSync(files.conf, cupsdConf(folders));
  writeFileSync(files.filesConf, cupsFilesConf(folders));
  const args = ['--pdeathsig', 'TERM', 'cupsd', '-f', '-c', files.conf, '-s', files.filesConf];
  const daemon = spawn('setpriv', args, { stdio: 'ignore' });
  const ended = new Promise<void>((done) => daemon.once('close', () => done()));
  const env = { CUPS_SERVER: folders.socket };
  const server = serverOn(folders, env, /-pdf-(.+)\.conf$/.exec(settings)?.[1] ?? '');
  async function close(): Promise<void> {
    daemon.kill('SIGTERM');
    await ended;
    drop();
    process.removeListener('exit', drop);
    rmSync(run, { recursive: true, force: true });
  }
  try {
    await until('CUPS answers', async () =>
      (await tell(env, 'lpstat', '-r')).includes('is running'),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return { ...server, close };
}

function makeFolders(run: string): CupsFolders {
  const inRun = (name: string): string => join(run, name);
  const folders = {
    socket: inRun('sock'),
    root: inRun('root'),
    spool: inRun('spool'),
    temp: inRun('spool/tmp'),
    cache: inRun('cache'),
    state: inRun('state'),
    logs: inRun('logs'),
    out: inRun('out'),
    pdfSpool: inRun('pdf-spool'),
  };
  const { socket: _socket, ...real } = folders;
  for (const folder of Object.values(real)) mkdirSync(folder, { recursive: true });
  return folders;
}

/** What a killed test could not take away: its settings for cups-pdf, and its folder. */
function removeLeftOvers(): void {
  for (const name of readdirSync(machineFolder)) {
    const [, pid, run] = /^cups-pdf-benepia-(\d+)-(\w+)\.conf$/.exec(name) ?? [];
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue;
    rmSync(join(tmpdir(), `benepia-cups-${run}`), { recursive: true, force: true });
    rmSync(join(machineFolder, name), { force: true });
  }
}

function tell(env: PrintServer['env'], tool: string, ...args: readonly string[]): Promise<string> {
  return runTool(tool, args, { ...process.env, ...env, LC_ALL: 'C.UTF-8' });
}

function serverOn(
  folders: CupsFolders,
  env: PrintServer['env'],
  tag: string,
): Omit<PrintServer, 'close'> {
  const ask = (tool: string, ...args: readonly string[]) => tell(env, tool, ...args);
  const jobs: PrintServer['jobs'] = async (which) =>
    (await ask('lpstat', '-W', which, '-o'))
      .split('\n')
      .filter((line) => line !== '')
      .sort((a, b) => jobIdOf(a) - jobIdOf(b));

  async function sheets(): Promise<readonly PaperSheet[]> {
    const done = await jobs('completed');
    return done.flatMap((line) => sheetOf(folders, jobIdOf(line)));
  }

  return {
    env,
    async addPrinter(name) {
      const isFirst = !(await ask('lpstat', '-e').catch(() => '')).trim();
      const policy = 'printer-error-policy=abort-job';
      await ask('lpadmin', '-p', name, '-E', '-v', `cups-pdf:/${tag}`, '-P', model, '-o', policy);
      if (isFirst) await ask('lpadmin', '-d', name);
    },
    pause: async (name) => void (await ask('cupsdisable', name)),
    resume: async (name) => void (await ask('cupsenable', name)),
    refuse: async (name) => void (await ask('cupsreject', name)),
    remove: async (name) => void (await ask('lpadmin', '-x', name)),
    jobs,
    async paper(count) {
      await until(`${count} pages came out`, async () => (await sheets()).length >= count);
      return await sheets();
    },
    async keep(folder) {
      mkdirSync(folder, { recursive: true });
      cpSync(folders.out, folder, { recursive: true });
      cpSync(folders.logs, folder, { recursive: true });
      writeFileSync(
        join(folder, 'jobs-completed.txt'),
        `${(await jobs('completed')).join('\n')}\n`,
      );
    },
  };
}

function jobIdOf(line: string): number {
  return Number(/-(\d+)\s/.exec(line)?.[1] ?? 0);
}

/** Named by cups-pdf after the job; CUPS keeps what it received under the job's number. */
function sheetOf({ out, spool }: CupsFolders, jobId: number): readonly PaperSheet[] {
  const file = readdirSync(out).find((name) => name.endsWith(`-job_${jobId}.pdf`));
  if (file === undefined) return [];
  const received = join(spool, `d${String(jobId).padStart(5, '0')}-001`);
  return [{ jobId, paper: join(out, file), received }];
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    if (await isSo().catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`Within ten seconds not so: ${what}`);
}
