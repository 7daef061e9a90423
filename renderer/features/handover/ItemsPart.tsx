import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { RouteCard } from '../../../main/contract/handover-day.ts'
import type { ProfileHandover } from '../../../main/contract/profile-handover.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Field } from '../../components/Field.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { dayTexts } from './day-texts.ts'

interface ItemsPartProps {
  readonly card: RouteCard
  readonly items: ProfileHandover['items']
  readonly works: boolean
}

/** Keys, cards, books and gifts, counted out once the home is accepted. */
export function ItemsPart({ card, items, works }: ItemsPartProps) {
  const t = useTexts(dayTexts)
  const word = useWord()
  const trpc = useTRPC()
  const accepted = card.state === 'accepted'
  const [open, setOpen] = useState(accepted && card.itemsAt === null)
  const counted = new Map(card.items.map(({ id, count }) => [id, count]))
  const fresh = items.map(({ id, usual }) => ({
    id,
    count: card.itemsAt === null ? usual : (counted.get(id) ?? 0),
  }))
  const [entry, setEntry] = useState(fresh)
  const hand = useCommand(trpc.handover.handItems)
  const stroke = useStroke(hand, { now: { items: card.items }, open, onTake: () => setOpen(false) })
  const nameOf = (id: string) => word(items.find(one => one.id === id)?.name, id)
  const told = (value: unknown) =>
    Array.isArray(value)
      ? value
          .flatMap((one: unknown) =>
            typeof one === 'object' && one !== null && 'id' in one && 'count' in one
              ? [`${nameOf(String(one.id))} ×${String(one.count)}`]
              : [],
          )
          .join(comma())
      : undefined
  const submit = () => {
    const sent = entry.filter(({ count }) => count > 0)
    stroke.send({ visitId: card.id, items: sent }, () => setOpen(false))
  }
  return (
    <section>
      <h3>{t('items')}</h3>
      {!accepted ? <p className="desk-soft">{t('itemsHint')}</p> : null}
      {card.itemsAt === null ? null : (
        <p>
          ✓ {told(card.items)}{' '}
          <span className="desk-soft">
            {t('itemsAt')} <Time at={card.itemsAt} as="short" />
          </span>
        </p>
      )}
      {works && accepted && !open ? (
        <Button
          size="small"
          onClick={() => {
            setEntry(fresh)
            setOpen(true)
          }}
        >
          {t(card.itemsAt === null ? 'itemsNow' : 'change')}
        </Button>
      ) : null}
      {works && accepted && open ? (
        <DeskForm onSubmit={submit} ctrlEnter className="handover-form" label={t('items')}>
          <div className="handover-counts">
            {entry.map(({ id, count }) => (
              <Field key={id} label={nameOf(id)}>
                {control => (
                  <InputNumber
                    {...control}
                    min={0}
                    max={99}
                    precision={0}
                    value={count}
                    onChange={value =>
                      setEntry(all => all.map(one => (one.id === id ? { id, count: value ?? 0 } : one)))
                    }
                  />
                )}
              </Field>
            ))}
          </div>
          <StrokeNote stroke={stroke} thing={card} label={() => t('items')} say={(_, value) => told(value)} />
          <div className="handover-actions">
            <Button type="primary" htmlType="submit" loading={stroke.pending}>
              {t('itemsNow')}
            </Button>
            <Button type="text" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </div>
        </DeskForm>
      ) : (
        <StrokeNote stroke={stroke} thing={card} label={() => t('items')} />
      )}
    </section>
  )
}
