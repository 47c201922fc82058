import { oncePerSample } from './process-tree.ts';

/** Text of /proc/PID/status, null when the process has vanished. The dearest of the small files, and two monitors need it. */
export const processStatus = oncePerSample(({ files }) => files.read('status'));
