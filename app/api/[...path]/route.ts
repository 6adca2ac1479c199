import { nothingHere } from '@/lib/http/nothing-here';
import { appRoute } from '@/lib/http/route';

/** What no other route answers: in the console's own shape of error, and only to who is signed in. */
export const GET = appRoute({ access: 'user' }, nothingHere);
export const POST = appRoute({ access: 'user' }, nothingHere);
export const PUT = appRoute({ access: 'user' }, nothingHere);
export const PATCH = appRoute({ access: 'user' }, nothingHere);
export const DELETE = appRoute({ access: 'user' }, nothingHere);
