import { Button } from 'antd'
import { Fragment, type ReactNode, useState } from 'react'

interface EntryListProps<Row> {
  readonly title: string
  readonly rows: readonly Row[]
  readonly edits: boolean
  readonly add: string
  /** Said where there are none. */
  readonly none: string
  /** The form of one entry, or of a new one. */
  readonly renderForm: (row: Row | undefined, onClose: () => void) => ReactNode
  readonly renderCard: (row: Row, onEdit: () => void) => ReactNode
}

/** Entries of a contractor as cards; the one that is edited stands as its form at its place, a new one on top. */
export function EntryList<Row extends { readonly id: string }>(props: EntryListProps<Row>) {
  const { title, rows, edits, add, none, renderForm, renderCard } = props
  const [editing, setEditing] = useState<string>()
  const close = () => setEditing(undefined)
  return (
    <section className="contractor-part">
      <header className="reg-head">
        <h3>{title}</h3>
        {edits ? (
          <Button size="small" onClick={() => setEditing('new')}>
            {add}
          </Button>
        ) : null}
      </header>
      {editing === 'new' ? renderForm(undefined, close) : null}
      {rows.length === 0 && editing === undefined ? <p className="desk-soft">{none}</p> : null}
      <div className="contractor-rows">
        {rows.map(row => (
          <Fragment key={row.id}>
            {editing === row.id ? renderForm(row, close) : renderCard(row, () => setEditing(row.id))}
          </Fragment>
        ))}
      </div>
    </section>
  )
}
