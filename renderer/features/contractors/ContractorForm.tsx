import { Select } from 'antd'
import { useState } from 'react'
import { tradeWords } from '../../../main/contract/contractor-words.ts'
import { type ContractorRow, type Trade, trades } from '../../../main/contract/contractors.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useWord } from '../cases/words.ts'
import { commonTexts } from '../registers/common-texts.ts'
import { RegisterForm, TextField } from '../registers/RegisterForm.tsx'
import { texts } from './texts.ts'

interface ContractorFormProps {
  readonly row?: ContractorRow
  onDone(contractorId: string): void
  onCancel(): void
}

/** The entry of a contractor. `Ctrl Enter` saves. */
export function ContractorForm({ row, onDone, onCancel }: ContractorFormProps) {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const trpc = useTRPC()
  const save = useCommand(trpc.contractors.save)
  const [contractorId] = useState(() => row?.id ?? newId())
  const fresh = { name: row?.name ?? '', trades: row?.trades ?? [], note: row?.note ?? '' }
  const [entry, setEntry] = useState<{ name: string; trades: readonly Trade[]; note: string }>(fresh)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: row && fresh,
    mine: entry,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const nameMissing = entry.name.trim() === ''
  const tradeMissing = entry.trades.length === 0
  const submit = () => {
    setTried(true)
    if (nameMissing || tradeMissing || save.pending) return
    // A refusal stands below, and everything typed stays.
    save.run({ contractorId, ...entry, trades: [...entry.trades], base: meanwhile.base }).then(
      () => onDone(contractorId),
      () => undefined,
    )
  }
  const labels: Readonly<Record<string, string>> = { trades: t('trades') }
  return (
    <RegisterForm
      label={row ? t('edit') : t('add')}
      pending={save.pending}
      error={save.error}
      meanwhile={{ meanwhile, label: field => labels[field], say: () => undefined }}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextField
        label={common('name')}
        value={entry.name}
        onChange={name => set({ name })}
        maxLength={200}
        error={tried && nameMissing ? common('missing') : undefined}
        required
        autoFocus
      />
      <TradesField
        value={entry.trades}
        error={tried && tradeMissing ? t('tradeMissing') : undefined}
        onChange={chosen => set({ trades: chosen })}
      />
      <TextField
        label={common('note')}
        value={entry.note}
        onChange={note => set({ note })}
        maxLength={2000}
      />
    </RegisterForm>
  )
}

interface TradesFieldProps {
  readonly value: readonly Trade[]
  readonly error: string | undefined
  onChange(value: Trade[]): void
}

/** One trade or several. */
export function TradesField({ value, error, onChange }: TradesFieldProps) {
  const t = useTexts(texts)
  const word = useWord()
  return (
    <Field label={t('trades')} error={error} required>
      {({ id, status }) => (
        <Select<Trade[]>
          id={id}
          status={status}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={[...value]}
          options={trades.map(trade => ({ value: trade, label: word(tradeWords[trade]) }))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
