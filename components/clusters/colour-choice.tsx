'use client';

import { RadioGroup } from 'radix-ui';

import { ClusterColour } from '@/lib/contract/clusters';

import { colourVariable } from './cluster-look';

type ColourChoiceProps = { value: ClusterColour; onChange: (colour: ClusterColour) => void };

export function ColourChoice({ value, onChange }: ColourChoiceProps) {
  return (
    <div className="grid gap-1">
      <span className="font-medium">Colour</span>
      <RadioGroup.Root
        aria-label="Colour"
        value={value}
        onValueChange={(next) => onChange(next as ClusterColour)}
        orientation="horizontal"
        className="flex h-7 items-center gap-1.5"
      >
        {ClusterColour.options.map((colour) => (
          <RadioGroup.Item
            key={colour}
            value={colour}
            aria-label={colour}
            title={colour}
            className="size-[18px] rounded-full ring-offset-2 ring-offset-panel data-[state=checked]:ring-2 data-[state=checked]:ring-ink"
            style={{ background: colourVariable[colour] }}
          />
        ))}
      </RadioGroup.Root>
    </div>
  );
}
