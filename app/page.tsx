import { redirect } from 'next/navigation';

import { page } from '@/lib/paths';

export default function StartPage() {
  redirect(page.clusters());
}
