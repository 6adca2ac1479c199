import type { ReactNode } from 'react';

import { Empty } from '@/components/ui/states';

const promises = [
  'Reading never joins a consumer group, commits an offset or creates a topic.',
  'Nothing is changed without a plan that shows before and after first.',
  'Passwords and keys are stored encrypted and never shown again.',
];

/** What one sees on the first day. */
export function FirstCluster({ action }: { action: ReactNode }) {
  return (
    <Empty title="No clusters yet" action={<div className="mt-2">{action}</div>} className="max-w-[560px] pt-10">
      <p>
        Tell Sluice where one broker of your cluster is, and it finds the others. You need a host and port that this
        server can reach, and a user if your brokers ask for one.
      </p>
      <ul className="mt-3 grid list-disc gap-1 pl-4 marker:text-ink-3">
        {promises.map((promise) => (
          <li key={promise}>{promise}</li>
        ))}
      </ul>
    </Empty>
  );
}

/** For somebody who has no role on any cluster, or where there are none. */
export const NoClusters = () => (
  <Empty title="There is no cluster for you yet" className="max-w-[560px] pt-10">
    You see the clusters on which you have a role. An administrator of the console gives you one.
  </Empty>
);
