/** What a reference may ask of a service. */
export type ServiceKey = 'url' | 'port' | 'host';

export const SERVICE_KEYS: readonly ServiceKey[] = ['url', 'port', 'host'];

/** Where a service listens. */
export interface ServiceAddress {
  readonly host: string;
  readonly port: number;
}

/** Addresses by the name of their service. */
export type ServiceAddresses = ReadonlyMap<string, ServiceAddress>;

/** A reference `${api.url}` in a text. */
export interface ServiceReference {
  /** As written. */
  readonly text: string;
  readonly service: string;
  readonly key: string;
}

/** `${name.key}`, with the `$` before it that makes it a text of its own: `$${name.key}`. */
const REFERENCE = /(\$?)\$\{([A-Za-z][\w-]*)\.([A-Za-z]+)\}/g;

/** Every reference in `text`, in order; what is written `$${name.key}` is none. */
export const referencesIn = (text: string): readonly ServiceReference[] =>
  [...text.matchAll(REFERENCE)].flatMap(([whole, mark, service = '', key = '']) =>
    mark === '' ? [{ text: whole, service, key }] : [],
  );

/**
 * `text` with addresses in the place of references. Only for arguments and variables, never for the text of a shell. What refers to no
 * service of `addresses` stays as it is, since other languages write `${a.b}` too.
 */
export const withAddresses = (text: string, addresses: ServiceAddresses): string =>
  text.replace(REFERENCE, (whole: string, mark: string, service: string, key: string) => {
    if (!isServiceKey(key)) return whole;
    if (mark !== '') return whole.slice(1);
    const address = addresses.get(service);
    return address === undefined ? whole : valuesOf(address)[key];
  });

export const isServiceKey = (key: string): key is ServiceKey => SERVICE_KEYS.some(known => known === key);

const valuesOf = ({ host, port }: ServiceAddress): Readonly<Record<ServiceKey, string>> => ({
  url: `http://${host}:${port}`,
  port: String(port),
  host,
});

/** `STRESS_SERVICE_API_URL`: how programs and shell commands are told where a service is. */
export const serviceVariable = (service: string, key: ServiceKey): string =>
  `STRESS_SERVICE_${variablePart(service)}_${key.toUpperCase()}`;

/** The name of a service as a part of names of variables: `order-db` is `ORDER_DB`. */
export const variablePart = (service: string): string => service.toUpperCase().replaceAll('-', '_');

/** The variables that tell all of `addresses`. */
export const serviceEnvironment = (addresses: ServiceAddresses): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...addresses].flatMap(([service, address]) =>
      SERVICE_KEYS.map(key => [serviceVariable(service, key), valuesOf(address)[key]]),
    ),
  );
