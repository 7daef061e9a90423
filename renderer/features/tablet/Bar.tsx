import { Alert, Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { DeskError, isErrorCode } from '../../../main/contract/errors.ts'
import { errorText } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import type { Device } from '../../offline/device.ts'
import type { ReadItem } from '../../offline/store.ts'
import { texts } from './texts.ts'
import { UnsentFile } from './UnsentFile.tsx'
import { useOutbox } from './useOffline.ts'

/** What is saved here and what has reached the desk; opens to each entry with how far it is. */
export function Bar({
  device,
  online,
  replaced,
  staffId,
}: {
  readonly device: Device
  readonly online: boolean
  readonly replaced: boolean
  /** Whose entries may be written to a file; nobody's where nobody signs in. */
  readonly staffId?: string
}) {
  const t = useTexts(texts)
  const view = useOutbox(device)
  const [open, setOpen] = useState(false)
  const { outbox } = device
  const waiting = view.items.filter(item => item.state === 'kept' || item.state === 'uploaded').length
  const refused = view.items.filter(item => item.state === 'refused').length
  // Before anything was sent it is known from asking who is signed in.
  const known = view.contact === 'unknown' ? (online ? 'reached' : 'no-answer') : view.contact
  const contact = replaced ? 'replaced' : known
  const delivered = view.items.filter(item => item.state === 'delivered').length
  const lines = open ? firstOf(view.items) : []
  return (
    <footer className="tablet-bar" aria-label={t('bar')}>
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>
          <StateTag tone={waiting === 0 ? 'done' : 'waiting'}>
            {waiting === 0 ? t('bar.nothing') : t('bar.waiting', { count: waiting })}
          </StateTag>
          {refused === 0 ? null : <StateTag tone="overdue">{t('bar.refused', { count: refused })}</StateTag>}
          {delivered === 0 ? null : (
            <StateTag tone="done">{t('bar.delivered', { count: delivered })}</StateTag>
          )}
          <span className="desk-soft" role="status">
            {t(`contact.${contact}`)}
          </span>
        </summary>
        {!device.lasting && waiting > 0 ? (
          <Alert type="info" showIcon title={t('notLasting')} className="tablet-note" />
        ) : null}
        <ul className="tablet-items">
          {lines.map(item => (
            <Line key={item.id} item={item} device={device} sending={view.sending} />
          ))}
        </ul>
        {open && view.items.length > lines.length ? (
          <p className="desk-soft">{t('bar.more', { count: view.items.length - lines.length })}</p>
        ) : null}
        {waiting === 0 ? null : (
          <Button size="large" onClick={() => outbox.heard()}>
            {t('sendNow')}
          </Button>
        )}
        {open && staffId !== undefined ? (
          <UnsentFile device={device} staffId={staffId} waiting={waiting + refused} />
        ) : null}
      </details>
    </footer>
  )
}

/** A day of inspections has thousands of entries; nobody reads more of them than this. */
const mostLines = 200

/** What needs a person first, then the newest. */
const firstOf = (items: readonly ReadItem[]): readonly ReadItem[] =>
  [...items.filter(isRefused), ...items.filter(item => !isRefused(item)).toReversed()].slice(0, mostLines)

const isRefused = ({ state }: ReadItem) => state === 'refused'

interface LineProps {
  readonly item: ReadItem
  readonly device: Device
  readonly sending: { readonly id: string; readonly sent: number } | undefined
}

const tones = { kept: 'waiting', uploaded: 'plain', refused: 'overdue', delivered: 'done' } as const

function Line({ item, device: { outbox }, sending }: LineProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { state, content, reason, size } = item
  const underWay = state === 'kept' && sending?.id === item.id
  const words = underWay
    ? t('item.sending', { percent: size === 0 ? 100 : Math.floor((100 * sending.sent) / size) })
    : t(state === 'kept' && content === undefined ? 'item.newer' : `item.${state}`)
  return (
    <li className="tablet-item">
      <span>{item.label}</span>
      <StateTag tone={tones[state]}>{words}</StateTag>
      {state === 'refused' && reason ? (
        <>
          <p className="tablet-reason">{errorText(refusal(reason), language)}</p>
          <p className="tablet-reason tablet-words">{writtenIn(content)}</p>
          <span className="tablet-actions">
            <Button
              onClick={() => {
                outbox.retry(item.id).catch(reportError)
              }}
            >
              {t('retry')}
            </Button>
            <ConfirmPopover
              danger
              question={t('giveUpSure')}
              verb={t('giveUp')}
              onConfirm={() => {
                outbox.giveUp(item).catch(reportError)
              }}
            >
              <Button danger>{t('giveUp')}</Button>
            </ConfirmPopover>
          </span>
        </>
      ) : null}
    </li>
  )
}

const Written = z.object({ minutes: z.string().optional(), note: z.string().optional() })

/** The words of a refused entry, so that they can be taken elsewhere before it is removed. */
function writtenIn(content: ReadItem['content']): string {
  const written = content?.kind === 'command' ? Written.safeParse(content.input).data : undefined
  return written?.minutes ?? written?.note ?? ''
}

/** A word of a newer desk is shown by its code. */
function refusal({ code, params }: NonNullable<ReadItem['reason']>): DeskError {
  return isErrorCode(code) ? new DeskError(code, params) : new DeskError('unexpected', { reference: code })
}
