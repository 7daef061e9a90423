import { Button } from 'antd'
import { useState } from 'react'
import type { Point } from '../../../main/contract/plan-frames.ts'
import type { UnitPlan } from '../../../main/contract/unit-types.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { commonTexts } from '../registers/common-texts.ts'
import { PlanView, type ShownPin } from './PlanView.tsx'
import { typeTexts } from './type-texts.ts'

interface AlignPlanProps {
  readonly plan: UnitPlan
  /** The first drawing, on which all others lie. */
  readonly frame: UnitPlan
  onDone(): void
}

const pinsOf = (points: readonly Point[]): ShownPin[] =>
  points.map((at, index) => ({ id: String(index), at, label: String(index + 1), tone: 'chosen' }))

/** Shows where a drawing lies on the first one, by two or three places that both share. */
export function AlignPlan({ plan, frame, onDone }: AlignPlanProps) {
  const t = useTexts(typeTexts)
  const common = useTexts(commonTexts)
  const align = useCommand(useTRPC().unitTypes.alignPlan)
  const [on, setOn] = useState<readonly Point[]>([])
  const [at, setAt] = useState<readonly Point[]>([])
  const pairs = Math.min(on.length, at.length)
  const send = (matches: { on: Point; other: Point; otherPlanId: string }[]) =>
    align.run({ planId: plan.id, matches, base: { frame: plan.frame } }).then(onDone, () => undefined)
  const save = () =>
    send(
      on.slice(0, pairs).flatMap((point, index) => {
        const other = at[index]
        return other ? [{ on: point, other, otherPlanId: frame.id }] : []
      }),
    )
  // A place on one drawing waits for its fellow on the other.
  const put = (points: readonly Point[], others: readonly Point[], point: Point) =>
    points.length > others.length
      ? [...points.slice(0, -1), point]
      : points.length < 3
        ? [...points, point]
        : points
  return (
    <div className="plan-align">
      <p className="desk-soft">{t('alignHow')}</p>
      <div className="plan-align-both">
        <figure>
          <figcaption>{t('alignNew')}</figcaption>
          <PlanView
            plan={plan}
            label={t('alignNew')}
            pins={pinsOf(on)}
            onPoint={point => setOn(put(on, at, point))}
          />
        </figure>
        <figure>
          <figcaption>{t('alignFrame')}</figcaption>
          <PlanView
            plan={frame}
            label={t('alignFrame')}
            pins={pinsOf(at)}
            onPoint={point => setAt(put(at, on, point))}
          />
        </figure>
      </div>
      <div className="reg-actions">
        <Button type="primary" disabled={pairs < 2} loading={align.pending} onClick={save}>
          {t('alignSave')} · {t('alignDone', { count: pairs })}
        </Button>
        <Button
          onClick={() => {
            setOn([])
            setAt([])
          }}
        >
          {t('alignClear')}
        </Button>
        {plan.alignment === 'points' ? <Button onClick={() => send([])}>{t('alignReset')}</Button> : null}
        <Button type="text" onClick={onDone}>
          {common('cancel')}
        </Button>
      </div>
      <ErrorNote error={align.error} />
    </div>
  )
}
