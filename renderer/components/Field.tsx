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

/** A labelled control with its own error and its hint below; an error leaves the hint, which says how it is meant. */
export function Field({ label, children, hint, error, required }: FieldProps) {
  const id = useId()
  const errorId = `${id}-error`
  const hintId = `${id}-hint`
  const described = [error ? errorId : '', hint ? hintId : ''].filter(one => one !== '').join(' ')
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
        'aria-describedby': described === '' ? undefined : described,
        status: error ? 'error' : '',
        'aria-invalid': Boolean(error),
      })}
      {error ? (
        <div id={errorId} className="field-note field-error" role="alert">
          {error}
        </div>
      ) : null}
      {hint ? (
        <div id={hintId} className="field-note">
          {hint}
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
