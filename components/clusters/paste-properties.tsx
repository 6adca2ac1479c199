'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { plural } from '@/lib/format';

import { type ClientProperties, type ClientSettings, readClientProperties } from './client-properties';
import type { ClusterFormHandle } from './security-fields';

/** More are counted, not shown. */
const SHOWN = 40;

/** Fills the form from what an application already has. The text itself stays in the browser. */
export function PasteProperties({ form }: { form: ClusterFormHandle }) {
  const [text, setText] = useState('');
  const [read, setRead] = useState<ClientProperties | null>(null);

  function fill() {
    const found = readClientProperties(text);
    fillForm(form, found.settings);
    setRead(found);
  }
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-[3px] text-accent-ink">Paste client properties</summary>
      <div className="mt-3 grid gap-2.5">
        <Field
          label="Client properties"
          hint="What an application has: Java or Spring properties, YAML, librdkafka. Known settings go into the form below; the text itself stays in this browser."
        >
          <Textarea
            value={text}
            onChange={(event) => setText(event.target.value)}
            rows={6}
            className="mono"
            spellCheck={false}
            autoComplete="off"
            placeholder={'bootstrap.servers=broker-1.example.com:9094\nsecurity.protocol=SASL_SSL\nsasl.mechanism=…'}
          />
        </Field>
        <div>
          <Button size="sm" onClick={fill} blocked={text.trim() === '' ? 'Paste something first.' : null}>
            Fill the form
          </Button>
        </div>
        <div aria-live="polite">{read && <Outcome read={read} />}</div>
      </div>
    </details>
  );
}

function Outcome({ read: { taken, ignored } }: { read: ClientProperties }) {
  const shown = [
    ...taken.map(({ key, into }) => ({ key, note: `→ ${into}`, left: false })),
    ...ignored.map(({ key, why }) => ({ key, note: why, left: true })),
  ];
  const hidden = shown.length - SHOWN;
  return (
    <div className="grid gap-1.5 text-sm">
      <p>
        {plural(taken.length, 'setting')} taken, {ignored.length} left.
      </p>
      <ul className="grid gap-1">
        {shown.slice(0, SHOWN).map(({ key, note, left }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a key may be given several times, and the list never moves.
          <li key={i} className={left ? 'text-ink-3' : 'text-ink-2'}>
            <code className={left ? 'break-all' : 'break-all text-ink'}>{key.slice(0, 120)}</code> {note}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="text-ink-3">And {hidden} more.</p>}
    </div>
  );
}

/** Only what the text says is touched. */
function fillForm({ setValue, getValues }: ClusterFormHandle, found: ClientSettings): void {
  const how = { shouldDirty: true, shouldValidate: false };
  if (found.bootstrapServers !== undefined) setValue('bootstrapServers', found.bootstrapServers, how);
  if (found.tls !== undefined) setValue('security.tls.enabled', found.tls, how);
  if (found.ca !== undefined) setValue('security.tls.ca', found.ca, how);
  if (found.certificate !== undefined) setValue('security.tls.certificate', found.certificate, how);
  if (found.key !== undefined) setValue('security.tls.key', found.key, how);
  if (found.passphrase !== undefined) setValue('security.tls.passphrase', found.passphrase, how);

  const { sasl } = getValues('security');
  const endpoint = {
    ...sasl.endpoint,
    ...(found.tokenUrl !== undefined && { url: found.tokenUrl }),
    ...(found.clientId !== undefined && { clientId: found.clientId }),
    ...(found.clientSecret !== undefined && { clientSecret: found.clientSecret }),
    ...(found.scope !== undefined && { scope: found.scope }),
  };
  const filled = {
    ...sasl,
    endpoint,
    ...(found.username !== undefined && { username: found.username }),
    ...(found.password !== undefined && { password: found.password }),
    ...(found.extensions !== undefined && { extensions: found.extensions }),
    ...(found.mechanism !== undefined && { mechanism: found.mechanism }),
    ...(found.sasl === false && { mechanism: 'none' as const }),
    ...((found.tokenUrl ?? found.clientId) !== undefined && { tokensFrom: 'endpoint' as const }),
  };
  setValue('security.sasl', filled, how);
}
