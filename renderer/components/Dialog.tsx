import { Modal, type ModalProps } from 'antd'
import { useEffect, useState } from 'react'

/**
 * A dialog that is there while it is rendered. Closed, it gives the keyboard back to what had it before: antd does so
 * only for dialogs that stay rendered while they are hidden.
 */
export function Dialog(props: Omit<ModalProps, 'open'>) {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // What was opened behind it, or chose a place of its own, keeps it.
      const { activeElement } = document
      const nobody = activeElement === null || activeElement === document.body
      if (nobody && before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
  return <Modal open {...props} />
}
