import { Button, Input } from 'antd'
import { useState } from 'react'
import type { RouteCard } from '../../../main/contract/handover-day.ts'
import type { ProfileHandover } from '../../../main/contract/profile-handover.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Field } from '../../components/Field.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useWord } from '../cases/words.ts'
import { Files } from '../registers/Files.tsx'
import { dayTexts } from './day-texts.ts'
import { useAttachTo } from './PapersPart.tsx'

interface MetersPartProps {
  readonly card: RouteCard
  readonly meters: ProfileHandover['meters']
  readonly works: boolean
}

/** A reading as it was typed, in thousandths; undefined where it is none. */
export function readReading(text: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,8})(?:\.(\d{1,3}))?$/.exec(text.normalize('NFKC').trim()) ?? []
  return whole === undefined ? undefined : Number(whole) * 1000 + Number(part.padEnd(3, '0'))
}

const shown = (value: number) => String(value / 1000)

/** Water, electricity, gas and heat as the meters stood, with their photos. */
export function MetersPart({ card, meters, works }: MetersPartProps) {
  const t = useTexts(dayTexts)
  const word = useWord()
  const trpc = useTRPC()
  const attach = useAttachTo(card.id)
  const [open, setOpen] = useState(false)
  const [entry, setEntry] = useState<Readonly<Record<string, string>>>({})
  const [tried, setTried] = useState(false)
  const read = useCommand(trpc.handover.readMeters)
  const stroke = useStroke(read, { now: { meters: card.meters }, open, onTake: () => setOpen(false) })
  const told = (value: unknown) =>
    Array.isArray(value)
      ? value
          .flatMap((one: unknown) => {
            if (typeof one !== 'object' || one === null || !('id' in one) || !('value' in one)) return []
            const meter = meters.find(({ id }) => id === one.id)
            return [`${word(meter?.name, String(one.id))} ${shown(Number(one.value))} ${meter?.unit ?? ''}`]
          })
          .join(comma())
      : undefined
  const begin = () => {
    setEntry(Object.fromEntries(card.meters.map(({ id, value }) => [id, shown(value)])))
    setOpen(true)
  }
  const typed = meters.flatMap(({ id }) => {
    const text = entry[id]?.trim() ?? ''
    return text === '' ? [] : [{ id, value: readReading(text) }]
  })
  const submit = () => {
    setTried(true)
    const sent = typed.flatMap(({ id, value }) => (value === undefined ? [] : [{ id, value }]))
    if (sent.length === typed.length) stroke.send({ visitId: card.id, meters: sent }, () => setOpen(false))
  }
  return (
    <section>
      <h3>{t('meters')}</h3>
      {card.meters.length === 0 ? null : <p className="desk-figures">{told(card.meters)}</p>}
      {works && !open ? (
        <Button size="small" onClick={begin}>
          {t(card.meters.length === 0 ? 'meters' : 'change')}
        </Button>
      ) : null}
      {open ? (
        <DeskForm onSubmit={submit} ctrlEnter className="handover-form" label={t('meters')}>
          <div className="handover-counts">
            {meters.map(({ id, name, unit }, index) => (
              <Field
                key={id}
                label={word(name)}
                error={
                  tried && typed.some(one => one.id === id && one.value === undefined)
                    ? t('meterWrong')
                    : undefined
                }
              >
                {control => (
                  <Input
                    {...control}
                    autoFocus={index === 0}
                    inputMode="decimal"
                    maxLength={12}
                    suffix={unit}
                    value={entry[id] ?? ''}
                    onChange={event => setEntry(all => ({ ...all, [id]: event.target.value }))}
                  />
                )}
              </Field>
            ))}
          </div>
          <div className="handover-actions">
            <Button type="primary" htmlType="submit" loading={stroke.pending}>
              {t('metersNow')}
            </Button>
            <Button type="text" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </div>
        </DeskForm>
      ) : null}
      <StrokeNote stroke={stroke} thing={card} label={() => t('meters')} say={(_, value) => told(value)} />
      <Files
        label={t('meterPhotos')}
        files={card.files.filter(({ part }) => part === 'meter')}
        attach={works ? attach('meter') : undefined}
      />
    </section>
  )
}
