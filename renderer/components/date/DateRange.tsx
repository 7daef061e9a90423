import { DateField } from './DateField.tsx'

interface DateRangeProps {
  /** Names of both ends; they stand in the empty fields, too. */
  readonly names: readonly [from: string, until: string]
  /** Calendar days at the site, each included; empty where an end is open. */
  readonly from: string
  readonly until: string
  onChange(range: { readonly from: string; readonly until: string }): void
  /** The last day that can have been, for what only looks back. */
  readonly max?: string | undefined
}

/** Days from one to another, either end open, for narrowing a list: told once somebody is through with an end. */
export function DateRange({ names, from, until, onChange, max }: DateRangeProps) {
  return (
    <span className="date-range" role="group" aria-label={names.join(' – ')}>
      <DateField
        settled
        aria-label={names[0]}
        placeholder={names[0]}
        value={from}
        max={until === '' ? max : until}
        onChange={day => onChange({ from: day, until })}
      />
      <span aria-hidden="true">–</span>
      <DateField
        settled
        aria-label={names[1]}
        placeholder={names[1]}
        value={until}
        min={from === '' ? undefined : from}
        max={max}
        onChange={day => onChange({ from, until: day })}
      />
    </span>
  )
}
