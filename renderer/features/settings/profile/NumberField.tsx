import { InputNumber } from 'antd'
import { Field } from '../../../components/Field.tsx'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly locked: boolean
  readonly error?: string | undefined
  onChange(value: number): void
}

/** A whole number with its name. What is too small or too large is the schema's to say. */
export function NumberField({ label, value, locked, error, onChange }: NumberFieldProps) {
  return (
    <Field label={label} error={error}>
      {({ id, status }) => (
        <InputNumber
          id={id}
          status={status}
          precision={0}
          min={0}
          value={value}
          disabled={locked}
          onChange={next => onChange(Number(next ?? 0))}
        />
      )}
    </Field>
  )
}
