import { useQuery } from '@tanstack/react-query'
import { Button, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { proposeMatter } from '../../../main/contract/propose.ts'
import type { CareReason } from '../../../main/contract/callback-views.ts'
import type { VisitRow } from '../../../main/contract/visits.ts'
import { newId, ofOneThing, useCommand, useTRPC } from '../../app/api.ts'
import { formatClock, formatDay, momentOf } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMe } from '../../app/session.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useCareReasons } from '../callbacks/CareReasons.tsx'
import { useProfile } from '../cases/useProfile.ts'
import { type FollowUp, FollowUpFields } from './FollowUpFields.tsx'
import { texts } from './texts.ts'

interface HoldFormProps {
  readonly visit: VisitRow
  onDone(): void
}

/** Whether a dissatisfied owner is content after the visit. */
const Outcome = z.enum(['settled', 'open'])
type Outcome = z.infer<typeof Outcome>

/** The minutes of a visit, once it is known because of whom it was made: no question comes in under the fingers. */
export function HoldForm({ visit, onDone }: HoldFormProps) {
  const { data, error } = useCareReasons([visit.id])
  if (error && !data) return <ErrorNote error={error} />
  if (data === undefined) return null
  return <MinutesForm visit={visit} onDone={onDone} reasons={data.filter(one => one.care === 'planned')} />
}

interface MinutesFormProps extends HoldFormProps {
  /** Dissatisfied owners of whom it is to be said whether they are content now. */
  readonly reasons: readonly CareReason[]
}

/** What came up becomes cases in the same step. `Ctrl Enter` saves. */
function MinutesForm({ visit, onDone, reasons }: MinutesFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const profile = useProfile()
  const me = useMe()
  const now = useNow()
  const home = useQuery(trpc.units.detail.queryOptions({ unitId: visit.unitId }, ofOneThing))
  const hold = useCommand(trpc.visits.hold)
  const [at, setAt] = useState(() => {
    const then = Math.min(visit.appointmentAt ?? Date.now(), Date.now())
    return `${formatDay(then)}T${formatClock(then)}`
  })
  const [personId, setPersonId] = useState<string | null>(null)
  const [present, setPresent] = useState('')
  const [minutes, setMinutes] = useState('')
  const [followUps, setFollowUps] = useState<readonly FollowUp[]>([])
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, Outcome | undefined>>>({})
  const [tried, setTried] = useState(false)
  const heldAt = at === '' ? Number.NaN : momentOf(at)
  const timeWrong = Number.isNaN(heldAt)
    ? t('timeMissing')
    : heldAt > now + 60_000
      ? t('timeFuture')
      : undefined
  const minutesMissing = minutes.trim() === ''
  const submit = () => {
    setTried(true)
    const unsaid = followUps.some(
      one => one.text.trim() === '' || (one.promise.trim() !== '' && one.promiseDue === ''),
    )
    const undecided = reasons.some(one => outcomes[one.callbackId] === undefined)
    if (timeWrong !== undefined || minutesMissing || unsaid || undecided || hold.pending) return
    const input = {
      visitId: visit.id,
      heldAt,
      personId,
      ...(present.trim() === '' ? {} : { present }),
      minutes,
      settled: reasons.map(one => one.callbackId).filter(id => outcomes[id] === 'settled'),
      followUps: followUps.map(followUp => {
        const { caseId, text, kind, category, emergency } = followUp
        const proposal = profile ? proposeMatter(profile, text) : { kind: null, category: [] }
        return {
          caseId,
          text,
          kind: kind ?? proposal.kind ?? ('suggestion' as const),
          category: [...(category ?? proposal.category)],
          emergency,
          personId,
          ...promiseOf(followUp),
        }
      }),
    }
    // A refusal stands in `hold.error`, and everything typed stays.
    hold.run(input).then(onDone, () => undefined)
  }
  const change = (caseId: string, part: Partial<FollowUp>) =>
    setFollowUps(current => current.map(one => (one.caseId === caseId ? { ...one, ...part } : one)))
  const people = (home.data?.people ?? []).filter(one => one.present)
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="visit-form" label={t('hold')}>
      <div className="visit-form-row">
        <Field label={t('heldAt')} error={tried ? timeWrong : undefined} required>
          {control => <DateTimeField {...control} value={at} onChange={setAt} />}
        </Field>
        <Field label={t('present')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              value={personId}
              options={people.map(one => ({ value: one.personId, label: one.name ?? '—' }))}
              onChange={chosen => setPersonId(chosen ?? null)}
            />
          )}
        </Field>
        <Field label={t('presentOther')}>
          {control => (
            <Input
              {...control}
              maxLength={200}
              value={present}
              onChange={event => setPresent(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={t('minutes')} error={tried && minutesMissing ? t('missing') : undefined} required>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            maxLength={20_000}
            placeholder={t('minutesPlaceholder')}
            autoSize={{ minRows: 3, maxRows: 12 }}
            value={minutes}
            onChange={event => setMinutes(event.target.value)}
          />
        )}
      </Field>
      {reasons.map(one => (
        <Field
          key={one.callbackId}
          label={t('outcome', { name: one.name ?? t('owner') })}
          hint={one.words}
          error={tried && outcomes[one.callbackId] === undefined ? t('outcomeMissing') : undefined}
          required
        >
          {({ id }) => (
            <Radio.Group
              id={id}
              value={outcomes[one.callbackId]}
              options={[
                { value: 'settled', label: t('outcome.settled') },
                { value: 'open', label: t('outcome.open') },
              ]}
              onChange={event =>
                setOutcomes(current => ({ ...current, [one.callbackId]: Outcome.parse(event.target.value) }))
              }
            />
          )}
        </Field>
      ))}
      {followUps.map((one, index) => (
        <FollowUpFields
          key={one.caseId}
          place={index + 1}
          followUp={one}
          tried={tried}
          onChange={part => change(one.caseId, part)}
          onRemove={() => setFollowUps(current => current.filter(other => other.caseId !== one.caseId))}
        />
      ))}
      <ErrorNote error={hold.error} />
      <div className="visit-form-foot">
        <Button
          disabled={followUps.length >= 10}
          onClick={() =>
            setFollowUps(current => [
              ...current,
              {
                caseId: newId(),
                text: '',
                promise: '',
                promiseId: newId(),
                promiseDue: '',
                promiseBy: me.staffId,
                kind: null,
                category: null,
                emergency: false,
              },
            ])
          }
        >
          {t('followUpAdd')}
        </Button>
        <Button type="text" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={hold.pending}>
          {t('save')} <KeyHint keys="Ctrl Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}

/** What was promised there, as the desk keeps it; nothing where nothing was. */
function promiseOf({ promise, promiseId, promiseDue, promiseBy }: FollowUp) {
  if (promise.trim() === '') return {}
  return { promise: { promiseId, text: promise, dueAt: momentOf(promiseDue), approvedBy: promiseBy } }
}
