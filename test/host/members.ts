/** `node test/host/members.ts` prints every member of Electron that main uses, and where. */
import { usedMembers } from './used-members.ts';

for (const [member, files] of usedMembers()) {
  console.log(`${member.padEnd(56)} ${files.join(', ')}`);
}
