import { Button } from 'antd'
import { useState } from 'react'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useUndo } from '../../components/undo.tsx'
import { ReasonForm } from './ReasonForm.tsx'
import { texts } from './texts.ts'

interface WaiveButtonProps {
  readonly unitId: string
  readonly type: string
  readonly name: string
  readonly waived: boolean
  /** Why it is not needed; null where it is, or where the words were erased. */
  readonly reason: string | null
}

/** Says that a home does not need something, with the reason, or that it does after all. */
export function WaiveButton({ unitId, type, name, waived, reason: seen }: WaiveButtonProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const [open, setOpen] = useState(false)
  const waive = useCommand(trpc.documents.waive)
  const end = useCommand(trpc.documents.endWaiver)
  const stroke = useStroke(end, { now: { reason: seen }, says: () => ({}) })
  if (waived) {
    return (
      <>
        <Button size="small" onClick={() => stroke.send({ unitId, type })}>
          {t('endWaiver')}
        </Button>
        <StrokeNote stroke={stroke} thing={{ id: unitId, part: type }} />
      </>
    )
  }
  if (!open) {
    return (
      <Button size="small" aria-label={`${t('waive')} ${name}`} onClick={() => setOpen(true)}>
        {t('waive')}
      </Button>
    )
  }
  return (
    <ReasonForm
      label={t('waiveReason')}
      pending={waive.pending}
      error={waive.error}
      onCancel={() => setOpen(false)}
      onSend={reason => {
        waive
          .run({ unitId, type, reason })
          .then(() => {
            setOpen(false)
            offerUndo(t('waived', { type: name }), () => end.run({ unitId, type, base: { reason } }))
          })
          // The refusal stands below the reason.
          .catch(() => undefined)
      }}
    />
  )
}
