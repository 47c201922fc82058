import { BESIDE_INJECTED, type HttpRequestPlan, WITHOUT_INJECTED } from '../../model/http.ts';
import type { Choice } from './choice.ts';

/** Where the operations of a scenario are counted apart, by index. */
export interface Parts {
  readonly count: number;
  /** Parts whose values are told, by name: requests, and neighbours of injected ones. */
  readonly named: readonly { readonly name: string; readonly part: number }[];
  /** One part for each request of the plan. */
  readonly requests: readonly number[];
  /** Null where nothing is injected. */
  readonly injection: InjectionParts | null;
  /** The parts that an operation belongs to. */
  of(choice: Choice): readonly number[];
}

export interface InjectionParts {
  /** Parts of the requests that are injected. */
  readonly injected: readonly number[];
  readonly beside: number;
  readonly without: number;
  /** Everything while injection is on. */
  readonly whileOn: number;
}

const NO_PARTS: readonly number[] = [];

export function partsOf(requests: readonly Pick<HttpRequestPlan, 'name' | 'inject'>[]): Parts {
  const own = requests.map((_, index) => index);
  const named = requests.flatMap(({ name }, part) => (name === null ? [] : [{ name, part }]));
  const injected = own.filter(index => requests[index]?.inject !== undefined);
  // A single request without a name is the whole load, which is counted already.
  if (named.length === 0) return { count: 0, named, requests: [], injection: null, of: () => NO_PARTS };
  if (injected.length === 0)
    return { count: own.length, named, requests: own, injection: null, of: ({ request }) => [request] };
  const [beside, without, whileOn] = [own.length, own.length + 1, own.length + 2];
  const neighbours = [
    { name: BESIDE_INJECTED, part: beside },
    { name: WITHOUT_INJECTED, part: without },
  ];
  return {
    count: own.length + 3,
    named: [...named, ...neighbours],
    requests: own,
    injection: { injected, beside, without, whileOn },
    of({ request, injection }) {
      if (injection === null) return [request];
      const all = injection.isOn ? [request, whileOn] : [request];
      if (!injection.isCompared || injected.includes(request)) return all;
      return [...all, injection.isOn ? beside : without];
    },
  };
}
