'use client';

import { useId } from 'react';

import { environmentVariable } from '@/components/clusters/cluster-look';
import { cn } from '@/components/ui/cn';
import { Name } from '@/components/ui/visible-text';
import { Role } from '@/lib/contract/access';
import type { VisibleCluster } from '@/lib/contract/clusters';

type RoleMatrixProps = {
  clusters: readonly VisibleCluster[];
  roles: ReadonlyMap<string, Role>;
  defaultRole: Role | null;
  /** Null: the role that holds everywhere. */
  onChange: (clusterId: string, role: Role | null) => void;
};

const choices = [null, ...Role.options] as const;

/** Who may do what where: a line for each cluster, one choice in it. */
export function RoleMatrix({ clusters, roles, defaultRole, onChange }: RoleMatrixProps) {
  const group = useId();
  const head = 'sticky top-0 z-[1] bg-panel px-1 py-1 text-center font-medium text-ink-3 text-xs';
  return (
    <div className="max-h-64 overflow-y-auto rounded-md border border-line">
      <table aria-label="Roles on single clusters" className="w-full table-fixed border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={cn(head, 'px-2.5 text-left')}>
              Cluster
            </th>
            {choices.map((choice) => (
              <th key={choice ?? ''} scope="col" className={cn(head, 'w-[74px] max-sm:w-[58px]')}>
                {choice ?? defaultRole ?? 'none'}
                {choice === null && <span className="block font-normal text-2xs">as above</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clusters.map(({ id, name, environment }) => {
            const held = roles.get(id) ?? null;
            return (
              <tr key={id} className="hover:bg-hover">
                <th scope="row" className="border-line border-t px-2.5 text-left font-normal">
                  <span className="flex min-w-0 gap-x-2 leading-tight max-sm:flex-col sm:items-center" title={name}>
                    <span className={cn('truncate', held && 'font-medium')}>
                      <Name text={name} />
                    </span>
                    {environment === 'production' && (
                      <span className="shrink-0 text-2xs" style={{ color: environmentVariable.production }}>
                        production
                      </span>
                    )}
                  </span>
                </th>
                {choices.map((choice) => (
                  <td key={choice ?? ''} className="border-line border-t p-0 text-center">
                    <label className="grid h-[29px] place-items-center">
                      <input
                        type="radio"
                        name={`${group} ${id}`}
                        checked={held === choice}
                        onChange={() => onChange(id, choice)}
                        aria-label={`${choice ?? `As everywhere, ${defaultRole ?? 'none'},`} on ${name}`}
                        className="size-[13px] accent-accent"
                      />
                    </label>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
