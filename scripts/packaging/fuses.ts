import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  FuseState,
  type FuseV1Config,
  FuseV1Options,
  FuseVersion,
  getCurrentFuseWire,
} from '@electron/fuses';
import { parse } from 'yaml';
import { z } from 'zod';

/** Each fuse of Electron 45 and what it is set to; a key for every one there is. */
export type FuseStates = Readonly<Record<keyof typeof FuseV1Options, boolean>>;

const named = z.strictObject({
  runAsNode: z.boolean(),
  enableCookieEncryption: z.boolean(),
  enableNodeOptionsEnvironmentVariable: z.boolean(),
  enableNodeCliInspectArguments: z.boolean(),
  enableEmbeddedAsarIntegrityValidation: z.boolean(),
  onlyLoadAppFromAsar: z.boolean(),
  loadBrowserProcessSpecificV8Snapshot: z.boolean(),
  grantFileProtocolExtraPrivileges: z.boolean(),
  resetAdHocDarwinSignature: z.boolean(),
});

/**
 * The fuses as electron-builder.yml names them. The ninth has no name there: it is as Electron ships it.
 * Throws when one is not named.
 */
export function decidedFuses(root: string): FuseStates {
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const { electronFuses } = z.object({ electronFuses: named }).parse(parse(text));
  const {
    resetAdHocDarwinSignature: _,
    runAsNode,
    enableCookieEncryption,
    ...rest
  } = electronFuses;
  return {
    RunAsNode: runAsNode,
    EnableCookieEncryption: enableCookieEncryption,
    EnableNodeOptionsEnvironmentVariable: rest.enableNodeOptionsEnvironmentVariable,
    EnableNodeCliInspectArguments: rest.enableNodeCliInspectArguments,
    EnableEmbeddedAsarIntegrityValidation: rest.enableEmbeddedAsarIntegrityValidation,
    OnlyLoadAppFromAsar: rest.onlyLoadAppFromAsar,
    LoadBrowserProcessSpecificV8Snapshot: rest.loadBrowserProcessSpecificV8Snapshot,
    GrantFileProtocolExtraPrivileges: rest.grantFileProtocolExtraPrivileges,
    WasmTrapHandlers: true,
  };
}

/** The same, in the words of @electron/fuses; refuses a program that has a fuse not named here. */
export function fuseConfigOf(states: FuseStates): FuseV1Config {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: states.RunAsNode,
    [FuseV1Options.EnableCookieEncryption]: states.EnableCookieEncryption,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]:
      states.EnableNodeOptionsEnvironmentVariable,
    [FuseV1Options.EnableNodeCliInspectArguments]: states.EnableNodeCliInspectArguments,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]:
      states.EnableEmbeddedAsarIntegrityValidation,
    [FuseV1Options.OnlyLoadAppFromAsar]: states.OnlyLoadAppFromAsar,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]:
      states.LoadBrowserProcessSpecificV8Snapshot,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: states.GrantFileProtocolExtraPrivileges,
    [FuseV1Options.WasmTrapHandlers]: states.WasmTrapHandlers,
  };
}

/** The fuses that differ from what was decided, in words. Throws when the file has none. */
export async function fuseFindings(
  program: string,
  decided: FuseStates,
): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(program);
  const states = Object.entries(wire).filter(([index]) => /^\d+$/.test(index));
  const names = Object.keys(decided);
  const findings = states.flatMap(([index, state]) => {
    const name = FuseV1Options[Number(index)];
    const wanted = Object.entries(decided).find(([key]) => key === name)?.[1];
    if (wanted === undefined) return [`fuse ${index} is not known to @electron/fuses`];
    const is = state === FuseState.ENABLE ? true : state === FuseState.DISABLE ? false : null;
    return is === wanted ? [] : [`fuse ${name} is ${is ?? 'neither on nor off'}, not ${wanted}`];
  });
  if (states.length < names.length) {
    findings.push(`${states.length} of ${names.length} fuses are there`);
  }
  return findings;
}
