import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server's key and certificate, as PEM. */
export type ServerIdentity = { readonly key: string; readonly cert: string };

/** A certificate authority that exists for one test run only. */
export type TestCa = {
  readonly cert: string;
  /** The path of the authority's certificate, for environment variables. */
  readonly certFile: string;
  /** Signs a server for one name or address; `days` below zero gives one that has ended. */
  issue(subjectAltName: string, days?: number): ServerIdentity;
  remove(): void;
};

/** Makes one with openssl, in a folder of its own. */
export function makeTestCa(): TestCa {
  const folder = mkdtempSync(join(tmpdir(), 'test-ca-'));
  const at = (name: string): string => join(folder, name);
  openssl([
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-keyout', at('ca.key'), '-out', at('ca.pem'), '-days', '2', '-subj', '/CN=Test CA'],
  ]);
  let issued = 0;
  return {
    cert: readFileSync(at('ca.pem'), 'utf8'),
    certFile: at('ca.pem'),
    issue(subjectAltName, days = 2) {
      issued += 1;
      const name = `server-${issued}`;
      writeFileSync(at(`${name}.ext`), `subjectAltName=${subjectAltName}\n`);
      openssl([
        ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-keyout', at(`${name}.key`), '-out', at(`${name}.csr`), '-subj', '/CN=test server'],
      ]);
      openssl([
        ...['x509', '-req', '-in', at(`${name}.csr`), '-CA', at('ca.pem'), '-CAkey', at('ca.key')],
        ...['-CAcreateserial', '-days', String(days), '-extfile', at(`${name}.ext`)],
        ...['-out', at(`${name}.pem`)],
      ]);
      return {
        key: readFileSync(at(`${name}.key`), 'utf8'),
        cert: readFileSync(at(`${name}.pem`), 'utf8'),
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function openssl(args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
