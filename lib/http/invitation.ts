import 'server-only';

import { AcceptInvitation } from '@/lib/contract/users';
import { audited } from '@/lib/db/audit';
import { findInvited, spendInvitation } from '@/lib/db/links';
import { AppError } from '@/lib/errors';
import { callerOf } from '@/lib/http/caller';
import { newPasswordHash } from '@/lib/http/new-password';

/** The name of whom this link invites; null: the page is a 404. */
export async function invitedUsername(token: string): Promise<string | null> {
  const { success } = AcceptInvitation.shape.token.safeParse(token);
  return success ? ((await findInvited(token))?.username ?? null) : null;
}

/** Sets the password that was chosen at a link, once. Sessions that were open with the one before end. */
export async function acceptInvitation(
  { token, password }: AcceptInvitation,
  { request, requestId }: { request: Request; requestId: string },
): Promise<void> {
  const spent = () =>
    new AppError('NOT_FOUND', 'This link does not hold any more. Ask an administrator of the console for another.');
  const user = await findInvited(token);
  if (!user) throw spent();
  const { id, username } = user;
  const passwordHash = await newPasswordHash(password, username);
  const actor = { id, username, sessionId: '', ip: callerOf(request).ip };
  const event = { actor, requestId, action: 'user.accept-invitation', resourceType: 'user', resourceName: username };
  await audited(event, async () => {
    if (!(await spendInvitation(token, passwordHash))) throw spent();
  });
}
