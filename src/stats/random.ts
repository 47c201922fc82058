/** A stream of pseudo-random numbers that its seed fixes. Not for secrets. */
export interface Random {
  /** 32 random bits as an unsigned integer. */
  bits(): number;
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform integer in [0, n), n ≤ 2³². Multiply-shift; the bias is below n / 2³². */
  below(n: number): number;
  /** Standard normal. */
  normal(): number;
  /** A shuffled copy (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[];
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** xoshiro128** 1.1 of Blackman and Vigna (public domain, https://prng.di.unimi.it): `state` is four words, not all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

/** Finaliser of MurmurHash3 (Appleby, public domain): every input bit reaches every output bit. */
function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 2³² divided by the golden ratio: steps of a Weyl sequence that never repeats a seed word. */
const WEYL = 0x9e3779b9;

/** A generator for `seed`, any safe integer; neighbouring seeds give unrelated streams. */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed))
    throw new RangeError(`Cannot seed a generator with ${seed}: it must be a safe integer`);
  const start = mix(seed) ^ mix(Math.floor(seed / 2 ** 32) + WEYL);
  const word = (i: number) => mix(start + Math.imul(i, WEYL));
  return fromBits(xoshiro128([word(1), word(2), word(3), word(4)]));
}

function fromBits(bits: () => number): Random {
  const next = () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
  const below = (n: number) => Math.floor((bits() / 2 ** 32) * n);
  return {
    bits,
    next,
    below,
    // Box–Muller, one of its two values: a call always costs the same draws, so streams stay aligned.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle<T>(items: readonly T[]): T[] {
      const out = [...items];
      for (let i = out.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [out[i], out[j]] = [out[j] as T, out[i] as T];
      }
      return out;
    },
  };
}

/** A seed from a text, in [0, 2³²): FNV-1a over UTF-16 units, then mixed so that near names get far seeds. */
export function hashSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}
