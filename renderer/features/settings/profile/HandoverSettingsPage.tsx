import { Checkbox, Input, InputNumber, Segmented, Select } from 'antd'
import { z } from 'zod'
import { stationKindWords } from '../../../../main/contract/handover-words.ts'
import {
  type ProfileHandover,
  StationKind,
  stationKinds,
} from '../../../../main/contract/profile-handover.ts'
import { useAddress } from '../../../app/address.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { handoverSettingTexts } from './handover-setting-texts.ts'
import { faultAt } from './NameFields.tsx'
import { NamedThings, type ThingFieldsProps } from './NamedThings.tsx'
import { NumberField } from './NumberField.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import type { SectionEditor } from './useSection.ts'

const lists = ['tasks', 'stations', 'papers', 'reasons', 'items', 'meters'] as const
const Address = z.object({ list: z.enum(lists).optional() })

interface ListProps {
  readonly editor: SectionEditor<ProfileHandover>
}

/** What a handover begins with, and what is asked for, given and noted on its day. */
export function HandoverSettingsPage() {
  const t = useTexts(handoverSettingTexts)
  return (
    <SectionFrame section="handover" hint={t('hint')}>
      {editor => <Lists editor={editor} />}
    </SectionFrame>
  )
}

const parts = {
  tasks: Tasks,
  stations: Stations,
  papers: ({ editor }: ListProps) => <Names editor={editor} list="papers" />,
  reasons: ({ editor }: ListProps) => <Names editor={editor} list="reasons" />,
  items: Items,
  meters: Meters,
} as const

function Lists({ editor }: ListProps) {
  const t = useTexts(handoverSettingTexts)
  const [{ list = 'tasks' }, change] = useAddress(Address)
  const Part = parts[list]
  return (
    <>
      <Segmented
        aria-label={t('lists')}
        options={lists.map(value => ({ value, label: t(`list.${value}`) }))}
        value={list}
        onChange={value => change({ list: value === 'tasks' ? '' : value })}
      />
      <Part editor={editor} />
    </>
  )
}

/** What a list of the section is edited with. */
function useList<L extends (typeof lists)[number]>(editor: SectionEditor<ProfileHandover>, list: L) {
  const t = useTexts(handoverSettingTexts)
  return {
    editor,
    label: t(`list.${list}`),
    addLabel: t(`add.${list}`),
    place: [list],
    things: editor.draft[list],
    shipped: editor.shipped[list],
    onChange: (things: ProfileHandover[L]) => editor.edit({ ...editor.draft, [list]: things }),
  }
}

function Names({ editor, list }: ListProps & { readonly list: 'papers' | 'reasons' }) {
  const common = useList(editor, list)
  return <NamedThings key={list} {...common} make={named => named} />
}

type Task = ProfileHandover['tasks'][number]

function Tasks({ editor }: ListProps) {
  const t = useTexts(handoverSettingTexts)
  return (
    <NamedThings
      {...useList(editor, 'tasks')}
      make={named => ({ ...named, daysBefore: 30, proof: false, approval: false })}
      says={({ daysBefore: days }) =>
        days < 0 ? t('daysAfterSays', { count: -days }) : t('daysBeforeSays', { count: days })
      }
      renderFields={props => <TaskFields {...props} />}
    />
  )
}

function TaskFields({ thing, locked, fault, onChange }: ThingFieldsProps<Task>) {
  const t = useTexts(handoverSettingTexts)
  return (
    <>
      <Field label={t('daysBefore')} hint={t('daysBeforeHint')} error={fault('daysBefore')}>
        {({ id, status }) => (
          <InputNumber
            id={id}
            status={status}
            precision={0}
            value={thing.daysBefore}
            disabled={locked}
            onChange={days => onChange({ ...thing, daysBefore: Number(days ?? 0) })}
          />
        )}
      </Field>
      {(['proof', 'approval'] as const).map(member => (
        <Checkbox
          key={member}
          checked={thing[member]}
          disabled={locked}
          onChange={({ target }) => onChange({ ...thing, [member]: target.checked })}
        >
          {t(member)}
        </Checkbox>
      ))}
    </>
  )
}

type Station = ProfileHandover['stations'][number]

function Stations({ editor }: ListProps) {
  const t = useTexts(handoverSettingTexts)
  const language = useLanguage()
  const stations = useList(editor, 'stations')
  const { draft, locked, faults, edit } = editor
  // A fault of the whole order stands at the list itself.
  const order = faults.find(({ path }) => path.length === 2 && path[1] === 'stations')
  return (
    <>
      <p>
        <Checkbox
          checked={draft.moneyBeforeInspection}
          disabled={locked}
          onChange={({ target }) => edit({ ...draft, moneyBeforeInspection: target.checked })}
        >
          {t('moneyFirst')}
        </Checkbox>
        <br />
        <span className="desk-soft">{t('moneyFirstHint')}</span>
      </p>
      {order && faultAt(faults, ['stations']) ? (
        <p role="alert" className="field-error">
          {order.why[language]}
        </p>
      ) : null}
      <NamedThings
        {...stations}
        make={(named): Station => ({ ...named, kind: 'other', counters: 1 })}
        says={({ counters }) => t('countersSays', { count: counters })}
        renderFields={props => <StationFields {...props} />}
      />
    </>
  )
}

function StationFields({ thing, locked, fault, onChange }: ThingFieldsProps<Station>) {
  const t = useTexts(handoverSettingTexts)
  const language = useLanguage()
  return (
    <>
      <Field label={t('kind')}>
        {({ id }) => (
          <Select
            id={id}
            value={thing.kind}
            disabled={locked}
            options={stationKinds.map(value => ({ value, label: stationKindWords[value][language] }))}
            onChange={kind => onChange({ ...thing, kind: StationKind.parse(kind) })}
          />
        )}
      </Field>
      <NumberField
        label={t('counters')}
        value={thing.counters}
        locked={locked}
        error={fault('counters')}
        onChange={counters => onChange({ ...thing, counters })}
      />
    </>
  )
}

function Items({ editor }: ListProps) {
  const t = useTexts(handoverSettingTexts)
  return (
    <NamedThings
      {...useList(editor, 'items')}
      make={named => ({ ...named, usual: 1 })}
      says={({ usual }) => t('usualSays', { count: usual })}
      renderFields={({ thing, locked, fault, onChange }) => (
        <NumberField
          label={t('usual')}
          value={thing.usual}
          locked={locked}
          error={fault('usual')}
          onChange={usual => onChange({ ...thing, usual })}
        />
      )}
    />
  )
}

function Meters({ editor }: ListProps) {
  const t = useTexts(handoverSettingTexts)
  return (
    <NamedThings
      {...useList(editor, 'meters')}
      make={named => ({ ...named, unit: '' })}
      says={({ unit }) => unit}
      renderFields={({ thing, locked, fault, onChange }) => (
        <Field label={t('unit')} error={fault('unit')} required>
          {control => (
            <Input
              {...control}
              value={thing.unit}
              maxLength={20}
              disabled={locked}
              onChange={({ target }) => onChange({ ...thing, unit: target.value })}
            />
          )}
        </Field>
      )}
    />
  )
}
