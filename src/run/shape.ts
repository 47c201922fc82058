/** Says whether a value has the shape its name promises: what values read from a file are made of. */
export type Check = (value: unknown) => boolean;
export type Fields = Readonly<Record<string, Check>>;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const text: Check = value => typeof value === 'string';
export const number: Check = value => typeof value === 'number' && Number.isFinite(value);
export const count: Check = value => Number.isSafeInteger(value) && Number(value) >= 0;
export const flag: Check = value => typeof value === 'boolean';
export const orNull =
  (check: Check): Check =>
  value =>
    value === null || check(value);
export const listOf =
  (check: Check): Check =>
  value =>
    Array.isArray(value) && value.every(check);
export const mapOf =
  (check: Check): Check =>
  value =>
    isObject(value) && Object.values(value).every(check);
export const among =
  (...allowed: readonly string[]): Check =>
  value =>
    typeof value === 'string' && allowed.includes(value);
export const fields =
  (shape: Fields): Check =>
  value =>
    isObject(value) && Object.entries(shape).every(([key, check]) => check(value[key]));

export const optional =
  (check: Check): Check =>
  value =>
    value === undefined || check(value);

export const oneOf =
  (...checks: readonly Check[]): Check =>
  value =>
    checks.some(check => check(value));
