/** Where to go after signing in: a path of this site, or the start. Nothing that a browser could read as another host. */
export function safeNext(next: string | null | undefined): string {
  const start = '/clusters';
  if (!next || !/^\/(?![/\\])/.test(next) || /[\p{Cc}\\]/u.test(next)) return start;
  return next.startsWith('/login') || next.startsWith('/setup') || next.startsWith('/api/') ? start : next;
}
