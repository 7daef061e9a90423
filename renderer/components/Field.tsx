import { type ReactNode, useId } from 'react'
import './field.css'

interface FieldProps {
  readonly label: string
  /** Gives the control its id, so that label, hint and error belong to it. */
  children(control: {
    id: string
    'aria-describedby': string | undefined
    status: '' | 'error'
    'aria-invalid': boolean
  }): ReactNode
  readonly hint?: ReactNode
  /** Located error of this very field. */
  readonly error?: string | null | undefined
  readonly required?: boolean
}

/** A labelled control with its hint and its own error below. */
export function Field({ label, children, hint, error, required }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required ? (
          <span className="field-required" aria-hidden="true">
            *
          </span>
        ) : null}
      </label>
      {children({
        id,
        'aria-describedby': note ? noteId : undefined,
        status: error ? 'error' : '',
        'aria-invalid': Boolean(error),
      })}
      {note ? (
        <div
          id={noteId}
          className={error ? 'field-note field-error' : 'field-note'}
          role={error ? 'alert' : undefined}
        >
          {note}
        </div>
      ) : null}
    </div>
  )
}

/** A fact with its name, for reading: name left, value right, long values wrap. */
export function Facts({ rows }: { readonly rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
