import { Select } from 'antd'

interface ChoiceFilterProps<Value extends string> {
  readonly label: string
  readonly values: readonly Value[]
  word(value: Value): string
  readonly value: Value | undefined
  onChange(value: Value | undefined): void
}

/** Narrows a list to one of a few values. */
export function ChoiceFilter<Value extends string>(props: ChoiceFilterProps<Value>) {
  const { label, values, word, value, onChange } = props
  return (
    <Select<Value>
      aria-label={label}
      className="owner-filter-small"
      placeholder={label}
      allowClear
      value={value ?? null}
      onChange={chosen => onChange(chosen ?? undefined)}
      options={values.map(one => ({ value: one, label: word(one) }))}
    />
  )
}
