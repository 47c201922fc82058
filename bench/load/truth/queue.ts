/** An M/M/1 queue: Poisson arrivals of `rate` a second, one worker of exponential service times that manages `capacity` a second. */
export interface Mm1 {
  readonly rate: number;
  readonly capacity: number;
}

/**
 * Response times of an M/M/1 queue in first come, first served are exponential with mean 1 / (μ − λ) (Kleinrock, Queueing Systems I, section
 * 3.2 and 5.7): the quantile `q` of them, ms.
 */
export const mm1Quantile = (queue: Mm1, q: number): number => -Math.log(1 - q) * mm1Mean(queue);

/** Mean response time, ms. */
export function mm1Mean({ rate, capacity }: Mm1): number {
  if (!(rate < capacity))
    throw new RangeError(`A queue that gets ${rate}/s and manages ${capacity}/s has no mean`);
  return 1000 / (capacity - rate);
}

/** The largest rate, per second, at which the quantile `q` of the response time is at most `limitMs`: the inverse of the above. */
export const mm1Sustainable = (capacity: number, q: number, limitMs: number): number =>
  capacity + (1000 * Math.log(1 - q)) / limitMs;
