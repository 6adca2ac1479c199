import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { Name } from '@/components/ui/visible-text';
import type { ChangePlan } from '@/lib/contract/changes';

/** The sentence itself names so many. */
const sentenceNames = 3;

/** What keeps a plan from being applied, who keeps the group active, and what could not be learned. */
export function PlanNotices({ plan, actions }: { plan: ChangePlan; actions?: ReactNode }) {
  return (
    <>
      {plan.blocked.length > 0 && (
        <Notice tone="bad" actions={actions}>
          {plan.blocked.map((sentence) => (
            <p key={sentence}>
              <Name text={sentence} />
            </p>
          ))}
          {plan.members.length > sentenceNames && (
            <ul className="mt-1 grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
              {plan.members.map((member) => (
                <li key={member.memberId} className="truncate" title={member.memberId}>
                  <Name text={member.clientId} />{' '}
                  <span className="opacity-80">
                    on <Name text={member.host} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {plan.warnings.length > 0 && (
        <Notice tone="warn">
          {plan.warnings.map((warning) => (
            <p key={`${warning.source} ${warning.message}`}>
              <Name text={warning.message} />
            </p>
          ))}
        </Notice>
      )}
    </>
  );
}
