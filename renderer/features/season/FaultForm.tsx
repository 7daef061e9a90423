import { App, Input } from 'antd'
import { useState } from 'react'
import type { CheckPlace } from '../../../main/contract/patrols.ts'
import { proposeMatter } from '../../../main/contract/propose.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useProfile } from '../cases/useProfile.ts'
import { FormFoot } from './FormFoot.tsx'
import { texts } from './texts.ts'

interface FaultProps {
  /** Where it is, in words. */
  readonly name: string
  readonly check: CheckPlace
  /** The home it is about, of a round of homes. */
  readonly unitId?: string | null
  onClose(): void
}

/** What was found becomes a case; the place stands in it already. `Ctrl Enter` takes it. */
export function FaultForm({ name, check, unitId = null, onClose }: FaultProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const profile = useProfile()
  const { message } = App.useApp()
  const report = useCommand(trpc.patrols.reportFault)
  const [ids] = useState(() => ({ checkId: newId(), caseId: newId() }))
  const [text, setText] = useState('')
  const found = text.trim() === '' ? t('faultTitle', { name }) : text.trim()
  const take = async () => {
    const proposal = profile ? proposeMatter(profile, found) : { category: [] }
    const { number } = await report.run({
      checkId: ids.checkId,
      place: check,
      matter: {
        caseId: ids.caseId,
        kind: 'repair',
        category: [...proposal.category],
        emergency: false,
        unitId,
        personId: null,
        room: null,
        place: name,
        text: found,
      },
    })
    message.success(t('taken', { number }))
    onClose()
  }
  const title = t('faultTitle', { name })
  return (
    <Dialog title={title} footer={null} width={460} onCancel={onClose}>
      <DeskForm
        onSubmit={() => {
          // A refusal stands in `report.error`.
          if (!report.pending) take().catch(() => undefined)
        }}
        ctrlEnter
        className="season-form"
        label={title}
      >
        <Field label={t('faultText')} hint={t('faultHint')}>
          {control => (
            <Input.TextArea
              {...control}
              autoFocus
              maxLength={1000}
              autoSize={{ minRows: 3, maxRows: 8 }}
              value={text}
              onChange={event => setText(event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={report.error} />
        <FormFoot pending={report.pending} save={t('takeCase')} onCancel={onClose} />
      </DeskForm>
    </Dialog>
  )
}
