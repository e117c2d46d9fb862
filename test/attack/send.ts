import { connect } from 'node:net';

/** What goes over the wire, byte by byte: every character is one byte. */
export interface WireRequest {
  method: string;
  /** As written into the request line. */
  target: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}

export interface Answer {
  /** 0 where no answer came. */
  status: number;
  /** Names in lower case, several values under one name. */
  headers: ReadonlyMap<string, readonly string[]>;
  body: string;
  fault: 'none' | 'silent' | 'timeout';
}

const patienceMs = 15_000;

/** Sends by hand, because an HTTP client would refuse to send what an attacker sends. */
export function send(
  port: number,
  { method, target, headers, body }: WireRequest,
): Promise<Answer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (isLate: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answerOf(Buffer.concat(parts), isLate));
    };
    const timer = setTimeout(() => {
      finish(true);
    }, patienceMs);
    socket.on('data', (part) => parts.push(part));
    socket.on('error', () => {
      finish(false);
    });
    socket.on('end', () => {
      finish(false);
    });
    const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.write(Buffer.from(`${method} ${target} HTTP/1.1\r\n${head}\r\n${body}`, 'latin1'));
  });
}

function answerOf(bytes: Buffer, isLate: boolean): Answer {
  const split = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes
    .toString('latin1', 0, split === -1 ? 0 : split)
    .split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/u.exec(first)?.[1] ?? 0);
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(at + 1).trim()]);
  }
  const body = split === -1 ? '' : bytes.toString('utf8', split + 4);
  return { status, headers, body, fault: isLate ? 'timeout' : status === 0 ? 'silent' : 'none' };
}
