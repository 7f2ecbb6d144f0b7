import { execFile } from 'node:child_process';

/** Runs a program to its end; gives what it wrote. Rejects with its complaint, and after twenty seconds. */
export function runTool(
  tool: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  return new Promise((done, fail) => {
    execFile(tool, args, { env, timeout: 20_000 }, (error, stdout, stderr) => {
      if (error === null) done(stdout);
      else fail(new Error(`${tool} ${args.join(' ')}: ${stderr.trim() || error.message}`));
    });
  });
}
