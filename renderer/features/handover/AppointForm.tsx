import { Button, Select } from 'antd'
import { useState } from 'react'
import type { BatchDetail } from '../../../main/contract/handover.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { homeTexts } from './home-texts.ts'

interface AppointFormProps {
  readonly visit: {
    readonly id: string
    readonly buildingId: string
    readonly day: string | null
    readonly slot: string | null
  }
  readonly batch: Pick<BatchDetail, 'days'> | null
  onDone?(): void
}

/** Agrees on when a family comes: a time of the handover that has room, or any day for a home by itself. */
export function AppointForm({ visit, batch, onDone }: AppointFormProps) {
  const t = useTexts(homeTexts)
  const trpc = useTRPC()
  const appoint = useCommand(trpc.handover.appoint)
  const stroke = useStroke(appoint, { now: { day: visit.day, slot: visit.slot } })
  const [today] = useState(() => formatDay(Date.now()))
  const [chosen, setChosen] = useState<string>()
  const [day, setDay] = useState(visit.day ?? '')
  const set = (asked: string | null, slot: string | null) =>
    stroke.send({ visitId: visit.id, day: asked, slot }, () => onDone?.())
  const options = (batch?.days ?? [])
    .filter(
      one => one.day >= today && (one.buildingIds.length === 0 || one.buildingIds.includes(visit.buildingId)),
    )
    .map(one => ({
      label: one.day,
      options: one.slots.map(({ from, to, capacity }) => {
        const left = capacity - (one.taken[from] ?? 0)
        return {
          value: `${one.day} ${from}`,
          label: `${one.day.slice(5)} ${from}–${to} · ${left > 0 ? t('roomLeft', { count: left }) : t('full')}`,
          disabled: left <= 0 && !(one.day === visit.day && from === visit.slot),
        }
      }),
    }))
  const submit = () => {
    if (batch) {
      const [asked, slot] = (chosen ?? '').split(' ')
      if (asked && slot) set(asked, slot)
    } else if (day !== '') set(day, null)
  }
  return (
    <>
      <DeskForm onSubmit={submit} className="handover-actions" label={t('appointment')}>
        {batch ? (
          options.length === 0 ? (
            <span className="desk-soft">{t('noDaysLeft')}</span>
          ) : (
            <Select
              className="handover-appoint"
              aria-label={t('appointment')}
              placeholder={t('chooseTime')}
              value={chosen ?? null}
              options={options}
              onChange={setChosen}
            />
          )
        ) : (
          <DateField aria-label={t('appointment')} value={day} min={today} onChange={setDay} />
        )}
        <Button
          htmlType="submit"
          disabled={batch ? chosen === undefined : day === ''}
          loading={stroke.pending}
        >
          {t(visit.day === null ? 'appoint' : 'appointAgain')}
        </Button>
        {visit.day === null ? null : (
          <Button type="text" onClick={() => set(null, null)}>
            {t('cancelAppointment')}
          </Button>
        )}
      </DeskForm>
      <StrokeNote stroke={stroke} thing={visit} label={field => t(field === 'day' ? 'day' : 'slots')} />
    </>
  )
}
