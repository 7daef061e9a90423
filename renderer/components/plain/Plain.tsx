import { type ComponentProps, type ReactNode, useId } from 'react'
import { errorText } from '../../app/errors.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { texts } from '../texts.ts'
import './plain.css'

/**
 * Controls in the look of the desk for pages that devices get before they are paired: the library of the screens alone
 * would be most of what such a page loads.
 */
export function PlainButton({
  main = false,
  small = false,
  busy = false,
  ...rest
}: ComponentProps<'button'> & {
  readonly main?: boolean
  readonly small?: boolean
  readonly busy?: boolean
}) {
  return <button type="button" {...rest} aria-busy={busy || undefined} className={classOf(main, small)} />
}

/** A link in the look of the main button. */
export const PlainLink = (props: ComponentProps<'a'> & { readonly href: string }) => (
  <a {...props} className={classOf(true, false)}>
    {props.children}
  </a>
)

const classOf = (main: boolean, small: boolean) =>
  ['plain-button', main ? 'plain-button-main' : '', small ? 'plain-button-small' : ''].join(' ').trim()

export const PlainInput = (props: ComponentProps<'input'>) => <input {...props} className="plain-input" />

export function PlainNote({
  tone,
  children,
}: {
  readonly tone: 'error' | 'warning'
  readonly children: ReactNode
}) {
  return (
    <div className={`plain-note plain-note-${tone}`} role="alert">
      {children}
    </div>
  )
}

/** What was refused or could not be read, in words; nothing where there is no error. */
export function PlainError({ error, retry }: { readonly error: unknown; retry?(): unknown }) {
  const language = useLanguage()
  const t = useTexts(texts)
  if (error === null || error === undefined) return null
  return (
    <PlainNote tone="error">
      <span>{errorText(error, language)}</span>
      {retry ? (
        <PlainButton small onClick={() => retry()}>
          {t('retry')}
        </PlainButton>
      ) : null}
    </PlainNote>
  )
}

interface PlainChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  onChange(value: Value): void
  readonly block?: boolean
}

/** One of a few, side by side; the arrow keys choose. */
export function PlainChoice<Value extends string>(props: PlainChoiceProps<Value>) {
  const { label, value, options, onChange, block = false } = props
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={block ? 'plain-choice plain-choice-block' : 'plain-choice'}
    >
      {options.map(one => (
        <label key={one.value}>
          <input
            type="radio"
            name={name}
            checked={one.value === value}
            onChange={() => onChange(one.value)}
          />
          {one.label}
        </label>
      ))}
    </div>
  )
}
