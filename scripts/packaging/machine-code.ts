/** What the first bytes of a file say: who could run it, and on which processor. */
export type MachineCode = {
  readonly format: 'linux' | 'win32' | 'darwin' | 'script';
  readonly arch: 'x64' | 'arm64' | 'other';
};

const elfMachines = new Map<number, MachineCode['arch']>([
  [0x3e, 'x64'],
  [0xb7, 'arm64'],
]);
const peMachines = new Map<number, MachineCode['arch']>([
  [0x8664, 'x64'],
  [0xaa64, 'arm64'],
]);
const machCpus = new Map<number, MachineCode['arch']>([
  [0x01000007, 'x64'],
  [0x0100000c, 'arm64'],
]);
/** Thin files of both byte orders and widths, and the two kinds that hold several processors' code. */
const machMagics = ['cffaedfe', 'cefaedfe', 'feedfacf', 'feedface', 'cafebabe', 'cafebabf'];

/** Bytes enough to tell; a PE's machine is wherever its header points to, usually well within. */
export const headBytes = 4096;

/** Recognises programs and libraries by their first bytes, whatever they are called. Null: neither. */
export function machineCodeOf(head: Buffer): MachineCode | null {
  const magic = head.subarray(0, 4).toString('hex');
  if (magic === '7f454c46') return { format: 'linux', arch: archIn(elfMachines, head, 18) };
  if (machMagics.includes(magic)) return { format: 'darwin', arch: machArch(head, magic) };
  if (head.subarray(0, 2).toString('latin1') === 'MZ') {
    return { format: 'win32', arch: peArch(head) };
  }
  if (head.subarray(0, 2).toString('latin1') === '#!') return { format: 'script', arch: 'other' };
  return null;
}

function archIn(
  machines: ReadonlyMap<number, MachineCode['arch']>,
  head: Buffer,
  at: number,
): MachineCode['arch'] {
  return head.length < at + 2 ? 'other' : (machines.get(head.readUInt16LE(at)) ?? 'other');
}

function machArch(head: Buffer, magic: string): MachineCode['arch'] {
  if (!magic.endsWith('faedfe') || head.length < 8) return 'other';
  return machCpus.get(head.readUInt32LE(4)) ?? 'other';
}

function peArch(head: Buffer): MachineCode['arch'] {
  if (head.length < 0x40) return 'other';
  return archIn(peMachines, head, head.readUInt32LE(0x3c) + 4);
}
