import { createServer } from 'node:net';

/** Where services listen. */
export const LOOPBACK = '127.0.0.1';

/**
 * A port of the loopback address that was free a moment ago. It is given back before it is returned, so anybody may take it until the
 * service does: whoever asked starts the service again, with another port, when that happened.
 */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: LOOPBACK }, () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(error => (error === undefined ? resolve(port) : reject(error)));
    });
  });

/** What programs print when their port is taken: Node, Python and C, Rust, Java, Windows, Docker. */
const TAKEN =
  /EADDRINUSE|address (is )?already in use|AddrInUse|BindException|only one usage of each socket address|port is already allocated/i;

/** Whether the output of a service that ended says that somebody else had its port. */
export const saysPortIsTaken = (output: string): boolean => TAKEN.test(output);
