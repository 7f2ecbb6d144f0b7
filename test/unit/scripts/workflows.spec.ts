import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import manifest from '../../../package.json' with { type: 'json' };
import { packagesIn } from './debian-names.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, '.github/workflows');

const step = z.strictObject({
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.tuple([z.literal('main')]) }),
    pull_request: z.null(),
    workflow_dispatch: z.null(),
  }),
  permissions: z.strictObject({ contents: z.literal('read') }),
  concurrency: z.strictObject({
    group: z.string(),
    'cancel-in-progress': z.literal(true),
  }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      'runs-on': z.string(),
      'timeout-minutes': z.int().min(1).max(120),
      strategy: z
        .strictObject({
          'fail-fast': z.literal(false),
          matrix: z.strictObject({ os: z.array(z.string()) }),
        })
        .optional(),
      steps: z.array(step).min(1),
    }),
  ),
});

const files = readdirSync(folder);
const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
const textOf = (file: string): string => texts.get(file) ?? '';
const jobOf = (file: string) => {
  const [job] = Object.values(workflow.parse(parse(textOf(file))).jobs);
  if (job === undefined) throw new Error(`${file} has no job`);
  return job;
};
const commandsOf = (file: string): readonly string[] =>
  jobOf(file).steps.flatMap(({ run }) => run?.trim().split('\n') ?? []);

/** Verified against the actions' own repositories when they were written down. */
const actions: Readonly<Record<string, string>> = {
  'actions/checkout': '3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  'actions/setup-node': '820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
  'actions/upload-artifact': 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0',
};

/** As a workflow asks for a value. */
function asked(words: string): string {
  return ['$', `{{ ${words} }}`].join('');
}

test('the workflows are these two', () => {
  expect(files.toSorted()).toEqual(['ci.yml', 'electron.yml']);
});

describe.each(files)('%s', (file) => {
  test('says in its first line that it was never run', () => {
    expect(textOf(file)).toMatch(/^# Never run so far: /);
  });

  test('may read the repository and nothing else, and uses no secret', () => {
    expect(workflow.parse(parse(textOf(file))).permissions).toEqual({ contents: 'read' });
    expect(textOf(file)).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN|pull_request_target/);
    const checkout = jobOf(file).steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkout?.with).toEqual({ 'persist-credentials': false });
  });

  test('takes actions by commit, each with the version it is', () => {
    const used = [...textOf(file).matchAll(/uses: ([\w/-]+)@(.+)$/gm)];
    expect(used.length).toBe(jobOf(file).steps.filter(({ uses }) => uses !== undefined).length);
    for (const [, action = '', pin] of used) expect(pin).toBe(actions[action]);
  });

  test('puts nothing that a stranger can write into a command', () => {
    for (const command of commandsOf(file)) expect(command).not.toContain('${{');
  });

  test('runs only scripts that package.json has', () => {
    const named = commandsOf(file).flatMap((line) =>
      [...line.matchAll(/npm (?:run )?([\w:]+)/g)].map(([, name]) => name ?? ''),
    );
    for (const name of named) expect(Object.keys(manifest.scripts)).toContain(name);
  });

  test('asks for system packages by purposes there are', async () => {
    const [, list = ''] = /missingPackages\(\[([^\]]+)\]\)/.exec(textOf(file)) ?? [];
    const purposes = [...list.matchAll(/'(\w+)'/g)].map(([, purpose]) => purpose ?? '');
    expect(purposes.length).toBeGreaterThan(1);
    for (const each of purposes) expect(await packagesIn([each])).not.toEqual([]);
  });
});

test('ci runs the one command that a person runs', () => {
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(/^exec npm test$/m);
  expect(commandsOf('ci.yml').at(-1)).toBe('bash .ci/run');
  expect(jobOf('ci.yml')['runs-on']).toBe('ubuntu-latest');
});

describe('electron', () => {
  const job = jobOf('electron.yml');

  test('runs on all three systems, and one that fails stops no other', () => {
    expect(job.strategy?.matrix.os).toEqual(['windows-latest', 'macos-latest', 'ubuntu-latest']);
    expect(job['runs-on']).toBe(asked('matrix.os'));
  });

  test('packs first, so that the checks can read the package back, and makes installers last', () => {
    const whole = commandsOf('electron.yml').filter((line) => /^(npm|node) /.test(line));
    expect(whole).toEqual([
      'npm run setup',
      'node node_modules/electron/install.js',
      'npm run pack',
      'npm run test:electron',
      'npm run test:unit -- test/contract/package',
      'npm run dist',
    ]);
  });

  test('keeps the report, whatever came of it', () => {
    const upload = job.steps.at(-1);
    expect(upload?.if).toBe(asked('!cancelled()'));
    expect(String(upload?.with?.['path']).split('\n')).toContain('out/test-electron');
    expect(upload?.with?.['if-no-files-found']).toBe('error');
  });

  test('never turns the sandbox off', () => {
    expect(textOf('electron.yml').replaceAll(/^\s*#.*$/gm, '')).not.toContain('no-sandbox');
  });

  test('does what only Linux needs on Linux only', () => {
    for (const { run = '', if: when = '' } of job.steps) {
      if (run.includes('sudo')) expect(when).toBe(asked("runner.os == 'Linux'"));
    }
  });
});
