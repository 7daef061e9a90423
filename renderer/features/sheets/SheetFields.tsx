import { Input } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { CaseSelect } from '../cases/CaseSelect.tsx'
import { PartySelect } from './PartySelect.tsx'
import { missingIn, type SheetEntryForm } from './sheet-entry.ts'
import { texts } from './texts.ts'
import { useParties } from './useParties.ts'

interface SheetFieldsProps {
  readonly entry: SheetEntryForm
  set(part: Partial<SheetEntryForm>): void
  /** Somebody tried to send: what is missing is marked. */
  readonly tried: boolean
  readonly incoming: boolean
}

/** To whom or from whom, what about, and by when. */
export function SheetFields({ entry, set, tried, incoming }: SheetFieldsProps) {
  const t = useTexts(texts)
  const { all } = useParties()
  const missing = tried ? missingIn(entry) : []
  const errorOf = (name: 'recipient' | 'subject' | 'text') =>
    missing.includes(name) ? t('missing') : undefined
  const hours = all.find(one => one.id === entry.recipient)?.dueHours
  const usual = hours === undefined || hours === null || incoming ? undefined : t('dueHint', { hours })
  return (
    <>
      <div className="sheet-form-two">
        <Field label={t(incoming ? 'sender' : 'recipient')} error={errorOf('recipient')} required>
          {({ id, status }) => (
            <PartySelect
              id={id}
              autoFocus={entry.recipient === ''}
              value={entry.recipient === '' ? null : entry.recipient}
              invalid={status === 'error'}
              onChange={recipient => set({ recipient })}
            />
          )}
        </Field>
        <Field label={t(incoming ? 'answerDue' : 'due')} hint={usual ?? t('dueHintNone')}>
          {control => <DateTimeField {...control} value={entry.due} onChange={due => set({ due })} />}
        </Field>
      </div>
      {incoming ? (
        <div className="sheet-form-two">
          <Field label={t('senderNumber')}>
            {control => (
              <Input
                {...control}
                value={entry.senderNumber}
                maxLength={60}
                onChange={event => set({ senderNumber: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('receivedAt')} hint={t('whenHint')}>
            {control => (
              <DateTimeField
                {...control}
                value={entry.receivedAt}
                usualClock="09:00"
                onChange={receivedAt => set({ receivedAt })}
              />
            )}
          </Field>
        </div>
      ) : null}
      {incoming ? (
        <Field label={t('aboutWhich')}>
          {({ id }) => (
            <CaseSelect
              id={id}
              label={t('aboutWhich')}
              placeholder={t('aboutWhichHint')}
              value={entry.caseId === '' ? null : entry.caseId}
              onChange={caseId => set({ caseId: caseId ?? '' })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('subject')} error={errorOf('subject')} required>
        {control => (
          <Input
            {...control}
            value={entry.subject}
            maxLength={200}
            autoFocus={entry.recipient !== ''}
            onChange={event => set({ subject: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('text')} hint={incoming ? undefined : t('textHint')} error={errorOf('text')} required>
        {control => (
          <Input.TextArea
            {...control}
            value={entry.text}
            maxLength={20_000}
            autoSize={{ minRows: 7, maxRows: 20 }}
            onChange={event => set({ text: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
