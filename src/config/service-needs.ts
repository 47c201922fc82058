import {
  isServiceKey,
  referencesIn,
  type ServiceReference,
  variablePart,
} from '../model/service-reference.ts';

/** A command as it was written: a string is for a shell. */
type Command = string | readonly string[];

/** Texts of one program of the suite in which services may be meant. */
export interface ServiceTexts {
  /** Arguments and values of variables: references in them are replaced. */
  readonly replaced: readonly string[];
  /** Text of a shell, in which nothing is replaced; it may use the variables. */
  readonly shell: readonly string[];
}

/** The texts of programs and of their variables. */
export const textsOf = (
  commands: readonly Command[],
  env: Readonly<Record<string, string>>,
): ServiceTexts => ({
  replaced: [...commands.flatMap(one => (typeof one === 'string' ? [] : one)), ...Object.values(env)],
  shell: commands.filter(one => typeof one === 'string'),
});

/** The part of a variable's name that stands for a service: `ORDER_DB` of `STRESS_SERVICE_ORDER_DB_URL`. */
const VARIABLE = /\bSTRESS_SERVICE_([A-Z][A-Z0-9_]{0,80})_(?:URL|PORT|HOST)\b/g;

/** What the names of variables in `text` say of services. */
export const variablePartsIn = (text: string): readonly string[] =>
  [...text.matchAll(VARIABLE)].map(([, part = '']) => part);

/** References that can only be meant for a service: to one of `names`, or by a word that services alone have. */
export const meantReferences = (text: string, names: readonly string[]): readonly ServiceReference[] =>
  referencesIn(text).filter(({ service, key }) => names.includes(service) || isServiceKey(key));

/** Those of `names` that the texts refer to, by reference or by variable. */
export function servicesMeant(
  { replaced, shell }: ServiceTexts,
  names: readonly string[],
): readonly string[] {
  const referred = replaced.flatMap(text => meantReferences(text, names).map(({ service }) => service));
  const parts = [...replaced, ...shell].flatMap(variablePartsIn);
  return names.filter(name => referred.includes(name) || parts.includes(variablePart(name)));
}
