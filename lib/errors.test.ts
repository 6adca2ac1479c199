import { expect, it } from 'vitest';

import { AppError } from './errors';

it('is known for what it is when another copy of its module made it', () => {
  const twin = Object.assign(new Error('There is no such cluster.'), { name: 'AppError', code: 'NOT_FOUND' });
  expect(twin instanceof AppError).toBe(true);
  expect(new Error('There is no such cluster.') instanceof AppError).toBe(false);
  expect(('AppError' as unknown as Error) instanceof AppError).toBe(false);
});
