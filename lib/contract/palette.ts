import { z } from 'zod';

/** Names that the command palette jumps to, of one cluster. */
export const PaletteNames = z.object({
  topics: z.array(z.string()),
  groups: z.array(z.string()),
  brokers: z.array(z.object({ brokerId: z.number().int(), host: z.string() })),
});
export type PaletteNames = z.infer<typeof PaletteNames>;
