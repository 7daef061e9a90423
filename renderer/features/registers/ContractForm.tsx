import { useQuery } from '@tanstack/react-query'
import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { type ContractKind, contractKinds, type ContractRow } from '../../../main/contract/notices.ts'
import { contractKindWords } from '../../../main/contract/register-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useWord } from '../cases/words.ts'
import { contractTexts } from './boards-texts.ts'
import { commonTexts } from './common-texts.ts'
import { ChoiceField, RegisterForm, TextField } from './RegisterForm.tsx'

interface ContractFormProps {
  readonly row?: ContractRow
  onDone(contractId: string): void
  onCancel(): void
}

/** The entry of a contract of the desk. `Ctrl Enter` saves. */
export function ContractForm({ row, onDone, onCancel }: ContractFormProps) {
  const t = useTexts(contractTexts)
  const common = useTexts(commonTexts)
  const trpc = useTRPC()
  const word = useWord()
  const save = useCommand(trpc.deskContracts.save)
  const partners = useQuery(trpc.partners.list.queryOptions({}, { staleTime: 60_000 }))
  const [contractId] = useState(() => row?.id ?? newId())
  const [kind, setKind] = useState<ContractKind>(row?.kind ?? 'service')
  const [partnerId, setPartnerId] = useState(row?.partnerId ?? null)
  const [days, setDays] = useState(() => ({
    from: row?.from ?? formatDay(Date.now()),
    until: row?.until ?? '',
  }))
  const [remindDays, setRemindDays] = useState(row?.remindDays ?? 30)
  const [yuan, setYuan] = useState(row?.amount == null ? null : row.amount / 100)
  const [entry, setEntry] = useState({
    number: row?.number ?? '',
    title: row?.title ?? '',
    party: row?.party ?? '',
    note: row?.note ?? '',
  })
  const [tried, setTried] = useState(false)
  const missing = (name: 'title' | 'party') => entry[name].trim() === ''
  const dayMissing = days.from === '' || days.until === ''
  const daysWrong = !dayMissing && days.until < days.from
  const amount = yuan === null ? null : Math.round(yuan * 100)
  const mine = { kind, partnerId, ...entry, ...days, remindDays, amount }
  const meanwhile = useMeanwhile({
    now: row && {
      kind: row.kind,
      partnerId: row.partnerId,
      number: row.number,
      title: row.title,
      party: row.party,
      note: row.note,
      from: row.from,
      until: row.until,
      remindDays: row.remindDays,
      amount: row.amount,
    },
    mine,
    take(field) {
      if (!row) return
      if (field === 'kind') setKind(row.kind)
      else if (field === 'partnerId') setPartnerId(row.partnerId)
      else if (field === 'remindDays') setRemindDays(row.remindDays)
      else if (field === 'amount') setYuan(row.amount === null ? null : row.amount / 100)
      else if (field === 'from' || field === 'until')
        setDays(current => ({ ...current, [field]: row[field] }))
      else if (field === 'number' || field === 'title' || field === 'party' || field === 'note')
        setEntry(current => ({ ...current, [field]: row[field] ?? '' }))
    },
  })
  const labels: Readonly<Record<string, string>> = {
    title: t('name'),
    party: t('party'),
    partnerId: t('partner'),
    number: t('number'),
    from: t('from'),
    until: t('until'),
    remindDays: t('remind'),
    amount: t('amount'),
  }
  const say = (field: string, value: unknown) => {
    if (field === 'kind') return word(contractKindWords[contractKinds.find(one => one === value) ?? 'other'])
    if (field === 'partnerId') return partners.data?.find(one => one.id === value)?.name ?? '—'
    return field === 'amount' ? String(Number(value) / 100) : undefined
  }
  const submit = () => {
    setTried(true)
    if (missing('title') || missing('party') || dayMissing || daysWrong || save.pending) return
    // A refusal stands below, and everything typed stays.
    save.run({ contractId, ...mine, base: meanwhile.base }).then(
      () => onDone(contractId),
      () => undefined,
    )
  }
  const line = (name: keyof typeof entry, label: string, required = false) => (
    <TextField
      label={label}
      value={entry[name]}
      onChange={value => setEntry(current => ({ ...current, [name]: value }))}
      maxLength={name === 'note' ? 2000 : name === 'number' ? 80 : 200}
      error={tried && required && entry[name].trim() === '' ? common('missing') : undefined}
      required={required}
      autoFocus={name === 'title'}
    />
  )
  const untilError = days.until === '' ? common('missing') : daysWrong ? t('daysWrong') : undefined
  return (
    <RegisterForm
      label={row ? common('edit') : t('add')}
      pending={save.pending}
      error={save.error}
      meanwhile={{ meanwhile, label: field => labels[field], say }}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {line('title', t('name'), true)}
      <div className="reg-row">
        {line('party', t('party'), true)}
        <Field label={t('partner')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={partnerId}
              options={(partners.data ?? []).map(one => ({ value: one.id, label: one.name }))}
              onChange={chosen => setPartnerId(chosen ?? null)}
            />
          )}
        </Field>
        {line('number', t('number'))}
        <ChoiceField
          label={common('kind')}
          value={kind}
          choices={contractKinds}
          words={contractKindWords}
          onChange={setKind}
        />
      </div>
      <div className="reg-row">
        <Field label={t('from')} error={tried && days.from === '' ? common('missing') : undefined} required>
          {control => (
            <DateField {...control} value={days.from} onChange={from => setDays({ ...days, from })} />
          )}
        </Field>
        <Field label={t('until')} error={tried ? untilError : undefined} required>
          {control => (
            <DateField {...control} value={days.until} onChange={until => setDays({ ...days, until })} />
          )}
        </Field>
        <Field label={t('remind')}>
          {({ id }) => (
            <InputNumber
              id={id}
              min={0}
              max={365}
              precision={0}
              value={remindDays}
              onChange={value => setRemindDays(value ?? 0)}
            />
          )}
        </Field>
        <Field label={t('amount')}>
          {({ id }) => <InputNumber id={id} min={0} precision={2} value={yuan} onChange={setYuan} />}
        </Field>
      </div>
      {line('note', common('note'))}
    </RegisterForm>
  )
}
