import type { Server } from 'node:http';
import { StartError } from '../shared/errors.ts';

type Listen = (port: number, host: string) => Server;

interface Address {
  /** 0 asks the system for a free port. */
  port: number;
  host: string;
}

/** @throws StartError naming port and remedy where one cannot listen there. */
export async function listen(start: Listen, { port, host }: Address): Promise<Server> {
  const server = start(port, host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `Port ${port} ist schon belegt. Bitte mit PORT einen anderen wählen.`
          : `Auf ${host}:${port} lässt sich nicht hören (${error.code ?? error.message}).`;
      reject(new StartError(reason));
    });
  });
  return server;
}

export function addressOf(server: Server, { host }: Pick<Address, 'host'>): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : '';
  return `http://${host}:${port}`;
}

/** Idle keep-alive connections would keep the process alive; running requests get ten seconds. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeIdleConnections();
  setTimeout(() => {
    server.closeAllConnections();
  }, 10_000).unref();
  await closed;
}
