import { App, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { eraseReasons } from '../../../../main/contract/people.ts'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { formatDay } from '../../../app/format.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useNow } from '../../../app/now.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import '../form.css'
import { texts } from './texts.ts'

interface EraseDialogProps {
  readonly personId: string
  readonly name: string
  readonly cases: number
  onClose(): void
  onErased(): void
}

/** The newest backup of each of the last twelve months is kept, so the last one goes within thirteen. */
const lastBackupAfter = 397 * 86_400_000

/** Long names are not typed in full. */
const mostTyped = 12

/** Erasing cannot be taken back, so the name is typed before it. */
export function EraseDialog({ personId, name, cases, onClose, onErased }: EraseDialogProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [reason, setReason] = useState<(typeof eraseReasons)[number]>('asked')
  const [withCases, setWithCases] = useState(cases > 0)
  const now = useNow()
  const [typed, setTyped] = useState('')
  const erase = useCommand(trpc.people.erase, {
    onSuccess: () => {
      message.success(t('erased'))
      onErased()
      onClose()
    },
  })
  const asked = Array.from(name).slice(0, mostTyped).join('')
  const agreed = typed.trim() === asked.trim()
  const submit = () => {
    if (agreed) erase.send({ personId, reason, withCases: withCases && cases > 0 })
  }
  return (
    <Dialog width={480} title={t('eraseTitle', { name })} footer={null} onCancel={onClose}>
      <DeskForm onSubmit={submit} className="owner-form">
        <p>{t('eraseText')}</p>
        <p className="desk-soft">{t('eraseBackups', { day: formatDay(now + lastBackupAfter) })}</p>
        <Field label={t('eraseReason')}>
          {({ id }) => (
            <Select
              id={id}
              value={reason}
              onChange={setReason}
              options={eraseReasons.map(one => ({ value: one, label: t(`reason.${one}`) }))}
            />
          )}
        </Field>
        {cases > 0 ? (
          <Checkbox checked={withCases} onChange={event => setWithCases(event.target.checked)}>
            {t('eraseCases', { count: cases })}
          </Checkbox>
        ) : null}
        <Field label={t('typeName', { name: asked })} required>
          {control => (
            <Input
              {...control}
              autoComplete="off"
              value={typed}
              onChange={event => setTyped(event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={erase.error} />
        <div className="owner-form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" danger htmlType="submit" disabled={!agreed} loading={erase.pending}>
            {t('erase')}
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}
