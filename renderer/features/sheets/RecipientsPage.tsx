import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { Recipient } from '../../../main/contract/sheet-views.ts'
import { recipientKindWords } from '../../../main/contract/sheet-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { AddParty } from './PartySelect.tsx'
import './sheets.css'
import { texts } from './texts.ts'
import { useParties } from './useParties.ts'

/** Everybody sheets go to: those of the profile to look at, the desk's own to change. */
export function RecipientsPage() {
  const t = useTexts(texts)
  const word = useWord()
  const may = useMay()
  const { all, found } = useParties()
  const own = all.filter(one => one.own)
  if (!found.data) {
    return (
      <Page title={t('recipients')} narrow>
        {found.error ? <ErrorState error={found.error} retry={found.refetch} /> : <Loading rows={10} />}
      </Page>
    )
  }
  return (
    <Page title={t('recipients')} narrow>
      <h2>{t('recipientsOwn')}</h2>
      {own.length === 0 ? <p className="desk-soft">{t('noOwn')}</p> : null}
      <ul className="sheet-recipients">
        {own.map(one => (
          <OwnRecipient key={one.id} one={one} editable={may('sheet.recipients')} />
        ))}
      </ul>
      {may('sheet.work') ? <AddParty onAdded={() => undefined} /> : null}
      <h2>{t('recipientsShipped')}</h2>
      <ul className="sheet-recipients">
        {all
          .filter(one => !one.own)
          .map(one => (
            <li key={one.id}>
              <strong>{word(one.name)}</strong>
              <span className="desk-soft">{word(recipientKindWords[one.kind])}</span>
              <span className="desk-soft">
                {one.dueHours === null ? t('noHours') : t('hours', { count: one.dueHours })}
              </span>
            </li>
          ))}
      </ul>
    </Page>
  )
}

function OwnRecipient({ one, editable }: { readonly one: Recipient; readonly editable: boolean }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const change = useCommand(trpc.sheets.changeRecipient)
  const [name, setName] = useState(one.name.zh)
  const [contact, setContact] = useState(one.contact ?? '')
  const [hours, setHours] = useState(one.dueHours)
  const changed = name !== one.name.zh || contact !== (one.contact ?? '') || hours !== one.dueHours
  const mine = { name, contact: contact.trim() === '' ? null : contact, dueHours: hours }
  const meanwhile = useMeanwhile({
    now: { name: one.name.zh, contact: one.contact, dueHours: one.dueHours },
    mine,
    take(field) {
      if (field === 'name') setName(one.name.zh)
      else if (field === 'contact') setContact(one.contact ?? '')
      else setHours(one.dueHours)
    },
  })
  const labels: Readonly<Record<string, string>> = { contact: t('contact'), dueHours: t('usualHours') }
  const save = () => change.send({ recipientId: one.id, ...mine, base: meanwhile.base })
  return (
    <li>
      <Input
        className="sheet-party"
        aria-label={t('recipientName')}
        value={name}
        maxLength={60}
        disabled={!editable}
        onChange={event => setName(event.target.value)}
      />
      <span className="desk-soft">{word(recipientKindWords[one.kind])}</span>
      <Input
        className="sheet-party"
        aria-label={t('contact')}
        placeholder={t('contact')}
        value={contact}
        maxLength={200}
        disabled={!editable}
        onChange={event => setContact(event.target.value)}
      />
      <InputNumber
        aria-label={t('usualHours')}
        placeholder={t('usualHours')}
        value={hours}
        min={1}
        max={2000}
        precision={0}
        disabled={!editable}
        onChange={setHours}
      />
      {one.retired ? <StateTag tone="off">{t('retired')}</StateTag> : null}
      {editable ? (
        <>
          <Button onClick={save} disabled={!changed || name.trim() === ''} loading={change.pending}>
            {t('save')}
          </Button>
          <Button
            type="text"
            onClick={() => change.send({ recipientId: one.id, retired: !one.retired })}
            disabled={change.pending}
          >
            {t(one.retired ? 'takeBack' : 'retire')}
          </Button>
        </>
      ) : null}
      <MeanwhileNote meanwhile={meanwhile} thing={one} label={field => labels[field]} />
      <ErrorNote error={change.error} />
    </li>
  )
}
