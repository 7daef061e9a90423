import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { trades } from '../../../main/contract/contractors.ts'
import { tradeWords } from '../../../main/contract/contractor-words.ts'
import { teamKinds, type TeamRow } from '../../../main/contract/leaks.ts'
import { teamKindWords } from '../../../main/contract/leak-words.ts'
import { Phone } from '../../../main/contract/values.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useWord } from '../cases/words.ts'
import { teamTexts } from './team-texts.ts'

const entryOf = (team: TeamRow | undefined) => ({
  name: team?.name ?? '',
  kind: team?.kind ?? ('property' as const),
  capacity: team?.capacity ?? 3,
  phone: team?.phone ?? '',
  contractorId: team?.contractorId ?? null,
  trades: [...(team?.trades ?? [])],
})

interface TeamFormProps {
  readonly team?: TeamRow
  onDone(teamId: string): void
  onCancel(): void
}

/** Who a team is and how much it can do. `Ctrl Enter` saves. */
export function TeamForm({ team, onDone, onCancel }: TeamFormProps) {
  const t = useTexts(teamTexts)
  const word = useWord()
  const trpc = useTRPC()
  const contractors = useQuery(trpc.contractors.list.queryOptions())
  const add = useCommand(trpc.teams.add)
  const save = useCommand(trpc.teams.change)
  const [teamId] = useState(() => team?.id ?? newId())
  const fresh = entryOf(team)
  const [entry, setEntry] = useState(fresh)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const asSent = ({ phone, ...rest }: typeof entry) => ({
    ...rest,
    name: rest.name.trim(),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
  })
  const meanwhile = useMeanwhile({
    now: team && asSent(fresh),
    mine: asSent(entry),
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const nameMissing = entry.name.trim() === ''
  const phoneWrong = entry.phone.trim() !== '' && !Phone.safeParse(entry.phone.trim()).success
  const submit = () => {
    setTried(true)
    if (nameMissing || phoneWrong || add.pending || save.pending) return
    const sent = team
      ? save.run({ teamId, ...asSent(entry), base: meanwhile.base })
      : add.run({ teamId, ...asSent(entry) })
    // A refusal stands below, and everything typed stays.
    sent.then(
      () => onDone(teamId),
      () => undefined,
    )
  }
  const labels: Readonly<Record<string, string>> = {
    name: t('name'),
    kind: t('kind'),
    capacity: t('capacity'),
    phone: t('phone'),
    contractorId: t('contractor'),
    trades: t('trades'),
  }
  const say = (field: string, value: unknown) => {
    if (field === 'kind') return word(teamKindWords[teamKinds.find(one => one === value) ?? 'own'])
    if (field === 'contractorId')
      return contractors.data?.find(({ id }) => id === value)?.name ?? t('noContractor')
    if (field === 'trades' && Array.isArray(value))
      return trades
        .filter(trade => value.includes(trade))
        .map(trade => word(tradeWords[trade]))
        .join(comma())
    return undefined
  }
  const choose = (contractorId: string | null) => {
    const found = contractors.data?.find(({ id }) => id === contractorId)
    set({ contractorId, ...(found ? { kind: 'contractor', trades: [...found.trades] } : {}) })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="team-form" label={t(team ? 'edit' : 'add')}>
      <h2>{team?.name ?? t('add')}</h2>
      <Field label={t('name')} error={tried && nameMissing ? t('missing') : undefined} required>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={100}
            value={entry.name}
            onChange={event => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('kind')}>
        {({ id }) => (
          <Select
            id={id}
            value={entry.kind}
            options={teamKinds.map(kind => ({ value: kind, label: word(teamKindWords[kind]) }))}
            onChange={kind => set({ kind })}
          />
        )}
      </Field>
      <Field label={t('contractor')}>
        {({ id }) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={entry.contractorId ?? ''}
            options={[
              { value: '', label: t('noContractor') },
              ...(contractors.data ?? [])
                .filter(({ id: one, retired }) => !retired || one === entry.contractorId)
                .map(({ id: value, name }) => ({ value, label: name })),
            ]}
            onChange={value => choose(value === '' ? null : value)}
          />
        )}
      </Field>
      <Field label={t('trades')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            value={entry.trades}
            options={trades.map(trade => ({ value: trade, label: word(tradeWords[trade]) }))}
            onChange={chosen => set({ trades: trades.filter(trade => chosen.includes(trade)) })}
          />
        )}
      </Field>
      <Field label={t('capacity')}>
        {({ id }) => (
          <InputNumber
            id={id}
            min={1}
            max={99}
            precision={0}
            value={entry.capacity}
            onChange={capacity => set({ capacity: capacity ?? 1 })}
          />
        )}
      </Field>
      <Field label={t('phone')} error={tried && phoneWrong ? t('phoneWrong') : undefined}>
        {control => (
          <Input
            {...control}
            inputMode="tel"
            value={entry.phone}
            onChange={event => set({ phone: event.target.value })}
          />
        )}
      </Field>
      <MeanwhileNote
        meanwhile={meanwhile}
        {...(team ? { thing: { id: team.id } } : {})}
        label={field => labels[field]}
        say={say}
      />
      <ErrorNote error={add.error ?? save.error} />
      <div className="team-form-foot">
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={add.pending || save.pending}>
          {t('save')} <KeyHint keys="Ctrl Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}
