import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type ReminderStep, reminderSteps, type RouteCard } from '../../../main/contract/handover-day.ts'
import { reminderStepWords } from '../../../main/contract/handover-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useWord } from '../cases/words.ts'
import { Files } from '../registers/Files.tsx'
import { dayTexts } from './day-texts.ts'
import { useAttachTo } from './PapersPart.tsx'

/** What was done about an owner who does not come: call, letter, formal notice, legal step, in this order. */
export function RemindPart({ card, works }: { readonly card: RouteCard; readonly works: boolean }) {
  const t = useTexts(dayTexts)
  const word = useWord()
  const attach = useAttachTo(card.id)
  const [open, setOpen] = useState(false)
  const files = card.files.filter(({ part }) => part === 'reminder')
  return (
    <section>
      <h3>{t('reminders')}</h3>
      {card.reminders.length === 0 ? null : (
        <ol>
          {card.reminders.map(one => (
            <li key={one.id}>
              <span className="desk-figures">{one.on}</span> {word(reminderStepWords[one.step])}{' '}
              {one.letterNumber ?? ''} {one.note ?? ''} <span className="desk-soft">{one.byName}</span>
            </li>
          ))}
        </ol>
      )}
      {works && !open ? (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('remind')}
        </Button>
      ) : null}
      {open ? <RemindForm card={card} onClose={() => setOpen(false)} /> : null}
      {open || files.length > 0 ? (
        <Files label={t('remindProof')} files={files} attach={works ? attach('reminder') : undefined} />
      ) : null}
    </section>
  )
}

function RemindForm({ card, onClose }: { readonly card: RouteCard; onClose(): void }) {
  const t = useTexts(dayTexts)
  const word = useWord()
  const [reminderId] = useState(newId)
  const [today] = useState(() => formatDay(Date.now()))
  const done = new Set(card.reminders.map(({ step }) => step))
  const [step, setStep] = useState<ReminderStep>(() => reminderSteps.find(one => !done.has(one)) ?? 'legal')
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  const files = card.files.filter(({ part }) => part === 'reminder')
  const [fileId, setFileId] = useState<string | null>(null)
  const proof = fileId ?? files.at(-1)?.id ?? null
  const remind = useCommand(useTRPC().handover.remind, { onSuccess: onClose })
  const submit = () => {
    if (on !== '')
      remind.send({
        visitId: card.id,
        reminderId,
        step,
        on,
        letterId: null,
        fileId: step === 'call' ? null : proof,
        note: note.trim(),
      })
  }
  return (
    <DeskForm onSubmit={submit} className="handover-form" label={t('remind')}>
      <div className="handover-row">
        <Field label={t('remindStep')}>
          {({ id }) => (
            <Select
              id={id}
              value={step}
              options={reminderSteps.map(value => ({ value, label: word(reminderStepWords[value]) }))}
              onChange={setStep}
            />
          )}
        </Field>
        <Field label={t('remindOn')}>
          {control => <DateField {...control} value={on} max={today} onChange={setOn} />}
        </Field>
      </div>
      {step === 'call' ? null : (
        <Field label={t('remindProof')} hint={t('remindProofNeeded')}>
          {({ id }) => (
            <Select
              id={id}
              value={proof}
              options={files.map(file => ({ value: file.id, label: file.name ?? file.hash.slice(0, 12) }))}
              onChange={setFileId}
            />
          )}
        </Field>
      )}
      <Input
        aria-label={t('remindNote')}
        placeholder={t('remindNote')}
        maxLength={1000}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
      <ErrorNote error={remind.error} />
      <div className="handover-actions">
        <Button type="primary" htmlType="submit" loading={remind.pending}>
          {t('remindNow')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}
