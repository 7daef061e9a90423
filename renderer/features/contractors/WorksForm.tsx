import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { tradeWords } from '../../../main/contract/contractor-words.ts'
import {
  type ContractorRow,
  partsOfTrade,
  statutoryMonths,
  type Trade,
  trades,
  type WorksRow,
} from '../../../main/contract/contractors.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useBuildings } from '../owners/list/BuildingFilter.tsx'
import { commonTexts } from '../registers/common-texts.ts'
import { ChoiceField, RegisterForm, TextField } from '../registers/RegisterForm.tsx'
import { PartTerms } from './PartTerms.tsx'
import { texts } from './texts.ts'

interface WorksFormProps {
  readonly contractor: ContractorRow
  readonly row?: WorksRow
  onClose(): void
}

/** The parts a trade usually builds, each with the least term the law asks for. */
const usual = (trade: Trade) => partsOfTrade[trade].map(part => ({ part, months: statutoryMonths[part] }))

const entryOf = (row: WorksRow | undefined, contractor: ContractorRow) => {
  const trade = row?.trade ?? contractor.trades[0] ?? 'waterproofing'
  return {
    number: row?.number ?? '',
    title: row?.title ?? '',
    trade,
    buildingIds: row?.buildingIds ?? [],
    parts: row ? row.parts.map(({ part, months }) => ({ part, months })) : usual(trade),
    acceptedOn: row?.acceptedOn ?? '',
    price: row?.price ?? null,
    settlement: row?.settlement ?? null,
    note: row?.note ?? '',
  }
}

/** A contract of works. `Ctrl Enter` saves. */
export function WorksForm({ contractor, row, onClose }: WorksFormProps) {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const save = useCommand(useTRPC().contractors.saveWorks)
  const buildings = useBuildings()
  const [worksId] = useState(() => row?.id ?? newId())
  const fresh = entryOf(row, contractor)
  const [entry, setEntry] = useState(fresh)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const asSent = ({ buildingIds, acceptedOn, ...rest }: typeof entry) => ({
    ...rest,
    contractorId: contractor.id,
    buildingIds: [...buildingIds],
    acceptedOn: acceptedOn === '' ? null : acceptedOn,
  })
  const mine = asSent(entry)
  const meanwhile = useMeanwhile({
    now: row && asSent(fresh),
    mine,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const titleMissing = entry.title.trim() === ''
  const buildingMissing = entry.buildingIds.length === 0
  const submit = () => {
    setTried(true)
    if (titleMissing || buildingMissing || save.pending) return
    save.run({ worksId, ...mine, base: meanwhile.base }).then(onClose, () => undefined)
  }
  const chooseTrade = (trade: Trade) =>
    // What was changed by hand stays; what was only prefilled follows the trade.
    set({
      trade,
      ...(JSON.stringify(entry.parts) === JSON.stringify(usual(entry.trade)) ? { parts: usual(trade) } : {}),
    })
  const labels: Readonly<Record<string, string>> = {
    number: t('number'),
    title: t('worksTitle'),
    trade: t('trade'),
    buildingIds: t('buildings'),
    parts: t('parts'),
    acceptedOn: t('acceptedOn'),
    price: t('price'),
    settlement: t('settlement'),
    note: common('note'),
  }
  const sum = (name: 'price' | 'settlement') => (
    <Field label={t(name)}>
      {({ id }) => (
        <InputNumber
          id={id}
          className="contractor-sum"
          min={0}
          precision={2}
          value={entry[name] === null ? null : entry[name] / 100}
          onChange={yuan => set({ [name]: yuan === null ? null : Math.round(yuan * 100) })}
        />
      )}
    </Field>
  )
  return (
    <RegisterForm
      label={t(row ? 'editWorks' : 'addWorks')}
      pending={save.pending}
      error={save.error}
      meanwhile={{
        meanwhile,
        label: field => labels[field],
        say: (field, value) => (Array.isArray(value) ? `${value.length}` : sayOf(field, value)),
      }}
      onSubmit={submit}
      onCancel={onClose}
    >
      <div className="reg-row">
        <TextField
          label={t('worksTitle')}
          value={entry.title}
          onChange={title => set({ title })}
          maxLength={200}
          error={tried && titleMissing ? common('missing') : undefined}
          required
          autoFocus
        />
        <TextField
          label={t('number')}
          value={entry.number}
          onChange={number => set({ number })}
          maxLength={80}
        />
        <ChoiceField
          label={t('trade')}
          value={entry.trade}
          choices={trades}
          words={tradeWords}
          onChange={chooseTrade}
        />
      </div>
      <Field
        label={t('buildings')}
        error={tried && buildingMissing ? t('buildingMissing') : undefined}
        required
      >
        {({ id, status }) => (
          <div className="contractor-buildings">
            <Select<string[]>
              id={id}
              status={status}
              mode="multiple"
              maxTagCount="responsive"
              showSearch={{ optionFilterProp: 'label' }}
              value={[...entry.buildingIds]}
              options={buildings}
              onChange={buildingIds => set({ buildingIds })}
            />
            <Button onClick={() => set({ buildingIds: buildings.map(({ value }) => value) })}>
              {t('allBuildings')}
            </Button>
          </div>
        )}
      </Field>
      <div className="reg-row">
        <Field label={t('acceptedOn')}>
          {control => (
            <DateField {...control} value={entry.acceptedOn} onChange={acceptedOn => set({ acceptedOn })} />
          )}
        </Field>
        {sum('price')}
        {sum('settlement')}
      </div>
      <PartTerms value={entry.parts} onChange={parts => set({ parts })} />
      <TextField
        label={common('note')}
        value={entry.note}
        onChange={note => set({ note })}
        maxLength={2000}
      />
    </RegisterForm>
  )
}

const sayOf = (field: string, value: unknown) =>
  field === 'price' || field === 'settlement' ? String(Number(value) / 100) : undefined
