import type { View } from '../../src/model/view.ts';

/** A view that counts how often something is read of it, at any depth: a measure of work that no busy machine disturbs. */
export function countReads(view: View): { readonly view: View; readonly reads: () => number } {
  let reads = 0;
  const known = new WeakMap<object, object>();
  function watched<T extends object>(target: T): T {
    const made = known.get(target) ?? new Proxy(target, handler);
    known.set(target, made);
    return made as T;
  }
  const handler: ProxyHandler<object> = {
    get(target, key, receiver) {
      reads++;
      const value: unknown = Reflect.get(target, key, receiver);
      return typeof value === 'object' && value !== null ? watched(value) : value;
    },
  };
  return { view: watched(view), reads: () => reads };
}
