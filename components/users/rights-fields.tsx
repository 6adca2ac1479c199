'use client';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

import { FilterInput } from '@/components/ui/filter-input';
import { Notice } from '@/components/ui/notice';
import { Choice, Switch } from '@/components/ui/toggle';
import { useTextFilter } from '@/components/ui/use-text-filter';
import { Role } from '@/lib/contract/access';
import { clustersQuery } from '@/lib/queries/clusters';

import type { Rights } from './rights';
import { RoleMatrix } from './role-matrix';

/** From so many clusters on, finding one needs a filter. */
const many = 9;

type RightsFieldsProps = { rights: Rights; onChange: (change: Partial<Rights>) => void };

/** Administrator or not; else the role everywhere, and where it is another one. */
export function RightsFields({ rights, onChange }: RightsFieldsProps) {
  const everywhere = useId();
  return (
    <>
      <Switch
        label="Administrator of the console"
        hint="Adds clusters and users, and is admin on every cluster."
        checked={rights.isAdmin}
        onChange={(isAdmin) => onChange({ isAdmin })}
      />
      {!rights.isAdmin && (
        <>
          <div className="grid gap-1">
            <span id={everywhere} className="font-medium">
              Role on every cluster
            </span>
            <Choice
              label="Role on every cluster"
              value={rights.defaultRole ?? 'none'}
              options={['none', ...Role.options].map((value) => ({ value, label: value }))}
              onChange={(next) => onChange({ defaultRole: next === 'none' ? null : Role.parse(next) })}
            />
            <p className="text-ink-3 text-sm">
              Also on clusters that are added later. With none, a cluster without a role below is not there for them.
            </p>
          </div>
          <OwnRoles rights={rights} onChange={onChange} />
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-ink-3 text-sm">
            <dt>viewer</dt>
            <dd>looks at everything and changes nothing; reads messages, but not on production</dd>
            <dt>operator</dt>
            <dd>also reads messages on production, downloads them, edits configs of topics, resets offsets</dd>
            <dt>admin</dt>
            <dd>whatever can be done on a cluster</dd>
          </dl>
        </>
      )}
    </>
  );
}

function OwnRoles({ rights, onChange }: RightsFieldsProps) {
  const clusters = useQuery(clustersQuery());
  const [filter, setFilter] = useState('');
  const items = clusters.data?.items ?? [];
  const { test, error } = useTextFilter(filter);
  if (items.length === 0) return null;
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">Role on single clusters</span>
        {items.length >= many && (
          <FilterInput
            label="Filter clusters"
            placeholder="Filter clusters"
            value={filter}
            onChange={setFilter}
            error={error}
            hotkey={false}
            className="w-44"
          />
        )}
      </div>
      {clusters.error && <Notice tone="warn">{clusters.error.message}</Notice>}
      <RoleMatrix
        clusters={items.filter(({ name }) => test(name))}
        roles={rights.roles}
        defaultRole={rights.defaultRole}
        onChange={(clusterId, role) => {
          const roles = new Map(rights.roles);
          if (role) roles.set(clusterId, role);
          else roles.delete(clusterId);
          onChange({ roles });
        }}
      />
    </div>
  );
}
