import { Select } from 'antd'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'
import { type Later, laterChoices, momentOfLater } from './times.ts'

interface LaterFieldProps {
  readonly label: string
  readonly value: Later | undefined
  onChange(value: Later | undefined): void
  /** Nothing may be agreed. */
  readonly optional?: boolean
}

/** When something is done again, with the moment that means. */
export function LaterField({ label, value, onChange, optional = false }: LaterFieldProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const now = useNow()
  return (
    <Field label={label}>
      {({ id }) => (
        <Select
          id={id}
          allowClear={optional}
          placeholder={t('later.none')}
          value={value ?? null}
          options={laterChoices.map(one => ({
            value: one,
            label: `${t(`later.${one}`)}（${formatMoment(momentOfLater(one, now), language)}）`,
          }))}
          onChange={chosen => onChange(chosen ?? undefined)}
        />
      )}
    </Field>
  )
}
