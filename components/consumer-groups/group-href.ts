import { page } from '@/lib/paths';

/** Of 16 KiB of headers, which is what the server reads of a request, this much may be the address. */
const longestAddress = 12_000;

/** Where a group is; null for one whose name fits into no address: of up to 32 KiB, or with a NUL, which no server takes. */
export function groupHref(clusterId: string, groupId: string, query?: Parameters<typeof page.group>[3]): string | null {
  const href = page.group(clusterId, groupId, undefined, query);
  return href.length <= longestAddress && !groupId.includes('\0') ? href : null;
}
