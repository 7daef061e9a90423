import { Popconfirm } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { useTexts } from '../app/i18n.ts'
import { texts } from './texts.ts'

interface ConfirmPopoverProps {
  /** What will happen, in one sentence. */
  readonly question: string
  readonly detail?: ReactNode
  /** The verb on the button: "void", "deactivate". */
  readonly verb?: string
  readonly danger?: boolean
  onConfirm(): void
  readonly children: ReactElement
}

/** Asks beside the button that was pressed; never a modal on a modal. */
export function ConfirmPopover({ question, detail, verb, danger, onConfirm, children }: ConfirmPopoverProps) {
  const t = useTexts(texts)
  return (
    <Popconfirm
      title={question}
      description={detail}
      okText={verb ?? t('confirm')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: danger ?? false }}
      onConfirm={onConfirm}
    >
      {children}
    </Popconfirm>
  )
}
