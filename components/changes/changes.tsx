import { PageHeader } from '@/components/shell/page-header';

import { ChangeTable } from './change-table';

export function Changes() {
  return (
    <>
      <PageHeader title="Changes" />
      <ChangeTable empty="Nobody has changed anything on this cluster from here yet." />
    </>
  );
}
