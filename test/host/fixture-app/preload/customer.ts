import { exposeProbe } from './probe.ts';

exposeProbe('customer');
