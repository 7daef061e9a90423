import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { conclusionWords, inspectionRecordWords } from '../../../main/contract/inspection-words.ts'
import { InspectionConclusion, type InspectionRow, isDecided } from '../../../main/contract/inspections.ts'
import { errorText, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { saveFrom } from '../../app/save-from.ts'
import { useMay } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useWord } from '../cases/words.ts'
import { inspectionTexts } from './inspection-texts.ts'

/** What a reason of refusal is called. */
export function useRefusalReasons() {
  const word = useWord()
  const profile = useQuery(useTRPC().handover.profile.queryOptions(undefined, { staleTime: 300_000 }))
  return (id: string) => word(profile.data?.reasons.find(reason => reason.id === id)?.name, id)
}

/** What the desk can do with an inspection: print its record, end it where its tablet did not, or void it. */
export function InspectionSteps({ inspection }: { readonly inspection: InspectionRow }) {
  const t = useTexts(inspectionTexts)
  const { id, state, purpose } = inspection
  const works = useMay()('inspection.work')
  const [form, setForm] = useState<'end' | 'void'>()
  const close = () => setForm(undefined)
  if (form === 'void' && state !== 'void') return <VoidForm inspectionId={id} onDone={close} />
  if (form === 'end' && state === 'open')
    return <EndForm inspectionId={id} purpose={purpose} onDone={close} />
  const over = state === 'void' || state === 'taken'
  return (
    <div className="reg-actions">
      {state === 'planned' || over ? null : <PrintRecord inspection={inspection} />}
      {works && state === 'open' ? <Button onClick={() => setForm('end')}>{t('end')}</Button> : null}
      {works && !over ? (
        <Button danger onClick={() => setForm('void')}>
          {t(state === 'planned' ? 'cancelPlan' : 'void')}
        </Button>
      ) : null}
    </div>
  )
}

function PrintRecord({ inspection }: { readonly inspection: InspectionRow }) {
  const t = useTexts(inspectionTexts)
  const language = useLanguage()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const print = () => {
    setBusy(true)
    saveFrom(
      `/files/inspections/${inspection.id}/record.pdf?language=${language}`,
      `${inspectionRecordWords[language]} ${inspection.unitNumber ?? ''}.pdf`,
    )
      .catch((error: unknown) => message.error(errorText(error, language)))
      .finally(() => setBusy(false))
  }
  useHotkey({ keys: 'P', label: t('print'), disabled: busy }, print)
  return (
    <Button icon={<PrinterOutlined />} loading={busy} onClick={print}>
      {t('print')} <KeyHint keys="P" />
    </Button>
  )
}

interface FormProps {
  readonly inspectionId: string
  onDone(): void
}

/** Ends an inspection at the desk, for a tablet that will not do so any more. */
function EndForm({ inspectionId, purpose, onDone }: FormProps & Pick<InspectionRow, 'purpose'>) {
  const t = useTexts(inspectionTexts)
  const word = useWord()
  const trpc = useTRPC()
  const profile = useQuery(trpc.handover.profile.queryOptions())
  const conclude = useCommand(trpc.inspections.conclude, { onSuccess: onDone })
  const [conclusion, setConclusion] = useState<InspectionConclusion | undefined>(
    isDecided(purpose) ? undefined : 'none',
  )
  const [reasons, setReasons] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const refused = conclusion === 'refused'
  const reasonMissing = refused && reasons.length === 0 && note.trim() === ''
  const submit = () => {
    setTried(true)
    if (conclusion !== undefined && !reasonMissing)
      conclude.send({ inspectionId, conclusion, reasons: refused ? [...reasons] : [], note })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="inspection-form" label={t('endTitle')}>
      <h3>{t('endTitle')}</h3>
      <p className="desk-soft">{t('endHint')}</p>
      <Field
        label={t('conclusion')}
        error={tried && conclusion === undefined ? t('conclusionMissing') : null}
        required
      >
        {({ id }) => (
          <Radio.Group
            id={id}
            value={conclusion}
            options={InspectionConclusion.options.map(value => ({
              value,
              label: word(conclusionWords[value]),
            }))}
            onChange={({ target }) => setConclusion(InspectionConclusion.parse(target.value))}
          />
        )}
      </Field>
      {refused ? (
        <Field label={t('reasons')} error={tried && reasonMissing ? t('refusalMissing') : null}>
          {({ id }) => (
            <Checkbox.Group
              aria-labelledby={id}
              value={[...reasons]}
              options={(profile.data?.reasons ?? []).map(({ id: value, name }) => ({
                value,
                label: word(name),
              }))}
              onChange={setReasons}
            />
          )}
        </Field>
      ) : null}
      <NoteField label={t('note')} value={note} onChange={setNote} />
      <ErrorNote error={conclude.error} />
      <FormButtons text={t('end')} pending={conclude.pending} onCancel={onDone} />
    </DeskForm>
  )
}

/** Says that an inspection does not count, and why. */
function VoidForm({ inspectionId, onDone }: FormProps) {
  const t = useTexts(inspectionTexts)
  const voided = useCommand(useTRPC().inspections.void, { onSuccess: onDone })
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim() === ''
  const submit = () => {
    setTried(true)
    if (!missing) voided.send({ inspectionId, reason })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="inspection-form" label={t('voidTitle')}>
      <h3>{t('voidTitle')}</h3>
      <p className="desk-soft">{t('voidHint')}</p>
      <NoteField
        label={t('reason')}
        error={tried && missing ? t('reasonMissing') : null}
        required
        value={reason}
        onChange={setReason}
      />
      <ErrorNote error={voided.error} />
      <FormButtons text={t('void')} danger pending={voided.pending} onCancel={onDone} />
    </DeskForm>
  )
}

interface NoteFieldProps {
  readonly label: string
  readonly error?: string | null
  readonly required?: boolean
  readonly value: string
  onChange(value: string): void
}

function NoteField({ label, error = null, required = false, value, onChange }: NoteFieldProps) {
  return (
    <Field label={label} error={error} required={required}>
      {control => (
        <Input.TextArea
          {...control}
          autoFocus={required}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={2_000}
          value={value}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface FormButtonsProps {
  readonly text: string
  readonly danger?: boolean
  readonly pending: boolean
  onCancel(): void
}

function FormButtons({ text, danger = false, pending, onCancel }: FormButtonsProps) {
  const t = useTexts(inspectionTexts)
  return (
    <span className="reg-actions">
      <Button type={danger ? 'default' : 'primary'} danger={danger} htmlType="submit" loading={pending}>
        {text}
      </Button>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </span>
  )
}
