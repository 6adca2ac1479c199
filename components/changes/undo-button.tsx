'use client';

import { useState } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { Button } from '@/components/ui/button';
import { actionOfChange, type Change, type ChangeRow } from '@/lib/contract/changes';
import { undoPlanQuery } from '@/lib/queries/changes';

import { ReviewDialog } from './review-dialog';

type UndoButtonProps = { change: Change | ChangeRow; size?: 'md' | 'sm'; onUndone: (undo: Change) => void };

/** Plans the reverse, shows it, and applies it when confirmed. */
export function UndoButton({ change, size = 'md', onUndone }: UndoButtonProps) {
  const { clusterId, leadsTo } = useCluster();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size={size} {...leadsTo(actionOfChange[change.kind], change.undoBlocked)} onClick={() => setOpen(true)}>
        Undo…
      </Button>
      {open && (
        <ReviewDialog
          title={`Undo: ${change.title}`}
          label="Undo the change"
          plan={undoPlanQuery(clusterId, change.id)}
          onClose={() => setOpen(false)}
          onApplied={(undo) => {
            setOpen(false);
            onUndone(undo);
          }}
        />
      )}
    </>
  );
}
