import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';

const MIN_ITERATIONS = 4096;
/** A hostile server could name any count and keep this process busy with it. */
const MAX_ITERATIONS = 1_000_000;

export type ScramHash = 'sha256' | 'sha512';

/** The server did not keep to RFC 5802, or did not prove that it knows the password. Never holds a secret. */
export class ScramError extends Error {
  override readonly name = 'ScramError';
}

/**
 * The client's side of one SCRAM exchange (RFC 5802, hashes of RFC 7677), without channel binding:
 * `first` goes out, `final(answer)` goes out, `verify(answer)` must not throw.
 * User name and password are used as their UTF-8 bytes: Kafka's ScramFormatter.normalize does no SASLprep, so a
 * client that did would fail where Kafka's own succeeds.
 */
export class ScramClient {
  private readonly firstBare: string;
  private serverSignature: Buffer | null = null;

  constructor(
    private readonly hash: ScramHash,
    username: string,
    private readonly password: string,
    private readonly nonce = randomBytes(24).toString('base64'),
  ) {
    this.firstBare = `n=${saslName(username)},r=${nonce}`;
  }

  get first(): string {
    return `n,,${this.firstBare}`;
  }

  /** Takes server-first-message, answers with client-final-message. Throws ScramError. */
  async final(serverFirst: string): Promise<string> {
    const { r: nonce, s: salt64, i: iterationText, m: extension } = attributes(serverFirst);
    if (extension !== undefined) throw new ScramError('The server asks for a SCRAM extension that nobody knows.');
    if (!nonce?.startsWith(this.nonce) || nonce.length === this.nonce.length) {
      throw new ScramError('The server answered with a SCRAM nonce that is not ours.');
    }
    const salt = Buffer.from(salt64 ?? '', 'base64');
    if (salt.length === 0) throw new ScramError('The server sent no SCRAM salt.');
    const iterations = /^\d{1,9}$/.test(iterationText ?? '') ? Number(iterationText) : 0;
    if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
      throw new ScramError(
        `The server asks for ${iterations} SCRAM iterations; ${MIN_ITERATIONS} to ${MAX_ITERATIONS} are accepted.`,
      );
    }

    const length = this.hash === 'sha256' ? 32 : 64;
    const salted = await stretched(this.password, salt, iterations, length, this.hash);
    const withoutProof = `c=biws,r=${nonce}`; // biws is base64 of "n,,": no channel binding.
    const authMessage = `${this.firstBare},${serverFirst},${withoutProof}`;
    const clientKey = this.hmac(salted, 'Client Key');
    const clientSignature = this.hmac(createHash(this.hash).update(clientKey).digest(), authMessage);
    const proof = clientKey.map((byte, i) => byte ^ clientSignature[i]!);
    this.serverSignature = this.hmac(this.hmac(salted, 'Server Key'), authMessage);
    return `${withoutProof},p=${Buffer.from(proof).toString('base64')}`;
  }

  /** Takes server-final-message. Throws ScramError when the server could not prove that it knows the password. */
  verify(serverFinal: string): void {
    const { v: signature64, e: refusal } = attributes(serverFinal);
    if (refusal !== undefined) throw new ScramError(`The server refused the SCRAM proof: ${refusal}.`);
    const signature = Buffer.from(signature64 ?? '', 'base64');
    const expected = this.serverSignature;
    if (!expected || signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
      throw new ScramError('The server could not prove that it knows the password: it may not be the right server.');
    }
  }

  private hmac(key: Uint8Array, text: string): Buffer {
    return createHmac(this.hash, key).update(text).digest();
  }
}

/** `a=1,b=2` by key; a value may hold "=" and no ",". The first of a key counts. */
function attributes(message: string): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = Object.create(null);
  for (const part of message.split(',')) {
    if (part[1] === '=') found[part[0]!] ??= part.slice(2);
  }
  return found;
}

/** RFC 5802, 5.1: "," and "=" separate, so a name may not hold them bare. */
function saslName(username: string): string {
  return username.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

// On libuv's threads: a million rounds take about half a second.
function stretched(password: string, salt: Buffer, rounds: number, length: number, hash: ScramHash): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    pbkdf2(password, salt, rounds, length, hash, (failed, key) => (failed ? reject(failed) : resolve(key)));
  });
}
