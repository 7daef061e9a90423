import { Button } from 'antd'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { texts } from './texts.ts'

interface ActionFormProps {
  readonly title: string
  readonly verb: string
  readonly pending: boolean
  readonly error: unknown
  /** Something it needs is not there: whoever presses is told. */
  readonly incomplete?: boolean
  /** What is missing, where a star does not tell. */
  readonly lacks?: string | undefined
  /** Something it chooses from is on its way: what is asked for meanwhile is done once it is there. */
  readonly waiting?: boolean
  onSubmit(): void
  onCancel(): void
  readonly children: ReactNode
}

/** A form for one step at the right of the board: Enter or `Ctrl Enter` does it, Escape leaves it. */
export function ActionForm(props: ActionFormProps) {
  const { title, verb, pending, error, incomplete = false, lacks, waiting = false } = props
  const { onSubmit, onCancel, children } = props
  const t = useTexts(texts)
  const [tried, setTried] = useState(false)
  const early = useRef(false)
  const submit = () => {
    // Another form of the same page may be on its way still.
    if (pending && tried) return
    setTried(true)
    early.current = waiting
    if (!waiting && !incomplete) onSubmit()
  }
  const goOn = useEffectEvent(() => {
    if (!early.current) return
    early.current = false
    if (!incomplete) onSubmit()
  })
  useEffect(() => {
    if (!waiting) goOn()
  }, [waiting])
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="leak-step" label={title}>
      <h3>{title}</h3>
      {children}
      {tried && incomplete && !waiting ? (
        <p className="field-note field-error" role="alert">
          {lacks ?? t('incomplete')}
        </p>
      ) : null}
      <ErrorNote error={error} />
      <div className="leak-form-foot">
        <Button type="text" onClick={onCancel}>
          {t('cancel')} <KeyHint keys="Esc" />
        </Button>
        <Button type="primary" htmlType="submit" loading={tried && (pending || waiting)}>
          {verb} <KeyHint keys="Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}
