import { exposeProbe } from './probe.ts';

exposeProbe('till');
