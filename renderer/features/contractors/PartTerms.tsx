import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox, InputNumber, Select } from 'antd'
import { partWords } from '../../../main/contract/contractor-words.ts'
import {
  type PartTerm,
  statutoryMonths,
  type WorkPart,
  workParts,
} from '../../../main/contract/contractors.ts'
import { useTexts } from '../../app/i18n.ts'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

interface PartTermsProps {
  readonly value: readonly PartTerm[]
  onChange(value: PartTerm[]): void
}

/** The parts a contract warrants, each with its months; a new one begins with the least the law asks for. */
export function PartTerms({ value, onChange }: PartTermsProps) {
  const t = useTexts(texts)
  const word = useWord()
  const change = (part: WorkPart, months: number | null) =>
    onChange(value.map(term => (term.part === part ? { part, months } : term)))
  const left = workParts.filter(part => !value.some(term => term.part === part))
  return (
    <fieldset className="contractor-parts">
      <legend>{t('parts')}</legend>
      <p className="desk-soft">{t('partsHint')}</p>
      {value.map(({ part, months }) => (
        <div key={part} className="contractor-part-term">
          <span>{word(partWords[part])}</span>
          {months === null ? (
            <span className="desk-soft">{t('lifeShort')}</span>
          ) : (
            <InputNumber
              aria-label={`${word(partWords[part])} ${t('months')}`}
              min={1}
              max={1200}
              precision={0}
              value={months}
              suffix={t('months')}
              onChange={chosen => change(part, chosen ?? 1)}
            />
          )}
          <Checkbox
            checked={months === null}
            onChange={event => change(part, event.target.checked ? null : (statutoryMonths[part] ?? 60))}
          >
            {t('life')}
          </Checkbox>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={`${t('remove')} ${word(partWords[part])}`}
            onClick={() => onChange(value.filter(term => term.part !== part))}
          />
        </div>
      ))}
      {left.length > 0 ? (
        <Select<WorkPart | null>
          aria-label={t('addPart')}
          className="contractor-add-part"
          placeholder={t('addPart')}
          value={null}
          options={left.map(part => ({ value: part, label: word(partWords[part]) }))}
          onChange={part => {
            if (part !== null) onChange([...value, { part, months: statutoryMonths[part] }])
          }}
        />
      ) : null}
    </fieldset>
  )
}
