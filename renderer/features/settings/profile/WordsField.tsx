import { Select } from 'antd'
import { useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { texts } from './texts.ts'

interface WordsFieldProps {
  readonly label: string
  readonly hint?: string
  readonly words: readonly string[]
  readonly locked: boolean
  readonly error?: string | undefined
  onChange(words: string[]): void
}

/** Words, typed one after the other; Enter, a comma or a blank ends one. */
export function WordsField({ label, hint, words, locked, error, onChange }: WordsFieldProps) {
  const t = useTexts(texts)
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, status }) => (
        <Select
          id={id}
          status={status}
          mode="tags"
          aria-label={label}
          value={[...words]}
          disabled={locked}
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ';', '；', '\n']}
          placeholder={t('wordsPlaceholder')}
          onChange={next => onChange([...new Set(next.map(word => word.trim()).filter(word => word !== ''))])}
        />
      )}
    </Field>
  )
}
