'use client';

import { Controller, useWatch } from 'react-hook-form';

import { Field, FieldGroup } from '@/components/ui/field';
import { Input, Select, Textarea } from '@/components/ui/input';
import { Choice } from '@/components/ui/toggle';
import { SaslMechanism } from '@/lib/contract/clusters';

import { SecretField } from './secret-field';
import { type SecurityFieldsProps, textOrNull } from './security-fields';

const plainText = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false };

/** With which user or token the console signs in; what is asked for depends on the mechanism. */
export function SaslFields({ form, stored }: SecurityFieldsProps) {
  const mechanism = useWatch({ control: form.control, name: 'security.sasl.mechanism' });
  return (
    <FieldGroup legend="Authentication">
      <Field label="SASL mechanism">
        <Select {...form.register('security.sasl.mechanism')}>
          <option value="none">None</option>
          {SaslMechanism.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </Select>
      </Field>
      {mechanism === 'OAUTHBEARER' && <TokenFields form={form} stored={stored} />}
      {mechanism !== 'none' && mechanism !== 'OAUTHBEARER' && <PasswordFields form={form} stored={stored} />}
    </FieldGroup>
  );
}

function PasswordFields({ form, stored }: SecurityFieldsProps) {
  const errors = form.formState.errors.security?.sasl;
  return (
    <div className="grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1">
      <Field label="User" error={errors?.username?.message}>
        <Input {...form.register('security.sasl.username')} {...plainText} />
      </Field>
      <Controller
        control={form.control}
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
  );
}

function TokenFields({ form, stored }: SecurityFieldsProps) {
  const { control, formState, register } = form;
  const errors = formState.errors.security?.sasl;
  const tokensFrom = useWatch({ control, name: 'security.sasl.tokensFrom' });
  return (
    <>
      <Choice
        label="Where tokens come from"
        value={tokensFrom}
        onChange={(next) => form.setValue('security.sasl.tokensFrom', next, { shouldDirty: true })}
        options={[
          { value: 'endpoint', label: 'Client credentials' },
          { value: 'pasted', label: 'A token' },
        ]}
      />
      {tokensFrom === 'endpoint' ? (
        <EndpointFields form={form} stored={stored} />
      ) : (
        <Controller
          control={control}
          name="security.sasl.token"
          render={({ field }) => (
            <SecretField
              label="Token"
              stored={stored.token}
              value={field.value}
              onChange={field.onChange}
              error={errors?.token?.message}
              hint="For a look: it works until it expires."
            />
          )}
        />
      )}
      <Field
        label="Extensions"
        optional
        error={errors?.extensions?.message}
        hint="name=value, name=value: such as logicalCluster and identityPoolId of Confluent Cloud."
      >
        <Input {...register('security.sasl.extensions')} {...plainText} className="mono" />
      </Field>
    </>
  );
}

function EndpointFields({ form, stored }: SecurityFieldsProps) {
  const { control, formState, register } = form;
  const errors = formState.errors.security?.sasl?.endpoint;
  return (
    <>
      <Field
        label="Token endpoint"
        error={errors?.url?.message}
        hint="Called by this server, which follows no redirect."
      >
        <Input
          {...register('security.sasl.endpoint.url')}
          {...plainText}
          className="mono"
          inputMode="url"
          placeholder="https://idp.example.com/oauth2/token"
        />
      </Field>
      <div className="grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1">
        <Field label="Client id" error={errors?.clientId?.message}>
          <Input {...register('security.sasl.endpoint.clientId')} {...plainText} />
        </Field>
        <Controller
          control={control}
          name="security.sasl.endpoint.clientSecret"
          render={({ field }) => (
            <SecretField
              label="Client secret"
              stored={stored.clientSecret}
              value={field.value}
              onChange={field.onChange}
              error={errors?.clientSecret?.message}
            />
          )}
        />
      </div>
      <Field label="Scope" optional error={errors?.scope?.message}>
        <Input {...register('security.sasl.endpoint.scope', { setValueAs: textOrNull })} {...plainText} />
      </Field>
      <Field
        label="Certificate authority of the token endpoint"
        optional
        error={errors?.ca?.message}
        hint="PEM text. Empty: the authorities that this server already trusts."
      >
        <Textarea
          {...register('security.sasl.endpoint.ca', { setValueAs: textOrNull })}
          rows={3}
          className="mono"
          spellCheck={false}
          placeholder="-----BEGIN CERTIFICATE-----"
        />
      </Field>
    </>
  );
}
