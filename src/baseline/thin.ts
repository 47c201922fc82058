/** At most `max` (≥ 2) elements at even distances, first and last included, in order. Lists of one length are thinned alike. */
export function thin<T>(list: readonly T[], max: number): readonly T[] {
  if (list.length <= max) return list;
  const step = (list.length - 1) / (max - 1);
  const chosen = new Set(Array.from({ length: max }, (_, index) => Math.round(index * step)));
  return list.filter((_, index) => chosen.has(index));
}
