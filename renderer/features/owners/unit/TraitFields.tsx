import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { UnitTraits } from '../../../../main/contract/estate.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DateField } from '../../../components/date/DateField.tsx'
import { Field } from '../../../components/Field.tsx'
import { areaText, parseArea } from '../area.ts'
import { changeTexts } from './change-texts.ts'
import { texts } from './texts.ts'
import type { UnitDetail } from './types.ts'

const flags = ['topFloor', 'basement', 'facade'] as const
type Flag = (typeof flags)[number]

/** What is written of the traits of a unit, as texts. */
export interface TraitDraft {
  readonly heatingArea: string
  readonly promisedOn: string
  readonly handedOverOn: string
  readonly flags: readonly Flag[]
}

const draftOf = (traits: UnitDetail['traits'] | undefined): TraitDraft => ({
  heatingArea: areaText(traits?.heatingArea ?? null),
  promisedOn: traits?.promisedOn ?? '',
  handedOverOn: traits?.handedOverOn ?? '',
  flags: flags.filter(flag => traits?.[flag] === true),
})

/** Keeps what is written of the traits; `traits()` is undefined while the area is no number. */
export function useTraits(initial: UnitDetail['traits'] | undefined) {
  // What nobody ever said stays unknown until somebody ticks it: as it was when the form was opened.
  const [before, setBefore] = useState(initial)
  const [draft, setDraft] = useState<TraitDraft>(() => draftOf(initial))
  const traits = (): UnitTraits | undefined => {
    const heatingArea = parseArea(draft.heatingArea)
    if (heatingArea === undefined) return undefined
    const said = (flag: Flag) => (draft.flags.includes(flag) ? true : before?.[flag] == null ? null : false)
    return {
      heatingArea,
      promisedOn: draft.promisedOn || null,
      handedOverOn: draft.handedOverOn || null,
      topFloor: said('topFloor'),
      basement: said('basement'),
      facade: said('facade'),
    }
  }
  /** Puts what stands now into one field. */
  const take = (field: string, now: UnitDetail['traits'] | undefined) => {
    const flag = flags.find(one => one === field)
    setBefore(now)
    setDraft(current => {
      if (!flag) return { ...current, [field]: draftOf(now)[field as keyof TraitDraft] }
      const others = current.flags.filter(one => one !== flag)
      return { ...current, flags: now?.[flag] === true ? [...others, flag] : others }
    })
  }
  return { draft, setDraft, traits, take }
}

/** What a trait is called on the form. */
export function useTraitLabel(): (field: string) => string | undefined {
  const t = useTexts(changeTexts)
  return field => {
    const known = (['heatingArea', 'promisedOn', 'handedOverOn', ...flags] as const).find(
      one => one === field,
    )
    return known && t(known)
  }
}

interface TraitFieldsProps {
  readonly draft: TraitDraft
  onChange(draft: TraitDraft): void
  /** Somebody tried to save: what is wrong is said. */
  readonly tried: boolean
}

/** Heating area, days of handover, and where the home lies in the house. */
export function TraitFields({ draft, onChange, tried }: TraitFieldsProps) {
  const t = useTexts(changeTexts)
  const common = useTexts(texts)
  const set = (next: Partial<TraitDraft>) => onChange({ ...draft, ...next })
  const wrong = tried && parseArea(draft.heatingArea) === undefined
  return (
    <>
      <div className="owner-form-pair">
        <Field label={t('promisedOn')}>
          {control => (
            <DateField {...control} value={draft.promisedOn} onChange={promisedOn => set({ promisedOn })} />
          )}
        </Field>
        <Field label={t('handedOverOn')}>
          {control => (
            <DateField
              {...control}
              value={draft.handedOverOn}
              onChange={handedOverOn => set({ handedOverOn })}
            />
          )}
        </Field>
      </div>
      <Field
        label={t('heatingArea')}
        hint={common('areaHint')}
        error={wrong ? common('areaWrong') : undefined}
      >
        {control => (
          <Input
            {...control}
            value={draft.heatingArea}
            onChange={event => set({ heatingArea: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="unit-choice">
        <legend>{t('traits')}</legend>
        <Checkbox.Group<Flag>
          value={[...draft.flags]}
          onChange={chosen => set({ flags: flags.filter(flag => chosen.includes(flag)) })}
          options={flags.map(value => ({ value, label: t(value) }))}
        />
      </fieldset>
    </>
  )
}
