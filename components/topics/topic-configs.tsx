'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { ChangeDone } from '@/components/changes/change-done';
import { ReviewDialog } from '@/components/changes/review-dialog';
import { useCluster } from '@/components/clusters/cluster-provider';
import type { ConfigDraft } from '@/components/configs/config-columns';
import { ConfigEditor } from '@/components/configs/config-editor';
import { ConfigTable } from '@/components/configs/config-table';
import { PageBody } from '@/components/shell/page-body';
import { Button } from '@/components/ui/button';
import { LoadFailed, StaleNotice } from '@/components/ui/states';
import type { Change, TopicConfigs as TopicConfigsRequest } from '@/lib/contract/changes';
import type { ConfigEntry } from '@/lib/contract/configs';
import { plural } from '@/lib/format';
import { planQuery } from '@/lib/queries/changes';
import { topicConfigsQuery } from '@/lib/queries/configs';

const ofTopic = (entry: ConfigEntry) => entry.source === 'topic';
const noDrafts: ReadonlyMap<string, ConfigDraft> = new Map();

export function TopicConfigs({ topic }: { topic: string }) {
  const { clusterId, leadsTo } = useCluster();
  const configs = useQuery(topicConfigsQuery(clusterId, topic));
  const [drafts, setDrafts] = useState(noDrafts);
  const [reviewing, setReviewing] = useState(false);
  const [done, setDone] = useState<Change | null>(null);

  function setDraft(name: string, draft: ConfigDraft | null) {
    const next = new Map(drafts);
    if (draft) next.set(name, draft);
    else next.delete(name);
    setDrafts(next);
  }
  const request: TopicConfigsRequest = {
    kind: 'topic-configs',
    topic,
    configs: [...drafts].map(([name, { value }]) => ({ name, value })),
  };
  const what = `Change ${plural(drafts.size, 'config')} of ${topic}`;

  if (configs.isLoadingError) return <LoadFailed error={configs.error} onRetry={configs.refetch} />;
  return (
    <PageBody>
      {configs.isRefetchError && <StaleNotice error={configs.error} since={configs.dataUpdatedAt} />}
      {done && <ChangeDone change={done} onUndone={setDone} onClose={() => setDone(null)} />}
      <ConfigTable
        entries={configs.data?.items ?? null}
        overridden={ofTopic}
        drafts={drafts}
        editor={(entry) => (
          <ConfigEditor
            entry={entry}
            draft={drafts.get(entry.name) ?? null}
            overridden={ofTopic(entry)}
            {...leadsTo('topic.edit-configs', entry.readOnly ? 'Brokers do not take a change of this config.' : null)}
            onDraft={(draft) => setDraft(entry.name, draft)}
          />
        )}
        actions={
          drafts.size > 0 && (
            <>
              <Button onClick={() => setDrafts(noDrafts)}>Discard</Button>
              <Button variant="primary" {...leadsTo('topic.edit-configs')} onClick={() => setReviewing(true)}>
                Review {plural(drafts.size, 'change')}…
              </Button>
            </>
          )
        }
      />
      {reviewing && (
        <ReviewDialog
          title={what}
          label={what}
          plan={planQuery(clusterId, request)}
          onClose={() => setReviewing(false)}
          onApplied={(change) => {
            setReviewing(false);
            setDrafts(noDrafts);
            setDone(change);
          }}
        />
      )}
    </PageBody>
  );
}
