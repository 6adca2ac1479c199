import { z } from 'zod';

/** Where a config value comes from, nearest first (Kafka's ConfigSource). */
export const ConfigSource = z.enum([
  'topic',
  'dynamic broker',
  'dynamic default broker',
  'static',
  'default',
  'broker logger',
  'client metrics',
  'group',
  'unknown',
]);
export type ConfigSource = z.infer<typeof ConfigSource>;

export const ConfigType = z.enum([
  'boolean',
  'string',
  'int',
  'short',
  'long',
  'double',
  'list',
  'class',
  'password',
  'unknown',
]);
export type ConfigType = z.infer<typeof ConfigType>;

export const ConfigEntry = z.object({
  name: z.string(),
  /** Null when the broker hides it (sensitive) or has none. */
  value: z.string().nullable(),
  source: ConfigSource,
  type: ConfigType,
  sensitive: z.boolean(),
  /** True: the broker does not take a change while it runs. */
  readOnly: z.boolean(),
  /** HTML, as Kafka documents it. */
  documentation: z.string().nullable(),
  /** Other places that set this key, nearest first: what would hold if this one were removed. */
  synonyms: z.array(z.object({ name: z.string(), value: z.string().nullable(), source: ConfigSource })),
});
export type ConfigEntry = z.infer<typeof ConfigEntry>;

export const ConfigList = z.object({ items: z.array(ConfigEntry) });
export type ConfigList = z.infer<typeof ConfigList>;
