import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { RouteCard } from '../../../main/contract/handover-day.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { dayTexts } from './day-texts.ts'

/** Objections to the contract: each goes to sales as a contact sheet. */
export function ObjectPart({ card, works }: { readonly card: RouteCard; readonly works: boolean }) {
  const t = useTexts(dayTexts)
  const [open, setOpen] = useState(false)
  if (!works && card.objections.length === 0) return null
  return (
    <section>
      <h3>{t('objection')}</h3>
      {card.objections.length === 0 ? null : (
        <ul>
          {card.objections.map(({ id, sheetId, sheetNumber, text }) => (
            <li key={id}>
              <Link to={`/sheets/${sheetId}`}>{sheetNumber ?? '—'}</Link> {text}
            </li>
          ))}
        </ul>
      )}
      {works && !open ? (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('objection')}
        </Button>
      ) : null}
      {open ? <ObjectForm card={card} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

function ObjectForm({ card, onClose }: { readonly card: RouteCard; onClose(): void }) {
  const t = useTexts(dayTexts)
  const [ids] = useState(() => ({ objectionId: newId(), sheetId: newId() }))
  const [subject, setSubject] = useState(t('subjectFor', { number: card.number }))
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const object = useCommand(useTRPC().handover.object, { onSuccess: onClose })
  const missing = subject.trim() === '' || text.trim() === ''
  const submit = () => {
    setTried(true)
    if (!missing) object.send({ visitId: card.id, ...ids, subject: subject.trim(), text: text.trim() })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="handover-form" label={t('objection')}>
      <Field label={t('subject')}>
        {control => (
          <Input
            {...control}
            maxLength={200}
            value={subject}
            onChange={event => setSubject(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('objectText')}
        hint={t('objectHint')}
        error={tried && missing ? t('objectMissing') : undefined}
        required
      >
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={5000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <ErrorNote error={object.error} />
      <div className="handover-actions">
        <Button type="primary" htmlType="submit" loading={object.pending}>
          {t('objectNow')} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}
