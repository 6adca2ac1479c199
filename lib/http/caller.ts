import 'server-only';

/** From where, as the trail and a person's own list of sessions name it. */
export type Caller = { ip: string | null; userAgent: string | null };

/** The address is the one that the front door found; it overwrites what a client sends under that name. */
export const callerOf = ({ headers }: Request): Caller => ({
  ip: headers.get('x-sluice-address')?.slice(0, 64) || null,
  userAgent: headers.get('user-agent'),
});
