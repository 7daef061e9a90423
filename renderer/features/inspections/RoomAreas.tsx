import { Button, Select } from 'antd'
import { useState } from 'react'
import { inverseFrame, type Point, throughFrame } from '../../../main/contract/plan-frames.ts'
import type { UnitTypeDetail } from '../../../main/contract/unit-types.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { PlanView } from './PlanView.tsx'
import { typeTexts } from './type-texts.ts'

/** Where rooms are on the drawing: corners are pressed one after the other. */
export function RoomAreas({ type }: { readonly type: UnitTypeDetail }) {
  const t = useTexts(typeTexts)
  const save = useCommand(useTRPC().unitTypes.save)
  const [roomId, setRoom] = useState<string | null>(null)
  const [corners, setCorners] = useState<readonly Point[]>([])
  const plan = type.plans.find(({ removed }) => !removed)
  const back = plan && inverseFrame(plan.frame)
  if (!plan || !back || type.rooms.length === 0) return null
  const shapeOf = (area: readonly Point[]) =>
    area.map(point => throughFrame(back, point)).map(({ x, y }) => `${x},${y}`)
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const drawn = corners
    .map(point => throughFrame(plan.frame, point))
    .map(({ x, y }) => ({ x: clamp(x), y: clamp(y) }))
  const submit = () =>
    save
      .run({
        typeId: type.id,
        name: type.name,
        rooms: type.rooms.map(room => ({
          ...room,
          area: room.id === roomId ? drawn : [...room.area],
        })),
        base: { name: type.name, rooms: type.rooms },
      })
      .then(
        () => setCorners([]),
        () => undefined,
      )
  const choose = (id: string | null) => {
    setRoom(id)
    setCorners([])
  }
  return (
    <section aria-label={t('areas')}>
      <h3>{t('areas')}</h3>
      <p className="desk-soft">{t('areasHow')}</p>
      <div className="reg-actions">
        <Select
          aria-label={t('drawRoom')}
          placeholder={t('drawRoom')}
          className="defect-filter-wide"
          allowClear
          value={roomId}
          options={type.rooms.map(({ id, name, area }) => ({
            value: id,
            label: area.length > 2 ? `${name} ✓` : name,
          }))}
          onChange={chosen => choose(chosen ?? null)}
        />
        {corners.length > 0 ? <Button onClick={() => setCorners([])}>{t('clearArea')}</Button> : null}
        {corners.length > 2 ? (
          <Button type="primary" loading={save.pending} onClick={submit}>
            {t('saveArea')}
          </Button>
        ) : null}
      </div>
      <ErrorNote error={save.error} />
      {roomId === null ? null : (
        <PlanView
          plan={plan}
          label={t('areas')}
          onPoint={point => setCorners(before => (before.length < 60 ? [...before, point] : before))}
        >
          {type.rooms.map(({ id, area }) =>
            area.length > 2 ? (
              <polygon
                key={id}
                points={shapeOf(area).join(' ')}
                className={id === roomId && corners.length === 0 ? 'plan-area plan-area-chosen' : 'plan-area'}
              />
            ) : null,
          )}
          <polygon
            points={corners.map(({ x, y }) => `${x},${y}`).join(' ')}
            className="plan-area plan-area-chosen"
          />
          {corners.map(({ x, y }) => (
            <circle key={`${x}/${y}`} cx={x} cy={y} r={0.006} className="plan-corner" />
          ))}
        </PlanView>
      )}
    </section>
  )
}
