/** Where requests go: connections to one origin serve all requests to it. */
export interface Origin {
  readonly secure: boolean;
  /** Without brackets around an IPv6 address. */
  readonly host: string;
  readonly port: number;
  /** As the `host` header names it: without the port that its scheme implies. */
  readonly authority: string;
  /** `http://127.0.0.1:8080`; equal for equal origins. */
  readonly href: string;
}

export interface Target {
  readonly origin: Origin;
  /** Path and query. */
  readonly path: string;
}

/** The target of a whole address. Throws for what is no address of http or https. */
export function targetOf(address: string): Target {
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new TypeError(`Cannot send requests by ${url.protocol} only http: and https: are spoken`);
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return {
    origin: { secure, host, port, authority: url.host, href: url.origin },
    path: `${url.pathname}${url.search}`,
  };
}
