import { Button, Input } from 'antd'
import { useState } from 'react'
import type { SettlementView } from '../../../main/contract/settlement.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

/** Days of delay that do not count, each with its reason. */
export function Waivers({ view, works }: { readonly view: SettlementView; readonly works: boolean }) {
  const t = useTexts(texts)
  const strike = useCommand(useTRPC().settlements.strikeWaiver)
  const [open, setOpen] = useState(false)
  return (
    <>
      {view.waivers.length === 0 ? null : (
        <ul aria-label={t('waivers')} className="settlement-lines">
          {view.waivers.map(({ id, from, until, reason }) => (
            <li key={id}>
              <span className="desk-figures">
                {from} – {until}
              </span>{' '}
              {reason ?? '—'}{' '}
              {works ? (
                <Button
                  size="small"
                  type="text"
                  aria-label={`${t('strike')} ${from}`}
                  onClick={() => strike.send({ waiverId: id })}
                >
                  {t('strike')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <ErrorNote error={strike.error} />
      {works && !open ? (
        <div>
          <Button size="small" onClick={() => setOpen(true)}>
            {t('waive')}
          </Button>
        </div>
      ) : null}
      {works && open ? <WaiveForm contractId={view.contractId} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function WaiveForm({ contractId, onClose }: { readonly contractId: string; onClose(): void }) {
  const t = useTexts(texts)
  const waive = useCommand(useTRPC().settlements.waiveDays, { onSuccess: onClose })
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const wrong = from === '' || until === '' || until < from || reason.trim() === ''
  const submit = () => {
    if (!wrong) waive.send({ contractIds: [contractId], from, until, reason: reason.trim() })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="settlement-form" label={t('waive')}>
      <div className="settlement-row">
        <Field label={t('waiveFrom')}>
          {control => <DateField {...control} autoFocus value={from} onChange={setFrom} />}
        </Field>
        <Field label={t('waiveUntil')}>
          {control => (
            <DateField
              {...control}
              value={until}
              {...(from === '' ? {} : { min: from })}
              onChange={setUntil}
            />
          )}
        </Field>
      </div>
      <Input
        aria-label={t('waiveReason')}
        placeholder={t('waiveReason')}
        maxLength={2000}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
      <ErrorNote error={waive.error} />
      <div className="settlement-head">
        <Button type="primary" htmlType="submit" disabled={wrong} loading={waive.pending}>
          {t('waiveNow')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}
