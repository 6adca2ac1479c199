import { describe, expect, test } from 'vitest';
import { ScramClient, ScramError } from './scram';

// RFC 7677, section 3.
const nonce = 'rOprNGfwEbeRWgbNEkqO';
const serverFirst = 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096';
const clientFinal =
  'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=';
const serverFinal = 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=';

const client = (password = 'pencil') => new ScramClient('sha256', 'user', password, nonce);

describe('SCRAM', () => {
  test('goes through the exchange of RFC 7677 byte for byte', async () => {
    const scram = client();
    expect(scram.first).toBe(`n,,n=user,r=${nonce}`);
    expect(await scram.final(serverFirst)).toBe(clientFinal);
    expect(() => scram.verify(serverFinal)).not.toThrow();
  });

  test('refuses a server that does not know the password', async () => {
    const scram = client();
    await scram.final(serverFirst);
    expect(() => scram.verify('v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')).toThrow(ScramError);
    expect(() => scram.verify('v=')).toThrow(ScramError);
    expect(() => scram.verify('')).toThrow(ScramError);
    expect(() => scram.verify('e=invalid-proof')).toThrow('invalid-proof');
  });

  test('refuses a proof before it has sent its own', () => {
    expect(() => client().verify(serverFinal)).toThrow(ScramError);
  });

  test.each([
    ['a nonce of another client', 'r=other%server,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096'],
    ['our nonce with nothing of the server', `r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`],
    ['no salt', `r=${nonce}x,i=4096`],
    ['too few iterations', `r=${nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4095`],
    ['more iterations than anyone needs', `r=${nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1000001`],
    ['iterations that are no number', `r=${nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4e3`],
    ['a mandatory extension', `m=x,r=${nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`],
    ['nothing', ''],
  ])('refuses %s', async (_, message) => {
    await expect(client().final(message)).rejects.toThrow(ScramError);
  });

  test('never tells the password in an error', async () => {
    const failed = await client('s3cret-word')
      .final('r=x,s=y,i=1')
      .catch((error: unknown) => error);
    expect(String(failed)).not.toContain('s3cret-word');
  });

  test('escapes what separates in a user name', () => {
    expect(new ScramClient('sha512', 'a=b,c', 'x', 'n').first).toBe('n,,n=a=3Db=2Cc,r=n');
  });

  test('takes a new nonce each time', () => {
    expect(new ScramClient('sha256', 'u', 'p').first).not.toBe(new ScramClient('sha256', 'u', 'p').first);
  });
});
