'use client';

import { X } from 'lucide-react';
import { useCluster } from '@/components/clusters/cluster-provider';
import { IconButton, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Name } from '@/components/ui/visible-text';
import type { Change } from '@/lib/contract/changes';
import { page } from '@/lib/paths';

import { outcomeSentence } from './outcome';
import { UndoButton } from './undo-button';

type ChangeDoneProps = { change: Change; onUndone: (undo: Change) => void; onClose: () => void };

/** What came of a change, where it was made: read back from the cluster, with the way back. */
export function ChangeDone({ change, onUndone, onClose }: ChangeDoneProps) {
  const { clusterId } = useCluster();
  const good = change.status === 'succeeded';
  return (
    <Notice
      tone={good ? 'ok' : change.status === 'failed' ? 'bad' : 'warn'}
      className="mx-[18px] mt-3"
      actions={
        <>
          {change.undoBlocked === null && <UndoButton change={change} size="sm" onUndone={onUndone} />}
          <LinkButton size="sm" href={page.change(clusterId, change.id)}>
            Show the change
          </LinkButton>
          <IconButton label="Dismiss" size="sm" onClick={onClose}>
            <X size={13} />
          </IconButton>
        </>
      }
    >
      <Name text={change.title} />. {outcomeSentence(change)}
    </Notice>
  );
}
