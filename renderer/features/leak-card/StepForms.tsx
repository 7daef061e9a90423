import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import type { EmergencyKind } from '../../../main/contract/emergencies.ts'
import { kindRules } from '../../../main/contract/emergency-kinds.ts'
import type { LeakTest } from '../../../main/contract/leaks.ts'
import { leakWords, teamKindWords } from '../../../main/contract/leak-words.ts'
import { useTRPC } from '../../app/api.ts'
import { formatClock, formatDay, momentOf } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useWord } from '../cases/words.ts'
import { ActionForm } from '../leaks/ActionForm.tsx'
import { KeyChoice } from '../leaks/KeyChoice.tsx'
import { RainBetween } from './RainBetween.tsx'
import { texts } from './texts.ts'

const hour = 3_600_000
const day = 24 * hour
/** A moment as the field has it, `2026-07-12T18:40`. */
const localOf = (at: number) => `${formatDay(at)}T${formatClock(at)}`

/** What stands around a form of a step; it is sent for one leak or for a source. */
interface StepFormProps<Step> {
  readonly pending: boolean
  readonly error: unknown
  onSend(step: Step): void
  onCancel(): void
}

/** What is done, by whom, until when. */
export function PlanForm(props: StepFormProps<{ readonly text: string; readonly dueAt: number }>) {
  const { pending, error, onSend, onCancel } = props
  const t = useTexts(texts)
  const [text, setText] = useState('')
  const [due, setDue] = useState(() => localOf(Date.now() + 2 * day))
  const dueAt = due === '' ? Number.NaN : momentOf(due)
  return (
    <ActionForm
      title={t('plan')}
      verb={t('save')}
      pending={pending}
      error={error}
      incomplete={text.trim() === '' || Number.isNaN(dueAt)}
      onSubmit={() => onSend({ text: text.trim(), dueAt })}
      onCancel={onCancel}
    >
      <Words
        label={t('planWhat')}
        placeholder={t('planWhatPlaceholder')}
        value={text}
        onChange={setText}
        required
      />
      <Field label={t('planDue')} required>
        {control => <DateTimeField {...control} value={due} onChange={setDue} />}
      </Field>
    </ActionForm>
  )
}

/** What was done, and by whom: a leak that returns counts against them. */
export function RepairForm(
  props: StepFormProps<{ readonly text: string; readonly teamId: string }> & {
    readonly teamId: string | null
  },
) {
  const { pending, error, onSend, onCancel } = props
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const teams = useQuery(trpc.teams.list.queryOptions())
  const there = (teams.data ?? []).filter(team => !team.retired)
  const [chosen, setChosen] = useState<string>()
  const [text, setText] = useState('')
  // Who was sent, or the only team there is; anybody else is said by a person.
  const likely = there.find(team => team.id === props.teamId) ?? (there.length === 1 ? there[0] : undefined)
  const teamId = chosen ?? likely?.id
  const saidWhat = text.trim() !== ''
  return (
    <ActionForm
      title={t('repair')}
      verb={t('save')}
      pending={pending}
      error={error}
      waiting={saidWhat && teams.isPending}
      incomplete={!saidWhat || teamId === undefined}
      lacks={saidWhat ? t('lacksTeam') : undefined}
      onSubmit={() => {
        if (teamId !== undefined) onSend({ text: text.trim(), teamId })
      }}
      onCancel={onCancel}
    >
      <Words
        label={t('repairWhat')}
        placeholder={t('repairWhatPlaceholder')}
        value={text}
        onChange={setText}
        required
      />
      <ErrorNote error={teams.error} retry={teams.refetch} />
      {teams.data && there.length === 0 ? <p>{t('noTeams')}</p> : null}
      <KeyChoice
        label={t('repairBy')}
        value={teamId}
        choices={there.map(({ id, name, kind }) => ({
          value: id,
          text: name,
          note: word(teamKindWords[kind]),
        }))}
        onChange={setChosen}
      />
    </ActionForm>
  )
}

export interface LeakTested {
  readonly kind: LeakTest
  readonly from: number
  readonly to: number
  readonly holds: boolean
  readonly text?: string
}

/** A water test, or a look through the rain with what fell meanwhile. */
export function TestForm(
  props: StepFormProps<LeakTested> & { readonly about: EmergencyKind; readonly since: number | null },
) {
  const { pending, error, onSend, onCancel, since } = props
  const t = useTexts(texts)
  const word = useWord()
  const tests = kindRules[props.about].tests
  const [kind, setKind] = useState<LeakTest>(tests[0] ?? 'ponding')
  const [from, setFrom] = useState(() => localOf(since ?? Date.now() - day))
  const [to, setTo] = useState(() => localOf(Date.now()))
  const [holds, setHolds] = useState<boolean>()
  const [text, setText] = useState('')
  const [began, ended] = [from === '' ? Number.NaN : momentOf(from), to === '' ? Number.NaN : momentOf(to)]
  const hours = Math.floor((ended - began) / hour)
  const inOrder = ended >= began
  const short = kind === 'ponding' && holds === true && inOrder && hours < 24
  const ready = inOrder && !short && holds !== undefined
  return (
    <ActionForm
      title={t('test')}
      verb={t('save')}
      pending={pending}
      error={error}
      incomplete={!ready}
      onSubmit={() => {
        if (holds === undefined) return
        const words = text.trim()
        onSend({ kind, from: began, to: ended, holds, ...(words === '' ? {} : { text: words }) })
      }}
      onCancel={onCancel}
    >
      <KeyChoice<LeakTest>
        first
        label={t('testHow')}
        value={kind}
        choices={tests.map(one => ({
          value: one,
          text: word(leakWords[`test.${one}`]),
          note: t(`testHint.${one}`),
        }))}
        onChange={setKind}
      />
      <Field label={t('from')} required>
        {control => <DateTimeField {...control} value={from} onChange={setFrom} />}
      </Field>
      <Field
        label={t('to')}
        required
        error={ended < began ? t('toBeforeFrom') : short ? t('tooShort', { hours }) : null}
      >
        {control => <DateTimeField {...control} value={to} onChange={setTo} />}
      </Field>
      {kind === 'rain' && inOrder ? <RainBetween from={began} to={ended} /> : null}
      <KeyChoice
        label={t('result')}
        value={holds === undefined ? undefined : holds ? 'holds' : 'fails'}
        choices={[
          { value: 'holds', text: t('holds') },
          { value: 'fails', text: t('fails') },
        ]}
        onChange={value => setHolds(value === 'holds')}
      />
      <Words label={t('note')} value={text} onChange={setText} />
    </ActionForm>
  )
}

interface WordsProps {
  readonly label: string
  readonly value: string
  onChange(value: string): void
  readonly placeholder?: string
  readonly required?: boolean
}

/** A few lines of words; the first field of its form where it is required. */
export function Words({ label, value, onChange, placeholder, required = false }: WordsProps) {
  return (
    <Field label={label} required={required}>
      {control => (
        <Input.TextArea
          {...control}
          autoFocus={required}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2_000}
          placeholder={placeholder}
          value={value}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
