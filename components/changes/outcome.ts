import type { Change } from '@/lib/contract/changes';
import { plural } from '@/lib/format';

/** How a change ended, as a sentence. */
export function outcomeSentence({ status, results, error }: Pick<Change, 'status' | 'results' | 'error'>): string {
  const done = results?.filter((result) => result.ok).length ?? 0;
  const failed = (results?.length ?? 0) - done;
  const why = error ? ` ${error}` : '';
  switch (status) {
    case 'planned':
      return 'Only planned; nothing was changed.';
    case 'applying':
      return 'It is being applied.';
    case 'succeeded':
      return `Applied and read back: ${plural(done, 'step')} done.`;
    case 'partial':
      return `${plural(done, 'step')} done, ${failed} failed.${why}`;
    case 'failed':
      return `Nothing was changed.${why}`;
    case 'unknown':
      return `The cluster did not say whether it was applied.${why}`;
    case 'expired':
      return 'The plan grew too old to be applied; nothing was changed.';
  }
}
