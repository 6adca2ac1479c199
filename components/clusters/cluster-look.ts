import type { ClusterColour, Environment } from '@/lib/contract/clusters';

export const colourVariable: Record<ClusterColour, string> = {
  teal: 'var(--c1)',
  blue: 'var(--c4)',
  purple: 'var(--c2)',
  orange: 'var(--c3)',
  olive: 'var(--c5)',
  red: 'var(--c6)',
  grey: 'var(--c7)',
};

export const environmentVariable: Record<Environment, string> = {
  production: 'var(--prod)',
  staging: 'var(--staging)',
  development: 'var(--dev)',
};
