import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ConnectionError, type ConnectionReason } from './errors';
import { tlsOptions, tlsReason } from './tls';
import { certificateFacts, type TlsMaterial } from './tls-material';

type Wait = { deadline: number; signal?: AbortSignal | undefined };

/**
 * Connects to the first of these addresses that lets us, each with its share of the time: "localhost" is ::1 too, and
 * few brokers listen there. The caller has resolved and allowed them. Throws ConnectionError, or the signal's reason.
 */
export async function openTcp(ips: readonly string[], port: number, { deadline, signal }: Wait): Promise<Socket> {
  let failure: unknown = new ConnectionError('address not found', { sent: false });
  for (const [i, ip] of ips.entries()) {
    const now = performance.now();
    try {
      return await dial(ip, port, { deadline: now + (deadline - now) / (ips.length - i), signal });
    } catch (thrown) {
      signal?.throwIfAborted();
      failure = thrown;
    }
  }
  throw failure;
}

function dial(ip: string, port: number, wait: Wait): Promise<Socket> {
  const socket = connect({ host: ip, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 });
  return settled(socket, 'connect', wait, (cause) => socketError(cause, null, false));
}

/** Speaks TLS on an open socket and holds the server's certificate against `host`. Throws as `openTcp`. */
export function secure(plain: Socket, material: TlsMaterial, host: string, wait: Wait): Promise<Socket> {
  let socket: Socket;
  try {
    socket = connectTls({ ...tlsOptions(material, host), socket: plain });
  } catch (cause) {
    // A PEM text or passphrase of ours that cannot be used.
    plain.destroy();
    return Promise.reject(cause);
  }
  return settled(socket, 'secureConnect', wait, (cause) => {
    const failure = socketError(cause, material, false);
    // Kafka's plaintext listener takes a ClientHello for a frame of 369 MB and hangs up without a word.
    return failure.reason === 'closed' ? new ConnectionError('not TLS', { sent: false, cause }) : failure;
  });
}

/** What an error of an open socket means. `material`: what was shown to the server, null without TLS. */
export function socketError(cause: unknown, material: TlsMaterial | null, sent: boolean): ConnectionError {
  const shown = material?.certificate ?? null;
  const reason = tlsReason(cause, shown !== null) ?? tcpReason(cause);
  const message = reason === 'client certificate refused' && shown ? certificateFacts(shown) : detailOf(cause);
  return new ConnectionError(reason, { sent, cause, message });
}

function tcpReason(error: unknown): ConnectionReason {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT') return 'timed out';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'closed';
  return 'unreachable';
}

/** OpenSSL's words without its file names and thread ids. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  return 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
}

function settled(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  { deadline, signal }: Wait,
  errorOf: (cause: unknown) => ConnectionError,
): Promise<Socket> {
  return new Promise<Socket>((resolve, reject) => {
    // An error that comes when nobody listens would end the process.
    socket.on('error', () => {});
    const giveUp = (why: unknown) => {
      finish();
      socket.destroy();
      reject(why);
    };
    const onError = (cause: unknown) => giveUp(errorOf(cause));
    const onClose = () => onError(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    const onAbort = () => giveUp(signal?.reason);
    const onReady = () => {
      finish();
      resolve(socket);
    };
    const late = () => giveUp(new ConnectionError('timed out', { sent: false }));
    const timer = setTimeout(late, Math.max(0, deadline - performance.now()));
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      socket.off('error', onError).off('close', onClose).off(event, onReady);
    };
    socket.on('error', onError).on('close', onClose).on(event, onReady);
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort);
  });
}
