import { CannotLook, defineCheck } from '../check.ts';
import { packedFacts, packedProgram } from '../packed-app.ts';
import { endsOf } from '../program-exit.ts';

function noPackage(): CannotLook {
  return new CannotLook(
    'There is no packed app with a real Electron in release/ (npm run pack).',
    'release/에 실제 Electron으로 패키징한 앱이 없습니다(npm run pack).',
  );
}

export const packed = defineCheck({
  look: async () => {
    const app = await packedFacts();
    if (app === null) throw noPackage();
    return app;
  },
  must: {
    wrongFuses: [],
    asarDigest: (found) => found === 'inside' || found === 'not on this system',
  },
  good: { wrongFuses: [], asarDigest: 'inside' },
  broken: [{ wrongFuses: ['fuse RunAsNode is true, not false'] }, { asarDigest: 'missing' }],
});

/** What `main/config/start-problem.ts` ends with when the command line is refused. */
const refused = 64;

export const packedRefuses = defineCheck({
  look: async () => {
    const program = packedProgram();
    if (program === null) throw noPackage();
    return await endsOf(program);
  },
  must: { debugPort: refused, inspect: refused, gateway: refused, asNode: refused },
  good: { debugPort: 64, inspect: 64, gateway: 64, asNode: 64 },
  broken: [{ debugPort: null }, { inspect: 0 }, { gateway: 30 }, { asNode: 7 }],
});
