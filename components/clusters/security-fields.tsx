'use client';

import { useRef, useState } from 'react';
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';

import { Field, FieldGroup } from '@/components/ui/field';
import { Input, Select, Textarea } from '@/components/ui/input';
import { Choice } from '@/components/ui/toggle';
import { SaslMechanism } from '@/lib/contract/clusters';

import type { ClusterFormValues, StoredSecrets } from './cluster-form-values';
import { SecretField } from './secret-field';

type SecurityFieldsProps = { form: UseFormReturn<ClusterFormValues>; stored: StoredSecrets };

const textOrNull = (value: unknown) => (value === '' || value === null ? null : String(value));

/** How the brokers are spoken to: in the clear or over TLS, with or without a user. */
export function SecurityFields({ form, stored }: SecurityFieldsProps) {
  const [tls, sasl] = useWatch({ control: form.control, name: ['security.tls.enabled', 'security.sasl'] });
  return (
    <>
      <FieldGroup legend="Encryption">
        <Choice
          label="Encryption"
          value={tls ? 'tls' : 'plaintext'}
          onChange={(next) => form.setValue('security.tls.enabled', next === 'tls', { shouldDirty: true })}
          options={[
            { value: 'plaintext', label: 'Plaintext' },
            { value: 'tls', label: 'TLS' },
          ]}
        />
        {tls && <TlsFields form={form} stored={stored} />}
      </FieldGroup>
      <SaslFields form={form} stored={stored} on={sasl !== null} />
      {sasl?.mechanism === 'PLAIN' && !tls && (
        <p className="text-sm text-warn">PLAIN without TLS sends the password in the clear.</p>
      )}
    </>
  );
}

function TlsFields({ form, stored }: SecurityFieldsProps) {
  const { register, control, formState } = form;
  const errors = formState.errors.security?.tls;
  // Open at first where there is one; afterwards as the person leaves it.
  const [opened] = useState(stored.key || form.getValues('security.tls.certificate') !== null);
  const pem = { rows: 3, className: 'mono', spellCheck: false, placeholder: '-----BEGIN CERTIFICATE-----' };
  return (
    <>
      <Field
        label="Certificate authority"
        optional
        error={errors?.ca?.message}
        hint="PEM text. Empty: the authorities that this server already trusts."
      >
        <Textarea {...pem} {...register('security.tls.ca', { setValueAs: textOrNull })} />
      </Field>
      <details open={opened}>
        <summary className="w-fit cursor-pointer rounded-[3px] text-accent-ink">Client certificate</summary>
        <div className="mt-3 grid gap-3.5">
          <Field
            label="Certificate"
            optional
            error={errors?.certificate?.message}
            hint="PEM text, where the brokers want to know the client by its certificate."
          >
            <Textarea {...pem} {...register('security.tls.certificate', { setValueAs: textOrNull })} />
          </Field>
          <Controller
            control={control}
            name="security.tls.key"
            render={({ field }) => (
              <SecretField
                label="Key"
                stored={stored.key}
                value={field.value}
                onChange={field.onChange}
                error={errors?.key?.message}
                multiline
                optional
              />
            )}
          />
          <Controller
            control={control}
            name="security.tls.passphrase"
            render={({ field }) => (
              <SecretField
                label="Passphrase of the key"
                stored={stored.passphrase}
                value={field.value}
                onChange={field.onChange}
                error={errors?.passphrase?.message}
                optional
              />
            )}
          />
        </div>
      </details>
    </>
  );
}

function SaslFields({ form, stored, on }: SecurityFieldsProps & { on: boolean }) {
  const { register, control, formState, getValues, setValue } = form;
  const errors = formState.errors.security?.sasl;
  // Choosing "none" and coming back loses nothing that was typed.
  const kept = useRef<ClusterFormValues['security']['sasl']>(null);

  function choose(mechanism: string) {
    const now = getValues('security.sasl') ?? null;
    if (mechanism === 'none') {
      kept.current = now;
      setValue('security.sasl', null, { shouldDirty: true });
      return;
    }
    const before = now ?? kept.current ?? { username: '' };
    setValue('security.sasl', { ...before, mechanism: mechanism as SaslMechanism }, { shouldDirty: true });
  }
  const mechanism = useWatch({ control, name: 'security.sasl.mechanism' });
  return (
    <FieldGroup legend="Authentication">
      <Field label="SASL mechanism">
        <Select value={on ? mechanism : 'none'} onChange={(event) => choose(event.target.value)}>
          <option value="none">None</option>
          {SaslMechanism.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </Select>
      </Field>
      {on && (
        <div className="grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1">
          <Field label="User" error={errors?.username?.message}>
            <Input
              {...register('security.sasl.username')}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
          <Controller
            control={control}
            name="security.sasl.password"
            render={({ field }) => (
              <SecretField
                label="Password"
                stored={stored.password}
                value={field.value}
                onChange={field.onChange}
                error={errors?.password?.message}
              />
            )}
          />
        </div>
      )}
    </FieldGroup>
  );
}
