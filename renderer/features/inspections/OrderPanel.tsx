import { useQuery } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { DefectRow } from '../../../main/contract/inspections.ts'
import type { OrderRow } from '../../../main/contract/rectification.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { commonTexts } from '../registers/common-texts.ts'
import { DefectLine } from './DefectLine.tsx'
import { DefectSteps } from './DefectSteps.tsx'
import { DispatchForm } from './DispatchForm.tsx'
import { defectsPath } from './paths.ts'
import { StepForm } from './StepForm.tsx'
import { texts } from './texts.ts'
import type { DefectStep } from './useDefectSteps.ts'
import { useTicks } from './useTicks.ts'

interface OrderPanelProps {
  readonly orderId: string
  onOpen(orderId: string): void
  onClose(): void
}

/** One order: to whom, by when, and its defects, which take their steps here together or by themselves. */
export function OrderPanel({ orderId, onOpen, onClose }: OrderPanelProps) {
  const trpc = useTRPC()
  const found = useQuery(trpc.rectifications.detail.queryOptions({ orderId }))
  const held = useQuery(trpc.defects.page.queryOptions({ orderId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (held.error && !held.data) return <ErrorState error={held.error} retry={held.refetch} />
  if (!found.data || !held.data) return <Loading rows={6} />
  return <OrderOf order={found.data} page={held.data} onOpen={onOpen} onClose={onClose} />
}

interface OrderOfProps extends Omit<OrderPanelProps, 'orderId'> {
  readonly order: OrderRow
  readonly page: { readonly rows: readonly DefectRow[]; readonly next: string | null }
}

function OrderOf({ order, page, onOpen, onClose }: OrderOfProps) {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const ticks = useTicks(page.rows)
  const [form, setForm] = useState<DefectStep>()
  const meant = ticks.ticked.length > 0 ? ticks.ticked : page.rows
  const close = () => setForm(undefined)
  const done = () => {
    close()
    ticks.none()
  }
  if (form === 'dispatch') return <DispatchForm defects={meant} onDone={onOpen} onCancel={close} />
  if (form !== undefined && form !== 'repaired' && form !== 'accept')
    return <StepForm step={form} defectIds={meant.map(({ id }) => id)} onDone={done} onCancel={close} />
  return (
    <article className="reg-thing" aria-label={order.number}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {common('back')}
      </Button>
      <header className="reg-head">
        <h2>
          {order.party} <span className="desk-figures desk-soft">{order.number}</span>
        </h2>
        {order.late > 0 ? <StateTag tone="overdue">{t('lateCount', { count: order.late })}</StateTag> : null}
      </header>
      <OrderSteps order={order} ticked={ticks.ticked} onOpen={onOpen} />
      <Facts
        rows={[
          [
            t('dueOn'),
            <span key="due" className="desk-figures">
              {order.dueOn}
            </span>,
          ],
          [
            t('dispatchedAt'),
            <span key="at">
              <Time at={order.dispatchedAt} as="moment" /> {order.dispatchedByName}
            </span>,
          ],
          [
            t('chase'),
            order.chasedAt === null ? null : (
              <span key="chased">
                {t('chased', { count: order.chased })} · <Time at={order.chasedAt} />
              </span>
            ),
          ],
          [t('note'), order.note],
        ]}
      />
      <section aria-label={t('inOrder')}>
        <header className="reg-head">
          <h3>
            {ticks.ticked.length > 0
              ? t('ticked', { count: ticks.ticked.length })
              : `${t('inOrder')} · ${order.defects}`}
          </h3>
          <Link to={defectsPath({ orderId: order.id, state: 'any' })}>{t('openInList')}</Link>
        </header>
        <DefectSteps defects={meant} onForm={setForm} />
        <ul className="defect-rows">
          {page.rows.map(row => (
            <li key={row.id}>
              <DefectLine
                row={row}
                ticked={ticks.has(row.id)}
                onTick={ticks.toggle}
                to={defectsPath({ orderId: order.id, state: 'any', defect: row.id })}
              />
            </li>
          ))}
        </ul>
      </section>
    </article>
  )
}

interface OrderStepsProps {
  readonly order: OrderRow
  readonly ticked: readonly DefectRow[]
  onOpen(orderId: string): void
}

/** Reminds, splits, lays together. */
function OrderSteps({ order, ticked, onOpen }: OrderStepsProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const gives = useMay()('rectification.work')
  const chase = useCommand(trpc.rectifications.chase, { onSuccess: () => message.success(t('chasedNow')) })
  const split = useCommand(trpc.rectifications.split)
  const join = useCommand(trpc.rectifications.join)
  const others = useQuery(trpc.rectifications.list.queryOptions({}))
  const unsettled = order.states.accepted !== order.defects
  const remind = () => {
    if (!chase.pending) chase.send({ orderId: order.id })
  }
  useHotkey({ keys: 'C', label: t('chase'), disabled: !gives || !unsettled }, remind)
  if (!gives || !unsettled) return null
  const same = (others.data ?? []).filter(
    other =>
      other.id !== order.id && other.party === order.party && other.contractorId === order.contractorId,
  )
  const goTo = ({ orderId, number }: { orderId: string; number: string }, word: 'splitNow' | 'joinNow') => {
    message.success(t(word, { number }))
    onOpen(orderId)
  }
  return (
    <>
      <div className="reg-actions">
        <Button loading={chase.pending} onClick={remind}>
          {t('chase')} <KeyHint keys="C" />
        </Button>
        {ticked.length > 0 && ticked.length < order.defects ? (
          <Button
            loading={split.pending}
            onClick={() =>
              split
                .run({ orderId: order.id, newOrderId: newId(), defectIds: ticked.map(({ id }) => id) })
                .then(
                  answer => goTo(answer, 'splitNow'),
                  () => undefined,
                )
            }
          >
            {t('split')}
          </Button>
        ) : null}
        {same.length > 0 ? (
          <Select
            aria-label={t('joinWhich')}
            placeholder={t('join')}
            className="defect-filter"
            loading={join.pending}
            value={null}
            popupMatchSelectWidth={false}
            options={same.map(other => ({ value: other.id, label: `${other.number} · ${other.dueOn}` }))}
            onChange={(into: string | null) => {
              if (into !== null)
                join.run({ orderId: order.id, into }).then(
                  answer => goTo(answer, 'joinNow'),
                  () => undefined,
                )
            }}
          />
        ) : null}
      </div>
      <ErrorNote error={chase.error ?? split.error ?? join.error} />
    </>
  )
}
