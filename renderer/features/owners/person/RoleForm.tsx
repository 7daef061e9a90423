import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { type Outputs, useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DateField } from '../../../components/date/DateField.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { MeanwhileNote } from '../../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../../components/meanwhile/useMeanwhile.ts'
import { useUndo } from '../../../components/undo.tsx'
import { texts } from './texts.ts'

type Home = Outputs['people']['detail']['units'][number]

interface RoleFormProps {
  readonly personId: string
  readonly home: Home
  onClose(): void
}

/** Days and share of a role at a home, put right; what they were stays on the timeline. */
export function RoleForm({ personId, home, onClose }: RoleFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const correct = useCommand(trpc.people.correctRole)
  const [from, setFrom] = useState(home.from ?? '')
  const [until, setUntil] = useState(home.until ?? '')
  /** Percent, as people say it. */
  const [share, setShare] = useState<number | null>(home.share === null ? null : home.share / 100)
  const { unitId, role } = home
  const owns = role === 'owner' || role === 'co-owner'
  const before = { unitId, role, from: home.from, until: home.until, share: home.share }
  const mine = {
    from: from === '' ? null : from,
    until: until === '' ? null : until,
    share: share === null ? null : Math.round(share * 100),
  }
  const meanwhile = useMeanwhile({
    now: { from: home.from, until: home.until, share: home.share },
    mine,
    take(field) {
      if (field === 'from') setFrom(home.from ?? '')
      else if (field === 'until') setUntil(home.until ?? '')
      else setShare(home.share === null ? null : home.share / 100)
    },
  })
  const labels: Readonly<Record<string, string>> = {
    from: t('roleFrom'),
    until: t('roleUntil'),
    share: t('roleShare'),
  }
  const send = () => {
    const occupancy = { unitId, role, ...mine }
    // A refusal stands below, and everything typed stays.
    correct
      .run({ personId, occupancy, base: meanwhile.base })
      .then(() => {
        offerUndo(t('roleCorrected'), () => correct.run({ personId, occupancy: before, base: mine }))
        onClose()
      })
      .catch(() => undefined)
  }
  return (
    <DeskForm
      onSubmit={send}
      ctrlEnter
      className="owner-form"
      label={t('correctRole', { number: home.number })}
    >
      <div className="owner-form-pair">
        <Field label={t('roleFrom')}>
          {control => <DateField {...control} value={from} onChange={setFrom} />}
        </Field>
        <Field label={t('roleUntil')}>
          {control => <DateField {...control} value={until} onChange={setUntil} />}
        </Field>
      </div>
      {owns ? (
        <Field label={t('roleShare')}>
          {({ id }) => (
            <InputNumber
              id={id}
              min={0.01}
              max={100}
              precision={2}
              suffix="%"
              value={share}
              onChange={setShare}
            />
          )}
        </Field>
      ) : null}
      <MeanwhileNote
        meanwhile={meanwhile}
        thing={{ id: personId }}
        label={field => labels[field]}
        say={(field, value) => (field === 'share' ? `${Number(value) / 100}%` : undefined)}
      />
      <ErrorNote error={correct.error} />
      <div className="pair-actions">
        <Button type="primary" htmlType="submit" size="small" loading={correct.pending}>
          {t('saveRole')}
        </Button>
        <Button type="text" size="small" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}
