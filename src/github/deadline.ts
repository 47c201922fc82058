/** `work`, or a rejection that names it after `limitMs`. What was begun goes on unwatched: there is no way to end it from outside. */
export async function withinDeadline<T>(limitMs: number, name: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} gave no answer within ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([work(), expired]);
  } finally {
    clearTimeout(timer);
  }
}
