import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import type { RouteCard } from '../../../main/contract/handover-day.ts'
import type { ProfileHandover } from '../../../main/contract/profile-handover.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { ownerWords } from '../../components/owner-words.ts'
import { dayTexts } from './day-texts.ts'
import { PaperTicks } from './PapersPart.tsx'

interface CheckInFormProps {
  readonly card: RouteCard
  readonly papers: ProfileHandover['papers']
}

const stranger = 'stranger'

/** Who came and with which papers; `Ctrl Enter` gives the family its number. */
export function CheckInForm({ card, papers }: CheckInFormProps) {
  const t = useTexts(dayTexts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const unit = useQuery(trpc.units.detail.queryOptions({ unitId: card.unitId }))
  const people = (unit.data?.people ?? []).filter(({ present }) => present)
  const [chosen, setChosen] = useState<string>()
  const [came, setCame] = useState('')
  const [attorney, setAttorney] = useState(false)
  const [shown, setShown] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const [stopId] = useState(newId)
  const checkIn = useCommand(trpc.handover.checkIn)
  const who = chosen ?? people[0]?.personId ?? stranger
  const missing = who === stranger && came.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing || !unit.data) return
    checkIn
      .run({
        visitId: card.id,
        stopId,
        personId: who === stranger ? null : who,
        came: who === stranger ? came.trim() : '',
        attorney,
        papers: [...shown],
      })
      .then(
        ({ ticket, stationName }) =>
          message.success(t('checkedIn', { number: card.number, ticket, station: stationName })),
        () => undefined,
      )
  }
  if (unit.isPending) return <Loading rows={4} />
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="handover-form" label={t('checkIn')}>
      <Field label={t('came')} error={tried && missing ? t('cameMissing') : undefined}>
        {() => (
          <Radio.Group
            aria-label={t('came')}
            className="handover-ticks"
            value={who}
            onChange={event => setChosen(String(event.target.value))}
          >
            {people.map(one => (
              <Radio key={one.personId} value={one.personId} autoFocus={one.personId === who}>
                {one.name ?? words('erased')} <small>{words(`role.${one.role}`)}</small>{' '}
                <small className="desk-soft desk-figures">{one.phones[0]?.masked}</small>
              </Radio>
            ))}
            <Radio value={stranger}>{t('someoneElse')}</Radio>
          </Radio.Group>
        )}
      </Field>
      {who === stranger ? (
        <Input
          autoFocus
          aria-label={t('cameName')}
          placeholder={t('cameName')}
          status={tried && missing ? 'error' : ''}
          maxLength={120}
          value={came}
          onChange={event => setCame(event.target.value)}
        />
      ) : null}
      <Checkbox checked={attorney} onChange={event => setAttorney(event.target.checked)}>
        {t('attorney')}
      </Checkbox>
      <PaperTicks papers={papers} shown={shown} onChange={setShown} />
      <ErrorNote error={unit.error ?? checkIn.error} />
      <div className="handover-actions">
        <Button type="primary" htmlType="submit" loading={checkIn.pending}>
          {t('checkIn')} <KeyHint keys="Ctrl Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}
