import { Tag } from '@/components/ui/tag';
import type { ChangeStatus } from '@/lib/contract/changes';

const looks: Record<ChangeStatus, { tone: 'plain' | 'dim' | 'ok' | 'info' | 'warn' | 'bad'; title: string }> = {
  planned: { tone: 'dim', title: 'Only planned: nothing was changed.' },
  applying: { tone: 'info', title: 'Being applied now.' },
  succeeded: { tone: 'ok', title: 'Applied, and read back from the cluster.' },
  partial: { tone: 'warn', title: 'Some steps were applied, others failed.' },
  failed: { tone: 'bad', title: 'Nothing was changed.' },
  unknown: { tone: 'warn', title: 'The cluster did not say whether it was applied.' },
  expired: { tone: 'dim', title: 'The plan grew old before anybody applied it.' },
};

export function ChangeStatusTag({ status, undone = false }: { status: ChangeStatus; undone?: boolean }) {
  return (
    <>
      {status === 'succeeded' ? (
        <span title={looks[status].title} className="text-ink-2">
          {status}
        </span>
      ) : (
        <Tag tone={looks[status].tone} title={looks[status].title}>
          {status}
        </Tag>
      )}
      {undone && (
        <Tag tone="dim" className="ml-1.5" title="A later change took this one back.">
          undone
        </Tag>
      )}
    </>
  );
}
