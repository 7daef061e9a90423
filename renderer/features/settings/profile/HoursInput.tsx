import { Input } from 'antd'
import { useState } from 'react'
import type { Hours } from '../../../../main/contract/profile-calendars.ts'
import { useTexts } from '../../../app/i18n.ts'
import { hoursText, readHours, unreadableHours } from './hours-text.ts'
import { texts } from './texts.ts'

interface HoursInputProps {
  readonly label: string
  readonly hours: Hours
  readonly locked: boolean
  /** What the schema says about the stretches. */
  readonly fault?: string | undefined
  onChange(hours: Hours): void
}

/** Hours of a day in one line; what cannot be read stays as it was typed and says so. */
export function HoursInput({ label, hours, locked, fault, onChange }: HoursInputProps) {
  const t = useTexts(texts)
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? hoursText(hours)
  const unreadable = readHours(shown) === undefined
  const said = unreadable ? t('hoursUnreadable') : fault
  return (
    <div className="profile-hours">
      <Input
        aria-label={label}
        aria-invalid={said !== undefined}
        status={said === undefined ? '' : 'error'}
        value={shown}
        placeholder={t('closed')}
        disabled={locked}
        onChange={event => {
          setTyped(event.target.value)
          onChange(readHours(event.target.value) ?? unreadableHours(event.target.value))
        }}
        onBlur={() => setTyped(undefined)}
      />
      {said === undefined ? null : (
        <span className="field-note field-error" role="alert">
          {said}
        </span>
      )}
    </div>
  )
}
