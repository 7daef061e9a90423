import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useHotkey } from '../app/hotkeys.ts'

interface MoreMenuProps<Name extends string> {
  /** What the button and its key are called. */
  readonly label: string
  readonly items: readonly { readonly key: Name; readonly label: string; readonly danger?: boolean }[]
  onChoose(name: Name): void
  readonly disabled?: boolean
}

/** What is done less often: `M` opens it, arrows and Enter choose, Escape gives it up. Nothing where it is empty. */
export function MoreMenu<Name extends string>({
  label,
  items,
  onChoose,
  disabled = false,
}: MoreMenuProps<Name>) {
  const [open, setOpen] = useState(false)
  useHotkey({ keys: 'M', label, disabled: disabled || items.length === 0 }, () => setOpen(true))
  if (items.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      open={open}
      onOpenChange={setOpen}
      disabled={disabled}
      menu={{
        items: items.map(item => ({ ...item })),
        onClick: ({ key }) => {
          setOpen(false)
          const chosen = items.find(item => item.key === key)
          if (chosen) onChoose(chosen.key)
        },
      }}
    >
      <Button icon={<MoreOutlined />} aria-label={label} title={`${label} (M)`} />
    </Dropdown>
  )
}
