import { SessionInfo } from '@/lib/contract/session';
import { appRoute } from '@/lib/http/route';
import { version } from '@/package.json';

export const GET = appRoute({ access: 'user', response: SessionInfo }, async ({ visitor }) => ({
  user: visitor.actor,
  expiresAt: visitor.expiresAt.getTime(),
  version,
}));
