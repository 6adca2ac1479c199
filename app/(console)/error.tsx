'use client';

import { PageBody } from '@/components/shell/page-body';
import { LoadFailed } from '@/components/ui/states';

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A fault of this page itself. What a broker or the network did is shown where it was asked. */
export default function PageFault({ error, reset }: Props) {
  const shown = Object.assign(new Error('This page failed to draw. That is a fault of Sluice, not of the cluster.'), {
    code: error.name,
    details: { problem: error.message, ...(error.digest ? { digest: error.digest } : {}) },
  });
  return (
    <PageBody>
      <LoadFailed error={shown} onRetry={reset} />
    </PageBody>
  );
}
