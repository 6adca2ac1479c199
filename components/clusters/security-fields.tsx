'use client';

import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';

import { Field, FieldGroup } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Choice } from '@/components/ui/toggle';
import type { ClusterFormInput, ClusterFormValues, StoredSecrets } from './cluster-form-values';
import { SaslFields } from './sasl-fields';
import { SecretField } from './secret-field';

export type ClusterFormHandle = UseFormReturn<ClusterFormValues, unknown, ClusterFormInput>;
export type SecurityFieldsProps = { form: ClusterFormHandle; stored: StoredSecrets };

export const textOrNull = (value: unknown) => (value === '' || value === null ? null : String(value));

const exposed: Partial<Record<string, string>> = {
  PLAIN: 'PLAIN without TLS sends the password in the clear.',
  OAUTHBEARER: 'OAUTHBEARER without TLS sends the token in the clear.',
};

/** How the brokers are spoken to: in the clear or over TLS, with or without a user. */
export function SecurityFields({ form, stored }: SecurityFieldsProps) {
  const [tls, mechanism] = useWatch({
    control: form.control,
    name: ['security.tls.enabled', 'security.sasl.mechanism'],
  });
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
      <SaslFields form={form} stored={stored} />
      {!tls && exposed[mechanism] && <p className="text-sm text-warn">{exposed[mechanism]}</p>}
    </>
  );
}

function TlsFields({ form, stored }: SecurityFieldsProps) {
  const { register, control, formState } = form;
  const errors = formState.errors.security?.tls;
  const certificate = useWatch({ control, name: 'security.tls.certificate' });
  // Open where there is one; otherwise as the person leaves it.
  const opened = stored.key || certificate !== null;
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
