import { Button, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import {
  areaByStatute,
  type AreaClause,
  areaManners,
  type DelayClause,
  rateBases,
  rateManners,
  type SettlementView,
} from '../../../main/contract/settlement.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { centsOf, millionthsOf } from '../contracts/entry.ts'
import { texts } from './texts.ts'

interface ClauseFormProps {
  readonly view: SettlementView
  onClose(): void
}

/** A clause about delay while it is typed: days and percents as texts. */
interface DelayEntry {
  readonly own: boolean
  readonly base: DelayClause['base']
  readonly manner: DelayClause['manner']
  readonly steps: readonly { readonly key: string; readonly fromDay: string; readonly rate: string }[]
  readonly capOf: DelayClause['base'] | 'none'
  readonly share: string
}

interface AreaEntry {
  readonly own: boolean
  readonly manner: AreaClause['manner']
  readonly limit: string
  readonly unitPrice: string
}

const percentText = (millionths: number) => String(millionths / 10_000)
const delayEntry = ({ delayClause }: SettlementView): DelayEntry => {
  const clause = delayClause?.clause
  return {
    own: delayClause?.entered === true,
    base: clause?.base ?? 'paid',
    manner: clause?.manner ?? 'each-day',
    steps: (clause?.steps ?? [{ fromDay: 1, rate: 100 }]).map(({ fromDay, rate }) => ({
      key: newId(),
      fromDay: String(fromDay),
      rate: percentText(rate),
    })),
    capOf: clause?.cap?.of ?? 'none',
    share: clause?.cap ? percentText(clause.cap.share) : '5',
  }
}

function readDelay(entry: DelayEntry): DelayClause | undefined {
  const steps = entry.steps.flatMap(({ fromDay, rate }) => {
    const read = millionthsOf(rate) ?? undefined
    return /^\d{1,5}$/.test(fromDay.trim()) && read !== undefined
      ? [{ fromDay: Number(fromDay), rate: read }]
      : []
  })
  const share = millionthsOf(entry.share) ?? undefined
  const inOrder = steps.every(({ fromDay }, at) =>
    at === 0 ? fromDay === 1 : fromDay > (steps[at - 1]?.fromDay ?? 0),
  )
  if (steps.length < entry.steps.length || !inOrder || (entry.capOf !== 'none' && share === undefined))
    return undefined
  const cap = entry.capOf === 'none' || share === undefined ? null : { of: entry.capOf, share }
  return { base: entry.base, manner: entry.manner, steps, cap }
}

function readArea({ manner, limit, unitPrice }: AreaEntry): AreaClause | undefined {
  const share = millionthsOf(limit) ?? undefined
  const price = centsOf(unitPrice)
  return share === undefined || price === undefined ? undefined : { manner, limit: share, unitPrice: price }
}

/** What this contract says about delay and areas; without words of its own, sales and the statute count. */
export function ClauseForm({ view, onClose }: ClauseFormProps) {
  const t = useTexts(texts)
  const set = useCommand(useTRPC().settlements.setClauses)
  const now = {
    delay: view.delayClause?.entered ? view.delayClause.clause : null,
    area: view.areaClause.entered ? view.areaClause.clause : null,
  }
  const stroke = useStroke(set, { now, open: true, onTake: onClose })
  const [delay, setDelay] = useState(() => delayEntry(view))
  const [area, setArea] = useState<AreaEntry>(() => {
    const { clause, entered } = view.areaClause
    return {
      own: entered,
      manner: clause.manner,
      limit: percentText(entered ? clause.limit : areaByStatute.limit),
      unitPrice: clause.unitPrice === null ? '' : (clause.unitPrice / 100).toFixed(2),
    }
  })
  const [tried, setTried] = useState(false)
  const sent = {
    delay: delay.own ? readDelay(delay) : null,
    area: area.own ? readArea(area) : null,
  }
  const submit = () => {
    setTried(true)
    if (sent.delay === undefined || sent.area === undefined) return
    stroke.send({ contractIds: [view.contractId], delay: sent.delay, area: sent.area }, onClose)
  }
  const step = (key: string, part: { readonly fromDay?: string; readonly rate?: string }) =>
    setDelay(all => ({
      ...all,
      steps: all.steps.map(one => (one.key === key ? { ...one, ...part } : one)),
    }))
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="settlement-form" label={t('clauses')}>
      <fieldset className="settlement-clause">
        <legend>{t('delayClause')}</legend>
        <Radio.Group
          aria-label={t('delayClause')}
          value={delay.own}
          onChange={event => setDelay({ ...delay, own: event.target.value === true })}
        >
          <Radio value={false}>{t('useSales')}</Radio>
          <Radio value>{t('own')}</Radio>
        </Radio.Group>
        {delay.own ? (
          <>
            <div className="settlement-row">
              <Field label={t('of')}>
                {({ id }) => (
                  <Select
                    id={id}
                    value={delay.base}
                    options={rateBases.map(value => ({ value, label: t(`base.${value}`) }))}
                    onChange={base => setDelay({ ...delay, base })}
                  />
                )}
              </Field>
              <Field label={t('manner')}>
                {({ id }) => (
                  <Select
                    id={id}
                    value={delay.manner}
                    options={rateManners.map(value => ({ value, label: t(`manner.${value}`) }))}
                    onChange={manner => setDelay({ ...delay, manner })}
                  />
                )}
              </Field>
            </div>
            {delay.steps.map(({ key, fromDay, rate }, index) => (
              <div key={key} className="settlement-row">
                <Field label={t('fromDay')}>
                  {control => (
                    <Input
                      {...control}
                      disabled={index === 0}
                      inputMode="numeric"
                      value={fromDay}
                      onChange={event => step(key, { fromDay: event.target.value })}
                    />
                  )}
                </Field>
                <Field label={t('rate')}>
                  {control => (
                    <Input
                      {...control}
                      inputMode="decimal"
                      value={rate}
                      onChange={event => step(key, { rate: event.target.value })}
                    />
                  )}
                </Field>
                {index === 0 ? null : (
                  <Button
                    type="text"
                    aria-label={`${t('remove')} ${fromDay}`}
                    onClick={() => setDelay({ ...delay, steps: delay.steps.filter(one => one.key !== key) })}
                  >
                    {t('remove')}
                  </Button>
                )}
              </div>
            ))}
            {delay.steps.length < 8 ? (
              <div>
                <Button
                  size="small"
                  onClick={() =>
                    setDelay({
                      ...delay,
                      steps: [...delay.steps, { key: newId(), fromDay: '91', rate: '0.03' }],
                    })
                  }
                >
                  {t('addStep')}
                </Button>
              </div>
            ) : null}
            <div className="settlement-row">
              <Field label={t('cap')}>
                {({ id }) => (
                  <Select
                    id={id}
                    value={delay.capOf}
                    options={[
                      { value: 'none' as const, label: t('noCap') },
                      ...rateBases.map(value => ({ value, label: t(`base.${value}`) })),
                    ]}
                    onChange={capOf => setDelay({ ...delay, capOf })}
                  />
                )}
              </Field>
              {delay.capOf === 'none' ? null : (
                <Field label={t('share')}>
                  {control => (
                    <Input
                      {...control}
                      inputMode="decimal"
                      value={delay.share}
                      onChange={event => setDelay({ ...delay, share: event.target.value })}
                    />
                  )}
                </Field>
              )}
            </div>
          </>
        ) : null}
      </fieldset>
      <fieldset className="settlement-clause">
        <legend>{t('areaClause')}</legend>
        <Radio.Group
          aria-label={t('areaClause')}
          value={area.own}
          onChange={event => setArea({ ...area, own: event.target.value === true })}
        >
          <Radio value={false}>{t('useStatute')}</Radio>
          <Radio value>{t('own')}</Radio>
        </Radio.Group>
        {area.own ? (
          <div className="settlement-row">
            <Field label={t('areaManner')}>
              {({ id }) => (
                <Select
                  id={id}
                  value={area.manner}
                  options={areaManners.map(value => ({ value, label: t(`manner.${value}`) }))}
                  onChange={manner => setArea({ ...area, manner })}
                />
              )}
            </Field>
            <Field label={t('limit')}>
              {control => (
                <Input
                  {...control}
                  inputMode="decimal"
                  value={area.limit}
                  onChange={event => setArea({ ...area, limit: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('unitPrice')}>
              {control => (
                <Input
                  {...control}
                  inputMode="decimal"
                  value={area.unitPrice}
                  onChange={event => setArea({ ...area, unitPrice: event.target.value })}
                />
              )}
            </Field>
          </div>
        ) : null}
      </fieldset>
      {tried && (sent.delay === undefined || sent.area === undefined) ? (
        <p role="alert" className="field-error">
          {t('numberWrong')}
        </p>
      ) : null}
      <StrokeNote
        stroke={stroke}
        thing={{ id: view.contractId }}
        label={field => t(field === 'delay' ? 'delayClause' : 'areaClause')}
      />
      <div className="settlement-head">
        <Button type="primary" htmlType="submit" loading={stroke.pending}>
          {t('save')} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}
