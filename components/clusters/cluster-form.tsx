'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, type FieldPath, type Resolver, useForm } from 'react-hook-form';

import { useConsole } from '@/components/session/use-console';
import { Button, LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Choice, Switch } from '@/components/ui/toggle';
import { ClusterInput, Environment, type VisibleCluster } from '@/lib/contract/clusters';
import { useSaveCluster, useTestConnection } from '@/lib/queries/clusters';
import { ApiError } from '@/lib/queries/fetch-json';

import {
  type ClusterFormInput,
  type ClusterFormValues,
  clusterInput,
  formValues,
  newClusterValues,
  storedSecrets,
} from './cluster-form-values';
import { ColourChoice } from './colour-choice';
import { ConnectionReport } from './connection-report';
import { PasteProperties } from './paste-properties';
import { SecurityFields } from './security-fields';

/** The contract judges what would be sent; its complaints are at the fields of the form, which have the same paths. */
const resolver: Resolver<ClusterFormValues, unknown, ClusterFormInput> = (values, context, options) =>
  zodResolver(ClusterInput)(clusterInput(values), context, options as never) as never;

type ClusterFormProps = {
  /** Null: a new one. */
  cluster: VisibleCluster | null;
  submitLabel: string;
  cancelHref: string;
  onSaved: (saved: VisibleCluster) => void;
};

/** Everything that is saved about a cluster. What was typed stays, whatever the server says. */
export function ClusterForm({ cluster, submitLabel, cancelHref, onSaved }: ClusterFormProps) {
  const { blocked, leadsTo } = useConsole();
  const action = cluster ? 'cluster.edit' : 'cluster.add';
  const form = useForm<ClusterFormValues, unknown, ClusterFormInput>({
    resolver,
    defaultValues: cluster ? formValues(cluster) : newClusterValues,
    mode: 'onTouched',
  });
  const save = useSaveCluster(cluster?.id ?? null);
  const test = useTestConnection();
  const [unplaced, setUnplaced] = useState<string | null>(null);
  const { errors } = form.formState;
  const stored = storedSecrets(cluster);

  const submit = form.handleSubmit(async (values) => {
    setUnplaced(null);
    try {
      const saved = await save.mutateAsync(values);
      // Secrets that went in are now stored ones.
      form.reset(formValues(saved));
      onSaved(saved);
    } catch (failure) {
      setUnplaced(placeErrors(failure, (name, message) => form.setError(name, { message }, { shouldFocus: true })));
    }
  });

  async function testConnection() {
    if (!(await form.trigger(['bootstrapServers', 'security'], { shouldFocus: true }))) return;
    const { bootstrapServers, security } = clusterInput(form.getValues());
    test.mutate({ bootstrapServers, security, ...(cluster ? { clusterId: cluster.id } : {}) });
  }

  return (
    <div className="grid items-start gap-3.5 xl:grid-cols-[minmax(0,560px)_minmax(0,480px)]">
      <form onSubmit={submit} noValidate className="grid max-w-[560px] gap-3.5">
        <fieldset disabled={blocked(action) !== null} className="contents">
          <Card title="Cluster">
            <div className="grid gap-3.5">
              <Field label="Name" error={errors.name?.message}>
                <Input {...form.register('name')} autoComplete="off" spellCheck={false} placeholder="orders-eu" />
              </Field>
              <div className="flex flex-wrap gap-x-6 gap-y-3.5">
                <Controller
                  control={form.control}
                  name="environment"
                  render={({ field }) => (
                    <div className="grid gap-1">
                      <span className="font-medium">Environment</span>
                      <Choice
                        label="Environment"
                        value={field.value}
                        onChange={field.onChange}
                        options={Environment.options.map((value) => ({ value, label: value }))}
                      />
                    </div>
                  )}
                />
                <Controller
                  control={form.control}
                  name="colour"
                  render={({ field }) => <ColourChoice value={field.value} onChange={field.onChange} />}
                />
              </div>
              <Controller
                control={form.control}
                name="readOnly"
                render={({ field }) => (
                  <Switch
                    label="Read-only"
                    hint="Sluice refuses every change on this cluster, whoever asks."
                    checked={field.value}
                    onChange={field.onChange}
                  />
                )}
              />
            </div>
          </Card>
          <Card title="Connection">
            <div className="grid gap-4">
              <PasteProperties form={form} />
              <Field
                label="Bootstrap servers"
                error={errors.bootstrapServers?.message}
                hint="host:port, several separated by commas or lines. One that answers is enough; Sluice learns the others from it."
              >
                <Textarea
                  {...form.register('bootstrapServers')}
                  rows={2}
                  className="mono"
                  spellCheck={false}
                  placeholder="broker-1.example.com:9092, broker-2.example.com:9092"
                />
              </Field>
              <SecurityFields form={form} stored={stored} />
            </div>
          </Card>
        </fieldset>
        {unplaced && <Notice tone="bad">{unplaced}</Notice>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={save.isPending} {...leadsTo(action)}>
            {submitLabel}
          </Button>
          <Button onClick={testConnection} pending={test.isPending} {...leadsTo('connection.test')}>
            {test.isPending ? 'Testing the connection…' : 'Test connection'}
          </Button>
          <LinkButton href={cancelHref} variant="ghost">
            Cancel
          </LinkButton>
        </div>
      </form>
      <div aria-live="polite" className="max-w-[560px]">
        {test.error && <Notice tone="bad">{test.error.message}</Notice>}
        {test.data && !test.isPending && <ConnectionReport report={test.data} />}
      </div>
    </div>
  );
}

const placed: FieldPath<ClusterFormValues>[] = [
  'name',
  'bootstrapServers',
  'security.tls.ca',
  'security.tls.certificate',
  'security.tls.key',
  'security.tls.passphrase',
  'security.sasl.username',
  'security.sasl.password',
  'security.sasl.endpoint.url',
  'security.sasl.endpoint.clientId',
  'security.sasl.endpoint.clientSecret',
  'security.sasl.endpoint.scope',
  'security.sasl.endpoint.ca',
  'security.sasl.token',
  'security.sasl.extensions',
];

/** Puts the server's complaints at their fields; what has no field here is returned to be shown below. */
function placeErrors(
  failure: unknown,
  setError: (name: FieldPath<ClusterFormValues>, message: string) => void,
): string | null {
  const fields = failure instanceof ApiError ? failure.details?.fields : undefined;
  const complaints = fields && typeof fields === 'object' ? Object.entries(fields) : [];
  let found = false;
  for (const [path, message] of complaints) {
    const name = placed.find((candidate) => candidate === path);
    if (!name) continue;
    found = true;
    setError(name, String(message));
  }
  if (found) return null;
  return failure instanceof Error ? failure.message : String(failure);
}
