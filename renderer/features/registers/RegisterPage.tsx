import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useHotkey } from '../../app/hotkeys.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Page } from '../../components/Page.tsx'
import { ExportRegister } from './ExportRegister.tsx'
import type { RegisterSeen } from './seen.ts'
import { RegisterPanes, type RegisterPanesProps } from './RegisterPanes.tsx'

interface RegisterPageProps<Row extends { readonly id: string }>
  extends Omit<RegisterPanesProps<Row>, 'label' | 'emptyAction'> {
  readonly title: string
  /** What stands beside the title: tabs, filters, the search. */
  readonly aside: ReactNode
  /** The list as it is seen, for its file. */
  readonly seen: RegisterSeen
  /** How a new entry is called, on its button and among the keys. */
  readonly add: { readonly label: string; readonly keyLabel?: string }
  /** Whether this person may make entries. */
  readonly mayAdd: boolean
  /** The list is empty because of what was chosen, so adding to it is no way out. */
  readonly narrowed?: boolean
}

/** A register on a page of its own: `N` makes an entry, the list as it is seen goes into a file. */
export function RegisterPage<Row extends { readonly id: string }>(props: RegisterPageProps<Row>) {
  const { title, aside, seen, add, mayAdd, narrowed = false, ...panes } = props
  const openNew = () => props.onChoose('new')
  useHotkey({ keys: 'N', label: add.keyLabel ?? add.label, disabled: !mayAdd }, openNew)
  const button = mayAdd ? (
    <Button type="primary" onClick={openNew}>
      {add.label} <KeyHint keys="N" />
    </Button>
  ) : null
  return (
    <Page
      title={title}
      fill
      actions={
        <>
          <ExportRegister seen={seen} />
          {button}
        </>
      }
      aside={aside}
    >
      <RegisterPanes {...panes} label={title} emptyAction={narrowed ? null : button} />
    </Page>
  )
}
